"""Next steps: what somebody is to do after a meeting, with an owner and a date."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import NextStepKind, NextStepState
from models.base import Identified, choice


class NextStep(Identified, table=True):
    """What one side, or somebody by their label, is to do, and what became of it. It is no commitment toward the others.

    `owner` is who sees to it.
    """

    __tablename__ = "next_step"

    dialogue_id: UUID | None = Field(default=None, index=True)
    meeting_id: UUID | None = Field(default=None, index=True)
    kind: NextStepKind = choice(NextStepKind, default=NextStepKind.TASK)
    party: str = ""
    label_en: str = ""
    label_zh: str = ""
    action_en: str = ""
    action_zh: str = ""
    toward: str = ""
    owner: str = ""
    due_on: date | None = Field(default=None, index=True)
    due_words: str = ""
    state: NextStepState = choice(NextStepState, default=NextStepState.OPEN)
    settled_on: date | None = None
    outcome: str = ""
    passage_id: UUID | None = Field(default=None, foreign_key="passage.id", index=True)
    side: str = ""
    by_name: str = ""
