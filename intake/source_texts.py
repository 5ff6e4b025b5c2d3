"""A document as text, with where its pages and paragraphs begin: what every reader of a kind of file gives back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_MEGABYTES: Final = 20
"""The largest document, as handed in or pasted."""
MOST_LETTERS: Final = 5_000_000
"""The longest text that is read out of a document: some two thousand pages."""
ENDINGS: Final = (".txt", ".md", ".html", ".htm", ".eml", ".docx", ".pdf", ".xml")
"""The kinds of file that are read, by their endings."""


class Form(StrEnum):
    """What kind of file a text was read from."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    MAIL = "mail"
    WORD = "word"
    PDF = "pdf"
    TEI = "tei"


MEDIA_TYPES: Final = {
    Form.TEXT: "text/plain",
    Form.MARKDOWN: "text/markdown",
    Form.HTML: "text/html",
    Form.MAIL: "message/rfc822",
    Form.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
    Form.TEI: "application/tei+xml",
}
"""How each kind of file is called when it is handed out again."""


@dataclass(frozen=True, slots=True)
class Break:
    """Where a page or paragraph of a document begins and ends in its text. `kind` is `page` or `paragraph`, from 1."""

    kind: str
    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document as text. `text` is what is stored; all offsets count its characters.

    `encoding` is that of a text file, else empty. `headers` are those of a mail and the like, as printed, in order.
    `attachments` are the names of what came with a mail; they are not read.
    """

    text: str
    form: Form
    encoding: str = ""
    breaks: tuple[Break, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[str, ...] = ()


def paragraph_breaks(text: str) -> tuple[Break, ...]:
    """Each line that holds something, as a paragraph."""
    breaks: list[Break] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            breaks.append(Break("paragraph", len(breaks) + 1, start, start + len(line)))
        start += len(line) + 1
    return tuple(breaks)


def of_paragraphs(paragraphs: list[str]) -> tuple[str, tuple[Break, ...]]:
    """Paragraphs as one text, a blank line between them, with where each begins."""
    breaks: list[Break] = []
    parts: list[str] = []
    at = 0
    for number, words in enumerate(paragraphs, 1):
        parts.append(words)
        breaks.append(Break("paragraph", number, at, at + len(words)))
        at += len(words) + 2
    return "\n\n".join(parts), tuple(breaks)
