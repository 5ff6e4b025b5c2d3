"""Whose account a source is, and on whose word: what one side says of another's voice is told as that side's word.

A source that only one side holds, and of which only that side says that it speaks for another, is no account of the other.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum

from dialogue.audiences import JOINT, SECRETARIAT


class Voice(StrEnum):
    """On whose word a source counts as the account of a side."""

    OWN = "said by the side itself"
    SECRETARIAT = "said by the secretariat"
    ALLEGED = "said by another side alone"
    DISOWNED = "disowned by the side itself"

    @property
    def counts(self) -> bool:
        """Whether the source may be shown as what the side says."""
        return self in (Voice.OWN, Voice.SECRETARIAT)


def voice_of(speaks_for: str, said_by: Iterable[str], denied_by: Iterable[str], parties: Collection[str]) -> Voice:
    """On whose word a source speaks for `speaks_for`: a side, or "joint" for all of `parties` together.

    A side's own word weighs most, then that of the secretariat; a denial by a side that it would bind outweighs both, whoever
    said it. What another side says of it stays that side's word, however many of them say so.
    """
    said, denied = set(said_by), set(denied_by)
    bound = set(parties) if speaks_for == JOINT else {speaks_for}
    if denied & bound:
        return Voice.DISOWNED
    if bound and bound <= said:
        return Voice.OWN
    return Voice.SECRETARIAT if SECRETARIAT in said else Voice.ALLEGED


__all__ = ["Voice", "voice_of"]
