"""Acts that meet: what one side proposed before it could see what another one did, and what is proposed on a clause that is gone."""

import pytest

from actions.proposals import Wording, propose_counter, propose_edit, propose_insertion
from actions.structural_proposals import propose_merger, propose_move, propose_restyle, propose_split
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import ClauseStruck, RevisionSuperseded
from dialogue.vocabulary import ClauseKind
from tests.actions.drafting import CLAUSES, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(sqlite_stores, sqlite_desks):
    """A draft of two parties with three clauses."""
    return set_table(sqlite_stores, sqlite_desks)


def write(table, verb, *given, by="daniel", **more):
    desk = table.desks[by]
    with desk.reading() as joint, desk.writing_own() as own:
        return verb(joint, own, desk.actor, *given, **more)


def tabled(table, verb, *given, by="daniel", **more):
    return table_proposal(table.desks[by], write(table, verb, *given, by=by, **more).id, reason="At the table.")


def numbers(table):
    return [number for number, _ in table.texts()]


def strike(table, clause=0):
    """Clause deleted by both sides."""
    proposal = table_proposal(table.desks["daniel"], table.write_deletion("daniel", clause).id, reason="Not needed.")
    table.accept_proposal("wenyan", proposal)


def test_new_clauses_that_two_sides_wrote_unseen_at_one_place_bear_two_numbers(table):
    ours = write(table, propose_insertion, table.draft, table.clauses[0], Wording("Ours.", "我方。"))
    theirs = write(table, propose_insertion, table.draft, table.clauses[0], Wording("Theirs.", "对方。"), by="songbi")
    assert ours.number == theirs.number == "1 bis"
    for by, judge, proposal in (("daniel", "wenyan", ours), ("songbi", "helen", theirs)):
        table.accept_proposal(judge, table_proposal(table.desks[by], proposal.id))
    assert numbers(table) == ["1", "1 bis", "1 ter", "2", "3"]


def test_a_new_clause_and_one_in_answer_to_it_bear_two_numbers_when_both_are_accepted(table):
    first = tabled(table, propose_insertion, table.draft, table.clauses[0], Wording("Ours.", "我方。"))
    second = tabled(table, propose_counter, first.id, Wording("Theirs.", "对方。"), by="songbi")
    assert second.number == "1 bis"
    table.accept_proposal("wenyan", first)
    table.accept_proposal("helen", second)
    assert sorted(numbers(table)) == ["1", "1 bis", "1 ter", "2", "3"]


def test_a_number_that_somebody_gave_by_hand_stays_as_it_was_given(table):
    given = tabled(table, propose_insertion, table.draft, table.clauses[0], Wording("(a)", "甲"), number="2")
    assert table.accept_proposal("wenyan", given).number == "2"


def test_a_merger_does_not_hide_that_one_language_of_the_clause_it_takes_in_was_changed_since(table, sqlite_stores):
    both = Wording(f"{EN} {CLAUSES[1].text_en}", ZH + CLAUSES[1].text_zh)
    merger = tabled(table, propose_merger, table.clauses[0], None, table.clauses[1], None, both)
    two = CLAUSES[1]
    table.accept_proposal("helen", table.table("songbi", two.text_en.replace("thirty", "sixty"), two.text_zh, 1))
    assert table.standing(1).head.lagging == "zh"
    made = table.accept_proposal("wenyan", merger)
    assert "sixty" in made.text_en
    assert "三十" in made.text_zh
    assert (made.lagging, made.lagging_side) == ("zh", "cn")
    assert not table.standing(0).is_conformed
    assert verify(sqlite_stores) == []


def test_a_merger_by_who_has_seen_both_languages_is_conformed(table):
    table.accept_proposal(
        "helen", table.table("songbi", CLAUSES[1].text_en.replace("thirty", "sixty"), CLAUSES[1].text_zh, 1)
    )
    both = Wording(f"{EN} Each side shall submit a report within sixty days.", ZH + "各方应在六十日内提交报告。")
    table.accept_proposal("wenyan", tabled(table, propose_merger, table.clauses[0], None, table.clauses[1], None, both))
    assert table.standing(0).is_conformed


HALVES = Wording("Both sides shall meet", "双方应"), ("once a year.", "每年会晤。")
ON_STANDING = {
    "moved": lambda t: (propose_move, t.clauses[0], None, t.clauses[2]),
    "split": lambda t: (propose_split, t.clauses[0], None, *HALVES),
    "merged": lambda t: (propose_merger, t.clauses[0], None, t.clauses[1], None, Wording("Both.", "两者。")),
    "taken in": lambda t: (propose_merger, t.clauses[1], None, t.clauses[0], None, Wording("Both.", "两者。")),
}


@pytest.mark.parametrize("act", [*ON_STANDING, "restyled"])
def test_a_deleted_clause_is_not_moved_split_merged_or_numbered_anew(table, act):
    strike(table)
    before = table.standing(0).head.id
    style = {"kind": ClauseKind.HEADING, "level": 1, "number": "I"}
    proposed, more = (
        ((propose_restyle, table.clauses[0], None), style) if act == "restyled" else (ON_STANDING[act](table), {})
    )
    with pytest.raises(ClauseStruck) as refused:
        write(table, *proposed, **more)
    assert refused.value.facts == {"number": "1"}
    assert table.standing(0).head.id == before


@pytest.mark.parametrize("act", ["reworded", *ON_STANDING])
def test_what_was_proposed_before_a_clause_was_deleted_is_refused_afterwards_and_stays_on_the_table(table, act):
    if act == "reworded":
        proposal = tabled(table, propose_edit, table.clauses[0], None, Wording("Other words.", "别的文字。"))
    else:
        proposal = tabled(table, *ON_STANDING[act](table))
    strike(table)
    before = table.texts()
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("wenyan", proposal)
    assert table.texts() == before
    assert proposal.id in {p.id for p in table.tabled()}


def test_words_proposed_for_a_deleted_clause_bring_it_back(table):
    strike(table)
    table.accept_proposal("wenyan", tabled(table, propose_edit, table.clauses[0], None, Wording("Back.", "恢复。")))
    assert not table.standing(0).head.struck
