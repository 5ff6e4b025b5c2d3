"""A whole dialogue as one JSON document: how rows and values are written in it, how they are read, and its schema.

The document holds the rows of every table that comes along with a dialogue (`models.dialogue_parts`), ordered by their keys,
and a digest over them. One record gives one document, byte for byte.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from pydantic import ValidationError
from sqlmodel import SQLModel

from dialogue.intake_refusals import DocumentNotADialogue, DocumentTampered
from intake.decoding import is_storable
from models.dialogue_parts import ROOT, carried_columns, carried_tables
from models.journal import canonical
from models.tables import METADATA

FORMAT: Final = "alternat.dialogue"
VERSION: Final = 1
"""Counted on when a document of before could no longer be read."""
LARGEST: Final = 256 * 1024 * 1024
"""Bytes of a document."""
_ID: Final = re.compile(r"[0-9a-f]{32}")
_SCHEMA_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

Row = dict[str, Any]
Rows = dict[str, list[Row]]
"""The rows of a document by their table, each value as it stands there."""


def written(rows: Mapping[str, Iterable[Row]], dialogue_id: str) -> bytes:
    """The document of these rows."""
    tables = {t.name: sorted(rows.get(t.name, ()), key=lambda row: key_of(t.name, row)) for t in carried_tables()}
    document = {
        "format": FORMAT, "version": VERSION, "dialogue": dialogue_id, "sha256": _digest(dialogue_id, tables), "tables": tables,
    }  # fmt: skip
    return (json.dumps(document, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def parsed(content: bytes) -> tuple[str, Rows]:
    """The identifier of the dialogue of a document, and its rows, each value checked against its column.

    Raises DocumentNotADialogue for what is none of this version, DocumentTampered where the digest is not that of the rows.
    """
    if len(content) > LARGEST:
        raise DocumentNotADialogue(where="", reason="too large")
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise DocumentNotADialogue(where="", reason="not JSON in UTF-8") from error
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise DocumentNotADialogue(where="", reason="no dialogue")
    if document.get("version") != VERSION:
        raise DocumentNotADialogue(where="version", reason="another version")
    if document.keys() != {"format", "version", "dialogue", "sha256", "tables"}:
        raise DocumentNotADialogue(where="document", reason="other members")
    dialogue_id, tables = document["dialogue"], document["tables"]
    names = {table.name for table in carried_tables()}
    if not isinstance(tables, dict) or tables.keys() != names or not isinstance(dialogue_id, str):
        raise DocumentNotADialogue(where="tables", reason="other members")
    for name, rows in tables.items():
        if not isinstance(rows, list):
            raise DocumentNotADialogue(where=name, reason="no list")
        for at, row in enumerate(rows, 1):
            _check_row(name, at, row)
    if document["sha256"] != _digest(dialogue_id, tables):
        raise DocumentTampered(what="digest")
    return dialogue_id, tables


def row_written(row: SQLModel, table: str) -> Row:
    """A row of a store as it stands in a document."""
    return {column.name: _kept(getattr(row, column.name)) for column in carried_columns(table)}


def row_read(kind: type[SQLModel], table: str, row: Row) -> SQLModel:
    """A row of a document as a row of a store, not written yet. Raises DocumentNotADialogue."""
    values = {column.name: _value(column, row[column.name]) for column in carried_columns(table)}
    try:
        return kind(**values)
    except ValidationError as error:
        where = f"{table}.{error.errors(include_input=False)[0]['loc'][0]}"
        raise DocumentNotADialogue(where=where, reason="not allowed here") from error


def key_of(table: str, row: Row) -> tuple[Any, ...]:
    """The key of a row of a document."""
    return tuple(row[column.name] for column in METADATA.tables[table].primary_key)


def schema() -> dict[str, Any]:
    """The JSON Schema of a document, made from the tables."""
    tables = {table.name: {"type": "array", "items": _schema_of(table)} for table in carried_tables()}
    tables[ROOT] |= {"minItems": 1, "maxItems": 1}
    document = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "dialogue": {"type": "string", "pattern": _anchored(_ID)},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "tables": _closed(tables),
    }
    return {"$schema": _SCHEMA_DIALECT, "title": "A dialogue of Alternat", **_closed(document)}


def schema_text() -> str:
    """The schema as it stands in the manual."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _schema_of(table: sa.Table) -> dict[str, Any]:
    about = (kind_of(table.name).__doc__ or "").strip()
    return {"description": about, **_closed({c.name: _schema_of_column(table, c) for c in carried_columns(table.name)})}


def _schema_of_column(table: sa.Table, column: sa.Column[Any]) -> dict[str, Any]:
    plain = _plain_schema(column) | _bounds(table.name, column.name)
    if not column.nullable:
        return plain
    return {"anyOf": [plain, {"type": "null"}]}


def _plain_schema(column: sa.Column[Any]) -> dict[str, Any]:
    kind = column.type
    if isinstance(kind, sa.Enum):
        return {"enum": list(kind.enums)}
    if isinstance(kind, sa.Uuid):
        return {"type": "string", "pattern": _anchored(_ID)}
    if isinstance(kind, sa.LargeBinary):
        return {"type": "string", "contentEncoding": "base64"}
    if isinstance(kind, sa.Boolean):
        return {"type": "boolean"}
    if isinstance(kind, sa.Integer):
        return {"type": "integer"}
    return {"type": "string", **({"format": _FORMATS[name]} if (name := type(kind).__name__) in _FORMATS else {})}


_FORMATS: Final = {"Date": "date", "UTCDateTime": "date-time", "Time": "time"}


def _bounds(table: str, column: str) -> dict[str, int]:
    field = kind_of(table).model_fields[column]
    found = {"ge": "minimum", "le": "maximum"}
    return {found[name]: getattr(rule, name) for rule in field.metadata for name in found if hasattr(rule, name)}


def kind_of(table: str) -> type[SQLModel]:
    """The class whose rows a table holds."""
    return _kinds()[table]


def _kinds() -> dict[str, type[SQLModel]]:
    if not _KINDS:
        _KINDS.update({mapper.local_table.name: mapper.class_ for mapper in SQLModel._sa_registry.mappers})
    return _KINDS


_KINDS: dict[str, type[SQLModel]] = {}


def _closed(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": sorted(properties), "additionalProperties": False}


def _anchored(pattern: re.Pattern[str]) -> str:
    return f"^{pattern.pattern}$"


def _check_row(table: str, at: int, row: Any) -> None:
    columns = carried_columns(table)
    if not isinstance(row, dict) or row.keys() != {column.name for column in columns}:
        raise DocumentNotADialogue(where=f"{table} {at}", reason="other members")
    for column in columns:
        try:
            _value(column, row[column.name])
        except (ValueError, TypeError) as error:
            raise DocumentNotADialogue(where=f"{table}.{column.name} {at}", reason="not allowed here") from error


def _kept(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _value(column: sa.Column[Any], given: Any) -> Any:
    """A value of a document as its column keeps it. Raises ValueError, TypeError."""
    kind = column.type
    if given is None:
        if column.nullable:
            return None
        raise ValueError
    if isinstance(kind, sa.Boolean | sa.Integer):
        if type(given) is not (bool if isinstance(kind, sa.Boolean) else int):
            raise TypeError
        return given
    if not isinstance(given, str) or not is_storable(given):
        raise TypeError
    return _of_text(kind, given)


def _of_text(kind: Any, given: str) -> Any:
    if isinstance(kind, sa.Enum):
        if given not in kind.enums:
            raise ValueError
        return kind.enum_class(given) if kind.enum_class else given
    if isinstance(kind, sa.Uuid):
        if not _ID.fullmatch(given):
            raise ValueError
        return UUID(given)
    if isinstance(kind, sa.LargeBinary):
        try:
            return base64.b64decode(given, validate=True)
        except binascii.Error as error:
            raise ValueError from error
    read = {"Date": date.fromisoformat, "UTCDateTime": datetime.fromisoformat, "Time": time.fromisoformat}
    value: Any = read.get(type(kind).__name__, str)(given)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError
    if _kept(value) != given:  # one way to write each value: the same record always gives the same bytes
        raise ValueError
    return value


def _digest(dialogue_id: str, tables: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical([FORMAT, VERSION, dialogue_id, tables]).encode()).hexdigest()


__all__ = [
    "FORMAT",
    "LARGEST",
    "VERSION",
    "Row",
    "Rows",
    "key_of",
    "kind_of",
    "parsed",
    "row_read",
    "row_written",
    "schema",
    "schema_text",
    "written",
]


if __name__ == "__main__":  # the schema in the manual, written anew
    Path(__file__).parents[1].joinpath("docs/dialogue.schema.json").write_text(schema_text(), "utf-8")
