"""Documents of every usual kind as text, and clear refusals for what is none."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue.intake_refusals import (
    SourceEncrypted,
    SourceKindUnknown,
    SourceNotADocument,
    SourceRefused,
    SourceTooLarge,
    SourceWithoutText,
)
from dialogue.refusals import BytesNotText, Refusal
from intake.documents import Form, read_document
from intake.tei_files import tagged

CHINESE = "雙方同意於明年舉行下一輪會談，並就貿易問題交換意見。中國與美國將對話，大會議長表示同意。"


def pdf(*pages: str, trailer: bytes = b"") -> bytes:
    """A PDF of our own with a line of text a page; empty words make an empty page."""
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for words in pages:
        drawn = f"BT /F1 12 Tf 72 700 Td ({words}) Tj ET".encode("ascii") if words else b""
        kids.append(f"{len(bodies) + 1} 0 R")
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
            % (len(bodies) + 2)
        )
        bodies.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    bodies[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode("ascii")
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    at = len(made)
    size = len(bodies) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return made + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, at)


def word(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ilva Sorn", "Minister"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def holds(document) -> None:
    """Where pages and paragraphs begin and end, they do."""
    assert all(0 <= one.start <= one.end <= len(document.text) for one in document.breaks)
    assert [one.number for one in document.breaks] == list(range(1, len(document.breaks) + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_file_is_kept_exactly_in_whatever_encoding(encoding):
    text = f"Line one.\r\n\n{CHINESE}\n"
    document = read_document("note.txt", text.encode(encoding))
    assert document.text == text
    assert document.form == Form.TEXT
    assert [document.text[one.start : one.end] for one in document.breaks] == ["Line one.\r", CHINESE]


def test_traditional_chinese_in_big5_is_not_taken_for_something_else():
    document = read_document("note.txt", CHINESE.encode("big5"))
    assert (document.text, document.encoding) == (CHINESE, "big5")


def test_a_web_page_gives_its_article_without_scripts_and_navigation():
    page = """<html><head><title>Talks</title><style>p{}</style><script>alert(1)</script></head><body><nav>Home | News</nav>
    <div class="share-bar">Share this</div><main><h1>Talks in Sel</h1><p>The two sides <b>agreed</b> to meet.</p><ul><li>First</li></ul>
    <form>Search</form><p>双方同意。<br>会后</p></main><footer>© 2031</footer></body></html>"""
    document = read_document("page.html", page.encode())
    assert document.text == "Talks in Sel\n\nThe two sides agreed to meet.\n\n• First\n\n双方同意。\n\n会后"
    assert dict(document.headers)["title"] == "Talks"
    holds(document)


@pytest.mark.parametrize("depth", [100, 3000, 100_000])
def test_a_page_that_is_nested_without_end_is_read_or_refused(depth):
    content = b"<body><p>begin</p>" + b"<div>" * depth + b"words" + b"</div>" * depth + b"</body>"
    try:
        document = read_document("deep.html", content)
    except SourceRefused:
        assert depth > 100
    else:
        assert document.text.startswith("begin")


def test_a_mail_gives_its_headers_its_words_and_the_names_of_what_is_attached():
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"], mail["Date"] = (
        "Sorn <s@arcadia.example>",
        "v@borduria.example",
        "会谈 notes",
        "Sat, 03 May 2031 10:00:00 +0000",
    )
    mail.set_content("We will send the list.\n")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="list.pdf")
    document = read_document("notes.eml", mail.as_bytes())
    assert document.text.startswith("From: Sorn <s@arcadia.example>\nTo: v@borduria.example\nDate: Sat, 03 May 2031")
    assert "Subject: 会谈 notes" in document.text
    assert document.text.rstrip().endswith("We will send the list.")
    assert document.attachments == ("list.pdf",)


def test_a_mail_with_html_only_gives_the_text_of_it():
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "s@arcadia.example", "x"
    mail.set_content("<p>We <i>agree</i>.</p><script>1</script>", subtype="html")
    assert read_document("x.eml", mail.as_bytes()).text.endswith("We agree.")


def test_a_word_file_gives_paragraphs_and_the_rows_of_tables():
    document = read_document("minutes.docx", word("The two sides agreed.", "双方同意。"))
    assert document.text == "The two sides agreed.\n\n双方同意。\n\nIlva Sorn\tMinister"
    assert document.form == Form.WORD
    holds(document)


def test_what_was_deleted_in_a_word_file_is_not_read():
    content = word("Base.")
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            raw = source.read(part.filename)
            if part.filename == "word/document.xml":
                raw = raw.replace(
                    b"<w:t>Base.</w:t>",
                    b'<w:t>Kept.</w:t></w:r><w:del w:id="1" w:author="x"><w:r><w:delText>Gone.</w:delText></w:r></w:del><w:r>',
                )
            target.writestr(part, raw)
    assert read_document("x.docx", stream.getvalue()).text.startswith("Kept.\n")


def test_a_pdf_gives_its_pages_and_where_each_begins():
    document = read_document("scan.pdf", pdf("The two sides agreed.", "", "Page three."))
    assert document.form == Form.PDF
    assert [document.text[one.start : one.end].strip() for one in document.breaks] == [
        "The two sides agreed.",
        "",
        "Page three.",
    ]
    assert document.text.count("\f") == 2
    holds(document)


def test_a_pdf_of_pictures_is_refused_by_name():
    with pytest.raises(SourceWithoutText) as refused:
        read_document("scan.pdf", pdf("", ""))
    assert refused.value.facts == {"name": "scan.pdf"}


def test_a_pdf_with_a_password_is_refused():
    locked = pdf(
        "x",
        trailer=b"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >>",
    )
    with pytest.raises(SourceEncrypted):
        read_document("locked.pdf", locked)


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("big.txt", b"a" * (20 * 1024 * 1024 + 1), SourceTooLarge), ("empty.txt", b"", SourceWithoutText),
        ("blank.txt", b" \n ", SourceWithoutText), ("x.pdf", b"no pdf", SourceNotADocument), ("x.pdf", b"%PDF-1.4 broken", SourceNotADocument),
        ("x.docx", b"no word", SourceNotADocument), ("x.docx", b"PK\x03\x04broken", SourceNotADocument),
        ("x.zip", b"PK\x03\x04", SourceKindUnknown), ("x.png", b"\x89PNG\r\n\x1a\n", SourceKindUnknown), ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", SourceKindUnknown),
        ("x.xml", b"<a/>", SourceNotADocument), ("x.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><TEI>&b;</TEI>", SourceNotADocument),
        ("x.eml", b"just words", SourceNotADocument), ("x.txt", b"\x01\x02\x03\x04" * 99, Refusal),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused_with_its_name(name, content, refusal):
    with pytest.raises(refusal) as refused:
        read_document(name, content)
    assert refused.value.facts["name"] == name


def test_a_word_file_that_unpacks_without_end_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("word/document.xml", b"<w:document>" + b" " * 19_000_000)
    with pytest.raises(SourceTooLarge):
        read_document("bomb.docx", stream.getvalue())


TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document"><head>9. Memorandum of Conversation<note type="source">Source: Archive, Box 1. Secret; Nodis. Drafted by Roe on May 4.</note></head>
<dateline><placeName>Sel</placeName>, <date when="1972-05-03">May 3, 1972</date>, <time from="09:00:00" to="10:00:00">9-10 a.m.</time></dateline>
<list type="participants"><head>PARTICIPANTS:</head><item><persName corresp="#p_1">Ilva Sorn</persName>, Minister</item><item>Mr. Tor Venn, Director</item></list>
<p><persName type="from" corresp="#p_1">Minister Sorn</persName>: We will <hi>study</hi> it.</p></div></text></TEI>"""


def test_a_tei_file_tells_what_its_tags_say_and_gives_its_text():
    tags = tagged(TEI.encode())
    assert [(one.name, one.key) for one in tags.participants] == [("Ilva Sorn", "p_1"), ("Tor Venn", "")]
    assert tags.dates == (("1972-05-03", "May 3, 1972"),)
    assert (tags.places, tags.times) == (("Sel",), (("09:00:00", "10:00:00"),))
    assert (tags.markings, tags.drafter, tags.sender) == (("Secret", "Nodis"), "Roe", "Minister Sorn")
    document = read_document("d9.xml", TEI.encode())
    assert "Minister Sorn: We will study it." in document.text.split("\n\n")
    assert document.text.endswith("[Source: Archive, Box 1. Secret; Nodis. Drafted by Roe on May 4.]")
    assert dict(document.headers)["date"] == "1972-05-03"


STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"From: a@b\nSubject: x\n\n",
    b'<TEI xmlns="http://www.tei-c.org/ns/1.0">',
    b"\xff\xfe",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
]


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(["a.txt", "a.md", "a.html", "a.eml", "a.docx", "a.pdf", "a.xml", "a", "a.bin"]),
    st.sampled_from(STARTS),
    st.binary(max_size=300),
)
def test_any_bytes_are_read_or_refused_and_nothing_else(name, start, rest):
    try:
        document = read_document(name, start + rest)
    except (SourceRefused, BytesNotText):
        return
    assert document.text.strip()
    holds(document)


def test_the_cut_of_a_real_pdf_is_refused_and_not_an_error(tmp_path: Path):
    whole = pdf("words")
    for cut in range(20, len(whole), 97):
        try:
            read_document("cut.pdf", whole[:cut])
        except SourceRefused:
            continue
