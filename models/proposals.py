"""Proposals: a suggested next revision of a clause on a named base, private until it is tabled."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from dialogue.vocabulary import ClauseKind
from drafts.proposals import Answer, ProposalKind, ProposalState
from models.base import Identified, choice


class Proposal(Identified, table=True):
    """Wording proposed for one clause, in both languages.

    The same table stands in a party's own store (private proposals) and in the joint one (tabled ones). A private row
    points to draft, clause and revision of the joint store by identifier only; `tabling_key` is the idempotency key
    under which it is tabled, and `tabled_as` the identifier of its joint copy.

    `after_clause_id` is where an insertion or a moved clause would stand; `second_en` and `second_zh` are the words of the
    clause that a split makes; `other_id` and `other_base_id` name the clause that a merger takes in, and its revision;
    `clause_kind`, `level` and `number` are those of an insertion or of a change of kind. `counters_id` is the tabled
    proposal that this one answers with other words.
    """

    draft_id: UUID = Field(index=True)
    clause_id: UUID | None = Field(default=None, index=True)
    after_clause_id: UUID | None = None
    base_id: UUID | None = None
    other_id: UUID | None = None
    other_base_id: UUID | None = None
    counters_id: UUID | None = None
    batch_id: UUID | None = Field(default=None, index=True)
    kind: ProposalKind = choice(ProposalKind)
    clause_kind: ClauseKind | None = choice(ClauseKind, default=None, nullable=True)
    level: int | None = None
    number: str = ""
    text_en: str
    text_zh: str
    second_en: str = ""
    second_zh: str = ""
    note: str = ""
    side: str
    author_id: UUID | None = None
    author_name: str = ""
    edited_at: datetime | None = None
    state: ProposalState = choice(ProposalState, default=ProposalState.PRIVATE)
    tabled_at: datetime | None = None
    closed_at: datetime | None = None
    tabling_key: str = Field(default_factory=lambda: uuid4().hex, unique=True)
    tabled_as: UUID | None = None
    returned_from: UUID | None = None
    made_revision_id: UUID | None = None


class Batch(Identified, table=True):
    """Proposals of one side that are tabled together, under a title and with a covering note. Tabled, it is frozen.

    Like a proposal it stands in the party's own store, and once tabled in the joint one too.
    """

    draft_id: UUID = Field(index=True)
    title_en: str
    title_zh: str
    note: str = ""
    side: str
    author_id: UUID | None = None
    author_name: str = ""
    tabled_at: datetime | None = None
    tabling_key: str = Field(default_factory=lambda: uuid4().hex, unique=True)
    tabled_as: UUID | None = None


class Response(Identified, table=True):
    """A side's answer to a tabled proposal. Answers are kept; the latest of a side counts."""

    __table_args__ = (UniqueConstraint("proposal_id", "ordinal"),)

    proposal_id: UUID = Field(foreign_key="proposal.id", index=True)
    ordinal: int
    side: str
    answer: Answer = choice(Answer)
    comment: str = ""
    by_id: UUID | None = None
    by_name: str = ""
