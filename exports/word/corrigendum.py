"""The corrigendum: a sheet of its own that says which words of an adopted text should read how. The text stays as it is."""

from exports.word.body import FIRM_BOTTOM, cell, table
from exports.word.captions import CORRIGENDUM, FOR_READ, NOTHING_TO_CORRECT
from exports.word.oxml import paragraph, run
from exports.word.template import TEXT_WIDTH
from exports.word.values import Correction, DraftDocument, Language

_SHARES = (1480, 2700, 2700)  # of the house's column of text; the last column has the rest
_LANGUAGES: dict[Language, str] = {"en": "English", "zh": "中文"}


def corrigendum_body(document: DraftDocument, room: int = TEXT_WIDTH) -> str:
    """What the sheet says: the document it belongs to, and a row a correction."""
    widths = tuple(share * room // TEXT_WIDTH for share in _SHARES)
    widths = (*widths, room - sum(widths))
    made = paragraph(run("  ".join(_in_order(document, CORRIGENDUM)), language="zh"), "Title")
    for language in document.languages:
        made += paragraph(run(document.title(language), language=language), "ColumnHead", '<w:jc w:val="center"/>')
    for language in document.languages:
        made += paragraph(run(document.label(language), language=language), "Subtitle", '<w:spacing w:before="0"/>')
    if not document.corrections:
        return made + "".join(
            paragraph(run(words, language=language), "FlowText")
            for words, language in zip(_in_order(document, NOTHING_TO_CORRECT), document.languages, strict=True)
        )
    made += paragraph("", properties='<w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>')
    wrong, right = (_in_order(document, FOR_READ[at : at + 2]) for at in (0, 2))
    captions = (
        _in_order(document, ("Clause", "条款")), wrong, right,
        _in_order(document, ("Declared and recognised", "提出与认可")),
    )  # fmt: skip
    head = "".join(
        cell(paragraph(run(" ".join(caption), language="zh"), "ColumnHead"), width, FIRM_BOTTOM)
        for caption, width in zip(captions, widths, strict=True)
    )
    rows = "".join(_row(correction, document.languages, widths) for correction in document.corrections)
    end = paragraph("", properties='<w:spacing w:line="240" w:lineRule="auto"/>')
    return made + table(widths, head, rows) + end


def _row(correction: Correction, languages: tuple[Language, ...], widths: tuple[int, ...]) -> str:
    style = "ClauseTextChinese" if correction.language == "zh" else "ClauseText"
    place = paragraph(run(correction.number or "–"), "ClauseNumber")
    place += paragraph(run(_LANGUAGES[correction.language], language=correction.language), "ClauseNumber")
    words = [paragraph(run(x, language=correction.language), style) for x in (correction.wrong, correction.right)]
    said = ""
    for language in languages:
        declared, recognised = correction.declared_en, correction.recognised_en
        if language == "zh":
            declared, recognised = correction.declared_zh, correction.recognised_zh
        said += paragraph(run(f"{declared}\n{recognised}", language=language), "ClauseNumber")
    cells = "".join(cell(x, width) for x, width in zip((place, *words, said), widths, strict=True))
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _in_order(document: DraftDocument, captions: tuple[str, ...]) -> tuple[str, ...]:
    """A pair of captions in the order of the copy."""
    return captions if document.first_language == "en" else tuple(reversed(captions))
