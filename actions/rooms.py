"""What one person sees of a draft in the drafting room: the joint text, the tabled proposals, the own side's private ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_draft
from actions.batches import own_batches, tabled_batches
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.proposals import answers_to, own_proposals, tabled_proposals
from actions.rebasing import MergedWording, ground_of, merged
from dialogue.roles import Permission
from drafts.proposals import ProposalKind
from models.base import now
from models.drafts import Acceptance, Clause, LastLook, Reopening, Revision
from models.journal import JournalEntry
from models.proposals import Batch, Proposal, Response


@dataclass(frozen=True, slots=True)
class Moment:
    """Up to which journal line of the joint store and of the own side's store something was read."""

    joint: int = 0
    own: int = 0

    def __str__(self) -> str:
        return f"{self.joint}.{self.own}"

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read `12.4`; the beginning for anything else."""
        joint, _, own = text.partition(".")
        is_moment = all(part.isdecimal() and len(part) <= 15 for part in (joint, own))
        return cls(int(joint), int(own)) if is_moment else cls()


@dataclass(frozen=True, slots=True)
class ProposalSeen:
    """A proposal as its reader sees it: on which text it stands, and what it makes of the standing one."""

    proposal: Proposal
    base: Revision | None
    merged: MergedWording | None
    answers: tuple[Response, ...]
    is_private: bool
    other_head: Revision | None = None
    """Of a merger: the standing revision of the clause that would be taken in."""

    @property
    def base_moved(self) -> bool:
        """Whether the clause has a newer revision than the one the proposal was written on."""
        return self.merged is not None


@dataclass(frozen=True, slots=True)
class LastChange:
    """The latest act on a clause that this reader can see."""

    seq: int
    side: str
    actor_id: UUID | None
    actor_name: str
    act: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RoomText:
    """Everything of a draft, or of some of its clauses, that one reader sees at one moment."""

    text: DraftText
    proposals: dict[UUID | None, list[ProposalSeen]]
    changes: dict[UUID, LastChange]
    versions: dict[UUID, int]
    moment: Moment
    conditions: dict[UUID, Revision] = field(default_factory=dict)
    """The revisions on which keys were turned, by identifier; not all of them stand any more."""
    reopenings: dict[UUID, list[Reopening]] = field(default_factory=dict)
    """Who reopened each clause, and why, oldest first."""
    batches: dict[UUID, Batch] = field(default_factory=dict)
    """The tabled batches of the draft, and the own side's private ones."""


def read_room(desk: Desk, draft_id: UUID, only: Sequence[UUID] | None = None) -> RoomText:
    """The draft as this person sees it now. Two stores, read one after the other; the moment tells how far each went."""
    with desk.reading() as joint:
        # The moment comes first: what others commit while we read is then told once more, and never left out.
        joint_seq = _latest(joint)
        text = read_draft(joint, desk.actor, draft_id, only)
        tabled = tabled_proposals(joint, desk.actor, draft_id)
        answers = answers_to(joint, [proposal.id for proposal in tabled])
        changes = _changes(joint, draft_id)
        batches = tabled_batches(joint, desk.actor, draft_id)
        private: list[Proposal] = []
        own_seq, own_versions = 0, {}
        if desk.has_own:
            with desk.reading_own() as own:
                own_seq = _latest(own)
                private = own_proposals(own, desk.actor, draft_id)
                batches += own_batches(own, desk.actor, draft_id)
                own_versions = dict(_touched(own, draft_id))
        heads = {standing.clause.id: standing.head for standing in text.clauses}
        proposals: dict[UUID | None, list[ProposalSeen]] = {}
        for proposal in (*tabled, *private):
            head = heads.get(proposal.clause_id) if proposal.clause_id else None
            if proposal.kind != ProposalKind.INSERT and head is None:
                continue
            ground = ground_of(joint, proposal) if head else None
            seen = ProposalSeen(
                proposal, ground.base if ground else None,
                merged(ground, proposal) if ground and ground.has_moved else None,
                tuple(answers.get(proposal.id, ())), proposal in private, ground.other_head if ground else None,
            )  # fmt: skip
            proposals.setdefault(proposal.clause_id, []).append(seen)
        conditions = _conditions(joint, text)
        reopenings = _reopenings(joint, draft_id)
    versions = {
        clause: (changes[clause].seq if clause in changes else 0) + own_versions.get(clause, 0)
        for clause in {*changes, *own_versions}
    }
    return RoomText(
        text, proposals, changes, versions, Moment(joint_seq, own_seq), conditions, reopenings,
        {batch.id: batch for batch in batches},
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Touched:
    """Which clauses, and which proposed insertions, acts after a moment were about; and whether any was on a batch."""

    clauses: frozenset[UUID]
    proposals: frozenset[UUID]
    batches: bool = False


def touched_since(desk: Desk, draft_id: UUID, since: Moment) -> Touched:
    """What changed in a draft after a moment, as far as this person may see it."""
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
    clauses: set[UUID] = set()
    proposals: set[UUID] = set()
    subjects: set[UUID] = set()
    batches = False
    audiences = [(desk.reading, since.joint)]
    if desk.has_own:
        audiences.append((desk.reading_own, since.own))
    for reading, seq in audiences:
        with reading() as session:
            query = select(JournalEntry.clause_id, JournalEntry.subject_id, JournalEntry.noun).where(
                JournalEntry.draft_id == draft_id, JournalEntry.seq > seq
            )
            for clause_id, subject_id, noun in session.exec(query):
                if clause_id:
                    clauses.add(clause_id)
                if noun == "proposal" and subject_id:
                    proposals.add(subject_id)
                if subject_id:
                    subjects.add(subject_id)
                batches = batches or noun == "batch"
    with desk.reading() as joint:
        proposals |= _proposals_of(joint, subjects)
        clauses |= _drawn_in(joint, proposals)
    return Touched(frozenset(clauses), frozenset(proposals), batches)


def _proposals_of(joint: Session, subjects: Collection[UUID]) -> set[UUID]:
    """The proposals that acts on other rows were about: answered, or made into revisions."""
    found: set[UUID] = set()
    for part in _parts(subjects):
        answered = select(Response.proposal_id).where(Response.id.in_(part))  # type: ignore[attr-defined]
        accepted = select(Revision.proposal_id).where(Revision.id.in_(part))  # type: ignore[attr-defined]
        for query in (answered, accepted):
            found |= {proposal for proposal in joint.exec(query) if proposal}
    return found


def _drawn_in(joint: Session, proposals: Collection[UUID]) -> set[UUID]:
    """Clauses that acts on others changed: split off, taken in, or held by a key on condition that another one stands."""
    made: set[UUID] = set()
    drawn: set[UUID] = set()
    for part in _parts(proposals):
        made |= set(joint.exec(select(Revision.clause_id).where(Revision.proposal_id.in_(part))))  # type: ignore[union-attr]
        taken_in = select(Proposal.other_id).where(Proposal.id.in_(part))  # type: ignore[attr-defined]
        drawn |= {clause for clause in joint.exec(taken_in) if clause}
    for part in _parts(made):
        condition = select(Revision.id).where(Revision.clause_id.in_(part))  # type: ignore[attr-defined]
        drawn |= set(joint.exec(select(Acceptance.clause_id).where(Acceptance.condition_id.in_(condition))))  # type: ignore[union-attr]
    return made | drawn


def _parts(ids: Collection[UUID], size: int = 500) -> list[list[UUID]]:
    ordered = sorted(ids)
    return [ordered[start : start + size] for start in range(0, len(ordered), size)]


def look(accounts: Session, user_id: UUID, draft_id: UUID, moment: int) -> int:
    """Note how far a person has now read a draft; returns how far it was the last time (the present for a first look)."""
    before = accounts.get(LastLook, (user_id, draft_id))
    if before is None:
        accounts.add(LastLook(user_id=user_id, draft_id=draft_id, moment=moment, at=now()))
        return moment
    earlier = before.moment
    before.moment, before.at = moment, now()
    return earlier


def _changes(session: Session, draft_id: UUID) -> dict[UUID, LastChange]:
    newest = (
        sa.select(sa.func.max(JournalEntry.seq))
        .where(JournalEntry.draft_id == draft_id, JournalEntry.clause_id.is_not(None))  # type: ignore[union-attr]
        .group_by(JournalEntry.clause_id)
    )
    found = session.exec(select(JournalEntry).where(JournalEntry.seq.in_(newest)))  # type: ignore[attr-defined]
    return {
        entry.clause_id: LastChange(entry.seq, entry.side, entry.actor_id, entry.actor_name, entry.act, entry.at)
        for entry in found
        if entry.clause_id
    }


def _touched(session: Session, draft_id: UUID) -> list[tuple[UUID, int]]:
    """The last line about each clause, and about each proposal that is on no clause yet."""
    about = sa.func.coalesce(JournalEntry.clause_id, JournalEntry.subject_id)
    query = (
        sa.select(about, sa.func.max(JournalEntry.seq))
        .where(JournalEntry.draft_id == draft_id, about.is_not(None))
        .group_by(about)
    )
    return [(row, seq) for row, seq in session.execute(query)]


def _conditions(session: Session, text: DraftText) -> dict[UUID, Revision]:
    wanted = {a.condition_id for standing in text.clauses for a in standing.acceptances if a.condition_id}
    parts = _parts(wanted)
    return {r.id: r for part in parts for r in session.exec(select(Revision).where(Revision.id.in_(part)))}  # type: ignore[attr-defined]


def _reopenings(session: Session, draft_id: UUID) -> dict[UUID, list[Reopening]]:
    found: dict[UUID, list[Reopening]] = {}
    query = select(Reopening).join(Clause, Clause.id == Reopening.clause_id).where(Clause.draft_id == draft_id)  # type: ignore[arg-type]
    for reopening in sorted(session.exec(query), key=lambda row: row.id):
        found.setdefault(reopening.clause_id, []).append(reopening)
    return found


def _latest(session: Session) -> int:
    return session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0
