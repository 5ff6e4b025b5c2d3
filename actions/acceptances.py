"""Accepting another side's proposal: it becomes the standing text, held by the side that proposed and by one's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_proposal, parties_of
from actions.drafts import Author, ClauseWording, add_clause
from actions.journal import done_before, record
from actions.keys import check_condition, own_party, turn_key
from actions.rebasing import Ground, MergedWording, ground_of, merged
from actions.standstill import check_may_change
from dialogue.actors import Actor
from dialogue.refusals import CannotAcceptOwnProposal, CannotMoveProposal, RevisionSuperseded
from dialogue.roles import Permission
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Level, is_conformed, lagging_after, missing_language
from drafts.places import place_between
from drafts.proposals import ProposalKind, ProposalState, may_accept
from drafts.rolling_numbers import inserted_number
from models.base import now
from models.drafts import Clause, Conformity, Draft, Revision
from models.proposals import Proposal


def accept_proposal(
    session: Session,
    actor: Actor,
    proposal_id: UUID,
    *,
    level: Level = Level.CONFIRMED,
    condition_id: UUID | None = None,
    seen_head_id: UUID | None = None,
    key: str | None = None,
) -> Revision | MergedWording:
    """Make another side's proposal the standing text, held by that side and by one's own.

    Where the text has moved since the proposal was written, both are merged; when they touch the same words the
    conflict comes back as a result and nothing is changed. `seen_head_id` is the standing revision the person was
    looking at: when it is no longer the head, the act is refused, because nobody accepts words that were not seen.
    With a condition (the standing revision of another clause of the draft) one's own key counts only while that one
    stands; the words become the standing text all the same. Raises ConditionOnItself, NoSuchRow for such a condition.
    Returns the revision of the clause that the proposal was about.
    """
    proposal = access_proposal(session, actor, proposal_id, Permission.CLAUSE_ACCEPT)
    if made := done_before(session, key):
        return session.get_one(Revision, made)
    party = own_party(session, actor, proposal.draft_id)
    check_may_change(session, proposal.draft_id)
    if proposal.side == actor.side:
        raise CannotAcceptOwnProposal()
    if not may_accept(proposal, actor.side):
        raise CannotMoveProposal(state=proposal.state, wanted=ProposalState.ACCEPTED)
    if condition_id is not None:
        check_condition(session, proposal.draft_id, condition_id, (proposal.clause_id, proposal.other_id))
    if proposal.kind == ProposalKind.INSERT:
        made_revisions = [_insert(session, proposal)]
    else:
        ground = ground_of(session, proposal)
        _check_ground(ground, proposal, seen_head_id)
        wording = merged(ground, proposal)
        if not wording.is_clean or wording.en is None or wording.zh is None:
            return wording
        made_revisions = _carry_out(session, proposal, ground, wording, (wording.en, wording.zh))
    revision = made_revisions[0]
    _supersede_countered(session, proposal)
    proposal.state, proposal.made_revision_id, proposal.closed_at = ProposalState.ACCEPTED, revision.id, now()
    for made_revision in made_revisions:
        if proposal.side in parties_of(session, proposal.draft_id):
            turn_key(
                session,
                made_revision,
                proposal.side,
                Level.CONFIRMED,
                proposal.author_id,
                proposal.author_name,
                "proposed",
            )
        turn_key(session, made_revision, party, level, actor.user_id, actor.name, condition_id=condition_id)
    record(
        session, actor, "clause:proposal:accepted", revision, key=key, draft_id=proposal.draft_id,
        clause_id=revision.clause_id, level=level, proposal=proposal.id,
    )  # fmt: skip
    return revision


def _supersede_countered(session: Session, proposal: Proposal) -> None:
    """What a counter-proposal answered is no longer on the table once the counter-proposal is accepted."""
    countered = session.get(Proposal, proposal.counters_id) if proposal.counters_id else None
    if countered is not None and countered.state == ProposalState.OPEN:
        countered.state, countered.closed_at = ProposalState.SUPERSEDED, now()


def _check_ground(ground: Ground, proposal: Proposal, seen_head_id: UUID | None) -> None:
    """Refuse what no merge of words could carry over: RevisionSuperseded names the clause to look at again."""
    head, base = ground.head, ground.base
    superseded = RevisionSuperseded(number=head.number)
    if seen_head_id is not None and head.id != seen_head_id:
        raise superseded
    pairs = [(base, head), (ground.other_base, ground.other_head)]
    if any(now_.struck and (then is None or then.id != now_.id) for then, now_ in pairs if now_ is not None):
        raise superseded  # who wrote it did not know that the clause would go
    if base is None or base.id == head.id:
        return
    kept = {
        ProposalKind.DELETE: ("text_en", "text_zh"),
        ProposalKind.MOVE: ("place",),
        ProposalKind.RESTYLE: ("kind", "level", "number"),
    }.get(proposal.kind, ())
    if any(getattr(base, field) != getattr(head, field) for field in kept):
        raise superseded


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a clause will stand: its words, and what is printed about them."""

    en: str
    zh: str
    place: str
    number: str
    kind: ClauseKind
    level: int
    struck: bool = False
    into_clause_id: UUID | None = None


def _carry_out(
    session: Session, proposal: Proposal, ground: Ground, wording: MergedWording, texts: tuple[str, str]
) -> list[Revision]:
    """The revisions that a proposal on a standing clause makes, that of the clause itself first."""
    head = ground.head
    following = replace(_as_it_stands(head), en=texts[0], zh=texts[1])
    match proposal.kind:
        case ProposalKind.DELETE:
            following = replace(following, struck=True)
        case ProposalKind.MOVE:
            following = replace(following, place=_place_after(session, proposal, head.clause_id))
        case ProposalKind.RESTYLE:
            following = replace(
                following, number=proposal.number, kind=ClauseKind(proposal.clause_kind or head.kind),
                level=proposal.level or head.level,
            )  # fmt: skip
    revision = _succeed(session, head, proposal, following, _unseen_lagging(session, ground))
    if proposal.kind == ProposalKind.SPLIT:
        return [revision, _split_off(session, proposal, revision, wording)]
    if proposal.kind == ProposalKind.MERGE and ground.other_head is not None:
        gone = replace(_as_it_stands(ground.other_head), struck=True, into_clause_id=head.clause_id)
        return [revision, _succeed(session, ground.other_head, proposal, gone)]
    return [revision]


def _as_it_stands(head: Revision) -> _Standing:
    return _Standing(head.text_en, head.text_zh, head.place, head.number, head.kind, head.level)


def _succeed(
    session: Session, head: Revision, proposal: Proposal, following: _Standing, unseen: tuple[str, str] = ("", "")
) -> Revision:
    """The next revision of a clause; the head moves by compare-and-set on the one that was read.

    `unseen` is what lags in words that come in and that whoever proposed has not read.
    """
    words = (("en", head.text_en, following.en), ("zh", head.text_zh, following.zh))
    changed = [language for language, old, new in words if old != new]
    lagging, lagging_side = _lagging(session, head, changed, proposal)
    if not lagging:
        lagging, lagging_side = unseen
    if missing := missing_language(following.en, following.zh):
        lagging, lagging_side = missing, lagging_side if lagging == missing else proposal.side
    revision = Revision(
        clause_id=head.clause_id, ordinal=head.ordinal + 1, base_id=head.id, proposal_id=proposal.id,
        place=following.place, number=following.number, kind=following.kind, level=following.level,
        text_en=following.en, text_zh=following.zh, struck=following.struck, from_clause_id=head.from_clause_id,
        into_clause_id=following.into_clause_id, lagging=lagging, lagging_side=lagging_side, side=proposal.side,
        author_id=proposal.author_id, author_name=proposal.author_name,
    )  # fmt: skip
    session.add(revision)
    session.flush()
    clause = session.get_one(Clause, head.clause_id)
    moved = session.execute(
        sa.update(Clause)
        .where(Clause.id == head.clause_id, Clause.head_id == head.id)  # type: ignore[arg-type]
        .values(head_id=revision.id)
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise RevisionSuperseded(number=head.number)
    clause.head_id = revision.id  # so that the journal carries the row as it is now
    return revision


def _lagging(session: Session, head: Revision, changed: list[str], proposal: Proposal) -> tuple[str, str]:
    """Which language lags after a proposal, and whose change left it behind."""
    confirmed = list(session.exec(select(Conformity).where(Conformity.revision_id == head.id)))
    if is_conformed(head, confirmed):
        return lagging_after(None, changed, proposal.side)
    after = lagging_after(head, changed, proposal.side)
    # Who wrote on an older text has not seen the change that still waits, and so has not followed it.
    return after if after[0] or proposal.base_id == head.id else (head.lagging, head.lagging_side)


def _unseen_lagging(session: Session, ground: Ground) -> tuple[str, str]:
    """The language that lags in the clause that a merger takes in, and since when it was proposed; else nothing."""
    base, head = ground.other_base, ground.other_head
    if head is None or base is None or base.id == head.id:
        return "", ""
    confirmed = list(session.exec(select(Conformity).where(Conformity.revision_id == head.id)))
    return ("", "") if is_conformed(head, confirmed) else (head.lagging, head.lagging_side)


def _split_off(session: Session, proposal: Proposal, first: Revision, wording: MergedWording) -> Revision:
    """The clause that a split makes, right after the one it was a part of; what lags there lags here."""
    draft = session.get_one(Draft, proposal.draft_id)
    heads = _heads(session, draft.id)
    number = _free_number(proposal.number, heads)
    second = ClauseWording(number, wording.second_en, wording.second_zh, first.kind, first.level)
    place = place_between(first.place, _next_place(heads, first.place))
    author = Author(proposal.side, proposal.author_id, proposal.author_name)
    return add_clause(
        session, draft, second, place, author, proposal.id, from_clause_id=first.clause_id,
        lagging=(first.lagging, first.lagging_side),
    )  # fmt: skip


def _insert(session: Session, proposal: Proposal) -> Revision:
    draft = session.get_one(Draft, proposal.draft_id)
    place = _place_after(session, proposal, None)
    kind = ClauseKind(proposal.clause_kind or ClauseKind.PARAGRAPH)
    number = _free_number(proposal.number, _heads(session, draft.id))
    wording = ClauseWording(number, proposal.text_en, proposal.text_zh, kind, proposal.level or 1)
    author = Author(proposal.side, proposal.author_id, proposal.author_name)
    return add_clause(session, draft, wording, place, author, proposal.id)


def _free_number(number: str, heads: Sequence[Revision]) -> str:
    """The number of a new clause; a bis that somebody else's clause bears by now becomes the next one that is free."""
    taken = {head.number for head in heads}
    stem = number.rpartition(" ")[0]
    suffixed = [inserted_number(stem, n, "en") for n in range(2, 100)] if stem else []
    if number not in taken or number not in suffixed:
        return number
    return next((name for name in suffixed if name not in taken), number)


def _place_after(session: Session, proposal: Proposal, moving: UUID | None) -> str:
    """The place right after the clause that the proposal names, or at the beginning.

    Insertions after the same clause stand in the order in which they were tabled, so that ter follows bis.
    """
    heads = [head for head in _heads(session, proposal.draft_id) if head.clause_id != moving]
    at = next((i for i, head in enumerate(heads) if head.clause_id == proposal.after_clause_id), -1)
    if proposal.kind == ProposalKind.INSERT:
        while at + 1 < len(heads) and _was_tabled_before(session, heads[at + 1], proposal):
            at += 1
    before = heads[at].place if at >= 0 else None
    return place_between(before, heads[at + 1].place if at + 1 < len(heads) else None)


def _was_tabled_before(session: Session, head: Revision, proposal: Proposal) -> bool:
    """Whether a clause came in by an earlier proposal to insert it at the same place."""
    query = select(Revision.proposal_id).where(Revision.clause_id == head.clause_id, Revision.ordinal == 1)
    made_by = session.exec(query).first()
    earlier = session.get(Proposal, made_by) if made_by else None
    return (
        earlier is not None
        and earlier.kind == ProposalKind.INSERT
        and earlier.after_clause_id == proposal.after_clause_id
        and (earlier.tabled_at or earlier.made_at) <= (proposal.tabled_at or proposal.made_at)
    )


def _heads(session: Session, draft_id: UUID) -> list[Revision]:
    query = select(Revision).join(Clause, Clause.head_id == Revision.id).where(Clause.draft_id == draft_id)  # type: ignore[arg-type]
    return sorted(session.exec(query), key=lambda head: head.place)


def _next_place(heads: Sequence[Revision], place: str) -> str | None:
    return next((head.place for head in heads if head.place > place), None)


__all__ = ["accept_proposal"]
