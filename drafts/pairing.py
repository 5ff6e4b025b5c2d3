"""Pairing English with Chinese paragraphs when a draft is made from two files.

Labels first (Article 5 and 第五条 open the same article), then, inside each article, length, shared figures, smaller
labels and renderings by dynamic programming, again with what the pairs found teach. Measured on nine treaties and
declarations of which both languages lost one paragraph in twenty and had one in eight joined to the next: F1 95.7
(88.7 without words). A person confirms the pairs with a low score.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from dialogue.numerals import is_legal
from drafts.numbering import label_key, number_of, split_label
from drafts.pair_words import PairWords
from drafts.tokens import HAN, NUMERALS


@dataclass(frozen=True, slots=True)
class Pairing:
    """Paragraphs that say the same: indexes of the English and of the Chinese ones, and how sure the pairing is.

    One of the two may be empty: that paragraph has no partner. A score below 0 is for a person to look at.
    """

    en: tuple[int, ...]
    zh: tuple[int, ...]
    score: float


def pair(en: Sequence[str], zh: Sequence[str]) -> list[Pairing]:
    """Pair two lists of paragraphs, in order; every index stands in exactly one pairing.

    A pairing joins one or two paragraphs with one or two, or leaves one without a partner. Two with two are those that are
    divided at another place in each language.
    """
    english, chinese = [_english(text) for text in en], [_chinese(text) for text in zh]
    words = PairWords(en, zh)
    search = _Search(english, chinese, words)
    stretches = list(_articles(english, chinese))
    found = [search.paired(stretch, _diagonal(stretch)) for stretch in stretches]
    for _ in range(_ROUNDS):
        words.learn(_certain(pairing for pairings in found for pairing in pairings))
        corridors = map(_beside, found, stretches)
        found = [search.paired(stretch, corridor) for stretch, corridor in zip(stretches, corridors, strict=True)]
    return [pairing for pairings in found for pairing in pairings]


def _certain(pairings: Iterable[Pairing]) -> Iterator[tuple[int, int]]:
    """One with one, and not against the odds: what the words of both texts are learned from."""
    for found in pairings:
        if len(found.en) == len(found.zh) == 1 and found.score > 0:
            yield found.en[0], found.zh[0]


Stretch = tuple[int, int, int, int]
"""English start and end, Chinese start and end."""
Corridor = dict[int, tuple[int, int]]
"""For each English paragraph the first and the last Chinese one among which its partner is sought."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What of a paragraph can be compared across the languages."""

    length: int
    label: tuple[str, int] | None
    figures: frozenset[str]
    sentences: int
    inner: frozenset[int]
    """Numbers of labels inside the paragraph: it may be two paragraphs joined."""
    second: tuple[str, int] | None = None
    """Where two paragraphs are taken together: the label of the second."""


_MAIN_LEVELS = frozenset(("part", "chapter", "section", "article", "annex", "title"))
_BEADS = {(1, 1): 0.0, (2, 1): -1.3, (1, 2): -1.3, (2, 2): -2.5, (1, 0): -1.0, (0, 1): -1.0}
"""English and Chinese paragraphs in a pairing, and what it costs that this is not the usual one with one."""

_USUAL_RATIO = 0.23
"""Chinese characters for an English one, in treaties; the documents themselves say better (0.20 to 0.28 measured)."""

_BAND = 40
"""How far from the diagonal partners are sought where nothing is labelled, in paragraphs."""

_MOST_CELLS = 600_000

_NEAR = 12
"""How far from pairings that were found better ones are sought."""

_ROUNDS = 2
"""How often, after a first search by the table of renderings, one follows with what the pairs found have taught."""
_WORDS, _EXPECTED = 12.0, 0.15
"""How much words count, and the likeness that is usual between partners (measured on treaties)."""

_NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        [
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
        ],
        start=3,
    )
} | {"eighteen": "18", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90"}
_NUMBER_WORDS |= {
    "third": "3",
    "fourth": "4",
    "fifth": "5",
    "two-thirds": "3",
    "three-fourths": "4",
    "twenty-one": "21",
}
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_HAN_NUMBER = re.compile(rf"[{NUMERALS}]+")
_FOREIGN = re.compile(rf"[^\W\d_{HAN}]{{2,}}")
_INNER_LABEL = re.compile(
    rf"[(（][0-9A-Za-z{NUMERALS}]{{1,4}}[)）]|(?<![\d.])[0-9]{{1,3}}[.、](?!\d)|[{NUMERALS}]{{1,3}}、"
)
_ENGLISH_SENTENCE = re.compile(r"[.;:?!](?=\s|$)")
_CHINESE_SENTENCE = re.compile("[。；：？！]")


def _english(text: str) -> _Paragraph:
    label, _, words = split_label(text)
    figures = {number.replace(",", "") for number in _DIGITS.findall(words)}
    for word in re.findall(r"[A-Za-z]+(?:-[a-z]+)*", words):
        lower = word.lower()
        if lower in _NUMBER_WORDS:
            figures.add(_NUMBER_WORDS[lower])
        elif word[0].isupper() and lower in _MONTHS:
            figures.add(str(_MONTHS.index(lower) + 1))
        elif len(word) > 1 and word.isupper():
            figures.add(str(number_of(word) or word))
    return _Paragraph(
        len(words), label_key(label), frozenset(figures), len(_ENGLISH_SENTENCE.findall(words)), _inner(words)
    )


def _chinese(text: str) -> _Paragraph:
    label, _, words = split_label(text)
    figures = {number.replace(",", "") for number in _DIGITS.findall(words)}
    figures |= {word for word in _FOREIGN.findall(words) if word.isupper()}
    for written in _HAN_NUMBER.findall(words):
        if len(written) == 1 and is_legal(written):
            continue  # 大陆, 队伍: a legal numeral that stands alone is a word's
        value = number_of(written.rstrip("两兩"))
        if value is not None and value > 2:
            figures.add(str(value))
    return _Paragraph(
        len(words), label_key(label), frozenset(figures), len(_CHINESE_SENTENCE.findall(words)), _inner(words)
    )


def _inner(words: str) -> frozenset[int]:
    values = (number_of(found.strip("()（）.、")) for found in _INNER_LABEL.findall(words))
    return frozenset(value for value in values if value is not None)


def _ratio(en: Sequence[_Paragraph], zh: Sequence[_Paragraph]) -> float:
    """Chinese characters for an English one in these two texts, held to what is possible."""
    english, chinese = (sum(paragraph.length for paragraph in of) for of in (en, zh))
    learned = chinese / english if english else _USUAL_RATIO
    return min(0.45, max(0.17, learned))


def _articles(en: Sequence[_Paragraph], zh: Sequence[_Paragraph]) -> Iterator[Stretch]:
    """Stretches (English start and end, Chinese start and end) between the labels of articles that both texts have."""
    opens_en = [at for at, paragraph in enumerate(en) if paragraph.label and paragraph.label[0] in _MAIN_LEVELS]
    opens_zh = [at for at, paragraph in enumerate(zh) if paragraph.label and paragraph.label[0] in _MAIN_LEVELS]
    start = (0, 0)
    for block in Indel.opcodes([en[at].label for at in opens_en], [zh[at].label for at in opens_zh]):
        if block.tag != "equal":
            continue
        for x, y in zip(range(block.src_start, block.src_end), range(block.dest_start, block.dest_end), strict=True):
            yield start[0], opens_en[x], start[1], opens_zh[y]
            start = (opens_en[x], opens_zh[y])
    yield start[0], len(en), start[1], len(zh)


class _Search:
    """The search for the best pairings; what does not change from round to round is reckoned once."""

    def __init__(self, en: Sequence[_Paragraph], zh: Sequence[_Paragraph], words: PairWords) -> None:
        self._english, self._chinese = _alone_and_joined(en), _alone_and_joined(zh)
        self._ratio, self._words = _ratio(en, zh), words
        self._known: dict[tuple[int, int, int, int], float] = {}

    def paired(self, stretch: Stretch, corridor: Corridor) -> list[Pairing]:
        """The best division of a stretch into pairings, of those that stay in the corridor."""
        a, b, c, d = stretch
        best: dict[tuple[int, int], tuple[float, tuple[int, int], float]] = {(a, c): (0.0, (0, 0), 0.0)}
        for i in range(a, b + 1):
            low, high = corridor[i]
            for j in range(max(c, low), min(d, high) + 1):
                if (i, j) not in best:
                    continue
                reached = best[i, j][0]
                for (ens, zhs), cost in _BEADS.items():
                    end = (i + ens, j + zhs)
                    if end[0] > b or end[1] > d:
                        continue
                    score = cost + (self._score(i, ens, j, zhs) if ens and zhs else 0.0)
                    if end not in best or reached + score > best[end][0]:
                        best[end] = (reached + score, (ens, zhs), score)
        pairings = []
        i, j = b, d
        while (i, j) != (a, c):
            _, (ens, zhs), score = best[i, j]
            pairings.append(Pairing(tuple(range(i - ens, i)), tuple(range(j - zhs, j)), round(score, 3)))
            i, j = i - ens, j - zhs
        return pairings[::-1]

    def _score(self, i: int, ens: int, j: int, zhs: int) -> float:
        at = (i, ens, j, zhs)
        if at not in self._known:
            self._known[at] = _score(self._english[i, ens], self._chinese[j, zhs], self._ratio)
        score = self._known[at]
        if self._words.expects(i, ens):
            score += _WORDS * (self._words.alike(i, ens, j, zhs) - _EXPECTED)
        # Two with two stand for two pairings: what speaks against them counts as often, so that they are no way out.
        return score if score > 0 else score * min(ens, zhs)


def _diagonal(stretch: Stretch) -> Corridor:
    """Where partners are sought before anything is known: beside the diagonal.

    A chapter may stand in one text only: the difference in length counts too, within reason.
    """
    a, b, c, d = stretch
    slope = (d - c) / max(1, b - a)
    band = max(_BAND, min(abs((d - c) - (b - a)), _MOST_CELLS // max(1, b - a)))
    middles = {i: c + int((i - a) * slope) for i in range(a, b + 1)}
    return {i: (middle - band, middle + band) for i, middle in middles.items()}


def _beside(pairings: Sequence[Pairing], stretch: Stretch) -> Corridor:
    """Where partners are sought once pairings were found: near those."""
    a, _, c, _ = stretch
    corridor = {a: (c - _NEAR, c + _NEAR)}
    i, j = a, c
    for found in pairings:
        end = (i + len(found.en), j + len(found.zh))
        for at in range(i, end[0] + 1):
            low, high = corridor.get(at, (j - _NEAR, j))
            corridor[at] = (min(low, j - _NEAR), max(high, end[1] + _NEAR))
        i, j = end
    return corridor


def _alone_and_joined(of: Sequence[_Paragraph]) -> dict[tuple[int, int], _Paragraph]:
    """Every paragraph by (index, 1), and joined with the one after it by (index, 2)."""
    both = {(at, 1): paragraph for at, paragraph in enumerate(of)}
    for at in range(len(of) - 1):
        one, two = of[at], of[at + 1]
        figures, inner = one.figures | two.figures, one.inner | two.inner
        length, sentences = one.length + two.length, one.sentences + two.sentences
        both[at, 2] = _Paragraph(length, one.label, figures, sentences, inner, second=two.label)
    return both


def _score(en: _Paragraph, zh: _Paragraph, ratio: float) -> float:
    return _by_length(en, zh, ratio) + _by_figures(en, zh) + _by_labels(en, zh)


def _by_length(en: _Paragraph, zh: _Paragraph, ratio: float) -> float:
    """Gale and Church's measure: how far the Chinese is from the length that the English lets expect."""
    expected = ratio * en.length
    off = abs(zh.length - expected) / math.sqrt(0.35 * max(8.0, expected))
    return 2.2 - 0.5 * math.pow(min(off, 12.0), 1.2) - 0.4 * min(abs(en.sentences - zh.sentences), 3)


def _by_figures(en: _Paragraph, zh: _Paragraph) -> float:
    if not en.figures and not zh.figures:
        return 0.0
    shared = len(en.figures & zh.figures)
    alone = len(en.figures) + len(zh.figures) - 2 * shared
    return max(-2.0, min(4.0, 1.2 * shared - 0.45 * alone))


def _by_labels(en: _Paragraph, zh: _Paragraph) -> float:
    """The same label is strong evidence, and another number strong evidence against; a label on one side says little.

    A paragraph with a label of its own is the second half of another where that label stands inside the other.
    """
    one, other = en.label, zh.label
    score = _second_half(en, zh) + _second_half(zh, en)
    if one is not None and other is not None:
        return score + (4.0 if one == other else 2.5 if one[1] == other[1] else -3.0)
    return score if one is other else score - 0.3


def _second_half(of: _Paragraph, other: _Paragraph) -> float:
    if of.second is None:
        return 0.0
    return 2.0 if of.second[1] in other.inner else -1.5
