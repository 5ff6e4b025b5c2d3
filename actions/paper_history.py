"""The negotiating history of a clause, or of every clause of a text: when, which side, what it did, and the words then.

Told from the joint journal alone, side by side and without the names of persons. Talk in threads is no part of it.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from actions.clause_history import Event, HistoryLine, clause_draft, clause_history
from actions.dialogues import PartyLine, parties_of_dialogue
from actions.drafts import StandingClause, read_draft
from actions.paper_parts import Composed, Making, filled, joined, said, side
from actions.statements import StatementLine, list_statements
from drafts.consensus import Level
from exports.word import captions
from exports.word import captions_history as told
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Heading, Look, Prose, Row

_WITH_WORDS: Final = frozenset({Event.OPENED, Event.TABLED, Event.STANDS})
_CAPTIONS: Final = (words.WHEN, words.BY, words.EVENT)
_SHARES: Final = (8, 7, 25)


def clause_paper(making: Making, clause_id: UUID) -> Composed:
    """The history of one clause. Raises NoSuchRow."""
    draft_id = clause_draft(making.joint, making.actor, clause_id)
    text = read_draft(making.joint, making.actor, draft_id, [clause_id])
    (standing,) = text.clauses
    telling = _Telling(making, draft_id, text.draft.dialogue_id)
    title = filled(text.draft.title_en, text.draft.title_zh)
    number = told.number(standing.head.number)
    label = joined(title, number, captions.as_at(making.made_at))
    named = f"{title[0]} {number[0]}", f"{title[1]} {number[1]}"
    return Composed(label, tuple(telling.clause(standing)), named, "clause", clause_id, draft_id=draft_id)


def text_paper(making: Making, draft_id: UUID) -> Composed:
    """The history of every clause of a draft in the order of the text, those no longer in it last. Raises NoSuchRow."""
    text = read_draft(making.joint, making.actor, draft_id)
    telling = _Telling(making, draft_id, text.draft.dialogue_id)
    title = filled(text.draft.title_en, text.draft.title_zh)
    blocks: list[Block] = []
    for standing in sorted(text.clauses, key=lambda standing: standing.head.struck):
        blocks.append(Heading(told.number(standing.head.number), level=2))
        blocks += telling.clause(standing)
    if not blocks:
        blocks.append(Prose((Entry(told.SILENT_HISTORY, Look.QUIET),)))
    # Not of the noun “draft”: what was handed out is no text of it that could be taken home.
    label = joined(title, captions.as_at(making.made_at))
    return Composed(label, tuple(blocks), title, "draft_history", draft_id, draft_id=draft_id)


class _Telling:
    """The history of the clauses of one draft in words."""

    def __init__(self, making: Making, draft_id: UUID, dialogue_id: UUID) -> None:
        self.making = making
        self.parties: Sequence[PartyLine] = parties_of_dialogue(making.joint, dialogue_id)
        self.statements = {line.id: line for line in list_statements(making.joint, making.actor, draft_id)}

    def clause(self, standing: StandingClause) -> Iterable[Block]:
        """Every line of one clause as a table; that there is none."""
        lines = clause_history(self.making.joint, self.making.actor, standing.clause.id)
        rows = tuple(self._row(line) for line in lines if line.act not in told.NOT_TOLD)
        yield Grid(_CAPTIONS, _SHARES, rows) if rows else Prose((Entry(told.SILENT_HISTORY, Look.QUIET),))

    def _row(self, line: HistoryLine) -> Row:
        at = f"{line.at:%Y-%m-%d %H:%M}"
        when = said((at, at))
        if line.meeting is not None:
            title = filled(line.meeting.title_en, line.meeting.title_zh)
            if not any(title):
                number = line.meeting.number
                title = words.round_number(number) if number is not None else words.MEETING
            when = (*when, *said(title, Look.QUIET))
        statement = self.statements.get(line.subject_id) if line.subject_id else None
        return Row((when, said(side(self.parties, line.side), Look.FIRM), tuple(self._what(line, statement))))

    def _what(self, line: HistoryLine, statement: StatementLine | None) -> Iterable[Entry]:
        yield Entry(self._event(line))
        if line.remark:
            yield Entry((f"“{line.remark}”", f"“{line.remark}”"), Look.QUIET)
        if statement is not None:
            yield Entry(captions.STATEMENTS[statement.kind], Look.QUIET)
            yield from said((statement.text_en, statement.text_zh))
        if line.event in _WITH_WORDS:
            yield from said((line.en, line.zh))

    def _event(self, line: HistoryLine) -> Pair:
        parts = [told.EVENTS[line.event] if line.event != Event.OTHER else told.ACTS.get(line.act, words_of(line.act))]
        if line.event == Event.TABLED and line.kind:
            parts.append(told.PROPOSED[line.kind])
        if line.answer:
            parts.append(told.ANSWERS[line.answer])
        if line.level == Level.AD_REFERENDUM and line.event in (Event.ACCEPTED, Event.STANDS):
            parts.append(told.LEVELS[line.level])
        if line.of_side and line.of_side != line.side:
            parts.append(told.proposed_by(side(self.parties, line.of_side)))
        return joined(*parts)


def words_of(act: str) -> Pair:
    """An act that has no words yet, as the journal calls it: it is told rather than left out."""
    return act, act


__all__ = ["clause_paper", "text_paper"]
