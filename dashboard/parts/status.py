"""Where a clause stands: a shape, a word and a tint, the same on screen, in Word, in charts and in the manual."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from dashboard.parts.markup import Markup, Words, tag
from locales import N_


class Status(NamedTuple):
    """One standing: its code, the symbol that stands for it in plain text, and its word (an English msgid)."""

    code: str
    symbol: str
    word: str


STATUS: Final[Mapping[str, Status]] = MappingProxyType(
    {
        status.code: status
        for status in (
            Status("open", "○", N_("open")),
            Status("bracketed", "[ ]", N_("bracketed")),
            Status("one", "◐", N_("accepted by one side")),
            Status("ad_referendum", "◑", N_("agreed ad referendum")),
            Status("agreed", "●", N_("agreed")),
            Status("conforming", "≠", N_("needs conforming")),
            Status("reservation", "※", N_("reservation")),
            Status("adopted", "◆", N_("adopted")),
            Status("struck", "⊖", N_("struck")),
        )
    }
)
"""The eight standings of a clause in the order they are usually passed, and `struck` for one taken out of the text."""


def shape(code: str) -> Markup:
    """The drawn shape alone. Its symbol stays in the text, so that copied lines keep it; raises `KeyError`."""
    status = STATUS[code]
    return tag("span", status.symbol, cls=f"alt-shape alt-shape-{status.code}", aria_hidden="true")


def badge(code: str, word: Words, detail: Words = "") -> Markup:
    """Shape and word, and a quiet detail after them ("waits on 中方"). `word` is already in the reader's language."""
    return tag(
        "span",
        shape(code),
        tag("span", word, cls="alt-badge-word"),
        tag("span", detail, cls="alt-badge-detail") if detail else None,
        cls=f"alt-badge alt-badge-{STATUS[code].code}",
    )
