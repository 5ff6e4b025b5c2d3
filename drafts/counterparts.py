"""Which sentences of one text may say the same as given words of another, in either language. Offered, never linked.

Two sides write of one meeting without looking at each other: the order differs, and most of what one tells the other
leaves out. What is compared is therefore what both must print where they tell the same point: figures and days by value,
names and terms that are known in both languages, known renderings of diplomatic expressions, and, in one language, words.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from drafts.figures import figures
from drafts.pair_words import PairWords
from drafts.sentences import Span, sentences
from drafts.subject_words import subjects
from drafts.tokens import HAN

_HAN: Final = re.compile(f"[{HAN}]")
_WORD: Final = re.compile(r"[A-Za-z]{3,}")
_RUN: Final = re.compile(f"[{HAN}]{{2,}}")
_LIKE, _FIGURE, _TERM, _SUBJECT = 3.0, 1.0, 0.8, 3.0
"""How much likeness of words, a shared figure, a shared name or term, and likeness of subjects count; chosen on read-outs of
June 2025."""
_LEAST: Final = 0.15
"""Below this nothing speaks for a sentence."""


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A sentence of the other text by its span, and how much speaks for it: the more the better, without a unit."""

    span: Span
    score: float


@dataclass(frozen=True, slots=True)
class Term:
    """A name or a term in both languages; either may be empty, and a form may have several spellings of which each counts."""

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()

    def stands_in(self, text: str) -> bool:
        """Whether a spelling of either language stands in the text."""
        return any(form and form in text for form in self.zh) or any(
            re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in self.en if form
        )


def counterparts(wanted: str, beside: str, other: str, terms: Iterable[Term] = (), most: int = 3) -> list[Counterpart]:
    """At most `most` sentences of `other` that may say what `wanted`, a passage of `beside`, says; the likeliest first.

    `terms` are names and terms that are known in both languages (parties, people, places, topics). Nothing is given
    where nothing speaks for any sentence.
    """
    spans = sentences(other)
    texts = [other[start:end] for start, end in spans]
    if not texts or not wanted.strip():
        return []
    scores = [0.0] * len(texts)
    for place, likeness in enumerate(_likeness(wanted, beside, texts)):
        scores[place] += _LIKE * likeness
    for place, likeness in enumerate(_cosines(subjects(wanted), [subjects(text) for text in texts])):
        scores[place] += _SUBJECT * likeness
    known = list(terms)
    _shared(scores, figures(wanted), [figures(text) for text in texts], _FIGURE)
    named = frozenset(str(at) for at, term in enumerate(known) if term.stands_in(wanted))
    theirs = [frozenset(str(at) for at, term in enumerate(known) if term.stands_in(text)) for text in texts]
    _shared(scores, named, theirs, _TERM)
    ranked = sorted(range(len(texts)), key=lambda place: (-scores[place], place))
    return [Counterpart(spans[place], scores[place]) for place in ranked[:most] if scores[place] > _LEAST]


def _shared(scores: list[float], wanted: frozenset[str], theirs: Sequence[frozenset[str]], weight: float) -> None:
    """Count what a sentence shares with the wanted words: the more, the fewer sentences hold it."""
    held = Counter(one for marks in theirs for one in marks)
    for place, marks in enumerate(theirs):
        for one in wanted & marks:
            scores[place] += weight * math.log((1 + len(theirs)) / held[one]) / math.log(1 + len(theirs))


def _likeness(wanted: str, beside: str, texts: Sequence[str]) -> list[float]:
    """How alike the words are, from 0 to 1 for each sentence."""
    mine = [beside[start:end] for start, end in sentences(beside)] + [wanted]
    is_han, theirs_han = _is_chinese(wanted), _is_chinese(" ".join(texts))
    if is_han == theirs_han:
        return _cosines(_pieces(wanted), [_pieces(text) for text in texts])
    words = PairWords(texts, mine) if is_han else PairWords(mine, texts)
    last = len(mine) - 1
    return [words.alike(at, 1, last, 1) if is_han else words.alike(last, 1, at, 1) for at in range(len(texts))]


def _is_chinese(text: str) -> bool:
    """Chinese where a fifth of the letters are Chinese characters: one stands for several Latin letters."""
    letters = sum(letter.isalpha() for letter in text)
    return letters > 0 and len(_HAN.findall(text)) * 5 >= letters


def _cosines(mine: frozenset[str], theirs: Sequence[frozenset[str]]) -> list[float]:
    """How much of the marks of a text stands in each of the others, rare marks counting more: from 0 to 1."""
    held = Counter(mark for marks in theirs for mark in marks)
    rare = {mark: math.log(1 + len(theirs) / held.get(mark, 0.5)) for mark in {*mine, *held}}

    def square(marks: frozenset[str]) -> float:
        return sum(rare[mark] ** 2 for mark in marks)

    norms = [math.sqrt(square(mine) * square(marks)) for marks in theirs]
    return [square(mine & marks) / norm if norm else 0.0 for marks, norm in zip(theirs, norms, strict=True)]


def _pieces(text: str) -> frozenset[str]:
    """Words without their endings, and pairs of Chinese characters."""
    pairs = ("".join(pair) for run in _RUN.findall(text) for pair in pairwise(run))
    return frozenset((*(_stem(word.lower()) for word in _WORD.findall(text)), *pairs))


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


__all__ = ["Counterpart", "Term", "counterparts"]
