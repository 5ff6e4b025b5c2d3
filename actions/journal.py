"""Writing the journal, and reading it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from dialogue.actors import Actor
from dialogue.refusals import NotPermitted
from dialogue.roles import Permission
from models.drafts import DraftParty
from models.journal import JournalEntry, append, table_of
from models.stores import UNJOURNALLED


def record(
    session: Session, actor: Actor | None, act: str, subject: SQLModel | None, *, key: str | None = None, **facts: Any
) -> JournalEntry:
    """One journal line for one act (`clause:proposal:tabled`), with every row that was written since the last line.

    `key` is the idempotency key of the command; `facts` are small plain values worth showing in the journal.
    """
    session.flush()
    rows = list(session.info.get(UNJOURNALLED, []))
    session.info[UNJOURNALLED] = []
    subject_id = getattr(subject, "id", None)
    noun = table_of(subject).name if subject is not None else ""
    return append(
        session,
        session.info["chain"],
        rows,
        facts,
        actor_id=actor.user_id if actor else None,
        actor_name=actor.name if actor else "",
        side=actor.side if actor else "",
        role=actor.role.value if actor else "",
        act=act,
        noun=noun,
        subject_id=subject_id if isinstance(subject_id, UUID) else None,
        draft_id=subject_id if noun == "draft" else getattr(subject, "draft_id", facts.get("draft_id")),
        clause_id=subject_id if noun == "clause" else getattr(subject, "clause_id", facts.get("clause_id")),
        command_key=key,
    )


def done_before(session: Session, key: str | None) -> UUID | None:
    """What the command with this key made when it was first carried out; None when it is new."""
    if not key:
        return None
    return session.exec(select(JournalEntry.subject_id).where(JournalEntry.command_key == key)).first()


@dataclass(frozen=True, slots=True)
class JournalLine:
    """A journal entry for people: who, for which side, when, what."""

    seq: int
    at: datetime
    actor_id: UUID | None
    actor_name: str
    side: str
    role: str
    act: str
    noun: str
    subject_id: UUID | None
    draft_id: UUID | None
    clause_id: UUID | None
    hash: str


def read_journal(
    session: Session, actor: Actor, *, act: str = "", side: str = "", before: int | None = None, limit: int = 100
) -> list[JournalLine]:
    """The latest lines of one store's journal, newest first, optionally of one act (by its beginning) or one side.

    Of the joint journal a party reads nothing about drafts of which it is not a party.
    """
    if not actor.may(Permission.JOURNAL_READ):
        raise NotPermitted(needs=Permission.JOURNAL_READ, role=actor.role)
    query = select(JournalEntry).order_by(sa.desc("seq")).limit(limit)
    if actor.party is not None and session.info["audience_is_joint"]:
        of_theirs = select(DraftParty.draft_id).where(DraftParty.party == actor.party)
        query = query.where(sa.or_(JournalEntry.draft_id.is_(None), JournalEntry.draft_id.in_(of_theirs)))  # type: ignore[union-attr]
    if act:
        query = query.where(JournalEntry.act.startswith(act))  # type: ignore[attr-defined]
    if side:
        query = query.where(JournalEntry.side == side)
    if before is not None:
        query = query.where(JournalEntry.seq < before)
    return [JournalLine(*(getattr(entry, field) for field in JournalLine.__slots__)) for entry in session.exec(query)]
