"""Outlines: the usual build of each kind of text in both languages, to start a draft from.

Each stands in a file of its own beside this one, written for this project after the practice of such texts. What the
parties have to fill in is a blank in square brackets, so that no outline can be adopted as it is.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from dialogue.vocabulary import ClauseKind, DraftKind


@dataclass(frozen=True, slots=True)
class OutlineClause:
    """A clause of an outline: its printed number ("" for none), kind, depth, and both texts."""

    number: str
    kind: ClauseKind
    level: int
    en: str
    zh: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The build of one kind of text. `note_en` and `note_zh` say when it is used."""

    kind: DraftKind
    title_en: str
    title_zh: str
    note_en: str
    note_zh: str
    clauses: tuple[OutlineClause, ...]

    @property
    def key(self) -> str:
        """The name under which a draft keeps where it came from."""
        return self.kind.name.lower()


@cache
def outlines() -> dict[str, Outline]:
    """Every outline by its key, in the order of the kinds of drafts."""
    return {kind.name.lower(): _read(kind) for kind in DraftKind}


def _read(kind: DraftKind) -> Outline:
    rows = tomllib.loads((_FOLDER / f"{kind.name.lower()}.toml").read_text(encoding="utf-8"))
    clauses = tuple(_clause(row) for row in rows["clause"])
    return Outline(kind, rows["title_en"], rows["title_zh"], rows["note_en"], rows["note_zh"], clauses)


def _clause(row: dict[str, Any]) -> OutlineClause:
    kind = ClauseKind(row["kind"])
    level = row.get("level", 2 if kind == ClauseKind.SUBPARAGRAPH else 1)
    return OutlineClause(row.get("number", ""), kind, level, row["en"], row["zh"])


_FOLDER: Final = Path(__file__).parent
