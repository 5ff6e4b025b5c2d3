"""The three lists of the first page: what waits, what changed, what is coming."""

from datetime import date, timedelta

import pytest

from actions import installation
from actions.agenda import Agenda, agenda_of
from actions.desk import Desk
from actions.meetings import record_meeting
from actions.proposals import answer_proposal
from actions.rooms import look, read_room
from actions.tabling import table_proposal
from drafts.consensus import Level
from drafts.proposals import Answer
from tests.actions.drafting import CLAUSES, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
TODAY = date(2026, 3, 1)


@pytest.fixture
def table(served, cast) -> Table:
    """A draft of two parties in the installation that this process serves (the agenda asks it for the last looks)."""
    return set_table(served, {name: Desk(served, actor) for name, actor in cast.items()})


def agenda(table: Table, by: str) -> Agenda:
    return agenda_of(table.desks[by], TODAY)


def waiting(table: Table, by: str) -> dict[str, int]:
    return {line.what: line.count for line in agenda(table, by).waiting}


def test_a_clause_waits_on_a_head_of_delegation_until_it_is_accepted(table):
    assert waiting(table, "helen") == {"accept": 3}
    table.accept("helen")
    assert waiting(table, "helen") == {"accept": 2}
    assert waiting(table, "daniel") == waiting(table, "orla") == {}


def test_a_tabled_proposal_waits_for_the_answer_of_the_other_side(table):
    tabled = table.table("daniel", EN + " Always.", ZH + "一贯。")
    assert waiting(table, "songbi") == {"answer": 1}
    assert waiting(table, "wenyan") == {"answer": 1, "accept": 2}
    assert "answer" not in waiting(table, "helen")
    with table.desks["songbi"].writing() as joint:
        answer_proposal(joint, table.desks["songbi"].actor, tabled.id, Answer.NEEDS_CAPITAL)
    assert waiting(table, "songbi") == {}


def test_a_tabled_insertion_waits_for_an_answer_too(table):
    table_proposal(table.desks["daniel"], table.write_insertion("daniel", "New.", "新。", table.clauses[0]).id)
    assert waiting(table, "songbi") == {"answer": 1}


def test_a_private_proposal_waits_on_its_own_side_to_be_tabled(table):
    table.write("daniel", EN + " Always.", ZH + "一贯。")
    assert waiting(table, "grace") == {"table": 1}
    assert waiting(table, "songbi") == {}


def test_an_acceptance_ad_referendum_waits_to_be_confirmed(table):
    table.accept("helen", level=Level.AD_REFERENDUM)
    assert waiting(table, "helen") == {"accept": 2, "confirm": 1}


def test_a_lagging_language_waits_on_the_side_that_did_not_leave_it_behind(table):
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    assert waiting(table, "luci") == waiting(table, "laura") == {"conform": 1}
    assert waiting(table, "grace") == {}


def test_a_struck_clause_waits_on_nobody(table):
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH))
    gone = table_proposal(table.desks["helen"], table.write_deletion("daniel").id)
    table.accept_proposal("wenyan", gone)
    assert waiting(table, "luci") == {}
    assert waiting(table, "helen") == {"accept": 2}


def test_what_others_did_since_the_last_look_has_changed(table):
    helen = table.desks["helen"]
    assert agenda(table, "helen").changed == ()
    with installation.accounts().writing() as accounts:
        look(accounts, helen.actor.user_id, table.draft, read_room(helen, table.draft).moment.joint)
    table.write("songbi", "Private.", "私下。", 2)
    table.table("songbi", EN + " Always.", ZH + "一贯。", 1)
    table.accept("helen")
    (changed,) = agenda(table, "helen").changed
    assert (changed.clause_id, changed.number, changed.change.side) == (table.clauses[1], "2", "cn")


def test_planned_meetings_are_coming_and_past_ones_are_not(table):
    orla = table.desks["orla"]
    with orla.writing() as joint:
        for days in (-3, 5):
            record_meeting(
                joint,
                orla.actor,
                table.dialogue,
                starts_on=TODAY + timedelta(days),
                title_en=f"in {days}",
                state="planned",
            )
    assert [line.title_en for line in agenda(table, "helen").coming] == ["in 5"]


def test_an_outsider_has_an_empty_agenda(table):
    found = agenda(table, "oscar")
    assert found.waiting == ()
