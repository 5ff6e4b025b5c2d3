"""The rows of a dialogue as its figures need them: columns and not rows, without a single quote. For verbs that passed the door.

Everything is read from one store. A row of a side's own that rests on a text of the joint record knows for whom that text
speaks; nothing else of the joint store is read beside it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.commitment_lines import grouped
from dialogue.commitments import Standing, Status, counting, standing, status
from dialogue.contact_counts import may_be_told
from dialogue.positions import Answer, Movement
from dialogue.record import Fulfilled, Obligation
from dialogue.requests import Age, age, is_unanswered
from dialogue.vocabulary import AttributionRule, MeetingState, Outcome, PositionKind, Stance
from models.commitments import Account, Commitment, CommitmentParty, ConditionFinding, Fulfilment
from models.meetings import AgendaItem, Meeting
from models.positions import Position, RequestAnswer, Topic
from models.sources import Passage, Source, SourceFrame


@dataclass(frozen=True, slots=True)
class RowTold:
    """What stands for a row in a list behind a figure: its words, and the day by which the window took it in."""

    id: UUID
    title_en: str
    title_zh: str
    day: date | None


@dataclass(frozen=True, slots=True)
class AccountGiven:
    """What one party says of a commitment."""

    party: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class EvidenceShown:
    """What evidence shows, as of a day."""

    state: Fulfilled
    seen_on: date


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """A commitment with what its figures need; `status` and `standing` are derived as everywhere."""

    id: UUID
    action_en: str
    action_zh: str
    due_on: date | None
    debtor_keys: frozenset[str]
    accounts: tuple[AccountGiven, ...]
    evidence: tuple[EvidenceShown, ...]
    standing: Standing
    status: Status


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with what its figures need. `stated_on` is its own day or that of its meeting; `speaks_for` is of its text."""

    id: UUID
    topic_id: UUID | None
    party: str
    meeting_id: UUID | None
    stated_on: date | None
    leaning: int | None
    supersedes_id: UUID | None
    movement: Movement | None
    kind: PositionKind
    addressee: str
    statement_en: str
    statement_zh: str
    speaks_for: str


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request with its latest answer, and its age on a day."""

    id: UUID
    party: str
    addressee: str
    asked_on: date | None
    answer: Answer | None
    age: Age
    statement_en: str
    statement_zh: str

    @property
    def is_unanswered(self) -> bool:
        """Whether it still waits for an answer."""
        return is_unanswered(self.answer)


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """A point of an agenda with what its figures need."""

    id: UUID
    meeting_id: UUID
    outcome: Outcome
    carried_from_id: UUID | None
    title_en: str
    title_zh: str


def agenda_rows(joint: Session, dialogue_id: UUID) -> list[AgendaRow]:
    """The points on the agendas of a dialogue."""
    query = (
        sa.select(*(getattr(AgendaItem, field) for field in AgendaRow.__slots__))
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id == dialogue_id)  # type: ignore[arg-type]
    )
    return [AgendaRow(*row) for row in joint.execute(query)]


def commitment_rows(session: Session, dialogue_id: UUID, parties: Sequence[str], today: date) -> list[CommitmentRow]:
    """The commitments of a dialogue that stand in this store, the first due first, undated ones last."""
    read = (
        Commitment.id, Commitment.action_en, Commitment.action_zh, Commitment.due_kind, Commitment.due_from,
        Commitment.due_on, Commitment.debtor, Commitment.creditor, Commitment.condition_en, Commitment.condition_zh,
    )  # fmt: skip
    rows = session.execute(sa.select(*read).where(Commitment.dialogue_id == dialogue_id)).all()  # type: ignore[arg-type,call-overload]

    def beside(table: Any, *columns: Any, order: Callable[[Any], Any]) -> dict[UUID, list[Any]]:
        query = (
            sa.select(table.commitment_id, *columns)
            .join(Commitment, Commitment.id == table.commitment_id)  # type: ignore[arg-type]
            .where(Commitment.dialogue_id == dialogue_id)  # type: ignore[arg-type]
        )
        query = query.order_by(table.id) if hasattr(table, "id") else query
        return grouped((row[0], row) for row in sorted(session.execute(query), key=order))

    said = beside(
        Account, Account.party, Account.label_en, Account.label_zh, Account.stance, Account.stated_on, Account.made_at,
        order=lambda row: row[5] or row[6].date(),
    )  # fmt: skip
    shown = beside(Fulfilment, Fulfilment.state, Fulfilment.seen_on, order=lambda row: row[2])
    findings = beside(
        ConditionFinding, ConditionFinding.state, ConditionFinding.seen_on, order=lambda row: row[2],
    )  # fmt: skip
    further = beside(
        CommitmentParty, CommitmentParty.party, CommitmentParty.obligation, CommitmentParty.place,
        order=lambda row: row.place,
    )  # fmt: skip
    found = []
    for row in rows:
        accounts = tuple(
            AccountGiven(a.party or a.label_en or a.label_zh, a.stance) for a in said.get(row.id, ())
        )  # fmt: skip
        evidence = tuple(EvidenceShown(f.state, f.seen_on) for f in shown.get(row.id, ()))
        counted = counting(evidence, row.due_kind, row.due_from)
        known = findings.get(row.id, [])
        debtors = [row.debtor, *(p.party for p in further.get(row.id, ()) if p.obligation == Obligation.DEBTOR)]
        stands = status(
            row.due_kind, row.due_on, counted[-1].state if counted else None, known[-1].state if known else None,
            is_conditional=bool(row.condition_en or row.condition_zh), today=today,
        )  # fmt: skip
        found.append(
            CommitmentRow(
                row.id, row.action_en, row.action_zh, row.due_on, frozenset(filter(None, debtors)), accounts, evidence,
                standing(accounts, parties), stands,
            )
        )  # fmt: skip
    return sorted(found, key=lambda row: (row.due_on or date.max, row.id))


def position_rows(
    session: Session, dialogue_id: UUID, days: dict[UUID, date], joint: Session | None = None,
    kind: PositionKind | None = None,
) -> list[PositionRow]:  # fmt: skip
    """The positions of a dialogue that stand in this store, in the order in which they were stated.

    `days` are those of its meetings. With a `kind` only those of that kind.
    """
    read = (
        Position.id, Position.topic_id, Position.party, Position.meeting_id, Position.stated_on, Position.leaning,
        Position.supersedes_id, Position.movement, Position.kind, Position.addressee, Position.statement_en,
        Position.statement_zh, Passage.source_id,
    )  # fmt: skip
    query = (
        sa.select(*read)  # type: ignore[call-overload]
        .join(Passage, Passage.id == Position.passage_id)  # type: ignore[arg-type]
        .where(Position.dialogue_id == dialogue_id)
    )
    if kind is not None:
        query = query.where(Position.kind == kind)
    rows = session.execute(query).all()
    frames = spoken_for(session, {row[-1] for row in rows}, joint)
    found = [
        PositionRow(*row[:4], row[4] or days.get(row[3]), *row[5:-1], frames.get(row[-1], ""))  # type: ignore[misc]
        for row in rows
    ]
    return sorted(found, key=lambda row: (row.stated_on or date.min, row.id))


def request_rows(
    session: Session, dialogue_id: UUID, days: dict[UUID, date], held: Sequence[date], today: date
) -> list[RequestRow]:
    """The requests of a dialogue that stand in this store, with what this store holds of their answers."""
    read = (
        Position.id, Position.party, Position.addressee, Position.stated_on, Position.meeting_id, Position.statement_en,
        Position.statement_zh,
    )  # fmt: skip
    of_it = (Position.dialogue_id == dialogue_id, Position.kind == PositionKind.REQUEST)
    rows = session.execute(sa.select(*read).where(*of_it)).all()  # type: ignore[call-overload]
    answered = (
        sa.select(RequestAnswer.position_id, RequestAnswer.answer)  # type: ignore[call-overload]
        .join(Position, Position.id == RequestAnswer.position_id)
        .where(*of_it)
        .order_by(RequestAnswer.seen_on, RequestAnswer.id)
    )
    latest: dict[UUID, Answer] = {row.position_id: row.answer for row in session.execute(answered)}
    found = []
    for key, party, addressee, stated_on, meeting, en, zh in rows:
        asked_on = stated_on or days.get(meeting)
        found.append(RequestRow(key, party, addressee, asked_on, latest.get(key), age(asked_on, held, today), en, zh))
    return sorted(found, key=lambda row: (row.asked_on or date.max, row.id))


def spoken_for(session: Session, sources: set[UUID], joint: Session | None = None) -> dict[UUID, str]:
    """For which side each of these texts speaks, where anybody has said so; a text may stand in the joint store."""
    found: dict[UUID, str] = {}
    for store in filter(None, (joint, session)):
        query = select(SourceFrame.source_id, SourceFrame.speaks_for).where(SourceFrame.speaks_for != "")
        found |= {source: party for source, party in store.exec(query) if source in sources}
    return found


def texts_by_meeting(session: Session, dialogue_id: UUID, meetings: Iterable[UUID]) -> dict[UUID, set[str]]:
    """For which sides the texts of each meeting speak; "" stands for a text that speaks for none."""
    wanted = set(meetings)
    query = (
        sa.select(Source.meeting_id, SourceFrame.speaks_for)  # type: ignore[call-overload]
        .outerjoin(SourceFrame, SourceFrame.source_id == Source.id)
        .where(Source.dialogue_id == dialogue_id, Source.meeting_id.is_not(None))  # type: ignore[union-attr]
    )
    found: dict[UUID, set[str]] = {}
    for meeting, party in session.execute(query):
        if meeting in wanted:
            found.setdefault(meeting, set()).add(party or "")
    return found


def meetings_of(joint: Session, dialogue_id: UUID) -> list[Meeting]:
    """The meetings of a dialogue in the order of time."""
    rows = joint.exec(select(Meeting).where(Meeting.dialogue_id == dialogue_id))
    return sorted(rows, key=lambda meeting: (meeting.starts_on, meeting.id))


def rounds_held(meetings: Iterable[Meeting]) -> list[Meeting]:
    """The rounds that took place: what is part of another meeting is no round of its own."""
    return [m for m in meetings if m.state == MeetingState.HELD and m.part_of_id is None]


def lists_told(meetings: Iterable[Meeting], rule: AttributionRule) -> frozenset[UUID]:
    """The meetings of which it may be told who sat there, in a dialogue of this rule. A sitting has what its round has."""
    known = {m.id: m for m in meetings}
    found = set()
    for meeting in known.values():
        above = known.get(meeting.part_of_id or meeting.id, meeting)
        said = above.list_is_public if meeting.list_is_public is None else meeting.list_is_public
        if may_be_told(said, meeting.attribution_rule or above.attribution_rule or rule):
            found.add(meeting.id)
    return frozenset(found)


def topics_of(stores: Iterable[Session], ids: set[UUID | None]) -> dict[UUID, Topic]:
    """The topics with these identifiers, wherever they stand."""
    found: dict[UUID, Topic] = {}
    for store in stores:
        found |= {t.id: t for t in store.exec(select(Topic).where(Topic.id.in_(ids - {None})))}  # type: ignore[attr-defined]
    return found


__all__ = [
    "AccountGiven", "AgendaRow", "CommitmentRow", "EvidenceShown", "PositionRow", "RequestRow", "RowTold", "agenda_rows", "commitment_rows", "lists_told", "meetings_of",
    "position_rows", "request_rows", "rounds_held", "spoken_for", "texts_by_meeting", "topics_of",
]  # fmt: skip
