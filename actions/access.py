"""The one door to each row. Reading passes it too; hidden and absent look alike.

`admit` is that door for every table. The functions below it, and those of `actions.record_access` for the record, say of
one kind of row who knows that it is there.
"""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel

from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow, NotPermitted
from dialogue.roles import Permission
from models.dialogues import DialogueParty
from models.drafts import Clause, Draft, DraftParty
from models.house_templates import HouseTemplate
from models.mandates import Mandate
from models.proposals import Proposal
from models.queries import rows_among
from models.threads import Thread

R = TypeVar("R", bound=SQLModel)


def needs(actor: Actor, permission: Permission) -> None:
    """Refuse when this person's role does not carry the permission."""
    if not actor.may(permission):
        raise NotPermitted(needs=permission, role=actor.role)


def admit(
    session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission,
    knows: Callable[[R], bool],
) -> R:  # fmt: skip
    """Let somebody to a row that they know of. Raises NoSuchRow, hidden or absent, and only then NotPermitted."""
    row = session.get(table, row_id) if row_id else None
    if row is None or not knows(row):
        raise NoSuchRow(noun=str(table.__tablename__))
    needs(actor, permission)
    return row


def sits_at(session: Session, actor: Actor, seats: type[DraftParty | DialogueParty], subject_id: UUID) -> bool:
    """Whether this person is of a party of a draft or a dialogue, or of the secretariat, which sits at every one."""
    return actor.party is None or session.get(seats, (subject_id, actor.party)) is not None


def access_row(session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission) -> R:
    """A row of a table that has no narrower audience than its store. Raises NoSuchRow, NotPermitted."""
    return admit(session, actor, table, row_id, permission, lambda _: True)


def knows_draft(session: Session, actor: Actor, draft_id: UUID) -> bool:
    """Whether a draft is there for this person: what `access_draft` asks before it asks for the permission."""
    return session.get(Draft, draft_id) is not None and sits_at(session, actor, DraftParty, draft_id)


def access_draft(session: Session, actor: Actor, draft_id: UUID | None, permission: Permission) -> Draft:
    """A draft that this person may see: of whose parties the own one is, or, for the secretariat, any."""
    return admit(session, actor, Draft, draft_id, permission, lambda row: sits_at(session, actor, DraftParty, row.id))


def access_clause(session: Session, actor: Actor, clause_id: UUID | None, permission: Permission) -> Clause:
    """A clause of a draft that this person may see."""
    return admit(
        session, actor, Clause, clause_id, permission, lambda row: sits_at(session, actor, DraftParty, row.draft_id)
    )


def access_proposal(session: Session, actor: Actor, proposal_id: UUID | None, permission: Permission) -> Proposal:
    """A proposal: any of the joint store for those who see its draft; in a private store, only the own side's."""

    def knows(row: Proposal) -> bool:
        if session.info["audience_is_joint"]:
            return sits_at(session, actor, DraftParty, row.draft_id)
        return row.side == actor.side

    return admit(session, actor, Proposal, proposal_id, permission, knows)


def access_of_draft(session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission) -> R:
    """A row that belongs to a draft (a statement, a silence procedure, an erratum): seen by those who see the draft."""
    return admit(
        session, actor, table, row_id, permission,
        lambda row: sits_at(session, actor, DraftParty, row.draft_id),  # type: ignore[attr-defined]
    )  # fmt: skip


def access_thread(session: Session, actor: Actor, thread_id: UUID | None, permission: Permission) -> Thread:
    """A thread: any of the joint store for those who see its draft; in a private store, only the own side's."""

    def knows(row: Thread) -> bool:
        if session.info["audience_is_joint"]:
            return sits_at(session, actor, DraftParty, row.draft_id)
        return row.side == actor.side

    return admit(session, actor, Thread, thread_id, permission, knows)


def access_mandate(own: Session, actor: Actor, mandate_id: UUID | None, permission: Permission) -> Mandate:
    """A mandate of the own side, in its own store. There is none for anybody else."""
    return admit(own, actor, Mandate, mandate_id, permission, lambda row: row.side == actor.party)


def access_template(own: Session, actor: Actor, template_id: UUID | None, permission: Permission) -> HouseTemplate:
    """A house template of the own side, in its own store. There is none for anybody else."""
    return admit(own, actor, HouseTemplate, template_id, permission, lambda row: row.side == actor.side)


def parties_of(session: Session, draft_id: UUID) -> tuple[str, ...]:
    """The parties of a draft in their stored order."""
    return tuple(seat.party for seat in rows_among(session, DraftParty, "draft_id", [draft_id], "place"))


__all__ = [
    "access_clause", "access_draft", "access_mandate", "access_of_draft", "access_proposal", "access_row", "access_template",
    "access_thread", "admit", "knows_draft", "needs", "parties_of", "sits_at",
]  # fmt: skip
