"""Entries of the register that may be one person, each with the reasons; a person decides, and nothing is merged here.

Never proposed by a family name alone: every reason compares whole names of at least two words, or of two Chinese characters.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from dialogue.names import NameKind, Script, WrittenName, search_key, written
from dialogue.romanisation import is_pinyin, read_as_wade_giles, without_umlaut, words_of_name

SHORTEST: Final = 6
"""Letters a name must have for a letter too many to be a slip."""
SHORTEST_PINYIN: Final = 8
"""The same where both names are pinyin: there one letter more is often another name (Wang Bin, Wang Bing)."""


class Likeness(StrEnum):
    """Why two entries seem to be one person."""

    SAME_NAME = "the same name"
    OTHER_ORDER = "the same name with its parts in the other order"
    ROMANISED = "one in Wade–Giles, the other in pinyin"
    UMLAUT = "lü, lyu, lv or lu"
    ONE_SLIP = "one letter more, less or other, or two exchanged"


@dataclass(frozen=True, slots=True)
class Entry:
    """A person of the register with every form of the name, and the meetings at which the person sat."""

    id: UUID
    names: tuple[WrittenName, ...]
    meetings: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Reason:
    """One likeness, with the two forms that it is between."""

    likeness: Likeness
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two entries to be looked at. `sat_together` says that both sat at one meeting, which speaks against it."""

    first: UUID
    second: UUID
    reasons: tuple[Reason, ...]
    sat_together: bool


@dataclass(frozen=True, slots=True)
class _Form:
    person: UUID
    text: str
    order: Likeness | None
    """None for the name as it stands, OTHER_ORDER for one with its parts turned."""


def pair_of(one: UUID, other: UUID) -> frozenset[UUID]:
    """Two entries without an order."""
    return frozenset((one, other))


def suggestions(entries: Iterable[Entry], decided: Collection[frozenset[UUID]] = frozenset()) -> list[Suggestion]:
    """Every two entries that may be one person and about whom nobody has decided; the strongest reasons first."""
    entries = list(entries)
    found: dict[frozenset[UUID], dict[Likeness, Reason]] = {}
    for likeness, buckets in (
        (Likeness.SAME_NAME, _same(entries)),
        (Likeness.UMLAUT, _umlauts(entries)),
        (Likeness.ROMANISED, _romanised(entries)),
        (Likeness.ONE_SLIP, _slips(entries)),
    ):
        for bucket in buckets.values():
            _compare(bucket, likeness, found)
    meetings = {entry.id: entry.meetings for entry in entries}
    told = []
    for pair, reasons in found.items():
        if pair in decided:
            continue
        first, second = sorted(pair)
        told.append(Suggestion(first, second, tuple(_strongest(reasons)), bool(meetings[first] & meetings[second])))
    order = list(Likeness)
    return sorted(told, key=lambda s: (s.sat_together, order.index(s.reasons[0].likeness), s.first, s.second))


def _strongest(reasons: Mapping[Likeness, Reason]) -> list[Reason]:
    """The reasons in order; where the names are the same, that they are also alike says nothing more."""
    for same in (Likeness.SAME_NAME, Likeness.OTHER_ORDER):
        if same in reasons:
            return [reasons[same]]
    kept = [reasons[likeness] for likeness in Likeness if likeness in reasons]
    return kept if len(kept) == 1 else [reason for reason in kept if reason.likeness != Likeness.ONE_SLIP] or kept


Buckets = dict[str, list[_Form]]


def _compare(bucket: list[_Form], likeness: Likeness, found: dict[frozenset[UUID], dict[Likeness, Reason]]) -> None:
    for place, one in enumerate(bucket):
        for other in bucket[place + 1 :]:
            if one.person == other.person:
                continue
            if likeness == Likeness.ONE_SLIP and not _may_be_slip(one.text, other.text):
                continue
            turned = one.order != other.order
            kind = Likeness.OTHER_ORDER if likeness == Likeness.SAME_NAME and turned else likeness
            reason = Reason(kind, one.text, other.text)
            if one.person > other.person:
                reason = Reason(kind, other.text, one.text)
            found.setdefault(pair_of(one.person, other.person), {}).setdefault(kind, reason)


def _whole(name: WrittenName) -> bool:
    """Whether a form is a whole name: two words at least, or two Chinese characters; never a short form."""
    text = written(name)
    if name.kind == NameKind.SHORT:
        return False
    if name.script != Script.LATIN:
        return len(search_key(text)) >= 2
    return len(list(words_of_name(text))) >= 2


def _forms(entries: Iterable[Entry]) -> list[tuple[Entry, WrittenName]]:
    return [(entry, name) for entry in entries for name in entry.names if _whole(name)]


def _turned(text: str) -> list[str]:
    """The name with its first word last, and with its last word first: either may be the family name."""
    words = list(words_of_name(text))
    ways = [words[1:] + words[:1], words[-1:] + words[:-1]]
    return [" ".join(way) for way in ways if way != words]


def _same(entries: list[Entry]) -> Buckets:
    buckets: Buckets = {}
    for entry, name in _forms(entries):
        text = written(name)
        buckets.setdefault(search_key(text), []).append(_Form(entry.id, text, None))
        if name.script == Script.LATIN:
            for turned in _turned(text):
                buckets.setdefault(search_key(turned), []).append(_Form(entry.id, text, Likeness.OTHER_ORDER))
    return buckets


def _umlauts(entries: list[Entry]) -> Buckets:
    """Names of pinyin by their letters with ü, yu, v and u after l and n written alike, in either order."""
    buckets: Buckets = {}
    for entry, name in _forms(entries):
        words = list(words_of_name(written(name)))
        if name.script != Script.LATIN or not all(map(is_pinyin, words)):
            continue
        alike = [without_umlaut(word) for word in words]
        keys = {"".join(alike), "".join(alike[1:] + alike[:1]), "".join(alike[-1:] + alike[:-1])}
        for key in keys:
            buckets.setdefault(key, []).append(_Form(entry.id, written(name), None))
    return buckets


def _romanised(entries: list[Entry]) -> Buckets:
    """What a name could be in pinyin, read as Wade–Giles, beside the names that are pinyin."""
    buckets: Buckets = {}
    for entry, name in _forms(entries):
        if name.script != Script.LATIN:
            continue
        text = written(name)
        for read in read_as_wade_giles(text):
            buckets.setdefault(search_key(read), []).append(_Form(entry.id, text, None))
    for entry, name in _forms(entries):
        text = written(name)
        words = list(words_of_name(text))
        if name.script != Script.LATIN or not all(map(is_pinyin, words)):
            continue
        for way in (text, *_turned(text)):
            if bucket := buckets.get(search_key(way)):
                bucket.append(_Form(entry.id, text, None))
    return buckets


def _slips(entries: list[Entry]) -> Buckets:
    """Names by what is left when one letter is taken out, and by their letters in the order of the alphabet."""
    buckets: Buckets = {}
    for entry, name in _forms(entries):
        if name.script != Script.LATIN:
            continue
        text = written(name)
        key = search_key(text)
        if len(key) < SHORTEST:
            continue
        form = _Form(entry.id, text, None)
        left = {key} | {key[:at] + key[at + 1 :] for at in range(len(key))} | {"".join(sorted(key))}
        for rest in left:
            buckets.setdefault(rest, []).append(form)
    return buckets


def _may_be_slip(one: str, other: str) -> bool:
    a, b = search_key(one), search_key(other)
    if a == b or not within_one_slip(a, b):
        return False
    both_pinyin = all(map(is_pinyin, (*words_of_name(one), *words_of_name(other))))
    return min(len(a), len(b)) >= (SHORTEST_PINYIN if both_pinyin else SHORTEST)


def within_one_slip(a: str, b: str) -> bool:
    """Whether one letter put in, left out or written otherwise makes one of the other, or two letters exchanged."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) == len(b):
        differ = [at for at in range(len(a)) if a[at] != b[at]]
        if len(differ) == 2:
            return a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]
        return len(differ) <= 1
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    at = next((at for at in range(len(shorter)) if longer[at] != shorter[at]), len(shorter))
    return longer[at + 1 :] == shorter[at:]


__all__ = ["Entry", "Likeness", "Reason", "Suggestion", "pair_of", "suggestions", "within_one_slip"]
