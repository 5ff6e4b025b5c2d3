"""The paper of communications: what was told outside a meeting, by whom to whom, when and by which channel."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from uuid import UUID

from actions.communications import CommunicationLine, list_communications
from actions.dialogues import PartyLine, read_dialogue
from actions.paper_parts import Composed, Making, filled, held_as, joined, ordered, said, side, source_name
from actions.paper_quotes import Repeatable, repeatable, rests_on
from actions.positions import list_topics
from exports.word import captions
from exports.word import captions_exchanges as words
from exports.word import captions_record as record_words
from exports.word.captions import Pair
from exports.word.captions_dates import days
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row

_CAPTIONS: Final = (words.WHEN, words.FROM_TO, words.TOLD_WHAT, words.RESTS_ON)
_SHARES: Final = (15, 22, 34, 39)


def communications_table(making: Making, dialogue_id: UUID) -> Composed:
    """The communications of a dialogue, the earliest first, those of no known date last. Raises NoSuchRow."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    may = repeatable(making, dialogue.id)
    topics = {
        t.id: filled(t.name_en, t.name_zh) for t in list_topics(making.joint, making.actor, dialogue_id=dialogue.id)
    }
    found = list_communications(making.joint, making.actor, dialogue_id=dialogue.id)
    lines = sorted(found, key=lambda line: (line.sent_on or date.max, line.id))
    rows = tuple(_row(line, parties, topics, making, may) for line in lines)
    blocks: tuple[Block, ...] = (Grid(_CAPTIONS, _SHARES, rows),)
    if not rows:
        blocks = (Prose((Entry(words.NO_COMMUNICATION, Look.QUIET),)),)
    name = filled(dialogue.name_en, dialogue.name_zh)
    held = tuple(
        one for line in lines for one in held_as(joined(_from_to(line, parties), source_name(line.quote)), line.quote)
    )
    return Composed(
        joined(name, captions.as_at(making.made_at)), blocks, name, "dialogue", dialogue.id, held=held, is_wide=True
    )


def _from_to(line: CommunicationLine, parties: Sequence[PartyLine]) -> Pair:
    sender = _whose(parties, line.sender, (line.sender_label_en, line.sender_label_zh))
    addressee = _whose(parties, line.addressee, (line.addressee_label_en, line.addressee_label_zh))
    return words.sent(sender, addressee)


def _whose(parties: Sequence[PartyLine], key: str, label: Pair) -> Pair:
    """A side, with its body where the source names one; or somebody who is no party."""
    who = side(parties, key, label)
    return words.body_of(who, filled(*label)) if key and any(label) else who


def _row(
    line: CommunicationLine, parties: Sequence[PartyLine], topics: dict[UUID, Pair], making: Making, may: Repeatable
) -> Row:
    day = days(line.sent_on, None, line.precision) if line.sent_on else ("", "")
    on = words.as_printed(day, line.as_printed)
    via = record_words.through(line.via) if line.via else ("", "")
    topic = topics.get(line.topic_id, ("", "")) if line.topic_id else ("", "")
    return Row(
        (
            said(on if any(on) else words.UNDATED),
            (
                *said(_from_to(line, parties), Look.FIRM),
                *said(joined(words.COMMUNICATION_KINDS[line.kind], via), Look.QUIET),
            ),
            (*said((line.what_en, line.what_zh)), *said(topic, Look.QUIET)),
            rests_on(line.quote, making.asked, may),
        )
    )


__all__ = ["communications_table"]
