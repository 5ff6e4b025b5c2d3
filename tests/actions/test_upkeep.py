"""Upkeep: an empty installation becomes ready, a ready one stays as it is, a damaged one is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.journal import record
from actions.transaction import transaction
from actions.upkeep import introduce_party, prepare, require_ready
from actions.verification import verify
from dialogue.parties import KNOWN_PARTIES, PartyNames
from dialogue.refusals import StoresDisagree
from models.drafts import LastLook
from models.parties import Party
from models.stores import Stores
from tests.cast import CAST


@pytest.fixture
def new_stores(tmp_path: Path) -> Iterator[Stores]:
    """The stores of an installation that was just unpacked."""
    stores = Stores.in_folder(tmp_path / "data", parties=("us", "cn"))
    yield stores
    stores.close()


def moments(stores: Stores) -> dict[str, int]:
    return {audience: store.moment() for audience, store in stores.for_upkeep().items()}


def test_an_empty_folder_becomes_an_installation(new_stores: Stores) -> None:
    prepare(new_stores)
    require_ready(new_stores)
    assert verify(new_stores) == []
    assert moments(new_stores) == {"accounts": 0, "joint": 2, "secretariat": 2, "party_us": 2, "party_cn": 2}


def test_preparing_again_changes_nothing(stores: Stores) -> None:
    prepare(stores)
    before = moments(stores)
    prepare(stores)
    assert moments(stores) == before


def test_the_known_parties_are_in_every_store_but_the_accounts(stores: Stores) -> None:
    prepare(stores)
    for audience, store in stores.for_upkeep().items():
        with store.reading() as session:
            known = {party.key for party in KNOWN_PARTIES if session.get(Party, party.key)}
        assert known == (set() if audience == "accounts" else {"us", "cn"})


def test_a_party_that_was_renamed_keeps_its_name(stores: Stores) -> None:
    prepare(stores)
    joint = stores.for_upkeep()["joint"]
    with transaction(joint) as session:
        party = session.get_one(Party, "us")
        party.short_en = "U.S."
        record(session, CAST["orla"], "party:renamed", party)
    prepare(stores)
    introduce_party(joint, PartyNames("us", "x", "x", "x", "x"))
    with joint.reading() as session:
        assert session.get_one(Party, "us").short_en == "U.S."


def test_stores_that_were_never_migrated_are_not_ready(new_stores: Stores) -> None:
    with pytest.raises(StoresDisagree) as refused:
        require_ready(new_stores)
    assert "joint: the store has never been migrated" in refused.value.facts["findings"]


def test_a_store_that_lost_a_guard_is_not_worked_with(stores: Stores) -> None:
    joint = stores.for_upkeep()["joint"]
    with joint.connection() as connection:
        connection.exec_driver_sql("DROP TRIGGER acceptance_no_delete" + ("" if joint.is_sqlite else " ON acceptance"))
        connection.commit()
    for refuses in (require_ready, prepare):
        with pytest.raises(StoresDisagree) as refused:
            refuses(stores)
        assert any("acceptance_no_delete" in finding for finding in refused.value.facts["findings"])


def test_what_is_not_journalled_is_left_out_of_verification(stores: Stores) -> None:
    from models.base import now

    store = stores.for_upkeep()["accounts"]
    with transaction(store) as session:
        session.add(LastLook(user_id=CAST["helen"].user_id, draft_id=CAST["helen"].user_id, moment=1, at=now()))
    assert verify(stores) == []
