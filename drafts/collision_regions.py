"""Where edits of one text touch: the stretches in which two or more proposals change the same words.

The edits are the ones that `drafts.merge` merges, so what touches here is what conflicts there.
"""

from collections.abc import Collection, Iterable, Sequence

from drafts.compare import Change, apply, compare
from drafts.tidy import tidy

Stretch = tuple[int, int]
"""Start and end in a text, in characters."""


def edits(base: str, changed: str, terms: Collection[str] = ()) -> tuple[Change, ...]:
    """What turns `base` into `changed`, as a merge sees it: on tokens, tidied for people."""
    return tidy(base, changed, compare(base, changed, terms), terms)


def touching(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that overlap or touch made one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def regions(edited: Iterable[Sequence[Change]]) -> list[Stretch]:
    """The stretches of a base that several edited versions of it change."""
    return touching((change.old_start, change.old_end) for changes in edited for change in changes)


def worded(base: str, stretch: Stretch, changes: Sequence[Change]) -> str:
    """The words of a version in one stretch of its base; no change may reach over an edge of the stretch."""
    start, end = stretch
    inside = [
        Change(change.old_start - start, change.old_end - start, change.new_start, change.new_end, change.inserted)
        for change in changes
        if start <= change.old_start and change.old_end <= end
    ]
    return apply(base[start:end], inside)
