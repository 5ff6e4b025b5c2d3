"""Agreement of two coders who read the same positions alone: Cohen's kappa."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from uuid import UUID

LEANINGS = (-2, -1, 0, 1, 2)
"""Every leaning toward a written proposition, from rejecting to supporting it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two coders agree. `kappa` is None where it says nothing: nothing was read by both, or both gave one value only.

    `over` are the positions that both read, `alike` those of them that both read alike.
    """

    first: str
    second: str
    over: tuple[UUID, ...]
    alike: tuple[UUID, ...]
    kappa: float | None

    @property
    def differing(self) -> tuple[UUID, ...]:
        """The positions that the two read differently: those to talk about."""
        same = set(self.alike)
        return tuple(one for one in self.over if one not in same)


def kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa of the values that two coders gave to the same things: 1 agree always, 0 as by chance, below 0 less.

    None without any pair, and where chance alone would make them agree always (both gave a single value).
    """
    if not pairs:
        return None
    n = len(pairs)
    first, second = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    by_chance = sum(first[value] * second[value] for value in first)  # out of n * n
    if by_chance == n * n:
        return None
    alike = sum(a == b for a, b in pairs)
    return (alike * n - by_chance) / (n * n - by_chance)


def agreements(readings: Mapping[str, Mapping[UUID, int]]) -> list[Agreement]:
    """The agreement of every two coders, by name; `readings` are the latest leanings that each gave, by position."""
    return [_agreement(first, second, readings) for first, second in combinations(sorted(readings), 2)]


def latest(readings: Iterable[tuple[str, UUID, int]]) -> dict[str, dict[UUID, int]]:
    """The readings by coder and position, in the order in which they were made: what is read again counts anew."""
    found: dict[str, dict[UUID, int]] = {}
    for coder, position, leaning in readings:
        found.setdefault(coder, {})[position] = leaning
    return found


def _agreement(first: str, second: str, readings: Mapping[str, Mapping[UUID, int]]) -> Agreement:
    one, other = readings[first], readings[second]
    over = tuple(sorted(one.keys() & other.keys()))
    alike = tuple(position for position in over if one[position] == other[position])
    return Agreement(first, second, over, alike, kappa([(one[position], other[position]) for position in over]))


__all__ = ["LEANINGS", "Agreement", "agreements", "kappa", "latest"]
