"""Second readings of positions: what another coder reads out of the same words, and how far the coders agree."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.positions import check_speaks_for
from actions.record_access import access_filed, made_before, only_seen, put
from dialogue.actors import Actor
from dialogue.coding import LEANINGS, Agreement, agreements, latest
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from models.positions import Position, PositionCoding


@dataclass(frozen=True, slots=True)
class CodingLine:
    """How one coder read one position toward the proposition of its topic."""

    id: UUID
    position_id: UUID
    leaning: int
    coder: str
    is_own: bool


def code_position(
    session: Session,
    actor: Actor,
    position_id: UUID,
    *,
    leaning: int | None,
    joint: Session | None = None,
    key: str | None = None,
) -> PositionCoding:
    """Keep how this person reads a position of this store toward its topic's proposition; earlier readings stay.

    In the joint record a side reads its own positions, the secretariat those of any. Journal: position:coded. Raises
    FieldMissing (leaning; topic where the position has none), CannotSpeakForAnotherParty, NoSuchRow, NotPermitted.
    """
    position = access_filed(session, actor, Position, position_id, Permission.POSITION_RECORD)
    if made := made_before(session, key, PositionCoding):
        return made
    check_speaks_for(session, actor, joint, position.dialogue_id, position.party)
    if position.topic_id is None:
        raise FieldMissing(field="topic")
    if leaning not in LEANINGS:
        raise FieldMissing(field="leaning")
    coding = put(
        session,
        PositionCoding(
            position_id=position.id, leaning=leaning, coder=actor.name, by_id=actor.user_id, side=actor.side
        ),
    )
    record(session, actor, "position:coded", coding, key=key)
    return coding


def list_codings(session: Session, actor: Actor, *, dialogue_id: UUID | None = None) -> list[CodingLine]:
    """The readings of this store, in the order in which they were made.

    Of a position that this person could still read alone, what others read is left out: who sees it is no second coder.
    """
    needs(actor, Permission.DIALOGUE_READ)
    positions = {position.id: position for position in _positions(session, actor, dialogue_id)}
    rows = [row for row in _codings(session) if row.position_id in positions]
    done = {row.position_id for row in rows if row.by_id == actor.user_id}
    may_read = actor.may(Permission.POSITION_RECORD)
    return [
        CodingLine(row.id, row.position_id, row.leaning, row.coder, row.by_id == actor.user_id)
        for row in rows
        if not may_read or row.position_id in done or positions[row.position_id].by_name == actor.name
    ]


def coder_agreement(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, topic_id: UUID | None = None
) -> list[Agreement]:
    """How far every two coders agree over the positions that both read; who recorded a position with a leaning is a coder."""
    needs(actor, Permission.DIALOGUE_READ)
    columns = select(Position.id, Position.by_name, Position.leaning).where(Position.topic_id.is_not(None))  # type: ignore[call-overload,union-attr]
    query = only_seen(session, actor, columns, Position.dialogue_id)
    if dialogue_id is not None:
        query = query.where(Position.dialogue_id == dialogue_id)
    if topic_id is not None:
        query = query.where(Position.topic_id == topic_id)
    rows = list(session.exec(query))
    ids = {key for key, _, _ in rows}
    first = [(name, key, leaning) for key, name, leaning in rows if leaning is not None]
    again = [(row.coder, row.position_id, row.leaning) for row in _codings(session) if row.position_id in ids]
    return agreements(latest([*first, *again]))


def _positions(session: Session, actor: Actor, dialogue_id: UUID | None) -> list[Position]:
    query = only_seen(session, actor, select(Position), Position.dialogue_id)
    if dialogue_id is not None:
        query = query.where(Position.dialogue_id == dialogue_id)
    return list(session.exec(query))


def _codings(session: Session) -> list[PositionCoding]:
    return sorted(session.exec(select(PositionCoding)), key=lambda row: (row.made_at, row.id))


__all__ = ["CodingLine", "code_position", "coder_agreement", "list_codings"]
