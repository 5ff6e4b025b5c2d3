"""Days, spans of days and clocks as the papers of the record print them, in both languages."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel import Locale

from dialogue.vocabulary import Precision
from exports.word.captions import Pair, on_day

_CAPITALS: Final = {
    "America/New_York": ("Washington, Eastern Time", "华盛顿时间"),
    "Asia/Shanghai": ("Beijing time", "北京时间"),
    "UTC": ("Coordinated Universal Time", "世界协调时"),
}
"""Zones that are called by the seat of government, not by the city in their name."""


def days(starts_on: date, ends_on: date | None = None, precision: Precision = Precision.DAY) -> Pair:
    """10–12 March 2025, 2025年3月10日至12日; March 2025; about 2025: never more exact than it is known."""
    if precision == Precision.YEAR:
        return f"{starts_on.year}", f"{starts_on.year}年"
    if precision == Precision.MONTH:
        return f"{starts_on:%B %Y}", f"{starts_on.year}年{starts_on.month}月"
    en, zh = on_day(starts_on) if ends_on in (None, starts_on) else _span(starts_on, ends_on or starts_on)
    return (f"about {en}", f"约{zh}") if precision == Precision.ABOUT else (en, zh)


def _span(first: date, last: date) -> Pair:
    (first_en, first_zh), (last_en, last_zh) = on_day(first), on_day(last)
    if first.year == last.year:
        last_zh = last_zh.partition("年")[2]
        if first.month == last.month:
            return f"{first.day}–{last_en}", f"{first_zh}至{last_zh.partition('月')[2]}"
        first_en = first_en.rpartition(" ")[0]
    return f"{first_en} – {last_en}", f"{first_zh}至{last_zh}"


def clock(zone: str, on: date) -> Pair:
    """A time zone on a day: Beijing time (UTC+8), 北京时间（UTC+8）. A zone that nobody knows stays as it is."""
    try:
        gap = datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(zone)).utcoffset() or timedelta()
    except (ZoneInfoNotFoundError, ValueError):
        return zone, zone
    hours, minutes = divmod(abs(int(gap.total_seconds())) // 60, 60)
    sign = "−" if gap < timedelta() else "+"
    offset = "UTC" + (f"{sign}{hours}" + (f":{minutes:02}" if minutes else "") if gap else "")
    en, zh = _CAPITALS.get(zone) or (f"{_city(zone, 'en')} time", f"{_city(zone, 'zh')}时间")
    return f"{en} ({offset})", f"{zh}（{offset}）"


@lru_cache(maxsize=256)
def _city(zone: str, language: str) -> str:
    city = Locale.parse(language).time_zones.get(zone, {}).get("city")
    return str(city) if city else zone.rpartition("/")[2].replace("_", " ")
