"""After every act: what happened, where it is now. Said once, at the top of the page that comes next."""

from typing import Final

import streamlit as st

from dashboard.parts.markup import Markup, Words, show, tag

KINDS: Final = ("said", "refused", "restored")
_KEPT = "alt_said"


def notice(sentence: Words, kind: str = "said") -> Markup:
    """One sentence set apart: `said` (an act was done), `refused` (it was not), `restored` (kept words came back)."""
    if kind not in KINDS:
        raise ValueError(f"not a kind of notice: {kind!r}")
    role = "alert" if kind == "refused" else "status"
    return tag("div", tag("p", sentence), cls=f"alt-notice alt-notice-{kind}", role=role)


def say(sentence: Words, kind: str = "said") -> None:
    """Keep a sentence for the next time the top of a page is drawn, across a rerun or a change of page."""
    if kind not in KINDS:
        raise ValueError(f"not a kind of notice: {kind!r}")
    kept = list(st.session_state.get(_KEPT, ()))
    st.session_state[_KEPT] = [*kept, (sentence, kind)]


def said() -> None:
    """Show what was kept, once. The frame calls this at the top of every page."""
    kept = st.session_state.pop(_KEPT, ())
    place = st.empty()  # there on every run: when a notice came or went, the browser would fold an open form below it
    if kept:
        with place:
            show(*(notice(sentence, kind) for sentence, kind in kept))
