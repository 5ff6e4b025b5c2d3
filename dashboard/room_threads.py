"""Comments as the room's drawer wants them: threads in the reader's words, and who can be named in which of them."""

from typing import Any
from uuid import UUID

from actions.desk import Desk
from actions.installation import accounts
from actions.rooms import Moment
from actions.thread_news import threads_since
from actions.threads import RemarkSeen, ThreadSeen, all_threads, who_reads
from actions.users import names_of_users
from dashboard.names import party_name, person_name
from dialogue.actors import Actor
from dialogue.roles import Permission
from locales import Reader

Names = dict[UUID, tuple[str, str]]


def comments(desk: Desk, reader: Reader, draft_id: UUID, clause_id: UUID | None = None) -> dict[str, Any]:
    """The threads of a draft, or of one clause, that this person reads, and who can be named in each kind of thread."""
    seen = all_threads(desk, draft_id, clause_id)
    may_comment = desk.actor.may(Permission.CLAUSE_COMMENT)
    return {
        "threads": thread_views(seen, desk.actor, reader),
        "people": _people(desk, reader, draft_id) if may_comment else {},
        "audiences": [*(["joint"] if may_comment else []), *(["own"] if may_comment and desk.has_own else [])],
    }


def news(desk: Desk, reader: Reader, draft_id: UUID, since: Moment) -> tuple[dict[str, Any] | None, Moment]:
    """The threads remarked on since a moment, for the stream of one reader, and up to which moment they were read."""
    seen, until = threads_since(desk, draft_id, since)
    return ({"threads": thread_views(seen, desk.actor, reader)} if seen else None), until


def thread_views(seen: list[ThreadSeen], actor: Actor, reader: Reader) -> list[dict[str, Any]]:
    """Each thread as its reader sees it. Places of words are counted in characters."""
    named = any(remark.names for thread in seen for remark in thread.remarks)
    names: Names = {}
    if named:
        with accounts().reading() as session:
            names = names_of_users(session)
    return [_thread(thread, actor, reader, names) for thread in seen]


def _thread(thread: ThreadSeen, actor: Actor, reader: Reader, names: Names) -> dict[str, Any]:
    return {
        "id": thread.id.hex,
        "clause": thread.clause_id.hex,
        "audience": "own" if thread.is_private else "joint",
        "open": thread.is_open,
        "language": thread.language,
        "quote": thread.quote,
        "span": list(thread.span) if thread.span else None,
        "gone": thread.on_earlier_words,
        "remarks": [_remark(remark, actor, reader, names) for remark in thread.remarks],
    }


def _remark(remark: RemarkSeen, actor: Actor, reader: Reader, names: Names) -> dict[str, Any]:
    return {
        "id": remark.id.hex,
        "kind": remark.kind.value,
        "words": remark.words,
        "party_name": party_name(remark.side, reader),
        "by": person_name(remark.by_id, remark.by_name, reader),
        "mine": remark.by_id == actor.user_id,
        "when": reader.moment(remark.at),
        "names": [
            {"forms": [form for form in names[user] if form], "me": user == actor.user_id}
            for user in remark.names
            if user in names
        ],
    }


def _people(desk: Desk, reader: Reader, draft_id: UUID) -> dict[str, list[dict[str, Any]]]:
    """Who reads what is said before all sides, and who what is said among one's own; oneself is not named."""
    found: dict[str, list[dict[str, Any]]] = {}
    readings = {"joint": desk.reading, **({"own": desk.reading_own} if desk.has_own else {})}
    for audience, reading in readings.items():
        with reading() as session, accounts().reading() as users:
            people = who_reads(session, users, desk.actor, draft_id)
        found[audience] = [
            {
                "id": user.hex,
                "name": reader.pick(person.name_en, person.name_zh),
                "forms": [form for form in (person.name_en, person.name_zh) if form],
                "party_name": party_name(person.side, reader),
            }
            for user, person in sorted(people.items(), key=lambda pair: (pair[1].side, pair[1].name_en))
            if user != desk.actor.user_id
        ]
    return found


__all__ = ["comments", "news", "thread_views"]
