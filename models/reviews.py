"""How a commitment is scored: the guideline written before, reviews of periods against it, and targets with their figures."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.reviews import Scale
from models.base import Identified, choice


class Guideline(Identified, table=True):
    """What will count as kept, in part or not at all, written before anybody scores. Never changed; a new one replaces it.

    `from_on` and `until_on` are the window in which the acts that count have to fall.
    """

    commitment_id: UUID = Field(index=True)
    scale: Scale = choice(Scale)
    text_en: str = ""
    text_zh: str = ""
    from_on: date | None = None
    until_on: date | None = None
    side: str = ""
    by_name: str = ""


class ImplementationReview(Identified, table=True):
    """The score of one period of a commitment's implementation, against its guideline and on its evidence.

    `is_final` parts the last word on a period from an interim one.
    """

    __tablename__ = "implementation_review"

    commitment_id: UUID = Field(index=True)
    guideline_id: UUID = Field(foreign_key="guideline.id")
    from_on: date
    until_on: date
    score: int
    is_final: bool = False
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""


class Target(Identified, table=True):
    """An amount that a commitment promises, by one official set of data. One promise may have two, each with its own figures."""

    commitment_id: UUID = Field(index=True)
    measured_by: str
    amount: str
    unit: str = ""
    from_on: date | None = None
    until_on: date | None = None
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")
    side: str = ""
    by_name: str = ""


class TargetFigure(Identified, table=True):
    """What the set of data of a target showed as of a day. The latest counts."""

    __tablename__ = "target_figure"

    target_id: UUID = Field(foreign_key="target.id", index=True)
    amount: str
    as_of: date
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""
