"""What the papers of the record have in common: what is asked for, what a form gives, and how sides and sources are printed.

Everything is read from the joint store: what a side keeps to itself goes into no paper.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session

from actions.dialogues import MeetingLine, PartyLine
from actions.handing_out import Held
from actions.sources import Quote
from actions.word_versions import side_pair
from dialogue.actors import Actor
from dialogue.parties import in_order_of_copy
from dialogue.vocabulary import Marking
from exports.word import captions, captions_record
from exports.word.captions import Pair
from exports.word.captions_dates import days
from exports.word.paper import Block, Entry, Look
from exports.word.sheet import Page
from exports.word.unattributed import Known
from exports.word.values import Language


@dataclass(frozen=True, slots=True)
class PaperAsked:
    """How a paper is wanted. The first of `languages` is that of the copy: its side is named first.

    Nothing marked above the `ceiling` may be in it; the paper bears that marking, or, without one, the highest of what it
    carries. `topic` narrows the positions to one.
    """

    languages: tuple[Language, ...] = ("en", "zh")
    ceiling: Marking | None = None
    page: Page | UUID = Page.A4
    topic: UUID | None = None


@dataclass(frozen=True, slots=True)
class Making:
    """A paper being made for somebody, from one state of the joint store."""

    joint: Session
    actor: Actor
    asked: PaperAsked
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Composed:
    """What a form gives: the words of the paper, what it is of (`named` for the name of its file), and what it carries.

    Under `hushed` stand the names that may not be left in the finished file, under `sides` what the sides are called.
    """

    label: Pair
    blocks: tuple[Block, ...]
    named: Pair
    about_noun: str
    about_id: UUID
    held: tuple[Held, ...] = ()
    version: str = ""
    foot: str = ""
    is_wide: bool = False
    hushed: tuple[Known, ...] = ()
    sides: tuple[str, ...] = ()
    draft_id: UUID | None = None
    """The draft that the paper tells of: its marking counts, and what the own side wrote on it may not be there."""


def joined(*parts: Pair) -> Pair:
    """Texts beside one another, those that are missing left out: a · b."""
    en, zh = zip(*parts, strict=True) if parts else ((), ())
    return " · ".join(filter(None, en)), " · ".join(filter(None, zh))


def filled(en: str, zh: str) -> Pair:
    """A name in both languages; what is missing in one of them is given as in the other."""
    return en or zh, zh or en


def said(words: Pair, look: Look = Look.TEXT) -> tuple[Entry, ...]:
    """One entry of a cell; none for nothing."""
    return (Entry(words, look),) if any(words) else ()


def ordered(parties: Sequence[PartyLine], asked: PaperAsked) -> tuple[PartyLine, ...]:
    """The parties as this copy names them."""
    by_key = {party.key: party for party in parties}
    return tuple(by_key[key] for key in in_order_of_copy(by_key, asked.languages[0]))


def full_name(party: PartyLine) -> Pair:
    """The full name of a side."""
    return filled(party.name_en, party.name_zh)


def side(parties: Iterable[PartyLine], key: str, label: Pair = ("", "")) -> Pair:
    """The short name of a side; of somebody who is no party what it is called."""
    found = next((party for party in parties if party.key == key), None)
    if found is not None:
        return filled(found.short_en, found.short_zh)
    return side_pair(key) if key and not any(label) else filled(*label)


def meeting_title(meeting: MeetingLine) -> Pair:
    """The title of a meeting, or its number in the series, or that it is one."""
    if meeting.title_en or meeting.title_zh:
        return filled(meeting.title_en, meeting.title_zh)
    return captions_record.round_number(meeting.number) if meeting.number is not None else captions_record.MEETING


def meeting_days(meeting: MeetingLine) -> Pair:
    """When a meeting was held, as exactly as that is known."""
    return days(meeting.starts_on, meeting.ends_on, meeting.precision)


def source_words(quote: Quote, asked: PaperAsked, chain: str = "") -> Pair:
    """Where words come from: title, reference, date and paragraph of the source, and through whom they came.

    A source has one title: it is told once, in the first language of the copy.
    """
    title = ", ".join(filter(None, (quote.source_title, quote.source_reference)))
    on = captions.on_day(quote.source_dated_on) if quote.source_dated_on else ("", "")
    at = captions_record.paragraph(quote.paragraph) if quote.paragraph else ("", "")
    via = captions_record.through(chain) if chain else ("", "")
    if asked.languages[0] == "zh":
        return "", "，".join(filter(None, (title, on[1], at[1], via[1])))
    return ", ".join(filter(None, (title, on[0], at[0], via[0]))), ""


def source_name(quote: Quote) -> Pair:
    """The same in both languages, for a list of what a paper carries."""
    return source_words(quote, PaperAsked(("en",)))[0], source_words(quote, PaperAsked(("zh",)))[1]


def in_eights(digits: str) -> str:
    """A fingerprint for comparing by eye. Not in fours, as a file that holds a text carries it: a paper holds none."""
    return " ".join(digits[at : at + 8] for at in range(0, len(digits), 8))


def held_as(name: Pair, *quotes: Quote | None) -> tuple[Held, ...]:
    """What a paper carries under one name: the words quoted and how each is marked."""
    return tuple(Held(name, quote.marking) for quote in quotes if quote is not None)


__all__ = [
    "Composed", "Making", "PaperAsked", "filled", "full_name", "held_as", "in_eights", "joined", "meeting_days", "meeting_title", "ordered", "said",
    "side", "source_name", "source_words",
]  # fmt: skip
