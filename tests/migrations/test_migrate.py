"""Migrations: what they make is what the tables say, all of it or nothing, and guarded, on both engines."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from dialogue.refusals import StoresDisagree
from models import migrate as migration
from models.guards import APPEND_ONLY, install
from models.migrate import check, migrate, newest_revision, refuse_replacing, revision_of
from models.stores import Store, Stores
from models.tables import METADATA

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def store(empty_url: str) -> Iterator[Store]:
    """A store that has never been migrated."""
    store = Store("joint", empty_url)
    yield store
    store.close()


def shape(connection: sa.Connection) -> dict[str, object]:
    """Everything a database says of its tables: columns, keys, checks, indexes and triggers."""
    inspector = sa.inspect(connection)
    readings = ("columns", "pk_constraint", "foreign_keys", "unique_constraints", "check_constraints", "indexes")
    found: dict[str, object] = {}
    for reading in readings:
        for (_, table), rows in getattr(inspector, f"get_multi_{reading}")().items():
            if table != "alembic_version":
                rows = rows if isinstance(rows, list) else [rows]
                found[f"{table} {reading}"] = sorted(re.sub(r"<.*?>| ", "", repr(row)) for row in rows)
    triggers = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
        if connection.dialect.name == "sqlite"
        else "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY tgname"
    )
    found["triggers"] = [tuple(row) for row in connection.exec_driver_sql(triggers)]
    return found


def tables_of(store: Store) -> set[str]:
    """The names of the tables a store has."""
    with store.connection() as connection:
        return set(sa.inspect(connection).get_table_names())


def test_a_migrated_store_has_exactly_what_the_tables_say(store: Store) -> None:
    migrate(store)
    with store.connection() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        migrated = shape(connection)
        connection.rollback()
        for name in tables_of_connection(connection):
            connection.exec_driver_sql(f'DROP TABLE "{name}"' + ("" if store.is_sqlite else " CASCADE"))
        METADATA.create_all(connection)
        install(connection, APPEND_ONLY)
        refuse_replacing(connection, APPEND_ONLY)
        assert shape(connection) == migrated
        connection.rollback()


def tables_of_connection(connection: sa.Connection) -> list[str]:
    """Tables, those that point to others first."""
    names = [table.name for table in reversed(METADATA.sorted_tables)]
    return [*names, "alembic_version"]


def test_a_store_stands_at_no_revision_before_and_at_the_newest_after(store: Store) -> None:
    assert revision_of(store) is None
    assert check(store) == ["the store has never been migrated"]
    migrate(store)
    assert revision_of(store) == newest_revision()
    assert check(store) == []


def test_migrating_twice_changes_nothing(store: Store) -> None:
    migrate(store)
    with store.connection() as connection:
        once = shape(connection)
    migrate(store)
    with store.connection() as connection:
        assert shape(connection) == once


def write_step(folder: Path, body: str) -> None:
    """A second migration in a copy of the migrations' folder."""
    (folder / "versions").mkdir(parents=True)
    for name in ("env.py", "script.py.mako", "versions/0001_first.py"):
        (folder / name).write_text((migration.MIGRATIONS / name).read_text("utf-8"), "utf-8")
    step = f"import sqlalchemy as sa\nfrom alembic import op\nrevision='0002'\ndown_revision='0001'\n\ndef upgrade():\n{body}"
    (folder / "versions" / "0002_step.py").write_text(step, "utf-8")


def test_a_migration_that_fails_half_way_leaves_nothing_behind(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_step(
        tmp_path / "m",
        "    op.create_table('left_over', sa.Column('id', sa.Integer(), primary_key=True))\n"
        "    op.execute('INSERT INTO no_such_table VALUES (1)')\n",
    )
    monkeypatch.setattr(migration, "MIGRATIONS", tmp_path / "m")
    with pytest.raises(sa.exc.DBAPIError):
        migrate(store)
    assert tables_of(store) == set()


def test_a_migration_that_loses_a_guard_is_undone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = "" if store.is_sqlite else " ON revision"
    write_step(tmp_path / "m", f"    op.execute('DROP TRIGGER revision_no_update{on}')\n")
    migrate(store)
    monkeypatch.setattr(migration, "MIGRATIONS", tmp_path / "m")
    with pytest.raises(StoresDisagree) as refused:
        migrate(store)
    assert refused.value.facts["findings"] == ["the guard revision_no_update is missing"]
    monkeypatch.undo()
    assert revision_of(store) == "0001"
    assert check(store) == []


def test_a_store_of_a_newer_version_is_refused(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_step(tmp_path / "m", "    pass\n")
    monkeypatch.setattr(migration, "MIGRATIONS", tmp_path / "m")
    migrate(store)
    monkeypatch.undo()
    with pytest.raises(StoresDisagree) as refused:
        migrate(store)
    assert refused.value.facts["findings"] == ["the store stands at revision 0002, which this version does not know"]


def test_orphans_stop_a_migration_on_sqlite(sqlite_stores: Stores) -> None:
    store = sqlite_stores.for_upkeep()["joint"]  # PostgreSQL never lets go of its foreign keys
    with store.connection() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys=OFF")
        connection.exec_driver_sql("INSERT INTO draft_party (draft_id, party, place) VALUES ('00', 'nobody', 1)")
        connection.commit()
    with pytest.raises(StoresDisagree) as refused:
        migrate(store)
    assert "point to rows that are not there" in refused.value.facts["findings"][0]


def test_foreign_keys_are_on_again_after_a_migration(store: Store) -> None:
    migrate(store)
    with store.connection() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.exec_driver_sql(
            "INSERT INTO draft_party (draft_id, party, place) VALUES "
            "('00000000-0000-0000-0000-000000000000', 'nobody', 1)"
        )


@pytest.mark.parametrize("damage", ["table", "column", "list", "guard"])
def test_check_tells_what_differs(store: Store, damage: str) -> None:
    migrate(store)
    statements = {
        "table": ("DROP TABLE last_look", "the table last_look is missing"),
        "column": ("ALTER TABLE last_look ADD COLUMN odd INTEGER", "the columns of last_look differ: odd"),
        "guard": (
            "DROP TRIGGER journal_entry_link" + ("" if store.is_sqlite else " ON journal_entry"),
            "the guard journal_entry_link is missing",
        ),
        "list": (
            "ALTER TABLE draft DROP CONSTRAINT ck_draft_draftkind",
            "the list of values of draft.kind differs",
        ),
    }
    statement, finding = statements[damage]
    with store.connection() as connection:
        if damage == "list" and store.is_sqlite:  # SQLite cannot drop a CHECK; write another list into the schema
            connection.connection.driver_connection.execute("PRAGMA writable_schema=ON")
            statement = (
                "UPDATE sqlite_master SET sql = replace(sql, '''outcome list''', '''list''') WHERE name = 'draft'"
            )
        connection.exec_driver_sql(statement)
        connection.commit()
    store.close()
    assert check(store) == [finding]
    with pytest.raises(StoresDisagree):
        migrate(store)


def test_migrations_run_from_any_folder_and_from_a_path_with_odd_characters(tmp_path: Path) -> None:
    program = (
        "import sys; from models.migrate import migrate, check; from models.stores import Store; "
        "store = Store('joint', 'sqlite:///' + sys.argv[1]); migrate(store); print(check(store)); store.close()"
    )
    home = tmp_path / "50% of 文件夹"
    home.mkdir()
    for folder in ("models", "dialogue", "drafts", "migrations"):
        (home / folder).symlink_to(PROJECT / folder)
    # Resolving the link would leave the odd folder, so the migrations are copied.
    (home / "migrations").unlink()
    for name in ("__init__.py", "env.py", "versions/0001_first.py"):
        (home / "migrations" / name).parent.mkdir(parents=True, exist_ok=True)
        (home / "migrations" / name).write_bytes((PROJECT / "migrations" / name).read_bytes())
    (home / "models").unlink()
    (home / "models").mkdir()
    for source in (PROJECT / "models").glob("*.py"):
        (home / "models" / source.name).write_bytes(source.read_bytes())
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(tmp_path / "joint.db")],
        cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(home)}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "[]", "")
