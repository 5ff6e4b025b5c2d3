"""Where a commitment stands, derived from what each party says of it; never typed in."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Protocol

from dialogue.vocabulary import DueKind, Stance


class PartyAccount(Protocol):
    """What one party says of a commitment, at one date."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


class Standing(StrEnum):
    """How the parties' accounts of one commitment relate."""

    AGREED = "agreed"
    CLAIMED = "claimed by one side"
    DISPUTED = "disputed"
    UNHEARD = "no account yet"


_AGAINST = frozenset({Stance.DENIED, Stance.REWORDED, Stance.NOT_CONFIRMED})
_FOR = frozenset({Stance.ASSERTED, Stance.ACKNOWLEDGED})


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


def is_overdue(due_kind: DueKind, due_on: date | None, today: date) -> bool:
    """Overdue: a dated commitment whose date has passed. Undated is never overdue, and overdue is not broken."""
    return due_kind == DueKind.DATE and due_on is not None and due_on < today
