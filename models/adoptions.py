"""Adoption: each party's word on one and the same text, and the errata declared afterwards."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Identified, Table


class Adoption(Identified, table=True):
    """A party adopts a milestone. The text is adopted when all have adopted the same one: derived, stored nowhere."""

    __table_args__ = (UniqueConstraint("milestone_id", "party"),)

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    milestone_id: UUID = Field(foreign_key="milestone.id", index=True)
    party: str = Field(foreign_key="party.key")
    fingerprint: str
    by_id: UUID | None = None
    by_name: str = ""


class AdoptionStatement(Table, table=True):
    """A statement that stood beside the text when a party adopted it."""

    __tablename__ = "adoption_statement"

    adoption_id: UUID = Field(foreign_key="adoption.id", primary_key=True)
    ordinal: int = Field(primary_key=True)
    statement_id: UUID = Field(foreign_key="statement.id")


class Erratum(Identified, table=True):
    """Words of an adopted text that are declared wrong, with the right ones; the text itself is not touched."""

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    clause_id: UUID = Field(foreign_key="clause.id")
    revision_id: UUID = Field(foreign_key="revision.id")
    language: str
    wrong: str
    right: str
    reason: str
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class ErratumRecognition(Identified, table=True):
    """A party recognises an erratum. It counts when every party of the draft has."""

    __tablename__ = "erratum_recognition"
    __table_args__ = (UniqueConstraint("erratum_id", "party"),)

    erratum_id: UUID = Field(foreign_key="erratum.id", index=True)
    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    party: str = Field(foreign_key="party.key")
    by_id: UUID | None = None
    by_name: str = ""
