"""Requests: whether one is still unanswered on a day, and for how long it has been."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from dialogue.positions import Answer


class AnswerGiven(Protocol):
    """How a request was answered, and when that was seen."""

    @property
    def answer(self) -> Answer: ...
    @property
    def seen_on(self) -> date: ...


@dataclass(frozen=True, slots=True)
class Age:
    """How old a request is: days since it was made, and meetings held since then; None where its date is not known."""

    days: int | None
    meetings: int | None


SILENT: Final = frozenset({Answer.NO_RESPONSE})
"""What is kept of a request that nobody answered: it goes on being unanswered."""


def is_unanswered(answer: Answer | None) -> bool:
    """Whether nobody has answered: nothing is known of an answer, or that there was none."""
    return answer is None or answer in SILENT


def age(asked_on: date | None, held: Sequence[date], today: date) -> Age:
    """The age of a request on a day. `held` are the days, in order, of the rounds that took place; those after the request
    and up to today count."""
    if asked_on is None:
        return Age(None, None)
    return Age((today - asked_on).days, max(0, bisect_right(held, today) - bisect_right(held, asked_on)))


__all__ = ["SILENT", "Age", "AnswerGiven", "age", "is_unanswered"]
