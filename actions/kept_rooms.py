"""The rooms that people of this process have open, kept as they were last read and brought up to date by what was touched.

Reading a draft of a thousand clauses takes a tenth of a second, and an act touches one or two of them. What is kept is
kept for one draft and one set of stores: those of a side share it, and nobody else ever gets it. What all sides see alike
is read from the joint store once for all of them (`actions.joint_reading`). Each call passes the door of the draft first,
as reading does.
"""

from collections import OrderedDict, deque
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from threading import Lock, RLock
from typing import Final
from uuid import UUID

from actions.desk import Desk
from actions.drafts import DraftText
from actions.joint_reading import JointReading, JointState
from actions.rooms import Moment, RoomText, Touched
from models.stores import Store

MOST_CLAUSES: Final = 12_000
"""How many clauses are kept in all rooms together; the room that was asked for longest ago goes first."""
MOST_ROOMS: Final = 64
"""How many rooms are kept at most, however short their texts."""
STEPS: Final = 64
"""How many of the latest changes of a room are remembered with what they touched."""
MANY: Final = 200
"""From how many touched clauses on everything is read anew."""


@dataclass(frozen=True, slots=True)
class RoomChange:
    """What one reader has to be shown after a moment."""

    room: RoomText
    rows: frozenset[UUID] | None
    """Clauses and proposed insertions that may look different; None for all."""
    proposals: frozenset[UUID]
    """Proposals that acts were about: those that are in no row any more are gone."""
    is_any: bool
    """Whether there is anything to show."""
    remarked: bool
    """Whether anything was said in a thread."""
    mandated: bool
    """Whether a mandate of the reader's own side was laid down or retired."""


@dataclass(slots=True)
class _Kept:
    """One room as it was last read, and what its latest changes touched."""

    lock: RLock = field(default_factory=RLock)
    room: RoomText | None = None
    marks: tuple[str, ...] = ()
    """The hashes of the journal lines up to which was read: a store that was put back from a copy shows by them."""
    steps: deque[tuple[Moment, Touched]] = field(default_factory=lambda: deque(maxlen=STEPS))


_Key = tuple[Store, Store | None, str, UUID]


class KeptRooms:
    """Rooms by draft and stores."""

    def __init__(self, most_clauses: int = MOST_CLAUSES) -> None:
        self._kept: OrderedDict[_Key, _Kept] = OrderedDict()
        self._lock = Lock()
        self._most = most_clauses
        self._reading = JointReading()

    def room(self, desk: Desk, draft_id: UUID) -> RoomText:
        """The draft as this person sees it now, like `read_room`. Raises NoSuchRow, NotPermitted, StoreClosed."""
        kept = self._of(desk, draft_id)
        with kept.lock:
            room = self._current(kept, desk, draft_id)
        self._make_room()
        return room

    def since(self, desk: Desk, draft_id: UUID, since: Moment) -> RoomChange:
        """What changed in a draft after a moment. Raises NoSuchRow, NotPermitted, StoreClosed."""
        kept = self._of(desk, draft_id)
        with kept.lock:
            room = self._current(kept, desk, draft_id)
            touched = _since(kept, since)
        if touched is None:
            nothing = since == room.moment
            touched = Touched(frozenset(), frozenset()) if nothing else self._reading.touched(desk, draft_id, since)
        self._make_room()
        rows = None if touched.whole else touched.clauses | touched.proposals
        if rows is not None:
            rows |= _showing(room, rows)
        is_any = touched.whole or touched.batches or bool(rows)
        return RoomChange(room, rows, touched.proposals, is_any, touched.remarked, touched.mandated)

    def clauses_kept(self) -> int:
        """How many clauses are kept in all rooms."""
        return sum(len(kept.room.text.clauses) for kept in tuple(self._kept.values()) if kept.room)

    def _of(self, desk: Desk, draft_id: UUID) -> _Kept:
        key = (desk.store(), desk.store(desk.actor.own_audience) if desk.has_own else None, desk.actor.side, draft_id)
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            return kept

    def _current(self, kept: _Kept, desk: Desk, draft_id: UUID) -> RoomText:
        before = kept.room
        with self._reading.state(desk, draft_id) as state:
            touched = state.touched(before.moment) if before else None
            if before is None or touched is None or touched.marks != kept.marks:
                kept.steps.clear()
                kept.room = state.room()
                kept.marks = state.touched(kept.room.moment).marks
            elif touched.until != before.moment:
                kept.room, step = _brought_up(state, before, touched)
                kept.steps.append((before.moment, step))
                kept.marks = touched.marks_now
        return kept.room

    def _make_room(self) -> None:
        with self._lock:
            while len(self._kept) > 1 and (self.clauses_kept() > self._most or len(self._kept) > MOST_ROOMS):
                self._kept.popitem(last=False)


def _since(kept: _Kept, since: Moment) -> Touched | None:
    """What was touched since a moment at which the room was read; None when it was not read then, or too long ago."""
    steps = list(kept.steps)
    begin = next((at for at, (moment, _) in enumerate(steps) if moment == since), None)
    if begin is None:
        return None
    of = [touched for _, touched in steps[begin:]]
    return Touched(
        frozenset().union(*(t.clauses for t in of)), frozenset().union(*(t.proposals for t in of)),
        any(t.batches for t in of), any(t.whole for t in of), any(t.remarked for t in of),
        any(t.mandated for t in of), of[-1].until,
    )  # fmt: skip


def _brought_up(state: JointState, before: RoomText, touched: Touched) -> tuple[RoomText, Touched]:
    """The room after what was touched, reading only that and what depends on it; and all that was read anew."""
    wanted = touched.clauses
    if touched.whole or len(wanted) > MANY:
        room = replace(state.room(), moment=touched.until)
        return room, _differing(before, room, touched)
    if not wanted and not touched.proposals and not touched.batches:
        return replace(before, moment=touched.until), touched
    if touched.until.joint == before.moment.joint:
        room = state.with_private_anew(before, wanted, with_batches=touched.batches)
        return replace(room, moment=touched.until), touched
    still = before if touched.until.own == before.moment.own else None
    part = state.room(wanted, with_batches=touched.batches, still=still)
    if dependent := _standing_on(before, _moved(before, part)) - wanted:
        wanted |= dependent
        part = state.room(wanted, with_batches=touched.batches, still=still)
    return _joined(before, part, wanted, touched), replace(touched, clauses=wanted)


def _joined(before: RoomText, part: RoomText, wanted: Collection[UUID], touched: Touched) -> RoomText:
    """What was read anew in the place of what was kept of it."""
    # Rows of the part may already be newer than the moment told: they are then read and told once more.
    clauses = {standing.clause.id: standing for standing in before.text.clauses}
    clauses |= {standing.clause.id: standing for standing in part.text.clauses}
    ordered = tuple(sorted(clauses.values(), key=lambda standing: standing.head.place))
    proposals = {
        clause: seen for clause, seen in before.proposals.items() if clause is not None and clause not in wanted
    }
    named = {a.condition_id for standing in ordered for a in standing.acceptances if a.condition_id}
    conditions = {row: revision for row, revision in (before.conditions | part.conditions).items() if row in named}
    return RoomText(
        DraftText(part.text.draft, part.text.parties, ordered), proposals | part.proposals, before.changes | part.changes,
        touched.until, conditions, before.reopenings | part.reopenings,
        part.batches if touched.batches else before.batches, before.counted,
    )  # fmt: skip


def _moved(before: RoomText, after: RoomText) -> set[UUID]:
    """Clauses that have another standing revision now."""
    heads = {standing.head.id for standing in before.text.clauses}
    return {standing.clause.id for standing in after.text.clauses if standing.head.id not in heads}


def _standing_on(room: RoomText, clauses: Collection[UUID]) -> set[UUID]:
    """Clauses with a key whose condition is one of these clauses, or with a merger that would take one of them in."""
    conditional = {
        standing.clause.id
        for standing in room.text.clauses
        for acceptance in standing.acceptances
        if acceptance.condition_id and room.conditions[acceptance.condition_id].clause_id in clauses
    }
    mergers = {
        clause
        for clause, seen in room.proposals.items()
        if clause and any(p.proposal.other_id in clauses for p in seen)
    }
    return conditional | mergers


def _showing(room: RoomText, rows: Collection[UUID]) -> set[UUID]:
    """Rows that name one of these: by where a proposal would stand, what it would take in, or what it counters."""
    return {
        clause or seen.proposal.id
        for clause, on in room.proposals.items()
        for seen in on
        if rows & {seen.proposal.after_clause_id, seen.proposal.other_id, seen.proposal.counters_id}
    }


def _differing(before: RoomText, after: RoomText, touched: Touched) -> Touched:
    """What an act on the whole draft changed: all rows when the draft is another, else those that are another."""
    if before.text.draft != after.text.draft or before.text.parties != after.text.parties:
        return touched
    of = [{s.clause.id: _sign(room, s.clause.id, s) for s in room.text.clauses} for room in (before, after)]
    changed = frozenset(clause for clause, sign in of[1].items() if of[0].get(clause) != sign)
    return replace(touched, clauses=touched.clauses | changed | _standing_on(after, changed), whole=False)


def _sign(room: RoomText, clause: UUID, standing: object) -> tuple[object, ...]:
    return (standing, room.proposals.get(clause), room.changes.get(clause), room.reopenings.get(clause))


ROOMS: Final = KeptRooms()
"""The rooms of this process: pages and streams share them."""

__all__ = ["ROOMS", "KeptRooms", "RoomChange"]
