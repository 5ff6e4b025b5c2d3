"""Text-quote anchors: where a quoted passage stands in its source.

The selector is the text quote selector of the W3C Web Annotation model (exact, prefix, suffix) together with the
offsets. Offsets count characters of the stored text. A quote that was wrapped or spaced differently is found all the
same; what the anchor then holds is what stands in the source, not what was typed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from dialogue.refusals import QuoteNotInSource

CONTEXT: Final = 32
"""How many characters before and after a quote are kept with it."""
_CLOSE: Final = (("\u2e80", "\u9fff"), ("\uf900", "\ufaff"), ("\ufe30", "\uffee"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """A span of a text, the words in it, and the words around it."""

    start: int
    end: int
    prefix: str
    suffix: str
    exact: str


def anchor(text: str, exact: str, prefix: str = "", suffix: str = "") -> Anchor:
    """The place in `text` where the quote stands.

    Letter for letter first; then with runs of white space taken as one space, and as nothing beside a Chinese
    character, because lines are wrapped there without one. Where the quote stands more than once, the place whose
    surroundings agree best with `prefix` and `suffix` is meant, and the first of equals. Raises QuoteNotInSource.
    """
    wanted = exact.strip()
    if not wanted:
        raise QuoteNotInSource(exact=exact)
    spans = [(start, start + len(wanted)) for start in _occurrences(text, wanted)] or _folded_spans(text, wanted)
    if not spans:
        raise QuoteNotInSource(exact=exact)
    start, end = spans[0]
    if len(spans) > 1 and (prefix or suffix):
        start, end = max(spans, key=lambda span: (_agreement(text, span, prefix, suffix), -span[0]))
    return at(text, start, end)


def at(text: str, start: int, end: int) -> Anchor:
    """The anchor of a span that is known by its offsets."""
    return Anchor(start, end, text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], text[start:end])


def verify(text: str, anchor: Anchor) -> bool:
    """Whether the anchor's words, and those around them, stand in the text where it says that they do."""
    return (
        0 <= anchor.start < anchor.end <= len(text)
        and text[anchor.start : anchor.end] == anchor.exact
        and text[: anchor.start].endswith(anchor.prefix)
        and text[anchor.end :].startswith(anchor.suffix)
    )


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)


def _folded_spans(text: str, wanted: str) -> list[tuple[int, int]]:
    folded, places = _fold(text)
    needle, _ = _fold(wanted)
    if not needle:
        return []
    return [(places[i], places[i + len(needle) - 1] + 1) for i in _occurrences(folded, needle)]


def _fold(text: str) -> tuple[str, list[int]]:
    """The text with its white space folded, and for each character left its offset in the text."""
    letters: list[str] = []
    places: list[int] = []
    gap: int | None = None
    for place, letter in enumerate(text):
        if letter.isspace():
            gap = place if gap is None else gap
            continue
        if gap is not None and letters and not _stands_close(letters[-1]) and not _stands_close(letter):
            letters.append(" ")
            places.append(gap)
        gap = None
        letters.append(letter)
        places.append(place)
    return "".join(letters), places


def _stands_close(letter: str) -> bool:
    """Chinese characters and full-width marks, which are set without spaces."""
    return letter in "“”‘’…—·" or letter >= "\U00020000" or any(low <= letter <= high for low, high in _CLOSE)


def _agreement(text: str, span: tuple[int, int], prefix: str, suffix: str) -> int:
    """How many characters next to the span agree with what is said to stand there."""
    before, after = (
        _fold(text[max(0, span[0] - 2 * len(prefix) - 8) : span[0]])[0],
        _fold(text[span[1] :][: 2 * len(suffix) + 8])[0],
    )
    return _common(reversed(before), reversed(_fold(prefix)[0])) + _common(after, _fold(suffix)[0])


def _common(first: Iterable[str], second: Iterable[str]) -> int:
    count = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        count += 1
    return count
