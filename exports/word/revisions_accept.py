"""Accepts every tracked change in a tree, so that a file that already holds some can be compared as it would read."""

from exports.word import revisions as rev
from exports.word.names import M, w
from exports.word.package import Element

_RANGES = tuple(
    w(f"{name}{end}")
    for name in (
        "moveFromRange",
        "moveToRange",
        "customXmlInsRange",
        "customXmlDelRange",
        "customXmlMoveFromRange",
        "customXmlMoveToRange",
    )
    for end in ("Start", "End")
)
_FORMS = tuple(
    w(name)
    for name in [
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "tblPrExChange",
        "numberingChange",
        "cellIns",
        "cellMerge",
    ]
)


def accept_all(root: Element) -> bool:
    """Accept every change in place; False when there was none. Moves end where they were moved to; a paragraph whose
    mark was deleted runs on into the next one of its container."""
    found = list(root.iter(*rev.REVISION_TAGS, *_RANGES))
    if not found:
        return False
    for element in found:
        if element.tag in _FORMS or element.tag in _RANGES:
            remove(element)
    for cell in [element.getparent() for element in root.iter(w("cellDel"))]:
        _remove_owner(cell, w("tc"))
    joined: list[Element] = []
    for element in [e for e in found if e.tag in rev.WRAPPING]:
        parent = element.getparent()
        if parent is None:
            continue
        if rev.wraps(rev.kind_of(element)) and not parent.tag.startswith(f"{{{M}}}ctrlPr"):
            if element.tag in rev.INSERTING:
                unwrap(element)
            else:
                remove(element)
            continue
        if element.tag in rev.DELETING and parent.tag == w("trPr"):
            _remove_owner(parent, w("tr"))
        elif element.tag in rev.DELETING and parent.tag == w("rPr"):
            properties = parent.getparent()
            owner = properties.getparent() if properties is not None and properties.tag == w("pPr") else None
            if owner is not None:
                joined.append(owner)
        remove(element)
    for paragraph in reversed(joined):
        _run_on(paragraph)
    for table in [t for t in root.iter(w("tbl")) if next(t.iter(w("tr")), None) is None]:
        remove(table)
    return True


def remove(element: Element) -> None:
    """Take an element out of its tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: Element) -> None:
    """Put an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(at + 1, child)
    parent.remove(element)


def _remove_owner(element: Element | None, tag: str) -> None:
    if element is None:
        return
    owner = element if element.tag == tag else next(element.iterancestors(tag), None)
    if owner is not None:
        remove(owner)


def _run_on(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent is None:
        return
    following = paragraph.getnext()
    while following is not None and following.tag not in (w("p"), w("tbl"), w("sdt"), w("sectPr")):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        at = 1 if following.find(w("pPr")) is not None else 0
        for child in reversed(content):
            following.insert(at, child)
        parent.remove(paragraph)
    elif not any(child.tag == w("r") for child in paragraph.iter()) and _is_spare(paragraph, parent):
        parent.remove(paragraph)


def _is_spare(paragraph: Element, parent: Element) -> bool:
    """May this empty paragraph go? A cell, note or body needs one paragraph at its end."""
    before = paragraph.getprevious()
    return parent.tag == w("body") or (before is not None and before.tag == w("p"))
