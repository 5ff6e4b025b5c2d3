"""The timekeeper: silence whose deadline passes while the server runs is settled then, not when somebody next looks.

It asks the store for the next deadline when it begins and after every act on silence; until that deadline it only looks at
the clock, once a second, so that a clock that is set anew makes no difference. While no silence runs it sleeps. What another
process did is found by the number of the latest line of the journal, once a minute; a process that opened silence keeps its time
itself.
"""

import asyncio
import contextlib
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from time import monotonic

from actions.installation import installation
from actions.standstill import next_deadline, settle_silences
from dialogue.audiences import JOINT

TICK_SECONDS = 1.0
"""So late a deadline is noticed at most."""
LOOK_SECONDS = 60.0
"""So often it is asked whether another process wrote into the store."""
REST_SECONDS = 5.0
"""So long a store that could not be asked or written is left in peace."""

log = logging.getLogger("alternat")


def present() -> datetime:
    """What the clock of the machine says."""
    return datetime.now(UTC)


class Timekeeper:
    """Keeps the deadlines of an installation while its server runs; the clock is given."""

    def __init__(
        self, clock: Callable[[], datetime] = present, *, tick: float = TICK_SECONDS, look: float = LOOK_SECONDS
    ) -> None:
        self._stores, self._clock, self._tick, self._look = installation(), clock, tick, look
        self._joint = self._stores.for_upkeep().get(JOINT)
        self._loop = asyncio.get_running_loop()
        self._bell = asyncio.Event()

    async def keep(self) -> None:
        """Settle each silence when its deadline passes, until cancelled."""
        if self._joint is None:
            return
        self._joint.subscribe_to_acts(self._done)
        try:
            while True:
                try:
                    await self._until_next(self._joint.moment)
                except Exception as error:
                    # Its text may hold what was written; a store that is away for a moment is asked again.
                    log.error("silence was not settled: %s", type(error).__name__)
                    await asyncio.sleep(REST_SECONDS)
        finally:
            self._joint.unsubscribe_from_acts(self._done)

    def _done(self, acts: frozenset[str]) -> None:
        """Called in whatever thread committed."""
        if any(act.startswith("draft:silence:") for act in acts):
            self._loop.call_soon_threadsafe(self._bell.set)

    async def _until_next(self, latest: Callable[[], int]) -> None:
        """Wait until the next deadline, and settle; or until there may be another one. `latest` is the number of the latest line."""
        self._bell.clear()
        line = await asyncio.to_thread(latest)
        deadline = await asyncio.to_thread(next_deadline, self._stores, self._clock())
        look_again = monotonic() + self._look
        while not self._bell.is_set():
            if deadline is not None and self._clock() >= deadline:
                if not await asyncio.to_thread(settle_silences, self._stores, self._clock()):
                    await asyncio.sleep(self._tick)  # somebody else settled it, or broke it, at the same moment
                return
            if monotonic() >= look_again:
                if await asyncio.to_thread(latest) != line:
                    return
                look_again = monotonic() + self._look
            await self._wait(self._look if deadline is None else self._tick)

    async def _wait(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._bell.wait(), seconds)
