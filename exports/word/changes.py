"""The changes inside one returned text: neighbouring pieces of one hand joined, and which of them left with the export."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
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
    """The changes in a text, and those of ours that should be in it and are not.

    `owners` says of each piece of the text which of the changes it is of, -1 for none.
    """

    changes: tuple[ReturnedChange, ...]
    missing: tuple[ReturnedChange, ...] = ()
    owners: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a returned text: whether it is in the wording of whoever returns it, and whether it is there `without`
    the change that it is of (its place among the changes of the clause, -1 for none)."""

    text: str
    change: int
    taken: bool
    without: bool


def wording(segments: Iterable[Segment], left_out: Collection[int] = ()) -> str:
    """A text as whoever returns it words it, but for the changes that are left out."""
    return "".join(s.text for s in segments if (s.without if s.change in left_out else s.taken))


def changes_of(pieces: Sequence[Piece], language: Language | None, ours: Sequence[ReturnedChange]) -> FoundChanges:
    """The changes in a text, told apart by hand, date and direction; `ours` is what `exported_changes` gave.

    A change is ours when author and time are those of a change we wrote and its words are among ours: editors split and
    join neighbouring changes, so whole and part both count.
    """
    steps, of_step = _steps(pieces)
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
    paired, of_change = _paired(found)
    return FoundChanges(tuple(paired), missing, tuple(of_change[step] if step >= 0 else -1 for step in of_step))


def segments_of(
    pieces: Sequence[Piece], found: FoundChanges, ours: Sequence[ReturnedChange],
    open_changes: Sequence[ReturnedChange], first: int = 0,
) -> tuple[Segment, ...]:  # fmt: skip
    """The text as whoever returns it words it: every change accepted, but those of `open_changes` that still stand as
    they left. Another side's proposal that was neither accepted nor rejected in the file is nobody's new wording.

    `ours` are all changes that left, `open_changes` those of other sides among them. `first` is the place of the text's
    first change among the changes of its clause.
    """
    written, left = _written(open_changes), _written(ours)
    made: list[Segment] = []
    for piece, owner in zip(pieces, found.owners, strict=True):
        stands_open = piece.inserted is not None and _is_written("insertion", piece.inserted, piece.text, written)
        if piece.deleted is not None:
            # What one hand put in and another struck is back only where it had left with the export as the side's own.
            was_there = piece.inserted is None or _is_written("insertion", piece.inserted, piece.text, left)
            struck_open = piece.inserted is None and _is_written("deletion", piece.deleted, piece.text, written)
            made.append(_segment(piece, owner, first, taken=struck_open, without=was_there and not stands_open))
        else:
            made.append(_segment(piece, owner, first, taken=not stands_open, without=piece.inserted is None))
    return tuple(made)


def _segment(piece: Piece, owner: int, first: int, *, taken: bool, without: bool) -> Segment:
    return Segment(piece.text, owner + first if owner >= 0 else -1, taken, without)


def _is_written(
    direction: str, by: Revision, words: str, written: dict[tuple[str, str | None, str | None], str]
) -> bool:
    key = _known_key(direction, by, written)
    return key is not None and words in written[key]


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


def _steps(pieces: Iterable[Piece]) -> tuple[list[tuple[str, Revision, str, str | None]], list[int]]:
    """(direction, change, words, author of the insertion that is struck): neighbouring words of one hand joined; and of
    each piece the step that it is of, -1 for none."""
    steps: list[tuple[str, Revision, str, str | None]] = []
    of_step: list[int] = []

    def add(direction: str, by: Revision, words: str, inside: str | None) -> None:
        if steps:
            last, hand, before, within = steps[-1]
            if (last, hand.author, hand.date, within) == (direction, by.author, by.date, inside):
                steps[-1] = (last, hand, before + words, within)
                return
        steps.append((direction, by, words, inside))

    for piece in pieces:
        is_changed = True
        if piece.deleted is not None:
            inside = piece.inserted.author or "" if piece.inserted is not None else None
            add("deletion", piece.deleted, piece.text, inside)
        elif piece.inserted is not None:
            add("insertion", piece.inserted, piece.text, None)
        else:
            is_changed = False
            if piece.text and steps and steps[-1][0] != "kept":
                steps.append(("kept", _NOBODY, "", None))
        of_step.append(len(steps) - 1 if is_changed else -1)
    return steps, of_step


_NOBODY = Revision("", None, None, "", "")


def _paired(found: Sequence[ReturnedChange]) -> tuple[list[ReturnedChange], list[int]]:
    """A deletion and the insertion next to it by the same hand at the same time are one replacement; and for each of the
    given changes the one that it became part of."""
    paired: list[ReturnedChange] = []
    part_of: list[int] = []
    for change in found:
        if change.kind == "kept":
            paired.append(change)
            part_of.append(len(paired) - 1)
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
        part_of.append(len(paired) - 1)
    shown = [at for at, change in enumerate(paired) if change.kind != "kept"]
    places = {at: place for place, at in enumerate(shown)}
    return [paired[at] for at in shown], [places.get(at, -1) for at in part_of]


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
