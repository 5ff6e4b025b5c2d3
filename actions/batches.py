"""Batches: proposals of one side that are tabled together, under a title and with a covering note."""

from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_proposal, needs
from actions.desk import Desk
from actions.journal import done_before, record
from actions.tabling import mark_tabled, put_before_all
from actions.wording import check_label, check_remark
from dialogue.actors import Actor
from dialogue.refusals import BatchEmpty, CannotMoveProposal, FieldMissing, NoSuchRow
from dialogue.roles import Permission
from drafts.proposals import ProposalState, may_edit
from models.base import now
from models.proposals import Batch, Proposal
from models.queries import rows_among


def open_batch(
    joint: Session, own: Session, actor: Actor, draft_id: UUID, *, title_en: str, title_zh: str, note: str = "",
    key: str | None = None,
) -> Batch:  # fmt: skip
    """Begin a batch in one's own store. Raises FieldMissing (title), HiddenCharacters."""
    draft = access_draft(joint, actor, draft_id, Permission.CLAUSE_PROPOSE)
    if made := done_before(own, key):
        return own.get_one(Batch, made)
    if not title_en.strip() and not title_zh.strip():
        raise FieldMissing(field="title")
    for title in (title_en, title_zh):
        check_label(title)
    check_remark(note)
    batch = Batch(
        draft_id=draft.id, title_en=title_en.strip(), title_zh=title_zh.strip(), note=note.strip(), side=actor.side,
        author_id=actor.user_id, author_name=actor.name,
    )  # fmt: skip
    own.add(batch)
    record(own, actor, "draft:batch:opened", batch, key=key)
    return batch


def put_in_batch(
    own: Session, actor: Actor, proposal_id: UUID, batch_id: UUID | None, *, key: str | None = None
) -> Proposal:
    """Put a private proposal into a batch of the same draft, or, without one, take it out again."""
    proposal = access_proposal(own, actor, proposal_id, Permission.CLAUSE_PROPOSE)
    if done_before(own, key):
        return proposal
    if not may_edit(proposal, actor.side):
        raise CannotMoveProposal(state=proposal.state, wanted=ProposalState.PRIVATE)
    if batch_id is not None:
        batch = _own_batch(own, actor, batch_id, Permission.CLAUSE_PROPOSE)
        if batch.draft_id != proposal.draft_id:
            raise NoSuchRow(noun="batch")
    proposal.batch_id = batch_id
    record(own, actor, "clause:proposal:batched", proposal, key=key)
    return proposal


def table_batch(desk: Desk, batch_id: UUID, *, reason: str = "") -> Batch:
    """Put all proposals of a batch before all sides at once: all of them, or, where one is refused, none.

    Raises BatchEmpty, ReopeningNeedsReason; the covering note counts as the reason where none is given.
    """
    actor = desk.actor
    with desk.reading_own() as own:
        private = _own_batch(own, actor, batch_id, Permission.CLAUSE_TABLE, even_tabled=True)
        proposals = _of_batch(own, private)
    if not proposals:
        raise BatchEmpty()
    check_remark(reason)
    with desk.writing() as joint:
        access_draft(joint, actor, private.draft_id, Permission.CLAUSE_TABLE)
        if made := done_before(joint, private.tabling_key):
            tabled = joint.get_one(Batch, made)
        else:
            fields = ("draft_id", "title_en", "title_zh", "note", "side", "author_id", "author_name")
            copied = {field: getattr(private, field) for field in fields}
            tabled = Batch(**copied, tabled_at=now(), tabling_key=private.tabling_key)
            joint.add(tabled)
            record(joint, actor, "draft:batch:tabled", tabled, key=private.tabling_key, proposals=len(proposals))
        why = reason.strip() or private.note
        copies = [(p.id, put_before_all(joint, actor, p, why, tabled.id).id) for p in proposals]
    store = desk.store(actor.own_audience)
    for proposal_id, copy_id in copies:
        mark_tabled(store, actor, Proposal, proposal_id, copy_id)
    mark_tabled(store, actor, Batch, private.id, tabled.id)
    return tabled


def own_batches(own: Session, actor: Actor, draft_id: UUID) -> list[Batch]:
    """The batches of this side that are not tabled yet, oldest first."""
    needs(actor, Permission.DRAFT_READ)
    on_draft = rows_among(own, Batch, "draft_id", [draft_id], "id")
    return [batch for batch in on_draft if batch.side == actor.side and batch.tabled_at is None]


def tabled_batches(joint: Session, actor: Actor, draft_id: UUID) -> list[Batch]:
    """The tabled batches of a draft, in the order in which they were tabled."""
    access_draft(joint, actor, draft_id, Permission.DRAFT_READ)
    return list(rows_among(joint, Batch, "draft_id", [draft_id], "id"))


def _own_batch(
    own: Session, actor: Actor, batch_id: UUID, permission: Permission, *, even_tabled: bool = False
) -> Batch:
    batch = own.get(Batch, batch_id)
    if batch is None or batch.side != actor.side:
        raise NoSuchRow(noun="batch")
    needs(actor, permission)
    if batch.tabled_at is not None and not even_tabled:
        raise CannotMoveProposal(state=ProposalState.TABLED, wanted=ProposalState.PRIVATE)
    return batch


def _of_batch(own: Session, batch: Batch) -> list[Proposal]:
    live = (ProposalState.PRIVATE, ProposalState.TABLED)
    query = select(Proposal).where(Proposal.batch_id == batch.id, Proposal.state.in_(live))  # type: ignore[attr-defined]
    return sorted(own.exec(query), key=lambda proposal: proposal.id)


__all__ = ["open_batch", "own_batches", "put_in_batch", "table_batch", "tabled_batches"]
