"""Positions side by side: of each topic and party the latest statement within a window of meetings, how sides moved, and
how far apart two of them stood. Only what the table shows is read; the quotes of a cell are read when it is opened."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.positions import PositionLine, lines_of
from actions.record_access import access_dialogue, joint_of, only_seen
from dialogue.actors import Actor
from dialogue.position_counts import Convergence, chains, convergence
from dialogue.positions import Firmness, Movement
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState, PositionKind
from models.meetings import Meeting
from models.positions import Position, Topic


@dataclass(frozen=True, slots=True)
class Statement:
    """A position as a table needs it."""

    id: UUID
    topic_id: UUID | None
    party: str
    meeting_id: UUID | None
    stated_on: date | None
    leaning: int | None
    supersedes_id: UUID | None
    movement: Movement | None
    kind: PositionKind
    firmness: Firmness | None
    statement_en: str
    statement_zh: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party said of a topic within the window: the latest statement, and how many there are."""

    latest: Statement
    count: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Topics down, parties across. `cells` are those in which anything was said; "" is for those who are no party.

    The topics stand in the order in which they were named, those of which nobody spoke among them; None, where anything was
    said of no topic, stands last.
    """

    topics: tuple[tuple[UUID | None, str, str], ...]
    cells: dict[tuple[UUID | None, str], Cell]
    meetings: tuple[UUID, ...]
    """The meetings of the window at which any position was stated, in the order of time."""


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two parties stood toward the written proposition of one topic."""

    topic_id: UUID
    name_en: str
    name_zh: str
    proposition_en: str
    proposition_zh: str
    convergence: Convergence


def read_matrix(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    meetings: Sequence[UUID] | None = None,
    joint: Session | None = None,
) -> Matrix:
    """The latest statement of each party on each topic. `meetings` are those of the window; outside a meeting nothing counts
    where a window is given. Raises NoSuchRow, NotPermitted.
    """
    access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ)
    latest: dict[tuple[UUID | None, str], tuple[date, UUID]] = {}
    counts: Counter[tuple[UUID | None, str]] = Counter()
    spoken: set[UUID | None] = set()
    places = select(Position.id, Position.topic_id, Position.party, Position.meeting_id, Position.stated_on)  # type: ignore[call-overload]
    for key, topic, party, meeting, on in _of_dialogue(session, actor, places, dialogue_id):
        spoken.add(meeting)
        if meetings is None or meeting in meetings:
            counts[topic, party] += 1
            latest[topic, party] = max(latest.get((topic, party), _NEVER), (on or date.min, key))
    wanted = {key for _, key in latest.values()}
    shown = {s.id: s for s in _statements(session, actor, dialogue_id, Position.id.in_(wanted))}  # type: ignore[attr-defined]
    cells = {at: Cell(shown[key], counts[at]) for at, (_, key) in latest.items()}
    held = [m.id for m in _meetings(joint_of(session, joint), dialogue_id) if m.id in spoken]
    return Matrix(
        _topics(session, joint, dialogue_id, {topic for topic, _ in cells}), cells,
        tuple(m for m in held if meetings is None or m in meetings),
    )  # fmt: skip


def list_cell(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    topic_id: UUID | None,
    party: str,
    *,
    meetings: Sequence[UUID] | None = None,
    joint: Session | None = None,
) -> list[PositionLine]:
    """Every position of one cell with its quote, in the order in which they were stated. Raises NoSuchRow, NotPermitted."""
    access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Position), Position.dialogue_id).where(
        Position.dialogue_id == dialogue_id, Position.topic_id == topic_id, Position.party == party
    )
    rows = [row for row in session.exec(query) if meetings is None or row.meeting_id in meetings]
    return lines_of(session, rows, joint)


def list_movements(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    topic_id: UUID | None = None,
    party: str | None = None,
    movement: Movement | None = None,
    joint: Session | None = None,
) -> list[tuple[Statement, ...]]:
    """The positions that replaced one another, each chain from what was said first, the chain that moved last first.

    Their quotes are read by `read_chains`. Narrowed to a movement, those chains in which a side moved like that. Raises NoSuchRow, NotPermitted.
    """
    access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ)
    replaced = select(Position.supersedes_id).where(Position.supersedes_id.is_not(None))  # type: ignore[union-attr]
    tied = Position.supersedes_id.is_not(None) | Position.id.in_(replaced)  # type: ignore[union-attr,attr-defined]
    found = [
        chain
        for chain in chains(_statements(session, actor, dialogue_id, tied))
        if (topic_id is None or chain[-1].topic_id == topic_id)
        and (party is None or chain[-1].party == party)
        and (movement is None or any(step.movement == movement for step in chain))
    ]
    return sorted(found, key=lambda chain: (chain[-1].stated_on or date.min, chain[-1].id), reverse=True)


def read_chains(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    found: Sequence[Sequence[Statement]],
    joint: Session | None = None,
) -> list[tuple[PositionLine, ...]]:
    """These chains with the quotes of every step. Raises NoSuchRow, NotPermitted."""
    access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ)
    ids = {step.id for chain in found for step in chain}
    rows = list(_of_dialogue(session, actor, select(Position).where(Position.id.in_(ids)), dialogue_id))  # type: ignore[attr-defined]
    lines = {line.id: line for line in lines_of(session, rows, joint)}
    return [tuple(lines[step.id] for step in chain) for chain in found]


def list_distances(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    parties: tuple[str, str],
    *,
    meetings: Sequence[UUID] | None = None,
    joint: Session | None = None,
) -> list[Distance]:
    """How far apart two parties stood, topic by topic, for the topics that have a written proposition.

    Only the meetings that were held count, and of them those of `meetings`. Raises NoSuchRow, NotPermitted.
    """
    home = joint_of(session, joint)
    access_dialogue(home, actor, dialogue_id, Permission.DIALOGUE_READ)
    held = [m for m in _meetings(home, dialogue_id) if m.state == MeetingState.HELD]
    shown = [m for m in held if meetings is None or m.id in meetings]
    stated: dict[UUID | None, list[Statement]] = {}
    placed = Position.leaning.is_not(None)  # type: ignore[union-attr]
    for statement in _statements(session, actor, dialogue_id, placed):
        stated.setdefault(statement.topic_id, []).append(statement)
    found = []
    for store in filter(None, (session, joint)):
        for topic in store.exec(select(Topic).where(Topic.id.in_(set(stated) - {None}))):  # type: ignore[attr-defined]
            if topic.proposition_en or topic.proposition_zh:
                counted = convergence(stated[topic.id], shown, parties)
                found.append(
                    Distance(
                        topic.id, topic.name_en, topic.name_zh, topic.proposition_en, topic.proposition_zh, counted
                    )
                )
    return sorted(found, key=lambda distance: distance.topic_id)


_COLUMNS = tuple(getattr(Position, field) for field in Statement.__slots__)
_NEVER = (date.min, UUID(int=0))


def _statements(session: Session, actor: Actor, dialogue_id: UUID, narrowed: Any) -> list[Statement]:
    """Positions of a dialogue in the order in which they were stated."""
    query = select(*_COLUMNS).where(narrowed)  # type: ignore[call-overload]
    rows = [Statement(*row) for row in _of_dialogue(session, actor, query, dialogue_id)]
    return sorted(rows, key=lambda row: (row.stated_on or date.min, row.id))


def _of_dialogue(session: Session, actor: Actor, query: Any, dialogue_id: UUID) -> Iterable[Any]:
    needs(actor, Permission.DIALOGUE_READ)
    return session.exec(
        only_seen(session, actor, query, Position.dialogue_id).where(Position.dialogue_id == dialogue_id)
    )


def _meetings(session: Session, dialogue_id: UUID) -> list[Meeting]:
    rows = session.exec(select(Meeting).where(Meeting.dialogue_id == dialogue_id))
    return sorted(rows, key=lambda meeting: (meeting.starts_on, meeting.id))


def _topics(
    session: Session, joint: Session | None, dialogue_id: UUID, spoken: set[UUID | None]
) -> tuple[tuple[UUID | None, str, str], ...]:
    rows: dict[UUID, Topic] = {}
    for store in filter(None, (joint, session)):
        query = select(Topic).where((Topic.dialogue_id == dialogue_id) | Topic.id.in_(spoken - {None}))  # type: ignore[attr-defined]
        rows |= {topic.id: topic for topic in store.exec(query)}
    named: list[tuple[UUID | None, str, str]] = [
        (topic.id, topic.name_en, topic.name_zh) for topic in sorted(rows.values(), key=lambda topic: topic.id)
    ]
    return (*named, (None, "", "")) if None in spoken else tuple(named)


__all__ = [
    "Cell",
    "Distance",
    "Matrix",
    "Statement",
    "list_cell",
    "list_distances",
    "list_movements",
    "read_chains",
    "read_matrix",
]
