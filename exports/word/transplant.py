"""Brings content of one Word package into a copy of another: pictures and other parts come along, what has no meaning in
the new place (bookmarks, comment anchors, foreign styles and numbering) stays behind. The words always come."""

import copy
import posixpath
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from exports.word.names import CONTENT_TYPES, RELATIONSHIPS, W14, R, w
from exports.word.package import Element, Package, Relationship
from exports.word.revisions_accept import accept_all, remove, unwrap
from exports.word.template import pack

_LEFT_BEHIND: Final = tuple(
    w(name)
    for name in [
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "proofErr",
        "permStart",
        "permEnd",
        "lastRenderedPageBreak",
        "sectPr",
        "annotationRef",
    ]
)
_OPENED: Final = (w("smartTag"), w("customXml"), w("sdt"))
_STYLED: Final = {w("pStyle"), w("rStyle"), w("tblStyle")}
_DROPPED_KINDS: Final = frozenset({"vbaProject", "attachedTemplate", "wordVbaData"})
_PLAIN_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@dataclass
class Workshop:
    """A copy of a package under work: trees that were changed, parts and arrows that were added."""

    source: Package
    trees: dict[str, Element] = field(default_factory=dict)
    added: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    arrows: dict[str, list[tuple[str, str, str, bool]]] = field(default_factory=dict)

    def tree(self, name: str) -> Element:
        """The tree of a part with its own changes accepted; what is done to it is kept."""
        if name not in self.trees:
            root = self.source.tree(name)
            accept_all(root)
            self.trees[name] = root
        return self.trees[name]

    def connect(self, part: str, kind: str, target: str, external: bool) -> str:
        """Add a relationship and give its id; an equal one is used again."""
        mine = self.arrows.setdefault(part, [])
        for ident, known, known_target, known_external in mine:
            if (known, known_target, known_external) == (kind, target, external):
                return ident
        ident = f"rIdAlt{sum(len(x) for x in self.arrows.values()) + 1}"
        mine.append((ident, kind, target, external))
        return ident

    def add(self, name: str, content: bytes, content_type: str) -> str:
        """Add a part under a free name near `name`; gives the name."""
        stem, dot, ending = name.rpartition(".")
        free, number = name, 1
        while self.source.find(free) is not None or free in self.added:
            free, number = f"{stem}_{number}{dot}{ending}", number + 1
        self.added[free] = (content, content_type)
        return free

    def packed(self) -> bytes:
        """The package as bytes. Macros and the tie to a template are left out; a template becomes a document."""
        parts: dict[str, bytes] = {}
        dropped = {name for name in self.source.names if "vba" in self.source.content_type(name)}
        for name in self.source.names:
            if name not in dropped and not name.lower().endswith(".rels") and name != "[Content_Types].xml":
                parts[name] = _bytes(self.trees[name]) if name in self.trees else self.source.read(name)
        for name, (content, _) in self.added.items():
            parts[name] = _bytes(self.trees[name]) if name in self.trees else content
        for part in ["", *[name for name in parts if not name.lower().endswith(".rels")]]:
            arrows = (
                [a for a in self.source.relationships(part) if a.kind not in _DROPPED_KINDS]
                if self._is_old(part)
                else []
            )
            new = self.arrows.get(part, [])
            if arrows or new:
                folder, _, base = part.rpartition("/")
                parts[f"{folder}/_rels/{base}.rels".lstrip("/")] = _relationships(part, arrows, new)
        types = {name: self._type(name) for name in parts if not name.lower().endswith(".rels")}
        parts["[Content_Types].xml"] = _content_types(types)
        return pack(parts)

    def _is_old(self, part: str) -> bool:
        return part == "" or self.source.find(part) is not None

    def _type(self, name: str) -> str:
        if name == self.source.main:
            return _PLAIN_MAIN
        return self.added[name][1] if name in self.added else self.source.stated_content_type(name)


@dataclass
class Transplant:
    """Adopts elements of `target` into `workshop`."""

    workshop: Workshop
    target: Package
    _styles: set[str] | None = None
    _same_numbering: bool | None = None
    _moved: dict[str, str] = field(default_factory=dict)
    _drawings: int = 900_000
    notes: dict[tuple[str, str], str] = field(default_factory=dict)

    def adopt(self, element: Element, target_part: str, base_part: str) -> Element:
        """A copy of an element of the target that may stand in the base: relationships carried over, the rest cleaned."""
        made = copy.deepcopy(element)
        made.tail = None
        self._clean(made)
        for child in made.iter("{*}*"):
            for name, value in list(child.attrib.items()):
                if str(name).startswith(f"{{{R}}}"):
                    child.set(name, self._arrow(str(value), target_part, base_part))
            if child.tag.endswith("}docPr"):
                self._drawings += 1
                child.set("id", str(self._drawings))
        return made

    def form(self, properties: Element | None) -> Element | None:
        """A copy of the properties of a run, without a style that the base does not have."""
        if properties is None:
            return None
        made = copy.deepcopy(properties)
        self._clean(made)
        return made

    def _clean(self, made: Element) -> None:
        for child in list(made.iter(*_LEFT_BEHIND)):
            if child is not made:
                remove(child)
        for child in list(made.iter(*_OPENED)):
            content = child.find(w("sdtContent"))
            for extra in list(child):
                if extra.tag.endswith("Pr"):
                    remove(extra)
            if content is not None:
                unwrap(content)
            if child is not made:
                unwrap(child)
        for child in list(made.iter(*_STYLED)):
            if child.get(w("val"), "") not in self._known_styles():
                remove(child)
        if not self._numbering_is_same():
            for child in list(made.iter(w("numPr"))):
                remove(child)
        for child in made.iter(w("p"), w("r"), w("tr"), w("tbl")):
            for name in [n for n in child.attrib if "rsid" in str(n) or str(n).startswith(f"{{{W14}}}")]:
                del child.attrib[name]

    def _known_styles(self) -> set[str]:
        if self._styles is None:
            self._styles = set()
            for arrow in self.workshop.source.relationships(self.workshop.source.main):
                part = self.workshop.source.find(arrow.target) if arrow.kind == "styles" else None
                if part:
                    self._styles |= {s.get(w("styleId"), "") for s in self.workshop.source.tree(part).iter(w("style"))}
        return self._styles

    def _numbering_is_same(self) -> bool:
        if self._same_numbering is None:
            self._same_numbering = _numbering(self.workshop.source) == _numbering(self.target)
        return self._same_numbering

    def _arrow(self, ident: str, target_part: str, base_part: str) -> str:
        for arrow in self.target.relationships(target_part):
            if arrow.id == ident:
                if arrow.external:
                    return self.workshop.connect(base_part, arrow.type, arrow.target, True)
                name = self._move(arrow.target)
                if name is None:
                    return ident
                return self.workshop.connect(base_part, arrow.type, _relative(name, base_part), False)
        return ident

    def _move(self, name: str) -> str | None:
        """Bring a part of the target, and the parts it points to, into the base; a part that is there already is used."""
        found = self.target.find(name)
        if found is None:
            return None
        if found in self._moved:
            return self._moved[found]
        content = self.target.read(found)
        there = self.workshop.source.find(found)
        arrows = self.target.relationships(found)
        if there is not None and not arrows and self.workshop.source.read(there) == content:
            self._moved[found] = there
            return there
        moved = self.workshop.add(found, content, self.target.stated_content_type(found))
        self._moved[found] = moved
        kept: list[tuple[str, str, str, bool]] = []
        for arrow in arrows:
            inner = arrow.target if arrow.external else self._move(arrow.target)
            if inner is not None:
                kept.append(
                    (arrow.id, arrow.type, inner if arrow.external else _relative(inner, moved), arrow.external)
                )
        if kept:
            self.workshop.arrows[moved] = kept
        return moved


def _nsmap(default: str) -> dict[str, str]:
    names: dict[Any, str] = {None: default}
    return names


def _relative(name: str, part: str) -> str:
    return posixpath.relpath("/" + name, "/" + posixpath.dirname(part))


def _numbering(package: Package) -> bytes:
    for arrow in package.relationships(package.main):
        part = package.find(arrow.target) if arrow.kind == "numbering" else None
        if part:
            return package.read(part)
    return b""


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relationships(part: str, old: list[Relationship], new: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=_nsmap(RELATIONSHIPS))
    rows = [(a.id, a.type, a.target if a.external else _relative(a.target, part), a.external) for a in old] + new
    for ident, kind, target, external in rows:
        arrow = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=ident, Type=kind, Target=target)
        if external:
            arrow.set("TargetMode", "External")
    return _bytes(root)


def _content_types(types: dict[str, str]) -> bytes:
    root = etree.Element(f"{{{CONTENT_TYPES}}}Types", nsmap=_nsmap(CONTENT_TYPES))
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension="rels", ContentType=relations)
    etree.SubElement(root, f"{{{CONTENT_TYPES}}}Default", Extension="xml", ContentType="application/xml")
    for name, kind in sorted(types.items()):
        if kind and kind != "application/xml":
            etree.SubElement(root, f"{{{CONTENT_TYPES}}}Override", PartName="/" + name, ContentType=kind)
    return _bytes(root)
