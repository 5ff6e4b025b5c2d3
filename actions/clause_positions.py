"""The positions that led to a clause: cited by whoever keeps the record, read with the negotiating history."""

from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, needs
from actions.journal import done_before, record
from actions.positions import PositionLine, read_position
from actions.record_access import access_filed
from dialogue.actors import Actor
from dialogue.refusals import NotOfThisDialogue
from dialogue.roles import Permission
from models.drafts import Draft
from models.milestones import ClausePosition
from models.positions import Position


def cite_position(
    session: Session, actor: Actor, clause_id: UUID, position_id: UUID, *, key: str | None = None
) -> ClausePosition:
    """Say that a position of the joint record is one of those that led to a clause. Once is enough: twice changes nothing.

    The position is of the draft's own dialogue, so that nobody reads here what is hidden there. Journal:
    clause:position:cited. Raises NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    clause = access_clause(session, actor, clause_id, Permission.POSITION_RECORD)
    if made := done_before(session, key):
        return session.get_one(ClausePosition, made)
    position = access_filed(session, actor, Position, position_id, Permission.POSITION_RECORD)
    if position.dialogue_id != session.get_one(Draft, clause.draft_id).dialogue_id:
        raise NotOfThisDialogue(noun="position")
    query = select(ClausePosition).where(
        ClausePosition.clause_id == clause.id, ClausePosition.position_id == position.id
    )
    if (cited := session.exec(query).first()) is not None:
        return cited
    cited = ClausePosition(
        clause_id=clause.id, position_id=position.id, side=actor.side, by_id=actor.user_id, by_name=actor.name
    )
    session.add(cited)
    record(session, actor, "clause:position:cited", cited, key=key, draft_id=clause.draft_id)
    return cited


def positions_behind(session: Session, actor: Actor, clause_id: UUID) -> list[PositionLine]:
    """The positions that led to a clause, with the quotes they rest on, in the order in which they were stated."""
    clause = access_clause(session, actor, clause_id, Permission.DRAFT_READ)
    needs(actor, Permission.DIALOGUE_READ)
    cited = session.exec(select(ClausePosition.position_id).where(ClausePosition.clause_id == clause.id))
    lines = [read_position(session, actor, position_id) for position_id in cited]
    return sorted(lines, key=lambda line: (line.stated_on or date.min, line.id))


__all__ = ["cite_position", "positions_behind"]
