"""A side's own paper: what is taken from its file, what is left behind, and what files on it look like."""

import io
from zipfile import ZipFile

import docx
import pytest
from PIL import Image

from exports.word.isolation import isolated
from exports.word.leaks import leaks
from exports.word.reader import read
from exports.word.refusals import ImportRefused, StationeryUnusable
from exports.word.stationery import Stationery, read_stationery
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import AUTHORS, draft
from tests.exports.hostile import HOSTILE
from tests.exports.letterheads import AUTHOR, UNUSABLE, letterhead
from tests.exports.test_word_validators import findings


def on_paper(form: Form = Form.CLEAN_TWO_COLUMN, **given) -> bytes:
    return write(draft(), form, read_stationery(letterhead(**given)))


def parts(content: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("form", list(Form))
@pytest.mark.parametrize("given", [{"first": True}, {"first": False, "kind": "JPEG", "numbered": False}])
def test_a_file_on_a_letterhead_has_no_finding_and_gives_nothing_away(form: Form, given, tmp_path) -> None:
    content = on_paper(form, **given)
    assert findings(content, tmp_path) == set()
    assert (
        leaks(
            content,
            AUTHORS,
            [AUTHOR, "Penholder"],
            changes_allowed=form in (Form.REDLINE_TWO_COLUMN, Form.CHANGES_TWO_COLUMN),
        )
        == []
    )


def test_page_letterhead_and_our_own_lines_stand_on_each_page() -> None:
    made = docx.Document(io.BytesIO(on_paper()))
    section = made.sections[0]
    assert round(section.page_width.cm, 1) == 21.6
    assert round(section.left_margin.cm, 1) == 3.0
    assert section.different_first_page_header_footer
    first = [p.text for p in section.first_page_header.paragraphs]
    assert "Ministry of Paper, 1 Inkwell Square" in first
    assert "FOR DELEGATIONS" in first
    later = [p.text for p in section.header.paragraphs]
    assert later[0] == "Ministry of Paper"
    assert any(line.startswith("Draft Consensus\t") for line in later)


def test_a_number_of_the_page_that_the_letterhead_has_is_not_printed_twice() -> None:
    def feet(content: bytes) -> str:
        return "\n".join(p.text for p in docx.Document(io.BytesIO(content)).sections[0].footer.paragraphs)

    assert "Page" not in feet(on_paper(numbered=True))
    assert "Page" in feet(on_paper(numbered=False))


def test_our_titles_take_the_look_of_theirs_and_the_text_that_of_their_normal_paragraph() -> None:
    styles = docx.Document(io.BytesIO(on_paper())).styles
    assert styles["Alternat Title"].base_style.name == "Title"
    assert styles["Alternat Clause Text"].base_style.base_style is None
    assert styles["Alternat Clause Text"].base_style.font.name == "Georgia"
    assert not [style.name for style in styles if AUTHOR in style.name]


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_goes_out_without_what_it_says_of_its_author(kind: str) -> None:
    pictures = [content for name, content in parts(on_paper(kind=kind)).items() if "media/" in name]
    assert len(pictures) == 1
    assert AUTHOR.encode() not in pictures[0]
    assert Image.open(io.BytesIO(pictures[0])).size == (120, 40)


def test_the_text_stays_the_same_and_the_column_fits_the_page() -> None:
    assert [x for x in read(on_paper()).paragraphs() if x] == [
        x for x in read(write(draft(), Form.CLEAN_TWO_COLUMN)).paragraphs() if x
    ]
    room = read_stationery(letterhead()).room
    table = docx.Document(io.BytesIO(on_paper())).tables[0]
    assert abs(sum(column.width.twips for column in table.columns) - room) <= 2


def test_the_same_file_gives_the_same_bytes() -> None:
    assert on_paper() == on_paper()


def test_reading_crosses_to_a_child_process_and_back() -> None:
    assert isolated(read_stationery, letterhead()) == read_stationery(letterhead())


@pytest.mark.parametrize("case", list(HOSTILE)[:: max(1, len(HOSTILE) // 8)])
def test_a_hostile_file_is_refused_as_a_letterhead_too(case) -> None:
    with pytest.raises(ImportRefused):
        isolated(read_stationery, HOSTILE[case][0](), "letterhead.docx")


@pytest.mark.parametrize("reason", UNUSABLE)
def test_what_cannot_serve_as_a_letterhead_is_refused_by_name(reason: str) -> None:
    with pytest.raises(StationeryUnusable) as refused:
        read_stationery(UNUSABLE[reason]())
    assert refused.value.facts["reason"] == reason


def test_a_file_without_header_or_footer_gives_its_page_alone() -> None:
    made = io.BytesIO()
    docx.Document().save(made)
    paper: Stationery = read_stationery(made.getvalue())
    assert paper.heads == ()
    assert paper.media == ()
