"""Writes a draft as a Word file, fresh from its texts; never by editing a package that somebody sent.

Laws (tests): rejecting every change of a redline gives the canonical texts, accepting every change gives the proposed
ones; the same document gives the same bytes; a clean form holds no change, no name, no comment.
"""

import uuid

from exports.word import anchors, template
from exports.word.body import Body
from exports.word.corrigendum import corrigendum_body
from exports.word.names import ALTERNAT, COMMENTS_EXTENDED
from exports.word.oxml import DECLARATION, NAMESPACES
from exports.word.template import OFFICE, SECTION, WORDML
from exports.word.theme import theme
from exports.word.values import DraftDocument, Form

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def write(document: DraftDocument, form: Form) -> bytes:
    """The draft in one of its forms, as the bytes of a .docx file."""
    form = Form(form)
    body = Body(document, form)
    content = corrigendum_body(document) if form == Form.CORRIGENDUM else body.content()
    titles = tuple((document.title(x), document.label(x), x) for x in body.languages)
    parts = {
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{content}{SECTION}</w:body></w:document>",
        "word/styles.xml": template.styles(),
        "word/settings.xml": template.settings(tracked=body.shows_changes, footnotes=bool(body.notes)),
        "word/fontTable.xml": template.font_table(),
        "word/theme/theme1.xml": theme(),
        "word/header1.xml": template.header(titles, document.marking),
        "word/footer1.xml": template.footer(body.languages, document.foot),
        "docProps/core.xml": template.core_properties(titles[0][0], document.made_at),
        "docProps/custom.xml": anchors.custom_properties(document.export_id),
        "customXml/item1.xml": anchors.export_record(document, form, body.note_words),
        "customXml/itemProps1.xml": _item_properties(document.export_id),
    }
    kinds = {
        "word/document.xml": f"{WORDML}.document.main+xml",
        "word/styles.xml": f"{WORDML}.styles+xml",
        "word/settings.xml": f"{WORDML}.settings+xml",
        "word/fontTable.xml": f"{WORDML}.fontTable+xml",
        "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "word/header1.xml": f"{WORDML}.header+xml",
        "word/footer1.xml": f"{WORDML}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }
    arrows = [
        ("rIdStyles", f"{OFFICE}/styles", "styles.xml"),
        ("rIdSettings", f"{OFFICE}/settings", "settings.xml"),
        ("rIdTheme", f"{OFFICE}/theme", "theme/theme1.xml"),
        ("rIdFonts", f"{OFFICE}/fontTable", "fontTable.xml"),
        ("rIdHeader", f"{OFFICE}/header", "header1.xml"),
        ("rIdFooter", f"{OFFICE}/footer", "footer1.xml"),
        ("rIdExport", f"{OFFICE}/customXml", "../customXml/item1.xml"),
    ]
    if body.comments:
        parts["word/comments.xml"], parts["word/commentsExtended.xml"] = body.comments.part(), body.comments.extended()
        kinds["word/comments.xml"] = f"{WORDML}.comments+xml"
        kinds["word/commentsExtended.xml"] = f"{WORDML}.commentsExtended+xml"
        arrows.append(("rIdComments", f"{OFFICE}/comments", "comments.xml"))
        arrows.append(("rIdReplies", COMMENTS_EXTENDED, "commentsExtended.xml"))
    if body.notes:
        parts["word/footnotes.xml"] = template.footnotes(body.notes)
        kinds["word/footnotes.xml"] = f"{WORDML}.footnotes+xml"
        arrows.append(("rIdFootnotes", f"{OFFICE}/footnotes", "footnotes.xml"))
    parts["word/_rels/document.xml.rels"] = template.relationships(arrows)
    parts["customXml/_rels/item1.xml.rels"] = template.relationships(
        [("rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")]
    )
    parts["_rels/.rels"] = template.relationships(
        [
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", _CORE, "docProps/core.xml"),
            ("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
        ]
    )
    parts["[Content_Types].xml"] = template.content_types(kinds)
    return template.pack({name: part.encode("utf-8") for name, part in parts.items()})


def _item_properties(export_id: str) -> str:
    ident = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{ALTERNAT}:{export_id}")).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{ident}}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{ALTERNAT}"/></ds:schemaRefs></ds:datastoreItem>'
    )
