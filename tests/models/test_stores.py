"""The stores: who gets which, what cannot be got at, and what survives many writers and a killed one."""

import os
import random
import signal
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from pydantic import ValidationError

from actions.desk import Desk
from actions.journal import record
from actions.transaction import transaction
from actions.verification import verify
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT, SECRETARIAT
from dialogue.refusals import StoreClosed
from dialogue.roles import Role
from dialogue.vocabulary import SourceKind
from models.base import new_id
from models.journal import JournalEntry
from models.people import Person
from models.sources import Source
from models.stores import Store, Stores
from models.tables import METADATA
from models.users import User
from tests.cast import AUDIENCES, CAST

PROJECT = Path(__file__).parents[2]

MAY_OPEN = {
    "helen": {JOINT, "party_us"},
    "daniel": {JOINT, "party_us"},
    "grace": {JOINT, "party_us"},
    "wenyan": {JOINT, "party_cn"},
    "songbi": {JOINT, "party_cn"},
    "luci": {JOINT, "party_cn"},
    "theodora": {JOINT, "party_third"},
    "tomas": {JOINT, "party_third"},
    "odile": {JOINT, "party_outside"},
    "orla": {JOINT, SECRETARIAT},
    "robin": {JOINT, SECRETARIAT},
    "elliot": {JOINT, SECRETARIAT},
    "laura": {JOINT, SECRETARIAT},
    "oscar": {JOINT},
    "ada": {ACCOUNTS},
}
"""Who may open which store. Written out, so that a change of the rule has to be made here too."""

SECRET = "PRIVATE red line 底线：不得超过三分之一"
"""What one side keeps to itself."""


def note(text: str, title: str = "note") -> Source:
    return Source(kind=SourceKind.NOTE, title=title, text=text, sha256="0")


def write(store: Store, who: str, text: str) -> None:
    with transaction(store) as session:
        source = note(text)
        session.add(source)
        record(session, CAST[who], "source:recorded", source)


# Who gets which store


@pytest.mark.parametrize("who", CAST)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_everybody_opens_exactly_the_stores_of_the_own_side(sqlite_stores: Stores, who: str, audience: str) -> None:
    desk = Desk(sqlite_stores, CAST[who])
    if audience in MAY_OPEN[who]:
        assert desk.store(audience).audience == audience
    else:
        with pytest.raises(StoreClosed):
            desk.store(audience)


@pytest.mark.parametrize("role", Role)
def test_no_role_of_a_party_opens_the_store_of_another(sqlite_stores: Stores, role: Role) -> None:
    for party, other in (("us", "party_cn"), ("cn", "party_us"), (None, "party_us"), ("", "party_us")):
        with pytest.raises(StoreClosed):
            sqlite_stores.open_store(replace(CAST["helen"], role=role, party=party), other)


TRICKS = [
    "party_cn ", " party_cn", "PARTY_CN", "Party_cn", "party_cn\x00", "party_us/../party_cn", "./party_cn", "../party_cn",
    "party_us\x00party_cn", "party_us,party_cn", "party_cn.db", "party_сn", "ｐarty_cn", "%70arty_cn", "party_", "", "*",
    "party_us' OR '1'='1", "file:party_cn.db?mode=ro", "cn", "secretariat/../party_cn", "alembic_version",
]  # fmt: skip


@pytest.mark.parametrize("audience", TRICKS)
def test_no_way_of_writing_an_audience_opens_the_other_sides_store(sqlite_stores: Stores, audience: str) -> None:
    for who in ("helen", "daniel", "grace", "orla", "oscar", "ada"):
        with pytest.raises(StoreClosed):
            Desk(sqlite_stores, CAST[who]).store(audience)


def test_claiming_more_audiences_opens_nothing_more(sqlite_stores: Stores) -> None:
    class Pretender(Actor):
        audiences = frozenset(AUDIENCES)  # type: ignore[assignment]
        own_audience = "party_cn"  # type: ignore[assignment]

    helen = CAST["helen"]
    pretender = Pretender(helen.user_id, helen.name, helen.role, helen.party)
    for audience in ("party_cn", SECRETARIAT, ACCOUNTS):
        with pytest.raises(StoreClosed):
            sqlite_stores.open_store(pretender, audience)


def test_a_store_of_others_and_one_that_is_not_are_refused_alike(sqlite_stores: Stores) -> None:
    facts = []
    for audience in ("party_cn", "party_atlantis", ACCOUNTS):
        with pytest.raises(StoreClosed) as refused:
            Desk(sqlite_stores, CAST["helen"]).store(audience)
        facts.append((str(refused.value), refused.value.facts))
    assert facts == [("StoreClosed", {})] * 3


def test_what_one_side_keeps_is_in_no_other_store(stores: Stores) -> None:
    write(stores.open_store(CAST["wenyan"], "party_cn"), "wenyan", SECRET)
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            rows = [repr(row) for t in METADATA.sorted_tables for row in session.connection().execute(sa.select(t))]
        assert any(SECRET in row for row in rows) == (audience == "party_cn")


def test_what_one_side_keeps_is_in_no_file_of_another_store(sqlite_stores: Stores, tmp_path: Path) -> None:
    write(sqlite_stores.open_store(CAST["wenyan"], "party_cn"), "wenyan", SECRET)
    holding = {
        path.name.partition(".")[0]
        for path in tmp_path.rglob("*")
        if path.is_file() and SECRET.encode() in path.read_bytes()
    }
    assert holding == {"party_cn"}


# Which stores a process is given


def test_a_process_that_is_given_some_stores_cannot_open_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALTERNAT_STORES", "joint, party_us,accounts")
    stores = Stores.in_folder(tmp_path / "data")
    assert set(stores.for_upkeep()) == {"joint", "party_us", "accounts"}
    assert stores.open_store(CAST["helen"], "party_us").audience == "party_us"
    for who, audience in (("wenyan", "party_cn"), ("orla", "secretariat"), ("helen", "party_cn")):
        with pytest.raises(StoreClosed):
            stores.open_store(CAST[who], audience)
    stores.close()
    assert not list((tmp_path / "data").glob("*party_cn*"))


@pytest.mark.parametrize(
    "name", ["../joint", "joint/../../x", "/etc/passwd", "joint.db", "a b", "C:\\joint", "..", "joint\x0b"]
)
@pytest.mark.parametrize("variable", ["ALTERNAT_STORES", "ALTERNAT_PARTIES"])
def test_no_name_leads_out_of_the_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, variable: str
) -> None:
    if name == "joint\x0b":
        name = "jo\x0bint"  # white space at the ends of a name is left off
    monkeypatch.setenv(variable, f"us,{name}")
    with pytest.raises(ValueError, match="not the name of an audience"):
        Stores.in_folder(tmp_path / "data")
    assert [path.name for path in tmp_path.rglob("*")] == ["data"]


def test_a_store_may_be_elsewhere_than_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALTERNAT_STORE_PARTY_US", f"sqlite:///{tmp_path / 'safe.db'}")
    stores = Stores.in_folder(tmp_path / "data")
    assert stores.open_store(CAST["helen"], "party_us").url.database == str(tmp_path / "safe.db")
    stores.close()


# Readers and writers


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


def test_listeners_hear_of_commits_only_and_only_of_their_store(stores: Stores) -> None:
    heard: list[str] = []
    joint, own = stores.for_upkeep()["joint"], stores.for_upkeep()["party_us"]
    joint.subscribe(heard.append)
    write(own, "helen", "private")
    with joint.writing() as session:
        session.rollback()
    assert heard == []
    write(joint, "helen", "tabled")
    assert heard == ["joint"]
    joint.unsubscribe(heard.append)


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


# What the tables take


def test_a_moment_without_a_time_zone_is_refused(stores: Stores) -> None:
    with stores.for_upkeep()["joint"].writing() as session:
        source = note("words")
        source.made_at = datetime(2026, 3, 1, 9, 0)  # noqa: DTZ001
        session.add(source)
        with pytest.raises(sa.exc.StatementError, match="timezone"):
            session.flush()
        session.rollback()


def test_a_moment_comes_back_aware_and_in_utc(stores: Stores) -> None:
    store = stores.for_upkeep()["joint"]
    write(store, "orla", "words")
    with store.reading() as session:
        at = session.scalars(sa.select(JournalEntry.at)).one()
    assert str(at.tzinfo) == "UTC"


def test_the_value_of_a_closed_list_is_stored_and_not_its_name(stores: Stores) -> None:
    store = stores.for_upkeep()["accounts"]
    with transaction(store) as session:
        user = User(sign_in_name="helen", name_en="Helen", role=Role.HEAD, party="us", password_hash="x")
        session.add(user)
        record(session, None, "user:created", user)
    with store.connection() as connection:
        assert connection.exec_driver_sql("SELECT role FROM app_user").scalar_one() == "head of delegation"


@pytest.mark.parametrize("value", ["HEAD", "head", "emperor", ""])
def test_the_database_takes_no_value_outside_a_closed_list(stores: Stores, value: str) -> None:
    store = stores.for_upkeep()["accounts"]
    with store.connection() as connection, pytest.raises(sa.exc.IntegrityError):
        connection.execute(
            sa.text(
                "INSERT INTO app_user (id, made_at, sign_in_name, name_en, name_zh, role, password_hash, language, "
                "is_disabled, is_demo) VALUES (:id, '2026-01-01 00:00:00', 'x', 'X', '', :role, '', '', :no, :no)"
            ),
            {"id": new_id().hex, "role": value, "no": False},
        )


def test_every_closed_list_is_checked_in_the_database() -> None:
    unchecked = [
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, sa.Enum) and not column.type.create_constraint
    ]
    assert unchecked == []


def test_a_row_is_validated_when_it_is_made() -> None:
    with pytest.raises(ValidationError):
        Source(kind="rumour", title="x", text="x", sha256="0")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Source(kind=SourceKind.NOTE, title=["x"], text="x", sha256="0")  # type: ignore[arg-type]
    with pytest.raises(ValidationError):
        Source(kind=SourceKind.NOTE, title="x", text="x", sha256="0", colour="red")  # type: ignore[call-arg]


def test_a_row_is_validated_when_it_is_changed() -> None:
    source = note("words")
    with pytest.raises(ValidationError):
        source.kind = "rumour"  # type: ignore[assignment]
    with pytest.raises(ValidationError):
        source.text = 12  # type: ignore[assignment]
    assert (source.kind, source.text) == (SourceKind.NOTE, "words")


TEXTS = [
    "双方同意",
    "Ⅻ ﬁ ½ １２％",
    "e\u0301 é",
    "豈 樂 羅",
    "a\r\nb\tc",
    "🀄",
    " trailing ",
    "'; DROP TABLE source; --",
    "\\x00 %s :x",
]


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_kept_exactly_as_given(stores: Stores, text: str) -> None:
    store = stores.for_upkeep()["joint"]
    write(store, "orla", text)
    with store.reading() as session:
        assert session.scalars(sa.select(Source.text)).one() == text


def test_an_error_of_the_database_does_not_tell_what_was_written(stores: Stores) -> None:
    store = stores.for_upkeep()["party_cn"]
    write(store, "wenyan", "first")
    with store.reading() as session:
        taken = session.scalars(sa.select(Source.id)).one()
    with store.writing() as session:
        session.add(Source(id=taken, kind=SourceKind.NOTE, title="title", text=SECRET, sha256="0"))
        with pytest.raises(sa.exc.DBAPIError) as error:
            session.flush()
        session.rollback()
    assert SECRET not in str(error.value)


def test_an_error_of_a_check_does_not_tell_what_stands_in_the_row(stores: Stores) -> None:
    store = stores.for_upkeep()["party_cn"]
    with store.connection() as connection, pytest.raises(sa.exc.IntegrityError) as error:
        connection.execute(
            sa.text(
                'INSERT INTO person_name (id, made_at, person_id, text, family, given, "order", script, kind, found) '
                "VALUES (:id, '2026-01-01 00:00:00', :id, :text, '', '', 'odd', 'odd', 'odd', '')"
            ),
            {"id": new_id().hex, "text": SECRET},
        )
    assert SECRET not in str(error.value)


def test_a_session_reaches_no_file_but_its_own(sqlite_stores: Stores, tmp_path: Path) -> None:
    write(sqlite_stores.open_store(CAST["wenyan"], "party_cn"), "wenyan", SECRET)
    other = tmp_path / "stores" / "party_cn.db"
    own = sqlite_stores.open_store(CAST["helen"], "party_us")
    for opened in (own.reading, own.writing):
        with opened() as session, pytest.raises(sa.exc.DBAPIError):
            session.connection().exec_driver_sql(f"ATTACH DATABASE '{other}' AS other")
