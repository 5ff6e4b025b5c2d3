"""Logging a meeting in one go: who was there, what each side said and undertook, as typed; shown first, and then recorded as one act.

The notes become a source, and each line of them that tells something a passage of it, so that nothing is typed twice and every
position and commitment rests on the words that were noted.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.commitments import record_commitment
from actions.dialogues import parties_of_dialogue
from actions.meetings import amend_meeting, record_meeting
from actions.participations import add_participation, confirm_affiliation
from actions.people import PersonLine, SatAt, find_people, record_person
from actions.positions import record_position
from actions.record_access import access_dialogue, access_meeting
from actions.sources import mark_passage, record_source
from dialogue.actors import Actor
from dialogue.names import NameForm, NameOrder, Script, script_of, search_key
from dialogue.parties import ALSO_CALLED
from dialogue.refusals import NotOfThisDialogue, RollCallNotClear
from dialogue.roles import Permission
from dialogue.roll_call import Called, Known, matched, read_roll
from dialogue.sitting_notes import Noted, NotedKind, read_notes
from dialogue.vocabulary import Basis, DueKind, Function, MeetingState, SourceKind, Strength
from intake.anchors import CONTEXT
from models.meetings import Meeting
from models.organisations import Organisation, OrganisationName
from models.people import Participation


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line of the list with who of the register it may be, and how that person sat last. `party` is the typed or the last side."""

    called: Called
    people: tuple[PersonLine, ...]
    by_part: bool
    party: str
    last: SatAt | None

    @property
    def is_new(self) -> bool:
        """Whether the line names somebody who is not in the register."""
        return not self.people and not self.called.is_unnamed


@dataclass(frozen=True, slots=True)
class LogRead:
    """What was typed, as it will be recorded."""

    lines: tuple[LogLine, ...]
    noted: tuple[Noted, ...]

    @property
    def unclear(self) -> tuple[LogLine, ...]:
        """The lines that may be more than one person."""
        return tuple(line for line in self.lines if len(line.people) > 1)


@dataclass(frozen=True, slots=True)
class Logged:
    """What was recorded."""

    meeting_id: UUID
    seats: int
    new_people: int
    positions: int
    commitments: int


def read_log(session: Session, actor: Actor, dialogue_id: UUID, *, roll: str = "", notes: str = "") -> LogRead:
    """Read a typed list of participants and typed notes against the register; nothing is written.

    Raises DateNotUnderstood for a day in the notes that cannot be, NoSuchRow, NotPermitted.
    """
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.MEETING_RECORD)
    sides = {
        party.key: (party.name_en, party.name_zh, party.short_en, party.short_zh, *_also(party.key))
        for party in parties_of_dialogue(session, dialogue.id)
    }
    people = {line.id: line for line in find_people(session, actor)}
    register = [
        Known(line.id, line.names, any(sat.dialogue_id == dialogue.id for sat in line.sat)) for line in people.values()
    ]
    lines = []
    for found in matched(read_roll(roll, sides), register):
        who = tuple(people[one] for one in found.people)
        last = _last_seat(who[0], dialogue.id) if len(who) == 1 else None
        party = found.called.party or (last.party if last is not None and last.dialogue_id == dialogue.id else "")
        lines.append(LogLine(found.called, who, found.by_part, party, last))
    return LogRead(tuple(lines), tuple(read_notes(notes, sides)))


def log_meeting(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    starts_on: date,
    ends_on: date | None = None,
    title_en: str = "",
    title_zh: str = "",
    place_en: str = "",
    place_zh: str = "",
    number: int | None = None,
    meeting_id: UUID | None = None,
    roll: str = "",
    chosen: Mapping[int, UUID | None] | None = None,
    notes: str = "",
    notes_title: str = "",
    key: str,
) -> Logged:
    """Record a meeting with everybody on the list and everything that the notes tell, or nothing of it.

    `meeting_id` names a meeting that stands in the record already (the next round, planned): it is held then, and who sits there
    already stays. `chosen` says by the number of a line who is meant where it may be more than one, None for somebody new.
    A line without an organisation or title has those of the last time, still to be confirmed. Journal: as for each by itself.
    Raises RollCallNotClear, FieldMissing (title of the notes), and what the single acts raise.
    """
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.MEETING_RECORD)
    read = read_log(session, actor, dialogue.id, roll=roll, notes=notes)
    chosen = chosen or {}
    if unclear := [line.called.name for line in read.unclear if line.called.line not in chosen]:
        raise RollCallNotClear(names=", ".join(unclear))
    if meeting_id is None:
        meeting = record_meeting(
            session, actor, dialogue.id, starts_on=starts_on, ends_on=ends_on, title_en=title_en, title_zh=title_zh,
            place_en=place_en, place_zh=place_zh, number=number, key=key,
        )  # fmt: skip
    else:
        meeting = _held(session, actor, dialogue.id, meeting_id, starts_on, ends_on, key)
    organisations = _organisations(session)
    before = {
        s for s in session.exec(select(Participation.person_id).where(Participation.meeting_id == meeting.id)) if s
    }
    new = 0
    for line in (_meant(line, chosen, dialogue.id) for line in read.lines):
        person, is_new = _person(session, actor, line, f"{key}:person:{line.called.line}")
        new += is_new
        sits = person in before
        before.discard(person)  # type: ignore[arg-type]
        _seat(session, actor, meeting, line, person, sits, organisations, f"{key}:seat:{line.called.line}")
    kinds = [told.kind for told in read.noted for _ in told.parties]
    if notes.strip():
        _note(session, actor, meeting, notes, notes_title, read.noted, key)
    return Logged(meeting.id, len(read.lines), new, kinds.count(NotedKind.POSITION), kinds.count(NotedKind.COMMITMENT))


def _also(party: str) -> tuple[str, ...]:
    english, chinese = ALSO_CALLED.get(party, ((), ()))
    return (*english, *chinese)


def _last_seat(person: PersonLine, dialogue_id: UUID) -> SatAt | None:
    """How a person sat last: in this dialogue, else anywhere."""
    here = next((sat for sat in person.sat if sat.dialogue_id == dialogue_id), None)
    return here or (person.sat[0] if person.sat else None)


def _meant(line: LogLine, chosen: Mapping[int, UUID | None], dialogue_id: UUID) -> LogLine:
    """The line with the person that was chosen for it, or with nobody where it is somebody new."""
    if line.called.line not in chosen:
        return line
    people = tuple(person for person in line.people if person.id == chosen[line.called.line])
    last = _last_seat(people[0], dialogue_id) if people else None
    here = last.party if last is not None and last.dialogue_id == dialogue_id else ""
    return replace(line, people=people, last=last, party=line.called.party or here)


def _held(
    session: Session, actor: Actor, dialogue_id: UUID, meeting_id: UUID, starts_on: date, ends_on: date | None, key: str
) -> Meeting:  # fmt: skip
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if meeting.dialogue_id != dialogue_id:
        raise NotOfThisDialogue(noun="meeting")
    return amend_meeting(
        session, actor, meeting.id, state=MeetingState.HELD, starts_on=starts_on, ends_on=ends_on, key=key
    )


def _organisations(session: Session) -> dict[str, UUID | None]:
    """The organisations by every name; a name that two of them have leads to neither."""
    found: dict[str, UUID | None] = {}
    named = [
        (row.id, name) for row in session.exec(select(Organisation)) for name in (row.name_en, row.name_zh, row.short)
    ]
    named += [(row.organisation_id, row.text) for row in session.exec(select(OrganisationName))]
    for body, name in named:
        if name_key := search_key(name):
            found[name_key] = body if found.get(name_key, body) == body else None
    return found


def _person(session: Session, actor: Actor, line: LogLine, key: str) -> tuple[UUID | None, bool]:
    """Who sits there: nobody by name, somebody of the register, or somebody new."""
    if line.called.is_unnamed:
        return None, False
    if line.people:
        return line.people[0].id, False
    return record_person(session, actor, names=[_name(line.called.name)], key=key).id, True


def _name(text: str) -> NameForm:
    """The name as typed; a word in capitals among others is the family name."""
    words, script = text.split(), script_of(text)
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if script == Script.LATIN and len(words) > 1 and len(capitals) == 1:
        given = " ".join(word for word in words if word != capitals[0])
        order = NameOrder.FAMILY_FIRST if words[0] == capitals[0] else NameOrder.GIVEN_FIRST
        return NameForm(text, capitals[0].capitalize(), given, order, script)
    return NameForm(text, script=script)


def _seat(
    session: Session, actor: Actor, meeting: Meeting, line: LogLine, person: UUID | None, sits: bool,
    organisations: Mapping[str, UUID | None], key: str,
) -> None:  # fmt: skip
    called = line.called
    stated = {"title_en": "", "title_zh": "", "organisation_id": None, "organisation_as_stated": "", "rank": None}
    last = _row_of(session, person, line.last)
    copied = last is not None and not called.organisation and not called.title
    if copied and last is not None:
        stated = {field: getattr(last, field) for field in stated}
    if called.organisation:
        body = organisations.get(search_key(called.organisation))
        stated |= {"organisation_id": body, "organisation_as_stated": "" if body else called.organisation}
    if called.title:
        stated["title_zh" if script_of(called.title) != Script.LATIN else "title_en"] = called.title
    if sits and person is not None:
        if not copied:
            seat_id = _seat_of(session, meeting.id, person)
            given = {field: value for field, value in stated.items() if value and field != "rank"}
            confirm_affiliation(session, actor, seat_id, **given, key=key)  # type: ignore[arg-type]
        return
    chinese = script_of(called.name) != Script.LATIN
    known = {name.text for one in line.people for name in one.names}
    add_participation(
        session, actor, meeting.id, party=line.party, person_id=person,
        placeholder_en=called.name if person is None and not chinese else "",
        placeholder_zh=called.name if person is None and chinese else "",
        head_count=called.count, function=Function(called.function), capacity=called.capacity,
        name_as_printed=called.name if line.people and not line.by_part and called.name not in known else "",
        affiliation_confirmed=not copied, **stated, key=key,  # type: ignore[arg-type]
    )  # fmt: skip


def _row_of(session: Session, person: UUID | None, last: SatAt | None) -> Participation | None:
    if person is None or last is None:
        return None
    query = select(Participation).where(Participation.meeting_id == last.meeting_id, Participation.person_id == person)
    return session.exec(query).first()


def _seat_of(session: Session, meeting_id: UUID, person: UUID) -> UUID:
    query = select(Participation.id).where(Participation.meeting_id == meeting_id, Participation.person_id == person)
    return session.exec(query).one()


_STRENGTHS = (
    (Strength.SHALL, ("shall", "应当", "应")),
    (Strength.WILLING, ("willing", "愿意")),
    (Strength.INTENDS, ("intend", "有意", "计划")),
    (Strength.COMMITTED, ("commit", "承诺")),
    (Strength.WOULD, ("would", "愿")),
)


def _strength(told: Noted) -> Strength:
    """As the words have it; what several sides undertook in one line was agreed by them."""
    if len(told.parties) > 1:
        return Strength.AGREED_JOINTLY
    words = told.words.casefold()
    return next((strength for strength, signs in _STRENGTHS if any(sign in words for sign in signs)), Strength.WILL)


def _note(
    session: Session, actor: Actor, meeting: Meeting, notes: str, title: str, noted: tuple[Noted, ...], key: str
) -> None:
    source = record_source(
        session, actor, kind=SourceKind.NOTE, title=title, text=notes, dated_on=meeting.starts_on, meeting_id=meeting.id,
        key=f"{key}:notes",
    )  # fmt: skip
    for told in noted:
        before, after = notes[max(0, told.start - CONTEXT) : told.start], notes[told.end : told.end + CONTEXT]
        passage = mark_passage(
            session, actor, source.id, told.words, prefix=before, suffix=after, key=f"{key}:passage:{told.line}"
        )
        language = "zh" if script_of(told.words) != Script.LATIN else "en"
        for party in told.parties:
            if told.kind == NotedKind.POSITION:
                record_position(
                    session, actor, passage_id=passage.id, party=party, meeting_id=meeting.id, stated_on=meeting.starts_on,
                    key=f"{key}:position:{told.line}:{party}", **{f"statement_{language}": told.words},  # type: ignore[arg-type]
                )  # fmt: skip
                continue
            others = [other for other in told.parties if other != party]
            record_commitment(
                session, actor, passage_id=passage.id, debtor=party, creditor=others[0] if len(others) == 1 else "",
                strength=_strength(told), basis=Basis.THIRD_PARTY, meeting_id=meeting.id,
                due_kind=DueKind.DATE if told.due_on else DueKind.NONE, due_on=told.due_on,
                key=f"{key}:commitment:{told.line}:{party}", **{f"action_{language}": told.words},  # type: ignore[arg-type]
            )  # fmt: skip


__all__ = ["LogLine", "LogRead", "Logged", "log_meeting", "read_log"]
