"""Foreign documents are read in a process of their own, with the same result and the same refusals."""

import zipfile
from io import BytesIO

import pytest
from docx import Document

from dialogue.intake_refusals import SourceKindUnknown, SourceNotADocument, SourceTooLarge
from dialogue.refusals import Refusal
from intake.apart import read_apart
from intake.documents import read_document

TEXT = "Both sides met on 12 March 2025.\n双方于 3 月 12 日会谈。"


def a_word_file(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


FILES = {
    "note.txt": TEXT.encode(),
    "note.html": f"<html><body><p>{TEXT}</p><script>none()</script></body></html>".encode(),
    "note.docx": a_word_file(*TEXT.split("\n")),
    "note.eml": b"From: a@example.org\nTo: b@example.org\nSubject: Met\nContent-Type: text/plain; charset=utf-8\n\nBoth sides met.\n",
}


@pytest.mark.parametrize("name", FILES)
def test_a_document_read_apart_is_what_it_is_read_here(name: str) -> None:
    assert read_apart(name, FILES[name]) == read_document(name, FILES[name])


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.docx", b"no such file"), ("a.pdf", b"%PDF-1.7 broken"), ("a.xlsx", b"PK\x03\x04"), ("a.html", b"")],
)
def test_a_refusal_is_the_same_apart_and_here(name: str, content: bytes) -> None:
    def refused(read: object) -> tuple[str, dict[str, object]]:
        with pytest.raises(Refusal) as raised:
            read(name, content)  # type: ignore[operator]
        return raised.value.name, raised.value.facts

    assert refused(read_apart) == refused(read_document)


def test_what_unpacks_to_far_more_than_it_is_does_no_harm() -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
        package.writestr("[Content_Types].xml", b"<Types/>")
    with pytest.raises((SourceTooLarge, SourceNotADocument, SourceKindUnknown)):
        read_apart("bomb.docx", packed.getvalue())


def test_a_file_above_the_limit_is_refused_before_anything_reads_it() -> None:
    with pytest.raises(SourceTooLarge):
        read_apart("long.txt", b"a" * (20 * 1024 * 1024 + 1))
