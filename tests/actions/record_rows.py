"""A record with a row of every table that comes along with a dialogue, and records of any shape made through the verbs."""

import hashlib
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from hypothesis import strategies as st
from sqlmodel import Session

from actions import commitments, meetings, participations, people, positions, recommendations, sources
from actions.desk import Desk
from actions.dialogue_document import kind_of
from actions.dialogues import open_dialogue
from actions.journal import record
from dialogue.names import NameForm, NameOrder, Script
from dialogue.record import Fulfilled
from dialogue.vocabulary import DueKind, Outcome, PositionKind, SourceKind, Stance, Strength, Track
from models.base import new_id
from models.dialogue_parts import BELONGS_BY, carried_columns, leads, nouns
from models.sources import Source
from models.tables import METADATA

WORDS = "Both ports publish 等待时间 every month,\nand nobody pays twice."


def a_row_of_everything(desk: Desk) -> UUID:
    """A dialogue with two rows of every table that comes along, each pointing to the first row of what it may point to."""
    with desk.writing() as session:
        dialogue = open_dialogue(
            session, desk.actor, name_en="Ports", name_zh="港口", track=Track.II, parties=["us", "cn"]
        )
        made: dict[str, Any] = {"dialogue": dialogue.id, "party": "us"}
        number = count()
        for _ in range(2):
            for name in ("organisation", "person", "stored_file", *BELONGS_BY, "organisation_name", "person_name"):
                row = _row(METADATA.tables[name], made, next(number)) if name != "dialogue_party" else None
                if row is not None:
                    session.add(row)
                    session.flush()
                    made.setdefault(name, getattr(row, "id", None))
        record(session, desk.actor, "dialogue:opened", dialogue)
        return dialogue.id


def _row(table: sa.Table, made: dict[str, Any], number: int) -> Any:
    if table.name == "source_frame" and "source_frame" in made:
        return None  # a source has one
    targets, named = leads(table.name), nouns(table.name)
    values = {column.name: _value(column, number) for column in carried_columns(table.name)}
    if "id" in values:
        values["id"] = new_id()
    for column, target in targets.items():
        values[column] = made.get(target)
    for column, noun in named.items():
        values[column], values[noun] = made.get("position"), "position"
    for column in ("party", "debtor", "creditor", "side"):
        if column in values:
            values[column] = "us"
    if "organisation_id" in values and table.primary_key.columns.keys() != ["id"] and table.name in made:
        return None
    content = f"file {number}".encode()
    special = {
        "stored_file": {"content": content, "sha256": hashlib.sha256(content).hexdigest()},
        "source": {"text": WORDS, "sha256": hashlib.sha256(WORDS.encode()).hexdigest()},
        "passage": {"start": 5, "end": 10, "exact": WORDS[5:10], "prefix": WORDS[:5], "suffix": WORDS[10:20], "role": "record"},
        "topic": {"dialogue_id": made["dialogue"] if number % 2 else None},
    }  # fmt: skip
    special["position"] = {"kind": PositionKind.REQUEST}
    values |= special.get(table.name, {})
    return kind_of(table.name)(**values)


def _value(column: sa.Column[Any], number: int) -> Any:
    kind = column.type
    if isinstance(kind, sa.Enum):
        return kind.enum_class(kind.enums[number % len(kind.enums)])
    found = {
        "Date": date(2025, 1, 1 + number % 28), "UTCDateTime": datetime(2025, 1, 1, 3, 4, 5, number, UTC), "Time": time(9, 30),
        "Boolean": bool(number % 2), "Integer": number % 3, "Uuid": None, "LargeBinary": b"",
    }  # fmt: skip
    return found.get(type(kind).__name__, f"{column.name} 等 {number}" if not column.primary_key else f"k{number}")


TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=30)
WRITTEN = TEXT.filter(lambda text: bool(text.strip()))
PRINTED = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
"""What a file of text holds: bytes with many control characters are taken for another kind of file."""
DAY = st.dates(date(1900, 1, 1), date(2100, 1, 1))
ACTS = ("meeting", "agenda", "person", "seat", "organisation", "topic", "source", "quote", "position", "commitment", "account",
        "fulfilment", "recommendation")  # fmt: skip


def random_record(desk: Desk, draw: Any, acts: list[str]) -> UUID:
    """A dialogue in which the given acts were done through the verbs, with whatever is drawn as their words."""
    with desk.writing() as session:
        return _Recorder(session, desk, draw).after(acts)


class _Recorder:
    """Does acts in the order in which they are asked for; one that lacks what it rests on makes it first."""

    def __init__(self, session: Session, desk: Desk, draw: Any) -> None:
        self.session, self.actor, self.draw = session, desk.actor, draw
        self.made: dict[str, list[UUID]] = {act: [] for act in ACTS}
        self.dialogue = open_dialogue(
            session, self.actor, name_en=draw(WRITTEN), name_zh=draw(TEXT), track=draw(st.sampled_from(Track)),
            parties=["us", "cn"], note_zh=draw(TEXT),
        ).id  # fmt: skip

    def after(self, acts: list[str]) -> UUID:
        for act in acts:
            self._do(act)
        return self.dialogue

    def _do(self, act: str) -> UUID:
        made = getattr(self, f"_{act}")().id
        self.made[act].append(made)
        return made

    def _some(self, act: str) -> UUID:
        return self.draw(st.sampled_from(self.made[act])) if self.made[act] else self._do(act)

    def _perhaps(self, act: str) -> UUID | None:
        return self.draw(st.sampled_from([None, *self.made[act]]))

    def _meeting(self) -> Any:
        day, title = self.draw(DAY), self.draw(TEXT)
        return meetings.record_meeting(
            self.session, self.actor, self.dialogue, starts_on=day, title_en=title, part_of_id=self._perhaps("meeting")
        )

    def _agenda(self) -> Any:
        return meetings.add_agenda_item(
            self.session, self.actor, self._some("meeting"), title_zh=self.draw(WRITTEN),
            outcome=self.draw(st.sampled_from(Outcome)), carried_from_id=self._perhaps("agenda"),
        )  # fmt: skip

    def _person(self) -> Any:
        form = NameForm(self.draw(WRITTEN), self.draw(TEXT), "", NameOrder.FAMILY_FIRST, Script.SIMPLIFIED)
        return people.record_person(self.session, self.actor, names=[self.draw(WRITTEN), form])

    def _organisation(self) -> Any:
        parent = self._perhaps("organisation")
        return people.record_organisation(
            self.session, self.actor, name_en=self.draw(WRITTEN), parent_id=parent, other_names=[self.draw(TEXT)]
        )

    def _seat(self) -> Any:
        return participations.add_participation(
            self.session, self.actor, self._some("meeting"), party=self.draw(st.sampled_from(["us", "cn", ""])),
            person_id=self._perhaps("person"), placeholder_en="two note-takers", title_en=self.draw(TEXT),
            organisation_id=self._perhaps("organisation"),
        )  # fmt: skip

    def _topic(self) -> Any:
        where = self.draw(st.sampled_from([None, self.dialogue]))
        return positions.record_topic(self.session, self.actor, name_en=self.draw(WRITTEN), dialogue_id=where)

    def _source(self) -> Any:
        text, is_file = "It was said: " + self.draw(PRINTED), self.draw(st.booleans())
        given = {"content": text.encode(), "file_name": self.draw(TEXT)} if is_file else {"text": text}
        kind = self.draw(st.sampled_from(SourceKind))
        return sources.record_source(
            self.session, self.actor, kind=kind, title=self.draw(WRITTEN), dialogue_id=self.dialogue, **given
        )

    def _quote(self) -> Any:
        source = self.session.get_one(Source, self._some("source"))
        start = self.draw(st.integers(0, len(source.text) - 4))
        words = source.text[start:].strip()
        return sources.mark_passage(self.session, self.actor, source.id, words, as_then=True)

    def _position(self) -> Any:
        return positions.record_position(
            self.session, self.actor, passage_id=self._some("quote"), party="cn", statement_zh=self.draw(WRITTEN),
            kind=self.draw(st.sampled_from(PositionKind)), topic_id=self._perhaps("topic"), meeting_id=self._perhaps("meeting"),
            supersedes_id=self._perhaps("position"), dialogue_id=self.dialogue, stated_on=self.draw(DAY),
        )  # fmt: skip

    def _commitment(self) -> Any:
        return commitments.record_commitment(
            self.session, self.actor, passage_id=self._some("quote"), debtor="us", action_en=self.draw(WRITTEN),
            strength=self.draw(st.sampled_from(Strength)), due_kind=DueKind.DATE, due_on=self.draw(DAY),
            meeting_id=self._perhaps("meeting"), dialogue_id=self.dialogue,
        )  # fmt: skip

    def _account(self) -> Any:
        return commitments.give_account(
            self.session, self.actor, self._some("commitment"), passage_id=self._some("quote"), party="us",
            stance=self.draw(st.sampled_from(Stance)), words=self.draw(TEXT),
        )  # fmt: skip

    def _fulfilment(self) -> Any:
        state = self.draw(st.sampled_from(Fulfilled))
        return commitments.record_fulfilment(
            self.session, self.actor, self._some("commitment"), passage_id=self._some("quote"), state=state,
            seen_on=self.draw(DAY),
        )  # fmt: skip

    def _recommendation(self) -> Any:
        return recommendations.record_recommendation(
            self.session,
            self.actor,
            passage_id=self._some("quote"),
            text_en=self.draw(WRITTEN),
            dialogue_id=self.dialogue,
        )


def counted(session: Session) -> dict[str, int]:
    """How many rows each table of a store has."""
    tables = METADATA.sorted_tables
    return {t.name: session.execute(sa.select(sa.func.count()).select_from(t)).scalar_one() for t in tables}
