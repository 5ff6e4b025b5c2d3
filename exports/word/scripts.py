"""Cutting a text into stretches that one font serves: East Asian or Western.

Word draws “ ” ‘ ’ — … · with either font; only `w:hint="eastAsia"` says which. They follow the language of the column.
"""

import re
from collections.abc import Iterator
from typing import Final

from exports.word.values import Language

_EITHER: Final = frozenset("“”‘’—…·•°±×÷§¶‰′″※→←↑↓①②③④⑤⑥⑦⑧⑨⑩")
_SPACES: Final = frozenset(" \t\n\u00a0")


def is_east_asian(character: str) -> bool:
    """Is this character always drawn with the East Asian font?"""
    point = ord(character)
    return (
        0x2E80 <= point <= 0xA4CF
        or 0xAC00 <= point <= 0xD7AF
        or 0xF900 <= point <= 0xFAFF
        or 0xFE30 <= point <= 0xFE4F
        or 0xFF00 <= point <= 0xFFEF
        or 0x1F000 <= point <= 0x1F2FF
        or 0x20000 <= point <= 0x3FFFF
    )


def stretches(text: str, language: Language) -> Iterator[tuple[str, bool]]:
    """The text as (stretch, east_asian) in order; joined they are the text. Spaces go with what stands before them."""
    if text.isascii():
        if text:
            yield text, False
        return
    for found in _STRETCH[language].finditer(text):
        yield found[0], found.lastgroup == "east"


def _stretch(also: str = "") -> re.Pattern[str]:
    east = (
        "\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001f000-\U0001f2ff\U00020000-\U0003ffff"
        + also
    )
    return re.compile(f"(?P<east>[{east}][{east}{''.join(_SPACES)}]*)|[^{east}]+")


_STRETCH: Final = {"en": _stretch(), "zh": _stretch("".join(sorted(_EITHER)))}
