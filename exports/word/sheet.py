"""Everything around the body of a file: page, styles, header and footer, properties; and the package they make together."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from exports.word import template
from exports.word.oxml import DECLARATION, NAMESPACES
from exports.word.template import OFFICE, WORDML
from exports.word.theme import theme
from exports.word.values import Language

CORE: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


class Page(StrEnum):
    """The paper a file is laid out for. The column of text has the same width on both, so lines break alike."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Part:
    """One more part of the package: its name, its content type, and how the document leads to it."""

    name: str
    content: str
    content_type: str
    relationship: str
    """The type of the relationship; empty for a part that the document does not lead to."""
    ident: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A body and what stands around it. `lines` are those of the header: title, version and their language.

    `foot` stands under the number of the page; `is_wide` lays the page on its side; `tracked` makes later edits tracked.
    """

    body: str
    title: str
    lines: tuple[tuple[str, str, Language], ...]
    languages: tuple[Language, ...]
    made_at: datetime
    marking: str = ""
    foot: str = ""
    page: Page = Page.A4
    is_wide: bool = False
    tracked: bool = False
    notes: Sequence[str] = ()
    parts: tuple[Part, ...] = ()
    roots: tuple[tuple[str, str, str], ...] = ()
    """What the package itself leads to besides document and properties: (id, type, target)."""


def packed(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a .docx file; the same sheet gives the same bytes."""
    section = template.section(letter=sheet.page == Page.LETTER, wide=sheet.is_wide)
    width = template.WIDE_TEXT_WIDTH if sheet.is_wide else template.TEXT_WIDTH
    fixed = (
        Part("word/styles.xml", template.styles(width), f"{WORDML}.styles+xml", f"{OFFICE}/styles", "rIdStyles"),
        Part(
            "word/settings.xml", template.settings(tracked=sheet.tracked, footnotes=bool(sheet.notes)),
            f"{WORDML}.settings+xml", f"{OFFICE}/settings", "rIdSettings",
        ),
        Part("word/theme/theme1.xml", theme(), f"{_OFFICEDOC}.theme+xml", f"{OFFICE}/theme", "rIdTheme"),
        Part("word/fontTable.xml", template.font_table(), f"{WORDML}.fontTable+xml", f"{OFFICE}/fontTable", "rIdFonts"),
        Part(
            "word/header1.xml", template.header(sheet.lines, sheet.marking, wide=sheet.is_wide), f"{WORDML}.header+xml",
            f"{OFFICE}/header", "rIdHeader",
        ),
        Part(
            "word/footer1.xml", template.footer(sheet.languages, sheet.foot), f"{WORDML}.footer+xml", f"{OFFICE}/footer",
            "rIdFooter",
        ),
    )  # fmt: skip
    notes = (
        (Part("word/footnotes.xml", template.footnotes(sheet.notes), f"{WORDML}.footnotes+xml", f"{OFFICE}/footnotes",
              "rIdFootnotes"),) if sheet.notes else ()
    )  # fmt: skip
    body = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{sheet.body}{section}</w:body></w:document>"
    held = (*fixed, *sheet.parts, *notes)
    contents = {part.name: part.content for part in held} | {
        "word/document.xml": body,
        "docProps/core.xml": template.core_properties(sheet.title, sheet.made_at),
        "word/_rels/document.xml.rels": template.relationships(
            [(p.ident, p.relationship, p.target or p.name.removeprefix("word/")) for p in held if p.ident]
        ),
        "_rels/.rels": template.relationships(
            [("rId1", f"{OFFICE}/officeDocument", "word/document.xml"), ("rId2", CORE, "docProps/core.xml"), *sheet.roots]
        ),
    }  # fmt: skip
    kinds = {part.name: part.content_type for part in held if part.content_type} | {
        "word/document.xml": f"{WORDML}.document.main+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    contents["[Content_Types].xml"] = template.content_types(kinds)
    return template.pack({name: content.encode("utf-8") for name, content in contents.items()})


_OFFICEDOC: Final = "application/vnd.openxmlformats-officedocument"
