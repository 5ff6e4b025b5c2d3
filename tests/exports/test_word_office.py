"""LibreOffice as judge, and as the other delegation's machine."""

from dataclasses import replace

import pytest

from exports.word.reader import read
from exports.word.returned import place, read_returned
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import CN, SAMPLE, US, base_of, compared_draft, draft, random_draft
from tests.exports.editing import AT as AT_NINE
from tests.exports.editing import Editor
from tests.exports.office import Office, saved_anew
from tests.exports.pages import as_docx
from tests.exports.test_word_comments import DOCUMENT as THREADED
from tests.exports.test_word_comments import FILE as WITH_THREADS
from tests.exports.test_word_compare import AT, EDITS, compared, pair, redline_files

pytestmark = pytest.mark.office
VIEWS = ("rejected", "accepted")


@pytest.mark.parametrize("seed", [None, 1, 2, 3, 4])
def test_the_office_reads_both_views_of_a_redline_as_we_do(office: Office, seed: int | None) -> None:
    # The office tells the signs of footnotes as text.
    document = draft(*(replace(c, footnotes=()) for c in SAMPLE)) if seed is None else random_draft(seed)
    content = write(document, Form.REDLINE_TWO_COLUMN)
    for view in VIEWS:
        assert office.text(content, view) == read(content).paragraphs(view)


@pytest.mark.parametrize("seed", [2, 6, 7])
def test_the_office_finds_the_earlier_and_the_later_text_in_a_comparison_with_moves(office: Office, seed: int) -> None:
    document, views = compared_draft(seed)
    content = write(document, Form.CHANGES_TWO_COLUMN)
    for view in VIEWS:
        assert [line for line in office.text(content, view)[7:] if line] == [x for x in views[view] if x]


@pytest.mark.parametrize("seed", range(8))
def test_the_office_finds_base_and_target_in_a_comparison(office: Office, seed: int) -> None:
    base, target = pair(seed)
    made = redline_files(base, target, "a.docx", "b.docx", "Tomas Ribbon", AT)
    assert office.text(made, "rejected") == office.text(base, "plain")
    assert office.text(made, "accepted") == office.text(target, "plain")


@pytest.mark.parametrize("case", EDITS)
def test_the_office_agrees_on_every_kind_of_edit(office: Office, case: str) -> None:
    base, target = (as_docx(texts) for texts in EDITS[case])
    made = redline_files(base, target, "a.docx", "b.docx", "Tomas Ribbon", AT)
    assert compared(base, target).changes.unaccounted == ()
    assert office.text(made, "rejected") == office.text(base, "plain")
    assert office.text(made, "accepted") == office.text(target, "plain")


@pytest.mark.parametrize("seed", [None, 0, 2, 5, 9])
def test_a_trip_through_the_office_loses_no_clause_and_no_change(office: Office, seed: int | None) -> None:
    document = draft() if seed is None else random_draft(seed, 12)
    result = place(read_returned(office.resave(write(document, Form.REDLINE_TWO_COLUMN))), base_of(document), document)
    assert result.changed == ()
    assert len(result.unchanged) == len(document.clauses)
    assert [stray.kind for stray in result.unplaced] in ([], ["comment"])


def test_a_trip_through_the_office_loses_no_comment_and_no_change_of_ours_and_keeps_what_others_wrote() -> None:
    editor = Editor(WITH_THREADS, "Vera Quoin").replace("points of contact", "contact points")
    number = editor.comment("最后条款", "为何“最后”？\nWhy last?")
    editor.settle(number)
    result = place(read_returned(saved_anew(editor.save())), base_of(THREADED), THREADED)
    assert result.unplaced == ()
    assert {c.number: c.untracked for c in result.changed} == {"(a)": False, "2": False}
    theirs = [x for c in result.changed for x in c.changes if not x.ours]
    assert [(x.author, x.date, x.deleted, x.inserted) for x in theirs] == [
        ("Vera Quoin", AT_NINE, "points of contact", "contact points")
    ]
    said = [x for c in result.changed for x in c.comments if not x.ours]
    assert [(x.author, x.date, x.text, x.quote, x.resolved) for x in said] == [
        ("Vera Quoin", AT_NINE, "为何“最后”？\nWhy last?", "最后条款", True)
    ]


def test_every_edit_that_another_person_makes_in_the_office_comes_back(office: Office) -> None:
    document = draft()
    edits = [
        ("points of contact", "contact points"),
        ("brief", "short"),
        ("热线", "两条热线"),
        ("最后条款", "末尾条款"),
    ]
    content = office.edit(write(document, Form.REDLINE_TWO_COLUMN), "林舟", edits)
    result = place(read_returned(content), base_of(document), document)
    assert {c.number for c in result.changed} == {"(a)", "1.1", "1.3", "2"}
    assert not any(c.untracked for c in result.changed)
    theirs = [x for c in result.changed for x in c.changes if not x.ours]
    assert {x.author for x in theirs} == {"林舟"}
    assert "contact points" in "".join(x.inserted for x in theirs)
    by_number = {c.number: c for c in result.changed}
    assert by_number["1.1"].en.startswith("The Parties should submit a short report within sixty (60) days")
    assert by_number["1.3"].zh == "双方拟设立两条热线。"
    ours = {x.author for c in result.changed for x in c.changes if x.ours}
    assert ours <= {US.author, CN.author}
