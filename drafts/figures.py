"""The figures in a text by value, so that two texts can be compared: numbers, percentages, days, whatever the language."""

import re
from typing import Final

from dialogue.numerals import value_of
from drafts.tokens import NUMERALS

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = "|".join(sorted((name.capitalize() for name in _MONTHS), key=len, reverse=True))
_DAYS: Final = (
    re.compile(rf"\b(?P<m>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>\d{{4}})\b)?"),
    re.compile(rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{_MONTH})\b\.?(?:,?\s+(?P<y>\d{{4}})\b)?"),
    re.compile(rf"(?:(?P<y>\d{{4}}|[{NUMERALS}]{{4}})年)?(?P<m>\d{{1,2}}|[{NUMERALS}]{{1,3}})月(?P<d>\d{{1,2}}|[{NUMERALS}]{{1,3}})[日号號]"),
    re.compile(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})(?!\d)"),
)  # fmt: skip
_YEAR: Final = re.compile(rf"(?P<y>(?:19|20)\d{{2}})年|(?P<h>[{NUMERALS}]{{4}})年|\b(?P<e>(?:19|20)\d{{2}})\b(?!\s*%)")
_WORTH: Final = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mmt": 1e6, "bn": 1e9,
    "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "百万": 1e6, "千万": 1e7, "万亿": 1e12,
}  # fmt: skip
_SCALE: Final = "|".join(sorted(_WORTH, key=len, reverse=True))
_SHARE_ZH: Final = re.compile(rf"百分之(\d+(?:\.\d+)?|[{NUMERALS}]{{1,6}})")
_NUMBER: Final = re.compile(
    rf"(?<![\w.])(?:\$\s?)?(\d+(?:,\d{{3}})*(?:\.\d+)?)[\s-]?({_SCALE})?(?:\s*(%|％|percent\b|per cent\b|percentage points?\b|个百分点))?",
    re.IGNORECASE,
)
_NUMBER_IN_HAN: Final = re.compile(rf"(\d+(?:,\d{{3}})*(?:\.\d+)?)({_SCALE})?(%|％|个百分点)?")
_NUMERALS_ZH: Final = re.compile(rf"(?<![{NUMERALS}第])([{NUMERALS}]{{1,8}})(?=[个年天日名项条架吨家次轮人轮届])")
_WORDS: Final = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
}  # fmt: skip
_WORD: Final = re.compile(rf"\b({'|'.join(_WORDS)})[\s-](?=\w)", re.IGNORECASE)


def figures(text: str) -> frozenset[str]:
    """What a text counts and dates, each by its value: `n:12`, `%:24`, `d:11-10` (a day of a year), `y:2025`.

    A figure that cannot be told apart from a word (一 in 一致, "one" alone) is left out.
    """
    found: set[str] = set()
    rest = text
    for pattern in _DAYS:
        rest = pattern.sub(lambda match: _day(match, found), rest)
    rest = _YEAR.sub(lambda match: _year(match, found), rest)
    for match in _SHARE_ZH.finditer(rest):
        if (value := _value(match.group(1))) is not None:
            found.add(f"%:{value:g}")
    rest = _SHARE_ZH.sub(" ", rest)
    for match in _NUMBER_IN_HAN.finditer(rest):
        before = rest[: match.start()]
        if before[-1:].isascii() and (before[-1:].isalpha() or before[-1:] == "."):
            continue
        _number(_NUMBER.match(rest, match.start()) or match, found)
    for match in _NUMERALS_ZH.finditer(rest):
        if (value := _value(match.group(1))) is not None and value > 1:
            found.add(f"n:{value:g}")
    for match in _WORD.finditer(rest):
        if (value := _WORDS[match.group(1).lower()]) > 1:
            found.add(f"n:{value:g}")
    return frozenset(found)


def _number(match: re.Match[str], found: set[str]) -> None:
    value = float(match.group(1).replace(",", "")) * _WORTH.get((match.group(2) or "").lower(), 1)
    found.add(f"{'%' if match.group(3) else 'n'}:{value:.12g}")


def _day(match: re.Match[str], found: set[str]) -> str:
    month = _MONTHS.get(match.group("m").lower()) or _value(match.group("m"))
    day = _value(match.group("d"))
    if month is None or day is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return match.group()
    found.add(f"d:{month:g}-{day:g}")
    if year := match.groupdict().get("y"):
        found.add(f"y:{_value(year):g}")
    return " "


def _year(match: re.Match[str], found: set[str]) -> str:
    year = _value(next(filter(None, match.groups())))
    if year is None or not 1900 <= year <= 2100:
        return match.group()
    found.add(f"y:{year:g}")
    return " "


def _value(written: str) -> float | None:
    return float(written) if written[0].isascii() else _han(written)


def _han(written: str) -> float | None:
    """A number in Chinese characters, with 万 and 亿 between its parts."""
    total, rest = 0.0, written
    for sign, worth in (("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4)):
        if sign in rest:
            above, rest = rest.split(sign, 1)
            part = value_of(above) if above else None
            if part is None:
                return None
            total += part * worth
    if not rest:
        return total
    part = value_of(rest)
    return None if part is None else total + part


__all__ = ["figures"]
