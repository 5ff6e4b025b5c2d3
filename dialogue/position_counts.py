"""What can be counted of positions, requests and read-outs without pretending: each figure with the list behind it.

Blank is not zero: what nobody said or read is a gap, never a value. There is no single score for a relationship.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Protocol, TypeVar
from uuid import UUID

from dialogue.figures import Figure, Span, Window, classes, span_of
from dialogue.positions import Movement
from dialogue.read_outs import Told
from dialogue.requests import Age


class Held(Protocol):
    """A meeting."""

    @property
    def id(self) -> UUID: ...
    @property
    def starts_on(self) -> date: ...


class Stated(Protocol):
    """A position of a party: at which meeting, how it leans, and what it replaces."""

    @property
    def id(self) -> UUID: ...
    @property
    def party(self) -> str: ...
    @property
    def meeting_id(self) -> UUID | None: ...
    @property
    def stated_on(self) -> date | None: ...
    @property
    def leaning(self) -> int | None: ...
    @property
    def supersedes_id(self) -> UUID | None: ...
    @property
    def movement(self) -> Movement | None: ...


class Asked(Protocol):
    """A request with its age, and whether it still waits for an answer."""

    @property
    def id(self) -> UUID: ...
    @property
    def asked_on(self) -> date | None: ...
    @property
    def is_unanswered(self) -> bool: ...
    @property
    def age(self) -> Age: ...


class Pointed(Protocol):
    """A point of the read-outs: how it was told, and by which sides."""

    @property
    def id(self) -> UUID: ...
    @property
    def topic_id(self) -> UUID | None: ...
    @property
    def told(self) -> Told: ...
    @property
    def telling(self) -> Sequence[str]: ...


P = TypeVar("P", bound=Stated)


# convergence -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """Where two parties stood at one meeting toward one proposition; None where a party said nothing that was placed.

    `first` and `second` are the positions that count, the latest of each party there.
    """

    meeting_id: UUID
    first: UUID | None
    second: UUID | None
    distance: int | None
    """From 0, the same, to 4, the farthest; None unless both spoke."""


@dataclass(frozen=True, slots=True)
class Convergence:
    """How far apart two parties stood toward one proposition, meeting by meeting, gaps kept.

    `coverage` are the meetings at which both were placed, among all of the window.
    """

    parties: tuple[str, str]
    steps: tuple[Step, ...]
    coverage: Figure

    @property
    def plotted(self) -> tuple[Step, ...]:
        """The meetings that may be drawn: those at which both spoke."""
        return tuple(step for step in self.steps if step.distance is not None)


def convergence(
    positions: Iterable[Stated], meetings: Sequence[Held], parties: tuple[str, str], window: Window = Window()
) -> Convergence:
    """How far apart two parties stood toward the proposition of one topic.

    `positions` are those on that topic; of each party the latest placed one of a meeting counts, by its date and then in
    the order given. `meetings` are those that were held, in the order of time.
    """
    shown = [meeting for meeting in meetings if window.holds(meeting.starts_on)]
    here: dict[tuple[UUID, str], Stated] = {}
    for position in positions:
        if position.leaning is not None and position.meeting_id is not None and position.party in parties:
            before = here.get((position.meeting_id, position.party))
            if before is None or (before.stated_on or date.min) <= (position.stated_on or date.min):
                here[position.meeting_id, position.party] = position
    steps = []
    for meeting in shown:
        one, other = (here.get((meeting.id, party)) for party in parties)
        distance = None if one is None or other is None else abs((one.leaning or 0) - (other.leaning or 0))
        steps.append(Step(meeting.id, one.id if one else None, other.id if other else None, distance))
    both = tuple(step.meeting_id for step in steps if step.distance is not None)
    return Convergence(parties, tuple(steps), Figure(both, tuple(meeting.id for meeting in shown), window))


# movement ----------------------------------------------------------------------------------------------------------


def chains(positions: Sequence[P]) -> list[tuple[P, ...]]:
    """The positions that replaced one another, the earliest first; where two replaced the same one, each makes a chain.

    A position that replaces none and that none replaces stands in no chain.
    """
    by_id = {position.id: position for position in positions}
    replaced = {position.supersedes_id for position in positions}
    found = []
    for last in positions:
        if last.id in replaced or last.supersedes_id not in by_id:
            continue
        chain: list[P] = []
        step: P | None = last
        while step is not None and step not in chain:
            chain.append(step)
            step = by_id.get(step.supersedes_id) if step.supersedes_id else None
        found.append(tuple(reversed(chain)))
    return found


def movements(positions: Iterable[Stated], window: Window = Window()) -> dict[Movement | None, Figure]:
    """Of the positions of a window that replaced an earlier one, how many restated, softened and hardened it.

    Under None stand those of which nobody has said so yet.
    """
    replacing = [p for p in positions if p.supersedes_id is not None and window.holds(p.stated_on)]
    among = tuple(position.id for position in replacing)
    return {
        movement: Figure(tuple(p.id for p in replacing if p.movement == movement), among, window)
        for movement in (*Movement, None)
    }


# requests ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The requests without an answer among all of a window, the oldest first, with their ages."""

    figure: Figure
    ages: tuple[tuple[UUID, Age], ...]


def unanswered(requests: Iterable[Asked], window: Window = Window()) -> Unanswered:
    """The requests of a window that nobody answered, the oldest first; those without a date stand last."""
    among = [request for request in requests if window.holds(request.asked_on)]
    waiting = sorted(
        (request for request in among if request.is_unanswered), key=lambda request: (request.asked_on or date.max, request.id)
    )  # fmt: skip
    figure = Figure(tuple(r.id for r in waiting), tuple(r.id for r in among), window)
    return Unanswered(figure, tuple((request.id, request.age) for request in waiting))


class AskedSince(StrEnum):
    """Whether it is known since when a request waits."""

    UNDATED = "of unknown date"


def waiting_times(unanswered_: Unanswered) -> dict[Span | AskedSince, Figure]:
    """How long the unanswered ones have waited, by bucket; those that nobody dated in a class of their own."""

    def since(entry: tuple[UUID, Age]) -> Span | AskedSince:
        return AskedSince.UNDATED if entry[1].days is None else span_of(entry[1].days)

    every: tuple[Span | AskedSince, ...] = (*Span, *AskedSince)
    return classes(unanswered_.ages, since, lambda entry: entry[0], every, unanswered_.figure.window)


# read-outs ---------------------------------------------------------------------------------------------------------

BOTH: Final = frozenset({Told.SAME, Told.DIFFERENT, Told.VAGUER, Told.NOT_COMPARED})
"""Ways of telling in which more than one side tells a point and none denies it."""


@dataclass(frozen=True, slots=True)
class ReadOutGap:
    """How the accounts of one meeting differ. Every figure is counted among all points that at least one side tells.

    `only` are, by party, the points that this party alone tells; among them those that were put to the other side and not
    confirmed, and those that were denied, stand once more under `not_confirmed` and `denied`. `characters` are, by topic
    and party, the characters in which the party tells the points of the topic: raw, not a score.
    """

    both: Figure
    same: Figure
    different: Figure
    vaguer: Figure
    not_compared: Figure
    only: Mapping[str, Figure]
    not_confirmed: Figure
    denied: Figure
    characters: Mapping[UUID | None, Mapping[str, int]]


def read_out_gap(
    points: Iterable[Pointed], parties: Sequence[str],
    spans: Mapping[tuple[UUID, str], Iterable[tuple[UUID, int, int]]] | None = None,
) -> ReadOutGap:  # fmt: skip
    """Count how the sides told one meeting.

    `spans` are, by point and party, the stretches in which the party tells the point: source, start, end in characters.
    What two points of a topic share is counted once.
    """
    told = [point for point in points if point.told != Told.UNTOLD]
    among = tuple(point.id for point in told)

    def those(*ways: Told) -> Figure:
        return Figure(tuple(point.id for point in told if point.told in ways), among)

    alone = {party: tuple(p.id for p in told if tuple(p.telling) == (party,)) for party in parties}
    topics: dict[UUID | None, dict[str, list[tuple[UUID, int, int]]]] = {}
    for point in told:
        by_party = topics.setdefault(point.topic_id, {party: [] for party in parties})
        for party in parties:
            by_party[party] += (spans or {}).get((point.id, party), ())
    return ReadOutGap(
        those(*BOTH), those(Told.SAME), those(Told.DIFFERENT), those(Told.VAGUER), those(Told.NOT_COMPARED),
        {party: Figure(ids, among) for party, ids in alone.items()}, those(Told.NOT_CONFIRMED), those(Told.DENIED),
        {topic: {party: _covered(stretches) for party, stretches in of.items()} for topic, of in topics.items()},
    )  # fmt: skip


def _covered(stretches: Iterable[tuple[UUID, int, int]]) -> int:
    """How many characters lie in at least one of the stretches."""
    total = 0
    reached: dict[UUID, int] = {}
    for source, start, end in sorted(stretches):
        start = max(start, reached.get(source, 0))
        total += max(0, end - start)
        reached[source] = max(end, reached.get(source, 0))
    return total


__all__ = [
    "BOTH", "AskedSince", "Convergence", "ReadOutGap", "Step", "Unanswered", "chains", "convergence", "movements", "read_out_gap", "unanswered",
    "waiting_times",
]  # fmt: skip
