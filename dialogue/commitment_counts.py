"""What can honestly be counted of commitments: each figure with its numerator, its denominator, its window and its list.

Only what was confirmed is counted: intake proposals are no commitments yet. A share of nothing is no nought, it is None; and
no single figure stands for a relationship. Beside every rate stands the share of commitments without any evidence.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol, TypeVar
from uuid import UUID

from dialogue.commitments import Standing, Status
from dialogue.figures import FEWEST, Figure, Span, Window, classes, span_of
from dialogue.vocabulary import Stance

COUNTED: Final = (Status.FULFILLED, Status.NOT_FULFILLED, Status.OVERDUE)
"""The statuses in the denominator of a rate of fulfilment. What waits for its condition, is not due or undated is in none."""
CONTESTING: Final = frozenset({Stance.DENIED, Stance.REWORDED, Stance.NOT_CONFIRMED})
"""The stances of an account that contest a commitment: it was denied, worded otherwise, or put to a party and not confirmed."""


class Account(Protocol):
    """What one party says of a commitment."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


class Counted(Protocol):
    """A commitment as the figures see it."""

    @property
    def id(self) -> UUID: ...
    @property
    def status(self) -> Status: ...
    @property
    def standing(self) -> Standing: ...
    @property
    def due_on(self) -> date | None: ...
    @property
    def debtor_keys(self) -> frozenset[str]: ...
    @property
    def accounts(self) -> Sequence[Account]: ...
    @property
    def evidence(self) -> Sequence[object]: ...


C = TypeVar("C", bound=Counted)


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
        by_status(every, window),
        _share(in_rate, lambda line: line.status == Status.FULFILLED, window, FEWEST),
        without_evidence(every, window),
    )


def by_status(lines: Iterable[Counted], window: Window) -> dict[Status, Figure]:
    """How many stand where; what waits, is undated or was settled each in a class of its own."""
    return classes(lines, lambda line: line.status, lambda line: line.id, Status, window)


def by_standing(lines: Iterable[Counted], window: Window) -> dict[Standing, Figure]:
    """How the accounts relate: agreed, claimed by one side, disputed, and those of which nobody has said anything."""
    return classes(lines, lambda line: line.standing, lambda line: line.id, Standing, window)


def of_debtor(lines: Iterable[C]) -> dict[str, list[C]]:
    """The commitments of each debtor side; of several sides each has what they undertook together, "" what no side did."""
    of: dict[str, list[C]] = {}
    for line in lines:
        for side in line.debtor_keys or {""}:
            of.setdefault(side, []).append(line)
    return dict(sorted(of.items(), key=lambda found: (not found[0], found[0])))


def by_debtor(lines: Iterable[Counted], window: Window) -> dict[str, Tally]:
    """The tally of each debtor side; what sides undertook together counts for each of them, what no side did under ""."""
    return {side: tally(owed, window) for side, owed in of_debtor(lines).items()}


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


def ageing(lines: Iterable[Counted], today: date, window: Window) -> dict[Span, Figure]:
    """How long the overdue ones have been so, by bucket; the denominator is all that are overdue."""
    late = [line for line in lines if line.status == Status.OVERDUE]
    return {span: _share(late, lambda line, at=span: age_of(line.due_on, today) == at, window) for span in Span}  # type: ignore[misc]


def age_of(due_on: date | None, today: date) -> Span | None:
    """The bucket of something overdue since a day; None where it is not overdue."""
    return None if due_on is None or due_on >= today else span_of((today - due_on).days)


def due_within(lines: Iterable[C], window: Window) -> list[C]:
    """The commitments whose day lies in a window; all of them, undated ones too, where the window is open at both ends."""
    return [line for line in lines if window.holds(line.due_on)]


def _share(lines: Iterable[Counted], holds: Callable[[Counted], bool], window: Window, fewest: int = 1) -> Figure:
    every = list(lines)
    return Figure(tuple(line.id for line in every if holds(line)), tuple(line.id for line in every), window, fewest)


__all__ = [
    "CONTESTING", "COUNTED", "Account", "Counted", "Tally", "age_of", "ageing", "by_debtor", "by_standing",
    "by_status", "contested", "due_within", "of_debtor", "single_account", "tally", "without_evidence",
]  # fmt: skip
