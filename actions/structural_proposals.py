"""Proposals on how a clause stands among the others: moved, split, merged with another, or of another kind or level."""

from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause
from actions.journal import done_before
from actions.proposals import Wording, added, authored, base_of
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import CannotFollowItself, LevelOutOfRange, NoSuchRow, NothingChanged
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.proposals import ProposalKind
from models.drafts import Clause, Revision
from models.proposals import Proposal

DEEPEST = 9
"""Levels below this are not printed apart by any form."""


def propose_move(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, after_clause_id: UUID | None,
    note: str = "", *, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should stand after another one, or at the beginning.

    Its words and its number stay. Raises CannotFollowItself, NothingChanged where it stands there already, NoSuchRow.
    """
    clause, base = base_of(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    if after_clause_id == clause.id:
        raise CannotFollowItself()
    if after_clause_id is not None:
        _of_same_draft(joint, actor, after_clause_id, clause.draft_id)
    check_remark(note)
    if _stands_after(joint, clause) == after_clause_id:
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, after_clause_id=after_clause_id,
        kind=ProposalKind.MOVE, number=base.number, **authored(actor, Wording(base.text_en, base.text_zh, note)),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_split(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, first: Wording,
    second: tuple[str, str], *, number: str = "", key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should become two: `first` and then `second` (en, zh).

    `number` is that of the second. Raises TextEmpty where one of the two would have no words, HiddenCharacters.
    """
    clause, base = base_of(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    for texts in ((first.en, first.zh), second):
        check_wording(*texts)
    check_label(number)
    check_remark(first.note)
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.SPLIT, number=number,
        second_en=second[0], second_zh=second[1], **authored(actor, first),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_merger(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, other_id: UUID,
    other_base_id: UUID | None, wording: Wording, *, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should take in another one, with the words of both as given."""
    clause, base = base_of(joint, actor, clause_id, base_id)
    other, other_base = base_of(joint, actor, other_id, other_base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    if other.id == clause.id:
        raise CannotFollowItself()
    _of_same_draft(joint, actor, other.id, clause.draft_id)
    check_wording(wording.en, wording.zh)
    check_remark(wording.note)
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, other_id=other.id, other_base_id=other_base.id,
        kind=ProposalKind.MERGE, number=base.number, **authored(actor, wording),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_restyle(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, *, kind: ClauseKind, level: int,
    number: str, note: str = "", key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should be of another kind or level, or bear another number.

    Raises NothingChanged, LevelOutOfRange, HiddenCharacters.
    """
    clause, base = base_of(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_label(number)
    check_remark(note)
    if not 1 <= level <= DEEPEST:
        raise LevelOutOfRange(level=level, deepest=DEEPEST)
    if (kind, level, number.strip()) == (base.kind, base.level, base.number):
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.RESTYLE, clause_kind=kind,
        level=level, number=number.strip(), **authored(actor, Wording(base.text_en, base.text_zh, note)),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def _of_same_draft(joint: Session, actor: Actor, clause_id: UUID, draft_id: UUID) -> None:
    if access_clause(joint, actor, clause_id, Permission.CLAUSE_PROPOSE).draft_id != draft_id:
        raise NoSuchRow(noun="clause")


def _stands_after(joint: Session, clause: Clause) -> UUID | None:
    """The clause that this one follows now; None at the beginning of the text."""
    query = select(Revision).join(Clause, Clause.head_id == Revision.id).where(Clause.draft_id == clause.draft_id)  # type: ignore[arg-type]
    heads = sorted((head for head in joint.exec(query) if not head.struck), key=lambda head: head.place)
    order = [head.clause_id for head in heads]
    return order[order.index(clause.id) - 1] if clause.id in order[1:] else None


__all__ = ["propose_merger", "propose_move", "propose_restyle", "propose_split"]
