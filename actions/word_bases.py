"""What a returned file was exported from: the revision of each clause, and the changes and comments that left with it.

The file says so itself, as far as its editor kept what it was given. Where it says nothing the texts in it decide.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from rapidfuzz import fuzz
from sqlmodel import Session, select

from actions.word_exports import clause_text, insertion_texts, marks_of
from actions.word_names import Naming, naming_found
from actions.word_threads import thread_notes
from dialogue.actors import Actor
from exports.word.anchors import clause_of, text_sum
from exports.word.returned import Returned
from exports.word.values import ClauseText, DraftDocument, Form
from models.drafts import Clause, Draft, Revision
from models.proposals import Proposal
from models.queries import rows_among
from models.threads import Remark, Thread


@dataclass(frozen=True, slots=True)
class Exported:
    """A draft as it left: `bases` by clause (32 hexadecimal digits), the document, and whether the moment is known."""

    bases: Mapping[str, Revision]
    document: DraftDocument
    names: Naming
    is_dated: bool

    def own_authors(self, actor: Actor) -> set[str]:
        """The names under which this side's own changes left: they are part of its wording when the file comes back."""
        side = self.names.author(actor.side, "")
        authors = {mark.author for clause in self.document.clauses for mark in marks_of(clause)}
        return {author for author in authors if author == side or author.startswith(f"{side} – ")}


def as_exported(joint: Session, draft: Draft, returned: Returned) -> Exported:
    """The draft that the caller was let see, as it stood in the file when it left."""
    made_at = _moment_of(returned.export.export_id)
    history: dict[UUID, list[Revision]] = {}
    asked = select(Revision).join(Clause, Clause.id == Revision.clause_id)  # type: ignore[arg-type]
    for revision in joint.exec(asked.where(Clause.draft_id == draft.id).order_by(Revision.ordinal)):  # type: ignore[arg-type]
        history.setdefault(revision.clause_id, []).append(revision)
    bases = _bases(history, returned, made_at)
    with_changes = returned.export.form in ("", Form.REDLINE_TWO_COLUMN)
    proposals = _proposals(joint, draft.id, made_at) if with_changes else []
    names = naming_found(_hands(joint, draft.id, proposals), _authors(returned)) if with_changes else Naming()
    proposals = _of_sides_there(proposals, returned, names)
    said = {}
    if with_changes:
        heads = {base.clause_id: base for base in bases.values()}
        said = thread_notes(joint, draft.id, names, heads, until=made_at)
    held = {clause.clause_id for clause in returned.export.clauses}
    texts: list[ClauseText] = []
    texts += insertion_texts([p for p in proposals if p.after_clause_id is None and p.clause_id is None], names)
    for ident, base in sorted(bases.items(), key=lambda entry: entry[1].place):
        if not base.struck and (not held or ident in held):
            on_it = [p for p in proposals if p.clause_id == base.clause_id]
            texts.append(clause_text(joint, base, on_it, names, said.get(base.clause_id, ())))
        texts += insertion_texts([p for p in proposals if p.after_clause_id == base.clause_id], names)
    document = DraftDocument(
        title_en=draft.title_en, title_zh=draft.title_zh, label_en="", label_zh="", marking="",
        export_id=returned.export.export_id, draft_id=draft.id.hex, made_at=made_at or datetime.now(UTC), clauses=tuple(texts),
        first_language="zh" if draft.first_language == "zh" else "en",
    )  # fmt: skip
    return Exported(bases, document, names, made_at is not None)


def _bases(history: Mapping[UUID, list[Revision]], returned: Returned, made_at: datetime | None) -> dict[str, Revision]:
    """The revision that each clause left on: known by the sums in the file, by its moment, else by the texts in it."""
    sums = {c.clause_id: (c.sum_en, c.sum_zh) for c in returned.export.clauses}
    bases = {}
    there = _texts_there(returned) if not sums and made_at is None else None
    for clause_id, revisions in history.items():
        latest = revisions[-1]
        known = sums.get(clause_id.hex)
        if known:
            same = [r for r in revisions if (text_sum(r.text_en), text_sum(r.text_zh)) == known]
            then = [r for r in same if made_at is None or r.made_at <= made_at]
            bases[clause_id.hex] = (then or same or [latest])[-1]
        elif made_at is not None and not sums:
            if standing := [r for r in revisions if r.made_at <= made_at]:  # else it was not there yet
                bases[clause_id.hex] = standing[-1]
        elif there is not None and len(revisions) > 1:
            bases[clause_id.hex] = there.likeliest(clause_id.hex, revisions)
        else:
            bases[clause_id.hex] = latest
    return bases


@dataclass(frozen=True, slots=True)
class _TextsThere:
    """The texts of a file with every change rejected: all of them, and those that a bookmark names a clause for."""

    every: frozenset[str]
    marked: Mapping[str, tuple[str, ...]]

    def likeliest(self, clause_id: str, revisions: list[Revision]) -> Revision:
        """Of the revisions of a clause the one that the file holds; the latest where it holds none or all."""

        def likeness(revision: Revision) -> float:
            texts = [text for text in (revision.text_en, revision.text_zh) if text]
            whole = sum(text in self.every for text in texts)
            found = self.marked.get(clause_id, ())
            like = sum(max((fuzz.ratio(text, there) for there in found), default=0.0) for text in texts)
            return whole * 1000 + like

        return max(reversed(revisions), key=likeness)


def _texts_there(returned: Returned) -> _TextsThere:
    marked: dict[str, tuple[str, ...]] = {}
    every = set()
    for row in returned.rows:
        for text in row.texts:
            every.add(text.rejected)
            for found in filter(None, map(clause_of, text.bookmarks)):
                marked[found[0]] = (*marked.get(found[0], ()), text.rejected)
    return _TextsThere(frozenset(every), marked)


def _proposals(joint: Session, draft_id: UUID, made_at: datetime | None) -> list[Proposal]:
    """The proposals that left in a redline made at a moment; every one that was ever tabled where that is not known."""
    tabled = [p for p in joint.exec(select(Proposal).where(Proposal.draft_id == draft_id)) if p.tabled_at]
    if made_at is not None:
        tabled = [p for p in tabled if p.tabled_at and p.tabled_at <= made_at <= (p.closed_at or made_at)]
    return sorted(tabled, key=lambda p: (p.tabled_at, p.id))


def _of_sides_there(proposals: list[Proposal], returned: Returned, names: Naming) -> list[Proposal]:
    """Those that left: of the one side that the file was made for, or of the sides of whom something stands in it."""
    if returned.export.side or returned.export.form:
        return [p for p in proposals if returned.export.side in ("", p.side)]
    # The file has lost what it was made as: where changes of one side are in it, another of whom nothing is was left out.
    there = {author.partition(" – ")[0] for author in _authors(returned)}
    found = [p for p in proposals if names.author(p.side, "") in there]
    return found or proposals


def _hands(joint: Session, draft_id: UUID, proposals: Iterable[Proposal]) -> Iterator[tuple[str, str]]:
    for proposal in proposals:
        yield proposal.side, proposal.author_name
    threads = joint.exec(select(Thread.id).where(Thread.draft_id == draft_id)).all()
    for remark in rows_among(joint, Remark, "thread_id", threads):
        yield remark.side, remark.by_name


def _authors(returned: Returned) -> Iterator[str]:
    """Everybody who stands in a file as the author of something."""
    for row in returned.rows:
        pieces = [change for text in row.texts for piece in text.pieces for change in (piece.inserted, piece.deleted)]
        yield from (change.author for change in (row.inserted, row.deleted, *pieces) if change and change.author)
    for told in (*returned.comments, *returned.strays):
        yield told.author or ""


def _moment_of(export_id: str) -> datetime | None:
    """When an export was made: its identifier is time-ordered and begins with the milliseconds since 1970."""
    try:
        found = UUID(export_id)
    except ValueError:
        return None
    return datetime.fromtimestamp((found.int >> 80) / 1000 + 0.001, UTC) if found.version == 7 else None


__all__ = ["Exported", "as_exported"]
