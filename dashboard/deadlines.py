"""Deadlines on a page that stands open: when one has passed, the page is drawn again by itself."""

from datetime import UTC, datetime

import streamlit as st

from actions.silences import SilenceLine
from dialogue.silence import SilenceStanding

GRACE_SECONDS = 1.5
"""So long after a deadline the page is drawn again: the server has settled it by then."""
LONGEST_SECONDS = 60.0
"""So long a page counts at most before it looks at the clock again, which may have been set meanwhile."""


def redraw_at(deadline: datetime) -> None:
    """Draw the page again once this moment has passed; nothing is asked of any store until then."""

    def left() -> float:
        return (deadline - datetime.now(UTC)).total_seconds() + GRACE_SECONDS

    first = left()

    @st.fragment(run_every=min(max(first, GRACE_SECONDS), LONGEST_SECONDS))
    def look() -> None:
        rest = left()
        if rest <= 0 or rest < LONGEST_SECONDS <= first:
            st.rerun(scope="app")  # passed, or so near that it is counted anew

    look()


def redraw_at_next(lines: list[SilenceLine]) -> None:
    """The same for the deadline of the silence that runs, if any does."""
    running = [line.deadline for line in lines if line.standing == SilenceStanding.RUNNING]
    if running:
        redraw_at(min(running))
