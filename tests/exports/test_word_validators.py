"""Two validators find nothing in any form; in comparisons nothing but what they are known to get wrong."""

import io
from datetime import UTC, datetime

import ooxml_integrity
import pytest
from docx import Document
from openxml_audit import FileFormat, OpenXmlValidator
from openxml_audit.semantic.constraints import cross_part

from exports.word.compare import redline_files
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import draft
from tests.exports.pages import as_docx

AUDIT = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
AUDITED: dict[int, object] = {}
"""Every package that was looked through. openxml-audit 0.8.0 remembers what it read of one by its address in memory, and would
take a later package at the same address for that one."""


def _keeping(of):
    def key(context, *where):
        AUDITED[id(context.package)] = context.package
        return of(context, *where)

    return key


cross_part._cache_key = _keeping(cross_part._cache_key)

# Word's own `<w:trPr><w:ins/></w:trPr>` without other row properties is called incomplete by openxml-audit 0.8.0.
FALSE_ALARMS = {"Required sequence content is missing"}


def findings(content: bytes, tmp_path) -> set[str]:
    path = tmp_path / "file.docx"
    path.write_bytes(content)
    found = {error.description for error in AUDIT.validate(path).errors}
    return found | {str(finding) for finding in ooxml_integrity.check(path)}


@pytest.mark.parametrize("first", ["en", "zh"])
@pytest.mark.parametrize("form", list(Form))
def test_no_validator_finds_anything_in_an_export(form: Form, first: str, tmp_path) -> None:
    assert findings(write(draft(first_language=first), form), tmp_path) == set()


def test_a_comparison_adds_no_finding_to_those_of_its_base(tmp_path) -> None:
    base = as_docx(["one two three", "four", "five six"], [["a", "b"], ["c", "d"]], ["end"])
    target = as_docx(["one three", "new", "five", " six"], [["a", "x"], ["new", "row"], ["c", "d"]], ["end", "more"])
    made = redline_files(base, target, "a.docx", "b.docx", "Tomas Ribbon", datetime(2026, 11, 22, tzinfo=UTC))
    assert findings(made, tmp_path) - findings(base, tmp_path) - FALSE_ALARMS == set()


def test_a_comparison_of_texts_has_no_finding(tmp_path) -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)
    made = redline_files("一\n二三\n".encode(), "一\n二四\n五\n".encode(), "a.txt", "b.txt", "Tomas Ribbon", at)
    assert findings(made, tmp_path) == set()


def test_a_list_that_comes_along_adds_no_finding(tmp_path) -> None:
    base = as_docx(["one", "three"])
    made = Document(io.BytesIO(as_docx(["one"])))
    for text in ("first of all", "then"):
        properties = made.add_paragraph(text)._p.get_or_add_pPr()
        properties.get_or_add_numPr().get_or_add_numId().val = 3
    packed = io.BytesIO()
    made.save(packed)
    compared = redline_files(
        base, packed.getvalue(), "a.docx", "b.docx", "Tomas Ribbon", datetime(2026, 11, 22, tzinfo=UTC)
    )
    plain = redline_files(
        b"one\nthree\n", packed.getvalue(), "a.txt", "b.docx", "Tomas Ribbon", datetime(2026, 11, 22, tzinfo=UTC)
    )
    assert findings(compared, tmp_path) - findings(base, tmp_path) - FALSE_ALARMS == set()
    assert b"numbering.xml" in plain
    assert findings(plain, tmp_path) == set()
