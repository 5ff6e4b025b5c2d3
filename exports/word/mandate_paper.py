"""A private paper for the capital: where the texts depart from what was authorised. In one language, through our template.

It carries no name of a person, no change and no comment, so the search for leaks holds for it as for every clean file.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from exports.word.oxml import paragraph, run
from exports.word.sheet import Sheet, packed
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
    foot: str = ""


def write_paper(paper: MandatePaper) -> bytes:
    """The paper as the bytes of a .docx file; the same paper gives the same bytes."""
    reader = paper.language
    body = paragraph(run(paper.marking, language=reader), "Marking")
    body += paragraph(run(paper.title, language=reader), "Title")
    body += paragraph(run(paper.subtitle, language=reader), "Subtitle")
    body += "".join(_part(part, reader) for part in paper.parts)
    if not paper.parts:
        body += paragraph(run(paper.nothing, language=reader), "FlowText")
    sheet = Sheet(body, paper.title, ((paper.title, paper.marking, reader),), (reader,), paper.made_at, foot=paper.foot)
    return packed(sheet)


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
