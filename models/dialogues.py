"""Dialogues: standing series of meetings between parties."""

from uuid import UUID

from sqlmodel import Field

from dialogue.record import DialogueStatus
from dialogue.vocabulary import AttributionRule, Track
from models.base import Identified, Table, choice


class Dialogue(Identified, table=True):
    """A standing series: who meets, on which track, and what may be repeated of what is said."""

    name_en: str
    name_zh: str
    track: Track = choice(Track)
    attribution_rule: AttributionRule = choice(AttributionRule, default=AttributionRule.ATTRIBUTED)
    consensus_rule_en: str = ""
    consensus_rule_zh: str = ""
    languages: str = "en,zh"
    note_en: str = ""
    note_zh: str = ""
    status: DialogueStatus = choice(DialogueStatus, default=DialogueStatus.ACTIVE)


class DialogueParty(Table, table=True):
    """A party of a dialogue. An open counterpart (an arrangement of 41 states) has a label here and counts its members."""

    __tablename__ = "dialogue_party"

    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True)
    party: str = Field(foreign_key="party.key", primary_key=True)
    place: int = 0
    label_en: str = ""
    label_zh: str = ""
    member_count: int | None = None


class ApprovalStep(Identified, table=True):
    """A step through which a side obtains approval at home: which body, in which order, and what is known of it."""

    __tablename__ = "approval_step"

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    party: str
    place: int = 0
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    label_en: str = ""
    label_zh: str = ""
    note_en: str = ""
    note_zh: str = ""
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id")


class CoHost(Table, table=True):
    """An organisation that convenes a dialogue."""

    __tablename__ = "co_host"

    dialogue_id: UUID = Field(foreign_key="dialogue.id", primary_key=True)
    organisation_id: UUID = Field(foreign_key="organisation.id", primary_key=True)
    place: int = 0
