"""The scene of the record, on both engines, and the sample dialogues."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.samples import load_samples
from models.stores import Stores
from tests.actions.scene import Scene, set_scene
from tests.beds import KeptFolder, SqliteBed, once_a_run

PASSWORD = "a demonstration"
"""Of everybody in the samples."""


@pytest.fixture
def scene(desks) -> Scene:
    """One dialogue between us and cn with a round, its people and its minutes; another without us."""
    return set_scene(desks["orla"])


@pytest.fixture(scope="session")
def laid_record(sqlite_bed: SqliteBed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of stores with the samples and their cast in them, loaded by one of the workers of a run."""

    def load(folder: Path) -> None:
        stores = Stores(sqlite_bed.copy(folder))
        load_samples(stores, password=PASSWORD, is_demo=True)
        stores.close()

    return once_a_run(tmp_path_factory, "record", load)


@pytest.fixture(scope="module")
def loaded(laid_record: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stores]:
    """A copy of the samples; the tests of a module that use it leave the record as it is."""
    stores = KeptFolder(tmp_path_factory.mktemp("samples") / "stores").put(laid_record)
    yield stores
    stores.close()
