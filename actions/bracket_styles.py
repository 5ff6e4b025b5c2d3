"""The square brackets of a draft's Chinese text: ［ ］ or 【 】, as whoever opened it says."""

from uuid import UUID

from sqlmodel import Session

from actions.access import access_draft
from actions.journal import done_before, record
from actions.standstill import check_not_adopted
from dialogue.actors import Actor
from dialogue.roles import Permission
from drafts.rolling_render import BracketStyle
from models.drafts import Draft


def choose_brackets(
    session: Session, actor: Actor, draft_id: UUID, style: BracketStyle, *, key: str | None = None
) -> Draft:
    """Say in which square brackets the Chinese text of a draft stands. Words already written stay as they are.

    Raises DraftAdopted, NoSuchRow, NotPermitted.
    """
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_OPEN)
    if done_before(session, key):
        return draft
    check_not_adopted(session, draft.id)
    if draft.bracket_style != style:
        draft.bracket_style = style
        record(session, actor, "draft:brackets:chosen", draft, key=key, brackets=style.value)
    return draft


__all__ = ["choose_brackets"]
