"""Migration of one store: Alembic inside one transaction, and what must hold afterwards.

A store that is not as this version expects it is refused rather than worked with. On SQLite foreign keys are off while
tables change (a rebuilt table would otherwise delete its children) and are checked before the transaction ends.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from dialogue.refusals import StoresDisagree
from models.guards import APPEND_ONLY, missing_guards
from models.stores import Store
from models.tables import METADATA

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"

_REPLACE = """CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""


def configuration(connection: sa.Connection) -> Config:
    """Alembic's settings for one connection; they need no file and no current folder."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest_revision() -> str | None:
    """The revision that this version of the program brings its stores to."""
    return _revisions()[0]


def _revisions() -> tuple[str | None, frozenset[str]]:
    """The newest revision and all that this version knows; the scripts are read again when one of them has changed."""
    scripts = sorted((MIGRATIONS / "versions").glob("*.py"))
    return _read_revisions(MIGRATIONS, tuple((script.name, script.stat().st_mtime_ns) for script in scripts))


@lru_cache(maxsize=4)
def _read_revisions(folder: Path, _scripts: tuple[tuple[str, int], ...]) -> tuple[str | None, frozenset[str]]:
    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    return scripts.get_current_head(), frozenset(script.revision for script in scripts.walk_revisions())


def migrate(store: Store, *, checked: bool = True) -> None:
    """Bring a store to the newest revision, or leave it exactly as it was.

    Raises StoresDisagree when the store comes from a newer version, or when tables, closed lists, foreign keys or guards
    are not as they must be afterwards (not with `checked=False`, for writing the next migration).
    """
    with store.connection() as connection:
        driver: Any = connection.connection.driver_connection
        if store.is_sqlite:
            driver.execute("PRAGMA foreign_keys=OFF")  # has no effect once a transaction has begun
        try:
            with connection.begin():
                if not store.is_sqlite:
                    connection.execute(sa.text("SELECT pg_advisory_xact_lock(hashtext('alternat migration'))"))
                _bring_up(connection)
                findings = _findings(connection) + _orphans(connection) if checked else []
                if findings:
                    raise StoresDisagree(findings=findings)
        finally:
            if store.is_sqlite:
                driver.execute("PRAGMA foreign_keys=ON")


def revision_of(store: Store) -> str | None:
    """The revision a store stands at; None for one that has never been migrated."""
    with store.reading() as session:
        return MigrationContext.configure(session.connection()).get_current_revision()


def check(store: Store) -> list[str]:
    """In what this store is not as this version expects it; empty when it is."""
    with store.reading() as session:
        return _findings(session.connection())


def refuse_replacing(connection: sa.Connection, tables: tuple[str, ...]) -> None:
    """Guard append-only tables against INSERT OR REPLACE, which passes by a trigger on deleting (SQLite only)."""
    if connection.dialect.name != "sqlite":
        return
    inspector = sa.inspect(connection)
    for table in tables:
        keys = [inspector.get_pk_constraint(table)["constrained_columns"]]
        keys += [unique["column_names"] for unique in inspector.get_unique_constraints(table)]
        keys += [index["column_names"] for index in inspector.get_indexes(table) if index["unique"]]
        same = " OR ".join("(" + " AND ".join(f'"{c}" = NEW."{c}"' for c in key if c) + ")" for key in keys)
        connection.exec_driver_sql(_REPLACE.format(table=table, same=same))


def _bring_up(connection: sa.Connection) -> None:
    newest, known = _revisions()
    present = MigrationContext.configure(connection).get_current_revision()
    if present is not None and present not in known:
        raise StoresDisagree(findings=[f"the store stands at revision {present}, which this version does not know"])
    if present != newest:
        command.upgrade(configuration(connection), "head")


def _findings(connection: sa.Connection) -> list[str]:
    present, wanted = MigrationContext.configure(connection).get_current_revision(), newest_revision()
    if present is None:
        return ["the store has never been migrated"]
    moved = [f"the store stands at revision {present} and not at {wanted}"] if present != wanted else []
    # The stores of an installation are alike: one is looked into.
    written = connection.exec_driver_sql(_WRITTEN[connection.dialect.name]).all()
    text = "\n".join(map(str, written))
    if text not in _SEEN:
        found = _structure(connection)
        _SEEN.clear()
        _SEEN[text] = found
    return moved + _SEEN[text]


_WRITTEN: Final = {
    "sqlite": "SELECT type, name, sql FROM sqlite_master ORDER BY type, name",
    "postgresql": """
        SELECT attrelid::regclass::text, attname::text, '' FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped
        UNION ALL SELECT conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) FROM pg_constraint
            WHERE connamespace = current_schema()::regnamespace AND contype = 'c'
        UNION ALL SELECT tgrelid::regclass::text, tgname::text, 'guard' FROM pg_trigger WHERE NOT tgisinternal
        ORDER BY 1, 2, 3
    """,
}
"""How a store says in one text what `_structure` looks at."""
_SEEN: dict[str, list[str]] = {}
"""The text of the structure that was looked into last, and what was found in it."""


def _structure(connection: sa.Connection) -> list[str]:
    findings: list[str] = []
    inspector = sa.inspect(connection)
    columns = {name: {c["name"] for c in found} for (_, name), found in inspector.get_multi_columns().items()}
    checks = {name: found for (_, name), found in inspector.get_multi_check_constraints().items()}
    for table in METADATA.sorted_tables:
        if table.name not in columns:
            findings.append(f"the table {table.name} is missing")
            continue
        if differing := columns[table.name] ^ {column.name for column in table.columns}:
            findings.append(f"the columns of {table.name} differ: {', '.join(sorted(differing))}")
        findings += _differing_lists(table, {c["name"]: c["sqltext"] for c in checks.get(table.name, ())})
    findings += [
        f"the guard {name} is missing" for name in sorted(missing_guards(connection) | _replaceable(connection))
    ]
    return findings


def _differing_lists(table: sa.Table, checks: dict[str | None, str]) -> list[str]:
    """Closed lists whose values the database does not check as the program has them: Alembic does not see these."""
    findings = []
    for column in table.columns:
        if isinstance(column.type, sa.Enum) and column.type.create_constraint:
            text = checks.get(f"ck_{table.name}_{column.type.name}", "")
            values = {found.replace("''", "'") for found in re.findall(r"'((?:[^']|'')*)'", text)}
            if values != set(column.type.enums):
                findings.append(f"the list of values of {table.name}.{column.name} differs")
    return findings


def _replaceable(connection: sa.Connection) -> set[str]:
    if connection.dialect.name != "sqlite":
        return set()
    present = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    return {f"{table}_no_replace" for table in APPEND_ONLY} - set(present)


def _orphans(connection: sa.Connection) -> list[str]:
    if connection.dialect.name != "sqlite":
        return []
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return [f"{len(broken)} rows point to rows that are not there, the first in {broken[0][0]}"] if broken else []
