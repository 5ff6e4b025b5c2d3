"""What all sides see alike of a draft is read from the joint store once; what is private never gets into it."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
import sqlalchemy as sa

from actions.joint_reading import JointReading
from actions.rooms import Moment, read_room, touched_since
from dialogue.refusals import NoSuchRow
from tests.actions.drafting import SECRET, set_table

READERS = ("helen", "wenyan", "orla")


@contextmanager
def statements(store):
    """The statements that a store is asked while the block lasts."""
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        asked.append(statement)

    sa.event.listen(store._reader, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(store._reader, "before_cursor_execute", note)


def part(reading, desk, table):
    with reading.state(desk, table.draft) as state:
        return state.room([table.clauses[0]])


def test_what_one_side_had_read_the_others_do_not_read_again(sqlite_stores, sqlite_desks):
    table, reading = set_table(sqlite_stores, sqlite_desks), JointReading()
    asked = {}
    for by in READERS:
        with statements(sqlite_stores.for_upkeep()["joint"]) as asked[by]:
            part(reading, table.desks[by], table)
    assert any("revision.text_en" in statement for statement in asked["helen"])
    for by in ("wenyan", "orla"):
        assert not any("revision.text_en" in statement for statement in asked[by])


def test_each_side_sees_what_it_would_have_read_by_itself(sqlite_stores, sqlite_desks):
    table, reading = set_table(sqlite_stores, sqlite_desks), JointReading()
    for turn in range(3):
        table.write("daniel", f"{SECRET} {turn}.", "石墨。")
        if turn == 1:
            table.table("daniel", "Tabled words.", "提交的案文。")
        for by in READERS:
            desk = table.desks[by]
            assert part(reading, desk, table) == read_room(desk, table.draft, [table.clauses[0]])
            for since in (Moment(), Moment(3, 1)):
                assert reading.touched(desk, table.draft, since) == touched_since(desk, table.draft, since)
            assert (SECRET in repr(part(reading, desk, table))) == (by == "helen")


def test_everybody_passes_the_door_before_anything_kept_is_handed_out(sqlite_stores, sqlite_desks):
    table, reading = set_table(sqlite_stores, sqlite_desks), JointReading()
    part(reading, table.desks["orla"], table)
    with pytest.raises(NoSuchRow):
        part(reading, table.desks["odile"], table)


def test_what_could_not_be_read_is_read_by_the_next_who_asks():
    reading, tries = JointReading(), []

    def read():
        tries.append(None)
        if len(tries) == 1:
            raise OSError("away")
        return "text"

    with pytest.raises(OSError, match="away"):
        reading.once("a", read)
    assert [reading.once("a", read) for _ in range(2)] == ["text", "text"]
    assert len(tries) == 2


def test_who_asks_while_it_is_being_read_waits_for_that():
    reading, tries, together = JointReading(), [], Barrier(4)

    def ask(_):
        together.wait()
        return reading.once("a", lambda: tries.append(None) or len(tries))

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, range(4))) == [1] * 4
