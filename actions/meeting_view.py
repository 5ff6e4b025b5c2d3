"""A meeting as it is read: its agenda with the age of what was carried, who sat where, what is said of its dates."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.dialogues import MeetingLine, PartyLine, meeting_line, parties_of_dialogue
from actions.meeting_hosts import HostLine, list_meeting_hosts, names_of_organisations
from actions.meetings import agenda_of, follower_of
from actions.people import names_of
from actions.record_access import access_meeting
from actions.sources import Quote, quotes_of
from dialogue.actors import Actor
from dialogue.lineage import name_at
from dialogue.meeting_times import Clocked, by_clocks
from dialogue.record import Rank
from dialogue.roles import Permission
from dialogue.vocabulary import AttributionRule, Capacity, Function, MeetingState, Outcome, Precision, Presence
from models.dialogues import Dialogue
from models.meetings import AgendaItem, DateAssertion, Meeting, StatedCount
from models.organisations import Organisation
from models.people import Participation
from models.positions import Topic


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """A point of the agenda. `carried` counts the meetings through which it was carried; `first_on` is the first's date.

    `origin` is where the point comes from, `outcome_told` where it is told what became of it.
    """

    id: UUID
    place: int
    title_en: str
    title_zh: str
    outcome: Outcome
    carried_from_id: UUID | None
    carried: int
    first_on: date
    first_meeting_id: UUID
    topic_id: UUID | None
    topic_en: str
    topic_zh: str
    origin: Quote | None
    outcome_told: Quote | None


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
    rank: Rank | None
    name_as_printed: str
    organisation_id: UUID | None
    passage_id: UUID | None
    came_back: bool = False
    """Whether this person sat at an earlier round of the dialogue, on whichever side."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many a source says sat on a side, and how many are listed; `differs` is a warning, not a correction."""

    party: str
    stated: int
    listed: int
    passage_id: UUID | None
    quote: Quote | None

    @property
    def differs(self) -> bool:
        """Whether the number stated and the number listed disagree."""
        return self.stated != self.listed


@dataclass(frozen=True, slots=True)
class DateLine:
    """What one source says of the date."""

    id: UUID
    value_text: str
    starts_on: date | None
    ends_on: date | None
    precision: Precision
    source_note: str
    passage_id: UUID | None
    preferred: bool
    quote: Quote | None


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
    hosts: tuple[HostLine, ...]
    own_rule: AttributionRule | None
    """The rule of this meeting, where it has one that is not the dialogue's."""
    list_is_public: bool | None
    clocks: tuple[Clocked, ...]
    """The times, where they are known, by the clocks of the place and of each capital."""

    def seats_of(self, party: str) -> tuple[Seat, ...]:
        """Those who sat on one side, in seating order."""
        return tuple(seat for seat in self.seats if seat.party == party)

    def returning(self, party: str) -> int:
        """How many of one side sat at an earlier round of the dialogue."""
        return sum(seat.came_back for seat in self.seats_of(party))


def read_meeting(session: Session, actor: Actor, meeting_id: UUID | None) -> MeetingView:
    """A meeting with agenda, seats, stated numbers and dates. Raises NoSuchRow."""
    meeting = access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    dialogue = session.get_one(Dialogue, meeting.dialogue_id)
    parties = parties_of_dialogue(session, dialogue.id)
    seats = list_seats(session, actor, meeting.id)
    listed: dict[str, int] = {}
    for seat in seats:
        if seat.presence == Presence.LISTED:
            listed[seat.party] = listed.get(seat.party, 0) + seat.head_count
    stated = session.exec(select(StatedCount).where(StatedCount.meeting_id == meeting.id)).all()
    dates = session.exec(select(DateAssertion).where(DateAssertion.meeting_id == meeting.id)).all()
    quotes = quotes_of(session, {row.passage_id for row in (*stated, *dates) if row.passage_id})
    sittings = session.exec(select(Meeting).where(Meeting.part_of_id == meeting.id)).all()
    return MeetingView(
        meeting_line(meeting), dialogue.name_en, dialogue.name_zh, meeting.venue, meeting.time_zone,
        meeting.attribution_rule or dialogue.attribution_rule, parties,
        _agenda(session, meeting), seats,
        tuple(
            Count(c.party, c.stated, listed.get(c.party, 0), c.passage_id, quotes.get(c.passage_id))  # type: ignore[arg-type]
            for c in sorted(stated, key=lambda c: c.id)
        ),
        tuple(
            DateLine(d.id, d.value_text, d.starts_on, d.ends_on, d.precision, d.source_note, d.passage_id, d.preferred, quotes.get(d.passage_id))
            for d in sorted(dates, key=lambda d: (not d.preferred, d.id))
        ),
        tuple(meeting_line(sitting) for sitting in sorted(sittings, key=lambda m: (m.starts_on, m.id))),
        follower_of(session, meeting.id), list_meeting_hosts(session, actor, meeting.id), meeting.attribution_rule,
        meeting.list_is_public,
        tuple(
            by_clocks(
                meeting.starts_on, meeting.ends_on, meeting.starts_at, meeting.ends_at, meeting.time_zone,
                tuple(party.zone for party in parties),
            )
        ),
    )  # fmt: skip


def list_seats(session: Session, actor: Actor, meeting_id: UUID) -> tuple[Seat, ...]:
    """Everybody at a meeting in seating order, titles and organisations as they were stated then."""
    meeting = access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    rows = session.exec(select(Participation).where(Participation.meeting_id == meeting_id)).all()
    names = names_of(session, [row.person_id for row in rows if row.person_id])
    ids = {row.organisation_id for row in rows if row.organisation_id}
    found = session.exec(select(Organisation).where(Organisation.id.in_(ids)))  # type: ignore[attr-defined]
    organisations = {organisation.id: organisation for organisation in found}
    other_names = names_of_organisations(session, ids)
    known = _seated_before(session, meeting)
    seats = []
    for row in sorted(rows, key=lambda row: (row.function != Function.HEAD, row.place, row.id)):
        en, zh = names.get(row.person_id, ("", "")) if row.person_id else (row.placeholder_en, row.placeholder_zh)
        named = organisations.get(row.organisation_id) if row.organisation_id else None
        stated, others = row.organisation_as_stated, other_names.get(row.organisation_id, ()) if named else ()
        then_en = name_at(others, named.name_en, "en", meeting.starts_on) if named else ""
        then_zh = name_at(others, named.name_zh, "zh", meeting.starts_on) if named else ""
        seats.append(
            Seat(
                row.id, row.person_id, en or zh, zh or en, row.head_count, row.party, row.function, row.capacity,
                row.title_en, row.title_zh, stated or then_en or then_zh, then_zh or stated or then_en, stated, row.presence,
                row.affiliation_confirmed, row.copied_from_id is not None, row.rank, row.name_as_printed, row.organisation_id,
                row.passage_id, row.person_id in known,
            )
        )  # fmt: skip
    return tuple(seats)


def _seated_before(session: Session, meeting: Meeting) -> set[UUID | None]:
    """Who sat at an earlier round of the dialogue; the other sittings of this round are no earlier ones."""
    turn = session.get_one(Meeting, meeting.part_of_id) if meeting.part_of_id else meeting
    earlier = (
        select(Participation.person_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id == meeting.dialogue_id, Meeting.starts_on < turn.starts_on)
        .where(Meeting.state == MeetingState.HELD, Meeting.part_of_id.is_distinct_from(turn.id))  # type: ignore[union-attr]
    )
    return set(session.exec(earlier.distinct())) - {None}


def _agenda(session: Session, meeting: Meeting) -> tuple[AgendaLine, ...]:
    points = agenda_of(session, meeting.id)
    told = {point.passage_id for point in points} | {point.outcome_passage_id for point in points}
    quotes = quotes_of(session, {passage for passage in told if passage})
    return tuple(_agenda_line(session, meeting, point, quotes) for point in points)


def _agenda_line(session: Session, meeting: Meeting, point: AgendaItem, quotes: dict[UUID, Quote]) -> AgendaLine:
    carried, first, first_meeting = 0, point, meeting
    visited = {point.id}
    while first.carried_from_id and first.carried_from_id not in visited:
        visited.add(first.carried_from_id)
        first = session.get_one(AgendaItem, first.carried_from_id)
        first_meeting = session.get_one(Meeting, first.meeting_id)
        carried += 1
    topic = session.get(Topic, point.topic_id) if point.topic_id else None
    return AgendaLine(
        point.id, point.place, point.title_en, point.title_zh, point.outcome, point.carried_from_id, carried,
        first_meeting.starts_on, first_meeting.id, point.topic_id, topic.name_en if topic else "",
        topic.name_zh if topic else "", quotes.get(point.passage_id) if point.passage_id else None,
        quotes.get(point.outcome_passage_id) if point.outcome_passage_id else None,
    )  # fmt: skip
