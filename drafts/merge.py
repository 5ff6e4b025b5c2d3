"""Merging: two sides changed the same base; both changes are made, or the passage is handed to a person.

A three-way merge on tokens. Touching edits are a conflict, identical edits count once, and a merge that cannot be shown to
keep every word of both sides is a conflict too. `patch_apply` of diff-match-patch is never used: it reports success and
loses words (`benchmarks/merge_loss.py`).
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from drafts.compare import Change, apply, compare
from drafts.tidy import tidy
from drafts.tokens import HAN

_COUNTED = re.compile(rf"[{HAN}]|[^\W_{HAN}]+|\S")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A passage that both sides changed, differently: the base and both wordings. Offsets count characters of the base."""

    base_start: int
    base_end: int
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What came of a merge: a text, or conflicts for a person to decide. A conflict is a result, not an error."""

    text: str | None
    """The merged text; None while there are conflicts."""
    conflicts: tuple[Conflict, ...]
    parts: tuple[str | Conflict, ...] = ()
    """The merged text in order, with each conflict in its place."""

    @property
    def is_clean(self) -> bool:
        """Whether both sides' changes could be made without a person."""
        return not self.conflicts

    def settled(self, wordings: Sequence[str]) -> str:
        """The text when a person has decided each conflict, one wording a conflict, in order.

        Raises ValueError when the number of wordings is not the number of conflicts.
        """
        if len(wordings) != len(self.conflicts):
            raise ValueError(f"{len(self.conflicts)} conflicts, {len(wordings)} wordings")
        decided = iter(wordings)
        return "".join(part if isinstance(part, str) else next(decided) for part in self.parts)


def merge(base: str, ours: str, theirs: str, terms: Collection[str] = ()) -> Merge:
    """Make the changes of both sides to `base`; edits that touch are a conflict, the same edit on both sides counts once."""
    parts = tuple(_parts(base, _edits(base, ours, terms), _edits(base, theirs, terms)))
    conflicts = tuple(part for part in parts if isinstance(part, Conflict))
    if conflicts:
        return Merge(None, conflicts, parts)
    text = "".join(part for part in parts if isinstance(part, str))
    if not keeps_every_word(base, ours, theirs, text):
        whole = Conflict(0, len(base), base, ours, theirs)
        return Merge(None, (whole,), (whole,))
    return Merge(text, (), parts)


def keeps_every_word(base: str, ours: str, theirs: str, merged: str) -> bool:
    """Whether, word by word, `merged` has what each side put in and lacks what each side took out.

    Counted without regard to place (Han text by characters), and so independent of how the texts were compared: a word
    moves in number by what both sides did together; where both did the same, by at least the larger and at most the sum
    of the two.
    """
    base_n, ours_n, theirs_n, merged_n = (Counter(_COUNTED.findall(text)) for text in (base, ours, theirs, merged))
    for word in base_n | ours_n | theirs_n | merged_n:
        a, b = ours_n[word] - base_n[word], theirs_n[word] - base_n[word]
        both = a + b
        # An edit made by both sides counts once, so the sum may be too much by what they share.
        least, most = (min(both, max(a, b)), max(both, min(a, b))) if a * b > 0 else (both, both)
        if ours == theirs:
            least = most = a
        if not least <= merged_n[word] - base_n[word] <= most:
            return False
    return True


def _edits(base: str, changed: str, terms: Collection[str]) -> tuple[Change, ...]:
    return tidy(base, changed, compare(base, changed, terms), terms)


def _parts(base: str, ours: Sequence[Change], theirs: Sequence[Change]) -> Iterator[str | Conflict]:
    at = 0
    for start, end, mine, other in _regions(ours, theirs):
        yield base[at:start]
        our_words, their_words = _worded(base, start, end, mine), _worded(base, start, end, other)
        if not other or our_words == their_words:
            yield our_words
        elif not mine:
            yield their_words
        else:
            yield Conflict(start, end, base[start:end], our_words, their_words)
        at = end
    yield base[at:]


def _regions(ours: Sequence[Change], theirs: Sequence[Change]) -> Iterator[tuple[int, int, list[Change], list[Change]]]:
    """Stretches of the base that were changed, each with the edits of both sides that touch one another there."""
    waiting = sorted(
        [(change, True) for change in ours] + [(change, False) for change in theirs],
        key=lambda edit: (edit[0].old_start, edit[0].old_end),
    )
    region: tuple[int, int, list[Change], list[Change]] | None = None
    for change, is_ours in waiting:
        if region is not None and change.old_start <= region[1]:
            region = (region[0], max(region[1], change.old_end), region[2], region[3])
        else:
            if region is not None:
                yield region
            region = (change.old_start, change.old_end, [], [])
        (region[2] if is_ours else region[3]).append(change)
    if region is not None:
        yield region


def _worded(base: str, start: int, end: int, changes: Sequence[Change]) -> str:
    """base[start:end] with the changes made that lie in it."""
    moved = [
        Change(change.old_start - start, change.old_end - start, change.new_start, change.new_end, change.inserted)
        for change in changes
    ]
    return apply(base[start:end], moved)
