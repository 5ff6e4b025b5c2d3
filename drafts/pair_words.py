"""Words as evidence for pairing: which Chinese an English paragraph lets expect, and how much of it a Chinese one holds.

What renders what is taken from the table of renderings and, once most paragraphs are paired, learned from the pairs of the
two texts themselves: a name or a term that always stands where the same Chinese stands says where it will stand again.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from drafts.expressions import SIMPLIFIED, Reading
from drafts.renderings import RENDERINGS_OF_ENGLISH
from drafts.tokens import HAN

_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_RUN: Final = re.compile(f"[{HAN}]{{2,}}")
_COMMON: Final = 0.35
"""Words that stand in a greater share of the paragraphs say nothing."""
_FEWEST: Final = 2
"""How often two words must have stood in a pair to be taken for renderings of each other."""
_CLOSEST: Final = 0.35
_MOST: Final = 6

Vector = Mapping[str, float]


class PairWords:
    """The words of both texts; `learn` from pairs, then ask how much two stretches of paragraphs have in common."""

    def __init__(self, en: Sequence[str], zh: Sequence[str]) -> None:
        self._words = [_stems(text) for text in en]
        self._expressions = [tuple(Reading(text, "en").expressions()) for text in en]
        self._bigrams = [_bigrams(text) for text in zh]
        counts = Counter(pair for bigrams in self._bigrams for pair in bigrams)
        self._rare = _rarity(counts, len(zh))
        self._seen = Counter(word for words in self._words for word in words)
        self._common = _COMMON * max(8, len(en))
        self._zh = [{pair: self._rare.get(pair, 0.0) for pair in bigrams} for bigrams in self._bigrams]
        self._zh_norms = [_square(vector) for vector in self._zh]
        self._learned: dict[str, list[tuple[str, float]]] = {}
        self._expect()

    def learn(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Learn from English and Chinese paragraphs that say the same what renders what."""
        together: defaultdict[str, Counter[str]] = defaultdict(Counter)
        words: Counter[str] = Counter()
        bigrams: Counter[str] = Counter()
        for i, j in pairs:
            words.update(self._words[i])
            bigrams.update(self._bigrams[j])
            for word in self._words[i]:
                if self._seen[word] <= self._common:
                    together[word].update(self._bigrams[j])
        self._learned = {}
        for word, beside in together.items():
            close = [
                (count / math.sqrt(words[word] * bigrams[pair]) * count / (count + 1), pair)
                for pair, count in beside.items()
                if count >= _FEWEST and self._rare.get(pair)
            ]
            close = sorted((found for found in close if found[0] >= _CLOSEST), reverse=True)[:_MOST]
            self._learned[word] = [(pair, share) for share, pair in close]
        self._expect()

    def alike(self, i: int, ens: int, j: int, zhs: int) -> float:
        """How much of what English paragraphs let expect stands in Chinese ones: from 0 for nothing to 1."""
        dot, norm_en, norm_zh = 0.0, 0.0, 0.0
        for a in range(i, i + ens):
            norm_en += self._en_norms[a]
            dots = self._dots[a]
            for b in range(j, j + zhs):
                dot += dots.get(b, 0.0)
        if not dot:
            return 0.0
        for b in range(j, j + zhs):
            norm_zh += self._zh_norms[b]
        return dot / math.sqrt(norm_en * norm_zh)

    def expects(self, i: int, ens: int) -> bool:
        """Whether anything is known of how the words of English paragraphs are rendered."""
        return self._en_norms[i] > 0 or (ens > 1 and any(self._en_norms[i : i + ens]))

    def _expect(self) -> None:
        """What each English paragraph lets expect, and how much of it each Chinese one holds."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for j, vector in enumerate(self._zh):
            for pair, weight in vector.items():
                if weight:
                    places[pair].append(j)
        self._en_norms: list[float] = []
        self._dots: list[dict[int, float]] = []
        for words, expressions in zip(self._words, self._expressions, strict=True):
            vector = self._expected(words, expressions)
            dots: defaultdict[int, float] = defaultdict(float)
            for pair, weight in vector.items():
                for j in places[pair]:
                    dots[j] += weight * self._zh[j][pair]
            self._en_norms.append(_square(vector))
            self._dots.append(dots)

    def _expected(self, words: frozenset[str], expressions: Sequence[str]) -> dict[str, float]:
        vector: dict[str, float] = {}
        for expression in expressions:
            known = [words for words in RENDERINGS_OF_ENGLISH[expression] if len(words) > 1]
            for rendering in known:
                for pair in _bigrams(rendering):
                    if rare := self._rare.get(pair):
                        vector[pair] = max(vector.get(pair, 0.0), rare / math.sqrt(len(known)))
        for word in words:
            for pair, share in self._learned.get(word, ()):
                vector[pair] = max(vector.get(pair, 0.0), self._rare[pair] * share)
        return vector


def _stems(text: str) -> frozenset[str]:
    return frozenset(_stem(word.lower()) for word in _WORD.findall(text))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _bigrams(text: str) -> frozenset[str]:
    runs = _RUN.findall(text.translate(SIMPLIFIED))
    return frozenset(run[at : at + 2] for run in runs for at in range(len(run) - 1))


def _rarity(counts: Counter[str], paragraphs: int) -> dict[str, float]:
    """The weight of what stands in few paragraphs; what stands in many has none."""
    most = _COMMON * max(8, paragraphs)
    return {pair: math.log(1 + paragraphs / count) for pair, count in counts.items() if count <= most}


def _square(vector: Vector) -> float:
    return sum(weight * weight for weight in vector.values())
