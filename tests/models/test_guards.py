"""The guards in the database: rows that may only be added stay as they are, and the journal stays a chain."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlalchemy as sa

from actions.journal import record
from actions.transaction import transaction
from dialogue.vocabulary import SourceKind
from models.base import new_id
from models.exchange import StoredFile
from models.guards import APPEND_ONLY, guard_names, missing_guards
from models.sources import Source
from models.stores import Store, Stores
from tests.cast import CAST


@pytest.fixture
def store(stores: Stores) -> Iterator[Store]:
    """A store with two sources, two files and two journal entries."""
    store = stores.for_upkeep()["joint"]
    for number in (1, 2):
        with transaction(store) as session:
            session.add(Source(kind=SourceKind.NOTE, title=f"note {number}", text="双方同意", sha256="0"))
            session.add(StoredFile(name="a.docx", media_type="x", sha256=str(number), content=b"words"))
            record(session, CAST["orla"], "source:recorded", None)
    return store


def refused(store: Store, statement: str) -> str:
    """What the database says to a statement that must not go through."""
    with store.connection() as connection:
        before = [connection.exec_driver_sql(f"SELECT * FROM {t}").all() for t in ("source", "journal_entry")]
        connection.rollback()
        with pytest.raises(sa.exc.DBAPIError) as error:
            connection.exec_driver_sql(statement)
        connection.rollback()
        after = [connection.exec_driver_sql(f"SELECT * FROM {t}").all() for t in ("source", "journal_entry")]
        assert after == before
    return str(error.value.orig)


def test_every_store_has_every_guard(store: Store) -> None:
    with store.connection() as connection:
        assert missing_guards(connection) == set()
    assert len(guard_names(sqlite=store.is_sqlite)) >= 2 * len(APPEND_ONLY) + 1


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_every_append_only_table_is_a_table_of_the_store(store: Store, table: str) -> None:
    with store.connection() as connection:
        assert table in sa.inspect(connection).get_table_names()


def test_a_row_is_not_changed(store: Store) -> None:
    assert "source is append-only" in refused(store, "UPDATE source SET title = 'another'")


def test_a_row_is_not_deleted(store: Store) -> None:
    assert "source is append-only" in refused(store, "DELETE FROM source")


def test_a_table_is_not_emptied(store: Store) -> None:
    # SQLite has no TRUNCATE; its DELETE without a condition is the same act.
    statement = "DELETE FROM stored_file" if store.is_sqlite else "TRUNCATE stored_file CASCADE"
    assert "is append-only" in refused(store, statement)


def test_a_row_is_not_replaced_by_a_conflicting_insert(store: Store) -> None:
    columns = [column.name for column in sa.inspect(Source).local_table.columns]
    chosen = ", ".join("'another'" if column == "title" else column for column in columns)
    for conflict in ("ON CONFLICT (id) DO UPDATE SET title = 'another'", "ON CONFLICT DO NOTHING"):
        statement = f"INSERT INTO source ({', '.join(columns)}) SELECT {chosen} FROM source WHERE true {conflict}"
        if "NOTHING" in conflict and not store.is_sqlite:
            continue  # leaves the row as it is; PostgreSQL says nothing
        assert "source is append-only" in refused(store, statement)


@pytest.mark.parametrize("table", ["source", "stored_file", "journal_entry"])
def test_a_row_is_not_replaced_on_sqlite(sqlite_stores: Stores, table: str) -> None:
    store = sqlite_stores.for_upkeep()["joint"]
    with transaction(store) as session:
        session.add(Source(kind=SourceKind.NOTE, title="note", text="双方同意", sha256="0"))
        session.add(StoredFile(name="a.docx", media_type="x", sha256="1", content=b"words"))
        record(session, CAST["orla"], "source:recorded", None)
    with store.connection() as connection, pytest.raises(sa.exc.DBAPIError):
        connection.exec_driver_sql(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")


def test_a_row_is_not_replaced_by_another_of_the_same_unique_value_on_sqlite(sqlite_stores: Stores) -> None:
    store = sqlite_stores.for_upkeep()["joint"]
    with transaction(store) as session:
        record(session, CAST["orla"], "source:recorded", None, key="once")
    replace = entry(store, 2, latest_hash(store)).replace("INSERT", "INSERT OR REPLACE")
    replace = replace.replace("(seq,", "(command_key, seq,").replace("VALUES (", "VALUES ('once', ")
    with store.connection() as connection, pytest.raises(sa.exc.DBAPIError, match="append-only"):
        connection.exec_driver_sql(replace)


def entry(store: Store, seq: int, previous: str) -> str:
    """An insert of a journal entry."""
    columns = "seq, at, actor_name, side, role, act, noun, salt, payload, payload_sha256, previous, hash"
    values = f"{seq}, '2026-01-01 00:00:00', '', '', '', 'x', '', '', '', '', '{previous}', 'h'"
    return f"INSERT INTO journal_entry ({columns}) VALUES ({values})"


def latest_hash(store: Store) -> str:
    with store.connection() as connection:
        return connection.exec_driver_sql("SELECT hash FROM journal_entry ORDER BY seq DESC LIMIT 1").scalar_one()


def test_the_journal_takes_no_entry_after_a_gap(store: Store) -> None:
    assert "the journal is a chain" in refused(store, entry(store, 4, latest_hash(store)))


def test_the_journal_takes_no_second_entry_of_one_number(store: Store) -> None:
    assert refused(store, entry(store, 2, latest_hash(store)))


def test_the_journal_takes_no_entry_that_is_not_linked_to_the_last(store: Store) -> None:
    assert "the journal is a chain" in refused(store, entry(store, 3, "0" * 64))


def test_the_journal_takes_the_next_entry(store: Store) -> None:
    statement = entry(store, 3, latest_hash(store))
    with store.connection() as connection:
        connection.exec_driver_sql(statement)
        assert connection.exec_driver_sql("SELECT count(*) FROM journal_entry").scalar_one() == 3
        connection.rollback()


def test_a_new_row_still_goes_into_a_guarded_table(store: Store) -> None:
    made: UUID = new_id()
    with transaction(store) as session:
        session.add(Source(id=made, kind=SourceKind.NOTE, title="third", text="第三", sha256="0"))
        record(session, CAST["orla"], "source:recorded", None)
    with store.reading() as session:
        assert session.get_one(Source, made).text == "第三"
