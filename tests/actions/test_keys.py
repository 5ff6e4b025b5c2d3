"""Keys on a condition, and the word of capital on what was accepted ad referendum."""

import pytest

from actions.drafts import read_draft
from actions.keys import confirm_from_capital
from actions.proposals import Wording
from actions.structural_proposals import propose_merger, propose_split
from actions.tabling import table_proposal
from dialogue.refusals import ConditionOnItself, NoSuchRow
from drafts.consensus import Agreement, Level
from models.base import new_id
from tests.actions.drafting import set_table


@pytest.fixture
def table(stores, desks):
    """A draft of two parties."""
    return set_table(stores, desks)


def test_a_key_on_a_condition_counts_until_the_other_clause_moves(table):
    table.accept("helen")
    table.accept("wenyan", condition_id=table.head(1).id)
    assert table.agreement() == Agreement.AGREED
    two = table.standing(1).head
    table.accept_proposal("wenyan", table.table("daniel", two.text_en.replace("thirty", "sixty"), two.text_zh, 1))
    standing = table.standing()
    assert (standing.agreement, set(standing.keys)) == (Agreement.ONE, {"us"})
    table.accept("wenyan", condition_id=table.head(1).id)
    assert table.agreement() == Agreement.AGREED


def test_a_condition_names_another_clause_of_the_draft_that_stands(table):
    with pytest.raises(ConditionOnItself):
        table.accept("helen", condition_id=table.head().id)
    with pytest.raises(NoSuchRow):
        table.accept("helen", condition_id=new_id())
    assert table.agreement() == Agreement.OPEN


def test_a_key_whose_condition_is_not_met_can_still_be_taken_back(table):
    table.accept("helen", condition_id=table.head(1).id)
    two = table.standing(1).head
    table.accept_proposal("wenyan", table.table("daniel", two.text_en + " Always.", two.text_zh, 1))
    assert table.release("helen").level == Level.TAKEN_BACK


def test_capital_confirms_what_was_accepted_ad_referendum(table):
    table.accept("helen", level=Level.AD_REFERENDUM), table.accept("wenyan")
    assert table.agreement() == Agreement.AD_REFERENDUM
    helen = table.desks["helen"]
    with helen.writing() as joint:
        assert confirm_from_capital(joint, helen.actor, table.clauses[0], key="once").level == Level.CONFIRMED
    with helen.writing() as joint:
        assert confirm_from_capital(joint, helen.actor, table.clauses[0], key="once") is not None
        assert confirm_from_capital(joint, helen.actor, table.clauses[0]) is None
    assert table.agreement() == Agreement.AGREED
    assert len(table.standing().acceptances) == 3


def shaped(table, verb, *given):
    """A structural proposal of one side, tabled."""
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own:
        proposal = verb(joint, own, desk.actor, *given)
    return table_proposal(desk, proposal.id)


def test_a_proposal_accepted_on_a_condition_stands_and_its_key_counts_while_the_condition_is_met(table):
    proposal = table.table("daniel", "They shall meet.", "双方应会晤。")
    table.accept_proposal("wenyan", proposal, condition_id=table.head(1).id, level=Level.AD_REFERENDUM)
    assert (table.head().text_en, table.agreement()) == ("They shall meet.", Agreement.AD_REFERENDUM)
    two = table.standing(1).head
    table.accept_proposal("wenyan", table.table("daniel", two.text_en + " Always.", two.text_zh, 1))
    standing = table.standing()
    assert (standing.agreement, set(standing.keys)) == (Agreement.ONE, {"us"})
    assert {key.party: key.condition_id for key in standing.acceptances} == {"us": None, "cn": two.id}


def test_the_condition_holds_for_both_clauses_that_a_split_makes(table):
    halves = (Wording("They meet.", "双方会晤。"), ("Once a year.", "每年一次。"))
    proposal = shaped(table, propose_split, table.clauses[0], None, *halves)
    made = table.accept_proposal("wenyan", proposal, condition_id=table.head(2).id)
    with table.desks["orla"].reading() as joint:
        standing = read_draft(joint, table.desks["orla"].actor, table.draft).clauses[:2]
    assert standing[0].head.id == made.id
    assert [s.agreement for s in standing] == [Agreement.AGREED] * 2
    three = table.standing(2).head
    table.accept_proposal("wenyan", table.table("daniel", three.text_en + " Always.", three.text_zh, 2))
    with table.desks["orla"].reading() as joint:
        standing = read_draft(joint, table.desks["orla"].actor, table.draft).clauses[:2]
    assert [set(s.keys) for s in standing] == [{"us"}] * 2


def test_what_a_proposal_would_change_is_no_condition_for_accepting_it(table):
    merger = shaped(
        table, propose_merger, table.clauses[0], None, table.clauses[1], None, Wording("All of it.", "全部。")
    )
    words = table.table("daniel", "They shall meet.", "双方应会晤。")
    before = table.texts()
    for proposal, condition, refusal in (
        (words, table.head(0).id, ConditionOnItself),
        (merger, table.head(0).id, ConditionOnItself),
        (merger, table.head(1).id, ConditionOnItself),
        (words, new_id(), NoSuchRow),
    ):
        with pytest.raises(refusal):
            table.accept_proposal("wenyan", proposal, condition_id=condition)
    assert table.texts() == before
    assert len(table.tabled()) == 2


def test_a_revision_that_was_left_behind_is_no_condition(table):
    old = table.head(1).id
    table.accept_proposal("wenyan", table.table("daniel", "Another.", "另一。", 1))
    with pytest.raises(NoSuchRow):
        table.accept_proposal("wenyan", table.table("daniel", "They meet.", "会晤。"), condition_id=old)
