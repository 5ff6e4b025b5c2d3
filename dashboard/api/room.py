"""Routes of the drafting room: the stream of what changed, the acts, and who is present."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from time import monotonic
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from actions.acceptances import accept_proposal
from actions.desk import Desk
from actions.keys import accept_clause, conform_clause, release_clause
from actions.proposals import (
    Wording,
    answer_proposal,
    discard_proposal,
    edit_proposal,
    own_proposals,
    propose_deletion,
    propose_edit,
    propose_insertion,
    withdraw_proposal,
)
from actions.rebasing import MergedWording
from actions.rooms import Moment, read_room, touched_since
from actions.tabling import table_proposal
from dashboard.api.hub import Hub, Present
from dashboard.api.requests import (
    body_of,
    desk_and_reader,
    forbidden,
    identifier,
    is_from_our_pages,
    reader_of,
    refused,
)
from dashboard.names import party_name, person_name
from dashboard.room_view import header, rows
from dialogue.audiences import JOINT
from dialogue.refusals import MergeNeedsAPerson, NoSuchRow, NotPermitted, Refusal
from dialogue.roles import Permission
from drafts.consensus import Level
from drafts.proposals import Answer
from locales import N_, Reader

HEARTBEAT_SECONDS = 15.0

_hub: list[Hub] = []


def serve_with(hub: Hub) -> None:
    """The hub that this process's streams listen to."""
    _hub[:] = [hub]


async def _events(request: Request) -> Response:
    draft_id = identifier(request.path_params["draft"])
    try:
        desk, _reader = await run_in_threadpool(desk_and_reader, request)
        if draft_id is None:
            raise NoSuchRow(noun="draft")
        since = Moment.parse(request.headers.get("last-event-id") or request.query_params.get("since", ""))
        await run_in_threadpool(read_room, desk, draft_id, [])  # the door, before anything is streamed
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(request, desk, draft_id, since), media_type="text/event-stream", headers=headers)


async def _stream(request: Request, desk: Desk, draft_id: UUID, since: Moment) -> AsyncIterator[str]:
    hub, actor, draft = _hub[0], desk.actor, draft_id.hex
    present_before: object = None
    with hub.listening(frozenset({JOINT, actor.own_audience}) & actor.audiences, draft) as listener:
        hub.arrive(draft, Present(actor.user_id.hex, actor.name, actor.side, None, monotonic()))
        listener.bell.set()  # what was committed between the first paint and now
        try:
            while not hub.is_closing:
                rang = await _rings(listener.bell)
                if hub.is_closing or await request.is_disconnected():
                    return
                try:
                    desk, reader = await run_in_threadpool(desk_and_reader, request)
                    change = await run_in_threadpool(_changes_since, desk, reader, draft_id, since)
                except Refusal:
                    yield "event: signed_out\ndata: {}\n\n"
                    return
                if not rang:
                    yield ": alive\n\n"
                    hub.arrive(draft, Present(actor.user_id.hex, actor.name, actor.side, _clause_of(hub, draft, actor.user_id.hex), monotonic()))  # fmt: skip
                if change is not None:
                    since = Moment.parse(change["since"])
                    yield f"id: {since}\nevent: rows\ndata: {json.dumps(change, ensure_ascii=False)}\n\n"
                people = [
                    {
                        "user": p.user,
                        "name": person_name(UUID(p.user), p.name, reader),
                        "party_name": party_name(p.side, reader),
                        "clause": p.clause,
                    }
                    for p in hub.present(draft)
                    if p.user != actor.user_id.hex
                ]
                if people != present_before:
                    present_before = people
                    yield f"event: presence\ndata: {json.dumps({'present': people}, ensure_ascii=False)}\n\n"
        finally:
            hub.leave(draft, actor.user_id.hex)


async def _rings(bell: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
    except TimeoutError:
        return False
    bell.clear()
    return True


def _clause_of(hub: Hub, draft: str, user: str) -> str | None:
    return next((person.clause for person in hub.present(draft) if person.user == user), None)


def _changes_since(desk: Desk, reader: Reader, draft_id: UUID, since: Moment) -> dict[str, Any] | None:
    touched = touched_since(desk, draft_id, since)
    if not touched.clauses and not touched.proposals:
        return None
    room = read_room(desk, draft_id)
    shown = rows(room, desk.actor, reader)
    wanted = {clause.hex for clause in touched.clauses} | {proposal.hex for proposal in touched.proposals}
    present = {row["id"] for row in shown}
    return {
        "rows": [row for row in shown if row["id"] in wanted],
        "gone": [proposal.hex for proposal in touched.proposals if proposal.hex not in present],
        "header": header(room, desk.actor, reader),
        "since": str(room.moment),
    }


SAID = {
    "propose": N_("Saved; only your side sees it."),
    "insert": N_("Saved; only your side sees it."),
    "delete": N_("Saved; only your side sees it."),
    "edit": N_("Saved; only your side sees it."),
    "table": N_("Tabled: all sides see it now."),
    "withdraw": N_("Withdrawn; it stays in the history."),
    "answer": N_("Your side’s answer has been given."),
    "accept_proposal": N_("Accepted: it is the standing text now."),
    "accept": N_("Your side accepts this text."),
    "release": N_("Your side’s acceptance has been taken back."),
    "conform": N_("Confirmed: both languages say the same."),
}
"""What is said after each act."""


async def _acts(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    act = _ACTS.get(str(given.get("act")))
    if act is None or draft_id is None:
        return refused(NoSuchRow(noun="draft"), reader)
    try:
        since = Moment.parse(str(given.get("since", "")))
        before = await run_in_threadpool(_now, desk, draft_id)
        outcome = await run_in_threadpool(act, desk, draft_id, given)
        if isinstance(outcome, MergedWording):
            raise MergeNeedsAPerson(conflicts=len(outcome.conflicts))
        start = since if since != Moment() else before
        change = await run_in_threadpool(_changes_since, desk, reader, draft_id, start)
    except Refusal as refusal:
        current = await run_in_threadpool(_row_of, desk, reader, draft_id, given)
        return refused(refusal, reader, rows=current)
    return JSONResponse(
        {
            "ok": True,
            "said": reader.t(SAID[str(given["act"])]),
            **(change or {"rows": [], "gone": [], "since": str(before)}),
        }
    )


def _now(desk: Desk, draft_id: UUID) -> Moment:
    return read_room(desk, draft_id, []).moment


def _row_of(desk: Desk, reader: Reader, draft_id: UUID, given: dict[str, Any]) -> list[dict[str, Any]]:
    clause = identifier(given.get("clause"))
    try:
        return [
            row for row in rows(read_room(desk, draft_id), desk.actor, reader) if clause and row["id"] == clause.hex
        ]
    except Refusal:
        return []


def _wording(given: dict[str, Any]) -> Wording:
    return Wording(str(given.get("en", "")), str(given.get("zh", "")), str(given.get("note", "")))


def _key(given: dict[str, Any]) -> str | None:
    """The idempotency key of a command, told apart by act: one key sent for two acts is two commands."""
    return f"{given.get('act')}:{given['key']}"[:100] if given.get("key") else None


def _clause(given: dict[str, Any], name: str = "clause") -> UUID:
    found = identifier(given.get(name))
    if found is None:
        raise NoSuchRow(noun="clause")
    return found


def _propose(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_edit(
            joint, own, desk.actor, _clause(given), identifier(given.get("revision")), _wording(given), key=_key(given)
        )


def _delete(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_deletion(
            joint, own, desk.actor, _clause(given), identifier(given.get("revision")), str(given.get("note", "")),
            key=_key(given),
        )  # fmt: skip


def _insert(desk: Desk, draft: UUID, given: dict[str, Any]) -> object:
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_insertion(
            joint, own, desk.actor, draft, identifier(given.get("clause")), _wording(given),
            number=str(given.get("number", ""))[:40], key=_key(given),
        )  # fmt: skip


def _edit(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.writing_own() as own:
        return edit_proposal(own, desk.actor, _clause(given, "proposal"), _wording(given), key=_key(given))


def _table(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    if not desk.has_own:
        raise NotPermitted(needs=Permission.CLAUSE_TABLE, role=desk.actor.role)
    return table_proposal(desk, _clause(given, "proposal"))


def _withdraw(desk: Desk, draft: UUID, given: dict[str, Any]) -> object:
    """Take back what was tabled; what was never tabled is only put aside."""
    proposal = _clause(given, "proposal")
    if desk.has_own:
        with desk.reading_own() as own:
            is_private = proposal in {mine.id for mine in own_proposals(own, desk.actor, draft)}
        if is_private:
            with desk.writing_own() as own:
                return discard_proposal(own, desk.actor, proposal, key=_key(given))
    with desk.writing() as joint:
        return withdraw_proposal(joint, desk.actor, proposal, key=_key(given))


def _answer(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    answer = str(given.get("answer", "")).replace("_", " ")
    if answer not in set(Answer):
        raise NoSuchRow(noun="response")
    with desk.writing() as joint:
        return answer_proposal(
            joint,
            desk.actor,
            _clause(given, "proposal"),
            Answer(answer),
            str(given.get("comment", "")),
            key=_key(given),
        )


def _accept_proposal(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.writing() as joint:
        return accept_proposal(
            joint, desk.actor, _clause(given, "proposal"), level=_level(given),
            seen_head_id=identifier(given.get("revision")), key=_key(given),
        )  # fmt: skip


def _accept(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.writing() as joint:
        return accept_clause(
            joint, desk.actor, _clause(given), _clause(given, "revision"), level=_level(given), key=_key(given)
        )


def _release(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.writing() as joint:
        return release_clause(joint, desk.actor, _clause(given), str(given.get("note", "")), key=_key(given))


def _conform(desk: Desk, _draft: UUID, given: dict[str, Any]) -> object:
    with desk.writing() as joint:
        return conform_clause(joint, desk.actor, _clause(given), _clause(given, "revision"), key=_key(given))


def _level(given: dict[str, Any]) -> Level:
    return Level.AD_REFERENDUM if given.get("level") == "ad_referendum" else Level.CONFIRMED


_ACTS: dict[str, Callable[[Desk, UUID, dict[str, Any]], object]] = {
    "propose": _propose,
    "insert": _insert,
    "delete": _delete,
    "edit": _edit,
    "table": _table,
    "withdraw": _withdraw,
    "answer": _answer,
    "accept_proposal": _accept_proposal,
    "accept": _accept,
    "release": _release,
    "conform": _conform,
}
"""Each act of the room, and the verb behind it."""


async def _presence(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    try:
        desk, _ = await run_in_threadpool(desk_and_reader, request)
        if draft_id is None:
            raise NoSuchRow(noun="draft")
        await run_in_threadpool(read_room, desk, draft_id, [])
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    clause = identifier(given.get("clause"))
    actor = desk.actor
    person = Present(actor.user_id.hex, actor.name, actor.side, clause.hex if clause else None, monotonic())
    _hub[0].arrive(draft_id.hex, person)
    return JSONResponse({"ok": True})


def routes() -> list[Route]:
    """The room's routes."""
    return [
        Route("/api/drafts/{draft}/events", _events),
        Route("/api/drafts/{draft}/acts", _acts, methods=["POST"]),
        Route("/api/drafts/{draft}/presence", _presence, methods=["POST"]),
    ]
