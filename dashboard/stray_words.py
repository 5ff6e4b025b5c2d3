"""What is found in a Word file beside its clauses, in words: strays on the way in, and what must not leave on the way out.

`exports.word` names them by these English words; here they are marked for the catalogue, and shown by
`words.c("Word file", …)`: a comment in a margin is not what an author of a source thinks.
"""

from collections.abc import Iterable
from typing import Final

from locales import C_, Reader

STRAYS: Final = frozenset(
    {
        C_("Word file", "cell deletion"),
        C_("Word file", "cell insertion"),
        C_("Word file", "cell merge"),
        C_("Word file", "comment"),
        C_("Word file", "conflict content control deletion"),
        C_("Word file", "conflict content control insertion"),
        C_("Word file", "conflict deletion"),
        C_("Word file", "conflict insertion"),
        C_("Word file", "content control deletion"),
        C_("Word file", "content control insertion"),
        C_("Word file", "content control move from"),
        C_("Word file", "content control move to"),
        C_("Word file", "deletion"),
        C_("Word file", "endnote"),
        C_("Word file", "footnote"),
        C_("Word file", "former mark deletion"),
        C_("Word file", "former mark insertion"),
        C_("Word file", "former mark move from"),
        C_("Word file", "former mark move to"),
        C_("Word file", "hidden text"),
        C_("Word file", "insertion"),
        C_("Word file", "math deletion"),
        C_("Word file", "math insertion"),
        C_("Word file", "move from"),
        C_("Word file", "move from range"),
        C_("Word file", "move to"),
        C_("Word file", "move to range"),
        C_("Word file", "number"),
        C_("Word file", "numbering insertion"),
        C_("Word file", "paragraph mark conflict deletion"),
        C_("Word file", "paragraph mark conflict insertion"),
        C_("Word file", "paragraph mark deletion"),
        C_("Word file", "paragraph mark insertion"),
        C_("Word file", "paragraph mark move from"),
        C_("Word file", "paragraph mark move to"),
        C_("Word file", "replacement"),
        C_("Word file", "row"),
        C_("Word file", "row deletion"),
        C_("Word file", "row insertion"),
        C_("Word file", "text"),
        C_("Word file", "untracked"),
    }
)
"""What can come back in a Word file and cannot be placed in a clause."""

FORM: Final = {
    "cell property change": C_("Word file", "look of a cell"),
    "numbering change": C_("Word file", "numbering of a paragraph"),
    "paragraph mark property change": C_("Word file", "look of the end of a paragraph"),
    "paragraph property change": C_("Word file", "look of a paragraph"),
    "row property change": C_("Word file", "look of a row"),
    "run property change": C_("Word file", "look of words"),
    "section property change": C_("Word file", "layout of pages"),
    "table exception property change": C_("Word file", "look of a row that differs from its table"),
    "table grid change": C_("Word file", "widths of columns"),
    "table property change": C_("Word file", "look of a table"),
}
"""What a change of form touches, by the kind of revision; such changes propose nothing."""

LEAKS: Final = frozenset(
    {
        C_("Word file", "address"),
        C_("Word file", "author"),
        C_("Word file", "author of the file"),
        C_("Word file", "company"),
        C_("Word file", "deleted text"),
        C_("Word file", "embedded file"),
        C_("Word file", "embedded foreign text"),
        C_("Word file", "embedded program"),
        C_("Word file", "foreign custom part"),
        C_("Word file", "foreign part"),
        C_("Word file", "last editor"),
        C_("Word file", "list of persons"),
        C_("Word file", "macros"),
        C_("Word file", "manager"),
        C_("Word file", "printer"),
        C_("Word file", "private words"),
        C_("Word file", "second style sheet"),
        C_("Word file", "session numbers"),
        C_("Word file", "template"),
        C_("Word file", "thumbnail"),
        C_("Word file", "unaccounted"),
        C_("Word file", "white text"),
    }
)
"""What the scan of a finished file can stop, beside the changes, comments and hidden text that are strays as well."""

PLACES: Final = frozenset(
    {
        C_("Word file", "body"),
        C_("Word file", "building block"),
        C_("Word file", "comment"),
        C_("Word file", "endnote"),
        C_("Word file", "footer"),
        C_("Word file", "footnote"),
        C_("Word file", "header"),
    }
)
"""Where words stand in a Word file."""

UNSEEN: Final = frozenset(
    {C_("Word file", "no longer struck"), C_("Word file", "picture"), C_("Word file", "struck text")}
)
"""What a page shows otherwise than its letters say, beside hidden and white text."""

_KNOWN: Final = STRAYS | LEAKS | PLACES | UNSEEN


def named(kinds: Iterable[str], words: Reader) -> str:
    """What was found in a file, one after another; what has no name of its own is named by what it has in common."""
    return words.t(", ").join(dict.fromkeys(_name(kind, words) for kind in kinds))


def kind_name(kind: str, words: Reader) -> str:
    """What came back beside the clauses, in the reader's words."""
    return words.c("Word file", FORM.get(kind, kind))


def _name(kind: str, words: Reader) -> str:
    if kind in _KNOWN or kind in FORM:
        return kind_name(kind, words)
    outside = kind.startswith("outside ")
    return words.c("Word file", "something outside the file") if outside else words.c("Word file", "hidden setting")
