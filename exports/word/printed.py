"""What a file prints, as its reader sees it: what is remembered of a file that is handed out, and read of one that is checked.

The numbers that Word makes by itself belong to it, though they stand in no text; the numbers of pages do not.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from typing import Final

from drafts.fingerprint import fingerprint
from drafts.letters import Line, Part
from exports.word.list_numbers import ListNumbers
from exports.word.names import w
from exports.word.package import Element, Package, open_own_package
from exports.word.reader import View, WordText, lines_of, paragraphs_of, read_package
from exports.word.stationery_parts import PREFIX
from exports.word.stories import Block, Paragraph, Table
from exports.word.unseen import Look, shown_otherwise

_LONGEST_NUMBER: Final = 16
"""Letters of a clause number: what stands first in a row and is longer is words."""
_PARTS: Final = {"Title": Part.TITLE, "Subtitle": Part.LABEL, "ColumnHead": Part.LABEL}
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
_RUNNING: Final = re.compile(rf"(\S.{{0,{_LONGEST_NUMBER - 1}}}?)(?:\t|  |　)")
_PAGES: Final = re.compile(r"(?:Page \d* of \d*|第\s*(?:\d+\s*)?页\s*共\s*(?:\d+\s*)?页|[\s·])+")
_COUNTS_PAGES: Final = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"[\d\s-]*")


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a file with every change accepted and with every one rejected, its notes, the lines of its heads and
    feet, and what its pages show otherwise than it reads (`exports.word.unseen`)."""

    accepted: tuple[Line, ...]
    rejected: tuple[Line, ...]
    notes: tuple[str, ...]
    frame: tuple[str, ...]
    looks: tuple[Look, ...]

    @property
    def has_changes(self) -> bool:
        return self.accepted != self.rejected

    @property
    def digest(self) -> str:
        """The fingerprint of what it says: lines and notes, letter for letter."""
        return said_digest([x.text for x in self.accepted], [x.text for x in self.rejected], self.notes)

    def as_json(self) -> bytes:
        """The same as text, to be kept."""

        def told(lines: tuple[Line, ...]) -> list[list[str]]:
            return [[line.text, line.part, line.number, line.language] for line in lines]

        kept = {
            "accepted": told(self.accepted),
            "notes": self.notes,
            "frame": self.frame,
            "looks": [*map(astuple, self.looks)],
        }
        if self.has_changes:
            kept["rejected"] = told(self.rejected)
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def from_json(kept: bytes) -> Printed:
    """What `Printed.as_json` wrote."""
    told = json.loads(kept)

    def lines(named: str) -> tuple[Line, ...]:
        return tuple(Line(text, Part(part), number, language) for text, part, number, language in told[named])

    accepted = lines("accepted")
    looks = tuple(Look(*look) for look in told["looks"])
    rejected = lines("rejected") if "rejected" in told else accepted
    return Printed(accepted, rejected, tuple(told["notes"]), tuple(told["frame"]), looks)


def said_digest(accepted: list[str], rejected: list[str], notes: tuple[str, ...]) -> str:
    """The fingerprint of the lines of a file in both views, and of its notes; empty lines do not count."""
    parts = ([line for line in lines if line] for lines in (accepted, rejected, sorted(notes)))
    return fingerprint(*(fingerprint(*part) for part in parts))


def printed(content: bytes) -> Printed:
    """What a file of our own prints."""
    package = open_own_package(content)
    text = read_as_printed(package)
    body = [block for story in text.stories if story.kind == "body" for block in story.blocks]
    accepted = _placed(body, "accepted", package)
    rejected = _placed(body, "rejected", package) if text.changes.revisions else accepted
    return Printed(accepted, rejected, notes_of(text, package), frame_of(text), shown_otherwise(package, text))


def read_as_printed(package: Package) -> WordText:
    """Read a package, with the numbers of pages left out of its heads and feet: each editor counts them anew."""
    for part in package.parts_with_words:
        root = package.tree(part)
        if root.tag in (w("hdr"), w("ftr")):
            _leave_out_page_numbers(root)
    return read_package(package)


def seen_lines(blocks: list[Block], view: View, numbers: ListNumbers) -> Iterator[tuple[str, Paragraph]]:
    """The lines of a view as they are seen, each after the number that Word makes for it, with the paragraph it begins in."""
    for line in lines_of(blocks, view):
        label = numbers.next(line.sources[-1])  # the properties of a paragraph stand with its mark
        yield (f"{label}\t{line.text}" if label and line.text else label + line.text), line.sources[0]


def notes_of(text: WordText, package: Package) -> tuple[str, ...]:
    """The notes at the foot of the pages and at the end, each as one text."""
    numbers = ListNumbers(package)
    notes = (
        "\n".join(line for line, _ in seen_lines(story.blocks, "accepted", numbers)).strip()
        for story in text.stories
        if story.kind in ("footnote", "endnote")
    )
    return tuple(filter(None, notes))


def frame_of(text: WordText) -> tuple[str, ...]:
    """The lines of heads and feet, each once, without those that only count pages."""
    lines = (line for kind, _, lines in text.others() if kind in ("header", "footer") for line in lines)
    return tuple(dict.fromkeys(line for line in lines if line.strip() and not _PAGES.fullmatch(line)))


# where a line stands ----------------------------------------------------------------------------------------------


def _placed(blocks: list[Block], view: View, package: Package) -> tuple[Line, ...]:
    """The lines of our own file, each with its part, language and the number of the clause that it belongs to."""
    rows = dict(_numbers_of_rows(blocks, view))
    made, running = [], ""
    for text, paragraph in seen_lines(blocks, view, ListNumbers(package)):
        part = _PARTS.get(paragraph.style.removeprefix(PREFIX), Part.WORDS)
        if id(paragraph) in rows:
            number, running = rows[id(paragraph)], ""
        elif part == Part.WORDS:
            number = running = found.group(1) if (found := _RUNNING.match(text)) else running
        else:
            number = ""
        if part == Part.WORDS and text and text == number:
            part = Part.NUMBER
        language = "" if part in (Part.LABEL, Part.NUMBER) else "zh" if _HAN.search(text) else "en"
        made.append(Line(text, part, "" if part in (Part.TITLE, Part.LABEL) else number, language))
    return tuple(made)


def _numbers_of_rows(blocks: list[Block], view: View) -> Iterator[tuple[int, str]]:
    """Of each paragraph in a table what stands first in its row, where that is short enough for a number."""
    for table in blocks:
        for row in table.rows if isinstance(table, Table) else ():
            first = next(filter(None, paragraphs_of(row.cells[0].blocks, view)), "") if row.cells else ""
            number = first if len(row.cells) > 1 and len(first) <= _LONGEST_NUMBER else ""
            for cell in row.cells:
                yield from ((id(inner), number) for inner in cell.blocks if isinstance(inner, Paragraph))


# numbers of pages -------------------------------------------------------------------------------------------------


def _leave_out_page_numbers(root: Element) -> None:
    """Take out what fields that count pages show. Anything but digits stays: somebody may have put words there."""
    for field in root.iter(w("fldSimple")):
        if _COUNTS_PAGES.match(field.get(w("instr"), "")):
            _blank(list(field.iter(w("t"))))
    fields: list[tuple[list[str], list[Element] | None]] = []
    for element in root.iter(w("fldChar"), w("instrText"), w("t")):
        kind = element.get(w("fldCharType")) if element.tag == w("fldChar") else None
        if kind == "begin":
            fields.append(([], None))
        elif fields and kind == "separate":
            fields[-1] = (fields[-1][0], [])
        elif fields and kind == "end":
            code, shown = fields.pop()
            if shown and _COUNTS_PAGES.match("".join(code)):
                _blank(shown)
        elif fields and element.tag == w("instrText"):
            fields[-1][0].append(element.text or "")
        elif fields and element.tag == w("t") and fields[-1][1] is not None:
            fields[-1][1].append(element)


def _blank(texts: list[Element]) -> None:
    if _DIGITS.fullmatch("".join(text.text or "" for text in texts)):
        for text in texts:
            text.text = ""


__all__ = ["Printed", "frame_of", "from_json", "notes_of", "printed", "read_as_printed", "said_digest", "seen_lines"]
