"""Word files on their way out: made when they are asked for, for the person who asks, and kept nowhere on the way."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from actions.mandate_paper import PaperFile, back_to_capital
from actions.word_exports import Form, Since, Wanted, WordFile, export_draft
from dashboard.api import paper_files
from dashboard.api.requests import desk_and_reader, identifier, reader_of
from dashboard.mandate_words import paper_words
from dashboard.refusal_words import in_words
from dialogue.refusals import NoSuchRow, NotSignedIn, Refusal
from dialogue.roles import Permission
from dialogue.vocabulary import Marking

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def _draft(request: Request) -> Response:
    return await _handed_out(request, _made)


async def _mandates(request: Request) -> Response:
    return await _handed_out(request, _paper)


async def _handed_out(request: Request, make: Callable[[Request], WordFile | PaperFile]) -> Response:
    try:
        made = await run_in_threadpool(make, request)
    except Refusal as refusal:
        status = 401 if isinstance(refusal, NotSignedIn) else 404
        return PlainTextResponse(in_words(refusal, reader_of(request)), status_code=status)
    disposition = f"attachment; filename=\"draft.docx\"; filename*=UTF-8''{quote(made.name)}"
    return Response(made.content, media_type=WORD, headers={"Content-Disposition": disposition})


def _made(request: Request) -> WordFile:
    desk, _ = desk_and_reader(request)
    draft_id = identifier(request.path_params["draft"])
    form = request.path_params["form"]
    if draft_id is None or form not in set(Form):
        raise NoSuchRow(noun="draft")
    return export_draft(desk, draft_id, Form(form), _wanted(request.query_params))


def _wanted(given: QueryParams) -> Wanted:
    """Which text is asked for, since when its changes, and the marking. What is named and is nothing is refused."""
    version, since, marking = (given.get(name, "") for name in ("version", "since", "marking"))
    earlier = Since(since) if since in set(Since) else identifier(since)
    chosen = (identifier(version), earlier, Marking(marking) if marking in set(Marking) else None)
    if any(asked and found is None for asked, found in zip((version, since, marking), chosen, strict=True)):
        raise NoSuchRow(noun="draft")
    return Wanted(*chosen)


def _paper(request: Request) -> PaperFile:
    """The list for the capital of whoever asks; for everybody else there is none, whatever was asked for."""
    desk, reader = desk_and_reader(request)
    draft_id = identifier(request.path_params["draft"])
    if draft_id is None or not desk.actor.may(Permission.MANDATE_READ) or desk.actor.party is None:
        raise NoSuchRow(noun="draft")
    return back_to_capital(desk, draft_id, paper_words(reader), reader.moment(datetime.now(UTC)))


def routes() -> list[Route]:
    """The routes that hand out files."""
    return [
        Route("/files/drafts/{draft}/{form}.docx", _draft),
        Route("/files/mandates/{draft}.docx", _mandates),
        *paper_files.routes(_handed_out),
    ]
