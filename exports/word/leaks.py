"""What a Word file would give away: searched in every part before a file leaves. A clean export has no finding."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from exports.word.names import ALTERNAT, W
from exports.word.package import Element, Package, open_own_package
from exports.word.reader import WordText, read_package
from exports.word.revisions import DELETING, attribute
from exports.word.stories import Block, Paragraph, Piece, Table

_SPACE: Final = re.compile(r"\s+")
_LIGHT: Final = frozenset({"ffffff", "fefefe", "fdfdfd"})
_PERSONAL: Final = {
    "creator": "author of the file",
    "lastModifiedBy": "last editor",
    "Company": "company",
    "Manager": "manager",
    "Template": "template",
    "HyperlinkBase": "address",
}
_SECRET_PARTS: Final = (
    ("thumbnail", "thumbnail"),
    ("vbaproject", "macros"),
    ("people.xml", "list of persons"),
    ("embeddings/", "embedded file"),
    ("printersettings", "printer"),
    ("stylewitheffects", "second style sheet"),
    ("activex", "embedded program"),
)


_SESSION_LISTS: Final = ("rsids", "rsid", "rsidRoot")
_OF_AN_INSTALLATION: Final = ("attachedTemplate", "docVars", "docVar", "mailMerge", "saveThroughXslt")
_TELLING: Final = (
    *(f"{{*}}{local}" for local in (*_PERSONAL, *_SESSION_LISTS, *_OF_AN_INSTALLATION, "color")),
    *DELETING,
)
"""The elements that may tell something by being there; the others are not looked at one by one."""
_SESSIONS: Final = etree.XPath("//@*[contains(local-name(), 'rsid')]")


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that would leave with the file: its kind, where it stands, and the words."""

    kind: str
    part: str
    text: str


def leaks(
    content: bytes,
    allowed_authors: Collection[str] = (),
    forbidden_words: Collection[str] = (),
    *,
    changes_allowed: bool | None = None,
) -> list[Leak]:
    """Everything in a file that a reader of its visible text would not see, or that names somebody.

    Without `allowed_authors` the file is held to be clean: any change or comment is a leak. With them (a redline),
    changes and comments by these authors are allowed, and deleted text with them. `forbidden_words` (the private words
    of a side) may stand nowhere, in no part. Raises a subclass of ImportRefused when the file cannot be read.
    """
    package = open_own_package(content)
    tracked = bool(allowed_authors) if changes_allowed is None else changes_allowed
    text = read_package(package)
    found = [*_changes(text, allowed_authors, tracked), *_comments(text, allowed_authors, tracked), *_hidden(text)]
    for name in package.names:
        found += _part_leaks(package, name, set(allowed_authors))
        found += _words(package, name, forbidden_words)
    found += [Leak("unaccounted", u.part, f"{u.name} {u.text}".strip()) for u in text.changes.unaccounted]
    found += [Leak(notice.kind, notice.part, notice.text) for notice in package.notices]
    return list(dict.fromkeys(found))


def _changes(text: WordText, allowed: Collection[str], tracked: bool) -> Iterator[Leak]:
    for change in text.changes.revisions:
        if not tracked:
            yield Leak(change.kind, change.part, change.text)
        elif change.author not in allowed:
            yield Leak("author", change.part, change.author or "")


def _comments(text: WordText, allowed: Collection[str], tracked: bool) -> Iterator[Leak]:
    for story in text.stories:
        if story.kind != "comment":
            continue
        if not tracked:
            yield Leak("comment", story.part, story.author or "")
        elif story.author not in allowed:
            yield Leak("author", story.part, story.author or "")


def _hidden(text: WordText) -> Iterator[Leak]:
    for story in text.stories:
        for paragraph in _paragraphs(story.blocks):
            for piece in paragraph.pieces:
                if isinstance(piece, Piece) and piece.hidden and piece.text.strip():
                    yield Leak("hidden text", story.part, piece.text)


def _paragraphs(blocks: list[Block]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)
        else:
            yield block
            for _, inner in block.boxes:
                yield from _paragraphs(inner)


def _part_leaks(package: Package, name: str, allowed: set[str]) -> Iterator[Leak]:
    lowered = name.lower()
    for sign, kind in _SECRET_PARTS:
        if sign in lowered:
            yield Leak(kind, name, "")
    if not lowered.endswith((".xml", ".rels")):
        if not lowered.startswith("word/media/"):
            yield Leak("foreign part", name, "")
        return
    root = package.tree(name)
    if lowered.startswith("customxml/item") and "props" not in lowered and root.tag != f"{{{ALTERNAT}}}export":
        yield Leak("foreign custom part", name, str(root.tag))
    for element in root.iter(*_TELLING):
        yield from _element_leaks(element, name, allowed)
    if _SESSIONS(root):
        yield Leak("session numbers", name, "")


def _element_leaks(element: Element, part: str, allowed: set[str]) -> Iterator[Leak]:
    local = element.tag.rpartition("}")[2]
    words = (element.text or "").strip()
    if local in _PERSONAL and words and words not in allowed:
        yield Leak(_PERSONAL[local], part, words)
    elif local in _SESSION_LISTS:
        yield Leak("session numbers", part, "")
    elif local in _OF_AN_INSTALLATION:
        yield Leak(local, part, element.get(f"{{{W}}}val", ""))
    elif local == "color" and (attribute(element, "val") or "").lower() in _LIGHT and _is_on_paper(element):
        yield Leak("white text", part, "")
    elif element.tag in DELETING and not allowed:
        yield Leak("deleted text", part, "")


def _is_on_paper(colour: Element) -> bool:
    """White letters on a dark cell are design; white letters on paper hide."""
    run = colour.getparent()
    return run is not None and run.find(f"{{{W}}}shd") is None and run.find(f"{{{W}}}highlight") is None


def _words(package: Package, name: str, forbidden: Collection[str]) -> Iterator[Leak]:
    if not forbidden:
        return
    if name.lower().endswith((".xml", ".rels")):
        root = package.tree(name)
        plain = "".join(str(text) for text in root.itertext())
        plain += "\n" + "\n".join(str(value) for element in root.iter() for value in element.attrib.values())
    else:
        plain = package.read(name).decode("latin-1")
    folded = _folded(plain)
    for word in forbidden:
        if word.strip() and _folded(word).strip() in folded:
            yield Leak("private words", name, word)


def _folded(words: str) -> str:
    return _SPACE.sub(" ", words).casefold()
