"""Recommendations: what is advised to somebody, what each side says of it, and who took it up."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.follow_ups import Uptake
from dialogue.vocabulary import Stance
from models.base import Identified, Table, choice


class Recommendation(Identified, table=True):
    """What a text advises, resting on its exact words. It binds nobody, and is no commitment of those who adopted it."""

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    text_en: str = ""
    text_zh: str = ""
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""


class RecommendationAddressee(Table, table=True):
    """To whom a recommendation is addressed: a party by its key, or somebody else by how the text calls them."""

    __tablename__ = "recommendation_addressee"

    recommendation_id: UUID = Field(foreign_key="recommendation.id", primary_key=True)
    place: int = Field(primary_key=True)
    party: str = ""
    label_en: str = ""
    label_zh: str = ""


class RecommendationAccount(Identified, table=True):
    """What a party says of a recommendation's standing in the text. Accounts are kept; the latest of a party counts."""

    __tablename__ = "recommendation_account"

    recommendation_id: UUID = Field(foreign_key="recommendation.id", index=True)
    party: str
    stance: Stance = choice(Stance)
    words: str = ""
    side: str = ""
    by_id: UUID | None = None
    by_name: str = ""


class RecommendationUptake(Identified, table=True):
    """What a passage shows of somebody's having taken a recommendation up, or not. The latest of each counts."""

    __tablename__ = "recommendation_uptake"

    recommendation_id: UUID = Field(foreign_key="recommendation.id", index=True)
    label_en: str = ""
    label_zh: str = ""
    state: Uptake = choice(Uptake)
    seen_on: date
    passage_id: UUID = Field(foreign_key="passage.id", index=True)
    note: str = ""
    side: str = ""
    by_name: str = ""
