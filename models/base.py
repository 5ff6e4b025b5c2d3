"""The base of every table: identifiers, aware times, enums by value, and names for constraints."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

import sqlalchemy as sa
import uuid_utils.compat
from pydantic import ConfigDict
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
