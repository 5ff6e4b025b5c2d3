"""A route of the drafting room: which clauses are as in an earlier text, and what has become of the words since."""

from typing import Any
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.clause_origins import Copied, copied_clauses
from actions.desk import Desk
from dashboard.api.requests import answered
from dashboard.room_proposals import marked
from dashboard.start_origin import as_in, departs_from
from locales import Reader


async def _read(request: Request) -> Response:
    return await answered(request, _origins)


def _origins(desk: Desk, reader: Reader, draft_id: UUID, clause_id: UUID | None) -> dict[str, Any]:
    """By clause; of a single one also the redline in both languages."""
    with desk.reading() as session:
        found = copied_clauses(session, desk.actor, draft_id, clause_id)
    with_redline = clause_id is not None
    return {
        "origins": {clause.hex: _shown(copied, reader, with_redline=with_redline) for clause, copied in found.items()}
    }


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
