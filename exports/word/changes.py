"""The changes inside one returned text: neighbouring pieces of one hand joined, and which of them left with the export."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafts.redline import redline
from exports.word.oxml import stamp
from exports.word.revisions import Revision
from exports.word.stories import Piece
from exports.word.values import ClauseText, Language


@dataclass(frozen=True, slots=True)
class ReturnedChange:
    """One change as a reader sees it. `kind`: insertion, deletion, replacement, row insertion, row deletion, untracked.
    `date` as the file states it; `ours` when it left with the export; `inside` is the author of the insertion that this
    deletion strikes."""

    kind: str
    author: str | None
    date: str | None
    deleted: str
    inserted: str
    language: Language | None
    ours: bool = False
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class FoundChanges:
    """The changes in a text, and those of ours that should be in it and are not."""

    changes: tuple[ReturnedChange, ...]
    missing: tuple[ReturnedChange, ...] = ()


def changes_of(pieces: Sequence[Piece], language: Language | None, ours: Sequence[ReturnedChange]) -> FoundChanges:
    """The changes in a text, told apart by hand, date and direction; `ours` is what `exported_changes` gave.

    A change is ours when author and time are those of a change we wrote and its words are among ours: editors split and
    join neighbouring changes, so whole and part both count.
    """
    steps = _steps(pieces)
    written = _written(ours)
    found: list[ReturnedChange] = []
    seen: Counter[tuple[str, str | None, str | None]] = Counter()
    for direction, by, words, inside in steps:
        key = _known_key(direction, by, written)
        is_ours = key is not None and inside is None and words in written[key]
        if (key is not None and is_ours) or (key is not None and direction == "insertion"):
            seen[key] += len(words)
        gone, come = (words, "") if direction == "deletion" else ("", words)
        found.append(ReturnedChange(direction, by.author, by.date, gone, come, language, is_ours, inside))
    missing = tuple(
        change
        for change in ours
        if not seen[("deletion" if change.deleted else "insertion", change.author, change.date)]
    )
    return FoundChanges(tuple(_paired(found)), missing)


def own_words(pieces: Sequence[Piece], open_changes: Sequence[ReturnedChange]) -> str:
    """The text as whoever returns it words it: every change accepted, but those of `open_changes` that still stand as
    they left. Another side's proposal that was neither accepted nor rejected in the file is nobody's new wording."""
    written = _written(open_changes)
    kept: list[str] = []
    for piece in pieces:
        if piece.deleted is not None:
            key = _known_key("deletion", piece.deleted, written)
            if key is not None and piece.inserted is None and piece.text in written[key]:
                kept.append(piece.text)
            continue
        if piece.inserted is not None:
            key = _known_key("insertion", piece.inserted, written)
            if key is not None and piece.text in written[key]:
                continue
        kept.append(piece.text)
    return "".join(kept)


def _written(changes: Sequence[ReturnedChange]) -> dict[tuple[str, str | None, str | None], str]:
    """All words of each hand, date and direction."""
    written: dict[tuple[str, str | None, str | None], str] = {}
    for change in changes:
        sent = ("deletion" if change.deleted else "insertion", change.author, change.date)
        written[sent] = written.get(sent, "") + change.deleted + change.inserted
    return written


def _known_key(
    direction: str, by: Revision, written: dict[tuple[str, str | None, str | None], str]
) -> tuple[str, str | None, str | None] | None:
    for date in (by.utc, by.date):
        if date is not None and (direction, by.author, date) in written:
            return (direction, by.author, date)
    return None


def _steps(pieces: Iterable[Piece]) -> list[tuple[str, Revision, str, str | None]]:
    """(direction, change, words, author of the insertion that is struck): neighbouring words of one hand joined."""
    steps: list[tuple[str, Revision, str, str | None]] = []

    def add(direction: str, by: Revision, words: str, inside: str | None) -> None:
        if steps:
            last, hand, before, within = steps[-1]
            if (last, hand.author, hand.date, within) == (direction, by.author, by.date, inside):
                steps[-1] = (last, hand, before + words, within)
                return
        steps.append((direction, by, words, inside))

    for piece in pieces:
        if piece.deleted is not None:
            inside = piece.inserted.author or "" if piece.inserted is not None else None
            add("deletion", piece.deleted, piece.text, inside)
        elif piece.inserted is not None:
            add("insertion", piece.inserted, piece.text, None)
        elif piece.text and steps and steps[-1][0] != "kept":
            steps.append(("kept", _NOBODY, "", None))
    return steps


_NOBODY = Revision("", None, None, "", "")


def _paired(found: Sequence[ReturnedChange]) -> list[ReturnedChange]:
    """A deletion and the insertion next to it by the same hand at the same time are one replacement."""
    paired: list[ReturnedChange] = []
    for change in found:
        if change.kind == "kept":
            paired.append(change)
            continue
        last = paired[-1] if paired else None
        if (
            last is not None
            and {last.kind, change.kind} == {"deletion", "insertion"}
            and (last.author, last.ours) == (change.author, change.ours)
            and (last.date or "")[:16] == (change.date or "")[:16]
            and last.inside is None
            and change.inside is None
        ):
            paired[-1] = ReturnedChange(
                "replacement", last.author, last.date, last.deleted + change.deleted, last.inserted + change.inserted,
                last.language, last.ours,
            )  # fmt: skip
        else:
            paired.append(change)
    return [change for change in paired if change.kind != "kept"]


def exported_changes(clause: ClauseText, language: Language) -> tuple[ReturnedChange, ...]:
    """The changes that our writer put into one text of a clause, with dates as it wrote them."""
    written: list[ReturnedChange] = []
    for run in clause.runs(language):
        gone = run.deleted or (clause.deleted if run.inserted is None else None)
        come = run.inserted or (clause.inserted if run.deleted is None else None)
        if gone is not None:
            written.append(ReturnedChange("deletion", gone.author, stamp(gone.at), run.text, "", language, True))
        if come is not None:
            written.append(ReturnedChange("insertion", come.author, stamp(come.at), "", run.text, language, True))
    return tuple(change for change in written if change.deleted or change.inserted)


def untracked_changes(base: str, found: str, language: Language) -> list[ReturnedChange]:
    """What differs from the exported text without a tracked change: shown as changes of nobody, word by word."""
    changes: list[ReturnedChange] = []
    for piece in redline(base, found):
        if piece.kind == "deleted":
            changes.append(ReturnedChange("untracked", None, None, piece.text, "", language))
        elif piece.kind == "inserted":
            if changes and changes[-1].deleted and not changes[-1].inserted:
                last = changes.pop()
                changes.append(ReturnedChange("untracked", None, None, last.deleted, piece.text, language))
            else:
                changes.append(ReturnedChange("untracked", None, None, "", piece.text, language))
    return changes
