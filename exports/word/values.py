"""What the Word writer is given: a draft as plain values, with no database behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from drafts.redline import redline

Language = Literal["en", "zh"]
CAPTIONS: Final = {"number": "No.", "en": "English", "zh": "中文"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Whose change it is and when it was made (aware, UTC)."""

    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a clause's text, kept, deleted or inserted by somebody."""

    text: str
    deleted: Mark | None = None
    inserted: Mark | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on a clause; it becomes a Word comment there, with its replies under it.

    With a `language` it is on words of that text: from `start` to `end` in characters of the canonical text. `resolved`
    holds for the remark with its replies. `thread` names the thread that it is, where it is one (32 hexadecimal digits).
    """

    author: str
    at: datetime
    text: str
    language: Language | None = None
    start: int = 0
    end: int = 0
    replies: tuple["Note", ...] = ()
    resolved: bool = False
    thread: str = ""


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page, in both languages: a caption, and words that may be missing in one of them."""

    caption_en: str
    caption_zh: str
    en: str = ""
    zh: str = ""

    def lines(self, languages: Sequence[Language]) -> tuple[tuple[str, Language], ...]:
        """Its paragraphs in the languages of a form. Words given in one language only are never lost, and it says so."""
        return tuple((self._line(language, alone=len(languages) == 1), language) for language in languages)

    def _line(self, language: Language, *, alone: bool) -> str:
        caption, words, other = self.caption_en, self.en, self.zh
        if language == "zh":
            caption, words, other = self.caption_zh, self.zh, self.en
        colon = "：" if language == "zh" else ": "
        if words or not other:
            return colon.join(filter(None, (caption, words)))
        only = "（仅以英文提出）" if language == "zh" else " (given in Chinese only)"
        return f"{caption}{only}{colon}{other}" if alone else f"{caption}{only}"


@dataclass(frozen=True, slots=True)
class Moved:
    """A clause that stands elsewhere now, at one of the two ends. `name` is the same at both ends and at no other."""

    mark: Mark
    name: str
    arrives: bool


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause as it is to stand in the file.

    `en` and `zh` carry the open changes; without their insertions they must give `base_en` and `base_zh`, the canonical
    texts. `inserted` or `deleted` mark the clause as a whole (its row in the table). A clause that was moved stands there
    twice, with what stayed of its words kept at both ends. `numbers` are the runs of a number that changed.
    """

    clause_id: str  # uuid as 32 hexadecimal digits
    number: str
    kind: str  # "heading" | "chapeau" | "paragraph" | "recommendation" | "subparagraph"
    level: int
    en: tuple[Run, ...]
    zh: tuple[Run, ...]
    base_en: str
    base_zh: str
    inserted: Mark | None = None
    deleted: Mark | None = None
    notes: tuple[Note, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    moved: Moved | None = None
    numbers: tuple[Run, ...] = ()

    @property
    def is_base(self) -> bool:
        """Whether this is the clause where the canonical text has it, and not where it is only proposed or moved to."""
        return self.inserted is None and not (self.moved is not None and self.moved.arrives)

    def runs(self, language: Language) -> tuple[Run, ...]:
        return self.en if language == "en" else self.zh

    def base(self, language: Language) -> str:
        return self.base_en if language == "en" else self.base_zh


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of a corrigendum: which words of which clause should read how, since when, and who recognises it."""

    number: str
    language: Language
    wrong: str
    right: str
    declared_en: str
    declared_zh: str
    recognised_en: str
    recognised_zh: str


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A draft with what stands around its clauses. `label` names the version, `marking` the ceiling ("" for none).

    `foot` stands under the number of the page: fingerprint and version of the text. `bracket_names` are the names of the
    sides as they open a square bracket; `corrections` are those of a corrigendum.
    """

    title_en: str
    title_zh: str
    label_en: str
    label_zh: str
    marking: str
    export_id: str
    draft_id: str
    made_at: datetime
    clauses: tuple[ClauseText, ...]
    first_language: Language = "en"
    foot: str = ""
    bracket_names: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    only_side: str = ""
    """The side whose proposals alone are in a redline."""

    def title(self, language: Language) -> str:
        return self.title_en if language == "en" else self.title_zh

    def label(self, language: Language) -> str:
        return self.label_en if language == "en" else self.label_zh

    def frame(self) -> tuple[str, ...]:
        """Every text that stands around the clauses in some form: marking, titles, labels, column captions."""
        labels = "  ·  ".join(self.label(language) for language in self.languages if self.label(language))
        return (
            self.marking,
            *(self.title_en, self.title_zh, self.label_en, self.label_zh, labels),
            *(f"{self.title(language)}\t{self.label(language)}" for language in self.languages),
            *CAPTIONS.values(),
            "",
        )

    @property
    def languages(self) -> tuple[Language, Language]:
        """Both languages, the one that is named first in this copy first."""
        return ("en", "zh") if self.first_language == "en" else ("zh", "en")


class Form(StrEnum):
    """The forms a draft leaves in. Clean forms hold the canonical texts only: no change, no name, no comment."""

    CLEAN_TWO_COLUMN = "clean"
    CLEAN_EN = "clean-en"
    CLEAN_ZH = "clean-zh"
    CLEAN_SEQUENTIAL = "clean-sequential"
    REDLINE_TWO_COLUMN = "redline"
    CHANGES_TWO_COLUMN = "changes"
    ROLLING_TWO_COLUMN = "rolling"
    ROLLING_EN = "rolling-en"
    ROLLING_ZH = "rolling-zh"
    CORRECTED_TWO_COLUMN = "corrected"
    CORRIGENDUM = "corrigendum"


ORIGINAL: Final = "original"
"""An original for signature: of one text, in the order of names of whoever keeps it."""
COMPARATIVE: Final = "comparative"
"""The present text beside each side's open proposals."""
ALONE: Final[dict[Form, Language]] = {
    Form.CLEAN_EN: "en", Form.CLEAN_ZH: "zh", Form.ROLLING_EN: "en", Form.ROLLING_ZH: "zh",
}  # fmt: skip
"""The forms in one language."""
WITH_CHANGES: Final = frozenset({Form.REDLINE_TWO_COLUMN, Form.CHANGES_TWO_COLUMN})
"""The forms with tracked changes, which name authors."""
ROLLING: Final = frozenset({Form.ROLLING_TWO_COLUMN, Form.ROLLING_EN, Form.ROLLING_ZH})
"""The forms with square brackets, computed from the open proposals."""
TAKEN_BACK: Final = frozenset({Form.CLEAN_TWO_COLUMN, Form.CLEAN_EN, Form.CLEAN_ZH, Form.REDLINE_TWO_COLUMN})
"""The forms that a delegation may edit and bring back; the others are for reading."""


def languages_of(form: Form, first: Language = "en") -> tuple[Language, ...]:
    """The languages of a form, the one that is named first in this copy first."""
    if form in ALONE:
        return (ALONE[form],)
    return ("en", "zh") if first == "en" else ("zh", "en")


def stacked(base: str, proposals: Sequence[tuple[str, Mark]]) -> tuple[Run, ...]:
    """The open proposals on one clause as runs that give `base` when rejected.

    One proposal is shown word by word. Several compete for the same words: the base is struck once, by the first, and
    each proposal stands whole beside the others, never nested, so that each can be accepted by itself.
    """
    changed = [(text, mark) for text, mark in proposals if text != base]
    if not changed:
        return (Run(base),) if base else ()
    if len(changed) == 1:
        return word_by_word(base, *changed[0])
    struck = (Run(base, deleted=changed[0][1]),) if base else ()
    return struck + tuple(Run(text, inserted=mark) for text, mark in changed if text)


def word_by_word(base: str, target: str, mark: Mark) -> tuple[Run, ...]:
    """What one hand changes in a text, deletion before insertion."""
    return tuple(
        Run(
            piece.text,
            deleted=mark if piece.kind == "deleted" else None,
            inserted=mark if piece.kind == "inserted" else None,
        )
        for piece in redline(base, target)
        if piece.text
    )
