"""The originals for signature: the whole text in one language with its own place to sign, then the whole text in the other.

Each language stands on pages of its own. What is signed bears no version, no note and no name but the signatories'.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drafts.letters import Line, Part
from exports.word.body import Body
from exports.word.captions import Pair
from exports.word.captions_signing import done_at, is_done_at
from exports.word.lines import running
from exports.word.oxml import paragraph, run
from exports.word.paper import Signature
from exports.word.paper_writer import signature_table
from exports.word.sheet import Layout, Page, Sheet, packed, printed_on, room_on
from exports.word.values import ORIGINAL, DraftDocument, Form, Language
from exports.word.writer import anchor_parts, anchor_roots


@dataclass(frozen=True, slots=True)
class Original:
    """One original. `texts` holds the document as each language text has it: names of the parties in their order there.

    `named` are the languages in the order in which each text's testimonium names them; `signing` the places to sign under
    each text, the first on the left.
    """

    languages: tuple[Language, ...]
    texts: Mapping[Language, DraftDocument]
    named: Mapping[Language, tuple[Language, ...]]
    signing: Mapping[Language, tuple[Signature, ...]]
    place: Pair = ("", "")
    on: date | None = None
    originals: int = 2
    head: Pair = ("", "")
    """What the head of each page says, where it says anything: that this is a proof."""


def write_original(original: Original, page: Layout = Page.A4) -> bytes:
    """The original as the bytes of a .docx file; the same original gives the same bytes."""
    first = original.texts[original.languages[0]]
    made, room = "", room_on(page)
    body = None
    for language in original.languages:
        form = Form.CLEAN_EN if language == "en" else Form.CLEAN_ZH
        body = Body(original.texts[language], form, body.ids if body else None, room=room)
        made += (
            paragraph("", properties='<w:pageBreakBefore/><w:spacing w:line="20" w:lineRule="exact"/>') if made else ""
        )
        made += body.running_text() + _end(original, language, room)
    lines = tuple(("", original.head[0 if x == "en" else 1], x) for x in original.languages if any(original.head))
    record = replace(first, clauses=original.texts["en"].clauses)
    sheet = Sheet(
        made, first.title(original.languages[0]), lines, original.languages, first.made_at, first.marking, first.foot, page,
        parts=anchor_parts(record, ORIGINAL, list(printed_on(page))), roots=anchor_roots(),
    )  # fmt: skip
    return packed(sheet)


def original_lines(texts: Mapping[Language, DraftDocument], languages: tuple[Language, ...]) -> tuple[Line, ...]:
    """What an original prints of its text: titles and clauses, language by language. What is signed under it is not text."""
    made: list[Line] = []
    for language in languages:
        document = texts[language]
        made.append(Line(document.title(language), Part.TITLE, language=language))
        for clause in document.clauses:
            made += running(clause, (language,))
    return tuple(made)


def without_signing(lines: Sequence[str], titles: Collection[str], parties: int) -> tuple[list[str], list[str]]:
    """The lines of a file that may be an original, and apart from them what is signed under each text.

    Under a testimonium stand at most three lines a party: for whom, who, in which function. What is more belongs to the text.
    """
    text: list[str] = []
    signed: list[str] = []
    room = 0
    for line in lines:
        if is_done_at(line):
            room = 1 + 3 * parties
        elif line in titles:
            room = 0
        (signed if room and line else text).append(line)
        room -= bool(room and line)
    return text, signed


def _end(original: Original, language: Language, room: int) -> str:
    place = original.place[0 if language == "en" else 1]
    words = done_at(place, original.on, original.originals, original.named[language], language)
    done = paragraph(
        run(words, language=language), "FlowText", '<w:keepNext/><w:spacing w:before="480" w:after="360"/>'
    )
    return done + signature_table(original.signing[language], (language,), room)


__all__ = ["Original", "original_lines", "without_signing", "write_original"]
