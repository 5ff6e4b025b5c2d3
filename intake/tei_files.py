"""A document of the Foreign Relations series in TEI: its text as printed, and what its tags say, without any guessing."""

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from dialogue.intake_refusals import SourceNotADocument
from intake.source_texts import Form, SourceDocument, of_paragraphs

_BLOCKS: Final = frozenset(
    ["head", "dateline", "p", "item", "opener", "closer", "salute", "signed", "label", "ab", "l", "cell"]
)


@dataclass(frozen=True, slots=True)
class TaggedPerson:
    """A person of the list of participants. `key` is the series' own; untagged people have none. `words`: the whole item."""

    name: str
    words: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class TaggedDocument:
    """What the tags of a document say; empty where it is not tagged.

    `sender` and `receiver` by the tags `from` and `to`; `dates` as (ISO, as printed); `times` as (from, to); `source_note`
    holds markings, drafter and archive as printed, `summary` the editors' summary.
    """

    title: str
    places: tuple[str, ...]
    dates: tuple[tuple[str, str], ...]
    times: tuple[tuple[str, str], ...]
    participants: tuple[TaggedPerson, ...]
    sender: str
    receiver: str
    source_note: str
    summary: str
    markings: tuple[str, ...]
    drafter: str
    people: tuple[tuple[str, str], ...]


def read_tei(name: str, content: bytes) -> SourceDocument:
    """The text of a TEI document in reading order, notes behind it in brackets. Raises SourceNotADocument."""
    root = _root(name, content)
    rows: list[str] = []
    notes: list[str] = []
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = _tag(element)
        if tag in _BLOCKS and not any(
            _tag(parent) in ("note", *_BLOCKS) for parent in element.iterancestors() if isinstance(parent.tag, str)
        ):
            rows.append(_words(element))
        elif tag == "note" and (words := _words(element, with_notes=True)):
            notes.append(f"[{words}]")
    text, breaks = of_paragraphs([row for row in (*rows, *notes) if row])
    return SourceDocument(text, Form.TEI, "utf-8", breaks, tuple(_headers(tagged(content))))


def tagged(content: bytes, name: str = "") -> TaggedDocument:
    """What the tags of a TEI document say. Raises SourceNotADocument."""
    root = _root(name, content)
    note = next((_words(one, with_notes=True) for one in _all(root, "note") if one.get("type") == "source"), "")
    marks = re.search(
        r"((?:Top Secret|Secret|Confidential|Unclassified|Limited Official Use|Official Use Only)(?:; [A-Z][\w ]+)*)\.",
        note,
    )
    drafter = re.search(r"Drafted by ((?:[A-Z][\w.'’-]*\s?)+?)(?= on\b| and\b|[.;,(])", note)
    named = [(one, _words(one)) for one in _all(root, "persName")]
    heads = [_words(one) for one in _all(root, "head") if _tag(one.getparent()) in ("div", "")]
    return TaggedDocument(
        title=heads[0] if heads else "",
        places=tuple(dict.fromkeys(_words(one) for one in _all(root, "placeName") if any(_tag(p) == "dateline" for p in one.iterancestors()))),
        dates=tuple((one.get("when") or one.get("notBefore") or "", _words(one)) for one in _all(root, "date") if one.get("when") or one.get("notBefore")),
        times=tuple((one.get("from") or one.get("when") or "", one.get("to") or "") for one in _all(root, "time")),
        participants=tuple(_participants(root)),
        sender=next((words for one, words in named if one.get("type") == "from"), ""),
        receiver=next((words for one, words in named if one.get("type") == "to"), ""),
        source_note=note,
        summary=next((_words(one, with_notes=True) for one in _all(root, "note") if one.get("type") == "summary"), ""),
        markings=tuple(marks.group(1).split("; ")) if marks else (),
        drafter=drafter.group(1).strip() if drafter else "",
        people=tuple(dict.fromkeys((words, (one.get("corresp") or "").lstrip("#")) for one, words in named if one.get("corresp"))),
    )  # fmt: skip


def _participants(root: etree._Element) -> list[TaggedPerson]:
    found: list[TaggedPerson] = []
    for one in _all(root, "list"):
        if one.get("type") != "participants":
            continue
        for item in (child for child in one.iter() if _tag(child) == "item"):
            words = _words(item)
            person = next(iter(_all(item, "persName")), None)
            name = (
                _words(person) if person is not None else re.sub(r"^(?:Dr|Mr|Mrs|Ms)\.? ", "", words.partition(",")[0])
            )
            found.append(
                TaggedPerson(name, words, (person.get("corresp") or "").lstrip("#") if person is not None else "")
            )
    return found


def _headers(of: TaggedDocument) -> list[tuple[str, str]]:
    pairs = [
        ("title", of.title),
        ("place", "; ".join(of.places)),
        ("date", "; ".join(iso for iso, _ in of.dates[:1])),
        ("from", of.sender),
        ("to", of.receiver),
        ("source", of.source_note),
    ]
    return [(name, words) for name, words in pairs if words]


def _root(name: str, content: bytes) -> etree._Element:
    if b"<!ENTITY" in content:
        raise SourceNotADocument(name=name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceNotADocument(name=name) from error
    if not any("tei-c.org" in str(uri) for uri in root.nsmap.values()) and _tag(root) not in ("TEI", "div"):
        raise SourceNotADocument(name=name)
    divisions = [one for one in _all(root, "div") if one.get("type") == "document"]
    if _tag(root) == "TEI":
        text = next(iter(_all(root, "text")), None)
        return divisions[0] if divisions else text if text is not None else root
    return root


def _tag(element: etree._Element | None) -> str:
    return etree.QName(element).localname if element is not None and isinstance(element.tag, str) else ""


def _all(root: etree._Element, tag: str) -> list[etree._Element]:
    return [one for one in root.iter() if _tag(one) == tag]


def _words(element: etree._Element, with_notes: bool = False) -> str:
    """The words of an element without those of its notes, white space folded."""
    return " ".join(_text(element, with_notes).split())


def _text(element: etree._Element, with_notes: bool) -> str:
    if not with_notes and _tag(element) == "note":
        return ""
    words = element.text or ""
    for child in element:
        if isinstance(child.tag, str) and (with_notes or _tag(child) != "note"):
            words += (" " if _tag(child) in ("lb", "pb") else "") + _text(child, with_notes)
        words += child.tail or ""
    return words
