"""Who listens to which store in this process, and waking them.

A commit of this process wakes its listeners at once; commits of other processes, and a store that was put back from a
copy, are seen by one poll of the last line of each store's journal every half second (measured at hundredths of a
millisecond), so there is no notification channel on which another role could listen.

What several readers have to be told alike is made once: `told` keeps it until the next commit of a store they hear of.
"""

import asyncio
import contextlib
import signal
import threading
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, TypeVar, cast

from anyio import to_thread

from actions.installation import installation
from actions.kept_rooms import ROOMS
from dashboard.api.turns import LENT_SECONDS, PATIENCE_SECONDS, Turns
from dialogue.audiences import ACCOUNTS, JOINT

POLL_SECONDS = 0.5
PRESENCE_SECONDS = 60
GATHERING_SECONDS = 0.3
"""So long who came, went or took up a pen is gathered before all are told: a hundred people are a hundred times that."""
BREATH_SECONDS = 0.15
"""So long those who listen are left in peace after they were told: the first commit is told at once, and those that
follow it closely together, so that a hundred people who act at once do not each wake the other ninety-nine."""
TOLD_ALIKE = 48
"""How many things to tell are kept for those who have to be told the same."""


Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Present:
    """Somebody who has a draft open, and the clause under the pen, if any. Soft: it locks nothing."""

    user: str
    name: str
    side: str
    clause: str | None
    since: float


@dataclass(eq=False, slots=True)
class Listener:
    """One open stream: the audiences it may hear of, and the bell that wakes it."""

    audiences: frozenset[str]
    draft: str
    user: str
    bell: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """The listeners of this process. Lives from the start of the server to its end."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._listeners: set[Listener] = set()
        self._present: dict[str, dict[str, Present]] = defaultdict(dict)
        self._heads: dict[str, str] = {}
        self._rung: Counter[str] = Counter()
        self._breathing: dict[frozenset[str], bool] = {}
        """Readers of which stores were told just now, and whether there is more for them."""
        self.turns = Turns(self._go_on)
        self._giving_way: set[frozenset[str]] = set()
        """Readers of which stores are told as soon as nobody acts."""
        self.last_to_hear: frozenset[str] = frozenset()
        """The readers who are told last: the side that acts, or acted last, which has its answer."""
        self._here = threading.local()
        self._gathered: Counter[str] = Counter()
        self._gathering: set[str] = set()
        self._told: OrderedDict[Hashable, asyncio.Future[Any]] = OrderedDict()
        self._to_tell: dict[Hashable, asyncio.Future[Any]] = {}
        """What somebody waits for and is not begun."""
        self.rooms = ROOMS
        self.is_closing = False
        self._stores = installation().for_upkeep()
        for store in self._stores.values():
            store.subscribe(self._committed)

    def _committed(self, audience: str, head: str) -> None:
        """Called in whatever thread committed. An act goes on when those who look on were told of it."""
        stands_still = threading.Event() if audience == JOINT and getattr(self._here, "acts", False) else None
        self._loop.call_soon_threadsafe(self._heard, audience, head, stands_still)
        if stands_still is not None:
            stands_still.wait(LENT_SECONDS)

    @contextmanager
    def act_by(self, audiences: frozenset[str]) -> Iterator[None]:
        """While a reader of these stores acts in this thread: the others hear of it first."""
        self.last_to_hear = audiences
        self._here.acts = True
        try:
            yield
        finally:
            self._here.acts = False

    def _heard(self, audience: str, head: str, stands_still: threading.Event | None = None) -> None:
        """A commit of this process is told once: here, or when the stores were looked at just then for those of others."""
        if stands_still is not None:
            self.turns.lend(stands_still)
        is_heard = not head or self._heads.get(audience) != head
        if head:
            self._heads[audience] = head
        if not (is_heard and self._ring(audience)):
            self.turns.take_back()

    def _ring(self, audience: str) -> bool:
        """Wake those who listen to a store, or have them woken soon; whether anybody was woken at once."""
        self._rung[audience] += 1
        woken = False
        for audiences in {listener.audiences for listener in self._listeners if audience in listener.audiences}:
            if audiences in self._breathing:
                self._breathing[audiences] = True
            else:
                woken |= self._give_way(audiences)
        return woken

    def _give_way(self, audiences: frozenset[str]) -> bool:
        is_now = self.turns.is_calm or (self.turns.is_lent and audiences != self.last_to_hear)
        if is_now:
            self._wake(audiences)
        elif audiences not in self._giving_way:
            self._giving_way.add(audiences)
            self._loop.call_later(PATIENCE_SECONDS, self._go_on, frozenset({audiences}))
        return is_now

    def _go_on(self, waiting: frozenset[frozenset[str]] | None = None) -> None:
        """Wake all who give way, or some of them."""
        waking = self._giving_way if waiting is None else self._giving_way & waiting
        for audiences in sorted(waking, key=lambda heard: heard == self.last_to_hear):
            self._giving_way.discard(audiences)
            self._wake(audiences)

    def _wake(self, audiences: frozenset[str]) -> None:
        self._breathing[audiences] = False
        self._loop.call_later(BREATH_SECONDS, self._breathed, audiences)
        for listener in self._listeners:
            if listener.audiences == audiences:
                listener.bell.set()

    def _breathed(self, audiences: frozenset[str]) -> None:
        if self._breathing.pop(audiences):
            self._give_way(audiences)

    def state_of(self, audiences: frozenset[str]) -> tuple[int, ...]:
        """Another value after every commit in one of these stores that was noticed here."""
        return tuple(self._rung[audience] for audience in sorted(audiences))

    @property
    def state_of_accounts(self) -> int:
        """Another value after everything that was done about users and sign-ins."""
        return self._rung[ACCOUNTS]

    async def told(
        self, audiences: frozenset[str], key: Hashable, make: Callable[[], Answer], *, has_turn: bool = False
    ) -> Answer:
        """What readers of the same stores are told alike, made once for all of them; `key` says what and to whom.

        It begins to be made after the commit that it tells of, so nobody gets what was read before; and who asks before it
        begins gets it too, however many commits later that is. Who has just acted has the turn, and does not wait for it.
        """
        found = self._told.get((audiences, self.state_of(audiences), key))
        if found is None and has_turn:
            found = self._begin(audiences, key, make)
        elif found is None:
            found = self._to_tell.get((audiences, key)) or self._wait_to_tell(audiences, key, make)
        return cast(Answer, await asyncio.shield(found))

    def _wait_to_tell(
        self, audiences: frozenset[str], key: Hashable, make: Callable[[], Answer]
    ) -> asyncio.Future[Answer]:
        waiting = self._to_tell[audiences, key] = asyncio.ensure_future(self._told_in_turn(audiences, key, make))
        return waiting

    async def _told_in_turn(self, audiences: frozenset[str], key: Hashable, make: Callable[[], Answer]) -> Answer:
        try:
            async with self.turns.tell():
                del self._to_tell[audiences, key]
                found = self._told.get((audiences, self.state_of(audiences), key)) or self._begin(audiences, key, make)
                return cast(Answer, await found)
        except asyncio.CancelledError:
            self._to_tell.pop((audiences, key), None)
            raise
        finally:
            if not self._to_tell:
                self.turns.take_back()

    def _begin(self, audiences: frozenset[str], key: Hashable, make: Callable[[], Answer]) -> asyncio.Future[Answer]:
        """Begin to make, at one's turn, what is told of the present state."""
        wanted = (audiences, self.state_of(audiences), key)
        found = self._told[wanted] = asyncio.ensure_future(to_thread.run_sync(make))
        # What could not be made is made anew for those who ask later.
        found.add_done_callback(lambda end: end.cancelled() or end.exception() is None or self._told.pop(wanted, None))
        while len(self._told) > TOLD_ALIKE:
            self._told.popitem(last=False)
        return found

    @contextmanager
    def listening(self, audiences: frozenset[str], draft: str, person: Present) -> Iterator[Listener]:
        """Hear of commits in these stores, and of presence in this draft, and be present in it, while the block lasts."""
        listener = Listener(audiences, draft, person.user)
        self._listeners.add(listener)
        self.arrive(draft, person)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)
            if not self._listens(draft, person.user):
                self.leave(draft, person.user)

    def _listens(self, draft: str, user: str) -> bool:
        return any(listener.draft == draft and listener.user == user for listener in self._listeners)

    async def watch_others(self) -> None:
        """Notice what other processes committed."""
        while not self.is_closing:
            heard = {audience for listener in self._listeners for audience in listener.audiences}
            if heard:  # where nobody listens, nothing is asked
                await self.look_at({*heard, ACCOUNTS})
            await asyncio.sleep(POLL_SECONDS)

    async def look_at(self, audiences: Collection[str]) -> None:
        """Notice where stores are not as they were last seen: another process committed, or they were put back from a copy."""
        known = dict(self._heads)
        for audience, head in (await asyncio.to_thread(self._heads_of, {*audiences})).items():
            # What was heard of while the stores were looked at is newer than what was seen: the next look tells.
            if head != known.get(audience) and known.get(audience) == self._heads.get(audience):
                self._heads[audience] = head
                self._ring(audience)

    def _heads_of(self, audiences: set[str]) -> dict[str, str]:
        found = {}
        for audience in audiences & self._stores.keys():
            with contextlib.suppress(Exception):  # a store that is away for a moment is asked again next time
                found[audience] = self._stores[audience].head()
        return found

    def arrive(self, draft: str, person: Present) -> None:
        """Somebody opened the draft, or went to another clause."""
        before = self._present[draft].get(person.user)
        self._present[draft][person.user] = person
        if before is None or before.clause != person.clause:
            self._tell_presence(draft)

    def go_to(self, draft: str, person: Present) -> None:
        """Somebody went to another clause; what is said late, by who has left meanwhile, brings nobody back."""
        if self._listens(draft, person.user):
            self.arrive(draft, person)

    def leave(self, draft: str, user: str) -> None:
        """Somebody closed the draft."""
        if self._present[draft].pop(user, None):
            self._tell_presence(draft)
        if not self._present[draft]:
            del self._present[draft]

    def present(self, draft: str) -> list[Present]:
        """Who has the draft open now."""
        old = monotonic() - PRESENCE_SECONDS
        return [person for person in self._present.get(draft, {}).values() if person.since > old]

    def present_as(self, draft: str, user: str) -> Present | None:
        """How somebody was last seen in the draft."""
        return self._present.get(draft, {}).get(user)

    def presence_of(self, draft: str) -> int:
        """Another value after everybody who came, went or took up a pen."""
        return self._gathered[draft]

    def _tell_presence(self, draft: str) -> None:
        if draft not in self._gathering:
            self._gathering.add(draft)
            self._loop.call_later(GATHERING_SECONDS, self._ring_draft, draft)

    def _ring_draft(self, draft: str) -> None:
        self._gathering.discard(draft)
        self._gathered[draft] += 1
        for listener in self._listeners:
            if listener.draft == draft:
                listener.bell.set()

    def close(self) -> None:
        """End every stream, so that the server can stop."""
        self.is_closing = True
        for listener in self._listeners:
            listener.bell.set()

    def close_on_signals(self) -> None:
        """End the streams as soon as the process is told to stop: open streams would otherwise hold it up for ever."""
        for number in (signal.SIGTERM, signal.SIGINT):
            before = signal.getsignal(number)

            def stop(received: int, frame: Any, before: Any = before) -> None:
                self._loop.call_soon_threadsafe(self.close)
                if callable(before):
                    before(received, frame)

            with contextlib.suppress(ValueError):  # not in the main thread: the host of the app stops it
                signal.signal(number, stop)
