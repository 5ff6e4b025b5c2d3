"""Where a commitment stands, derived from what each party says of it, from evidence and from the calendar; never typed in."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final, Protocol, TypeVar

from dialogue.record import ConditionState, Fulfilled
from dialogue.vocabulary import DueKind, Stance


class PartyAccount(Protocol):
    """What one party says of a commitment, at one date."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


class Evidence(Protocol):
    """What a passage shows of a commitment's being kept, as of a day."""

    @property
    def state(self) -> Fulfilled: ...
    @property
    def seen_on(self) -> date: ...


E = TypeVar("E", bound=Evidence)


class Standing(StrEnum):
    """How the parties' accounts of one commitment relate."""

    AGREED = "agreed"
    CLAIMED = "claimed by one side"
    DISPUTED = "disputed"
    UNHEARD = "no account yet"


class Status(StrEnum):
    """Where a commitment stands on a day. Overdue is not broken: the last day has passed, and nobody has shown anything yet."""

    CONDITION_OPEN = "waits for its condition"
    UNDATED = "open, undated"
    NOT_DUE = "not due yet"
    DUE_SOON = "due soon"
    OVERDUE = "overdue"
    PARTLY = "partly fulfilled"
    FULFILLED = "fulfilled"
    NOT_FULFILLED = "not fulfilled"
    LAPSED = "lapsed"
    SUPERSEDED = "superseded"


_AGAINST = frozenset({Stance.DENIED, Stance.REWORDED, Stance.NOT_CONFIRMED})
_FOR = frozenset({Stance.ASSERTED, Stance.ACKNOWLEDGED})
WITH_A_DAY: Final = frozenset({DueKind.DATE, DueKind.PERIOD, DueKind.RELATIVE, DueKind.EVENT, DueKind.RECURRING})
"""The kinds of term that may have a day on which they end, or, of what recurs, on which the next is due."""
SETTLED: Final = {
    Fulfilled.FULFILLED: Status.FULFILLED, Fulfilled.NOT_FULFILLED: Status.NOT_FULFILLED,
    Fulfilled.LAPSED: Status.LAPSED, Fulfilled.SUPERSEDED: Status.SUPERSEDED,
}  # fmt: skip
"""What evidence has settled, and the status that follows whatever the calendar says."""
SOON: Final = timedelta(days=30)
"""So long before its day something is due soon."""
COMING: Final = frozenset({Status.NOT_DUE, Status.DUE_SOON})
"""What has a day that lies ahead."""
OPEN: Final = frozenset(Status) - frozenset(SETTLED.values())
"""What nothing has settled yet."""
OF_ONE_TERM: Final = frozenset({Fulfilled.PARTLY, Fulfilled.FULFILLED, Fulfilled.NOT_FULFILLED})
"""What evidence shows of one term of an undertaking that recurs; that it lapsed or was superseded ends all of them."""


def standing(accounts: Iterable[PartyAccount], parties: Iterable[str]) -> Standing:
    """Disputed: one party stands by the commitment and another denies, rewords or does not confirm it.

    `accounts` in the order in which they were given; the latest of each party counts. Agreed: every one of `parties`
    stands by it. A party outside `parties` (a coalition, a third government) can dispute but is not needed to agree.
    """
    latest = {account.party: account.stance for account in accounts}
    for_it = {party for party, stance in latest.items() if stance in _FOR}
    against = {party for party, stance in latest.items() if stance in _AGAINST}
    if against and for_it:
        return Standing.DISPUTED
    if for_it and set(parties) <= for_it:
        return Standing.AGREED
    return Standing.CLAIMED if for_it else Standing.UNHEARD


def counting(evidence: Iterable[E], due_kind: DueKind, due_from: date | None) -> list[E]:
    """The evidence that counts for the present term, in the order given.

    What recurs is kept, or not, once a term: evidence seen before the first day of the present one was of an earlier term.
    """
    if due_kind != DueKind.RECURRING or due_from is None:
        return list(evidence)
    return [shown for shown in evidence if shown.seen_on >= due_from or shown.state not in OF_ONE_TERM]


def is_overdue(due_kind: DueKind, due_on: date | None, today: date) -> bool:
    """Overdue: the last day of a dated term has passed. Undated is never overdue, and overdue is not broken."""
    return due_kind in WITH_A_DAY and due_on is not None and due_on < today


def status(
    due_kind: DueKind,
    due_on: date | None,
    shown: Fulfilled | None,
    condition: ConditionState | None,
    *,
    is_conditional: bool,
    today: date,
    soon: timedelta = SOON,
) -> Status:
    """The one status of a commitment on a day.

    `shown` is the latest evidence and `condition` the latest finding on its condition; both None where there is none.
    What evidence has settled stays settled. A condition that failed for good lets the commitment lapse; while nobody has
    shown that it is met, the commitment waits for it and is neither due nor overdue.
    """
    if shown in SETTLED:
        return SETTLED[shown]
    if is_conditional and condition == ConditionState.FAILED:
        return Status.LAPSED
    if is_conditional and condition != ConditionState.MET:
        return Status.CONDITION_OPEN
    if shown == Fulfilled.PARTLY:
        return Status.PARTLY
    if is_overdue(due_kind, due_on, today):
        return Status.OVERDUE
    if due_kind not in WITH_A_DAY or due_on is None:
        return Status.UNDATED
    return Status.DUE_SOON if due_on <= today + soon else Status.NOT_DUE
