"""Routes of the comments in the drafting room: every thread that the reader may read, and the acts on threads."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.desk import Desk
from actions.installation import accounts
from actions.threads import Marked, all_threads, open_thread, reopen_thread, reply, resolve_thread
from dashboard.api.requests import (
    answered,
    body_of,
    desk_and_reader,
    forbidden,
    identifier,
    is_from_our_pages,
    reader_of,
    refused,
)
from dashboard.room_threads import comments, thread_views
from dialogue.refusals import NoSuchRow, QuoteNotInSource, Refusal
from locales import N_, Reader

Given = dict[str, Any]
"""What was sent: nothing of it is trusted to be of the kind it should be."""

SAID: Final = {
    ("open", "joint"): N_("Said before all sides."),
    ("open", "own"): N_("Said among your side only."),
    ("reply", "joint"): N_("Said before all sides."),
    ("reply", "own"): N_("Said among your side only."),
    ("resolve", "joint"): N_("Resolved; it stays readable, and all sides see that it is resolved."),
    ("resolve", "own"): N_("Resolved; it stays readable for your side."),
    ("reopen", "joint"): N_("Reopened; all sides see it."),
    ("reopen", "own"): N_("Reopened; only your side sees it."),
}
"""What is said after each act, by audience."""


async def _read(request: Request) -> Response:
    return await answered(request, comments)


async def _act(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
        if draft_id is None:
            raise NoSuchRow(noun="draft")
        done = await run_in_threadpool(_done, desk, reader, draft_id, given)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    return JSONResponse({"ok": True, **done})


def _done(desk: Desk, reader: Reader, draft_id: UUID, given: Given) -> dict[str, Any]:
    act, audience = str(given.get("act")), str(given.get("audience"))
    verb = _VERBS.get(act)
    if verb is None or audience not in ("joint", "own") or (audience == "own" and not desk.has_own):
        raise NoSuchRow(noun="thread")  # who reads it is said each time, and never guessed
    thread_id = verb(desk, desk.writing if audience == "joint" else desk.writing_own, given)
    clause_id = identifier(given.get("clause"))
    seen = [thread for thread in all_threads(desk, draft_id, clause_id) if thread.id == thread_id]
    return {
        "said": reader.t(SAID[act, audience]),
        "thread": thread_id.hex,
        "threads": thread_views(seen, desk.actor, reader),
    }


Writing = Callable[[], AbstractContextManager[Session]]


def _open(desk: Desk, writing: Writing, given: Given) -> UUID:
    clause_id = _identified(given.get("clause"), "clause")
    with desk.reading() as joint, accounts().reading() as users, writing() as session:
        thread = open_thread(
            joint, session, desk.actor, clause_id, _words(given), marked=_marked(given), names=_names(given),
            accounts=users, key=_key(given),
        )  # fmt: skip
        return thread.id


def _reply(desk: Desk, writing: Writing, given: Given) -> UUID:
    thread_id = _identified(given.get("thread"), "thread")
    with accounts().reading() as users, writing() as session:
        reply(session, desk.actor, thread_id, _words(given), names=_names(given), accounts=users, key=_key(given))
    return thread_id


def _resolve(desk: Desk, writing: Writing, given: Given) -> UUID:
    thread_id = _identified(given.get("thread"), "thread")
    with writing() as session:
        resolve_thread(session, desk.actor, thread_id, _words(given), key=_key(given))
    return thread_id


def _reopen(desk: Desk, writing: Writing, given: Given) -> UUID:
    thread_id = _identified(given.get("thread"), "thread")
    with writing() as session:
        reopen_thread(session, desk.actor, thread_id, _words(given), key=_key(given))
    return thread_id


_VERBS: Final = {"open": _open, "reply": _reply, "resolve": _resolve, "reopen": _reopen}


def _identified(given: object, noun: str) -> UUID:
    found = identifier(given)
    if found is None:
        raise NoSuchRow(noun=noun)
    return found


def _words(given: Given) -> str:
    words = given.get("words")
    return words if isinstance(words, str) else ""


def _key(given: Given) -> str | None:
    """The idempotency key of a command, told apart by act: one key sent for two acts is two commands."""
    return f"thread:{given.get('act')}:{given['key']}"[:100] if given.get("key") else None


def _names(given: Given) -> list[UUID]:
    named = given.get("names")
    return [_identified(name, "user") for name in named] if isinstance(named, list) else []


def _marked(given: Given) -> Marked | None:
    """The words a thread is about. Places that are no places are refused; they are not taken for the whole clause."""
    marked = given.get("marked")
    if marked is None:
        return None
    if not isinstance(marked, dict):
        raise QuoteNotInSource(exact="")
    start, end = marked.get("start"), marked.get("end")
    if type(start) is not int or type(end) is not int:
        raise QuoteNotInSource(exact="")
    return Marked(_identified(marked.get("revision"), "revision"), str(marked.get("language")), start, end)


def routes() -> list[Route]:
    """The routes of comments."""
    address = "/api/drafts/{draft}/threads"
    return [Route(address, _read), Route(address, _act, methods=["POST"])]
