"""Tabling: two stores, two transactions; and nothing private is before anybody else."""

import pytest
from sqlmodel import select

from actions import tabling
from actions.access import access_proposal
from actions.proposals import Wording, edit_proposal, own_proposals, propose_edit
from actions.tabling import repair_tabling, table_proposal
from actions.verification import verify
from dialogue.refusals import (
    NoSuchRow,
    NotPermitted,
    ReopeningNeedsReason,
    StoreClosed,
)
from dialogue.roles import Permission
from drafts.consensus import Agreement
from drafts.proposals import ProposalState
from models.base import new_id
from models.drafts import Reopening
from models.stores import Stores
from tests.actions.drafting import SECRET, Table, set_table

EN, ZH = "Both sides should meet once a year in one of the two capitals.", "双方宜每年在一方首都会晤一次。"


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


def own(table: Table, by: str):
    with table.desks[by].reading_own() as session:
        return own_proposals(session, table.desks[by].actor, table.draft)


# -- tabling ---------------------------------------------------------------------------------------------------------


def test_tabling_puts_a_frozen_copy_before_all_sides(table):
    written = table.write("daniel", EN, ZH, note="see round one")
    tabled = table_proposal(table.desks["daniel"], written.id)
    for by in ("wenyan", "orla", "oscar", "helen"):
        (seen,) = table.tabled(by)
        assert (seen.id, seen.text_en, seen.text_zh, seen.note, seen.side) == (tabled.id, EN, ZH, "see round one", "us")
        assert seen.state == ProposalState.OPEN
    assert own(table, "daniel") == []


def test_tabling_needs_the_permission(table):
    desk = table.desks["elliot"]
    with desk.reading() as joint, desk.writing_own() as session:
        written = propose_edit(joint, session, desk.actor, table.clauses[0], None, Wording(EN, ZH))
    with pytest.raises(NotPermitted):
        table_proposal(desk, written.id)
    assert table_proposal(table.desks["orla"], written.id).side == "secretariat"


def test_tabling_what_is_not_there_is_refused(table):
    with pytest.raises(NoSuchRow):
        table_proposal(table.desks["daniel"], new_id())


def test_tabling_twice_makes_one_proposal(table):
    written = table.write("daniel", EN, ZH)
    first, again = (table_proposal(table.desks["daniel"], written.id) for _ in range(2))
    assert first.id == again.id
    assert len(table.tabled()) == 1


class PowerCut(Exception):
    """The process ends here."""


@pytest.fixture
def interrupted(table, monkeypatch):
    """A tabling that ended between its two halves: the joint store has it, the own store does not know."""
    written = table.write("daniel", EN, ZH)

    def cut(*_: object) -> None:
        raise PowerCut

    with monkeypatch.context() as patched:
        patched.setattr(tabling, "mark_tabled", cut)
        with pytest.raises(PowerCut):
            table_proposal(table.desks["daniel"], written.id)
    return written


def test_an_interrupted_tabling_is_finished_by_the_repair(table, stores, interrupted):
    assert [p.text_en for p in table.tabled("wenyan")] == [EN]
    assert [p.id for p in own(table, "daniel")] == [interrupted.id]
    assert repair_tabling(stores) == 1
    assert own(table, "daniel") == []
    assert len(table.tabled()) == 1
    assert repair_tabling(stores) == 0
    assert verify(stores) == []


def test_an_interrupted_tabling_is_finished_by_doing_it_again(table, interrupted):
    table_proposal(table.desks["daniel"], interrupted.id)
    assert len(table.tabled()) == 1
    assert own(table, "daniel") == []


def test_an_interrupted_tabling_is_finished_at_the_next_start(store_urls, table, stores, interrupted):
    again = Stores(store_urls)
    try:
        assert repair_tabling(again) == 1
    finally:
        again.close()
    assert own(table, "daniel") == []


def test_the_repair_leaves_private_proposals_private(table, stores):
    table.write("daniel", EN, ZH)
    assert repair_tabling(stores) == 0
    assert len(own(table, "daniel")) == 1
    assert table.tabled() == []


def test_a_process_without_the_joint_store_repairs_nothing(store_urls):
    apart = Stores({audience: url for audience, url in store_urls.items() if audience == "party_us"})
    try:
        assert repair_tabling(apart) == 0
    finally:
        apart.close()


def test_tabling_takes_back_the_own_key_and_the_clause_is_no_longer_agreed(table):
    table.accept("helen"), table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED
    table.table("daniel", EN, ZH)
    standing = table.standing()
    assert standing.agreement == Agreement.ONE
    assert set(standing.keys) == {"cn"}
    assert standing.head.id == table.first[0]
    assert [a.reason for a in standing.acceptances][-1] == "proposal tabled"


def test_who_reopens_an_agreed_clause_says_why(table):
    table.accept("helen"), table.accept("wenyan")
    written = table.write("daniel", EN, ZH)
    with pytest.raises(ReopeningNeedsReason) as refused:
        table_proposal(table.desks["daniel"], written.id)
    assert refused.value.facts == {"number": "1"}
    assert table.agreement() == Agreement.AGREED
    tabled = table_proposal(table.desks["daniel"], written.id, reason="The port has moved.")
    with table.desks["oscar"].reading() as joint:
        (reopening,) = joint.exec(select(Reopening)).all()
    assert (reopening.side, reopening.reason, reopening.proposal_id) == ("us", "The port has moved.", tabled.id)
    assert reopening.revision_id == table.first[0]


def test_the_covering_note_is_reason_enough_and_an_open_clause_needs_none(table):
    table.accept("helen"), table.accept("wenyan")
    noted = table.write("daniel", EN, ZH, note="Because of the tide.")
    table_proposal(table.desks["daniel"], noted.id)
    table_proposal(table.desks["daniel"], table.write("daniel", EN, ZH, 1).id)
    with table.desks["oscar"].reading() as joint:
        assert [r.reason for r in joint.exec(select(Reopening))] == ["Because of the tide."]


def test_writing_in_private_leaves_the_own_key_where_it_is(table):
    table.accept("helen"), table.accept("wenyan")
    table.write("daniel", EN, ZH)
    assert table.agreement() == Agreement.AGREED


def test_a_tabled_insertion_takes_no_key_back(table):
    table.accept("helen"), table.accept("wenyan")
    table_proposal(table.desks["daniel"], table.write_insertion("daniel", EN, ZH, table.clauses[0]).id)
    assert table.agreement() == Agreement.AGREED


def test_the_secretariat_can_table_and_any_party_may_accept(table):
    tabled = table.table("orla", EN, ZH)
    assert tabled.side == "secretariat"
    table.accept_proposal("helen", tabled)
    standing = table.standing()
    assert set(standing.keys) == {"us"}
    assert standing.head.side == "secretariat"
    table.accept("wenyan")
    assert table.agreement() == Agreement.AGREED


# -- never seen by others --------------------------------------------------------------------------------------------


def test_nothing_of_a_private_proposal_is_in_any_store_but_the_own_one(table, stores):
    before = {audience: store.moment() for audience, store in stores.for_upkeep().items()}
    written = table.write("daniel", f"{SECRET} stays.", "石墨保留。", note=f"{SECRET} again")
    desk = table.desks["daniel"]
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording(f"{SECRET} moves.", "石墨移动。"))
    after = {audience: store.moment() for audience, store in stores.for_upkeep().items()}
    assert {audience for audience in after if after[audience] != before[audience]} == {"party_us"}
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            everything = " ".join(
                str(row)
                for name in ("proposal", "journal_entry", "revision", "response")
                for row in session.connection().exec_driver_sql(f"SELECT * FROM {name}")
            )
        assert (SECRET in everything) is (audience == "party_us")
        assert (written.id.hex in everything.replace("-", "")) is (audience == "party_us")


def test_the_private_words_do_not_follow_when_others_are_tabled(table, stores):
    """The history of the writing stays at home: only the last wording, as it was tabled, is before all sides."""
    written = table.write("daniel", f"{SECRET} stays.", "石墨保留。")
    desk = table.desks["daniel"]
    with desk.writing_own() as session:
        edit_proposal(session, desk.actor, written.id, Wording(EN, ZH))
    tabled = table_proposal(desk, written.id)
    with stores.for_upkeep()["joint"].reading() as session:
        rows = [
            *session.connection().exec_driver_sql("SELECT * FROM proposal"),
            *session.connection().exec_driver_sql("SELECT * FROM journal_entry"),
        ]
    everything = " ".join(map(str, rows))
    assert SECRET not in everything
    assert written.id.hex not in everything.replace("-", "")
    assert tabled.made_at >= written.made_at
    assert tabled.edited_at is None


@pytest.mark.parametrize("by", ["wenyan", "orla", "odile"])
def test_the_store_of_another_side_cannot_be_opened(table, by):
    with pytest.raises(StoreClosed), table.desks[by].reading("party_us"):
        pass


def test_a_foreign_row_in_the_own_store_is_still_not_there(table, stores):
    """Even a row that got into the wrong store is shown to nobody of that store."""
    written = table.write("daniel", EN, ZH)
    desk = table.desks["helen"]
    with desk.reading_own() as session:
        assert own_proposals(session, table.desks["wenyan"].actor, table.draft) == []
        with pytest.raises(NoSuchRow):
            access_proposal(session, table.desks["wenyan"].actor, written.id, Permission.CLAUSE_PROPOSE)
