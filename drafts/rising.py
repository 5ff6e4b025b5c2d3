"""The longest part of a list that rises: what kept its order when other things moved."""

from bisect import bisect_left
from collections.abc import Sequence


def longest_rising(values: Sequence[int]) -> list[int]:
    """The ordinals of a longest rising part of the values, in order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        ends[length : length + 1] = [value]
        last[length : length + 1] = [at]
    rising: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        rising.append(at)
        at = before[at]
    return rising[::-1]
