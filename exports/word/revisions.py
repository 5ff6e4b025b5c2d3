"""The names of tracked changes: which element, standing where, is which kind of revision.

ECMA-376 part 1, 17.13.5 lists the elements; Word 2010 adds the conflict marks of co-authoring. The same `w:ins` is an
inserted run, paragraph mark, row, numbering or piece of mathematics according to where it stands.
"""

from dataclasses import dataclass
from typing import Final

from exports.word.names import W14, W16DU, M, W, w
from exports.word.package import Element


@dataclass(frozen=True, slots=True)
class Revision:
    """One tracked change as the file states it. `author` and `date` are None where the file holds none; `date` is the
    raw value of `w:date` (editors often write local time with a false Z), `utc` the raw value of `w16du:dateUtc`."""

    kind: str
    author: str | None
    date: str | None
    part: str
    text: str
    utc: str | None = None


# Elements that wrap content.
INSERTING: Final = frozenset({w("ins"), w("moveTo"), f"{{{W14}}}conflictIns"})
DELETING: Final = frozenset({w("del"), w("moveFrom"), f"{{{W14}}}conflictDel"})
WRAPPING: Final = INSERTING | DELETING

_WRAPPERS: Final = {
    w("ins"): "insertion",
    w("del"): "deletion",
    w("moveFrom"): "move from",
    w("moveTo"): "move to",
    f"{{{W14}}}conflictIns": "conflict insertion",
    f"{{{W14}}}conflictDel": "conflict deletion",
}

_ANYWHERE: Final = {
    w("pPrChange"): "paragraph property change",
    w("sectPrChange"): "section property change",
    w("tblPrChange"): "table property change",
    w("tblGridChange"): "table grid change",
    w("trPrChange"): "row property change",
    w("tcPrChange"): "cell property change",
    w("tblPrExChange"): "table exception property change",
    w("numberingChange"): "numbering change",
    w("cellIns"): "cell insertion",
    w("cellDel"): "cell deletion",
    w("cellMerge"): "cell merge",
    w("moveFromRangeStart"): "move from range",
    w("moveToRangeStart"): "move to range",
    w("customXmlInsRangeStart"): "content control insertion",
    w("customXmlDelRangeStart"): "content control deletion",
    w("customXmlMoveFromRangeStart"): "content control move from",
    w("customXmlMoveToRangeStart"): "content control move to",
    f"{{{W14}}}customXmlConflictInsRangeStart": "conflict content control insertion",
    f"{{{W14}}}customXmlConflictDelRangeStart": "conflict content control deletion",
}

_MARK_KINDS: Final = {
    w("ins"): "paragraph mark insertion",
    w("del"): "paragraph mark deletion",
    w("moveFrom"): "paragraph mark move from",
    w("moveTo"): "paragraph mark move to",
    f"{{{W14}}}conflictIns": "paragraph mark conflict insertion",
    f"{{{W14}}}conflictDel": "paragraph mark conflict deletion",
}

# Inside the old properties that a change of form keeps: what the mark was before, no change of its own.
_FORMER: Final = {
    w("ins"): "former mark insertion",
    w("del"): "former mark deletion",
    w("moveFrom"): "former mark move from",
    w("moveTo"): "former mark move to",
}

REVISION_TAGS: Final = tuple({*_WRAPPERS, *_ANYWHERE, w("rPrChange")})

_RUN_TEXT: Final = (w("t"), w("delText"), f"{{{M}}}t")
_FIELD_CODE: Final = (w("instrText"), w("delInstrText"))

_AUTHOR: Final = w("author")

# Elements with an author that are no revisions.
AUTHORED_OTHERWISE: Final = frozenset({w("comment"), w("permStart"), w("docPartPr")})


def kind_of(element: Element) -> str | None:
    """The kind of a revision element by its name and place; None when it stands where no revision is known."""
    if element.tag in _ANYWHERE:
        return _ANYWHERE[element.tag]
    parent = element.getparent()
    above = parent.tag if parent is not None else ""
    if element.tag == w("rPrChange"):
        owner = parent.getparent() if parent is not None else None
        return (
            "paragraph mark property change" if owner is not None and owner.tag == w("pPr") else "run property change"
        )
    if above == w("rPr"):
        owner = parent.getparent() if parent is not None else None
        tag = owner.tag if owner is not None else ""
        if tag == w("pPr"):
            return _MARK_KINDS.get(element.tag)
        if tag == w("rPrChange"):
            return _FORMER.get(element.tag)
        return _math(element) if isinstance(tag, str) and tag.startswith(f"{{{M}}}") else None
    if above == w("trPr"):
        return {w("ins"): "row insertion", w("del"): "row deletion"}.get(element.tag)
    if above == w("numPr"):
        return "numbering insertion" if element.tag == w("ins") else None
    if above in (f"{{{M}}}ctrlPr", f"{{{M}}}rPr") or (above.startswith(f"{{{M}}}") and not len(element)):
        return _math(element)
    return _WRAPPERS.get(element.tag)


def _math(element: Element) -> str | None:
    return {w("ins"): "math insertion", w("del"): "math deletion"}.get(element.tag)


def is_form(kind: str) -> bool:
    """Does a revision of this kind change how words look or are numbered, and no words?"""
    return kind.endswith(("property change", "grid change")) or kind.startswith(("numbering ", "former mark "))


def wraps(kind: str | None) -> bool:
    """Does a revision of this kind wrap content, so that only a reader that walked into it has accounted for it?"""
    return kind in _WRAPPERS.values()


def attribute(element: Element, local: str) -> str | None:
    """An attribute of a revision element; transitional files qualify it, careless ones do not."""
    value = element.get(w(local))
    return element.get(local) if value is None else value


def revision_of(element: Element, part: str) -> Revision | None:
    """Read one revision element. None when it stands where no kind is known (the ledger then lists it)."""
    kind = kind_of(element)
    if kind is None:
        return None
    utc = element.get(f"{{{W16DU}}}dateUtc")
    return Revision(kind, attribute(element, "author"), attribute(element, "date"), part, _words(element, kind), utc)


def _words(element: Element, kind: str) -> str:
    """The text a revision touches: what it wraps, or the run, paragraph, row or cell whose form it changes."""
    owner: Element | None = element
    if kind.startswith(("row", "table exception")):
        owner = _above(element, w("tr"))
    elif kind.startswith("cell"):
        owner = _above(element, w("tc"))
    elif kind in ("paragraph property change", "numbering change", "numbering insertion"):
        owner = _above(element, w("p"))
    elif kind == "run property change":
        owner = _above(element, w("r"), f"{{{M}}}r")
    elif not wraps(kind):
        return ""
    if owner is None:
        return ""
    words = "".join(piece.text or "" for piece in owner.iter(*_RUN_TEXT))
    if not words and wraps(kind):
        words = "".join(piece.text or "" for piece in owner.iter(*_FIELD_CODE))
    return words


def _above(element: Element, *tags: str) -> Element | None:
    return next(element.iterancestors(*tags), None)


def stray_marks(root: Element) -> list[Element]:
    """Elements of Word's own vocabularies that carry an author but are none of the revisions named here."""
    known = {*REVISION_TAGS, *AUTHORED_OTHERWISE}
    return [
        element
        for element in root.iter("{*}*")
        if element.get(_AUTHOR) is not None
        and element.tag not in known
        and element.tag.startswith((f"{{{W}}}", f"{{{W14}}}"))
    ]
