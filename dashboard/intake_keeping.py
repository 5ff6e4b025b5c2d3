"""Everything that the verbs need to record one proposal that was confirmed."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlmodel import Session

from actions.desk import Desk
from actions.intake_reading import ReadSource
from dialogue.actors import Actor


@dataclass(frozen=True, slots=True)
class Keeping:
    """The stores, who confirms, the source, where the row is filed, the passage it rests on, and the name of the command."""

    session: Session
    joint: Session | None
    table_of: Desk
    source: ReadSource
    meeting_id: UUID | None
    passage_id: UUID
    command: str

    @property
    def filed(self) -> dict[str, Any]:
        """Where the row is filed, and the stores."""
        return {"dialogue_id": self.source.dialogue.id, "meeting_id": self.meeting_id, "joint": self.joint}

    @property
    def actor(self) -> Actor:
        """Who confirms it."""
        return self.table_of.actor
