"""Files that other programs wrote or wrote anew: laid on the clauses all the same, and what is no clause is listed."""

import io
import re
import zipfile

import docx
import pytest

from exports.word.names import STRICT
from exports.word.returned import place, read_returned
from exports.word.values import Form
from exports.word.writer import write
from tests.exports.documents import base_of, clause, draft
from tests.exports.editing import EXTENDED, Editor
from tests.exports.pages import as_docx
from tests.exports.test_word_comments import DOCUMENT, FILE

OURS = ("docProps/custom.xml", "customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels")
EDITED = Editor(FILE, "Vera Quoin").replace("points of contact", "contact points").overwrite("最后条款", "末尾条款")
EDITED.comment("Human control", "每年？")
TEXTS = (
    clause("1", "Human control", "人类控制", "heading"),
    clause("1.1", "The Parties shall submit a report within thirty days.", "双方应当在三十日内提交报告。"),
    clause("1.2", "Neither side will delegate the decision.", "任何一方不得授权他者决定。"),
    clause("(a)", "points of contact — one each;", "联络点——双方各一个；", "subparagraph"),
    clause("2", "Costs lie where they fall.", "费用各自承担。"),
)


def laid(content: bytes, document=DOCUMENT):
    return place(read_returned(content), base_of(document), document)


def told(result) -> tuple:
    """What came back, without what the file says of itself."""
    return (
        [(c.clause_id, c.en, c.zh, c.untracked, [(x.kind, x.author, x.date, x.deleted, x.inserted, x.ours) for x in c.changes])
         for c in result.changed],
        [(c.author, c.text, c.quote, c.ours, bool(c.answers), c.resolved) for x in result.changed for c in x.comments],
        result.unchanged, result.unplaced,
    )  # fmt: skip


def rewritten(content: bytes, act, parts: str = r"word/.*\.xml\Z") -> bytes:
    """The package with some of its XML parts written in another way."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, act(part) if re.match(parts, name) else part)
    return made.getvalue()


def strict(part: bytes) -> bytes:
    for name, transitional in STRICT.items():
        part = part.replace(f'"{transitional}"'.encode(), f'"{name}"'.encode())
    return part


def in_utf16(part: bytes) -> bytes:
    return part.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")


def with_other_prefixes(part: bytes) -> bytes:
    part = re.sub(rb"(</?)w:", rb"\1ns0:", part).replace(b"xmlns:w=", b"xmlns:ns0=")
    part = (
        re.sub(rb"(</?)w15:", rb"\1ns1:", part).replace(b"xmlns:w15=", b"xmlns:ns1=").replace(b'"w14 w15', b'"w14 ns1')
    )
    return re.sub(rb" (w|w15):(?=\w+=)", lambda m: b" ns0:" if m.group(1) == b"w" else b" ns1:", part)


WRITTEN = {
    "Strict Open XML": strict,
    "a byte-order mark": lambda part: b"\xef\xbb\xbf" + part,
    "UTF-16": in_utf16,
    "other prefixes": with_other_prefixes,
}


@pytest.mark.parametrize("how", WRITTEN)
def test_however_its_parts_are_written_a_file_brings_the_same(how: str) -> None:
    assert told(laid(rewritten(EDITED.save(), WRITTEN[how]))) == told(laid(EDITED.save()))


def test_a_file_in_the_manner_of_google_docs_is_laid_by_its_texts() -> None:
    """Every run marked as running from right to left, no parts of ours, no threads, names of bookmarks of its own."""
    editor = Editor(EDITED.save()).forget(*OURS, EXTENDED).put("_cl_", "kix.", count=1000)
    body = re.sub(r"<w:r>(?!<w:rPr>)", "<w:r><w:rPr><w:rtl w:val='0'/></w:rPr>", editor.text())
    editor.parts["word/document.xml"] = body.replace("</w:rPr><w:t ", "<w:rtl w:val='0'/></w:rPr><w:t ").encode()
    result = laid(editor.save())
    assert {c.number: c.untracked for c in result.changed if c.authors or c.untracked} == {"(a)": False, "2": True}
    assert [c.text for x in result.changed for c in x.comments if not c.ours] == ["每年？"]
    assert {stray.kind for stray in result.unplaced} == {"text", "footnote"}, (
        "titles and notes that nothing says to be ours"
    )


@pytest.mark.parametrize("order", ["alternating", "one after the other", "English only"])
@pytest.mark.parametrize("numbered", [True, False])
def test_paragraphs_are_laid_on_their_clauses_in_both_languages(order: str, numbered: bool) -> None:
    document = draft(*TEXTS)

    def line(c, language: str) -> str:
        text = c.base(language).replace("thirty", "sixty").replace("不得授权", "不应授权")
        return f"{c.number} {text}" if numbered else text

    english, chinese = ([line(c, language) for c in TEXTS] for language in ("en", "zh"))
    texts = {
        "alternating": [part for pair in zip(english, chinese, strict=True) for part in pair],
        "one after the other": english + chinese,
        "English only": english,
    }[order]
    result = laid(as_docx(["A title of somebody", *texts, "Signed in two copies."]), document)
    changed = {c.number: (c.en, c.zh) for c in result.changed}
    expected = {"1.1": (TEXTS[1].base_en.replace("thirty", "sixty"), TEXTS[1].base_zh)}
    if order != "English only":
        expected["1.2"] = (TEXTS[2].base_en, TEXTS[2].base_zh.replace("不得", "不应"))
    assert changed == expected
    assert all(c.untracked for c in result.changed)
    assert len(result.unchanged) == len(TEXTS) - len(expected)
    assert [(s.kind, s.text) for s in result.unplaced] == [
        ("text", "A title of somebody"), ("text", "Signed in two copies."),
    ]  # fmt: skip


def test_a_table_without_captions_is_laid_on_the_clauses() -> None:
    rows = [[c.base_zh.replace("各自", "由各方"), c.number, c.base_en] for c in TEXTS]
    (found,) = laid(as_docx(["Title"], rows), draft(*TEXTS)).changed
    assert (found.number, found.zh, found.en) == ("2", "费用由各方承担。", TEXTS[4].base_en)


def test_a_foreign_file_proposes_no_clause_and_deletes_none() -> None:
    participants = [["Ms A", "Head of delegation", "Ministry of Tides"], ["Mr B", "Adviser", "Institute of Ports"]]
    result = laid(as_docx(["Minutes of a meeting", "Nothing of the text is in here."], participants), draft(*TEXTS))
    assert result.changed == ()
    assert len(result.unplaced) == 2 + 6


def test_changes_in_what_is_no_clause_are_listed_with_their_authors() -> None:
    made = docx.Document()
    made.add_paragraph("A title of somebody")
    out = io.BytesIO()
    made.save(out)
    editor = Editor(out.getvalue(), "Ben Folio").replace("title", "heading")
    strays = laid(editor.save(), draft(*TEXTS)).unplaced
    assert ("replacement", "Ben Folio", "title → heading") in [(s.kind, s.author, s.text) for s in strays]


def test_a_new_paragraph_suggested_in_a_foreign_file_is_a_new_clause() -> None:
    editor = Editor(as_docx([c.base_en for c in TEXTS]), "Ben Folio")
    sign = 'w:author="Ben Folio" w:date="2026-03-01T09:00:00Z"'
    new = (
        f'<w:p><w:pPr><w:rPr><w:ins w:id="901" {sign}/></w:rPr></w:pPr><w:ins w:id="902" {sign}><w:r><w:t>All is kept.</w:t></w:r>'
        "</w:ins></w:p>"
    )
    last = re.search(r"<w:p>(?:(?!<w:p>).)*Costs lie", editor.text(), re.S).start()
    editor.parts["word/document.xml"] = (editor.text()[:last] + new + editor.text()[last:]).encode()
    (found,) = laid(editor.save(), draft(*TEXTS)).changed
    assert (found.inserted, found.en, found.inserted_after) == (True, "All is kept.", TEXTS[3].clause_id)
    assert [hand.author for hand in found.authors] == ["Ben Folio"]


def test_a_form_in_one_language_without_anything_of_ours_keeps_its_numbers_out_of_the_words() -> None:
    document = draft(*TEXTS)
    editor = Editor(write(document, Form.CLEAN_EN)).forget(*OURS).put("_cl_", "kix.", count=1000)
    result = laid(editor.overwrite("points of contact", "contact points").save(), document)
    assert [(c.number, c.en) for c in result.changed] == [("(a)", "contact points — one each;")]


def test_a_paragraph_deleted_with_tracking_is_a_deletion() -> None:
    editor = Editor(as_docx([c.base_en for c in TEXTS]), "Ben Folio")
    editor.replace(TEXTS[2].base_en, "")
    mark = '<w:pPr><w:rPr><w:del w:id="903" w:author="Ben Folio" w:date="2026-03-01T09:00:00Z"/></w:rPr></w:pPr>'
    start = editor.text().rindex("<w:p>", 0, editor.text().index("Neither side")) + len("<w:p>")
    editor.parts["word/document.xml"] = (editor.text()[:start] + mark + editor.text()[start:]).encode()
    result = laid(editor.save(), draft(*TEXTS))
    (found,) = result.changed
    assert (found.number, found.deleted, found.untracked) == ("1.2", True, False)
    assert result.unplaced == ()
