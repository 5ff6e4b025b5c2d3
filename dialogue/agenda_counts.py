"""What is counted of agendas: whether what was left open came up again, and how long what is open has waited."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from dialogue.agenda_chains import Chain, Point, Sitting, following, round_of, series_of
from dialogue.figures import Figure, Window, classes
from dialogue.rounds import is_carried
from dialogue.vocabulary import MeetingState


class Waited(StrEnum):
    """In how many rounds after the first a point has waited."""

    NONE = "no round since"
    ONE = "one round"
    TWO = "two rounds"
    SOME = "three or four rounds"
    MANY = "five rounds or more"


@dataclass(frozen=True, slots=True)
class CarriedForward:
    """Of the points that the rounds of a window left open, those that stood on the agenda of the round after.

    `by_round` says it round by round. `waiting` are the points left open by a round that no round has followed yet: they are
    in no denominator, as nobody could have taken them up.
    """

    figure: Figure
    by_round: tuple[tuple[UUID, Figure], ...]
    waiting: tuple[UUID, ...]


def carried_forward(points: Iterable[Point], meetings: Iterable[Sitting], window: Window = Window()) -> CarriedForward:
    """Whether what the held rounds of a window left open came up in the round after; a point of a sitting is its round's."""
    every = list(points)
    series = series_of(every, meetings)
    of_round: dict[UUID, list[Point]] = {}
    for point in every:
        if is_carried(point.outcome):
            of_round.setdefault(round_of(series.sittings[point.meeting_id], series.sittings).id, []).append(point)
    told: list[tuple[UUID, Figure]] = []
    waiting: list[UUID] = []
    for meeting in series.rounds:
        left = of_round.get(meeting.id, [])
        if meeting.state != MeetingState.HELD or not window.holds(meeting.starts_on) or not left:
            continue
        after = following(meeting, series)
        if after is None:
            waiting += [point.id for point in left]
            continue
        again = tuple(point.id for point in left if after.id in series.taken_up.get(point.id, ()))
        told.append((meeting.id, Figure(again, tuple(point.id for point in left), window)))
    whole = Figure(
        tuple(key for _, figure in told for key in figure.counted),
        tuple(key for _, figure in told for key in figure.among),
        window,
    )
    return CarriedForward(whole, tuple(told), tuple(waiting))


def ages(chains: Sequence[Chain], window: Window = Window()) -> dict[Waited, Figure]:
    """How many rounds the points that still wait have waited; of those that first stood on an agenda within the window.

    A point is named by where it stood last.
    """
    waiting = [chain for chain in chains if chain.is_open and window.holds(chain.first_on)]
    return classes(waiting, lambda chain: waited(chain.rounds), lambda chain: chain.points[-1], Waited, window)


def waited(rounds: int) -> Waited:
    """The bucket of a point that has waited for so many rounds."""
    if rounds > 2:
        return Waited.SOME if rounds <= 4 else Waited.MANY
    return (Waited.NONE, Waited.ONE, Waited.TWO)[max(0, rounds)]


__all__ = ["CarriedForward", "Waited", "ages", "carried_forward", "waited"]
