"""What becomes of the rows of a sheet when they are cut, joined and parted, and what their words say they are."""

import pytest

from dialogue.vocabulary import ClauseKind
from drafts.pair_sheet import (
    Doubt,
    SheetRow,
    cleaned,
    cuts,
    doubts,
    down,
    given,
    join_rows,
    left_out,
    paired_sheet,
    part,
    split,
    up,
    wording,
)

TOLD = {"kind": ClauseKind.RECOMMENDATION, "level": 3}
FIRST = SheetRow(("One. Two.", "Three."), ("一。二。", "三。"), "7", -0.5, True, **TOLD)
SECOND = SheetRow(("Four.",), ("四。",), "8", 1.5)
SHEET = (SECOND, FIRST, SECOND)


def test_what_a_person_mended_was_not_guessed_any_more():
    for mended in (up(SHEET, 1, "en"), up(SHEET, 1, "zh"), down(SHEET, 1, "en"), down(SHEET, 1, "zh")):
        assert [row.score for row in mended if row not in SHEET] == [None, None]
    assert [row.score for row in join_rows(SHEET, 1)] == [1.5, None]
    assert [row.score for row in part(SHEET, 1)] == [1.5, None, None, 1.5]
    assert [row.score for row in split(SHEET, 1, "en", 4)] == [1.5, None, None, 1.5]


def test_a_row_keeps_what_was_said_of_it_and_its_second_half_is_of_the_same_kind():
    (_, first, second, _) = split(SHEET, 1, "en", 4)
    assert first == SheetRow(("One.",), FIRST.zh, "7", None, True, **TOLD)
    assert second == SheetRow(("Two.", "Three."), (), **TOLD)
    (_, first, second, _) = split(SHEET, 1, "zh", 2)
    assert first == SheetRow(FIRST.en, ("一。",), "7", None, True, **TOLD)
    assert second == SheetRow((), ("二。", "三。"), **TOLD)
    (_, first, second, _) = part(SHEET, 1)
    assert first == SheetRow(("One. Two.",), ("一。二。",), "7", None, True, **TOLD)
    assert second == SheetRow(("Three.",), ("三。",), **TOLD)


def test_a_row_of_one_paragraph_each_is_parted_by_language_and_both_are_headings_if_it_was():
    row = SheetRow(("One.",), ("一。",), "7", 1.0, True, **TOLD)
    assert part((row,), 0) == (
        SheetRow(("One.",), (), "7", None, True, **TOLD), SheetRow((), ("一。",), "", None, True, **TOLD),
    )  # fmt: skip
    more = SheetRow(("One.",), ("一。", "二。"))
    assert part((more,), 0) == (SheetRow(("One.",), ("一。",)), SheetRow((), ("二。",)))
    more = SheetRow(("One.", "Two."), ())
    assert part((more,), 0) == (SheetRow(("One.",)), SheetRow(("Two.",)))


def test_joined_rows_are_what_the_first_was_and_have_the_number_that_either_had():
    (_, joined) = join_rows(SHEET, 1)
    assert joined == SheetRow((*FIRST.en, "Four."), (*FIRST.zh, "四。"), "7", None, True, **TOLD)
    (joined,) = join_rows((SheetRow(("One.",)), SECOND), 0)
    assert joined == SheetRow(("One.", "Four."), ("四。",), "8")
    assert join_rows(SHEET, 2) == SHEET


@pytest.mark.parametrize("language", ["en", "zh"])
def test_wherever_a_text_is_cut_the_words_before_the_cut_stay_and_those_after_it_go(language):
    text = "\n".join(getattr(FIRST, language))
    for offset in range(len(text) + 1):
        rows = split((FIRST,), 0, language, offset)
        before, after = text[:offset].strip(), text[offset:].strip()
        if not before or not after:
            assert rows == (FIRST,)
            continue
        assert "\n".join(getattr(rows[0], language)).split() == before.split()
        assert "\n".join(getattr(rows[1], language)).split() == after.split()
        assert all(words == words.strip() != "" for row in rows for words in getattr(row, language))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "One.| Two;| three:| four!| “Five?”| Six.)| seven.’| 3.5 of U.S.| eight.\n"),
        ("en", "One\n|Two.|\nThree."),
        ("zh", "一。|二；|三：|四！|“五？”|六。）|七。』|3.5亿。"),
        ("zh", "\n一\n|二。|\n三"),
        ("en", "Nothing to cut"),
        ("en", "Only one sentence. "),
    ],
)
def test_a_text_may_be_cut_after_each_sentence_but_the_last(language, marked):
    text = marked.replace("|", "")
    ends = [at - n for n, at in enumerate(at for at, letter in enumerate(marked) if letter == "|")]
    row = SheetRow((text,), ()) if language == "en" else SheetRow((), (text,))
    assert cuts(row, language) == tuple(ends)


def test_a_text_of_two_paragraphs_may_be_cut_between_them():
    assert cuts(FIRST, "en") == (4, 9)
    assert cuts(FIRST, "zh") == (2, 4)


@pytest.mark.parametrize(
    ("en", "zh", "kind"),
    [
        ("x" * 80, "总" * 40, ClauseKind.HEADING),
        ("x" * 81, "总" * 40, ClauseKind.PARAGRAPH),
        ("x" * 80, "总" * 41, ClauseKind.PARAGRAPH),
        ("General.", "总则", ClauseKind.PARAGRAPH),
        ("General", "总则。", ClauseKind.PARAGRAPH),
        ("General,", "总则", ClauseKind.PARAGRAPH),
        ("General; ", "总则", ClauseKind.PARAGRAPH),
        ("General", "总则：", ClauseKind.CHAPEAU),
        ("The sides: ", "双方", ClauseKind.CHAPEAU),
        ("3. General", "三、总则", ClauseKind.PARAGRAPH),
        ("(a) They agree:", "（一）双方商定：", ClauseKind.SUBPARAGRAPH),
        ("3. They agree:", "三、双方商定：", ClauseKind.CHAPEAU),
    ],
)
def test_words_say_what_kind_of_clause_they_are(en, zh, kind):
    assert wording(SheetRow((en,), (zh,))).kind == kind


def test_the_number_of_the_file_goes_before_the_label_and_the_label_stays_in_the_text():
    found = wording(SheetRow(("3. They meet.",), ("三、双方会晤。",), number=" 7 "))
    assert (found.number, found.en, found.zh) == ("7", "3. They meet.", "三、双方会晤。")
    bare = wording(SheetRow(("3.",), ("三、",)))
    assert (bare.number, bare.en, bare.zh) == ("", "3.", "三、")
    assert wording(SheetRow(("3. They meet.",), ("三、",))).number == ""
    two = wording(SheetRow(("3. They meet.", "They report."), ("三、双方会晤。", "双方报告。")))
    assert (two.number, two.en, two.zh) == ("3.", "They meet.\nThey report.", "双方会晤。\n双方报告。")


@pytest.mark.parametrize(
    "words", [("Article 5 bis They meet.", "第五条之二 双方会晤。"), ("Chapter 2 Costs", "第二章 费用")]
)
def test_a_label_that_is_a_word_stays_in_both_texts(words):
    found = wording(SheetRow((words[0],), (words[1],)))
    assert (found.number, found.en, found.zh) == ("", *words)


def test_a_score_of_nought_or_of_one_language_is_no_doubt():
    en, zh = ("Both sides meet every year.",), ("双方每年会晤。",)
    assert doubts(SheetRow(en, zh, score=0.0)) == ()
    assert doubts(SheetRow(en, (), score=-1.0)) == (Doubt.NO_CHINESE,)
    assert doubts(SheetRow((), zh, score=-1.0)) == (Doubt.NO_ENGLISH,)
    assert doubts(SheetRow((" ",), ("\n",))) == (Doubt.NO_ENGLISH, Doubt.NO_CHINESE)


@pytest.mark.parametrize("number", ["1\u200b", "1\n", "\t1"])
def test_a_number_holds_no_line_end_and_nothing_that_nobody_can_see(number):
    assert doubts(SheetRow(("They meet.",), ("双方会晤。",), number=number)) == (Doubt.HIDDEN,)


def test_texts_of_other_languages_are_doubtful_and_figures_are_not():
    assert doubts(SheetRow(("Стороны согласились",), ("Стороны согласились",))) == (
        Doubt.NOT_ENGLISH,
        Doubt.NOT_CHINESE,
    )
    assert doubts(SheetRow(("2027",), ("2027",))) == ()
    assert doubts(SheetRow(("They meet.",), ("双方\u200b会晤。",))) == (Doubt.HIDDEN,)


def test_what_a_person_says_of_a_row_is_said_of_that_row_only():
    said = given(SHEET, 1, kind=ClauseKind.HEADING, level=2, number="9")
    assert said == (SECOND, SheetRow(FIRST.en, FIRST.zh, "9", -0.5, True, ClauseKind.HEADING, 2), SECOND)
    out = left_out(SHEET, 1)
    assert [row.is_left_out for row in out] == [False, True, False]
    assert left_out(out, 1, False) == SHEET
    hidden = (SECOND, SheetRow(("A\u200bB", "C\u202e"), ("甲\ufeff",)), SECOND)
    assert cleaned(hidden, 1) == (SECOND, SheetRow(("AB", "C"), ("甲",)), SECOND)


def test_a_paragraph_goes_to_the_end_of_the_row_above_and_to_the_beginning_of_the_row_below():
    assert up(SHEET, 1, "en")[0].en == ("Four.", "One. Two.")
    assert up(SHEET, 1, "en")[1].en == ("Three.",)
    assert down(SHEET, 1, "zh")[2].zh == ("三。", "四。")
    assert down(SHEET, 1, "zh")[1].zh == ("一。二。",)
    assert up((SECOND, SheetRow(("Five.",))), 1, "zh") == (SECOND, SheetRow(("Five.",)))


def test_a_heading_in_either_language_is_one_on_the_sheet():
    for marked in ("General", "总则"):
        (first, second) = paired_sheet(["General", "They meet."], ["总则", "双方会晤。"], [marked])
        assert (first.is_heading, second.is_heading) == (True, False)
        assert first.score is not None
