"""How many people one process serves in one drafting room: real requests and streams against a real server.

    python benchmarks/room_load.py [SESSIONS] [SECONDS] [ACTS OF THE DAY]

SESSIONS people (100), each with a stream of their own, act about every ten seconds for SECONDS (60), one request an act:
they turn and take back keys, write in private, and at their next turn table it. Printed are the seconds from sending an act
to its answer, and to the arrival of words on the streams of those who see them; the processor time of the server as a share
of one core and its memory, from /proc; what one idle stream costs; and by how much memory grows over a compressed day: as
many acts as 200 people do in a day (5,000), one after the other. As a peer in the same run: the same requests to the route
that only says "ok".
"""

import asyncio
import json
import random
import re
import statistics
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.large_room import PASSWORD, cpu_seconds, load_average, memory_megabytes, served
from dashboard.room_rights import rights
from tests.browser.conftest import Server
from tests.cast import CAST

NAMES = ("daniel", "songbi", "helen", "wenyan", "grace", "luci", "orla", "laura")
OURS = {"Sec-Fetch-Site": "same-origin", "X-Alternat": "1", "Content-Type": "application/json"}
MARKED = re.compile(rb"words \d+ of [a-z]+(?=[^a-z])")
REACHED = re.compile(rb"\nid: (\d+\.\d+)\n")
EVERY = 10.0
"""Seconds between two acts of one person."""


@dataclass
class Clock:
    """When acts were sent, by the words or clause they carry, and how long they took to be answered and to arrive."""

    answered: list[float] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)
    sent: dict[tuple[str, str], float] = field(default_factory=dict)
    refused: int = 0


@dataclass
class Session:
    """One signed-in person: a stream, and acts."""

    client: httpx.AsyncClient
    name: str
    cookie: str
    draft: str
    clock: Clock
    rows: dict[str, dict[str, Any]]
    """What this person sees; the streams of one person in several browsers share it."""
    reads: bool
    """Whether this stream keeps the rows; the others only note when marked acts arrive, so that the client stays light."""
    since: str = ""
    to_follow: dict[str, Any] | None = None
    """What this person does next with what was just written."""

    @property
    def language(self) -> str:
        """The language this person reads."""
        return "zh" if CAST[self.name].party == "cn" else "en"

    async def act(self, **given: Any) -> dict[str, Any]:
        """Send one act; its answer."""
        began = time.perf_counter()
        # Written words come to those of the own side, tabled ones to the others; by themselves they are known again there.
        if "note" in given:
            self.clock.sent[given["note"], "own side"] = began
        if "marked" in given:
            self.clock.sent[given.pop("marked"), "others"] = began
        reply = await self.client.post(
            f"/api/drafts/{self.draft}/acts?lang={self.language}",
            content=json.dumps({**given, "since": self.since}), headers={**OURS, "Cookie": self.cookie},
        )  # fmt: skip
        self.clock.answered.append(time.perf_counter() - began)
        found = reply.json()
        self.clock.refused += 0 if found["ok"] else 1
        self.take(found)
        return found

    def take(self, told: dict[str, Any]) -> None:
        """Keep what was told."""
        self.rows |= {row["id"]: row for row in told.get("rows", [])}

    async def listen(self, host: str, port: int, is_first: asyncio.Event) -> None:
        """Follow the stream, noting when each marked act arrives."""
        path = f"/api/drafts/{self.draft}/events?lang={self.language}&since={self.since}"
        request = f"GET {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {self.cookie}\r\n\r\n".encode()
        loop = asyncio.get_running_loop()
        transport, ear = await loop.create_connection(lambda: Ear(self, request, is_first), host, port)
        try:
            await ear.ended.wait()
        finally:
            transport.close()

    async def something(self, chance: random.Random) -> None:
        """One act, as somebody at the table would: what is written is put on the table, or taken back, at the next turn."""
        if self.to_follow is not None:
            follows, self.to_follow = self.to_follow, None
            await self.act(**follows)
            return
        may = rights(CAST[self.name])
        mine = [
            p["id"] for r in self.rows.values() for p in r["proposals"] if "withdraw" in p["can"] and not p["private"]
        ] if "withdraw" in may["tabled"] else []  # fmt: skip
        if len(mine) > 20:
            await self.act(act="withdraw", proposal=chance.choice(mine))
            return
        rows = [row for row in self.rows.values() if row["revision"]]
        row = chance.choice(rows)
        if self.name in ("orla", "laura") or chance.random() < 0.4:
            ours = [a for a in ("accept", "release") if a in row["can"] and a in may["clause"]]
            if ours:
                await self.act(act=ours[0], clause=row["id"], revision=row["revision"], level="confirmed")
                return
        words = f"words {time.perf_counter_ns()} of {self.name}"
        written = await self.act(
            act="propose",
            clause=row["id"],
            revision=row["revision"],
            en=f"{row['en']} {words}.",
            zh=row["zh"],
            note=words,
        )
        private = [p for r in written.get("rows", []) for p in r["proposals"] if p["private"] and p["note"] == words]
        if private and "table" in may["private"]:
            proposal = private[0]["id"]
            self.to_follow = {
                "act": "table",
                "clause": row["id"],
                "proposal": proposal,
                "reason": "New instructions.",
                "marked": words,
            }
        elif private:
            self.to_follow = {"act": "withdraw", "proposal": private[0]["id"]}


class Ear(asyncio.Protocol):
    """One stream as it comes in, looked through piece by piece: a hundred of them must not wear out the measuring side."""

    def __init__(self, session: Session, request: bytes, is_first: asyncio.Event) -> None:
        self._session, self._request, self._is_first = session, request, is_first
        self._noted: set[bytes] = set()
        self._rest = b""
        self.ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ask for the stream."""
        transport.write(self._request)  # type: ignore[attr-defined]

    def connection_lost(self, _error: Exception | None) -> None:
        """The server, or the session, has ended the stream."""
        self.ended.set()

    def data_received(self, data: bytes) -> None:
        """Note marked acts and the moment reached; what the last piece cut through is looked at with the next one."""
        at, session = time.perf_counter(), self._session
        held = self._rest + data
        if b"words " in held:
            for note in set(MARKED.findall(held)) - self._noted:
                self._note(note, at)
        if reached := REACHED.findall(held):
            session.since = reached[-1].decode()
        if not session.reads:
            self._rest = held[-80:]
        else:
            *lines, self._rest = held.split(b"\n")
            for line in lines:
                if line.startswith(b'data: {"rows"'):
                    session.take(json.loads(line[6:]))
        self._is_first.set()

    def _note(self, note: bytes, at: float) -> None:
        clock, words = self._session.clock, note.decode()
        is_own = CAST[words.rsplit(" ", 1)[1]].party == CAST[self._session.name].party
        if began := clock.sent.get((words, "own side" if is_own else "others")):
            clock.arrived.append(at - began)
            self._noted.add(note)


async def sessions_of(server: Server, draft: str, number: int, clock: Clock) -> list[Session]:
    """So many people, signed in, each knowing the text."""
    client = httpx.AsyncClient(
        base_url=server.url, timeout=60, limits=httpx.Limits(max_connections=number, keepalive_expiry=2)
    )
    made: list[Session] = []
    seen: dict[str, dict[str, Any]] = {name: {} for name in NAMES}
    cookies: dict[str, str] = {}
    for ordinal in range(number):
        name = NAMES[ordinal % len(NAMES)]
        if ordinal < 3 * len(NAMES):  # three sign-ins of each are enough to be different ones
            reply = await client.post(
                "/auth/sign-in", data={"name": name, "password": PASSWORD}, headers={"Sec-Fetch-Site": "same-origin"}
            )
            cookies[f"{name}{ordinal // len(NAMES)}"] = f"alternat={reply.cookies['alternat']}"
            client.cookies.clear()
        cookie = cookies[f"{name}{ordinal // len(NAMES) % 3}"]
        made.append(Session(client, name, cookie, draft, clock, seen[name], ordinal < len(NAMES)))
    return made


async def load(server: Server, draft: str, number: int, seconds: float) -> None:
    """Everybody acts every ten seconds or so."""
    clock, chance = Clock(), random.Random(1)
    people = await sessions_of(server, draft, number, clock)
    ready = [asyncio.Event() for _ in people]
    listening = [
        asyncio.create_task(person.listen("127.0.0.1", server.port, event))
        for person, event in zip(people, ready, strict=True)
    ]
    for event in ready:
        await event.wait()
    for person in people:
        while not person.rows:
            await asyncio.sleep(0.05)

    async def busy(person: Session) -> None:
        await asyncio.sleep(chance.random() * EVERY)
        while time.monotonic() < end:
            await person.something(chance)
            await asyncio.sleep(EVERY * (0.5 + chance.random()))

    end = time.monotonic() + seconds
    began, used = time.monotonic(), cpu_seconds(server)
    await asyncio.gather(*(busy(person) for person in people))
    took = time.monotonic() - began
    share = 100 * (cpu_seconds(server) - used) / took
    told("answer to an act", clock.answered)
    told("arrival on the streams of those who see it", clock.arrived)
    peer = []
    for _ in range(200):
        at = time.perf_counter()
        await people[0].client.get("/api/health")
        peer.append(time.perf_counter() - at)
    told("peer: the route that only says ok", peer)
    print(f"{number} sessions, {len(clock.answered) / took:.1f} acts a second ({clock.refused} refused): ", end="")
    print(f"{share:.0f} % of one core, {memory_megabytes(server):.0f} MB", flush=True)
    with_one = await idle(server, listening[1:])
    with_none = await idle(server, listening[:1])
    print(
        f"an idle server: {with_none:.2f} % of one core, and with one stream {with_one - with_none:+.2f} %", flush=True
    )
    await people[0].client.aclose()


async def idle(server: Server, ending: list[asyncio.Task[None]]) -> float:
    """The share of one core that the server uses after some streams have ended."""
    for task in ending:
        task.cancel()
    await asyncio.gather(*ending, return_exceptions=True)
    await asyncio.sleep(3)
    used, began = cpu_seconds(server), time.monotonic()
    await asyncio.sleep(30)
    return 100 * (cpu_seconds(server) - used) / (time.monotonic() - began)


async def day(server: Server, draft: str, acts: int) -> None:
    """A compressed day: one act after the other, by people who come and go."""
    clock, chance = Clock(), random.Random(2)
    people = await sessions_of(server, draft, 24, clock)
    open_streams: dict[int, asyncio.Task[None]] = {}
    begun = 0.0
    while len(clock.answered) < acts:
        at = chance.randrange(len(people))
        if at not in open_streams or chance.random() < 0.05:
            if at in open_streams:
                open_streams.pop(at).cancel()
            people[at].reads = True
            first = asyncio.Event()
            open_streams[at] = asyncio.create_task(people[at].listen("127.0.0.1", server.port, first))
        while not people[at].rows:
            await asyncio.sleep(0.02)
        await people[at].something(chance)
        if not begun and len(clock.answered) > acts / 10:  # what a process needs once is not growth
            begun = memory_megabytes(server)
    now = memory_megabytes(server)
    print(
        f"a day of {len(clock.answered)} acts ({clock.refused} refused): {begun:.0f} → {now:.0f} MB, {now - begun:+.0f} MB"
    )
    for task in open_streams.values():
        task.cancel()
    await people[0].client.aclose()


def told(name: str, seconds: list[float]) -> None:
    """One line of the report."""
    ordered = sorted(seconds) or [0.0]
    p95 = ordered[int(len(ordered) * 0.95) - 1]
    print(f"{name:<42} p50 {statistics.median(ordered):.3f} s   p95 {p95:.3f} s   n {len(seconds)}", flush=True)


def main(sessions: int = 100, seconds: int = 60, acts: int = 5000) -> None:
    """Serve, load, print."""
    print(load_average(), flush=True)
    with served(120, 120) as (server, (busy, long)):
        asyncio.run(load(server, busy.hex, sessions, seconds))
        if acts:
            asyncio.run(day(server, long.hex, acts))
    print(load_average())


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
