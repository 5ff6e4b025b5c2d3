"""The table of commitments: who, to do what as worded, by when, each side's own account beside the others', and where it stands."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from actions.commitments import AccountLine, CommitmentLine, list_commitments
from actions.dialogues import PartyLine, read_dialogue
from actions.handing_out import Held
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
from dialogue.record import Polarity
from dialogue.vocabulary import DueKind
from exports.word import captions
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (words.NUMBER, words.WHO_UNDERTAKES, words.WHAT, words.BY_WHEN, words.ACCOUNTS, words.STANDS)
_SHARES: Final = (9, 14, 36, 19, 40, 18)


def commitments_table(making: Making, dialogue_id: UUID) -> Composed:
    """The commitments of a dialogue, the first due first. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    today = making.made_at.date()
    lines = list_commitments(making.joint, making.actor, today=today, dialogue_id=dialogue.id)
    rows = tuple(_row(at, line, parties, making.asked) for at, line in enumerate(lines, 1))
    blocks: tuple[Block, ...] = (Grid(_CAPTIONS, _SHARES, rows),)
    if not rows:
        blocks = (Prose((Entry(words.NOTHING_UNDERTAKEN, Look.QUIET),)),)
    name = filled(dialogue.name_en, dialogue.name_zh)
    held = tuple(one for line in lines for one in commitment_held(line, parties))
    return Composed(
        joined(name, captions.as_at(making.made_at)), blocks, name, "dialogue", dialogue.id, held=held, is_wide=True
    )


def _row(at: int, line: CommitmentLine, parties: Sequence[PartyLine], asked: PaperAsked) -> Row:
    who = side(parties, line.debtor, (line.debtor_label_en, line.debtor_label_zh))
    toward = side(parties, line.creditor, (line.creditor_label_en, line.creditor_label_zh))
    beneath = said(words.toward(toward), Look.QUIET) if any(toward) else ()
    what = what_words(line, parties)
    worded = (
        *said(words.worded_as(line.strength, line.basis), Look.QUIET),
        *said(source_words(line.quote, asked), Look.QUIET),
    )
    late = said(words.OVERDUE) if line.is_overdue else ()
    return Row(
        (
            said((str(at), str(at))), (*said(who, Look.FIRM), *beneath), (*what, *worded), (*said(due_words(line)), *late),
            tuple(_accounts(line, parties, asked)), tuple(_standing(line, asked)),
        )
    )  # fmt: skip


def what_words(line: CommitmentLine, parties: Sequence[PartyLine]) -> tuple[Entry, ...]:
    """What is to be done, or left, and on which condition."""
    action = (line.action_en, line.action_zh)
    told = words.not_to(action) if line.polarity == Polarity.REFRAIN else action
    return (*said(told), *said(words.on_condition((line.condition_en, line.condition_zh))))


def due_words(line: CommitmentLine) -> Pair:
    """By when: the day, or what kind of term it is; with the words of the commitment itself."""
    own = (line.due_words_en, line.due_words_zh)
    if line.due_kind == DueKind.DATE and line.due_on is not None:
        en, zh = captions.on_day(line.due_on)
        own_en, own_zh = filled(*own)
        return (f"{en} ({own_en})" if own_en else en, f"{zh}（{own_zh}）" if own_zh else zh)
    if not any(own):
        return words.DUES[line.due_kind]
    return (
        filled(*own)
        if line.due_kind in (DueKind.NONE, DueKind.DATE)
        else joined(words.DUES[line.due_kind], filled(*own))
    )


def _accounts(line: CommitmentLine, parties: Sequence[PartyLine], asked: PaperAsked) -> Iterable[Entry]:
    """What each side says, in the order of the copy on every line; who is no party comes after them."""
    for party in parties:
        given = [account for account in line.accounts if account.party == party.key]
        name = side(parties, party.key)
        if not given:
            yield Entry((f"{name[0]}: {words.NO_ACCOUNT[0]}", f"{name[1]}：{words.NO_ACCOUNT[1]}"), Look.QUIET)
        for account in given:
            yield from _account(name, account, asked)
    keys = {party.key for party in parties}
    for account in line.accounts:
        if account.party not in keys:
            yield from _account(filled(account.label_en, account.label_zh), account, asked)


def _account(name: Pair, account: AccountLine, asked: PaperAsked) -> Iterable[Entry]:
    says = words.STANCES[account.stance]
    on = captions.on_day(account.stated_on) if account.stated_on else ("", "")
    en = f"{name[0]}: {', '.join(filter(None, (says[0], on[0])))}"
    zh = f"{name[1]}：{'，'.join(filter(None, (says[1], on[1])))}"
    yield Entry((en, zh))
    if account.words:  # the words of an account are in one language, and are given once
        yield Entry((f"“{account.words}”", f"“{account.words}”"))
    yield from said(source_words(account.quote, asked, account.chain), Look.QUIET)


def _standing(line: CommitmentLine, asked: PaperAsked) -> Iterable[Entry]:
    yield Entry(words.STANDINGS[line.standing])
    if (shown := line.fulfilment) is not None:
        seen = captions.on_day(shown.seen_on)
        state = words.FULFILLED[shown.state]
        yield Entry((f"{state[0]}, {seen[0]}", f"{state[1]}，{seen[1]}"))
        yield from said(source_words(shown.quote, asked), Look.QUIET)


def commitment_name(line: CommitmentLine, parties: Sequence[PartyLine]) -> Pair:
    """How a commitment is called where it is listed as one thing among others."""
    who = side(parties, line.debtor, (line.debtor_label_en, line.debtor_label_zh))
    return joined(who, filled(line.action_en, line.action_zh))


def commitment_held(line: CommitmentLine, parties: Sequence[PartyLine], *, accounts: bool = True) -> Iterable[Held]:
    """The passages a commitment rests on, and those of what is said of it."""
    name = commitment_name(line, parties)
    beside = [account.quote for account in line.accounts] if accounts else []
    shown = line.fulfilment.quote if accounts and line.fulfilment is not None else None
    yield from held_as(name, line.quote, *beside, shown)


__all__ = ["commitment_held", "commitment_name", "commitments_table", "due_words", "what_words"]
