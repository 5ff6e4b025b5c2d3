"""Taking in what was chosen of a file that came back: some at a time, with how far it is, until somebody stops it.

The page is run once for all of it. Between two transactions it draws how far it is, and there the runtime ends the run when
the person presses a button or has left: what was made until then stands, and what is being made is made whole or not at all.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

import streamlit as st

from actions.word_returns import ReturnPreview, take_return
from dashboard.parts.headings import section
from dashboard.parts.markup import show, tag
from dashboard.parts.notice import notice, say
from dashboard.parts.private import private_frame
from dashboard.session import desk, n, reader
from dialogue.refusals import Refusal

_WORK: Final = "returned_work"
_STOPPED: Final = "returned_stopped"


@dataclass(slots=True)
class Work:
    """What was chosen of a file, and how many proposals of it are made."""

    chosen: Collection[str]
    left_out: Mapping[str, Collection[int]]
    threads: int
    """How many of the chosen are threads."""
    made: int = 0
    is_done: bool = False
    turn: Lock = field(default_factory=Lock)
    """Held while something is being made: a press of a button starts the next run before this one has ended."""


def begin(work: Work) -> None:
    """Have what was chosen taken in from now on."""
    st.session_state[_WORK] = work


def forget() -> None:
    """Nothing is being taken in any more: the file is another one, or was put away."""
    _leave_off()
    st.session_state.pop(_STOPPED, None)


def going_on() -> Work | None:
    """What is being taken in."""
    return st.session_state.get(_WORK)


def tell_of_stop() -> None:
    """Where somebody stopped it: how far it came."""
    words, made = reader(), st.session_state.get(_STOPPED)
    if made is not None:
        told = n("{n} private proposal was made.", "{n} private proposals were made.", made)
        rest = words.t("It was stopped; what was taken in is marked so, and the rest can still be taken in.")
        show(notice(words.together(told, rest)))


def go_on(work: Work, preview: ReturnPreview, content: bytes) -> None:
    """Take in what is left, and lead to the room. Raises as `take_return`."""
    words = reader()
    st.session_state.pop(_STOPPED, None)
    section(words.t("What came back"), len(preview.lines))
    with private_frame(words.t("only your side sees this")):
        bar = st.progress(0.0, _how_far(0, len(work.chosen)))
        st.button(words.t("Stop"), on_click=_stop, key="stop_return")
        sentence = words.t(
            "What is taken in so far stays and is marked so; the rest can be taken in later from the same file."
        )
        show(tag("p", sentence, cls="alt-quiet"))

    with work.turn:
        before = work.made

        def told(done: int, of: int, made: int) -> None:
            work.made = before + made
            bar.progress(done / of if of else 1.0, _how_far(done, of))

        if not work.is_done:
            try:
                take_return(desk(), content, preview, work.chosen, work.left_out, told)
            except Refusal:
                _leave_off()
                raise
            work.is_done = True
            st.session_state["returns"] = st.session_state.get("returns", 0) + 1
            talk = n("{n} thread was taken in.", "{n} threads were taken in.", work.threads) if work.threads else ""
            say(
                words.together(n("{n} private proposal was made.", "{n} private proposals were made.", work.made), talk)
            )
    _leave_off()
    st.switch_page("dashboard/pages/room.py", query_params={"id": preview.draft_id.hex})


def _how_far(done: int, of: int) -> str:
    words = reader()
    return words.t("{n} of {of}", n=words.number(done), of=words.number(of))


def _stop() -> None:
    if (work := going_on()) is not None:
        with work.turn:  # what was being made when the button was pressed is made, and counted
            st.session_state[_STOPPED] = work.made
    _leave_off()


def _leave_off() -> None:
    """What was read of the file says no longer what of it is taken in: it is read again, and what was ticked stays."""
    st.session_state.pop(_WORK, None)
    st.session_state.pop("returned_preview", None)


__all__ = ["Work", "begin", "forget", "go_on", "going_on", "tell_of_stop"]
