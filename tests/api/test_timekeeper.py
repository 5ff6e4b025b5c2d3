"""Silence whose deadline passes is settled while the server runs, by a clock that is given and is asked rarely."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from actions.standstill import next_deadline, settle_silences
from dashboard.api import timekeeper
from dashboard.api.timekeeper import Timekeeper
from drafts.consensus import Agreement
from models.stores import Store
from tests.actions.closing import broken, cancelled, silence, silences
from tests.actions.drafting import Table, set_table

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
SOON = NOW + timedelta(hours=48, minutes=1)
"""After the deadline of the silence that these tests open."""
TICK = 0.01
PATIENCE = 20


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at


class Counted:
    """How often a verb was asked for."""

    def __init__(self, verb) -> None:
        self.verb, self.times = verb, 0

    def __call__(self, *args):
        self.times += 1
        return self.verb(*args)


@pytest.fixture
def table(sqlite_stores, sqlite_desks) -> Table:
    return set_table(sqlite_stores, sqlite_desks)


@pytest.fixture
def asked(monkeypatch) -> Counted:
    """How often the store is asked for the next deadline."""
    counted = Counted(next_deadline)
    monkeypatch.setattr(timekeeper, "next_deadline", counted)
    return counted


@pytest.fixture
def keeping(monkeypatch, sqlite_stores):
    """Run something beside a timekeeper with a clock of its own."""
    monkeypatch.setattr(timekeeper, "installation", lambda: sqlite_stores)

    def run(beside, **given):
        async def inside():
            clock = Clock()
            keeper = asyncio.create_task(Timekeeper(clock, tick=TICK, **given).keep())
            try:
                await beside(clock)
            finally:
                assert not keeper.done()
                keeper.cancel()

        with ThreadPoolExecutor(1) as thread:
            thread.submit(lambda: asyncio.run(inside())).result()

    return run


async def until(holds) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        await asyncio.sleep(TICK)


def lapses(table: Table) -> int:
    return sum(line.is_settled for line in silences(table))


def opened(table: Table, **given):
    return asyncio.to_thread(silence, table, now=NOW, **given)


def test_silence_is_settled_when_the_clock_reaches_the_deadline(keeping, table, asked):
    async def beside(clock):
        await until(lambda: asked.times == 1)
        await opened(table)
        await until(lambda: asked.times == 2)
        clock.at = SOON - timedelta(minutes=2)
        await asyncio.sleep(10 * TICK)
        assert lapses(table) == 0
        clock.at = SOON
        await until(lambda: lapses(table) == 1)

    keeping(beside)
    assert table.agreement() == Agreement.AGREED
    assert table.standing().acceptances[-1].made_at == NOW + timedelta(hours=48)


def test_what_was_settled_is_told_to_those_who_listen(keeping, table, sqlite_stores):
    heard = []
    sqlite_stores.for_upkeep()["joint"].subscribe(lambda audience, _head: heard.append(audience))
    silence(table, now=NOW)
    heard.clear()

    async def beside(clock):
        clock.at = SOON
        await until(lambda: heard)

    keeping(beside)
    assert heard == ["joint"]
    assert lapses(table) == 1


def test_a_deadline_that_passed_before_is_settled_at_once(keeping, table):
    silence(table, now=NOW - timedelta(days=30))
    keeping(lambda _clock: until(lambda: lapses(table) == 1))


def test_a_clock_that_is_set_back_settles_nothing_and_one_set_ahead_does(keeping, table):
    silence(table, now=NOW)

    async def beside(clock):
        clock.at = NOW - timedelta(days=400)
        await asyncio.sleep(10 * TICK)
        assert lapses(table) == 0
        clock.at = NOW + timedelta(days=400)
        await until(lambda: lapses(table) == 1)

    keeping(beside)


@pytest.mark.parametrize("end", [broken, cancelled])
def test_silence_that_was_ended_is_not_waited_for(keeping, table, asked, end):
    running = silence(table, now=NOW)

    async def beside(clock):
        await until(lambda: asked.times == 1)
        clock.at += timedelta(hours=1)
        await asyncio.to_thread(end, table, running.id, now=clock.at)
        await until(lambda: asked.times == 2)
        clock.at = SOON
        await asyncio.sleep(10 * TICK)

    keeping(beside)
    assert lapses(table) == 0
    assert asked.times == 2


def test_the_store_is_not_asked_while_nothing_happens_to_silence(keeping, table, asked, monkeypatch):
    looked = Counted(Store.moment)
    monkeypatch.setattr(Store, "moment", lambda store: looked(store))

    async def beside(clock):
        await until(lambda: asked.times == 1)
        for word in ("First", "Second", "Third"):
            await asyncio.to_thread(table.table, "daniel", f"{word} words of a proposal.", "提案。")
            clock.at += timedelta(hours=1)
            await asyncio.sleep(10 * TICK)

    keeping(beside)
    assert asked.times == 1
    assert looked.times == 1


def test_silence_that_another_process_opened_is_found(keeping, table, asked, sqlite_stores, monkeypatch):
    async def beside(clock):
        await until(lambda: asked.times == 1)
        with monkeypatch.context() as elsewhere:
            elsewhere.setattr(Store, "announce", lambda *_: None)
            await opened(table)
        clock.at = SOON
        await until(lambda: lapses(table) == 1)

    keeping(beside, look=5 * TICK)


def test_a_store_that_is_away_for_a_moment_is_asked_again(keeping, table, monkeypatch):
    silence(table, now=NOW)
    monkeypatch.setattr(timekeeper, "REST_SECONDS", TICK)
    failures = iter([OSError("away"), OSError("away")])

    def settle(*args):
        if failure := next(failures, None):
            raise failure
        return settle_silences(*args)

    monkeypatch.setattr(timekeeper, "settle_silences", settle)

    async def beside(clock):
        clock.at = SOON
        await until(lambda: lapses(table) == 1)

    keeping(beside)


def test_the_earliest_deadline_is_the_next(table, sqlite_stores):
    assert next_deadline(sqlite_stores, NOW) is None
    silence(table, now=NOW)
    assert next_deadline(sqlite_stores, NOW) == NOW + timedelta(hours=48)
    assert next_deadline(sqlite_stores, SOON) == NOW + timedelta(hours=48)
    assert settle_silences(sqlite_stores, SOON) == 1
    assert next_deadline(sqlite_stores, SOON) is None
