"""The pages of a PDF as pictures, for looking at a file before it is handed out."""

import io
import threading
from typing import Final

import pypdfium2
from PIL.Image import Palette

_LOCK: Final = threading.Lock()  # PDFium is not made for several threads


def page_images(pdf: bytes, first: int = 0, count: int = 6, width: int = 900) -> tuple[int, list[bytes]]:
    """How many pages there are, and `count` of them from `first` on (from 0) as PNG, `width` pixels wide."""
    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            pages = range(max(0, first), min(len(document), first + count))
            return len(document), [_picture(document[at], width) for at in pages]
        finally:
            document.close()


def _picture(page: pypdfium2.PdfPage, width: int) -> bytes:
    # Pages on their side are as wide on the screen as upright ones are tall, so their letters are as large.
    upright = min(page.get_width(), page.get_height())
    drawn = page.render(scale=width / upright).to_pil().convert("P", palette=Palette.ADAPTIVE, colors=64)
    made = io.BytesIO()
    drawn.save(made, "PNG", optimize=False)
    return made.getvalue()
