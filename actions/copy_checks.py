"""Checking a document against copies: files that were handed out and cannot be made again from a text of a draft alone.

Rolling texts, tables, comparisons, corrigenda and papers of the record bear a code of the copy. What they print is kept in
the store of the side that handed them out; the file is held against it line by line.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

import sqlalchemy as sa
from sqlmodel import Session, col, select

from actions.access import knows_draft
from actions.check_results import DocumentCheck, KnownText, Outcome, distance, looks_left, other_notes
from actions.desk import Desk
from actions.handing_out import BACK_TO_CAPITAL, printed_of
from dialogue.audiences import ACCOUNTS
from dialogue.roles import Permission
from drafts.letters import Difference, Line, Part, differences
from drafts.paragraphs import align
from exports.word.captions import Pair
from exports.word.checked import CheckedFile
from exports.word.printed import Printed, said_digest
from models.exchange import WordExport
from models.stores import Stores

HELD: Final = 0.5
"""Which share of a copy a stranger's file must have before a word is said about it: a code alone is not the paper."""
LATEST: Final = 60
"""How many of the latest copies of each store a file without a code is held against, for those who may read them."""
ALIKE: Final = 0.5
"""From what share of its letters on, in lines that the copy has too, such a file is held against a copy."""
CLOSEST: Final = 3


@dataclass(frozen=True, slots=True)
class _Copy:
    """A file that was handed out, with what it prints. `is_read`: whether who asks may read every word of it."""

    row: WordExport
    title: Pair
    label: Pair
    printed: Printed
    is_read: bool
    is_named: bool


def held_against_copies(
    joint: Session, stores: Stores, desk: Desk | None, file: CheckedFile, codes: Collection[str], *, is_owner: bool
) -> list[DocumentCheck]:
    """The file against every copy whose code it carries, and, for those who may read them, against those most like it."""
    found: list[_Copy] = []
    alike: list[tuple[float, _Copy]] = []
    digest = said_digest(file.accepted, file.rejected, file.notes)
    lines = {*file.accepted, *file.rejected}
    total = sum(map(len, file.accepted)) or 1
    for audience, store in stores.for_upkeep().items():
        if audience == ACCOUNTS:
            continue
        with store.reading() as own:
            for row in _rows(own, codes, digest, is_known=is_owner or desk is not None):
                is_read = is_owner or _may_read(joint, desk, row)
                is_named = row.code in codes
                if not is_read and (not is_named or row.form == BACK_TO_CAPITAL):
                    continue  # to those who may not read it, a paper for one side alone does not exist
                if (kept := printed_of(own, row)) is None:
                    continue
                copy = _Copy(row, *kept, is_read, is_named)
                if is_named or row.said == digest:
                    found.append(copy)
                elif (likeness := sum(len(x.text) for x in copy.printed.accepted if x.text in lines) / total) >= ALIKE:
                    alike.append((likeness, copy))
    alike.sort(key=lambda one: one[0], reverse=True)
    checks = (_held_against(copy, file) for copy in chain(found, (copy for _, copy in alike[:CLOSEST])))
    return [check for check in checks if check is not None]


def frames_named(stores: Stores, fingerprint: str) -> list[frozenset[str]]:
    """What stood around a text on each letterhead on which it was handed out, as it stood there together."""
    found = []
    for audience, store in stores.for_upkeep().items():
        if audience != ACCOUNTS:
            with store.reading() as own:
                rows = own.exec(
                    select(WordExport).where(
                        WordExport.fingerprint == fingerprint,
                        WordExport.code == "",
                        col(WordExport.printed_id).is_not(None),
                    )
                )
                found += [frozenset(kept[2].frame) for row in rows if (kept := printed_of(own, row)) is not None]
    return [*dict.fromkeys(found)]


def _rows(own: Session, codes: Collection[str], digest: str, *, is_known: bool) -> Iterator[WordExport]:
    """The copies whose code the file carries; for somebody who is known also those that say the same, and the latest ones."""
    wanted = col(WordExport.code).in_(codes)
    if is_known:
        wanted = sa.or_(wanted, col(WordExport.said) == digest)
    rows = list(own.exec(select(WordExport).where(WordExport.code != "", wanted)))
    yield from rows
    if is_known and not rows:
        latest = select(WordExport).where(WordExport.code != "").order_by(col(WordExport.made_at).desc()).limit(LATEST)
        yield from own.exec(latest)


def _may_read(joint: Session, desk: Desk | None, row: WordExport) -> bool:
    """Whether somebody may read every word of a copy: of a draft who reads the draft, of a paper the side that has it."""
    if desk is None:
        return False
    if row.form == BACK_TO_CAPITAL:
        return row.side == desk.actor.side and desk.actor.may(Permission.MANDATE_READ)
    if row.draft_id is not None:
        return desk.actor.may(Permission.DRAFT_READ) and knows_draft(joint, desk.actor, row.draft_id)
    return row.side == desk.actor.side and desk.actor.may(Permission.DRAFT_EXPORT)


def _held_against(copy: _Copy, file: CheckedFile) -> DocumentCheck | None:
    if not copy.is_read and not _holds_most(copy.printed, file):
        return None
    check = min(_compared(copy, file), key=distance)
    return check if copy.is_read else _without_our_words(check, file)


def _holds_most(printed: Printed, file: CheckedFile) -> bool:
    """Whether a file has most letters of a copy, in lines that are those of the copy or are like them."""

    def share(ours: Sequence[Line], theirs: Sequence[str]) -> float:
        lines, found = [line.text for line in ours if line.text], [line for line in theirs if line]
        held = (len(lines[at]) for at, came in align(lines, found) if at is not None and came is not None)
        return sum(held) / (sum(map(len, lines)) or 1)

    return max(share(printed.accepted, file.accepted), share(printed.rejected, file.rejected)) >= HELD


def _compared(copy: _Copy, file: CheckedFile) -> Iterator[DocumentCheck]:
    """The file as it reads, and, where that is not what left, with its own changes rejected."""
    printed = copy.printed
    notes = other_notes([Line(note, Part.NOTE) for note in printed.notes], file.notes)
    accepted = [*differences(printed.accepted, file.accepted), *notes]
    rejected = [*differences(printed.rejected, file.rejected), *notes]
    row, around = copy.row, tuple(line for line in file.frame if line not in printed.frame)
    known = KnownText(
        row.draft_id, *copy.title, *copy.label, row.fingerprint, False, row.form, code=row.code, handed_out_at=row.made_at
    )  # fmt: skip
    made = DocumentCheck(
        Outcome.SAME, known, around=tuple(Difference(Part.LABEL, "", "", "", line) for line in around),
        is_both=printed.has_changes, shows_ours=copy.is_read, looks=looks_left(
            file.looks, printed.looks, (*file.accepted, *file.rejected),
            [line.text for line in (*printed.accepted, *printed.rejected)],
        ),
    )  # fmt: skip
    if printed.has_changes:  # with tracked changes of ours both readings are what left
        told = accepted + [one for one in rejected if one not in accepted]
        yield replace(made, outcome=Outcome.DIFFERENT, differences=tuple(told)) if told else made
    elif not accepted:
        yield made
    elif not rejected:
        yield replace(made, outcome=Outcome.BENEATH, differences=tuple(accepted), is_rejected=True)
    else:
        yield replace(made, outcome=Outcome.DIFFERENT, differences=tuple(accepted))
        yield replace(made, outcome=Outcome.DIFFERENT, differences=tuple(rejected), is_rejected=True)


def _without_our_words(check: DocumentCheck, file: CheckedFile) -> DocumentCheck:
    """The same for somebody who may not read the copy: nothing is told that does not stand in the file."""
    there = {*file.accepted, *(line.partition("\t")[0] for line in file.accepted)}
    told = tuple(
        replace(one, expected="", number=one.number if one.number in there else "") for one in check.differences
    )
    known = check.text
    if known is not None and known.draft_id is None:  # a paper says by its label whom or which meeting it is of
        labels = (label if label in there else "" for label in (known.label_en, known.label_zh))
        known = replace(known, **dict(zip(("label_en", "label_zh"), labels, strict=True)))
    return replace(check, differences=told, text=known)


__all__ = ["HELD", "frames_named", "held_against_copies"]
