"""The table of commitments: who, to do what as worded, by when, each side's own account beside the others', and where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from actions.commitments import CommitmentLine, ConditionLine, FulfilmentLine, list_commitments
from actions.dialogues import PartyLine, read_dialogue
from actions.handing_out import Held
from actions.paper_accounts import each_side_says
from actions.paper_implementation import what_became
from actions.paper_parts import (
    Composed,
    Making,
    PaperAsked,
    filled,
    held_as,
    joined,
    ordered,
    said,
    side,
    source_words,
)
from dialogue.record import Obligation, Polarity
from dialogue.vocabulary import DueKind
from exports.word import captions
from exports.word import captions_commitments as more_words
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (words.NUMBER, words.WHO_UNDERTAKES, words.WHAT, words.BY_WHEN, words.ACCOUNTS, words.STANDS)
_SHARES: Final = (7, 16, 32, 18, 35, 28)


def commitments_table(making: Making, dialogue_id: UUID) -> Composed:
    """The commitments of a dialogue, the first due first, with their targets and reviews, the claims, and the next steps.

    Raises NoSuchRow.
    """
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    today = making.made_at.date()
    lines = list_commitments(making.joint, making.actor, today=today, dialogue_id=dialogue.id)
    numbers = {line.id: at for at, line in enumerate(lines, 1)}
    rows = tuple(_row(line, numbers, parties, making.asked) for line in lines)
    blocks: tuple[Block, ...] = (Grid(_CAPTIONS, _SHARES, rows),)
    if not rows:
        blocks = (Prose((Entry(words.NOTHING_UNDERTAKEN, Look.QUIET),)),)
    more, more_held = what_became(making, dialogue.id, parties, numbers)
    name = filled(dialogue.name_en, dialogue.name_zh)
    held = (*(one for line in lines for one in commitment_held(line, parties)), *more_held)
    return Composed(
        joined(name, captions.as_at(making.made_at)), (*blocks, *more), name, "dialogue", dialogue.id, held=held,
        is_wide=True,
    )  # fmt: skip


def _row(
    line: CommitmentLine, numbers: Mapping[UUID, int], parties: Sequence[PartyLine], asked: PaperAsked
) -> Row:  # fmt: skip
    at = str(numbers[line.id])
    toward = sides(line, Obligation.CREDITOR, parties)
    beneath = said(words.toward(toward), Look.QUIET) if any(toward) else ()
    seen_to = said(more_words.sees_to_it(line.owner), Look.QUIET) if line.owner else ()
    again = numbers.get(line.restates_id) if line.restates_id else None
    worded = (
        *said(words.worded_as(line.strength, line.basis), Look.QUIET),
        *(said(more_words.says_again(again), Look.QUIET) if again else ()),
        *said(source_words(line.quote, asked), Look.QUIET),
    )
    return Row(
        (
            said((at, at)), (*said(sides(line, Obligation.DEBTOR, parties), Look.FIRM), *beneath, *seen_to),
            (*what_words(line, parties), *worded), said(due_words(line)), tuple(each_side_says(line.accounts, parties, asked)),
            tuple(_standing(line, asked)),
        )
    )  # fmt: skip


def sides(line: CommitmentLine, obligation: Obligation, parties: Sequence[PartyLine]) -> Pair:
    """Everybody on one side of a commitment: who undertook it, or toward whom."""
    named = [side(parties, one.party, (one.label_en, one.label_zh)) for one in line.on_side(obligation)]
    return ", ".join(en for en, _ in named), "、".join(zh for _, zh in named)


def what_words(line: CommitmentLine, parties: Sequence[PartyLine]) -> tuple[Entry, ...]:
    """What is to be done, or left, how much of it, and on which condition."""
    action = (line.action_en, line.action_zh)
    told = words.not_to(action) if line.polarity == Polarity.REFRAIN else action
    much = more_words.how_much(line.quantity, (line.unit_en, line.unit_zh), line.quantity_period)
    return (*said(told), *said(much), *said(words.on_condition((line.condition_en, line.condition_zh))))


def due_words(line: CommitmentLine) -> Pair:
    """By when: the day or days, or what it hangs on, or what kind of term it is; with the words of the commitment itself."""
    own = (line.due_words_en, line.due_words_zh)
    term = more_words.days_from((line.due_event_en, line.due_event_zh), line.due_offset_days)
    if line.due_on is not None:
        is_period = line.due_kind == DueKind.PERIOD and line.due_from is not None
        en, zh = more_words.from_to(line.due_from, line.due_on) if is_period else captions.on_day(line.due_on)
        own_en, own_zh = filled(*own) if any(own) else filled(*term)
        return (f"{en} ({own_en})" if own_en else en, f"{zh}（{own_zh}）" if own_zh else zh)
    if not any(own):
        return joined(words.DUES[line.due_kind], filled(*term)) if any(term) else words.DUES[line.due_kind]
    return (
        filled(*own)
        if line.due_kind in (DueKind.NONE, DueKind.DATE)
        else joined(words.DUES[line.due_kind], filled(*own))
    )


def _standing(line: CommitmentLine, asked: PaperAsked) -> Iterable[Entry]:
    """How the accounts stand to one another, the status of the day, and what was shown, the latest first."""
    yield Entry(words.STANDINGS[line.standing])
    yield Entry(more_words.STATUSES[line.status], Look.FIRM)
    for shown in reversed(line.evidence):
        yield from _shown(words.FULFILLED[shown.state], shown, asked)
    for found in reversed(line.findings):
        yield from _shown(more_words.CONDITIONS[found.state], found, asked)


def _shown(state: Pair, shown: FulfilmentLine | ConditionLine, asked: PaperAsked) -> Iterable[Entry]:
    seen = captions.on_day(shown.seen_on)
    yield Entry((f"{state[0]}, {seen[0]}", f"{state[1]}，{seen[1]}"))
    if shown.note:  # a note is in one language, and is given once
        yield Entry((shown.note, shown.note), Look.QUIET)
    yield from said(source_words(shown.quote, asked), Look.QUIET)


def commitment_name(line: CommitmentLine, parties: Sequence[PartyLine]) -> Pair:
    """How a commitment is called where it is listed as one thing among others."""
    return joined(sides(line, Obligation.DEBTOR, parties), filled(line.action_en, line.action_zh))


def commitment_held(line: CommitmentLine, parties: Sequence[PartyLine], *, accounts: bool = True) -> Iterable[Held]:
    """The passages a commitment rests on, and those of what is said of it."""
    name = commitment_name(line, parties)
    beside = [account.quote for account in line.accounts] if accounts else []
    shown = [one.quote for one in (*line.evidence, *line.findings)] if accounts else []
    yield from held_as(name, line.quote, *beside, *shown)


__all__ = [
    "commitment_held", "commitment_name", "commitments_table", "due_words", "sides", "what_words",
]  # fmt: skip
