"""Figures as CSV: whatever a cell says, a spreadsheet takes none for a formula, and nothing of it is lost."""

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from exports.figure_csv import figure_csv

CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\n"), max_size=12)


@given(
    st.lists(st.lists(st.sampled_from(["=1+1", "+x", "-2", "@a", "＝1", "'q", "\tb"]) | CELLS, min_size=2, max_size=2))
)
def test_no_cell_begins_like_a_formula_and_every_cell_comes_back(rows):
    made = figure_csv(["=Figure", "n"], rows)
    assert made.startswith("\ufeff".encode())
    read = list(csv.reader(io.StringIO(made.decode("utf-8-sig"), newline="")))
    assert read[0] == ["'=Figure", "n"]
    assert len(read) == len(rows) + 1
    for given_row, row in zip(rows, read[1:], strict=True):
        for cell, came in zip(given_row, row, strict=True):
            assert came[:1] not in tuple("=+-@\t＝＋－＠")
            assert came in (cell, f"'{cell}")
