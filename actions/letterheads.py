"""Paper of a side's own: taken from a Word file or template, kept in its own store, used for its own Word files.

What was uploaded is read once, in a child process; what leaves with later files is only what was taken then.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.desk import Desk
from actions.handing_out import searched
from actions.journal import record
from actions.wording import check_label
from dialogue.refusals import FieldMissing, NoSuchRow
from dialogue.roles import Permission
from exports.word.isolation import isolated
from exports.word.paper import Paper
from exports.word.paper_writer import write_paper
from exports.word.sheet import Layout, Page
from exports.word.stationery import HeadFoot, Stationery, read_stationery
from models.exchange import Letterhead, StoredFile

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class LetterheadLine:
    """A letterhead as one line of a list; `sheet` says how large its page is."""

    id: UUID
    name: str
    made_at: datetime
    by_id: UUID | None
    by_name: str
    width_mm: int
    height_mm: int


def keep_letterhead(desk: Desk, name: str, content: bytes, file_name: str) -> Letterhead:
    """Take the paper out of a file and keep it for one's own side. The same file again is the same letterhead.

    Raises the refusals of reading a Word file, StationeryUnusable, ExportLeaks where it would give something away with
    every file, FieldMissing. Journal (own): letterhead:kept.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    if not name.strip():
        raise FieldMissing(field="name")
    check_label(name)
    digest = hashlib.sha256(content).hexdigest()
    paper = isolated(read_stationery, content, file_name)
    searched(write_paper(_trial(paper)))
    with desk.writing_own() as own:
        again = own.exec(
            select(Letterhead).where(Letterhead.sha256 == digest, Letterhead.side == desk.actor.side)
        ).first()
        if again is not None and not again.is_retired:
            return again
        file = StoredFile(name=file_name, media_type=WORD, sha256=digest, content=content)
        own.add(file)
        own.flush()
        kept = Letterhead(
            name=name.strip(), file_id=file.id, sha256=digest, made=json.dumps(asdict(paper), ensure_ascii=False),
            side=desk.actor.side, by_id=desk.actor.user_id, by_name=desk.actor.name,
        )  # fmt: skip
        own.add(kept)
        record(own, desk.actor, "letterhead:kept", kept, name=kept.name)
        return kept


def retire_letterhead(desk: Desk, letterhead_id: UUID) -> None:
    """Offer a letterhead no more. Raises NoSuchRow. Journal (own): letterhead:retired."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.writing_own() as own:
        kept = _kept(own, desk, letterhead_id)
        kept.is_retired = True
        record(own, desk.actor, "letterhead:retired", kept, name=kept.name)


def list_letterheads(desk: Desk) -> list[LetterheadLine]:
    """The letterheads that one's own side offers, by name."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading_own() as own:
        rows = own.exec(
            select(Letterhead).where(Letterhead.side == desk.actor.side, Letterhead.is_retired == False)  # noqa: E712
        )
        lines = [_line(row) for row in rows]
    return sorted(lines, key=lambda line: (line.name, line.id))


def layout_of(desk: Desk, page: Page | UUID) -> Layout:
    """The paper that was chosen: the house's own, or a letterhead of one's side. Raises NoSuchRow."""
    if isinstance(page, Page):
        return page
    with desk.reading_own() as own:
        return _read(_kept(own, desk, page).made)


def _kept(own: Session, desk: Desk, letterhead_id: UUID) -> Letterhead:
    kept = own.get(Letterhead, letterhead_id)
    if kept is None or kept.is_retired or kept.side != desk.actor.side:
        raise NoSuchRow(noun="letterhead")
    return kept


def _line(row: Letterhead) -> LetterheadLine:
    paper = _read(row.made)
    millimetres = [round(length / 1440 * 25.4) for length in (paper.width, paper.height)]
    return LetterheadLine(row.id, row.name, row.made_at, row.by_id, row.by_name, millimetres[0], millimetres[1])


def _read(made: str) -> Stationery:
    told = json.loads(made)
    heads = tuple(
        HeadFoot(**{**head, "arrows": tuple(map(tuple, head["arrows"])), "lines": tuple(head["lines"])})
        for head in told.pop("heads")
    )
    return Stationery(**{**told, "heads": heads, "media": tuple(map(tuple, told["media"]))})


def _trial(paper: Stationery) -> Paper:
    """An empty paper on this letterhead, in which the search for leaks finds what the letterhead itself would give away."""
    return Paper(("", ""), ("", ""), ("en",), datetime(2000, 1, 1, tzinfo=UTC), (), page=paper)


__all__ = ["LetterheadLine", "keep_letterhead", "layout_of", "list_letterheads", "retire_letterhead"]
