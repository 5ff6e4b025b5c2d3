"""What every route asks of a request: that it comes from our own pages, and who sent it."""

import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from actions.desk import Desk
from actions.installation import desk_for
from dashboard.refusal_words import in_words
from dashboard.session import COOKIE
from dialogue.refusals import NoSuchRow, NotPermitted, NotSignedIn, Refusal, StoreClosed
from locales import Reader

MAXIMUM_BODY = 1_000_000
"""Bytes of a JSON request; a clause is never this long."""


_KEY = re.compile(r"[!-~]*")
"""What the key of a command is made of; our pages send hexadecimal ones."""


def is_from_our_pages(request: Request) -> bool:
    """Whether a request that changes something was sent by a page of this site and not by another one."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:  # said by the browser itself; a page cannot set it
        return site == "same-origin"
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def desk_and_reader(request: Request) -> tuple[Desk, Reader]:
    """Who sent the request, and the language and time zone to answer in. Raises NotSignedIn.

    What a person sends is a sign of life; a stream that only listens is not.
    """
    desk, language = desk_for(request.cookies.get(COOKIE), is_sign_of_life=request.method == "POST")
    return desk, reader_of(request, language)


def reader_of(request: Request, language: str = "") -> Reader:
    """The language and time zone a request asks for, else what the user chose."""
    wanted = request.query_params.get("lang") or language or "en"
    try:
        return Reader(wanted, request.query_params.get("tz") or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return Reader(wanted)


def refused(refusal: Refusal, reader: Reader, **more: Any) -> JSONResponse:
    """A refusal as a reply: its name for the program, its sentence for the person."""
    status = {NotSignedIn: 401, NotPermitted: 403, NoSuchRow: 404, StoreClosed: 404}.get(type(refusal), 409)
    return JSONResponse(
        {"ok": False, "code": refusal.name, "sentence": in_words(refusal, reader), **more}, status_code=status
    )


async def answered(request: Request, read: Callable[[Desk, Reader, UUID, UUID | None], dict[str, Any]]) -> Response:
    """The reply to a question about a draft, or about the one clause that is named; where it is refused, why."""
    draft_id, asked = identifier(request.path_params["draft"]), request.query_params.get("clause")
    clause_id = identifier(asked) if asked else None
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
        if draft_id is None or (asked and clause_id is None):
            raise NoSuchRow(noun="draft")
        return JSONResponse({"ok": True, **await run_in_threadpool(read, desk, reader, draft_id, clause_id)})
    except Refusal as refusal:
        return refused(refusal, reader_of(request))


async def body_of(request: Request) -> dict[str, Any]:
    """The JSON object of a request; empty when it is too long or is not one."""
    raw = b""
    async for part in request.stream():
        raw += part
        if len(raw) > MAXIMUM_BODY:
            return {}
    try:
        given = json.loads(raw)
    except ValueError:
        return {}
    if not isinstance(given, dict):
        return {}
    if not _KEY.fullmatch(str(given.get("key", ""))):
        given.pop("key", None)
    return given


def identifier(given: object) -> UUID | None:
    """An identifier from outside; None when it is not one."""
    try:
        return UUID(str(given))
    except ValueError:
        return None


def forbidden() -> Response:
    """The reply to a request from another site: nothing to read."""
    return Response(status_code=403)
