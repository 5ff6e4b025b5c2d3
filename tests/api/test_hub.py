"""Who listens is told at once of what was committed, and of what follows closely together; nothing goes unsaid."""

import asyncio
from time import monotonic

import pytest

from dashboard.api.hub import BREATH_SECONDS, Hub, Present

BOTH = frozenset({"joint", "party_us"})
JOINT = frozenset({"joint"})


def present():
    return Present("user", "Daniel", "us", None, monotonic())


async def woken(hub, acts, audiences=BOTH, seconds=2.5 * BREATH_SECONDS):
    """How often a listener wakes while acts are committed, each after a pause."""
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
        for audience, pause in acts:
            hub._ring(audience)
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

        return asyncio.run(inside())

    return run


def test_a_commit_is_told_at_once(hub):
    assert hub(woken, [("joint", 0)], seconds=BREATH_SECONDS / 3) == 1


def test_what_follows_closely_is_told_together_and_not_left_out(hub):
    assert hub(woken, [("joint", 0)] * 20) == 2


def test_an_act_in_two_stores_of_one_reader_is_one_thing_to_tell_and_one_more(hub):
    assert hub(woken, [("joint", 0), ("party_us", 0)]) == 2


def test_of_other_stores_nothing_is_heard(hub):
    assert hub(woken, [("party_us", 0), ("accounts", 0)], JOINT) == 0
