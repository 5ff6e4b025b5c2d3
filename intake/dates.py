"""Dates as texts print them, in both languages. Only whole expressions are read; a number alone is no year."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dialogue.numerals import value_of
from dialogue.vocabulary import Precision
from intake.proposals import StatedDate

MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?"
)
_NUMBERS: Final = {name.lower(): at for at, name in enumerate(calendar.month_abbr) if name}
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_TO: Final = r"\s*(?:-|–|—|to|and|through|until|&)\s*"
_ENGLISH: Final = re.compile(
    rf"(?<![\w/])(?:(?P<m1>{MONTHS})\s+(?P<d1>{_DAY})(?:st|nd|rd|th)?(?!\d|:\d|\s*[ap]\.?m\b)(?:{_TO}(?:(?P<m1b>{MONTHS})\s+)?(?P<d1b>{_DAY})(?:st|nd|rd|th)?(?!\d|:\d))?(?:,?\s+(?P<y1>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<d2>{_DAY})(?:st|nd|rd|th)?(?:{_TO}(?P<d2b>{_DAY})(?:st|nd|rd|th)?)?\s+(?:of\s+)?(?P<m2>{MONTHS})(?:,?\s+(?P<y2>(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<about>early |late |mid-|the end of |end-)?(?P<m3>{MONTHS}),?\s+(?:of\s+)?(?P<y3>(?:19|20)\d\d)(?!\d)"
    r"|(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?!\d))(?!\w)"
)
_D: Final = r"[\d一二三四五六七八九十]{1,3}"
_CHINESE: Final = re.compile(
    rf"(?:(?P<y>(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{{3}}|今|去|明|本)年)?(?P<m>(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]))月(?:(?P<d>{_D})[日号](?:(?:至|到|—|-|~|、|和)(?:(?P<yb>(?:19|20)\d\d)年)?(?:(?P<mb>{_D})月)?(?P<db>{_D})[日号])?"
    rf"|(?P<d3>{_D})(?:至|—|-|~|到)(?P<db3>{_D})[日号])?"
)
_DAY_ONLY: Final = re.compile(
    r"(?<![\d月年至])(?P<d>3[01]|[12]\d|[1-9])日(?:至(?P<db>3[01]|[12]\d|[1-9])日)?(?=(?:上午|下午|晚|在|同|会见|，|举行|与|应|凌晨|电))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date at one place: offsets in the text that was searched, first and last day (ISO, cut to what is printed)."""

    start: int
    end: int
    first: str
    last: str
    has_year: bool
    words: str

    def stated(self, is_flagged: bool = False) -> StatedDate:
        """The date as a proposal carries it."""
        precision = {10: Precision.DAY, 7: Precision.MONTH}.get(len(self.first), Precision.YEAR)
        return StatedDate(self.first, self.last, precision, " ".join(self.words.split()), not self.has_year, is_flagged)


def dates_in(text: str, year: int | None = None, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """Every date, in order of kind of writing. Without a printed year `year` is taken; without that too, none is found.

    A day that the month does not have is none.
    """
    end = len(text) if end is None else end
    for m in _ENGLISH.finditer(text, start, end):
        if found := _english(m, year):
            yield found
    for m in _CHINESE.finditer(text, start, end):
        if found := _chinese(m, year):
            yield found


def days_only(
    text: str, year: int | None, month: int | None, start: int = 0, end: int | None = None
) -> Iterator[Found]:
    """Days that are printed without a month (李强7日在京会见): of the month in which the text was published."""
    if year is None or month is None:
        return
    for m in _DAY_ONLY.finditer(text, start, len(text) if end is None else end):
        first = _iso(year, month, int(m["d"]))
        if first:
            yield Found(m.start(), m.end(), first, _iso(year, month, int(m["db"])) if m["db"] else "", False, m.group())


def _english(m: re.Match[str], year: int | None) -> Found | None:
    if m["iso"]:
        return Found(m.start(), m.end(), m["iso"], "", True, m.group()) if _valid(m["iso"]) else None
    printed = m["y1"] or m["y2"] or m["y3"]
    of = int(printed) if printed else year
    if of is None:
        return None
    if m["m3"]:
        return Found(m.start(), m.end(), f"{of:04d}-{_month(m['m3']):02d}", "", True, m.group())
    month = _month(m["m1"] or m["m2"])
    first = _iso(of, month, int(m["d1"] or m["d2"]))
    last = ""
    if other := (m["d1b"] or m["d2b"]):
        last = _iso(of, _month(m["m1b"]) if m["m1b"] else month, int(other))
        if last and last < first:
            last = ""
    return Found(m.start(), m.end(), first, last, bool(printed), m.group()) if first else None


def _chinese(m: re.Match[str], year: int | None) -> Found | None:
    written = m["y"]
    if written in ("今", "本", None):
        of = year
    elif written in ("去", "明"):
        of = None if year is None else year + (1 if written == "明" else -1)
    else:
        of = int(written) if written.isdigit() else value_of(written)
    if of is None:
        return None
    month = _value(m["m"])
    has_year = bool(written) and written not in ("今", "本", "去", "明")
    day = m["d"] or m["d3"]
    if not day:
        return Found(m.start(), m.end(), f"{of:04d}-{month:02d}", "", has_year, m.group()) if written else None
    first = _iso(of, month, _value(day))
    other = m["db"] or m["db3"]
    last = _iso(int(m["yb"]) if m["yb"] else of, _value(m["mb"]) if m["mb"] else month, _value(other)) if other else ""
    return Found(m.start(), m.end(), first, last if last > first else "", has_year, m.group()) if first else None


def _month(name: str) -> int:
    return _NUMBERS[name[:3].lower()]


def _value(written: str) -> int:
    return int(written) if written.isdigit() else value_of(written) or 0


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _valid(iso: str) -> bool:
    try:
        return bool(date.fromisoformat(iso))
    except ValueError:
        return False


def year_of(text: str, published: date | None = None) -> int | None:
    """The year a text is of: that of its publication, else the first whole date it prints, else the first year near its top."""
    if published is not None:
        return published.year
    dated = next((found for found in _ENGLISH.finditer(text) if found["y1"] or found["y2"] or found["iso"]), None)
    if dated is not None:
        return int(dated["y1"] or dated["y2"] or dated["iso"][:4])
    chinese = next((found for found in _CHINESE.finditer(text) if found["y"] and found["y"].isdigit()), None)
    if chinese is not None:
        return int(chinese["y"])
    printed = re.search(r"(?<!\d)((?:19[4-9]|20[0-4])\d)(?!\d)", text[:600])
    return int(printed.group(1)) if printed else None


def counted(base: str, amount: int, unit: str) -> str:
    """A date that lies an amount of days, weeks, months or years after another; empty where that is no whole date."""
    if len(base) < 10:
        return ""
    day = date.fromisoformat(base)
    try:
        if unit in ("day", "week"):
            return (day + timedelta(days=amount * (7 if unit == "week" else 1))).isoformat()
        months = day.month - 1 + amount * (12 if unit == "year" else 1)
        year, month = day.year + months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1])).isoformat()
    except (ValueError, OverflowError):
        return ""


__all__ = ["MONTHS", "Found", "counted", "dates_in", "days_only", "year_of"]
