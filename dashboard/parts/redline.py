"""The visible difference between two texts. This is the one place where words become `<ins>` and `<del>`."""

from collections.abc import Iterable
from typing import Final, Protocol

from dashboard.parts.markup import Markup, Words, join, language_tag, tag, text


class Piece(Protocol):
    """A run of words that stayed, left or came."""

    @property
    def kind(self) -> str:
        """`kept`, `deleted`, `inserted` or `moved`."""

    @property
    def text(self) -> str:
        """The words exactly as they stand."""


MARKS: Final = {"kept": None, "deleted": "del", "inserted": "ins", "moved": "ins"}


def redline_html(pieces: Iterable[Piece], by: Words = "") -> Markup:
    """Escape each run, then mark it; raises `ValueError` for a kind it does not know.

    `by` names the proposing side in small capitals before each change (a deletion and the insertion that answers it
    are one change).
    """
    written: list[Markup] = []
    changing = False
    for piece in pieces:
        if piece.kind not in MARKS:
            raise ValueError(f"not a kind of redline piece: {piece.kind!r}")
        mark = MARKS[piece.kind]
        if mark is None:
            written.append(text(piece.text))
            changing = False
            continue
        if by and not changing:
            written.append(tag("span", by, cls="alt-by"))
        changing = True
        written.append(tag(mark, piece.text, cls=f"alt-{piece.kind}"))
    return join(written)


def redline_block(pieces: Iterable[Piece], language: str = "en", by: Words = "", heading: Words = "") -> Markup:
    """A redlined paragraph set as text, with its clause number or caption before it."""
    return tag(
        "div",
        tag("span", heading, cls="alt-clause-number") if heading else None,
        tag("p", redline_html(pieces, by), lang=language_tag(language), cls="alt-text"),
        cls="alt-redline",
    )
