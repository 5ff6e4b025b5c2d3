"""The comments of a file that is written: their words, who answers whom, and which of them are settled.

Word keeps the second half in a part of its own (`commentsExtended`), which names a comment by its last paragraph. Editors
that do not know that part show the replies as comments at the same place.
"""

from collections.abc import Sequence
from typing import Final

from exports.word.oxml import DECLARATION, NAMESPACES, Ids, attribute, paragraph, run, stamp
from exports.word.values import Note, Run

_FIRST_PARAGRAPH: Final = 0x10000000  # Word wants eight digits below 0x80000000
_SIGN: Final = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'


class Comments:
    """Collects the comments of one file; `part` and `extended` are the two parts, both empty without a comment."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._made: list[str] = []
        self._threads: list[str] = []

    def __bool__(self) -> bool:
        return bool(self._made)

    def add(self, note: Note) -> list[int]:
        """A remark with its replies; the numbers that its place in the text must bear, the replies' with them."""
        first = self._one(note, 0, note.resolved)
        return [first, *(self._one(reply, first, note.resolved) for reply in note.replies)]

    def _one(self, note: Note, answers: int, done: bool) -> int:
        number = self._ids.next()
        lines = note.text.split("\n")
        body = "".join(
            paragraph(
                (_SIGN if at == 0 else "") + run(line, language="zh"), "CommentText",
                ident=_paragraph_id(number) if at == len(lines) - 1 else "",
            )
            for at, line in enumerate(lines)
        )  # fmt: skip
        when = stamp(note.at)
        self._made.append(
            f'<w:comment w:id="{number}" w:author={attribute(note.author)} w:date="{when}" w16du:dateUtc="{when}" '
            f"w:initials={attribute(note.author[:2])}>{body}</w:comment>"
        )
        parent = f' w15:paraIdParent="{_paragraph_id(answers)}"' if answers else ""
        self._threads.append(
            f'<w15:commentEx w15:paraId="{_paragraph_id(number)}"{parent} w15:done="{1 if done else 0}"/>'
        )
        return number

    def part(self) -> str:
        """The part `word/comments.xml`."""
        return f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(self._made)}</w:comments>"

    def extended(self) -> str:
        """The part `word/commentsExtended.xml`."""
        return f"{DECLARATION}<w15:commentsEx {NAMESPACES}>{''.join(self._threads)}</w15:commentsEx>"


def _paragraph_id(number: int) -> str:
    return f"{_FIRST_PARAGRAPH + number:08X}"


def cut_at(runs: Sequence[Run], places: Sequence[int]) -> list[tuple[Run, int, int]]:
    """Runs cut where a comment begins or ends, each with where it stands in the text that was before its insertions.

    `places` are counted in characters of that text; a run that was inserted has no length there.
    """
    cuts = sorted(set(places))
    made: list[tuple[Run, int, int]] = []
    at = 0
    for piece in runs:
        if piece.inserted is not None:
            made.append((piece, at, at))
            continue
        inner = [cut - at for cut in cuts if at < cut < at + len(piece.text)]
        for start, end in zip([0, *inner], [*inner, len(piece.text)], strict=True):
            made.append((Run(piece.text[start:end], piece.deleted), at + start, at + end))
        at += len(piece.text)
    return made
