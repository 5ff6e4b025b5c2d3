"""The tables of the record: what is tied by keys, and what must not be."""

import pytest
from sqlalchemy import Enum

from models.tables import METADATA

PRIVATE = ("source", "passage", "position", "comment", "commitment", "account", "fulfilment")
"""Tables that also hold rows in a side's own store."""
OWN_STORE = {"source", "passage", "position", "stored_file"}
"""What such a row may be tied to: only what stands in the same store."""


@pytest.mark.parametrize("table", PRIVATE)
def test_a_private_row_is_tied_only_to_rows_of_its_own_store(table):
    tied = {key.column.table.name for key in METADATA.tables[table].foreign_keys}
    assert tied <= OWN_STORE


@pytest.mark.parametrize("table", ["position", "commitment", "account", "fulfilment", "comment"])
def test_what_somebody_said_rests_on_a_passage(table):
    column = METADATA.tables[table].c.passage_id
    assert not column.nullable
    assert [key.column.table.name for key in column.foreign_keys] == ["passage"]


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_closed_lists_are_checked_by_the_database(name):
    for column in METADATA.tables[name].columns:
        if isinstance(column.type, Enum):
            assert column.type.create_constraint, column
            assert not column.type.native_enum, column


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_every_foreign_key_and_check_has_a_name(name):
    for constraint in METADATA.tables[name].constraints:
        assert constraint.name, constraint
