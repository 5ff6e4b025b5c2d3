"""Opening drafts and reading them."""

import pytest

from actions.drafts import ClauseWording, draft_lines, list_drafts, open_draft, read_draft, read_history
from actions.verification import verify
from dialogue.refusals import (
    FieldMissing,
    HiddenCharacters,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotPermitted,
    TextEmpty,
)
from dialogue.vocabulary import ClauseKind, DraftKind
from models.base import new_id
from tests.actions.drafting import CLAUSES, Table, set_table


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


def opened(table: Table, by: str = "orla", **given):
    given = {
        "dialogue_id": table.dialogue, "meeting_id": None, "kind": DraftKind.CONSENSUS, "title_en": "Second",
        "title_zh": "第二", "parties": ["us", "cn"], **given,
    }  # fmt: skip
    with table.desks[by].writing() as joint:
        return open_draft(joint, table.desks[by].actor, **given)


def test_a_draft_is_opened_with_its_clauses_in_their_order(table):
    assert table.texts("helen") == [(clause.number, clause.text_en) for clause in CLAUSES]
    standing = table.standing()
    assert (standing.head.ordinal, standing.head.side, standing.keys) == (1, "secretariat", {})


def test_a_draft_is_opened_only_with_the_permission(table):
    with pytest.raises(NotPermitted):
        opened(table, "helen")


def test_a_draft_of_a_dialogue_or_meeting_that_is_not_there_is_refused(table):
    for given in ({"dialogue_id": new_id()}, {"meeting_id": new_id()}):
        with pytest.raises(NoSuchRow):
            opened(table, **given)


def test_the_same_command_twice_opens_one_draft(table, stores):
    assert opened(table, key="k").id == opened(table, key="k").id
    with table.desks["orla"].reading() as joint:
        assert len(list_drafts(joint, table.desks["orla"].actor)) == 2
    assert verify(stores) == []


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"title_en": " ", "title_zh": ""}, FieldMissing),
        ({"parties": []}, FieldMissing),
        ({"parties": ["us", "outside"]}, NotAPartyToThisDialogue),
        ({"parties": ["us", "nobody"]}, NotAPartyToThisDialogue),
        ({"title_en": "T\x01"}, HiddenCharacters),
        ({"title_zh": "标\u202e题"}, HiddenCharacters),
        ({"clauses": [ClauseWording("1", " ", "")]}, TextEmpty),
        ({"clauses": [ClauseWording("1", "a\u200bb", "")]}, HiddenCharacters),
        ({"clauses": [ClauseWording("1\u202e", "a", "")]}, HiddenCharacters),
    ],
)
def test_a_draft_that_could_not_be_negotiated_is_refused(table, given, refusal):
    with pytest.raises(refusal):
        opened(table, **given)
    with table.desks["orla"].reading() as joint:
        assert len(list_drafts(joint, table.desks["orla"].actor)) == 1


def test_a_party_named_twice_is_one_party(table):
    draft = opened(table, parties=["us", "cn", "us"])
    with table.desks["orla"].reading() as joint:
        assert read_draft(joint, table.desks["orla"].actor, draft.id).parties == ("us", "cn")


def test_a_clause_in_one_language_starts_with_the_other_lagging(table):
    draft = opened(
        table, clauses=[ClauseWording("1", "English.", ""), ClauseWording("2", " ", "中文。", ClauseKind.HEADING, 2)]
    )
    with table.desks["orla"].reading() as joint:
        text = read_draft(joint, table.desks["orla"].actor, draft.id)
    assert [(s.head.lagging, s.head.lagging_side) for s in text.clauses] == [
        ("zh", "secretariat"),
        ("en", "secretariat"),
    ]
    assert (text.clauses[1].head.kind, text.clauses[1].head.level) == (ClauseKind.HEADING, 2)


@pytest.mark.parametrize(("by", "number"), [("helen", 1), ("orla", 2), ("oscar", 2), ("theodora", 1), ("odile", 0)])
def test_each_side_lists_the_drafts_it_is_a_party_to(sqlite_stores, sqlite_desks, by, number):
    set_table(sqlite_stores, sqlite_desks)
    set_table(sqlite_stores, sqlite_desks, ("cn", "third"))
    desk = sqlite_desks[by]
    with desk.reading() as joint:
        assert len(list_drafts(joint, desk.actor)) == len(draft_lines(joint, desk.actor)) == number


def test_a_line_tells_how_far_a_draft_has_come(table):
    table.accept("helen"), table.accept("wenyan")
    table.table("daniel", "Other.", "其他。", 1)
    table.write("daniel", "Private.", "私下。", 2)
    for by in ("helen", "wenyan"):
        desk = table.desks[by]
        with desk.reading() as joint:
            (line,) = draft_lines(joint, desk.actor, table.dialogue)
            assert draft_lines(joint, desk.actor, new_id()) == []
        assert (line.clauses, line.agreed, line.open_proposals) == (3, 1, 1)


def test_the_history_of_a_clause_is_for_those_who_see_its_draft(table):
    table.accept_proposal("wenyan", table.table("daniel", "Other.", "其他。"))
    assert [revision.ordinal for revision in table.history()] == [1, 2]
    for by, clause in (("odile", table.clauses[0]), ("helen", new_id())):
        desk = table.desks[by]
        with desk.reading() as joint, pytest.raises(NoSuchRow):
            read_history(joint, desk.actor, clause)


def test_long_drafts_are_read_whole(sqlite_stores, sqlite_desks):
    many = [ClauseWording(str(n), f"Clause {n}.", f"第{n}条。") for n in range(1100)]
    table = set_table(sqlite_stores, sqlite_desks, clauses=many)
    assert [number for number, _ in table.texts()] == [clause.number for clause in many]
