"""From which text the clauses of a draft were copied: said to each person for themselves, as they may read."""

from dataclasses import replace

import pytest

from actions.clause_origins import copied_clauses
from actions.draft_starts import start_from_outline, start_from_text
from actions.milestones import set_milestone
from dialogue.refusals import NoSuchRow
from tests.actions.closing import adopted_by_all, milestone
from tests.actions.drafting import CLAUSES, set_table
from tests.actions.test_draft_starts import clauses, opening, read, started

EN, ZH = "Both sides shall meet every year.", "双方应当每年会晤。"


@pytest.fixture
def table(stores, desks):
    return set_table(stores, desks)


def copy_of(table):
    """The table with a copy of its draft on it."""
    draft = started(table, start_from_text, milestone(table))
    return replace(table, draft=draft, clauses=tuple(standing.clause.id for standing in clauses(table, draft)))


def test_the_clauses_of_a_copy_are_as_in_the_earlier_text_until_they_are_reworded(table):
    copy = copy_of(table)
    found = read(copy, copied_clauses, copy.draft, by="helen")
    assert [found[clause].came_from.clause_id for clause in copy.clauses] == list(table.clauses)
    assert [found[clause].came_from.number for clause in copy.clauses] == [wording.number for wording in CLAUSES]
    assert all(copied.is_same and not copied.came_from.adopted for copied in found.values())
    copy.accept_proposal("wenyan", copy.table("daniel", EN, ZH, 1))
    found = read(copy, copied_clauses, copy.draft, copy.clauses[1], by="wenyan")
    (copied,) = found.values()
    assert not copied.is_same
    assert (copied.revision_id, copied.text_en, copied.came_from.text_en) == (copy.head(1).id, EN, CLAUSES[1].text_en)


def test_that_the_earlier_text_was_adopted_is_known(table):
    draft = started(table, start_from_text, adopted_by_all(table))
    assert all(copied.came_from.adopted for copied in read(table, copied_clauses, draft).values())


def test_a_draft_that_was_started_otherwise_has_no_origins(table):
    assert read(table, copied_clauses, table.draft) == {}
    assert read(table, copied_clauses, started(table, start_from_outline, "mou")) == {}


def test_a_clause_of_another_draft_is_not_there(table):
    copy = copy_of(table)
    with pytest.raises(NoSuchRow):
        read(copy, copied_clauses, copy.draft, table.clauses[0])


def test_who_may_not_read_the_earlier_text_hears_nothing_of_it(stores, desks):
    table = set_table(stores, desks, parties=("us", "cn", "third"))
    with desks["orla"].writing() as joint:
        two = start_from_outline(joint, desks["orla"].actor, opening(table), "mou").id
        earlier = set_milestone(joint, desks["orla"].actor, two).id
    draft = started(table, start_from_text, earlier, parties=("us", "cn", "third"), told={"third"})
    assert read(table, copied_clauses, draft, by="theodora") == {}
    everything = read(table, copied_clauses, draft, by="helen")
    assert everything == read(table, copied_clauses, draft, by="orla")
    assert len(everything) == len(clauses(table, draft))
