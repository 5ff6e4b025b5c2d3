"""What every file of ours goes through on its way out: the ceiling, the search for leaks, its name, and the line about it."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from actions.desk import Desk
from actions.journal import record
from dialogue.markings import exceeds
from dialogue.refusals import AboveCeiling, ExportLeaks
from dialogue.vocabulary import Marking
from exports.word.captions import Pair
from exports.word.leaks import leaks
from exports.word.sheet import Page
from exports.word.values import Language
from models.exchange import WordExport


@dataclass(frozen=True, slots=True)
class Held:
    """Something that a file would carry: what it is, in both languages, and how it is marked (None: not at all)."""

    name: Pair
    marking: Marking | None


@dataclass(frozen=True, slots=True)
class FileMade:
    """A finished file that has been searched and has not left. `about_noun` and `about_id` name the row it is of.

    `fingerprint` is that of the one text it holds, empty for what holds none or several.
    """

    name: str
    content: bytes
    form: str
    label: str
    about_noun: str
    about_id: UUID
    made_at: datetime
    export_id: UUID
    fingerprint: str = ""


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


def hand_out(desk: Desk, made: FileMade) -> WordFile:
    """Let a file leave, and write down that it did. Journal (own): draft:exported, record:exported."""
    is_draft = made.about_noun == "draft"
    with desk.writing_own() as own:
        row = WordExport(
            id=made.export_id, made_at=made.made_at, draft_id=made.about_id if is_draft else None, form=made.form,
            about_noun=made.about_noun, about_id=made.about_id, label=made.label,
            sha256=hashlib.sha256(made.content).hexdigest(), fingerprint=made.fingerprint, by_id=desk.actor.user_id,
            by_name=desk.actor.name, side=desk.actor.side,
        )  # fmt: skip
        own.add(row)
        record(own, desk.actor, "draft:exported" if is_draft else "record:exported", row, form=made.form)
    return WordFile(made.name, made.content)


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


__all__ = ["FileMade", "Held", "Language", "Page", "WordFile", "check_ceiling", "file_name", "hand_out", "searched"]
