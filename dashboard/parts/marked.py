"""A text in which some words are marked."""

from collections.abc import Iterable

from dashboard.parts.markup import Markup, Words, join, tag


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """The text, escaped, with the words of each span marked; spans that overlap are marked as one."""
    parts: list[Words] = []
    at = 0
    for start, end in _apart(spans, len(text)):
        parts += [text[at:start], tag("mark", text[start:end])]
        at = end
    return join([*parts, text[at:]])


def _apart(spans: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    apart: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in spans):
        if start >= end:
            continue
        if apart and start <= apart[-1][1]:
            apart[-1] = (apart[-1][0], max(apart[-1][1], end))
        else:
            apart.append((start, end))
    return apart
