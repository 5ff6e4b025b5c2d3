"""What the reader reads: both views, every kind of change, no word lost."""

import pytest

from exports.word.reader import read, revisions, revisions_json, text_json
from tests.exports.packages import MAIN, NAMES, OFFICE, W, document, gone, ins, p, r, who, word

MARK_DEL, MARK_INS = f"<w:del {who(7)}/>", f"<w:ins {who(8)}/>"


def views(body: str) -> tuple[list[str], list[str]]:
    text = read(word(body))
    assert text.changes.unaccounted == ()
    return text.paragraphs("rejected"), text.paragraphs("accepted")


def test_inserted_words_are_in_the_accepted_view_only() -> None:
    assert views(f"<w:p>{r('a ')}{ins(r('b '))}{gone('c ')}{r('d')}</w:p>") == (["a c d"], ["a b d"])


def test_words_inserted_and_struck_again_are_in_neither_view() -> None:
    assert views(f"<w:p>{r('a')}{ins(gone('b', 2))}</w:p>") == (["a"], ["a"])


def test_a_deleted_mark_joins_the_next_paragraph_up() -> None:
    assert views(p("one ", MARK_DEL) + p("two")) == (["one ", "two"], ["one two"])


def test_an_inserted_mark_joins_in_the_rejected_view() -> None:
    assert views(p("one ", MARK_INS) + p("two")) == (["one two"], ["one ", "two"])


def test_several_deleted_marks_join_in_a_row() -> None:
    assert views(p("1", MARK_DEL) + p("2", MARK_DEL) + p("3"))[1] == ["123"]


def test_an_empty_paragraph_whose_mark_goes_at_the_end_vanishes() -> None:
    assert views(p("one") + f"<w:p><w:pPr><w:rPr>{MARK_DEL}</w:rPr></w:pPr>{gone('two')}</w:p>") == (
        ["one", "two"],
        ["one"],
    )


def test_words_before_a_table_stay_a_paragraph_when_their_mark_goes() -> None:
    table = f"<w:tbl><w:tr><w:tc>{p('cell')}</w:tc></w:tr></w:tbl>"
    assert views(p("one", MARK_DEL) + table + p("two"))[1] == ["one", "cell", "two"]


@pytest.mark.parametrize(("mark", "rejected", "accepted"), [("ins", ["1"], ["1", "2"]), ("del", ["1", "2"], ["1"])])
def test_a_row_comes_and_goes_whole(mark: str, rejected: list[str], accepted: list[str]) -> None:
    row = f"<w:tr><w:trPr><w:{mark} {who()}/></w:trPr><w:tc>{p('2')}</w:tc></w:tr>"
    assert views(f"<w:tbl><w:tr><w:tc>{p('1')}</w:tc></w:tr>{row}</w:tbl>") == (rejected, accepted)


def test_a_move_is_at_its_old_place_rejected_and_at_its_new_place_accepted() -> None:
    body = (
        f"<w:p><w:moveFromRangeStart {who(1)} w:name='m'/><w:moveFrom {who(2)}>{r('x')}</w:moveFrom>"
        f"<w:moveFromRangeEnd w:id='1'/>{r('-')}<w:moveToRangeStart {who(3)} w:name='m'/>"
        f"<w:moveTo {who(4)}>{r('x')}</w:moveTo><w:moveToRangeEnd w:id='3'/></w:p>"
    )
    assert views(body) == (["x-"], ["-x"])


PLACES = {
    "hyperlink": f"<w:p><w:hyperlink>{r('word')}</w:hyperlink></w:p>",
    "smart tag": f"<w:p><w:smartTag>{r('word')}</w:smartTag></w:p>",
    "simple field": f"<w:p><w:fldSimple w:instr='REF'>{r('word')}</w:fldSimple></w:p>",
    "inline control": f"<w:p><w:sdt><w:sdtPr/><w:sdtContent>{r('word')}</w:sdtContent></w:sdt></w:p>",
    "block control": f"<w:sdt><w:sdtContent>{p('word')}</w:sdtContent></w:sdt>",
    "nested table": f"<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>{p('word')}</w:tc></w:tr></w:tbl></w:tc></w:tr></w:tbl>",
    "control around a row": f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{p('word')}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>",
    "control around a cell": f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{p('word')}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>",
    "text box": f"<w:p><w:r><w:pict><w:txbxContent>{p('word')}</w:txbxContent></w:pict></w:r></w:p>",
    "ruby base": f"<w:p><w:r><w:ruby><w:rt>{r('yin')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby></w:r></w:p>",
    "formula": "<w:p><m:oMath><m:r><m:t>word</m:t></m:r></m:oMath></w:p>",
    "odd wrapper": f"<w:p><w:dir w:val='rtl'>{r('word')}</w:dir></w:p>",
    "block insertion": f"<w:ins {who()}>{p('word')}</w:ins>",
    "run without a paragraph": r("word"),
}


@pytest.mark.parametrize("place", PLACES)
def test_no_word_is_lost_wherever_it_stands(place: str) -> None:
    assert [text for text in views(PLACES[place])[1] if text] == ["word"]


def test_both_branches_of_an_alternate_are_read_once() -> None:
    box = f"<w:txbxContent>{p('word')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert views(body)[1] == ["", "word"]


def field(code: str, result: str) -> str:
    marks = [f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{r(result)}{marks[2]}"


def test_a_field_s_result_is_text_and_its_code_is_not() -> None:
    assert views(f"<w:p>{field('REF x', 'clause 3')}</w:p>")[1] == ["clause 3"]


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert views(f"<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r>{r('word')}</w:p>")[1] == ["word"]


def test_tabs_breaks_and_hyphens_are_characters() -> None:
    run = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:br w:type='page'/><w:noBreakHyphen/></w:r>"
    assert views(f"<w:p>{run}</w:p>")[1] == ["a\tb\nc\u2011"]


@pytest.mark.parametrize(
    ("font", "code", "sign"), [("Symbol", "F0DA", "∨"), ("Symbol", "00B3", "≥"), ("Wingdings", "F0FC", "\uf0fc")]
)
def test_a_symbol_is_read_by_its_meaning_where_that_is_known(font: str, code: str, sign: str) -> None:
    assert views(f"<w:p><w:r><w:sym w:font='{font}' w:char='{code}'/></w:r></w:p>")[1] == [sign]


def in_utf16(text: str) -> bytes:
    return text.replace("UTF-8", "UTF-16").encode("utf-16")


SPELLINGS = {
    "strict names": document(p("word"), NAMES.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")),
    "odd prefix": document(p("word")).replace("xmlns:w=", "xmlns:ns0=").replace("w:", "ns0:"),
    "byte order mark": b"\xef\xbb\xbf" + document(p("word")).encode(),
    "sixteen bits": in_utf16(document(p("word"))),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_document_is_read_however_it_is_spelt(spelling: str) -> None:
    assert read(word(main=SPELLINGS[spelling], place="other/main.xml")).paragraphs() == ["word"]


def test_a_template_and_a_file_with_macros_are_read_and_the_macros_reported() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    macros = ("application/vnd.ms-office.vbaProject", b"\xd0\xcf")
    text = read(word(p("word"), content_type=kind, parts={"word/vbaProject.bin": macros}))
    assert text.paragraphs() == ["word"]
    assert [notice.kind for notice in text.notices] == ["macros"]


def change(name: str, inner: str = "") -> str:
    return f"<w:{name} {who()}>{inner}</w:{name}>"


KINDS = {
    "insertion": f"<w:p>{ins(r('x'))}</w:p>",
    "deletion": f"<w:p>{gone('x')}</w:p>",
    "move from": f"<w:p><w:moveFrom {who()}>{r('x')}</w:moveFrom></w:p>",
    "move to": f"<w:p><w:moveTo {who()}>{r('x')}</w:moveTo></w:p>",
    "move from range": f"<w:p><w:moveFromRangeStart {who()} w:name='m'/></w:p>",
    "move to range": f"<w:p><w:moveToRangeStart {who()} w:name='m'/></w:p>",
    "paragraph mark insertion": p("x", MARK_INS),
    "paragraph mark deletion": p("x", MARK_DEL),
    "run property change": f"<w:p><w:r><w:rPr>{change('rPrChange', '<w:rPr/>')}</w:rPr><w:t>x</w:t></w:r></w:p>",
    "paragraph mark property change": p("x", change("rPrChange", "<w:rPr/>")),
    "paragraph property change": f"<w:p><w:pPr>{change('pPrChange', '<w:pPr/>')}</w:pPr>{r('x')}</w:p>",
    "section property change": f"<w:sectPr>{change('sectPrChange', '<w:sectPr/>')}</w:sectPr>",
    "numbering change": f"<w:p><w:pPr><w:numPr>{change('numberingChange')}</w:numPr></w:pPr></w:p>",
    "numbering insertion": f"<w:p><w:pPr><w:numPr>{change('ins')}</w:numPr></w:pPr></w:p>",
    "content control insertion": f"<w:customXmlInsRangeStart {who()}/>{p('x')}<w:customXmlInsRangeEnd w:id='1'/>",
    "content control deletion": f"<w:customXmlDelRangeStart {who()}/>{p('x')}<w:customXmlDelRangeEnd w:id='1'/>",
    "content control move from": f"<w:customXmlMoveFromRangeStart {who()}/>{p('x')}",
    "content control move to": f"<w:customXmlMoveToRangeStart {who()}/>{p('x')}",
    "math insertion": f"<w:p><m:oMath><m:f><m:fPr><m:ctrlPr>{change('ins')}</m:ctrlPr></m:fPr></m:f></m:oMath></w:p>",
    "math deletion": f"<w:p><m:oMath><m:f><m:fPr><m:ctrlPr>{change('del')}</m:ctrlPr></m:fPr></m:f></m:oMath></w:p>",
}
IN_TABLE = {
    "row insertion": f"<w:tr><w:trPr>{change('ins')}</w:trPr><w:tc>{p('x')}</w:tc></w:tr>",
    "row deletion": f"<w:tr><w:trPr>{change('del')}</w:trPr><w:tc>{p('x')}</w:tc></w:tr>",
    "cell insertion": f"<w:tr><w:tc><w:tcPr>{change('cellIns')}</w:tcPr>{p('x')}</w:tc></w:tr>",
    "cell deletion": f"<w:tr><w:tc><w:tcPr>{change('cellDel')}</w:tcPr>{p('x')}</w:tc></w:tr>",
    "cell merge": f"<w:tr><w:tc><w:tcPr>{change('cellMerge')}</w:tcPr>{p('x')}</w:tc></w:tr>",
    "table property change": f"<w:tblPr>{change('tblPrChange', '<w:tblPr/>')}</w:tblPr>",
    "table grid change": f"<w:tblGrid>{change('tblGridChange', '<w:tblGrid/>')}</w:tblGrid>",
    "row property change": f"<w:tr><w:trPr>{change('trPrChange', '<w:trPr/>')}</w:trPr><w:tc>{p('x')}</w:tc></w:tr>",
    "cell property change": f"<w:tr><w:tc><w:tcPr>{change('tcPrChange', '<w:tcPr/>')}</w:tcPr>{p('x')}</w:tc></w:tr>",
    "table exception property change": (
        f"<w:tr><w:tblPrEx>{change('tblPrExChange', '<w:tblPrEx/>')}</w:tblPrEx><w:tc>{p('x')}</w:tc></w:tr>"
    ),
}


@pytest.mark.parametrize("kind", [*KINDS, *IN_TABLE])
def test_every_kind_of_change_is_named_with_author_and_date(kind: str) -> None:
    body = KINDS.get(kind) or f"<w:tbl>{IN_TABLE[kind]}</w:tbl>"
    found = revisions(word(body))
    assert found.unaccounted == ()
    assert [(x.kind, x.author, x.date) for x in found.revisions] == [(kind, "Tomas Ribbon", "2026-03-01T09:00:00Z")]


def test_a_change_without_author_and_date_has_neither() -> None:
    found = revisions(word(f"<w:p><w:ins w:id='1'>{r('x')}</w:ins></w:p>")).revisions
    assert [(x.author, x.date, x.text) for x in found] == [(None, None, "x")]


def test_changes_in_headers_and_notes_are_listed_with_their_part() -> None:
    kind = MAIN.replace("document.main", "header")
    header = f"<w:hdr {NAMES}><w:p>{ins(r('x'))}</w:p></w:hdr>"
    arrows = f'<Relationship Id="r1" Type="{OFFICE}/header" Target="header1.xml"/>'
    found = revisions(word(p("a"), parts={"word/header1.xml": (kind, header)}, arrows=arrows)).revisions
    assert [x.part for x in found] == ["word/header1.xml"]


def test_a_change_nobody_knows_is_unaccounted() -> None:
    found = revisions(word(f"<w:p><w:newChange {who()}/>{r('x')}</w:p>"))
    assert [u.name for u in found.unaccounted] == ["w:newChange"]


def test_alternates_that_say_different_things_are_unaccounted() -> None:
    body = (
        f"<w:p><mc:AlternateContent><mc:Choice Requires='x'>{r('this')}</mc:Choice>"
        f"<mc:Fallback>{r('that')}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert [u.text for u in read(word(body)).changes.unaccounted] == ["that"]


def test_the_command_line_gets_plain_values() -> None:
    content = word(f"<w:p>{r('a')}{ins(r('b'))}</w:p>")
    assert text_json(content, "rejected") == {"paragraphs": ["a"]}
    assert revisions_json(content) == {
        "revisions": [
            {"kind": "insertion", "author": "Tomas Ribbon", "date": "2026-03-01T09:00:00Z", "part": "word/document.xml", "text": "b"}
        ],
        "counts": {"insertion": 1},
        "unaccounted": [],
    }  # fmt: skip
