"""The times of a meeting: told by the clocks of the place, read by the clocks of each capital."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dialogue.refusals import DeadlineNeverComes, EndsBeforeItStarts, EndsBeforeStart, UnknownTimeZone


@dataclass(frozen=True, slots=True)
class Clocked:
    """Beginning and end by the clocks of one zone; either may be unknown."""

    zone: str
    starts: datetime | None
    ends: datetime | None


def check_times(
    starts_on: date | None, ends_on: date | None, starts_at: time | None, ends_at: time | None, zone: str = ""
) -> None:
    """Refuse a meeting that ends before it starts, a time that does not come, and a zone that nobody knows.

    Raises EndsBeforeStart (days), EndsBeforeItStarts (times of one day), DeadlineNeverComes, UnknownTimeZone.
    """
    if starts_on and ends_on and ends_on < starts_on:
        raise EndsBeforeStart(starts_on=starts_on, ends_on=ends_on)
    one_day = ends_on is None or ends_on == starts_on
    if one_day and starts_at and ends_at and ends_at < starts_at:
        raise EndsBeforeItStarts(starts_at=starts_at, ends_at=ends_at)
    if not zone:
        return
    clocks = _zone(zone)
    for day, at in ((starts_on, starts_at), (ends_on or starts_on, ends_at)):
        if day and at:
            told = datetime.combine(day, at, clocks)
            comes = told.astimezone(UTC).astimezone(clocks)
            if comes.replace(tzinfo=None) != told.replace(tzinfo=None):
                gap = abs(comes.replace(tzinfo=None) - told.replace(tzinfo=None))
                raise DeadlineNeverComes(zone=zone, before=_clock(told - gap), after=_clock(told + gap))


def moments(
    starts_on: date, ends_on: date | None, starts_at: time | None, ends_at: time | None, zone: str
) -> tuple[datetime | None, datetime | None]:
    """Beginning and end as aware moments of the place; None for a time that is not known, or where the zone is not."""
    if not zone:
        return None, None
    try:
        clocks = _zone(zone)
    except UnknownTimeZone:
        return None, None
    starts = datetime.combine(starts_on, starts_at, clocks) if starts_at else None
    ends = datetime.combine(ends_on or starts_on, ends_at, clocks) if ends_at else None
    return starts, ends


def by_clocks(
    starts_on: date,
    ends_on: date | None,
    starts_at: time | None,
    ends_at: time | None,
    zone: str,
    others: tuple[str, ...],
) -> list[Clocked]:
    """The times by the clocks of the place and of each other zone, each zone once; nothing where no time is known."""
    starts, ends = moments(starts_on, ends_on, starts_at, ends_at, zone)
    if starts is None and ends is None:
        return []
    told = []
    for other in dict.fromkeys((zone, *filter(None, others))):
        try:
            clocks = _zone(other)
        except UnknownTimeZone:
            continue
        told.append(Clocked(other, starts and starts.astimezone(clocks), ends and ends.astimezone(clocks)))
    return told


def length(starts: datetime | None, ends: datetime | None) -> timedelta | None:
    """How long it lasted by any clock, also over a night in which the clocks are changed."""
    return ends.astimezone(UTC) - starts.astimezone(UTC) if starts and ends else None


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _zone(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UnknownTimeZone(zone=zone) from error


__all__ = ["Clocked", "by_clocks", "check_times", "length", "moments"]
