"""Routes of the drafting room: the stream of what changed, the acts, and who is present."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from actions.access import needs
from actions.desk import Desk
from actions.kept_rooms import RoomChange
from actions.rebasing import MergedWording
from actions.rooms import Moment, moment_of
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
from dashboard.room_threads import news
from dashboard.room_view import header, private_batches, rows, without_a_name
from dialogue.actors import Actor
from dialogue.audiences import JOINT
from dialogue.refusals import MergeNeedsAPerson, NoSuchRow, Refusal
from dialogue.roles import Permission
from locales import Reader

HEARTBEAT_SECONDS = 15.0
SIGNED_IN_SECONDS = 30.0
"""So long a sign-in holds without being looked at again, while nothing is done about users and sign-ins: they have a journal
of their own, which is watched, so that only what time alone ends is seen late."""

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
        await run_in_threadpool(moment_of, desk, draft_id)  # the door, before anything is streamed
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_stream(request, desk, draft_id, since), media_type="text/event-stream", headers=headers)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one kind of reader is told of one change: the events, up to which moment, and whether there were remarks."""

    event: bytes
    until: Moment
    remarked: bool
    shown: str = ""
    """What has to be shown, as it stands in the event: the answer to who acted says the same. Nothing when nothing has."""


async def _stream(request: Request, desk: Desk, draft_id: UUID, since: Moment) -> AsyncIterator[bytes]:
    hub, actor, draft = _hub[0], desk.actor, draft_id.hex
    user, reader = actor.user_id.hex, reader_of(request)
    presence, looked, accounts = -1, -SIGNED_IN_SECONDS, -1
    people_before: str | None = None
    greeted = False
    with hub.listening(_heard_by(actor), draft, Present(user, actor.name, actor.side, None, monotonic())) as listener:
        await hub.look_at(listener.audiences)  # nobody may have listened, and looked, since these stores were put back
        listener.bell.set()  # what was committed between the first paint and now
        while not hub.is_closing:
            rang = await _rings(listener.bell)
            # Asked only where nothing is to be told: who is gone when something is has the stream ended by the server.
            if hub.is_closing or (not rang and await request.is_disconnected()):
                return
            try:
                if not rang or accounts != hub.state_of_accounts or monotonic() - looked > SIGNED_IN_SECONDS:
                    accounts, looked = hub.state_of_accounts, monotonic()
                    desk, reader = await run_in_threadpool(desk_and_reader, request)
                    if (desk.actor.role, desk.actor.party) != (actor.role, actor.party):
                        return  # another person by now: the browser asks again, as that one
                # First of all what stands now, and not what others were told: a store may have been put back from a copy.
                told = await _told_alike(hub, desk, reader, draft_id, since, anew=not greeted)
                greeted = True
                remarks = None
                if told.remarked:
                    remarks, _ = await run_in_threadpool(news, desk, reader, draft_id, since)
            except Refusal:
                yield b"event: signed_out\ndata: {}\n\n"
                return
            if not rang:
                yield b": alive\n\n"
            hub.arrive(draft, Present(user, actor.name, actor.side, _clause_of(hub, draft, user), monotonic()))
            since = told.until
            if told.event:
                yield told.event
            if remarks is not None:
                yield f"event: threads\ndata: {json.dumps(remarks, ensure_ascii=False)}\n\n".encode()
            if presence != hub.presence_of(draft):
                presence = hub.presence_of(draft)
                people = ", ".join(_person(p, reader) for p in hub.present(draft) if p.user != user)
                if people != people_before:
                    people_before = people
                    yield f'event: presence\ndata: {{"present": [{people}]}}\n\n'.encode()


def _heard_by(actor: Actor) -> frozenset[str]:
    """The stores of whose commits this person hears in a room."""
    return frozenset({JOINT, actor.own_audience}) & actor.audiences


async def _told_alike(
    hub: Hub, desk: Desk, reader: Reader, draft_id: UUID, since: Moment, *, anew: bool = False, has_turn: bool = False
) -> _Told:  # fmt: skip
    """What this reader is told, made once for all who are told the same: of nothing that only one of them has.

    The door of a draft asks for a seat, which a party has or has not, and for the permission to read, which is asked of each.
    """
    needs(desk.actor, Permission.DRAFT_READ)

    def make() -> _Told:
        return _told(hub, desk, reader, draft_id, since)

    if anew:
        async with hub.turns.tell():
            return await run_in_threadpool(make)
    key = (draft_id, desk.actor.party, reader.language, reader.zone.key, since)
    return await hub.told(_heard_by(desk.actor), key, make, has_turn=has_turn)


def _told(hub: Hub, desk: Desk, reader: Reader, draft_id: UUID, since: Moment) -> _Told:
    change = hub.rooms.since(desk, draft_id, since)
    until = change.room.moment
    if until.is_behind(since):  # what is on this screen was taken back with the stores: it is all read anew
        return _Told(b"event: put_back\ndata: {}\n\n", until, remarked=False)
    event = "event: mandates\ndata: {}\n\n" if change.mandated else ""
    shown = json.dumps(_shown(change, desk, reader), ensure_ascii=False) if change.is_any else ""
    if shown:
        event += f"id: {until}\nevent: rows\ndata: {shown}\n\n"
    return _Told(event.encode(), until, change.remarked, shown)


def _shown(change: RoomChange, desk: Desk, reader: Reader) -> dict[str, Any]:
    room, actor = change.room, without_a_name(desk.actor)
    insertions = {seen.proposal.id for seen in room.proposals.get(None, [])}
    return {
        "rows": rows(room, actor, reader, change.rows),
        "gone": [proposal.hex for proposal in change.proposals if proposal not in insertions],
        "header": header(room, actor, reader),
        "batches": private_batches(room, actor, reader),
        "since": str(room.moment),
    }


async def _rings(bell: asyncio.Event) -> bool:
    try:
        await asyncio.wait_for(bell.wait(), HEARTBEAT_SECONDS)
    except TimeoutError:
        return False
    bell.clear()
    return True


def _clause_of(hub: Hub, draft: str, user: str) -> str | None:
    present = hub.present_as(draft, user)
    return present.clause if present else None


def _person(present: Present, reader: Reader) -> str:
    return _person_told(present.user, present.name, present.side, present.clause, reader.language)


@lru_cache(1024)
def _person_told(user: str, name: str, side: str, clause: str | None, language: str) -> str:
    reader = Reader(language)
    named = {"name": person_name(UUID(user), name, reader), "party_name": party_name(side, reader)}
    return json.dumps({"user": user, **named, "clause": clause}, ensure_ascii=False)


async def _acts(request: Request) -> Response:
    if not is_from_our_pages(request) or request.headers.get("x-alternat") != "1":
        return forbidden()
    given = await body_of(request)
    hub = _hub[0]
    async with hub.turns.act():
        done = await run_in_threadpool(_done, request, given)
        if isinstance(done, Response):
            return done
        told = await _told_after(hub, done)
    if isinstance(told, Refusal):
        return refused(told, done.reader)
    said = json.dumps({"ok": True, "said": done.reader.t(SAID[str(given["act"])])}, ensure_ascii=False)
    shown = told.shown or json.dumps({"rows": [], "gone": [], "since": str(done.since)})
    return Response(f"{said[:-1]}, {shown[1:]}", media_type="application/json")


@dataclass(frozen=True, slots=True)
class _Act:
    """An act that was done: by whom, on which draft, and up to which moment that person was told before."""

    desk: Desk
    reader: Reader
    draft_id: UUID
    since: Moment


def _done(request: Request, given: dict[str, Any]) -> _Act | Response:
    """Do the act; where it is refused, the reply that says why, with the clause as it stands now."""
    draft_id, act = identifier(request.path_params["draft"]), ACTS.get(str(given.get("act")))
    try:
        desk, reader = desk_and_reader(request)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    if act is None or draft_id is None:
        return refused(NoSuchRow(noun="draft"), reader)
    try:
        since = Moment.parse(str(given.get("since", "")))
        if since == Moment():
            since = moment_of(desk, draft_id)
        with _hub[0].act_by(_heard_by(desk.actor)):
            outcome = act(desk, draft_id, given)
        if isinstance(outcome, MergedWording):
            raise MergeNeedsAPerson(conflicts=len(outcome.conflicts))
    except Refusal as refusal:
        return refused(refusal, reader, rows=_row_of(desk, reader, draft_id, given))
    return _Act(desk, reader, draft_id, since)


async def _told_after(hub: Hub, act: _Act) -> _Told | Refusal:
    """What who has acted is told, who has the turn."""
    try:
        return await _told_alike(hub, act.desk, act.reader, act.draft_id, act.since, has_turn=True)
    except Refusal as refusal:
        return refusal


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


def _row_of(desk: Desk, reader: Reader, draft_id: UUID, given: dict[str, Any]) -> list[dict[str, Any]]:
    clause = identifier(given.get("clause"))
    try:
        room = _hub[0].rooms.room(desk, draft_id)
        return rows(room, without_a_name(desk.actor), reader, {clause}) if clause else []
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
        await run_in_threadpool(moment_of, desk, draft_id)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    clause = identifier(given.get("clause"))
    actor = desk.actor
    person = Present(actor.user_id.hex, actor.name, actor.side, clause.hex if clause else None, monotonic())
    _hub[0].go_to(draft_id.hex, person)
    return JSONResponse({"ok": True})


def routes() -> list[Route]:
    """The room's routes."""
    return [
        Route("/api/drafts/{draft}/events", _events),
        Route("/api/drafts/{draft}/acts", _acts, methods=["POST"]),
        Route("/api/drafts/{draft}/shapes", _shapes, methods=["POST"]),
        Route("/api/drafts/{draft}/presence", _presence, methods=["POST"]),
    ]
