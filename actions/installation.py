"""The installation that this process serves: its data folder and its stores, opened once and prepared."""

import os
from functools import lru_cache
from pathlib import Path

from actions.desk import Desk
from actions.upkeep import prepare
from actions.users import actor_of, is_due, seen, signed_in
from dialogue.audiences import ACCOUNTS
from dialogue.refusals import NotSignedIn
from models.stores import Store, Stores

DATA_VARIABLE = "ALTERNAT_DATA"


def data_folder() -> Path:
    """Where the stores are: `ALTERNAT_DATA`, or `data/` beside the program. Nothing is written anywhere else."""
    return Path(os.environ.get(DATA_VARIABLE) or Path(__file__).resolve().parent.parent / "data")


@lru_cache(maxsize=4)
def _opened(folder: Path) -> Stores:
    stores = Stores.in_folder(folder)
    prepare(stores)
    return stores


def installation() -> Stores:
    """The stores of this process, migrated, repaired and checked on first use. Raises StoresDisagree."""
    return _opened(data_folder())


def accounts() -> Store:
    """The store of users and sign-ins, which is opened before anybody is known."""
    store = installation().for_upkeep().get(ACCOUNTS)
    if store is None:
        raise NotSignedIn()
    return store


def desk_for(token: str | None, *, is_sign_of_life: bool = False) -> tuple[Desk, str]:
    """The desk behind a sign-in token, and the language its user chose ('' for none yet). Raises NotSignedIn.

    A sign of life, of somebody who has just done something, keeps the sign-in from going idle: written once a minute.
    """
    with accounts().reading() as session:
        user = signed_in(session, token)
        if user is None or token is None:
            raise NotSignedIn()
        found = Desk(installation(), actor_of(user)), user.language
        due = is_sign_of_life and is_due(session, token)
    if due:
        with accounts().writing() as session:
            seen(session, token)
    return found


def shut() -> None:
    """Give back every connection, at the end of the process or between tests."""
    if _opened.cache_info().currsize:
        installation().close()
    _opened.cache_clear()
