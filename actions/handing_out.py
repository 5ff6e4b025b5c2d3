"""What every file of ours goes through on its way out: the ceiling, the search for leaks, its name, and the line about it."""

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session

from actions.desk import Desk
from actions.journal import record
from dialogue.markings import exceeds
from dialogue.refusals import AboveCeiling, ExportLeaks
from dialogue.vocabulary import Marking
from drafts.fingerprint import fingerprint
from exports.word import captions
from exports.word.captions import Pair
from exports.word.leaks import leaks
from exports.word.printed import Printed, from_json, printed
from exports.word.sheet import Page
from exports.word.values import Language
from models.exchange import StoredFile, WordExport

PRINTED: Final = "application/vnd.alternat.printed+json"
"""What kind of file the lines of a file that was handed out are kept as."""
BACK_TO_CAPITAL: Final = "back-to-capital"
"""The form of the paper that a side makes for its own capital alone."""


@dataclass(frozen=True, slots=True)
class Held:
    """Something that a file would carry: what it is, in both languages, and how it is marked (None: not at all)."""

    name: Pair
    marking: Marking | None


@dataclass(frozen=True, slots=True)
class FileMade:
    """A finished Word file that has been searched and has not left. `about_noun` and `about_id` name the row it is of.

    `fingerprint` is that of the one text it holds, or of the one under its changes. What cannot be made again from a text
    alone `bears_code`: by that it is known again, and what it prints is kept.
    """

    name: str
    content: bytes
    form: str
    title: Pair
    label: Pair
    about_noun: str
    about_id: UUID
    made_at: datetime
    export_id: UUID
    fingerprint: str = ""
    bears_code: bool = True
    own_paper: bool = False
    """Whether it is written on a letterhead."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A file that leaves, of whatever kind: its name and its bytes."""

    name: str
    content: bytes


def check_ceiling(ceiling: Marking | None, held: Iterable[Held]) -> None:
    """Raises AboveCeiling with the list of what is marked above the ceiling that was chosen for a file."""
    above = tuple(dict.fromkeys(one for one in held if exceeds(one.marking, ceiling)))
    if above and ceiling is not None:
        raise AboveCeiling(ceiling=ceiling, count=len(above), listed=tuple((*one.name, one.marking) for one in above))


def searched(
    content: bytes, authors: Collection[str] = (), forbidden: Collection[str] = (), *, changes: bool = False
) -> bytes:
    """The same bytes, once nothing was found in them that must not leave. Raises ExportLeaks.

    `authors` may sign changes and comments where a form has them; `forbidden` words may stand nowhere.
    """
    if found := leaks(content, authors if changes else (), forbidden, changes_allowed=changes):
        raise ExportLeaks(findings=len(found), first=found[0].kind)
    return content


def code_of(export_id: UUID) -> str:
    """The code of one copy, sixteen digits. It is made of the export and not of the words, so nobody who guesses words has it."""
    return fingerprint("copy", export_id.hex)[:16]


def foot_with_code(foot: str, export_id: UUID) -> str:
    """What stands under the number of the page of a copy that bears a code."""
    return "\n".join(filter(None, (foot, captions.code_words(code_of(export_id)))))


def hand_out(desk: Desk, made: FileMade, pdf: bytes = b"") -> WordFile:
    """Let a file leave, and write down that it did; where it is given, the PDF of it leaves instead.

    What it prints is kept with the own side, where it could not be made again. Journal (own): draft:exported,
    record:exported.
    """
    name, content = (made.name.removesuffix(".docx") + ".pdf", pdf) if pdf else (made.name, made.content)
    row, kept = rows_of_export(desk, made, content)
    with desk.writing_own() as own:
        add_export(own, row, kept)
        record(own, desk.actor, "record:exported" if row.draft_id is None else "draft:exported", row, form=made.form)
    return WordFile(name, content)


def rows_of_export(desk: Desk, made: FileMade, left: bytes = b"") -> tuple[WordExport, StoredFile | None]:
    """The row of a file that leaves (`left`: in other bytes than those of Word), and the file of what it prints.

    Of a text that can be made again only what stands around it on a letterhead is kept. Nothing is written yet.
    """
    row = WordExport(
        id=made.export_id, made_at=made.made_at, draft_id=made.about_id if made.about_noun == "draft" else None, form=made.form,
        about_noun=made.about_noun, about_id=made.about_id, label=made.label[0],
        sha256=hashlib.sha256(left or made.content).hexdigest(), fingerprint=made.fingerprint, by_id=desk.actor.user_id,
        by_name=desk.actor.name, side=desk.actor.side,
    )  # fmt: skip
    if not (made.bears_code or made.own_paper):
        return row, None
    lines = printed(made.content)
    if made.bears_code:
        row.code, row.said = code_of(made.export_id), lines.digest
    else:
        lines = replace(lines, accepted=(), rejected=(), notes=(), looks=())
    named = json.dumps({"title": made.title, "label": made.label}, ensure_ascii=False).encode()
    content = named + b"\n" + lines.as_json()
    digest = hashlib.sha256(content).hexdigest()
    return row, StoredFile(name=made.name, media_type=PRINTED, sha256=digest, content=content)


def add_export(own: Session, row: WordExport, kept: StoredFile | None) -> None:
    """Write down that a file leaves; what it prints stands before the row that names it."""
    if kept is not None:
        own.add(kept)
        own.flush()
        row.printed_id = kept.id
    own.add(row)


def printed_of(own: Session, row: WordExport) -> tuple[Pair, Pair, Printed] | None:
    """Title, label and lines of a file that was handed out; None where nothing had to be kept."""
    kept = own.get(StoredFile, row.printed_id) if row.printed_id is not None else None
    if kept is None:
        return None
    named, _, lines = kept.content.partition(b"\n")
    told = json.loads(named)
    return (*told["title"],), (*told["label"],), from_json(lines)


def file_name(
    title: str, form: str, version: str, languages: Sequence[str], made_at: datetime, marking: Marking | None
) -> str:
    """What it is of, form, version, languages, date and marking: “Consensus - clean - 2.1 - EN+ZH - 2026-11-22 1402 - internal”."""
    kept = "".join(character if character.isalnum() or character in " -_" else " " for character in title)
    parts = (
        " ".join(kept.split())[:80] or "draft", form, version, "+".join(languages).upper(), f"{made_at:%Y-%m-%d %H%M}",
        marking.value if marking else "",
    )  # fmt: skip
    return " - ".join(filter(None, parts)) + ".docx"


__all__ = [
    "FileMade", "Held", "Language", "Page", "WordFile", "add_export", "check_ceiling", "code_of", "file_name", "foot_with_code",
    "hand_out", "printed_of", "rows_of_export", "searched",
]  # fmt: skip
