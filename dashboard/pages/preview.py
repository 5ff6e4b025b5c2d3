"""What a file will look like, before it is handed out: its pages, and the ways in which it leaves."""

from typing import Final

import streamlit as st

from actions.file_preview import pages_of, words_of
from actions.handing_out import FileMade
from dashboard.outgoing import made_for
from dashboard.parts.headings import back_link, page_heading
from dashboard.parts.lists import definition
from dashboard.parts.markup import link, show, tag
from dashboard.parts.printed import pages_html, words_html
from dashboard.session import desk, guarded, href, n, reader, token
from dashboard.typed_words import TICKET, as_typed
from exports.office import is_present
from locales import Reader

AT_ONCE: Final = 8
"""How many pages are drawn at once."""
OWN: Final = ("kind", "of", "form", "from")
"""What the address of this page says beside what is asked of the file."""


def page() -> None:
    """The file that the address names, page by page."""
    words, given = reader(), st.query_params.to_dict()
    asked = {name: value for name, value in given.items() if name not in OWN}
    kind, of, form = (given.get(name, "") for name in ("kind", "of", "form"))
    if kind == "drafts":
        back_link(words.t("Word files"), href("word", draft=of, **{TICKET: asked.get(TICKET, "")}))
    page_heading(words.t("Preview"), words.t("So the file will look. Nothing has been handed out yet."))
    with guarded():
        with st.spinner(words.t("Making the file …")):
            made = made_for(desk(), kind, of, form, as_typed(token(), asked))
        where = f"files/{kind}/{of}/{form}"
        ways = [link("Word", href(f"{where}.docx", lang=words.language, **asked))]
        if is_present():
            ways.append(link("PDF", href(f"{where}.pdf", lang=words.language, **asked)))
        show(definition([(words.t("File"), made.name), (words.t("Hand out"), tag("span", *ways, cls="alt-ways"))]))
        _drawn(made, words)


def _drawn(made: FileMade, words: Reader) -> None:
    with st.spinner(words.t("Drawing the pages …")):
        first = int(st.query_params.get("from", "0")) if st.query_params.get("from", "0").isdecimal() else 0
        drawn = pages_of(made, first, AT_ONCE)
    if drawn is None:
        show(words_html(words_of(made)))
        return
    total, pictures = drawn
    shown = [words.t("Page {page} of {total}", page=first + at + 1, total=total) for at in range(len(pictures))]
    show(tag("p", n("{n} page", "{n} pages", total), cls="alt-quiet"), pages_html(pictures, shown))
    around = [
        (words.t("Earlier pages"), first - AT_ONCE if first else None),
        (words.t("Later pages"), first + AT_ONCE if first + AT_ONCE < total else None),
    ]
    here = st.query_params.to_dict()
    ways = [link(label, href("preview", **{**here, "from": max(0, at)})) for label, at in around if at is not None]
    if ways:
        show(tag("p", *ways, cls="alt-ways"))


page()
