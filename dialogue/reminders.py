"""The week of one person: what is due, what waits for an answer, what is carried on; and what became of a mail about it."""

from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

SENT_AT: Final = time(6, tzinfo=UTC)
"""From when on a Monday the mails of a week are sent."""


class DigestKind(StrEnum):
    """Why something stands in the week of a person."""

    OVERDUE = "overdue"
    DUE = "falls due"
    SILENCE = "silence ends"
    TO_ANSWER = "asked of your side"
    UNANSWERED = "asked by your side"
    CARRIED = "carried on"


class MailState(StrEnum):
    """What became of a mail. One that was begun and neither sent nor failed is not sent again: at most once a week."""

    BEGUN = "begun"
    SENT = "sent"
    FAILED = "failed"


def week_of(day: date) -> str:
    """The week of a day by its ISO number: 2026-W48."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def begins_at(moment: datetime) -> datetime:
    """From when on the mails of the week of a moment are sent; it may lie ahead of the moment."""
    day = moment.astimezone(UTC).date()
    return datetime.combine(day - timedelta(days=day.weekday()), SENT_AT)
