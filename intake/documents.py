"""Reading a document of any usual kind into the text that is stored, with where its pages and paragraphs begin.

Nothing of a document is executed or fetched; sizes are checked before anything is unpacked.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import Final

from dialogue.intake_refusals import SourceKindUnknown, SourceNotADocument, SourceTooLarge, SourceWithoutText
from dialogue.refusals import BytesNotText
from intake import html_pages, mails, pdf_files, tei_files, word_files
from intake.decoding import decode, is_storable
from intake.source_texts import (
    ENDINGS,
    MOST_LETTERS,
    MOST_MEGABYTES,
    Break,
    Form,
    SourceDocument,
    paragraph_breaks,
)

_MOST: Final = MOST_MEGABYTES * 1024 * 1024


def read_document(name: str, content: bytes) -> SourceDocument:
    """The text of a document, whose kind is told by its first bytes, then by the ending of its name.

    Raises SourceTooLarge, SourceKindUnknown, SourceNotADocument, SourceEncrypted, SourceWithoutText or BytesNotText.
    """
    if len(content) > _MOST:
        raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
    document = _reader(name, content)(name, content)
    if len(document.text) > MOST_LETTERS:
        raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
    if not document.text.strip():
        raise SourceWithoutText(name=name)
    if not is_storable(document.text):
        raise BytesNotText(name=name)
    return document


def _reader(name: str, content: bytes) -> Callable[[str, bytes], SourceDocument]:
    ending = PurePath(name.lower()).suffix
    if content.startswith(b"%PDF-"):
        return pdf_files.read_pdf
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        if ending not in (".docx", ""):
            raise SourceKindUnknown(name=name, known=", ".join(ENDINGS))
        return word_files.read_word
    by_ending: dict[str, Callable[[str, bytes], SourceDocument]] = {
        ".eml": mails.read_mail, ".html": html_pages.read_html, ".htm": html_pages.read_html, ".xml": tei_files.read_tei,
        ".txt": read_text, ".md": read_text, "": read_text,
    }  # fmt: skip
    if ending in (".docx", ".pdf"):
        raise SourceNotADocument(name=name)
    if ending not in by_ending:
        if _is_foreign(content):
            raise SourceKindUnknown(name=name, known=", ".join(ENDINGS))
        return read_text
    return by_ending[ending]


def _is_foreign(content: bytes) -> bool:
    """Whether bytes are no text: signs that no text begins with, or many that no text holds."""
    sample = content[:4096]
    return content.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"MZ", b"{\\rtf", b"\x1f\x8b")) or (
        sum(1 for byte in sample if byte < 9 or 13 < byte < 27) * 20 > len(sample) and not sample.startswith((b"\xff\xfe", b"\xfe\xff"))
    )  # fmt: skip


def read_text(name: str, content: bytes) -> SourceDocument:
    """A text or Markdown file, exactly as it stands; its paragraphs are what stands between line ends."""
    if _is_foreign(content) and not _is_wide(content):
        raise SourceNotADocument(name=name)
    decoded = decode(content, name)
    form = Form.MARKDOWN if name.lower().endswith(".md") else Form.TEXT
    return SourceDocument(decoded.text, form, decoded.encoding, paragraph_breaks(decoded.text))


def _is_wide(content: bytes) -> bool:
    return len(content) % 2 == 0 and content[:64].count(0) * 4 >= len(content[:64])


__all__ = ["ENDINGS", "MOST_MEGABYTES", "Break", "Form", "SourceDocument", "read_document", "read_text"]
