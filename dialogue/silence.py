"""The silence procedure: a text stands as accepted at a deadline unless a party objects before it.

Everything is derived from what was recorded and from the time at which it is asked: nobody has to be there at the
deadline, and a server that was down then changes nothing. A deadline is set in the wall time of one capital and shown in
the wall time of each.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class SilenceStanding(StrEnum):
    """Where a silence procedure stands. Derived every time, stored nowhere."""

    RUNNING = "running"
    BROKEN = "broken"
    LAPSED = "lapsed into acceptance"
    CANCELLED = "cancelled"


class SilenceMisstated(ValueError):
    """A silence procedure, or a deadline for one, that cannot be what was meant. Nothing was opened."""


class TimeWithoutZone(SilenceMisstated):
    """A time of a silence procedure does not say how it relates to universal time."""

    def __init__(self, given: datetime) -> None:
        super().__init__(f"a time without a zone: {given}")
        self.given = given


class DeadlineNotAfterOpening(SilenceMisstated):
    """The deadline does not lie after the opening, so that nobody could object."""

    def __init__(self, opened_at: datetime, deadline: datetime) -> None:
        super().__init__(f"opened at {opened_at}, deadline {deadline}")
        self.opened_at, self.deadline = opened_at, deadline


class NobodyToObject(SilenceMisstated):
    """The procedure names no party whose objection would count."""


class UnknownZone(SilenceMisstated):
    """There is no time zone of this name."""

    def __init__(self, zone: str) -> None:
        super().__init__(f"no time zone {zone!r}")
        self.zone = zone


class WallTimeHasZone(SilenceMisstated):
    """A wall time in a capital was wanted, and what was given is already tied to a zone."""

    def __init__(self, local: datetime) -> None:
        super().__init__(f"not a wall time: {local}")
        self.local = local


class WallTimeOutOfCalendar(SilenceMisstated):
    """The wall time lies so near to the ends of the calendar that it has no moment in universal time."""

    def __init__(self, zone: str, local: datetime) -> None:
        super().__init__(f"{local} in {zone} is out of the calendar")
        self.zone, self.local = zone, local


class WallTimeSkipped(SilenceMisstated):
    """Clocks in this zone are put forward over this wall time: it never comes. The times before and after it do."""

    def __init__(self, zone: str, local: datetime, before: datetime, after: datetime) -> None:
        super().__init__(f"{local} does not exist in {zone}")
        self.zone, self.local = zone, local
        self.before, self.after = before, after


class WallTimeTwice(SilenceMisstated):
    """Clocks in this zone are put back over this wall time: it comes twice, and somebody has to say which is meant."""

    def __init__(self, zone: str, local: datetime, first: datetime, second: datetime) -> None:
        super().__init__(f"{local} happens twice in {zone}")
        self.zone, self.local = zone, local
        self.first, self.second = first, second


@dataclass(frozen=True, slots=True)
class Break:
    """A party's objection, with the moment at which the store received it."""

    party: str
    at: datetime
    reason: str = ""

    def __post_init__(self) -> None:
        _aware(self.at)


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence procedure as it was opened, and what has come in since.

    Raises `TimeWithoutZone`, `DeadlineNotAfterOpening` or `NobodyToObject` where it could not be meant so.
    """

    opened_at: datetime
    deadline: datetime
    parties: Collection[str]
    breaks: Collection[Break] = ()
    cancelled_at: datetime | None = None

    def __post_init__(self) -> None:
        for moment in (self.opened_at, self.deadline, self.cancelled_at):
            if moment is not None:
                _aware(moment)
        if self.deadline <= self.opened_at:
            raise DeadlineNotAfterOpening(self.opened_at, self.deadline)
        if not self.parties:
            raise NobodyToObject("a silence procedure without parties")


@dataclass(frozen=True, slots=True)
class WallTime:
    """A deadline on the clocks of one capital; `is_twice` where the same clock time comes twice that night."""

    zone: str
    at: datetime
    is_twice: bool

    @property
    def offset(self) -> timedelta:
        """How far these clocks are ahead of universal time."""
        return self.at.utcoffset() or timedelta(0)


def standing(silence: Silence, now: datetime) -> SilenceStanding:
    """Where the procedure stands at `now`: the first of an objection, a cancellation and the deadline decides.

    An objection and a cancellation of the same moment: broken, because an objection is never passed over.
    """
    ended, how = _end(silence)
    return how if ended <= _aware(now) else SilenceStanding.RUNNING


def counted_breaks(silence: Silence) -> tuple[Break, ...]:
    """The objections that count, the earliest first.

    An objection counts when a party of the procedure made it, from the opening on, before the deadline (at the deadline
    is too late), and not after the procedure was cancelled.
    """
    cancelled = _cancelled_in_time(silence)
    counted = [
        b
        for b in silence.breaks
        if b.party in silence.parties
        and silence.opened_at <= b.at < silence.deadline
        and (cancelled is None or b.at <= cancelled)
    ]
    return tuple(sorted(counted, key=lambda b: (b.at, b.party, b.reason)))


def late_breaks(silence: Silence) -> tuple[Break, ...]:
    """The parties' objections that came at the deadline or after it; they are shown, and change nothing."""
    late = [b for b in silence.breaks if b.party in silence.parties and b.at >= silence.deadline]
    return tuple(sorted(late, key=lambda b: (b.at, b.party, b.reason)))


def ended_at(silence: Silence, now: datetime) -> datetime | None:
    """When the procedure ended, however it did; None while it runs."""
    ended, _ = _end(silence)
    return ended if ended <= _aware(now) else None


def lapsed_at(silence: Silence, now: datetime) -> datetime | None:
    """The moment of acceptance: the deadline, however late it is noticed; None where silence did not become acceptance."""
    return silence.deadline if standing(silence, now) == SilenceStanding.LAPSED else None


def deadline_in(zone: str, local: datetime, fold: int | None = None) -> datetime:
    """The deadline in universal time for a wall time in the zone of a capital, by that zone's rules of summer time.

    `fold` chooses the first (0) or the second (1) of a wall time that comes twice; elsewhere it is not looked at.
    Raises `UnknownZone`; `WallTimeHasZone` when `local` is not a wall time; `WallTimeSkipped` when it never comes there;
    `WallTimeTwice` when it comes twice and nothing was chosen; `WallTimeOutOfCalendar` in the year 1 or 9999.
    """
    if local.tzinfo is not None:
        raise WallTimeHasZone(local)
    rules = _rules(zone)
    try:
        early, late = (_in_utc(local, rules, side) for side in (0, 1))
    except OverflowError:
        raise WallTimeOutOfCalendar(zone, local) from None
    if early.astimezone(rules).replace(tzinfo=None, fold=0) != local.replace(fold=0):
        # In a gap the later rule reads the wall time as a moment before the change, and the earlier one as one after it.
        raise WallTimeSkipped(zone, local, before=late, after=early)
    if early == late:
        return early
    if fold is None:
        raise WallTimeTwice(zone, local, first=early, second=late)
    return late if fold else early


def shown_in(deadline: datetime, zones: Iterable[str]) -> tuple[WallTime, ...]:
    """The deadline on the clocks of each zone, in the order given. Raises `UnknownZone`."""
    moment = _aware(deadline).astimezone(UTC)
    return tuple(_on_clocks(moment, zone) for zone in zones)


def _on_clocks(moment: datetime, zone: str) -> WallTime:
    rules = _rules(zone)
    at = moment.astimezone(rules)
    wall = at.replace(tzinfo=None)
    return WallTime(zone, at, _in_utc(wall, rules, 0) != _in_utc(wall, rules, 1))


def _end(silence: Silence) -> tuple[datetime, SilenceStanding]:
    """The moment that ends the procedure, and how it does, as far as is recorded."""
    breaks = counted_breaks(silence)
    if breaks:
        return breaks[0].at, SilenceStanding.BROKEN
    cancelled = _cancelled_in_time(silence)
    if cancelled is not None:
        return cancelled, SilenceStanding.CANCELLED
    return silence.deadline, SilenceStanding.LAPSED


def _cancelled_in_time(silence: Silence) -> datetime | None:
    """When the procedure was cancelled; None where that came too late: what has lapsed into acceptance stays accepted."""
    cancelled = silence.cancelled_at
    return cancelled if cancelled is not None and cancelled < silence.deadline else None


def _aware(moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise TimeWithoutZone(moment)
    return moment


def _in_utc(wall: datetime, rules: ZoneInfo, fold: int) -> datetime:
    return wall.replace(tzinfo=rules, fold=fold).astimezone(UTC)


@lru_cache(maxsize=64)
def _rules(zone: str) -> ZoneInfo:
    try:
        return ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # A folder of zones ("Asia"), a name that leads out of them, and an empty name are no zones either.
        raise UnknownZone(zone) from None
