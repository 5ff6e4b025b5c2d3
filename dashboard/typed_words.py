"""What somebody typed for a file, kept for a while beside their sign-in, so that an address names it and does not say it.

Addresses stand in logs and in the history of a browser: names, places and days of a signing do not. It is kept in this process
alone and is gone with it; nobody else's sign-in finds it.
"""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Final

from dialogue.refusals import TypedWordsGone

TICKET: Final = "typed"
"""What stands for the typed words in an address."""
LASTS_SECONDS: Final = 2 * 60 * 60
"""Since it was asked for the last time."""
OF_ONE: Final = 40
"""How many are kept for one sign-in: each word that is typed makes another."""
OF_ALL: Final = 4_000
_STARTS: Final = ("place_", "name_", "title_")


@dataclass(frozen=True, slots=True)
class _Kept:
    whose: bytes
    typed: Mapping[str, str]
    at: float


class TypedWords:
    """Words by ticket, each for one sign-in. `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = Lock()

    def keep(self, sign_in: str | None, typed: Mapping[str, str]) -> str:
        """A ticket for some words; the same for the same words. Empty where nothing was typed."""
        words = {name: said for name, said in typed.items() if said}
        if not words:
            return ""
        with self._lock:
            self._forget()
            own = [ticket for ticket, kept in self._kept.items() if kept.whose == _owner(sign_in)]
            ticket = next((known for known in own if self._kept[known].typed == words), "") or secrets.token_urlsafe(16)
            for oldest in own[: max(0, len(own) + 1 - OF_ONE)]:
                if oldest != ticket:
                    del self._kept[oldest]
            self._put(ticket, _Kept(_owner(sign_in), words, self._clock()))
            return ticket

    def found(self, sign_in: str | None, ticket: str) -> Mapping[str, str]:
        """The words behind a ticket of this sign-in. Raises TypedWordsGone."""
        with self._lock:
            self._forget()
            kept = self._kept.get(ticket)
            if kept is None or not secrets.compare_digest(kept.whose, _owner(sign_in)):
                raise TypedWordsGone()
            self._put(ticket, _Kept(kept.whose, kept.typed, self._clock()))
            return kept.typed

    def _put(self, ticket: str, kept: _Kept) -> None:
        self._kept[ticket] = kept
        self._kept.move_to_end(ticket)
        while len(self._kept) > OF_ALL:
            self._kept.popitem(last=False)

    def _forget(self) -> None:
        """The least recently asked for stands first, so nothing behind one that still lasts is older."""
        while self._kept and next(iter(self._kept.values())).at < self._clock() - LASTS_SECONDS:
            self._kept.popitem(last=False)


TYPED: Final = TypedWords()
"""Those of this process."""


def as_typed(sign_in: str | None, asked: Mapping[str, str]) -> dict[str, str]:
    """What an address asks, with the words that its ticket stands for, and without any that it says itself.

    Raises TypedWordsGone.
    """
    said = {name: value for name, value in asked.items() if name not in ("on", TICKET) and not name.startswith(_STARTS)}
    return said | (dict(TYPED.found(sign_in, asked[TICKET])) if asked.get(TICKET) else {})


def _owner(sign_in: str | None) -> bytes:
    return hashlib.sha256((sign_in or "").encode()).digest()


__all__ = ["TICKET", "TYPED", "TypedWords", "as_typed"]
