"""Silence procedures: what was opened, on which milestone, and what came of it. Where one stands is derived, never stored."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from models.base import Identified


class SilenceProcedure(Identified, table=True):
    """The text of a milestone stands as accepted at the deadline unless a party objects before it.

    `zone` and `wall_time` are the capital and the time on its clocks in which the deadline was given.
    """

    __tablename__ = "silence_procedure"

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    milestone_id: UUID = Field(foreign_key="milestone.id", index=True)
    opened_at: datetime
    deadline: datetime
    zone: str
    wall_time: str
    by_id: UUID | None = None
    by_name: str = ""


class SilenceBreak(Identified, table=True):
    """A party objects, with its reason and the moment at which its objection was received."""

    __tablename__ = "silence_break"

    silence_id: UUID = Field(foreign_key="silence_procedure.id", index=True)
    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    party: str = Field(foreign_key="party.key")
    at: datetime
    reason: str
    by_id: UUID | None = None
    by_name: str = ""


class SilenceCancellation(Identified, table=True):
    """The secretariat has called the procedure off, with its reason."""

    __tablename__ = "silence_cancellation"

    silence_id: UUID = Field(foreign_key="silence_procedure.id", unique=True)
    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    at: datetime
    reason: str
    by_id: UUID | None = None
    by_name: str = ""


class SilenceLapse(Identified, table=True):
    """The deadline has passed in silence and the keys are turned: as of `at`, however late it was noticed."""

    __tablename__ = "silence_lapse"

    silence_id: UUID = Field(foreign_key="silence_procedure.id", unique=True)
    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    at: datetime
