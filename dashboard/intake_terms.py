"""When an undertaking falls due, from its words to the fields of a term; what has no exact day keeps its words only."""

import calendar
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from dashboard.intake_ground import day_of
from dialogue.numerals import value_of
from dialogue.vocabulary import DueKind
from intake.proposals import Due, DueShape

_OFFSET: Final = re.compile(
    r"(?P<n>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|fifteen|thirty|sixty|ninety|[一二三四五六七八九十两百]{1,4})"
    r"[\s-]*(?:calendar\s+|additional\s+|further\s+)?(?P<unit>day|week|天|日|周)"
)  # fmt: skip
_NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "fifteen": 15, "thirty": 30, "sixty": 60, "ninety": 90, "两": 2,
}  # fmt: skip
_AHEAD: Final = re.compile(r"\b(?:before|prior\s+to|ahead\s+of)\b|之前|以前|前$")
_NOT_TO_ITS_END: Final = re.compile(
    r"\b(?:before|prior|early|mid|from|since|starting|beginning|effective|as\s+of)\b|之?前|以前|起"
)


def term_of(due: Due) -> Mapping[str, Any]:
    """The kind, the last day, the event and the days from it, and the words, as the fields of a commitment have them."""
    day, kind = last_day_of(due), _KINDS[due.shape]
    if day is None and kind in (DueKind.DATE, DueKind.PERIOD):
        kind = DueKind.RELATIVE if offset_days(due) is not None else DueKind.NONE
    on_event = kind in (DueKind.EVENT, DueKind.RELATIVE)
    return {
        "due_kind": kind, "due_on": day, "due_from": None, "due_event": due.event if on_event else "",
        "due_offset_days": offset_days(due) if on_event else None, "due_words": due.words,
    }  # fmt: skip


def last_day_of(due: Due) -> date | None:
    """The last day of a term: of "by March 2025" the 31st. None for "before March 2025", whose last day stands nowhere."""
    if (day := day_of(due.on)) is not None or not due.on:
        return day
    year, month = (*map(int, due.on.split("-")), 12)[:2]
    if not 1 <= month <= 12 or _NOT_TO_ITS_END.search(due.words.lower()):
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def offset_days(due: Due) -> int | None:
    """How many days after an event the term ends, below nought before it. None where months or years are counted."""
    found = _OFFSET.search(due.offset or due.words)
    if found is None:
        return None
    n, words = found["n"].lower(), due.offset + " " + due.words
    amount = int(n) if n.isdigit() else _NUMBERS.get(n) or value_of(n)
    if not amount:
        return None
    days = amount * (7 if found["unit"] in ("week", "周") else 1)
    return -days if due.event and _AHEAD.search(words.lower()) else days


_KINDS: Final = {
    DueShape.NONE: DueKind.NONE, DueShape.VAGUE: DueKind.NONE, DueShape.DATE: DueKind.DATE,
    DueShape.PERIOD: DueKind.PERIOD, DueShape.RELATIVE: DueKind.RELATIVE, DueShape.EVENT: DueKind.EVENT,
    DueShape.RECURRING: DueKind.RECURRING, DueShape.CONTINUING: DueKind.CONTINUING,
}  # fmt: skip
