"""The check of a document sees the numbers that Word makes by itself, though they stand in no text of the file."""

import re

import pytest

from actions import document_check
from actions.document_check import DocumentCheck, Outcome, check_document
from actions.word_exports import Form, Wanted, export_draft
from exports.word.checked import read_checked
from exports.word.refusals import WordFileTooLarge
from tests.actions.closing import adopted_by_all
from tests.actions.copies import rewritten
from tests.actions.drafting import Table, set_table
from tests.exports.packages import NAMES, OFFICE
from tests.exports.test_word_list_numbers import TYPE, file, level, numbered

NUMBERING = (
    f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{{levels}}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.fixture
def table(sqlite_stores, sqlite_desks, monkeypatch) -> Table:
    monkeypatch.setattr(document_check, "_ANONYMOUS", document_check._Budget(1000))
    monkeypatch.setattr(document_check, "isolated", lambda of, *given: of(*given))
    table = set_table(sqlite_stores, sqlite_desks)
    adopted_by_all(table)
    return table


@pytest.fixture
def check(sqlite_stores):
    def held(content: bytes) -> DocumentCheck:
        return check_document(sqlite_stores, content)

    return held


def clean(table: Table, form: Form = Form.CLEAN_TWO_COLUMN) -> bytes:
    return export_draft(table.desks["helen"], table.draft, form, Wanted()).content


def counted(content: bytes, style: str, levels: str, *, without: str = "") -> bytes:
    """The file with its paragraphs of a style in a list that Word counts; `without`: what is taken out of its text."""

    def change(name: str, markup: str) -> str:
        if name == "word/document.xml":
            markup = markup.replace(without, "") if without else markup
            return re.sub(rf'(<w:pStyle w:val="{style}"/>)', rf"\1{LISTED}", markup)
        if name == "[Content_Types].xml":
            kind = f'<Override PartName="/word/numbering.xml" ContentType="{TYPE.format("numbering")}"/>'
            return markup.replace("</Types>", f"{kind}</Types>")
        return markup

    return rewritten(
        content, change, more={"word/numbering.xml": NUMBERING.format(levels=levels)},
        arrow=f'<Relationship Id="rIdLists" Type="{OFFICE}/numbering" Target="numbering.xml"/>',
    )  # fmt: skip


def test_numbers_that_word_puts_before_the_words_are_told_where_they_stand(table: Table, check) -> None:
    content = clean(table)
    found = check(counted(content, "ClauseText", level(0, "%1.")))
    assert found.outcome == Outcome.DIFFERENT
    said = [line for line in read_checked(content).accepted if line.startswith(("Both", "Each", "Costs"))]
    assert [d.found for d in found.differences] == [f"{at}.\t{line}" for at, line in enumerate(said, 1)]


def test_a_number_that_word_makes_in_the_place_of_ours_is_the_same_only_where_it_reads_the_same(
    table: Table, check
) -> None:
    content = clean(table)
    cells = re.compile(r"(<w:pStyle w:val=\"ClauseNumber\"/></w:pPr>)<w:r>.*?</w:r>")
    bare = rewritten(content, lambda name, markup: cells.sub(r"\1", markup) if name == "word/document.xml" else markup)
    assert check(bare).outcome == Outcome.DIFFERENT
    assert check(counted(bare, "ClauseNumber", level(0, "%1"))).outcome == Outcome.SAME
    other = check(counted(bare, "ClauseNumber", level(0, "第%1条", "chineseCounting")))
    assert [(d.number, d.found) for d in other.differences] == [("1", "第一条"), ("2", "第二条"), ("3", "第三条")]


def test_a_list_that_makes_endless_numbers_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("exports.word.checked.CHARACTERS", 5_000)
    content = file("".join(numbered("A", depth=0) for _ in range(10)), level(0, "x" * 1_000 + "%1"))
    with pytest.raises(WordFileTooLarge):
        read_checked(content)
