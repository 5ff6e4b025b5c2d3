"""A figure that stays honest: what was counted, among what, in which window of time, and the list behind it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends in it; None leaves an end open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date | None) -> bool:
        """Whether a day is in it. What nobody dated is in a window that is open at both ends, and in no other."""
        if day is None:
            return self.first is None and self.last is None
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many, with both lists. Nothing counted is not in the list it is counted among."""

    counted: tuple[UUID, ...]
    among: tuple[UUID, ...]
    window: Window = Window()

    @property
    def numerator(self) -> int:
        """How many were counted."""
        return len(self.counted)

    @property
    def denominator(self) -> int:
        """Among how many."""
        return len(self.among)

    @property
    def share(self) -> float | None:
        """The share, from 0 to 1; None of nothing."""
        return len(self.counted) / len(self.among) if self.among else None


__all__ = ["Figure", "Window"]
