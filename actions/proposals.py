"""Proposals: written in private, tabled, withdrawn, answered. Typing and a returned Word file both come through here."""

from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_proposal, needs, parties_of
from actions.desk import Desk
from actions.journal import done_before, record
from actions.transaction import transaction
from actions.wording import check_label, check_remark, check_wording
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT
from dialogue.refusals import CannotAnswerOwnProposal, CannotMoveProposal, NoSuchRow, NothingChanged
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Level, keys
from drafts.proposals import Answer, ProposalKind, ProposalState, may_edit, may_move, may_table, may_withdraw
from models.base import now
from models.drafts import Acceptance, Clause, Revision
from models.proposals import Proposal, Response
from models.stores import Store, Stores


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
    clause, base = _base(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_wording(wording.en, wording.zh)
    check_remark(wording.note)
    if (wording.en, wording.zh) == (base.text_en, base.text_zh) and not base.struck:
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.REPLACE, number=clause.number,
        **_authored(actor, wording), returned_from=returned_from,
    )  # fmt: skip
    return _added(own, actor, proposal, key)


def propose_deletion(
    joint: Session, own: Session, actor: Actor, clause_id: UUID, base_id: UUID | None, note: str = "", *,
    returned_from: UUID | None = None, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, that a clause should go."""
    clause, base = _base(joint, actor, clause_id, base_id)
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_remark(note)
    if base.struck:
        raise NothingChanged()
    proposal = Proposal(
        draft_id=clause.draft_id, clause_id=clause.id, base_id=base.id, kind=ProposalKind.DELETE, number=clause.number,
        **_authored(actor, Wording("", "", note)), returned_from=returned_from,
    )  # fmt: skip
    return _added(own, actor, proposal, key)


def propose_insertion(
    joint: Session, own: Session, actor: Actor, draft_id: UUID, after_clause_id: UUID | None, wording: Wording, *,
    number: str = "", kind: ClauseKind = ClauseKind.PARAGRAPH, returned_from: UUID | None = None, key: str | None = None,
) -> Proposal:  # fmt: skip
    """Write down, for one's own side only, a new clause after another one (or at the beginning).

    Without a number it is called bis, after the clause it follows.
    """
    draft = access_draft(joint, actor, draft_id, Permission.CLAUSE_PROPOSE)
    if after_clause_id is not None:
        before = access_clause(joint, actor, after_clause_id, Permission.CLAUSE_PROPOSE)
        if before.draft_id != draft.id:
            raise NoSuchRow(noun="clause")
        number = number or (f"{before.number} bis" if before.number else "")
    if made := done_before(own, key):
        return own.get_one(Proposal, made)
    check_wording(wording.en, wording.zh)
    check_label(number)
    check_remark(wording.note)
    proposal = Proposal(
        draft_id=draft.id, after_clause_id=after_clause_id, kind=ProposalKind.INSERT, clause_kind=kind, number=number,
        **_authored(actor, wording), returned_from=returned_from,
    )  # fmt: skip
    return _added(own, actor, proposal, key)


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


def table_proposal(desk: Desk, proposal_id: UUID) -> Proposal:
    """Put a private proposal before all sides. It is frozen from now on. Returns the tabled proposal.

    Two stores, so two transactions: the joint one first, under the proposal's own idempotency key, then the mark on the
    private row. `repair_tabling` finishes the second half after an interruption.
    """
    actor = desk.actor
    with desk.reading_own() as own:
        private = access_proposal(own, actor, proposal_id, Permission.CLAUSE_TABLE)
        if private.state != ProposalState.TABLED and not may_table(private, actor.side):
            raise CannotMoveProposal(state=private.state, wanted=ProposalState.OPEN)
    with desk.writing() as joint:
        tabled = _put_before_all(joint, actor, private)
    _mark_tabled(desk.store(actor.own_audience), actor, private.id, tabled.id)
    return tabled


def repair_tabling(stores: Stores) -> int:
    """Finish what an interruption left half done: private proposals whose joint copy exists but are not marked."""
    all_stores = stores.for_upkeep()
    if JOINT not in all_stores:
        return 0
    repaired = 0
    for audience, store in all_stores.items():
        if audience in (JOINT, ACCOUNTS):
            continue
        with store.reading() as own, all_stores[JOINT].reading() as joint:
            private = list(own.exec(select(Proposal).where(Proposal.state == ProposalState.PRIVATE)))
            copies = {p.id: done_before(joint, p.tabling_key) for p in private}
        for proposal_id, copy_id in copies.items():
            if copy_id:
                _mark_tabled(store, None, proposal_id, copy_id)
                repaired += 1
    return repaired


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
    query = select(Proposal).where(
        Proposal.draft_id == draft_id, Proposal.side == actor.side, Proposal.state == ProposalState.PRIVATE
    )
    return list(own.exec(query.order_by(Proposal.made_at)))  # type: ignore[arg-type]


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
    query = select(Response).where(Response.proposal_id.in_(proposal_ids)).order_by(Response.ordinal)  # type: ignore[attr-defined,arg-type]
    for response in session.exec(query):
        found.setdefault(response.proposal_id, []).append(response)
    return found


def _base(joint: Session, actor: Actor, clause_id: UUID, base_id: UUID | None) -> tuple[Clause, Revision]:
    clause = access_clause(joint, actor, clause_id, Permission.CLAUSE_PROPOSE)
    base = joint.get(Revision, base_id or clause.head_id)
    if base is None or base.clause_id != clause.id:
        base = joint.get_one(Revision, clause.head_id)
    return clause, base


def _authored(actor: Actor, wording: Wording) -> dict[str, object]:
    return {
        "text_en": wording.en, "text_zh": wording.zh, "note": wording.note.strip(), "side": actor.side,
        "author_id": actor.user_id, "author_name": actor.name,
    }  # fmt: skip


def _added(own: Session, actor: Actor, proposal: Proposal, key: str | None) -> Proposal:
    own.add(proposal)
    record(own, actor, "clause:proposal:written", proposal, key=key)
    return proposal


def _move(proposal: Proposal, actor: Actor, to: ProposalState, allowed: bool) -> None:
    if not allowed or not may_move(proposal, to):
        raise CannotMoveProposal(state=proposal.state, wanted=to)
    proposal.state, proposal.closed_at = to, now()


def _put_before_all(joint: Session, actor: Actor, private: Proposal) -> Proposal:
    access_draft(joint, actor, private.draft_id, Permission.CLAUSE_TABLE)
    if made := done_before(joint, private.tabling_key):
        return joint.get_one(Proposal, made)
    fields = ("draft_id", "clause_id", "after_clause_id", "base_id", "kind", "clause_kind", "number", "text_en",
              "text_zh", "note", "side", "author_id", "author_name")  # fmt: skip
    tabled = Proposal(
        **{field: getattr(private, field) for field in fields},
        state=ProposalState.OPEN, tabled_at=now(), tabling_key=private.tabling_key,
    )  # fmt: skip
    joint.add(tabled)
    joint.flush()
    reopened = _take_back_own_key(joint, actor, tabled)
    record(joint, actor, "clause:proposal:tabled", tabled, key=private.tabling_key, reopened=reopened)
    return tabled


def _take_back_own_key(joint: Session, actor: Actor, tabled: Proposal) -> bool:
    """Who tables other words no longer stands by the present ones: the own key on the head is taken back, visibly."""
    clause = joint.get(Clause, tabled.clause_id) if tabled.clause_id else None
    if clause is None or clause.head_id is None or actor.party is None:
        return False
    head = joint.get_one(Revision, clause.head_id)
    query = select(Acceptance).where(Acceptance.revision_id == head.id).order_by(Acceptance.ordinal)  # type: ignore[arg-type]
    given = list(joint.exec(query))
    if actor.party not in keys(head, (actor.party,), given):
        return False
    joint.add(
        Acceptance(
            clause_id=clause.id,
            revision_id=head.id,
            ordinal=len(given) + 1,
            party=actor.party,
            level=Level.TAKEN_BACK,
            by_id=actor.user_id,
            by_name=actor.name,
            reason="proposal tabled",
        )
    )
    return True


def _mark_tabled(store: Store, actor: Actor | None, proposal_id: UUID, tabled_as: UUID) -> None:
    with transaction(store) as own:
        private = own.get_one(Proposal, proposal_id)
        if private.state == ProposalState.PRIVATE:
            private.state, private.tabled_as, private.tabled_at = ProposalState.TABLED, tabled_as, now()
            record(own, actor, "clause:proposal:tabled", private)


__all__ = [
    "Wording", "answer_proposal", "answers_to", "discard_proposal", "edit_proposal", "own_proposals", "propose_deletion",
    "propose_edit", "propose_insertion", "repair_tabling", "table_proposal", "tabled_proposals", "withdraw_proposal",
]  # fmt: skip
