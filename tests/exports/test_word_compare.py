"""Comparing two files: rejected it reads as the base, accepted as the target."""

import random
from datetime import UTC, datetime

import pytest

from exports.word.compare import redline_files
from exports.word.plain import lines_of_text
from exports.word.reader import read
from exports.word.refusals import ImportRefused, NotAWordFile
from tests.exports.packages import gone, ins, p, r, word
from tests.exports.pages import as_docx, edited, paragraphs, sentence

AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)


def compared(base: bytes, target: bytes, names: tuple[str, str] = ("a.docx", "b.docx")):
    return read(redline_files(base, target, *names, "Tomas Ribbon", AT))


def assert_law(base: bytes, target: bytes) -> None:
    made = compared(base, target)
    assert made.paragraphs("rejected") == read(base).paragraphs("accepted")
    assert made.paragraphs("accepted") == read(target).paragraphs("accepted")
    assert made.changes.unaccounted == ()


def pair(seed: int) -> tuple[bytes, bytes]:
    """Two files with paragraphs and perhaps a table; every kind of edit."""
    chance = random.Random(seed)
    language = ("en", "zh")[seed % 2]
    old = paragraphs(chance, language, chance.randint(1, 10))
    rows = [[sentence(chance, language) for _ in range(2)] for _ in range(chance.randint(1, 4))] if seed % 3 else None
    new_rows = [list(row) for row in rows] if rows else None
    for row in new_rows or []:
        if chance.random() < 0.5:
            row[0] = edited(chance, language, [row[0]], 1.0)[0]
    if new_rows and chance.random() < 0.4:
        new_rows.insert(chance.randint(0, len(new_rows)), [sentence(chance, language), ""])
    if new_rows and len(new_rows) > 1 and chance.random() < 0.4:
        new_rows.pop(chance.randrange(len(new_rows)))
    if chance.random() < 0.1:
        new_rows = None
    tail = paragraphs(chance, language, 2)
    return (
        as_docx(old, rows, tail),
        as_docx(edited(chance, language, old, 0.6), new_rows, edited(chance, language, tail, 0.6)),
    )


@pytest.mark.parametrize("seed", [*range(16), 229])
def test_all_rejected_is_the_base_and_all_accepted_the_target(seed: int) -> None:
    assert_law(*pair(seed))


def test_equal_files_have_no_change() -> None:
    content = as_docx(["one", "two"], [["a", "b"]])
    assert compared(content, content).changes.revisions == ()


EDITS = {
    "a word": (["one two three"], ["one 2 three"]),
    "a paragraph comes first": (["b"], ["a a", "b"]),
    "a paragraph comes last": (["a"], ["a", "b b"]),
    "a paragraph goes first": (["a a", "b"], ["b"]),
    "a paragraph goes last": (["a", "b b"], ["a"]),
    "everything is new": (["old words here"], ["ganz andere"]),
    "empty to full": ([""], ["words", "more"]),
    "full to empty": (["words", "more"], [""]),
    "empty lines": (["a", "", "", "b"], ["a", "", "b", ""]),
    "a swap": (["alpha beta", "gamma delta"], ["gamma delta", "alpha beta"]),
    "tabs and breaks": (["a\tb\nc"], ["a\tx\nc\td"]),
    "rare characters": (["𠀀與é “q”"], ["𠀁與e\u0301 “q”"]),
}


@pytest.mark.parametrize("case", EDITS)
def test_every_kind_of_edit_keeps_the_law(case: str) -> None:
    old, new = EDITS[case]
    assert_law(as_docx(old), as_docx(new))


def marked(content) -> int:
    return sum(len(x.text) for x in content.changes.revisions)


def test_a_split_paragraph_is_a_new_mark_and_not_new_words() -> None:
    old, first, second = "The Parties agree. They shall meet.", "The Parties agree.", " They shall meet."
    made = compared(as_docx(["x", old, "y"]), as_docx(["x", first, second, "y"]))
    assert made.changes.counts == {"paragraph mark insertion": 1}


def test_joined_paragraphs_are_a_deleted_mark_and_not_new_words() -> None:
    made = compared(
        as_docx(["x", "The Parties agree.", " They shall meet.", "y"]),
        as_docx(["x", "The Parties agree. They shall meet.", "y"]),
    )
    assert made.changes.counts == {"paragraph mark deletion": 1}


def test_only_the_words_that_changed_are_marked() -> None:
    made = compared(as_docx(["The Parties shall meet in 2026."]), as_docx(["The Parties should meet in 2027."]))
    assert [(x.kind, x.text) for x in made.changes.revisions] == [
        ("deletion", "shall"), ("insertion", "should"), ("deletion", "2026"), ("insertion", "2027"),
    ]  # fmt: skip


def test_author_and_time_are_the_caller_s() -> None:
    made = compared(as_docx(["a"]), as_docx(["b"]))
    assert {(x.author, x.date) for x in made.changes.revisions} == {("Tomas Ribbon", "2026-11-22T08:00:00Z")}


def test_changes_that_an_input_already_holds_are_accepted_first() -> None:
    base = word(f"<w:p>{r('one ')}{ins(r('two '))}{gone('three ')}{r('four')}</w:p>" + p("end"))
    target = word(p("one two 4") + p("end"))
    made = compared(base, target)
    assert made.paragraphs("rejected") == ["one two four", "end"]
    assert made.paragraphs("accepted") == ["one two 4", "end"]


WRAPPED = {
    "link": "<w:p><w:hyperlink w:anchor='x'>{}</w:hyperlink><w:r><w:t> after</w:t></w:r></w:p>",
    "control": "<w:p><w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
    "block control": "<w:sdt><w:sdtPr/><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>",
    "text box": "<w:p>{}<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r></w:p>",
    "nested table": "<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl><w:p/>",
}


@pytest.mark.parametrize("place", WRAPPED)
def test_words_are_compared_wherever_they_stand(place: str) -> None:
    old, new = (
        word(WRAPPED[place].format(r(text), r(text)))
        for text in ("The Parties shall meet.", "The Parties will meet often.")
    )
    assert_law(old, new)


def test_texts_are_compared_line_by_line() -> None:
    base, target = "一、总则\r\n二、定义\n", "一、总则\n二、用语\n三、附则"
    made = compared(base.encode(), target.encode(), ("a.txt", "b.txt"))
    assert made.paragraphs("rejected") == lines_of_text(base.encode()) == ["一、总则", "二、定义"]
    assert made.paragraphs("accepted") == ["一、总则", "二、用语", "三、附则"]


def test_the_same_comparison_gives_the_same_bytes() -> None:
    base, target = pair(3)
    assert redline_files(base, target, "a", "b", "X", AT) == redline_files(base, target, "a", "b", "X", AT)


def test_a_text_that_is_not_utf8_is_refused() -> None:
    with pytest.raises(NotAWordFile):
        redline_files(b"\xff\xfe\xfa", b"x", "a.txt", "b.txt", "X", AT)


def test_a_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(ImportRefused):
        redline_files(b"%PDF-1.7", as_docx(["x"]), "a.docx", "b.docx", "X", AT)
