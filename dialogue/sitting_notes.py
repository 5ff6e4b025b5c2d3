"""Notes of a meeting as somebody types them: a line that begins with a side and a colon tells what that side said, one that
begins with a side and an exclamation mark what it undertook. Every other line is a note and nothing else.

    us: Rules on data should rest on risk.
    中方！三个月内答复。
    us+cn! Exchange lists of open questions [2027-05-31]

The words after the sign are quoted letter for letter from the notes, which are kept as a source; so nothing is typed twice.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from dialogue.refusals import DateNotUnderstood

_LINE: Final = re.compile(r"\s*(?P<sides>[^:：!！]{1,60}?)\s*(?P<sign>[:：!！])\s*(?P<words>\S.*?)\s*")
_DUE: Final = re.compile(r"\s*[\[［](?P<day>[^\]］]+)[\]］]$")
_JOINED: Final = re.compile(r"\s*[+＋&、]\s*")


class NotedKind(StrEnum):
    """What a line tells."""

    POSITION = "position"
    COMMITMENT = "commitment"


@dataclass(frozen=True, slots=True)
class Noted:
    """One line that tells something: of which sides, its words and where they stand in the notes, and by when."""

    line: int
    kind: NotedKind
    parties: tuple[str, ...]
    words: str
    start: int
    end: int
    due_on: date | None = None


def day_of(text: str) -> date:
    """A day as it is typed: 2027-05-31, 20270531, 2027/5/31 or 2027年5月31日. Raises DateNotUnderstood, also for a day that cannot be."""
    digits = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text.strip()) or re.fullmatch(
        r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text.strip()
    )
    if digits is None:
        raise DateNotUnderstood(given=text.strip())
    try:
        return date(*map(int, digits.groups()))
    except ValueError as error:
        raise DateNotUnderstood(given=text.strip()) from error


def read_notes(text: str, sides: Mapping[str, Iterable[str]]) -> list[Noted]:
    """The lines that tell something, in order. `sides` as for a list of participants. Raises DateNotUnderstood."""
    named = {" ".join(word.casefold().split()): key for key, words in sides.items() for word in (key, *words) if word}
    told, offset = [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if found := _LINE.fullmatch(line):
            parties = [named.get(" ".join(word.casefold().split())) for word in _JOINED.split(found["sides"])]
            if parties and all(parties):
                told.append(_noted(number, found, tuple(dict.fromkeys(filter(None, parties))), offset))
        offset += len(line) + 1
    return told


def _noted(number: int, found: re.Match[str], parties: tuple[str, ...], offset: int) -> Noted:
    words, start = found["words"], offset + found.start("words")
    if found["sign"] in ":：":
        return Noted(number, NotedKind.POSITION, parties, words, start, start + len(words))
    due = None
    if dated := _DUE.search(words):
        due, words = day_of(dated["day"]), words[: dated.start()]
    return Noted(number, NotedKind.COMMITMENT, parties, words, start, start + len(words), due)


__all__ = ["Noted", "NotedKind", "day_of", "read_notes"]
