"""Two read-outs of one meeting on paper: the texts, the points abreast with each side's words, and the figures with their points."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from actions.dialogues import PartyLine, read_dialogue
from actions.handing_out import Held
from actions.meeting_view import read_meeting
from actions.paper_parts import (
    Composed,
    Making,
    filled,
    full_name,
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
from actions.positions import list_topics
from actions.read_out_figures import gap_of
from actions.read_outs import AccountText, MeetingAccounts, PointLine, read_accounts
from dialogue.audiences import JOINT
from dialogue.figures import Figure
from dialogue.voices import Voice
from exports.word import captions
from exports.word import captions_exchanges as words
from exports.word import captions_record as record_words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Heading, Look, Prose, Row

_LANGUAGES: Final[Mapping[str, Pair]] = {"en": ("English", "英文"), "zh": ("Chinese", "中文")}


def read_outs_compared(making: Making, meeting_id: UUID) -> Composed:
    """The accounts of one meeting side by side. Raises NoSuchRow."""
    meeting = read_meeting(making.joint, making.actor, meeting_id).line
    dialogue = read_dialogue(making.joint, making.actor, meeting.dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    accounts = read_accounts(making.joint, making.actor, meeting_id)
    may = repeatable(making, dialogue.id)
    topics = {
        t.id: filled(t.name_en, t.name_zh) for t in list_topics(making.joint, making.actor, dialogue_id=dialogue.id)
    }
    blocks = (
        *may.told([meeting_id]), *_texts(accounts, parties), *_points(accounts, parties, topics, making, may),
        *_figures(accounts, parties),
    )  # fmt: skip
    name = joined(filled(dialogue.name_en, dialogue.name_zh), meeting_title(meeting))
    named = tuple(
        " ".join(filter(None, pair))
        for pair in zip(filled(dialogue.name_en, dialogue.name_zh), meeting_title(meeting), strict=True)
    )
    held = tuple(one for point in accounts.points for one in _held(point))
    return Composed(
        joined(name, meeting_days(meeting), captions.as_at(making.made_at)), blocks, (named[0], named[1]), "meeting", meeting_id,
        held=held, is_wide=True,
    )  # fmt: skip


def _texts(accounts: MeetingAccounts, parties: Sequence[PartyLine]) -> Iterable[Block]:
    """Whose each text is, how long, in which language and since when it is public: what a comparison must say beside it."""
    yield Heading(words.TEXTS)
    order = {party.key: at for at, party in enumerate(parties)}
    texts = sorted(accounts.texts, key=lambda text: order.get(text.party, len(order)))
    if not texts:
        yield Prose((Entry(words.NO_TEXT, Look.QUIET),))
        return
    yield Grid(
        (words.TEXT_OF, words.TEXT, words.LENGTH, words.PUBLISHED), (16, 44, 18, 30),
        tuple(_text(text, parties) for text in texts),
    )  # fmt: skip


def _text(text: AccountText, parties: Sequence[PartyLine]) -> Row:
    whose = words.ALL_SIDES if text.party == JOINT else side(parties, text.party)
    language = _LANGUAGES.get(text.language[:2], (text.language, text.language))
    on = captions.on_day(text.dated_on) if text.dated_on else words.NOT_KNOWN
    since = words.published(text.published_at) if text.published_at else on
    return Row(
        (
            (*said(whose, Look.FIRM), *_on_whose_word(text, parties)), (*said((text.title, text.title)), *said(language, Look.QUIET)),
            said(words.characters(text.length)), said(since),
        )
    )  # fmt: skip


def _on_whose_word(text: AccountText, parties: Sequence[PartyLine]) -> tuple[Entry, ...]:
    """That the side itself has not said that the text is its own, where another side alone says so, or that it disowned it."""
    if text.voice.counts:
        return ()
    by = [side(parties, key) for key in text.said_by]
    who = (", ".join(en for en, _ in by), "、".join(zh for _, zh in by))
    return said(words.DISOWNED if text.voice == Voice.DISOWNED else words.alleged_by(who))


def _points(
    accounts: MeetingAccounts,
    parties: Sequence[PartyLine],
    topics: Mapping[UUID, Pair],
    making: Making,
    may: Repeatable,
) -> Iterable[Block]:
    yield Heading(words.POINTS)
    if not accounts.points:
        yield Prose((Entry(words.NO_POINT, Look.QUIET),))
        return
    rows = []
    for number, point in enumerate(accounts.points, 1):
        latest = point.latest()
        topic = topics.get(point.topic_id, ("", "")) if point.topic_id else ("", "")
        told: list[tuple[Entry, ...]] = []
        for party in parties:
            mention = latest.get(party.key)
            told.append(
                (*said(record_words.STANCES[mention.stance], Look.QUIET), *rests_on(mention.quote, making.asked, may))
                if mention is not None
                else said(words.SAYS_NOTHING, Look.QUIET)
            )
        rows.append(
            Row(
                (
                    said((str(number), str(number))),
                    (
                        *said(filled(point.title_en, point.title_zh), Look.FIRM), *said(topic, Look.QUIET),
                        *said((point.note, point.note), Look.QUIET),
                    ),
                    *told, said(words.TOLD[point.told], Look.FIRM),
                )
            )
        )  # fmt: skip
    captions_of = (record_words.NUMBER, words.POINT, *(full_name(party) for party in parties), words.HOW_TOLD)
    yield Grid(captions_of, (8, 22, *([72 // len(parties)] * len(parties)), 22), tuple(rows))


def _figures(accounts: MeetingAccounts, parties: Sequence[PartyLine]) -> Iterable[Block]:
    """Each figure with the points behind it; nothing where there is nothing to count."""
    gap = gap_of(accounts)
    if not gap.both.among:
        return
    numbers = {point.id: number for number, point in enumerate(accounts.points, 1)}
    figures: list[tuple[Pair, Figure]] = [
        (words.BY_BOTH, gap.both), (words.SAME_TERMS, gap.same), (words.OTHER_TERMS, gap.different),
        (words.MORE_VAGUELY, gap.vaguer), (words.NOT_COMPARED, gap.not_compared),
    ]  # fmt: skip
    figures += [(words.alone(side(parties, p.key)), gap.only[p.key]) for p in parties if p.key in gap.only]
    figures += [(words.NOT_CONFIRMED, gap.not_confirmed), (words.DENIED, gap.denied)]
    rows = []
    for name, figure in figures:
        which = ", ".join(str(numbers[one]) for one in sorted(figure.counted, key=numbers.__getitem__)) or "–"
        rows.append(Row((said(name), said(words.out_of(figure.numerator, figure.denominator)), said((which, which)))))
    yield Heading(words.FIGURES)
    yield Grid((words.HOW_TOLD, words.HOW_MANY, words.WHICH), (40, 16, 44), tuple(rows))


def _held(point: PointLine) -> Iterable[Held]:
    name = filled(point.title_en, point.title_zh)
    for mention in point.latest().values():
        yield from held_as(joined(name, source_name(mention.quote)), mention.quote)


__all__ = ["read_outs_compared"]
