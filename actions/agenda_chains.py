"""The points of a dialogue through its agendas: how old each is, and which was lost on the way."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.dialogues import MeetingLine, meeting_line
from actions.journal import record
from actions.meetings import agenda_of
from actions.record_access import access_dialogue, access_meeting, access_of_meeting, made_before, put
from dialogue.actors import Actor
from dialogue.agenda_chains import chains
from dialogue.refusals import AlreadyOnTheAgenda, NotOfThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import Outcome
from models.meetings import AgendaItem, Meeting
from models.queries import rows_among


@dataclass(frozen=True, slots=True)
class ChainStep:
    """A point on the agenda of one meeting, and what became of it there."""

    point_id: UUID
    meeting: MeetingLine
    outcome: Outcome
    title_en: str
    title_zh: str


@dataclass(frozen=True, slots=True)
class ChainLine:
    """A point through the agendas, the earliest first; its age in rounds and in days.

    `skipped` are rounds in between without it; `lost_in` the next round, on whose agenda it does not stand although it was left open.
    """

    steps: tuple[ChainStep, ...]
    topic_id: UUID | None
    rounds: int
    days: int
    is_open: bool
    skipped: tuple[MeetingLine, ...]
    lost_in: MeetingLine | None

    @property
    def last(self) -> ChainStep:
        """The point where it stood last."""
        return self.steps[-1]


def list_agenda_chains(session: Session, actor: Actor, dialogue_id: UUID, *, today: date) -> list[ChainLine]:
    """Every point of a dialogue with its line through the agendas; those that wait first, the oldest before the younger."""
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_READ)
    meetings = {m.id: m for m in session.exec(select(Meeting).where(Meeting.dialogue_id == dialogue.id))}
    points = {p.id: p for p in rows_among(session, AgendaItem, "meeting_id", meetings)}
    lines = {key: meeting_line(meeting) for key, meeting in meetings.items()}
    return [
        ChainLine(
            tuple(_step(points[point], lines) for point in chain.points), points[chain.points[-1]].topic_id, chain.rounds,
            chain.days, chain.is_open, tuple(lines[key] for key in chain.skipped), lines.get(chain.lost_in),  # type: ignore[arg-type]
        )
        for chain in chains(points.values(), meetings.values(), today)
    ]  # fmt: skip


def take_up_again(
    session: Session, actor: Actor, agenda_item_id: UUID, meeting_id: UUID, *, key: str | None = None
) -> AgendaItem:
    """Put a point that was left open on the agenda of a later meeting, tied to where it stood. Journal: meeting:agenda_item:carried.

    Raises AlreadyOnTheAgenda, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    point, origin = access_of_meeting(session, actor, AgendaItem, agenda_item_id, Permission.MEETING_RECORD)
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, AgendaItem):
        return made
    if meeting.dialogue_id != origin.dialogue_id or meeting.id == origin.id:
        raise NotOfThisDialogue(noun="agenda_item")
    standing = agenda_of(session, meeting.id)
    if any(other.carried_from_id == point.id for other in standing):
        raise AlreadyOnTheAgenda()
    carried = put(
        session,
        AgendaItem(
            meeting_id=meeting.id, place=max((p.place for p in standing), default=-1) + 1, title_en=point.title_en,
            title_zh=point.title_zh, carried_from_id=point.id, topic_id=point.topic_id,
        ),
    )  # fmt: skip
    record(session, actor, "meeting:agenda_item:carried", carried, key=key, carried_from=point.id)
    return carried


def _step(point: AgendaItem, lines: dict[UUID, MeetingLine]) -> ChainStep:
    return ChainStep(point.id, lines[point.meeting_id], point.outcome, point.title_en, point.title_zh)


__all__ = ["ChainLine", "ChainStep", "list_agenda_chains", "take_up_again"]
