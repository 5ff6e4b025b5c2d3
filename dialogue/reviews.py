"""Scores of implementation reviews: what may be given on which scale."""

from enum import StrEnum
from typing import Final


class Scale(StrEnum):
    """On which scale a period of implementation is scored.

    Implementation: 0 not initiated, 1 minimum, 2 intermediate, 3 complete, as the Kroc Institute's Peace Accords Matrix
    scores provisions. Compliance: -1, 0, +1 against a guideline that was written before, as the G7 and G20 Research
    Groups score commitments of outcome lists.
    """

    IMPLEMENTATION = "implementation, 0 to 3"
    COMPLIANCE = "compliance, -1 to +1"


SCORES: Final = {Scale.IMPLEMENTATION: (0, 1, 2, 3), Scale.COMPLIANCE: (-1, 0, 1)}
"""The scores of each scale, the lowest first."""


def is_score(scale: Scale, score: int) -> bool:
    """Whether there is such a score on the scale."""
    return score in SCORES[scale]
