"""Everything around the body of a file: page, styles, header and footer, properties; and the package they make together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from exports.word import stationery_parts, template
from exports.word.oxml import DECLARATION, NAMESPACES
from exports.word.stationery import Stationery
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
    content: str | bytes
    content_type: str
    relationship: str
    """The type of the relationship; empty for a part that the document does not lead to."""
    ident: str = ""
    target: str = ""


Layout = Page | Stationery
"""What a file is laid out on: the house's own paper, or somebody's."""


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
    page: Layout = Page.A4
    is_wide: bool = False
    tracked: bool = False
    notes: Sequence[str] = ()
    parts: tuple[Part, ...] = ()
    roots: tuple[tuple[str, str, str], ...] = ()
    """What the package itself leads to besides document and properties: (id, type, target)."""


def room_on(page: Layout, *, wide: bool = False) -> int:
    """The width of the column of text, in twentieths of a point."""
    if isinstance(page, Stationery):
        return page.height - page.left - page.right if wide else page.room
    return template.WIDE_TEXT_WIDTH if wide else template.TEXT_WIDTH


def printed_on(page: Layout) -> tuple[str, ...]:
    """The lines that stand on the paper before anything is written on it."""
    return page.lines if isinstance(page, Stationery) else ()


def packed(sheet: Sheet) -> bytes:
    """The sheet as the bytes of a .docx file; the same sheet gives the same bytes."""
    paper = sheet.page if isinstance(sheet.page, Stationery) else None
    section, around = _on_own_paper(sheet, paper) if paper else _on_ours(sheet)
    settings = template.settings(
        tracked=sheet.tracked, footnotes=bool(sheet.notes), even=paper is not None and paper.even_differs
    )
    fixed = (
        Part("word/settings.xml", settings, f"{WORDML}.settings+xml", f"{OFFICE}/settings", "rIdSettings"),
        Part("word/fontTable.xml", template.font_table(), f"{WORDML}.fontTable+xml", f"{OFFICE}/fontTable", "rIdFonts"),
    )
    notes = (
        (Part("word/footnotes.xml", template.footnotes(sheet.notes), f"{WORDML}.footnotes+xml", f"{OFFICE}/footnotes",
              "rIdFootnotes"),) if sheet.notes else ()
    )  # fmt: skip
    body = f"{DECLARATION}<w:document {NAMESPACES}><w:body>{sheet.body}{section}</w:body></w:document>"
    document = Part("word/document.xml", body, f"{WORDML}.document.main+xml", "")
    core = Part(
        "docProps/core.xml", template.core_properties(sheet.title, sheet.made_at),
        "application/vnd.openxmlformats-package.core-properties+xml", "",
    )  # fmt: skip
    own = (document, *sheet.parts, *notes)
    if paper:
        own = tuple(
            replace(p, content=stationery_parts.restyled(p.content)) if isinstance(p.content, str) else p for p in own
        )
    held = (*own, *around, *fixed, core)
    contents = {part.name: part.content for part in held} | {
        "word/_rels/document.xml.rels": template.relationships(
            [(p.ident, p.relationship, p.target or p.name.removeprefix("word/")) for p in held if p.ident]
        ),
        "_rels/.rels": template.relationships(
            [("rId1", f"{OFFICE}/officeDocument", "word/document.xml"), ("rId2", CORE, "docProps/core.xml"), *sheet.roots]
        ),
    }  # fmt: skip
    contents["[Content_Types].xml"] = template.content_types({p.name: p.content_type for p in held if p.content_type})
    return template.pack({name: c if isinstance(c, bytes) else c.encode("utf-8") for name, c in contents.items()})


def _on_ours(sheet: Sheet) -> tuple[str, tuple[Part, ...]]:
    """Section, styles, theme, header and footer of the house."""
    room = room_on(sheet.page, wide=sheet.is_wide)
    return template.section(letter=sheet.page == Page.LETTER, wide=sheet.is_wide), (
        _styles(template.styles(room)),
        _theme(theme()),
        Part(
            "word/header1.xml", template.header(sheet.lines, sheet.marking, room=room), f"{WORDML}.header+xml",
            f"{OFFICE}/header", "rIdHeader",
        ),
        Part(
            "word/footer1.xml", template.footer(sheet.languages, sheet.foot), f"{WORDML}.footer+xml", f"{OFFICE}/footer",
            "rIdFooter",
        ),
    )  # fmt: skip


def _on_own_paper(sheet: Sheet, paper: Stationery) -> tuple[str, tuple[Part, ...]]:
    """Section, styles, theme, headers and footers of somebody's own paper, with our lines beneath theirs."""
    marking = template.header_marking(sheet.marking)
    lines = marking + template.header_lines(sheet.lines, room_on(paper, wide=sheet.is_wide))
    counted = any(head.has_page_number for head in paper.heads if head.place == "footer")
    foot = ("" if counted else template.page_numbers(sheet.languages)) + template.foot_lines(sheet.foot)
    made = stationery_parts.head_parts(paper, *map(stationery_parts.restyled, (lines, foot, marking)))
    parts = [_styles(stationery_parts.styles(paper)), _theme(paper.theme or theme())]
    for place, _, name in made.named:
        parts.append(
            Part(
                name,
                made.parts.pop(name),
                f"{WORDML}.{place}+xml",
                f"{OFFICE}/{place}",
                stationery_parts.ident_of(name),
            )
        )
    parts += [Part(name, content, "", "") for name, content in made.parts.items()]
    parts += [Part(name, content, kind, "") for name, (content, kind) in stationery_parts.media(paper).items()]
    return stationery_parts.section(paper, made.named, wide=sheet.is_wide), tuple(parts)


def _styles(content: str) -> Part:
    return Part("word/styles.xml", content, f"{WORDML}.styles+xml", f"{OFFICE}/styles", "rIdStyles")


def _theme(content: str) -> Part:
    kind = "application/vnd.openxmlformats-officedocument.theme+xml"
    return Part("word/theme/theme1.xml", content, kind, f"{OFFICE}/theme", "rIdTheme")
