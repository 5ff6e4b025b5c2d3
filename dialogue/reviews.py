"""Scores of implementation reviews: what may be given on which scale, and against which guideline a period is scored."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol, TypeVar


class Scale(StrEnum):
    """On which scale a period of implementation is scored.

    Implementation: 0 not initiated, 1 minimum, 2 intermediate, 3 complete, as the Kroc Institute's Peace Accords Matrix
    scores provisions. Compliance: -1, 0, +1 against a guideline that was written before, as the G7 and G20 Research
    Groups score commitments of outcome lists.
    """

    IMPLEMENTATION = "implementation, 0 to 3"
    COMPLIANCE = "compliance, -1 to +1"


SCORES: Final = {Scale.IMPLEMENTATION: (0, 1, 2, 3), Scale.COMPLIANCE: (-1, 0, 1)}
"""The scores of each scale, the lowest first."""


def is_score(scale: Scale, score: int) -> bool:
    """Whether there is such a score on the scale."""
    return score in SCORES[scale]


class Written(Protocol):
    """A guideline: on which scale, when it was written, and the window in which the acts that count have to fall."""

    @property
    def scale(self) -> Scale: ...
    @property
    def made_at(self) -> datetime: ...
    @property
    def from_on(self) -> date | None: ...
    @property
    def until_on(self) -> date | None: ...


class Scored(Protocol):
    """A review of a period: when it was given, of which days, and whether it is the last word on them."""

    @property
    def made_at(self) -> datetime: ...
    @property
    def from_on(self) -> date: ...
    @property
    def until_on(self) -> date: ...
    @property
    def is_final(self) -> bool: ...


G = TypeVar("G", bound=Written)
R = TypeVar("R", bound=Scored)


def overlap(first_from: date, first_until: date, from_on: date, until_on: date) -> bool:
    """Whether two periods, both with their last days, have a day in common."""
    return first_from <= until_on and from_on <= first_until


def first_score(reviews: Iterable[R], from_on: date, until_on: date) -> R | None:
    """The first review, by when it was given, of any day of a period; None when the period was never scored."""
    of_it = [review for review in reviews if overlap(review.from_on, review.until_on, from_on, until_on)]
    return min(of_it, key=lambda review: review.made_at, default=None)


def applies(guideline: Written, reviews: Iterable[Scored], from_on: date, until_on: date) -> bool:
    """Whether a guideline was written before any day of the period was scored; `reviews` are those on its scale.

    Who has seen a score could write what counts to fit it.
    """
    first = first_score(reviews, from_on, until_on)
    return first is None or guideline.made_at < first.made_at


def applicable(guidelines: Iterable[G], reviews: Iterable[Scored], from_on: date, until_on: date) -> G | None:
    """The guideline against which a period is scored: the last that was written before it was scored at all, of one scale."""
    given = list(reviews)
    fit = [guideline for guideline in guidelines if applies(guideline, given, from_on, until_on)]
    return max(fit, key=lambda guideline: guideline.made_at, default=None)


def within(guideline: Written, from_on: date, until_on: date) -> bool:
    """Whether a period lies within the window of a guideline; a window without an end is open there."""
    return (guideline.from_on is None or guideline.from_on <= from_on) and (
        guideline.until_on is None or until_on <= guideline.until_on
    )


def final_of(reviews: Iterable[R], from_on: date, until_on: date) -> R | None:
    """The final review that has already spoken of a day of the period."""
    return next((r for r in reviews if r.is_final and overlap(r.from_on, r.until_on, from_on, until_on)), None)
