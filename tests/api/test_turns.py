"""Acts come first and one after the other; nobody waits for ever; what is told alike is made once and of the present state."""

import asyncio
import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.api import turns
from dashboard.api.hub import Hub
from dashboard.api.turns import Turns
from tests.api.test_hub import present

JOINT = frozenset({"joint"})


def run(of, *given):
    """Run in a thread of its own: where tests with a browser ran before, this one has a loop that runs."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(of(*given))).result()


@pytest.fixture
def hub(monkeypatch, sqlite_stores):
    monkeypatch.setattr("dashboard.api.hub.installation", lambda: sqlite_stores)

    async def with_hub(of):
        return await of(Hub())

    return lambda of: run(with_hub, of)


async def noted(turn, name, order, seconds=0.0):
    async with turn():
        order.append(f"{name} begins")
        await asyncio.sleep(seconds)
        order.append(f"{name} ends")


def test_acts_and_what_is_told_are_done_one_after_the_other_and_acts_come_first():
    async def story():
        order, calm = [], []
        of = Turns(lambda: calm.append(len(order)))
        telling = [asyncio.create_task(noted(of.tell, name, order, 0.01)) for name in ("news", "more news")]
        await asyncio.sleep(0.005)  # the first has begun to be told
        acting = [asyncio.create_task(noted(of.act, name, order, 0.01)) for name in ("one", "two")]
        await asyncio.sleep(0)
        assert not of.is_calm
        await asyncio.gather(*telling, *acting)
        assert of.is_calm
        return order, calm

    order, calm = run(story)
    assert order == [f"{name} {what}" for name in ("news", "one", "two", "more news") for what in ("begins", "ends")]
    assert calm == [6], "said once, after the last act"


@pytest.mark.parametrize("waits", ["tell", "act"])
def test_nobody_waits_for_ever_for_an_act_that_cannot_go_on(monkeypatch, waits):
    monkeypatch.setattr(turns, "PATIENCE_SECONDS", 0.01)
    monkeypatch.setattr(turns, "LONGEST_TURN_SECONDS", 0.01)

    async def story():
        order, of = [], Turns(lambda: None)
        stuck = asyncio.create_task(noted(of.act, "stuck", order, 30))
        await asyncio.sleep(0)
        await noted(getattr(of, waits), "other", order)
        await noted(getattr(of, waits), "third", order)
        stuck.cancel()
        await asyncio.gather(stuck, return_exceptions=True)
        await asyncio.wait_for(noted(of.act, "last", order), 5)
        return order

    assert run(story) == ["stuck begins"] + [
        f"{n} {what}" for n in ("other", "third", "last") for what in ("begins", "ends")
    ]


def test_who_asks_before_it_begins_to_be_made_gets_what_the_others_get(hub):
    async def story(hub):
        made = []

        def make():
            made.append(hub.state_of(JOINT))
            return len(made)

        async with hub.turns.act():
            first = asyncio.create_task(hub.told(JOINT, "to all", make))
            await asyncio.sleep(0)
            hub._ring("joint")
            second = asyncio.create_task(hub.told(JOINT, "to all", make))
            await asyncio.sleep(0)
        assert await asyncio.gather(first, second) == [1, 1]
        assert made == [hub.state_of(JOINT)], "made once, after both commits"
        assert await hub.told(JOINT, "to all", make) == 1, "and nothing has happened since"
        hub._ring("joint")
        assert await hub.told(JOINT, "to all", make) == 2
        return made

    assert len(hub(story)) == 2


def test_who_has_acted_is_told_in_the_same_turn_and_those_who_wait_get_the_same(hub):
    async def story(hub):
        made = []

        def make():
            made.append(None)
            return len(made)

        async with hub.turns.act():
            waiting = asyncio.create_task(hub.told(JOINT, "to all", make))
            await asyncio.sleep(0)
            hub._ring("joint")
            assert await asyncio.wait_for(hub.told(JOINT, "to all", make, has_turn=True), 5) == 1
        return await waiting, len(made)

    assert hub(story) == (1, 1)


def test_what_could_not_be_made_is_made_anew(hub):
    async def story(hub):
        def fail():
            raise ValueError("no")

        for has_turn in (False, True):
            with pytest.raises(ValueError, match="no"):
                await hub.told(JOINT, "to all", fail, has_turn=has_turn)
            await asyncio.sleep(0)
            assert await hub.told(JOINT, "to all", lambda: "done", has_turn=has_turn) == "done"
            hub._ring("joint")

    hub(story)


def test_who_listens_hears_of_a_commit_when_nobody_acts_any_more_or_after_a_moment(hub, monkeypatch):
    monkeypatch.setattr("dashboard.api.hub.PATIENCE_SECONDS", 0.05)

    async def story(hub):
        with hub.listening(JOINT, "draft", present()) as listener:
            await listener.bell.wait()  # that this one arrived
            listener.bell.clear()
            async with hub.turns.act():
                hub._ring("joint")
                await asyncio.sleep(0.01)
                assert not listener.bell.is_set()
            assert listener.bell.is_set()
            listener.bell.clear()
            await asyncio.sleep(0.3)
            async with hub.turns.act():
                hub._ring("joint")
                await asyncio.wait_for(listener.bell.wait(), 5)

    hub(story)


CN, US = frozenset({"joint", "party_cn"}), frozenset({"joint", "party_us"})


def committed_in_an_act(hub, audiences, order):
    """What the thread of an act does: it commits what all hear of, and then goes on."""
    with hub.act_by(audiences):
        hub._committed("joint", f"head {len(order)}")
        order.append("goes on")


async def told_when_rung(hub, listener, audiences, made):
    await listener.bell.wait()
    listener.bell.clear()
    await hub.told(audiences, "what changed", made)


async def listening_to_an_act(hub, order, made, acts=committed_in_an_act):
    """Both sides listen; one of them acts. Ends when both were told."""
    with hub.listening(CN, "draft", present()) as cn, hub.listening(US, "draft", present()) as us:
        await asyncio.sleep(turns.PATIENCE_SECONDS)
        await asyncio.sleep(0.4)  # who arrived is told by then
        for listener in (cn, us):
            listener.bell.clear()
        others = asyncio.create_task(told_when_rung(hub, cn, CN, lambda: made("others")))
        own = asyncio.create_task(told_when_rung(hub, us, US, lambda: made("own side")))
        async with hub.turns.act():
            await asyncio.to_thread(acts, hub, US, order)
            order.append("act ends")
        await asyncio.wait_for(asyncio.gather(others, own), 5)


def test_an_act_stands_still_until_the_others_were_told_and_its_own_side_is_told_after_it(hub, monkeypatch):
    monkeypatch.setattr("dashboard.api.hub.LENT_SECONDS", 30)

    async def story(hub):
        order = []
        await listening_to_an_act(hub, order, order.append)
        return order

    assert hub(story) == ["others", "goes on", "act ends", "own side"]


def test_an_act_goes_on_when_telling_the_others_takes_long(hub, monkeypatch):
    monkeypatch.setattr("dashboard.api.hub.LENT_SECONDS", 0.01)

    async def story(hub):
        order, ended = [], threading.Event()

        def made(whom):
            assert ended.wait(5)
            order.append(whom)

        def acts(hub, audiences, order):
            committed_in_an_act(hub, audiences, order)
            ended.set()

        await listening_to_an_act(hub, order, made, acts)
        return order

    order = hub(story)
    assert order[0] == "goes on"
    assert sorted(order[1:]) == ["act ends", "others", "own side"]


@pytest.mark.parametrize("who", ["nobody listens", "its own side listens", "another waits to act", "no act"])
def test_an_act_does_not_stand_still_for_nothing(hub, monkeypatch, who):
    monkeypatch.setattr("dashboard.api.hub.LENT_SECONDS", 30)

    async def story(hub):
        order, others = [], contextlib.ExitStack()
        with others:
            if who != "nobody listens":
                others.enter_context(hub.listening(US if who.startswith("its") else CN, "draft", present()))
            acts = committed_in_an_act if who != "no act" else lambda hub, _, order: hub._committed("joint", "a head")
            async with hub.turns.act():
                waiting = asyncio.create_task(noted(hub.turns.act, "other", order)) if "waits" in who else None
                await asyncio.sleep(0)
                await asyncio.wait_for(asyncio.to_thread(acts, hub, US, order), 5)
            if waiting:
                await waiting

    hub(story)
