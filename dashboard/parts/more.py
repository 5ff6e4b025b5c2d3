"""The first part of a long list, and the button that shows more of it."""

from typing import Any, Final

import streamlit as st

from actions.paging import Part
from dashboard.session import reader
from dashboard.visit import here, of_this_visit

A_PART: Final = 40
"""Lines that are shown at first, and that come with each press."""


def shown_so_far(name: str, asked: object = None, part: int = A_PART) -> int:
    """How many lines of a list are to be shown now. `asked` is what narrows it: another choice begins at its first part."""
    kept = of_this_visit().get(f"more_{name}")
    return int(kept[1]) if kept is not None and kept[0] == asked else part


def show_more(name: str, shown: Part[Any], asked: object = None, part: int = A_PART) -> None:
    """Below the part of a list that is shown: how many there are, and the button for more of them, if there are more."""
    if not shown.rest:
        return
    words, now = reader(), len(shown.lines)

    def go_on() -> None:
        of_this_visit()[f"more_{name}"] = (asked, now + part)

    with st.container(horizontal=True, vertical_alignment="center"):
        label = words.t("Show {n} more", n=words.number(min(part, shown.rest)))
        st.button(label, on_click=go_on, key=here(f"more_{name}"))
        st.caption(words.t("{n} of {of}", n=words.number(now), of=words.number(shown.total)), width="content")
