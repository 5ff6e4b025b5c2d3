"""Who is offered what in the room: rows say what a side can do, the role who of the side may."""

import pytest

from actions.rooms import read_room
from dashboard.room_rights import rights
from dashboard.room_view import private_batches, rows, without_a_name
from locales import Reader
from tests.actions.drafting import set_table
from tests.cast import CAST


@pytest.fixture
def table(sqlite_stores, sqlite_desks):
    """A draft with a private and a tabled proposal of one side."""
    table = set_table(sqlite_stores, sqlite_desks)
    table.write("daniel", "A private word.", "私下之言。", clause=1)
    table.table("daniel", "A tabled word.", "提出之言。")
    return table


def seen_by(table, name):
    desk, reader = table.desks[name], Reader("en")
    room = read_room(desk, table.draft)
    return rows(room, desk.actor, reader), private_batches(room, desk.actor, reader)


@pytest.mark.parametrize(
    "side", [("helen", "daniel", "grace"), ("wenyan", "songbi", "luci"), ("orla", "robin", "laura")]
)
def test_everybody_of_one_side_is_shown_the_same_rows(table, side):
    first, *others = (seen_by(table, name) for name in side)
    assert all(other == first for other in others)


def test_a_reader_without_a_name_is_shown_what_the_side_is_shown(table):
    desk, reader = table.desks["helen"], Reader("zh")
    room = read_room(desk, table.draft)
    assert rows(room, without_a_name(desk.actor), reader) == rows(room, desk.actor, reader)


@pytest.mark.parametrize(
    ("name", "may", "may_not"),
    [
        ("helen", {("clause", "accept"), ("tabled", "answer"), ("private", "table")}, set()),
        ("daniel", {("clause", "propose"), ("private", "edit"), ("private", "table")}, {("clause", "accept")}),
        ("orla", set(), {("clause", "accept"), ("tabled", "accept")}),
        ("oscar", set(), {("clause", "propose"), ("clause", "accept"), ("tabled", "answer"), ("batch", "table")}),
    ],
)
def test_a_role_is_offered_what_it_may_do_and_nothing_else(name, may, may_not):
    offered = {(of, act) for of, acts in rights(CAST[name]).items() for act in acts}
    assert offered >= may
    assert not offered & may_not
