"""Limits that are checked before anything of a foreign file is parsed.

Measured on real files (the largest holds 46,000 elements, unpacks to 1.6 MB, and no part is packed more than 27 times
smaller than it is): the limits stand one order of magnitude above, and below what makes a reader slow. What unpacks to less than one megabyte may be packed as tightly as it likes.
"""

import io
import re
import zipfile
import zlib
from typing import Final
from urllib.parse import unquote

from exports.word.refusals import NotAWordFile, WordFileDamaged, WordFileProtected, WordFileTooLarge, WordFileUnsafe

MEGABYTE: Final = 1024 * 1024
PACKED_BYTES: Final = 64 * MEGABYTE  # the file as it is handed in
MARKUP_BYTES: Final = 20 * MEGABYTE  # all XML parts together, unpacked
ALL_BYTES: Final = 100 * MEGABYTE  # everything, pictures too, unpacked
PARTS: Final = 2_000
RATIO: Final = 100  # unpacked / packed, of a part and of all parts together, above one megabyte
ELEMENTS: Final = 400_000  # in all parts that are parsed: read in a few seconds and some 250 MB
ATTRIBUTES: Final = 800_000  # in one part (the largest real one: 17,000)
DEPTH: Final = 256  # elements inside elements (the parser itself refuses more)

_LOCAL_HEADER: Final = 30  # bytes before the name of a part, at the least
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DECLARATION: Final = re.compile(rb"^\s*<\?xml[^>]*?\?>")
_ENCODING: Final = re.compile(rb"""encoding\s*=\s*["']([^"']+)["']""")
_KNOWN_ENCODINGS: Final = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be"})


def open_archive(content: bytes) -> zipfile.ZipFile:
    """Open the package, having checked names, number and sizes of its parts; nothing is unpacked yet.

    Raises NotAWordFile, WordFileProtected, WordFileTooLarge, WordFileDamaged or WordFileUnsafe.
    """
    if content.startswith(_OLE):
        if _ENCRYPTED in content:
            raise WordFileProtected()
        raise NotAWordFile(reason="old binary format")
    if len(content) > PACKED_BYTES:
        raise WordFileTooLarge(limit="packed", allowed=PACKED_BYTES, found=len(content))
    if not content.startswith(b"PK"):
        raise NotAWordFile(reason="not a package")
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise WordFileDamaged(reason="package cannot be opened") from error
    _check_parts(archive.infolist())
    return archive


def _check_parts(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > PARTS:
        raise WordFileTooLarge(limit="parts", allowed=PARTS, found=len(parts))
    _refuse_overlaps(parts)
    seen: set[str] = set()
    markup = everything = packed = 0
    for part in parts:
        name = part.orig_filename  # as the file spells it: the library cuts `filename` at a NUL
        if part.flag_bits & 0x1:
            raise WordFileProtected()
        if name.startswith("/") or any(sign in name for sign in "\\:\x00") or ".." in unquote(name).split("/"):
            raise WordFileUnsafe(reason="name of a part leads outside the package", part=name)
        if name.lower() in seen:
            raise WordFileUnsafe(reason="two parts of one name", part=name)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WordFileDamaged(reason="unknown packing", part=name)
        seen.add(name.lower())
        everything += part.file_size
        packed += part.compress_size
        if is_markup(name):
            markup += part.file_size
        _refuse_bomb(part.file_size, part.compress_size)
    _refuse_bomb(everything, packed)
    if markup > MARKUP_BYTES:
        raise WordFileTooLarge(limit="markup", allowed=MARKUP_BYTES, found=markup)
    if everything > ALL_BYTES:
        raise WordFileTooLarge(limit="unpacked", allowed=ALL_BYTES, found=everything)
    if "[content_types].xml" not in seen:
        raise NotAWordFile(reason="no list of content types")


def _refuse_bomb(unpacked: int, packed: int) -> None:
    """What grows over a hundred times when it is unpacked was made to grow."""
    if unpacked > MEGABYTE and unpacked > RATIO * max(packed, 1):
        raise WordFileTooLarge(limit="ratio", allowed=RATIO, found=unpacked // max(packed, 1))


def _refuse_overlaps(parts: list[zipfile.ZipInfo]) -> None:
    """Each part has bytes of its own: where parts share them, a small file unpacks to any size."""
    free = 0
    for part in sorted(parts, key=lambda part: part.header_offset):
        if part.header_offset < free:
            raise WordFileUnsafe(reason="parts share their bytes", part=part.filename)
        free = part.header_offset + _LOCAL_HEADER + len(part.orig_filename) + part.compress_size


def is_markup(name: str) -> bool:
    """Is this a part that is parsed as XML?"""
    return name.lower().endswith((".xml", ".rels", ".vml"))


def unpack(archive: zipfile.ZipFile, name: str, most: int | None = None) -> bytes:
    """The bytes of one part, or the first `most` of them.

    No more is unpacked than the part says it holds. Raises WordFileDamaged when it does not match its own checksum or size.
    """
    try:
        said = archive.getinfo(name).file_size
        with archive.open(name) as part:
            if most is not None:
                return part.read(most)
            # Never read() without a number: that unpacks all there is before it looks at the size that was said.
            content = part.read(said) + part.read(1)
        if len(content) != said:
            raise WordFileDamaged(reason="a part is not as long as it says", part=name)
        return content
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise WordFileDamaged(reason="a part cannot be unpacked", part=name) from error


def safe_markup(raw: bytes, part: str) -> bytes:
    """One XML part as UTF-8 without byte-order mark or declaration, checked for what no Word file needs.

    Raises WordFileDamaged for an encoding that Open XML does not know, WordFileUnsafe for a document type or entity,
    WordFileTooLarge for more markup than all parts together may hold.
    """
    raw = _as_utf8(raw, part)
    declaration = _DECLARATION.match(raw)
    if declaration:
        encoding = _ENCODING.search(declaration.group())
        if encoding and encoding.group(1).decode("ascii", "replace").lower() not in _KNOWN_ENCODINGS:
            raise WordFileDamaged(reason="unknown encoding", part=part)
        raw = raw[declaration.end() :]
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        raise WordFileUnsafe(reason="document type or entity", part=part)
    if b"\x00" in raw or not raw.lstrip().startswith(b"<"):
        raise WordFileDamaged(reason="unknown encoding", part=part)  # four bytes a sign, or signs of another table
    if len(raw) > MARKUP_BYTES:
        raise WordFileTooLarge(limit="markup", allowed=MARKUP_BYTES, found=len(raw))
    attributes = raw.count(b"=")
    if attributes > ATTRIBUTES:
        raise WordFileTooLarge(limit="attributes", allowed=ATTRIBUTES, found=attributes)
    return raw


def elements_in(raw: bytes) -> int:
    """How many elements a part in UTF-8 holds at the most, counted without parsing it."""
    return raw.count(b"<") - raw.count(b"</")


def refuse_many_elements(found: int) -> None:
    """Raises WordFileTooLarge for more elements than can be read quickly."""
    if found > ELEMENTS:
        raise WordFileTooLarge(limit="elements", allowed=ELEMENTS, found=found)


def _as_utf8(raw: bytes, part: str) -> bytes:
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16"
    elif raw.startswith(b"<\x00"):
        codec = "utf-16-le"
    elif raw.startswith(b"\x00<"):
        codec = "utf-16-be"
    else:
        return raw
    try:
        return raw.decode(codec).encode("utf-8")
    except UnicodeError as error:
        raise WordFileDamaged(reason="broken characters", part=part) from error
