"""Meetings: dated rounds and sittings, what is said of their dates and numbers, and their agendas."""

from datetime import date, time
from uuid import UUID

from sqlmodel import Field

from dialogue.record import HostRole
from dialogue.vocabulary import AttributionRule, MeetingMode, MeetingState, Outcome, Precision, Track
from models.base import Identified, Table, choice


class Meeting(Identified, table=True):
    """One dated round or sitting of a dialogue. `part_of_id` is the round of a sitting, `follows_id` the round before.

    `attribution_rule` and `track` are empty where those of the dialogue hold. `ends_on` is empty for a single day; the
    times are those of the place, in `time_zone`. `list_is_public` says that who sat there may be told although what was
    said may not.
    """

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    part_of_id: UUID | None = Field(default=None, foreign_key="meeting.id", index=True)
    follows_id: UUID | None = Field(default=None, foreign_key="meeting.id")
    number: int | None = None
    title_en: str = ""
    title_zh: str = ""
    place_en: str = ""
    place_zh: str = ""
    venue: str = ""
    time_zone: str = ""
    mode: MeetingMode = choice(MeetingMode, default=MeetingMode.IN_PERSON)
    state: MeetingState = choice(MeetingState, default=MeetingState.HELD)
    starts_on: date = Field(index=True)
    ends_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    precision: Precision = choice(Precision, default=Precision.DAY)
    track: Track | None = choice(Track, default=None, nullable=True)
    attribution_rule: AttributionRule | None = choice(AttributionRule, default=None, nullable=True)
    list_is_public: bool | None = None


class MeetingHost(Table, table=True):
    """An organisation that hosted, co-organised or paid for one meeting."""

    __tablename__ = "meeting_host"

    meeting_id: UUID = Field(foreign_key="meeting.id", primary_key=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", primary_key=True)
    role: HostRole = choice(HostRole, default=HostRole.HOST)
    place: int = 0


class DateAssertion(Identified, table=True):
    """What one source says of the date of a meeting. There may be several; one is preferred."""

    __tablename__ = "date_assertion"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    value_text: str
    starts_on: date | None = None
    ends_on: date | None = None
    precision: Precision = choice(Precision, default=Precision.DAY)
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")
    source_note: str = ""
    preferred: bool = False


class StatedCount(Identified, table=True):
    """How many people a source says sat on a side; it may differ from how many it names."""

    __tablename__ = "stated_count"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    party: str
    stated: int = Field(ge=0)
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")


class AgendaItem(Identified, table=True):
    """A point on the agenda, what became of it, and the point of the round before that it was carried from.

    `passage_id` is where the point comes from, `outcome_passage_id` where it is told what became of it.
    """

    __tablename__ = "agenda_item"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    place: int = 0
    title_en: str = ""
    title_zh: str = ""
    outcome: Outcome = choice(Outcome, default=Outcome.OPEN)
    carried_from_id: UUID | None = Field(default=None, foreign_key="agenda_item.id")
    topic_id: UUID | None = Field(default=None, foreign_key="topic.id", index=True)
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")
    outcome_passage_id: UUID | None = Field(default=None, foreign_key="passage.id")


class ScheduledEvent(Identified, table=True):
    """Something announced that is neither a meeting of the dialogue nor a commitment: a workshop, a visit, a deadline of others."""

    __tablename__ = "scheduled_event"

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    title_en: str = ""
    title_zh: str = ""
    place_en: str = ""
    place_zh: str = ""
    party: str = ""
    organiser_en: str = ""
    organiser_zh: str = ""
    state: MeetingState = choice(MeetingState, default=MeetingState.PLANNED)
    starts_on: date = Field(index=True)
    ends_on: date | None = None
    precision: Precision = choice(Precision, default=Precision.DAY)
    as_printed: str = ""
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")
    side: str = ""
    by_name: str = ""
