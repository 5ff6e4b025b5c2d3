"""Scheduled events: what is announced and is neither a meeting of the dialogue nor a commitment; in the joint record or in one's own."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.positions import check_speaks_for
from actions.record_access import access_filed, file_under, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, read_passage
from dialogue.actors import Actor
from dialogue.meeting_times import check_times
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState, Precision
from models.meetings import ScheduledEvent


@dataclass(frozen=True, slots=True)
class EventLine:
    """Something announced, with the words in which its date is given, and where it is told."""

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    title_en: str
    title_zh: str
    place_en: str
    place_zh: str
    party: str
    organiser_en: str
    organiser_zh: str
    state: MeetingState
    starts_on: date
    ends_on: date | None
    precision: Precision
    as_printed: str
    quote: Quote | None
    is_private: bool


def record_event(
    session: Session,
    actor: Actor,
    *,
    starts_on: date | None,
    ends_on: date | None = None,
    precision: Precision = Precision.DAY,
    as_printed: str = "",
    title_en: str = "",
    title_zh: str = "",
    place_en: str = "",
    place_zh: str = "",
    party: str = "",
    organiser_en: str = "",
    organiser_zh: str = "",
    state: MeetingState = MeetingState.PLANNED,
    passage_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> ScheduledEvent:
    """Record an event that was announced, at a meeting (`meeting_id`) or elsewhere. Journal: event:recorded.

    `party` is the side that holds it, `organiser` who does where that is no party. In the joint record it is for those who
    record meetings; in its own a side notes what it likes. Raises FieldMissing (title, starts_on, dialogue), EndsBeforeStart,
    NotAPartyToThisDialogue, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    _may(session, actor)
    if made := made_before(session, key, ScheduledEvent):
        return made
    filed = file_under(session, actor, joint, dialogue_id, meeting_id)
    required("title", title_en, title_zh)
    if starts_on is None:
        required("starts_on", "")
    check_times(starts_on, ends_on, None, None)
    check_speaks_for(session, actor, joint, filed, party)
    if passage_id is not None:
        read_passage(session, actor, passage_id, joint)
    event = put(
        session,
        ScheduledEvent(
            dialogue_id=filed, meeting_id=meeting_id, title_en=title_en, title_zh=title_zh, place_en=place_en,
            place_zh=place_zh, party=party, organiser_en=organiser_en, organiser_zh=organiser_zh, state=state,
            starts_on=starts_on, ends_on=ends_on, precision=precision, as_printed=as_printed, passage_id=passage_id,
            side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "event:recorded", event, key=key)
    return event


_AMENDABLE = frozenset(
    {"title_en", "title_zh", "place_en", "place_zh", "organiser_en", "organiser_zh", "state", "starts_on", "ends_on", "precision",
     "as_printed"}
)  # fmt: skip


def amend_event(
    session: Session, actor: Actor, event_id: UUID, *, key: str | None = None, **changes: object
) -> ScheduledEvent:
    """Correct an event, or say that it was held or cancelled. Journal: event:amended. Raises EndsBeforeStart, NoSuchRow."""
    event = access_filed(session, actor, ScheduledEvent, event_id, _permission(session))
    if made_before(session, key, ScheduledEvent):
        return event
    if unknown := set(changes) - _AMENDABLE:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    starts_on, ends_on = (changes.get(field, getattr(event, field)) for field in ("starts_on", "ends_on"))
    check_times(starts_on, ends_on, None, None)  # type: ignore[arg-type]
    required("title", *(str(changes.get(field, getattr(event, field))) for field in ("title_en", "title_zh")))
    for field, value in changes.items():
        setattr(event, field, value)
    record(session, actor, "event:amended", event, key=key, fields=sorted(changes))
    return event


def list_events(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    joint: Session | None = None,
) -> list[EventLine]:
    """The events of this store that this person may know of, in the order of time."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(ScheduledEvent), ScheduledEvent.dialogue_id)
    for column, value in ((ScheduledEvent.dialogue_id, dialogue_id), (ScheduledEvent.meeting_id, meeting_id)):
        if value is not None:
            query = query.where(column == value)
    events = sorted(session.exec(query), key=lambda event: (event.starts_on, event.id))
    quotes = quotes_of(session, {event.passage_id for event in events if event.passage_id}, joint)
    private = not session.info["audience_is_joint"]
    same = [field for field in EventLine.__slots__ if field not in ("quote", "is_private")]
    return [
        EventLine(
            **{field: getattr(event, field) for field in same},
            quote=quotes.get(event.passage_id) if event.passage_id else None, is_private=private,
        )
        for event in events
    ]  # fmt: skip


def _permission(session: Session) -> Permission:
    """In the joint record events are recorded by who records meetings; in its own store each side notes them as it notes positions."""
    return Permission.MEETING_RECORD if session.info["audience_is_joint"] else Permission.POSITION_RECORD


def _may(session: Session, actor: Actor) -> None:
    needs(actor, _permission(session))


__all__ = ["EventLine", "amend_event", "list_events", "record_event"]
