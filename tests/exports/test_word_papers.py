"""Papers of the record as Word files: what they print in which languages, and that nothing else is in them."""

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.word.leaks import leaks
from exports.word.paper import Entry, Grid, Heading, Look, NewPage, Paper, Prose, Row, Signature, Signatures
from exports.word.paper_writer import write_paper
from exports.word.reader import read
from exports.word.sheet import Page
from tests.exports.test_word_validators import findings

PAPER = Paper(
    ("Commitments", "承诺一览表"), ("As at 3 March 2026", "截至2026年3月3日"), ("en", "zh"), datetime(2026, 3, 3, tzinfo=UTC),
    (
        Heading(("Participants", "与会人员")),
        Prose((Entry(("They met in Geneva.", "双方在日内瓦会晤。")), Entry(("A source", "来源"), Look.QUIET))),
        Prose((Entry(("3 March", "3月3日")), Entry(("", "只有中文"))), ("Date", "日期")),
        Heading(("Table", "表"), 2),
        Grid(
            (("No.", "序号"), ("Text", "案文"), ("Source", "来源")), (1, 6, 3),
            (
                Row(((Entry(("Trade", "贸易"), Look.FIRM),),), is_group=True),
                Row(((Entry(("1", "1")),), (Entry(("They will report.", "双方将报告。")),), ())),
            ),
        ),
        Signatures((Signature(("For A", "甲方代表"), ("Ann", "安"), ("Minister", "部长")), Signature(("For B", "乙方代表")))),
        NewPage(),
        Heading(("Next", "下一页")),
    ),
    marking="Internal 内部", foot="a foot",
)  # fmt: skip


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("page", list(Page))
def test_no_validator_and_no_search_for_leaks_finds_anything_in_a_paper(page: Page, wide: bool, tmp_path) -> None:
    content = write_paper(dataclasses.replace(PAPER, page=page, is_wide=wide))
    assert findings(content, tmp_path) == set()
    assert leaks(content) == []


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert write_paper(PAPER) == write_paper(PAPER)


def test_a_paper_in_one_language_prints_that_one_and_what_is_given_in_the_other_alone() -> None:
    printed = "\n".join(read(write_paper(dataclasses.replace(PAPER, languages=("en",)))).paragraphs("accepted"))
    assert "They will report." in printed
    assert "只有中文" in printed
    assert "双方将报告" not in printed
    assert "与会人员" not in printed


def test_what_is_alike_in_both_languages_is_printed_once() -> None:
    cells = read(write_paper(PAPER)).paragraphs("accepted")
    assert cells.count("1") == 1


@given(st.tuples(st.text("ab甲乙 ", max_size=4), st.text("ab甲乙 ", max_size=4)), st.permutations(["en", "zh"]))
def test_no_text_that_was_given_is_left_out_of_a_paper_in_both_languages(words, languages) -> None:
    lines = [text for text, _ in Entry(words).lines(tuple(languages))]
    assert set(lines) == {text for text in words if text}
    assert len(lines) == len(set(words) - {""})
