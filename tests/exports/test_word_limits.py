"""Hostile and broken files are refused by name, quickly, and before they are parsed."""

import time
import tracemalloc
from datetime import UTC, datetime
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exports.word import limits
from exports.word.compare import redline_files
from exports.word.isolation import isolated
from exports.word.opening import open_package
from exports.word.reader import paragraphs, read
from exports.word.refusals import (
    ImportRefused,
    NotAWordFile,
    WordFileDamaged,
    WordFileProtected,
    WordFileTooLarge,
    WordFileUnsafe,
)
from tests.exports.hostile import HOSTILE, MACRO_TYPE, MACROS, OLE, arrow, cycle, field, paragraph
from tests.exports.packages import NAMES, document, p, word


def reason_of(refused: ImportRefused) -> str:
    return str(refused.facts.get("reason") or refused.facts.get("limit", ""))


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_or_broken_file_is_refused_by_name_here_and_in_the_child(case: str) -> None:
    make, refusal, reason = HOSTILE[case]
    content = make()
    for reader in (read, lambda content: isolated(read, content)):
        with pytest.raises(ImportRefused) as refused:
            reader(content)
        assert (type(refused.value), reason_of(refused.value)) == (refusal, reason)


def test_a_file_cut_at_any_tenth_byte_is_refused_as_damaged_or_as_no_word_file() -> None:
    content = word(p("x"))
    for end in range(0, len(content) - 1, 10):
        with pytest.raises(ImportRefused) as refused:
            read(content[:end])
        assert type(refused.value) in (NotAWordFile, WordFileDamaged)


def test_parts_that_point_at_each_other_in_a_circle_are_read_and_compared() -> None:
    made = redline_files(cycle("one"), cycle("two"), "a.docx", "b.docx", "A", datetime(2026, 1, 1, tzinfo=UTC))
    assert read(made).paragraphs("rejected")[0] == "one"
    assert read(made).paragraphs("accepted")[0] == "two"


def test_macros_in_a_file_called_a_document_are_refused_also_when_the_file_says_it_has_some() -> None:
    content = word(p("x"), content_type=MACRO_TYPE, parts=MACROS)
    assert open_package(content, "text.docm").macros
    with pytest.raises(WordFileUnsafe):
        open_package(content, "text.DOCX")


def test_a_bomb_hidden_behind_a_small_size_is_not_unpacked() -> None:
    content = HOSTILE["a part larger than it says"][0]()
    tracemalloc.start()
    with pytest.raises(WordFileDamaged):
        read(content)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < limits.MEGABYTE


HONEST = {
    "a template on a disk": (
        arrow("attachedTemplate", r"file:///C:\\Users\\x\\Normal.dotm"),
        "outside attachedTemplate",
    ),
    "a template on a disk, as a path": (arrow("attachedTemplate", r"R:\POOL\PS.dotx"), "outside attachedTemplate"),
    "a picture on a disk": (arrow("image", "file:///home/x/seal.png"), "outside image"),
    "a picture of a mail": (arrow("image", "cid:image001.png@01DA"), "outside image"),
    "an embedded table": (arrow("package", "embeddings/table.xlsx", "Internal"), "embedded object"),
    "an embedded formula": (arrow("oleObject", "embeddings/oleObject1.bin", "Internal"), "embedded object"),
}


@pytest.mark.parametrize("case", HONEST)
def test_what_honest_files_point_at_is_reported_and_not_followed(case: str) -> None:
    arrows, kind = HONEST[case]
    text = read(word(p("x"), arrows=arrows, extra=(("word/embeddings/oleObject1.bin", OLE),)))
    assert [notice.kind for notice in text.notices] == [kind]


def test_a_link_that_somebody_clicks_and_the_fields_of_honest_files_are_read() -> None:
    fields = ('HYPERLINK "https://example.org"', "PAGE", 'LINK Excel.Sheet.12 "C:\\\\a.xlsx" "R1C1:R2C2"', "=1+1", "")
    body = "".join(paragraph(field(code, result="x")) for code in fields)
    assert read(word(body, arrows=arrow("hyperlink", "https://example.org"))).paragraphs() == ["x"] * len(fields)


@pytest.mark.parametrize("case", ["a million paragraphs", "a packed picture"])
def test_a_bomb_is_refused_before_it_is_unpacked(case: str) -> None:
    # Processor time of this process: unpacking and parsing would take many seconds.
    content = HOSTILE[case][0]()
    started = time.process_time()
    with pytest.raises(WordFileTooLarge):
        read(content)
    assert time.process_time() - started < 1


def test_many_elements_are_refused_even_when_they_are_not_packed_tightly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ELEMENTS", 50)
    with pytest.raises(WordFileTooLarge) as refused:
        read(word(p("x") * 20))
    assert refused.value.facts["limit"] == "elements"


def test_an_encrypted_entry_is_refused_as_protected(tmp_path) -> None:
    path = tmp_path / "locked.docx"
    path.write_bytes(word(p("x")))
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/more.xml", "<a/>")
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1  # the flag of encryption in the last entry of the directory
    with pytest.raises(WordFileProtected):
        read(bytes(content))


def test_the_child_gives_back_the_value() -> None:
    assert isolated(paragraphs, word(p("中文 word")), "accepted") == ["中文 word"]


def test_every_end_of_the_child_is_a_refusal() -> None:
    with pytest.raises(ImportRefused):
        isolated(paragraphs, word(p("x")), 5, 6)  # type: ignore[call-arg]


def test_the_answer_of_a_child_cannot_name_foreign_code() -> None:
    import io
    import pickle

    from exports.word.isolation import _Careful

    class Trap:
        def __reduce__(self):
            return (print, ("taken over",))

    with pytest.raises(pickle.UnpicklingError):
        _Careful(io.BytesIO(pickle.dumps(("read", Trap())))).load()


def test_honest_names_stay_allowed() -> None:
    assert read(word(main=document(p("x"), NAMES))).paragraphs() == ["x"]
