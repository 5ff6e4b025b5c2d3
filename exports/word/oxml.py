"""Builders of Word markup as text. With `revisions` the only file that knows `w:ins` and `w:del`.

Text is built, not trees: a document of 400 pages is written in well under a second and its bytes are always the same.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from exports.word.names import MC, W14, W15, W16DU, R, W
from exports.word.scripts import stretches
from exports.word.values import Language, Mark, Moved, Run

NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w14="{W14}" xmlns:w15="{W15}" xmlns:w16du="{W16DU}" '
    'mc:Ignorable="w14 w15 w16du"'
)
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# What XML cannot carry at all.
_IMPOSSIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BREAKS: Final = re.compile("([\t\n])")
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'
_LANGUAGE: Final = '<w:lang w:eastAsia="zh-CN"/>'


def possible(text: str) -> str:
    """The text without the characters that XML cannot carry (control characters and halves of surrogate pairs)."""
    return _IMPOSSIBLE.sub("", text)


def text_of(text: str) -> str:
    """Escaped character content; a carriage return is kept as a reference because parsers turn it into a line feed."""
    return escape(possible(text), {"\r": "&#13;"})


def attribute(value: str) -> str:
    """A quoted and escaped attribute value."""
    return quoteattr(possible(value))


def stamp(at: datetime) -> str:
    """A time as Word writes it: UTC, to the second, with Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(slots=True)
class Ids:
    """One row of numbers for all changes, bookmarks and comments of a file: Word calls a file damaged when two meet."""

    last: int = field(default=0)

    def next(self) -> int:
        self.last += 1
        return self.last


def signed(ids: Ids, mark: Mark) -> str:
    """The attributes of a change: number, author, and the time twice (`w:date` is read as local time by Word)."""
    when = stamp(mark.at)
    return f'w:id="{ids.next()}" w:author={attribute(mark.author)} w:date="{when}" w16du:dateUtc="{when}"'


def run(text: str, properties: str = "", *, language: Language = "en", gone: bool = False) -> str:
    """Runs for a text, cut by script, with tabs and line breaks as elements. `properties` follow the font."""
    name = "w:delText" if gone else "w:t"
    parts: list[str] = []
    for stretch, east_asian in stretches(text, language):
        form = (_HINT if east_asian else "") + properties + (_LANGUAGE if east_asian else "")
        body = "".join(_content(piece, name) for piece in _BREAKS.split(stretch) if piece)
        parts.append(f"<w:r>{f'<w:rPr>{form}</w:rPr>' if form else ''}{body}</w:r>")
    return "".join(parts)


def _content(piece: str, name: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece == "\n":
        return "<w:br/>"
    return f'<{name} xml:space="preserve">{text_of(piece)}</{name}>'


def inserted(content: str, ids: Ids, mark: Mark) -> str:
    """Content as an insertion."""
    return f"<w:ins {signed(ids, mark)}>{content}</w:ins>"


def deleted(content: str, ids: Ids, mark: Mark) -> str:
    """Content (already made with `gone`) as a deletion."""
    return f"<w:del {signed(ids, mark)}>{content}</w:del>"


def changed_run(piece: Run, ids: Ids, properties: str = "", *, language: Language = "en") -> str:
    """A run of a clause with its change. A run both inserted and deleted is an insertion that was then struck."""
    if not piece.text:
        return ""
    content = run(piece.text, properties, language=language, gone=piece.deleted is not None)
    if piece.deleted is not None:
        content = deleted(content, ids, piece.deleted)
    if piece.inserted is not None:
        content = inserted(content, ids, piece.inserted)
    return content


def moved_end(content: str, ids: Ids, moved: Moved) -> str:
    """Content as one end of a move. What leaves keeps ordinary text elements: only a deletion has its own."""
    name = "moveTo" if moved.arrives else "moveFrom"
    return f"<w:{name} {signed(ids, moved.mark)}>{content}</w:{name}>"


def move_range(content: str, ids: Ids, moved: Moved, part: str) -> str:
    """Content between the two ends of a move's range. `part` tells the ranges of one moved row apart."""
    name, number = "moveTo" if moved.arrives else "moveFrom", ids.next()
    author, when = attribute(moved.mark.author), stamp(moved.mark.at)
    return (
        f'<w:{name}RangeStart w:id="{number}" w:name={attribute(f"{moved.name}-{part}")} w:author={author} '
        f'w:date="{when}"/>{content}<w:{name}RangeEnd w:id="{number}"/>'
    )


def footnote_reference(number: int) -> str:
    """The sign in the text that leads to a footnote."""
    form = '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
    return f'<w:r>{form}<w:footnoteReference w:id="{number}"/></w:r>'


def mark_properties(ids: Ids, was_inserted: Mark | None, was_deleted: Mark | None) -> str:
    """The changes of a paragraph's mark or of a row, first inside its properties."""
    made = f"<w:ins {signed(ids, was_inserted)}/>" if was_inserted is not None else ""
    return made + (f"<w:del {signed(ids, was_deleted)}/>" if was_deleted is not None else "")


def paragraph(
    content: str,
    style: str = "",
    properties: str = "",
    mark: str = "",
    ident: str = "",
) -> str:
    """A paragraph; `properties` in schema order after the style, `mark` the changes of its mark, `ident` its own number."""
    form = (f'<w:pStyle w:val="{style}"/>' if style else "") + properties
    form += f"<w:rPr>{mark}</w:rPr>" if mark else ""
    named = f' w14:paraId="{ident}"' if ident else ""
    return f"<w:p{named}>{f'<w:pPr>{form}</w:pPr>' if form else ''}{content}</w:p>"


def bookmarked(content: str, name: str, ids: Ids) -> str:
    """Content between the two ends of a bookmark."""
    number = ids.next()
    return f'<w:bookmarkStart w:id="{number}" w:name={attribute(name)}/>{content}<w:bookmarkEnd w:id="{number}"/>'


def commented(content: str, numbers: Sequence[int]) -> str:
    """Content inside the ranges of comments, their references after it."""
    return comment_starts(numbers) + content + comment_ends(numbers)


def comment_starts(numbers: Sequence[int]) -> str:
    """Where the words begin that comments are on."""
    return "".join(f'<w:commentRangeStart w:id="{n}"/>' for n in numbers)


def comment_ends(numbers: Sequence[int]) -> str:
    """Where those words end, with the signs that lead to the comments."""
    return "".join(
        f'<w:commentRangeEnd w:id="{n}"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f'<w:commentReference w:id="{n}"/></w:r>'
        for n in numbers
    )


def field_code(code: str, properties: str = "") -> str:
    """A complex field such as PAGE, with a first result that the editor replaces."""
    form = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return (
        f'<w:r>{form}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{form}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r>{form}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{form}<w:t>1</w:t></w:r>"
        f'<w:r>{form}<w:fldChar w:fldCharType="end"/></w:r>'
    )
