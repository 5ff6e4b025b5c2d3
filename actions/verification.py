"""Verification: is every store what its journal says it is; and rebuilding a store from its journal alone.

The chain by itself sees no change in a body: of 60 flipped bits it found none. So verification re-computes the links,
the digest of every payload, and the digest of every stored file, and compares each row of a journalled table with what
was last journalled of it. It reads as a stream: what it keeps in memory is one short digest a row.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import SQLModel

from dialogue.refusals import StoresDisagree
from models.journal import GENESIS, JournalEntry, digest, link
from models.migrate import check, migrate
from models.stores import Store, Stores
from models.tables import METADATA

_JOURNAL: Final = JournalEntry.__tablename__
_TOGETHER: Final = 1000
"""Rows fetched or inserted at once; rows that carry files one at a time."""


class FindingKind(StrEnum):
    """What verification can find wrong."""

    STRUCTURE = "structure"
    CHAIN = "chain"
    PAYLOAD = "payload"
    MISSING_ROW = "missing row"
    CHANGED_ROW = "changed row"
    EXTRA_ROW = "extra row"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as the journal says, with the number of the journal entry that says otherwise.

    `detail` names tables, keys and columns, never what stands in them: a finding may be shown to the upkeep of an
    installation, which does not read the stores.
    """

    audience: str
    seq: int | None
    kind: FindingKind
    detail: str


@dataclass(slots=True)
class _Line:
    """A journal entry as it stands in the database, in the form that `models.journal.link` reads."""

    seq: int
    at: Any
    actor_id: Any
    actor_name: str
    side: str
    role: str
    act: str
    noun: str
    subject_id: Any
    dialogue_id: Any
    draft_id: Any
    clause_id: Any
    command_key: str | None
    salt: str
    payload: str
    payload_sha256: str
    previous: str
    hash: str


def verify(stores: Stores) -> list[Finding]:
    """What is not as the journals say, over every store of this installation; empty when all is well.

    A journal whose end was cut off, or which was written anew from the start, is consistent in itself: only receipts
    that somebody else keeps can show that.
    """
    return [found for audience, store in stores.for_upkeep().items() for found in verify_store(audience, store)]


def verify_store(audience: str, store: Store) -> list[Finding]:
    """What is not as the journal of one store says."""
    structure = check(store)
    findings = [Finding(audience, None, FindingKind.STRUCTURE, difference) for difference in structure]
    if any(not difference.startswith(("the guard", "the list")) for difference in structure):
        return findings  # rows cannot be compared where the tables themselves differ
    with store.reading() as session:
        connection = session.connection()
        _hold_still(connection)
        journalled: dict[tuple[str, tuple[Any, ...]], tuple[int, bytes]] = {}
        findings += _walk_the_chain(audience, connection, journalled)
        for table in _with_rows(connection, _journalled_tables()):
            findings += _compare_rows(audience, connection, table, journalled)
        findings += [
            Finding(audience, seq, FindingKind.MISSING_ROW, _name(table, key))
            for (table, key), (seq, _) in journalled.items()
        ]
    return findings


def rebuild(stores: Stores, into: Stores) -> None:
    """Write every store anew from its journal alone: the same rows, and the same chain.

    The bytes of stored files do not stand in the journal; they are copied, and must have the digest that does. Tables
    that are not journalled (sign-ins, last looks) stay empty. Raises StoresDisagree when a target is not empty, when a
    file is missing or is not the one that was journalled, or when the journal is not the chain it must be.
    """
    targets = into.for_upkeep()
    for audience, store in stores.for_upkeep().items():
        rebuild_store(audience, store, targets[audience])


def rebuild_store(audience: str, store: Store, target: Store) -> None:
    """Write one store anew from its journal alone. Raises StoresDisagree."""
    migrate(target)
    with store.reading() as session, target.connection() as written, written.begin():
        connection = session.connection()
        _hold_still(connection)
        if written.execute(sa.select(sa.func.count()).select_from(METADATA.tables[_JOURNAL])).scalar_one():
            raise StoresDisagree(findings=[f"{audience}: the store to be written is not empty"])
        last: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {}
        lines: list[dict[str, Any]] = []
        for line in _lines(connection):
            for change in json.loads(line.payload)["rows"]:
                last.setdefault(change["table"], {})[tuple(change["key"])] = change["row"]
            lines.append({name: getattr(line, name) for name in _Line.__slots__})
            if len(lines) == _TOGETHER:
                _insert(written, METADATA.tables[_JOURNAL], lines)
                lines = []
        _insert(written, METADATA.tables[_JOURNAL], lines)
        for table in METADATA.sorted_tables:
            if table.name in last:
                rows = _parents_first(table, last.pop(table.name))
                _with_files(audience, connection, table, rows)
                _insert(written, table, rows)


def _hold_still(connection: sa.Connection) -> None:
    # The journal and the tables must be read as of one moment, while others go on writing.
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _journalled_tables() -> list[sa.Table]:
    left_out = {
        mapper.local_table.name
        for mapper in SQLModel._sa_registry.mappers
        if not getattr(mapper.class_, "__journalled__", True)
    }
    return [table for table in METADATA.sorted_tables if table.name not in left_out | {_JOURNAL}]


def _with_rows(connection: sa.Connection, tables: list[sa.Table]) -> list[sa.Table]:
    names = [table.name for table in tables]
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM \"{name}\")" for name in names)  # noqa: S608
    held = set(connection.exec_driver_sql(asked).scalars())
    return [table for table in tables if table.name in held]


def _walk_the_chain(
    audience: str, connection: sa.Connection, journalled: dict[tuple[str, tuple[Any, ...]], tuple[int, bytes]]
) -> Iterator[Finding]:
    before, previous = 0, GENESIS
    for line in _lines(connection):
        if line.seq != before + 1:
            yield Finding(audience, line.seq, FindingKind.CHAIN, f"entries {before + 1} to {line.seq - 1} are missing")
        if line.previous != previous and line.seq == before + 1:
            yield Finding(audience, line.seq, FindingKind.CHAIN, "is not linked to the entry before it")
        if not isinstance(line.at, datetime) or link(line, audience) != line.hash:  # type: ignore[arg-type]
            yield Finding(audience, line.seq, FindingKind.CHAIN, "is not what its hash says")
        before, previous = line.seq, line.hash
        if digest(line.salt, line.payload) != line.payload_sha256:
            yield Finding(audience, line.seq, FindingKind.PAYLOAD, "the payload is not what its digest says")
        try:
            for change in json.loads(line.payload)["rows"]:
                row = change["row"]
                values = [row[name] for name in sorted(row)]
                journalled[change["table"], tuple(change["key"])] = (line.seq, _short(values))
        except (ValueError, KeyError, TypeError):
            yield Finding(audience, line.seq, FindingKind.PAYLOAD, "the payload cannot be read")


def _compare_rows(
    audience: str,
    connection: sa.Connection,
    table: sa.Table,
    journalled: dict[tuple[str, tuple[Any, ...]], tuple[int, bytes]],
) -> Iterator[Finding]:
    names = sorted(column.key for column in table.columns)
    keys = [names.index(column.key) for column in table.primary_key]
    sums = names.index("sha256") if table.name == "stored_file" else None
    for values in _rows(connection, table, names):
        key = tuple(values[place] for place in keys)
        said = journalled.pop((table.name, key), None)
        if said is None:
            yield Finding(audience, None, FindingKind.EXTRA_ROW, _name(table.name, key))
        elif said[1] != _short(values):
            differing = _differing(connection, said[0], table.name, key, dict(zip(names, values, strict=True)))
            if "content" in differing:
                yield Finding(audience, said[0], FindingKind.FILE, _name(table.name, key))
            elif differing:
                detail = f"{_name(table.name, key)}: {', '.join(differing)}"
                yield Finding(audience, said[0], FindingKind.CHANGED_ROW, detail)
        elif sums is not None and {"sha256": values[sums]} != values[names.index("content")]:
            yield Finding(audience, said[0], FindingKind.FILE, _name(table.name, key))


def _differing(
    connection: sa.Connection, seq: int, table: str, key: tuple[Any, ...], present: dict[str, Any]
) -> list[str]:
    """The columns of a row that are not as entry `seq` says. A moment written in another time zone is the same moment."""
    text = connection.execute(sa.select(JournalEntry.payload).where(JournalEntry.seq == seq)).scalar_one()  # type: ignore[call-overload, arg-type]
    changes = json.loads(text)["rows"]
    said = next(c["row"] for c in reversed(changes) if c["table"] == table and tuple(c["key"]) == key)
    columns = METADATA.tables[table].columns
    return [
        name
        for name in sorted(present.keys() | said.keys())
        if _same(columns[name], said.get(name)) != _same(columns[name], present.get(name))
    ]


def _same(column: sa.Column[Any], value: Any) -> Any:
    if isinstance(column.type, sa.DateTime) or isinstance(getattr(column.type, "impl", None), sa.DateTime):
        try:
            return datetime.fromisoformat(value).astimezone(UTC)
        except (TypeError, ValueError):
            return value
    return value


def _lines(connection: sa.Connection) -> Iterator[_Line]:
    statement = f"SELECT {', '.join(_Line.__slots__)} FROM {_JOURNAL} ORDER BY seq"  # noqa: S608
    for seq, at, actor_id, name, side, role, act, noun, subject, dialogue, draft, clause, *rest in _stream(
        connection, statement, _TOGETHER
    ):
        yield _Line(
            seq, _moment(at), _hex(actor_id), name, side, role, act, noun,
            _hex(subject), _hex(dialogue), _hex(draft), _hex(clause), *rest,
        )  # fmt: skip


def _rows(connection: sa.Connection, table: sa.Table, names: list[str]) -> Iterator[list[Any]]:
    """The rows of a table, each column as the journal writes it, read past every type that could fail on tampered values."""
    readers = [(place, read) for place, name in enumerate(names) if (read := _reader(table.columns[name]))]
    together = 1 if any(isinstance(column.type, sa.LargeBinary) for column in table.columns) else _TOGETHER
    chosen = ", ".join(f'"{table.columns[name].name}"' for name in names)
    for row in _stream(connection, f'SELECT {chosen} FROM "{table.name}"', together):  # noqa: S608
        values = list(row)
        for place, read in readers:
            values[place] = read(values[place])
        yield values


def _stream(connection: sa.Connection, statement: str, together: int) -> Iterator[Any]:
    result = connection.execution_options(yield_per=together).exec_driver_sql(statement)
    for batch in result.partitions(together):
        yield from batch


def _reader(column: sa.Column[Any]) -> Callable[[Any], Any] | None:
    kind = getattr(column.type, "impl", column.type) if isinstance(column.type, sa.types.TypeDecorator) else column.type
    readers: list[tuple[type[Any], Callable[[Any], Any]]] = [
        (sa.Uuid, _hex),
        (sa.DateTime, lambda value: moment.isoformat() if isinstance(moment := _moment(value), datetime) else moment),
        (sa.Date, lambda value: value.isoformat() if isinstance(value, date) else value),
        (sa.Time, _hour),
        (sa.Boolean, lambda value: bool(value) if value in (0, 1) else value),
        (sa.LargeBinary, lambda value: None if value is None else {"sha256": hashlib.sha256(value).hexdigest()}),
    ]
    return next((read for type_, read in readers if isinstance(kind, type_)), None)


def _hex(value: Any) -> Any:
    return value.hex if isinstance(value, UUID) else value


def _hour(value: Any) -> Any:
    try:
        return None if value is None else time.fromisoformat(str(value)).isoformat()
    except ValueError:
        return value


def _moment(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(f"{value}+00:00")  # SQLite keeps UTC without saying so
        except ValueError:
            return value
    return value.astimezone(UTC) if isinstance(value, datetime) else value


def _hour(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return time.fromisoformat(
                value
            ).isoformat()  # SQLite writes what lies below a second, also where it is nothing
        except ValueError:
            return value
    return value.isoformat() if isinstance(value, time) else value


def _short(values: list[Any]) -> bytes:
    return hashlib.blake2b(repr(values).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _name(table: str, key: tuple[Any, ...]) -> str:
    return f"{table} {' '.join(map(str, key))}"


def _insert(written: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    readers = {column.key: _writer(column) for column in table.columns}
    for start in range(0, len(rows), _TOGETHER):
        batch = rows[start : start + _TOGETHER]
        written.execute(
            sa.insert(table),
            [{key: None if value is None else readers[key](value) for key, value in row.items()} for row in batch],
        )


def _writer(column: sa.Column[Any]) -> Callable[[Any], Any]:
    kind = getattr(column.type, "impl", column.type) if isinstance(column.type, sa.types.TypeDecorator) else column.type
    if isinstance(kind, sa.Uuid):
        return lambda value: value if isinstance(value, UUID) else UUID(value)
    if isinstance(kind, sa.DateTime):
        return lambda value: value if isinstance(value, datetime) else datetime.fromisoformat(value)
    if isinstance(kind, sa.Date):
        return lambda value: value if isinstance(value, date) else date.fromisoformat(value)
    if isinstance(kind, sa.Time):
        return lambda value: value if isinstance(value, time) else time.fromisoformat(value)
    return lambda value: value


def _parents_first(table: sa.Table, rows: dict[tuple[Any, ...], dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that others of the same table point to before those that do."""
    own = [key for key in table.foreign_keys if key.column.table is table]
    if not own:
        return list(rows.values())
    ordered: dict[tuple[Any, ...], dict[str, Any]] = {}
    for start in rows:
        trail = [start]
        while trail:
            key = trail[-1]
            above = [(rows[key][foreign.parent.key],) for foreign in own if rows[key][foreign.parent.key]]
            waiting = [parent for parent in above if parent in rows and parent not in ordered and parent not in trail]
            if waiting:
                trail += waiting
            else:
                ordered.setdefault(trail.pop(), rows[key])
    return list(ordered.values())


def _with_files(audience: str, connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]]) -> None:
    """Put the bytes of files in the place of their digests, after hashing them again."""
    for column in table.columns:
        if not isinstance(column.type, sa.LargeBinary):
            continue
        for row in rows:
            content = connection.execute(sa.select(column).where(table.c.id == UUID(row["id"]))).scalar_one_or_none()
            if content is None or {"sha256": hashlib.sha256(content).hexdigest()} != row[column.key]:
                raise StoresDisagree(
                    findings=[f"{audience}: {_name(table.name, (row['id'],))} is not the journalled file"]
                )
            row[column.key] = content
