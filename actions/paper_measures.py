"""The paper of measures: whose each is, what happened to it and when, who states that, and of which days its sources differ."""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from actions.dialogues import PartyLine, read_dialogue
from actions.measures import MeasureEventLine, MeasureLine, list_measures
from actions.paper_parts import Composed, Making, filled, held_as, joined, ordered, said, side, source_name
from actions.paper_quotes import Repeatable, repeatable, rests_on
from dialogue.record import MeasureEventKind
from exports.word import captions
from exports.word import captions_exchanges as words
from exports.word.captions import Pair
from exports.word.captions_dates import days
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (words.WHEN, words.WHAT_HAPPENED, words.WHO_STATES, words.RESTS_ON)
_SHARES: Final = (16, 26, 14, 44)


def measures_table(making: Making, dialogue_id: UUID) -> Composed:
    """The measures of a dialogue, the earliest issued first, each with what happened to it. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    may = repeatable(making, dialogue.id)
    measures = list_measures(making.joint, making.actor, dialogue_id=dialogue.id)
    rows: list[Row] = []
    for measure in measures:
        rows.append(Row((tuple(_head(measure, parties)),), is_group=True))
        rows += [_row(event, parties, making, may) for event in measure.events]
        if not measure.events:
            rows.append(Row(((), said(words.NO_EVENT, Look.QUIET), (), ())))
    blocks: tuple[Block, ...] = (Grid(_CAPTIONS, _SHARES, tuple(rows)),)
    if not rows:
        blocks = (Prose((Entry(words.NO_MEASURE, Look.QUIET),)),)
    name = filled(dialogue.name_en, dialogue.name_zh)
    held = tuple(
        one
        for measure in measures
        for event in measure.events
        for one in held_as(joined(filled(measure.name_en, measure.name_zh), source_name(event.quote)), event.quote)
    )
    return Composed(
        joined(name, captions.as_at(making.made_at)), blocks, name, "dialogue", dialogue.id, held=held, is_wide=True
    )


def _head(measure: MeasureLine, parties: Sequence[PartyLine]) -> Iterable[Entry]:
    """Its name, whose it is, by whom and under which number as printed, what is known last; and the days that differ."""
    yield from said(filled(measure.name_en, measure.name_zh), Look.FIRM)
    printed = ", ".join(filter(None, (measure.issuer, measure.number)))
    last = measure.latest
    stands = (
        joined(_what(last), _day(last) if last.happened_on or last.as_printed else ("", ""))
        if last is not None
        else ("", "")
    )
    yield from said(joined(side(parties, measure.owner), (printed, printed), stands), Look.QUIET)
    yield from said((measure.note, measure.note), Look.QUIET)
    for kind, events in measure.differing().items():
        named = [(_day(event), _stated_by(event, parties)) for event in events]
        en = "; ".join(f"{day[0]} ({who[0]})" for day, who in named)
        zh = "；".join(f"{day[1]}（{who[1]}）" for day, who in named)
        differ = words.differ(kind)
        yield from said((f"{differ[0]}: {en}", f"{differ[1]}：{zh}"))


def _row(event: MeasureEventLine, parties: Sequence[PartyLine], making: Making, may: Repeatable) -> Row:
    return Row(
        (
            said(_day(event)), (*said(_what(event), Look.FIRM), *said((event.what_en, event.what_zh))),
            said(_stated_by(event, parties)), rests_on(event.quote, making.asked, may),
        )
    )  # fmt: skip


def _day(event: MeasureEventLine) -> Pair:
    day = days(event.happened_on, None, event.precision) if event.happened_on else ("", "")
    told = words.as_printed(day, event.as_printed)
    return told if any(told) else words.UNDATED


def _what(event: MeasureEventLine) -> Pair:
    if event.kind == MeasureEventKind.PART_OF and (event.other_en or event.other_zh):
        return words.part_of(filled(event.other_en, event.other_zh))
    return words.MEASURE_EVENTS[event.kind]


def _stated_by(event: MeasureEventLine, parties: Sequence[PartyLine]) -> Pair:
    """A party by its name; anybody else as the source calls them."""
    is_party = any(party.key == event.stated_by for party in parties)
    return side(parties, event.stated_by) if is_party else (event.stated_by, event.stated_by)


__all__ = ["measures_table"]
