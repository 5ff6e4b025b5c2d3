"""Statements of a party beside a clause: they stand with the text, in either language or both, and stop nothing."""

import pytest

from actions.statements import withdraw_statement
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    DraftAdopted,
    HiddenCharacters,
    NoSuchRow,
    NotPermitted,
    RevisionSuperseded,
    TextEmpty,
)
from dialogue.statements import StatementKind
from drafts.consensus import Agreement
from tests.actions.closing import adopted_by_all, agreed, stated, statements
from tests.actions.drafting import CLAUSES, Table, set_table

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(stores, desks) -> Table:
    """A draft of two parties."""
    return set_table(stores, desks)


@pytest.fixture
def quick(sqlite_stores, sqlite_desks) -> Table:
    """The same where one engine is enough."""
    return set_table(sqlite_stores, sqlite_desks)


def withdrawn(table: Table, of, by: str = "wenyan", reason: str = "Satisfied.", **given):
    """A statement taken back."""
    with table.desks[by].writing() as joint:
        return withdraw_statement(joint, table.desks[by].actor, of.id, reason, **given)


@pytest.mark.parametrize("kind", StatementKind)
def test_a_statement_stands_beside_an_agreed_clause_and_does_not_stop_agreement(kind, table):
    agreed(table)
    stated(table, kind=kind)
    assert table.agreement() == Agreement.AGREED
    for reader in ("helen", "wenyan", "orla", "daniel"):
        (line,) = statements(table, reader)
        assert (line.party, line.kind, line.number, line.text_en, line.is_on_standing_words) == (
            "cn", kind, "1", "Not as a precedent.", True,
        )  # fmt: skip


def test_they_are_listed_in_the_order_of_the_text_not_of_their_making(quick):
    stated(quick, clause=2)
    stated(quick, "helen", clause=1)
    stated(quick, clause=0)
    assert [line.number for line in statements(quick)] == ["1", "2", "3"]


def test_a_statement_in_one_language_names_the_missing_one(quick):
    stated(quick, zh="")
    stated(quick, en="")
    assert [line.missing_language for line in statements(quick)] == ["zh", "en"]
    with pytest.raises(TextEmpty):
        stated(quick, en=" ", zh="")
    with pytest.raises(HiddenCharacters):
        stated(quick, en="Not\u200b as a precedent.")


def test_only_the_head_of_a_party_of_the_draft_makes_one(quick):
    for name, refusal in (("songbi", NotPermitted), ("orla", NotPermitted), ("odile", NoSuchRow)):
        with pytest.raises(refusal):
            stated(quick, name)
    assert statements(quick) == []


def test_a_statement_is_on_the_words_its_author_saw_and_says_when_they_have_changed(quick):
    seen = quick.head().id
    stated(quick)
    quick.accept_proposal("wenyan", quick.table("daniel", EN.replace("once", "twice"), ZH))
    (line,) = statements(quick)
    assert not line.is_on_standing_words
    with pytest.raises(RevisionSuperseded):
        stated(quick, revision=seen)


def test_taken_back_by_its_own_party_it_stays_readable(table):
    made = stated(table)
    with pytest.raises(CannotSpeakForAnotherParty):
        withdrawn(table, made, by="helen")
    first = withdrawn(table, made)
    assert withdrawn(table, made, reason="Again.").id == first.id
    (line,) = statements(table)
    assert (line.withdrawn_reason, line.text_en) == ("Satisfied.", "Not as a precedent.")
    assert line.withdrawn_at is not None
    assert statements(table, standing_only=True) == []


def test_made_twice_under_one_key_it_is_made_once(quick):
    assert stated(quick, key="once").id == stated(quick, key="once").id
    assert len(statements(quick)) == 1


def test_after_adoption_a_reservation_can_be_taken_back_and_none_be_made(quick):
    made = stated(quick)
    adopted_by_all(quick)
    with pytest.raises(DraftAdopted):
        stated(quick, "helen")
    withdrawn(quick, made)
    assert statements(quick, standing_only=True) == []
