"""A copy of a Word package under work: trees that were changed, parts and arrows that were added, and the whole packed again."""

import posixpath
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from exports.word.names import CONTENT_TYPES, RELATIONSHIPS
from exports.word.package import Element, Package, Relationship
from exports.word.revisions_accept import accept_all
from exports.word.template import pack

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


def _nsmap(default: str) -> dict[str, str]:
    names: dict[Any, str] = {None: default}
    return names


def relative(name: str, part: str) -> str:
    """The address of a part as another part's relationships write it."""
    return posixpath.relpath("/" + name, "/" + posixpath.dirname(part))


def _bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _relationships(part: str, old: list[Relationship], new: list[tuple[str, str, str, bool]]) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap=_nsmap(RELATIONSHIPS))
    rows = [(a.id, a.type, a.target if a.external else relative(a.target, part), a.external) for a in old] + new
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
