"""Turning the two keys: accepting a proposal or the standing text, taking a key back, confirming the languages."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_clause, access_proposal, needs, parties_of
from actions.drafts import Author, ClauseWording, add_clause
from actions.journal import done_before, record
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.refusals import (
    CannotAcceptOwnProposal,
    CannotConformOwnChange,
    CannotMoveProposal,
    NotAPartyToThisDraft,
    NothingToConform,
    RevisionSuperseded,
)
from dialogue.roles import Permission, Role
from dialogue.vocabulary import ClauseKind
from drafts.consensus import Level, is_conformed, keys, lagging_after, may_conform, missing_language
from drafts.merge import Conflict, merge
from drafts.proposals import ProposalKind, ProposalState, may_accept
from models.base import now
from models.drafts import Acceptance, Clause, Conformity, Draft, Revision
from models.proposals import Proposal


@dataclass(frozen=True, slots=True)
class MergedWording:
    """What an accepted proposal makes of the standing text; conflicts, by language, where a person has to decide."""

    en: str | None
    zh: str | None
    conflicts: tuple[tuple[str, Conflict], ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether both languages merged without touching the same words."""
        return not self.conflicts


def merged(base: Revision | None, head: Revision, proposal: Proposal) -> MergedWording:
    """The proposal carried over from its base to the standing text, token by token, in each language."""
    if base is None or base.id == head.id:
        return MergedWording(proposal.text_en, proposal.text_zh)
    en = merge(base.text_en, head.text_en, proposal.text_en)
    zh = merge(base.text_zh, head.text_zh, proposal.text_zh)
    conflicts = (*(("en", conflict) for conflict in en.conflicts), *(("zh", conflict) for conflict in zh.conflicts))
    return MergedWording(en.text, zh.text, conflicts)


def accept_proposal(
    session: Session,
    actor: Actor,
    proposal_id: UUID,
    *,
    level: Level = Level.CONFIRMED,
    seen_head_id: UUID | None = None,
    key: str | None = None,
) -> Revision | MergedWording:
    """Make another side's proposal the standing text, held by that side and by one's own.

    Where the text has moved since the proposal was written, both are merged; when they touch the same words the
    conflict comes back as a result and nothing is changed. `seen_head_id` is the standing revision the person was
    looking at: when it is no longer the head, the act is refused, because nobody accepts words that were not seen.
    """
    proposal = access_proposal(session, actor, proposal_id, Permission.CLAUSE_ACCEPT)
    if made := done_before(session, key):
        return session.get_one(Revision, made)
    party = _party(session, actor, proposal.draft_id)
    if proposal.side == actor.side:
        raise CannotAcceptOwnProposal()
    if not may_accept(proposal, actor.side):
        raise CannotMoveProposal(state=proposal.state, wanted=ProposalState.ACCEPTED)
    if proposal.kind == ProposalKind.INSERT:
        revision = _insert(session, proposal)
    else:
        clause = session.get_one(Clause, proposal.clause_id)
        head = session.get_one(Revision, clause.head_id)
        if seen_head_id is not None and head.id != seen_head_id:
            raise RevisionSuperseded(number=clause.number)
        base = session.get(Revision, proposal.base_id) if proposal.base_id else None
        if head.struck and (base is None or base.id != head.id):
            raise RevisionSuperseded(number=clause.number)  # who wrote it did not know that the clause would go
        wording = merged(base, head, proposal)
        if proposal.kind == ProposalKind.DELETE:
            if base is not None and base.id != head.id and (base.text_en, base.text_zh) != (head.text_en, head.text_zh):
                raise RevisionSuperseded(number=clause.number)
            wording = MergedWording(head.text_en, head.text_zh)
        if not wording.is_clean or wording.en is None or wording.zh is None:
            return wording
        revision = _succeed(session, clause, head, proposal, wording.en, wording.zh)
    proposal.state, proposal.made_revision_id, proposal.closed_at = ProposalState.ACCEPTED, revision.id, now()
    parties = parties_of(session, proposal.draft_id)
    if proposal.side in parties:
        _turn(session, revision, proposal.side, Level.CONFIRMED, proposal.author_id, proposal.author_name, "proposed")
    _turn(session, revision, party, level, actor.user_id, actor.name)
    record(
        session, actor, "clause:proposal:accepted", revision, key=key, draft_id=proposal.draft_id,
        clause_id=revision.clause_id, level=level, proposal=proposal.id,
    )  # fmt: skip
    return revision


def accept_clause(
    session: Session, actor: Actor, clause_id: UUID, revision_id: UUID, *, level: Level = Level.CONFIRMED,
    key: str | None = None,
) -> Acceptance:  # fmt: skip
    """Turn one's own key on the standing revision: this side can live with these words, in both languages.

    Raises RevisionSuperseded when `revision_id` is no longer the standing one: nobody accepts words that were not seen.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_ACCEPT)
    party = _party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Acceptance, made)
    if clause.head_id != revision_id:
        raise RevisionSuperseded(number=clause.number)
    turned = _turn(session, session.get_one(Revision, revision_id), party, level, actor.user_id, actor.name)
    record(session, actor, "clause:accepted", turned, key=key, draft_id=clause.draft_id, level=level)
    return turned


def release_clause(
    session: Session, actor: Actor, clause_id: UUID, reason: str = "", *, key: str | None = None
) -> Acceptance | None:
    """Take one's own key back from the standing revision. None when it was not turned."""
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_ACCEPT)
    party = _party(session, actor, clause.draft_id)
    if made := done_before(session, key):
        return session.get_one(Acceptance, made)
    check_remark(reason)
    head = session.get_one(Revision, clause.head_id)
    if party not in keys(head, (party,), _given(session, head.id)):
        return None
    turned = _turn(session, head, party, Level.TAKEN_BACK, actor.user_id, actor.name, reason.strip())
    record(session, actor, "clause:released", turned, key=key, draft_id=clause.draft_id)
    return turned


def conform_clause(
    session: Session, actor: Actor, clause_id: UUID, revision_id: UUID, *, key: str | None = None
) -> Conformity:
    """Confirm that both languages of the standing revision say the same, after another side changed only one of them.

    Raises CannotConformOwnChange for the side that made the change, NothingToConform when no language lags.
    """
    clause = access_clause(session, actor, clause_id, Permission.CLAUSE_CONFORM)
    if actor.party is None and actor.role != Role.LANGUAGE_OFFICER:
        raise NotAPartyToThisDraft()
    if made := done_before(session, key):
        return session.get_one(Conformity, made)
    head = session.get_one(Revision, clause.head_id)
    if head.id != revision_id:
        raise RevisionSuperseded(number=clause.number)
    confirmed = list(session.exec(select(Conformity).where(Conformity.revision_id == head.id)))
    if is_conformed(head, confirmed) or not (head.text_en.strip() and head.text_zh.strip()):
        raise NothingToConform()
    if not may_conform(head, actor.side):
        raise CannotConformOwnChange()
    word = Conformity(
        clause_id=clause.id, revision_id=head.id, side=actor.side, by_id=actor.user_id, by_name=actor.name
    )
    session.add(word)
    record(session, actor, "clause:conformed", word, key=key, draft_id=clause.draft_id)
    return word


def _party(session: Session, actor: Actor, draft_id: UUID) -> str:
    needs(actor, Permission.CLAUSE_ACCEPT)
    if actor.party is None or actor.party not in parties_of(session, draft_id):
        raise NotAPartyToThisDraft()
    return actor.party


def _given(session: Session, revision_id: UUID) -> list[Acceptance]:
    query = select(Acceptance).where(Acceptance.revision_id == revision_id).order_by(Acceptance.ordinal)  # type: ignore[arg-type]
    return list(session.exec(query))


def _turn(
    session: Session, revision: Revision, party: str, level: Level, by_id: UUID | None, by_name: str, reason: str = ""
) -> Acceptance:
    session.flush()
    turned = Acceptance(
        clause_id=revision.clause_id, revision_id=revision.id, ordinal=len(_given(session, revision.id)) + 1,
        party=party, level=level, by_id=by_id, by_name=by_name, reason=reason,
    )  # fmt: skip
    session.add(turned)
    session.flush()
    return turned


def _succeed(
    session: Session, clause: Clause, head: Revision, proposal: Proposal, text_en: str, text_zh: str
) -> Revision:
    """The next revision of a clause; the head moves by compare-and-set on the one that was read."""
    changed = [
        language for language, old, new in (("en", head.text_en, text_en), ("zh", head.text_zh, text_zh)) if old != new
    ]
    lagging, lagging_side = _lagging(session, head, changed, proposal)
    if missing := missing_language(text_en, text_zh):
        lagging, lagging_side = missing, lagging_side if lagging == missing else proposal.side
    revision = Revision(
        clause_id=clause.id, ordinal=head.ordinal + 1, base_id=head.id, proposal_id=proposal.id, text_en=text_en,
        text_zh=text_zh, struck=proposal.kind == ProposalKind.DELETE, lagging=lagging, lagging_side=lagging_side,
        side=proposal.side, author_id=proposal.author_id, author_name=proposal.author_name,
    )  # fmt: skip
    session.add(revision)
    session.flush()
    moved = session.execute(
        sa.update(Clause)
        .where(Clause.id == clause.id, Clause.head_id == head.id)  # type: ignore[arg-type]
        .values(head_id=revision.id)
        .execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise RevisionSuperseded(number=clause.number)
    clause.head_id = revision.id
    return revision


def _lagging(session: Session, head: Revision, changed: list[str], proposal: Proposal) -> tuple[str, str]:
    """Which language lags after a proposal, and whose change left it behind."""
    confirmed = list(session.exec(select(Conformity).where(Conformity.revision_id == head.id)))
    if is_conformed(head, confirmed):
        return lagging_after(None, changed, proposal.side)
    after = lagging_after(head, changed, proposal.side)
    # Who wrote on an older text has not seen the change that still waits, and so has not followed it.
    return after if after[0] or proposal.base_id == head.id else (head.lagging, head.lagging_side)


def _insert(session: Session, proposal: Proposal) -> Revision:
    draft = session.get_one(Draft, proposal.draft_id)
    place = _place_after(session, draft.id, proposal.after_clause_id)
    kind = ClauseKind(proposal.clause_kind or ClauseKind.PARAGRAPH)
    wording = ClauseWording(proposal.number, proposal.text_en, proposal.text_zh, kind)
    author = Author(proposal.side, proposal.author_id, proposal.author_name)
    clause = add_clause(session, draft, wording, place, author)
    return session.get_one(Revision, clause.head_id)


def _place_after(session: Session, draft_id: UUID, clause_id: UUID | None) -> float:
    clauses = sorted(session.exec(select(Clause).where(Clause.draft_id == draft_id)), key=lambda c: c.place)
    index = next((i for i, clause in enumerate(clauses) if clause.id == clause_id), -1)
    before = clauses[index].place if index >= 0 else 0.0
    if index + 1 >= len(clauses):
        return before + 1
    after = clauses[index + 1].place
    if after - before > 1e-6:
        return (before + after) / 2
    for ordinal, clause in enumerate(clauses):  # the gap is used up: spread the text again
        clause.place = float(ordinal + 1)
    return clauses[index].place + 0.5 if index >= 0 else 0.5


__all__ = [
    "MergedWording", "accept_clause", "accept_proposal", "conform_clause", "merged", "release_clause",
]  # fmt: skip
