"""Word files on their way out: made when they are asked for, for the person who asks, and kept nowhere on the way."""

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from actions.word_exports import Form, WordFile, export_draft
from dashboard.api.requests import desk_and_reader, identifier, reader_of
from dashboard.refusal_words import in_words
from dialogue.refusals import NoSuchRow, NotSignedIn, Refusal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


async def _draft(request: Request) -> Response:
    try:
        made = await run_in_threadpool(_made, request)
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
    return export_draft(desk, draft_id, Form(form))


def routes() -> list[Route]:
    """The routes that hand out files."""
    return [Route("/files/drafts/{draft}/{form}.docx", _draft)]
