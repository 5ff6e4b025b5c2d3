"""Requests with their answers or the silence after them: what one side asked of another, when, and what came of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.positions import PositionLine, check_speaks_for, list_positions
from actions.record_access import access_filed, access_pointed_to, joint_of, made_before, put
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.positions import Answer
from dialogue.refusals import AnsweredBeforeAsked, FieldMissing, NoSuchRow, NotARequest
from dialogue.requests import Age, age, is_unanswered
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState, PositionKind
from models.commitments import Commitment
from models.meetings import Meeting
from models.positions import Position, RequestAnswer


@dataclass(frozen=True, slots=True)
class RequestAnswerLine:
    """How a request was answered, and on what that rests; without a quote where it is silence or rests on another row."""

    id: UUID
    request_id: UUID
    answer: Answer
    inferred: bool
    seen_on: date
    answering_position_id: UUID | None
    commitment_id: UUID | None
    quote: Quote | None
    note: str
    by_name: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request with its answers in the order in which they were seen; `asked_on` is its own day or that of its meeting.

    `noted` are answers that only the own side keeps of a request in the joint record.
    """

    position: PositionLine
    asked_on: date | None
    answers: tuple[RequestAnswerLine, ...]
    noted: tuple[RequestAnswerLine, ...]
    age: Age

    @property
    def answer(self) -> Answer | None:
        """The latest answer; None where nobody has said anything of one."""
        return self.answers[-1].answer if self.answers else None

    @property
    def is_unanswered(self) -> bool:
        """Whether it still waits for an answer."""
        return is_unanswered(self.answer)


def answer_request(
    session: Session,
    actor: Actor,
    position_id: UUID,
    *,
    answer: Answer,
    seen_on: date | None,
    inferred: bool = False,
    answering_position_id: UUID | None = None,
    commitment_id: UUID | None = None,
    passage_id: UUID | None = None,
    note: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> RequestAnswer:
    """Keep how a request was answered, or that there was no answer and whether that was inferred; earlier ones stay.

    In the joint record a side gives its own answers to what it was asked, the secretariat those of any; in its own store
    a side may note any, also of a request of the joint record. An answer rests on a passage, on a position or on a
    commitment; silence on nothing. Journal: position:request:answered. Raises FieldMissing (date, quote), NotARequest,
    AnsweredBeforeAsked, CannotSpeakForAnotherParty, NotOfThisDialogue, CommentIsNotAPosition, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, RequestAnswer):
        return made
    request = _request(session, actor, position_id, joint)
    if request.kind != PositionKind.REQUEST:
        raise NotARequest()
    check_speaks_for(session, actor, joint, request.dialogue_id, request.addressee)
    if seen_on is None:
        raise FieldMissing(field="date")
    if request.stated_on is not None and seen_on < request.stated_on:
        raise AnsweredBeforeAsked(asked_on=request.stated_on, answered_on=seen_on)
    if answer != Answer.NO_RESPONSE and not (passage_id or answering_position_id or commitment_id):
        raise FieldMissing(field="quote")
    filed = request.dialogue_id
    if passage_id is not None:
        resting_on(session, actor, passage_id, Permission.POSITION_RECORD, joint, "answer", filed)
    for table, pointed_to in ((Position, answering_position_id), (Commitment, commitment_id)):
        if pointed_to is not None:
            access_pointed_to(session, actor, table, pointed_to, joint, filed)
    given = put(
        session,
        RequestAnswer(
            position_id=request.id, answer=answer, inferred=inferred, seen_on=seen_on,
            answering_position_id=answering_position_id, commitment_id=commitment_id, passage_id=passage_id,
            note=note.strip(), side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "position:request:answered", given, key=key)
    return given


def list_requests(
    session: Session,
    actor: Actor,
    *,
    today: date,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    topic_id: UUID | None = None,
    party: str | None = None,
    addressee: str | None = None,
    answer: Answer | None = None,
    unanswered: bool | None = None,
    joint: Session | None = None,
    own: Session | None = None,
) -> list[RequestLine]:
    """The requests of this store that this person may know of: the unanswered ones first, the oldest before the others.

    `own` is the store of the own side, from which the answers that it alone keeps are read beside the joint ones.
    """
    needs(actor, Permission.DIALOGUE_READ)
    positions = list_positions(
        session, actor, dialogue_id=dialogue_id, meeting_id=meeting_id, topic_id=topic_id, party=party,
        kind=PositionKind.REQUEST, joint=joint,
    )  # fmt: skip
    ids = {position.id for position in positions}
    answers = _answers(session, ids, joint)
    noted = _answers(own, ids, session) if own is not None else {}
    days, held_days = _meetings(joint_of(session, joint) if positions else session, {p.dialogue_id for p in positions})
    lines = []
    for position in positions:
        asked_on = position.stated_on or (days.get(position.meeting_id) if position.meeting_id else None)
        held = held_days.get(position.dialogue_id, [])
        line = RequestLine(
            position, asked_on, tuple(answers.get(position.id, ())), tuple(noted.get(position.id, ())),
            age(asked_on, held, today),
        )  # fmt: skip
        if (
            (addressee is None or position.addressee == addressee)
            and (answer is None or line.answer == answer)
            and (unanswered is None or line.is_unanswered == unanswered)
        ):
            lines.append(line)
    return sorted(lines, key=_order)


def read_request(
    session: Session, actor: Actor, position_id: UUID, *, today: date, joint: Session | None = None,
    own: Session | None = None,
) -> RequestLine:  # fmt: skip
    """One request with its answers. Raises NoSuchRow, also for a position that is no request."""
    request = access_filed(session, actor, Position, position_id, Permission.DIALOGUE_READ)
    found = list_requests(session, actor, today=today, dialogue_id=request.dialogue_id, joint=joint, own=own)
    for line in found:
        if line.position.id == position_id:
            return line
    raise NoSuchRow(noun="position")


def _order(line: RequestLine) -> tuple[bool, date, UUID]:
    return not line.is_unanswered, line.asked_on or date.max, line.position.id


def _request(session: Session, actor: Actor, position_id: UUID, joint: Session | None) -> Position:
    """The request, of this store or, for a note of a side's own, of the joint one."""
    home = session if joint is None or session.get(Position, position_id) is not None else joint
    return access_filed(home, actor, Position, position_id, Permission.POSITION_RECORD)


def _answers(session: Session, requests: set[UUID], joint: Session | None) -> dict[UUID, list[RequestAnswerLine]]:
    rows = session.exec(select(RequestAnswer).where(RequestAnswer.position_id.in_(requests))).all()  # type: ignore[attr-defined]
    quotes = quotes_of(session, {row.passage_id for row in rows if row.passage_id}, joint)
    found: dict[UUID, list[RequestAnswerLine]] = {}
    for row in sorted(rows, key=lambda row: (row.seen_on, row.id)):
        line = RequestAnswerLine(
            row.id, row.position_id, row.answer, row.inferred, row.seen_on, row.answering_position_id, row.commitment_id,
            quotes.get(row.passage_id) if row.passage_id else None, row.note, row.by_name,
            not session.info["audience_is_joint"],
        )  # fmt: skip
        found.setdefault(row.position_id, []).append(line)
    return found


def _meetings(session: Session, dialogues: set[UUID | None]) -> tuple[dict[UUID, date], dict[UUID | None, list[date]]]:
    """The day of every meeting of these dialogues, and in order the days of the rounds of each that were held."""
    wanted = dialogues - {None}
    days: dict[UUID, date] = {}
    held: dict[UUID | None, list[date]] = {}
    columns = select(Meeting.id, Meeting.dialogue_id, Meeting.starts_on, Meeting.state, Meeting.part_of_id)  # type: ignore[call-overload]
    for key, dialogue, day, state, part_of in session.exec(columns.where(Meeting.dialogue_id.in_(wanted))):  # type: ignore[attr-defined]
        days[key] = day
        if state == MeetingState.HELD and part_of is None:
            held.setdefault(dialogue, []).append(day)
    return days, {dialogue: sorted(of) for dialogue, of in held.items()}


__all__ = ["RequestAnswerLine", "RequestLine", "answer_request", "list_requests", "read_request"]
