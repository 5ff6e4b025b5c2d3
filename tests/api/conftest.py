"""The server's routes as the product serves them, on an installation of its own with the cast as demo users."""

import json
import shutil
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.applications import Starlette

from actions.desk import Desk
from actions.users import create_user
from dashboard.api.server import lifespan, middleware, routes
from dialogue.actors import Actor
from dialogue.audiences import ACCOUNTS
from tests.actions.drafting import LaidTable, Table, set_table
from tests.beds import ServedBed
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
    running: TestClient

    def visitor(self) -> TestClient:
        """A browser in which nobody is signed in."""
        client = TestClient(self.app, headers=OURS, follow_redirects=False, raise_server_exceptions=False)
        client.portal = self.running.portal  # one loop answers every request, as in a server
        return client

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
def laid_site(ready_folder: Path, served_bed: ServedBed, tmp_path_factory: pytest.TempPathFactory) -> LaidTable:
    """A data folder with a draft of us and cn, and one user for each of the cast."""
    with served_bed.serving(ready_folder) as stores:
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
    return LaidTable(shutil.copytree(served_bed.folder, tmp_path_factory.mktemp("site") / "data"), table)


@pytest.fixture
def site(laid_site: LaidTable, served_bed: ServedBed) -> Iterator[Site]:
    """A server on a copy of that folder."""
    with served_bed.serving(laid_site.folder) as stores:
        desks = {name: Desk(stores, desk.actor) for name, desk in laid_site.table.desks.items()}
        app = Starlette(routes=routes(), middleware=middleware(), lifespan=lifespan)
        with TestClient(app) as running:  # the lifespan: hub and watchers
            yield Site(app, replace(laid_site.table, desks=desks), running)
