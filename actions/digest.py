"""The week of whoever sits at a desk: what is due or overdue of their side, what waits for an answer, silence, carried points."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import needs
from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.due_lists import DueLine, DueNoun, due_list
from actions.meeting_view import read_meeting
from actions.positions import list_positions
from dialogue.actors import Actor
from dialogue.markings import exceeds
from dialogue.positions import Answer
from dialogue.refusals import StoreClosed
from dialogue.reminders import DigestKind
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, MeetingState, Outcome, PositionKind
from models.commitments import Commitment
from models.next_steps import NextStep
from models.positions import Position, RequestAnswer
from models.queries import asked, rows_among
from models.queries import ids as these
from models.sources import Passage

AHEAD: Final = timedelta(days=14)
"""How far ahead a week looks: what falls due in the next one can still be done."""
CARRIED_LONG: Final = 2
"""Through so many meetings a point was carried before it is told."""
_OPEN: Final = frozenset({Outcome.OPEN, Outcome.DEFERRED, Outcome.NOT_REACHED})


@dataclass(frozen=True, slots=True)
class DigestLine:
    """One thing of a week. `on` is its day; of a carried point the day on which it first stood on an agenda.

    `noun` and `row_id` name the row, `rounds` how often it was carried. `marking` is that of the words it rests on; what is
    private stands in one's own store only.
    """

    kind: DigestKind
    title_en: str
    title_zh: str
    on: date | None
    dialogue_id: UUID | None
    noun: str
    row_id: UUID
    rounds: int = 0
    marking: Marking | None = None
    is_private: bool = False

    @property
    def may_travel(self) -> bool:
        """Whether its words may stand in a mail: they are on the joint record and not marked above internal."""
        return not self.is_private and not exceeds(self.marking, Marking.INTERNAL)


def digest(desk: Desk, today: date, *, clock: tzinfo | None = None) -> tuple[DigestLine, ...]:
    """The lines of a week as of a day, by kind, within a kind the earliest first; private ones only of one's own side.

    The secretariat reads those of all sides. `clock` is the zone in which the day of a deadline is told. Raises NotPermitted.
    """
    actor = desk.actor
    needs(actor, Permission.DIALOGUE_READ)
    with desk.reading() as joint:
        lines = [*_due(joint, actor, today, clock, None), *_requests(joint, actor, None)]
        for line in list_dialogues(joint, actor):
            lines += _carried(joint, actor, read_dialogue(joint, actor, line.id))
        if desk.has_own:
            try:
                with desk.reading_own() as own:
                    lines += [*_due(own, actor, today, clock, joint), *_requests(own, actor, joint)]
            except StoreClosed:  # this process was not given the store; what stands there is told by the one that was
                pass
    order = list(DigestKind)
    return tuple(sorted(lines, key=lambda line: (order.index(line.kind), line.on or date.max, line.row_id)))


def _due(
    session: Session, actor: Actor, today: date, clock: tzinfo | None, joint: Session | None
) -> Iterator[DigestLine]:
    due = due_list(session, actor, today=today, within=AHEAD, clock=clock, joint=joint)
    markings = _markings(session, [line.id for line in due])
    for line in due:
        if line.noun == DueNoun.SILENCE:
            kind = DigestKind.SILENCE
        else:
            kind = DigestKind.OVERDUE if line.is_overdue else DigestKind.DUE
        if _is_theirs(line, actor):
            row = line.draft_id if line.noun == DueNoun.SILENCE and line.draft_id else line.id
            yield DigestLine(
                kind, line.title_en, line.title_zh, line.due_on, line.dialogue_id, line.noun.value, row,
                marking=markings.get(line.id), is_private=line.is_private,
            )  # fmt: skip


def _is_theirs(line: DueLine, actor: Actor) -> bool:
    """Whether it is of this person's side, or this very person sees to it; the secretariat sees to all."""
    return actor.party is None or actor.party in line.sides or line.owner.strip().casefold() == actor.name.casefold()


def _markings(session: Session, ids: Sequence[UUID]) -> dict[UUID, Marking]:
    """The marking of the words that each of these commitments and next steps rests on."""
    return {row.id: row.marking for table in (Commitment, NextStep) for row in asked(session, _marked(table), ids)}


def _marked(table: Any) -> sa.Select[Any]:
    query = sa.select(table.id, Passage.marking).join(Passage, Passage.id == table.passage_id)  # type: ignore[arg-type]
    return query.where(table.id.in_(these()))


def _requests(session: Session, actor: Actor, joint: Session | None) -> Iterator[DigestLine]:
    lines = {line.id: line for line in list_positions(session, actor, kind=PositionKind.REQUEST, joint=joint)}
    answered = {
        row.position_id
        for row in rows_among(session, RequestAnswer, "position_id", lines)
        if row.answer != Answer.NO_RESPONSE
    }
    if joint is not None:  # an answer that all sides read counts for a request of one's own as well
        answered |= {
            row.position_id
            for row in rows_among(joint, RequestAnswer, "position_id", lines)
            if row.answer != Answer.NO_RESPONSE
        }
    replied = set(session.exec(select(Position.responds_to_id)))
    for row in rows_among(session, Position, "id", lines):
        if row.id in answered | replied or lines[row.id].superseded:
            continue
        if actor.party is None or row.addressee == actor.party:
            kind = DigestKind.TO_ANSWER if actor.party else DigestKind.UNANSWERED
        elif row.party == actor.party:
            kind = DigestKind.UNANSWERED
        else:
            continue
        yield DigestLine(
            kind, row.statement_en, row.statement_zh, row.stated_on, row.dialogue_id, "position", row.id,
            marking=lines[row.id].quote.marking, is_private=lines[row.id].is_private,
        )  # fmt: skip


def _carried(joint: Session, actor: Actor, dialogue: DialogueView) -> Iterator[DigestLine]:
    """Points of the agenda of the latest round that were carried through several and are still open."""
    rounds = [m for m in dialogue.meetings if m.part_of_id is None and m.state != MeetingState.CANCELLED]
    for meeting in rounds[-1:]:
        for point in read_meeting(joint, actor, meeting.id).agenda:
            if point.carried >= CARRIED_LONG and point.outcome in _OPEN:
                yield DigestLine(
                    DigestKind.CARRIED, point.title_en, point.title_zh, point.first_on, dialogue.id, "meeting", meeting.id,
                    rounds=point.carried,
                )  # fmt: skip


__all__ = ["AHEAD", "CARRIED_LONG", "DigestLine", "digest"]
