"""Sending a draft out as a Word file: written fresh from the canonical texts, and scanned before it leaves."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.desk import Desk
from actions.drafts import DraftText, read_draft
from actions.journal import record
from actions.proposals import tabled_proposals
from actions.rebasing import Ground, merged
from dialogue.audiences import SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from dialogue.refusals import ExportLeaks
from dialogue.roles import Permission
from drafts.proposals import ProposalKind
from exports.word.leaks import leaks
from exports.word.values import ClauseText, DraftDocument, Form, Mark, Note, Run, stacked
from exports.word.writer import write
from models.base import new_id, now
from models.drafts import Revision
from models.exchange import WordExport
from models.proposals import Proposal

SIDE_NAMES: Final = {party.key: party.short_en for party in KNOWN_PARTIES} | {SECRETARIAT: "Secretariat"}
"""How the author of a tracked change is named: the side, and after a dash the person."""


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word file that may leave: its name and its bytes."""

    name: str
    content: bytes
    export_id: UUID


def export_draft(desk: Desk, draft_id: UUID, form: Form) -> WordFile:
    """The draft as a Word file in one of its forms; the redline carries every open tabled proposal.

    Only what is joint goes into the file: a private proposal is never exported. Raises ExportLeaks when the finished
    file holds anything it should not, and then nothing leaves.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    made_at = now()
    export_id = new_id()
    with desk.reading() as joint:
        text = read_draft(joint, desk.actor, draft_id)
        proposals = tabled_proposals(joint, desk.actor, draft_id) if form == Form.REDLINE_TWO_COLUMN else []
        document = _document(joint, text, proposals, export_id, made_at)
    content = write(document, form)
    authors = {mark.author for clause in document.clauses for mark in marks_of(clause)}
    found = leaks(content, allowed_authors=authors if form == Form.REDLINE_TWO_COLUMN else ())
    if found:
        raise ExportLeaks(findings=len(found), first=found[0].kind)
    with desk.writing_own() as own:
        handed_out = WordExport(
            id=export_id, draft_id=draft_id, form=form, label=document.label_en,
            sha256=hashlib.sha256(content).hexdigest(), by_id=desk.actor.user_id, by_name=desk.actor.name,
            side=desk.actor.side,
        )  # fmt: skip
        own.add(handed_out)
        record(own, desk.actor, "draft:exported", handed_out, form=form)
    title = text.draft.title_en or text.draft.title_zh
    return WordFile(f"{_file_name(title)} - {form} - {made_at:%Y-%m-%d %H%M}.docx", content, export_id)


def latest_exports(desk: Desk, limit: int = 5) -> list[WordExport]:
    """The last files that this side handed out, with their fingerprints."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    with desk.reading_own() as own:
        rows = own.exec(select(WordExport).where(WordExport.side == desk.actor.side))
        return sorted(rows, key=lambda export: export.made_at, reverse=True)[:limit]


def author_of(proposal: Proposal) -> str:
    """The author of a tracked change: “US – Daniel Quill”."""
    side = SIDE_NAMES.get(proposal.side, proposal.side.upper())
    return f"{side} – {proposal.author_name}" if proposal.author_name else side


def _document(
    joint: Session, text: DraftText, proposals: list[Proposal], export_id: UUID, made_at: datetime
) -> DraftDocument:
    by_clause: dict[UUID | None, list[Proposal]] = {}
    for proposal in proposals:
        place = proposal.after_clause_id if proposal.kind == ProposalKind.INSERT else proposal.clause_id
        by_clause.setdefault(place, []).append(proposal)
    clauses = insertion_texts(by_clause.get(None, []))
    for standing in text.clauses:
        tabled = by_clause.get(standing.clause.id, [])
        if not standing.head.struck:
            clauses.append(clause_text(joint, standing.head, [p for p in tabled if p.kind != ProposalKind.INSERT]))
        clauses.extend(insertion_texts(tabled))
    when = f"{made_at.day} {made_at:%B %Y, %H:%M} UTC"
    return DraftDocument(
        title_en=text.draft.title_en, title_zh=text.draft.title_zh, label_en=f"As at {when}",
        label_zh=f"截至{made_at.year}年{made_at.month}月{made_at.day}日{made_at:%H:%M}（世界协调时）", marking="",
        export_id=export_id.hex, draft_id=text.draft.id.hex, made_at=made_at, clauses=tuple(clauses),
        first_language="zh" if text.draft.first_language == "zh" else "en",
    )  # fmt: skip


def clause_text(joint: Session, head: Revision, proposals: list[Proposal]) -> ClauseText:
    """A clause on one of its revisions, with the given proposals as tracked changes."""
    en: list[tuple[str, Mark]] = []
    zh: list[tuple[str, Mark]] = []
    notes: list[Note] = []
    deleted: Mark | None = None
    for proposal in proposals:
        mark = _mark(proposal)
        if proposal.kind == ProposalKind.DELETE:
            deleted = deleted or mark
        else:
            base = joint.get(Revision, proposal.base_id) if proposal.base_id else None
            carried = merged(Ground(base, head), proposal)
            # Where a person still has to decide, the proposal stands whole, as its side wrote it.
            en.append((carried.en if carried.is_clean and carried.en is not None else proposal.text_en, mark))
            zh.append((carried.zh if carried.is_clean and carried.zh is not None else proposal.text_zh, mark))
        if proposal.note:
            notes.append(Note(mark.author, mark.at, proposal.note))
    if deleted is not None:
        notes += [Note(mark.author, mark.at, f"EN: {new}") for new, mark in en]
        notes += [Note(mark.author, mark.at, f"中文：{new}") for new, mark in zh]
        en = zh = []
    return ClauseText(
        clause_id=head.clause_id.hex, number=head.number, kind=head.kind, level=head.level,
        en=stacked(head.text_en, en), zh=stacked(head.text_zh, zh), base_en=head.text_en, base_zh=head.text_zh,
        deleted=deleted, notes=tuple(notes),
    )  # fmt: skip


def insertion_texts(proposals: list[Proposal]) -> list[ClauseText]:
    """The proposed new clauses among the given proposals, each as a row of its own."""
    made = []
    for proposal in proposals:
        if proposal.kind == ProposalKind.INSERT:
            mark = _mark(proposal)
            made.append(
                ClauseText(
                    clause_id=proposal.id.hex,
                    number=proposal.number,
                    kind=proposal.clause_kind or "paragraph",
                    level=1,
                    en=(Run(proposal.text_en, inserted=mark),) if proposal.text_en else (),
                    zh=(Run(proposal.text_zh, inserted=mark),) if proposal.text_zh else (),
                    base_en="",
                    base_zh="",
                    inserted=mark,
                    notes=(Note(mark.author, mark.at, proposal.note),) if proposal.note else (),
                )
            )
    return made


def _mark(proposal: Proposal) -> Mark:
    # The time at which the side put its words on the table: when it wrote them in private is nobody else's business.
    return Mark(author_of(proposal), proposal.tabled_at or proposal.made_at)


def marks_of(clause: ClauseText) -> list[Mark]:
    """Every mark on a clause: of its changes, of the clause as a whole, of its notes."""
    runs = (*clause.en, *clause.zh)
    marks = [m for run in runs for m in (run.inserted, run.deleted)] + [clause.inserted, clause.deleted]
    return [m for m in marks if m] + [Mark(note.author, note.at) for note in clause.notes]


def _file_name(title: str) -> str:
    kept = "".join(character if character.isalnum() or character in " -_" else " " for character in title)
    return " ".join(kept.split())[:80] or "draft"
