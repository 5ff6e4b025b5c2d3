"""Drafts and their clauses: the text that is negotiated. A clause moves from revision to revision; none is ever changed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dialogue.vocabulary import ClauseKind, DraftKind, Marking
from drafts.rolling_render import BracketStyle
from models.base import Identified, Table, choice


class Draft(Identified, table=True):
    """A text under negotiation, belonging to a dialogue and usually to one of its meetings.

    `is_package`: nothing is agreed until everything is agreed, so all agreement is provisional until adoption.
    `bracket_style`: the square brackets of its Chinese text. `marking`: how it is to be handled (None: nobody has said).
    """

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id", index=True)
    kind: DraftKind = choice(DraftKind)
    title_en: str
    title_zh: str
    first_language: str = "en"
    is_package: bool = False
    bracket_style: BracketStyle = choice(BracketStyle, default=BracketStyle.SQUARE)
    marking: Marking | None = choice(Marking, default=None, nullable=True)
    made_by: UUID | None = None


class DraftParty(Table, table=True):
    """A party of a draft: one of those whose acceptance makes a clause agreed."""

    __tablename__ = "draft_party"

    draft_id: UUID = Field(foreign_key="draft.id", primary_key=True)
    party: str = Field(foreign_key="party.key", primary_key=True)
    place: int = 0


class Clause(Identified, table=True):
    """The smallest unit that is accepted: what stays the same while words, number and place change.

    `head_id` is the standing revision; it moves by compare-and-set.
    """

    draft_id: UUID = Field(foreign_key="draft.id", index=True)
    head_id: UUID | None = None


class Revision(Identified, table=True):
    """A clause at one moment: both language texts, and how it stands in the text. Immutable.

    `place` orders the clauses (`drafts.places`). `lagging` is the language that did not follow a change of the other (''
    when both say the same), and `lagging_side` the side whose change left it behind. `struck` marks the agreed removal of
    the clause; `into_clause_id` the clause into which its words went; `from_clause_id` the one from which it was split off.
    """

    __table_args__ = (UniqueConstraint("clause_id", "ordinal"),)

    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    ordinal: int
    base_id: UUID | None = Field(default=None, foreign_key="revision.id")
    proposal_id: UUID | None = None
    place: str
    number: str
    kind: ClauseKind = choice(ClauseKind)
    level: int = 1
    text_en: str
    text_zh: str
    struck: bool = False
    from_clause_id: UUID | None = None
    into_clause_id: UUID | None = None
    lagging: str = ""
    lagging_side: str = ""
    side: str
    author_id: UUID | None = None
    author_name: str = ""


class Acceptance(Identified, table=True):
    """A party's key on one revision of a clause: turned (ad referendum or confirmed) or taken back. The latest counts.

    `ordinal` is the order on the revision: clocks may be set back, so times and identifiers do not order anything. With a
    condition the key counts only while that revision of another clause stands.
    """

    __table_args__ = (UniqueConstraint("revision_id", "ordinal"),)

    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id", index=True)
    ordinal: int
    party: str
    level: str
    condition_id: UUID | None = Field(default=None, foreign_key="revision.id")
    by_id: UUID | None = None
    by_name: str = ""
    reason: str = ""


class Reopening(Identified, table=True):
    """A side put other words on the table for a clause that was agreed: who, on which revision, and why."""

    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id", index=True)
    proposal_id: UUID
    side: str
    reason: str
    by_id: UUID | None = None
    by_name: str = ""


class Conformity(Identified, table=True):
    """Somebody who did not make the change has confirmed that both languages of a revision say the same."""

    clause_id: UUID = Field(foreign_key="clause.id", index=True)
    revision_id: UUID = Field(foreign_key="revision.id", index=True)
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class LastLook(Table, table=True):
    """How far a person had read the journal of a draft when last there. Kept with the accounts, seen by nobody else."""

    __tablename__ = "last_look"
    __journalled__ = False

    user_id: UUID = Field(primary_key=True)
    draft_id: UUID = Field(primary_key=True)
    moment: int
    at: datetime
