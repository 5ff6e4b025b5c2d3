"""The sheet of a house template: every mending does one thing, and none reaches what it is not about."""

from uuid import uuid4

import pytest

from dialogue.vocabulary import ClauseKind, DraftKind
from drafts.brackets import bracket_count, unbalanced
from drafts.house_outline import (
    BLANKS,
    SheetClause,
    added_after,
    blanks_differ,
    fingerprint_of,
    kept,
    only_headings,
    open_brackets,
    reworded,
    sheet_of_outline,
    shifted,
    taken,
)
from drafts.outlines import outlines

FROM = uuid4()
SHEET = (
    SheetClause("I", ClauseKind.HEADING, 1, "Ports", "港口", FROM),
    SheetClause("1", ClauseKind.PARAGRAPH, 1, "Dues are published.", "费用公布。", FROM, ("zh", "us")),
    SheetClause("(a)", ClauseKind.SUBPARAGRAPH, 2, "Light dues;", "灯标费；", FROM),
)


def test_a_built_in_outline_lies_on_the_sheet_as_it_is():
    sheet = sheet_of_outline(outlines()["mou"])
    assert [(c.number, c.kind, c.level, c.en, c.zh) for c in sheet] == [
        (c.number, c.kind, c.level, c.en, c.zh) for c in outlines()["mou"].clauses
    ]
    assert {c.revision_id for c in sheet} == {None}


def test_without_the_words_the_build_stays_and_nothing_of_the_source_but_its_headings():
    bare = only_headings(SHEET)
    assert [(c.number, c.kind, c.level) for c in bare] == [(c.number, c.kind, c.level) for c in SHEET]
    assert bare[0] == SHEET[0]
    for clause in bare[1:]:
        assert (clause.en, clause.zh) == BLANKS[clause.kind]
        assert (clause.revision_id, clause.lagging) == (None, ("", ""))


@pytest.mark.parametrize("kind", ClauseKind)
def test_each_kind_has_a_blank_of_its_own_in_the_brackets_of_each_language(kind):
    en, zh = BLANKS[kind]
    assert bracket_count(en) == bracket_count(zh) == 1
    assert not unbalanced(en + zh)
    assert len(set(BLANKS.values())) == len(ClauseKind)


def test_a_reworded_clause_still_comes_from_where_it_came():
    given = reworded(
        SHEET, 1, number="7", kind=ClauseKind.RECOMMENDATION, level=9, en="Dues [amount].", zh="费用［数额］。"
    )
    assert (given[1].revision_id, given[1].lagging) == (FROM, ("zh", "us"))
    assert (given[1].number, given[1].kind, given[1].level, given[1].en) == (
        "7",
        ClauseKind.RECOMMENDATION,
        4,
        "Dues [amount].",
    )
    assert (given[0], given[2]) == (SHEET[0], SHEET[2])


def test_what_is_left_out_is_not_kept_and_can_be_taken_in_again():
    without = taken(SHEET, 1, True)
    assert kept(without) == (SHEET[0], SHEET[2])
    assert kept(taken(without, 1, False)) == SHEET


def test_a_clause_is_moved_by_one_place_and_not_over_the_ends():
    assert shifted(SHEET, 0, 1) == (SHEET[1], SHEET[0], SHEET[2])
    assert shifted(shifted(SHEET, 2, -1), 1, 1) == SHEET
    assert shifted(SHEET, 0, -1) == shifted(SHEET, 2, 1) == SHEET


def test_a_new_clause_is_a_blank_of_nobodys():
    given = added_after(SHEET, 0)
    assert (given[0], given[2:]) == (SHEET[0], SHEET[1:])
    assert ((given[1].en, given[1].zh), given[1].revision_id) == (BLANKS[ClauseKind.PARAGRAPH], None)


def test_brackets_are_looked_at_in_both_languages():
    clause = SheetClause("1", ClauseKind.PARAGRAPH, 1, "By [date", "于［日期］前")
    assert open_brackets(clause) == ("en",)
    assert not blanks_differ(SHEET[0])
    assert blanks_differ(SheetClause("1", ClauseKind.PARAGRAPH, 1, "By [date]", "按期"))


def test_the_fingerprint_tells_two_templates_of_the_same_words_apart():
    one, other = uuid4(), uuid4()
    assert fingerprint_of(one, DraftKind.MOU, SHEET) != fingerprint_of(other, DraftKind.MOU, SHEET)
    assert fingerprint_of(one, DraftKind.MOU, SHEET) == fingerprint_of(one, DraftKind.MOU, SHEET)
    assert fingerprint_of(one, DraftKind.MOU, SHEET) != fingerprint_of(one, DraftKind.MOU, SHEET[:2])
