"""As in: from which clause of an earlier text the clauses of a draft were copied, and whether they still say the same.

Asked by each person for themselves, beside the room and never kept with it: a text that this person may not read is not
named, and that a clause was copied from it is not said either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from actions.access import access_clause, access_draft, sits_at
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from models.drafts import Clause, Draft, DraftParty, Revision
from models.milestones import Milestone, MilestoneClause
from models.starts import ClauseOrigin


@dataclass(frozen=True, slots=True)
class CameFrom:
    """The clause of an earlier text from which a clause was copied, and how it stood there.

    `label` is empty where the words were taken as they stood, through a house template, and not from a milestone.
    """

    draft_id: UUID
    title_en: str
    title_zh: str
    label: str
    adopted: bool
    set_at: datetime
    clause_id: UUID
    number: str
    text_en: str
    text_zh: str


@dataclass(frozen=True, slots=True)
class Copied:
    """A clause that was copied: from where, and the revision that stands now, with its words."""

    came_from: CameFrom
    revision_id: UUID
    text_en: str
    text_zh: str

    @property
    def is_same(self) -> bool:
        """Whether the standing words are, letter for letter, those of the earlier text, in both languages."""
        return (self.text_en, self.text_zh) == (self.came_from.text_en, self.came_from.text_zh)


def copied_clauses(
    session: Session, actor: Actor, draft_id: UUID, clause_id: UUID | None = None
) -> Mapping[UUID, Copied]:
    """The clauses of a draft that came from a text this person may read, each with the nearest such text; or one of them.

    Raises NoSuchRow, NotPermitted.
    """
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    if clause_id is not None and access_clause(session, actor, clause_id, Permission.DRAFT_READ).draft_id != draft.id:
        raise NoSuchRow(noun="clause")
    before, standing, source = aliased(Revision), aliased(Revision), aliased(Clause)
    query = (
        select(ClauseOrigin, before, standing, source.draft_id)
        .join(Clause, col(Clause.id) == col(ClauseOrigin.clause_id))
        .join(before, before.id == ClauseOrigin.revision_id)  # type: ignore[arg-type]
        .join(source, source.id == before.clause_id)  # type: ignore[arg-type]
        .join(standing, standing.id == Clause.head_id)  # type: ignore[arg-type]
        .where(Clause.draft_id == draft.id)
    )
    if clause_id is not None:
        query = query.where(Clause.id == clause_id)
    texts: dict[tuple[UUID, UUID | None], _Earlier | None] = {}
    found: dict[UUID, Copied] = {}
    for origin, revision, head, source_id in session.exec(query).all():
        key = (source_id, origin.milestone_id)
        if key not in texts:
            texts[key] = _earlier(session, actor, *key)
        if (text := texts[key]) is not None:
            found[origin.clause_id] = Copied(text.came_from(revision), head.id, head.text_en, head.text_zh)
    return found


def clause_origins(session: Session, actor: Actor, clause_id: UUID) -> tuple[CameFrom, ...]:
    """From which clause of which text a clause was copied, and that one from which, the nearest first.

    A text that this person may not read is not named, and nothing that lies behind it either. Raises NoSuchRow.
    """
    at: UUID = access_clause(session, actor, clause_id, Permission.DRAFT_READ).id
    found: list[CameFrom] = []
    while (origin := session.get(ClauseOrigin, at)) is not None:
        revision = session.get_one(Revision, origin.revision_id)
        source = session.get_one(Clause, revision.clause_id)
        text = _earlier(session, actor, source.draft_id, origin.milestone_id)
        if text is None:
            break
        found.append(text.came_from(revision))
        at = revision.clause_id
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """An earlier text that words were taken from: a milestone of a draft, or what stood in it when a template was made."""

    draft: Draft
    milestone: Milestone | None
    adopted: frozenset[UUID]
    """The revisions of it that were adopted."""

    def came_from(self, revision: Revision) -> CameFrom:
        draft, milestone = self.draft, self.milestone
        return CameFrom(
            draft.id, draft.title_en, draft.title_zh, milestone.label if milestone else "", revision.id in self.adopted,
            (milestone or revision).made_at, revision.clause_id, revision.number, revision.text_en, revision.text_zh,
        )  # fmt: skip


def _earlier(session: Session, actor: Actor, draft_id: UUID, milestone_id: UUID | None) -> _Earlier | None:
    """The earlier text; None for who may not read it."""
    if not sits_at(session, actor, DraftParty, draft_id):
        return None
    milestone = session.get_one(Milestone, milestone_id) if milestone_id else None
    adopted = adopted_milestone(session, draft_id)
    revisions: frozenset[UUID] = frozenset()
    if adopted is not None and milestone_id in (None, adopted):
        held = select(MilestoneClause.revision_id).where(MilestoneClause.milestone_id == adopted)
        revisions = frozenset(session.exec(held))
    return _Earlier(session.get_one(Draft, draft_id), milestone, revisions)


__all__ = ["CameFrom", "Copied", "clause_origins", "copied_clauses"]
