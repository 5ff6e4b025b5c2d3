"""Meetings, events and due dates as a calendar file (iCalendar, RFC 5545), in both languages.

A day without hours is a whole day; hours stand in the zone of the place, whose rules are in the file; what is known only to the
month or the year lies over all of it and blocks nobody's time. The identifier of an entry stays the same for ever and its
sequence grows with each change, so that a calendar that takes the file again corrects what it has.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from icalendar import Calendar, Event, vText

from dialogue.vocabulary import Precision

Pair = tuple[str, str]
"""The same words in English and in Chinese; either may be empty."""


class EntryState(StrEnum):
    """How sure an entry is, as calendars know it."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry: days, or moments in the zone of the place. `ends_on` is the last day, and belongs to it."""

    uid: str
    title: Pair
    starts_on: date
    ends_on: date | None = None
    precision: Precision = Precision.DAY
    starts: datetime | None = None
    ends: datetime | None = None
    place: Pair = ("", "")
    told: tuple[Pair, ...] = ()
    state: EntryState = EntryState.CONFIRMED
    sequence: int = 0
    changed_at: datetime | None = None
    blocks: bool = True
    """Whether the time counts as taken."""


def write_calendar(
    name: Pair, entries: Iterable[CalendarEntry], made_at: datetime, languages: tuple[str, ...]
) -> bytes:
    """The file, the first of `languages` first in every line of words. The same entries give the same bytes."""
    file = Calendar()
    file.add("prodid", "-//Alternat//Alternat//EN")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", _said(name, languages))
    ordered = sorted(entries, key=lambda entry: (entry.starts_on, entry.uid))
    for entry in ordered:
        file.add_component(_event(entry, made_at, languages))
    days = [moment.date() for entry in ordered for moment in (entry.starts, entry.ends) if moment is not None]
    if days:
        file.add_missing_timezones(min(days) - timedelta(days=366), max(days) + timedelta(days=366))
    written: bytes = file.to_ical()
    return written


def _event(entry: CalendarEntry, made_at: datetime, languages: tuple[str, ...]) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made_at.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", entry.sequence)
    if entry.changed_at is not None:
        event.add("last-modified", entry.changed_at.astimezone(UTC).replace(microsecond=0))
    event.add("summary", _said(entry.title, languages))
    exact = entry.precision == Precision.DAY
    if exact and entry.starts is not None:
        event.add("dtstart", entry.starts)
        if entry.ends is not None and entry.ends > entry.starts:
            event.add("dtend", entry.ends)
    else:
        first, last = _days(entry)
        event.add("dtstart", first)
        event.add("dtend", last + timedelta(days=1))  # the day after the last: the end does not belong to it
    if any(entry.place):
        event.add("location", _said(entry.place, languages))
    if told := [said for pair in entry.told if (said := _said(pair, languages))]:
        event.add("description", "\n".join(told))
    state = entry.state
    if not exact and state == EntryState.CONFIRMED:
        state = EntryState.TENTATIVE
    event.add("status", state.value)
    event.add("transp", vText("OPAQUE" if exact and entry.blocks and state != EntryState.CANCELLED else "TRANSPARENT"))
    event.add("class", vText("CONFIDENTIAL"))
    return event


def _days(entry: CalendarEntry) -> tuple[date, date]:
    """The first and the last day over which an entry lies, as exactly as it is known."""
    first, last = entry.starts_on, entry.ends_on or entry.starts_on
    if entry.precision == Precision.YEAR:
        return first.replace(month=1, day=1), last.replace(month=12, day=31)
    if entry.precision == Precision.MONTH:
        return first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return first, last


def _said(words: Pair, languages: tuple[str, ...]) -> str:
    """Both languages beside one another, each once; what is missing in one is given as in the other."""
    wanted = [words[language == "zh"] for language in languages]
    found = list(dict.fromkeys(filter(None, wanted))) or [next(filter(None, words), "")]
    return " · ".join(found)


__all__ = ["CalendarEntry", "EntryState", "write_calendar"]
