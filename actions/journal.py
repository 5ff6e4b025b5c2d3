"""Writing the journal, and reading it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, select

from dialogue.actors import Actor
from dialogue.refusals import NotPermitted
from dialogue.roles import Permission
from models.claims import Claim
from models.commitments import Commitment
from models.dialogues import Dialogue, DialogueParty
from models.drafts import Draft, DraftParty
from models.journal import JournalEntry, append, table_of
from models.measures import Measure
from models.meetings import Meeting
from models.positions import Position
from models.read_outs import ReadOutPoint
from models.recommendations import Recommendation
from models.sources import Source
from models.stores import UNJOURNALLED

_BELONGS_TO: Final = {
    "draft_id": Draft, "meeting_id": Meeting, "commitment_id": Commitment, "source_id": Source,
    "recommendation_id": Recommendation, "claim_id": Claim, "position_id": Position, "measure_id": Measure, "point_id": ReadOutPoint,
}  # fmt: skip
"""What a row without a dialogue of its own may belong to, which has one."""
_JOINT_ALONE: Final = frozenset({Draft, Meeting})
"""Those that no side keeps to itself."""


def record(
    session: Session, actor: Actor | None, act: str, subject: SQLModel | None, *, key: str | None = None, **facts: Any
) -> None:
    """One journal line for one act (`clause:proposal:tabled`), with every row that was written since the last line.

    `key` is the idempotency key of the command; `facts` are small plain values worth showing in the journal.
    """
    session.flush()
    rows = list(session.info.get(UNJOURNALLED, []))
    session.info[UNJOURNALLED] = []
    subject_id = getattr(subject, "id", None)
    noun = table_of(subject).name if subject is not None else ""
    append(
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
        dialogue_id=_dialogue_of(session, subject, facts),
        draft_id=subject_id if noun == "draft" else getattr(subject, "draft_id", facts.get("draft_id")),
        clause_id=subject_id if noun == "clause" else getattr(subject, "clause_id", facts.get("clause_id")),
        command_key=key,
    )


def _dialogue_of(session: Session, subject: SQLModel | None, facts: dict[str, Any]) -> UUID | None:
    """The dialogue under which an act is filed: the subject's own, or that of what the subject belongs to."""
    if isinstance(subject, Dialogue):
        return subject.id
    if own := getattr(subject, "dialogue_id", None):
        return own
    for field, table in _BELONGS_TO.items():
        if table in _JOINT_ALONE and not session.info["audience_is_joint"]:
            continue
        if (above := getattr(subject, field, None) or facts.get(field)) and (row := session.get(table, above)):
            return row.dialogue_id
    return None


_MADE_BY: Final = sa.select(JournalEntry.__table__.c.subject_id).where(  # type: ignore[attr-defined]
    JournalEntry.__table__.c.command_key == sa.bindparam("key")  # type: ignore[attr-defined]
)


def done_before(session: Session, key: str | None) -> UUID | None:
    """What the command with this key made when it was first carried out; None when it is new."""
    if not key:
        return None
    return session.execute(_MADE_BY, {"key": key}).scalar()


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
    dialogue_id: UUID | None
    draft_id: UUID | None
    clause_id: UUID | None
    hash: str


def read_journal(
    session: Session, actor: Actor, *, act: str = "", side: str = "", before: int | None = None, limit: int = 100
) -> list[JournalLine]:
    """The latest lines of one store's journal, newest first, optionally of one act (by its beginning) or one side.

    Of the joint journal a party reads what was done to its drafts, under its dialogues, and by itself; nothing else,
    not even that something was done.
    """
    columns = [getattr(JournalEntry, field) for field in JournalLine.__slots__]
    query = _narrowed(session, actor, sa.select(*columns), act, side).order_by(sa.desc("seq")).limit(limit)
    if before is not None:
        query = query.where(JournalEntry.seq < before)
    return [JournalLine(*row) for row in session.execute(query)]


def count_journal(session: Session, actor: Actor, *, act: str = "", side: str = "") -> int:
    """How many lines `read_journal` could tell this person. Raises NotPermitted."""
    query = _narrowed(session, actor, sa.select(sa.func.count()).select_from(JournalEntry), act, side)
    return int(session.execute(query).scalar_one())


def _narrowed(session: Session, actor: Actor, query: sa.Select[Any], act: str, side: str) -> sa.Select[Any]:
    if not actor.may(Permission.JOURNAL_READ):
        raise NotPermitted(needs=Permission.JOURNAL_READ, role=actor.role)
    if actor.party is not None and session.info["audience_is_joint"]:
        query = query.where(_theirs(actor.party))
    if act:
        query = query.where(JournalEntry.act.startswith(act))  # type: ignore[attr-defined]
    return query.where(JournalEntry.side == side) if side else query


def _theirs(party: str) -> sa.ColumnElement[bool]:
    """The lines of the joint journal that a party may know of: a draft decides before the dialogue that it is part of."""
    entry = JournalEntry.__table__.c  # type: ignore[attr-defined]
    drafts = select(DraftParty.draft_id).where(DraftParty.party == party)
    dialogues = select(DialogueParty.dialogue_id).where(DialogueParty.party == party)
    return sa.case(
        (entry.draft_id.is_not(None), entry.draft_id.in_(drafts)),
        (entry.dialogue_id.is_not(None), entry.dialogue_id.in_(dialogues)),
        else_=entry.side == party,
    )
