"""Tabling: what a side has written in private is put before all sides, singly or as a batch, and is frozen from then on.

Two stores, so two transactions: the joint one first, under the row's own idempotency key, then the mark on the private row.
`repair_tabling` finishes the second half after an interruption.
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_proposal, parties_of
from actions.desk import Desk
from actions.drafts import met_conditions
from actions.journal import done_before, record
from actions.keys import given_keys, turn_key
from actions.standstill import check_may_change
from actions.transaction import transaction
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT
from dialogue.refusals import CannotMoveProposal, ReopeningNeedsReason
from dialogue.roles import Permission
from drafts.consensus import Agreement, Level, agreement, turned_keys
from drafts.proposals import Answer, ProposalState, may_table
from models.base import now
from models.drafts import Acceptance, Clause, Conformity, Reopening, Revision
from models.proposals import Batch, Proposal, Response
from models.queries import rows_among
from models.stores import Store, Stores

_COPIED: Final = (
    "draft_id", "clause_id", "after_clause_id", "base_id", "other_id", "other_base_id", "counters_id", "kind", "clause_kind",
    "level", "number", "text_en", "text_zh", "second_en", "second_zh", "note", "side", "author_id", "author_name",
)  # fmt: skip
"""What the tabled copy of a proposal says. Nothing else of a private row leaves its store."""


def table_proposal(desk: Desk, proposal_id: UUID, *, reason: str = "") -> Proposal:
    """Put a private proposal before all sides. It is frozen from now on. Returns the tabled proposal.

    Raises ReopeningNeedsReason where the clause is agreed and neither a reason nor a note says why it is reopened.
    """
    actor = desk.actor
    with desk.reading_own() as own:
        private = access_proposal(own, actor, proposal_id, Permission.CLAUSE_TABLE)
        _check_may_table(private, actor)
    check_remark(reason)
    with desk.writing() as joint:
        tabled = put_before_all(joint, actor, private, reason)
    mark_tabled(desk.store(actor.own_audience), actor, Proposal, private.id, tabled.id)
    return tabled


def repair_tabling(stores: Stores) -> int:
    """Finish what an interruption left half done: private rows whose joint copy exists but that are not marked."""
    all_stores = stores.for_upkeep()
    if JOINT not in all_stores:
        return 0
    repaired = 0
    for audience, store in all_stores.items():
        if audience in (JOINT, ACCOUNTS):
            continue
        with store.reading() as own, all_stores[JOINT].reading() as joint:
            waiting: list[Proposal | Batch] = [
                *own.exec(select(Proposal).where(Proposal.state == ProposalState.PRIVATE)),
                *own.exec(select(Batch).where(Batch.tabled_at == None)),  # noqa: E711
            ]
            copies = [(type(row), row.id, done_before(joint, row.tabling_key)) for row in waiting]
        for table, row_id, copy_id in copies:
            if copy_id:
                mark_tabled(store, None, table, row_id, copy_id)
                repaired += 1
    return repaired


def put_before_all(
    joint: Session, actor: Actor, private: Proposal, reason: str = "", batch_id: UUID | None = None
) -> Proposal:
    """The joint copy of a private proposal, once. The caller marks the private row afterwards."""
    access_draft(joint, actor, private.draft_id, Permission.CLAUSE_TABLE)
    if made := done_before(joint, private.tabling_key):
        return joint.get_one(Proposal, made)
    check_may_change(joint, private.draft_id)
    tabled = Proposal(
        **{field: getattr(private, field) for field in _COPIED}, batch_id=batch_id,
        state=ProposalState.OPEN, tabled_at=now(), tabling_key=private.tabling_key,
    )  # fmt: skip
    joint.add(tabled)
    joint.flush()
    touched = [(head, given_keys(joint, head.id)) for head in _touched_clauses(joint, tabled)]
    why = reason.strip() or tabled.note
    reopened = [head for head, given in touched if _reopen(joint, actor, tabled, head, given, why)]
    taken_back = [head for head, given in touched if _take_back_own_key(joint, actor, head, given)]
    _answer_what_it_counters(joint, actor, tabled)
    record(
        joint, actor, "clause:proposal:tabled", tabled, key=private.tabling_key, taken_back=bool(taken_back),
        reopened=bool(reopened),
    )  # fmt: skip
    return tabled


def _check_may_table(private: Proposal, actor: Actor) -> None:
    if private.state != ProposalState.TABLED and not may_table(private, actor.side):
        raise CannotMoveProposal(state=private.state, wanted=ProposalState.OPEN)


def _touched_clauses(joint: Session, tabled: Proposal) -> list[Revision]:
    """The standing revisions of the clauses that a proposal would change."""
    clauses = [joint.get(Clause, at) for at in (tabled.clause_id, tabled.other_id) if at]
    return [joint.get_one(Revision, clause.head_id) for clause in clauses if clause and clause.head_id]


def _reopen(
    joint: Session, actor: Actor, tabled: Proposal, head: Revision, given: Sequence[Acceptance], reason: str
) -> bool:  # fmt: skip
    """Who tables other words for an agreed clause reopens it: an event with a side and a reason."""
    conformed = [*rows_among(joint, Conformity, "revision_id", [head.id])]
    stands = met_conditions(joint, tabled.draft_id, given)
    stood = agreement(head, parties_of(joint, tabled.draft_id), given, conformed, stands)
    if stood not in (Agreement.AGREED, Agreement.AD_REFERENDUM):
        return False
    if not reason:
        raise ReopeningNeedsReason(number=head.number)
    joint.add(
        Reopening(
            clause_id=head.clause_id, revision_id=head.id, proposal_id=tabled.id, side=actor.side, reason=reason,
            by_id=actor.user_id, by_name=actor.name,
        )
    )  # fmt: skip
    return True


def _take_back_own_key(joint: Session, actor: Actor, head: Revision, given: Sequence[Acceptance]) -> bool:
    """Who tables other words no longer stands by the present ones: the own key on the head is taken back, visibly."""
    if actor.party is None or actor.party not in turned_keys(head, (actor.party,), given):
        return False
    turn_key(joint, head, actor.party, Level.TAKEN_BACK, actor.user_id, actor.name, "proposal tabled")
    return True


def _answer_what_it_counters(joint: Session, actor: Actor, tabled: Proposal) -> None:
    """A counter-proposal is an answer; the next version of one's own proposal takes its place."""
    countered = joint.get(Proposal, tabled.counters_id) if tabled.counters_id else None
    if countered is None or countered.state != ProposalState.OPEN:
        return
    if countered.side == actor.side:
        countered.state, countered.closed_at = ProposalState.SUPERSEDED, now()
        return
    earlier = joint.exec(select(Response.ordinal).where(Response.proposal_id == countered.id)).all()
    joint.add(
        Response(
            proposal_id=countered.id, ordinal=len(earlier) + 1, side=actor.side, answer=Answer.COUNTER,
            comment=tabled.note, by_id=actor.user_id, by_name=actor.name,
        )
    )  # fmt: skip


def mark_tabled(
    store: Store, actor: Actor | None, table: type[Proposal] | type[Batch], row_id: UUID, tabled_as: UUID
) -> None:
    """Note on the private row that it stands before all sides now, and as what."""
    with transaction(store) as own:
        private = own.get_one(table, row_id)
        if private.tabled_at is not None:
            return
        private.tabled_as, private.tabled_at = tabled_as, now()
        if isinstance(private, Proposal):
            private.state = ProposalState.TABLED
        act = "clause:proposal:tabled" if isinstance(private, Proposal) else "draft:batch:tabled"
        record(own, actor, act, private)


__all__ = ["mark_tabled", "put_before_all", "repair_tabling", "table_proposal"]
