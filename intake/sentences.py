"""Sentences of a stretch of the cleaned view, in either language."""

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_END: Final = re.compile(r"[。！？；](?:[”’」』）)]*)|[.!?][\"”’')\]]*(?=\s|$|[A-Z\u201c])|\n+")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(“\"‘'/-])(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Amb|Adm|Sen|Rep|Gov|Pres|Sec|Hon|No|Nos|Art|Arts|para|paras|pp?|St|vs|Co|Corp|Ltd|Inc"
    r"|cf|e\.g|i\.e|a\.m|p\.m|approx|dept|govt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|ret|Jr|Sr|Ph\.D|E\.O|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$"
)
_DOTTED: Final = re.compile(r"(?:[A-Z]\.){2,}$")
_NUMBER: Final = re.compile(r"(?:^|\n)\s*\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.$")
_OPENS: Final = re.compile(r"\s+(?:The|He|She|They|It|We|I|In|On|At|This|That|These|Both|If|As|For|However)\b")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[Span]:
    """The spans of the sentences between two places, without the white space around them."""
    end = len(text) if end is None else end
    begin = start
    for found in _END.finditer(text, start, end):
        stop = found.end()
        sign = found.group()[0]
        if sign == "." and stop < end:
            if stop < len(text) and not text[stop].isspace() and not _glued(text, found.start(), stop):
                continue
            words = text[max(begin, stop - 14) : found.start() + 1]
            if _ABBREVIATION.search(words) and not (_DOTTED.search(words) and _OPENS.match(text, stop, end)):
                continue
            if _NUMBER.search(text[begin : found.start() + 1][:8] if stop - begin < 8 else ""):
                continue
            following = text[stop : stop + 12].lstrip()
            if following[:1].islower() and found.group() == ".":
                continue
        if span := _trimmed(text, begin, stop):
            yield span
        begin = stop
    if span := _trimmed(text, begin, end):
        yield span


def _glued(text: str, dot: int, stop: int) -> bool:
    """A full stop with the next sentence directly behind it: a small letter before it, and a word after."""
    return dot > 0 and text[dot - 1].islower() and bool(re.match(r"[“A-Z][a-z]+ ", text[stop : stop + 30]))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
