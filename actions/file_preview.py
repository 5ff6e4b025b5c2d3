"""What a finished file will look like: pictures of its pages where an office can draw them, otherwise its words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from actions.handing_out import FileMade
from drafts.language import language_of
from exports.office import as_pdf, is_present
from exports.page_images import page_images
from exports.word.reader import read
from exports.word.stories import Block, Paragraph, Piece, Table


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A stretch of words: as it stands, inserted, or deleted."""

    text: str
    state: Literal["", "inserted", "deleted"] = ""


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A paragraph and its language ("en" or "zh")."""

    pieces: tuple[ShownPiece, ...]
    language: str


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table: rows of cells, each with how many columns it spans and its lines."""

    rows: tuple[tuple[tuple[int, tuple[ShownLine, ...]], ...], ...]


def pages_of(made: FileMade, first: int, count: int) -> tuple[int, list[bytes]] | None:
    """How many pages the file has, and `count` of them from `first` on as PNG; None where no office is installed.

    Raises PdfTooSlow, PdfNotAvailable when the office could not read the file.
    """
    return page_images(as_pdf(made.content), first, count) if is_present() else None


def words_of(made: FileMade) -> tuple[ShownLine | ShownTable, ...]:
    """The words of the file's body, with its tables, its tracked changes told apart."""
    return tuple(_shown(read(made.content).stories[0].blocks))


def _shown(blocks: Iterable[Block]) -> Iterable[ShownLine | ShownTable]:
    for block in blocks:
        if isinstance(block, Table):
            yield ShownTable(
                tuple(tuple((cell.span, tuple(_lines(cell.blocks))) for cell in row.cells) for row in block.rows)
            )
        else:
            yield from _lines([block])


def _lines(blocks: Iterable[Block]) -> Iterable[ShownLine]:
    for block in blocks:
        if isinstance(block, Paragraph):
            pieces = [piece for piece in block.pieces if isinstance(piece, Piece)]
            language = language_of("".join(piece.text for piece in pieces)).language
            yield ShownLine(tuple(map(_piece, pieces)), "zh" if language == "zh" else "en")


def _piece(piece: Piece) -> ShownPiece:
    if piece.deleted is not None:
        return ShownPiece(piece.text, "deleted")
    return ShownPiece(piece.text, "inserted" if piece.inserted is not None else "")


__all__ = ["ShownLine", "ShownPiece", "ShownTable", "pages_of", "words_of"]
