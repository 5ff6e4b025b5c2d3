"""As in: from which clause of an earlier text the clauses of a draft were copied, and whether they still say the same.

Asked by each person for themselves, beside the room and never kept with it: a text that this person may not read is not
named, and that a clause was copied from it is not said either.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from actions.access import access_clause, access_draft, sits_at
from actions.draft_starts import CameFrom
from actions.standstill import adopted_milestone
from dialogue.actors import Actor
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from models.drafts import Clause, Draft, DraftParty, Revision
from models.milestones import Milestone
from models.starts import ClauseOrigin


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
    earlier, standing = aliased(Revision), aliased(Revision)
    query = (
        select(ClauseOrigin, earlier, standing)
        .join(Clause, col(Clause.id) == col(ClauseOrigin.clause_id))
        .join(earlier, earlier.id == ClauseOrigin.revision_id)  # type: ignore[arg-type]
        .join(standing, standing.id == Clause.head_id)  # type: ignore[arg-type]
        .where(Clause.draft_id == draft.id)
    )
    if clause_id is not None:
        query = query.where(Clause.id == clause_id)
    texts: dict[UUID, tuple[Draft, Milestone, bool] | None] = {}
    found: dict[UUID, Copied] = {}
    for origin, revision, head in session.exec(query).all():
        if origin.milestone_id not in texts:
            texts[origin.milestone_id] = _text(session, actor, origin.milestone_id)
        text = texts[origin.milestone_id]
        if text is None:
            continue
        named, milestone, is_adopted = text
        came_from = CameFrom(
            named.id, named.title_en, named.title_zh, milestone.label, is_adopted, milestone.made_at, revision.clause_id,
            revision.number, revision.text_en, revision.text_zh,
        )  # fmt: skip
        found[origin.clause_id] = Copied(came_from, head.id, head.text_en, head.text_zh)
    return found


def _text(session: Session, actor: Actor, milestone_id: UUID) -> tuple[Draft, Milestone, bool] | None:
    """The earlier text, and whether it was adopted; None for who may not read it."""
    milestone = session.get_one(Milestone, milestone_id)
    if not sits_at(session, actor, DraftParty, milestone.draft_id):
        return None
    return (
        session.get_one(Draft, milestone.draft_id), milestone, adopted_milestone(session, milestone.draft_id) == milestone_id,
    )  # fmt: skip


__all__ = ["Copied", "copied_clauses"]
