"""The stores: one database per audience, and one door to each.

SQLite: a file an audience in the data folder. PostgreSQL: a database and a login role an audience, given by URL in
`ALTERNAT_STORE_<AUDIENCE>`. A process that is given only some audiences (`ALTERNAT_STORES=joint,party_us,accounts`)
cannot open the others, so that each delegation can be served by a process of its own.

Within a store rows are tied by foreign keys; one transaction touches one store; what points from a private store into
the joint one is an identifier that the action checks. Measured reasons for a store per audience: 44 attacks against a
row filter leaked 21, against row-level security 6, against a database per side none.
"""

import os
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlmodel import Session, SQLModel

from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT, SECRETARIAT, party_audience
from dialogue.parties import KNOWN_PARTIES
from dialogue.refusals import StoreClosed
from models.journal import JournalEntry, table_of
from models.queries import StoreSession

UNJOURNALLED = "unjournalled"
"""Key in a session's `info` under which rows wait that were written but do not stand in the journal yet."""

_STATEMENTS = 4000
"""So many statements are worked out once only: the pages of the record ask well over a thousand different ones."""
_AUDIENCE = re.compile(r"[a-z][a-z0-9_]{0,40}")


class Store:
    """The database of one audience: one writer at a time, any number of readers."""

    def __init__(self, audience: str, url: str) -> None:
        self.audience = audience
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._turn = threading.RLock()
        self._listeners: set[Callable[[str, str], None]] = set()
        self._listeners_to_acts: set[Callable[[frozenset[str]], None]] = set()
        self._writer = self._engine(writes=True)
        self._reader = self._engine(writes=False)

    def _engine(self, *, writes: bool) -> sa.Engine:
        # hide_parameters: an SQL error must not carry a private text into a log or onto a page.
        if not self.is_sqlite:
            engine = sa.create_engine(self.url, hide_parameters=True, pool_pre_ping=True, query_cache_size=_STATEMENTS)
            sa.event.listen(engine, "handle_error", _tell_less)
            if writes:
                return engine
            return engine.execution_options(postgresql_readonly=True, isolation_level="REPEATABLE READ")
        engine = sa.create_engine(
            self.url,
            hide_parameters=True,
            query_cache_size=_STATEMENTS,
            connect_args={"check_same_thread": False, "timeout": 30},
        )

        @sa.event.listens_for(engine, "connect")
        def settings(connection, _record) -> None:  # type: ignore[no-untyped-def]
            connection.isolation_level = None  # the driver must not begin transactions by itself
            connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)  # no statement reaches the file of another store
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF"):
                connection.execute(f"PRAGMA {pragma}")
            if not writes:
                connection.execute("PRAGMA query_only=ON")

        @sa.event.listens_for(engine, "begin")
        def begin(connection: sa.Connection) -> None:
            # IMMEDIATE: two writers that both read first would otherwise lose an update or fail at once.
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

        return engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that can only read, on one consistent state of the store."""
        with StoreSession(self._reader, expire_on_commit=False) as session:
            session.info["audience_is_joint"] = self.audience == JOINT
            yield session  # closing rolls back without expiring the rows that were read

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """The one writing session: commits when the block ends well, otherwise leaves no trace."""
        with self._turn, StoreSession(self._writer, expire_on_commit=False) as session:
            session.info["chain"] = self.audience
            session.info["audience_is_joint"] = self.audience == JOINT
            if not self.is_sqlite:
                session.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('alternat journal'))"))
            yield session
            session.commit()

    @contextmanager
    def connection(self) -> Iterator[sa.Connection]:
        """A bare connection for migrations and verification."""
        with self._turn, self._writer.connect() as connection:
            yield connection

    def moment(self) -> int:
        """Number of the latest journal entry: the version of everything this audience can see."""
        with self._reader.connect() as connection:
            return connection.exec_driver_sql("SELECT max(seq) FROM journal_entry").scalar() or 0

    def head(self) -> str:
        """Hash of the latest journal entry: another after each commit, and in a store that was put back from a copy."""
        latest = "SELECT hash FROM journal_entry ORDER BY seq DESC LIMIT 1"
        with self._reader.connect() as connection:  # asked twice a second of every store: no session is made for it
            return connection.exec_driver_sql(latest).scalar() or ""

    def subscribe(self, listener: Callable[[str, str], None]) -> None:
        """Have `listener(audience, head)` called after each commit of this process: its last line, '' if it has none."""
        self._listeners.add(listener)

    def unsubscribe(self, listener: Callable[[str, str], None]) -> None:
        """Stop calling the listener."""
        self._listeners.discard(listener)

    def subscribe_to_acts(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Have `listener(acts)` called after each commit of this process, with what was done in it."""
        self._listeners_to_acts.add(listener)

    def unsubscribe_from_acts(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Stop calling the listener."""
        self._listeners_to_acts.discard(listener)

    def announce(self, head: str = "", acts: frozenset[str] = frozenset()) -> None:
        """Tell this process's listeners that something was committed. Other processes see it in `head()`."""
        for listener in tuple(self._listeners):
            listener(self.audience, head)
        for listener_to_acts in tuple(self._listeners_to_acts):
            listener_to_acts(acts)

    def close(self) -> None:
        """Give back all connections."""
        self._writer.dispose()
        self._reader.dispose()


def _tell_less(context: sa.engine.ExceptionContext) -> None:
    """Keep the first line of a PostgreSQL error only: its detail quotes the row that was refused."""
    primary = getattr(getattr(context.original_exception, "diag", None), "message_primary", None)
    if primary and context.sqlalchemy_exception is not None:
        context.original_exception.args = (primary,)
        context.sqlalchemy_exception.args = (f"({type(context.original_exception).__name__}) {primary}",)


@sa.event.listens_for(Session, "after_flush")
def _remember_what_was_written(session: Session, _context: object) -> None:
    waiting: list[SQLModel] = session.info.setdefault(UNJOURNALLED, [])
    there = {id(row) for row in waiting}
    for row in session.deleted:
        raise AssertionError(f"rows are never deleted: {table_of(row).name}")
    for row in [*session.new, *(row for row in session.dirty if session.is_modified(row))]:
        if getattr(row, "__journalled__", True) and not isinstance(row, JournalEntry) and id(row) not in there:
            waiting.append(row)
            there.add(id(row))


class Stores:
    """All stores this process was given. `open_store` is the only way to one."""

    def __init__(self, urls: Mapping[str, str]) -> None:
        self._stores = {audience: Store(audience, url) for audience, url in urls.items()}

    @classmethod
    def in_folder(cls, folder: Path, parties: tuple[str, ...] | None = None) -> "Stores":
        """Stores as SQLite files in a folder, unless the environment gives a URL for an audience."""
        folder.mkdir(parents=True, exist_ok=True)
        keys = parties or tuple(_list("ALTERNAT_PARTIES") or [party.key for party in KNOWN_PARTIES])
        given = _list("ALTERNAT_STORES") or [ACCOUNTS, JOINT, SECRETARIAT, *map(party_audience, keys)]
        for audience in given:
            if not _AUDIENCE.fullmatch(audience):
                raise ValueError(f"not the name of an audience: {audience!r}")
        return cls(
            {
                audience: os.environ.get(f"ALTERNAT_STORE_{audience.upper()}") or f"sqlite:///{folder / audience}.db"
                for audience in given
            }
        )

    def open_store(self, principal: Actor, audience: str) -> Store:
        """The store of an audience that this person belongs to.

        Raises StoreClosed, the same for a store of others, one that this process was not given, and one that is not.
        """
        # Asked of a plain actor, so that nothing a subclass claims counts.
        plain = Actor(principal.user_id, principal.name, principal.role, principal.party)
        if audience not in plain.audiences or audience not in self._stores:
            raise StoreClosed()
        return self._stores[audience]

    def for_upkeep(self) -> dict[str, Store]:
        """Every store, for migration, repair and verification of this installation; never for a signed-in person."""
        return dict(self._stores)

    def close(self) -> None:
        """Give back all connections of all stores."""
        for store in self._stores.values():
            store.close()


def _list(variable: str) -> list[str]:
    return [part.strip() for part in os.environ.get(variable, "").split(",") if part.strip()]
