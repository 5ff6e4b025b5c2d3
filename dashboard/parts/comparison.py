"""A clause in a comparison of two texts: what became of it in words, and its redline in both languages."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dashboard.parts.markup import Markup, Words, join, tag
from dashboard.parts.quote import bilingual
from dashboard.parts.redline import Piece, redline_html


def compared_clause(
    number: Words, marks: Iterable[Words], en: Sequence[Piece], zh: Sequence[Piece], moved: bool = False
) -> Markup:
    """One clause: the line says what became of it, the columns show it. A moved text without other change is marked moved."""
    said = join(marks, " · ")
    return tag(
        "div",
        tag("p", said, cls="alt-returned-head") if said else None,
        bilingual(_column(en, moved), _column(zh, moved), number or "—"),
        cls="alt-compared",
    )


class _Moved(NamedTuple):
    kind: str
    text: str


def _column(pieces: Sequence[Piece], moved: bool) -> Markup:
    if moved and all(piece.kind == "kept" for piece in pieces):
        return redline_html([_Moved("moved", "".join(piece.text for piece in pieces))] if pieces else [])
    return redline_html(pieces)
