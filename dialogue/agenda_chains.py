"""The unbroken line of a point through the agendas of a dialogue: how old it is, where it was skipped, where it was lost.

A point is carried when it was left open, deferred or not reached (`dialogue.rounds`). Nothing is guessed from a like title:
a chain is made of the links that a person set.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar
from uuid import UUID

from dialogue.rounds import is_carried
from dialogue.vocabulary import MeetingState, Outcome


class Sitting(Protocol):
    """A meeting as far as its place in the series goes."""

    @property
    def id(self) -> UUID: ...
    @property
    def part_of_id(self) -> UUID | None: ...
    @property
    def follows_id(self) -> UUID | None: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def state(self) -> MeetingState: ...


class Point(Protocol):
    """A point of an agenda."""

    @property
    def id(self) -> UUID: ...
    @property
    def meeting_id(self) -> UUID: ...
    @property
    def outcome(self) -> Outcome: ...
    @property
    def carried_from_id(self) -> UUID | None: ...


P = TypeVar("P", bound=Point)


@dataclass(frozen=True, slots=True)
class Chain:
    """A point by its identifiers on each agenda, the earliest first.

    `rounds` counts the rounds after the first in which the point stood, until it was settled, or until today and the last on
    whose agenda it stands; `days` the days since. `skipped` are rounds in between on whose agenda it did not stand;
    `lost_in` is the round after the last one, on whose agenda it does not stand although it was left open.
    """

    points: tuple[UUID, ...]
    meetings: tuple[UUID, ...]
    outcome: Outcome
    first_on: date
    rounds: int
    days: int
    skipped: tuple[UUID, ...]
    lost_in: UUID | None

    @property
    def is_open(self) -> bool:
        """Whether the point still waits for an outcome."""
        return is_carried(self.outcome)


def chains(points: Iterable[P], meetings: Iterable[Sitting], today: date) -> list[Chain]:
    """Every chain of a dialogue, those that wait first, the oldest before the younger.

    A point that two later ones were carried from stands in two chains. Cancelled rounds count for nothing.
    """
    known = {point.id: point for point in points}
    series = series_of(known.values(), meetings)
    taken_up = series.taken_up
    found = [_chain(_line(point, known), series, today) for point in known.values() if point.id not in taken_up]
    return sorted(found, key=lambda chain: (not chain.is_open, chain.first_on, chain.points))


@dataclass(frozen=True, slots=True)
class Series:
    """The meetings of a dialogue, ready to be asked many times: its rounds with their order, which says that it follows
    which, and in which rounds each point was taken up again."""

    sittings: Mapping[UUID, Sitting]
    rounds: list[Sitting]
    order: list[tuple[date, UUID]]
    followers: Mapping[UUID, Sitting]
    taken_up: Mapping[UUID | None, set[UUID]]


def series_of(points: Iterable[Point], meetings: Iterable[Sitting]) -> Series:
    """The meetings of a dialogue in order, with where each of these points was taken up again."""
    sittings = {meeting.id: meeting for meeting in meetings}
    rounds = _rounds(sittings)
    taken_up: dict[UUID | None, set[UUID]] = {}
    for point in points:
        taken_up.setdefault(point.carried_from_id, set()).add(round_of(sittings[point.meeting_id], sittings).id)
    return Series(sittings, rounds, [(m.starts_on, m.id) for m in rounds], _followers(rounds), taken_up)


def _followers(rounds: Iterable[Sitting]) -> dict[UUID, Sitting]:
    found: dict[UUID, Sitting] = {}
    for meeting in rounds:
        if meeting.follows_id is not None:
            found.setdefault(meeting.follows_id, meeting)
    return found


def _rounds(sittings: Mapping[UUID, Sitting]) -> list[Sitting]:
    """The rounds that count, in the order of time."""
    counted = [m for m in sittings.values() if m.part_of_id is None and m.state != MeetingState.CANCELLED]
    return sorted(counted, key=lambda meeting: (meeting.starts_on, meeting.id))


def _line(point: P, known: Mapping[UUID, P]) -> list[P]:
    """The points that this one was carried from, the earliest first, and itself; a circle is cut."""
    line, seen = [point], {point.id}
    while (before := line[-1].carried_from_id) in known and before is not None and before not in seen:
        seen.add(before)
        line.append(known[before])
    return line[::-1]


def _chain(line: list[P], series: Series, today: date) -> Chain:
    stood = [round_of(series.sittings[point.meeting_id], series.sittings) for point in line]
    first_on, last, outcome = stood[0].starts_on, stood[-1], line[-1].outcome
    until = today if is_carried(outcome) else last.starts_on
    stood_in = {meeting.id for meeting in stood}
    begin = bisect_right(series.order, (first_on, stood[0].id))
    end = bisect_left(series.order, (last.starts_on, last.id))
    skipped = tuple(m.id for m in series.rounds[begin:end] if m.id not in stood_in)
    reached = max(
        bisect_right(series.order, until, key=lambda place: place[0]),
        bisect_right(series.order, (last.starts_on, last.id)),
    )
    lost_in = None
    if is_carried(outcome) and (after := following(last, series)) is not None:
        lost_in = None if after.id in series.taken_up.get(line[-1].id, ()) else after.id
    return Chain(
        tuple(point.id for point in line), tuple(point.meeting_id for point in line), outcome, first_on,
        max(0, reached - begin), max(0, (until - first_on).days), skipped, lost_in,
    )  # fmt: skip


def round_of(meeting: Sitting, sittings: Mapping[UUID, Sitting]) -> Sitting:
    """The round itself, for a sitting the round that it is part of."""
    above = sittings.get(meeting.part_of_id) if meeting.part_of_id else None
    return above or meeting


def following(meeting: Sitting, series: Series) -> Sitting | None:
    """The round after this one: the one that says so, else the next in time; rounds that were cancelled are none."""
    if (said := series.followers.get(meeting.id)) is not None:
        return said
    at = bisect_right(series.order, (meeting.starts_on, meeting.id))
    return series.rounds[at] if at < len(series.rounds) else None


__all__ = ["Chain", "Point", "Series", "Sitting", "chains", "following", "round_of", "series_of"]
