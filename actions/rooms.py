"""What one person sees of a draft in the drafting room: the joint text, the tabled proposals, the own side's private ones."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_draft
from actions.batches import own_batches, tabled_batches
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.proposals import answers_to, own_proposals, tabled_proposals
from actions.rebasing import MergedWording, ground_of, merged
from dialogue.actors import Actor
from dialogue.roles import Permission
from drafts.proposals import ProposalKind, ProposalState
from models.base import now
from models.drafts import Acceptance, Clause, LastLook, Reopening, Revision
from models.journal import LAST_LINE, JournalEntry
from models.proposals import Batch, Proposal, Response
from models.queries import asked, ids, rows_among

THREADS = ("thread", "remark")
"""What an act on a thread is about, in the journal. It changes no clause: `actions.thread_news` tells of it."""
_LINE: Final = JournalEntry.__table__.c  # type: ignore[attr-defined]
_LINES: Final = sa.select(_LINE.seq, _LINE.hash, _LINE.clause_id, _LINE.subject_id, _LINE.noun, _LINE.act).where(
    sa.or_(
        sa.and_(_LINE.draft_id == sa.bindparam("draft"), _LINE.seq > sa.bindparam("seq")),
        _LINE.seq == sa.bindparam("seq"),
    )
)
_NEWEST: Final = (
    sa.select(sa.func.max(_LINE.seq))
    .where(_LINE.draft_id == sa.bindparam("draft"), _LINE.clause_id.is_not(None), _LINE.noun.not_in(THREADS))
    .group_by(_LINE.clause_id)
)


def _changes_in(newest: sa.Select[Any]) -> sa.Select[Any]:
    columns = (_LINE.clause_id, _LINE.seq, _LINE.side, _LINE.actor_id, _LINE.actor_name, _LINE.act, _LINE.at)
    return sa.select(*columns).where(_LINE.seq.in_(newest))


_CHANGES: Final = _changes_in(_NEWEST)
_CHANGES_OF: Final = _changes_in(_NEWEST.where(_LINE.clause_id.in_(ids())))


@dataclass(frozen=True, slots=True)
class Moment:
    """Up to which journal line of the joint store and of the own side's store something was read."""

    joint: int = 0
    own: int = 0

    def __str__(self) -> str:
        return f"{self.joint}.{self.own}"

    def is_behind(self, other: "Moment") -> bool:
        """Whether the other holds a line that this one does not: a store that was put back is behind what was told of it."""
        return self.joint < other.joint or self.own < other.own

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
    counted: dict[UUID | None, Any] = field(default_factory=dict, compare=False, repr=False)
    """What was counted of single clauses, with the rows of which it was counted; a later state of the room takes it over."""

    @property
    def version(self) -> int:
        """A number that grows with every act that this reader can see."""
        return self.moment.joint + self.moment.own


@dataclass(frozen=True, slots=True)
class Mark:
    """The last line of a store's journal: its number, and its hash, by which a store put back from a copy is another."""

    seq: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class JointPart:
    """What of a draft, or of some of its clauses, all who may read it see alike."""

    mark: Mark
    text: DraftText
    tabled: tuple[ProposalSeen, ...]
    changes: dict[UUID, LastChange]
    conditions: dict[UUID, Revision]
    reopenings: dict[UUID, list[Reopening]]
    batches: tuple[Batch, ...]


def read_room(
    desk: Desk, draft_id: UUID, only: Collection[UUID] | None = None, *, with_batches: bool = True
) -> RoomText:  # fmt: skip
    """The draft as this person sees it now. Two stores, read one after the other; the moment tells how far each went.

    With `only` some clauses and what is on them, and besides them every insertion that is proposed.
    """
    with desk.reading() as joint:
        part = read_joint_part(joint, desk.actor, draft_id, only, with_batches=with_batches)
        return with_private(joint, desk, part, draft_id, only, with_batches=with_batches)


def read_joint_part(
    joint: Session, actor: Actor, draft_id: UUID, only: Collection[UUID] | None = None, *, with_batches: bool = True,
    mark: Mark | None = None,
) -> JointPart:  # fmt: skip
    """What stands in the joint store, in one state of it. Raises NoSuchRow, NotPermitted."""
    text = read_draft(joint, actor, draft_id, None if only is None else [*only])
    mark = mark or last_mark(joint)
    proposals = tabled_proposals(joint, actor, draft_id) if only is None else _tabled_on(joint, draft_id, only)
    answers = answers_to(joint, [proposal.id for proposal in proposals]) if proposals else {}
    heads = {standing.clause.id for standing in text.clauses}
    tabled = (
        seen_on(joint, proposal, answers.get(proposal.id, ()), is_private=False)
        for proposal in proposals
        if proposal.kind == ProposalKind.INSERT or proposal.clause_id in heads
    )
    return JointPart(
        mark, text, tuple(tabled), _changes(joint, draft_id, only), _conditions(joint, text),
        _reopenings(joint, draft_id, only), tuple(tabled_batches(joint, actor, draft_id)) if with_batches else (),
    )  # fmt: skip


def with_private(
    joint: Session, desk: Desk, part: JointPart, draft_id: UUID, only: Collection[UUID] | None = None, *,
    with_batches: bool = True, still: RoomText | None = None,
) -> RoomText:  # fmt: skip
    """The joint part, in the session that has its state, with what this person's side has written on it in private.

    `still` is an earlier state of the room after which nothing happened in the own store: that is then not asked again.
    """
    proposals: dict[UUID | None, list[ProposalSeen]] = {}
    heads = {standing.clause.id for standing in part.text.clauses}
    if still is None:
        own_seq, private, batches = private_part(joint, desk, draft_id, only, with_batches=with_batches)
    else:
        written = [seen.proposal for on in still.proposals.values() for seen in on if seen.is_private]
        private = [seen_on(joint, proposal, (), is_private=True) for proposal in _on(only, written)]
        own_seq, batches = still.moment.own, [b for b in still.batches.values() if b.tabled_at is None]
    for seen in (*part.tabled, *(p for p in private if p.proposal.clause_id is None or p.proposal.clause_id in heads)):
        proposals.setdefault(seen.proposal.clause_id, []).append(seen)
    return RoomText(
        part.text, proposals, part.changes, Moment(part.mark.seq, own_seq), part.conditions, part.reopenings,
        {batch.id: batch for batch in (*part.batches, *batches)},
    )  # fmt: skip


def private_part(
    joint: Session, desk: Desk, draft_id: UUID, only: Collection[UUID] | None, *, with_batches: bool
) -> tuple[int, list[ProposalSeen], list[Batch]]:
    """How far the own side's journal goes, and the proposals and batches that it has not tabled."""
    if not desk.has_own:
        return 0, [], []
    with desk.reading_own() as own:
        # The moment comes first: what others commit while we read is then told once more, and never left out.
        own_seq = last_mark(own).seq
        private = _on(only, own_proposals(own, desk.actor, draft_id))
        batches = own_batches(own, desk.actor, draft_id) if with_batches else []
    return own_seq, [seen_on(joint, proposal, (), is_private=True) for proposal in private], batches


def seen_on(joint: Session, proposal: Proposal, answers: Sequence[Response], *, is_private: bool) -> ProposalSeen:
    """A proposal with what it makes of the text as it stands in this state of the joint store."""
    if proposal.clause_id is None or proposal.kind == ProposalKind.INSERT:
        return ProposalSeen(proposal, None, None, tuple(answers), is_private)
    ground = ground_of(joint, proposal)
    carried = merged(ground, proposal) if ground.has_moved else None
    return ProposalSeen(proposal, ground.base, carried, tuple(answers), is_private, ground.other_head)


_CHANGES_NO_ROW = frozenset(
    f"draft:{act}" for act in ("exported", "returned", "milestone:set", "silence:opened", "silence:cancelled")
)
"""Acts on a draft that no row of the room shows."""


def moment_of(desk: Desk, draft_id: UUID) -> Moment:
    """The present moment, for who may read the draft. Raises NoSuchRow, NotPermitted."""
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        joint_seq = last_mark(joint).seq
    if not desk.has_own:
        return Moment(joint_seq)
    with desk.reading_own() as own:
        return Moment(joint_seq, last_mark(own).seq)


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
    subjects: frozenset[tuple[str, UUID]] = frozenset()
    """The answers and revisions that acts were about: by them one finds the proposals."""


def touched_since(desk: Desk, draft_id: UUID, since: Moment) -> Touched:
    """What changed in a draft after a moment, as far as this person may see it."""
    with desk.reading() as joint:
        access_draft(joint, desk.actor, draft_id, Permission.DRAFT_READ)
        jointly = touched_jointly(joint, draft_id, since.joint)
    return with_own(desk, jointly, draft_id, since)


def touched_jointly(joint: Session, draft_id: UUID, seq: int, mark: Mark | None = None) -> Touched:
    """What changed in the joint store after a line of its journal, the same for all who may read the draft."""
    found = _told_by_lines(joint, draft_id, seq, mark)
    proposals = found.proposals | _proposals_of(joint, found.subjects)
    if not proposals:
        return found
    countered, changed, made = _drawn_in(joint, proposals)
    if countered:
        proposals |= countered
        _, more, more_made = _drawn_in(joint, countered)
        changed, made = changed | more, made | more_made
    held = _keys(joint, _held_by(), made)
    return replace(found, proposals=proposals, clauses=found.clauses | changed | made | held)


def with_own(desk: Desk, jointly: Touched, draft_id: UUID, since: Moment) -> Touched:
    """What changed in the joint store, and what in the store of this person's own side."""
    if not desk.has_own:
        return jointly
    with desk.reading_own() as session:
        own = _told_by_lines(session, draft_id, since.own)
    return Touched(
        jointly.clauses | own.clauses, jointly.proposals | own.proposals, jointly.batches or own.batches,
        jointly.whole or own.whole, jointly.remarked or own.remarked, own.mandated,
        Moment(jointly.until.joint, own.until.joint), (*jointly.marks, *own.marks), (*jointly.marks_now, *own.marks_now),
    )  # fmt: skip


def _told_by_lines(session: Session, draft_id: UUID, seq: int, reached: Mark | None = None) -> Touched:
    """What the lines of one journal after a place say themselves; the place reached stands first in `until`."""
    clauses: set[UUID] = set()
    subjects: set[tuple[str, UUID]] = set()
    proposals: set[UUID] = set()
    nouns: set[str] = set()
    last, whole, mandated = reached or last_mark(session), False, False
    mark = "" if last.seq > seq else last.hash
    for line in _lines_since(session, draft_id, seq) if last.seq > seq else []:
        if line.seq == seq:
            mark = line.hash
            continue
        nouns.add(line.noun)
        if line.noun in THREADS:
            continue
        if line.act.startswith("mandate:"):
            mandated = True
            continue
        whole = whole or not _is_on_clauses(line.act)
        clauses |= {line.clause_id} - {None}
        if line.noun == "proposal":
            proposals |= {line.subject_id} - {None}
        elif line.noun in ("response", "revision") and line.subject_id:
            subjects.add((line.noun, line.subject_id))
    return Touched(
        frozenset(clauses), frozenset(proposals), "batch" in nouns, whole, bool(nouns & {*THREADS}), mandated,
        Moment(last.seq), (mark,), (last.hash,), frozenset(subjects),
    )  # fmt: skip


def _is_on_clauses(act: str) -> bool:
    """Whether an act on a draft shows in the rows of the clauses and proposals it names, and nowhere else."""
    return act.startswith(("clause:", "draft:batch:")) or act in _CHANGES_NO_ROW


def _lines_since(session: Session, draft_id: UUID, seq: int) -> Sequence[Any]:
    """The lines about a draft after a place of the journal, and the line at that place itself."""
    return session.execute(_LINES, {"draft": draft_id, "seq": seq}).all()


def last_mark(session: Session) -> Mark:
    """The last line of a store's journal."""
    last = session.execute(LAST_LINE).first()
    return Mark(last.seq, last.hash) if last else Mark()


def _proposals_of(joint: Session, subjects: Collection[tuple[str, UUID]]) -> set[UUID]:
    """The proposals that acts on other rows were about: those answered, and those made into revisions."""
    of = {noun: {subject for named, subject in subjects if named == noun} for noun in ("response", "revision")}
    return _keys(joint, _answered(), of["response"]) | _keys(joint, _made_from(), of["revision"])


def _drawn_in(joint: Session, proposals: Collection[UUID]) -> tuple[set[UUID], set[UUID], set[UUID]]:
    """The proposals that these counter, and so answer; the clauses that they would take in; and those they were made into.

    A clause that was made, or split off, may be what a key on another one was turned on the condition of.
    """
    named = list(asked(joint, _named(), proposals))
    countered, taken_in, made = ({row[column] for row in named if row[column]} for column in range(3))
    return countered, taken_in, made


def _keys(joint: Session, statement: sa.Select[Any], wanted: Collection[UUID]) -> set[UUID]:
    return {key for (key,) in asked(joint, statement, wanted) if key}


@cache
def _answered() -> sa.Select[Any]:
    return sa.select(Response.proposal_id).where(Response.id.in_(ids()))  # type: ignore[attr-defined]


@cache
def _made_from() -> sa.Select[Any]:
    return sa.select(Revision.proposal_id).where(Revision.id.in_(ids()))  # type: ignore[attr-defined]


@cache
def _named() -> sa.Select[Any]:
    of = sa.select(Proposal.counters_id, Proposal.other_id, Revision.clause_id)  # type: ignore[call-overload]
    made_into = of.select_from(Proposal).outerjoin(Revision, Revision.proposal_id == Proposal.id)
    return made_into.where(Proposal.id.in_(ids()))  # type: ignore[attr-defined]


@cache
def _held_by() -> sa.Select[Any]:
    condition = sa.select(Revision.id).where(Revision.clause_id.in_(ids()))  # type: ignore[attr-defined]
    return sa.select(Acceptance.clause_id).where(Acceptance.condition_id.in_(condition))  # type: ignore[union-attr]


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
    return list(joint.scalars(_open_on(), {"draft": draft_id, "ids": [*clauses]}))


@cache
def _open_on() -> sa.Select[Any]:
    query = sa.select(Proposal).where(Proposal.draft_id == sa.bindparam("draft"), Proposal.state == ProposalState.OPEN)
    on = sa.or_(Proposal.clause_id.is_(None), Proposal.clause_id.in_(ids()))  # type: ignore[union-attr]
    return query.where(on).order_by(Proposal.tabled_at)  # type: ignore[arg-type]


def _on(only: Collection[UUID] | None, proposals: list[Proposal]) -> list[Proposal]:
    """The proposals on some clauses and those on none yet; all of them where no clauses are named."""
    return [p for p in proposals if only is None or p.clause_id is None or p.clause_id in only]


def _changes(session: Session, draft_id: UUID, only: Collection[UUID] | None) -> dict[UUID, LastChange]:
    if only is None:
        found = session.execute(_CHANGES, {"draft": draft_id})
    else:
        found = session.execute(_CHANGES_OF, {"draft": draft_id, "ids": [*only]})
    return {clause: LastChange(*change) for clause, *change in found}


def _conditions(session: Session, text: DraftText) -> dict[UUID, Revision]:
    wanted = {a.condition_id for standing in text.clauses for a in standing.acceptances if a.condition_id}
    return {revision.id: revision for revision in rows_among(session, Revision, "id", wanted)}


def _reopenings(session: Session, draft_id: UUID, only: Collection[UUID] | None) -> dict[UUID, list[Reopening]]:
    found: dict[UUID, list[Reopening]] = {}
    if only is None:
        rows = [
            *session.exec(
                select(Reopening).join(Clause, Clause.id == Reopening.clause_id).where(Clause.draft_id == draft_id)
            )
        ]  # type: ignore[arg-type]
    else:
        rows = [*rows_among(session, Reopening, "clause_id", only)]
    for reopening in sorted(rows, key=lambda row: row.id):
        found.setdefault(reopening.clause_id, []).append(reopening)
    return found
