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
    """A remark on a clause; it becomes a Word comment there."""

    author: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class ClauseText:
    """One clause as it is to stand in the file.

    `en` and `zh` carry the open changes; without their insertions they must give `base_en` and `base_zh`, the canonical
    texts. `inserted` or `deleted` mark the clause as a whole (its row in the table).
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

    def runs(self, language: Language) -> tuple[Run, ...]:
        return self.en if language == "en" else self.zh

    def base(self, language: Language) -> str:
        return self.base_en if language == "en" else self.base_zh


@dataclass(frozen=True, slots=True)
class DraftDocument:
    """A draft with what stands around its clauses. `label` names the version, `marking` the ceiling ("" for none)."""

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
    REDLINE_TWO_COLUMN = "redline"
    CLEAN_EN = "clean-en"
    CLEAN_ZH = "clean-zh"


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
