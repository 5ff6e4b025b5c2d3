"""Whether a milestone is the standing text of its draft: only then can it be put under silence or adopted."""

from sqlmodel import Session, select

from actions.drafts import DraftText, StandingClause
from dialogue.refusals import TextMovedOn
from models.milestones import Milestone, MilestoneClause


def standing_clauses(text: DraftText) -> tuple[StandingClause, ...]:
    """The clauses of a text that are not struck, in the order of the text."""
    return tuple(standing for standing in text.clauses if not standing.head.struck)


def is_standing(session: Session, milestone: Milestone, text: DraftText) -> bool:
    """Whether the text stands as the milestone has it: the same revisions in the same order."""
    query = select(MilestoneClause).where(MilestoneClause.milestone_id == milestone.id)
    clauses = sorted(session.exec(query), key=lambda clause: clause.ordinal)
    return [clause.revision_id for clause in clauses] == [standing.head.id for standing in standing_clauses(text)]


def check_standing(session: Session, milestone: Milestone, text: DraftText) -> None:
    """Refuse a milestone that the text has moved on from. Raises TextMovedOn."""
    if not is_standing(session, milestone, text):
        raise TextMovedOn()


__all__ = ["check_standing", "is_standing", "standing_clauses"]
