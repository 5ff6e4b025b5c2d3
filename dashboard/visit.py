"""Where a session is: on which page, and about what. A visit lasts until it is somewhere else.

A session outlives a page: whoever follows a link keeps it. What is remembered of a page says so here, so that nothing of one
subject, a draft or a dialogue or a person, comes up again under another.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

import streamlit as st

_WHOSE: Final = "alt_whose"
_PLACE: Final = "alt_place"
_KNOWN: Final = "alt_known_places"
_KEPT: Final = "alt_visit"
_RUN: Final = "alt_run"
_OUTLIVES: Final = ("token",)
"""What belongs to the browser and not to a person."""

Place = tuple[str, tuple[str, ...]]


def begin_for(user_id: UUID | None) -> bool:
    """Say for whom this run is; nobody for a sign-in page. True where the session was somebody else's until now.

    Everything that it remembered is then forgotten; what was typed into fields is still in the browser, which must load anew.
    """
    known = st.session_state.get(_WHOSE)
    if known == user_id:
        return False
    if known is not None:
        for name in [name for name in st.session_state if name not in _OUTLIVES]:
            del st.session_state[name]
    st.session_state[_WHOSE] = user_id
    return known is not None and user_id is not None


def arrive(page: str, about: Sequence[str]) -> str:
    """Begin a visit, unless the session is there already; `about` names the parameters of the address that say the subject.

    The name of the place is for the browser: another name, another place.
    """
    place: Place = (page, tuple(st.query_params.get(name, "") for name in about))
    if st.session_state.get(_PLACE) != place:
        st.session_state[_PLACE] = place
        st.session_state[_KEPT] = {}
        known: list[Place] = st.session_state.setdefault(_KNOWN, {}).setdefault(page, [])
        if place not in known:
            known.append(place)
    return f"{page}{here('')}"


def here(key: str) -> str:
    """The name of a field, or of a form, for the subject that this page is about: the plain one for the first subject."""
    place: Place = st.session_state.get(_PLACE, ("", ()))
    known: Mapping[str, list[Place]] = st.session_state.get(_KNOWN, {})
    ordinal = known[place[0]].index(place) if place[0] in known else 0
    return f"{key}_at{ordinal}" if ordinal else key


def of_this_visit() -> dict[str, Any]:
    """What is remembered until the session goes to another page, or to another subject of this one."""
    return st.session_state.setdefault(_KEPT, {})


def next_run() -> int:
    """A number that no other run of this session has."""
    st.session_state[_RUN] = st.session_state.get(_RUN, 0) + 1
    return int(st.session_state[_RUN])
