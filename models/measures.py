"""Measures: the rules and acts that are talked about, and what happened to them, each as somebody stated it."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import MeasureEventKind
from dialogue.vocabulary import Precision
from models.base import Identified, choice


class Measure(Identified, table=True):
    """A rule or an act of one party that others talk about: a law, implementing rules, a list, a tariff."""

    dialogue_id: UUID | None = Field(default=None, index=True)
    name_en: str = ""
    name_zh: str = ""
    owner: str = ""
    issuer: str = ""
    number: str = ""
    note: str = ""
    side: str = ""
    by_name: str = ""


class MeasureEvent(Identified, table=True):
    """What happened to a measure, or was said to, when, and by whose statement. Two sources may say different things.

    `other_id` is the measure of which this one is said to be a part.
    """

    __tablename__ = "measure_event"

    measure_id: UUID = Field(index=True)
    kind: MeasureEventKind = choice(MeasureEventKind)
    happened_on: date | None = None
    precision: Precision = choice(Precision, default=Precision.DAY)
    as_printed: str = ""
    what_en: str = ""
    what_zh: str = ""
    other_id: UUID | None = Field(default=None, index=True)
    stated_by: str = ""
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""


class MeasureVersion(Identified, table=True):
    """How a measure was described before somebody corrected it: as it stood, why it was corrected, and by whom. Kept for good."""

    __tablename__ = "measure_version"

    measure_id: UUID = Field(index=True)
    place: int = Field(ge=1)
    name_en: str = ""
    name_zh: str = ""
    owner: str = ""
    issuer: str = ""
    number: str = ""
    note: str = ""
    reason: str = ""
    side: str = ""
    by_name: str = ""
