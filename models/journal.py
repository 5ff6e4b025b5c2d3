"""The journal: one line an act, chained by hashes, with everything the act changed.

Each entry carries the full state of the rows that the act wrote, so the store can be rebuilt from its journal, and
`verify` can compare every row with what was last journalled of it. The digest of the payload is salted, so that a
leaked head hash says nothing about a short private text.
"""

import hashlib
import json
import secrets
from datetime import date, datetime, time
from enum import Enum
from types import SimpleNamespace
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Field, Session, SQLModel

from models.base import Table, now

GENESIS = "0" * 64
"""What the first entry of a chain names as its predecessor."""
HEAD = "head of the chain"
"""Under which name a session keeps the hash of the line that it appended last."""
LAST = "number of the last line"
"""Under which name a session keeps the number of that line: nobody else appends while it writes."""
ACTS = "acts"
"""Under which name a session keeps the acts that it journalled."""


class JournalEntry(Table, table=True):
    """Who did what, for which side, when; the rows it changed; and the link to the entry before."""

    __tablename__ = "journal_entry"

    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: datetime
    actor_id: UUID | None = None
    actor_name: str
    side: str
    role: str
    act: str = Field(index=True)
    noun: str
    subject_id: UUID | None = Field(default=None, index=True)
    dialogue_id: UUID | None = Field(default=None, index=True)
    draft_id: UUID | None = Field(default=None, index=True)
    clause_id: UUID | None = Field(default=None, index=True)
    command_key: str | None = Field(default=None, unique=True)
    salt: str
    payload: str
    payload_sha256: str
    previous: str
    hash: str


def canonical(value: Any) -> str:
    """JSON with sorted keys and no spaces: one text for one value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def plain(value: Any) -> Any:
    """A column value as JSON keeps it. Bytes are journalled by their digest; the file itself is re-hashed by verify."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    if isinstance(value, bytes):
        return {"sha256": hashlib.sha256(value).hexdigest()}
    return value


def table_of(row: SQLModel) -> sa.Table:
    """The table a row belongs to."""
    return sa.inspect(type(row)).local_table


def state(row: SQLModel) -> dict[str, Any]:
    """A row as the journal keeps it: table, key, and every column."""
    table = table_of(row)
    columns = {column.key: plain(getattr(row, column.key)) for column in table.columns}
    return {"table": table.name, "key": [columns[column.key] for column in table.primary_key], "row": columns}


def digest(salt: str, payload: str) -> str:
    """The salted digest of an entry's payload."""
    return hashlib.sha256(f"{salt}|{payload}".encode()).hexdigest()


def link(entry: JournalEntry | SimpleNamespace, chain: str) -> str:
    """The hash that ties an entry to the one before it, in the chain of the store `chain`."""
    body = canonical(
        {
            "chain": chain,
            "seq": entry.seq,
            "at": entry.at.isoformat(),
            "actor": [plain(entry.actor_id), entry.actor_name, entry.side, entry.role],
            "act": entry.act,
            "subject": [entry.noun, plain(entry.subject_id)],
            "under": [plain(entry.dialogue_id), plain(entry.draft_id), plain(entry.clause_id)],
            "key": entry.command_key,
            "payload": entry.payload_sha256,
        }
    )
    return hashlib.sha256(b"\x01" + entry.previous.encode() + body.encode()).hexdigest()


LAST_LINE: Final = sa.select(JournalEntry.__table__.c["seq", "hash"]).order_by(sa.desc("seq")).limit(1)  # type: ignore[attr-defined]
"""The number and the hash of the last line of a journal."""


def head(session: Session) -> tuple[int, str]:
    """Sequence number and hash of the latest entry; (0, GENESIS) for an empty chain."""
    row = session.execute(LAST_LINE).first()
    return (row[0], row[1]) if row else (0, GENESIS)


_LINE: Final = sa.insert(JournalEntry.__table__)  # type: ignore[attr-defined]


def append(session: Session, chain: str, rows: list[SQLModel], facts: dict[str, Any], **entry: Any) -> None:
    """Add one entry at the end of the chain, with the state of the rows its act wrote.

    It is written as a plain row: nobody holds on to it, and every act waits for it.
    """
    seq, previous = (session.info[LAST], session.info[HEAD]) if LAST in session.info else head(session)
    payload = canonical(
        {"facts": {key: plain(value) for key, value in facts.items()}, "rows": [state(r) for r in rows]}
    )
    salt = secrets.token_hex(16)
    line = SimpleNamespace(
        seq=seq + 1,
        at=now(),
        salt=salt,
        payload=payload,
        payload_sha256=digest(salt, payload),
        previous=previous,
        **entry,
    )
    line.hash = link(line, chain)
    session.connection().execute(_LINE, vars(line))
    session.info[LAST], session.info[HEAD] = line.seq, line.hash
    session.info.setdefault(ACTS, set()).add(line.act)
