"""Positions of a dialogue that has been going on for long: a part of those that are asked for, and the table of who leaned where.

What is counted and narrowed is counted and narrowed by the store; only what is shown is read.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import needs
from actions.paging import Part, counted, holding, latest_first
from actions.positions import PositionLine, lines_of, list_topics
from actions.record_access import only_seen
from dialogue.actors import Actor
from dialogue.roles import Permission
from dialogue.vocabulary import PositionKind
from models.positions import Position
from models.sources import Passage

NOBODYS: Final = "others"
"""Asked for as a party: somebody who is none."""
ABOUT_NOTHING: Final = "none"
"""Asked for as a topic: none."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which positions are asked for; what is empty narrows nothing. `words` stand in the statement or in the quote."""

    dialogue_id: UUID | None = None
    meeting_id: UUID | None = None
    topic: str = ""
    """The identifier of a topic, or ABOUT_NOTHING."""
    party: str = ""
    """The key of a party, or NOBODYS."""
    kind: PositionKind | None = None
    words: str = ""
    id: UUID | None = None

    @property
    def is_narrow(self) -> bool:
        """Whether anything but the dialogue is asked for."""
        return bool(self.meeting_id or self.topic or self.party or self.kind or self.words.strip() or self.id)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one side said of one topic: how it leaned at each meeting of a table that it spoke at, and what it said last."""

    leanings: dict[UUID, int | None]
    elsewhere: tuple[int | None, ...]
    """How it leaned outside meetings."""
    latest_en: str
    latest_zh: str


@dataclass(frozen=True, slots=True)
class Topicked:
    """A topic with what each side said of it; the key of a side that is no party is empty."""

    topic_id: UUID | None
    name_en: str
    name_zh: str
    cells: dict[str, Cell]


def find_positions(
    session: Session, actor: Actor, asked: Asked, *, limit: int, joint: Session | None = None
) -> Part[PositionLine]:
    """The newest of the positions of this store that are asked for and that this person may know of."""
    needs(actor, Permission.DIALOGUE_READ)
    query = _narrowed(session, actor, asked)
    found = session.exec(query.order_by(*latest_first(Position.stated_on, Position.id)).limit(limit)).all()
    lines = {line.id: line for line in lines_of(session, list(found), joint)}
    total = len(found) if len(found) < limit else counted(session, query)
    return Part(tuple(lines[row.id] for row in found), total)


def positions_among(
    session: Session, actor: Actor, wanted: Collection[UUID], *, joint: Session | None = None
) -> list[PositionLine]:
    """Those of some positions that stand in this store and that this person may know of."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Position).where(Position.id.in_(wanted)), Position.dialogue_id)  # type: ignore[attr-defined]
    return lines_of(session, list(session.exec(query)), joint) if wanted else []


def meetings_spoken_at(session: Session, actor: Actor, dialogue_id: UUID) -> set[UUID]:
    """The meetings of a dialogue at which something was said, in this store."""
    needs(actor, Permission.DIALOGUE_READ)
    query = select(Position.meeting_id).where(Position.dialogue_id == dialogue_id).distinct()
    return {found for found in session.exec(only_seen(session, actor, query, Position.dialogue_id)) if found}


def table_of_positions(
    session: Session, actor: Actor, dialogue_id: UUID, *, until: Collection[UUID], shown: Sequence[UUID]
) -> list[Topicked]:
    """Every topic spoken of at the meetings `until`, or outside meetings, the first that was spoken of first; how each side
    leaned at the meetings that are `shown`, and its latest words of all."""
    needs(actor, Permission.DIALOGUE_READ)
    p = Position.__table__.c  # type: ignore[attr-defined]
    spoken = only_seen(session, actor, sa.select(p.id).where(p.dialogue_id == dialogue_id), p.dialogue_id)
    spoken = spoken.where(sa.or_(p.meeting_id.is_(None), p.meeting_id.in_(until)))
    order = (sa.func.coalesce(p.stated_on, date.min), p.id)
    backwards = [sa.desc(column) for column in order]
    ranked = spoken.add_columns(
        p.topic_id, p.party, p.statement_en, p.statement_zh,
        sa.func.row_number().over(partition_by=(p.topic_id, p.party), order_by=backwards).label("rank"),
        sa.func.min(order[0]).over(partition_by=p.topic_id).label("since"),
        sa.func.min(sa.cast(p.id, sa.String)).over(partition_by=p.topic_id).label("first"),
    ).subquery()  # fmt: skip
    latest = session.execute(sa.select(ranked).where(ranked.c.rank == 1).order_by(ranked.c.since, ranked.c.first)).all()
    leaned = spoken.with_only_columns(p.topic_id, p.party, p.meeting_id, p.leaning).order_by(*order)
    leaned = leaned.where(sa.or_(p.meeting_id.is_(None), p.meeting_id.in_(shown)))
    at: dict[Any, tuple[dict[UUID, int | None], list[int | None]]] = {}
    for topic, party, meeting, leaning in session.execute(leaned):
        there, elsewhere = at.setdefault((topic, party), ({}, []))
        if meeting is None:
            elsewhere.append(leaning)
        else:
            there[meeting] = leaning
    names = {line.id: (line.name_en, line.name_zh) for line in list_topics(session, actor, dialogue_id=dialogue_id)}
    topics: dict[UUID | None, Topicked] = {}
    for row in latest:
        of = topics.setdefault(row.topic_id, Topicked(row.topic_id, *names.get(row.topic_id, ("", "")), {}))
        there, elsewhere = at.get((row.topic_id, row.party), ({}, []))
        of.cells[row.party] = Cell(there, tuple(elsewhere), row.statement_en, row.statement_zh)
    return list(topics.values())


def _narrowed(session: Session, actor: Actor, asked: Asked) -> Any:
    query = only_seen(session, actor, select(Position), Position.dialogue_id)
    wanted = {
        Position.dialogue_id: asked.dialogue_id, Position.meeting_id: asked.meeting_id, Position.kind: asked.kind,
        Position.id: asked.id,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    if asked.party:
        query = query.where(Position.party == ("" if asked.party == NOBODYS else asked.party))
    if asked.topic:
        query = query.where(Position.topic_id == _topic(asked.topic))
    if asked.words.strip():
        query = query.join(Passage, Passage.id == Position.passage_id)
        query = query.where(*holding(asked.words, Position.statement_en, Position.statement_zh, Passage.exact))
    return query


def _topic(asked: str) -> UUID | None:
    """The topic that an address names; one that is none is found nowhere."""
    if asked == ABOUT_NOTHING:
        return None
    try:
        return UUID(asked)
    except ValueError:
        return UUID(int=0)


__all__ = [
    "ABOUT_NOTHING",
    "NOBODYS",
    "Asked",
    "Cell",
    "Topicked",
    "find_positions",
    "meetings_spoken_at",
    "positions_among",
    "table_of_positions",
]
