"""What a clean form prints is known without making the file: it is what the reader finds in the file that the writer makes."""

from dataclasses import replace

import pytest

from drafts.letters import Part
from exports.word.checked import CODES, codes_in, read_checked
from exports.word.lines import CLEAN, printed_lines, printed_notes
from exports.word.values import DraftDocument, Footnote
from exports.word.writer import write
from tests.exports.documents import SAMPLE, draft, random_draft
from tests.exports.packages import document, p, word

FOOTER = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"


def documents():
    yield draft(*SAMPLE)
    yield draft(*SAMPLE, first_language="zh")
    noted = Footnote("US: reservation", "美方：保留", "Not as a precedent.", "不作先例。")
    yield draft(*(replace(clause, footnotes=(noted,)) for clause in SAMPLE))
    kinds = ("heading", "chapeau", "paragraph", "recommendation", "subparagraph")
    for seed in range(20):
        made: DraftDocument = random_draft(seed)
        shaped = [
            replace(
                c,
                kind=kinds[(seed + at) % 5],
                number="" if (seed + at) % 7 == 0 else c.number,
                base_zh="" if at == seed else c.base_zh,
            )
            for at, c in enumerate(made.clauses)
        ]
        yield replace(made, clauses=tuple(shaped))


@pytest.mark.parametrize("form", CLEAN)
def test_the_printed_lines_and_notes_are_those_of_the_file(form) -> None:
    for made in documents():
        file = read_checked(write(made, form))
        printed = printed_lines(made, form)
        assert [line.text for line in printed if line.text] == [text for text in file.accepted if text]
        assert sorted(file.notes) == sorted(note.text for note in printed_notes(made, form) if note.text)
        assert {line.part for line in printed} >= {Part.TITLE, Part.WORDS}


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("2.1 · Fingerprint 指纹 0f11 3f4f 5b56 defb", {"0f113f4f5b56defb"}),
        ("0F11 3F4F 5B56 DEFB", {"0f113f4f5b56defb"}),
        ("0f113f4f5b56defb", {"0f113f4f5b56defb"}),
        ("0123456789abcdef" * 4, {"0123456789abcdef"}),
        ("0f11 3f4f 5b56", set()),
        ("0123456789abcdef0", set()),
    ],
)
def test_a_code_is_read_as_it_is_printed_or_typed(line, codes) -> None:
    assert codes_in(line) == codes


def test_of_a_file_full_of_codes_those_of_its_foot_are_read_and_few_others() -> None:
    numbers = "".join(p(f"{at:016x}") for at in range(2_000))
    foot = (
        document(p("0f11 3f4f 5b56 defb"))
        .replace("w:document", "w:ftr")
        .replace("<w:body>", "")
        .replace("</w:body>", "")
    )
    codes = read_checked(word(numbers, parts={"word/footer1.xml": (FOOTER, foot)})).codes
    assert "0f113f4f5b56defb" in codes
    assert len(codes) == CODES
