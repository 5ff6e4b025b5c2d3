"""Tables leave as CSV and XLSX without a cell that could be a formula, and every cell comes back as it left."""

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from dialogue.intake_refusals import CellTooLong, NotATable, TableTooLarge
from exports import tables
from exports.tables import as_csv, as_xlsx, guarded, read_csv, read_xlsx, unguarded

CELL = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)), max_size=12)
RISKY = st.builds(
    str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'", "''", "＝", "_x0041_", ""]), CELL
)
ROWS = st.lists(st.tuples(RISKY, RISKY, RISKY), min_size=1, max_size=5)
HEADER = ("Name", "名称", "Quote")


@given(RISKY)
def test_a_guarded_cell_is_no_formula_and_comes_back(cell):
    safe = guarded(cell)
    assert safe[:1] not in set("=+-@\t\r\n＝＋－＠") or not safe
    assert unguarded(safe) == cell


def told(rows):
    """Rows that hold something: an empty one is passed over."""
    return [row for row in rows if any(cell.strip() for cell in row)]


@given(ROWS)
def test_every_cell_of_a_csv_comes_back_as_it_left(rows):
    content = as_csv(HEADER, rows)
    assert [row for _, row in read_csv(content.decode(), HEADER).rows] == told(rows)
    for line in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in line)


@given(ROWS)
@example([("=1+1", "_x0041_", "a\r\nb\x01\uffff")])
def test_every_cell_of_a_workbook_comes_back_as_it_left_and_none_is_a_formula(rows):
    content = as_xlsx("T", HEADER, rows)
    read = read_xlsx(content)
    assert [row for _, row in read.rows] == told(rows)
    assert not read.formulas
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_sign_between_cells_is_found_by_the_captions(sign):
    text = sign.join(["Name", '"Quote, or words; as given"']) + "\n" + sign.join(["HAO Yeli", '"a, b; c"'])
    read = read_csv(text, ["Name"])
    assert read.header == ("Name", "Quote, or words; as given")
    assert read.rows == ((2, ("HAO Yeli", "a, b; c")),)


def test_a_formula_in_a_workbook_is_told_and_not_evaluated():
    book = Workbook()
    book.active.append(["Name", "Count"])
    book.active.append(["A", "=1+1"])
    out = io.BytesIO()
    book.save(out)
    read = read_xlsx(out.getvalue())
    assert (read.rows, read.formulas) == (((2, ("A", "")),), frozenset({(2, 1)}))


def test_days_and_numbers_of_a_workbook_are_read_as_they_are_written():
    book = Workbook()
    book.active.append(["When", "Then", "Count", "Share"])
    moment = datetime(2026, 3, 1, 9, 30)  # noqa: DTZ001 - a workbook has no zones
    book.active.append([date(2026, 3, 1), moment, 3, 0.5])
    out = io.BytesIO()
    book.save(out)
    assert read_xlsx(out.getvalue()).rows == ((2, ("2026-03-01", "2026-03-01 09:30:00", "3", "0.5")),)


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def test_what_is_no_workbook_or_is_a_trap_is_refused():
    good = as_xlsx("T", HEADER, [("a", "b", "c")])
    for content in (
        b"",
        b"PK",
        good[:200],
        packed(a_dot_xml=b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"),
        packed(a_dot_xml=b"<x/>"),
    ):
        with pytest.raises(NotATable):
            read_xlsx(content)
    with pytest.raises(TableTooLarge):
        read_xlsx(packed(a_dot_xml=b" " * (30 << 20)))


def test_a_table_is_bounded(monkeypatch):
    monkeypatch.setattr(tables, "ROWS", 3)
    rows = [("a", "b", "c")] * 4
    with pytest.raises(TableTooLarge):
        read_csv(as_csv(HEADER, rows).decode(), HEADER)
    with pytest.raises(TableTooLarge):
        read_xlsx(as_xlsx("T", HEADER, rows))
    with pytest.raises(CellTooLong):
        as_xlsx("T", HEADER, [("a" * 40_000, "", "")])
    assert load_workbook(io.BytesIO(as_xlsx("T/:?", HEADER, [("a" * 32_767, "", "")]))).sheetnames == ["T   "]
