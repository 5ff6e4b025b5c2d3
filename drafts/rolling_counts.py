"""Counting a rolling text: how many brackets are left, who holds them, and how much of the text they cover."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from drafts import brackets
from drafts.brackets import Held
from drafts.rolling import Agreed, Rolling
from drafts.tokens import HAN

NOBODY = ""
"""Stands for no side in particular: present words and typed brackets that nobody is named on."""

_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+(?:[.,'’\u2010\u2011-][^\W_{HAN}]+)*")
_BLANK = re.compile(r"[\s/／]*\Z")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a rolling text stands in brackets: of the words as shown, labels of ours not counted."""

    words_bracketed: int
    words: int
    """English words and figures, and Chinese characters, one each."""
    characters_bracketed: int
    characters: int
    """Everything but white space and the marks of brackets."""

    def __add__(self, other: "Extent") -> "Extent":
        return Extent(
            self.words_bracketed + other.words_bracketed,
            self.words + other.words,
            self.characters_bracketed + other.characters_bracketed,
            self.characters + other.characters,
        )


NO_EXTENT = Extent(0, 0, 0, 0)


def bracket_count(rolling: Rolling) -> int:
    """How many pairs of square brackets a reader of the rolling text sees: one an alternative, and those typed in it."""
    shown = [alternative.text for place in rolling.contested for alternative in place.shown]
    stacked = [alternative.text for alternative in rolling.stacked]
    typed = sum(map(brackets.bracket_count, stacked))
    for part in rolling.parts:  # a typed bracket may reach over a region, but never ends inside of one
        if not isinstance(part, Agreed):
            typed += sum(brackets.bracket_count(a.text) for a in part.alternatives[1:])
    return len(rolling.literal) + typed + len(shown) + (1 + len(stacked) if stacked else 0)


def places(rolling: Rolling) -> Iterator[frozenset[str]]:
    """Every contested place with the sides named there: regions, the clause as a whole, and typed brackets.

    Typed brackets that follow one another with nothing but white space or a stroke between them are one place.
    """
    for region in rolling.contested:
        yield frozenset(side for alternative in region.shown for side in alternative.sides or (NOBODY,))
    if rolling.stacked:
        sides = [rolling.standing_sides, *(alternative.sides for alternative in rolling.stacked)]
        yield frozenset(side for of in sides for side in of or (NOBODY,))
    for group in _side_by_side(rolling.literal, rolling.head):
        yield frozenset(side for bracket in group for side in bracket.sides or (NOBODY,))


def place_count(rolling: Rolling) -> int:
    """How many contested places are left."""
    return sum(1 for _ in places(rolling))


def holders(rolling: Rolling) -> dict[str, int]:
    """At how many contested places each side holds words; at how many nobody is named under `NOBODY`."""
    return dict(Counter(side for place in places(rolling) for side in sorted(place)))


def extent(rolling: Rolling) -> Extent:
    """How much of the rolling text stands in brackets. A clause with stacked alternatives is bracketed as a whole."""
    counted = NO_EXTENT
    at = 0
    for part in rolling.parts:
        if isinstance(part, Agreed):
            for text, in_bracket in _by_bracket(part.text, at, rolling.literal):
                counted += _extent(text, in_bracket or bool(rolling.stacked))
            at += len(part.text)
        else:
            counted = sum((_extent(a.text, True) for a in part.alternatives), counted)
            at = part.end
    return sum((_extent(alternative.text, True) for alternative in rolling.stacked), counted)


def _extent(text: str, bracketed: bool) -> Extent:
    words = len(_WORD.findall(text))
    characters = sum(not (c.isspace() or c in brackets.PARTNERS or c in brackets.PARTNERS.values()) for c in text)
    return Extent(words if bracketed else 0, words, characters if bracketed else 0, characters)


def _by_bracket(text: str, start: int, typed: Iterable[Held]) -> Iterator[tuple[str, bool]]:
    """A stretch of the head from `start` on, cut where typed brackets open and close, and whether it stands in one."""
    outer = [bracket for bracket in typed if not bracket.depth]
    edges = sorted({0, len(text), *(e - start for b in outer for e in (b.start, b.end) if 0 < e - start < len(text))})
    for a, b in pairwise(edges):
        yield text[a:b], any(bracket.start <= start + a and start + b <= bracket.end for bracket in outer)


def _side_by_side(typed: Iterable[Held], head: str) -> list[list[Held]]:
    groups: list[list[Held]] = []
    last_at: dict[int, list[Held]] = {}
    for bracket in typed:
        before = last_at.get(bracket.depth)
        if before and _BLANK.fullmatch(head, before[-1].end, bracket.start):
            before.append(bracket)
            continue
        last_at[bracket.depth] = [bracket]
        groups.append(last_at[bracket.depth])
    return groups
