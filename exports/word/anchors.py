"""How a clause is found again in a file that came back.

Three anchors, because each is lost by some editor: a hidden bookmark around each text, one custom document property with
the export's id, and a customXml part with the sums of the texts. Bookmarks can be cut, doubled or moved by a person, so
they are checked against the text and never trusted alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from drafts.fingerprint import fingerprint
from exports.word.names import ALTERNAT, CUSTOM_PROPERTIES
from exports.word.oxml import DECLARATION, attribute, stamp
from exports.word.package import Package
from exports.word.refusals import ImportRefused
from exports.word.values import DraftDocument, Form, Language

PROPERTY: Final = "AlternatExport"
_BOOKMARK: Final = re.compile(r"_cl_([0-9a-z]{1,25})_(en|zh)\Z")
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


def bookmark_name(clause_id: str, language: Language) -> str:
    """The bookmark of a clause's text: hidden (it begins with _), at most 40 characters."""
    number, digits = int(clause_id, 16), ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return f"_cl_{digits or '0'}_{language}"


def clause_of(bookmark: str) -> tuple[str, Language] | None:
    """The clause id (32 hexadecimal digits) and language that a bookmark names; None for anybody else's bookmark."""
    match = _BOOKMARK.match(bookmark)
    if match is None:
        return None
    number = int(match.group(1), 36)
    return (f"{number:032x}", "en" if match.group(2) == "en" else "zh") if number < 1 << 128 else None


def text_sum(text: str) -> str:
    """The fingerprint of a text, letter for letter."""
    return fingerprint(text)


def custom_properties(export_id: str) -> str:
    """The part `docProps/custom.xml`."""
    return (
        f'{DECLARATION}<Properties xmlns="{CUSTOM_PROPERTIES}" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{PROPERTY}">'
        f"<vt:lpwstr>{_escape(export_id)}</vt:lpwstr></property></Properties>"
    )


def export_record(document: DraftDocument, form: str, notes: Sequence[str] = ()) -> str:
    """Our customXml part: which draft and export this is, and the sums of each clause's canonical texts.

    `notes` are the words of the footnotes that the writer made: like titles they are known again when they come back.
    """
    clauses = "".join(
        f"<clause id={attribute(c.clause_id)} number={attribute(c.number)} "
        f'en="{text_sum(c.base_en)}" zh="{text_sum(c.base_zh)}"/>'
        for c in document.clauses
        if form == Form.REDLINE_TWO_COLUMN or c.is_base
    )
    side = f" side={attribute(document.only_side)}" if document.only_side else ""
    frame = "".join(f'<frame text="{text_sum(text)}"/>' for text in (*document.frame(), *notes))
    return (
        f'{DECLARATION}<export xmlns="{ALTERNAT}" id={attribute(document.export_id)} draft={attribute(document.draft_id)} '
        f'form="{form}" made="{stamp(document.made_at)}"{side}>{clauses}{frame}</export>'
    )


@dataclass(frozen=True, slots=True)
class ExportedClause:
    """What the customXml part remembers of a clause."""

    clause_id: str
    number: str
    sum_en: str
    sum_zh: str


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """Which export a returned file says it is. Empty where the file says nothing. `frame`: sums of what the writer put
    around the clauses (titles, labels, captions), so that new text there is seen."""

    export_id: str = ""
    draft_id: str = ""
    form: str = ""
    clauses: tuple[ExportedClause, ...] = ()
    frame: tuple[str, ...] = ()
    side: str = ""


def record_of(package: Package) -> ExportRecord:
    """Read our anchors from a package: the customXml part, else the custom property, else nothing."""
    for name in package.names:
        if name.lower().startswith("customxml/") and name.lower().endswith(".xml"):
            try:
                root = package.tree(name)
            except ImportRefused:
                continue
            if root.tag == f"{{{ALTERNAT}}}export":
                clauses = tuple(
                    ExportedClause(c.get("id", ""), c.get("number", ""), c.get("en", ""), c.get("zh", ""))
                    for c in root.iter(f"{{{ALTERNAT}}}clause")
                )
                frame = tuple(f.get("text", "") for f in root.iter(f"{{{ALTERNAT}}}frame"))
                return ExportRecord(
                    root.get("id", ""),
                    root.get("draft", ""),
                    root.get("form", ""),
                    clauses,
                    frame,
                    root.get("side", ""),
                )
    for relationship in package.relationships():
        part = package.find(relationship.target) if relationship.kind == "custom-properties" else None
        if part is not None:
            for element in package.tree(part).iter(f"{{{CUSTOM_PROPERTIES}}}property"):
                if element.get("name") == PROPERTY:
                    return ExportRecord(export_id="".join(str(t) for t in element.itertext()).strip())
    return ExportRecord()


def _escape(text: str) -> str:
    element = etree.Element("x")
    element.text = text
    return etree.tostring(element, encoding="unicode")[3:-4] if text else ""
