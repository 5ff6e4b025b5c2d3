"""A Word package: its parts, their content types and the relationships between them. Reads; never runs anything."""

import posixpath
import re
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import unquote

from lxml import etree

from exports.word import limits
from exports.word.names import CONTENT_TYPES, MAIN_CONTENT_TYPES, RELATIONSHIPS, STRICT
from exports.word.refusals import NotAWordFile, WordFileDamaged, WordFileTooLarge

Element = etree._Element

_NAMESPACE: Final = re.compile(rb"""(xmlns(?::[\w.-]+)?\s*=\s*["'])(http://purl\.oclc\.org/ooxml/[^"']+)(["'])""")


@dataclass(frozen=True, slots=True)
class Relationship:
    """One arrow between parts. `type` is its full type, `kind` the last word of it; `target` a part name, or an address
    if external."""

    id: str
    type: str
    target: str
    external: bool
    stated: str = ""  # the target as the file writes it

    @property
    def kind(self) -> str:
        return self.type.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in the package that was seen and not followed: macros, an embedded foreign document, a template …"""

    kind: str
    part: str
    text: str


@dataclass
class Package:
    """An opened Word package. Parts are unpacked and parsed when they are asked for."""

    archive: zipfile.ZipFile
    _trees: dict[str, Element] = field(default_factory=dict)
    _elements: int = 0  # in the parts that were parsed

    @cached_property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name in self.archive.namelist() if not name.endswith("/"))

    @cached_property
    def _by_folded_name(self) -> dict[str, str]:
        return {name.lower(): name for name in self.names}

    def find(self, name: str) -> str | None:
        """The part of this name as it is spelt in the package (names of parts do not heed case)."""
        return self._by_folded_name.get(name.lower())

    def read(self, name: str) -> bytes:
        return limits.unpack(self.archive, name)

    def begins_with(self, name: str, sign: bytes) -> bool:
        return limits.unpack(self.archive, name, len(sign)) == sign

    def tree(self, name: str) -> Element:
        """The root of an XML part, in transitional names. Raises WordFileDamaged or what `limits` raises."""
        if name not in self._trees:
            raw = limits.safe_markup(self.read(name), name)
            self._elements += limits.elements_in(raw)
            limits.refuse_many_elements(self._elements)
            self._trees[name] = _parse(raw, name)
        return self._trees[name]

    @cached_property
    def _content_types(self) -> tuple[dict[str, str], dict[str, str]]:
        name = self.find("[Content_Types].xml")
        if name is None:
            raise NotAWordFile(reason="no list of content types")
        root = self.tree(name)
        defaults, overrides = {}, {}
        for element in root.iter(f"{{{CONTENT_TYPES}}}Default", f"{{{CONTENT_TYPES}}}Override"):
            kind = element.get("ContentType", "")
            if element.tag.endswith("Default"):
                defaults[element.get("Extension", "").lower()] = kind
            else:
                overrides[unquote(element.get("PartName", "")).lstrip("/").lower()] = kind
        return defaults, overrides

    def stated_content_type(self, name: str) -> str:
        """The content type of a part as the package spells it, or an empty string."""
        defaults, overrides = self._content_types
        return overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")

    def content_type(self, name: str) -> str:
        """The content type of a part in lower case, or an empty string."""
        return self.stated_content_type(name).lower()

    def relationships(self, part: str = "") -> tuple[Relationship, ...]:
        """The relationships of a part ("" is the package itself), targets resolved to part names."""
        folder, _, base = part.rpartition("/")
        name = self.find(f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels")
        if name is None:
            return ()
        found = []
        for element in self.tree(name).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            target, external = element.get("Target", ""), element.get("TargetMode", "").lower() == "external"
            stated = target
            if not external:
                path = unquote(target).partition("#")[0]
                target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
            found.append(Relationship(element.get("Id", ""), element.get("Type", ""), target, external, stated))
        return tuple(found)

    @cached_property
    def main(self) -> str:
        """The name of the document part, found by relationship, never by its usual place. Raises NotAWordFile."""
        for relationship in self.relationships():
            if relationship.kind == "officeDocument" and not relationship.external:
                name = self.find(relationship.target)
                if name is None:
                    raise WordFileDamaged(reason="document part missing", part=relationship.target)
                if self.content_type(name) not in MAIN_CONTENT_TYPES:
                    raise NotAWordFile(reason=self.content_type(name) or "no content type")
                return name
        raise NotAWordFile(reason="no document part")

    @cached_property
    def parts_with_words(self) -> tuple[str, ...]:
        """The document part, then every other part that holds words or changes."""
        kinds = ((name, self.content_type(name)) for name in self.names if name != self.main)
        others = (
            name for name, kind in kinds if kind.endswith("+xml") and ("wordprocessingml" in kind or "ms-word" in kind)
        )
        return (self.main, *others)

    @cached_property
    def arrows(self) -> tuple[tuple[str, Relationship], ...]:
        """Every relationship of the package with the part that holds it, also where that part is missing."""
        found = []
        for name in self.names:
            if name.lower().endswith(".rels"):
                folder, _, base = name.rpartition("/")
                owner = posixpath.join(posixpath.dirname(folder), base[: -len(".rels")])
                found += [(owner, relationship) for relationship in self.relationships(owner)]
        return tuple(found)

    @cached_property
    def macros(self) -> tuple[str, ...]:
        """The parts that hold macros."""
        return tuple(n for n in self.names if "vba" in self.content_type(n) or n.lower().endswith("vbaproject.bin"))

    @cached_property
    def notices(self) -> tuple[Notice, ...]:
        """What was seen and not followed: macros, foreign text, embedded objects, templates and pictures outside."""
        found = [Notice("macros", name, "") for name in self.macros]
        for owner, relationship in self.arrows:
            if relationship.kind.lower() == "afchunk":
                found.append(Notice("embedded foreign text", owner, relationship.target))
            elif relationship.external and relationship.kind != "hyperlink":
                found.append(Notice(f"outside {relationship.kind}", owner, relationship.target))
            elif relationship.kind in ("oleObject", "package", "control"):
                found.append(Notice("embedded object", owner, relationship.target))
        return tuple(found)


def open_own_package(content: bytes) -> Package:
    """Open a package of our own making, to look into it: the checks of form alone, whatever it holds.

    For whatever came from outside, `opening.open_package`. Raises subclasses of ImportRefused.
    """
    package = Package(limits.open_archive(content))
    _ = package.main
    return package


def _parse(raw: bytes, part: str) -> Element:
    """Parse one checked XML part in UTF-8; nothing is fetched, no entity is resolved, depth is bounded."""
    if b"http://purl.oclc.org/ooxml/" in raw:
        raw = _NAMESPACE.sub(_transitional, raw)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(raw, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise WordFileTooLarge(limit="depth", allowed=limits.DEPTH) from error
        raise WordFileDamaged(reason="markup cannot be read", part=part) from error


def _transitional(match: re.Match[bytes]) -> bytes:
    name = STRICT.get(match.group(2).decode())
    return match.group(1) + name.encode() + match.group(3) if name else match.group()
