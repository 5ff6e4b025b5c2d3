"""Two Word or text files into one Word file with tracked changes: all rejected it is the base, all accepted the target.

The comparison of last resort, for files that were edited with tracking off; drafts of our own are written from their
history (`writer`). It may carry the base's own package, styles and pictures: it is the comparison of foreign files.
"""

from datetime import datetime

from lxml import etree

from exports.word.atoms import Reading
from exports.word.names import W, w
from exports.word.opening import open_package
from exports.word.oxml import Ids
from exports.word.oxml_tree import Pen
from exports.word.package import Element, Package
from exports.word.plain import plain_document
from exports.word.refusals import ImportRefused
from exports.word.transplant import Transplant
from exports.word.weave import Weaver
from exports.word.words import WordWeaver
from exports.word.workshop import Workshop

_NOTES = {w("footnoteReference"): ("footnotes", w("footnote")), w("endnoteReference"): ("endnotes", w("endnote"))}


def redline_files(base: bytes, target: bytes, base_name: str, target_name: str, author: str, at: datetime) -> bytes:
    """One .docx with native tracked changes by `author` at `at`.

    Inputs are .docx or UTF-8 text with one paragraph a line, told apart by name and content. Tracked changes that an input
    already holds are accepted first. Tables, notes, text boxes and pictures of the base stay where they are and are
    compared in their places. Raises a subclass of ImportRefused for an input that cannot be read; its fact `file` says
    which, base or target.
    """
    old, new = _input(base, base_name, "base"), _input(target, target_name, "target")
    return _Comparison(old, new, author, at).packed()


def _input(content: bytes, name: str, which: str) -> Package:
    try:
        return as_package(content, name)
    except ImportRefused as refused:
        refused.facts["file"] = which
        raise


def as_package(content: bytes, name: str) -> Package:
    """A .docx, or a text with one paragraph a line, as an opened package. Raises a subclass of ImportRefused."""
    if name.lower().endswith((".txt", ".text", ".md")) and not content.startswith(b"PK"):
        return open_package(plain_document(content))
    return open_package(content, name)


class _Comparison:
    def __init__(self, base: Package, target: Package, author: str, at: datetime) -> None:
        self.base = Workshop(base)
        self.target = Workshop(target)
        self.transplant = Transplant(self.base, target)
        self.pen = Pen(author, at, Ids(_highest_number(base)))
        self.objects: dict[str, str] = {}
        self.notes_done: set[tuple[str, str]] = set()

    def packed(self) -> bytes:
        old, new = self.base.tree(self.base.source.main), self.target.tree(self.target.source.main)
        body, other = old.find(w("body")), new.find(w("body"))
        if body is not None and other is not None:
            self._weaver(self.base.source.main, self.target.source.main).blocks(body, other)
        for kind in ("header", "footer"):
            for mine, theirs in zip(self._furniture(self.base, kind), self._furniture(self.target, kind), strict=False):
                if self.base.source.read(mine) != self.target.source.read(theirs):
                    self._weaver(mine, theirs).blocks(self.base.tree(mine), self.target.tree(theirs))
        return self.base.packed()

    def _weaver(self, base_part: str, target_part: str) -> Weaver:
        base = Reading(self.base.source, base_part, self.objects)
        target = Reading(self.target.source, target_part, self.objects)
        base.prepare(self.base.tree(base_part))
        target.prepare(self.target.tree(target_part))
        return Weaver(
            self.pen,
            base,
            target,
            self.transplant,
            self._note,
            self._adopt_note,
            self._strike_note,
        )

    def _furniture(self, workshop: Workshop, kind: str) -> list[str]:
        """Header or footer parts in the order in which sections name them."""
        arrows = {arrow.id: arrow for arrow in workshop.source.relationships(workshop.source.main)}
        found: list[str] = []
        for reference in workshop.tree(workshop.source.main).iter(w(f"{kind}Reference")):
            ident = next((str(v) for k, v in reference.attrib.items() if str(k).endswith("}id")), "")
            part = workshop.source.find(arrows[ident].target) if ident in arrows else None
            if part is not None and part not in found:
                found.append(part)
        return found

    # notes --------------------------------------------------------------------------------------------------------

    def _notes_part(self, workshop: Workshop, kind: str) -> str | None:
        for arrow in workshop.source.relationships(workshop.source.main):
            if arrow.kind == kind:
                return workshop.source.find(arrow.target)
        return None

    def _note(self, base_reference: Element, target_reference: Element) -> None:
        """The same place of the text points to a note in both files: weave one into the other, once."""
        kind, tag = _NOTES[base_reference.tag]
        mine, theirs = self._notes_part(self.base, kind), self._notes_part(self.target, kind)
        number = base_reference.get(w("id"), "")
        if mine is None or theirs is None or (kind, number) in self.notes_done:
            return
        self.notes_done.add((kind, number))
        note = _by_id(self.base.tree(mine), tag, number)
        other = _by_id(self.target.tree(theirs), tag, target_reference.get(w("id"), ""))
        if note is not None and other is not None:
            self._weaver(mine, theirs).blocks(note, other)

    def _strike_note(self, reference: Element, weaver: WordWeaver) -> None:
        """A note that goes with deleted words."""
        kind, tag = _NOTES[reference.tag]
        mine, number = self._notes_part(self.base, kind), reference.get(w("id"), "")
        note = _by_id(self.base.tree(mine), tag, number) if mine else None
        if note is not None and (kind, number) not in self.notes_done:
            self.notes_done.add((kind, number))
            weaver.delete_note(note)

    def _adopt_note(self, reference: Element, weaver: WordWeaver) -> None:
        """A note that came with inserted words: its text is copied under a free number of the base."""
        kind, tag = _NOTES[reference.tag]
        theirs = self._notes_part(self.target, kind)
        note = _by_id(self.target.tree(theirs), tag, reference.get(w("id"), "")) if theirs else None
        if theirs is None or note is None:
            return
        mine = self._notes_part(self.base, kind) or self._new_notes(kind, theirs)
        root = self.base.trees[mine] if mine in self.base.trees else self.base.tree(mine)
        copied = self.transplant.adopt(note, theirs, mine)
        numbers = [int(n.get(w("id"), "0")) for n in root.iter(tag) if n.get(w("id"), "").lstrip("-").isdecimal()]
        number = str(max([*numbers, 0]) + 1)
        copied.set(w("id"), number)
        reference.set(w("id"), number)
        weaver.insert_note(copied)
        root.append(copied)
        self.notes_done.add((kind, number))

    def _new_notes(self, kind: str, theirs: str) -> str:
        """The base has no part for notes: it gets the target's, with nothing but the separators."""
        root = etree.fromstring(etree.tostring(self.target.tree(theirs)))
        for note in list(root):
            if note.get(w("type")) is None:
                root.remove(note)
        content_type = self.target.source.stated_content_type(theirs)
        name = self.base.add(f"word/{kind}.xml", b"", content_type)
        self.base.trees[name] = root
        arrow = next(a for a in self.target.source.relationships(self.target.source.main) if a.kind == kind)
        self.base.connect(self.base.source.main, arrow.type, "/" + name, False)
        return name


def _by_id(root: Element, tag: str, number: str) -> Element | None:
    return next((note for note in root.iter(tag) if note.get(w("id")) == number), None)


def _highest_number(package: Package) -> int:
    """The highest number any annotation of the base carries: ours go on from there."""
    highest = 0
    for name in package.names:
        if "wordprocessingml" in package.content_type(name) and name.lower().endswith(".xml"):
            for element in package.tree(name).iter(f"{{{W}}}*"):
                value = element.get(w("id"), "")
                if value.isdecimal() and len(value) < 9:
                    highest = max(highest, int(value))
    return highest
