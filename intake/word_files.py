"""The text of a Word file in reading order, as it stands with all tracked changes accepted. Nothing is executed."""

import io
import zipfile
import zlib
from typing import Final

from lxml import etree

from dialogue.intake_refusals import SourceEncrypted, SourceKindUnknown, SourceNotADocument, SourceTooLarge
from intake.source_texts import ENDINGS, MOST_MEGABYTES, Form, SourceDocument, of_paragraphs

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN: Final = "word/document.xml"
_LARGEST_PART: Final = 20 * 1024 * 1024
_RATIO: Final = 100
_MOST_PARTS: Final = 2_000
_DELETED: Final = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "delText", "delInstrText", "instrText"))


def read_word(name: str, content: bytes) -> SourceDocument:
    """The paragraphs of the body, cells of a table with tabs between. Raises SourceEncrypted, SourceNotADocument, SourceTooLarge."""
    root = _body(name, _main_part(name, content))
    rows: list[str] = []
    # An explicit stack, so that no nesting exhausts the interpreter's own.
    stack = list(reversed(list(root)))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            rows.append(_words(element))
        elif element.tag == f"{_W}tr":
            rows.append(
                "\t".join(
                    " ".join(filter(None, map(_words, cell.iter(f"{_W}p")))) for cell in element.iterchildren(f"{_W}tc")
                )
            )
        elif element.tag not in _DELETED:
            stack.extend(reversed(list(element)))
    text, breaks = of_paragraphs([row for row in rows if row.strip()])
    return SourceDocument(text, Form.WORD, "", breaks)


def _main_part(name: str, content: bytes) -> bytes:
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise SourceEncrypted(name=name)
        raise SourceKindUnknown(name=name, known=", ".join(ENDINGS))
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS:
            raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
        part = next((one for one in parts if one.filename.lower() == _MAIN), None)
        if part is None:
            raise SourceNotADocument(name=name)
        if part.flag_bits & 0x1:
            raise SourceEncrypted(name=name)
        if part.file_size > _LARGEST_PART or part.file_size > _RATIO * max(part.compress_size, 10_000):
            raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
        with archive.open(part) as stream:
            markup = stream.read(part.file_size) + stream.read(1)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise SourceNotADocument(name=name) from error
    if len(markup) != part.file_size:
        raise SourceNotADocument(name=name)
    return markup.replace(_STRICT, _W[1:-1].encode())


def _body(name: str, markup: bytes) -> etree._Element:
    if b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
        raise SourceNotADocument(name=name)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        body = etree.fromstring(markup, parser).find(f"{_W}body")
    except etree.XMLSyntaxError as error:
        raise SourceNotADocument(name=name) from error
    if body is None:
        raise SourceNotADocument(name=name)
    return body


def _words(paragraph: etree._Element) -> str:
    words: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t" and not any(parent.tag in _DELETED for parent in element.iterancestors()):
            words.append(element.text or "")
        elif element.tag == f"{_W}tab" and next(element.iterancestors()).tag == f"{_W}r":
            words.append("\t")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            words.append("\n")
        elif element.tag == f"{_W}noBreakHyphen":
            words.append("-")
    return "".join(words)
