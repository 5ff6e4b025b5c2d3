"""What can honestly be counted of commitments: each figure with its numerator, its denominator, its window and its list.

Only what was confirmed is counted: intake proposals are no commitments yet. A share of nothing is no nought, it is None; and
no single figure stands for a relationship. Beside every rate stands the share of commitments without any evidence.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final, Protocol

from dialogue.commitments import Status
from dialogue.vocabulary import Stance

FEWEST: Final = 5
"""From how many commitments on a rate of fulfilment is told; of fewer it would say more than it knows."""
COUNTED: Final = (Status.FULFILLED, Status.NOT_FULFILLED, Status.OVERDUE)
"""The statuses in the denominator of a rate of fulfilment. What waits for its condition, is not due or undated is in none."""
CONTESTING: Final = frozenset({Stance.DENIED, Stance.REWORDED, Stance.NOT_CONFIRMED})
"""The stances of an account that contest a commitment: it was denied, worded otherwise, or put to a party and not confirmed."""
AGES: Final = ((30, "up to 30 days"), (90, "31 to 90 days"), (365, "91 to 365 days"), (None, "more than a year"))
"""How long something has been overdue: the last day of each bucket, and what it is called."""


class Account(Protocol):
    """What one party says of a commitment."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


class Counted(Protocol):
    """A commitment as the figures see it."""

    @property
    def id(self) -> Hashable: ...
    @property
    def status(self) -> Status: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def debtor_keys(self) -> frozenset[str]: ...
    @property
    def accounts(self) -> Sequence[Account]: ...
    @property
    def evidence(self) -> Sequence[object]: ...


@dataclass(frozen=True, slots=True)
class Window:
    """The days between which commitments were counted, both with; open where there is none."""

    from_on: date | None = None
    until_on: date | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: how many of how many, in which window, and the commitments behind both numbers."""

    numerator: int
    denominator: int
    window: Window
    ids: tuple[Hashable, ...]
    of_ids: tuple[Hashable, ...]
    fewest: int = 1

    @property
    def share(self) -> Fraction | None:
        """The share; None where there are too few to tell one."""
        return Fraction(self.numerator, self.denominator) if self.denominator >= self.fewest else None


@dataclass(frozen=True, slots=True)
class Tally:
    """The commitments of one side: how many stand where, their rate of fulfilment, and what is beside it."""

    by_status: Mapping[Status, Figure]
    fulfilment: Figure
    without_evidence: Figure


def tally(lines: Iterable[Counted], window: Window) -> Tally:
    """How many stand where, the rate of fulfilment, and beside it the share without any evidence.

    Fulfilment: fulfilled of those fulfilled, not fulfilled, or overdue; None for fewer than five.
    """
    every = list(lines)
    in_rate = [line for line in every if line.status in COUNTED]
    return Tally(
        {stands: _share(every, lambda line, at=stands: line.status == at, window) for stands in Status},  # type: ignore[misc]
        _share(in_rate, lambda line: line.status == Status.FULFILLED, window, FEWEST),
        without_evidence(every, window),
    )


def by_debtor(lines: Iterable[Counted], window: Window) -> dict[str, Tally]:
    """The tally of each debtor side; what sides undertook together counts for each of them, what no side did under ""."""
    of: dict[str, list[Counted]] = {}
    for line in lines:
        for side in line.debtor_keys or {""}:
            of.setdefault(side, []).append(line)
    return {side: tally(of[side], window) for side in sorted(of, key=lambda side: (not side, side))}


def without_evidence(lines: Iterable[Counted], window: Window) -> Figure:
    """The share of which nothing has ever shown whether they are kept."""
    return _share(lines, lambda line: not line.evidence, window)


def contested(lines: Iterable[Counted], window: Window) -> Figure:
    """Of those with two accounts or more, the share with one that denies, rewords or, when asked, did not confirm it."""
    heard_twice = [line for line in lines if len(line.accounts) >= 2]
    return _share(heard_twice, lambda line: any(a.stance in CONTESTING for a in line.accounts), window)


def single_account(lines: Iterable[Counted], window: Window) -> Figure:
    """Of those with an account at all, the share that rests on what one party alone says of it."""
    heard = [line for line in lines if line.accounts]
    return _share(heard, lambda line: len({account.party for account in line.accounts}) == 1, window)


def ageing(lines: Iterable[Counted], today: date, window: Window) -> dict[str, Figure]:
    """How long the overdue ones have been so, by bucket; the denominator is all that are overdue."""
    late = [line for line in lines if line.status == Status.OVERDUE and line.due_on is not None]
    return {
        name: _share(late, lambda line, at=name: age_of(line.due_on, today) == at, window)  # type: ignore[misc]
        for _, name in AGES
    }


def age_of(due_on: date | None, today: date) -> str:
    """The bucket of something overdue since a day; "" where it is not overdue."""
    if due_on is None or due_on >= today:
        return ""
    late = (today - due_on).days
    return next(name for last, name in AGES if last is None or late <= last)


def due_within(lines: Iterable[Counted], window: Window) -> list[Counted]:
    """The commitments whose day lies in a window; all of them, undated ones too, where the window is open at both ends."""
    first, last = window.from_on, window.until_on
    if first is None and last is None:
        return list(lines)
    return [
        line
        for line in lines
        if line.due_on is not None and (first is None or first <= line.due_on) and (last is None or line.due_on <= last)
    ]


def _share(lines: Iterable[Counted], holds: Callable[[Counted], bool], window: Window, fewest: int = 1) -> Figure:
    every = list(lines)
    ids = tuple(line.id for line in every if holds(line))
    return Figure(len(ids), len(every), window, ids, tuple(line.id for line in every), fewest)
