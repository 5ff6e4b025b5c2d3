"""A field for a day of any year: documents of the record are older than what a calendar offers by itself."""

from datetime import date
from typing import Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dialogue.refusals import DayBeyondCalendar

FORMAT: Final = "YYYY-MM-DD"
EARLIEST: Final = date(1500, 1, 1)
LATEST: Final = date(2199, 12, 31)
_BEYOND: Final = "alt_days_beyond"


def day_field(place: DeltaGenerator, label: str, key: str, value: date | None = None) -> date | None:
    """A day between 1500 and 2199, or none. Without such ends the calendar reaches ten years back and refuses 2008.

    A day that stands in the record beyond them stays as it is. The browser is given every day there is: it would tell of
    its ends in English only and drop what was typed. `days_refused` tells of them instead.
    """
    given = place.date_input(label, value=value, key=key, format=FORMAT, min_value=date.min, max_value=date.max)
    beyond = st.session_state.setdefault(_BEYOND, {})
    beyond.pop(key, None)
    if not isinstance(given, date):
        return None
    if given != value and not EARLIEST <= given <= LATEST:
        beyond[key] = (label, given)
    return given


def days_refused() -> None:
    """Raises DayBeyondCalendar for a day beyond 1500 and 2199 that stands in a field of this page."""
    for key, (label, given) in st.session_state.get(_BEYOND, {}).items():
        if st.session_state.get(key) == given:
            raise DayBeyondCalendar(field=label, given=given, earliest=EARLIEST, latest=LATEST)


__all__ = ["day_field", "days_refused"]
