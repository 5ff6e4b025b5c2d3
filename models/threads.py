"""Threads: what people remark on a clause or on some words of it, before all sides or among their own only.

The store decides who reads a thread. Remarks are tied to their thread by a foreign key, so none can stand in another
store than the thread it answers.
"""

from enum import StrEnum
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from models.base import Identified, Table, choice


class RemarkKind(StrEnum):
    """What a remark does to its thread. The latest that is not just said decides whether the thread is open."""

    SAID = "said"
    RESOLVED = "resolved"
    REOPENED = "reopened"


class Thread(Identified, table=True):
    """A thread on one clause, or on words of one language of one of its revisions, with what stood around them. Immutable.

    Without a `language` it is about the clause as a whole. Draft, clause and revision are of the joint store and named by
    identifier only, because the thread may stand in a side's own store.
    """

    draft_id: UUID = Field(index=True)
    clause_id: UUID = Field(index=True)
    revision_id: UUID
    language: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    quote_start: int = 0
    quote_end: int = 0
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class Remark(Identified, table=True):
    """What somebody said in a thread, or that it was resolved or reopened. Kept in order; none is ever changed."""

    __table_args__ = (UniqueConstraint("thread_id", "ordinal"),)

    thread_id: UUID = Field(foreign_key="thread.id", index=True)
    ordinal: int
    kind: RemarkKind = choice(RemarkKind, default=RemarkKind.SAID)
    words: str = ""
    side: str
    by_id: UUID | None = None
    by_name: str = ""


class Mention(Table, table=True):
    """Somebody is named in a remark, and finds it on their list."""

    remark_id: UUID = Field(foreign_key="remark.id", primary_key=True)
    user_id: UUID = Field(primary_key=True, index=True)
