"""What the machine of random acts begins each example with: the files of a draft of three clauses between three parties."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from actions.desk import Desk
from models.stores import Stores
from tests.actions.draft_machine import DraftMachine
from tests.actions.drafting import LaidTable, set_table
from tests.actions.text_model import PARTIES
from tests.beds import KeptFolder, SqliteBed
from tests.cast import CAST


@contextmanager
def machine_in(folder: Path, bed: SqliteBed) -> Iterator[type[DraftMachine]]:
    """The machine, with a laid table to begin from. What the tables look like is not its subject, and slow to ask."""
    stores = Stores(bed.copy(folder / "laid"))
    table = set_table(stores, {name: Desk(stores, actor) for name, actor in CAST.items()}, PARTIES)
    stores.close()
    DraftMachine.laid = LaidTable(folder / "laid", table)
    DraftMachine.kept = KeptFolder(folder / "kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("actions.verification.check", lambda _store: [])
        yield DraftMachine
