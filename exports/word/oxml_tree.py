"""Builders of tracked changes on trees: what `oxml` does for text that is written fresh, for files that are compared."""

import copy
from datetime import datetime

from lxml import etree

from exports.word.names import W16DU, XML, w
from exports.word.oxml import Ids, possible, stamp
from exports.word.package import Element
from exports.word.values import Mark

_BEFORE_MARK = (w("sectPr"), w("pPrChange"))


class Pen:
    """Writes changes of one author at one time with numbers of one row."""

    def __init__(self, author: str, at: datetime, ids: Ids) -> None:
        self.mark = Mark(author, at)
        self.ids = ids

    def _change(self, local: str) -> Element:
        element = etree.Element(w(local))
        element.set(w("id"), str(self.ids.next()))
        element.set(w("author"), possible(self.mark.author))
        element.set(w("date"), stamp(self.mark.at))
        element.set(f"{{{W16DU}}}dateUtc", stamp(self.mark.at))
        return element

    def inserted(self, *content: Element) -> Element:
        """Runs or mathematics as an insertion."""
        wrapper = self._change("ins")
        wrapper.extend(content)
        return wrapper

    def delete(self, run: Element) -> Element:
        """Wrap a run (or mathematics), where it stands, as a deletion; gives the wrapper."""
        wrapper = self._change("del")
        parent = run.getparent()
        if parent is not None:
            parent.replace(run, wrapper)
        wrapper.append(run)
        struck(run)
        return wrapper

    def mark_paragraph(self, paragraph: Element, local: str) -> None:
        """Mark a paragraph's mark as inserted ("ins") or deleted ("del")."""
        properties = get_properties(paragraph, "pPr")
        mark = properties.find(w("rPr"))
        if mark is None:
            mark = etree.Element(w("rPr"))
            later = next((child for child in properties if child.tag in _BEFORE_MARK), None)
            if later is not None:
                later.addprevious(mark)
            else:
                properties.append(mark)
        mark.insert(0, self._change(local))

    def mark_row(self, row: Element, local: str) -> None:
        """Mark a row as inserted or deleted."""
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            at = 1 if row.find(w("tblPrEx")) is not None else 0
            row.insert(at, properties)
        change = self._change(local)
        later = properties.find(w("trPrChange"))
        if later is not None:
            later.addprevious(change)
        else:
            properties.append(change)

    def form(self, paragraph: Element, new: Element | None) -> None:
        """Give a paragraph the form `new` (a `w:pPr` or None), keeping the old one as a tracked change of form."""
        old = paragraph.find(w("pPr"))
        kept = _plain(old)
        made = _plain(new)
        mark = old.find(w("rPr")) if old is not None else None
        section = old.find(w("sectPr")) if old is not None else None
        for extra in (mark, section):
            if extra is not None:
                made.append(extra)
        change = self._change("pPrChange")
        change.append(kept)
        made.append(change)
        if old is not None:
            paragraph.replace(old, made)
        else:
            paragraph.insert(0, made)

    def replace_form(self, paragraph: Element, new: Element | None) -> None:
        """Give a paragraph another form without a trace, as if it had always had it."""
        old = paragraph.find(w("pPr"))
        if old is not None:
            paragraph.replace(old, _plain(new))
        else:
            paragraph.insert(0, _plain(new))


def _plain(properties: Element | None) -> Element:
    """A paragraph's form without its mark, section and earlier changes."""
    made = copy.deepcopy(properties) if properties is not None else etree.Element(w("pPr"))
    for child in [c for c in made if c.tag in (w("rPr"), w("sectPr"), w("pPrChange"))]:
        made.remove(child)
    return made


def same_form(one: Element, other: Element) -> bool:
    """Have two paragraphs the same form, marks and sections aside?"""
    texts = [etree.tostring(_plain(p.find(w("pPr"))), method="c14n", exclusive=True) for p in (one, other)]
    return texts[0] == texts[1]


def struck(run: Element) -> None:
    """Rename the texts of a run for use inside a deletion; text boxes inside keep theirs."""
    for element in list(run):
        if element.tag == w("t"):
            element.tag = w("delText")
        elif element.tag == w("instrText"):
            element.tag = w("delInstrText")
        elif element.tag == w("ruby"):
            for inner in element.iter(w("r")):
                struck(inner)


def get_properties(element: Element, local: str) -> Element:
    """The properties of a paragraph, made when there are none."""
    found = element.find(w(local))
    if found is None:
        found = etree.Element(w(local))
        element.insert(0, found)
    return found


def text_run(text: str, properties: Element | None) -> Element:
    """A run with a text (no tabs or breaks in it)."""
    run = etree.Element(w("r"))
    if properties is not None:
        run.append(copy.deepcopy(properties))
    run.append(text_element(text))
    return run


def text_element(text: str) -> Element:
    """A `w:t` that keeps its spaces."""
    element = etree.Element(w("t"))
    element.text = possible(text)
    element.set(f"{{{XML}}}space", "preserve")
    return element
