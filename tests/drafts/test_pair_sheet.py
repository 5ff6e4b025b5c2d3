"""Mending pairs: whatever a person does, no paragraph is lost and none changes its order."""

import random

import pytest

from dialogue.vocabulary import ClauseKind
from drafts.characters import hidden_characters
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
from tests.drafts.texts import CHINESE, ENGLISH

EN = "The two sides shall meet every year. They shall publish a report."
ZH = "双方应每年会晤。双方应发布报告。"


def row(en="", zh="", **told):
    return SheetRow((en,) if en else (), (zh,) if zh else (), **told)


def words(sheet):
    """The words of both languages in their order, whatever row they stand in."""
    return tuple(
        "".join("".join(texts).split()) for texts in zip(*(("".join(r.en), "".join(r.zh)) for r in sheet), strict=True)
    )


@pytest.mark.parametrize("seed", range(200))
def test_no_mending_loses_a_word_or_changes_the_order_of_a_language(seed):
    chance = random.Random(seed)
    sheet = paired_sheet(
        chance.choices(ENGLISH, k=chance.randrange(1, 12)), chance.choices(CHINESE, k=chance.randrange(1, 12))
    )
    before = words(sheet)
    for _ in range(30):
        at, language = chance.randrange(len(sheet)), chance.choice(("en", "zh"))
        text = "\n".join(sheet[at].en if language == "en" else sheet[at].zh)
        sheet = chance.choice([
            lambda s, a=at, n=language: up(s, a, n), lambda s, a=at, n=language: down(s, a, n),
            lambda s, a=at: join_rows(s, a), lambda s, a=at: part(s, a),
            lambda s, a=at, n=language, o=chance.randrange(len(text) + 1): split(s, a, n, o),
            lambda s, a=at: left_out(s, a), lambda s, a=at: given(s, a, kind=ClauseKind.PARAGRAPH, level=1, number="1"),
        ])(sheet)  # fmt: skip
        assert words(sheet) == before
        assert all(r.en or r.zh for r in sheet)


def test_a_paragraph_goes_up_and_comes_down_again():
    sheet = (row("A.", "甲。"), row("B.", "乙。"), row("C.", ""))
    mended = up(sheet, 1, "zh")
    assert [r.zh for r in mended] == [("甲。", "乙。"), (), ()]
    assert [r.zh for r in down(mended, 0, "zh")] == [("甲。",), ("乙。",), ()]


def test_a_row_that_gave_its_last_words_away_is_gone():
    sheet = (row("A.", ""), row("", "甲。"))
    assert up(sheet, 1, "zh") == (row("A.", "甲。"),)


def test_nothing_goes_above_the_first_row_and_a_new_row_opens_below_the_last():
    sheet = (row("A.", "甲。"),)
    assert up(sheet, 0, "zh") == sheet
    assert down(sheet, 0, "zh") == (row("A."), row("", "甲。"))
    assert join_rows(sheet, 0) == sheet
    assert down((row("A."),), 0, "zh") == (row("A."),)


def test_rows_are_joined_and_parted_again():
    sheet = (row("A.", "甲。", number="1"), row("B.", "乙。"))
    joined = join_rows(sheet, 0)
    assert joined == (SheetRow(("A.", "B."), ("甲。", "乙。"), number="1"),)
    assert part(joined, 0) == sheet
    assert part((row("A.", "甲。"),), 0) == (row("A."), row("", "甲。"))
    assert part((row("A."),), 0) == (row("A."),)


def test_a_paragraph_is_cut_after_a_sentence():
    sheet = (row(EN, ZH),)
    (end,) = cuts(sheet[0], "zh")
    assert [r.zh for r in split(sheet, 0, "zh", end)] == [("双方应每年会晤。",), ("双方应发布报告。",)]
    (end,) = cuts(sheet[0], "en")
    assert [r.en for r in split(sheet, 0, "en", end)] == [
        ("The two sides shall meet every year.",), ("They shall publish a report.",),
    ]  # fmt: skip
    assert split(sheet, 0, "en", 0) == split(sheet, 0, "en", len(EN)) == sheet


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("2. The sides meet.", "二、双方会晤。", ("2.", ClauseKind.PARAGRAPH, 1, "The sides meet.", "双方会晤。")),
        ("(a) to meet;", "（一）会晤；", ("(a)", ClauseKind.SUBPARAGRAPH, 2, "to meet;", "会晤；")),
        ("Article 5 Costs", "第五条 费用", ("", ClauseKind.HEADING, 1, "Article 5 Costs", "第五条 费用")),
        ("Article 5", "第五条", ("", ClauseKind.HEADING, 1, "Article 5", "第五条")),
        ("2. The sides meet.", "三、双方会晤。", ("", ClauseKind.PARAGRAPH, 1, "2. The sides meet.", "三、双方会晤。")),
        ("2. The sides meet.", "双方会晤。", ("", ClauseKind.PARAGRAPH, 1, "2. The sides meet.", "双方会晤。")),
        ("They agreed:", "双方商定：", ("", ClauseKind.CHAPEAU, 1, "They agreed:", "双方商定：")),
        ("General", "总则", ("", ClauseKind.HEADING, 1, "General", "总则")),
    ],
)  # fmt: skip
def test_the_words_say_the_number_and_the_kind(en, zh, expected):
    found = wording(row(en, zh))
    assert (found.number, found.kind, found.level, found.en, found.zh) == expected


def test_what_a_person_or_the_file_says_goes_before_what_the_words_say():
    told = given((row("General", "总则"),), 0, kind=ClauseKind.RECOMMENDATION, level=3, number="7")[0]
    assert wording(told).kind == ClauseKind.RECOMMENDATION
    assert (wording(told).level, wording(told).number) == (3, "7")
    assert wording(row("The sides meet.", "双方会晤。", is_heading=True)).kind == ClauseKind.HEADING


def test_doubtful_rows_say_why():
    assert doubts(row(EN, ZH)) == ()
    assert doubts(row(EN)) == (Doubt.NO_CHINESE,)
    assert doubts(row("", ZH)) == (Doubt.NO_ENGLISH,)
    assert doubts(row(ZH, EN)) == (Doubt.NOT_ENGLISH, Doubt.NOT_CHINESE)
    assert doubts(row(EN, ZH, score=-0.5)) == (Doubt.UNLIKELY,)
    assert doubts(row("A\u200bB is so.", ZH)) == (Doubt.HIDDEN,)


def test_hidden_characters_are_taken_out_and_nothing_else():
    (clean,) = cleaned((row("The\u200b two\u202e sides.", "双\ufeff方。", number="1\u200b"),), 0)
    assert (clean.en, clean.zh, clean.number) == (("The two sides.",), ("双方。",), "1")
    assert not hidden_characters(clean.en[0])


def test_headings_of_the_file_are_known_on_the_sheet():
    sheet = paired_sheet(["Costs and other matters.", EN], ["费用和其他事项。", ZH], ["Costs and other matters."])
    assert [r.is_heading for r in sheet] == [True, False]
