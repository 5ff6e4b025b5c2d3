"""Where a draft came from, and from which clause of an earlier text each of its clauses was copied."""

from uuid import UUID

from sqlmodel import Field

from dialogue.vocabulary import StartOrigin
from models.base import Table, choice


class DraftStart(Table, table=True):
    """What a draft was started from: an earlier text, Word files, an outline, a house template; empty ones have none. Immutable.

    `milestone_id` is the earlier text, `outline` the key of the outline. Of Word files the digests are kept, never the
    names, which may tell what was private; `left_out` counts what was found in them and was not taken over. Of a house
    template `sha256` is the fingerprint, by which those who keep it find it. `told` names the parties that may read the new
    draft and not the earlier one, as the person who opened it was told.
    """

    __tablename__ = "draft_start"

    draft_id: UUID = Field(foreign_key="draft.id", primary_key=True)
    origin: StartOrigin = choice(StartOrigin)
    milestone_id: UUID | None = Field(default=None, foreign_key="milestone.id")
    outline: str = ""
    sha256: str = ""
    second_sha256: str = ""
    left_out: int = 0
    told: str = ""


class ClauseOrigin(Table, table=True):
    """A clause was copied from a revision of a clause of an earlier text. Nothing is agreed by that. Immutable.

    Without a milestone the words came through a house template, from what stood when that was made.
    """

    __tablename__ = "clause_origin"

    clause_id: UUID = Field(foreign_key="clause.id", primary_key=True)
    revision_id: UUID = Field(foreign_key="revision.id", index=True)
    milestone_id: UUID | None = Field(default=None, foreign_key="milestone.id")
