"""A paragraph as atoms: its letters and its objects in order, each knowing where in the markup it stands.

The letters are those that the reader reads; an object (picture, formula, note, text box) is one atom, written as one
character beyond all real ones, the same for the same object. So a comparison of strings compares objects too.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from exports.word.names import MC, M, R, w
from exports.word.package import Element, Package
from exports.word.symbols import symbol
from exports.word.walker import field_code_marks

PARAGRAPH_MARK: Final = "\U0010fffd"
_FIRST_OBJECT: Final = 0x100000

_OBJECTS: Final = frozenset(
    {w("drawing"), w("pict"), w("object"), w("footnoteReference"), w("endnoteReference"), f"{{{MC}}}AlternateContent"}
)
_MATH: Final = frozenset({f"{{{M}}}oMath", f"{{{M}}}oMathPara"})
_SIGNS: Final = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "\u2011",
    w("softHyphen"): "\u00ad",
}
_SKIPPED: Final = frozenset({w("pPr"), w("rPr"), w("sdtPr"), w("sdtEndPr"), w("rubyPr"), w("rt"), w("txbxContent")})


_TEXT, _RUN, _BREAK, _TYPE, _SYMBOL = w("t"), w("r"), w("br"), w("type"), w("sym")


@dataclass(slots=True)
class Atom:
    """One letter or object. `carrier` is the `w:t`, tab, symbol … or object; `unit` the run or formula to be wrapped."""

    sign: str
    carrier: Element
    unit: Element
    offset: int = 0
    is_object: bool = False


@dataclass
class Reading:
    """Reads paragraphs of one package as atoms; both readings of a comparison share `objects`."""

    package: Package
    part: str
    objects: dict[str, str] = field(default_factory=dict)
    codes: set[Element] = field(default_factory=set)

    def prepare(self, root: Element) -> None:
        """Note which texts of a part are field codes."""
        self.codes |= texts_in_codes(root)

    def atoms(self, paragraph: Element) -> list[Atom]:
        """The letters and objects of a paragraph, one by one."""
        return [
            Atom(letter, carrier, unit, at, is_object)
            for words, carrier, unit, is_object in self._inside(paragraph, None)
            for at, letter in enumerate(words)
        ]

    def text(self, paragraph: Element) -> str:
        """The signs of `atoms` as one string."""
        return "".join([words for words, _, _, _ in self._inside(paragraph, None)])

    def _inside(self, container: Element, run: Element | None) -> Iterator[tuple[str, Element, Element, bool]]:
        """(words, carrier, unit, is an object) in order."""
        for child in container:
            tag = child.tag
            if tag == _TEXT:
                if run is not None and child.text and child not in self.codes:
                    yield child.text, child, run, False
            elif tag == _RUN:
                yield from self._inside(child, child)
            elif tag in _SKIPPED:
                continue
            elif tag in _MATH:
                yield self._object(child), child, child, True
            elif run is not None and tag in _OBJECTS:
                yield self._object(child), child, run, True
            elif run is not None and child in self.codes:
                continue
            elif run is not None and tag in _SIGNS:
                yield _SIGNS[tag], child, run, False
            elif run is not None and tag == _BREAK:
                if child.get(_TYPE, "textWrapping") == "textWrapping":
                    yield "\n", child, run, False
            elif run is not None and tag == _SYMBOL:
                if letter := symbol(child):
                    yield letter, child, run, False
            elif len(child):
                yield from self._inside(child, run)

    def _object(self, element: Element) -> str:
        key = self._key(element)
        if key not in self.objects:
            self.objects[key] = chr(_FIRST_OBJECT + len(self.objects) % 0xFFF0)
        return self.objects[key]

    def _key(self, element: Element) -> str:
        """The same for objects that look the same: numbers, names and the words inside text boxes do not count."""
        if element.tag in (w("footnoteReference"), w("endnoteReference")):
            return element.tag
        digest = hashlib.sha256()
        for child in element.iter():
            if not isinstance(child.tag, str) or any(a.tag == w("txbxContent") for a in child.iterancestors()):
                continue
            digest.update(child.tag.encode())
            digest.update((child.text or "").strip().encode())
            for name, value in sorted(child.attrib.items()):
                if str(name).startswith(f"{{{R}}}"):
                    digest.update(self._part_sum(str(value)))
                elif _counts(child, str(name)):
                    digest.update(f"{name!s}={value!s}".encode())
        return digest.hexdigest()

    def _part_sum(self, relationship: str) -> bytes:
        for arrow in self.package.relationships(self.part):
            if arrow.id == relationship:
                name = None if arrow.external else self.package.find(arrow.target)
                return hashlib.sha256(self.package.read(name) if name else arrow.target.encode()).digest()
        return b""


def _counts(element: Element, attribute: str) -> bool:
    local = attribute.rpartition("}")[2]
    if local in ("id", "name", "editId", "anchorId", "descr", "spid", "gfxdata") or "rsid" in local.lower():
        return False
    return not (
        local in ("style", "distT", "distB", "distL", "distR", "relativeHeight") or "effectExtent" in element.tag
    )


def texts_in_codes(root: Element) -> set[Element]:
    """Texts, tabs and breaks that stand in the code of a complex field and are no words."""
    paired = field_code_marks(root)
    if not paired:
        return set()
    hidden: set[Element] = set()
    open_codes: list[bool] = []
    for element in root.iter(w("fldChar"), w("t"), w("sym"), w("br"), *_SIGNS):
        if element.tag != w("fldChar"):
            if any(open_codes):
                hidden.add(element)
        elif element in paired:
            kind = element.get(w("fldCharType"))
            if kind == "begin":
                open_codes.append(True)
            elif open_codes and kind == "separate":
                open_codes[-1] = False
            elif open_codes and kind == "end":
                open_codes.pop()
    return hidden


def serialised(element: Element) -> bytes:
    """An element as canonical bytes, for comparing."""
    return etree.tostring(element, method="c14n", exclusive=True)
