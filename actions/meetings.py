"""Meetings: recording rounds and sittings, their agendas, and opening the next round from the last."""

from datetime import date, time
from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.record_access import (
    access_dialogue,
    access_filed,
    access_meeting,
    access_of_meeting,
    made_before,
    put,
    required,
)
from dialogue.actors import Actor
from dialogue.meeting_times import check_times
from dialogue.refusals import AlreadyCarriedForward, NotAPartyToThisDialogue, NotOfThisDialogue
from dialogue.roles import Permission
from dialogue.rounds import advanced, is_carried
from dialogue.vocabulary import AttributionRule, MeetingMode, MeetingState, Outcome, Precision, Track
from models.dialogues import DialogueParty
from models.meetings import AgendaItem, DateAssertion, Meeting, StatedCount
from models.people import Participation
from models.positions import Topic
from models.sources import Passage, Source


def record_meeting(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    starts_on: date,
    ends_on: date | None = None,
    starts_at: time | None = None,
    ends_at: time | None = None,
    precision: Precision = Precision.DAY,
    number: int | None = None,
    title_en: str = "",
    title_zh: str = "",
    place_en: str = "",
    place_zh: str = "",
    venue: str = "",
    time_zone: str = "",
    mode: MeetingMode = MeetingMode.IN_PERSON,
    state: MeetingState = MeetingState.HELD,
    track: Track | None = None,
    attribution_rule: AttributionRule | None = None,
    list_is_public: bool | None = None,
    part_of_id: UUID | None = None,
    follows_id: UUID | None = None,
    key: str | None = None,
) -> Meeting:
    """Record a round of a dialogue, or a sitting that is part of one. Journal: meeting:recorded.

    The times are those of the place. Track and rule are empty where those of the dialogue hold. Raises NoSuchRow,
    NotPermitted, EndsBeforeStart, EndsBeforeItStarts, DeadlineNeverComes, UnknownTimeZone, NotOfThisDialogue.
    """
    access_dialogue(session, actor, dialogue_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, Meeting):
        return made
    check_times(starts_on, ends_on, starts_at, ends_at, time_zone)
    for other_id in (part_of_id, follows_id):
        if other_id and access_meeting(session, actor, other_id, Permission.DIALOGUE_READ).dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun="meeting")
    meeting = put(
        session,
        Meeting(
            dialogue_id=dialogue_id, part_of_id=part_of_id, follows_id=follows_id, number=number, title_en=title_en,
            title_zh=title_zh, place_en=place_en, place_zh=place_zh, venue=venue, time_zone=time_zone, mode=mode,
            state=state, starts_on=starts_on, ends_on=ends_on, starts_at=starts_at, ends_at=ends_at, precision=precision,
            track=track, attribution_rule=attribution_rule, list_is_public=list_is_public,
        ),
    )  # fmt: skip
    record(session, actor, "meeting:recorded", meeting, key=key)
    return meeting


_AMENDABLE = frozenset(
    {"number", "title_en", "title_zh", "place_en", "place_zh", "venue", "time_zone", "mode", "state", "starts_on", "ends_on",
     "starts_at", "ends_at", "precision", "track", "attribution_rule", "list_is_public"}
)  # fmt: skip


_TIMED = ("starts_on", "ends_on", "starts_at", "ends_at", "time_zone")


def amend_meeting(
    session: Session, actor: Actor, meeting_id: UUID, *, key: str | None = None, **changes: object
) -> Meeting:
    """Correct a meeting's description, or say that it was held or cancelled. Journal: meeting:amended.

    Raises EndsBeforeStart, EndsBeforeItStarts, DeadlineNeverComes, UnknownTimeZone.
    """
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made_before(session, key, Meeting):
        return meeting
    if unknown := set(changes) - _AMENDABLE:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    now = {field: changes.get(field, getattr(meeting, field)) for field in _TIMED}
    check_times(*now.values())  # type: ignore[arg-type]
    for field, value in changes.items():
        setattr(meeting, field, value)
    record(session, actor, "meeting:amended", meeting, key=key, fields=sorted(changes))
    return meeting


def next_round(
    session: Session,
    actor: Actor,
    last_meeting_id: UUID,
    *,
    starts_on: date,
    ends_on: date | None = None,
    precision: Precision = Precision.DAY,
    title_en: str | None = None,
    title_zh: str | None = None,
    place_en: str = "",
    place_zh: str = "",
    venue: str = "",
    time_zone: str | None = None,
    mode: MeetingMode | None = None,
    state: MeetingState = MeetingState.PLANNED,
    participations: frozenset[UUID] | None = None,
    confirmed: frozenset[UUID] = frozenset(),
    agenda: frozenset[UUID] | None = None,
    key: str | None = None,
) -> Meeting:
    """Open the round after a meeting: its people with their affiliations to be confirmed, and what was left open.

    `participations` and `agenda` name the rows of the last round to copy (all of them, and all that is carried
    forward, when not given); `confirmed` names those copied participations whose affiliation was confirmed at once.
    The number is counted on and so is a title that names it. Journal: meeting:opened. Raises AlreadyCarriedForward when
    a round follows already, EndsBeforeStart, NoSuchRow, NotPermitted.
    """
    last = access_meeting(session, actor, last_meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, Meeting):
        return made
    if follower_of(session, last.id) is not None:
        raise AlreadyCarriedForward()
    check_times(starts_on, ends_on, None, None)
    number = last.number + 1 if last.number is not None else None
    following = put(
        session,
        Meeting(
            dialogue_id=last.dialogue_id, follows_id=last.id, number=number,
            title_en=advanced(last.title_en, last.number, number) if title_en is None else title_en,
            title_zh=advanced(last.title_zh, last.number, number) if title_zh is None else title_zh,
            place_en=place_en, place_zh=place_zh, venue=venue,
            time_zone=last.time_zone if time_zone is None else time_zone,
            mode=last.mode if mode is None else mode, state=state, starts_on=starts_on, ends_on=ends_on,
            precision=precision, track=last.track, attribution_rule=last.attribution_rule,
            list_is_public=last.list_is_public,
        ),
    )  # fmt: skip
    for seat in session.exec(select(Participation).where(Participation.meeting_id == last.id)).all():
        if participations is None or seat.id in participations:
            put(session, _copied(seat, following.id, confirmed=seat.id in confirmed))
    for place, point in enumerate(carried_forward(session, last.id)):
        if agenda is None or point.id in agenda:
            put(
                session,
                AgendaItem(
                    meeting_id=following.id, place=place, title_en=point.title_en, title_zh=point.title_zh,
                    carried_from_id=point.id, topic_id=point.topic_id,
                ),
            )  # fmt: skip
    record(session, actor, "meeting:opened", following, key=key, after=last.id)
    return following


def add_agenda_item(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    title_en: str = "",
    title_zh: str = "",
    place: int | None = None,
    outcome: Outcome = Outcome.OPEN,
    carried_from_id: UUID | None = None,
    topic_id: UUID | None = None,
    passage_id: UUID | None = None,
    outcome_passage_id: UUID | None = None,
    key: str | None = None,
) -> AgendaItem:
    """Put a point on the agenda, at the end where no place is given. Journal: meeting:agenda_item:added.

    `passage_id` is where the point comes from, `outcome_passage_id` where it is told what became of it. Raises FieldMissing
    (title), NoSuchRow, NotOfThisDialogue when what it points to is of another dialogue.
    """
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, AgendaItem):
        return made
    required("title", title_en, title_zh)
    if carried_from_id:
        _, origin = access_of_meeting(session, actor, AgendaItem, carried_from_id, Permission.MEETING_RECORD)
        if origin.dialogue_id != meeting.dialogue_id:
            raise NotOfThisDialogue(noun="agenda_item")
    if topic_id is not None:
        _check_topic(session, actor, topic_id, meeting.dialogue_id)
    for told_in in (passage_id, outcome_passage_id):
        check_passage(session, actor, told_in, meeting.dialogue_id)
    standing = agenda_of(session, meeting.id)
    point = put(
        session,
        AgendaItem(
            meeting_id=meeting.id, place=len(standing) if place is None else place, title_en=title_en,
            title_zh=title_zh, outcome=outcome, carried_from_id=carried_from_id, topic_id=topic_id,
            passage_id=passage_id, outcome_passage_id=outcome_passage_id,
        ),
    )  # fmt: skip
    record(session, actor, "meeting:agenda_item:added", point, key=key)
    return point


def close_agenda_item(
    session: Session,
    actor: Actor,
    agenda_item_id: UUID,
    outcome: Outcome,
    *,
    passage_id: UUID | None = None,
    key: str | None = None,
) -> AgendaItem:
    """Say what became of a point of the agenda, and in which passage that is told. Journal: meeting:agenda_item:closed."""
    point, meeting = access_of_meeting(session, actor, AgendaItem, agenda_item_id, Permission.MEETING_RECORD)
    if made_before(session, key, AgendaItem):
        return point
    check_passage(session, actor, passage_id, meeting.dialogue_id)
    point.outcome = Outcome(outcome)
    point.outcome_passage_id = passage_id
    record(session, actor, "meeting:agenda_item:closed", point, key=key, outcome=point.outcome)
    return point


def assert_date(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    value_text: str,
    starts_on: date | None = None,
    ends_on: date | None = None,
    precision: Precision = Precision.DAY,
    passage_id: UUID | None = None,
    source_note: str = "",
    preferred: bool = False,
    key: str | None = None,
) -> DateAssertion:
    """Keep what one source says of a meeting's date beside what others say. Journal: meeting:date:asserted.

    The preferred one, of which there is one at most, is the meeting's date. Raises FieldMissing, EndsBeforeStart.
    """
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, DateAssertion):
        return made
    required("date", value_text)
    if preferred and starts_on is None:
        required("starts_on", "")
    check_times(starts_on, ends_on, None, None)
    if preferred:
        check_times(starts_on, ends_on, meeting.starts_at, meeting.ends_at, meeting.time_zone)
    check_passage(session, actor, passage_id, meeting.dialogue_id)
    if preferred:
        for other in session.exec(select(DateAssertion).where(DateAssertion.meeting_id == meeting.id)).all():
            if other.preferred:
                other.preferred = False
        meeting.starts_on, meeting.ends_on, meeting.precision = starts_on, ends_on, precision  # type: ignore[assignment]
    asserted = put(
        session,
        DateAssertion(
            meeting_id=meeting.id, value_text=value_text, starts_on=starts_on, ends_on=ends_on, precision=precision,
            passage_id=passage_id, source_note=source_note, preferred=preferred,
        ),
    )  # fmt: skip
    record(session, actor, "meeting:date:asserted", asserted, key=key)
    return asserted


def state_count(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    party: str,
    stated: int,
    passage_id: UUID | None = None,
    key: str | None = None,
) -> StatedCount:
    """Keep how many people a source says sat on a side. Journal: meeting:count:stated. Raises NotAPartyToThisDialogue."""
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, StatedCount):
        return made
    check_party(session, meeting.dialogue_id, party)
    check_passage(session, actor, passage_id, meeting.dialogue_id)
    count = put(session, StatedCount(meeting_id=meeting.id, party=party, stated=stated, passage_id=passage_id))
    record(session, actor, "meeting:count:stated", count, key=key)
    return count


def agenda_of(session: Session, meeting_id: UUID) -> list[AgendaItem]:
    """The points of a meeting's agenda in their order. For verbs that passed the door."""
    points = session.exec(select(AgendaItem).where(AgendaItem.meeting_id == meeting_id))
    return sorted(points, key=lambda point: (point.place, point.id))


def carried_forward(session: Session, meeting_id: UUID) -> list[AgendaItem]:
    """The points that the next round takes over. For verbs that passed the door."""
    return [point for point in agenda_of(session, meeting_id) if is_carried(point.outcome)]


def follower_of(session: Session, meeting_id: UUID) -> UUID | None:
    """The round that was opened after this one, unless it was cancelled. For verbs that passed the door."""
    following = select(Meeting.id).where(Meeting.follows_id == meeting_id, Meeting.state != MeetingState.CANCELLED)
    return session.exec(following).first()


def check_party(session: Session, dialogue_id: UUID | None, party: str) -> None:
    """Refuse a party that is not one of the dialogue's. For verbs that passed the door."""
    if dialogue_id is None or session.get(DialogueParty, (dialogue_id, party)) is None:
        raise NotAPartyToThisDialogue(party=party)


def check_passage(session: Session, actor: Actor, passage_id: UUID | None, dialogue_id: UUID) -> None:
    """A passage of the same record and the same dialogue, or none. Raises NoSuchRow, NotOfThisDialogue."""
    if passage_id is not None:
        passage = session.get(Passage, passage_id)
        source_id = passage.source_id if passage else None
        if access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ).dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun="source")


def _check_topic(session: Session, actor: Actor, topic_id: UUID, dialogue_id: UUID) -> None:
    """A topic is a general one, or one of this dialogue."""
    topic = session.get(Topic, topic_id)
    if topic is None or topic.dialogue_id is not None:
        topic = access_filed(session, actor, Topic, topic_id, Permission.DIALOGUE_READ)
        if topic.dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun="topic")


def _copied(seat: Participation, meeting_id: UUID, *, confirmed: bool) -> Participation:
    same = ("person_id", "placeholder_en", "placeholder_zh", "head_count", "party", "place", "function", "capacity",
            "title_en", "title_zh", "organisation_id", "organisation_as_stated", "rank")  # fmt: skip
    return Participation(
        meeting_id=meeting_id, copied_from_id=seat.id, affiliation_confirmed=confirmed,
        **{field: getattr(seat, field) for field in same},
    )  # fmt: skip
