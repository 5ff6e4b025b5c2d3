"""The sentences of a clause, in either language, by their spans."""

import re
from collections.abc import Iterator
from typing import Final

Span = tuple[int, int]

_END: Final = re.compile(r"[。！？][”’」』）)]*|[.!?][\"”’')\]]*(?=\s|$)|\n+")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(“\"])(?:Mr|Mrs|Ms|Dr|Gen|Amb|No|Nos|Art|Arts|Para|paras?|p|pp|St|vs|Co|Ltd|Inc|cf|e\.g|i\.e|a\.m|p\.m"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|(?:[A-Z]\.)*[A-Z])\.$"
)
_LIST_LABEL: Final = re.compile(r"(?:^|\n)\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.$")


def sentences(text: str) -> tuple[Span, ...]:
    """The spans of the sentences, without the white space around them; together they hold everything else.

    A full stop after an abbreviation, an initial or the number of a paragraph ends none.
    """
    return tuple(_spans(text))


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(text):
        until = text[start : match.end()].rstrip("\"”’')]")
        if match.group().startswith(".") and match.end() < len(text.rstrip()):
            if _ABBREVIATION.search(until) or _LIST_LABEL.search(until):
                continue
            following = text[match.end() :].lstrip()
            if following[:1].islower():
                continue
        if span := _trimmed(text, start, match.end()):
            yield span
            start = match.end()
    if span := _trimmed(text, start, len(text)):
        yield span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    words = text[start:end]
    lead = len(words) - len(words.lstrip())
    stripped = words.strip()
    return (start + lead, start + lead + len(stripped)) if stripped else None


__all__ = ["Span", "sentences"]
