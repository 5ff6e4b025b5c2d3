"""What follows from an adopted text, and how far each side has recognised it."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol

from dialogue.vocabulary import Stance


class FollowUpKind(StrEnum):
    """What words of an adopted text call for."""

    COMMITMENT = "commitment"
    RECOMMENDATION = "recommendation"
    NEXT_SESSION = "point for the next session"


class Recognition(StrEnum):
    """Where one side stands toward what was taken from the text."""

    PENDING = "pending"
    RECOGNISED = "recognised"
    CONTESTED = "contested"


class Uptake(StrEnum):
    """What somebody to whom a recommendation is addressed has done with it."""

    UNDER_STUDY = "under study"
    TAKEN_UP = "taken up"
    NOT_TAKEN_UP = "not taken up"


_FOR: Final = frozenset({Stance.ASSERTED, Stance.ACKNOWLEDGED})
_AGAINST: Final = frozenset({Stance.DENIED, Stance.REWORDED, Stance.WITHDRAWN, Stance.NOT_CONFIRMED})


class SideAccount(Protocol):
    """What one side says of it."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


def recognition(accounts: Iterable[SideAccount], parties: Sequence[str]) -> dict[str, Recognition]:
    """Where each side stands. Accounts in the order in which they were given; the latest of a side counts.

    Silence is not recognition: a side that was silent, or was not heard, is pending.
    """
    latest = {account.party: account.stance for account in accounts}
    return {party: _of(latest.get(party)) for party in parties}


def is_recognised(accounts: Iterable[SideAccount], parties: Sequence[str]) -> bool:
    """Whether every side has recognised it."""
    return bool(parties) and set(recognition(accounts, parties).values()) == {Recognition.RECOGNISED}


def overall(recognised: Mapping[str, Recognition]) -> Recognition:
    """Where all sides stand together: contested by one is contested; recognised only when every side has recognised it."""
    stands = set(recognised.values())
    if Recognition.CONTESTED in stands:
        return Recognition.CONTESTED
    return Recognition.RECOGNISED if stands == {Recognition.RECOGNISED} else Recognition.PENDING


def _of(stance: Stance | None) -> Recognition:
    if stance in _FOR:
        return Recognition.RECOGNISED
    return Recognition.CONTESTED if stance in _AGAINST else Recognition.PENDING


__all__ = ["FollowUpKind", "Recognition", "SideAccount", "Uptake", "is_recognised", "overall", "recognition"]
