"""The threads before all sides as the comments of a Word file. A side's own threads are not read here and never leave."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.word_names import Naming
from drafts.spans import span_now
from exports.word.values import Language, Note
from models.drafts import Revision
from models.queries import rows_among
from models.threads import Remark, RemarkKind, Thread


def thread_notes(
    joint: Session, draft_id: UUID, names: Naming, heads: Mapping[UUID, Revision], until: datetime | None = None
) -> dict[UUID, tuple[Note, ...]]:
    """The joint threads of a draft that the caller was let see, by clause, the oldest first, as at a moment.

    `heads` are the revisions of the clauses that the file shows: a thread on words stands on them where they still stand.
    """
    if not joint.info["audience_is_joint"]:
        raise ValueError("only what is before all sides leaves in a file")
    threads = sorted(joint.exec(select(Thread).where(Thread.draft_id == draft_id)), key=lambda thread: thread.id)
    remarks: dict[UUID, list[Remark]] = {}
    for remark in rows_among(joint, Remark, "thread_id", [thread.id for thread in threads], "ordinal"):
        if until is None or remark.made_at <= until:
            remarks.setdefault(remark.thread_id, []).append(remark)
    read = {r.id: r for r in rows_among(joint, Revision, "id", {t.revision_id for t in threads if t.language})}
    notes: dict[UUID, tuple[Note, ...]] = {}
    for thread in threads:
        if said := remarks.get(thread.id):
            note = _note(thread, said, names, read.get(thread.revision_id), heads.get(thread.clause_id))
            notes[thread.clause_id] = (*notes.get(thread.clause_id, ()), note)
    return notes


def _note(thread: Thread, remarks: list[Remark], names: Naming, then: Revision | None, head: Revision | None) -> Note:
    first, *rest = (Note(names.author(r.side, r.by_name), r.made_at, r.words) for r in remarks if r.words)
    turns = [remark.kind for remark in remarks if remark.kind != RemarkKind.SAID]
    language: Language | None = {"en": "en", "zh": "zh"}.get(thread.language)  # type: ignore[assignment]
    span = _span(thread, then, head) if language else None
    start, end = span or (0, 0)
    return Note(
        first.author, first.at, first.text, language if span else None, start, end, tuple(rest),
        resolved=bool(turns) and turns[-1] == RemarkKind.RESOLVED, thread=thread.id.hex,
    )  # fmt: skip


def _span(thread: Thread, then: Revision | None, head: Revision | None) -> tuple[int, int] | None:
    if then is None or head is None:
        return None
    old, new = ((r.text_en, r.text_zh)[thread.language == "zh"] for r in (then, head))
    marked = (thread.quote_start, thread.quote_end)
    return marked if old == new else span_now(old, marked, new)


__all__ = ["thread_notes"]
