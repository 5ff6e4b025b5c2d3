"""What a comparison of two foreign files shows: each paragraph with its changes, and what a reader has to be told beside.

It is read from the finished file and not from the comparison, so that the screen shows what Word will show; and both its
views are held against the two files once more, so that what was not compared is said and not passed over.

The scan of our own exports (`leaks`) runs here too, but it stops nothing. The finished file is the base's own package, with
its pictures, its settings and the name of who wrote it, and goes back to the one who brought that package: a file from
elsewhere always carries such things. They are told, so that nobody passes them on unknowing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from exports.word.compare import as_package
from exports.word.leaks import leaks
from exports.word.reader import View, WordText, read, read_package
from exports.word.stories import Block, Cell, Paragraph, Piece, Row, Table

Became = Literal["kept", "deleted", "inserted"]
END_OF_PARAGRAPH: Final = "¶"
"""Shown where a paragraph was divided, or two were joined, and where an empty one came or went."""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A stretch of words, and what became of it."""

    kind: Became
    text: str


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph of the finished file. `place` is the kind of story it stands in: body, footnote, header …"""

    place: str
    pieces: tuple[ShownPiece, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing came and nothing went."""
        return all(piece.kind == "kept" for piece in self.pieces)

    @property
    def changes(self) -> int:
        """How many changes a person sees: a deletion and the insertion that answers it are one."""
        kinds = ["kept", *(piece.kind for piece in self.pieces)]
        return sum(before == "kept" != after for before, after in pairwise(kinds))


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown of a comparison. `unlike`: the kinds of story in which the finished file does not say all that the two
    files say. `accepted`: how many tracked changes each file held, which were taken as accepted. `seen`: what each holds
    that was not followed. `carried`: what the finished file gives away beside its words."""

    paragraphs: tuple[ShownParagraph, ...]
    unlike: tuple[str, ...]
    accepted: tuple[int, int]
    seen: tuple[tuple[str, ...], tuple[str, ...]]
    carried: tuple[str, ...]


def shown(made: bytes, base: bytes, target: bytes, base_name: str, target_name: str, author: str) -> Shown:
    """What a finished comparison shows. Raises a subclass of ImportRefused; callers run it through `isolation.isolated`."""
    result = read(made)
    old, new = read_package(as_package(base, base_name)), read_package(as_package(target, target_name))
    told = {leak.kind for leak in leaks(made, [author], changes_allowed=True)}
    seen = _seen(old), _seen(new)
    return Shown(
        tuple(_paragraphs_of(result)),
        tuple(sorted(_unlike(result, "rejected", old) | _unlike(result, "accepted", new))),
        (len(old.changes.revisions), len(new.changes.revisions)),
        seen,
        tuple(sorted(told.difference(*seen))),
    )


def _seen(text: WordText) -> tuple[str, ...]:
    found = {notice.kind for notice in text.notices}
    return tuple(sorted(found | {"unaccounted"} if text.changes.unaccounted else found))


def _unlike(made: WordText, view: View, file: WordText) -> set[str]:
    """The kinds of story whose words in this view of the finished file are not those of the file."""
    found = {"body"} if made.paragraphs(view) != file.paragraphs("accepted") else set()
    mine, theirs = _others(made, view), _others(file, "accepted")
    return found | {kind for kind in mine.keys() | theirs.keys() if mine.get(kind) != theirs.get(kind)}


def _others(text: WordText, view: View) -> dict[str, Counter[str]]:
    """Notes, headers, footers, remarks: how often which words stand in each kind, whatever they are numbered."""
    found: dict[str, Counter[str]] = {}
    for kind, _, paragraphs in text.others(view):
        if words := "\n".join(paragraphs).strip():
            found.setdefault(kind, Counter())[words] += 1
    return found


def _paragraphs_of(text: WordText) -> Iterator[ShownParagraph]:
    """The body as a whole; of notes, headers and footers only what changed, for they stand apart from each other."""
    for story in text.stories:
        if story.kind != "comment":
            for paragraph in _shown(story.kind, story.blocks):
                if story.kind == "body" or not paragraph.is_same:
                    yield paragraph


def _shown(place: str, blocks: list[Block], state: Became = "kept") -> Iterator[ShownParagraph]:
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _shown(place, cell.blocks, _state(cell, _state(row, state)))
            continue
        following = blocks[at + 1] if at + 1 < len(blocks) else None
        pieces = _pieces(block, following if isinstance(following, Paragraph) else None, state)
        if pieces:
            yield ShownParagraph(place, tuple(pieces))
        for box, inner in block.boxes:
            yield from _shown(place, inner, _state(box, state))


def _pieces(paragraph: Paragraph, following: Paragraph | None, state: Became) -> list[ShownPiece]:
    """Neighbours of one kind run together. The mark of a paragraph is shown where it tells something that the words do not:
    before words that stayed it parts them or joined them; a mark that only moved up beside whole new paragraphs does not."""
    pieces: list[ShownPiece] = []
    for piece in paragraph.pieces:
        if isinstance(piece, Piece) and piece.text and not (piece.inserted and piece.deleted):
            kind = _state(piece, state)
            if pieces and pieces[-1].kind == kind:
                pieces[-1] = ShownPiece(kind, pieces[-1].text + piece.text)
            else:
                pieces.append(ShownPiece(kind, piece.text))
    mark: Became = "inserted" if paragraph.mark_inserted else "deleted" if paragraph.mark_deleted else "kept"
    if mark != "kept" and (not pieces or (_stayed(paragraph) and following is not None and _stayed(following))):
        pieces.append(ShownPiece(mark, END_OF_PARAGRAPH))
    return pieces


def _stayed(paragraph: Paragraph) -> bool:
    return any(
        isinstance(piece, Piece) and piece.text and not piece.inserted and not piece.deleted
        for piece in paragraph.pieces
    )


def _state(marked: Piece | Row | Cell, around: Became) -> Became:
    """What became of something: what its own marks say, else what became of that which it stands in."""
    if marked.inserted:
        return "inserted"
    return "deleted" if marked.deleted else around
