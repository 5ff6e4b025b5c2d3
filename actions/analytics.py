"""The figures of a dialogue: each with its numerator, its denominator, its window, and the rows behind both.

Every verb reads one record: what all sides see, or, with `joint` beside it, what one side keeps for itself. The two are never
added up, and what somebody may not know of is counted nowhere. Nothing here is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.analytics_rows import (
    CommitmentRow,
    PositionRow,
    RequestRow,
    commitment_rows,
    meetings_of,
    position_rows,
    request_rows,
    rounds_held,
    texts_by_meeting,
    topics_of,
)
from actions.dialogues import MeetingLine, meeting_line
from actions.read_out_figures import gap_of_points
from actions.read_outs import PointLine, list_points
from actions.record_access import access_dialogue, joint_of
from dialogue.actors import Actor
from dialogue.commitment_counts import (
    Tally,
    ageing,
    by_standing,
    contested,
    of_debtor,
    single_account,
    tally,
)
from dialogue.commitments import Standing
from dialogue.coverage import Coverage, WhoseWords, coverage, in_whose_words
from dialogue.figures import Figure, Parted, Span, Window, parted
from dialogue.position_counts import (
    AskedSince,
    Convergence,
    ReadOutGap,
    Unanswered,
    convergence,
    movements,
    unanswered,
    waiting_times,
)
from dialogue.positions import Movement
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState
from models.dialogues import DialogueParty
from models.meetings import Meeting
from models.sources import Source, SourceFrame

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """The rounds that were held in a window, and whose texts of them are in."""

    meetings: Mapping[UUID, MeetingLine]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class CommitmentFigures:
    """The commitments that fall due in a window, counted; `parted` says which lie outside it, and which no window holds.

    `ages` are by debtor side, "" for what no side undertook. `placed` are those in the window, among all.
    """

    parted: Parted[CommitmentRow]
    placed: Figure
    every: Tally
    by_side: Mapping[str, Tally]
    ages: Mapping[str, Mapping[Span, Figure]]
    standings: Mapping[Standing, Figure]
    contested: Figure
    single_account: Figure


@dataclass(frozen=True, slots=True)
class TopicDistance:
    """How far apart two parties stood toward the written proposition of one topic, at the meetings of a window."""

    topic_id: UUID
    name_en: str
    name_zh: str
    proposition_en: str
    proposition_zh: str
    convergence: Convergence


@dataclass(frozen=True, slots=True)
class PositionFigures:
    """The positions stated in a window: in whose words each party's are known, how each moved, how far apart two stood.

    `placed` are those in the window, among all; `meetings` those that were held in it.
    """

    rows: Mapping[UUID, PositionRow]
    placed: Figure
    meetings: Mapping[UUID, MeetingLine]
    words: Mapping[str, Mapping[WhoseWords, Figure]]
    movements: Mapping[str, Mapping[Movement | None, Figure]]
    distances: tuple[TopicDistance, ...]


@dataclass(frozen=True, slots=True)
class RequestFigures:
    """The requests made in a window, and by the side that was asked how long the unanswered ones have waited.

    "" is somebody who is no side. `undated` are requests that a window with an end cannot hold.
    """

    rows: Mapping[UUID, RequestRow]
    every: Unanswered
    by_addressee: Mapping[str, Unanswered]
    waiting: Mapping[str, Mapping[Span | AskedSince, Figure]]
    undated: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class TextOfSide:
    """A text that speaks for a side: how long it is in characters, in which language, and since when it is public."""

    source_id: UUID
    meeting_id: UUID
    party: str
    title: str
    language: str
    length: int
    published_at: datetime | None
    dated_on: date | None


@dataclass(frozen=True, slots=True)
class MeetingGap:
    """How the sides told one meeting; the texts are what a comparison must say beside it."""

    meeting: MeetingLine
    gap: ReadOutGap
    texts: tuple[TextOfSide, ...]


@dataclass(frozen=True, slots=True)
class ReadOutFigures:
    """How the sides told the meetings of a window: all points together, and meeting by meeting where any was named."""

    points: Mapping[UUID, PointLine]
    every: ReadOutGap
    by_meeting: tuple[MeetingGap, ...]


def coverage_figures(
    session: Session, actor: Actor, dialogue_id: UUID, *, window: Window = Window(), joint: Session | None = None
) -> CoverageFigures:
    """Of the rounds held in a window, those of which this record holds a text, and whose. A sitting's text is its round's.

    Raises NoSuchRow, NotPermitted.
    """
    home, parties = parties_at_the_door(session, actor, dialogue_id, joint)
    meetings = meetings_of(home, dialogue_id)
    shown = [m for m in rounds_held(meetings) if window.holds(m.starts_on)]
    texts: dict[UUID, set[str]] = {}
    above = {m.id: m.part_of_id or m.id for m in meetings}
    for meeting, sides in texts_by_meeting(session, dialogue_id, above).items():
        texts.setdefault(above[meeting], set()).update(sides)
    return CoverageFigures(lines_of(shown), coverage([m.id for m in shown], texts, parties, window))


def commitment_figures(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    today: date,
    window: Window = Window(),
    joint: Session | None = None,
) -> CommitmentFigures:
    """What can be counted of the commitments that fall due in a window, as they stand on a day. Raises NoSuchRow, NotPermitted."""
    _, parties = parties_at_the_door(session, actor, dialogue_id, joint)
    rows = commitment_rows(session, dialogue_id, parties, today)
    apart = parted(rows, lambda row: row.due_on, window)
    shown = apart.inside
    owed = _of_sides(of_debtor(shown), parties)
    return CommitmentFigures(
        apart,
        Figure(tuple(row.id for row in shown), tuple(row.id for row in rows), window),
        tally(shown, window),
        {side: tally(of, window) for side, of in owed.items()},
        {side: ageing(of, today, window) for side, of in owed.items()},
        by_standing(shown, window),
        contested(shown, window),
        single_account(shown, window),
    )


def position_figures(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    parties: tuple[str, str] | None = None,
    *,
    window: Window = Window(),
    joint: Session | None = None,
) -> PositionFigures:
    """What can be counted of the positions stated in a window; how far apart `parties` stood, topic by topic.

    Without `parties` no distance is measured. A topic without a written proposition has none. Raises NoSuchRow, NotPermitted.
    """
    home, sides = parties_at_the_door(session, actor, dialogue_id, joint)
    meetings = meetings_of(home, dialogue_id)
    rows = position_rows(session, dialogue_id, {m.id: m.starts_on for m in meetings}, joint)
    shown = [row for row in rows if window.holds(row.stated_on)]
    held = [m for m in meetings if m.state == MeetingState.HELD]
    stated: dict[UUID | None, list[PositionRow]] = {}
    for row in rows:
        if row.leaning is not None:
            stated.setdefault(row.topic_id, []).append(row)
    distances = []
    topics = topics_of(filter(None, (joint, session)), {*stated}) if parties else {}
    for key, topic in sorted(topics.items()):
        if parties and (topic.proposition_en or topic.proposition_zh):
            apart = convergence(stated[key], held, parties, window)
            distances.append(
                TopicDistance(key, topic.name_en, topic.name_zh, topic.proposition_en, topic.proposition_zh, apart)
            )
    return PositionFigures(
        {row.id: row for row in rows},
        Figure(tuple(row.id for row in shown), tuple(row.id for row in rows), window),
        lines_of([m for m in held if window.holds(m.starts_on)]),
        in_whose_words(shown, sides, window),
        {side: movements([row for row in rows if row.party == side], window) for side in sides},
        tuple(distances),
    )


def request_figures(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    today: date,
    window: Window = Window(),
    joint: Session | None = None,
) -> RequestFigures:
    """Of the requests made in a window those that wait for an answer, by whom was asked. Raises NoSuchRow, NotPermitted."""
    home, parties = parties_at_the_door(session, actor, dialogue_id, joint)
    meetings = meetings_of(home, dialogue_id)
    held = [m.starts_on for m in rounds_held(meetings)]
    rows = request_rows(session, dialogue_id, {m.id: m.starts_on for m in meetings}, held, today)
    of: dict[str, list[RequestRow]] = {}
    for row in rows:
        of.setdefault(row.addressee if row.addressee in parties else "", []).append(row)
    by_addressee = {side: unanswered(asked, window) for side, asked in _of_sides(of, parties).items()}
    return RequestFigures(
        {row.id: row for row in rows},
        unanswered(rows, window),
        by_addressee,
        {side: waiting_times(found) for side, found in by_addressee.items()},
        tuple(row.id for row in parted(rows, lambda row: row.asked_on, window).undated),
    )


def read_out_figures(
    session: Session, actor: Actor, dialogue_id: UUID, *, window: Window = Window(), joint: Session | None = None
) -> ReadOutFigures:
    """How the sides told the meetings of a window, point by point; with the lengths, languages and dates of their texts.

    Raises NoSuchRow, NotPermitted.
    """
    home, parties = parties_at_the_door(session, actor, dialogue_id, joint)
    shown = {m.id: m for m in meetings_of(home, dialogue_id) if window.holds(m.starts_on)}
    points = [p for p in list_points(session, actor, dialogue_id=dialogue_id, joint=joint) if p.meeting_id in shown]
    texts = _texts(session, dialogue_id, shown)
    told: dict[UUID, list[PointLine]] = {}
    for point in points:
        told.setdefault(point.meeting_id, []).append(point)
    return ReadOutFigures(
        {point.id: point for point in points},
        gap_of_points(points, parties),
        tuple(
            MeetingGap(meeting_line(m), gap_of_points(told[m.id], parties), tuple(texts.get(m.id, ())))
            for m in shown.values()
            if m.id in told
        ),
    )


def parties_at_the_door(
    session: Session, actor: Actor, dialogue_id: UUID, joint: Session | None
) -> tuple[Session, tuple[str, ...]]:
    """The joint store, and the parties of a dialogue that this person may know of, in their order."""
    home = joint_of(session, joint)
    access_dialogue(home, actor, dialogue_id, Permission.DIALOGUE_READ)
    seats = home.exec(select(DialogueParty).where(DialogueParty.dialogue_id == dialogue_id))
    return home, tuple(seat.party for seat in sorted(seats, key=lambda seat: seat.place))


def lines_of(meetings: Sequence[Meeting]) -> dict[UUID, MeetingLine]:
    """How each meeting is told, by its identifier. For verbs that passed the door."""
    return {m.id: meeting_line(m) for m in meetings}


def _of_sides(rows: Mapping[str, list[V]], parties: Sequence[str]) -> dict[str, list[V]]:
    """Every party in the order of the dialogue, which no figure changes, also those with nothing; then others, "" last."""
    others = sorted(rows.keys() - {*parties}, key=lambda side: (not side, side))
    return {side: rows.get(side, []) for side in (*parties, *others)}


def _texts(session: Session, dialogue_id: UUID, meetings: Mapping[UUID, Meeting]) -> dict[UUID, list[TextOfSide]]:
    """The texts that speak for a side, by meeting; without the words themselves."""
    query = (
        sa.select(
            Source.id, Source.meeting_id, SourceFrame.speaks_for, Source.title, Source.language,  # type: ignore[call-overload]
            sa.func.length(Source.text), SourceFrame.published_at, Source.dated_on,
        )
        .join(SourceFrame, SourceFrame.source_id == Source.id)
        .where(Source.dialogue_id == dialogue_id, SourceFrame.speaks_for != "")
        .order_by(SourceFrame.speaks_for, Source.id)
    )  # fmt: skip
    found: dict[UUID, list[TextOfSide]] = {}
    for row in session.execute(query):
        text = TextOfSide(*row)
        if text.meeting_id in meetings:
            found.setdefault(text.meeting_id, []).append(text)
    return found


__all__ = [
    "CommitmentFigures", "CoverageFigures", "MeetingGap", "PositionFigures",
    "ReadOutFigures", "RequestFigures", "TextOfSide", "TopicDistance", "commitment_figures",
    "coverage_figures", "lines_of", "parties_at_the_door", "position_figures", "read_out_figures", "request_figures",
]  # fmt: skip
