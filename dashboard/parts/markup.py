"""Safe HTML, by construction.

Every part of a page is built with `tag`. A plain `str` is always words and is escaped; only a `Markup` is taken as HTML,
and a `Markup` can only be had from `text`, `join` and `tag`. Adding, formatting or slicing a `Markup` gives a plain
`str` again, so a caller who forgets a rule sees escaped words and never a hole.
"""

import base64
import re
from collections.abc import Iterable
from html import escape
from typing import Final

import streamlit as st

# fmt: off
TAGS: Final = frozenset({
    "a", "abbr", "article", "aside", "b", "bdi", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd",
    "del", "details", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "header", "hr",
    "i", "ins", "kbd", "li", "mark", "nav", "ol", "p", "q", "s", "section", "small", "span", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "wbr",
})
ATTRIBUTES: Final = frozenset({
    "href", "lang", "title", "id", "dir", "datetime", "colspan", "rowspan", "scope", "role", "start", "value", "open",
    "target", "tabindex", "span", "download", "aria_label", "aria_hidden", "aria_current", "aria_labelledby",
    "aria_describedby",
})
# fmt: on
"""What `tag` accepts; anything else (a style, an event, a source) is a mistake of the caller and raises."""
VOID_TAGS: Final = frozenset({"br", "col", "hr", "wbr"})

_DATA_ATTRIBUTE = re.compile(r"data_[a-z][a-z_]*\Z")
_CLASS = re.compile(r"[A-Za-z0-9_ -]*\Z")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*\Z")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f\\]")


class Markup(str):
    """HTML that is already safe. Only this module makes one."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


Words = str | Markup
"""What a part takes where words stand: a plain `str` (escaped) or a `Markup` (kept)."""


def text(words: str) -> Markup:
    """The words as HTML, every special character escaped; a `Markup` is returned as it is."""
    if isinstance(words, Markup):
        return words
    return Markup(escape(str(words), quote=True))


def picture(png: bytes, words: str, cls: str = "") -> Markup:
    """A picture that we drew ourselves, inside the page: nothing is fetched from any address. `words` say what it shows."""
    held = base64.b64encode(png).decode("ascii")
    return Markup(f'<img class="{text(cls)}" alt="{text(words)}" src="data:image/png;base64,{held}">')


def join(children: Iterable[Words | None], separator: Words = "") -> Markup:
    """The children one after another, `None` left out, the separator between them."""
    return Markup(str.join(str(text(separator)), [str(text(child)) for child in children if child is not None]))


def tag(name: str, *children: Words | None, cls: str = "", **attributes: str | int | bool | None) -> Markup:
    """One element. Raises `ValueError` for a tag, class or attribute that is not on the list.

    `None` and `False` leave an attribute out, `True` writes it bare; `aria_label` becomes `aria-label`. An `href` that
    is neither a place in this site nor http, https or mailto is left out, because addresses come from documents.
    """
    if name not in TAGS:
        raise ValueError(f"not a tag of ours: {name!r}")
    written = [f"<{name}"]
    if cls:
        if not _CLASS.match(cls):
            raise ValueError(f"not a class name: {cls!r}")
        written.append(f' class="{cls}"')
    written.extend(_attribute(key, value) for key, value in attributes.items())
    written.append(">")
    if name in VOID_TAGS:
        if children:
            raise ValueError(f"<{name}> holds nothing")
        return Markup("".join(written))
    return Markup(f"{''.join(written)}{join(children)!s}</{name}>")


def safe_address(address: str) -> str | None:
    """The address if a link may lead there, else `None`: this site's own pages, http, https and mailto only."""
    if not address or _NOT_IN_ADDRESS.search(address) or address.startswith("//"):
        return None
    scheme = _SCHEME.match(address)
    if scheme and scheme.group().lower() not in {"http:", "https:", "mailto:"}:
        return None
    return address


def link(words: Words, href: str | None, cls: str = "alt-link") -> Markup:
    """The words as a link, or as plain words where there is nowhere to go."""
    address = safe_address(href) if href else None
    return tag("a", words, href=address, cls=cls) if address else tag("span", words)


def language_tag(language: str) -> str:
    """The tag a browser needs to choose glyphs: `zh` alone is taken as simplified Chinese."""
    return {"zh": "zh-CN", "zh_CN": "zh-CN", "zh-Hans": "zh-CN"}.get(language, language.replace("_", "-"))


def show(*markup: Markup) -> None:
    """Put the parts on the page, in one block. Plain `str` is escaped here too."""
    st.html(tag("div", *markup, cls="alt"))


def _attribute(key: str, value: str | int | bool | None) -> str:
    if key not in ATTRIBUTES and not _DATA_ATTRIBUTE.match(key):
        raise ValueError(f"not an attribute of ours: {key!r}")
    if value is None or value is False:
        return ""
    name = key.replace("_", "-")
    if value is True:
        return f" {name}"
    words = str(value)
    if key == "href":
        address = safe_address(words)
        if address is None:
            return ""
        words = address
    if key == "id" and not _NAME.match(words):
        raise ValueError(f"not an anchor: {words!r}")
    return f' {name}="{escape(words, quote=True)}"'
