"""Whose turn it is: acts, and what is told of them, are done one after the other, and those who act come first.

Threads of one process that compute at the same time hold each other up: each statement that one of them asks lets another
in. What was measured stands in docs/benchmarks.md.
"""

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

PATIENCE_SECONDS = 0.1
"""So long those who have something to tell wait for those who act, and then for a turn; then they begin without one."""
LENT_SECONDS = 0.025
"""So long an act that committed what others hear of stands still, so that they are told before it goes on."""
LONGEST_TURN_SECONDS = 1.0
"""So long those who act wait for a turn: an act that waits for a store which another process holds must not hold up others."""


class Turns:
    """The turns of one process. `calm` is called when nobody acts any more."""

    def __init__(self, calm: Callable[[], None]) -> None:
        self._turn = asyncio.Lock()
        self._telling = asyncio.Lock()
        self._acting = 0
        self._calm = asyncio.Event()
        self._calm.set()
        self._when_calm = calm
        self._lent: threading.Event | None = None

    @property
    def is_calm(self) -> bool:
        """Whether nobody acts, or waits to act."""
        return not self._acting

    @property
    def is_lent(self) -> bool:
        """Whether the only act there is stands still, so that those who listen are told of it."""
        return self._lent is not None

    def lend(self, stands_still: threading.Event) -> None:
        """Have what waits be told now, until `take_back`: an act stands still for it. Nobody waits for two acts."""
        if self._acting == 1 and self._lent is None:
            self._lent = stands_still
        else:
            stands_still.set()

    def take_back(self) -> None:
        """Let the act go on that stands still, if any."""
        if self._lent is not None:
            self._lent.set()
            self._lent = None

    @asynccontextmanager
    async def act(self) -> AsyncIterator[None]:
        """The turn of somebody who acts, and is answered in it."""
        self._acting += 1
        self._calm.clear()
        try:
            async with self._taken(LONGEST_TURN_SECONDS):
                yield
        finally:
            self.take_back()
            self._acting -= 1
            if not self._acting:
                self._calm.set()
                self._when_calm()

    @asynccontextmanager
    async def tell(self) -> AsyncIterator[None]:
        """The turn of something that is told: after those who act, but not after ever so many of them."""
        async with self._telling:
            if self.is_lent:
                yield
                return
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE_SECONDS):
                    await self._calm.wait()
            async with self._taken(PATIENCE_SECONDS):
                yield

    @asynccontextmanager
    async def _taken(self, patience: float) -> AsyncIterator[None]:
        has_turn = False
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(patience):
                has_turn = await self._turn.acquire()
        try:
            yield
        finally:
            if has_turn:
                self._turn.release()
