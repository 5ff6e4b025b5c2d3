"""Keys on a condition, and the word of capital on what was accepted ad referendum."""

import pytest

from actions.keys import confirm_from_capital
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
