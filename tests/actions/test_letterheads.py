"""Letterheads of a side: kept in its own store, used for its files, known again when they come back."""

import pytest

from actions.letterheads import keep_letterhead, list_letterheads, retire_letterhead
from actions.word_comparative import Comparative, make_comparative
from actions.word_exports import Form, Wanted, export_draft
from actions.word_originals import Signing, make_original
from actions.word_returns import preview_return
from dialogue.refusals import FieldMissing, NoSuchRow, NotPermitted
from dialogue.roles import Permission
from exports.word.reader import read
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.exports.letterheads import letterhead


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks)


def heads(content: bytes) -> str:
    return "\n".join("\n".join(lines) for kind, _, lines in read(content).others() if kind == "header")


def test_every_form_can_be_had_on_a_letterhead_of_ones_side(table) -> None:
    helen = table.desks["helen"]
    kept = keep_letterhead(helen, "Ministry", letterhead(), "letterhead.docx")
    made = [
        export_draft(helen, table.draft, Form.CLEAN_EN, Wanted(page=kept.id)).content,
        make_original(helen, table.draft, Signing("us", page=kept.id)).content,
        make_comparative(helen, table.draft, Comparative(page=kept.id)).content,
    ]
    assert all("Ministry of Paper" in heads(content) for content in made)


def test_another_side_sees_and_uses_none_of_it(table) -> None:
    kept = keep_letterhead(table.desks["helen"], "Ministry", letterhead(), "letterhead.docx")
    for name in ("wenyan", "orla"):
        assert list_letterheads(table.desks[name]) == []
        with pytest.raises(NoSuchRow):
            export_draft(table.desks[name], table.draft, Form.CLEAN_EN, Wanted(page=kept.id))
        with pytest.raises(NoSuchRow):
            retire_letterhead(table.desks[name], kept.id)
    assert [line.name for line in list_letterheads(table.desks["daniel"])] == ["Ministry"]


def test_the_same_file_is_the_same_letterhead_and_a_retired_one_is_offered_no_more(table) -> None:
    helen, file = table.desks["helen"], letterhead()
    kept = keep_letterhead(helen, "Ministry", file, "letterhead.docx")
    assert keep_letterhead(helen, "Again", file, "letterhead.docx").id == kept.id
    retire_letterhead(helen, kept.id)
    assert list_letterheads(helen) == []
    with pytest.raises(NoSuchRow):
        export_draft(helen, table.draft, Form.CLEAN_EN, Wanted(page=kept.id))
    assert keep_letterhead(helen, "Anew", file, "letterhead.docx").id != kept.id


@pytest.mark.parametrize("name", ["oscar", "grace"])
def test_who_hands_out_no_files_keeps_no_letterhead(name: str, table) -> None:
    desk = table.desks[name]
    if desk.actor.may(Permission.DRAFT_EXPORT):
        keep_letterhead(desk, "Ministry", letterhead(), "letterhead.docx")
        return
    kept = keep_letterhead(table.desks["helen"], "Ministry", letterhead(), "letterhead.docx")
    with pytest.raises(NotPermitted):
        keep_letterhead(desk, "Ministry", letterhead(), "letterhead.docx")
    with pytest.raises(NotPermitted):
        retire_letterhead(desk, kept.id)


def test_a_letterhead_needs_a_name(table) -> None:
    with pytest.raises(FieldMissing):
        keep_letterhead(table.desks["helen"], " ", letterhead(), "letterhead.docx")


def test_a_file_on_a_letterhead_comes_back_with_every_change_and_no_line_of_the_letterhead_is_taken_for_new(
    table,
) -> None:
    helen = table.desks["helen"]
    kept = keep_letterhead(helen, "Ministry", letterhead(), "letterhead.docx")
    table.table("wenyan", CLAUSES[1].text_en.replace("thirty", "sixty"), CLAUSES[1].text_zh, 1)
    made = export_draft(helen, table.draft, Form.REDLINE_TWO_COLUMN, Wanted(page=kept.id))
    preview = preview_return(helen, made.content, made.name)
    assert preview.unplaced == ()
    assert preview.lines == ()
