"""Who listens to which store in this process, and waking them.

A commit of this process wakes its listeners at once; commits of other processes are seen by one poll of each store's
latest journal number every half second (measured at hundredths of a millisecond), so there is no notification channel
on which another role could listen.
"""

import asyncio
import contextlib
import signal
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from actions.installation import installation

POLL_SECONDS = 0.5
PRESENCE_SECONDS = 60


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
    bell: asyncio.Event = field(default_factory=asyncio.Event)


class Hub:
    """The listeners of this process. Lives from the start of the server to its end."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._listeners: set[Listener] = set()
        self._present: dict[str, dict[str, Present]] = defaultdict(dict)
        self._moments: dict[str, int] = {}
        self.is_closing = False
        self._stores = installation().for_upkeep()
        for store in self._stores.values():
            store.subscribe(self._committed)

    def _committed(self, audience: str) -> None:
        """Called in whatever thread committed."""
        self._loop.call_soon_threadsafe(self._ring, audience)

    def _ring(self, audience: str) -> None:
        for listener in self._listeners:
            if audience in listener.audiences:
                listener.bell.set()

    @contextmanager
    def listening(self, audiences: frozenset[str], draft: str) -> Iterator[Listener]:
        """Hear of commits in these stores, and of presence in this draft, while the block lasts."""
        listener = Listener(audiences, draft)
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def watch_others(self) -> None:
        """Notice what other processes committed."""
        while not self.is_closing:
            for audience, store in self._stores.items():
                with contextlib.suppress(Exception):  # a store that is away for a moment is asked again next time
                    moment = await asyncio.to_thread(store.moment)
                    if self._moments.setdefault(audience, moment) != moment:
                        self._moments[audience] = moment
                        self._ring(audience)
            await asyncio.sleep(POLL_SECONDS)

    def arrive(self, draft: str, person: Present) -> None:
        """Somebody opened the draft, or went to another clause."""
        self._present[draft][person.user] = person
        self._ring_draft(draft)

    def leave(self, draft: str, user: str) -> None:
        """Somebody closed the draft."""
        if self._present[draft].pop(user, None):
            self._ring_draft(draft)

    def present(self, draft: str) -> list[Present]:
        """Who has the draft open now."""
        old = monotonic() - PRESENCE_SECONDS
        return [person for person in self._present[draft].values() if person.since > old]

    def _ring_draft(self, draft: str) -> None:
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
