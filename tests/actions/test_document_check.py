"""Checking a document: the same letter for letter or not, whatever was done to the package; and to whom what is told."""

from html import escape
from io import BytesIO
from zipfile import ZipFile

import pytest

from actions import document_check
from actions.document_check import DocumentCheck, Outcome, check_document
from actions.word_exports import Form, Wanted, export_draft
from dialogue.refusals import TooManyChecks
from dialogue.vocabulary import Marking
from drafts.letters import Part
from exports.word.isolation import isolated
from exports.word.lines import CLEAN
from exports.word.reader import read
from exports.word.refusals import ImportRefused, WordFileTooLarge
from tests.actions.closing import adopted_by_all, milestone, stated
from tests.actions.copies import without_foot
from tests.actions.drafting import SECRET, Table, set_table
from tests.exports.packages import p, word

WORDS = "Both Parties shall keep this."


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks)


@pytest.fixture(autouse=True)
def fresh_budget(monkeypatch):
    """Many checks, and without a child process for each: one test asks for that."""
    monkeypatch.setattr(document_check, "_ANONYMOUS", document_check._Budget(1000))
    monkeypatch.setattr(document_check, "isolated", lambda of, *given: of(*given))


def handed_out(table: Table, form: Form = Form.CLEAN_TWO_COLUMN, by: str = "helen", **wanted) -> bytes:
    return export_draft(table.desks[by], table.draft, form, Wanted(**wanted)).content


@pytest.fixture
def checked(sqlite_stores):
    """Hold a file against the texts of the installation, as somebody or as nobody."""

    def check(table: Table, content: bytes, by: str = "", **given) -> DocumentCheck:
        return check_document(sqlite_stores, content, desk=table.desks[by] if by else None, **given)

    return check


def retyped(content: bytes, old: str = "", new: str = "") -> bytes:
    """The same lines in a package that was never ours: no anchor, no property, no header, no footer."""
    lines = [line.replace(old, new) if old else line for line in read(content).paragraphs()]
    return word("".join(p(escape(line)) for line in lines))


@pytest.mark.parametrize("form", CLEAN)
@pytest.mark.parametrize("made", ["as it left", "typed anew"])
def test_an_adopted_text_is_known_to_whoever_is_not_signed_in(table: Table, checked, form: Form, made: str) -> None:
    adopted_by_all(table)
    content = handed_out(table, form)
    check = checked(table, content if made == "as it left" else retyped(content))
    assert check.outcome == Outcome.SAME
    assert check.text is not None
    assert check.text.is_adopted
    assert check.text.form == form
    assert check.text.draft_id == table.draft
    assert check.around == ()


@pytest.mark.parametrize(("old", "new"), [("shall", "should"), ("应", "宜"), ("。", ".")])
def test_one_word_of_either_language_is_found_where_it_is(table: Table, checked, old: str, new: str) -> None:
    adopted_by_all(table)
    content = handed_out(table)
    before = [line for line in read(content).paragraphs() if old in line]
    check = checked(table, retyped(content, old, new), by="wenyan")
    assert check.outcome == Outcome.DIFFERENT
    assert [(d.expected, d.found) for d in check.differences] == [(line, line.replace(old, new)) for line in before]
    assert before
    assert all(d.part == Part.WORDS and d.language in ("en", "zh") for d in check.differences)


def test_who_is_not_signed_in_is_told_no_word_that_the_file_does_not_have(table: Table, checked) -> None:
    adopted_by_all(table)
    content = handed_out(table)
    for by in ("", "odile"):
        check = checked(table, retyped(content, "shall", "should"), by=by)
        assert check.outcome == Outcome.DIFFERENT
        assert not check.shows_ours
        assert [d.expected for d in check.differences] == [""] * len(check.differences)
        assert all("should" in d.found for d in check.differences)


def test_a_text_that_is_not_adopted_is_known_by_its_code_alone(table: Table, checked) -> None:
    milestone(table)
    content = handed_out(table, version=milestone(table))
    code = next(lines[-1] for kind, _, lines in read(content).others() if kind == "footer")
    bare = retyped(content)
    for by in ("", "odile"):
        assert checked(table, bare, by=by).outcome == Outcome.UNKNOWN
        assert checked(table, content, by=by).outcome == Outcome.SAME
        assert checked(table, bare, by=by, code=code).outcome == Outcome.SAME
        assert checked(table, bare, by=by, code="0000 0000 0000 0000").outcome == Outcome.UNKNOWN
    assert checked(table, bare, by="wenyan").outcome == Outcome.SAME
    assert checked(table, bare, is_owner=True).outcome == Outcome.SAME


def test_the_code_of_a_text_that_is_not_adopted_tells_nothing_without_the_text(table: Table, checked) -> None:
    content = handed_out(table, version=milestone(table))
    code = checked(table, content).text.fingerprint[:16]
    lines = read(content).paragraphs()
    for kept in ([], lines[:5], [*lines[:5], "1", "2", "3"]):
        assert checked(table, word("".join(p(escape(x)) for x in kept)), code=code) == DocumentCheck(Outcome.UNKNOWN)
    for form in CLEAN:
        assert checked(table, retyped(handed_out(table, form), "shall", "should"), code=code).outcome != Outcome.UNKNOWN


def test_the_present_text_is_known_as_it_stood_when_it_was_handed_out(table: Table, checked) -> None:
    content = handed_out(table, by="helen")
    table.accept_proposal("wenyan", table.table("daniel", WORDS, "双方应予保持。"))
    later = handed_out(table, by="wenyan")
    for file in (content, later):
        check = checked(table, file)
        assert check.outcome == Outcome.SAME
        assert not check.around
    assert checked(table, content).text != checked(table, later).text


@pytest.mark.parametrize("by", ["", "wenyan"])
def test_the_present_text_is_known_also_where_a_milestone_has_the_same_words(table: Table, checked, by: str) -> None:
    milestone(table)
    check = checked(table, handed_out(table), by=by)
    assert (check.outcome, check.differences, check.around) == (Outcome.SAME, (), ())
    assert check.text.label_en.startswith("As at")


def test_a_redline_is_itself_as_long_as_it_bears_its_code_and_the_text_beneath_it_without(
    table: Table, checked
) -> None:
    table.table("daniel", WORDS, "双方应予保持。")
    content = handed_out(table, Form.REDLINE_TWO_COLUMN)
    check = checked(table, content)
    assert (check.outcome, check.text.form) == (Outcome.SAME, Form.REDLINE_TWO_COLUMN)
    assert check.changes > 0
    bare = without_foot(content)
    assert checked(table, bare).outcome == Outcome.UNKNOWN
    check = checked(table, bare, code=check.text.fingerprint[:16])
    assert check.outcome == Outcome.BENEATH
    assert [WORDS in d.found for d in check.differences].count(True) == 1


def test_a_note_that_is_gone_or_another_is_a_difference(table: Table, checked) -> None:
    stated(table)
    adopted_by_all(table)
    content = handed_out(table)
    assert checked(table, content).outcome == Outcome.SAME
    check = checked(table, retyped(content), by="helen")
    assert [d.part for d in check.differences] == [Part.NOTE]
    assert "Not as a precedent." in check.differences[0].expected


def test_another_version_line_is_no_part_of_the_text_but_is_told(table: Table, checked) -> None:
    adopted_by_all(table)
    check = checked(table, retyped(handed_out(table), "Adopted on", "Draft of"), by="helen")
    assert check.outcome == Outcome.SAME
    assert ["Draft of" in d.found for d in check.around] == [True]


def test_a_line_that_was_put_into_the_head_of_the_pages_is_told(table: Table, checked) -> None:
    adopted_by_all(table)
    content = handed_out(table, marking=Marking.INTERNAL)
    assert checked(table, content).around == ()
    out = BytesIO()
    with ZipFile(BytesIO(content)) as package, ZipFile(out, "w") as made:
        for name in package.namelist():
            part = package.read(name)
            made.writestr(name, part.replace(b"</w:hdr>", p("Not binding.").encode() + b"</w:hdr>"))
    check = checked(table, out.getvalue())
    assert check.outcome == Outcome.SAME
    assert [(d.part, d.found) for d in check.around] == [(Part.LABEL, "Not binding.")]


@pytest.mark.parametrize(
    ("form", "kind"),
    [("<w:vanish/>", "hidden text"), ("<w:strike/>", "struck text"), ('<w:color w:val="FFFFFF"/>', "white text")],
)
def test_words_that_are_there_and_are_not_seen_as_they_read_do_not_pass_for_the_same(
    table: Table, checked, form: str, kind: str
) -> None:
    adopted_by_all(table)
    lines = read(handed_out(table)).paragraphs()
    hidden = next(line for line in lines if "shall" in line)
    body = "".join(
        f"<w:p><w:r><w:rPr>{form}</w:rPr><w:t>{escape(line)}</w:t></w:r></w:p>" if line == hidden else p(escape(line))
        for line in lines
    )
    check = checked(table, word(body))
    assert check.outcome == Outcome.SHOWN
    assert check.looks == ((kind, hidden),)


def test_a_picture_among_the_words_is_told(table: Table, checked) -> None:
    adopted_by_all(table)
    lines = read(handed_out(table)).paragraphs()
    body = "".join(p(escape(line)) for line in lines) + "<w:p><w:r><w:drawing/></w:r></w:p>"
    assert [kind for kind, _ in checked(table, word(body)).looks] == ["picture"]


def test_a_text_of_a_thousand_pages_and_more_is_refused(table: Table, checked, monkeypatch) -> None:
    monkeypatch.setattr("exports.word.checked.CHARACTERS", 10)
    with pytest.raises(WordFileTooLarge):
        checked(table, word(p("Eleven signs.")))


def test_another_title_is_a_difference(table: Table, checked) -> None:
    adopted_by_all(table)
    content = handed_out(table)
    title = read(content).paragraphs()[0]
    check = checked(table, retyped(content, title, "Another title"), by="helen")
    assert [(d.part, d.found) for d in check.differences] == [(Part.TITLE, "Another title")]


def test_a_file_is_read_in_a_process_of_its_own(table: Table, checked, monkeypatch) -> None:
    monkeypatch.setattr(document_check, "isolated", isolated)
    adopted_by_all(table)
    assert checked(table, handed_out(table)).outcome == Outcome.SAME
    with pytest.raises(ImportRefused):
        checked(table, b"PK not a package")


def test_a_document_of_somebody_else_is_not_known_and_a_broken_one_is_refused(table: Table, checked) -> None:
    adopted_by_all(table)
    assert checked(table, word(p("Quite another text.") + p("完全不同的案文。"))) == DocumentCheck(Outcome.UNKNOWN)
    with pytest.raises(ImportRefused):
        checked(table, b"PK not a package")


def test_private_words_are_not_found_by_a_check(table: Table, checked) -> None:
    table.write("daniel", f"{SECRET}.", "石墨。")
    assert checked(table, word(p(f"{SECRET}.") + p("石墨。")), by="wenyan").outcome == Outcome.UNKNOWN


def test_whoever_is_not_signed_in_waits_when_many_files_are_checked(table: Table, checked, monkeypatch) -> None:
    monkeypatch.setattr(document_check, "_ANONYMOUS", document_check._Budget(2))
    file = word(p("A text."))
    for _ in range(2):
        checked(table, file)
    with pytest.raises(TooManyChecks):
        checked(table, file)
    checked(table, file, by="helen")
