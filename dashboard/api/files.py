"""Files on their way out: made when they are asked for, for the person who asks, and kept nowhere on the way."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote
from uuid import UUID

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from actions.calendars import CalendarForm, export_calendar
from actions.delegation_pack import PackAsked, export_pack
from actions.dialogue_export import export_dialogue
from actions.handing_out import WordFile, hand_out
from actions.mandate_paper import back_to_capital
from actions.record_tables import Carrier, Noun, export_table, table_template
from dashboard.api.requests import desk_and_reader, identifier, reader_of
from dashboard.mandate_words import paper_words
from dashboard.outgoing import languages_asked, made_for, marking_asked, page_asked
from dashboard.refusal_words import in_words
from dashboard.session import COOKIE
from dashboard.typed_words import as_typed
from dialogue.refusals import NoSuchRow, NotSignedIn, Refusal
from dialogue.roles import Permission
from exports.office import as_pdf

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS: Final = {
    "docx": WORD, "pdf": "application/pdf", "zip": "application/zip", "json": "application/json", "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "ics": "text/calendar; charset=utf-8",
}  # fmt: skip
"""The carriers a file leaves in, by the end of its address."""


async def _mandates(request: Request) -> Response:
    return await _sent(request, _paper)


async def _outgoing(request: Request) -> Response:
    return await _sent(request, _made)


async def _sent(request: Request, make: Callable[[Request], WordFile]) -> Response:
    try:
        made = await run_in_threadpool(make, request)
    except Refusal as refusal:
        status = 401 if isinstance(refusal, NotSignedIn) else 404
        return PlainTextResponse(in_words(refusal, reader_of(request)), status_code=status)
    end = made.name.rpartition(".")[2]
    disposition = f"attachment; filename=\"draft.{end}\"; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=KINDS[end], headers={"Content-Disposition": disposition})


def _made(request: Request) -> WordFile:
    desk, _ = desk_and_reader(request)
    where = request.path_params
    asked = as_typed(request.cookies.get(COOKIE), request.query_params)
    made = made_for(desk, where["kind"], where["ident"], where["form"], asked)
    if where["end"] not in ("docx", "pdf"):
        raise NoSuchRow(noun="draft")
    return hand_out(desk, made, as_pdf(made.content) if where["end"] == "pdf" else b"")


async def _pack(request: Request) -> Response:
    return await _sent(request, _packed)


def _packed(request: Request) -> WordFile:
    desk, _ = desk_and_reader(request)
    draft_id, asked = identifier(request.path_params["draft"]), request.query_params
    if draft_id is None:
        raise NoSuchRow(noun="draft")
    return export_pack(desk, draft_id, PackAsked(languages_asked(asked), marking_asked(asked), page_asked(asked)))


async def _calendar(request: Request) -> Response:
    return await _sent(request, _calendar_made)


def _calendar_made(request: Request) -> WordFile:
    desk, _ = desk_and_reader(request)
    subject, form = identifier(request.path_params["ident"]), request.path_params["form"]
    if subject is None or form not in set(CalendarForm):
        raise NoSuchRow(noun="draft")
    asked = request.query_params
    return export_calendar(desk, CalendarForm(form), subject, languages_asked(asked), ceiling=marking_asked(asked))


async def _template(request: Request) -> Response:
    return await _sent(request, lambda given: table_template(desk_and_reader(given)[0], *_table_asked(given)))


async def _table(request: Request) -> Response:
    return await _sent(request, _table_made)


async def _dialogue(request: Request) -> Response:
    return await _sent(request, _dialogue_made)


def _table_made(request: Request) -> WordFile:
    desk, asked = desk_and_reader(request)[0], request.query_params
    ceiling, of_own = marking_asked(asked), bool(asked.get("own"))
    return export_table(desk, *_table_asked(request, _of(request)), ceiling=ceiling, of_own=of_own)


def _dialogue_made(request: Request) -> WordFile:
    return export_dialogue(desk_and_reader(request)[0], _of(request), marking_asked(request.query_params))


def _of(request: Request) -> UUID:
    if (dialogue_id := identifier(request.path_params["ident"])) is None:
        raise NoSuchRow(noun="dialogue")
    return dialogue_id


def _table_asked(request: Request, *of: UUID) -> tuple[Any, ...]:
    """The noun and the carrier that an address names. Raises NoSuchRow for words that are none."""
    noun, end = request.path_params["noun"].replace("-", " "), request.path_params["end"]
    if noun not in set(Noun) or end not in set(Carrier):
        raise NoSuchRow(noun="table")
    return Noun(noun), *of, Carrier(end)


def _paper(request: Request) -> WordFile:
    """The list for the capital of whoever asks; for everybody else there is none, whatever was asked for."""
    desk, reader = desk_and_reader(request)
    draft_id = identifier(request.path_params["draft"])
    if draft_id is None or not desk.actor.may(Permission.MANDATE_READ) or desk.actor.party is None:
        raise NoSuchRow(noun="draft")
    return back_to_capital(desk, draft_id, paper_words(reader), reader.moment(datetime.now(UTC)))


def routes() -> list[Route]:
    """The routes that hand out files."""
    return [
        Route("/files/templates/{noun}.{end}", _template),
        Route("/files/tables/{ident}/{noun}.{end}", _table),
        Route("/files/dialogues/{ident}.json", _dialogue),
        Route("/files/mandates/{draft}.docx", _mandates),
        Route("/files/drafts/{draft}/pack.zip", _pack),
        Route("/files/calendars/{ident}/{form}.ics", _calendar),
        Route("/files/{kind}/{ident}/{form}.{end}", _outgoing),
    ]
