"""Taking a Word file back: reading it, laying it on the clauses it was exported from, and proposing what changed.

Nothing is written before a person has seen the preview; what is written then goes through the same `propose_edit` as
typing. What cannot be placed is listed, never dropped and never guessed.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, needs
from actions.desk import Desk
from actions.journal import record
from actions.proposals import Wording, propose_deletion, propose_edit, propose_insertion
from actions.word_exports import SIDE_NAMES, clause_text, insertion_texts, marks_of
from dialogue.actors import Actor
from dialogue.refusals import DraftNotNamed, FormNotTakenBack, HiddenCharacters, NothingChanged
from dialogue.roles import Permission
from drafts.proposals import ProposalKind
from exports.word.anchors import ExportRecord, text_sum
from exports.word.arrived import Stray, read_returned
from exports.word.isolation import isolated
from exports.word.placing import BaseClause, Placement, ReturnedClause, place
from exports.word.values import TAKEN_BACK, ClauseText, DraftDocument
from models.drafts import Clause, Draft, Revision
from models.exchange import ReturnedChange, StoredFile, WordReturn
from models.proposals import Proposal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One clause that came back changed, and what would be proposed for it. `key` names the change for ever.

    `was_taken`: the very same change has been taken in before and is not proposed again.
    """

    key: str
    kind: ProposalKind | None
    clause: ReturnedClause
    base_id: UUID | None
    en: str
    zh: str
    note: str
    was_taken: bool


@dataclass(frozen=True, slots=True)
class ReturnPreview:
    """Everything a returned file holds, laid on the draft: changes by clause, what is unchanged, what has no place."""

    draft_id: UUID
    title_en: str
    title_zh: str
    sha256: str
    name: str
    lines: tuple[ReturnLine, ...]
    unchanged: int
    unplaced: tuple[Stray, ...]
    taken_before: bool


def preview_return(desk: Desk, content: bytes, name: str, draft_id: UUID | None = None) -> ReturnPreview:
    """Read a returned Word file and lay it on its draft. Writes nothing.

    The draft is the one the file names; `draft_id` says it for a file that names none. Raises the refusals of reading
    a Word file, FormNotTakenBack, DraftNotNamed, and NoSuchRow for a draft that is not for this person.
    """
    needs(desk.actor, Permission.DRAFT_RETURN)
    returned = isolated(read_returned, content, name)
    if returned.export.form and returned.export.form not in TAKEN_BACK:
        raise FormNotTakenBack(form=returned.export.form)
    named = _identifier(returned.export.draft_id) or draft_id
    if named is None:
        raise DraftNotNamed(name=name)
    digest = hashlib.sha256(content).hexdigest()
    with desk.reading() as joint:
        draft = access_draft(joint, desk.actor, named, Permission.DRAFT_RETURN)
        clauses = list(joint.exec(select(Clause).where(Clause.draft_id == draft.id)))
        bases = {clause.id.hex: _base_of(joint, clause, returned.export) for clause in clauses}
        document = _as_exported(joint, draft, clauses, bases, returned.export)
    base = [BaseClause(c.clause_id, c.number, c.base_en, c.base_zh) for c in document.clauses]
    placed: Placement = place(returned, base, document, _own_authors(document, desk.actor))
    proposed = {c.clause_id for c in document.clauses if c.inserted is not None}
    with desk.reading_own() as own:
        lines = [_line(clause, bases, proposed, draft.id, own) for clause in placed.changed]
        again = own.exec(select(WordReturn.id).where(WordReturn.draft_id == draft.id, WordReturn.sha256 == digest))
        taken_before = again.first() is not None
    return ReturnPreview(
        draft.id, draft.title_en, draft.title_zh, digest, name, tuple(line for line in lines if line),
        len(placed.unchanged), placed.unplaced, taken_before,
    )  # fmt: skip


def take_return(
    desk: Desk, content: bytes, preview: ReturnPreview, chosen: Collection[str] | None = None
) -> tuple[WordReturn, int]:
    """Make private proposals of one's own side from a preview: of the `chosen` lines, or of all that can be proposed.

    The bytes are kept for ever. The same file again, and the same change in another file, make nothing new. Returns the
    record of the return and how many proposals were made now.
    """
    actor = desk.actor
    needs(actor, Permission.DRAFT_RETURN)
    made = 0
    with desk.reading() as joint, desk.writing_own() as own:
        access_draft(joint, actor, preview.draft_id, Permission.DRAFT_RETURN)
        arrived = own.exec(
            select(WordReturn).where(WordReturn.draft_id == preview.draft_id, WordReturn.sha256 == preview.sha256)
        ).first()
        if arrived is None:
            file = StoredFile(name=preview.name, media_type=WORD, sha256=preview.sha256, content=content)
            own.add(file)
            own.flush()
            arrived = WordReturn(
                draft_id=preview.draft_id, file_id=file.id, sha256=preview.sha256, by_id=actor.user_id,
                by_name=actor.name, unplaced=len(preview.unplaced),
            )  # fmt: skip
            own.add(arrived)
            record(own, actor, "draft:returned", arrived, name=preview.name)
        for line in preview.lines:
            if line.kind is None or line.was_taken or (chosen is not None and line.key not in chosen):
                continue
            if own.exec(select(ReturnedChange.id).where(ReturnedChange.change_key == line.key)).first():
                continue
            try:
                proposal = _propose(joint, own, desk, preview.draft_id, line, arrived.id)
            except (NothingChanged, HiddenCharacters):
                continue  # the preview has shown it; the file is kept, and the line can be proposed by hand
            taken = ReturnedChange(return_id=arrived.id, change_key=line.key, proposal_id=proposal.id)
            own.add(taken)
            arrived.proposals_made += 1
            made += 1
            record(own, actor, "draft:change_taken", taken, draft_id=preview.draft_id, clause_id=proposal.clause_id)
    return arrived, made


def _propose(joint: Session, own: Session, desk: Desk, draft_id: UUID, line: ReturnLine, return_id: UUID) -> Proposal:
    actor, key = desk.actor, f"return:{return_id.hex}:{line.key}"
    clause_id = _identifier(line.clause.clause_id)
    if line.kind == ProposalKind.DELETE and clause_id:
        return propose_deletion(joint, own, actor, clause_id, line.base_id, line.note, returned_from=return_id, key=key)
    wording = Wording(line.en, line.zh, line.note)
    if line.kind == ProposalKind.REPLACE and clause_id:
        return propose_edit(joint, own, actor, clause_id, line.base_id, wording, returned_from=return_id, key=key)
    after = _identifier(line.clause.inserted_after)
    after = after if after and joint.get(Clause, after) is not None else None
    return propose_insertion(
        joint, own, actor, draft_id, after, wording, number=line.clause.number, returned_from=return_id, key=key
    )


def _line(
    clause: ReturnedClause, bases: dict[str, Revision], proposed: set[str], draft_id: UUID, own: Session
) -> ReturnLine | None:
    base = bases.get(clause.clause_id or "")
    note = "\n".join(f"{c.author or '?'}: {c.text}" for c in clause.comments if not c.ours)
    kind: ProposalKind | None
    if clause.clause_id is None or clause.clause_id in proposed:
        kind = None if clause.deleted else ProposalKind.INSERT
    elif clause.deleted:
        kind = ProposalKind.DELETE
    else:
        kind = ProposalKind.REPLACE
    en, zh = clause.own_en, clause.own_zh
    if kind == ProposalKind.REPLACE and (en, zh) == (clause.base_en, clause.base_zh):
        kind = None  # a comment, or a change of ours that somebody settled: shown, but no wording to propose
    named = clause.clause_id or f"new after {clause.inserted_after}"
    key = hashlib.sha256("\x1f".join((draft_id.hex, named, str(kind), en, zh, note)).encode()).hexdigest()
    was_taken = own.exec(select(ReturnedChange.id).where(ReturnedChange.change_key == key)).first() is not None
    return ReturnLine(key, kind, clause, base.id if base else None, en, zh, note, was_taken)


def _base_of(joint: Session, clause: Clause, exported: ExportRecord) -> Revision:
    """The revision a clause was exported from, known by the sums that the file carries; else the standing one."""
    sums = next(((c.sum_en, c.sum_zh) for c in exported.clauses if c.clause_id == clause.id.hex), None)
    if sums:
        for revision in joint.exec(select(Revision).where(Revision.clause_id == clause.id)):
            if (text_sum(revision.text_en), text_sum(revision.text_zh)) == sums:
                return revision
    return joint.get_one(Revision, clause.head_id)


def _as_exported(
    joint: Session, draft: Draft, clauses: list[Clause], bases: dict[str, Revision], exported: ExportRecord
) -> DraftDocument:
    """The draft as it left: the texts it was exported from, with the proposals that were open at that moment."""
    made_at = _moment_of(exported.export_id) or datetime.now(UTC)
    proposals: list[Proposal] = []
    if exported.form == "redline":
        tabled = joint.exec(select(Proposal).where(Proposal.draft_id == draft.id))
        proposals = [
            p for p in tabled if p.tabled_at and p.tabled_at <= made_at and not (p.closed_at and p.closed_at < made_at)
        ]
    held = {clause.clause_id for clause in exported.clauses}
    texts: list[ClauseText] = []
    texts += insertion_texts([p for p in proposals if p.after_clause_id is None])
    for clause in sorted(clauses, key=lambda c: bases[c.id.hex].place):
        on_it = [p for p in proposals if p.clause_id == clause.id]
        if not bases[clause.id.hex].struck and (not held or clause.id.hex in held):
            texts.append(clause_text(joint, bases[clause.id.hex], on_it))
        texts += insertion_texts([p for p in proposals if p.after_clause_id == clause.id])
    return DraftDocument(
        title_en=draft.title_en, title_zh=draft.title_zh, label_en="", label_zh="", marking="",
        export_id=exported.export_id, draft_id=draft.id.hex, made_at=made_at, clauses=tuple(texts),
        first_language="zh" if draft.first_language == "zh" else "en",
    )  # fmt: skip


def _own_authors(document: DraftDocument, actor: Actor) -> set[str]:
    """The names under which this side's own changes left: they are part of its wording when the file comes back."""
    own = SIDE_NAMES.get(actor.side, actor.side.upper())
    authors = {mark.author for clause in document.clauses for mark in marks_of(clause)}
    return {author for author in authors if author == own or author.startswith(f"{own} – ")}


def _moment_of(export_id: str) -> datetime | None:
    """When an export was made: its identifier is time-ordered and begins with the milliseconds since 1970."""
    found = _identifier(export_id)
    return datetime.fromtimestamp((found.int >> 80) / 1000 + 0.001, UTC) if found and found.version == 7 else None


def _identifier(given: str | None) -> UUID | None:
    try:
        return UUID(given or "")
    except ValueError:
        return None


__all__ = ["ReturnLine", "ReturnPreview", "preview_return", "take_return"]
