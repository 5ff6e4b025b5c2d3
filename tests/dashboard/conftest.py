"""Installations in which everybody is signed in, for tests that open pages; the token of each is a name."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlmodel import Session, select

from actions.desk import Desk
from actions.journal import record
from actions.transaction import transaction
from actions.users import actor_of
from dialogue.audiences import ACCOUNTS
from models.base import now
from models.stores import Stores
from models.users import SignInSession, User
from tests.actions.scene import Scene, set_scene
from tests.beds import ServedBed
from tests.cast import CAST

NAMES = ("orla", "robin", "helen", "daniel", "wenyan", "luci", "oscar", "elliot")


def signed_in(session: Session, user: User, token: str) -> None:
    """Sign somebody in under a token that a test knows."""
    kept = hashlib.sha256(token.encode()).hexdigest()
    session.add(SignInSession(token_sha256=kept, user_id=user.id, began_at=now(), seen_at=now()))


@pytest.fixture(scope="session")
def laid_house(ready_folder: Path, served_bed: ServedBed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation with the cast and nothing else; the token of each is the first name."""
    with served_bed.serving(ready_folder) as stores, transaction(stores.for_upkeep()[ACCOUNTS]) as session:
        for name in NAMES:
            actor = CAST[name]
            user = User(
                id=actor.user_id, sign_in_name=name, name_en=actor.name, role=actor.role, party=actor.party,
                password_hash="-",
            )  # fmt: skip
            session.add(user)
            session.flush()
            signed_in(session, user, name)
        record(session, None, "user:created", None)
    return shutil.copytree(served_bed.folder, tmp_path_factory.mktemp("house") / "data")


@pytest.fixture
def house(laid_house: Path, served_bed: ServedBed) -> Iterator[dict[str, Desk]]:
    """An installation of its own, and the desk of everybody who is signed in there."""
    with served_bed.serving(laid_house) as stores:
        yield {name: Desk(stores, CAST[name]) for name in NAMES}


@pytest.fixture
def scene(house: dict[str, Desk]) -> Scene:
    """The scene of the record's tests, in that installation."""
    return set_scene(house["orla"])


@pytest.fixture(scope="session")
def laid_samples(demo_folder: Path, served_bed: ServedBed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the demonstration with all of its users signed in."""
    with served_bed.serving(demo_folder) as stores, transaction(stores.for_upkeep()[ACCOUNTS]) as session:
        for user in session.exec(select(User)).all():
            signed_in(session, user, _token(user))
        record(session, None, "user:created", None)
    return shutil.copytree(served_bed.folder, tmp_path_factory.mktemp("samples") / "data")


@pytest.fixture
def samples(laid_samples: Path, served_bed: ServedBed) -> Iterator[dict[str, Desk]]:
    """The sample dialogues, and the desk of each sign-in name, or "administrator"."""
    with served_bed.serving(laid_samples) as stores:
        yield _desks(stores)


def _token(user: User) -> str:
    return "administrator" if user.role == "administrator" else user.sign_in_name


def _desks(stores: Stores) -> dict[str, Desk]:
    with stores.for_upkeep()[ACCOUNTS].reading() as session:
        return {_token(user): Desk(stores, actor_of(user)) for user in session.exec(select(User)).all()}
