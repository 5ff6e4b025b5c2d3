"""The stores: readers that cannot write, acts that leave everything or nothing, many writers and killed ones."""

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa

from actions.journal import record
from actions.transaction import transaction
from actions.verification import verify
from models.journal import JournalEntry
from models.people import Person
from models.sources import Source
from models.stores import Stores
from tests.cast import CAST
from tests.models.notes import note, write

PROJECT = Path(__file__).parents[2]


def test_a_reader_cannot_write(stores: Stores) -> None:
    with stores.for_upkeep()["joint"].reading() as session:
        session.add(note("words"))
        with pytest.raises(sa.exc.DBAPIError):
            session.flush()


def test_a_reader_cannot_write_by_plain_sql(stores: Stores) -> None:
    with stores.for_upkeep()["joint"].reading() as session, pytest.raises(sa.exc.DBAPIError):
        session.connection().exec_driver_sql("DELETE FROM last_look")


def test_a_reader_sees_one_state_of_the_store_to_the_end(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    count = sa.select(sa.func.count()).select_from(Source)
    with store.reading() as session:
        assert session.scalar(count) == 0
        write(store, "orla", "meanwhile")
        assert session.scalar(count) == 0
    with store.reading() as session:
        assert session.scalar(count) == 1


def test_what_was_written_and_not_journalled_is_not_committed(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    with (
        pytest.raises(AssertionError, match="written but not journalled: \\['Source'\\]"),
        transaction(store) as session,
    ):
        session.add(note("words"))
    with store.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Source)) == 0


def test_what_was_written_after_the_journal_line_is_not_committed(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]

    def act() -> None:
        with transaction(store) as session:
            person = Person()
            session.add(person)
            record(session, CAST["orla"], "person:recorded", person)
            person.note = "added later"

    with pytest.raises(AssertionError, match="written but not journalled"):
        act()
    with store.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Person)) == 0
        assert store.moment() == 0


def test_rows_are_never_deleted(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    with transaction(store) as session:
        person = Person()
        session.add(person)
        record(session, CAST["orla"], "person:recorded", person)
    with pytest.raises(AssertionError, match="rows are never deleted"), transaction(store) as session:
        session.delete(session.get_one(Person, person.id))
    with store.reading() as session:
        assert session.get(Person, person.id) is not None


def test_an_act_that_fails_leaves_no_trace(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]

    def act() -> None:
        with transaction(store) as session:
            source = note("words")
            session.add(source)
            record(session, CAST["orla"], "source:recorded", source)
            raise RuntimeError("the act failed")

    with pytest.raises(RuntimeError):
        act()
    assert store.moment() == 0
    write(store, "orla", "the next act")
    assert store.moment() == 1


def test_the_head_of_a_store_is_the_hash_of_its_latest_line(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    assert store.head() == ""
    for turn in range(2):
        write(store, "orla", f"act {turn}")
        with store.reading() as session:
            latest = session.scalars(sa.select(JournalEntry).order_by(sa.desc(JournalEntry.seq))).first()
        assert store.head() == latest.hash


def test_listeners_hear_of_commits_only_and_only_of_their_store(stores: Stores) -> None:
    heard: list[tuple[str, str]] = []

    def listener(audience: str, head: str) -> None:
        heard.append((audience, head))

    joint, own = stores.for_upkeep()["joint"], stores.for_upkeep()["party_us"]
    joint.subscribe(listener)
    write(own, "helen", "private")
    with joint.writing() as session:
        session.rollback()
    assert heard == []
    write(joint, "helen", "tabled")
    assert heard == [("joint", joint.head())]
    joint.unsubscribe(listener)


THREADS, ACTS = 16, 20


def test_sixteen_writers_lose_nothing(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    with transaction(store) as session:
        person = Person(note="0")
        session.add(person)
        record(session, CAST["orla"], "person:recorded", person)
    failures: list[BaseException] = []

    def count_up() -> None:
        try:
            for _ in range(ACTS):
                with transaction(store) as session:
                    counted = session.get_one(Person, person.id)
                    counted.note = str(int(counted.note) + 1)
                    record(session, CAST["orla"], "person:noted", counted)
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=count_up) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.reading() as session:
        assert session.get_one(Person, person.id).note == str(THREADS * ACTS)
    assert store.moment() == THREADS * ACTS + 1
    assert verify(stores) == []


WRITERS = """
import os, sys
import models.tables
from actions.journal import record
from actions.transaction import transaction
from models.people import Person
from models.stores import Store

def write_for_ever():
    store = Store("joint", sys.argv[1])
    for number in range(100000):
        with transaction(store) as session:
            person = Person(note=f"{os.getpid()} {number}")
            session.add(person)
            record(session, None, "person:recorded", person)
        os.write(1, (person.note + chr(10)).encode())

for _ in range(10):
    if os.fork() == 0:
        write_for_ever()
os.close(1)
for _ in range(10):
    os.wait()
"""
"""Ten processes that write until they are killed, and say what was committed."""


def test_killed_writers_lose_nothing_that_was_acknowledged(stores: Stores, store_urls: dict[str, str]) -> None:
    store, rng = stores.for_upkeep()["joint"], random.Random(7)
    acknowledged: list[str] = []
    quota: dict[int, int] = {}
    parent = subprocess.Popen(
        [sys.executable, "-c", WRITERS, store_urls["joint"]], cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    for line in parent.stdout:  # ends when the last writer is dead
        acknowledged.append(line.strip())
        writer = int(line.split()[0])
        quota[writer] = quota.get(writer, rng.randint(1, 8)) - 1
        if quota[writer] == 0:
            os.kill(writer, signal.SIGKILL)
    assert parent.wait() == 0
    parent.stdout.close()
    assert len(quota) == 10
    with store.reading() as session:
        kept = set(session.scalars(sa.select(Person.note)))
    assert set(acknowledged) - kept == set()
    assert verify(stores) == []
