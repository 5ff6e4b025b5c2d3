"""What a file says in two columns, as a draft that is started from it would take it."""

from typing import NamedTuple

from exports.word.tables import read_start


class Columns(NamedTuple):
    """The number of a row and its two texts."""

    number: str
    en: str
    zh: str


def in_columns(content: bytes) -> list[Columns]:
    """The number and both texts of each row of two columns, and of each row across them."""
    pieces = read_start(content).pieces
    return [Columns(piece.number, "\n".join(piece.en), "\n".join(piece.zh)) for piece in pieces if piece.en or piece.zh]
