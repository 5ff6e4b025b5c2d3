"""Texts to start a draft from: a two-column Word table, or one file a language."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafts.language import language_of
from exports.word.list_numbers import ListNumbers
from exports.word.opening import open_package
from exports.word.reader import is_in, lines_of, paragraphs_of, read_package
from exports.word.stories import Block, Paragraph, Piece, Row, Table
from exports.word.values import Language


@dataclass(frozen=True, slots=True)
class StartPiece:
    """A piece of the body of a file: a row of a two-column table (`en` and `zh` with its number), or one paragraph.

    `heading`: the file gives the paragraph a style of headings.
    """

    text: str = ""
    number: str = ""
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words of a file that no clause is made of: where they stand, who wrote them if the file says so, and the words."""

    kind: str
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class StartFile:
    """The body of a file in reading order, changes accepted, and everything in it that is not in the body."""

    pieces: tuple[StartPiece, ...]
    left_out: tuple[LeftOut, ...]


def read_start(content: bytes) -> StartFile:
    """Everything a file says, for starting a draft from it; what Word numbers by itself begins with its number.

    Raises a subclass of ImportRefused.
    """
    package = open_package(content)
    word = read_package(package)
    numbers = ListNumbers(package)
    pieces: list[StartPiece] = []
    left_out: list[LeftOut] = []
    for story in word.stories:
        if story.kind == "body":
            _number(story.blocks, numbers)
            pieces += _pieces(story.blocks, left_out)
        elif text := "\n".join(filter(str.strip, paragraphs_of(story.blocks, "accepted"))):
            left_out.append(LeftOut(story.kind, story.author or "", text))
    left_out += [
        LeftOut(change.kind, change.author or "", change.text)
        for change in word.changes.revisions
        if change.kind in _GONE and change.text.strip()
    ]
    left_out += [LeftOut("not read", "", found.text) for found in word.changes.unaccounted if found.text.strip()]
    return StartFile(tuple(pieces), tuple(left_out))


_GONE = frozenset(("deletion", "conflict deletion"))


def _number(blocks: list[Block], numbers: ListNumbers) -> None:
    """Write before each line the number that Word would show there; in a cell also where nothing else stands in it."""
    in_cells = {id(paragraph) for paragraph in _paragraphs_in_cells(blocks)}
    for line in lines_of(blocks, "accepted"):
        label = numbers.next(line.sources[-1])  # the properties of a paragraph stand with its mark
        if label and (line.text.strip() or id(line.sources[0]) in in_cells):
            gap = "" if label.endswith(("、", "）", "．")) or not line.text.strip() else " "
            line.sources[0].pieces.insert(0, Piece(label + gap))


def _paragraphs_in_cells(blocks: Sequence[Block]) -> Iterator[Paragraph]:
    for table in blocks:
        if isinstance(table, Table):
            for row in table.rows:
                for cell in row.cells:
                    yield from (block for block in cell.blocks if isinstance(block, Paragraph))
                    yield from _paragraphs_in_cells(cell.blocks)


def _pieces(blocks: Sequence[Block], left_out: list[LeftOut]) -> list[StartPiece]:
    pieces: list[StartPiece] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and not isinstance(block, Table):
            run.append(block)
            continue
        for line in lines_of(run, "accepted"):
            if line.text.strip():
                pieces.append(StartPiece(line.text, heading=any(_is_heading(source.style) for source in line.sources)))
        run = []
        if isinstance(block, Table) and len(_columns(_grid(block))) == 2:
            skipped: list[str] = []
            pieces += [
                StartPiece(number=row.number, en=tuple(filter(None, (row.en,))), zh=tuple(filter(None, (row.zh,))))
                for row in _rows_of(block, skipped)
            ]
            left_out += [LeftOut("caption", "", text) for text in skipped]
        elif isinstance(block, Table):
            for row in _kept(block):
                for cell in row.cells:
                    if is_in(cell.inserted, cell.deleted, "accepted"):
                        pieces += _pieces(cell.blocks, left_out)
    return pieces


def _is_heading(style: str) -> bool:
    return bool(_HEADING_STYLE.match(style.strip()))


_HEADING_STYLE = re.compile(r"heading|title|subtitle|标题|副标题|überschrift", re.IGNORECASE)


def _grid(table: Table) -> list[list[list[str]]]:
    """The paragraphs of each cell by row and grid column; a cell that spans stands in its first column."""
    grid: list[list[list[str]]] = []
    for row in table.rows:
        if not is_in(row.inserted, row.deleted, "accepted"):
            continue
        cells: list[list[str]] = []
        for cell in row.cells:
            if is_in(cell.inserted, cell.deleted, "accepted"):
                cells.append([text for text in paragraphs_of(cell.blocks, "accepted") if text.strip()])
                cells += [[] for _ in range(min(cell.span, 64) - 1)]
        grid.append(cells)
    return grid


def _columns(grid: list[list[list[str]]]) -> dict[Language, int]:
    """Which column holds which language: the one with most cells in it."""
    votes: Counter[tuple[int, Language]] = Counter()
    for row in grid:
        for at, texts in enumerate(row):
            language = _language("\n".join(texts))
            if language is not None and sum(map(len, texts)) > 1:
                votes[at, language] += 1
    chosen: dict[Language, int] = {}
    for (at, language), _ in votes.most_common():
        if language not in chosen and at not in chosen.values():
            chosen[language] = at
    return chosen


def _language(text: str) -> Language | None:
    found = language_of(text).language if text.strip() else "none"
    return found if found in ("en", "zh") else None


_CAPTIONS = frozenset(
    [
        "english",
        "english text",
        "english version",
        "text",
        "version",
        "en",
        "no.",
        "no",
        "number",
        "#",
        "clause",
        "article",
        "chinese",
        "chinese text",
        "chinese version",
        "zh",
        "英文",
        "英文文本",
        "英语",
        "中文",
        "中文文本",
        "汉语",
        "汉文",
        "编号",
        "序号",
        "条款",
        "条",
        "第",
        "中文 chinese",
        "english 英文",
    ]
)


@dataclass(frozen=True, slots=True)
class _Pair:
    """One row of two columns: its number as literal text ("" where there is none) and both texts, changes accepted."""

    number: str
    en: str
    zh: str


def _rows_of(table: Table, skipped: list[str]) -> list[_Pair]:
    """The rows of a table of two columns, which are found by their language; captions are skipped.

    A row merged across (a heading over both columns) is cut into its languages by paragraph.
    """
    grid = _grid(table)
    where = _columns(grid)
    rows: list[_Pair] = []
    for at, (row, cells) in enumerate(zip(_kept(table), grid, strict=True)):
        filled = {i: texts for i, texts in enumerate(cells) if texts}
        words = " ".join(text for texts in filled.values() for text in texts)
        if not filled or row.is_header or (at == 0 and _is_caption(filled)):
            if words:
                skipped.append(words)
            continue
        if len(filled) == 1 and _is_across(cells, filled, where):
            en, zh = _by_language(next(iter(filled.values())))
            rows.append(_Pair("", en, zh))
            continue
        en = "\n".join(cells[where["en"]]) if where["en"] < len(cells) else ""
        zh = "\n".join(cells[where["zh"]]) if where["zh"] < len(cells) else ""
        others = [text for i, texts in filled.items() if i not in where.values() for text in texts]
        if not (en or zh) and words:  # only a column that is neither language: nothing of it may be lost
            en, zh = _by_language(others)
            others = []
        rows.append(_Pair(" ".join(others), en, zh))
    return rows


def _kept(table: Table) -> list[Row]:
    return [row for row in table.rows if is_in(row.inserted, row.deleted, "accepted")]


def _is_caption(filled: dict[int, list[str]]) -> bool:
    texts = [text.strip().strip(":：").lower() for texts in filled.values() for text in texts]
    return all(text in _CAPTIONS or set(text.split()) <= _CAPTIONS for text in texts)


def _is_across(cells: list[list[str]], filled: dict[int, list[str]], where: dict[Language, int]) -> bool:
    """Is the only filled cell one that lies over both language columns, or one that holds both languages?"""
    at, texts = next(iter(filled.items()))
    languages = {_language(text) for text in texts}
    return {"en", "zh"} <= languages or (at <= min(where.values()) and at not in where.values() and len(cells) > 1)


def _by_language(texts: list[str]) -> tuple[str, str]:
    """Paragraphs parted into English and Chinese; one that is neither goes to the English."""
    chinese = [text for text in texts if _language(text) == "zh" or language_of(text).language == "mixed"]
    english = [text for text in texts if text not in chinese]
    return "\n".join(english), "\n".join(chinese)
