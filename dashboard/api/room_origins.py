"""A route of the drafting room: which clauses are as in an earlier text, and what has become of the words since."""

from typing import Any
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from actions.clause_origins import Copied, copied_clauses
from actions.desk import Desk
from dashboard.api.requests import desk_and_reader, identifier, reader_of, refused
from dashboard.room_proposals import marked
from dashboard.start_origin import as_in, departs_from
from dialogue.refusals import NoSuchRow, Refusal
from locales import Reader


async def _read(request: Request) -> Response:
    draft_id = identifier(request.path_params["draft"])
    asked = request.query_params.get("clause")
    clause_id = identifier(asked) if asked else None
    try:
        desk, reader = await run_in_threadpool(desk_and_reader, request)
        if draft_id is None or (asked and clause_id is None):
            raise NoSuchRow(noun="draft")
        found = await run_in_threadpool(_origins, desk, reader, draft_id, clause_id)
    except Refusal as refusal:
        return refused(refusal, reader_of(request))
    return JSONResponse({"ok": True, "origins": found})


def _origins(desk: Desk, reader: Reader, draft_id: UUID, clause_id: UUID | None) -> dict[str, dict[str, Any]]:
    """By clause; of a single one also the redline in both languages."""
    with desk.reading() as session:
        found = copied_clauses(session, desk.actor, draft_id, clause_id)
    return {clause.hex: _shown(copied, reader, with_redline=clause_id is not None) for clause, copied in found.items()}


def _shown(copied: Copied, reader: Reader, *, with_redline: bool) -> dict[str, Any]:
    came = copied.came_from
    shown: dict[str, Any] = {
        "revision": copied.revision_id.hex,
        "same": copied.is_same,
        "sentence": as_in(came, reader.language) if copied.is_same else departs_from(came, reader.language),
        "adopted": reader.t("adopted") if came.adopted else "",
        "href": f"/history?clause={came.clause_id.hex}",
    }
    if with_redline:
        shown["en_html"] = marked(came.text_en, copied.text_en)
        shown["zh_html"] = marked(came.text_zh, copied.text_zh)
    return shown


def routes() -> list[Route]:
    """The route of what clauses were copied from."""
    return [Route("/api/drafts/{draft}/origins", _read)]
