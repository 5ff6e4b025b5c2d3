"""Chinese names in Latin letters: syllables of pinyin, and how Wade–Giles spells them.

Wade–Giles tells ch from ch' by an apostrophe that printers drop (Chou En-lai, Chiao Kuan-hua). Where a name has none, each of
its syllables is read both ways; where it has one, it is read as it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final

_SYLLABLES: Final = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo ü üe",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo ü üe",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing ong ou u uan ue un",
    "w": "a ai an ang ei en eng o u",
}  # fmt: skip
"""The syllables of pinyin: initial, and the finals that follow it."""
_INITIALS: Final = {
    "b": "p", "p": "p'", "d": "t", "t": "t'", "g": "k", "k": "k'", "j": "ch", "q": "ch'", "x": "hs", "zh": "ch", "ch": "ch'",
    "r": "j", "z": "ts", "c": "ts'",
}  # fmt: skip
"""How Wade–Giles writes an initial, where it does not write it alike."""
_FINALS: Final = {"ie": "ieh", "ian": "ien", "iong": "iung", "ong": "ung", "üe": "üeh"}
_WHOLE: Final = {
    "zi": ("tzu",), "ci": ("tz'u",), "si": ("ssu", "szu"), "zhi": ("chih",), "chi": ("ch'ih",), "shi": ("shih",), "ri": ("jih",),
    "e": ("e", "o"), "er": ("erh",), "ge": ("ko", "ke"), "ke": ("k'o", "k'e"), "he": ("ho", "he"), "gui": ("kuei",),
    "kui": ("k'uei",), "yi": ("i", "yi"), "ye": ("yeh",), "you": ("yu",), "yan": ("yen",), "yong": ("yung",), "yu": ("yü",),
    "yue": ("yüeh",), "yuan": ("yüan",), "yun": ("yün",), "guo": ("kuo",), "kuo": ("k'uo",), "huo": ("huo",), "shuo": ("shuo",),
}  # fmt: skip
"""Syllables that Wade–Giles writes by no rule."""
_APOSTROPHES: Final = "'’‘ʻʼ`´"
_TOKEN: Final = re.compile(rf"[^\W\d_]+(?:[{_APOSTROPHES}][^\W\d_]+)*")


@cache
def pinyin_syllables() -> frozenset[str]:
    """Every syllable of pinyin, with ü also written as u and v are typed: lü, lv, lyu."""
    found = set()
    for initial, finals in _SYLLABLES.items():
        for final in finals.split():
            syllable = initial + final
            found.add(syllable)
            if "ü" in syllable:
                found |= {syllable.replace("ü", "v"), syllable.replace("ü", "yu"), syllable.replace("ü", "u")}
    return frozenset(found)


def is_pinyin(token: str) -> bool:
    """Whether a word is nothing but syllables of pinyin: Zhou, Enlai, Lihui."""
    return bool(token) and _divides(_folded(token, keep_dots=True))


@cache
def _divides(rest: str) -> bool:
    known = pinyin_syllables()
    return not rest or any(rest[:end] in known and _divides(rest[end:]) for end in range(1, min(6, len(rest)) + 1))


def without_umlaut(token: str) -> str:
    """A word of pinyin with lü, lyu, lv and lu written alike, for comparing: they are printed for one family name."""
    folded = _folded(token, keep_dots=True)
    return re.sub(r"([ln])(?:yu|v|ü)", r"\1u", folded)


@cache
def _wade_giles() -> dict[str, frozenset[str]]:
    """The pinyin of each syllable of Wade–Giles as it is printed; without its apostrophe a syllable may be two."""
    found: dict[str, set[str]] = {}
    for initial, finals in _SYLLABLES.items():
        for final in finals.split():
            for spelt in _spelt(initial, final):
                plain = spelt.replace("ü", "u")
                for printed in {spelt, plain}:
                    found.setdefault(printed, set()).add(initial + final)
                    found.setdefault("?" + printed.replace("'", ""), set()).add(initial + final)
    return {spelt: frozenset(read) for spelt, read in found.items()}


def _spelt(initial: str, final: str) -> tuple[str, ...]:
    if whole := _WHOLE.get(initial + final):
        return whole
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if final == "uo":
        final = "o"
    return (_INITIALS.get(initial, initial) + _FINALS.get(final, final),)


def read_as_wade_giles(text: str) -> list[str]:
    """The names in pinyin, syllables run together, that a name could be whose every syllable is one of Wade–Giles.

    Empty where a syllable is none, where there is only one, and where they are too many to say anything.
    """
    tokens = [_folded(token, keep_dots=True) for token in _TOKEN.findall(text)]
    told = "'" in "".join(tokens)
    table = _wade_giles()
    read = [table.get(token) if told else table.get("?" + token) for token in tokens]
    if len(tokens) < 2 or not all(read):
        return []
    total = 1
    for options in read:
        total *= len(options or ())
    return sorted({"".join(way) for way in product(*map(sorted, filter(None, read)))}) if total <= 64 else []


def _folded(token: str, *, keep_dots: bool = False) -> str:
    """Lower case, one apostrophe, no tones; the dots of ü stay where they are wanted."""
    for mark in _APOSTROPHES:
        token = token.replace(mark, "'")
    return "".join(_bare(letter, keep_dots) for letter in unicodedata.normalize("NFC", token.casefold()))


def _bare(letter: str, keep_dots: bool) -> str:
    parts = unicodedata.normalize("NFD", letter)
    if keep_dots and parts[0] == "u" and "\u0308" in parts:
        return "ü"
    return "".join(part for part in parts if not unicodedata.combining(part))


def words_of_name(text: str) -> Iterator[str]:
    """The words of a name in Latin letters; a hyphen parts words, an apostrophe does not."""
    return iter(_TOKEN.findall(text))


__all__ = ["is_pinyin", "pinyin_syllables", "read_as_wade_giles", "without_umlaut", "words_of_name"]
