"""Set-ups that many tests begin from: written through the verbs once a session, and copied into fresh stores afterwards.

A copy is taken only into a store in which nothing stands but its parties, and only of what was written into such a
store, so a test cannot tell a copy from the set-up itself.
"""

import sqlite3
from collections.abc import Callable, Hashable, Iterator
from contextlib import closing, contextmanager
from typing import Any, TypeVar

from sqlmodel import select

from models.journal import JournalEntry
from models.parties import Party
from models.stores import Store
from models.tables import METADATA

T = TypeVar("T")
_LAID: dict[Hashable, tuple[Any, Any]] = {}


def laid(store: Store, what: Hashable, lay: Callable[[], T]) -> T:
    """What `lay` writes into this one store, and what it tells of it; written the first time, copied from then on."""
    with store.reading() as session:
        acts = set(session.exec(select(JournalEntry.act).distinct()))
        parties = frozenset(session.exec(select(Party.key)))
    if not acts <= {"party:introduced"}:
        return lay()
    key = (what, store.is_sqlite, parties)
    if key not in _LAID:
        told = lay()
        _LAID[key] = (_file(store) if store.is_sqlite else _rows(store), told)
        return told
    content, told = _LAID[key]
    (_put_file if store.is_sqlite else _put_rows)(store, content)
    return told


def _file(store: Store) -> sqlite3.Connection:
    """A copy of the whole SQLite file in memory, as a reader sees the file at this moment."""
    copy = sqlite3.connect(":memory:", check_same_thread=False)
    with closing(sqlite3.connect(str(store.url.database))) as source:
        source.backup(copy)
    return copy


def _put_file(store: Store, content: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(str(store.url.database))) as target:
        content.backup(target)


def _rows(store: Store) -> dict[str, bytes]:
    """Every row of a PostgreSQL store, by table, as the database itself writes it down."""
    with _driver(store) as driver, driver.cursor() as cursor:
        found = {}
        for table in METADATA.sorted_tables:
            if cursor.execute(f'SELECT 1 FROM "{table.name}" LIMIT 1').fetchone():
                with cursor.copy(f'COPY "{table.name}" TO STDOUT (FORMAT binary)') as copy:
                    found[table.name] = b"".join(copy)
        return found


def _put_rows(store: Store, content: dict[str, bytes]) -> None:
    with _driver(store) as driver, driver.cursor() as cursor:
        cursor.execute(
            "SET LOCAL session_replication_role = replica"
        )  # guards and foreign keys held when it was written
        for name, written in content.items():
            cursor.execute(f'DELETE FROM "{name}"')
            with cursor.copy(f'COPY "{name}" FROM STDIN (FORMAT binary)') as copy:
                copy.write(written)
        driver.commit()


@contextmanager
def _driver(store: Store) -> Iterator[Any]:
    """The driver's own connection: only it can copy."""
    with store.connection() as connection:
        yield connection.connection.driver_connection
