"""Hostile Word files written by hand, each with the refusal it must meet and the reason, for tests and benchmarks."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Final

from exports.word.refusals import (
    ImportRefused,
    NotAWordFile,
    WordFileDamaged,
    WordFileProtected,
    WordFileTooLarge,
    WordFileUnsafe,
)
from tests.exports.packages import OFFICE, document, p, r, word

Case = tuple[Callable[[], bytes], type[ImportRefused], str]

OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PACKER: Final = bytes.fromhex("0c00030000000000c000000000000046")
ADDRESS: Final = bytes.fromhex("e0c9ea79f9bace118c8200aa004ba90b")
ENTITY: Final = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x "y">]>'
LAUGHS: Final = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
MACROS: Final = {"word/vbaProject.bin": ("application/vnd.ms-office.vbaProject", OLE)}
MACRO_TYPE: Final = "application/vnd.ms-word.document.macroEnabled.main+xml"
HEADER: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def arrow(kind: str, target: str, mode: str = "External") -> str:
    return f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def field(*code: str, result: str = "1") -> str:
    """A field whose instruction is spread over several runs."""
    runs = "".join(part if part.startswith("<") else r(part, "instrText") for part in code)
    return mark("begin") + runs + mark("separate") + r(result) + mark("end")


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def with_sizes(content: bytes, said: int, name: bytes = b"word/document.xml") -> bytes:
    """The same package, one part of which says that it unpacks to another size."""
    changed = bytearray(content)
    at = content.rfind(name) - 46
    struct.pack_into("<I", changed, at + 24, said)
    return bytes(changed)


def overlapping(kernel: int = 1_000_000, names: int = 50) -> bytes:
    """Many entries of the list of parts that all point at the same packed bytes."""
    head = word(p("x"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packer.compress(b" " * kernel) + packer.flush()
    end = head.rfind(b"PK\x05\x06")
    size, start = struct.unpack("<II", head[end + 12 : end + 20])
    checksum = zlib.crc32(b" " * kernel)
    facts = struct.pack("<HHHHHIII", 20, 0, 8, 0, 33, checksum, len(packed), kernel)
    body = head[:start] + b"PK\x03\x04" + facts + struct.pack("<HH", 7, 0) + b"x00.bin" + packed
    listing = head[start : start + size]
    for number in range(names):
        name = b"x%02d.bin" % number
        listing += b"PK\x01\x02" + b"\x14\x00" + facts + struct.pack("<HHHHHII", 7, 0, 0, 0, 0, 0, start) + name
    count = names + struct.unpack("<H", head[end + 10 : end + 12])[0]
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(listing), len(body), 0)
    return body + listing + tail


def nested() -> bytes:
    """A package inside a package, the inner one a bomb."""
    inner = word(p("x"), extra=(("word/media/a.bin", bytes(30_000_000)),))
    shell = io.BytesIO()
    with zipfile.ZipFile(shell, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", inner)
    return shell.getvalue()


def many_small_bombs() -> bytes:
    """Twenty parts below the size from which a single part is looked at."""
    header = document("<w:p/>" * 150_000)
    return word(p("x"), parts={f"word/header{n}.xml": (HEADER, header) for n in range(18)})


def noise(words: int) -> str:
    """Signs that do not pack well, eight a word."""
    return "".join(f"{zlib.crc32(b'%d' % n):08x}" for n in range(words))


def many_elements() -> bytes:
    """Half a million elements that do not pack well, so that only counting finds them."""
    return word("".join(f'<w:p w:x="{zlib.crc32(b"%d" % n):08x}"/>' for n in range(500_000)))


def nul_in_name() -> bytes:
    return word(p("x"), extra=(("word/y.xml_", "<a/>"),)).replace(b"word/y.xml_", b"word/y.xml\x00")


def damaged(main: str | bytes) -> bytes:
    return word(main=main)


HOSTILE: Final[dict[str, Case]] = {
    "nothing": (lambda: b"", NotAWordFile, "not a package"),
    "not a zip": (lambda: b"MZ" + bytes(1000), NotAWordFile, "not a package"),
    "an old document": (lambda: OLE, NotAWordFile, "old binary format"),
    "a password": (lambda: OLE + "EncryptedPackage".encode("utf-16-le"), WordFileProtected, ""),
    "cut short": (lambda: word(p("x"))[:-200], WordFileDamaged, "package cannot be opened"),
    "another kind of package": (
        lambda: word(p("x"), content_type="application/vnd.ms-excel.main+xml"),
        NotAWordFile,
        "application/vnd.ms-excel.main+xml",
    ),
    # bombs
    "a million paragraphs": (lambda: word(p("x") * 1_000_000), WordFileTooLarge, "ratio"),
    "many elements": (many_elements, WordFileTooLarge, "elements"),
    "a packed picture": (
        lambda: word(p("x"), extra=(("word/media/a.bin", bytes(30_000_000)),)),
        WordFileTooLarge,
        "ratio",
    ),
    "many small bombs": (many_small_bombs, WordFileTooLarge, "ratio"),
    "a package in a package": (nested, NotAWordFile, "no list of content types"),
    "parts that share their bytes": (overlapping, WordFileUnsafe, "parts share their bytes"),
    "a part larger than it says": (
        lambda: with_sizes(word(p("x") * 1_000_000), 100),
        WordFileDamaged,
        "a part cannot be unpacked",
    ),
    "a part smaller than it says": (
        lambda: with_sizes(word(p("x")), 5_000),
        WordFileDamaged,
        "a part is not as long as it says",
    ),
    "too many parts": (
        lambda: word(p("x"), extra=tuple((f"x/{n}.xml", "<a/>") for n in range(2001))),
        WordFileTooLarge,
        "parts",
    ),
    "too deep": (lambda: word("<w:sdt>" * 400 + "</w:sdt>" * 400), WordFileTooLarge, "depth"),
    "deep fields": (
        lambda: word(paragraph(mark("begin") * 5_000 + mark("end") * 5_000)),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a million attributes": (
        lambda: word("<w:p " + " ".join(f'a{n:x}=""' for n in range(1_000_000)) + "/>"),
        WordFileTooLarge,
        "attributes",
    ),
    "a huge attribute": (
        lambda: word(f'<w:p w:x="{noise(1_500_000)}"/>'),
        WordFileDamaged,
        "markup cannot be read",
    ),
    # markup
    "an entity": (lambda: damaged(document(p("&x;"), declaration=ENTITY)), WordFileUnsafe, "document type or entity"),
    "an entity in sixteen bits": (
        lambda: damaged(document(p("&x;"), declaration=ENTITY).encode("utf-16")),
        WordFileUnsafe,
        "document type or entity",
    ),
    "an entity in thirty-two bits": (
        lambda: damaged(document(p("&x;"), declaration=ENTITY).encode("utf-32-be")),
        WordFileDamaged,
        "unknown encoding",
    ),
    "an entity in the signs of a mainframe": (
        lambda: damaged(document(p("&x;"), declaration=ENTITY).encode("cp037")),
        WordFileDamaged,
        "unknown encoding",
    ),
    "a billion laughs": (
        lambda: damaged(document(p("&l9;"), declaration=f"<!DOCTYPE d [{LAUGHS}]>")),
        WordFileUnsafe,
        "document type or entity",
    ),
    "a strange encoding": (
        lambda: damaged(document(p("x"), declaration='<?xml version="1.0" encoding="UTF-7"?>')),
        WordFileDamaged,
        "unknown encoding",
    ),
    "broken markup": (lambda: damaged(document("<w:p>")), WordFileDamaged, "markup cannot be read"),
    "half a sign": (
        lambda: damaged(document(p("X")).encode().replace(b">X<", b">\xed\xa0\x80<")),
        WordFileDamaged,
        "markup cannot be read",
    ),
    "half a sign by number": (lambda: word(p("&#xD800;")), WordFileDamaged, "markup cannot be read"),
    "half a sign in sixteen bits": (
        lambda: damaged(document(p("X")).encode("utf-16").replace(b"X\x00", b"\x00\xd8")),
        WordFileDamaged,
        "broken characters",
    ),
    "a NUL in the text": (lambda: word(p("a\x00b")), WordFileDamaged, "unknown encoding"),
    # parts
    "two parts of one name": (
        lambda: word(p("x"), extra=(("word/document.xml", document(p("y"))),)),
        WordFileUnsafe,
        "two parts of one name",
    ),
    "two parts of one name but for case": (
        lambda: word(p("x"), extra=(("WORD/Document.xml", document(p("y"))),)),
        WordFileUnsafe,
        "two parts of one name",
    ),
    **{
        f"a part called {name}": (
            lambda name=name: word(p("x"), extra=((name, "x"),)),
            WordFileUnsafe,
            "name of a part leads outside the package",
        )
        for name in ("../../out.txt", "/out.txt", "word/%2e%2e/%2e%2e/out.txt", "C:out.txt", "word\\..\\out.txt")
    },
    "a NUL in the name of a part": (nul_in_name, WordFileUnsafe, "name of a part leads outside the package"),
    # text that arrives unseen
    "foreign text": (
        lambda: word('<w:altChunk r:id="r1"/>', arrows=arrow("aFChunk", "chunk.html", "Internal")),
        WordFileUnsafe,
        "foreign text",
    ),
    "foreign text without its arrow": (lambda: word('<w:altChunk r:id="r1"/>'), WordFileUnsafe, "foreign text"),
    "a document in another file": (
        lambda: word('<w:p><w:subDoc r:id="r1"/></w:p>', arrows=arrow("subDocument", "part2.docx")),
        WordFileUnsafe,
        "text in another file",
    ),
    "text fetched by a field": (
        lambda: word(paragraph(field('INCLUDETEXT "https://example.org/t.docx"'))),
        WordFileUnsafe,
        "text in another file",
    ),
    # what would run, or ask another computer
    "macros under the name of a document": (lambda: word(p("x"), parts=MACROS), WordFileUnsafe, "macros"),
    "a field that starts a program": (
        lambda: word(paragraph(field('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"'))),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a field that starts a program, in pieces": (
        lambda: word(paragraph(field(" d", "D", "e", "Auto c:\\\\cmd.exe"))),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a field that starts a program, over two paragraphs": (
        lambda: word(
            paragraph(mark("begin") + r("DD", "instrText")) + paragraph(r('E excel "a"', "instrText") + mark("end"))
        ),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a field that starts a program and never ends": (
        lambda: word(paragraph(mark("begin") + r("DDE excel a", "instrText"))),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a simple field that starts a program": (
        lambda: word(paragraph('<w:fldSimple w:instr=" DDE excel a b "/>')),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a field whose name another field writes": (
        lambda: word(paragraph(field(field("QUOTE 68 68 69", result="DDE"), "AUTO c:\\\\cmd.exe"))),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a field in a header that starts a program": (
        lambda: word(
            p("x"),
            parts={"word/header1.xml": (HEADER, document(paragraph(field("DDE a b"))).replace("w:body", "w:hdr"))},
        ),
        WordFileUnsafe,
        "field starts a program",
    ),
    "a packed file": (
        lambda: word(p("x"), extra=(("word/embeddings/oleObject1.bin", OLE + PACKER),)),
        WordFileUnsafe,
        "packed file",
    ),
    "an object from an address": (
        lambda: word(p("x"), extra=(("word/embeddings/oleObject1.bin", OLE + ADDRESS),)),
        WordFileUnsafe,
        "part elsewhere",
    ),
    "a linked object": (
        lambda: word(p("x"), arrows=arrow("oleObject", "mhtml:https://example.org/x!https://example.org/x")),
        WordFileUnsafe,
        "part elsewhere",
    ),
    **{
        f"a template at {target}": (
            lambda target=target: word(p("x"), arrows=arrow("attachedTemplate", target)),
            WordFileUnsafe,
            "template elsewhere",
        )
        for target in ("https://example.org/t.dotm", r"\\host\t.dotm", "//host/t.dotm", r"file:///\\host\t.dotm")
    },
    "a template elsewhere that says it is inside": (
        lambda: word(p("x"), arrows=arrow("attachedTemplate", "https://example.org/t.dotm", "Internal")),
        WordFileUnsafe,
        "template elsewhere",
    ),
    "a picture elsewhere": (
        lambda: word(p("x"), arrows=arrow("image", "https://example.org/seen.png")),
        WordFileUnsafe,
        "picture elsewhere",
    ),
}
"""By what the file is: what makes it, the refusal, and its fact `reason` or `limit`."""


def relations(*arrows: str) -> str:
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(arrows)}</Relationships>'


def cycle(words: str) -> bytes:
    """An honest text with a picture that points at a part that points back at the picture and at the text."""
    return word(
        f'{p(words)}<w:p><w:r><w:drawing r:embed="r1"/></w:r></w:p>',
        arrows=arrow("image", "a.xml", "Internal"),
        extra=(
            ("word/a.xml", "<a/>"),
            ("word/b.xml", "<b/>"),
            ("word/_rels/a.xml.rels", relations(arrow("image", "b.xml", "Internal"))),
            (
                "word/_rels/b.xml.rels",
                relations(arrow("image", "a.xml", "Internal"), arrow("image", "document.xml", "Internal")),
            ),
        ),
    )
