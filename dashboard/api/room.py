"""Routes of the drafting room: the stream of what changed, the acts, and who is present."""

import asyncio
import json
from collections.abc import AsyncIterator
from time import monotonic
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from actions.desk import Desk
from actions.rebasing import MergedWording
from actions.rooms import Moment, read_room, touched_since
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
from dashboard.api.room_acts import ACTS, SAID, divided_text, joined_text
from dashboard.names import party_name, person_name
from dashboard.room_view import header, private_batches, rows
from dialogue.audiences import JOINT
from dialogue.refusals import MergeNeedsAPerson, NoSuchRow, Refusal
from locales import Reader

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
    if not touched.clauses and not touched.proposals and not touched.batches:
        return None
    room = read_room(desk, draft_id)
    shown = rows(room, desk.actor, reader)
    wanted = {clause.hex for clause in touched.clauses} | {proposal.hex for proposal in touched.proposals}
    present = {row["id"] for row in shown}
    return {
        "rows": [row for row in shown if row["id"] in wanted],
        "gone": [proposal.hex for proposal in touched.proposals if proposal.hex not in present],
        "header": header(room, desk.actor, reader),
        "batches": private_batches(room, desk.actor, reader),
        "since": str(room.moment),
    }


async def _acts(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    act = ACTS.get(str(given.get("act")))
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


async def _shapes(request: Request) -> Response:
    """How a text would be divided at a place, or two texts made one: asked while a person writes, and kept nowhere."""
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    draft_id = identifier(request.path_params["draft"])
    ask = {"divide": divided_text, "join": joined_text}.get(str(given.get("ask")))
    try:
        desk, _reader = await run_in_threadpool(desk_and_reader, request)
        if ask is None or draft_id is None:
            raise NoSuchRow(noun="draft")
        found = await run_in_threadpool(ask, desk, draft_id, given)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    return JSONResponse({"ok": True, **found})


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
        Route("/api/drafts/{draft}/shapes", _shapes, methods=["POST"]),
        Route("/api/drafts/{draft}/presence", _presence, methods=["POST"]),
    ]
