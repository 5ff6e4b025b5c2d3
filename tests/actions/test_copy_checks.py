"""Files that hold no text of a draft alone are known by their code: rolling texts, tables, comparisons, corrigenda, papers."""

import random

import pytest

from actions import document_check
from actions.document_check import DocumentCheck, Outcome, check_document
from exports.word.checked import codes_in, read_checked
from exports.word.reader import read
from tests.actions.copies import ADOPTED, OPEN, PAPERS, OneLetter, contested, handed_out
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.office import Office

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


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("form", FORMS)
def test_what_left_is_known_and_one_letter_changed_anywhere_is_told_where_it_is(
    form: str, seed: int, sqlite_stores, sqlite_desks, check
) -> None:
    content = handed_out(contested(sqlite_stores, sqlite_desks, seed, form=form), form)
    known = check(content)
    assert (known.outcome, known.text.form, known.around, known.looks) == (Outcome.SAME, form, (), ())
    assert known.text.code in codes_of(content)
    one_letter = OneLetter(random.Random(seed))
    for _ in range(5):
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
