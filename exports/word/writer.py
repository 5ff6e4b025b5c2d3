"""Writes a draft as a Word file, fresh from its texts; never by editing a package that somebody sent.

Laws (tests): rejecting every change of a redline gives the canonical texts, accepting every change gives the proposed
ones; the same document gives the same bytes; a clean form holds no change, no name, no comment.
"""

import uuid

from exports.word import anchors
from exports.word.body import Body
from exports.word.corrigendum import corrigendum_body
from exports.word.names import ALTERNAT, COMMENTS_EXTENDED
from exports.word.oxml import DECLARATION
from exports.word.sheet import Layout, Page, Part, Sheet, packed, printed_on, room_on
from exports.word.template import OFFICE, WORDML, relationships
from exports.word.values import DraftDocument, Form


def write(document: DraftDocument, form: Form, page: Layout = Page.A4) -> bytes:
    """The draft in one of its forms, as the bytes of a .docx file."""
    form = Form(form)
    room = room_on(page)
    body = Body(document, form, room=room)
    content = corrigendum_body(document, room) if form == Form.CORRIGENDUM else body.content()
    lines = tuple((document.title(x), document.label(x), x) for x in body.languages)
    comments: tuple[Part, ...] = ()
    if body.comments:
        comments = (
            Part("word/comments.xml", body.comments.part(), f"{WORDML}.comments+xml", f"{OFFICE}/comments", "rIdComments"),
            Part(
                "word/commentsExtended.xml", body.comments.extended(), f"{WORDML}.commentsExtended+xml", COMMENTS_EXTENDED,
                "rIdReplies",
            ),
        )  # fmt: skip
    sheet = Sheet(
        content, lines[0][0], lines, body.languages, document.made_at, document.marking, document.foot, page,
        tracked=body.shows_changes, notes=body.notes,
        parts=(*anchor_parts(document, form, [*body.note_words, *printed_on(page)]), *comments),
        roots=anchor_roots(),
    )  # fmt: skip
    return packed(sheet)


def anchor_parts(document: DraftDocument, form: str, notes: list[str]) -> tuple[Part, ...]:
    """The parts by which the file is known again when it comes back."""
    package = "application/vnd.openxmlformats-officedocument"
    return (
        Part("docProps/custom.xml", anchors.custom_properties(document.export_id), f"{package}.custom-properties+xml", ""),
        Part(
            "customXml/item1.xml", anchors.export_record(document, form, notes), "", f"{OFFICE}/customXml", "rIdExport",
            "../customXml/item1.xml",
        ),
        Part(
            "customXml/itemProps1.xml", _item_properties(document.export_id), f"{package}.customXmlProperties+xml", "",
        ),
        Part("customXml/_rels/item1.xml.rels", relationships([("rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")]), "", ""),
    )  # fmt: skip


def anchor_roots() -> tuple[tuple[str, str, str], ...]:
    """How the package leads to the property that names the export."""
    return (("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"),)


def _item_properties(export_id: str) -> str:
    ident = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{ALTERNAT}:{export_id}")).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{ident}}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{ALTERNAT}"/></ds:schemaRefs></ds:datastoreItem>'
    )
