"""The bytes of a source as text, without loss: what is decoded gives the same bytes when it is encoded again."""

import codecs
from dataclasses import dataclass
from typing import Final

from dialogue.refusals import BytesNotText

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NUL: Final = "\x00"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it stood in, and the byte order mark that stood before it."""

    text: str
    encoding: str
    mark: bytes = b""

    def encoded(self) -> bytes:
        """The bytes that were read."""
        return self.mark + self.text.encode(self.encoding)


def decode(content: bytes, name: str = "") -> Decoded:
    """Read bytes as UTF-8, UTF-16, Big5 or GB18030 (which covers GBK and GB2312), in this order of preference.

    Big5 only where it gives the common words of Chinese and GB18030 does not: most bytes can be read as either.

    Raises BytesNotText where none of them gives the bytes back, and for a text that holds NUL, which no store keeps.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _whole(content[len(mark) :], encoding, mark) or _refuse(name)
    guesses = ["utf-8", "big5", "gb18030"] if _looks_like_big5(content) else ["utf-8", "gb18030"]
    if half := _utf16_without_mark(content):
        guesses.insert(0, half)
    for encoding in guesses:
        if found := _whole(content, encoding):
            return found
    return _refuse(name)


def is_storable(text: str) -> bool:
    """Whether every store can keep the text as it is: no NUL and no half of a surrogate pair."""
    return _NUL not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _whole(content: bytes, encoding: str, mark: bytes = b"") -> Decoded | None:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return None
    lossless = is_storable(text) and text.encode(encoding) == content
    return Decoded(text, encoding, mark) if lossless else None


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 of text with Latin letters or line ends: every other byte is then often zero, which no other text has."""
    if len(content) < 2 or len(content) % 2 or 0 not in content:
        return None
    first, second = content[0::2].count(0), content[1::2].count(0)
    if first == second:
        return None
    return "utf-16-be" if first > second else "utf-16-le"


_COMMON: Final = frozenset(
    "的一是不在有中國美方雙会會议議将將与與双和对對为為上人年月日大以关關于於同合作經经贸貿易部長长表示問问題题"
)


def _looks_like_big5(content: bytes) -> bool:
    """Whether a sample holds clearly more of the commonest characters when it is read as Big5 than as GB18030."""
    sample = content[:20_000]
    if sample.isascii():
        return False
    counts = [
        sum(1 for letter in sample.decode(encoding, "ignore") if letter in _COMMON) for encoding in ("big5", "gb18030")
    ]
    return counts[0] > 3 and counts[0] > 2 * counts[1]


def _refuse(name: str) -> Decoded:
    raise BytesNotText(name=name)
