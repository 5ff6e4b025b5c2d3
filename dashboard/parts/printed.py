"""A finished file as it will be printed: pictures of its pages, or, where no office can draw them, its words."""

from collections.abc import Sequence

from actions.file_preview import ShownLine, ShownPiece, ShownTable
from dashboard.parts.markup import Markup, picture, tag


def pages_html(pictures: Sequence[bytes], names: Sequence[str]) -> Markup:
    """The pages one after another, each on its sheet; `names` say which page each is."""
    sheets = (tag("figure", picture(png, name, "alt-sheet")) for png, name in zip(pictures, names, strict=True))
    return tag("div", *sheets, cls="alt-sheets")


def words_html(shown: Sequence[ShownLine | ShownTable]) -> Markup:
    """The words of a file, with its tables, its tracked changes marked."""
    return tag("div", *map(_block, shown), cls="alt-sheet alt-sheet-words")


def _block(block: ShownLine | ShownTable) -> Markup:
    if isinstance(block, ShownLine):
        return tag("p", *map(_piece, block.pieces), lang="zh-Hans" if block.language == "zh" else "en", cls="alt-text")
    rows = (tag("tr", *(tag("td", *map(_block, lines), colspan=span) for span, lines in row)) for row in block.rows)
    return tag("div", tag("table", tag("tbody", *rows), cls="alt-table"), cls="alt-table-frame")


def _piece(piece: ShownPiece) -> Markup | str:
    if piece.state == "deleted":
        return tag("del", piece.text, cls="alt-deleted")
    return tag("ins", piece.text, cls="alt-inserted") if piece.state == "inserted" else piece.text
