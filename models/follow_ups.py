"""What follows from an adopted text: its passages on record, what was confirmed from it, and what was put aside."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dialogue.follow_ups import FollowUpKind
from models.base import Identified, choice


class AdoptedPassage(Identified, table=True):
    """A clause of an adopted text as a passage of the source that the text became, in one language."""

    __tablename__ = "adopted_passage"
    __table_args__ = (UniqueConstraint("clause_id", "language"),)

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    milestone_id: UUID = Field(foreign_key="milestone.id")
    clause_id: UUID = Field(foreign_key="clause.id")
    revision_id: UUID = Field(foreign_key="revision.id")
    language: str
    source_id: UUID = Field(foreign_key="source.id", index=True)
    passage_id: UUID = Field(foreign_key="passage.id")


class FollowUp(Identified, table=True):
    """Words of an adopted clause, and the commitment, recommendation or agenda item that a person confirmed from them.

    The spans count in the texts of the revision; a language whose words were left out has none.
    """

    __tablename__ = "follow_up"

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id")
    kind: FollowUpKind = choice(FollowUpKind)
    start_en: int | None = None
    end_en: int | None = None
    start_zh: int | None = None
    end_zh: int | None = None
    passage_en_id: UUID | None = Field(default=None, foreign_key="passage.id")
    passage_zh_id: UUID | None = Field(default=None, foreign_key="passage.id")
    commitment_id: UUID | None = Field(default=None, foreign_key="commitment.id", index=True)
    recommendation_id: UUID | None = Field(default=None, foreign_key="recommendation.id", index=True)
    agenda_item_id: UUID | None = Field(default=None, foreign_key="agenda_item.id", index=True)
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class FollowUpSetAside(Identified, table=True):
    """Words that the rules offered and a person put aside, with the reason; they are not offered again."""

    __tablename__ = "follow_up_set_aside"

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    clause_id: UUID = Field(foreign_key="clause.id")
    revision_id: UUID = Field(foreign_key="revision.id")
    kind: FollowUpKind = choice(FollowUpKind)
    start_en: int | None = None
    end_en: int | None = None
    start_zh: int | None = None
    end_zh: int | None = None
    reason: str = ""
    side: str
    by_id: UUID | None = None
    by_name: str = ""
