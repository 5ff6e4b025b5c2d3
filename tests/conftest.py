"""The test bed: the cast, and fresh stores for each test on both engines."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.desk import Desk
from dialogue.actors import Actor
from models.stores import Stores
from tests.beds import PostgresBed, SqliteBed
from tests.cast import AUDIENCES, CAST

ENGINES = ("sqlite", "postgres")
"""The engines that hold stores. Every test of stores runs on both."""


SLOW = {
    "test_acceptances", "test_access_matrix", "test_catalogue", "test_clause_machine", "test_drafts", "test_every_page", "test_events",
    "test_meetings", "test_migrate", "test_pages_in_chinese", "test_record_door", "test_record_pages", "test_rooms",
    "test_samples", "test_signing", "test_stores", "test_tabling", "test_users", "test_word_compare", "test_word_files",
    "test_word_limits", "test_pairing",
}  # fmt: skip
"""Test files that `make quick` leaves to `make test`, with everything on PostgreSQL and most seeds of the laws."""
QUICK_SEEDS = 6


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what takes long as `slow`."""
    for item in items:
        given = getattr(getattr(item, "callspec", None), "params", {})
        if (
            item.module.__name__.rpartition(".")[2] in SLOW
            or given.get("engine") == "postgres"
            or (isinstance(given.get("seed"), int) and given["seed"] >= QUICK_SEEDS)
        ):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def cast() -> dict[str, Actor]:
    """Everybody, by first name."""
    return CAST


@pytest.fixture(scope="session")
def sqlite_bed(tmp_path_factory: pytest.TempPathFactory) -> SqliteBed:
    """The migrated template file from which SQLite stores are copied."""
    return SqliteBed(tmp_path_factory.mktemp("template"))


@pytest.fixture(scope="session")
def postgres_bed() -> Iterator[PostgresBed]:
    """A PostgreSQL server for the length of the session."""
    bed = PostgresBed()
    yield bed
    bed.stop()


ON_SQLITE_ONLY = {
    "test_acceptances", "test_access_matrix", "test_agenda", "test_commitments", "test_drafts", "test_people",
    "test_proposals", "test_rooms", "test_sources", "test_transmittals", "test_users",
}  # fmt: skip
"""Tests of verbs whose stores the other tests have tried on both engines; `ALTERNAT_ENGINES=all` tries these too."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hand out the engines: both, but for the tests of verbs named above."""
    if "engine" in metafunc.fixturenames:
        short = metafunc.module.__name__.rpartition(".")[2]
        few = short in ON_SQLITE_ONLY and os.environ.get("ALTERNAT_ENGINES") != "all"
        metafunc.parametrize("engine", ENGINES[:1] if few else ENGINES, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine holds the stores of this test."""
    return request.param


@pytest.fixture
def store_urls(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The URLs of fresh migrated stores of the whole cast, by audience, on the engine of this test."""
    if engine == "sqlite":
        yield request.getfixturevalue("sqlite_bed").copy(tmp_path / "stores")
        return
    bed: PostgresBed = request.getfixturevalue("postgres_bed")
    with bed.databases(len(AUDIENCES)) as names:
        yield {audience: bed.url(name) for audience, name in zip(AUDIENCES, names, strict=True)}


@pytest.fixture
def stores(store_urls: dict[str, str]) -> Iterator[Stores]:
    """Fresh migrated stores of the whole cast, on SQLite and on PostgreSQL."""
    stores = Stores(store_urls)
    yield stores
    stores.close()


@pytest.fixture
def sqlite_stores(sqlite_bed: SqliteBed, tmp_path: Path) -> Iterator[Stores]:
    """Fresh migrated stores of the whole cast on SQLite only, for tests whose subject is not the store."""
    stores = Stores(sqlite_bed.copy(tmp_path / "stores"))
    yield stores
    stores.close()


@pytest.fixture
def desks(stores: Stores) -> dict[str, Desk]:
    """The desk of everybody in the cast, by first name, on `stores`."""
    return {name: Desk(stores, actor) for name, actor in CAST.items()}


@pytest.fixture
def sqlite_desks(sqlite_stores: Stores) -> dict[str, Desk]:
    """The desk of everybody in the cast, by first name, on `sqlite_stores`."""
    return {name: Desk(sqlite_stores, actor) for name, actor in CAST.items()}


@pytest.fixture
def empty_url(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table, on the engine of this test."""
    if engine == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    bed: PostgresBed = request.getfixturevalue("postgres_bed")
    name = bed.empty()
    yield bed.url(name)
    bed.drop(name)
