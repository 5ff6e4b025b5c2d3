"""Proposals: written in private, tabled, withdrawn, answered. Typing and a returned Word file both come through here."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_proposal, needs, parties_of
from actions.journal import done_before, record
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import CannotAnswerOwnProposal, CannotMoveProposal, NoSuchRow, NothingChanged
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.proposals import Answer, ProposalKind, ProposalState, may_edit, may_move, may_withdraw
from drafts.rolling_numbers import inserted_number
from models.base import now
from models.drafts import Clause, Revision
from models.proposals import Proposal, Response
from models.queries import ids, rows_among


@dataclass(frozen=True, slots=True)
class Wording:
    """The two texts somebody proposes, and a covering note."""

    en: str
    zh: str
    note: str = ""


def propose_edit(
    joint: Session,
    own: Session,
    actor: Actor,
    clause_id: UUID,
    base_id: UUID | None,
    wording: Wording,
    *,
    returned_from: UUID | None = None,
    key: str | None = None,
) -> Proposal:
    """Write down, for one's own side only, another wording of a clause, on the revision `base_id` that was read.

    The base may have moved meanwhile: the proposal stands on what its author saw and is merged when it is accepted.
    Raises NothingChanged, TextEmpty, HiddenCharacters.
    """
    clause, base = base_of(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_wording(wording.en, wording.zh)
    check_remark(wording.note)
    if (wording.en, wording.zh) == (base.text_en, base.text_zh) and not base.struck:
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.REPLACE, number=base.number,
        **authored(actor, wording), returned_from=returned_from,
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_deletion(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, note: str = "", *,
    returned_from: UUID | None = None, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should go."""
    clause, base = base_of(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_remark(note)
    if base.struck:
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.DELETE, number=base.number,
        **authored(actor, Wording("", "", note)), returned_from=returned_from,
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_insertion(
    joint: Session, own: Session, actor: Actor, draft_id: UUID, after_clause_id: UUID | None, wording: Wording, *,
    number: str = "", kind: ClauseKind = ClauseKind.PARAGRAPH, returned_from: UUID | None = None, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, a new clause after another one (or at the beginning).

    Without a number it is called bis, ter, ... after the clause it follows.
    """
    draft = access_draft(joint, actor, draft_id, Permission.CLAUSE_PROPOSE)
    if after_clause_id is not None:
        before = access_clause(joint, actor, after_clause_id, Permission.CLAUSE_PROPOSE)
        if before.draft_id != draft.id:
            raise NoSuchRow(noun="clause")
        number = number or _next_number(joint, own, actor, before)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_wording(wording.en, wording.zh)
    check_label(number)
    check_remark(wording.note)
    proposal = Proposal(
        draft_id=draft.id, after_clause_id=after_clause_id, kind=ProposalKind.INSERT, clause_kind=kind, number=number,
        **authored(actor, wording), returned_from=returned_from,
    )  # fmt: skip
    return added(own, actor, proposal, key)


def propose_counter(
    joint: Session, own: Session, actor: Actor, proposal_id: UUID, wording: Wording, *, key: str | None = None
) -> Proposal:
    """Write down, for one's own side only, other words in answer to a tabled proposal: a proposal on a proposal.

    To one's own tabled proposal it is the next version, which takes its place once it is tabled. It stands on the same
    revision as what it answers. Raises CannotMoveProposal when that one is no longer open, NothingChanged.
    """
    countered = access_proposal(joint, actor, proposal_id, Permission.CLAUSE_PROPOSE)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    if countered.state != ProposalState.OPEN:
        raise CannotMoveProposal(state=countered.state, wanted=Answer.COUNTER)
    check_wording(wording.en, wording.zh)
    check_remark(wording.note)
    if (wording.en, wording.zh) == (countered.text_en, countered.text_zh):
        raise NothingChanged()
    is_new = countered.kind == ProposalKind.INSERT
    proposal = Proposal(
        draft_id=countered.draft_id, clause_id=countered.clause_id, after_clause_id=countered.after_clause_id if is_new else None,
        base_id=countered.base_id, kind=ProposalKind.INSERT if is_new else ProposalKind.REPLACE,
        clause_kind=countered.clause_kind if is_new else None, level=countered.level if is_new else None,
        number=countered.number, counters_id=countered.id, **authored(actor, wording),
    )  # fmt: skip
    return added(own, actor, proposal, key)


def edit_proposal(
    own: Session, actor: Actor, proposal_id: UUID, wording: Wording, *, key: str | None = None
) -> Proposal:
    """Change the wording of a proposal that is still private. What is tabled is frozen."""
    proposal = access_proposal(own, actor, proposal_id, Permission.CLAUSE_PROPOSE)
    if done_before(own, key):
        return proposal
    if not may_edit(proposal, actor.side):
        raise CannotMoveProposal(state=proposal.state, wanted=ProposalState.PRIVATE)
    check_wording(wording.en, wording.zh, may_be_empty=proposal.kind == ProposalKind.DELETE)
    check_remark(wording.note)
    proposal.text_en, proposal.text_zh, proposal.note = wording.en, wording.zh, wording.note
    proposal.edited_at = now()
    record(own, actor, "clause:proposal:edited", proposal, key=key)
    return proposal


def discard_proposal(own: Session, actor: Actor, proposal_id: UUID, *, key: str | None = None) -> Proposal:
    """Put aside a proposal that was never tabled."""
    proposal = access_proposal(own, actor, proposal_id, Permission.CLAUSE_PROPOSE)
    if done_before(own, key):
        return proposal
    _move(proposal, actor, ProposalState.DISCARDED, proposal.side == actor.side)
    record(own, actor, "clause:proposal:discarded", proposal, key=key)
    return proposal


def withdraw_proposal(session: Session, actor: Actor, proposal_id: UUID, *, key: str | None = None) -> Proposal:
    """Take back an open proposal of one's own side. The words stay in the history."""
    proposal = access_proposal(session, actor, proposal_id, Permission.CLAUSE_TABLE)
    if done_before(session, key):
        return proposal
    _move(proposal, actor, ProposalState.WITHDRAWN, may_withdraw(proposal, actor.side))
    record(session, actor, "clause:proposal:withdrawn", proposal, key=key)
    return proposal


def answer_proposal(
    session: Session, actor: Actor, proposal_id: UUID, answer: Answer, comment: str = "", *, key: str | None = None
) -> Response:
    """Say what one's side makes of another side's open proposal. Earlier answers are kept, the latest counts.

    When every other party has rejected it, the proposal is closed as rejected.
    """
    proposal = access_proposal(session, actor, proposal_id, Permission.CLAUSE_ANSWER)
    if made := done_before(session, key):
        return session.get_one(Response, made)
    if proposal.side == actor.side:
        raise CannotAnswerOwnProposal()
    if proposal.state != ProposalState.OPEN:
        raise CannotMoveProposal(state=proposal.state, wanted=answer)
    check_remark(comment)
    earlier = list(session.exec(select(Response).where(Response.proposal_id == proposal.id)))
    response = Response(
        proposal_id=proposal.id, ordinal=len(earlier) + 1, side=actor.side, answer=answer, comment=comment.strip(),
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(response)
    latest = {given.side: given.answer for given in (*sorted(earlier, key=lambda r: r.ordinal), response)}
    others = set(parties_of(session, proposal.draft_id)) - {proposal.side}
    if others and all(latest.get(party) == Answer.REJECT for party in others):
        proposal.state, proposal.closed_at = ProposalState.REJECTED, now()
    record(
        session, actor, "clause:proposal:answered", response, key=key, answer=answer,
        draft_id=proposal.draft_id, clause_id=proposal.clause_id,
    )  # fmt: skip
    return response


def own_proposals(own: Session, actor: Actor, draft_id: UUID) -> list[Proposal]:
    """The proposals of this actor's side that are still private, oldest first."""
    needs(actor, Permission.DRAFT_READ)
    return list(own.scalars(_private(), {"draft": draft_id, "side": actor.side}))


@cache
def _private() -> sa.Select[Any]:
    of = sa.and_(Proposal.draft_id == sa.bindparam("draft"), Proposal.side == sa.bindparam("side"))
    query = sa.select(Proposal).where(of, Proposal.state == ProposalState.PRIVATE)
    return query.order_by(Proposal.made_at)  # type: ignore[arg-type]


def tabled_proposals(session: Session, actor: Actor, draft_id: UUID, *, only_open: bool = True) -> list[Proposal]:
    """The tabled proposals of a draft, in the order in which they were tabled."""
    access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    query = select(Proposal).where(Proposal.draft_id == draft_id)
    if only_open:
        query = query.where(Proposal.state == ProposalState.OPEN)
    return list(session.exec(query.order_by(Proposal.tabled_at)))  # type: ignore[arg-type]


def answers_to(session: Session, proposal_ids: list[UUID]) -> dict[UUID, list[Response]]:
    """All answers to the given proposals, which the caller has already been let see, oldest first."""
    found: dict[UUID, list[Response]] = {}
    for response in rows_among(session, Response, "proposal_id", proposal_ids, "ordinal"):
        found.setdefault(response.proposal_id, []).append(response)
    return found


def base_of(joint: Session, actor: Actor, clause_id: UUID, base_id: UUID | None) -> tuple[Clause, Revision]:
    """The clause that somebody proposes on, and the revision of it that was read; the standing one where none is named."""
    clause = access_clause(joint, actor, clause_id, Permission.CLAUSE_PROPOSE)
    base = joint.get(Revision, base_id or clause.head_id)
    if base is None or base.clause_id != clause.id:
        base = joint.get_one(Revision, clause.head_id)
    return clause, base


def _next_number(joint: Session, own: Session, actor: Actor, before: Clause) -> str:
    """The number of a clause that is to follow another: bis, or the next suffix that nobody has taken there yet."""
    number = joint.get_one(Revision, before.head_id).number
    if not number:
        return ""
    names = [inserted_number(number, n, "en") for n in range(2, 100)]
    mine = {"draft": before.draft_id, "side": actor.side, "ids": names}
    taken = {*_numbers_before_all(joint, before.draft_id), *own.scalars(_private_numbers(), mine)}
    return next((name for name in names if name not in taken), "")


def _numbers_before_all(joint: Session, draft_id: UUID) -> frozenset[str]:
    """The numbers of the standing clauses and of the open proposals; told once in a session that can only read."""
    known: dict[UUID, frozenset[str]] = joint.info.setdefault("numbers", {})
    if draft_id in known:
        return known[draft_id]
    heads = select(Revision.number).join(Clause, Clause.head_id == Revision.id).where(Clause.draft_id == draft_id)  # type: ignore[arg-type]
    on_table = select(Proposal.number).where(Proposal.draft_id == draft_id, Proposal.state == ProposalState.OPEN)
    found = frozenset((*joint.exec(heads), *joint.exec(on_table)))
    if "chain" not in joint.info:
        known[draft_id] = found
    return found


@cache
def _private_numbers() -> sa.Select[Any]:
    of = sa.and_(Proposal.draft_id == sa.bindparam("draft"), Proposal.side == sa.bindparam("side"))
    return sa.select(Proposal.number).where(of, Proposal.state == ProposalState.PRIVATE, Proposal.number.in_(ids()))  # type: ignore[attr-defined]


def authored(actor: Actor, wording: Wording) -> dict[str, object]:
    """What every proposal says of its words and of who wrote them."""
    return {
        "text_en": wording.en, "text_zh": wording.zh, "note": wording.note.strip(), "side": actor.side,
        "author_id": actor.user_id, "author_name": actor.name,
    }  # fmt: skip


def added(own: Session, actor: Actor, proposal: Proposal, key: str | None) -> Proposal:
    """Write a private proposal and its journal line."""
    own.add(proposal)
    record(own, actor, "clause:proposal:written", proposal, key=key)
    return proposal


def _move(proposal: Proposal, actor: Actor, to: ProposalState, allowed: bool) -> None:
    if not allowed or not may_move(proposal, to):
        raise CannotMoveProposal(state=proposal.state, wanted=to)
    proposal.state, proposal.closed_at = to, now()


__all__ = [
    "Wording", "answer_proposal", "answers_to", "discard_proposal", "edit_proposal", "own_proposals", "propose_counter",
    "propose_deletion", "propose_edit", "propose_insertion", "tabled_proposals", "withdraw_proposal",
]  # fmt: skip
