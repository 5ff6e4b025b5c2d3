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
    tables: dict[UUID, list[tuple[Key, str]]] = {}
    rounds: dict[UUID, tuple[UUID, date]] = {}
    for seat in seats:
        if seat.presence == Presence.INFERRED and not inferred:
            continue
        if (who := key(seat)) is None:
            continue
        tables.setdefault(seat.meeting_id, []).append((who, seat.party))
        rounds[seat.meeting_id] = (seat.round_id, seat.met_on)
    met: dict[tuple[Key, Key], dict[UUID, date]] = {}
    for meeting, table in tables.items():
        round_id, day = rounds[meeting]
        for pair in _pairs(table, across):
            days = met.setdefault(pair, {})
            days[round_id] = min(day, days.get(round_id, day))
    found = []
    for (first, second), days in met.items():
        ordered = sorted(days.items(), key=lambda entry: (entry[1], entry[0]))
        found.append(Contact(first, second, tuple(r for r, _ in ordered), tuple(day for _, day in ordered)))
    return sorted(
        found,
        key=lambda contact: (-contact.last.toordinal(), -len(contact.days), str(contact.first), str(contact.second)),
    )


def _pairs(table: list[tuple[Key, str]], across: bool) -> set[tuple[Key, Key]]:
    ordered = sorted({(str(who), who, side) for who, side in table}, key=lambda entry: (entry[0], entry[2]))
    return {
        (one, other)
        for place, (_, one, side) in enumerate(ordered)
        for _, other, its_side in ordered[place + 1 :]
        if one != other and not (across and side == its_side)
    }


__all__ = ["Contact", "Key", "Seated", "contacts"]
