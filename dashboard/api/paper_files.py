"""Papers of the record on their way out: which is asked for, of what, and how it is wanted."""

from collections.abc import Awaitable, Callable

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from actions.handing_out import FileMade, WordFile, hand_out
from actions.paper_exports import Language, Page, PaperAsked, RecordForm, paper_made
from dashboard.api.requests import desk_and_reader, identifier
from dialogue.refusals import NoSuchRow
from dialogue.vocabulary import Marking

LANGUAGES: dict[str, tuple[Language, ...]] = {
    "en,zh": ("en", "zh"), "zh,en": ("zh", "en"), "en": ("en",), "zh": ("zh",),
}  # fmt: skip
"""The languages of a paper as an address names them; the first is that of the copy."""

Answer = Callable[[Request, Callable[[Request], WordFile]], Awaitable[Response]]


def asked_for(given: QueryParams) -> PaperAsked:
    """How a paper is wanted. What is named and is nothing is refused: a misspelt ceiling must not become none."""
    languages, ceiling = given.get("languages") or "en,zh", given.get("ceiling", "")
    page, topic = given.get("paper") or Page.A4, given.get("topic", "")
    known = (languages in LANGUAGES, not ceiling or ceiling in set(Marking), page in set(Page))
    if not all(known) or (topic and identifier(topic) is None):
        raise NoSuchRow(noun="paper")
    return PaperAsked(
        LANGUAGES[languages], Marking(ceiling) if ceiling else None, Page(page), identifier(topic) if topic else None
    )


def make(request: Request) -> FileMade:
    """The paper that a request asks for, ready to leave and not handed out. Raises as `actions.paper_exports.paper_made`."""
    desk, _ = desk_and_reader(request)
    form, subject = request.path_params["form"], identifier(request.path_params["subject"])
    if form not in set(RecordForm) or subject is None:
        raise NoSuchRow(noun="paper")
    return paper_made(desk, RecordForm(form), subject, asked_for(request.query_params))


def routes(answer: Answer) -> list[Route]:
    """The routes that hand out papers of the record; `answer` is how every file is answered."""

    def handed_out(request: Request) -> WordFile:
        return hand_out(desk_and_reader(request)[0], make(request))

    async def paper(request: Request) -> Response:
        return await answer(request, handed_out)

    return [Route("/files/papers/{form}/{subject}.docx", paper)]


__all__ = ["LANGUAGES", "asked_for", "make", "routes"]
