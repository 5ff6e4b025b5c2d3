"""Hostile and broken files are refused by name, quickly, and before they are parsed."""

import time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from exports.word import limits
from exports.word.isolation import isolated
from exports.word.reader import paragraphs, read
from exports.word.refusals import (
    ImportRefused,
    NotAWordFile,
    WordFileDamaged,
    WordFileProtected,
    WordFileTooLarge,
    WordFileUnsafe,
)
from tests.exports.packages import NAMES, document, p, word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
ENTITY = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x "y">]>'
LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))

REFUSED = {
    "nothing": (b"", NotAWordFile),
    "not a zip": (b"MZ" + bytes(1000), NotAWordFile),
    "an old document": (OLE, NotAWordFile),
    "a password": (OLE + "EncryptedPackage".encode("utf-16-le"), WordFileProtected),
    "cut short": (word(p("x"))[:-200], WordFileDamaged),
    "another kind of package": (word(p("x"), content_type="application/vnd.ms-excel.main+xml"), NotAWordFile),
    "an entity": (word(main=document(p("&x;"), declaration=ENTITY)), WordFileUnsafe),
    "an entity in sixteen bits": (word(main=document(p("&x;"), declaration=ENTITY).encode("utf-16")), WordFileUnsafe),
    "a billion laughs": (word(main=document(p("&l9;"), declaration=f"<!DOCTYPE d [{LAUGHS}]>")), WordFileUnsafe),
    "two parts of one name": (word(p("x"), extra=(("word/document.xml", document(p("y"))),)), WordFileUnsafe),
    "a name that leads outside": (word(p("x"), extra=(("../../out.txt", "x"),)), WordFileUnsafe),
    "an absolute name": (word(p("x"), extra=(("/out.txt", "x"),)), WordFileUnsafe),
    "a strange encoding": (
        word(main=document(p("x"), declaration='<?xml version="1.0" encoding="UTF-7"?>')),
        WordFileDamaged,
    ),
    "broken markup": (word(main=document("<w:p>")), WordFileDamaged),
    "a million paragraphs": (word("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1_000_000), WordFileTooLarge),
    "a packed picture": (word(p("x"), extra=(("word/media/a.bin", bytes(30_000_000)),)), WordFileTooLarge),
    "too many parts": (word(p("x"), extra=tuple((f"x/{n}.xml", "<a/>") for n in range(2001))), WordFileTooLarge),
    "too deep": (word("<w:sdt>" * 400 + "</w:sdt>" * 400), WordFileTooLarge),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_hostile_or_broken_file_is_refused_by_name(case: str) -> None:
    content, refusal = REFUSED[case]
    with pytest.raises(refusal):
        read(content)


@pytest.mark.parametrize("case", ["a million paragraphs", "a packed picture"])
def test_a_bomb_is_refused_before_it_is_unpacked(case: str) -> None:
    # Processor time of this process: unpacking and parsing would take many seconds.
    started = time.process_time()
    with pytest.raises(WordFileTooLarge):
        read(REFUSED[case][0])
    assert time.process_time() - started < 1


def test_many_elements_are_refused_even_when_they_are_not_packed_tightly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MARKUP_SIGNS", 100)
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


def test_what_points_outside_is_reported_and_not_followed() -> None:
    arrow = '<Relationship Id="r1" Type="http://x/attachedTemplate" Target="//host/t.dotm" TargetMode="External"/>'
    assert [notice.kind for notice in read(word(p("x"), arrows=arrow)).notices] == ["outside attachedTemplate"]


def test_the_child_gives_back_the_value() -> None:
    assert isolated(paragraphs, word(p("中文 word")), "accepted") == ["中文 word"]


@pytest.mark.parametrize("case", ["a password", "an entity", "cut short"])
def test_the_child_gives_back_the_refusal(case: str) -> None:
    content, refusal = REFUSED[case]
    with pytest.raises(refusal):
        isolated(read, content)


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
