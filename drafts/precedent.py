"""Precedent: where words were agreed before, and where a new clause renders an expression otherwise than was agreed.

A library is made once from agreed pairs of texts and then only read. Searching finds a phrase in either language, whatever
its case, its hyphens and the plural of its words. Comparing never says which rendering is right: only that the parties have
agreed on another one before, where, and how often.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Final
from uuid import UUID

from drafts.expressions import SIMPLIFIED, Reading, Rendering, Span, rendered
from drafts.renderings import Language
from drafts.tidy import SMALL_WORDS
from drafts.tokens import HAN, cut

LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")
MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Precedent:
    """A clause as it was agreed, with the wording that stood in its place before."""

    draft_id: UUID
    clause_id: UUID
    number: str
    agreed_on: date
    en: str
    zh: str
    preceding_en: str = ""
    preceding_zh: str = ""

    def text(self, language: Language) -> str:
        """The agreed words in one language."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class PhraseFound:
    """A phrase found in a precedent: as a phrase, or only all of its words."""

    precedent: Precedent
    language: Language
    spans: tuple[Span, ...]
    is_phrase: bool


@dataclass(frozen=True, slots=True)
class Usage:
    """In how many precedents an expression was rendered by these words, and when last."""

    words: str
    count: int
    latest: date


@dataclass(frozen=True, slots=True)
class PrecedentDeparture:
    """An expression of a new clause that is rendered otherwise than in every precedent.

    `language` is that of the expression, `spans` where it stands, `renderings` what stands for it in the other text;
    `usual` how it was rendered before, the most used first, and `precedents` where, the newest first.
    """

    language: Language
    expression: str
    spans: tuple[Span, ...]
    renderings: tuple[Rendering, ...]
    usual: tuple[Usage, ...]
    precedents: tuple[Precedent, ...]


class PrecedentLibrary:
    """Agreed language, to be searched and compared with."""

    def __init__(self, precedents: Iterable[Precedent]) -> None:
        self._precedents = sorted(precedents, key=lambda precedent: precedent.agreed_on, reverse=True)
        self._texts = [(number, language) for number in range(len(self._precedents)) for language in LANGUAGES]
        self._canonical: list[str] = []
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for number, language in self._texts:
            text = self._precedents[number].text(language)
            canonical = _canonical(text)
            for key in _keys(text, canonical):
                self._places[key].append(len(self._canonical))
            self._canonical.append(canonical)

    def __len__(self) -> int:
        return len(self._precedents)

    def __iter__(self) -> Iterator[Precedent]:
        """The precedents, the newest first."""
        return iter(self._precedents)

    def search(self, phrase: str, limit: int | None = MOST_SHOWN) -> tuple[PhraseFound, ...]:
        """Where the phrase was agreed before, in either language: the phrase itself first, then all of its words, each with
        the newest first.

        Where only its words are found, small English words and single Chinese characters are not asked for.
        """
        asked = _Asked(phrase)
        found: list[PhraseFound] = []
        others: list[int] = []
        for at in sorted(self._candidates(asked)):
            if limit is not None and len(found) >= limit:
                break
            spans = _occurrences(self._units(at), asked.key) if asked.key in self._canonical[at] else ()
            if spans:
                found.append(self._found(at, spans, True))
            else:
                others.append(at)
        for at in others:
            if limit is not None and len(found) >= limit:
                break
            spans = asked.word_spans(self._units(at))
            if spans:
                found.append(self._found(at, spans, False))
        return tuple(found)

    def departures(self, en: str, zh: str, apart_from: Collection[UUID] = ()) -> tuple[PrecedentDeparture, ...]:
        """The expressions of a new clause that are rendered as in no precedent, English ones first, in reading order.

        No departure: a text that also holds a rendering of the precedents, an expression that was never agreed on, and
        words of which it is not clear what they render. `apart_from` leaves out precedents of these clauses.
        """
        pair = Reading(en, "en"), Reading(zh, "zh")
        return tuple(departure for language in LANGUAGES for departure in self._departures(pair, language, apart_from))

    def usage(self, expression: str, language: Language, apart_from: Collection[UUID] = ()) -> tuple[Usage, ...]:
        """How often an expression of the table, in any of its forms, was rendered how; the most used first."""
        for name in Reading(expression, language).expressions():
            return self._usage(self._uses_of(name, language, apart_from))
        return ()

    @cached_property
    def _uses(self) -> "dict[Language, dict[str, list[_Use]]]":
        """How each precedent rendered its expressions; read when first asked for, because searching does not need it."""
        uses: dict[Language, dict[str, list[_Use]]] = {language: {} for language in LANGUAGES}
        for number, precedent in enumerate(self._precedents):
            en, zh = Reading(precedent.en, "en"), Reading(precedent.zh, "zh")
            for language in LANGUAGES:
                for found in rendered(en, zh, language):
                    if found.renderings:
                        clear = tuple(r.words for r in found.renderings if r.is_clear)
                        use = _Use(number, clear or tuple(r.words for r in found.renderings), bool(clear))
                        uses[language].setdefault(found.expression, []).append(use)
        return uses

    def _departures(
        self, pair: tuple[Reading, Reading], language: Language, apart_from: Collection[UUID]
    ) -> Iterator[PrecedentDeparture]:
        for found in rendered(*pair, language):
            if not any(rendering.is_clear for rendering in found.renderings):
                continue
            uses = self._uses_of(found.expression, language, apart_from)
            used = {words for use in uses for words in use.words}
            if used & {rendering.words for rendering in found.renderings}:
                continue
            clear = [use for use in uses if use.is_clear]
            if clear:
                otherwise = tuple(self._precedents[use.number] for use in clear)
                usual = self._usage(clear)
                yield PrecedentDeparture(language, found.expression, found.spans, found.renderings, usual, otherwise)

    def _uses_of(self, expression: str, language: Language, apart_from: Collection[UUID]) -> "list[_Use]":
        uses = self._uses[language].get(expression, [])
        return [use for use in uses if self._precedents[use.number].clause_id not in apart_from]

    def _usage(self, uses: "Sequence[_Use]") -> tuple[Usage, ...]:
        counts: Counter[str] = Counter(words for use in uses for words in use.words)
        latest: dict[str, date] = {}
        for use in uses:  # the newest first
            for words in use.words:
                latest.setdefault(words, self._precedents[use.number].agreed_on)
        usage = [Usage(words, count, latest[words]) for words, count in counts.items()]
        return tuple(sorted(usage, key=lambda one: (-one.count, -one.latest.toordinal(), one.words)))

    def _units(self, at: int) -> "list[_Unit]":
        number, language = self._texts[at]
        return _units(self._precedents[number].text(language))

    def _found(self, at: int, spans: tuple[Span, ...], is_phrase: bool) -> PhraseFound:
        number, language = self._texts[at]
        return PhraseFound(self._precedents[number], language, spans, is_phrase)

    def _candidates(self, asked: "_Asked") -> Collection[int]:
        """Texts in which all parts of the phrase stand somewhere."""
        if asked.scanned:
            return [at for at, text in enumerate(self._canonical) if asked.key in text]
        found: set[int] | None = None
        for alternatives in asked.parts:
            places: set[int] = set()
            for keys in alternatives:
                lists = sorted((self._places.get(key, []) for key in keys), key=len)
                places |= set(lists[0]).intersection(*lists[1:])
            found = places if found is None else found & places
            if not found:
                break
        return found or ()


@dataclass(frozen=True, slots=True)
class _Use:
    """How a precedent rendered an expression; `is_clear` where nothing else could be what these words render."""

    number: int
    words: tuple[str, ...]
    is_clear: bool


@dataclass(frozen=True, slots=True)
class _Unit:
    """A word or a Chinese character, or a mark: how it is compared, and where it stands. `glued`: a hyphen follows."""

    key: str
    start: int
    end: int
    glued: bool = False

    @property
    def is_han(self) -> bool:
        return _HAN.match(self.key) is not None

    @property
    def is_word(self) -> bool:
        return self.key.isalnum() and not self.is_han


_HAN: Final = re.compile(f"[{HAN}]")
_PARTS: Final = re.compile(rf"[{HAN}]|[^\W_{HAN}]+|[^\w\s]")
_HYPHENS: Final = frozenset("-\u2010\u2011")
_PASSED_OVER: Final = _HYPHENS | frozenset("'’‘\"“”")


def _units(text: str) -> list[_Unit]:
    """The text in parts, folded; quotation marks, apostrophes and hyphens are passed over."""
    units: list[_Unit] = []
    for match in _PARTS.finditer(text):
        part = match.group()
        if part in _PASSED_OVER:
            if part in _HYPHENS and units and units[-1].end == match.start() and units[-1].is_word:
                units[-1] = _Unit(units[-1].key, units[-1].start, units[-1].end, glued=True)
            continue
        units.append(_Unit(_folded(part), *match.span()))
    return units


@lru_cache(maxsize=65536)
def _folded(part: str) -> str:
    """One word or character for comparing: full width, case, traditional form and a plural s are gone."""
    plain = unicodedata.normalize("NFKC", part).lower().translate(SIMPLIFIED)
    if len(plain) < 4 or not plain.isalpha() or not plain.endswith("s") or plain.endswith(("ss", "us", "is")):
        return plain
    if plain.endswith("ies"):
        return plain[:-3] + "y"
    return plain[:-2] if plain.endswith(("sses", "shes", "ches", "xes")) else plain[:-1]


_RUNS: Final = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+|[^\w\s]")
_HAN_RUN: Final = re.compile(f"[{HAN}]{{2,}}")
_COMPOUND: Final = re.compile(rf"[^\W_{HAN}]+(?:[-\u2010\u2011][^\W_{HAN}]+)*")
_HYPHEN: Final = re.compile("[-\u2010\u2011]")


def _canonical(text: str) -> str:
    """The units of a text in one, made faster."""
    return "".join([_folded(run) for run in _RUNS.findall(text) if run not in _PASSED_OVER])


def _keys(text: str, canonical: str) -> set[str]:
    """What a text is found by: its words, its hyphenated words in one, and its pairs of Chinese characters."""
    keys: set[str] = set()
    for compound in set(_COMPOUND.findall(text)):
        parts = [_folded(part) for part in _HYPHEN.split(compound)] if not compound.isalnum() else ()
        keys.update(parts)
        keys.add("".join(parts) or _folded(compound))
    for run in _HAN_RUN.findall(canonical):
        keys.update([run[at : at + 2] for at in range(len(run) - 1)])
    return keys


def _compounds(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """The words, those tied by hyphens together."""
    compound: list[_Unit] = []
    for unit in units:
        if unit.is_word:
            compound.append(unit)
        if compound and not (unit.is_word and unit.glued):
            yield compound
            compound = []
    if compound:
        yield compound


def _occurrences(units: Sequence[_Unit], key: str) -> tuple[Span, ...]:
    """Where a folded phrase stands among the units, from the start of one to the end of one."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    length = 0
    for unit in units:
        starts[length] = unit.start
        length += len(unit.key)
        ends[length] = unit.end
    text = "".join(unit.key for unit in units)
    spans: list[Span] = []
    at = text.find(key)
    while key and at >= 0:
        is_whole = at in starts and at + len(key) in ends
        if is_whole:
            spans.append((starts[at], ends[at + len(key)]))
        at = text.find(key, at + (len(key) if is_whole else 1))
    return tuple(spans)


class _Asked:
    """A phrase that is looked for."""

    def __init__(self, phrase: str) -> None:
        units = _units(phrase)
        while units and not units[-1].key.isalnum():
            units.pop()
        while units and not units[0].key.isalnum():
            units.pop(0)
        self.key = "".join(unit.key for unit in units)
        words = [
            ["".join(part.key for part in compound), *(part.key for part in compound)] for compound in _compounds(units)
        ]
        telling = [word for word in words if word[0] not in SMALL_WORDS] or words
        runs = ["".join(unit.key for unit in run) for run in _han_runs(units)]
        han = [token for run in runs for token in cut(run)]
        han = [token for token in han if len(token) > 1] or [run for run in runs if len(run) > 1]
        self._words = [word[0] for word in telling] + han
        self.parts = [[word[:1], word[1:]] for word in telling]
        self.parts += [[[a + b for a, b in pairwise(token)]] for token in han]
        self.scanned = bool(self.key) and not self.parts

    def word_spans(self, units: Sequence[_Unit]) -> tuple[Span, ...]:
        """Where the telling words stand; nowhere when one of them does not."""
        each = [_occurrences(units, word) for word in self._words]
        return tuple(sorted(span for spans in each for span in spans)) if each and all(each) else ()


def _han_runs(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    run: list[_Unit] = []
    for unit in units:
        if unit.is_han:
            run.append(unit)
        elif run:
            yield run
            run = []
    if run:
        yield run
