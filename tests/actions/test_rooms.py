"""What one person sees of a draft in the room, and what changed since: never anything private of another side."""

import pytest

from actions.journal import read_journal
from actions.rooms import Moment, look, read_room, touched_since
from actions.tabling import table_proposal
from actions.word_exports import export_draft
from dialogue.audiences import ACCOUNTS
from dialogue.refusals import NoSuchRow, NotPermitted
from drafts.proposals import ProposalState
from exports.word.values import Form
from models.base import new_id
from tests.actions.drafting import CLAUSES, SECRET, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
OURS = (f"{SECRET} is ours.", "石墨属于我方。")


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


def seen(table: Table, by: str):
    room = read_room(table.desks[by], table.draft)
    return [p for found in room.proposals.values() for p in found]


def test_each_side_sees_the_tabled_proposals_and_its_own_private_ones(table):
    private, tabled = table.write("daniel", *OURS), table.table("songbi", EN + " Always.", ZH + "一贯。")
    assert {p.proposal.id: p.is_private for p in seen(table, "helen")} == {private.id: True, tabled.id: False}
    for by in ("wenyan", "orla", "oscar", "laura"):
        assert {p.proposal.id: p.is_private for p in seen(table, by)} == {tabled.id: False}


def test_a_room_that_is_not_there_or_not_for_this_party_is_refused_alike(table):
    for by, draft in (("daniel", new_id()), ("odile", table.draft), ("theodora", table.draft)):
        for act in (lambda d: read_room(*d), lambda d: touched_since(*d, Moment())):
            with pytest.raises(NoSuchRow) as refused:
                act((table.desks[by], draft))
            assert refused.value.facts == {"noun": "draft"}


@pytest.mark.parametrize("by", ["wenyan", "orla", "oscar"])
def test_a_private_proposal_moves_nothing_that_others_see(table, by):
    before = read_room(table.desks[by], table.draft)
    table.write("daniel", *OURS)
    table.write_insertion("daniel", *OURS, table.clauses[0])
    table.write_deletion("daniel", 1)
    after = read_room(table.desks[by], table.draft)
    assert (after.moment, after.version, after.changes) == (before.moment, before.version, before.changes)
    assert not after.proposals
    touched = touched_since(table.desks[by], table.draft, before.moment)
    assert (touched.clauses, touched.proposals) == (frozenset(), frozenset())


def test_a_private_proposal_moves_what_the_own_side_sees(table):
    before = read_room(table.desks["helen"], table.draft)
    written = table.write("daniel", *OURS)
    after = read_room(table.desks["helen"], table.draft)
    assert (after.moment.joint, after.moment.own > before.moment.own) == (before.moment.joint, True)
    assert after.version > before.version
    touched = touched_since(table.desks["helen"], table.draft, before.moment)
    assert (touched.clauses, touched.proposals) == ({table.clauses[0]}, {written.id})


def test_a_tabled_proposal_moves_what_everybody_sees(table):
    before = {by: read_room(table.desks[by], table.draft).moment for by in ("wenyan", "orla", "oscar")}
    tabled = table.table("daniel", *OURS)
    for by, moment in before.items():
        touched = touched_since(table.desks[by], table.draft, moment)
        assert (touched.clauses, touched.proposals) == ({table.clauses[0]}, {tabled.id})
        change = read_room(table.desks[by], table.draft).changes[table.clauses[0]]
        assert (change.side, change.actor_name, change.act) == ("us", "Daniel Quill", "clause:proposal:tabled")


@pytest.mark.parametrize("by", ["wenyan", "orla", "helen"])
def test_no_journal_of_another_store_tells_of_a_private_proposal(table, by):
    desk = table.desks[by]
    with desk.reading() as joint:
        before = len(read_journal(joint, desk.actor, limit=1000))
    table.write("daniel", *OURS)
    with desk.reading() as joint:
        assert len(read_journal(joint, desk.actor, limit=1000)) == before
    with desk.reading_own() as own:
        told = [line.act for line in read_journal(own, desk.actor, limit=1000)]
    assert ("clause:proposal:written" in told) is (by == "helen")


def test_the_joint_journal_tells_a_party_nothing_of_drafts_that_are_not_its_own(table):
    outsider, helen, orla = (table.desks[name] for name in ("odile", "helen", "orla"))
    table.table("daniel", *OURS)
    with outsider.reading() as joint:
        assert [line for line in read_journal(joint, outsider.actor, limit=1000) if line.draft_id] == []
    for desk in (helen, orla):
        with desk.reading() as joint:
            assert {line.draft_id for line in read_journal(joint, desk.actor, limit=1000)} >= {table.draft}


def test_an_observer_reads_no_journal(table):
    desk = table.desks["oscar"]
    with desk.reading() as joint, pytest.raises(NotPermitted):
        read_journal(joint, desk.actor)


@pytest.mark.parametrize("form", [Form.CLEAN_TWO_COLUMN, Form.REDLINE_TWO_COLUMN, Form.CLEAN_EN, Form.CLEAN_ZH])
def test_no_export_holds_a_private_proposal(sqlite_stores, sqlite_desks, form):
    from io import BytesIO
    from zipfile import ZipFile

    table = set_table(sqlite_stores, sqlite_desks)
    table.write("daniel", *OURS, note=f"{SECRET} note")
    table.write_insertion("daniel", *OURS, table.clauses[0])
    table.table("songbi", EN.replace("shall", "should"), ZH)
    for by in ("daniel", "wenyan", "orla"):
        with ZipFile(BytesIO(export_draft(table.desks[by], table.draft, form).content)) as package:
            whole = b" ".join(package.read(name) for name in package.namelist()).decode("utf-8", "replace")
        assert SECRET not in whole
        assert "石墨" not in whole


def test_a_proposal_on_an_older_text_is_shown_as_it_would_merge(table):
    older = table.table("songbi", EN.replace("once", "twice"), ZH.replace("一次", "两次"))
    (fresh,) = seen(table, "helen")
    assert (fresh.base_moved, fresh.merged) == (False, None)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜")))
    (shown,) = seen(table, "helen")
    assert shown.proposal.id == older.id
    assert shown.base_moved
    assert shown.base.id == table.first[0]
    assert shown.merged.en == EN.replace("shall", "should").replace("once", "twice")


def test_some_clauses_can_be_read_alone(table):
    room = read_room(table.desks["helen"], table.draft, [table.clauses[1]])
    assert [s.clause.id for s in room.text.clauses] == [table.clauses[1]]
    assert read_room(table.desks["helen"], table.draft, []).text.clauses == ()


def test_what_is_closed_is_no_longer_in_the_room(table):
    tabled = table.table("daniel", *OURS)
    table.accept_proposal("wenyan", tabled)
    assert seen(table, "helen") == []
    assert table.tabled(only_open=False)[0].state == ProposalState.ACCEPTED


def test_the_moment_is_never_later_than_what_was_read(table, monkeypatch):
    """Somebody commits while the room is being read: the stream must tell it once more rather than leave it out."""
    from actions import rooms

    read = rooms.tabled_proposals

    def while_another_commits(*given, **more):
        found = read(*given, **more)
        table.accept("wenyan")
        return found

    with monkeypatch.context() as patched:
        patched.setattr(rooms, "tabled_proposals", while_another_commits)
        room = read_room(table.desks["helen"], table.draft)
    assert room.text.clauses[0].keys == {}
    assert touched_since(table.desks["helen"], table.draft, room.moment).clauses == {table.clauses[0]}


def test_a_look_tells_how_far_one_had_read_the_last_time(table):
    desk = table.desks["ada"]
    user = table.desks["helen"].actor.user_id
    with desk.writing(ACCOUNTS) as accounts:
        assert [look(accounts, user, table.draft, moment) for moment in (7, 9, 12)] == [7, 7, 9]
        assert look(accounts, table.desks["daniel"].actor.user_id, table.draft, 3) == 3


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12.4", Moment(12, 4)),
        ("12", Moment()),
        ("", Moment()),
        ("1.x", Moment()),
        ("-1.2", Moment()),
        ("²1.2", Moment()),
        (f"{10**40}.1", Moment()),
    ],
)
def test_a_moment_is_read_back_or_is_the_beginning(text, moment):
    assert Moment.parse(text) == moment
    assert Moment.parse(str(moment)) == moment


def test_an_interrupted_reading_of_two_stores_shows_a_tabled_proposal_at_least_once(table):
    written = table.write("daniel", *OURS)
    table_proposal(table.desks["daniel"], written.id)
    assert len(seen(table, "helen")) == 1
