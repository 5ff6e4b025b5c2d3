"""Numbers that Word makes by itself are read where a draft is started from a file."""

import random

import pytest
from docx import Document

from drafts.numbering import label_key
from exports.word.list_numbers import in_form
from exports.word.tables import read_start
from tests.exports.columns import in_columns
from tests.exports.packages import NAMES, OFFICE, r, word

TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
EN, ZH = "The two sides shall meet.", "双方应当会晤。"


def level(depth, pattern, form="decimal", more=""):
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{pattern}"/></w:lvl>'


def numbered(text, number=1, depth=0, style=""):
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    of = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>' if number is not None else ""
    return f"<w:p><w:pPr>{named}{of}</w:pPr>{r(text) if text else ''}</w:p>"


def file(body, levels, nums='<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>', styles=""):
    numbering = f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{nums}</w:numbering>'
    arrows = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>'
        for at, kind in enumerate(("numbering", "styles"), 5)
    )
    parts = {
        "word/numbering.xml": (TYPE.format("numbering"), numbering),
        "word/styles.xml": (TYPE.format("styles"), f"<w:styles {NAMES}>{styles}</w:styles>"),
    }
    return word(body, parts=parts, arrows=arrows)


def texts(content):
    return [piece.text for piece in read_start(content).pieces]


def test_levels_count_on_and_begin_again_under_the_next_higher_one():
    body = "".join(numbered(text, depth=depth) for text, depth in (("A", 0), ("B", 1), ("C", 1), ("D", 0), ("E", 1)))
    levels = level(0, "%1.") + level(1, "%1.%2")
    assert texts(file(body, levels)) == ["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E"]


def test_a_level_that_never_begins_again_counts_through():
    body = "".join(numbered(text, depth=depth) for text, depth in (("A", 0), ("B", 1), ("C", 0), ("D", 1)))
    levels = level(0, "第%1章", "chineseCounting") + level(1, "第%2条", "chineseCounting", '<w:lvlRestart w:val="0"/>')
    assert texts(file(body, levels)) == ["第一章 A", "第一条 B", "第二章 C", "第二条 D"]


def test_a_list_begun_anew_starts_where_it_says():
    nums = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = numbered("A") + numbered("B") + numbered("C", 2) + numbered("D", 2)
    assert texts(file(body, level(0, "(%1)", "lowerLetter"), nums)) == ["(a) A", "(b) B", "(e) C", "(f) D"]


def test_a_style_numbers_its_paragraphs_and_a_paragraph_can_say_that_it_has_no_number():
    styles = (
        '<w:style w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="Article"><w:basedOn w:val="Base"/></w:style>'
    )
    body = (
        numbered("A", None, style="Article") + numbered("B", 0, style="Article") + numbered("C", None, style="Article")
    )
    assert texts(file(body, level(0, "Article %1"), styles=styles)) == ["Article 1 A", "B", "Article 2 C"]


def test_styles_that_rest_on_one_another_in_a_ring_number_nothing():
    ring = "".join(f'<w:style w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("XY", "YX"))
    assert texts(file(numbered("A", None, style="X"), level(0, "%1."), styles=ring)) == ["A"]


def test_bullets_are_no_numbers_and_an_empty_paragraph_counts_without_being_read():
    assert texts(file(numbered("A"), level(0, "•", "bullet"))) == ["A"]
    assert texts(file(numbered("A") + numbered("") + numbered("B"), level(0, "%1."))) == ["1. A", "3. B"]


def test_a_column_of_numbers_alone_is_the_number_of_its_row():
    def row(en, zh):
        return (
            f"<w:tr><w:tc>{numbered('')}</w:tc>"
            + "".join(f"<w:tc><w:p>{r(x)}</w:p></w:tc>" for x in (en, zh))
            + "</w:tr>"
        )

    content = file(f"<w:tbl>{row(EN, ZH)}{row(EN, ZH)}</w:tbl><w:p/>", level(0, "%1"))
    assert in_columns(content) == [("1", EN, ZH), ("2", EN, ZH)]


def test_a_list_made_by_python_docx_is_read(tmp_path):
    document = Document()
    for text in ("First.", "Second."):
        document.add_paragraph(text, style="List Number")
    document.save(tmp_path / "list.docx")
    assert texts((tmp_path / "list.docx").read_bytes()) == ["1. First.", "2. Second."]


@pytest.mark.parametrize(
    ("form", "value", "written"),
    [
        ("decimal", 12, "12"), ("decimalZero", 7, "07"), ("lowerLetter", 28, "bb"), ("upperRoman", 1994, "MCMXCIV"),
        ("chineseCounting", 10, "十"), ("chineseCounting", 12, "十二"), ("chineseCounting", 20, "二十"),
        ("chineseCounting", 105, "一百〇五"), ("chineseCounting", 110, "一百一十"), ("chineseCounting", 3004, "三千〇四"),
        ("decimalFullWidth", 12, "１２"), ("decimalEnclosedCircle", 3, "③"), ("decimalEnclosedCircle", 21, "21"),
        ("chineseLegalSimplified", 3, "叁"), ("chineseLegalSimplified", 12, "壹拾贰"), ("ideographLegalTraditional", 206, "貳佰零陸"),
        ("chineseLegalSimplified", 10_000, "10000"), ("ideographDigital", 2026, "二〇二六"), ("ideographTraditional", 2, "乙"), ("none", 3, ""), ("unheard of", 3, "3"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_the_list_says(form, value, written):
    assert in_form(value, form) == written


CHINESE = (
    "chineseCounting",
    "chineseCountingThousand",
    "chineseLegalSimplified",
    "ideographLegalTraditional",
    "ideographDigital",
)


@pytest.mark.parametrize("seed", range(100))
def test_a_number_that_word_makes_in_chinese_is_read_as_that_number(seed):
    number = random.Random(seed).randint(1, 9999)
    for form in CHINESE:
        assert label_key(f"第{in_form(number, form)}条") == ("article", number)


def test_a_list_in_legal_numerals_goes_on_in_legal_numerals():
    body = "".join(numbered(text) for text in "ABC")
    assert texts(file(body, level(0, "%1、", "chineseLegalSimplified"))) == ["壹、A", "贰、B", "叁、C"]
