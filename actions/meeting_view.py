"""A meeting as it is read: its agenda with the age of what was carried, who sat where, what is said of its dates."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.dialogues import MeetingLine, PartyLine, meeting_line, parties_of_dialogue
from actions.meetings import agenda_of, follower_of
from actions.people import names_of
from actions.record_access import access_meeting
from dialogue.actors import Actor
from dialogue.roles import Permission
from dialogue.vocabulary import AttributionRule, Capacity, Function, Outcome, Precision, Presence
from models.dialogues import Dialogue
from models.meetings import AgendaItem, DateAssertion, Meeting, StatedCount
from models.organisations import Organisation
from models.people import Participation


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda. `carried` counts the meetings through which it was carried; `first_on` is the first's date."""

    id: UUID
    place: int
    title_en: str
    title_zh: str
    outcome: Outcome
    carried_from_id: UUID | None
    carried: int
    first_on: date
    first_meeting_id: UUID


@dataclass(frozen=True, slots=True)
class Seat:
    """A person, or a number of unnamed people, at the table."""

    id: UUID
    person_id: UUID | None
    name_en: str
    name_zh: str
    head_count: int
    party: str
    function: Function
    capacity: Capacity
    title_en: str
    title_zh: str
    organisation_en: str
    organisation_zh: str
    organisation_as_stated: str
    presence: Presence
    affiliation_confirmed: bool
    is_copied: bool


@dataclass(frozen=True, slots=True)
class Count:
    """How many a source says sat on a side, and how many are listed; `differs` is a warning, not a correction."""

    party: str
    stated: int
    listed: int
    passage_id: UUID | None

    @property
    def differs(self) -> bool:
        """Whether the number stated and the number listed disagree."""
        return self.stated != self.listed


@dataclass(frozen=True, slots=True)
class DateLine:
    """What one source says of the date."""

    value_text: str
    starts_on: date | None
    ends_on: date | None
    precision: Precision
    source_note: str
    passage_id: UUID | None
    preferred: bool


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with everything that belongs to it alone."""

    line: MeetingLine
    dialogue_name_en: str
    dialogue_name_zh: str
    venue: str
    time_zone: str
    attribution_rule: AttributionRule
    parties: tuple[PartyLine, ...]
    agenda: tuple[AgendaLine, ...]
    seats: tuple[Seat, ...]
    counts: tuple[Count, ...]
    dates: tuple[DateLine, ...]
    sittings: tuple[MeetingLine, ...]
    followed_by: UUID | None

    def seats_of(self, party: str) -> tuple[Seat, ...]:
        """Those who sat on one side, in seating order."""
        return tuple(seat for seat in self.seats if seat.party == party)


def read_meeting(session: Session, actor: Actor, meeting_id: UUID | None) -> MeetingView:
    """A meeting with agenda, seats, stated numbers and dates. Raises NoSuchRow."""
    meeting = access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    dialogue = session.get_one(Dialogue, meeting.dialogue_id)
    seats = list_seats(session, actor, meeting.id)
    listed: dict[str, int] = {}
    for seat in seats:
        if seat.presence == Presence.LISTED:
            listed[seat.party] = listed.get(seat.party, 0) + seat.head_count
    stated = session.exec(select(StatedCount).where(StatedCount.meeting_id == meeting.id)).all()
    dates = session.exec(select(DateAssertion).where(DateAssertion.meeting_id == meeting.id)).all()
    sittings = session.exec(select(Meeting).where(Meeting.part_of_id == meeting.id)).all()
    return MeetingView(
        meeting_line(meeting), dialogue.name_en, dialogue.name_zh, meeting.venue, meeting.time_zone,
        meeting.attribution_rule or dialogue.attribution_rule, parties_of_dialogue(session, dialogue.id),
        tuple(_agenda_line(session, meeting, point) for point in agenda_of(session, meeting.id)), seats,
        tuple(Count(c.party, c.stated, listed.get(c.party, 0), c.passage_id) for c in sorted(stated, key=lambda c: c.id)),
        tuple(
            DateLine(d.value_text, d.starts_on, d.ends_on, d.precision, d.source_note, d.passage_id, d.preferred)
            for d in sorted(dates, key=lambda d: (not d.preferred, d.id))
        ),
        tuple(meeting_line(sitting) for sitting in sorted(sittings, key=lambda m: (m.starts_on, m.id))),
        follower_of(session, meeting.id),
    )  # fmt: skip


def list_seats(session: Session, actor: Actor, meeting_id: UUID) -> tuple[Seat, ...]:
    """Everybody at a meeting in seating order, titles and organisations as they were stated then."""
    access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    rows = session.exec(select(Participation).where(Participation.meeting_id == meeting_id)).all()
    names = names_of(session, [row.person_id for row in rows if row.person_id])
    ids = {row.organisation_id for row in rows if row.organisation_id}
    found = session.exec(select(Organisation).where(Organisation.id.in_(ids)))  # type: ignore[attr-defined]
    organisations = {organisation.id: organisation for organisation in found}
    seats = []
    for row in sorted(rows, key=lambda row: (row.function != Function.HEAD, row.place, row.id)):
        en, zh = names.get(row.person_id, ("", "")) if row.person_id else (row.placeholder_en, row.placeholder_zh)
        named = organisations.get(row.organisation_id) if row.organisation_id else None
        stated = row.organisation_as_stated
        seats.append(
            Seat(
                row.id, row.person_id, en or zh, zh or en, row.head_count, row.party, row.function, row.capacity,
                row.title_en, row.title_zh, stated or (named.name_en or named.name_zh if named else ""),
                (named.name_zh if named else "") or stated or (named.name_en if named else ""), stated, row.presence,
                row.affiliation_confirmed, row.copied_from_id is not None,
            )
        )  # fmt: skip
    return tuple(seats)


def _agenda_line(session: Session, meeting: Meeting, point: AgendaItem) -> AgendaLine:
    carried, first, first_meeting = 0, point, meeting
    visited = {point.id}
    while first.carried_from_id and first.carried_from_id not in visited:
        visited.add(first.carried_from_id)
        first = session.get_one(AgendaItem, first.carried_from_id)
        first_meeting = session.get_one(Meeting, first.meeting_id)
        carried += 1
    return AgendaLine(
        point.id, point.place, point.title_en, point.title_zh, point.outcome, point.carried_from_id, carried,
        first_meeting.starts_on, first_meeting.id,
    )  # fmt: skip
