"""What became of one text over its revisions, as runs: every change under the name of whoever made it.

Rejected, the runs give the first text; accepted, the last one. Words that came and went again in between leave no trace.
"""

from collections.abc import Sequence
from itertools import groupby

from drafts.redline import redline
from exports.word.values import Mark, Run, word_by_word

_Letter = tuple[str, Mark | None, Mark | None]
"""A character with who inserted and who deleted it."""


def through(base: str, steps: Sequence[tuple[str, Mark]]) -> tuple[Run, ...]:
    """The runs from `base` through the texts of `steps`, each with whose change it was.

    Where telling every hand apart would mark more than the difference between the first and the last text (somebody took
    words out, and somebody else put them back), that difference is shown alone, under the last hand.
    """
    if not steps or steps[-1][0] == base:
        return (Run(base),) if base else ()
    target, last = steps[-1]
    direct = word_by_word(base, target, last)
    if len(steps) == 1:
        return direct
    letters: list[_Letter] = [(letter, None, None) for letter in base]
    text = base
    for step, mark in steps:
        letters = _after(letters, text, step, mark)
        text = step
    told = tuple(
        Run("".join(letter for letter, _, _ in group), deleted, inserted)
        for (inserted, deleted), group in groupby(letters, lambda letter: letter[1:])
    )
    return told if _marked(told) <= _marked(direct) else direct


def _after(letters: list[_Letter], text: str, step: str, mark: Mark) -> list[_Letter]:
    """The letters after one more step; those that were deleted before stay where they stood."""
    made: list[_Letter] = []
    at = 0

    def gone_before() -> None:
        nonlocal at
        while at < len(letters) and letters[at][2] is not None:
            made.append(letters[at])
            at += 1

    for piece in redline(text, step):
        if piece.kind == "inserted":
            gone_before()
            made += [(letter, mark, None) for letter in piece.text]
            continue
        for _ in piece.text:
            gone_before()
            letter, inserted, _ = letters[at]
            at += 1
            if piece.kind == "kept":
                made.append((letter, inserted, None))
            elif inserted is None:
                made.append((letter, None, mark))
    return made + letters[at:]


def _marked(runs: Sequence[Run]) -> int:
    return sum(len(run.text) for run in runs if run.deleted is not None or run.inserted is not None)
