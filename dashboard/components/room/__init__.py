"""The drafting room: clauses and editor in the reader's browser, fed once by the page and then by the stream of changes."""

from pathlib import Path
from typing import Any

import streamlit as st

FRONTEND = Path(__file__).parent / "frontend"
SCRIPTS = (
    "dom", "hand", "compare", "state", "kept", "acts", "paint", "proposals", "outline",
    "header", "forms", "editor", "shape", "batches", "stream", "keys", "choose",
    "threads", "thread_marks", "thread_forms", "thread_spans", "origins", "advice", "main",
)  # fmt: skip
STYLES = ("room", "structure", "narrow", "threads", "advice")


def _joined(names: tuple[str, ...], ending: str) -> str:
    """One text of several files: the browser gets one module and needs no package, no bundler and no other host."""
    return "\n".join((FRONTEND / f"{name}.{ending}").read_text(encoding="utf-8") for name in names)


_mount = st.components.v2.component(
    "alternat_room",
    html='<div id="room"></div>',
    css=_joined(STYLES, "css"),
    js=_joined(SCRIPTS, "js"),
    isolate_styles=True,
)


def room(key: str, data: dict[str, Any]) -> None:
    """Show the drafting room of one draft to one reader; `data` is the first paint, later changes come by the stream."""
    _mount(key=key, data=data, height="content")
