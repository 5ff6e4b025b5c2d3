"""Taking a Word file back: reading it, laying it on the clauses it was exported from, and proposing what changed.

Nothing is written before a person has seen the preview; what is written then goes through the same `propose_edit` as
typing. What cannot be placed is listed, never dropped and never guessed.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, needs
from actions.desk import Desk
from actions.journal import record
from actions.proposals import Wording, propose_deletion, propose_edit, propose_insertion
from actions.word_bases import Exported, as_exported
from actions.word_remarks import ThreadLine, ThreadsFound, take_threads
from actions.wording import check_remark, check_wording
from dialogue.actors import Actor
from dialogue.refusals import DraftNotNamed, FormNotTakenBack, HiddenCharacters, NothingChanged, TextEmpty
from dialogue.roles import Permission
from drafts.proposals import ProposalKind
from exports.word.arrived import Stray, read_returned
from exports.word.changes import ReturnedChange
from exports.word.isolation import isolated
from exports.word.placing import BaseClause, Placement, ReturnedClause, place
from exports.word.values import TAKEN_BACK, ClauseText
from models.drafts import Clause, Revision
from models.exchange import ReturnedChange as TakenChange
from models.exchange import StoredFile, WordReturn
from models.proposals import Proposal
from models.queries import parts, read_ahead, rows_among

AT_ONCE: Final = 50
"""How many proposals, or threads, are made in one transaction: so many are made before somebody who waits is told."""
Told = Callable[[int, int, int], None]
"""Hears how many are dealt with, of how many, and how many proposals were made of them."""
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class ReturnLine:
    """One clause that came back changed, and what would be proposed for it. `key` names the change for ever.

    `was_taken`: the very same change has been taken in before and is not proposed again. `cannot` names the characters
    for which its words cannot be proposed as they are, "" where there are none.
    """

    key: str
    kind: ProposalKind | None
    clause: ReturnedClause
    base_id: UUID | None
    en: str
    zh: str
    note: str
    was_taken: bool
    cannot: str = ""

    @property
    def can_be_taken(self) -> bool:
        """Whether taking it in would make a proposal."""
        return self.kind is not None and not self.was_taken and not self.cannot

    @property
    def choices(self) -> tuple[int, ...]:
        """The places of the changes that can be left out one by one: those that others made with tracking on."""
        if self.kind != ProposalKind.REPLACE:
            return ()
        made = {segment.change for segments in self.clause.segments.values() for segment in segments}
        return tuple(at for at, change in enumerate(self.clause.changes) if at in made and not change.ours)

    def without(self, left_out: Collection[int]) -> "ReturnLine":
        """The line without some of its changes, named by their places."""
        return replace(self, en=self.clause.worded("en", left_out), zh=self.clause.worded("zh", left_out))


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
    threads: tuple[ThreadLine, ...] = ()
    formatting: tuple[Stray, ...] = ()


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
        left = as_exported(joint, draft, returned)
        homes = _homes(joint, left)
    document = left.document
    base = [BaseClause(c.clause_id, c.number, c.base_en, c.base_zh) for c in document.clauses]
    placed: Placement = place(returned, base, document, left.own_authors(desk.actor))
    changed = [clause for clause in placed.changed if left.is_dated or _is_new(clause)]
    proposed = {c.clause_id: c for c in document.clauses if c.inserted is not None}
    with desk.reading_own() as own:
        lines = [_line(clause, left, proposed, draft.id) for clause in changed if _is_changed(clause)]
        taken = {row.change_key for row in rows_among(own, TakenChange, "change_key", [line.key for line in lines])}
        lines = [replace(line, was_taken=line.key in taken) for line in lines]
        finding = ThreadsFound(own, draft.id, left.bases, homes)
        threads = [line for clause in changed for line in finding.on(clause)]
        again = own.exec(select(WordReturn.id).where(WordReturn.draft_id == draft.id, WordReturn.sha256 == digest))
        taken_before = again.first() is not None
    return ReturnPreview(
        draft.id, draft.title_en, draft.title_zh, digest, name, tuple(lines), len(placed.unchanged), placed.unplaced,
        taken_before, tuple(threads), placed.formatting,
    )  # fmt: skip


def take_return(
    desk: Desk, content: bytes, preview: ReturnPreview, chosen: Collection[str] | None = None,
    left_out: Mapping[str, Collection[int]] | None = None, told: Told | None = None,
) -> tuple[WordReturn, int]:  # fmt: skip
    """Make private proposals and threads of one's own side from a preview: of the `chosen` keys, or of all there are;
    `left_out` names by the key of a line the changes that do not go into its proposal.

    AT_ONCE of them are made in one transaction, and after each `told` hears how far it is. If it raises, what was made until
    then stands. The bytes are kept for ever. The same file again, and the same change or comment
    in another file, make nothing new. Returns the record of the return and how many proposals were made now.
    """
    needs(desk.actor, Permission.DRAFT_RETURN)
    lines = [line for line in preview.lines if line.can_be_taken and (chosen is None or line.key in chosen)]
    threads = [line for line in preview.threads if chosen is None or line.key in chosen]
    made = done = 0
    for some, talk in _parts(lines, threads):
        with desk.reading() as joint, desk.writing_own() as own:
            access_draft(joint, desk.actor, preview.draft_id, Permission.DRAFT_RETURN)
            arrived = _arrived(own, desk.actor, content, preview)
            made += _take_lines(joint, own, desk, arrived, some, left_out or {})
            take_threads(joint, own, desk.actor, arrived, talk)
        done += len(some) + len(talk)
        if told is not None:
            told(done, len(lines) + len(threads), made)
    return arrived, made


def _parts(
    lines: list[ReturnLine], threads: list[ThreadLine]
) -> list[tuple[Sequence[ReturnLine], Sequence[ThreadLine]]]:
    """What is made in one transaction each; one in which the file arrives even where nothing is made of it."""
    found: list[tuple[Sequence[ReturnLine], Sequence[ThreadLine]]] = [(some, ()) for some in parts(lines, AT_ONCE)]
    return found + [((), talk) for talk in parts(threads, AT_ONCE)] or [((), ())]


def _arrived(own: Session, actor: Actor, content: bytes, preview: ReturnPreview) -> WordReturn:
    """The record of the return, made when the file comes for the first time."""
    known = select(WordReturn).where(WordReturn.draft_id == preview.draft_id, WordReturn.sha256 == preview.sha256)
    if (arrived := own.exec(known).first()) is not None:
        return arrived
    file = StoredFile(name=preview.name, media_type=WORD, sha256=preview.sha256, content=content)
    own.add(file)
    own.flush()
    arrived = WordReturn(
        draft_id=preview.draft_id, file_id=file.id, sha256=preview.sha256, by_id=actor.user_id, by_name=actor.name,
        unplaced=len(preview.unplaced),
    )  # fmt: skip
    own.add(arrived)
    record(own, actor, "draft:returned", arrived, name=preview.name)
    return arrived


def _take_lines(
    joint: Session, own: Session, desk: Desk, arrived: WordReturn, lines: Sequence[ReturnLine],
    left_out: Mapping[str, Collection[int]],
) -> int:  # fmt: skip
    made = 0
    taken = {row.change_key for row in rows_among(own, TakenChange, "change_key", [line.key for line in lines])}
    read_ahead(joint, Clause, [_identifier(line.clause.clause_id) for line in lines])
    read_ahead(joint, Revision, [line.base_id for line in lines])
    for line in lines:
        if line.key in taken:
            continue
        worded = line.without(out) if (out := left_out.get(line.key, ())) else line
        try:
            proposal = _propose(joint, own, desk, arrived.draft_id, worded, arrived.id)
        except (NothingChanged, HiddenCharacters, TextEmpty):
            continue  # the preview has shown it; the file is kept, and the line can be proposed by hand
        change = TakenChange(return_id=arrived.id, change_key=line.key, proposal_id=proposal.id)
        own.add(change)
        taken.add(line.key)
        arrived.proposals_made += 1
        made += 1
        record(own, desk.actor, "draft:change_taken", change, draft_id=arrived.draft_id, clause_id=proposal.clause_id)
    return made


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


def _line(clause: ReturnedClause, left: Exported, proposed: Mapping[str, ClauseText], draft_id: UUID) -> ReturnLine:
    base = left.bases.get(clause.clause_id or "")
    # On a clause that is new in the file nobody can open a thread yet: what was said on it goes with it.
    said = clause.comments if clause.clause_id is None else ()
    note = "\n".join(f"{c.author or '?'}: {c.text}" for c in said)
    kind: ProposalKind | None
    en, zh = clause.own_en, clause.own_zh
    sent = proposed.get(clause.clause_id or "")
    if clause.clause_id is None or sent is not None:
        kind = None if clause.deleted or _left_so(sent, clause) else ProposalKind.INSERT
    elif clause.deleted:
        kind = ProposalKind.DELETE
    else:
        kind = ProposalKind.REPLACE
    if kind == ProposalKind.REPLACE and (en, zh) == (clause.base_en, clause.base_zh):
        kind = None  # a comment, or a change of ours that somebody settled: shown, but no wording to propose
    named = clause.clause_id or f"new after {clause.inserted_after}"
    key = hashlib.sha256("\x1f".join((draft_id.hex, named, str(kind), en, zh, note)).encode()).hexdigest()
    cannot = _cannot(en, zh, note) if kind in (ProposalKind.REPLACE, ProposalKind.INSERT) else ""
    return ReturnLine(key, kind, clause, base.id if base else None, en, zh, note, False, cannot)


def _left_so(sent: ClauseText | None, clause: ReturnedClause) -> bool:
    """Whether a clause that left as a proposal came back in the words in which it left."""
    if sent is None:
        return False
    return (clause.en, clause.zh) == tuple(
        "".join(run.text for run in sent.runs(x) if run.deleted is None) for x in ("en", "zh")
    )


def _cannot(en: str, zh: str, note: str) -> str:
    """Which characters keep words from being proposed as they are."""
    try:
        check_wording(en, zh)
        check_remark(note)
    except TextEmpty:
        return "—"
    except HiddenCharacters as refused:
        return str(refused.facts["found"])
    return ""


def _is_changed(clause: ReturnedClause) -> bool:
    """Whether more than comments came back on a clause."""
    return bool(clause.withdrawn) or any(not change.ours for change in clause.changes) or clause.clause_id is None


def _is_new(clause: ReturnedClause) -> bool:
    """Whether a file whose export is not known says something of a clause: what is not in it may never have been."""
    came = any(not change.ours for change in clause.changes) or any(c.is_news for c in clause.comments)
    return came and not (clause.deleted and not clause.base_en and not clause.base_zh)


def _homes(joint: Session, left: Exported) -> dict[str, UUID]:
    """For each clause that left as a proposal, the clause on which a thread about it can be opened: the one before it."""
    first = min(left.bases.values(), key=lambda base: base.place, default=None)
    homes = {}
    for clause in left.document.clauses:
        if clause.inserted is not None and first is not None:
            proposal = joint.get(Proposal, UUID(clause.clause_id))
            homes[clause.clause_id] = (proposal and proposal.after_clause_id) or first.clause_id
    return homes


def _identifier(given: str | None) -> UUID | None:
    try:
        return UUID(given or "")
    except ValueError:
        return None


__all__ = [
    "AT_ONCE", "ReturnLine", "ReturnPreview", "ReturnedChange", "Stray", "ThreadLine", "preview_return", "take_return",
]  # fmt: skip
