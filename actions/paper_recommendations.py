"""The papers of recommendations, of claims and of next steps, each of a whole dialogue."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from actions.claims import list_claims
from actions.dialogues import DialogueView, PartyLine, read_dialogue
from actions.handing_out import Held
from actions.next_steps import list_next_steps
from actions.paper_implementation import claims_abreast, claims_held, next_steps, next_steps_held
from actions.paper_parts import Composed, Making, filled, held_as, joined, ordered, said, side, source_name
from actions.paper_quotes import Repeatable, repeatable, rests_on
from actions.recommendation_views import RecommendationView, list_recommendation_views
from exports.word import captions
from exports.word import captions_exchanges as words
from exports.word import captions_record as record_words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (
    record_words.NUMBER, words.ADDRESSED_TO, words.ADVICE, record_words.ACCOUNTS, words.TAKEN_UP, record_words.STANDS,
)  # fmt: skip
_SHARES: Final = (8, 18, 36, 24, 32, 18)


def recommendations_table(making: Making, dialogue_id: UUID) -> Composed:
    """What was recommended in a dialogue, in the order of its record. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    may = repeatable(making, dialogue.id)
    views = list(reversed(list_recommendation_views(making.joint, making.actor, dialogue_id=dialogue.id)))
    rows = tuple(_row(at, view, parties, making, may) for at, view in enumerate(views, 1))
    blocks = (Grid(_CAPTIONS, _SHARES, rows),) if rows else _none(words.NO_RECOMMENDATION)
    return _composed(making, dialogue, blocks, (one for view in views for one in _held(view)))


def claims_table(making: Making, dialogue_id: UUID) -> Composed:
    """What somebody says is so, and what each side says of that. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    claims = list_claims(making.joint, making.actor, dialogue_id=dialogue.id)
    blocks = tuple(claims_abreast(claims, ordered(dialogue.parties, making.asked), making.asked))
    return _composed(making, dialogue, blocks or _none(words.NO_CLAIM), claims_held(claims))


def next_steps_table(making: Making, dialogue_id: UUID) -> Composed:
    """Who is to do what by when, and what became of it. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    steps = list_next_steps(making.joint, making.actor, today=making.made_at.date(), dialogue_id=dialogue.id)
    blocks = tuple(next_steps(steps, ordered(dialogue.parties, making.asked), making.asked))
    return _composed(making, dialogue, blocks or _none(words.NO_STEP), next_steps_held(steps))


def _none(told: Pair) -> tuple[Block, ...]:
    return (Prose((Entry(told, Look.QUIET),)),)


def _composed(making: Making, dialogue: DialogueView, blocks: tuple[Block, ...], held: Iterable[Held]) -> Composed:
    name = filled(dialogue.name_en, dialogue.name_zh)
    return Composed(
        joined(name, captions.as_at(making.made_at)),
        blocks,
        name,
        "dialogue",
        dialogue.id,
        held=tuple(held),
        is_wide=True,
    )


def _row(number: int, view: RecommendationView, parties: Sequence[PartyLine], making: Making, may: Repeatable) -> Row:
    line = view.line
    whom = [side(parties, to.party, (to.label_en, to.label_zh)) for to in line.addressees]
    to = (", ".join(en for en, _ in whom), "、".join(zh for _, zh in whom)) if whom else words.NOBODY_NAMED
    latest = {account.party: account for account in line.accounts}
    says: list[Entry] = []
    for party in parties:
        account, name = latest.get(party.key), side(parties, party.key)
        stance = record_words.STANCES[account.stance] if account else record_words.NO_ACCOUNT
        says.append(Entry((f"{name[0]}: {stance[0]}", f"{name[1]}：{stance[1]}"), Look.TEXT if account else Look.QUIET))
        if account and account.words:
            says.append(Entry((f"“{account.words}”", f"“{account.words}”")))
    taken: list[Entry] = []
    for uptake in view.uptakes:
        who, on = filled(uptake.label_en, uptake.label_zh), captions.on_day(uptake.seen_on)
        taken += said(joined(who, words.UPTAKES[uptake.state], on))
        taken += (*said((uptake.note, uptake.note), Look.QUIET), *rests_on(uptake.quote, making.asked, may))
    return Row(
        (
            said((str(number), str(number))), said(to, Look.FIRM),
            (*said((line.text_en, line.text_zh)), *rests_on(line.quote, making.asked, may, "", line.meeting_id)),
            tuple(says), tuple(taken) or said(words.NOTHING_KNOWN, Look.QUIET), said(words.RECOGNITIONS[view.stands]),
        )
    )  # fmt: skip


def _held(view: RecommendationView) -> Iterable[Held]:
    name = filled(view.line.text_en, view.line.text_zh)
    for quote in (view.line.quote, *(uptake.quote for uptake in view.uptakes)):
        yield from held_as(joined(name, source_name(quote)), quote)


__all__ = ["claims_table", "next_steps_table", "recommendations_table"]
