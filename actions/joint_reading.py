"""Reading the joint store once for all sides: what it says of a draft, and what changed in it, is the same for each of them.

What was read is kept under the last line of the journal at which it was read, so it is used again only where nothing has
happened since. Everybody passes the door of the draft first, in the same state of the store.
"""

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from actions.access import knows_draft, needs
from actions.desk import Desk
from actions.rooms import (
    JointPart,
    Mark,
    Moment,
    ProposalSeen,
    RoomText,
    Touched,
    last_mark,
    private_part,
    read_joint_part,
    touched_jointly,
    with_own,
    with_private,
)
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission

READINGS: Final = 40
"""How many readings are kept: what people of several sides ask of a few drafts one after the other."""


class JointReading:
    """Readings of joint stores, each made once for as long as nothing happens there."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, Future[Any]] = OrderedDict()
        self._lock = Lock()

    @contextmanager
    def state(self, desk: Desk, draft_id: UUID) -> Iterator["JointState"]:
        """The joint store in one state of it, for who may read the draft. Raises NoSuchRow, NotPermitted, StoreClosed."""
        with desk.reading() as joint:
            state = JointState(self, joint, desk, draft_id, last_mark(joint))
            state.pass_door()
            yield state

    def touched(self, desk: Desk, draft_id: UUID, since: Moment) -> Touched:
        """Like `actions.rooms.touched_since`. Raises NoSuchRow, NotPermitted, StoreClosed."""
        with self.state(desk, draft_id) as state:
            return state.touched(since)

    def once(self, key: Hashable, read: Callable[[], Any]) -> Any:
        """What was read under this key, or is being read now; otherwise it is read."""
        with self._lock:
            found = self._kept.get(key)
            is_ours = found is None
            if found is None:
                found = self._kept[key] = Future()
                while len(self._kept) > READINGS:
                    self._kept.popitem(last=False)
        if is_ours:
            try:
                found.set_result(read())
            except BaseException as error:
                with self._lock:
                    self._kept.pop(key, None)
                found.set_exception(error)
        return found.result()


@dataclass(frozen=True, slots=True)
class JointState:
    """One state of the joint store, opened by somebody who may read a draft, with what was read at it before."""

    reading: JointReading
    joint: Session
    desk: Desk
    draft_id: UUID
    mark: Mark

    def pass_door(self) -> None:
        """Let in who may read the draft: of each party it is asked once in one state. Raises NoSuchRow, NotPermitted."""
        actor = self.desk.actor
        if not self._once(("door", actor.party), lambda: knows_draft(self.joint, actor, self.draft_id)):
            raise NoSuchRow(noun="draft")
        needs(actor, Permission.DRAFT_READ)

    def room(
        self, only: Collection[UUID] | None = None, *, with_batches: bool = True, still: RoomText | None = None
    ) -> RoomText:
        """Like `actions.rooms.read_room`, in this state. `still`: a room after which nothing happened in the own store."""
        wanted = None if only is None else frozenset(only)

        def read() -> JointPart:
            return read_joint_part(
                self.joint, self.desk.actor, self.draft_id, wanted, with_batches=with_batches, mark=self.mark
            )

        # Whole texts are long, and asked for once by each side: they are kept as rooms, not here.
        part = read() if wanted is None else self._once(("part", wanted, with_batches), read)
        return with_private(self.joint, self.desk, part, self.draft_id, wanted, with_batches=with_batches, still=still)

    def touched(self, since: Moment) -> Touched:
        """Like `actions.rooms.touched_since`, in this state."""
        jointly = self._once(
            ("touched", since.joint), lambda: touched_jointly(self.joint, self.draft_id, since.joint, self.mark)
        )
        return with_own(self.desk, jointly, self.draft_id, since)

    def with_private_anew(self, before: RoomText, wanted: Collection[UUID], *, with_batches: bool) -> RoomText:
        """A room of this very state, with what the own side has written on some clauses read anew."""
        _, private, batches = private_part(self.joint, self.desk, self.draft_id, wanted, with_batches=with_batches)
        proposals: dict[UUID | None, list[ProposalSeen]] = dict(before.proposals)
        for clause in {None, *wanted}:
            tabled = [seen for seen in before.proposals.get(clause, ()) if not seen.is_private]
            on = tabled + [seen for seen in private if seen.proposal.clause_id == clause]
            proposals.pop(clause, None)
            if on:
                proposals[clause] = on
        kept = {row: batch for row, batch in before.batches.items() if batch.tabled_at is not None}
        shown = kept | {batch.id: batch for batch in batches} if with_batches else before.batches
        return replace(before, proposals=proposals, batches=shown)

    def _once(self, what: Hashable, read: Callable[[], Any]) -> Any:
        return self.reading.once((self.desk.store(), self.draft_id, self.mark, what), read)


__all__ = ["JointReading", "JointState"]
