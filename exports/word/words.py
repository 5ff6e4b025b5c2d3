"""Weaves the words of paragraphs: cuts the runs of the base where words go or come, and copies what comes."""

import copy
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from drafts.redline import redline
from exports.word.atoms import PARAGRAPH_MARK, Atom, Reading
from exports.word.names import M, w
from exports.word.oxml_tree import Pen, text_element
from exports.word.package import Element
from exports.word.revisions_accept import unwrap
from exports.word.transplant import Transplant

_TEXT: Final = w("t")
_SPLIT: Final = "split"  # a place inside a paragraph where the target begins a new one

Emitted = list[tuple[Element, str]]  # a paragraph and the state of its mark: kept, del, ins; a table is a barrier


@dataclass
class WordWeaver(ABC):
    """Weaves paragraphs of one part of the target into paragraphs of one part of the base.

    `on_note` is told of notes that stand in both, `adopt_note` of references that come, `strike_note` of those that go.
    """

    pen: Pen
    base: Reading
    target: Reading
    transplant: Transplant
    on_note: Callable[[Element, Element], None]
    adopt_note: Callable[[Element, "WordWeaver"], None]
    strike_note: Callable[[Element, "WordWeaver"], None]

    @abstractmethod
    def blocks(self, base: Element, target: Element) -> None:
        """Weave a whole container (a text box inside a paragraph, for one)."""

    # whole paragraphs ---------------------------------------------------------------------------------------------

    def _delete_content(self, paragraph: Element) -> None:
        for unit in list(units(paragraph)):
            self._delete_unit(unit)

    def _delete_unit(self, unit: Element) -> Element:
        for reference in unit.iter(w("footnoteReference"), w("endnoteReference")):
            self.strike_note(reference, self)
        return self.pen.delete(unit)

    def delete_note(self, note: Element) -> None:
        """Mark all words of a note as deleted, its paragraphs stay: they go with the note."""
        for paragraph in note.iter(w("p")):
            self._delete_content(paragraph)

    def insert_note(self, note: Element) -> None:
        """Mark all words of a note as inserted."""
        for paragraph in list(note.iter(w("p"))):
            self._insert_content(paragraph)

    def _insert_content(self, paragraph: Element) -> None:
        for unit in list(units(paragraph)):
            holder = etree.Element("holder")
            unit.addprevious(holder)
            wrapper = self.pen.inserted(unit)
            parent = holder.getparent()
            if parent is not None:
                parent.replace(holder, wrapper)

    def _adopt_notes(self, copied: Element) -> None:
        for reference in copied.iter(w("footnoteReference"), w("endnoteReference")):
            self.adopt_note(reference, self)

    # words --------------------------------------------------------------------------------------------------------

    def _paragraphs(self, olds: list[Element], news: list[Element]) -> Emitted:
        """Weave paragraphs into paragraphs, one of the two sides being a single one."""
        atoms: list[Atom] = []
        for at, paragraph in enumerate(olds):
            atoms += [Atom(PARAGRAPH_MARK, paragraph, paragraph)] if at else []
            atoms += self.base.atoms(paragraph)
        others: list[Atom] = []
        for at, paragraph in enumerate(news):
            others += [Atom(PARAGRAPH_MARK, paragraph, paragraph)] if at else []
            others += self.target.atoms(paragraph)
        edits = _Edits()
        i = j = 0
        for piece in redline("".join(a.sign for a in atoms), "".join(b.sign for b in others)):
            size = len(piece.text)
            if piece.kind == "kept":
                for mine, other in zip(atoms[i : i + size], others[j : j + size], strict=True):
                    if mine.is_object:
                        self._object(mine.carrier, other.carrier)
                i, j = i + size, j + size
            elif piece.kind == "deleted":
                edits.gone.update(range(i, i + size))
                i += size
            else:
                edits.come.setdefault(i, []).extend(others[j : j + size])
                j += size
        emitted: Emitted = []
        starts = [0, *[at + 1 for at, atom in enumerate(atoms) if atom.sign == PARAGRAPH_MARK]]
        ends = [start - 1 for start in starts[1:]] + [len(atoms)]
        for paragraph, start, end in zip(olds, starts, ends, strict=True):
            marks = self._edit(paragraph, atoms, start, end, edits)
            last = end in edits.gone and end < len(atoms)
            emitted += [*marks, (paragraph, "del" if last else "kept")]
        return emitted

    def _edit(self, paragraph: Element, atoms: list[Atom], start: int, end: int, edits: "_Edits") -> Emitted:
        """Make the changes of one base paragraph; gives the new paragraphs that were split off before it."""
        for first, last in _by_unit(atoms, start, end):
            unit = atoms[first].unit
            inner = [at for at in range(first + 1, last) if at in edits.come]
            if unit.tag != w("r"):
                if first in edits.gone:
                    self._delete_unit(unit)
            elif inner or any(at in edits.gone for at in range(first, last)):
                self._cut_run(unit, atoms, first, last, edits)
        for at in sorted(edits.come):
            if start <= at <= end and at not in edits.done:
                self._insert_at(paragraph, atoms, at, start, end, edits)
        return self._split(paragraph)

    def _cut_run(self, run: Element, atoms: list[Atom], first: int, last: int, edits: "_Edits") -> None:
        """Replace a run by runs of one state each, with the insertions that fall inside it."""
        by_carrier: dict[Element, list[int]] = {}
        for at in range(first, last):
            by_carrier.setdefault(atoms[at].carrier, []).append(at)
        properties = run.find(w("rPr"))
        made: list[Element] = []
        current: list[Element] = []
        state = False

        def close() -> None:
            nonlocal current
            if current:
                piece = etree.Element(w("r"))
                if properties is not None:
                    piece.append(copy.deepcopy(properties))
                piece.extend(current)
                made.append(piece)
                if state:
                    made[-1] = self._delete_unit(piece)
                current = []

        for child in list(run):
            if child is properties:
                continue
            for stretch in _stretches(
                by_carrier.get(child, [-1]), first, edits
            ):  # -1: no letter, a field mark or the like
                at = stretch[0]
                gone = at in edits.gone
                if at > first and at in edits.come:
                    close()
                    made += self._made(edits.come[at])
                    edits.done.add(at)
                if gone != state:
                    close()
                    state = gone
                if at < 0 or child.tag != _TEXT:
                    current.append(child)
                    continue
                words = "".join([atoms[n].sign for n in stretch])
                if current and current[-1].tag == _TEXT:
                    current[-1].text = (current[-1].text or "") + words
                else:
                    current.append(text_element(words))
            if current and current[-1].tag == _TEXT:
                current.append(etree.Element("end"))  # texts of two elements are not joined
        close()
        for element in made:
            for end in list(element.iter("end")):
                parent = end.getparent()
                if parent is not None:
                    parent.remove(end)
        self._replace(run, made, atoms, first, last)

    def _replace(self, run: Element, made: list[Element], atoms: list[Atom], first: int, last: int) -> None:
        parent = run.getparent()
        if parent is None:
            return
        at = parent.index(run)
        parent.remove(run)
        for offset, element in enumerate(made):
            parent.insert(at + offset, element)
        pieces = [e for e in made if e.tag in (w("r"), w("del"))]
        for n in range(first, last):
            atoms[n].unit = pieces[0] if n == first else pieces[-1] if pieces else atoms[n].unit

    def _insert_at(self, paragraph: Element, atoms: list[Atom], at: int, start: int, end: int, edits: "_Edits") -> None:
        """Insert at the border of two runs: beside the one before, unless that one stands inside a link or the like."""
        edits.done.add(at)
        made = self._made(edits.come[at])
        before = _outer(atoms[at - 1].unit, paragraph) if at > start else None
        after = _outer(atoms[at].unit, paragraph) if at < end else None
        if before is not None and (
            before.getparent() is paragraph or after is None or after.getparent() is not paragraph
        ):
            for element in reversed(made):
                before.addnext(element)
        elif after is not None:
            for element in made:
                after.addprevious(element)
        else:
            get_at = 1 if paragraph.find(w("pPr")) is not None else 0
            for offset, element in enumerate(made):
                paragraph.insert(get_at + offset, element)

    def _made(self, come: list[Atom]) -> list[Element]:
        """Insertions for letters and objects of the target; a placeholder where a new paragraph begins."""
        made: list[Element] = []
        content: list[Element] = []
        unit: Element | None = None
        for atom in [*come, None]:
            if atom is None or atom.sign == PARAGRAPH_MARK:
                if content:
                    made.append(self.pen.inserted(*content))
                content, unit = [], None
                if atom is not None:
                    made.append(etree.Element(_SPLIT))
                continue
            if atom.unit.tag.startswith(f"{{{M}}}"):
                content.append(self.transplant.adopt(atom.unit, self.target.part, self.base.part))
                unit = None
                continue
            if atom.unit is not unit or not content:
                run = etree.Element(w("r"))
                form = self.transplant.form(atom.unit.find(w("rPr")))
                if form is not None:
                    run.append(form)
                content.append(run)
                unit = atom.unit
            run = content[-1]
            if atom.carrier.tag == w("t"):
                if len(run) and run[-1].tag == w("t"):
                    run[-1].text = (run[-1].text or "") + atom.sign
                else:
                    run.append(text_element(atom.sign))
            else:
                copied = self.transplant.adopt(atom.carrier, self.target.part, self.base.part)
                run.append(copied)
                if copied.tag in (w("footnoteReference"), w("endnoteReference")):
                    self.adopt_note(copied, self)
        return made

    def _split(self, paragraph: Element) -> Emitted:
        """Cut a paragraph at its placeholders; the parts before them become new paragraphs."""
        emitted: Emitted = []
        for place in list(paragraph.iter(_SPLIT)):
            _hoist(place, paragraph)
            first = etree.Element(w("p"))
            properties = paragraph.find(w("pPr"))
            if properties is not None:
                form = copy.deepcopy(properties)
                for extra in [c for c in form if c.tag in (w("sectPr"), w("pPrChange"))]:
                    form.remove(extra)
                first.append(form)
            for child in list(paragraph):
                if child is place:
                    break
                if child is not properties:
                    first.append(child)
            paragraph.remove(place)
            paragraph.addprevious(first)
            emitted.append((first, "ins"))
        return emitted

    # objects ------------------------------------------------------------------------------------------------------

    def _objects(self, base: Element, target: Element) -> None:
        """In paragraphs that read the same, what stands inside their objects may differ."""
        mine = [atom for atom in self.base.atoms(base) if atom.is_object] if _has_objects(base) else []
        if mine:
            others = [atom for atom in self.target.atoms(target) if atom.is_object]
            for atom, other in zip(mine, others, strict=False):
                self._object(atom.carrier, other.carrier)

    def _object(self, base: Element, target: Element) -> None:
        if base.tag in (w("footnoteReference"), w("endnoteReference")):
            self.on_note(base, target)
            return
        for box, other in zip(_outermost_boxes(base), _outermost_boxes(target), strict=False):
            self.blocks(box, other)


class _Edits:
    """Atoms of the base that go, and atoms of the target that come before an atom of the base."""

    def __init__(self) -> None:
        self.gone: set[int] = set()
        self.come: dict[int, list[Atom]] = {}
        self.done: set[int] = set()


def units(container: Element) -> Iterator[Element]:
    """Runs and formulas of a paragraph, the outermost ones."""
    for child in container:
        if child.tag == w("r") or child.tag in (f"{{{M}}}oMath", f"{{{M}}}oMathPara"):
            yield child
        elif child.tag != w("pPr"):
            yield from units(child)


def _stretches(places: list[int], first: int, edits: "_Edits") -> Iterator[list[int]]:
    """Letters of one text that go or stay together and between which nothing comes."""
    start = 0
    for n in range(1, len(places)):
        at = places[n]
        if (at in edits.gone) != (places[n - 1] in edits.gone) or (at > first and at in edits.come):
            yield places[start:n]
            start = n
    yield places[start:]


def _by_unit(atoms: list[Atom], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches (first, last + 1) of atoms that one run or formula carries."""
    first = start
    for at in range(start + 1, end + 1):
        if at == end or atoms[at].unit is not atoms[first].unit:
            if first < end:
                yield first, at
            first = at


def _outer(unit: Element, paragraph: Element) -> Element:
    """The element beside which an insertion may stand: the deletion around a run, the formula paragraph around a formula."""
    parent = unit.getparent()
    while parent is not None and parent is not paragraph and parent.tag in (w("del"), f"{{{M}}}oMathPara"):
        unit, parent = parent, parent.getparent()
    return unit


def _hoist(place: Element, paragraph: Element) -> None:
    """Bring a placeholder up to the paragraph itself, cutting what stands around it in two."""
    parent = place.getparent()
    while parent is not None and parent is not paragraph:
        if parent.tag == w("sdtContent"):
            control = parent.getparent()
            for extra in [c for c in control if c is not parent] if control is not None else []:
                control.remove(extra)  # type: ignore[union-attr]
            unwrap(parent)
            if control is not None:
                unwrap(control)
        else:
            first = etree.Element(parent.tag, {str(k): str(v) for k, v in parent.attrib.items()})
            for child in list(parent):
                if child is place:
                    break
                first.append(child)
            parent.addprevious(first)
            parent.addprevious(place)
        parent = place.getparent()


def _has_objects(paragraph: Element) -> bool:
    return next(paragraph.iter(w("txbxContent"), w("footnoteReference"), w("endnoteReference")), None) is not None


def _outermost_boxes(element: Element) -> list[Element]:
    boxes = list(element.iter(w("txbxContent")))
    inside = {inner for box in boxes for inner in box.iter(w("txbxContent")) if inner is not box}
    return [box for box in boxes if box not in inside]
