"""Time zones as people call them: Beijing time, Washington, Eastern Time; 北京时间、华盛顿时间.

What is stored is the name that the time zone database gives (Asia/Shanghai). The city that a zone is called by comes from
CLDR, in the reader's language; where the seat of government is another city of the zone, that one is named, because
deadlines run on the clocks of capitals.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from locales import N_, Reader

_NAMES: Final = {
    "America/New_York": N_("Washington, Eastern Time"),
    "Asia/Shanghai": N_("Beijing time"),
    "America/Sao_Paulo": N_("Brasília time"),
    "America/Toronto": N_("Ottawa time"),
    "Africa/Johannesburg": N_("Pretoria time"),
    "Asia/Dubai": N_("Abu Dhabi time"),
    "Asia/Karachi": N_("Islamabad time"),
    "Asia/Kolkata": N_("New Delhi time"),
    "Australia/Sydney": N_("Canberra time"),
    "Europe/Istanbul": N_("Ankara time"),
    "Europe/Zurich": N_("Swiss time"),
    "Pacific/Auckland": N_("Wellington time"),
    "UTC": N_("Coordinated Universal Time (UTC)"),
}
"""Zones that are not called by the city in their name."""
_UTC: Final = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal", "Etc/GMT", "GMT", "UCT", "Zulu"})


def zone_name(words: Reader, zone: str) -> str:
    """What a time zone is called in running text; a name that nobody knows stays as it is."""
    if zone not in _known():
        return zone
    for known in (zone, _canonical(zone)):
        if known in _NAMES:
            return words.t(_NAMES[known])
    if zone in _UTC:
        return words.t(_NAMES["UTC"])
    city = _city(zone, words.locale)
    return words.t("{city} time", city=city) if city else zone


def zone_label(words: Reader, zone: str, at: datetime | None = None) -> str:
    """A time zone in a list to choose from: Beijing time (Asia/Shanghai, UTC+8)."""
    name = zone_name(words, zone)
    if name == zone or zone in _UTC:
        return name
    return words.t("{name} ({zone}, {offset})", name=name, zone=zone, offset=offsets(zone, at or datetime.now(UTC)))


def offsets(zone: str, at: datetime) -> str:
    """How far the clocks stand from UTC in the year of a moment, in January and in July: UTC+8, UTC−5/−4. Raises KeyError
    where nobody knows the zone."""
    return _offsets(zone, at.year)


@lru_cache(maxsize=2048)
def _offsets(zone: str, year: int) -> str:
    clocks = ZoneInfo(zone)
    found = [datetime(year, month, 1, tzinfo=clocks).utcoffset() or timedelta() for month in (1, 7)]
    return "UTC" + "/".join(map(_offset, dict.fromkeys(found)))


def zones_to_choose(first: Iterable[str] = ()) -> list[str]:
    """Every zone that lies somewhere, from west to east; before them those that are likely, such as the capitals of the parties."""
    likely = [zone for zone in dict.fromkeys(first) if zone]
    return [*likely, *(zone for zone in _everywhere(datetime.now(UTC).year) if zone not in likely)]


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    """Every name that the time zone database has: looked up on the disk once, for a page asks hundreds of times."""
    return frozenset(available_timezones())


@lru_cache(maxsize=2)
def _everywhere(year: int) -> tuple[str, ...]:
    winter = datetime(year, 1, 1, tzinfo=UTC)
    places = {zone for zone in get_global("zone_territories") if zone in _known() and not zone.startswith("Etc/")}
    return tuple(sorted({*places, "UTC"}, key=lambda zone: (winter.astimezone(ZoneInfo(zone)).utcoffset(), zone)))


def _offset(gap: timedelta) -> str:
    if not gap:
        return "±0"
    hours, minutes = divmod(abs(int(gap.total_seconds())) // 60, 60)
    return ("−" if gap < timedelta() else "+") + str(hours) + (f":{minutes:02}" if minutes else "")


def _canonical(zone: str) -> str:
    return str(get_global("zone_aliases").get(zone, zone))


def _city(zone: str, locale: Locale) -> str:
    """The city a zone is called by; CLDR keeps some under the name they had before they were renamed."""
    today = _canonical(zone)
    for name in (zone, today, *_former().get(today, ())):
        if city := locale.time_zones.get(name, {}).get("city"):
            return str(city)
    if "/" not in today or today.startswith("Etc/"):
        return ""
    return today.rpartition("/")[2].replace("_", " ")


@lru_cache(maxsize=1)
def _former() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for former, today in get_global("zone_aliases").items():
        found.setdefault(today, []).append(former)
    return found


__all__ = ["offsets", "zone_label", "zone_name", "zones_to_choose"]
