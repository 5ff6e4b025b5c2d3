"""Milestones: the text of a draft as it stood at one moment, kept for good. And the positions that led to a clause."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from drafts.consensus import Agreement
from models.base import Identified, Table, choice


class Milestone(Identified, table=True):
    """The text as it stood when it was set, under a number (`major`.`minor`) and perhaps a title. Immutable.

    `fingerprint` is that of the text (`drafts.milestones.fingerprint_of`); `journal_seq` the last line of the joint
    journal whose acts are in it. The figures are those of the text then; brackets are the typed ones and those that the
    open proposals made.
    """

    __table_args__ = (UniqueConstraint("draft_id", "major", "minor"),)

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    major: int = Field(ge=0)
    minor: int = Field(ge=0)
    title_en: str = ""
    title_zh: str = ""
    fingerprint: str
    journal_seq: int
    clauses: int
    agreed: int
    ad_referendum: int
    bracketed: int
    open_proposals: int
    characters_en: int
    agreed_en: int
    ad_referendum_en: int
    brackets_en: int
    characters_zh: int
    agreed_zh: int
    ad_referendum_zh: int
    brackets_zh: int
    side: str
    by_id: UUID | None = None
    by_name: str = ""

    @property
    def label(self) -> str:
        """major.minor, as it is printed."""
        return f"{self.major}.{self.minor}"


class MilestoneClause(Table, table=True):
    """One standing clause of a milestone: which revision it was, where in the reading order, and how it stood. Immutable.

    `stood` is what was derived from the keys at that moment. It is a record of the past and decides nothing: whether a
    clause is agreed now is derived anew from its acceptances.
    """

    __tablename__ = "milestone_clause"

    milestone_id: UUID = Field(foreign_key="milestone.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id")
    stood: Agreement = choice(Agreement)
    is_conformed: bool


class ClausePosition(Identified, table=True):
    """Somebody has cited a position as one of those that led to a clause."""

    __tablename__ = "clause_position"
    __table_args__ = (UniqueConstraint("clause_id", "position_id"),)

    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    position_id: UUID = Field(foreign_key="position.id", index=True)
    side: str
    by_id: UUID | None = None
    by_name: str = ""
