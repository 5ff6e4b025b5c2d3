"""The writer's laws: rejected it is the base, accepted it is the proposal, clean means clean, bytes are always the same."""

import io
import re
import zipfile

import docx
import pytest
from lxml import etree

from exports.word.anchors import bookmark_name, clause_of
from exports.word.leaks import leaks
from exports.word.names import w
from exports.word.reader import read
from exports.word.values import WITH_CHANGES, Form, Mark, Run, stacked
from exports.word.writer import write
from tests.exports.documents import (
    AUTHORS,
    CN,
    SAMPLE,
    START,
    US,
    accepted_text,
    body_texts,
    clause_id,
    draft,
    random_draft,
)

FORMS = list(Form)


def table_texts(content: bytes, view: str) -> list[str]:
    """What stands in the table, without captions."""
    body = read(content).stories[0]
    from exports.word.reader import paragraphs_of

    return paragraphs_of([block for block in body.blocks if type(block).__name__ == "Table"], view)[3:]


@pytest.mark.parametrize("view", ["rejected", "accepted"])
@pytest.mark.parametrize("seed", range(20))
def test_a_redline_gives_the_base_rejected_and_the_proposal_accepted(seed: int, view: str) -> None:
    document = random_draft(seed)
    assert table_texts(write(document, Form.REDLINE_TWO_COLUMN), view) == body_texts(document, view)


@pytest.mark.parametrize("view", ["rejected", "accepted"])
def test_rows_tabs_breaks_and_rare_characters_keep_the_law(view: str) -> None:
    document = draft()
    assert table_texts(write(document, Form.REDLINE_TWO_COLUMN), view) == body_texts(document, view)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_draft_gives_the_same_bytes(form: Form) -> None:
    assert write(draft(), form) == write(draft(), form)


@pytest.mark.parametrize("form", FORMS)
def test_every_change_and_word_is_accounted_for(form: Form) -> None:
    assert read(write(draft(), form)).changes.unaccounted == ()


@pytest.mark.parametrize(
    "form",
    [
        Form.CLEAN_TWO_COLUMN,
        Form.CLEAN_EN,
        Form.CLEAN_ZH,
        Form.CLEAN_SEQUENTIAL,
        Form.CORRECTED_TWO_COLUMN,
        Form.CORRIGENDUM,
    ],
)
def test_a_clean_form_holds_no_change_no_name_no_comment(form: Form) -> None:
    content = write(draft(), form)
    assert leaks(content, forbidden_words=[*AUTHORS, "hotline", "annex <2>"]) == []
    everything = b"".join(
        zipfile.ZipFile(io.BytesIO(content)).read(n) for n in zipfile.ZipFile(io.BytesIO(content)).namelist()
    )
    assert b"w:author" not in everything


@pytest.mark.parametrize(("form", "language"), [(Form.CLEAN_EN, "en"), (Form.CLEAN_ZH, "zh")])
def test_a_form_in_one_language_holds_the_canonical_texts(form: Form, language: str) -> None:
    texts = "\n".join(read(write(draft(), form)).paragraphs())
    for clause in SAMPLE:
        if clause.inserted is None:
            assert clause.base(language) in texts
    other = "zh" if language == "en" else "en"
    assert SAMPLE[2].base(other) not in texts


def test_a_redline_by_known_authors_has_no_leak() -> None:
    assert leaks(write(draft(), Form.REDLINE_TWO_COLUMN), AUTHORS) == []


def test_authors_and_times_are_those_of_the_proposals() -> None:
    found = read(write(draft(), Form.REDLINE_TWO_COLUMN)).changes.revisions
    assert {(x.author, x.date, x.utc) for x in found} == {
        (US.author, "2026-11-20T09:00:00Z", "2026-11-20T09:00:00Z"),
        (CN.author, "2026-11-21T03:30:00Z", "2026-11-21T03:30:00Z"),
    }


def test_competing_proposals_stand_side_by_side_and_never_nested() -> None:
    runs = stacked("base", [("one", US), ("two", CN)])
    assert runs == (Run("base", deleted=US), Run("one", inserted=US), Run("two", inserted=CN))


def test_one_proposal_is_shown_word_by_word_deletion_first() -> None:
    runs = stacked("The Parties shall meet.", [("The Parties should meet.", US)])
    assert [(run.text, bool(run.deleted), bool(run.inserted)) for run in runs] == [
        ("The Parties ", False, False),
        ("shall", True, False),
        ("should", False, True),
        (" meet.", False, False),
    ]


def test_proposals_that_change_nothing_leave_the_text_alone() -> None:
    assert stacked("same", [("same", US)]) == (Run("same"),)
    assert stacked("", []) == ()


def tree(content: bytes, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))


def test_no_two_annotations_share_a_number() -> None:
    root = tree(write(draft(), Form.REDLINE_TWO_COLUMN))
    wanted = ("ins", "del", "bookmarkStart", "commentRangeStart")
    numbers = [element.get(w("id")) for name in wanted for element in root.iter(w(name))]
    assert len(numbers) == len(set(numbers))


def test_chinese_runs_are_hinted_and_english_quotes_are_not() -> None:
    root = tree(write(draft(), Form.REDLINE_TWO_COLUMN))
    hinted, plain = "", ""
    for run in root.iter(w("r")):
        words = "".join(t.text or "" for t in run.iter(w("t"), w("delText")))
        fonts = run.find(f"{w('rPr')}/{w('rFonts')}")
        if fonts is not None and fonts.get(w("hint")) == "eastAsia":
            hinted += words
        else:
            plain += words
    assert "“可以”" in hinted
    assert "it “may” be" in plain
    assert not re.search("[\u4e00-\u9fff]", plain)


def test_fonts_and_languages_serve_both_scripts() -> None:
    content = write(draft(), Form.CLEAN_TWO_COLUMN)
    styles = tree(content, "word/styles.xml")
    faces = {fonts.get(w("eastAsia")) for fonts in styles.iter(w("rFonts"))}
    assert faces == {"宋体", "黑体"}
    assert {lang.get(w("eastAsia")) for lang in styles.iter(w("lang"))} == {"zh-CN"}
    assert tree(content, "word/settings.xml").find(w("themeFontLang")).get(w("eastAsia")) == "zh-CN"


def test_the_table_has_fixed_widths_everywhere() -> None:
    table = next(tree(write(draft(), Form.CLEAN_TWO_COLUMN)).iter(w("tbl")))
    grid = [column.get(w("w")) for column in table.iter(w("gridCol"))]
    assert table.find(f"{w('tblPr')}/{w('tblLayout')}").get(w("type")) == "fixed"
    for row in table.iter(w("tr")):
        assert [cell.get(w("w")) for cell in row.iter(w("tcW"))] == grid


@pytest.mark.parametrize(
    ("first", "captions"), [("en", ["No.", "English", "中文"]), ("zh", ["No.", "中文", "English"])]
)
def test_each_copy_names_its_own_language_first(first: str, captions: list[str]) -> None:
    document = docx.Document(io.BytesIO(write(draft(first_language=first), Form.CLEAN_TWO_COLUMN)))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == captions


def test_comments_carry_author_date_and_words() -> None:
    document = docx.Document(io.BytesIO(write(draft(), Form.REDLINE_TWO_COLUMN)))
    comments = list(document.comments)
    assert [(c.author, c.timestamp, c.text) for c in comments] == [
        (US.author, START, "See annex <2> & reply.\n请确认。")
    ]


def test_tracking_is_on_where_changes_are_and_nowhere_else() -> None:
    for form in FORMS:
        settings = tree(write(draft(), form), "word/settings.xml")
        assert (settings.find(w("trackRevisions")) is not None) == (form in WITH_CHANGES)


@pytest.mark.parametrize("seed", range(30))
def test_a_bookmark_name_gives_the_clause_back(seed: int) -> None:
    name = bookmark_name(clause_id(seed), "zh")
    assert len(name) <= 40
    assert clause_of(name) == (clause_id(seed), "zh")


@pytest.mark.parametrize("name", ["_GoBack", "_cl_", "_cl_xyz_fr", "cl_1_en", "_cl_" + "z" * 25 + "_en"])
def test_a_foreign_bookmark_is_no_clause(name: str) -> None:
    assert clause_of(name) is None


def test_characters_that_xml_cannot_carry_are_left_out() -> None:
    mark = Mark("A\x01B", START)
    content = write(draft(SAMPLE[0], marked("a\x02b\x1fc", mark)), Form.REDLINE_TWO_COLUMN)
    assert "abc" in read(content).paragraphs("accepted")


def marked(text: str, mark: Mark):
    from tests.exports.documents import new_clause

    return new_clause("7", text, "文", mark)


def test_accepted_text_of_the_sample_differs_from_its_base() -> None:
    assert accepted_text(SAMPLE[2].en) != SAMPLE[2].base_en
