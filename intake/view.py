"""A cleaned view of a text for reading by rules, with the way back to the stored text, which is never edited.

Page breaks that fall into a sentence are left out, lines that were wrapped by a machine are joined again, odd spaces are
spaces. Each character of the view is a character of the stored text at the same place, or a space where white space is.
"""

import itertools
import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from intake.anchors import Anchor, at
from intake.proposals import Gap, GapKind

WIDEST: Final = 130
"""Columns (a Han character takes two). Lines that are longer were not wrapped by a machine."""

_BREAK_LINE: Final = re.compile(
    r"(?:[A-Z][A-Z .]+ \d{6,8} ?\d{3} OF \d{3}|(?:[A-Z]+ )*PAGE \d{2,3}(?: [A-Z0-9]+)* \d{2} OF \d{2}[ A-Z0-9]*"
    r"|(?:Page|PAGE|第) ?\d{1,4}(?: ?(?:of|/|页) ?(?:共 ?)?\d{0,4}(?: ?页)?)?|[-–—] ?\d{1,4} ?[-–—])\s*"
)
_SECTION_LINE: Final = re.compile(r"[A-Z][A-Z /]+SECTION \d{1,2} OF \d{1,2}(?: [A-Z ]+\d{3,6})?\s*")
_REDACTION: Final = re.compile(
    r"\[[^\[\]\n]{0,40}(?:not declassified|declassified|redacted|excised|lines? omitted|garbled|illegible|text omitted|portion missing|此处删|略去)[^\[\]\n]{0,40}\]",
    re.IGNORECASE,
)
_KEPT: Final = re.compile("[^\r\ufeff\u200b]+")
_SPACES: Final = re.compile(r"\s")
_BEGINS: Final = re.compile(
    r"\s*(?:$|[•·●○▪■◆*–—-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)、．]\s?|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十\d]+[条章节]"
    r"|[A-Z][A-Z &/'’.-]{3,}(?::|$)|[A-Z][\w.&' -]{0,30}:\s|¶)"
)
"""How a line begins that is not the rest of the line before it."""


@dataclass(frozen=True, slots=True)
class View:
    """The cleaned text; `places[i]` is the offset of `text[i]` in `original`; `gaps` are what was left out or redacted."""

    original: str
    text: str
    places: "array[int]"
    gaps: tuple[Gap, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the stored text for a span of the view. Raises IndexError for an empty one."""
        return self.places[start], self.places[end - 1] + 1

    def place(self, offset: int) -> int:
        """The first place of the view that stands at or after an offset of the stored text."""
        return bisect_left(self.places, offset)

    def anchor(self, start: int, end: int) -> Anchor:
        """The anchor in the stored text of a span of the view, without white space at its ends."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return at(self.original, *self.span(start, end))

    def gaps_in(self, anchor: Anchor) -> tuple[Gap, ...]:
        """What interrupts the words of an anchor."""
        return tuple(gap for gap in self.gaps if anchor.start < gap.start and gap.end < anchor.end)


def view_of(text: str) -> View:
    """The cleaned view of a text."""
    lines = list(_lines(text))
    dropped = _breaks(text, lines)
    width = _wrap_width(text, [line for line in lines if line not in dropped])
    head = _end_of_head(text)
    letters: list[str] = []
    places: array[int] = array("q")
    gaps: list[Gap] = []
    kept = [line for line in lines if line not in dropped]
    for number, (start, end) in enumerate(kept):
        for part in _KEPT.finditer(text, start, end):
            words = part.group()
            letters.append(words if words.isprintable() else _SPACES.sub(" ", words))
            places.extend(range(part.start(), part.end()))
        if end >= len(text):
            continue
        following = kept[number + 1] if number + 1 < len(kept) else None
        runs_on = start >= head and _runs_on(text, (start, end), following, width)
        interrupted = following is not None and following[0] > end + 1
        if following is not None and interrupted and _continues(text, (start, end), following):
            runs_on = True
        if runs_on and following is not None and interrupted:
            gaps.append(Gap(GapKind.PAGE_BREAK, end, following[0], text[end : following[0]]))
        if not runs_on:
            letters.append("\n")
            places.append(end)
        elif not (following and _is_han(text[end - 1 : end]) and _is_han(text[following[0] : following[0] + 1])):
            letters.append(" ")
            places.append(end)
    for found in _REDACTION.finditer(text):
        gaps.append(Gap(GapKind.REDACTION, found.start(), found.end(), found.group()))
    return View(text, "".join(letters), places, tuple(sorted(gaps, key=lambda gap: gap.start)))


def _end_of_head(text: str) -> int:
    """Where the head of a cable ends, whose lines are never joined; 0 for every other text."""
    group = _GROUP.search(text[:6000])
    first = _FIRST_PARAGRAPH.search(text, group.end()) if group else None
    return first.start() if first else 0


_GROUP: Final = re.compile(r"^[ZOPRY](?: [ZOPRY])? +\d{6}Z [A-Z]{3} \d{2,4}\b", re.MULTILINE)
_FIRST_PARAGRAPH: Final = re.compile(r"^ *1\. ", re.MULTILINE)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines without their ends. A form feed ends a line too."""
    start = 0
    for found in re.finditer(r"[\n\f]", text):
        yield start, found.start()
        start = found.end()
    if start < len(text):
        yield start, len(text)


def _breaks(text: str, lines: list[tuple[int, int]]) -> set[tuple[int, int]]:
    """The lines that only say where a page ends; the blank lines around a form feed; heads that stand on many pages."""
    dropped = {line for line in lines if _BREAK_LINE.fullmatch(text, line[0], line[1])}
    sections = [line for line in lines if _SECTION_LINE.fullmatch(text, line[0], line[1])]
    dropped.update(sections[1:])  # the first stands in the head and says what the cable is
    pages = text.count("\f")
    if not pages:
        return dropped
    edges: dict[str, list[tuple[int, int]]] = {}
    for at_line, line in enumerate(lines):
        if line[1] >= len(text) or text[line[1]] != "\f":
            continue
        near = [*reversed(lines[max(0, at_line - 3) : at_line + 1]), *lines[at_line + 1 : at_line + 4]]
        for one in near:
            words = text[one[0] : one[1]].strip()
            if not words or re.fullmatch(r"[-–— ]*\d{1,4}[-–— ]*", words):
                dropped.add(one)
            else:
                edges.setdefault(re.sub(r"\d+", "#", words), []).append(one)
    for repeated in edges.values():
        if len(repeated) > 2 and len(repeated) * 3 >= pages:
            dropped.update(repeated)
    return dropped


def _columns(text: str, start: int, end: int) -> int:
    words = text[start:end].rstrip()
    return len(words) + sum(1 for letter in words if letter >= "\u2e80")


def _wrap_width(text: str, lines: list[tuple[int, int]]) -> int:
    """At how many columns the lines were wrapped; 0 where they were not wrapped at all."""
    widths = sorted(width for start, end in lines if (width := _columns(text, start, end)))
    if len(widths) < 6:
        return 0
    width = widths[min(len(widths) - 1, int(len(widths) * 0.97))]
    if width > WIDEST or width < 40:
        return 0
    running = full = closed = 0
    for one, following in itertools.pairwise(lines):
        here = _columns(text, *one)
        is_next = following[0] == one[1] + 1 and _columns(text, *following) > 0
        if here * 10 < width * 6 or not is_next or _BEGINS.match(text, following[0], following[1]):
            continue
        running += 1
        full += here + 1 + _first_word(text, following) > width * 0.88
        closed += text[one[0] : one[1]].rstrip()[-1:] in ".!?:;。！？：；"
    return width if running >= 3 and full * 10 >= running * 6 and closed * 10 <= running * 6 else 0


def _first_word(text: str, line: tuple[int, int]) -> int:
    word = re.match(r"\s*(\S{1,40})", text[line[0] : line[1]])
    if word is None:
        return 0
    return 2 if _is_han(word.group(1)[0]) else len(word.group(1))


def _runs_on(text: str, line: tuple[int, int], following: tuple[int, int] | None, width: int) -> bool:
    """Whether a line was only wrapped, and goes on in the next."""
    if following is None or not width or not text[line[0] : line[1]].strip():
        return False
    if _BEGINS.match(text, following[0], following[1]):
        return False
    return _columns(text, *line) + 1 + _first_word(text, following) > width * 0.82


def _continues(text: str, line: tuple[int, int], following: tuple[int, int]) -> bool:
    """Whether a sentence goes on after a page break: it has not ended, and what follows begins no new thing."""
    before = text[line[0] : line[1]].rstrip()
    after = text[following[0] : following[1]].lstrip()
    if not before or not after or before[-1] in '.!?。！？:：;；"”':
        return False
    return after[0].islower() or (_is_han(after[0]) and _is_han(before[-1]) and not _BEGINS.match(after))


def _is_han(letter: str) -> bool:
    return bool(letter) and ("\u2e80" <= letter <= "\u9fff" or "\uf900" <= letter <= "\ufaff" or letter >= "\uff00")
