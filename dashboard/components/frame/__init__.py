"""What only the browser can do for every page: its language and type, and ways from page to page within one session."""

from pathlib import Path
from typing import Any, Final

import streamlit as st

FRONTEND: Final = Path(__file__).parent / "frontend"
SCRIPTS: Final = ("dress", "travel", "main")

_mount = st.components.v2.component(
    "alternat_frame",
    js="\n".join((FRONTEND / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS),
    isolate_styles=False,
)


def frame(data: dict[str, Any]) -> None:
    """Put the frame on the page; nothing of it is seen. Called once a run."""
    with st.container(key="alt-frame"):
        _mount(data=data, key="alt-frame-language")
