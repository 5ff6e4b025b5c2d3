"""Milestones: the text as it stood at one moment, what changed between two of them, and how far it has come.

A milestone is its standing clauses in reading order. Clauses are compared by their identity, never by their words, so a
clause that was moved and reworded is shown as that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from drafts.brackets import bracket_count
from drafts.consensus import Agreement
from drafts.fingerprint import fingerprint
from drafts.redline import Piece, redline
from drafts.rising import longest_rising


@dataclass(frozen=True, slots=True)
class StandingClause:
    """A clause as it stands at a milestone."""

    clause_id: UUID
    number: str
    kind: str
    level: int
    place: str
    en: str
    zh: str
    revision_id: UUID | None = None


class Became(StrEnum):
    """What became of a clause between two milestones. Moved and changed: see `ClauseChange.moved`."""

    KEPT = "kept"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """One clause in a comparison of two milestones.

    `before` and `after` are how it stood (None: it was not there), with `before_at` and `after_at`, its ordinals in
    reading order. In each language the kept and deleted pieces joined are the old text, the kept and inserted the new one.
    """

    before: StandingClause | None
    after: StandingClause | None
    before_at: int | None
    after_at: int | None
    moved: bool
    en: tuple[Piece, ...]
    zh: tuple[Piece, ...]

    @property
    def became(self) -> Became:
        """Kept, changed (in its words, its kind or its level), inserted or deleted; whether it moved is said apart."""
        if self.before is None:
            return Became.INSERTED
        if self.after is None:
            return Became.DELETED
        return Became.KEPT if _form(self.before) == _form(self.after) else Became.CHANGED

    @property
    def renumbered(self) -> bool:
        """Whether it carries another number now; that alone is no change, because insertions renumber what follows."""
        return self.before is not None and self.after is not None and self.before.number != self.after.number


@dataclass(frozen=True, slots=True)
class LanguageCount:
    """Characters without white space in one language: of all clauses, of the agreed, of those agreed ad referendum."""

    characters: int
    agreed: int
    ad_referendum: int
    brackets: int


@dataclass(frozen=True, slots=True)
class Count:
    """How far a text has come. What is agreed ad referendum is counted apart from what is agreed."""

    clauses: int
    agreed: int
    ad_referendum: int
    bracketed: int
    en: LanguageCount
    zh: LanguageCount


class LabelNotUnderstood(ValueError):
    """A milestone's label is not of the form major.minor."""

    def __init__(self, label: str) -> None:
        super().__init__(f"not major.minor: {label!r}")
        self.label = label


def compare_milestones(before: Sequence[StandingClause], after: Sequence[StandingClause]) -> tuple[ClauseChange, ...]:
    """What became of every clause, in the reading order of `after`, with the deleted clauses at their old place.

    As few clauses as possible count as moved: those outside of a longest run that kept its order. Raises `ValueError`
    when a clause stands twice in one milestone.
    """
    old_at, new_at = _ordinals(before), _ordinals(after)
    common = [clause.clause_id for clause in after if clause.clause_id in old_at]
    stayed = {common[at] for at in longest_rising([old_at[clause_id] for clause_id in common])}
    changes: list[ClauseChange] = []
    done = 0

    def deleted_up_to(end: int) -> None:
        nonlocal done
        for at in range(done, end):
            if before[at].clause_id not in new_at:
                changes.append(_change(before[at], None, at, None, False))
        done = max(done, end)

    # What is new or came from elsewhere stands after what was deleted between the same two clauses.
    waiting: list[ClauseChange] = []
    for at, clause in enumerate(after):
        was_at = old_at.get(clause.clause_id)
        was = None if was_at is None else before[was_at]
        moved = was is not None and clause.clause_id not in stayed
        change = _change(was, clause, was_at, at, moved)
        if clause.clause_id in stayed and was_at is not None:
            deleted_up_to(was_at)
            changes += waiting
            waiting = []
            changes.append(change)
        else:
            waiting.append(change)
    deleted_up_to(len(before))
    return (*changes, *waiting)


def before_of(changes: Iterable[ClauseChange]) -> tuple[StandingClause, ...]:
    """The earlier milestone, from a comparison."""
    found = [(c.before_at, c.before) for c in changes if c.before is not None and c.before_at is not None]
    return tuple(clause for _, clause in sorted(found, key=lambda placed: placed[0]))


def after_of(changes: Iterable[ClauseChange]) -> tuple[StandingClause, ...]:
    """The later milestone, from a comparison."""
    found = [(c.after_at, c.after) for c in changes if c.after is not None and c.after_at is not None]
    return tuple(clause for _, clause in sorted(found, key=lambda placed: placed[0]))


def fingerprint_of(milestone: Iterable[StandingClause]) -> str:
    """The fingerprint of a text: its clauses in their order, with number, kind, level and the words in both languages.

    Identities, places and revisions do not count: two texts that read alike have the same fingerprint.
    """
    parts: list[str] = ["milestone"]
    for clause in milestone:
        parts += (clause.number, str(clause.kind), str(clause.level), clause.en, clause.zh)
    return fingerprint(*parts)


FIRST_MAJOR: Final = "1.0"
FIRST_MINOR: Final = "0.1"
_LABEL = re.compile(r"(0|[1-9][0-9]{0,8})\.(0|[1-9][0-9]{0,8})")


def next_label(previous: Iterable[str], major: bool) -> str:
    """The label after the highest that was given: 2.3 goes on to 2.4, or to 3.0 for a major milestone.

    Raises `LabelNotUnderstood` for a previous label that is not major.minor.
    """
    given = [_numbers(label) for label in previous]
    if not given:
        return FIRST_MAJOR if major else FIRST_MINOR
    last_major, last_minor = max(given)
    return f"{last_major + 1}.0" if major else f"{last_major}.{last_minor + 1}"


def in_order(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels from the earliest to the latest by their numbers: 1.10 stands after 1.9. Raises `LabelNotUnderstood`."""
    return tuple(sorted(labels, key=_numbers))


def count(clauses: Iterable[tuple[StandingClause, Agreement]]) -> Count:
    """Figures for a text, from its clauses and where each stands between the parties."""
    listed = list(clauses)
    return Count(
        clauses=len(listed),
        agreed=sum(agreement == Agreement.AGREED for _, agreement in listed),
        ad_referendum=sum(agreement == Agreement.AD_REFERENDUM for _, agreement in listed),
        bracketed=sum(bool(bracket_count(clause.en) or bracket_count(clause.zh)) for clause, _ in listed),
        en=_language_count([(clause.en, agreement) for clause, agreement in listed]),
        zh=_language_count([(clause.zh, agreement) for clause, agreement in listed]),
    )


def _language_count(texts: Sequence[tuple[str, Agreement]]) -> LanguageCount:
    def characters(*of: Agreement) -> int:
        return sum(len("".join(text.split())) for text, agreement in texts if not of or agreement in of)

    return LanguageCount(
        characters=characters(),
        agreed=characters(Agreement.AGREED),
        ad_referendum=characters(Agreement.AD_REFERENDUM),
        brackets=sum(bracket_count(text) for text, _ in texts),
    )


def _change(
    before: StandingClause | None,
    after: StandingClause | None,
    before_at: int | None,
    after_at: int | None,
    moved: bool,
) -> ClauseChange:
    en = _pieces(before.en if before else None, after.en if after else None)
    zh = _pieces(before.zh if before else None, after.zh if after else None)
    return ClauseChange(before, after, before_at, after_at, moved, en, zh)


def _pieces(old: str | None, new: str | None) -> tuple[Piece, ...]:
    if old is None:
        return (Piece("inserted", new),) if new else ()
    if new is None:
        return (Piece("deleted", old),) if old else ()
    return redline(old, new)


def _form(clause: StandingClause) -> tuple[str, str, str, int]:
    return clause.en, clause.zh, str(clause.kind), clause.level


def _ordinals(milestone: Sequence[StandingClause]) -> dict[UUID, int]:
    ordinals = {clause.clause_id: at for at, clause in enumerate(milestone)}
    if len(ordinals) != len(milestone):
        raise ValueError("a clause stands twice in one milestone")
    return ordinals


def _numbers(label: str) -> tuple[int, int]:
    match = _LABEL.fullmatch(label)
    if match is None:
        raise LabelNotUnderstood(label)
    return int(match[1]), int(match[2])
