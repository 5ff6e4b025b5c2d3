"""From one round to the next: what is carried forward, and how the title counts on."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Final

from dialogue.numerals import SIGNS, in_numerals, numerals_of, value_of
from dialogue.vocabulary import Outcome

CARRIED: Final = frozenset({Outcome.OPEN, Outcome.DEFERRED, Outcome.NOT_REACHED})
"""The outcomes after which a point stands on the agenda of the next round again."""

_ORDINALS: Final = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip


def is_carried(outcome: Outcome) -> bool:
    """A point is carried forward when it was left open, deferred or not reached."""
    return outcome in CARRIED


def next_number(numbers: Iterable[int | None]) -> int | None:
    """The number after the highest that was given; none where the series does not count its rounds."""
    given = [number for number in numbers if number is not None]
    return max(given) + 1 if given else None


def advanced(title: str, last: int | None, following: int | None) -> str:
    """The title of a round with its number counted on: "Third round" gives "Fourth round", 第三轮 gives 第四轮, 第叁轮 gives 第肆轮.

    A title that does not name its number stays as it is.
    """
    if last is None or following is None:
        return title
    if (counted := _in_numerals(title, last, following)) is not None:
        return counted
    for old, new in zip(_forms(last), _forms(following), strict=True):
        if not old or not new:
            continue
        whole = r"(?<![\w.]){}(?!\w)" if old.isascii() else r"{}(?!\d)"
        pattern = whole.format(re.escape(old))
        counted, found = re.subn(pattern, lambda match, new=new: _cased(new, match.group()), title, count=1, flags=re.I)  # type: ignore[misc]
        if found:
            return counted
    return title


def _in_numerals(title: str, last: int, following: int) -> str | None:
    """The title with the Chinese numeral that names its number counted on, in the characters it is written with."""
    for match in re.finditer(f"第([{SIGNS}]+)", title):
        if value_of(match[1]) == last and (new := in_numerals(following, numerals_of(match[1]))):
            return title[: match.start(1)] + new + title[match.end(1) :]
    return None


def _forms(number: int) -> Sequence[str]:
    """The ways a title may name its number, the most telling first."""
    word = _ORDINALS[number] if number < len(_ORDINALS) else ""
    return (word, f"{number}{_suffix(number)}", f"第{number}", str(number))


def _suffix(number: int) -> str:
    if 10 <= number % 100 <= 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _cased(word: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return word.upper()
    return word.capitalize() if like[:1].isupper() else word


def usual_gap(days: Sequence[date]) -> frozenset[int]:
    """The places in a series of dates, in order, before which it paused for longer than is usual for it.

    Longer than twice the median pause; a series of fewer than three dates has no usual pause.
    """
    pauses = [(later - earlier).days for earlier, later in pairwise(days)]
    if len(pauses) < 2:
        return frozenset()
    usual = median(pauses)
    return frozenset(place for place, pause in enumerate(pauses, 1) if pause > 2 * usual)
