"""What the walk through a part builds: stories of paragraphs and tables, each piece of text with the changes on it."""

from dataclasses import dataclass, field

from exports.word.revisions import Revision


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under one state of change. Both set: inserted by one hand and deleted by another."""

    text: str
    inserted: Revision | None = None
    deleted: Revision | None = None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in the text. `kind`: bookmark start, bookmark end, comment start, comment end, comment, note."""

    kind: str
    name: str


@dataclass(slots=True)
class Paragraph:
    """Pieces and anchors in order; what became of the paragraph's mark; text boxes anchored here, each with its state."""

    pieces: list[Piece | Anchor] = field(default_factory=list)
    mark_inserted: Revision | None = None
    mark_deleted: Revision | None = None
    style: str = ""
    numbering: tuple[str, str] = ("", "")
    """The list that Word numbers it in and the level, as the paragraph itself says; "" where it says nothing."""
    boxes: list[tuple[Piece, list["Block"]]] = field(default_factory=list)
    formatting: list[Revision] = field(default_factory=list)


@dataclass(slots=True)
class Cell:
    blocks: list["Block"]
    inserted: Revision | None = None
    deleted: Revision | None = None
    span: int = 1
    continues: bool = False  # the lower part of a cell merged downwards


@dataclass(slots=True)
class Row:
    cells: list[Cell] = field(default_factory=list)
    inserted: Revision | None = None
    deleted: Revision | None = None
    is_header: bool = False
    formatting: list[Revision] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    rows: list[Row] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)


Block = Paragraph | Table


@dataclass(slots=True)
class Story:
    """One run of text: the body, a note, a header, a footer, a comment. `id`, `author`, `date` as the part states them."""

    kind: str
    part: str
    blocks: list[Block]
    id: str = ""
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Unaccounted:
    """A revision element or a text element that the walk did not reach: `name` of the element, its part and text."""

    name: str
    part: str
    text: str
