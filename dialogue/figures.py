"""A figure that stays honest: what was counted, among what, in which window of time, and the list behind both numbers."""

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, Generic, TypeVar
from uuid import UUID

FEWEST: Final = 5
"""Among how many a share is told in per cent. Of fewer the two numbers stand alone: a share would say more than is known."""

R = TypeVar("R")
N = TypeVar("N")


@dataclass(frozen=True, slots=True)
class Window:
    """A span of days, both ends in it; None leaves an end open."""

    first: date | None = None
    last: date | None = None

    @property
    def is_open(self) -> bool:
        """Whether it holds everything, also what nobody dated."""
        return self.first is None and self.last is None

    def holds(self, day: date | None) -> bool:
        """Whether a day is in it. What nobody dated is in a window that is open at both ends, and in no other."""
        if day is None:
            return self.is_open
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class Span(StrEnum):
    """How long something has lasted, in four buckets; the last day of a bucket belongs to it."""

    MONTH = "up to 30 days"
    QUARTER = "31 to 90 days"
    YEAR = "91 to 365 days"
    LONGER = "more than a year"


_LAST_DAYS: Final = ((30, Span.MONTH), (90, Span.QUARTER), (365, Span.YEAR))


def span_of(days: int) -> Span:
    """The bucket of so many days."""
    return next((span for last, span in _LAST_DAYS if days <= last), Span.LONGER)


@dataclass(frozen=True, slots=True)
class Parted(Generic[R]):
    """Rows by whether a window holds them. What has no day is in no window that has an end, and is never lost from sight."""

    inside: tuple[R, ...]
    outside: tuple[R, ...]
    undated: tuple[R, ...]


def parted(rows: Iterable[R], day: Callable[[R], date | None], window: Window) -> Parted[R]:
    """Rows parted by their day. Each row is in exactly one part."""
    every = list(rows)
    inside = tuple(row for row in every if window.holds(day(row)))
    left = [row for row in every if not window.holds(day(row))]
    return Parted(
        inside,
        tuple(row for row in left if day(row) is not None),
        tuple(row for row in left if day(row) is None),
    )


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many, with both lists. Nothing counted is not in the list it is counted among.

    `fewest` is among how many its share is told at all, 1 for one that is never to be told in per cent alone.
    """

    counted: tuple[UUID, ...]
    among: tuple[UUID, ...]
    window: Window = Window()
    fewest: int = 1

    @property
    def numerator(self) -> int:
        """How many were counted."""
        return len(self.counted)

    @property
    def denominator(self) -> int:
        """Among how many."""
        return len(self.among)

    @property
    def share(self) -> Fraction | None:
        """The share, from 0 to 1; None of nothing, and of fewer than `fewest`."""
        enough = self.denominator >= max(1, self.fewest)
        return Fraction(self.numerator, self.denominator) if enough else None

    @property
    def told(self) -> Fraction | None:
        """The share as far as a page may tell it in per cent: None of fewer than five, whatever is counted."""
        return self.share if self.denominator >= FEWEST else None


def digest_of(counted: Iterable[str], among: Iterable[str] = ()) -> str:
    """Twelve signs that stand for the rows counted and those among which: the same rows in any order, the same signs."""
    said = json.dumps([sorted(set(counted)), sorted(set(among))], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()[:12]


def classes(
    rows: Iterable[R], of: Callable[[R], N], key: Callable[[R], UUID], every: Iterable[N], window: Window = Window()
) -> dict[N, Figure]:
    """Rows by the one class that `of` gives each: a figure for every class there is, the empty ones too.

    Each row is counted in one class, so the numerators add up to the denominator that all classes share.
    """
    found: dict[N, list[UUID]] = {name: [] for name in every}
    among = []
    for row in rows:
        among.append(key(row))
        found[of(row)].append(key(row))
    whole = tuple(among)
    return {name: Figure(tuple(ids), whole, window) for name, ids in found.items()}


__all__ = ["FEWEST", "Figure", "Parted", "Span", "Window", "classes", "digest_of", "parted", "span_of"]
