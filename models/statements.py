"""Statements: what a party says beside a clause, and its taking them back. Both are kept for good."""

from uuid import UUID

from sqlmodel import Field

from dialogue.statements import StatementKind
from models.base import Identified, choice


class Statement(Identified, table=True):
    """A party's reservation, interpretive statement, explanation of position or dissent on a clause as it stood then.

    It does not stop agreement. Either language may be missing; it is then shown as missing.
    """

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id")
    party: str = Field(foreign_key="party.key")
    kind: StatementKind = choice(StatementKind)
    text_en: str
    text_zh: str
    by_id: UUID | None = None
    by_name: str = ""


class StatementWithdrawal(Identified, table=True):
    """A party has taken its statement back; the statement stays readable."""

    __tablename__ = "statement_withdrawal"

    statement_id: UUID = Field(foreign_key="statement.id", unique=True)
    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    reason: str = ""
    by_id: UUID | None = None
    by_name: str = ""
