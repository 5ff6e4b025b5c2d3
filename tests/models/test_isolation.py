"""Isolation: who gets which store, and what cannot be got at by any way of asking."""

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from actions.desk import Desk
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS, JOINT, SECRETARIAT
from dialogue.refusals import StoreClosed
from dialogue.roles import Role
from dialogue.vocabulary import SourceKind
from models.base import new_id
from models.sources import Source
from models.stores import Stores
from models.tables import METADATA
from tests.cast import AUDIENCES, CAST
from tests.models.notes import write

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


def test_what_one_side_keeps_is_in_no_file_of_another_store(sqlite_stores: Stores) -> None:
    store = sqlite_stores.open_store(CAST["wenyan"], "party_cn")
    write(store, "wenyan", SECRET)
    holding = {
        path.name.partition(".")[0]
        for path in Path(str(store.url.database)).parent.rglob("*")
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


def test_a_session_reaches_no_file_but_its_own(sqlite_stores: Stores) -> None:
    store = sqlite_stores.open_store(CAST["wenyan"], "party_cn")
    write(store, "wenyan", SECRET)
    other = store.url.database
    own = sqlite_stores.open_store(CAST["helen"], "party_us")
    for opened in (own.reading, own.writing):
        with opened() as session, pytest.raises(sa.exc.DBAPIError):
            session.connection().exec_driver_sql(f"ATTACH DATABASE '{other}' AS other")
