"""The text of a source in the reader's browser: letter for letter, spans of it lit, words of it chosen by selecting them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import streamlit as st

_FRONTEND: Final = Path(__file__).parent / "frontend"
_mount = st.components.v2.component(
    "alternat_source_reader",
    html='<div class="reader"></div>',
    css=(_FRONTEND / "reader.css").read_text(encoding="utf-8"),
    js=(_FRONTEND / "reader.js").read_text(encoding="utf-8"),
    isolate_styles=True,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A span of the text, in characters, that is shown apart. `look` is its class, `title` what is told of it."""

    id: str
    start: int
    end: int
    look: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the reader did since the last run; at most one of them is there.

    `picked` are the offsets of words that were selected and taken; `chosen` the id of a span that was pressed; `pressed`
    the act of a key together with the id of the span that was lit when it was pressed.
    """

    picked: tuple[int, int] | None = None
    chosen: str = ""
    pressed: str = ""
    pressed_on: str = ""


def source_reader(
    key: str,
    text: str,
    spans: list[Span],
    *,
    language: str,
    words: dict[str, str],
    lit: str = "",
    keys: dict[str, str] | None = None,
    boxed: bool = False,
) -> Heard:
    """Show the text and say what was done in it.

    `words`: `take` (the button that takes selected words), `label` (what the region is called). `keys` are letters and
    what they mean; they are heard anywhere on the page except in a field. A text that is boxed scrolls by itself, so
    that what stands beside it stays in sight.
    """
    data: dict[str, Any] = {
        "text": text, "lit": lit, "language": language, "words": words, "keys": keys or {},
        "spans": [[s.id, s.start, s.end, s.look, s.title] for s in spans], "boxed": boxed,
    }  # fmt: skip
    result = _mount(
        key=key, data=data, height="content", on_picked_change=_nothing, on_chosen_change=_nothing, on_pressed_change=_nothing
    )  # fmt: skip
    picked, pressed = result.picked, result.pressed
    return Heard(
        _span(picked, len(text)) if picked else None, str(result.chosen or ""),
        str(pressed.get("act", "")) if isinstance(pressed, dict) else "",
        str(pressed.get("on", "")) if isinstance(pressed, dict) else "",
    )  # fmt: skip


def _nothing() -> None:
    """A trigger is only sent when somebody listens for it."""


def _span(picked: Any, length: int) -> tuple[int, int] | None:
    """Offsets that came from a browser, if they are a span of the text."""
    start, end = (picked.get("start"), picked.get("end")) if isinstance(picked, dict) else (None, None)
    if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length:
        return start, end
    return None
