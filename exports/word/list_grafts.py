"""Lets paragraphs that come from another file keep their place in a numbered list.

A paragraph names its list by a number that only its own file explains (ECMA-376 part 1, 17.9). What comes into another file
joins the list in which that file has the same words, or one that is explained alike under the same number; where there is
neither, the list itself is brought along.
"""

import copy
from collections import Counter
from typing import Final

from lxml import etree

from exports.word.names import W, w
from exports.word.package import Element, Package
from exports.word.workshop import Workshop

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_ARROW: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_OF_THE_FILE: Final = (w("nsid"), w("tmpl"), w("pStyle"), w("lvlPicBulletId"), w("name"), w("styleLink"))
"""What ties a list to the file that it stands in, and says nothing of how its numbers look."""


class ListGrafts:
    """The lists of one package as they are called in a copy of another."""

    def __init__(self, workshop: Workshop, target: Package) -> None:
        self._workshop = workshop
        self._theirs = _numbering(target)
        self._is_same = _content(workshop.source) == _content(target)
        self._joined = {} if self._is_same else _joined(workshop.tree(workshop.source.main), target.tree(target.main))
        self._known: dict[str, str | None] = {}

    def number(self, theirs: str) -> str | None:
        """The number here of a list of the other file; None for one that the other file does not explain either."""
        if self._is_same or theirs == "0":  # nought takes a paragraph out of the list of its style
            return theirs
        if theirs not in self._known:
            self._known[theirs] = self._joined.get(theirs) or self._alike(theirs) or self._grafted(theirs)
        return self._known[theirs]

    def _alike(self, theirs: str) -> str | None:
        mine, other = _explained(_numbering(self._workshop.source), theirs), _explained(self._theirs, theirs)
        return theirs if mine and mine == other else None

    def _grafted(self, theirs: str) -> str | None:
        """Bring the list along, under numbers that are free here."""
        use, levels = _use(self._theirs, theirs), _levels(self._theirs, theirs)
        if use is None or levels is None or levels.find(w("numStyleLink")) is not None:
            return None
        here = self._here()
        shared, number = _free(here, w("abstractNum"), w("abstractNumId")), _free(here, w("num"), w("numId"))
        levels, use = _loose(levels), _loose(use)
        levels.set(w("abstractNumId"), shared)
        use.set(w("numId"), number)
        pointer = use.find(w("abstractNumId"))
        if pointer is not None:
            pointer.set(w("val"), shared)
        first_use = here.find(w("num"))
        if first_use is None:
            here.append(levels)
            here.append(use)
        else:  # the schema wants all lists before their uses
            first_use.addprevious(levels)
            here.findall(w("num"))[-1].addnext(use)
        return number

    def _here(self) -> Element:
        part = _part(self._workshop.source)
        if part is not None:
            return self._workshop.tree(part)
        made = next((name for name, (_, kind) in self._workshop.added.items() if kind == _TYPE), None)
        if made is None:
            made = self._workshop.add("word/numbering.xml", b"", _TYPE)
            self._workshop.trees[made] = etree.Element(w("numbering"), nsmap={"w": W})
            self._workshop.connect(self._workshop.source.main, _ARROW, "/" + made, False)
        return self._workshop.trees[made]


def _joined(mine: Element, theirs: Element) -> dict[str, str]:
    """Which list here holds most of the words that a list there holds."""
    here = {words: number for words, number in _listed(mine) if words}
    votes: dict[str, Counter[str]] = {}
    for words, number in _listed(theirs):
        if words in here:
            votes.setdefault(number, Counter())[here[words]] += 1
    return {number: counted.most_common(1)[0][0] for number, counted in votes.items()}


def _listed(body: Element) -> list[tuple[str, str]]:
    """The words of every paragraph that names a list, and its number."""
    found = []
    for paragraph in body.iter(w("p")):
        named = paragraph.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        if named is not None and named.get(w("val"), "0") != "0":
            found.append(("".join(text.text or "" for text in paragraph.iter(w("t"))), named.get(w("val"), "")))
    return found


def _part(package: Package) -> str | None:
    for arrow in package.relationships(package.main):
        if arrow.kind == "numbering":
            return package.find(arrow.target)
    return None


def _content(package: Package) -> bytes:
    part = _part(package)
    return package.read(part) if part else b""


def _numbering(package: Package) -> Element | None:
    part = _part(package)
    return package.tree(part) if part else None


def _use(numbering: Element | None, number: str) -> Element | None:
    uses = () if numbering is None else numbering.iter(w("num"))
    return next((use for use in uses if use.get(w("numId")) == number), None)


def _levels(numbering: Element | None, number: str) -> Element | None:
    use = _use(numbering, number)
    pointer = use.find(w("abstractNumId")) if use is not None else None
    if numbering is None or pointer is None:
        return None
    lists = numbering.iter(w("abstractNum"))
    return next((made for made in lists if made.get(w("abstractNumId")) == pointer.get(w("val"))), None)


def _explained(numbering: Element | None, number: str) -> bytes:
    """Everything that is said of how the numbers of a list look; empty where nothing is."""
    use, levels = _use(numbering, number), _levels(numbering, number)
    if use is None or levels is None:
        return b""
    use, levels = _loose(use), _loose(levels)
    for made in (use, levels):
        made.attrib.clear()
    for pointer in use.findall(w("abstractNumId")):
        use.remove(pointer)
    return etree.tostring(levels, method="c14n", exclusive=True) + etree.tostring(use, method="c14n", exclusive=True)


def _loose(element: Element) -> Element:
    """A copy without what ties it to its file, and without what later editions added beside the standard."""
    made = copy.deepcopy(element)
    made.tail = None
    for child in list(made.iter(*_OF_THE_FILE)):
        parent = child.getparent()
        if parent is not None:
            parent.remove(child)
    for child in made.iter():
        for name in [n for n in child.attrib if not str(n).startswith(f"{{{W}}}") or "rsid" in str(n)]:
            del child.attrib[name]
    return made


def _free(numbering: Element, tag: str, name: str) -> str:
    named = (element.get(name, "") for element in numbering.iter(tag))
    taken = [int(number) for number in named if number.isdecimal() and len(number) < 9]
    return str(max(taken, default=0) + 1)
