"""The text layer of a PDF, page by page. A PDF of pictures has none and is refused."""

import threading
from typing import Final

import pypdfium2

from dialogue.intake_refusals import SourceEncrypted, SourceNotADocument, SourceTooLarge, SourceWithoutText
from intake.source_texts import MOST_LETTERS, MOST_MEGABYTES, Break, Form, SourceDocument

_MOST_PAGES: Final = 3_000
_PASSWORD: Final = 4
_ONE_AT_A_TIME: Final = threading.Lock()  # the library is not made for several threads
_NOT_STORED: Final = dict.fromkeys([0, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)], "")
"""What the library gives for a letter that it does not know, and what no store keeps."""


def read_pdf(name: str, content: bytes) -> SourceDocument:
    """The pages as text, a form feed between two. Raises SourceEncrypted, SourceNotADocument, SourceTooLarge, SourceWithoutText."""
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
                raise SourceEncrypted(name=name) from error
            raise SourceNotADocument(name=name) from error
        try:
            if len(document) > _MOST_PAGES:
                raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
            pages = _pages(document, name)
        except pypdfium2.PdfiumError as error:
            raise SourceNotADocument(name=name) from error
        finally:
            document.close()
    if not any(page.strip() for page in pages):
        raise SourceWithoutText(name=name)
    breaks, at = [], 0
    for number, page in enumerate(pages, 1):
        breaks.append(Break("page", number, at, at + len(page)))
        at += len(page) + 1
    return SourceDocument("\f".join(pages), Form.PDF, "", tuple(breaks))


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[str]:
    pages: list[str] = []
    letters = 0
    for page in document:
        layer = page.get_textpage()
        words = (
            layer.get_text_range().replace("\r\n", "\n").replace("\f", "\n").replace("\x02", "-").translate(_NOT_STORED)
        )
        layer.close()
        page.close()
        letters += len(words)
        if letters > MOST_LETTERS:
            raise SourceTooLarge(name=name, megabytes=MOST_MEGABYTES)
        pages.append(words)
    return pages
