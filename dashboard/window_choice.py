"""A window of days that stands in the address of a page, so that a link keeps it."""

from datetime import date

import streamlit as st

from dashboard.day_field import EARLIEST, FORMAT, LATEST
from dashboard.parts.markup import show
from dashboard.parts.notice import notice
from dialogue.figures import Window
from locales import Reader


def filter_day(label: str, name: str) -> date | None:
    """A day that stands in the address of the page; words that are no day are as if they were not there."""
    key = f"filter_{name}"
    st.session_state[key] = day_of(st.query_params.get(name, ""))

    def keep() -> None:
        if chosen := st.session_state[key]:
            st.query_params[name] = chosen.isoformat()
        else:
            st.query_params.pop(name, None)

    given = st.date_input(label, key=key, format=FORMAT, min_value=EARLIEST, max_value=LATEST, on_change=keep)
    return given if isinstance(given, date) else None


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
    with a:
        first = filter_day(words.c("window", "From"), "from")
    with b:
        last = filter_day(words.c("window", "Up to and with"), "until")
    if first and last and last < first:
        show(notice(words.t("This window ends before it begins, so it holds nothing."), kind="refused"))
    return Window(first, last)


__all__ = ["day_of", "filter_day", "window_choice"]
