"""Long stretches in which nothing happened, folded, so that what happened is seen with what stands around it."""

from collections.abc import Sequence

AROUND = 1
"""How many unchanged lines are shown before and after a changed one."""


def folded(same: Sequence[bool]) -> list[int | range]:
    """Which lines are shown, in order, and between them the stretches that are folded.

    A stretch of a single line is not folded: the words that would stand for it take as much room. Where every line is the
    same there is one stretch.
    """
    near = {
        at + step
        for at, unchanged in enumerate(same)
        if not unchanged
        for step in range(-AROUND, AROUND + 1)
        if 0 <= at + step < len(same)
    }
    shown: list[int | range] = []
    at = 0
    while at < len(same):
        end = next((line for line in range(at, len(same)) if line in near), len(same))
        if end - at > 1:
            shown.append(range(at, end))
            at = end
        else:
            shown.append(at)
            at += 1
    return shown
