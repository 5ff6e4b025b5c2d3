"""What the server adds to the pages: routes, security headers, and what lives as long as the process."""

import asyncio
import contextlib
import gc
import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.api import files, room, room_advice, room_origins, room_threads, signing
from dashboard.api.hub import Hub
from dashboard.api.timekeeper import Timekeeper
from dashboard.api.weekly_mail import keep_sending
from dashboard.session import apologise

log = logging.getLogger("alternat")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; "
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
"""Sent with every reply. Streamlit's own scripts need inline code; nothing may come from, or go to, another host."""


class SecurityHeaders:
    """Adds the headers to every reply, and keeps replies about drafts out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message["headers"]}
                added = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
                if scope["path"].startswith(("/api/", "/files/", "/auth/")):
                    added.append((b"cache-control", b"no-store"))
                message["headers"] = [*message["headers"], *(pair for pair in added if pair[0] not in present)]
            await send(message)

        await self.app(scope, receive, with_headers)


class SentAtOnce:
    """Lets no reply wait for the reader's acknowledgement of its head.

    The socket that Streamlit binds names no protocol, so asyncio does not turn the gathering of small packets off as it
    does for its own; the second packet of each reply, and each event of a stream that follows another, then comes 40 ms late.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        transport = getattr(getattr(receive, "__self__", None), "transport", None)
        connection = transport.get_extra_info("socket") if transport is not None else None
        if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await self.app(scope, receive, send)


def middleware() -> list[Middleware]:
    """What stands around every request."""
    return [Middleware(SentAtOnce), Middleware(SecurityHeaders)]


def routes() -> list[BaseRoute]:
    """Every route of ours."""
    return [
        Route("/api/health", _health),
        Route("/home", _first_page),
        *signing.routes(),
        *room.routes(),
        *room_advice.routes(),
        *room_threads.routes(),
        *room_origins.routes(),
        *files.routes(),
    ]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the stores before the first request and keep the time; end the streams and give back connections after the last."""
    # Streamlit would write the text of an error into the log before asking us; `tell_nothing` writes what may be known.
    logging.getLogger("streamlit.error_util").setLevel(logging.CRITICAL)
    hub = Hub()
    hub.close_on_signals()
    room.serve_with(hub)
    # To look through all that was loaded again and again holds everybody up for a tenth of a second each time.
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 10)
    tasks = [asyncio.create_task(work) for work in (hub.watch_others(), Timekeeper().keep(), keep_sending())]
    try:
        yield {"hub": hub}
    finally:
        hub.close()
        for task in tasks:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task


def tell_nothing(error: Exception) -> bool:
    """Log the kind of an error and where it happened, never its text, which may hold private words."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}" if trace else "unknown"
    log.error("page failed: %s in %s", type(error).__name__, where)
    apologise()
    return True


async def _first_page(request: Request) -> RedirectResponse:
    """The first page answers `/` only; its own name leads there, wherever the site is served, with what was asked."""
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{asked}")


async def _health(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")
