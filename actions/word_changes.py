"""A redline of any two texts of a draft: every change under the side whose it was, moved clauses as moves."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.word_names import Naming
from actions.word_versions import NotesByClause, Version, side_pair
from dialogue.audiences import SECRETARIAT
from drafts.milestones import ClauseChange, StandingClause, compare_milestones
from exports.word.compared import compared_clauses
from exports.word.values import ClauseText, Mark
from models.drafts import Clause, Revision

_LATEST: Final = datetime.max.replace(tzinfo=UTC)


def in_time(one: Version, other: Version) -> tuple[Version, Version]:
    """Two texts, the earlier one first, whichever was chosen first: changes are told forwards."""
    return (other, one) if (other.at or _LATEST) < (one.at or _LATEST) else (one, other)


def changed_clauses(
    session: Session, draft_id: UUID, before: Version, after: Version, notes: NotesByClause, names: Naming
) -> tuple[ClauseText, ...]:
    """The rows of a redline between two texts of a draft that the caller was given."""
    changes = compare_milestones(before.clauses, after.clauses)
    revisions = _revisions(session, draft_id, {_clause_of(change).clause_id for change in changes if _differs(change)})
    hands: dict[UUID, Mark] = {}
    steps: dict[UUID, list[tuple[StandingClause, Mark]]] = {}
    for change in changes:
        clause = _clause_of(change)
        on_the_way = _on_the_way(revisions.get(clause.clause_id, ()), change)
        steps[clause.clause_id] = [(_standing(revision), _mark(revision, names)) for revision in on_the_way]
        if on_the_way:
            hands[clause.clause_id] = _mark(on_the_way[-1], names)
    unknown = Mark(side_pair(SECRETARIAT)[0], before.at or after.at or _LATEST)
    # Of two clauses that changed places either may count as the moved one: the other's hand moved it.
    latest = max(hands.values(), key=lambda mark: mark.at, default=unknown)
    return compared_clauses(changes, steps, lambda clause_id: hands.get(clause_id, latest), notes)


def _on_the_way(revisions: Sequence[Revision], change: ClauseChange) -> list[Revision]:
    """The revisions of a clause after its earlier text, up to the later one or to the one that struck it."""
    by_id = {revision.id: revision.ordinal for revision in revisions}
    start = by_id.get(change.before.revision_id, 0) if change.before and change.before.revision_id else 0
    later = [revision for revision in revisions if revision.ordinal > start]
    if change.after is None:
        struck = next((at for at, revision in enumerate(later) if revision.struck), len(later) - 1)
        return later[: struck + 1]
    end = by_id.get(change.after.revision_id, 0) if change.after.revision_id else 0
    return [revision for revision in later if revision.ordinal <= end]


def _revisions(session: Session, draft_id: UUID, wanted: set[UUID]) -> dict[UUID, list[Revision]]:
    query = (
        select(Revision)
        .join(Clause, Clause.id == Revision.clause_id)  # type: ignore[arg-type]
        .where(Clause.draft_id == draft_id)
        .order_by(Revision.ordinal)  # type: ignore[arg-type]
    )
    found: dict[UUID, list[Revision]] = {}
    for revision in session.exec(query) if wanted else ():
        if revision.clause_id in wanted:
            found.setdefault(revision.clause_id, []).append(revision)
    return found


def _differs(change: ClauseChange) -> bool:
    return change.before != change.after


def _clause_of(change: ClauseChange) -> StandingClause:
    clause = change.after or change.before
    if clause is None:
        raise ValueError("a change of no clause")
    return clause


def _standing(revision: Revision) -> StandingClause:
    return StandingClause(
        revision.clause_id, revision.number, revision.kind, revision.level, revision.place, revision.text_en,
        revision.text_zh, revision.id,
    )  # fmt: skip


def _mark(revision: Revision, names: Naming) -> Mark:
    return Mark(names.author(revision.side, revision.author_name), revision.made_at)


__all__ = ["changed_clauses", "in_time"]
