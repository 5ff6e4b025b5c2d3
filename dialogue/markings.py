"""How markings compare: from the least to the most restricted. What is marked above a ceiling may not be in a file."""

from collections.abc import Iterable
from typing import Final

from dialogue.vocabulary import Marking

_ORDER: Final = {marking: at for at, marking in enumerate(Marking)}


def exceeds(marking: Marking | None, ceiling: Marking | None) -> bool:
    """Whether something so marked is above a ceiling. Without a marking, or without a ceiling, nothing is."""
    return marking is not None and ceiling is not None and _ORDER[marking] > _ORDER[ceiling]


def highest(markings: Iterable[Marking | None]) -> Marking | None:
    """The most restricted of some markings; None where nothing is marked."""
    return max((marking for marking in markings if marking is not None), key=_ORDER.__getitem__, default=None)
