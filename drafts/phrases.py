"""Phrases while a person writes: what was typed just now and may have been agreed before, and which agreed words to offer."""

import re
from typing import Final

from drafts.sentences import Span, sentences
from drafts.tidy import SMALL_WORDS
from drafts.tokens import HAN

MOST_WORDS: Final = 6
LEAST_HAN: Final = 3
MOST_HAN: Final = 12
FAR_ENOUGH: Final = 400
"""How many characters before the caret are looked at."""

_ENDS: Final = frozenset(".!?;:。！？；：")
_STOP: Final = re.compile(r"[.!?;:](?=\s|$)|[。！？；：\n]")
_WORD: Final = re.compile(rf"[^\W_{HAN}]+(?:[-'’][^\W_{HAN}]+)*")
_LAST_HAN: Final = re.compile(rf"[{HAN}]+$")
_MARKS: Final = " \t.,;:!?。，；：！？、"


def typed_phrases(before: str) -> tuple[str, ...]:
    """What stands right before the caret and could be a phrase, the longest first.

    Never over the end of a sentence. English: two to six words, at least two of them not small.
    Chinese: three to twelve characters.
    """
    if before.rstrip()[-1:] in _ENDS:
        return ()
    text = _STOP.split(before[-FAR_ENOUGH:].rstrip(_MARKS))[-1]
    if run := _LAST_HAN.search(text):
        longest = run.group()[-MOST_HAN:]
        return tuple(longest[at:] for at in range(len(longest) - LEAST_HAN + 1))
    words = [match.span() for match in _WORD.finditer(text)][-MOST_WORDS:]
    phrases = (text[start:] for start, _ in words[:-1])
    return tuple(phrase for phrase in phrases if _tells(phrase))


def _tells(phrase: str) -> bool:
    """Whether a phrase has two words that are not small: “with due respect”, and not “of the Parties”."""
    return sum(word.lower() not in SMALL_WORDS for word in _WORD.findall(phrase)) > 1


def agreed_words(text: str, span: Span) -> str:
    """The agreed words from a phrase to the end of its sentence, without the mark that ends it."""
    start = span[0]
    for first, last in sentences(text):
        if first <= start < last:
            return text[start:last].rstrip(_MARKS)
    return text[start:].rstrip(_MARKS)


def counterpart(text: str, span: Span, other: str) -> str:
    """The sentence of the other language that stands where the phrase's own stands; all of it where they do not pair."""
    own, others = sentences(text), sentences(other)
    at = next((i for i, (first, last) in enumerate(own) if first <= span[0] < last), None)
    if at is None or len(own) != len(others):
        return other.strip()
    first, last = others[at]
    return other[first:last]


__all__ = ["agreed_words", "counterpart", "typed_phrases"]
