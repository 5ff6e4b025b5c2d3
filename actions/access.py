"""The one door to each row. Reading passes it too; hidden and absent look alike."""

from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow, NotPermitted
from dialogue.roles import Permission
from models.drafts import Clause, Draft, DraftParty
from models.proposals import Proposal

R = TypeVar("R", bound=SQLModel)


def needs(actor: Actor, permission: Permission) -> None:
    """Refuse when this person's role does not carry the permission."""
    if not actor.may(permission):
        raise NotPermitted(needs=permission, role=actor.role)


def access_row(session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission) -> R:
    """A row of a table that has no narrower audience than its store. Raises NoSuchRow, NotPermitted."""
    row = session.get(table, row_id) if row_id else None
    if row is None:
        raise NoSuchRow(noun=getattr(table, "__tablename__", table.__name__))
    needs(actor, permission)
    return row


def access_draft(session: Session, actor: Actor, draft_id: UUID | None, permission: Permission) -> Draft:
    """A draft that this person may see: of whose parties the own one is, or, for the secretariat, any."""
    draft = session.get(Draft, draft_id) if draft_id else None
    if draft is None or not _sees(session, actor, draft.id):
        raise NoSuchRow(noun="draft")
    needs(actor, permission)
    return draft


def access_clause(session: Session, actor: Actor, clause_id: UUID | None, permission: Permission) -> Clause:
    """A clause of a draft that this person may see."""
    clause = session.get(Clause, clause_id) if clause_id else None
    if clause is None or not _sees(session, actor, clause.draft_id):
        raise NoSuchRow(noun="clause")
    needs(actor, permission)
    return clause


def access_proposal(session: Session, actor: Actor, proposal_id: UUID | None, permission: Permission) -> Proposal:
    """A proposal: any of the joint store for those who see its draft; in a private store, only the own side's."""
    proposal = session.get(Proposal, proposal_id) if proposal_id else None
    hidden = proposal is None or (
        session.info["audience_is_joint"] and not _sees(session, actor, proposal.draft_id)
    ) or (not session.info["audience_is_joint"] and proposal.side != actor.side)  # fmt: skip
    if proposal is None or hidden:
        raise NoSuchRow(noun="proposal")
    needs(actor, permission)
    return proposal


def parties_of(session: Session, draft_id: UUID) -> tuple[str, ...]:
    """The parties of a draft in their stored order."""
    query = select(DraftParty.party).where(DraftParty.draft_id == draft_id).order_by(DraftParty.place)  # type: ignore[arg-type]
    return tuple(session.exec(query))


def _sees(session: Session, actor: Actor, draft_id: UUID) -> bool:
    return actor.party is None or session.get(DraftParty, (draft_id, actor.party)) is not None


__all__ = ["access_clause", "access_draft", "access_proposal", "access_row", "needs", "parties_of"]
