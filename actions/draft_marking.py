"""How a draft is to be handled: its marking, above which no file of it leaves under a lower one."""

from uuid import UUID

from sqlmodel import Session

from actions.access import access_draft
from actions.journal import done_before, record
from dialogue.actors import Actor
from dialogue.roles import Permission
from dialogue.vocabulary import Marking
from models.drafts import Draft


def mark_draft(
    session: Session, actor: Actor, draft_id: UUID, marking: Marking | None, *, key: str | None = None
) -> Draft:
    """Say how a draft is to be handled; None takes the marking off. An adopted text may be marked anew: it may be published.

    Raises NoSuchRow, NotPermitted.
    """
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_OPEN)
    if not done_before(session, key) and draft.marking != marking:
        draft.marking = marking
        record(session, actor, "draft:marked", draft, key=key, marking=marking.value if marking else "")
    return draft


__all__ = ["mark_draft"]
