"""The rolling text of a clause in one language: what nobody would change, and in square brackets what each side wants.

Derived from the standing text, the sides that hold it and the open proposals; stored nowhere. Edits that touch make one
contested region, independent edits independent regions. A proposal that cannot be shown inside the standing text is
stacked under it as a whole.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from drafts.brackets import NO_NAMES, Held, held, pairs
from drafts.collision_regions import Stretch, edits, regions, touching, worded
from drafts.compare import Change
from drafts.merge import merge
from drafts.tidy import REWRITTEN
from drafts.tokens import cut

DELETE = "delete"

LEAST_RUN = 3
"""Words that must stand, on average, between two contested regions for a reader to follow the sentence.

Measured on 600 seeded clauses of one to three sentences with two proposals: with one edit each all stay inside the text,
with three edits each 62 %, with six 24 %.
"""


@dataclass(frozen=True, slots=True)
class OpenProposal:
    """An open proposal in one language: what it was written on, and the words it wants. Of a deletion no words count."""

    id: str
    side: str
    kind: str
    base: str
    text: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """Words that no open proposal would change."""

    text: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """Words for one place, the sides that hold them and the proposals that brought them; no text is "no text"."""

    text: str
    sides: tuple[str, ...]
    """Who holds these words. Only present words may be held by nobody."""
    proposal_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contested:
    """A place with rival words. The first alternative is what stands there now, the others follow in order of tabling."""

    start: int
    """Where the present words begin in the standing text."""
    alternatives: tuple[Alternative, ...]

    @property
    def present(self) -> Alternative:
        """The words that stand there now."""
        return self.alternatives[0]

    @property
    def end(self) -> int:
        """Where the present words end in the standing text."""
        return self.start + len(self.present.text)

    @property
    def shown(self) -> tuple[Alternative, ...]:
        """The alternatives that get a bracket: all, but for the absence of words that nobody insists on."""
        return self.alternatives if self.present.text or self.present.sides else self.alternatives[1:]


Part = Agreed | Contested


@dataclass(frozen=True, slots=True)
class Rolling:
    """The rolling text of one clause in one language."""

    parts: tuple[Part, ...]
    """In order; the agreed words and the first alternatives joined are the standing text."""
    stacked: tuple[Alternative, ...] = ()
    """Rivals of the whole clause, in order of tabling: the present text keeps the number, these are bis, ter, quater."""
    standing_sides: tuple[str, ...] = ()
    """Who holds the present text against the stacked ones."""
    met: tuple[str, ...] = ()
    """Proposals whose words stand already."""
    literal: tuple[Held, ...] = ()
    """Square brackets that are typed in the standing text."""

    @property
    def head(self) -> str:
        """The standing text."""
        return "".join(part.text if isinstance(part, Agreed) else part.present.text for part in self.parts)

    @property
    def contested(self) -> tuple[Contested, ...]:
        """The contested regions inside the clause, in order."""
        return tuple(part for part in self.parts if isinstance(part, Contested))

    def wanted(self, proposal_id: str) -> str:
        """The clause as one proposal would have it: its own words wherever it has any, else the present ones.

        Raises KeyError when the proposal is not in this rolling text.
        """
        for alternative in self.stacked:
            if proposal_id in alternative.proposal_ids:
                return alternative.text
        own = [
            next((at for at, a in enumerate(place.alternatives) if proposal_id in a.proposal_ids), 0)
            for place in self.contested
        ]
        if not any(own) and proposal_id not in self.met:
            raise KeyError(proposal_id)
        return self.chosen(own)

    def chosen(self, choices: Sequence[int]) -> str:
        """The clause when an alternative is chosen for every contested region, by its place in the region, in order.

        Raises ValueError when the number of choices is not the number of contested regions.
        """
        if len(choices) != len(self.contested):
            raise ValueError(f"{len(self.contested)} contested regions, {len(choices)} choices")
        choice = iter(choices)
        return "".join(
            part.text if isinstance(part, Agreed) else part.alternatives[next(choice)].text for part in self.parts
        )


def rolling(
    head: str,
    holders: Sequence[str],
    proposals: Sequence[OpenProposal],
    terms: Collection[str] = (),
    names: Mapping[str, str] = NO_NAMES,
) -> Rolling:
    """The rolling text of a clause: the standing text, the sides that hold it, and open proposals in order of tabling.

    A proposal on an older base is first brought to the standing text by the three-way merge. It is stacked as a whole
    when that leaves a conflict, when it deletes the clause, when it takes out two thirds of its words, and, with all
    others, when the brackets would leave too little between them to be read (`is_readable`).
    `names` says which side the label of a square bracket typed in the text means ({"US": "us", "美方": "us"}).
    """
    stacked: list[tuple[OpenProposal, str]] = []
    inline: list[tuple[OpenProposal, str, tuple[Change, ...]]] = []
    met: list[str] = []
    for proposal in proposals:
        text = _carried(head, proposal, terms)
        if text == head and proposal.kind != DELETE:
            met.append(proposal.id)
            continue
        changes = edits(head, text, terms) if text else ()
        if not changes or rewrites(head, changes, terms):
            stacked.append((proposal, text if text is not None else proposal.text))
        else:
            inline.append((proposal, text or "", changes))
    places = _with_whole_brackets(head, [(text, changes) for _, text, changes in inline])
    if not is_readable(head, places, terms):
        order = [proposal.id for proposal in proposals]
        stacked += [(proposal, text) for proposal, text, _ in inline]
        stacked.sort(key=lambda rival: order.index(rival[0].id))
        inline, places = [], []
    against_all = {proposal.side for proposal, _ in stacked}
    standing = tuple(side for side in dict.fromkeys(holders) if side not in against_all)
    parts: list[Part] = []
    at = 0
    for start, end in places:
        parts.append(Agreed(head[at:start]))
        rivals = [(proposal, worded(head, (start, end), changes)) for proposal, _, changes in inline]
        parts.append(Contested(start, _alternatives(head[start:end], standing, rivals)))
        at = end
    parts.append(Agreed(head[at:]))
    return Rolling(
        tuple(part for part in parts if isinstance(part, Contested) or part.text),
        _grouped(stacked),
        standing if stacked else (),
        tuple(met),
        held(head, names),
    )


def rewrites(head: str, changes: Sequence[Change], terms: Collection[str] = ()) -> bool:
    """Whether changes take out more than two thirds of the words of a text: what is left is no frame for brackets."""
    words = _words(head, terms)
    taken = sum(_words(head[change.old_start : change.old_end], terms) for change in changes)
    return taken > REWRITTEN * words


def is_readable(head: str, places: Sequence[Stretch], terms: Collection[str] = ()) -> bool:
    """Whether a clause can be followed with brackets at these places: one place, or words enough between them.

    Enough is `LEAST_RUN` words for every place.
    """
    edges = [0, *(edge for place in places for edge in place), len(head)]
    between = sum(_words(head[a:b], terms) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return len(places) < 2 or between >= LEAST_RUN * len(places)


def _carried(head: str, proposal: OpenProposal, terms: Collection[str]) -> str | None:
    """The text that a proposal would make of the standing one; None where that takes a person."""
    if proposal.kind == DELETE:
        return ""
    if proposal.base == head:
        return proposal.text
    return merge(proposal.base, head, proposal.text, terms).text


def _words(text: str, terms: Collection[str]) -> int:
    return sum(token[0].isalnum() for token in cut(text, terms))


def _alternatives(
    present: str, holders: Sequence[str], rivals: Sequence[tuple[OpenProposal, str]]
) -> tuple[Alternative, ...]:
    """The present words first, then those of the proposals that want others."""
    others = [(proposal, text) for proposal, text in rivals if text != present]
    elsewhere = {proposal.side for proposal, _ in others}
    return (Alternative(present, tuple(side for side in holders if side not in elsewhere)), *_grouped(others))


def _grouped(rivals: Sequence[tuple[OpenProposal, str]]) -> tuple[Alternative, ...]:
    """One alternative a wording, in order of tabling, with all who propose it."""
    by_text: dict[str, list[OpenProposal]] = {}
    for proposal, text in rivals:
        by_text.setdefault(text, []).append(proposal)
    return tuple(
        Alternative(text, tuple(dict.fromkeys(p.side for p in of)), tuple(p.id for p in of))
        for text, of in by_text.items()
    )


# A square bracket typed in a text is never cut in two


def _with_whole_brackets(head: str, edited: Sequence[tuple[str, Sequence[Change]]]) -> list[Stretch]:
    """The contested regions, grown until both marks of every typed bracket stand in the same region, or in none."""
    places = regions(changes for _, changes in edited)
    marks = [
        (_in_head(changes, opening), _in_head(changes, closing))
        for text, changes in [(head, ()), *edited]
        for opening, closing in pairs(text)
    ]
    while True:
        grown = touching([*places, *_across(places, marks)])
        if grown == places:
            return places
        places = grown


def _across(places: Sequence[Stretch], marks: Sequence[tuple[Stretch, Stretch]]) -> list[Stretch]:
    """From mark to mark, for brackets of which one mark stands in a region and the other one does not stand there too."""
    found = []
    for opening, closing in marks:
        there = [next((p for p in places if p[0] <= m[0] and m[1] <= p[1]), None) for m in (opening, closing)]
        if there[0] != there[1]:
            found.append((min(opening[0], closing[0]), max(opening[1], closing[1])))
    return found


def _in_head(changes: Sequence[Change], at: int) -> Stretch:
    """Where a character of an edited text stands in the head, or the words in whose place it came."""
    moved = 0
    for change in changes:
        if at < change.new_start:
            break
        if at < change.new_end:
            return change.old_start, change.old_end
        moved = change.new_end - change.old_end
    return at - moved, at - moved + 1
