"""What stands above every draft: on whom it waits."""

import pytest

from actions.proposals import answer_proposal
from actions.rooms import read_room
from actions.tabling import table_proposal
from dashboard.room_view import header
from drafts.proposals import Answer
from locales import Reader
from tests.actions.drafting import set_table


@pytest.fixture
def table(sqlite_stores, sqlite_desks):
    """A draft of two parties, every clause of it accepted by both."""
    table = set_table(sqlite_stores, sqlite_desks)
    for clause in range(3):
        table.accept("helen", clause), table.accept("wenyan", clause)
    return table


def waiting(table, by="orla"):
    shown = header(read_room(table.desks[by], table.draft), table.desks[by].actor, Reader("en"))
    return {entry["party"]: entry["clauses"] for entry in shown["waiting"]}


def test_a_text_that_both_sides_hold_waits_on_nobody(table):
    assert waiting(table) == {"us": [], "cn": []}


def test_a_tabled_insertion_waits_on_the_other_side_until_it_is_answered(table):
    written = table.write_insertion("daniel", "New.", "新。", table.clauses[0])
    assert waiting(table, "helen") == {"us": [], "cn": []}
    tabled = table_proposal(table.desks["daniel"], written.id)
    assert waiting(table) == {"us": [], "cn": [tabled.id.hex]}
    with table.desks["songbi"].writing() as joint:
        answer_proposal(joint, table.desks["songbi"].actor, tabled.id, Answer.NEEDS_CAPITAL)
    assert waiting(table) == {"us": [], "cn": []}


def test_a_tabled_wording_waits_on_who_has_to_answer_it_and_not_on_who_tabled_it(table):
    table.table("daniel", "Other words.", "其他措辞。")
    assert waiting(table) == {"us": [], "cn": [table.clauses[0].hex]}
