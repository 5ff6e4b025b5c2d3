"""The table of requests: who asked what of whom, how it was answered, or for how long it has waited."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from actions.commitments import list_commitments
from actions.dialogues import DialogueView, PartyLine, read_dialogue
from actions.handing_out import Held
from actions.paper_parts import (
    Composed,
    Making,
    filled,
    held_as,
    joined,
    meeting_days,
    meeting_title,
    ordered,
    said,
    side,
    source_name,
)
from actions.paper_quotes import Repeatable, repeatable, rests_on
from actions.positions import PositionLine, list_positions
from actions.requests import RequestAnswerLine, RequestLine, list_requests
from dialogue.vocabulary import AttributionRule
from exports.word import captions
from exports.word import captions_exchanges as words
from exports.word import captions_positions as how
from exports.word import captions_record as record_words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (record_words.NUMBER, words.WHO_ASKS, words.ASKED, words.ANSWER, record_words.STANDS)
_SHARES: Final = (8, 20, 42, 42, 20)


def requests_table(making: Making, dialogue_id: UUID) -> Composed:
    """The requests of a dialogue: the unanswered first, the oldest before the others. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    today = making.made_at.date()
    lines = list_requests(making.joint, making.actor, today=today, dialogue_id=dialogue.id)
    may = repeatable(making, dialogue.id)
    parties = ordered(dialogue.parties, making.asked)
    table = _Table(making, dialogue, parties, may, _said_elsewhere(making, dialogue.id, lines))
    rows = tuple(table.row(at, line) for at, line in enumerate(lines, 1))
    blocks: tuple[Block, ...] = (Grid(_CAPTIONS, _SHARES, rows),)
    if not rows:
        blocks = (Prose((Entry(words.NO_REQUEST, Look.QUIET),)),)
    over = may.told(line.position.meeting_id for line in lines)
    name = filled(dialogue.name_en, dialogue.name_zh)
    return Composed(
        joined(name, captions.as_at(making.made_at)), (*over, *blocks), name, "dialogue", dialogue.id,
        held=tuple(one for line in lines for one in _held(line, parties)), is_wide=True,
    )  # fmt: skip


def _said_elsewhere(making: Making, dialogue_id: UUID, lines: Sequence[RequestLine]) -> dict[UUID, Pair]:
    """What the positions and commitments say by which requests were answered; nothing is read where none was."""
    answers = [answer for line in lines for answer in line.answers]
    found: dict[UUID, Pair] = {}
    if any(answer.answering_position_id for answer in answers):
        given = list_positions(making.joint, making.actor, dialogue_id=dialogue_id)
        found |= {p.id: filled(p.statement_en, p.statement_zh) for p in given}
    if any(answer.commitment_id for answer in answers):
        undertaken = list_commitments(
            making.joint, making.actor, today=making.made_at.date(), dialogue_id=dialogue_id
        )  # fmt: skip
        found |= {c.id: filled(c.action_en, c.action_zh) for c in undertaken}
    return found


class _Table:
    """The rows of one paper: how its sides are called, what may be repeated, what is said elsewhere."""

    def __init__(
        self, making: Making, dialogue: DialogueView, parties: Sequence[PartyLine], may: Repeatable, elsewhere: Mapping[UUID, Pair]
    ) -> None:  # fmt: skip
        self.asked, self.parties, self.may, self.elsewhere = making.asked, parties, may, elsewhere
        self.meetings = {meeting.id: meeting for meeting in dialogue.meetings}

    def row(self, number: int, line: RequestLine) -> Row:
        p = line.position
        meeting = self.meetings.get(p.meeting_id) if p.meeting_id else None
        at = meeting_title(meeting) if meeting else record_words.OUTSIDE
        on = meeting_days(meeting) if meeting else captions.on_day(p.stated_on) if p.stated_on else words.UNDATED
        by = said(words.wanted_by(captions.on_day(p.asked_for_on)), Look.QUIET) if p.asked_for_on else ()
        via = ", ".join(filter(None, (step.strip() for step in p.chain.splitlines())))
        return Row(
            (
                said((str(number), str(number))),
                (*said(words.asks(_asker(p, self.parties), _asked_of(p, self.parties)), Look.FIRM), *said(at), *said(on, Look.QUIET)),
                (
                    *said((p.statement_en, p.statement_zh)), *self._how(p), *by,
                    *rests_on(p.quote, self.asked, self.may, via, p.meeting_id),
                ),
                tuple(entry for answer in line.answers for entry in self._answer(answer)) or said(how.UNANSWERED, Look.QUIET),
                tuple(_standing(line)),
            )
        )  # fmt: skip

    def _how(self, p: PositionLine) -> tuple[Entry, ...]:
        """How it was asked; for whom, only where that may be told."""
        is_free = self.may.rules.get(p.meeting_id or p.id) in (None, AttributionRule.ATTRIBUTED)
        behalf = record_words.on_behalf(p.on_behalf_of) if p.on_behalf_of and is_free else ("", "")
        return said(joined(behalf, how.FIRMNESS[p.firmness] if p.firmness else ("", "")), Look.QUIET)

    def _answer(self, answer: RequestAnswerLine) -> Iterable[Entry]:
        yield from said(how.answered(how.ANSWERS[answer.answer], captions.on_day(answer.seen_on), answer.inferred))
        for caption, key in (
            (words.BY_POSITION, answer.answering_position_id),
            (words.BY_COMMITMENT, answer.commitment_id),
        ):
            if key is not None:
                yield from said(joined(caption, self.elsewhere.get(key, ("", ""))), Look.QUIET)
        yield from said((answer.note, answer.note), Look.QUIET)
        if answer.quote is not None:
            yield from rests_on(answer.quote, self.asked, self.may)


def _standing(line: RequestLine) -> Iterable[Entry]:
    yield from said(words.WAITS if line.is_unanswered else words.ANSWERED, Look.FIRM)
    if line.is_unanswered:
        yield from said(words.waiting(line.age), Look.QUIET)


def _asker(p: PositionLine, parties: Sequence[PartyLine]) -> Pair:
    if not p.party and not (p.attribution_en or p.attribution_zh):
        return how.CLASSES[p.attribution_class] if p.attribution_class else record_words.OTHERS
    return side(parties, p.party, (p.attribution_en, p.attribution_zh))


def _asked_of(p: PositionLine, parties: Sequence[PartyLine]) -> Pair:
    return side(parties, p.addressee, (p.addressee_label_en, p.addressee_label_zh))


def _held(line: RequestLine, parties: Sequence[PartyLine]) -> Iterable[Held]:
    who = _asker(line.position, parties)
    yield from held_as(joined(who, source_name(line.position.quote)), line.position.quote)
    for answer in line.answers:
        if answer.quote is not None:
            yield from held_as(joined(words.ANSWER, source_name(answer.quote)), answer.quote)


__all__ = ["requests_table"]
