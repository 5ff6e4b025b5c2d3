"""What is new in the threads of a draft: asked after every commit, so it costs one short look at each journal."""

from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_draft
from actions.desk import Desk
from actions.rooms import THREADS, Moment
from actions.threads import ThreadSeen, threads_of
from dialogue.roles import Permission
from models.journal import JournalEntry


def threads_since(desk: Desk, draft_id: UUID, since: Moment) -> tuple[list[ThreadSeen], Moment]:
    """The threads of the clauses on which anything was remarked after a moment, and up to which moment this was read.

    Those before all sides come from the joint store, those of the own side from its own; of no other store is anything
    asked. Raises NoSuchRow (draft), NotPermitted.
    """
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        joint_seq, clauses = _remarked(joint, draft_id, since.joint)
        found = [seen for clause in clauses for seen in threads_of(joint, joint, desk.actor, draft_id, clause)]
        own_seq = since.own
        if desk.has_own:
            with desk.reading_own() as own:
                own_seq, clauses = _remarked(own, draft_id, since.own)
                found += [seen for clause in clauses for seen in threads_of(joint, own, desk.actor, draft_id, clause)]
    return found, Moment(joint_seq, own_seq)


def _remarked(session: Session, draft_id: UUID, since: int) -> tuple[int, list[UUID]]:
    """How far the journal goes, and the clauses remarked on since. The first is asked first: nothing is left out."""
    latest = session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0
    if latest <= since:
        return since, []
    query = select(JournalEntry.clause_id).where(
        JournalEntry.draft_id == draft_id,
        JournalEntry.seq > since,
        JournalEntry.noun.in_(THREADS),  # type: ignore[attr-defined]
    )
    return latest, sorted({clause for clause in session.exec(query) if clause})


__all__ = ["threads_since"]
