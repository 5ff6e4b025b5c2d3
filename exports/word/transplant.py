"""Brings content of one Word package into a copy of another: pictures, lists and other parts come along, what has no meaning
in the new place (bookmarks, comment anchors, foreign styles) stays behind. The words always come."""

import copy
from dataclasses import dataclass, field
from typing import Final

from exports.word.list_grafts import ListGrafts
from exports.word.names import W14, R, w
from exports.word.package import Element, Package
from exports.word.revisions_accept import remove, unwrap
from exports.word.workshop import Workshop, relative

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


@dataclass
class Transplant:
    """Adopts elements of `target` into `workshop`."""

    workshop: Workshop
    target: Package
    _styles: set[str] | None = None
    _lists: ListGrafts = field(init=False)
    _moved: dict[str, str] = field(default_factory=dict)
    _drawings: int = 900_000
    notes: dict[tuple[str, str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look at the lists of both before anything of them is changed."""
        self._lists = ListGrafts(self.workshop, self.target)

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
        for child in list(made.iter(w("numPr"))):
            self._keep_in_list(child)
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

    def _keep_in_list(self, place: Element) -> None:
        """Call the list of a paragraph what it is called here."""
        named = place.find(w("numId"))
        if named is None:
            return
        number = self._lists.number(named.get(w("val"), ""))
        if number is None:
            remove(place)
        else:
            named.set(w("val"), number)

    def _arrow(self, ident: str, target_part: str, base_part: str) -> str:
        for arrow in self.target.relationships(target_part):
            if arrow.id == ident:
                if arrow.external:
                    return self.workshop.connect(base_part, arrow.type, arrow.target, True)
                name = self._move(arrow.target)
                if name is None:
                    return ident
                return self.workshop.connect(base_part, arrow.type, relative(name, base_part), False)
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
                kept.append((arrow.id, arrow.type, inner if arrow.external else relative(inner, moved), arrow.external))
        if kept:
            self.workshop.arrows[moved] = kept
        return moved
