"""Our Word files as PDF and as pictures of their pages, by the real LibreOffice."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from exports import office
from exports.office import as_pdf
from exports.page_images import page_images
from exports.refusals import PdfNotAvailable, PdfTooSlow
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import draft

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return as_pdf(write(draft(), Form.CLEAN_TWO_COLUMN))


def test_a_pdf_holds_the_words_of_both_languages_and_nobodys_name(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    words = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Human control" in words
    assert "人类控制" in words
    told = document.get_metadata_dict()
    assert not told.get("Author")
    assert not {"Theodora", "林舟"} & set(" ".join(told.values()).split())


def test_the_pages_are_drawn_from_the_one_that_is_asked_for_on(pdf: bytes) -> None:
    total, pictures = page_images(pdf, 0, 1, width=400)
    assert total >= 1
    assert Image.open(BytesIO(pictures[0])).width == 400
    assert page_images(pdf, total, 3) == (total, [])


def test_without_an_office_the_reader_is_told_so(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert not office.is_present()
    with pytest.raises(PdfNotAvailable):
        as_pdf(b"")


def test_an_office_that_does_not_end_is_ended_and_its_children_with_it(tmp_path, monkeypatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(office, "SECONDS", 0.3)
    with pytest.raises(PdfTooSlow):
        as_pdf(write(draft(), Form.CLEAN_EN))
