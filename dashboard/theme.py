"""The look of the page: paper and ink.

Colours and type of Streamlit's own elements stand in `.streamlit/config.toml`; everything else is `static/page.css`,
sent with each run (the browser keeps it and is sent only its name). Neither holds a word that a person wrote.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.components.frame import frame
from dashboard.parts.markup import language_tag
from dashboard.visit import next_run

STATIC: Final = Path(__file__).resolve().parent.parent / "static"
FAVICON: Final = str(STATIC / "favicon.svg")
"""For `st.set_page_config(page_icon=FAVICON)`: a drawing of our own, so that nothing is fetched from elsewhere."""

STYLE: Final = f"<style>{(STATIC / 'page.css').read_text(encoding='utf-8')}</style>"


def apply(language: str, words: Mapping[str, str], places: Iterable[str], place: str, *, reload: bool = False) -> None:
    """Dress the page, and tell the browser its language (`en`, `zh-CN`) and where it is. The frame calls this once a run.

    `words` replaces what Streamlit says in English only, in the reader's language: `upload` (the upload button)
    and `upload-limit` (how large a file may be, beside it). `places` are the addresses to which a link leads within the
    session. With `reload` the browser loads the page anew and does nothing else.
    """
    st.html(STYLE)
    base = "/" + f"{st.get_option('server.baseUrlPath').strip('/')}/".lstrip("/")
    frame(
        {
            "language": language_tag(language),
            "fonts": f"{base}app/static/fonts.css",
            "base": base,
            "words": dict(words),
            "places": list(places),
            "place": place,
            "run": next_run(),
            "reload": reload,
        }
    )
