"""Stores for one file of tests at a time: a file lays its record once, and its tests only read."""

from collections.abc import Iterator

import pytest

from actions.desk import Desk
from tests.beds import SqliteBed
from tests.cast import CAST


@pytest.fixture(scope="module")
def orla(sqlite_bed: SqliteBed) -> Iterator[Desk]:
    """The organiser's desk on stores that the tests of one file share."""
    with sqlite_bed.lent() as (_, stores):
        yield Desk(stores, CAST["orla"])
