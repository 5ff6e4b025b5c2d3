"""The sheet on which a person makes a house template: clauses of a standing text or of an outline, changed, left out, added.

Every mending gives a new sheet and changes nothing else; a mending that cannot be done gives the sheet as it was.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from dialogue.vocabulary import ClauseKind, DraftKind
from drafts.brackets import bracket_count, unbalanced
from drafts.outlines import Outline

DEEPEST: Final = 4
"""The deepest level that a clause of a template may have."""

BLANKS: Final = {
    ClauseKind.HEADING: ("[heading]", "［标题］"),
    ClauseKind.CHAPEAU: ("[chapeau]", "［起首语］"),
    ClauseKind.PARAGRAPH: ("[paragraph]", "［段落］"),
    ClauseKind.RECOMMENDATION: ("[recommendation]", "［建议］"),
    ClauseKind.SUBPARAGRAPH: ("[subparagraph]", "［分段］"),
}
"""What stands for a clause of each kind whose words are not kept: a blank that says what is to stand there."""


@dataclass(frozen=True, slots=True)
class SheetClause:
    """A clause on the sheet. `revision_id` is where its words come from, `lagging` which language lagged there, and by whom."""

    number: str
    kind: ClauseKind
    level: int
    en: str
    zh: str
    revision_id: UUID | None = None
    lagging: tuple[str, str] = ("", "")
    is_left_out: bool = False


HouseSheet = tuple[SheetClause, ...]


def sheet_of_outline(outline: Outline) -> HouseSheet:
    """The clauses of a built-in outline."""
    return tuple(SheetClause(c.number, c.kind, c.level, c.en, c.zh) for c in outline.clauses)


def only_headings(sheet: HouseSheet) -> HouseSheet:
    """The same build without its words: headings stay, every other clause becomes a blank, and keeps nothing of its source."""
    return tuple(
        clause if clause.kind == ClauseKind.HEADING
        else replace(clause, en=BLANKS[clause.kind][0], zh=BLANKS[clause.kind][1], revision_id=None, lagging=("", ""))
        for clause in sheet
    )  # fmt: skip


def reworded(sheet: HouseSheet, at: int, *, number: str, kind: ClauseKind, level: int, en: str, zh: str) -> HouseSheet:
    """The clause as it was given; it still comes from where it came."""
    deep = min(max(level, 1), DEEPEST)
    return _with(sheet, at, replace(sheet[at], number=number, kind=kind, level=deep, en=en, zh=zh))


def taken(sheet: HouseSheet, at: int, is_left_out: bool) -> HouseSheet:
    """The clause left out of the template, or taken in after all."""
    return _with(sheet, at, replace(sheet[at], is_left_out=is_left_out))


def added_after(sheet: HouseSheet, at: int) -> HouseSheet:
    """A new paragraph after this clause, as a blank to be filled in."""
    en, zh = BLANKS[ClauseKind.PARAGRAPH]
    level = sheet[at].level if sheet[at].kind == ClauseKind.PARAGRAPH else 1
    return (*sheet[: at + 1], SheetClause("", ClauseKind.PARAGRAPH, level, en, zh), *sheet[at + 1 :])


def shifted(sheet: HouseSheet, at: int, by: int) -> HouseSheet:
    """The clause moved up (-1) or down (1) by one place."""
    to = at + by
    if not 0 <= to < len(sheet):
        return sheet
    moved = list(sheet)
    moved.insert(to, moved.pop(at))
    return tuple(moved)


def kept(sheet: HouseSheet) -> HouseSheet:
    """The clauses that the template will hold."""
    return tuple(clause for clause in sheet if not clause.is_left_out)


def open_brackets(clause: SheetClause) -> tuple[str, ...]:
    """The languages in which a square bracket of the clause has no partner."""
    return tuple(language for language, text in (("en", clause.en), ("zh", clause.zh)) if unbalanced(text))


def blanks_differ(clause: SheetClause) -> bool:
    """Whether one language of the clause has more to fill in than the other."""
    return bracket_count(clause.en) != bracket_count(clause.zh)


def fingerprint_of(template_id: UUID, kind: DraftKind, clauses: Sequence[SheetClause]) -> str:
    """What tells a template from every other. Who does not keep the template learns nothing from it."""
    rows = [[c.number, c.kind.value, c.level, c.en, c.zh] for c in clauses]
    said = json.dumps([template_id.hex, kind.value, rows], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()


def _with(sheet: HouseSheet, at: int, clause: SheetClause) -> HouseSheet:
    return (*sheet[:at], clause, *sheet[at + 1 :])


__all__ = [
    "BLANKS", "DEEPEST", "HouseSheet", "SheetClause", "added_after", "blanks_differ", "fingerprint_of", "kept",
    "only_headings", "open_brackets", "reworded", "sheet_of_outline", "shifted", "taken",
]  # fmt: skip
