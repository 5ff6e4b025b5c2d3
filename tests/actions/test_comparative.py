"""The comparative table: the present text, each side's open proposal beside it, and the note."""

import pytest

from actions.draft_marking import mark_draft
from actions.tabling import table_proposal
from actions.word_comparative import Comparative, export_comparative, make_comparative
from dialogue.refusals import AboveCeiling
from dialogue.vocabulary import Marking
from exports.word.reader import paragraphs_of, read
from exports.word.sheet import Page
from exports.word.stories import Table as WordTable
from tests.actions.drafting import CLAUSES, SECRET, Table, set_table
from tests.exports.test_word_validators import findings


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    """A draft on which both sides have tabled something, and one has written something for itself."""
    table = set_table(sqlite_stores, sqlite_desks)
    table.table("helen", "Both sides shall meet twice a year in one of the two capitals.", CLAUSES[0].text_zh)
    table.table("wenyan", CLAUSES[0].text_en, "双方应每季度在一方首都会晤一次。")
    table.write("helen", f"{SECRET}.", "石墨。", clause=1, note=SECRET)
    return table


def rows(content: bytes) -> list[list[str]]:
    (grid,) = [block for block in read(content).stories[0].blocks if isinstance(block, WordTable)]
    return [["\n".join(paragraphs_of(cell.blocks, "accepted")) for cell in row.cells] for row in grid.rows]


def test_each_sides_proposal_stands_in_its_own_column_beside_the_present_text(table) -> None:
    head, first, second, third = rows(make_comparative(table.desks["helen"], table.draft, Comparative()).content)
    assert head[1:4] == ["Present text  现有案文", "Proposal of US  美方提案", "Proposal of China  中方提案"]
    assert first[0] == "1"
    assert first[1] == f"{CLAUSES[0].text_en}\n{CLAUSES[0].text_zh}"
    assert "twice" in first[2]
    assert "每季度" in first[3]
    assert second[2:4] == third[2:4] == ["", ""]


def test_only_what_was_tabled_stands_in_the_table(table) -> None:
    made = make_comparative(table.desks["helen"], table.draft, Comparative()).content
    assert SECRET not in "\n".join(read(made).paragraphs("accepted"))


def test_clauses_on_which_nothing_is_proposed_can_be_left_out(table) -> None:
    made = make_comparative(table.desks["helen"], table.draft, Comparative(only_contested=True)).content
    assert [row[0] for row in rows(made)[1:]] == ["1"]


def test_a_new_clause_and_a_deletion_are_said(table) -> None:
    table_proposal(table.desks["wenyan"], table.write_insertion("wenyan", "New words.", "新的文字。", number="4").id)
    table_proposal(table.desks["helen"], table.write_deletion("helen", 2).id)
    made = rows(make_comparative(table.desks["helen"], table.draft, Comparative()).content)
    assert made[1][1:4] == ["New clause\n新增条款", "", "New words.\n新的文字。"]
    assert made[-1][2] == "Delete this clause.\n删除本条款。"


@pytest.mark.parametrize("languages", [("en",), ("zh", "en")])
@pytest.mark.parametrize("page", list(Page))
def test_no_validator_finds_anything_in_the_table(languages, page: Page, table, tmp_path) -> None:
    wanted = Comparative(languages, page=page)
    assert findings(make_comparative(table.desks["helen"], table.draft, wanted).content, tmp_path) == set()


def test_a_draft_marked_above_the_ceiling_does_not_leave_in_it(table) -> None:
    with table.desks["orla"].writing() as joint:
        mark_draft(joint, table.desks["orla"].actor, table.draft, Marking.CONFIDENTIAL)
    with pytest.raises(AboveCeiling):
        export_comparative(table.desks["helen"], table.draft, Comparative(marking=Marking.PUBLIC))
    assert " - comparative - EN+ZH - " in export_comparative(table.desks["helen"], table.draft, Comparative()).name
