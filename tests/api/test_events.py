"""The stream of the drafting room: what one reader is told, when, and what nobody else is told.

A real server on a free port: streams that end are its subject.
"""

import contextlib
import json
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import pytest
import uvicorn

from actions.tabling import table_proposal
from dashboard.api import room
from models.base import new_id
from tests.actions.closing import SHANGHAI, silence
from tests.actions.drafting import SECRET
from tests.api.conftest import OURS, PASSWORD, Site
from tests.beds import copied

PATIENCE = 20


class Stream:
    """One open stream, read in a thread; `next` waits for an event of a kind."""

    def __init__(self, url: str, cookies: dict[str, str], headers: dict[str, str] | None = None) -> None:
        self._told: queue.Queue[tuple[str, str, Any]] = queue.Queue()
        self.raw = ""
        self.status = 0
        self.headers: httpx.Headers = httpx.Headers()
        self.is_open = threading.Event()
        self.has_ended = threading.Event()
        self._client = httpx.Client(cookies=cookies, headers=OURS | (headers or {}), timeout=PATIENCE)
        self._thread = threading.Thread(target=self._read, args=(url,), daemon=True)
        self._thread.start()
        assert self.is_open.wait(PATIENCE)

    def _read(self, url: str) -> None:
        event: dict[str, str] = {}
        try:
            with self._client.stream("GET", url) as reply:
                self.status, self.headers = reply.status_code, reply.headers
                self._socket = reply.extensions["network_stream"].get_extra_info("socket")
                self.is_open.set()
                for line in reply.iter_lines():
                    self.raw += line + "\n"
                    if line:
                        name, _, value = line.partition(": ")
                        event[name] = value
                    elif "data" in event:
                        self._told.put((event.get("event", ""), event.get("id", ""), json.loads(event["data"])))
                        event = {}
        except httpx.HTTPError:
            pass
        finally:
            self.is_open.set()
            self.has_ended.set()

    def next(self, kind: str) -> tuple[str, Any]:
        """The next event of a kind: its id and what it says."""
        end = time.monotonic() + PATIENCE
        while True:
            told, number, body = self._told.get(timeout=max(0.01, end - time.monotonic()))
            if told == kind:
                return number, body

    def close(self) -> None:
        """Break the line at once, as a browser does that is closed; the client alone would wait for the next word."""
        with contextlib.suppress(AttributeError, OSError):  # it never came to a line, or has none any more
            self._socket.shutdown(socket.SHUT_RDWR)
        self._client.close()


@pytest.fixture
def server(site: Site) -> Iterator[Callable[..., Stream]]:
    """Open streams of a real server; closed when the test ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = uvicorn.Config(site.app, host="127.0.0.1", port=port, log_level="error", lifespan="on")
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    end = time.monotonic() + PATIENCE
    while not running.started and time.monotonic() < end:
        time.sleep(0.02)
    base = f"http://127.0.0.1:{port}"
    opened: list[Stream] = []

    def listen(name: str | None, *, draft=None, headers=None, query: str = "") -> Stream:
        cookies = {}
        if name:
            reply = httpx.post(
                f"{base}/auth/sign-in", data={"name": name, "password": PASSWORD}, headers=OURS, timeout=PATIENCE
            )
            cookies = {"alternat": reply.cookies["alternat"]}
        listen.cookies = cookies
        stream = Stream(f"{base}/api/drafts/{(draft or site.table.draft).hex}/events{query}", cookies, headers)
        opened.append(stream)
        return stream

    listen.base = base
    yield listen
    room._hub[0].close()
    for stream in opened:
        assert stream.has_ended.wait(PATIENCE), "a stream outlived its server"
        stream.close()
    running.should_exit = True
    thread.join(PATIENCE)
    assert not thread.is_alive()


def now(site: Site, by: str) -> str:
    from actions.rooms import read_room

    return str(read_room(site.table.desks[by], site.table.draft).moment)


def test_a_stream_begins_at_once_and_is_kept_nowhere(server, site):
    stream = server("helen")
    assert stream.status == 200
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert stream.headers["cache-control"] == "no-store"
    _, present = stream.next("presence")
    assert present == {"present": []}


def test_an_act_of_another_side_is_told_to_all(server, site):
    helen = server("helen", query=f"?since={now(site, 'helen')}")
    helen.next("presence")
    site.table.accept("wenyan")
    number, told = helen.next("rows")
    (row,) = told["rows"]
    assert row["id"] == site.table.clauses[0].hex
    assert [key["level"] for key in row["keys"]] == ["none", "confirmed"]
    assert number == told["since"] == now(site, "helen")
    assert told["header"]["agreed"]["n"] == 0


def test_what_was_told_of_a_store_is_not_told_again_after_it_was_put_back_from_a_copy(server, site):
    since = now(site, "helen")
    with copied(site.table.desks["helen"].store()) as put_back:
        before = server("helen", query=f"?since={since}")
        before.next("presence")
        site.table.accept("wenyan")
        before.next("rows")
        put_back()
    after = server("helen", query=f"?since={since}")
    after.next("presence")
    site.table.accept("wenyan", 1)
    _, told = after.next("rows")
    assert [row["id"] for row in told["rows"]] == [site.table.clauses[1].hex]


def test_who_comes_before_it_was_noticed_that_a_store_was_put_back_is_told_of_the_store_as_it_is(
    monkeypatch, server, site
):
    monkeypatch.setattr("dashboard.api.hub.POLL_SECONDS", 60)
    since = now(site, "helen")
    with copied(site.table.desks["helen"].store()) as put_back:
        before = server("helen", query=f"?since={since}")
        before.next("presence")
        site.table.accept("wenyan")
        before.next("rows")
        put_back()
    after = server("helen", query=f"?since={since}")
    after.next("presence")
    server("wenyan", query=f"?since={since}")  # somebody comes, and all are told who is there
    assert after.next("presence")[1]["present"]
    assert "event: rows" not in after.raw


def test_who_has_a_room_open_is_told_that_its_store_was_put_back_from_a_copy(server, site):
    with copied(site.table.desks["helen"].store()) as put_back:
        site.table.accept("wenyan")
        helen = server("helen", query=f"?since={now(site, 'helen')}")
        helen.next("presence")
        put_back()
    assert helen.next("put_back")[1] == {}
    site.table.accept("wenyan", 1)
    assert helen.next("rows")[1]["since"] == now(site, "helen")


def test_a_stream_goes_on_after_the_event_that_was_last_seen(server, site):
    before = now(site, "helen")
    site.table.accept("wenyan")
    between = now(site, "helen")
    site.table.accept("wenyan", 1)
    _, told = server("helen", headers={"Last-Event-ID": between}).next("rows")
    assert [row["id"] for row in told["rows"]] == [site.table.clauses[1].hex]
    _, told = server("wenyan", query=f"?since={before}").next("rows")
    assert {row["id"] for row in told["rows"]} == {clause.hex for clause in site.table.clauses[:2]}


@pytest.mark.parametrize("odd", ["²", "1.²", "x", "9" * 40 + ".1", "-1.-1"])
def test_an_event_number_that_is_none_begins_at_the_beginning(server, site, odd):
    site.table.accept("wenyan")
    _, told = server("helen", query=f"?since={odd}").next("rows")
    assert told["since"] == now(site, "helen")


def test_nothing_of_a_private_act_is_told_to_another_side(server, site):
    streams = {by: server(by, query=f"?since={now(site, by)}") for by in ("helen", "wenyan", "oscar")}
    for stream in streams.values():
        stream.next("presence")
    written = site.table.write("daniel", f"{SECRET} is ours.", "石墨属于我方。")
    _, told = streams["helen"].next("rows")
    assert told["rows"][0]["proposals"][0]["id"] == written.id.hex
    site.table.accept("wenyan", 1)  # the next thing that everybody is told
    for by in ("wenyan", "oscar"):
        _, told = streams[by].next("rows")
        assert [row["id"] for row in told["rows"]] == [site.table.clauses[1].hex]
        assert SECRET not in streams[by].raw
        assert written.id.hex not in streams[by].raw
    table_proposal(site.table.desks["daniel"], written.id)
    _, told = streams["wenyan"].next("rows")
    assert told["rows"][0]["proposals"][0]["en"] == f"{SECRET} is ours."


def test_silence_that_lapses_is_told_while_the_room_stands_open(server, site):
    helen = server("helen", query=f"?since={now(site, 'helen')}")
    helen.next("presence")
    opened = datetime.now(UTC)
    deadline = opened + timedelta(seconds=2)
    silence(site.table, now=opened, wall_time=deadline.astimezone(ZoneInfo(SHANGHAI)).replace(tzinfo=None))
    while True:
        _, told = helen.next("rows")
        if told["rows"] and [key["level"] for key in told["rows"][0]["keys"]] == ["confirmed"] * 2:
            break
    assert told["header"]["agreed"]["n"] == len(site.table.clauses)
    assert datetime.now(UTC) - deadline < timedelta(seconds=PATIENCE)


def test_a_proposed_insertion_that_is_gone_is_told_as_gone(server, site):
    written = site.table.write_insertion("daniel", "New.", "新。", site.table.clauses[0])
    tabled = table_proposal(site.table.desks["daniel"], written.id)
    stream = server("wenyan", query=f"?since={now(site, 'wenyan')}")
    stream.next("presence")
    site.table.accept_proposal("wenyan", tabled)
    _, told = stream.next("rows")
    assert tabled.id.hex in told["gone"] or tabled.id.hex not in {row["id"] for row in told["rows"]}


def test_who_else_is_there_is_told(server, site):
    helen = server("helen")
    helen.next("presence")
    server("wenyan")
    _, told = helen.next("presence")
    assert [(person["name"], person["clause"]) for person in told["present"]] == [("Wen Yan", None)]


def test_who_takes_up_a_pen_is_told_and_who_has_left_is_not_brought_back_by_it(server, site):
    clause = site.table.clauses[0].hex

    def pen_of(cookies):
        address = f"{server.base}/api/drafts/{site.table.draft.hex}/presence"
        return httpx.post(address, json={"clause": clause}, cookies=cookies, headers=OURS, timeout=PATIENCE).status_code

    helen = server("helen")
    helen.next("presence")
    wenyan = server("wenyan")
    cookies = server.cookies
    helen.next("presence")
    assert pen_of(cookies) == 200
    _, told = helen.next("presence")
    assert [(person["name"], person["clause"]) for person in told["present"]] == [("Wen Yan", clause)]
    wenyan.close()
    _, told = helen.next("presence")
    assert told == {"present": []}
    assert pen_of(cookies) == 200
    assert [present.name for present in room._hub[0].present(site.table.draft.hex)] == ["Helen Parchment"]


def test_a_stream_ends_when_the_sign_in_does(server, site):
    stream = server("helen", query=f"?since={now(site, 'helen')}")
    stream.next("presence")
    httpx.post(f"{server.base}/auth/sign-out", cookies=server.cookies, headers=OURS, timeout=PATIENCE)
    site.table.accept("wenyan")
    _, told = stream.next("signed_out")
    assert told == {}
    assert stream.has_ended.wait(PATIENCE)


@pytest.mark.parametrize(("who", "status"), [(None, 401), ("odile", 404), ("theodora", 404), ("ada", 404)])
def test_a_stream_is_opened_for_nobody_else(server, site, who, status):
    stream = server(who)
    assert stream.status == status
    assert stream.has_ended.wait(PATIENCE)


def test_a_draft_that_is_not_there_has_no_stream(server, site):
    assert server("helen", draft=new_id()).status == 404
