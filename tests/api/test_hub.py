"""Who listens is told at once of what was committed, and of what follows closely together; nothing goes unsaid."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import pytest

from dashboard.api.hub import BREATH_SECONDS, Hub, Present
from models.stores import Store
from tests.models.notes import write

BOTH = frozenset({"joint", "party_us"})
JOINT = frozenset({"joint"})


def present():
    return Present("user", "Daniel", "us", None, monotonic())


async def woken(hub, acts, audiences=BOTH, seconds=2.5 * BREATH_SECONDS):
    """How often a listener wakes while acts are done, or stores are told to have been written to, each before a pause."""
    times = 0
    with hub.listening(audiences, "draft", present()) as listener:

        async def listen():
            nonlocal times
            while True:
                await listener.bell.wait()
                listener.bell.clear()
                times += 1

        await listener.bell.wait()  # that this one arrived is told first
        listener.bell.clear()
        task = asyncio.create_task(listen())
        for act, pause in acts:
            act() if callable(act) else hub._ring(act)
            await asyncio.sleep(pause)
        await asyncio.sleep(seconds)
        task.cancel()
    return times


@pytest.fixture
def hub(monkeypatch, sqlite_stores):
    monkeypatch.setattr("dashboard.api.hub.installation", lambda: sqlite_stores)
    monkeypatch.setattr("dashboard.api.hub.GATHERING_SECONDS", 0.01)

    def run(of, *args, **given):
        async def inside():
            return await of(Hub(), *args, **given)

        # In a thread of its own: where tests with a browser ran before, this one has a loop that runs.
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(lambda: asyncio.run(inside())).result()

    return run


def test_a_commit_is_told_at_once(hub):
    assert hub(woken, [("joint", 0)], seconds=BREATH_SECONDS / 3) == 1


def test_what_follows_closely_is_told_together_and_not_left_out(hub):
    assert hub(woken, [("joint", 0)] * 20) == 2


def test_an_act_in_two_stores_of_one_reader_is_one_thing_to_tell_and_one_more(hub):
    assert hub(woken, [("joint", 0), ("party_us", 0)]) == 2


@pytest.mark.parametrize("by_us", [True, False])
def test_a_commit_of_this_process_or_of_another_is_told_once(hub, sqlite_stores, monkeypatch, by_us):
    monkeypatch.setattr("dashboard.api.hub.POLL_SECONDS", 0.01)
    ours = sqlite_stores.for_upkeep()["joint"]
    store = ours if by_us else Store("joint", ours.url.render_as_string(hide_password=False))

    async def watched(hub):
        watching = asyncio.create_task(hub.watch_others())
        with hub.listening(JOINT, "another draft", present()):
            while "joint" not in hub._heads:
                await asyncio.sleep(0.01)
            await asyncio.sleep(2 * BREATH_SECONDS)  # what the first look found is told
            told = await woken(hub, [(lambda: write(store, "orla", "an act"), 0)], JOINT, 4 * BREATH_SECONDS)
        hub.close()
        await watching
        return told

    assert hub(watched) == 1
    store.close()


def test_of_other_stores_nothing_is_heard(hub):
    assert hub(woken, [("party_us", 0), ("accounts", 0)], JOINT) == 0
