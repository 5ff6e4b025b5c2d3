"""What people decided on what the rules proposed from a source. A proposal itself is never stored."""

from uuid import UUID

from sqlmodel import Field

from dialogue.intake_verdicts import IntakeVerdict
from models.base import Identified, choice


class IntakeDecision(Identified, table=True):
    """What became of one proposal: accepted, with changes or without, rejected and why, mentioned only, or a comment.

    `proposal` is the proposal's own key, which stays the same when the source is read again. `rule` is the rule that made
    it, so that it can be told how often a rule was right. `made_noun` and `made_id` name the row that was recorded.
    """

    __tablename__ = "intake_decision"

    source_id: UUID = Field(index=True)
    dialogue_id: UUID | None = Field(default=None, index=True)
    proposal: str = Field(index=True)
    rule: str = Field(index=True)
    kind: str
    tier: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    verdict: IntakeVerdict = choice(IntakeVerdict)
    reason: str = ""
    made_noun: str = ""
    made_id: UUID | None = None
    side: str = ""
    by_id: UUID | None = None
    by_name: str = ""
