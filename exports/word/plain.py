"""A plain text as a Word file: UTF-8, one paragraph a line."""

from exports.word import template
from exports.word.oxml import DECLARATION, NAMESPACES, paragraph, run
from exports.word.refusals import NotAWordFile
from exports.word.scripts import is_east_asian
from exports.word.template import OFFICE, WORDML
from exports.word.theme import theme


def lines_of_text(content: bytes) -> list[str]:
    """The paragraphs of a text file. Raises NotAWordFile when it is not UTF-8."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAWordFile(reason="text is not UTF-8") from error
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    if lines and not lines[-1]:
        lines.pop()
    return lines


def plain_document(content: bytes) -> bytes:
    """The text as a .docx in our own styles. Raises NotAWordFile when it is not UTF-8."""
    body = "".join(
        paragraph(run(line, language="zh" if any(map(is_east_asian, line)) else "en"), "FlowText")
        for line in lines_of_text(content) or [""]
    )
    section = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1304" w:left="1134" '
        'w:header="709" w:footer="624" w:gutter="0"/></w:sectPr>'
    )
    parts = {
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": template.styles(),
        "word/settings.xml": template.settings(tracked=False),
        "word/fontTable.xml": template.font_table(),
        "word/theme/theme1.xml": theme(),
        "_rels/.rels": template.relationships([("rId1", f"{OFFICE}/officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": template.relationships(
            [
                ("rId1", f"{OFFICE}/styles", "styles.xml"),
                ("rId2", f"{OFFICE}/settings", "settings.xml"),
                ("rId3", f"{OFFICE}/fontTable", "fontTable.xml"),
                ("rId4", f"{OFFICE}/theme", "theme/theme1.xml"),
            ]
        ),
        "[Content_Types].xml": template.content_types(
            {
                "word/document.xml": f"{WORDML}.document.main+xml",
                "word/styles.xml": f"{WORDML}.styles+xml",
                "word/settings.xml": f"{WORDML}.settings+xml",
                "word/fontTable.xml": f"{WORDML}.fontTable+xml",
                "word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
            }
        ),
    }
    return template.pack({name: part.encode("utf-8") for name, part in parts.items()})
