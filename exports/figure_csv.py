"""Figures as CSV: every cell quoted, and none of them a formula to a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_MARK: Final = "\ufeff"
_STARTS: Final = frozenset("=+-@\t\r\n'＝＋－＠")
"""With what a formula begins, in half and full width; and the apostrophe itself, so that taking it off is never wrong."""


def figure_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the mark by which spreadsheets know it; a cell that begins like a formula gets an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([f"'{cell}" if cell[:1] in _STARTS and cell else cell for cell in row])
    return (_MARK + out.getvalue()).encode()


__all__ = ["figure_csv"]
