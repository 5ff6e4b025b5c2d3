"""A side's private mandate for a clause, and where a text departs from it.

What is authorised by capital stands against what lies on the table: words that must stay, words that must not come in,
what must not be conceded, and the wording to fall back on. Nothing of it is ever shown to another side. Words are looked
for on a copy that is folded character by character, so every span points into the text as it is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final, Literal

from drafts.compare import compare
from drafts.tokens import HAN, MARKS

Language = Literal["en", "zh"]
Span = tuple[int, int]

LANGUAGES: Final[tuple[Language, Language]] = ("en", "zh")


class DepartureKind(StrEnum):
    """How a text departs from a mandate, from the gravest to the mildest."""

    RED_LINE_CROSSED = "red line crossed"
    FORBIDDEN_PRESENT = "forbidden words present"
    REQUIRED_NEGATED = "required words negated"
    REQUIRED_MISSING = "required words missing"
    DEPARTS_FROM_AUTHORISED = "departs from the authorised text"
    WITHIN_FALLBACK = "within the fallback"


_GRAVITY: Final = {kind: gravity for gravity, kind in enumerate(DepartureKind)}


@dataclass(frozen=True, slots=True)
class LanguageMandate:
    """What is authorised in one language. Empty: nothing was laid down.

    `required` words must stand in the text, `forbidden` ones must not; `red_line` words stand for what must not be
    conceded, and are the gravest to find.
    """

    authorised: str = ""
    fallback: str = ""
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    red_line: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mandate:
    """A side's mandate for a clause or a topic, in both languages, with the red line said in a sentence for people."""

    en: LanguageMandate = LanguageMandate()
    zh: LanguageMandate = LanguageMandate()
    red_line: str = ""

    def of(self, language: Language) -> LanguageMandate:
        """The mandate in one language."""
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Departure:
    """One way in which a text departs from a mandate.

    `words` are the words of the rule; `spans` where they stand in the text, or the places at which the text is another
    than the authorised one; `negated` where every one of the words found stands under a negation ("not legally binding").
    """

    kind: DepartureKind
    language: Language
    words: str
    spans: tuple[Span, ...]
    authorised: str
    found: str
    negated: bool = False


def departures(mandate: Mandate, text_en: str | None, text_zh: str | None) -> tuple[Departure, ...]:
    """Every departure of the text from the mandate, English first, the gravest first; the order of rules plays no part.

    The authorised text never departs. The fallback, word for word, is within the fallback and nothing else. None: the
    text has no wording in that language yet, and is not judged in it.
    """
    found: list[Departure] = []
    for language, text in zip(LANGUAGES, (text_en, text_zh), strict=True):
        if text is not None:
            found += _departures(mandate.of(language), language, text)
    return tuple(sorted(set(found), key=_order))


def contradictions(mandate: Mandate) -> tuple[Departure, ...]:
    """Where a mandate stands against itself: an authorised text or a fallback that its own words forbid or miss.

    For the person who writes the mandate; `found` is the text that offends.
    """
    found: set[Departure] = set()
    for language in LANGUAGES:
        rules = mandate.of(language)
        for text in (rules.authorised, rules.fallback):
            if text.strip():
                found.update(_by_words(rules, language, text))
    return tuple(sorted(found, key=_order))


def _departures(rules: LanguageMandate, language: Language, text: str) -> Iterator[Departure]:
    if _is_same(rules.authorised, text, language):
        return
    if _is_same(rules.fallback, text, language):
        whole = ((0, len(text)),)
        yield Departure(DepartureKind.WITHIN_FALLBACK, language, "", whole, rules.authorised, text)
        return
    yield from _by_words(rules, language, text)
    if rules.authorised.strip():
        spans = tuple((change.new_start, change.new_end) for change in compare(rules.authorised, text))
        yield Departure(DepartureKind.DEPARTS_FROM_AUTHORISED, language, "", spans, rules.authorised, text)


def _by_words(rules: LanguageMandate, language: Language, text: str) -> Iterator[Departure]:
    for kind, unwanted in (
        (DepartureKind.RED_LINE_CROSSED, rules.red_line),
        (DepartureKind.FORBIDDEN_PRESENT, rules.forbidden),
    ):
        for words in _different(unwanted):
            spans = occurrences(text, words, language)
            if spans:
                negated = all(is_negated(text, span, language) for span in spans)
                yield Departure(kind, language, words, spans, rules.authorised, _found(text, spans), negated)
    for words in _different(rules.required):
        spans = occurrences(text, words, language)
        if not spans:
            yield Departure(DepartureKind.REQUIRED_MISSING, language, words, (), rules.authorised, "")
        elif _is_only_negated(text, words, language) and not _is_only_negated(rules.authorised, words, language):
            yield Departure(
                DepartureKind.REQUIRED_NEGATED, language, words, spans, rules.authorised, _found(text, spans), True
            )


def occurrences(text: str, words: str, language: Language) -> tuple[Span, ...]:
    """Where the words stand in the text: whole words in whatever case in English, the characters in Chinese.

    White space is any white space; full-width and half-width forms, kinds of hyphens and of apostrophes are the same.
    """
    if not words.strip():
        return ()
    return tuple(match.span() for match in _pattern(words, language).finditer(folded(text)))


def is_negated(text: str, span: Span, language: Language) -> bool:
    """Whether words of the text stand directly under a negation: "not binding", "shall not", 不应.

    Only what stands directly beside them is looked at, so that what is called negated is.
    """
    copy = folded(text)
    before, words, after = copy[: span[0]], copy[span[0] : span[1]], copy[span[1] :]
    if language == "zh":
        return _CHINESE_NEGATION.search(before) is not None and _CHINESE_ASSERTION.search(before) is None
    if _NEGATION_BEFORE.search(before):
        return True
    last = words.split()[-1] if words.split() else ""
    return last in _AUXILIARIES and _NEGATION_AFTER.match(after) is not None


def folded(text: str) -> str:
    """A copy for finding, one character for one: case, width, hyphens, apostrophes and white space are evened out."""
    return text.lower() if text.isascii() and text.isprintable() else "".join(map(_folded_character, text))


@lru_cache(maxsize=16384)
def _folded_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in "\u2010\u2011\u2012\u2212":
        return "-"
    if character in "\u2018\u2019\u02bc":
        return "'"
    plain = unicodedata.normalize("NFKC", character)
    lower = (plain if len(plain) == 1 else character).lower()
    return lower if len(lower) == 1 else character


_LETTER: Final = rf"[^\W_{HAN}]"
_NEGATIONS: Final = "not|never|no|nor|neither|without|non"
_NEGATION_BEFORE: Final = re.compile(rf"(?<!{_LETTER})(?:{_NEGATIONS})(?:\s+|-)\Z")
_NEGATION_AFTER: Final = re.compile(rf"\s+(?:not|never|no longer|neither|in no)(?!{_LETTER})|n't(?!{_LETTER})")
_AUXILIARIES: Final = frozenset(
    (
        *("shall", "should", "must", "will", "would", "may", "might", "can", "could", "ought", "need"),
        *("do", "does", "did", "is", "are", "be", "was", "were", "has", "have", "had"),
    )
)
_CHINESE_NEGATION: Final = re.compile(r"(?:[不未无無勿毋]|[没沒]有?|[并並而决決绝絕]非)[得应應可能会會须須再予]?\s*\Z")
_CHINESE_ASSERTION: Final = re.compile(r"(?:[不未][得能可会會]不|[无無]不)\s*\Z")
"""Two negations that assert: 不得不, 不可不, 无不."""


@lru_cache(maxsize=1024)
def _pattern(words: str, language: Language) -> re.Pattern[str]:
    copy = folded(words).strip()
    if language == "zh":  # where a line may be broken anywhere
        pattern = r"\s*".join(re.escape(character) for character in copy if character != " ")
    else:
        pattern = r"\s+".join(re.escape(word) for word in copy.split())
    if re.match(_LETTER, copy):
        pattern = rf"(?<!{_LETTER}){pattern}"
    if re.search(rf"{_LETTER}\Z", copy):
        pattern = rf"{pattern}(?!{_LETTER}|[{MARKS}])"
    return re.compile(pattern)


def _is_only_negated(text: str, words: str, language: Language) -> bool:
    spans = occurrences(text, words, language)
    return bool(spans) and all(is_negated(text, span, language) for span in spans)


def _different(words: Sequence[str]) -> list[str]:
    """The words of a list of rules, each once, in whatever case it was written."""
    once: dict[str, str] = {}
    for one in sorted(word.strip() for word in words if word.strip()):
        once.setdefault(" ".join(folded(one).split()), one)
    return list(once.values())


def _is_same(laid_down: str, text: str, language: Language) -> bool:
    """Whether the text is the one laid down, whatever its white space. Nothing laid down is the same as no text."""
    return bool(laid_down.strip()) and _spaced(laid_down, language) == _spaced(text, language)


_BESIDE_HAN: Final = re.compile(rf"(?<=[{HAN}，。、；：！？（）《》“”])\s+|\s+(?=[{HAN}，。、；：！？（）《》“”])")


def _spaced(text: str, language: Language) -> str:
    once = " ".join(text.split())
    return _BESIDE_HAN.sub("", once) if language == "zh" else once


def _found(text: str, spans: Sequence[Span]) -> str:
    """The words as they stand in the text, where they first do."""
    start, end = spans[0]
    return text[start:end]


def _order(departure: Departure) -> tuple[bool, int, str, tuple[Span, ...]]:
    return departure.language != "en", _GRAVITY[departure.kind], departure.words, departure.spans
