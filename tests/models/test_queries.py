"""Rows are found by their keys as SQLAlchemy finds them, and each is read once."""

import uuid

import pytest
import sqlalchemy as sa
from sqlmodel import Session

from models.dialogues import Dialogue, DialogueParty
from models.parties import Party
from models.queries import among, asked, ids, parts, rows_among


@pytest.fixture
def store(stores):
    return stores.for_upkeep()["joint"]


@pytest.fixture
def dialogue(store):
    with store.writing() as session:
        made = Dialogue(track="I", name_en="Talks", name_zh="会谈")
        session.add(made)
        session.add_all(
            [
                Party(key=key, name_en=key, name_zh=key, short_en=key, short_zh=key)
                for key in ("us", "cn", "third")
                if not session.get(Party, key)
            ]
        )
        session.flush()
        session.add_all(
            DialogueParty(dialogue_id=made.id, party=party, place=at) for at, party in enumerate(("us", "cn"))
        )
        session.info["unjournalled"] = []
        return made.id


@pytest.mark.parametrize("is_there", [True, False])
def test_a_row_is_found_by_its_key_whatever_the_key_is_made_of(store, dialogue, is_there):
    one, party = (dialogue, "cn") if is_there else (uuid.uuid4(), "third")
    with store.reading() as session, Session(store._reader) as plain:
        for table, key in (
            (Dialogue, one),
            (Dialogue, (one,)),
            (Dialogue, {"id": one}),
            (DialogueParty, (dialogue, party)),
        ):
            found, expected = session.get(table, key), plain.get(table, key)
            assert (found is not None) is is_there
            assert (found and found.model_dump()) == (expected and expected.model_dump())


def test_a_row_is_read_once_in_a_session_and_what_is_not_there_may_come(store, dialogue):
    asked_for = []
    sa.event.listen(store._writer, "before_cursor_execute", lambda *given: asked_for.append(given[2]))
    with store.writing() as session:
        name = session.get(Dialogue, dialogue).name_en
        before = len(asked_for)
        assert session.get_one(Dialogue, dialogue).name_en == name
        assert len(asked_for) == before
        key = (dialogue, "third")
        assert session.get(DialogueParty, key) is None
        session.add(DialogueParty(dialogue_id=dialogue, party="third", place=2))
        assert session.get(DialogueParty, key).place == 2
        session.info["unjournalled"] = []


def test_rows_are_found_among_more_than_fit_into_one_statement(store, dialogue):
    with store.reading() as session:
        many = [uuid.uuid4() for _ in range(1200)]
        found = list(rows_among(session, DialogueParty, "dialogue_id", [*many, dialogue], "place"))
        assert [seat.party for seat in found] == ["us", "cn"]
        assert [seat.party for seat in session.scalars(among(DialogueParty, "dialogue_id"), {"ids": many})] == []
        named = sa.select(Dialogue.name_zh).where(Dialogue.id.in_(ids()))
        assert list(asked(session, named, {dialogue})) == [("会谈",)]
        assert list(asked(session, named, ())) == []
    assert [len(part) for part in parts(many)] == [500, 500, 200]
