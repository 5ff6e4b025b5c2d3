"""Two accounts of one meeting: how what the sides published on one point relates. Derived, never typed in."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final, Protocol

from dialogue.vocabulary import Stance


class Terms(StrEnum):
    """How the terms of the sides' words on one point compare; said by a person who read both."""

    SAME = "same terms"
    DIFFERENT = "different terms"
    VAGUER = "one vaguer than the other"


class Told(StrEnum):
    """How the sides told one point of a meeting."""

    SAME = "both, same terms"
    DIFFERENT = "both, different terms"
    VAGUER = "both, one vaguer"
    NOT_COMPARED = "both, not compared yet"
    ONE_ONLY = "one side only"
    NOT_CONFIRMED = "put to the other side and not confirmed"
    DENIED = "denied by the other side"
    UNTOLD = "told by neither"


class Mention(Protocol):
    """What one side's text says on the point."""

    @property
    def party(self) -> str: ...
    @property
    def stance(self) -> Stance: ...


TELLS: Final = frozenset({Stance.ASSERTED, Stance.ACKNOWLEDGED, Stance.REWORDED})
"""The stances with which a side tells a point, in whatever words."""
_TERMS: Final = {Terms.SAME: Told.SAME, Terms.DIFFERENT: Told.DIFFERENT, Terms.VAGUER: Told.VAGUER}


def told(mentions: Iterable[Mention], terms: Terms | None) -> Told:
    """How a point was told. Mentions in the order in which they were made; the latest of a side counts.

    A denial weighs more than words that were not confirmed, and both more than the comparison of terms: what one side
    says and the other denies is never "both".
    """
    latest = {mention.party: mention.stance for mention in mentions}
    telling = [party for party, stance in latest.items() if stance in TELLS]
    if not telling:
        return Told.UNTOLD
    stances = set(latest.values())
    if stances & {Stance.DENIED, Stance.WITHDRAWN}:
        return Told.DENIED
    if Stance.NOT_CONFIRMED in stances:
        return Told.NOT_CONFIRMED
    if len(telling) == 1:
        return Told.ONE_ONLY
    return _TERMS[terms] if terms else Told.NOT_COMPARED
