"""Reads any Word file: its paragraphs in two views (all changes accepted, all rejected) and every tracked change.

How a view joins paragraphs (measured on files made in Word): a paragraph's mark belongs to the text before it. Where
the mark is not in the view, the paragraph's words run on into the next paragraph of the same container; at a table or
at the end of the container they stay as a paragraph if there are any and vanish if there are none.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from exports.word.opening import open_package
from exports.word.package import Notice, Package
from exports.word.revisions import Revision
from exports.word.stories import Anchor, Block, Paragraph, Piece, Row, Story, Table, Unaccounted
from exports.word.walker import Walker

View = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Revisions:
    """Every tracked change of every part, and whatever the reader could not account for."""

    revisions: tuple[Revision, ...]
    unaccounted: tuple[Unaccounted, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each kind, by kind in alphabetical order."""
        return dict(sorted(Counter(revision.kind for revision in self.revisions).items()))


@dataclass(frozen=True, slots=True)
class WordText:
    """What a Word file says: its stories, its changes, what was seen and not followed."""

    stories: tuple[Story, ...]
    changes: Revisions
    notices: tuple[Notice, ...]

    def paragraphs(self, view: View = "accepted") -> list[str]:
        """The paragraphs of the body in reading order, tables by row and cell, text boxes after their paragraph."""
        return [text for story in self.stories if story.kind == "body" for text in paragraphs_of(story.blocks, view)]

    def others(self, view: View = "accepted") -> list[tuple[str, str, list[str]]]:
        """Notes, headers, footers and comments: (kind, id, paragraphs)."""
        return [(s.kind, s.id, paragraphs_of(s.blocks, view)) for s in self.stories if s.kind != "body"]


@dataclass(slots=True)
class Line:
    """One paragraph of a view: the pieces that are in it, with the anchors among them, and the blocks it came from."""

    pieces: list[Piece | Anchor]
    sources: list[Paragraph]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces if isinstance(piece, Piece))


def is_in(change_in: Revision | None, change_out: Revision | None, view: View) -> bool:
    """Is what was inserted by the one change and deleted by the other part of this view?"""
    return change_out is None if view == "accepted" else change_in is None


def lines_of(blocks: list[Block], view: View) -> Iterator[Line]:
    """The paragraphs of a container in one view, through tables and text boxes."""
    waiting: Line | None = None
    boxes: list[list[Block]] = []
    for block in blocks:
        if isinstance(block, Table):
            rows = [row for row in block.rows if is_in(row.inserted, row.deleted, view)]
            if not rows:
                continue
            if waiting is not None and waiting.text:
                yield waiting
            yield from _boxes(boxes, view)
            waiting, boxes = None, []
            yield from _row_lines(rows, view)
            continue
        waiting = waiting or Line([], [])
        waiting.sources.append(block)
        waiting.pieces += [p for p in block.pieces if isinstance(p, Anchor) or is_in(p.inserted, p.deleted, view)]
        boxes += [inner for state, inner in block.boxes if is_in(state.inserted, state.deleted, view)]
        if is_in(block.mark_inserted, block.mark_deleted, view):
            yield waiting
            yield from _boxes(boxes, view)
            waiting, boxes = None, []
    if waiting is not None and waiting.text:
        yield waiting
    yield from _boxes(boxes, view)


def _row_lines(rows: list[Row], view: View) -> Iterator[Line]:
    for row in rows:
        for cell in row.cells:
            if is_in(cell.inserted, cell.deleted, view):
                yield from lines_of(cell.blocks, view)


def _boxes(boxes: list[list[Block]], view: View) -> Iterator[Line]:
    for inner in boxes:
        yield from lines_of(inner, view)


def paragraphs_of(blocks: list[Block], view: View) -> list[str]:
    """The texts of `lines_of`."""
    return [line.text for line in lines_of(blocks, view)]


def read(content: bytes) -> WordText:
    """Read a .docx, .dotx or .docm. Raises a subclass of ImportRefused."""
    return read_package(open_package(content))


def read_package(package: Package) -> WordText:
    """Read an opened package: the document part first, then every other part that holds words or changes."""
    stories: list[Story] = []
    revisions: list[Revision] = []
    unaccounted: list[Unaccounted] = []
    for part in package.parts_with_words:
        walker = Walker(package.tree(part), part)
        stories += walker.stories
        revisions += walker.revisions
        unaccounted += walker.unaccounted
    return WordText(tuple(stories), Revisions(tuple(revisions), tuple(unaccounted)), package.notices)


def revisions(content: bytes) -> Revisions:
    """Every tracked change of a Word file, with what could not be accounted for. Raises a subclass of ImportRefused."""
    return read(content).changes


def paragraphs(content: bytes, view: View = "accepted") -> list[str]:
    """The paragraphs of the body in one view. Raises a subclass of ImportRefused."""
    return read(content).paragraphs(view)


def revisions_json(content: bytes) -> dict[str, Any]:
    """`{"revisions": [{"kind", "author", "date", "part", "text"}], "counts": {kind: n}, "unaccounted": […]}`.

    Raises a subclass of ImportRefused. Callers run it through `isolation.isolated`.
    """
    found = revisions(content)
    return {
        "revisions": [
            {"kind": x.kind, "author": x.author, "date": x.date, "part": x.part, "text": x.text}
            for x in found.revisions
        ],
        "counts": found.counts,
        "unaccounted": [{"name": u.name, "part": u.part, "text": u.text} for u in found.unaccounted],
    }


def text_json(content: bytes, view: View = "accepted") -> dict[str, Any]:
    """`{"paragraphs": […]}` of the body in reading order, tables by row and cell. Callers run it through `isolation.isolated`."""
    return {"paragraphs": paragraphs(content, view)}
