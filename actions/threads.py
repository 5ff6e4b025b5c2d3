"""Threads: remarks on a clause or on marked words of it, before all sides or among one's own only.

The store that a thread is opened in decides who reads it. A remark is written into the store in which its thread is
found, and cannot be written anywhere else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_clause, access_draft, access_thread, needs, sits_at
from actions.desk import Desk
from actions.journal import done_before, record
from actions.users import actor_of
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing, NoSuchRow, QuoteNotInSource
from dialogue.roles import Permission
from drafts.spans import Span, span_now, surroundings
from models.drafts import Clause, DraftParty, Revision
from models.queries import asked, ids, rows_among
from models.threads import Mention, Remark, RemarkKind, Thread
from models.users import User


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that somebody marked: in which language of which revision, and where in it, in characters."""

    revision_id: UUID
    language: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RemarkSeen:
    """A remark as its reader sees it; `names` are the users named in it."""

    id: UUID
    kind: RemarkKind
    words: str
    side: str
    by_id: UUID | None
    by_name: str
    at: datetime
    names: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ThreadSeen:
    """A thread as its reader sees it now.

    `span` is where the marked words stand in the standing text; None for a thread on the clause as a whole, and for one
    `on_earlier_words`, which do not stand there any more. `is_private`: only one's own side reads it.
    """

    id: UUID
    clause_id: UUID
    revision_id: UUID
    language: str
    quote: str
    span: Span | None
    on_earlier_words: bool
    is_private: bool
    is_open: bool
    side: str
    remarks: tuple[RemarkSeen, ...]


@dataclass(frozen=True, slots=True)
class MentionSeen:
    """A remark in which the reader is named, and the thread it stands in."""

    draft_id: UUID
    clause_id: UUID
    thread_id: UUID
    is_private: bool
    is_open: bool
    remark: RemarkSeen


@dataclass(frozen=True, slots=True)
class Nameable:
    """Somebody who reads a thread and can therefore be named in it."""

    name_en: str
    name_zh: str
    side: str


def open_thread(
    joint: Session, session: Session, actor: Actor, clause_id: UUID, words: str, *, marked: Marked | None = None,
    names: Collection[UUID] = (), accounts: Session | None = None, key: str | None = None,
) -> Thread:  # fmt: skip
    """Open a thread on a clause, or on marked words of it, with its first remark.

    `session` is the joint store's or that of the own side's store, which decides who reads the thread and every remark in
    it. Naming people needs the `accounts`. Raises FieldMissing (remark), HiddenCharacters, QuoteNotInSource, NoSuchRow
    (clause, revision, or a named user who cannot read the thread).
    """
    clause = access_clause(joint, actor, clause_id, Permission.CLAUSE_COMMENT)
    if made := done_before(session, key):
        return session.get_one(Thread, made)
    place = _place(joint, clause, marked)
    thread = Thread(
        draft_id=clause.draft_id, clause_id=clause.id, **place, side=actor.side, by_id=actor.user_id, by_name=actor.name
    )
    _check_words(words)
    named = _named(session, accounts, actor, thread, names)
    session.add(thread)
    session.flush()
    _add(session, actor, thread, RemarkKind.SAID, words, named)
    record(session, actor, "clause:thread:opened", thread, key=key)
    return thread


def reply(
    session: Session, actor: Actor, thread_id: UUID, words: str, *, names: Collection[UUID] = (),
    accounts: Session | None = None, key: str | None = None,
) -> Remark:  # fmt: skip
    """Answer in a thread, in the store that it stands in. Raises as `open_thread`."""
    thread = access_thread(session, actor, thread_id, Permission.CLAUSE_COMMENT)
    if made := done_before(session, key):
        return session.get_one(Remark, made)
    _check_words(words)
    named = _named(session, accounts, actor, thread, names)
    remark = _add(session, actor, thread, RemarkKind.SAID, words, named)
    record(session, actor, "clause:thread:answered", remark, key=key, **_under(thread))
    return remark


def resolve_thread(
    session: Session, actor: Actor, thread_id: UUID, words: str = "", *, key: str | None = None
) -> Remark:
    """Say that a thread is settled, perhaps with a last word. A thread that is resolved stays as it is."""
    thread = access_thread(session, actor, thread_id, Permission.CLAUSE_COMMENT)
    if made := done_before(session, key):
        return session.get_one(Remark, made)
    check_remark(words)
    remarks = _remarks(session, [thread.id])[thread.id]
    if not is_open(remarks):
        return remarks[-1]
    remark = _add(session, actor, thread, RemarkKind.RESOLVED, words, ())
    record(session, actor, "clause:thread:resolved", remark, key=key, **_under(thread))
    return remark


def reopen_thread(
    session: Session, actor: Actor, thread_id: UUID, words: str = "", *, key: str | None = None
) -> Remark:
    """Take up a resolved thread again. A thread that is open stays as it is."""
    thread = access_thread(session, actor, thread_id, Permission.CLAUSE_COMMENT)
    if made := done_before(session, key):
        return session.get_one(Remark, made)
    check_remark(words)
    remarks = _remarks(session, [thread.id])[thread.id]
    if is_open(remarks):
        return remarks[-1]
    remark = _add(session, actor, thread, RemarkKind.REOPENED, words, ())
    record(session, actor, "clause:thread:reopened", remark, key=key, **_under(thread))
    return remark


def is_open(remarks: Sequence[Remark]) -> bool:
    """Whether a thread is open: nobody has resolved it since it was opened or reopened. In order of the thread."""
    turns = [remark.kind for remark in remarks if remark.kind != RemarkKind.SAID]
    return not turns or turns[-1] == RemarkKind.REOPENED


def threads_of(
    joint: Session, session: Session, actor: Actor, draft_id: UUID, clause_id: UUID | None = None
) -> list[ThreadSeen]:
    """The threads of a draft, or of one clause, in one store, the oldest first, with where their words stand now."""
    access_draft(joint, actor, draft_id, Permission.DRAFT_READ)
    query = select(Thread).where(Thread.draft_id == draft_id)
    if clause_id is not None:
        query = query.where(Thread.clause_id == clause_id)
    threads = sorted(session.exec(query), key=lambda thread: thread.id)
    is_private = not session.info["audience_is_joint"]
    if is_private:
        threads = [thread for thread in threads if thread.side == actor.side]
    remarks = _remarks(session, [thread.id for thread in threads])
    names = _mentions(session, [remark.id for found in remarks.values() for remark in found])
    texts = _texts(joint, threads)  # held while the places are told from them
    return [_seen(texts, thread, remarks[thread.id], names, is_private) for thread in threads]


def all_threads(desk: Desk, draft_id: UUID, clause_id: UUID | None = None) -> list[ThreadSeen]:
    """Every thread that this person may read: those before all sides, then those of the own side."""
    with desk.reading() as joint:
        found = threads_of(joint, joint, desk.actor, draft_id, clause_id)
        if desk.has_own:
            with desk.reading_own() as own:
                found += threads_of(joint, own, desk.actor, draft_id, clause_id)
    return found


def mentions_of(desk: Desk) -> list[MentionSeen]:
    """The remarks in which this person is named, in the joint store and in that of the own side, the newest first."""
    needs(desk.actor, Permission.DRAFT_READ)
    found: list[MentionSeen] = []
    for reading in (desk.reading, *([desk.reading_own] if desk.has_own else [])):
        with reading() as session:
            found += _mentioned(session, desk.actor)
    return sorted(found, key=lambda mention: mention.remark.id, reverse=True)


def who_reads(session: Session, accounts: Session, actor: Actor, draft_id: UUID) -> dict[UUID, Nameable]:
    """The people who can be named in a thread of this store."""
    needs(actor, Permission.CLAUSE_COMMENT)
    is_joint = session.info["audience_is_joint"]
    audience = JOINT if is_joint else actor.own_audience
    people = {}
    for user in accounts.exec(select(User).where(User.is_disabled == False)):  # noqa: E712
        other = actor_of(user)
        reads = audience in other.audiences and other.may(Permission.DRAFT_READ)
        if reads and (not is_joint or sits_at(session, other, DraftParty, draft_id)):
            people[user.id] = Nameable(user.name_en, user.name_zh, other.side)
    return people


def _place(joint: Session, clause: Clause, marked: Marked | None) -> dict[str, Any]:
    """Where a thread stands: the revision that was read, and the marked words of it with what stands around them."""
    if marked is None:
        return {"revision_id": clause.head_id}
    revision = joint.get(Revision, marked.revision_id)
    if revision is None or revision.clause_id != clause.id or marked.language not in ("en", "zh"):
        raise NoSuchRow(noun="revision")
    text = revision.text_en if marked.language == "en" else revision.text_zh
    span = (marked.start, marked.end)
    if not 0 <= marked.start < marked.end <= len(text) or not text[marked.start : marked.end].strip():
        raise QuoteNotInSource(exact="")
    prefix, suffix = surroundings(text, span)
    return {
        "revision_id": revision.id, "language": marked.language, "quote": text[marked.start : marked.end],
        "prefix": prefix, "suffix": suffix, "quote_start": marked.start, "quote_end": marked.end,
    }  # fmt: skip


def _check_words(words: str) -> None:
    if not words.strip():
        raise FieldMissing(field="remark")
    check_remark(words)


def _named(
    session: Session, accounts: Session | None, actor: Actor, thread: Thread, names: Collection[UUID]
) -> tuple[UUID, ...]:
    """The named people, each once. Who cannot read the thread is, for its readers, nobody."""
    if not names:
        return ()
    readers = who_reads(session, accounts, actor, thread.draft_id) if accounts is not None else {}
    if not readers.keys() >= set(names):
        raise NoSuchRow(noun="user")
    return tuple(dict.fromkeys(names))


def _add(
    session: Session, actor: Actor, thread: Thread, kind: RemarkKind, words: str, named: Collection[UUID]
) -> Remark:
    earlier = session.exec(select(Remark.ordinal).where(Remark.thread_id == thread.id)).all()
    remark = Remark(
        thread_id=thread.id, ordinal=len(earlier) + 1, kind=kind, words=words.strip(), side=actor.side,
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(remark)
    session.flush()
    session.add_all(Mention(remark_id=remark.id, user_id=user) for user in named)
    return remark


def _under(thread: Thread) -> dict[str, UUID]:
    return {"draft_id": thread.draft_id, "clause_id": thread.clause_id}


def _remarks(session: Session, thread_ids: Sequence[UUID]) -> dict[UUID, list[Remark]]:
    found: dict[UUID, list[Remark]] = {thread: [] for thread in thread_ids}
    for remark in rows_among(session, Remark, "thread_id", thread_ids, "ordinal"):
        found[remark.thread_id].append(remark)
    return found


def _mentions(session: Session, remark_ids: Sequence[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    found: dict[UUID, tuple[UUID, ...]] = {}
    for mention in rows_among(session, Mention, "remark_id", remark_ids):
        found[mention.remark_id] = (*found.get(mention.remark_id, ()), mention.user_id)
    return found


def _texts(joint: Session, threads: Sequence[Thread]) -> dict[UUID, Revision]:
    """The revisions on which words were marked, by identifier, and the standing one of each clause, by its clause."""
    marking = [thread for thread in threads if thread.language]
    clauses, revisions = {thread.clause_id for thread in marking}, {thread.revision_id for thread in marking}
    found = {standing.clause_id: standing for (standing,) in asked(joint, _standing(), clauses)}
    return found | {revision.id: revision for revision in rows_among(joint, Revision, "id", revisions)}


@cache
def _standing() -> sa.Select[Any]:
    of = sa.select(Revision).join(Clause, Clause.head_id == Revision.id)  # type: ignore[arg-type]
    return of.where(Clause.id.in_(ids()))  # type: ignore[attr-defined]


def _seen(
    texts: dict[UUID, Revision],
    thread: Thread,
    remarks: Sequence[Remark],
    names: dict[UUID, tuple[UUID, ...]],
    is_private: bool,
) -> ThreadSeen:
    span = _span_now(texts, thread)
    return ThreadSeen(
        thread.id, thread.clause_id, thread.revision_id, thread.language, thread.quote, span,
        bool(thread.language) and span is None, is_private, is_open(remarks), thread.side,
        tuple(_remark_seen(remark, names.get(remark.id, ())) for remark in remarks),
    )  # fmt: skip


def _span_now(texts: dict[UUID, Revision], thread: Thread) -> Span | None:
    head, then = texts.get(thread.clause_id), texts.get(thread.revision_id)
    if not thread.language or head is None or then is None or head.struck:
        return None
    marked = (thread.quote_start, thread.quote_end)
    old, new = ((r.text_en, r.text_zh)[thread.language == "zh"] for r in (then, head))
    return marked if old == new else span_now(old, marked, new)


def _remark_seen(remark: Remark, names: tuple[UUID, ...]) -> RemarkSeen:
    return RemarkSeen(
        remark.id, remark.kind, remark.words, remark.side, remark.by_id, remark.by_name, remark.made_at, names
    )


def _mentioned(session: Session, actor: Actor) -> list[MentionSeen]:
    query = (
        select(Remark, Thread)
        .join(Thread, Thread.id == Remark.thread_id)  # type: ignore[arg-type]
        .join(Mention, Mention.remark_id == Remark.id)  # type: ignore[arg-type]
        .where(Mention.user_id == actor.user_id)
    )
    is_joint = session.info["audience_is_joint"]
    rows = [
        (remark, thread)
        for remark, thread in session.exec(query)
        if (sits_at(session, actor, DraftParty, thread.draft_id) if is_joint else thread.side == actor.side)
    ]
    remarks = _remarks(session, list({thread.id for _, thread in rows}))
    names = _mentions(session, [remark.id for remark, _ in rows])
    return [
        MentionSeen(
            thread.draft_id, thread.clause_id, thread.id, not is_joint, is_open(remarks[thread.id]),
            _remark_seen(remark, names.get(remark.id, ())),
        )
        for remark, thread in rows
    ]  # fmt: skip


__all__ = [
    "Marked", "MentionSeen", "Nameable", "RemarkKind", "RemarkSeen", "ThreadSeen", "all_threads", "is_open", "mentions_of",
    "open_thread", "reopen_thread", "reply", "resolve_thread", "threads_of", "who_reads",
]  # fmt: skip
