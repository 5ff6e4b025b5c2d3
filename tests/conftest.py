"""The test bed: the cast, and fresh stores for each test on both engines."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from hypothesis import HealthCheck, settings
from streamlit.components.v2 import manifest_scanner

from actions import installation
from actions.desk import Desk
from dialogue.actors import Actor
from models.stores import Stores
from tests.beds import PostgresBed, ServedBed, SqliteBed, once_a_run
from tests.cast import CAST
from tests.seeds import given_in_batches, is_beyond_quick, pytest_pyfunc_call  # noqa: F401 - the last is a hook

# How long it takes to draw an example says how busy the machine is, and nothing of the code.
settings.register_profile("on any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("on any machine")

ENGINES = ("sqlite", "postgres")
"""The engines that hold stores. Every test of stores runs on both."""


PROJECT = Path(__file__).resolve().parents[1]
MEMORY = Path("/dev/shm")
ROOM_IN_MEMORY = 1 << 30


def pytest_configure() -> None:
    """Keep the stores of tests in memory where there is room: whether the disk is right is not what they ask."""
    if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_IN_MEMORY:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


SLOW = {
    "test_acceptances", "test_batches", "test_checked_numbers", "test_dialogue_document", "test_digest", "test_keys",
    "test_record_pages", "test_room_header", "test_room_rights", "test_access_matrix", "test_acts", "test_acts_that_meet", "test_adoptions", "test_agenda",
    "test_bad_input", "test_catalogue", "test_checked_letterheads", "test_clause_history", "test_clause_machine",
    "test_comparative", "test_copy_checks", "test_delegation_pack", "test_document_check", "test_draft_starts",
    "test_events", "test_file_comparison", "test_follow_ups", "test_house_templates", "test_hub", "test_letterheads",
    "test_library", "test_long_drafts_are_read_whole", "test_mandates", "test_migrate", "test_milestones",
    "test_originals", "test_pairing", "test_paper_minutes", "test_paper_positions", "test_paper_texts", "test_position_doors", "test_papers", "test_past_texts",
    "test_recommendation_views", "test_record_door", "test_room_advice", "test_room_changes", "test_samples",
    "test_signing", "test_silences", "test_stores", "test_structural_acts", "test_structural_proposals",
    "test_thread_acts", "test_threads", "test_timekeeper", "test_turns", "test_typed_words", "test_users",
    "test_verification", "test_word_comments", "test_word_compare", "test_word_files", "test_word_forms",
    "test_word_fuzz", "test_word_limits", "test_word_lines", "test_word_returns", "test_word_stationery",
    "test_word_taking", "test_word_unattributed", "test_word_validators",
    "test_a_comparison_adds_no_finding_to_those_of_its_base",
    "test_an_empty_folder_becomes_an_installation",
    "test_many_insertions_at_one_place_never_run_out_of_room",
}  # fmt: skip
"""Test files, and single tests, that `make quick` leaves to `make test`."""
OPENING = {"house", "samples"}
"""What a test that opens pages asks for."""
STILL_QUICK = {"test_every_page_opens_for_everybody_in_either_language[orla-zh]"}
"""Of the tests that open pages: one reader of the record in Chinese."""


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read the files that `make quick` leaves out."""
    left_out = config.option.markexpr
    slow = "not slow" in left_out and collection_path.stem in SLOW
    return slow or ("not browser" in left_out and collection_path.name == "browser") or None


QUICK_EXAMPLES = 8
"""So many random inputs `make quick` gives to each law; `make test` gives as many as the law says."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Function]) -> None:
    """Mark what takes long as `slow`: what runs on PostgreSQL, what opens pages, most seeds of the laws, and some files."""
    for item in items:
        law = getattr(item.obj, "_hypothesis_internal_use_settings", None)
        if law is not None and "not slow" in config.option.markexpr:
            fewer = settings(law, max_examples=min(law.max_examples, QUICK_EXAMPLES))
            getattr(item.obj, "__func__", item.obj)._hypothesis_internal_use_settings = fewer
        given = getattr(getattr(item, "callspec", None), "params", {})
        if (
            {item.module.__name__.rpartition(".")[2], item.originalname} & SLOW
            or given.get("engine") == "postgres"
            or (OPENING & {*item.fixturenames} and item.name not in STILL_QUICK)
            or is_beyond_quick(given.get("seed"))
        ):
            item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Leave what was imported and collected out of every later search for garbage: it stays to the end."""
    gc.collect()
    gc.freeze()


QUICKLY = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session", autouse=True)
def hashing_takes_no_time() -> Iterator[None]:
    """Hash passwords with the product's own function at the lowest cost; tests/api/test_signing.py holds the real cost."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("actions.users._HASHER", QUICKLY)
        yield


@pytest.fixture(scope="session", autouse=True)
def nothing_is_served_from_the_project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Whatever asks for an installation without having laid one finds an empty folder, and never the data of who runs tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(installation.DATA_VARIABLE, str(tmp_path_factory.mktemp("nobody")))
        yield


@pytest.fixture(scope="session", autouse=True)
def installed_components_are_looked_up_once() -> Iterator[None]:
    """Each AppTest reads what every installed package says of itself, which does not change while tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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
    "test_acceptances", "test_access_matrix", "test_acts_that_meet", "test_agenda", "test_batches", "test_bracket_styles",
    "test_commitments", "test_dialogues", "test_draft_starts", "test_drafts", "test_follow_ups", "test_library",
    "test_mandates", "test_measures", "test_meetings", "test_people", "test_positions", "test_positions_in_depth", "test_proposals", "test_rooms", "test_silences",
    "test_paper_minutes", "test_paper_positions", "test_papers", "test_position_doors", "test_position_matrix", "test_sources", "test_statements", "test_threads", "test_transmittals", "test_users",
}  # fmt: skip
"""Tests of verbs whose stores the other tests have tried on both engines; `ALTERNAT_ENGINES=all` tries these too."""


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Hand out the seeds in batches, and the engines: both, but for the tests of verbs named above."""
    given_in_batches(metafunc)
    if "engine" in metafunc.fixturenames:
        short = metafunc.module.__name__.rpartition(".")[2]
        few = short in ON_SQLITE_ONLY and os.environ.get("ALTERNAT_ENGINES") != "all"
        metafunc.parametrize("engine", ENGINES[:1] if few else ENGINES, indirect=True)


@pytest.fixture
def engine(request: pytest.FixtureRequest) -> str:
    """Which engine holds the stores of this test."""
    return request.param


@pytest.fixture
def stores(engine: str, request: pytest.FixtureRequest) -> Iterator[Stores]:
    """Fresh migrated stores of the whole cast, on SQLite and on PostgreSQL."""
    if engine == "sqlite":
        yield request.getfixturevalue("sqlite_stores")
        return
    bed: PostgresBed = request.getfixturevalue("postgres_bed")
    with bed.lent() as stores:
        yield stores


@pytest.fixture
def store_urls(stores: Stores) -> dict[str, str]:
    """Under which URL another process reaches each of the stores."""
    return {a: s.url.render_as_string(hide_password=False) for a, s in stores.for_upkeep().items()}


@pytest.fixture
def sqlite_stores(sqlite_bed: SqliteBed) -> Iterator[Stores]:
    """Fresh migrated stores of the whole cast on SQLite only, for tests whose subject is not the store."""
    with sqlite_bed.lent() as (_, stores):
        yield stores


@pytest.fixture(scope="session")
def ready_folder(sqlite_bed: SqliteBed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder as it is after the first start: migrated stores, and the parties of the start in them."""
    folder = tmp_path_factory.mktemp("ready")
    sqlite_bed.copy(folder, ("accounts", "joint", "secretariat", "party_us", "party_cn"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(installation.DATA_VARIABLE, str(folder))
        installation.shut()
        installation.installation()
        installation.shut()
    return folder


@pytest.fixture(scope="session")
def served_bed(tmp_path_factory: pytest.TempPathFactory) -> ServedBed:
    """The data folder that this process serves."""
    return ServedBed(tmp_path_factory.mktemp("served") / "data")


@pytest.fixture
def served(ready_folder: Path, served_bed: ServedBed) -> Iterator[Stores]:
    """The installation that this process serves, as it is after the first start."""
    with served_bed.serving(ready_folder) as stores:
        yield stores


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a demonstration, loaded by the program's own verb."""

    def load(folder: Path) -> None:
        command = [sys.executable, str(PROJECT / "alternat.py"), "demo", "--no-serve"]
        environment = {**os.environ, "ALTERNAT_DATA": str(folder)}
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)

    return once_a_run(tmp_path_factory, "demo", load)


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
