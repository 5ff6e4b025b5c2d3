"""What is counted of who met whom within a window: how many pairs met, for the first time or again, and how often."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from dialogue.figures import Figure, Window, classes
from dialogue.vocabulary import AttributionRule


class Often(StrEnum):
    """How often two met within a window."""

    ONCE = "once"
    TWICE = "twice"
    SOME = "three or four times"
    MANY = "five times or more"


class Pair(Protocol):
    """Two that met, with the days on which they did, the earliest first."""

    @property
    def days(self) -> tuple[date, ...]: ...


class Acquaintance(StrEnum):
    """Whether two that met in a window are known to have met before it."""

    AGAIN = "had met before"
    FIRST = "for the first time that is known"


@dataclass(frozen=True, slots=True)
class MetInWindow:
    """A pair by its place among those that were given: the days within the window on which it met, and the last before it.

    `id` is by what a figure names it.
    """

    place: int
    id: UUID
    days: tuple[date, ...]
    before: date | None

    @property
    def acquaintance(self) -> Acquaintance:
        """Whether the first meeting of the window was the first that is known."""
        return Acquaintance.FIRST if self.before is None else Acquaintance.AGAIN

    @property
    def often(self) -> Often:
        """How often, by bucket."""
        if len(self.days) > 2:
            return Often.SOME if len(self.days) <= 4 else Often.MANY
        return Often.ONCE if len(self.days) == 1 else Often.TWICE


def may_be_told(said: bool | None, rule: AttributionRule) -> bool:
    """Whether it may be told who sat at a meeting: as was said of it; where nothing was said, only where speakers may be named."""
    return said if said is not None else rule == AttributionRule.ATTRIBUTED


def met_within(pairs: Iterable[Pair], window: Window = Window()) -> list[MetInWindow]:
    """The pairs that met within a window, in the order given; what lies before it tells whether they knew each other."""
    found = []
    for place, pair in enumerate(pairs):
        days = pair.days if window.is_open else tuple(day for day in pair.days if window.holds(day))
        if days:
            at = pair.days.index(days[0])
            found.append(MetInWindow(place, UUID(int=place), days, pair.days[at - 1] if at else None))
    return found


def by_acquaintance(met: Iterable[MetInWindow], window: Window = Window()) -> dict[Acquaintance, Figure]:
    """How many of the pairs of a window had met before, and how many are not known to have."""
    return classes(met, lambda pair: pair.acquaintance, lambda pair: pair.id, Acquaintance, window)


def by_often(met: Iterable[MetInWindow], window: Window = Window()) -> dict[Often, Figure]:
    """How often the pairs of a window met within it."""
    return classes(met, lambda pair: pair.often, lambda pair: pair.id, Often, window)


__all__ = ["Acquaintance", "MetInWindow", "Often", "Pair", "by_acquaintance", "by_often", "may_be_told", "met_within"]
