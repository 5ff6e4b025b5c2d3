"""Files that hold no text of a draft alone are known by their code: rolling texts, tables, comparisons, corrigenda, papers."""

import random
import re
from html import escape

import pytest

from actions import document_check
from actions.document_check import DocumentCheck, Outcome, check_document
from actions.handing_out import BACK_TO_CAPITAL
from actions.mandate_paper import back_to_capital
from actions.mandates import set_mandate
from actions.paper_exports import RecordForm
from actions.word_comparative import COMPARATIVE
from actions.word_exports import Form, latest_exports
from drafts.mandate import Mandate
from exports.word.checked import codes_in, read_checked
from exports.word.reader import read
from tests.actions.copies import ADOPTED, OPEN, PAPERS, OneLetter, contested, handed_out, rewritten, without_foot
from tests.actions.test_access_matrix import PAPER
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.office import Office
from tests.exports.packages import p, word

FORMS = (*OPEN, *ADOPTED, *PAPERS)


@pytest.fixture(autouse=True)
def fresh_budget(monkeypatch):
    monkeypatch.setattr(document_check, "_ANONYMOUS", document_check._Budget(10_000))
    monkeypatch.setattr(document_check, "isolated", lambda of, *given: of(*given))


@pytest.fixture
def check(sqlite_stores, sqlite_desks):
    """Hold a file against the texts of the installation, as somebody or as nobody."""

    def held(content: bytes, by: str = "", **given) -> DocumentCheck:
        return check_document(sqlite_stores, content, desk=sqlite_desks[by] if by else None, **given)

    return held


def codes_of(content: bytes) -> set[str]:
    lines = [line for kind, _, lines in read(content).others() if kind == "footer" for line in lines]
    return {code for line in lines for code in codes_in(line)}


@pytest.mark.parametrize(("seed", "form"), [*enumerate(FORMS)])
def test_what_left_is_known_and_one_letter_changed_anywhere_is_told_where_it_is(
    form: str, seed: int, sqlite_stores, sqlite_desks, check
) -> None:
    content = handed_out(contested(sqlite_stores, sqlite_desks, seed, form=form), form)
    known = check(content)
    assert (known.outcome, known.text.form, known.around, known.looks) == (Outcome.SAME, form, (), ())
    assert known.text.code in codes_of(content)
    one_letter = OneLetter(random.Random(seed))
    for _ in range(4):
        changed = one_letter(content)
        was, now = read_checked(content), read_checked(changed)
        pairs = (zip(was.accepted, now.accepted, strict=True), zip(was.rejected, now.rejected, strict=True))
        lines = {(old, new) for of in (*pairs, zip(was.notes, now.notes, strict=True)) for old, new in of if old != new}
        told = check(changed, by="helen")
        assert (told.outcome, told.text.form) == (Outcome.DIFFERENT, form)
        assert {d.expected for d in told.differences} - {""} == {old for old, _ in lines}
        assert {d.found for d in told.differences} - {""} == {new for _, new in lines}
        assert len(told.differences) <= 2
        stranger = check(changed)
        assert stranger.outcome == Outcome.DIFFERENT
        assert [d.found for d in stranger.differences] == [d.found for d in told.differences]
        assert {d.expected for d in stranger.differences} == {""}


@pytest.mark.office
@pytest.mark.parametrize("form", FORMS)
def test_what_went_through_an_office_is_still_known(
    form: str,
    sqlite_stores,
    sqlite_desks,
    check,
    office: Office,  # noqa: F811
) -> None:
    content = office.resave(handed_out(contested(sqlite_stores, sqlite_desks, 3, form=form), form))
    found = check(content)
    assert (found.outcome, found.differences, found.around, found.looks) == (Outcome.SAME, (), (), ())
    assert check(OneLetter(random.Random(3))(content)).outcome == Outcome.DIFFERENT


# to whom what is told ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [Form.ROLLING_TWO_COLUMN, RecordForm.COMMITMENTS])
def test_a_copy_without_its_code_is_known_to_those_who_may_read_it_and_to_nobody_else(
    form: str, sqlite_stores, sqlite_desks, check
) -> None:
    content = handed_out(contested(sqlite_stores, sqlite_desks, 1), form)
    (code,) = codes_of(content)
    bare = without_foot(content)
    changed = OneLetter(random.Random(1))(bare)
    for by in ("", "odile", "theodora"):
        assert check(bare, by=by).outcome == Outcome.UNKNOWN
        assert check(bare, by=by, code=code).outcome == Outcome.SAME
        assert check(bare, by=by, code="0000 0000 0000 0000").outcome == Outcome.UNKNOWN
        assert not check(changed, by=by, code=code).shows_ours
    others_may = form == Form.ROLLING_TWO_COLUMN  # a paper of the record is read here by the side that has it
    for by, may in (("daniel", True), ("wenyan", others_may)):
        assert check(bare, by=by).outcome == (Outcome.SAME if may else Outcome.UNKNOWN)
        assert check(changed, by=by).outcome == (Outcome.DIFFERENT if may else Outcome.UNKNOWN)
        assert check(changed, by=by, code=code).shows_ours is may
    assert check(changed, is_owner=True).shows_ours


@pytest.mark.parametrize("form", [Form.REDLINE_TWO_COLUMN, COMPARATIVE, Form.CORRIGENDUM, *PAPERS])
def test_a_code_alone_tells_nothing_of_a_copy(form: str, sqlite_stores, sqlite_desks, check) -> None:
    content = handed_out(contested(sqlite_stores, sqlite_desks, 2, form=form), form)
    code = check(content).text.code
    lines = read(content).paragraphs()
    for body in (
        "",
        p("Quite another text."),
        p(escape(lines[0])),
        "".join(p(escape(x)) for x in lines[: len(lines) // 4]),
    ):
        assert check(word(body), code=code) == DocumentCheck(Outcome.UNKNOWN)


def test_a_stranger_is_told_no_word_of_a_paper_that_the_file_does_not_have(sqlite_stores, sqlite_desks, check) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    content = handed_out(table, RecordForm.TEXT_HISTORY)
    lines = [line for line in read(content).paragraphs() if line]
    label = check(content).text.label_en
    gone = {label, *random.Random(5).sample(lines[4:], 3)}
    kept = [line for line in lines if line not in gone]
    found = check(word("".join(p(escape(line)) for line in kept)), code=check(content).text.code)
    assert found.outcome == Outcome.DIFFERENT
    told = {x for d in found.differences for x in (d.expected, d.found, d.number)} | {found.text.label_en}
    assert told <= {"", *kept}
    assert len(found.differences) >= len(gone)


def test_codes_are_of_copies_and_not_of_words(sqlite_stores, sqlite_desks, check) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    ours, theirs = (handed_out(table, Form.ROLLING_EN, by=by) for by in ("helen", "wenyan"))
    assert not codes_of(ours) & codes_of(theirs)
    for content in (ours, theirs):
        assert check(content).text.code in codes_of(content)


def test_a_copy_stays_what_it_was_when_the_draft_moves_on(sqlite_stores, sqlite_desks, check) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    content = handed_out(table, COMPARATIVE)
    table.accept_proposal("wenyan", table.table("helen", "Other words.", "另外的文字。"))
    changed = OneLetter(random.Random(2))(content)
    assert check(content).outcome == Outcome.SAME
    assert len(check(changed, by="wenyan").differences) == 1


def test_struck_words_of_a_table_left_struck_and_others_that_are_struck_are_told(
    sqlite_stores, sqlite_desks, check
) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    table.table("helen", table.head().text_en.replace(".", " or not."), table.head().text_zh)
    content = handed_out(table, COMPARATIVE)
    assert check(content).looks == ()
    form = '<w:pStyle w:val="Title"/></w:pPr><w:r><w:rPr>'
    struck = rewritten(content, lambda name, x: x.replace(form, f"{form}<w:strike/>", 1) if "document" in name else x)
    assert struck != content
    found = check(struck)
    assert found.outcome == Outcome.SHOWN
    assert [kind for kind, _ in found.looks] == ["struck text"]
    plain = rewritten(content, lambda name, x: x.replace("<w:strike/>", "") if "document" in name else x)
    assert plain != content
    found = check(plain)
    assert found.outcome == Outcome.SHOWN
    assert {kind for kind, _ in found.looks} == {"no longer struck"}


def test_struck_words_are_told_where_they_moved_and_not_again_in_a_line_of_other_words(
    sqlite_stores, sqlite_desks, check
) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    table.table("helen", "Both sides may meet in May, and both sides shall stay.", "双方五月会晤。")
    table.table("wenyan", table.head().text_en.replace(" ", " never ", 1), table.head().text_zh)
    content = handed_out(table, COMPARATIVE)
    markup = []
    rewritten(content, lambda name, x: markup.append(x) or x if name == "word/document.xml" else x)
    runs = re.findall(r"<w:r>(?:(?!</w:r>).)*?<w:strike/>.*?</w:r>", markup[0])
    kept = re.findall(r"<w:r>(?:(?!</w:r>|strike).)*<w:t[^>]*>[^<]*[a-z]{3,}[^<]*</w:t></w:r>", markup[0])
    one, other = runs[0], kept[-1]
    plain, struck = one.replace("<w:strike/>", ""), other.replace("<w:t", "<w:rPr><w:strike/></w:rPr><w:t", 1)
    struck = struck if "<w:rPr>" not in other else other.replace("<w:rPr>", "<w:rPr><w:strike/>", 1)
    moved = rewritten(content, lambda _, x: x.replace(one, plain, 1).replace(other, struck, 1))
    assert {kind for kind, _ in check(moved).looks} == {"no longer struck", "struck text"}
    assert check(moved).outcome == Outcome.SHOWN
    other_words = rewritten(content, lambda _, x: x.replace("stay", "stey"))
    found = check(other_words)
    assert (found.outcome, len(found.differences), found.looks) == (Outcome.DIFFERENT, 1, ())


def test_a_paper_for_one_capital_is_known_to_its_side_alone(sqlite_stores, sqlite_desks, check) -> None:
    table = contested(sqlite_stores, sqlite_desks, 1)
    daniel = table.desks["daniel"]
    with daniel.reading() as joint, daniel.writing_own() as own:
        set_mandate(joint, own, daniel.actor, table.draft, table.clauses[0], Mandate(red_line="Plumbago."))
    content = back_to_capital(daniel, table.draft, PAPER).content
    (code,) = codes_of(content)
    for by in ("daniel", "helen"):
        found = check(content, by=by)
        assert (found.outcome, found.text.form, found.shows_ours) == (Outcome.SAME, BACK_TO_CAPITAL, True)
    for by in ("", "wenyan", "orla", "odile", "elliot"):
        assert check(content, by=by, code=code).outcome == Outcome.UNKNOWN
    assert not [row for row in latest_exports(table.desks["helen"]) if row.form == BACK_TO_CAPITAL]
