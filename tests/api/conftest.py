"""The server's routes as the product serves them, on an installation of its own with the cast as demo users."""

import json
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from starlette.applications import Starlette

from actions import installation
from actions.desk import Desk
from actions.users import create_user
from dashboard.api.server import lifespan, middleware, routes
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS
from tests.actions.drafting import Table, set_table
from tests.cast import CAST

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # which client library stands behind it is not our subject
    from starlette.testclient import TestClient

PASSWORD = "a pass phrase for tests"
OURS = {"Sec-Fetch-Site": "same-origin", "X-Alternat": "1"}
"""What a browser sends with a request of our own pages."""


@dataclass
class Site:
    """The running server, the table, and the cast with the identifiers of their users."""

    app: Starlette
    table: Table

    def visitor(self) -> TestClient:
        """A browser in which nobody is signed in."""
        return TestClient(self.app, headers=OURS, follow_redirects=False, raise_server_exceptions=False)

    def signed_in(self, name: str) -> TestClient:
        """A browser in which somebody of the cast is signed in."""
        client = self.visitor()
        reply = client.post("/auth/sign-in", data={"name": name, "password": PASSWORD})
        assert reply.headers["location"] == "/", reply.headers
        return client

    def act(self, client: TestClient, act: str, language: str = "en", **given: object):
        """Ask for one act of the room."""
        return client.post(
            f"/api/drafts/{self.table.draft.hex}/acts?lang={language}", content=json.dumps({"act": act, **given})
        )


@pytest.fixture(scope="session")
def hashed() -> Callable[[str], str]:
    """Hash a password once a session: hashing is slow on purpose."""
    from actions.users import _hash

    return cache(_hash)


@pytest.fixture
def site(sqlite_bed, tmp_path, monkeypatch, hashed) -> Iterator[Site]:
    """A server with a draft of us and cn, and one user for each of the cast."""
    sqlite_bed.copy(tmp_path)
    monkeypatch.setenv(installation.DATA_VARIABLE, str(tmp_path))
    monkeypatch.setattr("actions.users._hash", hashed)
    installation.shut()
    stores = installation.installation()
    ada = Desk(stores, CAST["ada"])
    desks = {}
    with ada.writing(ACCOUNTS) as accounts:
        for name, actor in CAST.items():
            user = create_user(
                accounts, ada.actor, sign_in_name=name, name_en=actor.name, role=actor.role, party=actor.party,
                password=PASSWORD,
            )  # fmt: skip
            desks[name] = Desk(stores, Actor(user.id, actor.name, actor.role, actor.party))
    table = set_table(stores, desks)
    app = Starlette(routes=routes(), middleware=middleware(), lifespan=lifespan)
    with TestClient(app):  # the lifespan: hub and watchers
        yield Site(app, table)
    installation.shut()
