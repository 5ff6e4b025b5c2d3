"""A window of days that stands in the address of a page, so that a link keeps it."""

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.day_field import EARLIEST, LATEST, day_field, days_refused
from dashboard.parts.markup import show
from dashboard.parts.notice import notice
from dashboard.session import guarded
from dialogue.figures import Window
from locales import Reader


def filter_day(place: DeltaGenerator, label: str, name: str) -> date | None:
    """A day that stands in the address of the page; words that are no day are as if they were not there.

    A day beyond what a record may hold is told by `days_refused`, and does not come to stand in the address.
    """
    stood = st.query_params.get(name, "")
    key, of = f"filter_{name}", f"filter_{name}_of"
    if st.session_state.get(of) != stood:  # another link was followed, or this is the first
        st.session_state[key], st.session_state[of] = day_of(stood), stood
    given = day_field(place, label, key)
    if given is not None and not EARLIEST <= given <= LATEST:
        return None
    written = given.isoformat() if given else ""
    if written != stood and (given or day_of(stood)):
        st.session_state[of] = written
        if written:
            st.query_params[name] = written
        else:
            st.query_params.pop(name, None)
    return given


def day_of(words: str) -> date | None:
    """The day that is written in an address; None for none, and for one that no calendar here has."""
    try:
        day = date.fromisoformat(words)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def window_choice(words: Reader) -> Window:
    """From which day on and up to which; both open at first. A window that ends before it begins is told, and holds nothing."""
    a, b = st.columns(2)
    first = filter_day(a, words.c("window", "From"), "from")
    last = filter_day(b, words.c("window", "Up to and with"), "until")
    with guarded():
        days_refused()
    if first and last and last < first:
        show(notice(words.t("This window ends before it begins, so it holds nothing."), kind="refused"))
    return Window(first, last)


__all__ = ["day_of", "filter_day", "window_choice"]
