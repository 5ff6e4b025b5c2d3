"""The redline: the visible difference between two versions, deletion before insertion, as Word shows it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from drafts.compare import Change, differences
from drafts.tidy import tidy

PieceKind = Literal["kept", "deleted", "inserted"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed, went or came."""

    kind: PieceKind
    text: str


def redline(old: str, new: str, terms: Collection[str] = ()) -> tuple[Piece, ...]:
    """The difference of two texts, tidied for people.

    The kept and deleted pieces joined are `old`; the kept and inserted pieces joined are `new`.
    """
    return pieces(old, tidy(old, new, differences(old, new, terms), terms))


def pieces(old: str, changes: Iterable[Change]) -> tuple[Piece, ...]:
    """The same for changes already found: text between them is kept, a deletion stands before its insertion."""
    shown: list[Piece] = []
    at = 0
    for change in changes:
        shown.append(Piece("kept", old[at : change.old_start]))
        shown.append(Piece("deleted", old[change.old_start : change.old_end]))
        shown.append(Piece("inserted", change.inserted))
        at = change.old_end
    shown.append(Piece("kept", old[at:]))
    return tuple(piece for piece in shown if piece.text)
