"""Writes a draft as a Word file, fresh from its texts; never by editing a package that somebody sent.

Laws (tests): rejecting every change of a redline gives the canonical texts, accepting every change gives the proposed
ones; the same document gives the same bytes; a clean form holds no change, no name, no comment.
"""

import uuid
from typing import Final

from exports.word import anchors, template
from exports.word.names import ALTERNAT
from exports.word.oxml import (
    DECLARATION,
    NAMESPACES,
    Ids,
    attribute,
    bookmarked,
    changed_run,
    commented,
    mark_properties,
    paragraph,
    run,
    stamp,
)
from exports.word.template import OFFICE, SECTION, TEXT_WIDTH, WORDML
from exports.word.theme import theme
from exports.word.values import CAPTIONS, ClauseText, DraftDocument, Form, Language, Mark, Note, Run

NUMBER_WIDTH: Final = 822  # twentieths of a point: the column of clause numbers, 1.45 cm
_FORM_LANGUAGES: Final[dict[Form, Language]] = {Form.CLEAN_EN: "en", Form.CLEAN_ZH: "zh"}


def write(document: DraftDocument, form: Form) -> bytes:
    """The draft in one of its forms, as the bytes of a .docx file."""
    return _Writer(document, Form(form)).packed()


class _Writer:
    def __init__(self, document: DraftDocument, form: Form) -> None:
        self.document = document
        self.form = form
        self.ids = Ids()
        self.comments: list[str] = []
        alone = _FORM_LANGUAGES.get(form)
        self.languages: tuple[Language, ...] = document.languages if alone is None else (alone,)

    @property
    def shows_changes(self) -> bool:
        return self.form == Form.REDLINE_TWO_COLUMN

    # the package --------------------------------------------------------------------------------------------------

    def packed(self) -> bytes:
        document = self.document
        body = self._title() + (self._table() if len(self.languages) == 2 else self._flow())
        last = (
            paragraph("", properties='<w:spacing w:line="240" w:lineRule="auto"/>') if len(self.languages) == 2 else ""
        )
        titles = tuple((document.title(x), document.label(x), x) for x in self.languages)
        parts = {
            "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{last}{SECTION}</w:body></w:document>",
            "word/styles.xml": template.styles(),
            "word/settings.xml": template.settings(tracked=self.shows_changes),
            "word/fontTable.xml": template.font_table(),
            "word/theme/theme1.xml": theme(),
            "word/header1.xml": template.header(titles),
            "word/footer1.xml": template.footer(self.languages),
            "docProps/core.xml": template.core_properties(titles[0][0], document.made_at),
            "docProps/custom.xml": anchors.custom_properties(document.export_id),
            "customXml/item1.xml": anchors.export_record(document, self.form),
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
        if self.comments:
            parts["word/comments.xml"] = f"{DECLARATION}<w:comments {NAMESPACES}>{''.join(self.comments)}</w:comments>"
            kinds["word/comments.xml"] = f"{WORDML}.comments+xml"
            arrows.append(("rIdComments", f"{OFFICE}/comments", "comments.xml"))
        parts["word/_rels/document.xml.rels"] = template.relationships(arrows)
        parts["customXml/_rels/item1.xml.rels"] = template.relationships(
            [("rId1", f"{OFFICE}/customXmlProps", "itemProps1.xml")]
        )
        core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
        parts["_rels/.rels"] = template.relationships(
            [
                ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
                ("rId2", core, "docProps/core.xml"),
                ("rId3", f"{OFFICE}/custom-properties", "docProps/custom.xml"),
            ]
        )
        parts["[Content_Types].xml"] = template.content_types(kinds)
        return template.pack({name: part.encode("utf-8") for name, part in parts.items()})

    # the page -----------------------------------------------------------------------------------------------------

    def _title(self) -> str:
        document = self.document
        made = paragraph(run(document.marking, language="zh"), "Marking") if document.marking else ""
        for language in self.languages:
            made += paragraph(run(document.title(language), language=language), "Title")
        labels = run("  ·  ").join(run(document.label(x), language=x) for x in self.languages if document.label(x))
        return made + paragraph(labels, "Subtitle", '<w:spacing w:before="60" w:after="240"/>')

    def _clauses(self) -> list[ClauseText]:
        """The clauses of this form: a clause that is only proposed stands in no clean text."""
        return [c for c in self.document.clauses if self.shows_changes or c.inserted is None]

    def _runs(self, clause: ClauseText, language: Language) -> tuple[Run, ...]:
        """The runs of one text in this form; in a proposed or deleted clause every run carries the clause's own mark."""
        if not self.shows_changes:
            base = clause.base(language)
            return (Run(base),) if base else ()
        return tuple(
            Run(piece.text, piece.deleted or clause.deleted, piece.inserted or clause.inserted)
            if piece.deleted is None and piece.inserted is None
            else piece
            for piece in clause.runs(language)
        )

    def _text(self, clause: ClauseText, language: Language) -> str:
        properties = "<w:b/>" if clause.kind == "heading" else ""
        content = "".join(
            changed_run(piece, self.ids, properties, language=language) for piece in self._runs(clause, language)
        )
        content = bookmarked(content, anchors.bookmark_name(clause.clause_id, language), self.ids)
        if self.shows_changes and clause.notes and language == self.languages[0]:
            content = commented(content, [self._comment(note) for note in clause.notes])
        return content

    def _number(self, clause: ClauseText, was_inserted: Mark | None, was_deleted: Mark | None) -> str:
        properties = "<w:b/>" if clause.kind == "heading" else ""
        return changed_run(Run(clause.number, was_deleted, was_inserted), self.ids, properties)

    def _comment(self, note: Note) -> int:
        number = self.ids.next()
        reference = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        lines = [run(line, language="zh") for line in note.text.split("\n")]
        body = "".join(paragraph((reference if i == 0 else "") + x, "CommentText") for i, x in enumerate(lines))
        when = stamp(note.at)
        self.comments.append(
            f'<w:comment w:id="{number}" w:author={attribute(note.author)} w:date="{when}" w16du:dateUtc="{when}" '
            f"w:initials={attribute(note.author[:2])}>{body}</w:comment>"
        )
        return number

    # two columns --------------------------------------------------------------------------------------------------

    def _table(self) -> str:
        wide = (TEXT_WIDTH - NUMBER_WIDTH) // 2
        self.widths = (NUMBER_WIDTH, wide, wide)
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        hair = 'w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"'
        firm = 'w:val="single" w:sz="8" w:space="0" w:color="000000"'
        form = (
            f'<w:tblPr><w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblBorders><w:top {firm}/><w:bottom {firm}/>'
            f'<w:insideH {hair}/><w:insideV {hair}/></w:tblBorders><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
            "</w:tblPr>"
        )
        rows = "".join(self._row(clause) for clause in self._clauses())
        return f"<w:tbl>{form}<w:tblGrid>{grid}</w:tblGrid>{self._head()}{rows}</w:tbl>"

    def _head(self) -> str:
        firm = '<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="000000"/></w:tcBorders>'
        cells = "".join(
            _cell(paragraph(run(CAPTIONS[caption], language="zh"), "ColumnHead"), width, firm)
            for caption, width in zip(("number", *self.languages), self.widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"

    def _row(self, clause: ClauseText) -> str:
        was_inserted = clause.inserted if self.shows_changes else None
        was_deleted = clause.deleted if self.shows_changes else None

        def mark() -> str:
            return mark_properties(self.ids, was_inserted, was_deleted)

        row_mark = mark()
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>' if clause.kind == "heading" else ""
        indent = f'<w:ind w:left="{240 * max(1, clause.level - 1)}"/>' if clause.kind == "subparagraph" else ""
        number = paragraph(self._number(clause, was_inserted, was_deleted), "ClauseNumber", "", mark())
        cells = _cell(number, self.widths[0], shade)
        for language, width in zip(self.languages, self.widths[1:], strict=True):
            style = "ClauseTextChinese" if language == "zh" else "ClauseText"
            style = "ClauseHeading" if clause.kind == "heading" else style
            cells += _cell(paragraph(self._text(clause, language), style, indent, mark()), width, shade)
        keep = "<w:cantSplit/>" if len(clause.base_en) < 1500 else ""
        form = f"<w:trPr>{keep}{row_mark}</w:trPr>" if keep or row_mark else ""
        return f"<w:tr>{form}{cells}</w:tr>"

    # one language -------------------------------------------------------------------------------------------------

    def _flow(self) -> str:
        language = self.languages[0]
        made = ""
        for clause in self._clauses():
            content = self._number(clause, None, None) if clause.number else ""
            if clause.kind == "heading":
                gap = run("　" if language == "zh" else "  ", language=language) if clause.number else ""
                made += paragraph(content + gap + self._text(clause, language), "FlowHeading")
                continue
            step = 567 if clause.number else 0
            left = step + (454 * max(1, clause.level - 1) if clause.kind == "subparagraph" else 0)
            form = f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>' if step else ""
            form += f'<w:ind w:left="{left}" w:hanging="{step}"/>' if left else ""
            gap = "<w:r><w:tab/></w:r>" if clause.number else ""
            made += paragraph(content + gap + self._text(clause, language), "FlowText", form)
        return made


def _cell(content: str, width: int, form: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{form}</w:tcPr>{content}</w:tc>'


def _item_properties(export_id: str) -> str:
    ident = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{ALTERNAT}:{export_id}")).upper()
    return (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{{ident}}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{ALTERNAT}"/></ds:schemaRefs></ds:datastoreItem>'
    )
