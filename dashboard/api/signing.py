"""Routes for signing in and out. Only here is the sign-in cookie set and taken back."""

import re
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from actions.installation import accounts
from actions.transaction import transaction
from actions.users import ABSOLUTE, sign_in, sign_out
from dashboard.api.requests import forbidden, is_from_our_pages
from dashboard.demonstration import is_demo
from dashboard.session import COOKIE
from dialogue.refusals import SignInDelayed

_OUR_PAGE = re.compile(r"/[a-z_]{0,40}(\?[A-Za-z0-9_=&%.-]{0,400})?")


async def _sign_in(request: Request) -> Response:
    if not is_from_our_pages(request):
        return forbidden()
    form = await request.form(max_files=0, max_fields=10)
    name, password = str(form.get("name", ""))[:200], str(form.get("password", ""))[:1000]
    language = {"lang": "zh"} if form.get("lang") == "zh" else {}
    address = request.client.host if request.client else ""
    try:
        entered = await run_in_threadpool(_enter, name, password, address)
    except SignInDelayed as refusal:
        return _back(sign_in="delayed", seconds=str(refusal.facts["seconds"]), **language)
    if entered is None:
        return _back(sign_in="refused", **language)
    reply = RedirectResponse(_place(str(form.get("next", ""))), status_code=303)
    reply.set_cookie(
        COOKIE, entered, max_age=int(ABSOLUTE.total_seconds()), httponly=True, samesite="lax",
        secure=request.url.scheme == "https", path="/",
    )  # fmt: skip
    return reply


async def _sign_out(request: Request) -> Response:
    if not is_from_our_pages(request):
        return forbidden()
    if token := request.cookies.get(COOKIE):
        await run_in_threadpool(_leave, token)
    reply = _back()
    reply.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
    reply.headers["Clear-Site-Data"] = '"storage"'  # half-typed text is for the person who typed it
    return reply


def _enter(name: str, password: str, address: str) -> str | None:
    with transaction(accounts()) as session:
        entered = sign_in(session, name=name, password=password, address=address, in_demo=is_demo())
        return entered[0] if entered else None


def _leave(token: str) -> None:
    with transaction(accounts()) as session:
        sign_out(session, token)


def _place(wanted: str) -> str:
    """Where somebody wanted to go before signing in: a page of ours with identifiers, and nothing else."""
    return wanted if _OUR_PAGE.fullmatch(wanted) and "sign_in=" not in wanted else "/"


def _back(**parameters: str) -> RedirectResponse:
    return RedirectResponse("/" + (f"?{urlencode(parameters)}" if parameters else ""), status_code=303)


def routes() -> list[Route]:
    """The sign-in and sign-out routes."""
    return [
        Route("/auth/sign-in", _sign_in, methods=["POST"]),
        Route("/auth/sign-out", _sign_out, methods=["POST"]),
    ]
