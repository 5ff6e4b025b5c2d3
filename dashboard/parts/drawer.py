"""A folded part of a page that is made when it is opened, and not before."""

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.visit import of_this_visit


@dataclass(frozen=True, slots=True)
class Drawer:
    """A drawer that was opened at least once in this visit: where to draw, and whether it stands open now.

    Its fields are drawn in either case, because a field that is not drawn forgets what was typed; what costs time and holds
    no field is left out while it is folded.
    """

    place: DeltaGenerator
    is_open: bool


def drawer(label: str, key: str, *, is_open: bool = False) -> Drawer | None:
    """The drawer of a page under its `key`, open at first where that is wanted; None as long as nobody has opened it."""
    place = st.expander(label, is_open, key=key, on_change="rerun")
    opened = f"{key}_opened"
    if place.open:
        of_this_visit()[opened] = True
    return Drawer(place, bool(place.open)) if of_this_visit().get(opened) else None
