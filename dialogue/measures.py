"""What happened to a measure: in which order, and of what its sources give different days."""

from collections.abc import Iterable
from datetime import date
from typing import Final, Protocol, TypeVar

from dialogue.record import MeasureEventKind
from dialogue.vocabulary import Precision


class Event(Protocol):
    """What happened to a measure, or was said to."""

    @property
    def kind(self) -> MeasureEventKind: ...
    @property
    def happened_on(self) -> date | None: ...
    @property
    def precision(self) -> Precision: ...


E = TypeVar("E", bound=Event)

_ONCE: Final = frozenset({MeasureEventKind.ISSUED, MeasureEventKind.DUE_TO_TAKE_EFFECT, MeasureEventKind.TOOK_EFFECT})
"""What happens to a measure once, so that two days for it are two statements. It may be amended or put off several times."""


def in_time(events: Iterable[E]) -> list[E]:
    """The events in the order of time, those of the same day as given; what nobody dated stands last."""
    return sorted(events, key=lambda event: event.happened_on or date.max)


def differing(events: Iterable[E]) -> dict[MeasureEventKind, tuple[E, ...]]:
    """Of what happens once, the events to which their sources give days that cannot all be right, by kind.

    A month or a year is no other day than one within it, and what is known only about contradicts nothing.
    """
    found: dict[MeasureEventKind, list[E]] = {}
    for event in in_time(events):
        if event.kind in _ONCE and event.happened_on is not None and event.precision != Precision.ABOUT:
            found.setdefault(event.kind, []).append(event)
    return {
        kind: tuple(given)
        for kind, given in found.items()
        if any(not _agree(one, other) for one in given for other in given)
    }


def _agree(one: Event, other: Event) -> bool:
    """Whether two days, each as exactly as it is known, may be the same."""
    first, second = one.happened_on, other.happened_on
    if first is None or second is None or first == second:
        return True
    coarse = {one.precision, other.precision}
    if Precision.YEAR in coarse:
        return first.year == second.year
    return Precision.MONTH in coarse and (first.year, first.month) == (second.year, second.month)


__all__ = ["Event", "differing", "in_time"]
