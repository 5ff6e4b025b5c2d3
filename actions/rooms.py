"""What one person sees of a draft in the drafting room: the joint text, the tabled proposals, the own side's private ones."""

from collections.abc import Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
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
from drafts.proposals import ProposalKind, ProposalState
from models.base import now
from models.drafts import Acceptance, Clause, LastLook, Reopening, Revision
from models.journal import JournalEntry
from models.proposals import Batch, Proposal, Response

THREADS = ("thread", "remark")
"""What an act on a thread is about, in the journal. It changes no clause: `actions.thread_news` tells of it."""
_ON_THE_TEXT: sa.ColumnElement[bool] = JournalEntry.noun.not_in(THREADS)  # type: ignore[attr-defined]


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
    moment: Moment
    conditions: dict[UUID, Revision] = field(default_factory=dict)
    """The revisions on which keys were turned, by identifier; not all of them stand any more."""
    reopenings: dict[UUID, list[Reopening]] = field(default_factory=dict)
    """Who reopened each clause, and why, oldest first."""
    batches: dict[UUID, Batch] = field(default_factory=dict)
    """The tabled batches of the draft, and the own side's private ones."""

    @property
    def version(self) -> int:
        """A number that grows with every act that this reader can see."""
        return self.moment.joint + self.moment.own


def read_room(
    desk: Desk, draft_id: UUID, only: Collection[UUID] | None = None, *, with_batches: bool = True
) -> RoomText:  # fmt: skip
    """The draft as this person sees it now. Two stores, read one after the other; the moment tells how far each went.

    With `only` some clauses and what is on them, and besides them every insertion that is proposed.
    """
    with desk.reading() as joint:
        # The moment comes first: what others commit while we read is then told once more, and never left out.
        joint_seq = _latest(joint)
        text = read_draft(joint, desk.actor, draft_id, None if only is None else [*only])
        tabled = tabled_proposals(joint, desk.actor, draft_id) if only is None else _tabled_on(joint, draft_id, only)
        answers = answers_to(joint, [proposal.id for proposal in tabled]) if tabled else {}
        changes = _changes(joint, draft_id, only)
        batches = tabled_batches(joint, desk.actor, draft_id) if with_batches else []
        private: list[Proposal] = []
        own_seq = 0
        if desk.has_own:
            with desk.reading_own() as own:
                own_seq = _latest(own)
                private = _on(only, own_proposals(own, desk.actor, draft_id))
                batches += own_batches(own, desk.actor, draft_id) if with_batches else []
        heads = {standing.clause.id: standing.head for standing in text.clauses}
        own_ids = {proposal.id for proposal in private}
        proposals: dict[UUID | None, list[ProposalSeen]] = {}
        for proposal in (*tabled, *private):
            head = heads.get(proposal.clause_id) if proposal.clause_id else None
            if proposal.kind != ProposalKind.INSERT and head is None:
                continue
            ground = ground_of(joint, proposal) if head else None
            seen = ProposalSeen(
                proposal, ground.base if ground else None,
                merged(ground, proposal) if ground and ground.has_moved else None,
                tuple(answers.get(proposal.id, ())), proposal.id in own_ids, ground.other_head if ground else None,
            )  # fmt: skip
            proposals.setdefault(proposal.clause_id, []).append(seen)
        conditions = _conditions(joint, text)
        reopenings = _reopenings(joint, draft_id, only)
    return RoomText(
        text, proposals, changes, Moment(joint_seq, own_seq), conditions, reopenings,
        {batch.id: batch for batch in batches},
    )  # fmt: skip


_CHANGES_NO_ROW = frozenset(
    f"draft:{act}" for act in ("exported", "returned", "milestone:set", "silence:opened", "silence:cancelled")
)
"""Acts on a draft that no row of the room shows."""


def moment_of(desk: Desk, draft_id: UUID) -> Moment:
    """The present moment, for who may read the draft. Raises NoSuchRow, NotPermitted."""
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        joint_seq = _latest(joint)
    if not desk.has_own:
        return Moment(joint_seq)
    with desk.reading_own() as own:
        return Moment(joint_seq, _latest(own))


@dataclass(frozen=True, slots=True)
class Touched:
    """Which clauses, and which proposed insertions, acts after a moment were about; and whether any was on a batch."""

    clauses: frozenset[UUID]
    proposals: frozenset[UUID]
    batches: bool = False
    whole: bool = False
    """Whether an act was on the draft as a whole, so that any row may have changed."""
    remarked: bool = False
    """Whether anything was said in a thread."""
    mandated: bool = False
    """Whether the own side laid down or retired a mandate: that changes no row, only what is thought of rows."""
    until: Moment = Moment()
    """Up to which moment this was read."""
    marks: tuple[str, ...] = ()
    """The hashes of the journal lines at the moment asked about, by store."""
    marks_now: tuple[str, ...] = ()
    """The hashes of the last journal lines, by store."""


def touched_since(desk: Desk, draft_id: UUID, since: Moment) -> Touched:
    """What changed in a draft after a moment, as far as this person may see it."""
    clauses: set[UUID] = set()
    proposals: set[UUID] = set()
    subjects: set[UUID] = set()
    nouns: set[str] = set()
    whole, mandated, reached, marks, marks_now = False, False, [], [], []
    audiences = [(desk.reading, since.joint), *([(desk.reading_own, since.own)] if desk.has_own else [])]
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        for reading, seq in audiences:
            with nullcontext(joint) if reading == desk.reading else reading() as session:
                last, mark_now = _last_line(session)
                reached.append(last)
                marks_now.append(mark_now)
                marks.append("" if last > seq else mark_now)
                for line in _lines_since(session, draft_id, seq) if last > seq else []:
                    if line.seq == seq:
                        marks[-1] = line.hash
                        continue
                    nouns.add(line.noun)
                    if line.noun in THREADS:
                        continue
                    if line.act.startswith("mandate:"):
                        mandated = True
                        continue
                    whole = whole or not _is_on_clauses(line.act)
                    clauses |= {line.clause_id} - {None}
                    subjects |= {line.subject_id} - {None}
                    proposals |= {line.subject_id} if line.noun == "proposal" and line.subject_id else set()
    if subjects:  # asked anew: what was accepted while the journals were read has to be seen
        with desk.reading() as joint:
            proposals |= _proposals_of(joint, subjects)
            clauses |= _drawn_in(joint, proposals)
    return Touched(
        frozenset(clauses), frozenset(proposals), "batch" in nouns, whole, bool(nouns & {*THREADS}), mandated,
        Moment(*reached), tuple(marks), tuple(marks_now),
    )  # fmt: skip


def _is_on_clauses(act: str) -> bool:
    """Whether an act on a draft shows in the rows of the clauses and proposals it names, and nowhere else."""
    return act.startswith(("clause:", "draft:batch:")) or act in _CHANGES_NO_ROW


def _lines_since(session: Session, draft_id: UUID, seq: int) -> Sequence[Any]:
    """The lines about a draft after a place of the journal, and the line at that place itself."""
    entry = JournalEntry.__table__.c  # type: ignore[attr-defined]
    query = sa.select(entry.seq, entry.hash, entry.clause_id, entry.subject_id, entry.noun, entry.act)
    after = sa.and_(entry.draft_id == draft_id, entry.seq > seq)
    return session.execute(query.where(sa.or_(after, entry.seq == seq))).all()


def _last_line(session: Session) -> tuple[int, str]:
    entry = JournalEntry.__table__.c  # type: ignore[attr-defined]
    last = session.execute(sa.select(entry.seq, entry.hash).order_by(entry.seq.desc()).limit(1)).first()
    return (last.seq, last.hash) if last else (0, "")


def _proposals_of(joint: Session, subjects: Collection[UUID]) -> set[UUID]:
    """The proposals that acts on other rows were about: answered, made into revisions, or countered and so answered."""
    found: set[UUID] = set()
    for part in _parts(subjects):
        answered = select(Response.proposal_id).where(Response.id.in_(part))  # type: ignore[attr-defined]
        accepted = select(Revision.proposal_id).where(Revision.id.in_(part))  # type: ignore[attr-defined]
        countered = select(Proposal.counters_id).where(Proposal.id.in_(part))  # type: ignore[attr-defined]
        for query in (answered, accepted, countered):
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


def _tabled_on(joint: Session, draft_id: UUID, clauses: Collection[UUID]) -> list[Proposal]:
    """The open proposals on some clauses of a draft, and those on none yet. The caller has passed the draft's door."""
    where = sa.or_(Proposal.clause_id == None, Proposal.clause_id.in_(clauses))  # type: ignore[union-attr] # noqa: E711
    query = select(Proposal).where(Proposal.draft_id == draft_id, Proposal.state == ProposalState.OPEN, where)
    return list(joint.exec(query.order_by(Proposal.tabled_at)))  # type: ignore[arg-type]


def _on(only: Collection[UUID] | None, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals on some clauses and those on none yet; all of them where no clauses are named."""
    return [p for p in proposals if only is None or p.clause_id is None or p.clause_id in only]


def _changes(session: Session, draft_id: UUID, only: Collection[UUID] | None) -> dict[UUID, LastChange]:
    newest = (
        sa.select(sa.func.max(JournalEntry.seq))
        .where(JournalEntry.draft_id == draft_id, JournalEntry.clause_id.is_not(None), _ON_THE_TEXT)  # type: ignore[union-attr]
        .group_by(JournalEntry.clause_id)
    )
    if only is not None:
        newest = newest.where(JournalEntry.clause_id.in_(only))  # type: ignore[union-attr]
    columns = ("clause_id", "seq", "side", "actor_id", "actor_name", "act", "at")
    query = sa.select(*(getattr(JournalEntry, name) for name in columns)).where(JournalEntry.seq.in_(newest))  # type: ignore[attr-defined]
    return {clause: LastChange(*change) for clause, *change in session.execute(query)}


def _conditions(session: Session, text: DraftText) -> dict[UUID, Revision]:
    wanted = {a.condition_id for standing in text.clauses for a in standing.acceptances if a.condition_id}
    parts = _parts(wanted)
    return {r.id: r for part in parts for r in session.exec(select(Revision).where(Revision.id.in_(part)))}  # type: ignore[attr-defined]


def _reopenings(session: Session, draft_id: UUID, only: Collection[UUID] | None) -> dict[UUID, list[Reopening]]:
    found: dict[UUID, list[Reopening]] = {}
    query = select(Reopening).join(Clause, Clause.id == Reopening.clause_id).where(Clause.draft_id == draft_id)  # type: ignore[arg-type]
    if only is not None:
        query = query.where(Reopening.clause_id.in_(only))  # type: ignore[attr-defined]
    for reopening in sorted(session.exec(query), key=lambda row: row.id):
        found.setdefault(reopening.clause_id, []).append(reopening)
    return found


def _latest(session: Session) -> int:
    return session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0
