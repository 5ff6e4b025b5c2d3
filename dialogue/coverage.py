"""What the record rests on: of which meetings there is a text, whose, and in whose words positions are known.

It stands beside every other figure, because it explains most of what looks like a difference between sides.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from dialogue.audiences import JOINT
from dialogue.figures import Figure, Window, classes


class Covered(StrEnum):
    """Whose texts of a meeting are in."""

    EVERY_SIDE = "a text of every side, or one of all together"
    SOME_SIDES = "texts of some sides only"
    OTHERS = "only texts that speak for no side"
    NOTHING = "no text at all"


class WhoseWords(StrEnum):
    """In whose text a position of a party is known."""

    OWN = "its own text"
    SHARED = "a text of all sides"
    REPORTED = "a text of another side"
    UNKNOWN = "a text that speaks for no side"


class Known(Protocol):
    """A position of a party, and for which side the text speaks that it is quoted from; "" where nobody has said."""

    @property
    def id(self) -> UUID: ...
    @property
    def party(self) -> str: ...
    @property
    def speaks_for(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the meetings of a window: those with any text, those with a text of each side, and each by whose texts are in."""

    sourced: Figure
    by_side: Mapping[str, Figure]
    by_class: Mapping[Covered, Figure]


def coverage(
    meetings: Sequence[UUID], texts: Mapping[UUID, Set[str]], parties: Sequence[str], window: Window = Window()
) -> Coverage:
    """How the meetings of a window are covered.

    `texts` are by meeting the sides for which its texts speak: "joint" for one of all, "" for one that speaks for none; a
    meeting without a text is not in it.
    """
    among = tuple(meetings)

    def those(ids: Iterable[UUID]) -> Figure:
        return Figure(tuple(ids), among, window)

    found = classes(among, lambda key: covered(texts.get(key, frozenset()), parties), lambda key: key, Covered, window)
    return Coverage(
        those(key for key in among if texts.get(key)),
        {
            party: those(key for key in among if {party, JOINT} & set(texts.get(key, ())))
            for party in parties
        },
        found,
    )  # fmt: skip


def covered(spoken_for: Set[str], parties: Sequence[str]) -> Covered:
    """Whose texts of one meeting are in, from the sides for which they speak."""
    if not spoken_for:
        return Covered.NOTHING
    if JOINT in spoken_for or (parties and set(parties) <= spoken_for):
        return Covered.EVERY_SIDE
    return Covered.SOME_SIDES if set(parties) & spoken_for else Covered.OTHERS


def in_whose_words(
    positions: Iterable[Known], parties: Sequence[str], window: Window = Window()
) -> dict[str, dict[WhoseWords, Figure]]:
    """For each party, in whose texts its positions are known. Positions of somebody who is no party are in none of them."""
    of: dict[str, list[Known]] = {party: [] for party in parties}
    for position in positions:
        if position.party in of:
            of[position.party].append(position)
    told = {}
    for party, stated in of.items():
        told[party] = classes(stated, _whose, lambda position: position.id, WhoseWords, window)
    return told


def _whose(position: Known) -> WhoseWords:
    if not position.speaks_for:
        return WhoseWords.UNKNOWN
    if position.speaks_for == JOINT:
        return WhoseWords.SHARED
    return WhoseWords.OWN if position.speaks_for == position.party else WhoseWords.REPORTED


__all__ = ["Coverage", "Covered", "Known", "WhoseWords", "coverage", "covered", "in_whose_words"]
