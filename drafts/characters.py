"""What may not stand in a clause, because a reader cannot see it or takes it for something else.

Bidi controls, tags, zero-width and other invisible characters, control characters, and words that mix Latin letters with
Cyrillic or Greek ones. Full-width forms, compatibility ideographs, rare characters with their variation selectors, and
characters for private use are plain text and stay exactly as given.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class HiddenReason(StrEnum):
    """Why a character may not stand in a clause."""

    BIDI_CONTROL = "bidi-control"
    TAG = "tag"
    ZERO_WIDTH = "zero-width"
    INVISIBLE = "invisible"
    CONTROL = "control"
    MIXED_SCRIPT = "mixed-script"
    NOT_A_CHARACTER = "not-a-character"


@dataclass(frozen=True, slots=True)
class HiddenCharacter:
    """One character that a reader would not see, or would misread. The offset counts characters."""

    offset: int
    character: str
    name: str
    reason: HiddenReason


LINE_LAYOUT = "\t\n"
"""What a text of several lines may hold."""

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = frozenset("\u180e\u200b\u200c\u200d\u2060\ufeff")
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2028\u2029\u2800\u3164\uffa0")
_SELECTORS = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_JOINERS = "\u200c\u200d"
_JOINED_SCRIPTS = re.compile(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u17ff\u2190-\u2bff\U0001f000-\U0001faff\ufe0f]"
)
_UNITS = re.compile("[kMGm]?Ω|[μ][A-Za-z]{1,3}")
_TO_LOOK_AT = re.compile("[^ -~\u4e00-\u9fff\u3001-\u3011\uff01-\uff5e\u2014\u2018-\u201d\u2026]")
"""Everything but the letters and signs of which our texts are made: looking at each of these took most of the time."""
_CONTROL_NAMES = {
    0x00: "NULL",
    0x07: "BELL",
    0x08: "BACKSPACE",
    0x09: "TAB",
    0x0A: "LINE FEED",
    0x0B: "LINE TABULATION",
}
_CONTROL_NAMES |= {0x0C: "FORM FEED", 0x0D: "CARRIAGE RETURN", 0x1B: "ESCAPE", 0x7F: "DELETE", 0x85: "NEXT LINE"}
_WORD = re.compile(r"[^\W\d_]+")
_FAMILIES = ("LATIN", "CYRILLIC", "GREEK")


def hidden_characters(text: str, allowed: str = LINE_LAYOUT) -> tuple[HiddenCharacter, ...]:
    """Every character of the text that may not stand in a clause, in order.

    `allowed` names control characters that may stay: tab and line feed unless told otherwise; `allowed=""` refuses both.
    """
    if text.isascii() and text.isprintable():
        return ()
    found = [*_invisible(text, allowed), *_out_of_script(text)]
    return tuple(sorted(found, key=lambda hidden: hidden.offset))


def shown(text: str, allowed: str = LINE_LAYOUT) -> str:
    """The text with every hidden character as its code point, such as ⟨U+202E⟩."""
    parts = list(text)
    for hidden in hidden_characters(text, allowed):
        parts[hidden.offset] = f"⟨{_code_point(hidden.character)}⟩"
    return "".join(parts)


def _invisible(text: str, allowed: str) -> Iterator[HiddenCharacter]:
    for found in _TO_LOOK_AT.finditer(text):
        at, character = found.start(), found.group()
        if character in allowed:
            continue
        reason = _reason(text, at)
        if reason is not None:
            yield HiddenCharacter(at, character, _named(character), reason)


def _reason(text: str, at: int) -> HiddenReason | None:
    character = text[at]
    category = unicodedata.category(character)
    code = ord(character)
    if category == "Cc":
        return HiddenReason.CONTROL
    if category == "Cs" or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return HiddenReason.NOT_A_CHARACTER
    if character in _BIDI:
        return HiddenReason.BIDI_CONTROL
    if 0xE0000 <= code <= 0xE007F:
        return HiddenReason.TAG
    if character in _JOINERS and _joins(text, at):
        return None
    if character in _ZERO_WIDTH:
        return HiddenReason.ZERO_WIDTH
    if _SELECTORS.match(character):
        return None if _selects(text, at) else HiddenReason.INVISIBLE
    if category == "Cf" or character in _FILLERS:
        return HiddenReason.INVISIBLE
    return None


def _joins(text: str, at: int) -> bool:
    """Whether a joiner stands between letters of a script that needs it, or inside an emoji."""
    return 0 < at < len(text) - 1 and all(_JOINED_SCRIPTS.match(text[near]) for near in (at - 1, at + 1))


def _selects(text: str, at: int) -> bool:
    """Whether a variation selector follows something that has variants: an ideograph, a symbol, a Mongolian letter."""
    return at > 0 and unicodedata.category(text[at - 1]) in {"Lo", "So", "Sm", "Po", "Nd", "Sk"}


def _out_of_script(text: str) -> Iterator[HiddenCharacter]:
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if word.isascii():
            continue
        for start, part in _alphabetic(word):
            families = [_family(letter) for letter in part]
            mixed = "LATIN" in families and ("CYRILLIC" in families or "GREEK" in families)
            if not mixed or _UNITS.fullmatch(part):
                continue
            for at, letter in enumerate(part):
                if families[at] in {"CYRILLIC", "GREEK"}:
                    offset = match.start() + start + at
                    yield HiddenCharacter(offset, letter, _named(letter), HiddenReason.MIXED_SCRIPT)


def _alphabetic(word: str) -> Iterator[tuple[int, str]]:
    """Stretches of letters of an alphabet: Han beside Latin is no mixture, 中美agreement is two words."""
    for match in re.finditer(
        "[\u0041-\u058f\u1c80-\u1c8f\u1d00-\u1fff\u2c60-\u2c7f\u2de0-\u2dff\ua640-\ua69f\ua720-\ua7ff]+", word
    ):
        yield match.start(), match.group()


def _family(letter: str) -> str:
    name = unicodedata.name(letter, "")
    return next((family for family in _FAMILIES if name.startswith(family)), "")


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _named(character: str) -> str:
    name = unicodedata.name(character, "") or _CONTROL_NAMES.get(ord(character), "")
    return f"{_code_point(character)} {name}".rstrip()
