"""A file on a side's own paper is checked: lines of the letterhead it left on are no differences, what others put there is one."""

import pytest

from actions import document_check
from actions.document_check import Outcome, check_document
from actions.letterheads import keep_letterhead
from actions.word_comparative import COMPARATIVE
from actions.word_exports import Form, Wanted, export_draft
from actions.word_originals import Signing, export_original
from exports.word.reader import read
from exports.word.values import ORIGINAL
from tests.actions.closing import milestone
from tests.actions.copies import handed_out, rewritten
from tests.actions.drafting import Table, set_table
from tests.exports.conftest import office  # noqa: F401 - a fixture
from tests.exports.letterheads import letterhead
from tests.exports.office import Office
from tests.exports.packages import p

FORMS = (Form.CLEAN_TWO_COLUMN, Form.ROLLING_EN, COMPARATIVE, ORIGINAL)


@pytest.fixture
def table(sqlite_stores, sqlite_desks, monkeypatch) -> Table:
    monkeypatch.setattr(document_check, "_ANONYMOUS", document_check._Budget(1000))
    monkeypatch.setattr(document_check, "isolated", lambda of, *given: of(*given))
    table = set_table(sqlite_stores, sqlite_desks)
    milestone(table)
    return table


@pytest.fixture
def strange(sqlite_stores):
    """The lines around the text that a visitor without an account is told, of a file that is otherwise the same."""

    def told(content: bytes) -> list[str]:
        found = check_document(sqlite_stores, content)
        assert (found.outcome, found.differences) == (Outcome.SAME, ())
        signed = {
            line for line in read(content).paragraphs() if found.text.form == ORIGINAL
        }  # told apart from the text
        return [d.found for d in found.around if d.found not in signed]

    return told


def on_letterhead(table: Table, form: str) -> bytes:
    helen = table.desks["helen"]
    page = keep_letterhead(helen, "Ministry", letterhead(), "letterhead.docx").id
    if form == ORIGINAL:
        return export_original(helen, table.draft, Signing("us", page=page)).content
    return handed_out(table, form, page=page)


def with_line(content: bytes, words: str, part: str = "word/header", end: str = "</w:hdr>") -> bytes:
    return rewritten(content, lambda name, x: x.replace(end, p(words) + end) if name.startswith(part) else x)


@pytest.mark.office
@pytest.mark.parametrize("form", FORMS)
def test_its_own_letterhead_is_nothing_strange_and_a_word_that_was_added_there_is(
    form: str,
    table: Table,
    strange,
    office: Office,  # noqa: F811
) -> None:
    content = on_letterhead(table, form)
    assert strange(content) == []
    assert strange(with_line(content, "Not binding.")) == ["Not binding."]
    assert strange(with_line(content, "Not binding.", "word/footer", "</w:ftr>")) == ["Not binding."]
    changed = rewritten(content, lambda name, x: x.replace("Inkwell", "Inkpot") if "header" in name else x)
    assert changed != content
    assert strange(changed) == ["Ministry of Paper, 1 Inkpot Square"]
    assert strange(office.resave(content)) == []


def test_words_in_the_place_of_a_page_number_are_told(table: Table, strange) -> None:
    content = on_letterhead(table, Form.CLEAN_TWO_COLUMN)
    field = '<w:fldSimple w:instr="PAGE"{}'
    for shown, told in (("17", []), ("Void", ["Tel. 000Void"])):
        run = f"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>"
        counted = rewritten(content, lambda _, x, run=run: x.replace(field.format("/>"), field.format(run)))
        assert counted != content
        assert strange(counted) == told


def test_a_letterhead_on_which_a_text_never_left_is_strange(table: Table, strange) -> None:
    on_house_paper = export_draft(table.desks["wenyan"], table.draft, Form.CLEAN_EN, Wanted()).content
    line = "Ministry of Paper, 1 Inkwell Square"
    assert strange(with_line(on_house_paper, line)) == [line]
    keep_letterhead(table.desks["helen"], "Ministry", letterhead(), "letterhead.docx")
    assert strange(with_line(on_house_paper, line)) == [line]
