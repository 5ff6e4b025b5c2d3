"""Tables as CSV and XLSX: written so that no cell is ever a formula, and read without evaluating any.

A cell of a CSV that a spreadsheet would take for a formula gets an apostrophe before it, and so does one that already has an
apostrophe there; reading takes it off again, so that every cell comes back as it left. In XLSX cells are typed, and a text
is a text whatever it begins with.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell

from dialogue.intake_refusals import CellTooLong, NotATable, TableTooLarge
from exports.word.limits import open_archive
from exports.word.refusals import ImportRefused, WordFileTooLarge

ROWS: Final = 20_000
COLUMNS: Final = 100
LETTERS: Final = 32_767
"""As many characters a cell of XLSX holds."""
BYTES: Final = 20 * 1024 * 1024
_MARK: Final = "\ufeff"
_STARTS: Final = frozenset("=+-@\t\r\n'＝＋－＠")
"""With what a formula begins, in half and full width; and the apostrophe itself, so that taking it off is never wrong."""
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNSPEAKABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")
_DOCTYPE: Final = b"<!DOCTYPE"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that was read: the cells of its first row, and the others with their numbers in the file.

    `formulas` are the places (row number, column from 0) of cells that hold a formula, which are read as empty.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()


def guarded(cell: str) -> str:
    """The cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell[:1] in _STARTS and cell else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded; one that never was stays as it is."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _STARTS and len(cell) > 1 else cell


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it, every cell quoted and guarded."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(cell) for cell in header])
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return (_MARK + out.getvalue()).encode()


def as_xlsx(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of typed texts with a frozen first row. Raises CellTooLong for what XLSX cannot hold."""
    lines = [[_escaped(cell, at) for cell in row] for at, row in enumerate([header, *rows], 1)]
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    sheet.freeze_panes = "A2"
    for row in lines:
        sheet.append([_typed(sheet, *cell) for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _escaped(cell: str, row: int) -> tuple[str, bool]:
    """A text as XLSX keeps it, and whether a spreadsheet would take it for a formula if it were typed in."""
    escaped = _UNSPEAKABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", cell)
    if len(escaped) > LETTERS:
        raise CellTooLong(row=row, letters=len(cell), limit=LETTERS)
    return escaped, cell[:1] in _STARTS


def _typed(sheet: Any, text: str, is_risky: bool) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.data_type, cell.quotePrefix = "s", is_risky
    return cell


def read_csv(text: str, known: Iterable[str], name: str = "") -> Table:
    """A table of comma, semicolon or tab separated values: the sign that finds most of the `known` captions parts the cells.

    Raises NotATable, TableTooLarge.
    """
    text, wanted = text.removeprefix(_MARK), {folded(caption) for caption in known}
    if not text.strip():
        raise NotATable(name=name, reason="empty")
    first = [(sign, _parted(text, sign, 1, name)) for sign in ",;\t"]
    sign, _ = max(first, key=lambda found: sum(folded(unguarded(cell)) in wanted for cell in found[1][0]))
    lines = _parted(text, sign, ROWS + 2, name)
    return _table([[unguarded(cell) for cell in line] for line in lines])


def _parted(text: str, sign: str, most: int, name: str) -> list[list[str]]:
    found: list[list[str]] = []
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=False):
            found.append(line)
            if len(found) == most:
                break
    except csv.Error as error:
        raise NotATable(name=name, reason="damaged") from error
    return found


def read_xlsx(content: bytes, name: str = "") -> Table:
    """The first sheet of a workbook. Nothing in it is evaluated. Raises NotATable, TableTooLarge."""
    if len(content) > BYTES:
        raise TableTooLarge(limit="bytes")
    try:
        with open_archive(content) as archive:
            if any(_DOCTYPE in archive.read(part) for part in archive.namelist() if part.endswith((".xml", ".rels"))):
                raise NotATable(name=name, reason="damaged")
    except WordFileTooLarge as error:
        raise TableTooLarge(limit="bytes") from error
    except ImportRefused as error:
        raise NotATable(name=name, reason="no workbook") from error
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        cells, formulas = _cells(book.worksheets[0])
        book.close()
    except TableTooLarge:
        raise
    except Exception as error:  # the library ends in many ways on what does not follow the format
        raise NotATable(name=name, reason="damaged") from error
    return _table(cells, frozenset(formulas))


def _cells(sheet: Any) -> tuple[list[list[str]], set[tuple[int, int]]]:
    rows: list[list[str]] = []
    formulas = set()
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(), 1):
        if number > ROWS + 1:
            raise TableTooLarge(limit="rows")
        if len(row) > COLUMNS and any(cell.value is not None for cell in row[COLUMNS:]):
            raise TableTooLarge(limit="columns")
        formulas |= {(number, at) for at, cell in enumerate(row[:COLUMNS]) if cell.data_type == "f"}
        rows.append(["" if cell.data_type == "f" else _text(cell.value) for cell in row[:COLUMNS]])
    return rows, formulas


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _table(lines: Sequence[Sequence[str]], formulas: frozenset[tuple[int, int]] = frozenset()) -> Table:
    if len(lines) > ROWS + 1:
        raise TableTooLarge(limit="rows")
    if any(len(line) > COLUMNS for line in lines):
        raise TableTooLarge(limit="columns")
    header = tuple(lines[0]) if lines else ()
    width = len(header)
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if any(cell.strip() for cell in line) or any(place == number for place, _ in formulas):
            rows.append((number, (*line, *[""] * (width - len(line)))))
    return Table(header, tuple(rows), formulas)


def folded(caption: str) -> str:
    """A caption for comparing only: no case, no spaces, no underscores."""
    return "".join(caption.casefold().replace("_", " ").split())


__all__ = ["BYTES", "LETTERS", "Table", "as_csv", "as_xlsx", "folded", "guarded", "read_csv", "read_xlsx", "unguarded"]
