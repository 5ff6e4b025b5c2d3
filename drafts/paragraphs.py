"""Aligning two versions of a list of paragraphs: which is which, what is new, what is gone. Order is kept."""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

from rapidfuzz.distance import Indel

from drafts.rising import longest_rising
from drafts.tokens import HAN

SIMILAR = 0.5
"""Share of words in common from which on two paragraphs are versions of each other."""

_EXACT_CELLS = 10_000
"""Pairs of paragraphs up to which a gap is aligned by comparing each with each."""

_NEAR = 12
"""How far ahead a partner is sought in a long gap where no rare word helps."""

_WORD = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")

Alignment = list[tuple[int | None, int | None]]


def align(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Pairs (index in old, index in new) in order; None stands for no partner: deleted, or inserted.

    Equal paragraphs are partners first; then, between them, paragraphs at least half of whose words agree (words in
    order, Han by characters). A deletion stands before an insertion.
    """
    numbers: dict[Hashable, int] = {}
    a, b = ([numbers.setdefault(text, len(numbers)) for text in texts] for texts in (old, new))
    partners: list[tuple[int, int]] = []
    for block in Indel.opcodes(a, b):
        if block.tag == "equal":
            partners += zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True)
    coded = _Coded(old, new)
    return _filled(_with_gaps(coded, partners, 0, len(old), 0, len(new)), len(old), len(new))


class _Coded:
    """Both lists with each word as one code point, so that similarity is counted in words. Made when first asked for."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._texts = (old, new)
        self._codes: dict[str, str] = {}
        self._coded: tuple[dict[int, str], dict[int, str]] = ({}, {})

    def words(self, version: int, at: int) -> str:
        """The words of paragraph `at` of the old (0) or new (1) list, one character a word."""
        coded = self._coded[version]
        if at not in coded:
            words = _WORD.findall(self._texts[version][at]) or list(self._texts[version][at])
            coded[at] = "".join([self._codes.setdefault(word, chr(len(self._codes) % 0x110000)) for word in words])
        return coded[at]

    def similarity(self, i: int, j: int) -> float:
        """Share of words in common, 0 when below `SIMILAR`."""
        return Indel.normalized_similarity(self.words(0, i), self.words(1, j), score_cutoff=SIMILAR)


def _with_gaps(
    coded: _Coded, partners: Sequence[tuple[int, int]], a: int, b: int, c: int, d: int
) -> list[tuple[int, int]]:
    """The partners given, and those found in the gaps that they leave in old[a:b] and new[c:d]."""
    found: list[tuple[int, int]] = []
    for i, j in [*partners, (b, d)]:
        if a < i and c < j:
            found += _in_gap(coded, a, i, c, j)
        if i < b:
            found.append((i, j))
        a, c = i + 1, j + 1
    return found


def _in_gap(coded: _Coded, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    if (b - a) * (d - c) <= _EXACT_CELLS:
        return _each_with_each(coded, a, b, c, d)
    anchors = _anchors(coded, a, b, c, d)
    return _with_gaps(coded, anchors, a, b, c, d) if anchors else _near(coded, a, b, c, d)


def _each_with_each(coded: _Coded, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """The partners, in order, whose similarities have the greatest sum."""
    best = [[0.0] * (d - c + 1) for _ in range(b - a + 1)]
    similar: dict[tuple[int, int], float] = {}
    for i in range(b - 1, a - 1, -1):
        row, below = best[i - a], best[i - a + 1]
        for j in range(d - 1, c - 1, -1):
            row[j - c] = max(below[j - c], row[j - c + 1])
            likeness = coded.similarity(i, j)
            if likeness and likeness + below[j - c + 1] > row[j - c]:
                row[j - c] = likeness + below[j - c + 1]
                similar[i, j] = likeness
    partners = []
    i, j = a, c
    while i < b and j < d:
        here = best[i - a][j - c]
        if (i, j) in similar and here == similar[i, j] + best[i - a + 1][j - c + 1]:
            partners.append((i, j))
            i, j = i + 1, j + 1
        elif here == best[i - a + 1][j - c]:
            i += 1
        else:
            j += 1
    return partners


def _anchors(coded: _Coded, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """Similar paragraphs that share words which stand in no other paragraph of the gap; the longest chain in order."""
    rare_old, rare_new = _places(coded, 0, range(a, b)), _places(coded, 1, range(c, d))
    votes = Counter((rare_old[word], rare_new[word]) for word in rare_old.keys() & rare_new.keys())
    chosen: dict[int, int] = {}
    for (i, j), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if i not in chosen and coded.similarity(i, j):
            chosen[i] = j
    pairs = sorted(chosen.items())
    return [pairs[at] for at in longest_rising([j for _, j in pairs])]


def _places(coded: _Coded, version: int, paragraphs: range) -> dict[str, int]:
    """Pairs of neighbouring words that stand in one paragraph only, with that paragraph."""
    places: dict[str, int] = {}
    for at in paragraphs:
        words = coded.words(version, at)
        for word in set(map("".join, pairwise(words))) or {words}:
            places[word] = at if word not in places else -1
    return {word: at for word, at in places.items() if at >= 0}


def _near(coded: _Coded, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
    """In a long gap without anchors: the first similar paragraph not far ahead."""
    partners = []
    for i in range(a, b):
        j = next((j for j in range(c, min(c + _NEAR, d)) if coded.similarity(i, j)), None)
        if j is not None:
            partners.append((i, j))
            c = j + 1
    return partners


def _filled(partners: Sequence[tuple[int, int]], olds: int, news: int) -> Alignment:
    aligned: Alignment = []
    a = c = 0
    for i, j in [*partners, (olds, news)]:
        aligned += [(gone, None) for gone in range(a, i)]
        aligned += [(None, come) for come in range(c, j)]
        if i < olds:
            aligned.append((i, j))
        a, c = i + 1, j + 1
    return aligned
