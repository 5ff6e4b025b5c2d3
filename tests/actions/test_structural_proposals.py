"""Clauses that move, split, merge and change their kind: each is proposed in private, tabled, accepted by the other side."""

import pytest

from actions.drafts import read_draft
from actions.proposals import Wording
from actions.rebasing import MergedWording
from actions.structural_proposals import (
    edit_move,
    edit_restyle,
    edit_split,
    propose_merger,
    propose_move,
    propose_restyle,
    propose_split,
)
from actions.tabling import table_proposal
from actions.verification import verify
from dialogue.refusals import (
    CannotFollowItself,
    CannotMoveProposal,
    CannotStandAtThisLevel,
    HiddenCharacters,
    LevelOutOfRange,
    NoSuchRow,
    NothingChanged,
    RevisionSuperseded,
    TextEmpty,
)
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Agreement
from drafts.structure import OutlineFault
from models.base import new_id
from tests.actions.drafting import CLAUSES, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh
HALVES = (
    Wording("Both sides shall meet once a year.", "双方应每年会晤一次。"),
    ("They meet in a capital.", "会晤地点为一方首都。"),
)


@pytest.fixture
def table(stores, desks):
    """A draft of two parties with three clauses."""
    return set_table(stores, desks)


def write(table, verb, *given, by="daniel", **more):
    desk = table.desks[by]
    with desk.reading() as joint, desk.writing_own() as own:
        return verb(joint, own, desk.actor, *given, **more)


def tabled(table, verb, *given, by="daniel", **more):
    return table_proposal(table.desks[by], write(table, verb, *given, by=by, **more).id, reason="At the table.")


def numbers(table):
    return [number for number, _ in table.texts()]


def test_a_clause_moves_when_the_other_side_accepts_and_keeps_its_words_and_number(table, stores):
    proposal = tabled(table, propose_move, table.clauses[0], None, table.clauses[2])
    assert numbers(table) == ["1", "2", "3"]
    made = table.accept_proposal("wenyan", proposal)
    assert numbers(table) == ["2", "3", "1"]
    assert (made.text_en, made.text_zh, made.number) == (EN, ZH, "1")
    assert table.standing(0).agreement == Agreement.AGREED
    assert verify(stores) == []


def test_a_clause_moves_to_the_beginning(table):
    table.accept_proposal("wenyan", tabled(table, propose_move, table.clauses[2], None, None))
    assert numbers(table) == ["3", "1", "2"]


def test_a_move_takes_along_words_that_were_accepted_meanwhile(table):
    proposal = tabled(table, propose_move, table.clauses[0], None, table.clauses[1])
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜")))
    assert table.accept_proposal("wenyan", proposal).text_en == EN.replace("shall", "should")
    assert numbers(table) == ["2", "1", "3"]


def test_two_moves_of_one_clause_do_not_both_happen(table):
    first = tabled(table, propose_move, table.clauses[0], None, table.clauses[1])
    second = tabled(table, propose_move, table.clauses[0], None, table.clauses[2], by="songbi")
    table.accept_proposal("wenyan", first)
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("helen", second)
    assert numbers(table) == ["2", "1", "3"]


@pytest.mark.parametrize(("after", "refusal"), [("itself", CannotFollowItself), ("where it is", NothingChanged), ("nowhere", NoSuchRow)])  # fmt: skip
def test_a_move_that_goes_nowhere_is_refused(table, after, refusal):
    target = {"itself": table.clauses[1], "where it is": table.clauses[0], "nowhere": new_id()}[after]
    with pytest.raises(refusal):
        write(table, propose_move, table.clauses[1], None, target)


def test_a_split_makes_two_clauses_both_held_by_both_sides(table, stores):
    made = table.accept_proposal(
        "wenyan", tabled(table, propose_split, table.clauses[0], None, *HALVES, number="1 bis")
    )
    assert table.texts()[:2] == [("1", HALVES[0].en), ("1 bis", HALVES[1][0])]
    with table.desks["orla"].reading() as joint:
        first, second = read_draft(joint, table.desks["orla"].actor, table.draft).clauses[:2]
    assert (first.head.id, second.head.from_clause_id) == (made.id, table.clauses[0])
    assert [first.agreement, second.agreement] == [Agreement.AGREED, Agreement.AGREED]
    assert verify(stores) == []


def test_a_split_takes_along_words_that_were_accepted_meanwhile(table):
    halves = (
        Wording("Both sides shall meet once a year.", "双方应每年会晤一次。"),
        ("One of the two capitals.", "在一方首都。"),
    )
    proposal = tabled(table, propose_split, table.clauses[0], None, *halves)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("Both sides", "The sides"), ZH))  # fmt: skip
    made = table.accept_proposal("wenyan", proposal)
    assert not isinstance(made, MergedWording)
    assert table.texts()[0][1] == "The sides shall meet once a year."


def test_a_split_over_words_that_were_changed_meanwhile_is_for_a_person(table):
    proposal = tabled(table, propose_split, table.clauses[0], None, *HALVES)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("in one of the two capitals", "by the sea"), ZH))
    conflict = table.accept_proposal("wenyan", proposal)
    assert isinstance(conflict, MergedWording)
    assert not conflict.is_clean
    assert len(numbers(table)) == 3


@pytest.mark.parametrize(("second", "refusal"), [((" ", ""), TextEmpty), (("a\u200bb", "甲"), HiddenCharacters), (("a\x01b", "甲"), HiddenCharacters)])  # fmt: skip
def test_a_split_without_words_or_with_hidden_ones_is_refused(table, second, refusal):
    with pytest.raises(refusal):
        write(table, propose_split, table.clauses[0], None, HALVES[0], second)


def test_a_merger_strikes_the_clause_whose_words_went_into_the_other(table, stores):
    both = Wording(f"{EN} {CLAUSES[1].text_en}", ZH + CLAUSES[1].text_zh)
    proposal = tabled(table, propose_merger, table.clauses[0], None, table.clauses[1], None, both)
    made = table.accept_proposal("wenyan", proposal)
    assert (made.text_en, made.text_zh) == (both.en, both.zh)
    gone = table.standing(1)
    assert (gone.head.struck, gone.head.into_clause_id) == (True, table.clauses[0])
    assert verify(stores) == []


def test_a_merger_takes_along_what_was_accepted_in_either_clause(table):
    both = Wording(f"{EN} {CLAUSES[1].text_en}", ZH + CLAUSES[1].text_zh)
    proposal = tabled(table, propose_merger, table.clauses[0], None, table.clauses[1], None, both)
    table.accept_proposal("wenyan", table.table("daniel", EN.replace("shall", "should"), ZH.replace("应", "宜"), 0))
    two = CLAUSES[1]
    table.accept_proposal("wenyan", table.table("daniel", two.text_en.replace("thirty", "sixty"), two.text_zh.replace("三十", "六十"), 1))  # fmt: skip
    made = table.accept_proposal("wenyan", proposal)
    assert made.text_en == both.en.replace("sides shall", "sides should").replace("thirty", "sixty")
    assert made.text_zh == both.zh.replace("双方应", "双方宜").replace("三十", "六十")


def test_a_merger_with_a_clause_that_was_struck_meanwhile_is_refused(table):
    proposal = tabled(table, propose_merger, table.clauses[0], None, table.clauses[1], None, Wording("All.", "全部。"))
    table.accept_proposal("wenyan", table_proposal(table.desks["helen"], table.write_deletion("daniel", 1).id))
    with pytest.raises(RevisionSuperseded):
        table.accept_proposal("wenyan", proposal)


def test_a_clause_cannot_be_merged_with_itself(table):
    with pytest.raises(CannotFollowItself):
        write(table, propose_merger, table.clauses[0], None, table.clauses[0], None, Wording("All.", "全部。"))


def test_a_change_of_kind_level_and_number_leaves_the_words(table):
    style = {"kind": ClauseKind.SUBPARAGRAPH, "level": 2, "number": "(a)"}
    made = table.accept_proposal("wenyan", tabled(table, propose_restyle, table.clauses[1], None, **style))
    assert (made.kind, made.level, made.number, made.text_en) == (ClauseKind.SUBPARAGRAPH, 2, "(a)", CLAUSES[1].text_en)
    assert numbers(table) == ["1", "(a)", "3"]


@pytest.mark.parametrize(("style", "refusal"), [({"level": 0}, LevelOutOfRange), ({"level": 10}, LevelOutOfRange), ({}, NothingChanged), ({"number": "\u202e1"}, HiddenCharacters)])  # fmt: skip
def test_a_style_that_is_none_is_refused(table, style, refusal):
    with pytest.raises(refusal):
        write(
            table,
            propose_restyle,
            table.clauses[0],
            None,
            **{"kind": ClauseKind.PARAGRAPH, "level": 1, "number": "1"} | style,
        )


def test_the_same_command_twice_writes_one_proposal(table):
    for verb, given, more in (
        (propose_move, (table.clauses[0], None, table.clauses[2]), {}),
        (propose_split, (table.clauses[0], None, *HALVES), {}),
        (propose_merger, (table.clauses[0], None, table.clauses[1], None, Wording("All.", "全部。")), {}),
        (propose_restyle, (table.clauses[0], None), {"kind": ClauseKind.HEADING, "level": 1, "number": "I"}),
    ):
        first, again = (write(table, verb, *given, key=verb.__name__, **more) for _ in range(2))
        assert first.id == again.id


STYLE = {"kind": ClauseKind.SUBPARAGRAPH, "level": 2, "number": "(a)"}


def edit(table, verb, *given, by="daniel", **more):
    desk = table.desks[by]
    with desk.reading() as joint, desk.writing_own() as own:
        return verb(*((own,) if verb is edit_split else (joint, own)), desk.actor, *given, **more)


def test_a_private_move_is_changed_and_goes_where_it_was_last_said(table):
    proposal = write(table, propose_move, table.clauses[0], None, table.clauses[1])
    changed = edit(table, edit_move, proposal.id, table.clauses[2], " why ")
    assert (changed.id, changed.after_clause_id, changed.note) == (proposal.id, table.clauses[2], "why")
    table.accept_proposal("wenyan", table_proposal(table.desks["daniel"], proposal.id, reason="At the table."))
    assert numbers(table) == ["2", "3", "1"]


def test_a_private_split_is_changed_in_both_of_its_parts(table):
    proposal = write(table, propose_split, table.clauses[0], None, *HALVES, number="1 bis")
    first, second = Wording("They shall meet.", "双方应会晤。"), ("In a capital.", "在首都。")
    edit(table, edit_split, proposal.id, first, second, number="1 ter")
    table.accept_proposal("wenyan", table_proposal(table.desks["daniel"], proposal.id, reason="At the table."))
    assert table.texts()[:2] == [("1", first.en), ("1 ter", second[0])]


def test_a_private_change_of_kind_is_changed(table):
    proposal = write(table, propose_restyle, table.clauses[1], None, **STYLE)
    edit(table, edit_restyle, proposal.id, kind=ClauseKind.HEADING, level=1, number="II")
    made = table.accept_proposal("wenyan", table_proposal(table.desks["daniel"], proposal.id, reason="At the table."))
    assert (made.kind, made.level, made.number) == (ClauseKind.HEADING, 1, "II")


def written(table) -> list:
    """A private proposal of each kind, with the verb that changes it and what it is changed to."""
    move = write(table, propose_move, table.clauses[0], None, table.clauses[1])
    split = write(table, propose_split, table.clauses[0], None, *HALVES)
    restyle = write(table, propose_restyle, table.clauses[1], None, **STYLE)
    return [
        (move, edit_move, (table.clauses[2],), {}),
        (split, edit_split, (Wording("A.", "甲。"), ("B.", "乙。")), {}),
        (restyle, edit_restyle, (), {**STYLE, "number": "(b)"}),
    ]


def test_what_is_tabled_is_frozen(table):
    for proposal, verb, given, more in written(table):
        table_proposal(table.desks["daniel"], proposal.id, reason="At the table.")
        with pytest.raises(CannotMoveProposal):
            edit(table, verb, proposal.id, *given, **more)


def test_another_side_or_another_kind_has_no_such_proposal_to_change(table):
    proposals = written(table)
    for at, (proposal, verb, given, more) in enumerate(proposals):
        with pytest.raises(NoSuchRow):
            edit(table, verb, proposal.id, *given, by="songbi", **more)
        with pytest.raises(NoSuchRow):
            edit(table, verb, proposals[at - 1][0].id, *given, **more)


def test_the_same_change_sent_twice_is_made_once(table, stores):
    for proposal, verb, given, more in written(table):
        for _ in range(2):
            edit(table, verb, proposal.id, *given, key=verb.__name__, **more)
    assert verify(stores) == []


def test_a_changed_proposal_is_held_to_what_a_new_one_is(table):
    (move, *_), (split, *_), (restyle, *_) = written(table)
    for refusal, verb, given, more in (
        (CannotFollowItself, edit_move, (move.id, table.clauses[0]), {}),
        (NothingChanged, edit_move, (move.id, None), {}),
        (TextEmpty, edit_split, (split.id, HALVES[0], ("", " ")), {}),
        (HiddenCharacters, edit_split, (split.id, HALVES[0], ("A\u202e.", "甲。")), {}),
        (LevelOutOfRange, edit_restyle, (restyle.id,), {**STYLE, "level": 10}),
        (CannotStandAtThisLevel, edit_restyle, (restyle.id,), {**STYLE, "level": 3}),
    ):
        with pytest.raises(refusal):
            edit(table, verb, *given, **more)


@pytest.mark.parametrize(
    ("clause", "style", "number", "fault"),
    [
        (0, {"kind": ClauseKind.SUBPARAGRAPH, "level": 2}, "1", OutlineFault.NO_PARENT),
        (1, {"kind": ClauseKind.HEADING, "level": 2}, "2", OutlineFault.HEADING_SKIPS_A_LEVEL),
        (1, {"kind": ClauseKind.PARAGRAPH, "level": 2}, "2", OutlineFault.LEVEL_NOT_OF_THIS_KIND),
    ],
)
def test_a_level_that_the_outline_would_not_bear_is_refused_with_the_reason(table, clause, style, number, fault):
    with pytest.raises(CannotStandAtThisLevel) as refused:
        write(table, propose_restyle, table.clauses[clause], None, number="x", **style)
    assert refused.value.facts == {"number": number, "reason": fault}


def test_what_belongs_to_a_clause_must_still_belong_to_it_afterwards(table):
    table.accept_proposal("wenyan", tabled(table, propose_restyle, table.clauses[1], None, **STYLE))
    with pytest.raises(CannotStandAtThisLevel) as refused:
        write(table, propose_restyle, table.clauses[0], None, kind=ClauseKind.HEADING, level=1, number="I")
    assert refused.value.facts == {"number": "(a)", "reason": OutlineFault.NO_PARENT}
    write(table, propose_restyle, table.clauses[0], None, kind=ClauseKind.PARAGRAPH, level=1, number="I")
