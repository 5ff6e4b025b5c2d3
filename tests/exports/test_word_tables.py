"""Texts to start a draft from."""

import pytest

from exports.word.tables import read_start
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.columns import in_columns
from tests.exports.documents import SAMPLE, draft
from tests.exports.packages import gone, ins, p, r, word
from tests.exports.pages import as_docx

EN, ZH = "The two sides shall meet every year.", "双方应当每年举行会晤。"


@pytest.mark.parametrize("captions", [["No.", "English", "中文"], ["序号", "英文", "中文"]])
def test_captions_are_left_out_and_columns_are_found(captions: list[str]) -> None:
    assert in_columns(as_docx([], [captions, ["1", EN, ZH]])) == [("1", EN, ZH)]


def test_columns_are_found_whichever_comes_first() -> None:
    assert in_columns(as_docx([], [[ZH, EN], [ZH, EN]])) == [("", EN, ZH)] * 2


def test_a_heading_across_both_columns_is_cut_by_language() -> None:
    across = f"<w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{p('General provisions')}{p('总则')}</w:tc></w:tr>"
    row = f"<w:tr><w:tc>{p(EN)}</w:tc><w:tc>{p(ZH)}</w:tc></w:tr>"
    rows = in_columns(word(f"<w:tbl>{across}{row}</w:tbl>{p()}"))
    assert rows == [("", "General provisions", "总则"), ("", EN, ZH)]


def test_changes_are_read_as_accepted() -> None:
    english = f"<w:p>{r('The two sides ')}{gone('shall')}{ins(r('will'))}{r(' meet.')}</w:p>"
    rows = in_columns(word(f"<w:tbl><w:tr><w:tc>{english}</w:tc><w:tc>{p(ZH)}</w:tc></w:tr></w:tbl>{p()}"))
    assert rows == [("", "The two sides will meet.", ZH)]


def test_our_own_clean_form_can_start_a_draft() -> None:
    rows = in_columns(write(draft(), Form.CLEAN_TWO_COLUMN))
    kept = [c for c in SAMPLE if c.inserted is None]
    assert rows == [(c.number, c.base_en, c.base_zh) for c in kept]


def test_a_table_that_is_no_pair_of_columns_gives_nothing() -> None:
    assert in_columns(as_docx(["x"], [["a", "b"], ["1", "2"]])) == []


def test_a_file_in_one_language_gives_its_paragraphs() -> None:
    assert [piece.text for piece in read_start(as_docx([EN, "", "Second."])).pieces] == [EN, "Second."]
