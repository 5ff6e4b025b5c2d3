"""Collisions: open proposals that would change the same words, and a proposal whose base has moved.

Nothing is decided here. A collision is shown with its place; what a person decides becomes the text (`settled`).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from drafts.collision_regions import Stretch, edits, regions, worded
from drafts.merge import Conflict, merge

DELETE = "delete"
RESHAPE = frozenset(("move", "split", "merge"))
"""Kinds that change where a clause stands or how many it is: only one of them can be done to one clause."""
CUTS = frozenset(("split", "merge"))
"""Kinds that say which words belong to which clause, and so cannot stand beside other words."""
RESTYLE = "restyle"
INSERT = "insert"


# A proposal whose base has moved


@dataclass(frozen=True, slots=True)
class Row:
    """One stretch of three texts side by side: the base, the standing text, and the proposal."""

    base: str
    theirs: str
    yours: str
    settled: str | None
    """The words both lead to; None where a person must decide."""


@dataclass(frozen=True, slots=True)
class Rebased:
    """A proposal brought to the standing text, in one language, as rows of three columns.

    The columns joined are the base, the standing text and the proposal, letter for letter.
    """

    rows: tuple[Row, ...]

    @property
    def conflicts(self) -> tuple[Row, ...]:
        """The rows that a person must decide."""
        return tuple(row for row in self.rows if row.settled is None)

    @property
    def text(self) -> str | None:
        """The proposal on the standing text; None while there are conflicts."""
        wordings = [row.settled for row in self.rows if row.settled is not None]
        return "".join(wordings) if len(wordings) == len(self.rows) else None

    @property
    def conflict_spans(self) -> tuple[Stretch, ...]:
        """Where in the standing text the conflicts are."""
        spans: list[Stretch] = []
        at = 0
        for row in self.rows:
            if row.settled is None:
                spans.append((at, at + len(row.theirs)))
            at += len(row.theirs)
        return tuple(spans)


def rebased(base: str, head: str, proposal: str, terms: Collection[str] = ()) -> Rebased:
    """Bring a proposal on `base` to the standing text `head`, as far as that can be done without a person."""
    found = merge(base, proposal, head, terms)
    if len(found.parts) == 1 and isinstance(found.parts[0], Conflict):  # the merge could not vouch for every word
        return Rebased((Row(base, head, proposal, None),))
    theirs, yours = edits(base, head, terms), edits(base, proposal, terms)
    rows: list[Row] = []
    at = 0
    # A merge gives what both left alone and what either changed by turns.
    for (start, end), part in zip(regions((theirs, yours)), found.parts[1::2], strict=True):
        rows.append(_untouched(base[at:start]))
        settled = None if isinstance(part, Conflict) else part
        rows.append(
            Row(base[start:end], worded(base, (start, end), theirs), worded(base, (start, end), yours), settled)
        )
        at = end
    rows.append(_untouched(base[at:]))
    return Rebased(tuple(row for row in rows if row.settled is None or row.base or row.theirs or row.yours))


def settled(proposal: Rebased, wordings: Sequence[str]) -> str:
    """The text when a person has decided each conflict, one wording a conflict, in order.

    Raises ValueError when the number of wordings is not the number of conflicts.
    """
    if len(wordings) != len(proposal.conflicts):
        raise ValueError(f"{len(proposal.conflicts)} conflicts, {len(wordings)} wordings")
    decided = iter(wordings)
    return "".join(next(decided) if row.settled is None else row.settled for row in proposal.rows)


def _untouched(words: str) -> Row:
    return Row(words, words, words, words)


# Open proposals against one another


@dataclass(frozen=True, slots=True)
class Tabled:
    """An open proposal on a clause, with its base and its new text by language. A language it leaves out is untouched."""

    id: str
    side: str
    kind: str
    base: Mapping[str, str]
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Collision:
    """Two open proposals that cannot both be accepted as they stand; ids in the order of tabling."""

    one: str
    other: str
    language: str | None
    """In which language they touch the same words; None when they differ about the clause as a whole."""
    spans: tuple[Stretch, ...]
    """Where in the standing text of that language; empty for the whole clause."""


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A proposal that touches words which changed since its base: accepting it needs a person."""

    id: str
    language: str
    spans: tuple[Stretch, ...]
    """Where in the standing text of that language."""


@dataclass(frozen=True, slots=True)
class Collisions:
    """Which open proposals on a clause collide, with one another and with the standing text."""

    pairs: tuple[Collision, ...]
    groups: tuple[tuple[str, ...], ...]
    """The proposals that hang together by collisions, each group in the order of tabling; none of a single proposal."""
    overtaken: tuple[Overtaken, ...]

    def of(self, proposal_id: str) -> tuple[Collision, ...]:
        """The collisions of one proposal."""
        return tuple(pair for pair in self.pairs if proposal_id in (pair.one, pair.other))


def collisions(head: Mapping[str, str], proposals: Sequence[Tabled], terms: Collection[str] = ()) -> Collisions:
    """Which of the open proposals, in the order of tabling, collide on the standing text given by language.

    The same edit by two proposals is no collision: accepting one gives both what they want.
    """
    overtaken: list[Overtaken] = []
    texts: dict[tuple[str, str], str] = {}
    for proposal in proposals:
        for language, standing in head.items():
            texts[proposal.id, language] = standing
            if proposal.kind in (DELETE, INSERT) or language not in proposal.text:
                continue
            carried = rebased(proposal.base[language], standing, proposal.text[language], terms)
            if carried.conflicts:
                overtaken.append(Overtaken(proposal.id, language, carried.conflict_spans))
            # Against the others a proposal stands with its own words, also where they are in conflict with the head.
            texts[proposal.id, language] = settled(carried, [row.yours for row in carried.conflicts])
    pairs = tuple(
        collision for one, other in combinations(proposals, 2) for collision in _between(one, other, head, texts, terms)
    )
    return Collisions(pairs, _groups([proposal.id for proposal in proposals], pairs), tuple(overtaken))


def differ_about_the_clause(kind: str, other: str) -> bool:
    """Whether proposals of these two kinds on one clause exclude each other, whatever their words."""
    kinds = {kind, other}
    if INSERT in kinds:
        return False  # a new clause after this one leaves it alone
    if DELETE in kinds:
        return kinds != {DELETE}
    if kinds <= RESHAPE or kinds == {RESTYLE}:
        return True
    return bool(kinds & CUTS) and RESTYLE not in kinds


def _between(
    one: Tabled, other: Tabled, head: Mapping[str, str], texts: Mapping[tuple[str, str], str], terms: Collection[str]
) -> Iterator[Collision]:
    if differ_about_the_clause(one.kind, other.kind):
        yield Collision(one.id, other.id, None, ())
        return
    for language, standing in head.items():
        first, second = texts[one.id, language], texts[other.id, language]
        if standing in (first, second):
            continue
        found = merge(standing, first, second, terms)
        if found.conflicts:
            spans = tuple((conflict.base_start, conflict.base_end) for conflict in found.conflicts)
            yield Collision(one.id, other.id, language, spans)


def _groups(ids: Sequence[str], pairs: Sequence[Collision]) -> tuple[tuple[str, ...], ...]:
    group_of = {proposal: {proposal} for proposal in ids}
    for pair in pairs:
        joined = group_of[pair.one] | group_of[pair.other]
        group_of.update(dict.fromkeys(joined, joined))
    ordered = dict.fromkeys(tuple(p for p in ids if p in group_of[proposal]) for proposal in ids)
    return tuple(group for group in ordered if len(group) > 1)
