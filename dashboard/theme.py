"""The look of the page: paper and ink.

Colours and type of Streamlit's own elements stand in `.streamlit/config.toml`; everything else is `static/page.css`,
sent with each run (the browser keeps it and is sent only its name). Neither holds a word that a person wrote.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import streamlit as st

from dashboard.parts.markup import language_tag

STATIC: Final = Path(__file__).resolve().parent.parent / "static"
FAVICON: Final = str(STATIC / "favicon.svg")
"""For `st.set_page_config(page_icon=FAVICON)`: a drawing of our own, so that nothing is fetched from elsewhere."""

STYLE: Final = f"<style>{(STATIC / 'page.css').read_text(encoding='utf-8')}</style>"

# What only the browser can do: say which language the page is in (glyphs, line breaks, screen readers; Streamlit's
# calendar asks the browser for its language, so that the one which the reader chose is answered), load our own Chinese
# type, and follow our own links without starting a new session. Streamlit listens for `popstate`, so a link that
# stays in the site becomes a step in the history; addresses below a folder (/api/..., /app/static/...) are left alone.
FRAME_SCRIPT: Final = """
export default function (component) {
  const { language, fonts, base, words } = component.data;
  const page = document.documentElement;
  page.lang = language;
  delete navigator.language; // back to what the browser says; calendars and months are drawn in this language
  const own = language.slice(0, 2);
  if (!String(navigator.language).toLowerCase().startsWith(own)) {
    Object.defineProperty(navigator, "language", { value: language, configurable: true });
  }
  for (const [name, said] of Object.entries(words)) {
    page.style.setProperty("--alt-word-" + name, JSON.stringify(said));
  }
  if (!document.getElementById("alternat-fonts")) {
    const sheet = document.createElement("link");
    sheet.id = "alternat-fonts";
    sheet.rel = "stylesheet";
    sheet.href = fonts;
    document.head.append(sheet);
  }
  if (window.alternatFollowsLinks) return;
  window.alternatFollowsLinks = true;
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest(".alt a[href]") : null;
    if (!link || link.target === "_blank" || link.hasAttribute("download")) return;
    const place = new URL(link.href);
    if (place.origin !== location.origin || !place.pathname.startsWith(base)) return;
    if (place.pathname.slice(base.length).includes("/")) return;
    if (place.hash && place.pathname === location.pathname && place.search === location.search) return;
    event.preventDefault();
    history.pushState({}, "", place.href);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
  });
}
"""

_frame = st.components.v2.component("alternat_frame", js=FRAME_SCRIPT, isolate_styles=False)


def apply(language: str, words: Mapping[str, str] | None = None) -> None:
    """Dress the page and say its language (`en`, `zh-CN`). The frame calls this once a run, before anything is drawn.

    `words` replaces what Streamlit says in English only, in the reader's language: `upload` (the upload button)
    and `upload-limit` (how large a file may be, beside it).
    """
    st.html(STYLE)
    base = "/" + f"{st.get_option('server.baseUrlPath').strip('/')}/".lstrip("/")
    frame = {"language": language_tag(language), "fonts": f"{base}app/static/fonts.css", "base": base}
    with st.container(key="alt-frame"):
        _frame(data={**frame, "words": dict(words or {})}, key="alt-frame-language")
