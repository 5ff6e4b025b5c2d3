"""Limits that are checked before anything of a foreign file is parsed.

Measured on real files (`docs`: the largest holds 67,000 markup signs in one part, unpacks to 1.6 MB, and no part is
packed more than 27 times smaller than it is): the limits stand one order of magnitude above, and below what makes a
reader slow. A part smaller than one megabyte may be packed as tightly as it likes.
"""

import io
import re
import zipfile
import zlib
from typing import Final

from exports.word.refusals import NotAWordFile, WordFileDamaged, WordFileProtected, WordFileTooLarge, WordFileUnsafe

MEGABYTE: Final = 1024 * 1024
PACKED_BYTES: Final = 64 * MEGABYTE  # the file as it is handed in
MARKUP_BYTES: Final = 20 * MEGABYTE  # all XML parts together, unpacked
ALL_BYTES: Final = 100 * MEGABYTE  # everything, pictures too, unpacked
PARTS: Final = 2_000
RATIO: Final = 100  # unpacked / packed, for parts above one megabyte
MARKUP_SIGNS: Final = 1_200_000  # "<" in one part: about 600,000 elements
DEPTH: Final = 256  # elements inside elements (the parser itself refuses more)

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
    seen: set[str] = set()
    markup = everything = 0
    for part in parts:
        name = part.filename
        if part.flag_bits & 0x1:
            raise WordFileProtected()
        if name.startswith(("/", "\\")) or "\\" in name or ":" in name or ".." in name.split("/") or "\x00" in name:
            raise WordFileUnsafe(reason="name of a part leads outside the package", part=name)
        if name.lower() in seen:
            raise WordFileUnsafe(reason="two parts of one name", part=name)
        if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise WordFileDamaged(reason="unknown packing", part=name)
        seen.add(name.lower())
        everything += part.file_size
        if is_markup(name):
            markup += part.file_size
        if part.file_size > MEGABYTE and part.file_size > RATIO * max(part.compress_size, 1):
            raise WordFileTooLarge(limit="ratio", allowed=RATIO, found=part.file_size // max(part.compress_size, 1))
    if markup > MARKUP_BYTES:
        raise WordFileTooLarge(limit="markup", allowed=MARKUP_BYTES, found=markup)
    if everything > ALL_BYTES:
        raise WordFileTooLarge(limit="unpacked", allowed=ALL_BYTES, found=everything)
    if "[content_types].xml" not in seen:
        raise NotAWordFile(reason="no list of content types")


def is_markup(name: str) -> bool:
    """Is this a part that is parsed as XML?"""
    return name.lower().endswith((".xml", ".rels", ".vml"))


def unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part. Raises WordFileDamaged when they do not match their own checksum or size."""
    try:
        return archive.read(name)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise WordFileDamaged(reason="a part cannot be unpacked", part=name) from error


def safe_markup(raw: bytes, part: str) -> bytes:
    """One XML part as UTF-8 without byte-order mark or declaration, checked for what no Word file needs.

    Raises WordFileDamaged for an encoding that Open XML does not know, WordFileUnsafe for a document type or entity,
    WordFileTooLarge for too much markup.
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
    signs = raw.count(b"<")
    if signs > MARKUP_SIGNS:
        raise WordFileTooLarge(limit="elements", allowed=MARKUP_SIGNS // 2, found=signs // 2)
    return raw


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
