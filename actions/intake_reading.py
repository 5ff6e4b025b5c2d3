"""A source read by the rules, with what the record knows already and what people have decided on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.dialogues import DialogueView, MeetingLine, read_dialogue
from actions.intake_decisions import DecisionLine, decisions_on, under_dialogue
from actions.meeting_view import list_seats
from actions.people import PersonLine, find_people
from actions.source_frames import read_frame
from actions.sources import SourceView, read_source, source_for
from dialogue.actors import Actor
from dialogue.names import search_key
from dialogue.parties import ALSO_CALLED
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from intake.kinds import DocumentKind, Extractor
from intake.reading import Reading, read
from intake.source_texts import MEDIA_TYPES, Form
from intake.tei_files import TaggedDocument, tagged
from models.exchange import StoredFile

_NEAR: Final = timedelta(days=1)
"""How far the dates of two accounts of one meeting may lie apart: the place's day and the publisher's differ by one."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the register, as the rules are told of them: every form of the name, and where they sat last."""

    id: UUID
    names: tuple[str, ...]
    side: str
    title: str
    organisation: str


@dataclass(frozen=True, slots=True)
class KnownSide:
    """A party of the dialogue and what texts call it."""

    key: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """What the record knows of the people and the parties of a dialogue."""

    people: tuple[KnownPerson, ...]
    sides: tuple[KnownSide, ...]

    def called(self, name: str) -> tuple[KnownPerson, ...]:
        """The people one of whose names is this one, whatever its case, marks and spaces. A surname alone is nobody."""
        wanted = search_key(name)
        return tuple(person for person in self.people if wanted and wanted in map(search_key, person.names))


@dataclass(frozen=True, slots=True)
class Alike:
    """A meeting on record that the source seems to tell of too: the same day, and people of the same names."""

    meeting: MeetingLine
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A source, what the rules propose of it, and what was decided before."""

    view: SourceView
    reading: Reading
    register: Register
    dialogue: DialogueView
    decisions: Mapping[str, DecisionLine]
    alike: tuple[Alike, ...]


def read_by_rules(
    session: Session,
    actor: Actor,
    source_id: UUID,
    *,
    kind: DocumentKind | None = None,
    extractors: frozenset[Extractor] | None = None,
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
) -> ReadSource:
    """Read a source of this store, or of the joint one, and say what is proposed of it. Nothing is stored.

    Decisions of this store and of the joint one count. A source that is filed under no dialogue is read under the one that
    is given, or under that of what was decided on it before. Raises FieldMissing (dialogue) where there is neither,
    NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    source = source_for(session, actor, source_id, Permission.SOURCE_RECORD, joint)
    in_joint = joint is not None and session.get(type(source), source.id) is None
    home = joint if in_joint and joint is not None else session
    view, frame = read_source(home, actor, source.id), read_frame(home, actor, source.id)
    record = joint if joint is not None else session
    under = under_dialogue(session, actor, source, dialogue_id, joint)
    if under is None:
        raise FieldMissing(field="dialogue")
    dialogue = read_dialogue(record, actor, under)
    register = register_of(record, actor, dialogue)
    keys = {party.key for party in dialogue.parties}
    reading = read(
        view.text, kind, register, published=view.line.dated_on, side=frame.speaks_for if frame.speaks_for in keys else "",
        extractors=extractors, tags=_tags_of(home, view),
    )  # fmt: skip
    decisions = dict(decisions_on(home, actor, source.id))
    if home is not session:
        decisions |= decisions_on(session, actor, source.id, joint=joint)
    return ReadSource(view, reading, register, dialogue, decisions, _alike(record, actor, dialogue, reading, register))


def _tags_of(session: Session, view: SourceView) -> TaggedDocument | None:
    """What the markup of the stored file says, where it came as one."""
    file = session.get(StoredFile, view.file_id) if view.file_id else None
    return tagged(file.content, file.name) if file and file.media_type == MEDIA_TYPES[Form.TEI] else None


def register_of(session: Session, actor: Actor, dialogue: DialogueView) -> Register:
    """The people and parties of a dialogue as the record knows them. For verbs and pages that passed the door."""
    people = find_people(session, actor, dialogue_id=dialogue.id)
    return Register(
        tuple(_known(person) for person in people),
        tuple(
            KnownSide(party.key, tuple(dict.fromkeys(filter(None, (
                party.name_en, party.name_zh, party.short_en, party.short_zh, *_also(party.key),
            )))))
            for party in dialogue.parties
        ),
    )  # fmt: skip


def _also(key: str) -> tuple[str, ...]:
    english, chinese = ALSO_CALLED.get(key, ((), ()))
    return (*english, *chinese)


def _known(person: PersonLine) -> KnownPerson:
    last = person.sat[0] if person.sat else None
    names = tuple(dict.fromkeys(name.text for name in person.names if name.text))
    if last is None:
        return KnownPerson(person.id, names, "", "", "")
    return KnownPerson(
        person.id, names, last.party, last.title_en or last.title_zh, last.organisation_en or last.organisation_zh
    )


def _alike(
    session: Session, actor: Actor, dialogue: DialogueView, reading: Reading, register: Register
) -> tuple[Alike, ...]:
    """Meetings within a day at which two people of the source sat. Offered, never taken: a person files the source."""
    days = [found for one in reading.meetings if one.date and (found := _day(one.date.start))]
    named = {person.id: one.name for one in reading.participants for person in register.called(one.name)}
    found = []
    for meeting in dialogue.meetings:
        if any(meeting.starts_on - _NEAR <= day <= (meeting.ends_on or meeting.starts_on) + _NEAR for day in days):
            sat = {seat.person_id for seat in list_seats(session, actor, meeting.id)}
            shared = tuple(name for person, name in named.items() if person in sat)
            if len(shared) >= 2:
                found.append(Alike(meeting, shared))
    return tuple(sorted(found, key=lambda alike: -len(alike.shared)))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None
