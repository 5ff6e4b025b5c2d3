"""Starting a draft from a house template: as from an outline, and with the care that is due to words of another draft."""

from collections.abc import Collection, Iterable
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.access import access_template, needs, parties_of
from actions.draft_starts import Opening, opening_words
from actions.drafts import ClauseWording, Start, open_draft
from actions.house_templates import read_template, retirement_of
from actions.journal import done_before
from dialogue.actors import Actor
from dialogue.audiences import SECRETARIAT
from dialogue.refusals import EarlierTextNotKnownToAll, TemplateRetired
from dialogue.roles import Permission
from dialogue.vocabulary import StartOrigin
from drafts.house_outline import SheetClause
from drafts.rolling_render import BracketStyle
from models.drafts import Draft

_LENTICULAR: Final = str.maketrans("［］", "【】")


def start_from_template(
    joint: Session, own: Session, actor: Actor, opening: Opening, template_id: UUID, *, told: Collection[str] = (),
    key: str | None = None,
) -> Draft:  # fmt: skip
    """Open a draft with the clauses of a house template, each with the words it came from, where it came from any.

    `told` are the parties of the new draft that may not read the draft of which the template was made, and who shall read
    its words now. What is said of the start to others is that there was a template, not which. Raises TemplateRetired,
    EarlierTextNotKnownToAll, NoSuchRow, and what `open_draft` raises.
    """
    needs(actor, Permission.DRAFT_OPEN)
    if made := done_before(joint, key):
        return joint.get_one(Draft, made)
    template = access_template(own, actor, template_id, Permission.TEMPLATE_READ)
    if retirement_of(own, template) is not None:
        raise TemplateRetired()
    unknowing = not_knowing_words(joint, template.draft_id, opening.parties)
    if not set(unknowing) <= set(told):
        raise EarlierTextNotKnownToAll(parties=unknowing)
    brackets = _LENTICULAR if opening.bracket_style == BracketStyle.LENTICULAR else {}
    clauses = [
        _wording(clause, brackets, opening.parties) for clause in read_template(joint, own, actor, template.id).clauses
    ]
    start = Start(StartOrigin.TEMPLATE, sha256=template.fingerprint, told=" ".join(unknowing))
    return open_draft(joint, actor, **opening_words(opening), clauses=clauses, start=start, key=key)


def not_knowing_words(joint: Session, draft_id: UUID | None, parties: Iterable[str]) -> tuple[str, ...]:
    """Which of the parties may not read the draft whose words a template holds; none where it holds nobody's."""
    asked = tuple(dict.fromkeys(parties))
    known = parties_of(joint, draft_id) if draft_id else asked
    return tuple(party for party in asked if party not in known)


def _wording(clause: SheetClause, brackets: dict[int, int], parties: Collection[str]) -> ClauseWording:
    language, side = clause.lagging
    lagging = (language, side if side in parties else SECRETARIAT) if language else ("", "")
    return ClauseWording(
        clause.number, clause.en, clause.zh.translate(brackets), clause.kind, clause.level, clause.revision_id, lagging
    )


__all__ = ["not_knowing_words", "start_from_template"]
