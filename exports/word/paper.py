"""A document of the record as plain values: headings, prose, tables and signatures in both languages, without a database.

Minutes, matrices, tables, histories, certificates and letters are all made of these; `exports.word.paper_writer` writes
them. Every text is a pair (English, Chinese), of which one may be missing: the other one then stands for it.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from exports.word.captions import Pair
from exports.word.sheet import Layout, Page
from exports.word.values import Language


class Look(StrEnum):
    """How a text stands: as text, firm, or quiet as a date or a source beside it."""

    TEXT = "text"
    FIRM = "firm"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Entry:
    """One text in both languages, a paragraph each. A text that is alike in both (a number, a name) is printed once.

    With a `base` the words that are new against it are firm, and what they replace is struck through.
    """

    words: Pair
    look: Look = Look.TEXT
    base: Pair | None = None

    def lines(self, languages: tuple[Language, ...]) -> tuple[tuple[str, Language], ...]:
        """The paragraphs in the languages of a paper; what is given in another language only is not lost."""
        en, zh = self.words
        given: dict[Language, str] = {"en": en, "zh": zh}
        if en == zh:
            return ((en, languages[0]),) if en else ()
        shown = tuple((given[language], language) for language in languages if given[language])
        rest: tuple[tuple[str, Language], ...] = tuple((t, x) for x, t in given.items() if t)
        return shown or rest


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` 1 or 2. Both languages stand in one line."""

    words: Pair
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs under one another; with a caption they stand beside it."""

    entries: tuple[Entry, ...]
    caption: Pair | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: the entries of each cell. A group row has one cell that goes across and is shaded.

    In a row that is `across`, the cells but the first are one: what belongs to no column alone.
    """

    cells: tuple[tuple[Entry, ...], ...]
    is_group: bool = False
    is_across: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its captions, the share of the width of each column, its rows. Its head is repeated on each page."""

    captions: tuple[Pair, ...]
    shares: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One place to sign: for whom, and beneath the line name and title as they are known (each may be empty)."""

    party: Pair
    name: Pair = ("", "")
    title: Pair = ("", "")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign beside one another, the first on the left; never parted over two pages."""

    places: tuple[Signature, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Prose | Grid | Signatures | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document: title and label in both languages, the languages it is printed in (in their order), and its blocks.

    `foot` stands under the number of the page, `marking` at the head of each; `is_wide` lays the page on its side.
    """

    title: Pair
    label: Pair
    languages: tuple[Language, ...]
    made_at: datetime
    blocks: tuple[Block, ...]
    marking: str = ""
    foot: str = ""
    page: Layout = Page.A4
    is_wide: bool = False
