"""A private paper for the capital: where the texts depart from what was authorised. In one language, through our template.

It carries no name of a person, no change and no comment, so the search for leaks holds for it as for every clean file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.word import template
from exports.word.oxml import DECLARATION, NAMESPACES, paragraph, run
from exports.word.template import OFFICE, SECTION, WORDML
from exports.word.theme import theme
from exports.word.values import Language


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A caption and the words under it; `language` is that of the words."""

    caption: str
    words: str
    language: Language


@dataclass(frozen=True, slots=True)
class PaperPart:
    """One text that departs: its heading, what is wrong with it, and the texts."""

    heading: str
    lines: tuple[PaperLine, ...]


@dataclass(frozen=True, slots=True)
class MandatePaper:
    """The whole paper, in the language of its reader; `marking` says whom it is for, `nothing` stands where no text departs."""

    title: str
    subtitle: str
    marking: str
    nothing: str
    language: Language
    made_at: datetime
    parts: tuple[PaperPart, ...]


def write_paper(paper: MandatePaper) -> bytes:
    """The paper as the bytes of a .docx file; the same paper gives the same bytes."""
    reader = paper.language
    body = paragraph(run(paper.marking, language=reader), "Marking")
    body += paragraph(run(paper.title, language=reader), "Title")
    body += paragraph(run(paper.subtitle, language=reader), "Subtitle")
    body += "".join(_part(part, reader) for part in paper.parts)
    if not paper.parts:
        body += paragraph(run(paper.nothing, language=reader), "FlowText")
    core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    parts = {
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{SECTION}</w:body></w:document>",
        "word/styles.xml": template.styles(),
        "word/settings.xml": template.settings(tracked=False),
        "word/fontTable.xml": template.font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": template.header(((paper.title, paper.marking, reader),)),
        "word/footer1.xml": template.footer((reader,)),
        "docProps/core.xml": template.core_properties(paper.title, paper.made_at),
        "word/_rels/document.xml.rels": template.relationships(_arrows()),
        "_rels/.rels": template.relationships(
            [("rId1", f"{OFFICE}/officeDocument", "word/document.xml"), ("rId2", core, "docProps/core.xml")]
        ),
        "[Content_Types].xml": template.content_types(_KINDS),
    }
    return template.pack({name: content.encode("utf-8") for name, content in parts.items()})


def _part(part: PaperPart, reader: Language) -> str:
    lines: Sequence[PaperLine] = part.lines
    return paragraph(run(part.heading, language=reader), "FlowHeading") + "".join(
        paragraph(
            run(f"{line.caption}\t", "<w:b/>", language=reader) + run(line.words, language=line.language),
            "FlowText",
            '<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:ind w:left="2268" w:hanging="2268"/>',
        )
        for line in lines
    )


def _arrows() -> list[tuple[str, str, str]]:
    return [
        ("rIdStyles", f"{OFFICE}/styles", "styles.xml"),
        ("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
        ("rIdTheme", f"{OFFICE}/theme", "theme/theme1.xml"),
        ("rIdFonts", f"{OFFICE}/fontTable", "fontTable.xml"),
        ("rIdHeader", f"{OFFICE}/header", "header1.xml"),
        ("rIdFooter", f"{OFFICE}/footer", "footer1.xml"),
    ]


_KINDS = {
    "word/document.xml": f"{WORDML}.document.main+xml",
    "word/styles.xml": f"{WORDML}.styles+xml",
    "word/settings.xml": f"{WORDML}.settings+xml",
    "word/fontTable.xml": f"{WORDML}.fontTable+xml",
    "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "word/header1.xml": f"{WORDML}.header+xml",
    "word/footer1.xml": f"{WORDML}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
