"""Proposals about the shape of a text: where a clause stands, where it is split, how two are merged, how deep it lies."""

import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import Final, Literal, NamedTuple, Protocol

from dialogue.vocabulary import ClauseKind
from drafts.brackets import Bracket, parse, render
from drafts.tokens import cut

# Splitting and merging ------------------------------------------------------------------------------------------------


class NoSplit(StrEnum):
    """Why a text may not be split at an offset."""

    NOTHING_LEFT = "one part would be empty"
    INSIDE_CHARACTER = "inside a character"
    INSIDE_WORD = "inside a word, a number or a date"
    INSIDE_BRACKETS = "inside square brackets"


class CannotSplit(ValueError):
    """The text may not be split there."""

    def __init__(self, offset: int, reasons: tuple[NoSplit, ...]) -> None:
        super().__init__(f"no split at {offset}: {', '.join(reasons)}")
        self.offset, self.reasons = offset, reasons


class SplitText(NamedTuple):
    """Two parts of a text, and the white space that stood between them."""

    first: str
    separator: str
    second: str


def reasons_against_split(text: str, offset: int) -> tuple[NoSplit, ...]:
    """Why the text may not be split at the offset; empty when it may."""
    reasons = []
    if not 0 < offset < len(text) or not text[:offset].strip() or not text[offset:].strip():
        reasons.append(NoSplit.NOTHING_LEFT)
    if 0 < offset < len(text):
        if _is_inside_character(text, offset):
            reasons.append(NoSplit.INSIDE_CHARACTER)
        if any(start < offset < end and not text[start:end].isspace() for start, end in _token_spans(text)):
            reasons.append(NoSplit.INSIDE_WORD)
        if any(start < offset < end for start, end in _bracket_spans(text)):
            reasons.append(NoSplit.INSIDE_BRACKETS)
    return tuple(reasons)


def split_offsets_valid(text: str, offset: int) -> bool:
    """Whether the text may be split at the offset."""
    return not reasons_against_split(text, offset)


def split_text(text: str, offset: int) -> SplitText:
    """The text as two parts; white space about the cut belongs to neither, and `joined` puts all three together again.

    Raises `CannotSplit`.
    """
    reasons = reasons_against_split(text, offset)
    if reasons:
        raise CannotSplit(offset, reasons)
    first, second = text[:offset].rstrip(), text[offset:].lstrip()
    return SplitText(first, text[len(first) : len(text) - len(second)], second)


def joined(first: str, second: str, separator: str) -> str:
    """What `split_text` took apart."""
    return first + separator + second


_OPENING: Final = frozenset("([{（［【「『《〈“‘") | frozenset("-\u2010\u2011–—/")
_CLOSING: Final = frozenset(",.;:!?)]}，。；：！？、）］】」』》〉”’%％…") | frozenset("–—/")


def merged_text(first: str, second: str, language: Literal["en", "zh"]) -> str:
    """Two clauses as one: a space between them in English, nothing in Chinese, and nothing where a space stands already.

    The characters at the seam decide where it is not so: words in Latin letters and figures are kept apart in Chinese too,
    Chinese characters and full-width marks are not in English; nothing comes before a mark that closes.
    """
    return first + _seam(first, second, language) + second


def _seam(first: str, second: str, language: str) -> str:
    before, after = _last_character(first), second[:1]
    if not before or not after or first[-1].isspace() or after.isspace():
        return ""
    if before in _OPENING or after in _CLOSING or _is_wide_mark(before) or _is_wide_mark(after):
        return ""
    wide = _is_wide(before) + _is_wide(after)
    if wide == 2 or (language == "zh" and (wide or before in "”’" or after in "“‘")):
        return ""
    return " "


def _last_character(text: str) -> str:
    """The last character without the marks that are set on it."""
    return next((c for c in reversed(text) if not unicodedata.category(c).startswith("M")), text[-1:])


def _is_wide(character: str) -> bool:
    """A Chinese, Japanese or Korean character. Full-width letters and figures are letters and figures."""
    return unicodedata.east_asian_width(character) == "W"


def _is_wide_mark(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] in "PS"


def _token_spans(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in accumulate(map(len, cut(text))):
        yield start, end
        start = end


def _bracket_spans(text: str) -> Iterator[tuple[int, int]]:
    """The outermost square brackets, marks included."""
    start = 0
    for node in parse(text):
        written = render((node,))
        if isinstance(node, Bracket):
            yield start, start + len(written)
        start += len(written)


_ZWJ: Final = "\u200d"
_SET_ON: Final = frozenset("\u200c\u200d\uff9e\uff9f") | frozenset(
    map(chr, [*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080)])
)
"""Joiners, voicing marks, skin tones and tags: they belong to the character before them."""


def _is_inside_character(text: str, offset: int) -> bool:
    """Whether what a reader sees as one character would be cut: a letter and its marks, a joined sign, a line end."""
    before, after = text[offset - 1], text[offset]
    if after in _SET_ON or unicodedata.category(after).startswith("M") or (before == "\r" and after == "\n"):
        return True
    if before == _ZWJ and not after.isspace():
        return True
    if _is_regional(before) and _is_regional(after):
        run = len(text[:offset]) - len(text[:offset].rstrip("".join(_REGIONAL)))
        return run % 2 == 1
    return (_jamo(before), _jamo(after)) in _ONE_SYLLABLE


_REGIONAL: Final = frozenset(map(chr, range(0x1F1E6, 0x1F200)))
_ONE_SYLLABLE: Final = frozenset(
    [("L", "L"), ("L", "V"), ("L", "LV"), ("L", "LVT"), ("LV", "V"), ("LV", "T"), ("V", "V"), ("V", "T"), ("LVT", "T"),
     ("T", "T")]
)  # fmt: skip


def _is_regional(character: str) -> bool:
    return character in _REGIONAL


def _jamo(character: str) -> str:
    """The part of a Korean syllable that a character writes."""
    code = ord(character)
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return "L"
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return "V"
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return "T"
    if 0xAC00 <= code <= 0xD7A3:
        return "LVT" if (code - 0xAC00) % 28 else "LV"
    return ""


# Depth ----------------------------------------------------------------------------------------------------------------

DEEPEST_HEADING: Final = 3
DEEPEST_SUBPARAGRAPH: Final = 5
PARENTS: Final = frozenset({ClauseKind.CHAPEAU, ClauseKind.PARAGRAPH, ClauseKind.RECOMMENDATION})
"""What a subparagraph of level 2 may belong to."""


class OutlineFault(StrEnum):
    """Why a clause cannot stand where it stands, as deep as it does."""

    LEVEL_NOT_OF_THIS_KIND = "the kind of clause has no such level"
    NO_PARENT = "the subparagraph has nothing to belong to"
    HEADING_SKIPS_A_LEVEL = "the heading is more than one level deeper than the heading before it"


class InOutline(Protocol):
    """What these rules need to know of a clause."""

    @property
    def kind(self) -> str: ...
    @property
    def level(self) -> int: ...


class Standing(NamedTuple):
    """A clause's kind and level."""

    kind: str
    level: int


def outline_faults(outline: Sequence[InOutline]) -> tuple[tuple[int, OutlineFault], ...]:
    """Every clause of the text that cannot stand as it does, by its ordinal, and why.

    Chapeaux, paragraphs and recommendations have level 1. A heading has level 1 to 3 and is at most one level deeper than
    the heading before it. A subparagraph has level 2 or more and belongs to the paragraph before it (level 2) or to the
    subparagraph one level above it.
    """
    faults: list[tuple[int, OutlineFault]] = []
    heading = 0
    parent: InOutline | None = None
    for at, clause in enumerate(outline):
        if not _is_level_of_kind(clause):
            faults.append((at, OutlineFault.LEVEL_NOT_OF_THIS_KIND))
        elif clause.kind == ClauseKind.SUBPARAGRAPH and not _may_belong(clause, parent):
            faults.append((at, OutlineFault.NO_PARENT))
        elif clause.kind == ClauseKind.HEADING and clause.level > heading + 1:
            faults.append((at, OutlineFault.HEADING_SKIPS_A_LEVEL))
        if clause.kind == ClauseKind.HEADING:
            heading = clause.level
        parent = clause
    return tuple(faults)


def level_shift_faults(
    outline: Sequence[InOutline], index: int, new_level: int, new_kind: str
) -> tuple[tuple[int, OutlineFault], ...]:
    """What would be wrong after the clause took another level and kind, with itself or with what belonged to it.

    Faults that the text has already are not counted, except the clause's own. Raises `IndexError`.
    """
    if not 0 <= index < len(outline):
        raise IndexError(index)
    shifted: list[InOutline] = list(outline)
    shifted[index] = Standing(new_kind, new_level)
    known = set(outline_faults(outline))
    return tuple(fault for fault in outline_faults(shifted) if fault[0] == index or fault not in known)


def level_shift_valid(outline: Sequence[InOutline], index: int, new_level: int, new_kind: str) -> bool:
    """Whether the clause may take this level and kind."""
    return not level_shift_faults(outline, index, new_level, new_kind)


def _is_level_of_kind(clause: InOutline) -> bool:
    if clause.kind == ClauseKind.SUBPARAGRAPH:
        return 2 <= clause.level <= DEEPEST_SUBPARAGRAPH
    return 1 <= clause.level <= (DEEPEST_HEADING if clause.kind == ClauseKind.HEADING else 1)


def _may_belong(subparagraph: InOutline, previous: InOutline | None) -> bool:
    """The clause before decides: a subparagraph as deep or deeper, or one that it can itself belong to."""
    if previous is None or previous.kind == ClauseKind.HEADING:
        return False
    if previous.kind == ClauseKind.SUBPARAGRAPH:
        return previous.level >= subparagraph.level - 1
    return previous.kind in PARENTS and subparagraph.level == 2
