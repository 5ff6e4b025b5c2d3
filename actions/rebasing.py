"""Carrying a proposal over to the text that stands now, by three-way merge; where it cannot be, a person decides."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session

from drafts.merge import Conflict, merge
from drafts.proposals import ProposalKind
from models.drafts import Clause, Revision
from models.proposals import Proposal

SEAM: Final = "\x01"
"""Stands between the two texts of a split or of a merger while they are carried over. No clause can hold it."""

LANGUAGES: Final = ("en", "zh")


@dataclass(frozen=True, slots=True)
class MergedWording:
    """What an accepted proposal makes of the standing text; conflicts, by language, where a person has to decide.

    `second_en` and `second_zh` are the words of the clause that a split makes.
    """

    en: str | None
    zh: str | None
    conflicts: tuple[tuple[str, Conflict], ...] = ()
    second_en: str = ""
    second_zh: str = ""

    @property
    def is_clean(self) -> bool:
        """Whether both languages merged without touching the same words."""
        return not self.conflicts


@dataclass(frozen=True, slots=True)
class Ground:
    """The revisions a proposal stands on: what its author read, and what stands now; for a merger, of both clauses."""

    base: Revision | None
    head: Revision
    other_base: Revision | None = None
    other_head: Revision | None = None

    @property
    def has_moved(self) -> bool:
        """Whether the text is another than the one the proposal was written on."""
        pairs = ((self.base, self.head), (self.other_base, self.other_head))
        return any(base is not None and head is not None and base.id != head.id for base, head in pairs)


def ground_of(session: Session, proposal: Proposal) -> Ground:
    """The ground of a proposal on a clause that exists."""
    head = head_of(session, proposal.clause_id)
    other_head = head_of(session, proposal.other_id) if proposal.other_id else None
    base, other_base = (session.get(Revision, at) if at else None for at in (proposal.base_id, proposal.other_base_id))
    return Ground(base, head, other_base, other_head)


def head_of(session: Session, clause_id: UUID | None) -> Revision:
    """The standing revision of a clause."""
    return session.get_one(Revision, session.get_one(Clause, clause_id).head_id)


def merged(ground: Ground, proposal: Proposal) -> MergedWording:
    """The proposal carried over from its base to the standing text, token by token, in each language."""
    if proposal.kind in (ProposalKind.DELETE, ProposalKind.MOVE, ProposalKind.RESTYLE):
        return MergedWording(ground.head.text_en, ground.head.text_zh)
    carried = {language: _carried(ground, proposal, language) for language in LANGUAGES}
    conflicts = tuple((language, conflict) for language in LANGUAGES for conflict in carried[language][1])
    first, second = {}, {}
    for language in LANGUAGES:
        text = carried[language][0]
        if text is not None and proposal.kind == ProposalKind.SPLIT:
            first[language], _, second[language] = text.partition(SEAM)
        else:
            first[language] = text
    return MergedWording(first["en"], first["zh"], conflicts, second.get("en", ""), second.get("zh", ""))


def _carried(ground: Ground, proposal: Proposal, language: str) -> tuple[str | None, tuple[Conflict, ...]]:
    proposed = _text(proposal, language)
    if proposal.kind == ProposalKind.SPLIT:
        proposed += SEAM + getattr(proposal, f"second_{language}")
    if not ground.has_moved:
        return proposed, ()
    base, head = _text(ground.base or ground.head, language), _text(ground.head, language)
    if ground.other_head is not None:
        base += SEAM + _text(ground.other_base or ground.other_head, language)
        head += SEAM + _text(ground.other_head, language)
    merger = merge(base, head, proposed)
    return merger.text, merger.conflicts


def _text(of: Revision | Proposal, language: str) -> str:
    return of.text_en if language == "en" else of.text_zh
