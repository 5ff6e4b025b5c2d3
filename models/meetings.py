"""Meetings: dated rounds and sittings, what is said of their dates and numbers, and their agendas."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import AttributionRule, MeetingMode, MeetingState, Outcome, Precision
from models.base import Identified, choice


class Meeting(Identified, table=True):
    """One dated round or sitting of a dialogue. `part_of_id` is the round of a sitting, `follows_id` the round before.

    `attribution_rule` is empty where the rule of the dialogue holds. `ends_on` is empty for a single day.
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
    precision: Precision = choice(Precision, default=Precision.DAY)
    attribution_rule: AttributionRule | None = choice(AttributionRule, default=None, nullable=True)


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
    """A point on the agenda, what became of it, and the point of the round before that it was carried from."""

    __tablename__ = "agenda_item"

    meeting_id: UUID = Field(foreign_key="meeting.id", index=True)
    place: int = 0
    title_en: str = ""
    title_zh: str = ""
    outcome: Outcome = choice(Outcome, default=Outcome.OPEN)
    carried_from_id: UUID | None = Field(default=None, foreign_key="agenda_item.id")
