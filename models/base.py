"""The base of every table: identifiers, aware times, enums by value, and names for constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import uuid_utils.compat
from pydantic import ConfigDict, ValidationError
from pydantic_core import InitErrorDetails
from sqlalchemy.orm.attributes import set_attribute
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def new_id() -> UUID:
    """A time-ordered identifier (UUIDv7). It tells when a row was made, so private ones are not shown to others."""
    return uuid_utils.compat.uuid7()


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


class Table(SQLModel):
    """A table row that validates on construction and on assignment (SQLModel tables by themselves do not)."""

    model_config = ConfigDict(validate_assignment=True, extra="forbid")

    def __init__(self, **values: Any) -> None:
        # SQLModel leaves out unknown fields and waits for the database to miss a required one.
        fields = type(self).model_fields
        wrong = [("extra_forbidden", name) for name in values.keys() - fields.keys()]
        wrong += [("missing", name) for name, field in fields.items() if field.is_required() and name not in values]
        if wrong:
            errors = [InitErrorDetails(type=kind, loc=(name,), input=None) for kind, name in wrong]
            raise ValidationError.from_exception_data(type(self).__name__, errors, hide_input=True)
        super().__init__(**values)

    def __setattr__(self, name: str, value: Any) -> None:
        # SQLModel sets first and validates afterwards: what was refused must not stay in the row.
        before = self.__dict__.get(name, value)
        try:
            super().__setattr__(name, value)
        except ValidationError:
            set_attribute(self, name, before)
            raise


class Identified(Table):
    """A row with a public identifier and the moment it was made."""

    id: UUID = Field(default_factory=new_id, primary_key=True)
    made_at: datetime = Field(default_factory=now)


def by_value(kind: type[StrEnum]) -> sa.Enum:
    """A column type that stores the value of the enum and checks it in the database, on both engines."""
    return sa.Enum(
        kind,
        values_callable=lambda members: [member.value for member in members],
        native_enum=False,
        create_constraint=True,
        length=40,
        name=kind.__name__.lower(),
    )


def choice(kind: type[StrEnum], **settings: Any) -> Any:
    """A field whose value is one of a closed list; `default=` as for any field."""
    return Field(sa_type=by_value(kind), **settings)
