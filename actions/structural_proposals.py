"""Proposals on how a clause stands among the others: moved, split, merged with another, or of another kind or level.

Each is written for one's own side only, and can be changed there until it is tabled. Of a merger only the words can be
changed, as of a proposal on words (`actions.proposals.edit_proposal`): with another clause it is another proposal.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_proposal
from actions.journal import done_before, record
from actions.proposals import Wording, added, authored, base_of
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import (
    CannotFollowItself,
    CannotMoveProposal,
    CannotStandAtThisLevel,
    ClauseStruck,
    LevelOutOfRange,
    NoSuchRow,
    NothingChanged,
)
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.proposals import ProposalKind, ProposalState, may_edit
from drafts.structure import level_shift_faults
from models.base import now
from models.drafts import Clause, Revision
from models.proposals import Proposal

DEEPEST: Final = 9
"""Levels below this are not printed apart by any form."""


def propose_move(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, after_clause_id: UUID | None,
    note: str = "", *, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should stand after another one, or at the beginning.

    Its words and its number stay. Raises CannotFollowItself, NothingChanged where it stands there already, NoSuchRow.
    """
    clause, base = _standing_base(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    _check_move(joint, actor, clause, after_clause_id, note)
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
    clause, base = _standing_base(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    _check_split(first, second, number)
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
    clause, base = _standing_base(joint, actor, clause_id, base_id)
    other, other_base = _standing_base(joint, actor, other_id, other_base_id)
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

    Raises NothingChanged, LevelOutOfRange, CannotStandAtThisLevel, HiddenCharacters.
    """
    clause, base = _standing_base(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    _check_restyle(joint, clause, base, kind, level, number, note)
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.RESTYLE, clause_kind=kind,
        level=level, number=number.strip(), **authored(actor, Wording(base.text_en, base.text_zh, note)),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def edit_move(
    joint: Session, own: Session, actor: Actor, proposal_id: UUID, after_clause_id: UUID | None, note: str = "", *,
    key: str | None = None,
) -> Proposal:  # fmt: skip
    """Change where a clause should stand, while the proposal is private. Raises as `propose_move`; CannotMoveProposal."""
    proposal = _private(own, actor, proposal_id, ProposalKind.MOVE)
    if done_before(own, key):
        return proposal
    clause, _ = _standing_base(joint, actor, _clause_id(proposal), proposal.base_id)
    _check_move(joint, actor, clause, after_clause_id, note)
    proposal.after_clause_id, proposal.note = after_clause_id, note.strip()
    return _edited(own, actor, proposal, key)


def edit_split(
    own: Session, actor: Actor, proposal_id: UUID, first: Wording, second: tuple[str, str], *, number: str = "",
    key: str | None = None,
) -> Proposal:  # fmt: skip
    """Change the two clauses that one should become, while the proposal is private. Raises as `propose_split`."""
    proposal = _private(own, actor, proposal_id, ProposalKind.SPLIT)
    if done_before(own, key):
        return proposal
    _check_split(first, second, number)
    proposal.text_en, proposal.text_zh, proposal.note = first.en, first.zh, first.note.strip()
    proposal.second_en, proposal.second_zh, proposal.number = *second, number
    return _edited(own, actor, proposal, key)


def edit_restyle(
    joint: Session, own: Session, actor: Actor, proposal_id: UUID, *, kind: ClauseKind, level: int, number: str,
    note: str = "", key: str | None = None,
) -> Proposal:  # fmt: skip
    """Change the kind, level or number that a clause should have, while the proposal is private.

    Raises as `propose_restyle`; CannotMoveProposal.
    """
    proposal = _private(own, actor, proposal_id, ProposalKind.RESTYLE)
    if done_before(own, key):
        return proposal
    clause, base = _standing_base(joint, actor, _clause_id(proposal), proposal.base_id)
    _check_restyle(joint, clause, base, kind, level, number, note)
    proposal.clause_kind, proposal.level = kind, level
    proposal.number, proposal.note = number.strip(), note.strip()
    return _edited(own, actor, proposal, key)


def _private(own: Session, actor: Actor, proposal_id: UUID, kind: ProposalKind) -> Proposal:
    """A proposal of this kind that one's own side may still change."""
    proposal = access_proposal(own, actor, proposal_id, Permission.CLAUSE_PROPOSE)
    if proposal.kind != kind:
        raise NoSuchRow(noun="proposal")
    if not may_edit(proposal, actor.side):
        raise CannotMoveProposal(state=proposal.state, wanted=ProposalState.PRIVATE)
    return proposal


def _clause_id(proposal: Proposal) -> UUID:
    if proposal.clause_id is None:
        raise NoSuchRow(noun="clause")
    return proposal.clause_id


def _edited(own: Session, actor: Actor, proposal: Proposal, key: str | None) -> Proposal:
    proposal.edited_at = now()
    record(own, actor, "clause:proposal:edited", proposal, key=key)
    return proposal


def _check_move(joint: Session, actor: Actor, clause: Clause, after_clause_id: UUID | None, note: str) -> None:
    if after_clause_id == clause.id:
        raise CannotFollowItself()
    if after_clause_id is not None:
        _of_same_draft(joint, actor, after_clause_id, clause.draft_id)
    check_remark(note)
    if _stands_after(joint, clause) == after_clause_id:
        raise NothingChanged()


def _check_split(first: Wording, second: tuple[str, str], number: str) -> None:
    for texts in ((first.en, first.zh), second):
        check_wording(*texts)
    check_label(number)
    check_remark(first.note)


def _check_restyle(
    joint: Session, clause: Clause, base: Revision, kind: ClauseKind, level: int, number: str, note: str
) -> None:
    check_label(number)
    check_remark(note)
    if not 1 <= level <= DEEPEST:
        raise LevelOutOfRange(level=level, deepest=DEEPEST)
    if (kind, level, number.strip()) == (base.kind, base.level, base.number):
        raise NothingChanged()
    _check_outline(_standing_heads(joint, clause), clause, kind, level)


def _check_outline(heads: Sequence[Revision], clause: Clause, kind: ClauseKind, level: int) -> None:
    """Refuse what the outline of the text would not bear: the clause itself there, or one that belonged to it."""
    at = next((i for i, head in enumerate(heads) if head.clause_id == clause.id), None)
    if at is None or (heads[at].kind, heads[at].level) == (kind, level):
        return  # struck meanwhile, or only its number is another
    for faulty, fault in level_shift_faults(heads, at, level, kind):
        raise CannotStandAtThisLevel(number=heads[faulty].number or "–", reason=fault)


def _standing_base(joint: Session, actor: Actor, clause_id: UUID, base_id: UUID | None) -> tuple[Clause, Revision]:
    """As `base_of`; of a clause that is struck nothing but its words can be proposed. Raises ClauseStruck."""
    clause, base = base_of(joint, actor, clause_id, base_id)
    if joint.get_one(Revision, clause.head_id).struck:
        raise ClauseStruck(number=base.number or "–")
    return clause, base


def _of_same_draft(joint: Session, actor: Actor, clause_id: UUID, draft_id: UUID) -> None:
    if access_clause(joint, actor, clause_id, Permission.CLAUSE_PROPOSE).draft_id != draft_id:
        raise NoSuchRow(noun="clause")


def _stands_after(joint: Session, clause: Clause) -> UUID | None:
    """The clause that this one follows now; None at the beginning of the text."""
    order = [head.clause_id for head in _standing_heads(joint, clause)]
    return order[order.index(clause.id) - 1] if clause.id in order[1:] else None


def _standing_heads(joint: Session, clause: Clause) -> list[Revision]:
    """The standing revisions of the draft of a clause, in the order of the text, without those that are struck."""
    query = select(Revision).join(Clause, Clause.head_id == Revision.id).where(Clause.draft_id == clause.draft_id)  # type: ignore[arg-type]
    return sorted((head for head in joint.exec(query) if not head.struck), key=lambda head: head.place)


__all__ = [
    "edit_move", "edit_restyle", "edit_split", "propose_merger", "propose_move", "propose_restyle", "propose_split",
]  # fmt: skip
