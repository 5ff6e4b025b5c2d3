"""Who met whom: pairs that sat at one meeting, and after how long again. Being mentioned is no contact.

A pair is made of two people, of two organisations, or of two ranks; always at a meeting that was held and at which both were
listed or named. Who is only inferred to have been there is counted when that is asked for.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar
from uuid import UUID

from dialogue.vocabulary import Presence


class Seated(Protocol):
    """Somebody, or some unnamed people, at a meeting that was held. `round_id` is the round of a sitting."""

    @property
    def round_id(self) -> UUID: ...
    @property
    def meeting_id(self) -> UUID: ...
    @property
    def met_on(self) -> date: ...
    @property
    def party(self) -> str: ...
    @property
    def presence(self) -> Presence: ...


S = TypeVar("S", bound=Seated)
Key = Hashable


@dataclass(frozen=True, slots=True)
class Contact:
    """Two that met: the rounds at which they did, the earliest first, with their dates."""

    first: Key
    second: Key
    meetings: tuple[UUID, ...]
    days: tuple[date, ...]

    @property
    def last(self) -> date:
        """When they last met."""
        return self.days[-1]

    @property
    def before_last(self) -> date | None:
        """The time before the last one: the last was the first time since then. None where they met once."""
        return self.days[-2] if len(self.days) > 1 else None

    @property
    def gap_days(self) -> int | None:
        """How many days lay between the last time and the one before."""
        return (self.last - self.before_last).days if self.before_last else None

    @property
    def longest_gap(self) -> tuple[date, date] | None:
        """The longest time without a meeting of theirs, as the dates around it."""
        return max(pairwise(self.days), key=lambda pair: pair[1] - pair[0], default=None)


def contacts(
    seats: Iterable[S], key: Callable[[S], Key | None], *, inferred: bool = False, across: bool = True
) -> list[Contact]:
    """The pairs of whatever `key` gives (a person, a side's organisation, a side's rank), those met latest first.

    A seat without a key is left out. `across` leaves only pairs of two different sides; who sat on no side meets both. Two
    sittings of one round are one meeting.
    """
    here = [
        (seat, who)
        for seat in seats
        if (inferred or seat.presence != Presence.INFERRED) and (who := key(seat)) is not None
    ]
    # Numbers in the order of the keys stand for them: there are many more pairs than keys, and all of them are compared.
    keys = sorted({who for _, who in here}, key=str)
    number = {who: place for place, who in enumerate(keys)}
    tables: dict[UUID, set[tuple[int, str]]] = {}
    rounds: dict[UUID, tuple[UUID, date]] = {}
    for seat, who in here:
        tables.setdefault(seat.meeting_id, set()).add((number[who], seat.party))
        rounds[seat.meeting_id] = (seat.round_id, seat.met_on)
    met: dict[tuple[int, int], dict[UUID, date]] = {}
    for meeting, table in tables.items():
        round_id, day = rounds[meeting]
        for pair in _pairs(table, across):
            days = met.setdefault(pair, {})
            days[round_id] = min(day, days.get(round_id, day))
    found = []
    for pair, days in met.items():
        ordered = sorted(days.items(), key=lambda entry: (entry[1], entry[0])) if len(days) > 1 else [*days.items()]
        found.append((-ordered[-1][1].toordinal(), -len(ordered), pair, ordered))
    found.sort(key=lambda entry: entry[:3])
    return [
        Contact(keys[one], keys[other], tuple(r for r, _ in ordered), tuple(day for _, day in ordered))
        for _, _, (one, other), ordered in found
    ]


def _pairs(table: set[tuple[int, str]], across: bool) -> set[tuple[int, int]]:
    ordered = sorted(table)
    return {
        (one, other)
        for place, (one, side) in enumerate(ordered)
        for other, its_side in ordered[place + 1 :]
        if one != other and not (across and side == its_side)
    }


__all__ = ["Contact", "Key", "Seated", "contacts"]
