"""Signing in and out over the wire."""

from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions import installation, users
from actions.desk import Desk
from actions.users import ABSOLUTE, IDLE, disable_user
from dialogue.audiences import ACCOUNTS
from models.base import now
from models.users import SignInSession, User
from tests.api.conftest import PASSWORD
from tests.cast import CAST

THE_PRODUCTS = users._HASHER
"""As it was before the tests had theirs."""


def test_a_password_is_kept_as_rfc_9106_asks_and_never_more_cheaply():
    kept = THE_PRODUCTS.hash(PASSWORD)
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert THE_PRODUCTS.hash(PASSWORD) != kept, "without a salt"
    assert users._NOBODY.startswith(kept[:30]), "an unknown name would be refused sooner than a known one"


def test_what_was_hashed_more_cheaply_is_hashed_anew_at_the_next_sign_in(site, monkeypatch):
    def kept() -> str:
        with installation.accounts().reading() as session:
            return session.scalar(sa.select(User.password_hash).where(User.sign_in_name == "helen"))

    monkeypatch.setattr(users, "_HASHER", THE_PRODUCTS)
    assert THE_PRODUCTS.check_needs_rehash(kept())
    site.signed_in("helen")
    assert not THE_PRODUCTS.check_needs_rehash(kept())
    site.signed_in("helen")


def room(site, client):
    return client.post(f"/api/drafts/{site.table.draft.hex}/presence", json={})


def test_the_right_password_sets_a_cookie_that_no_script_can_read(site):
    reply = site.visitor().post("/auth/sign-in", data={"name": " Helen ", "password": PASSWORD})
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    cookie = reply.headers["set-cookie"]
    assert cookie.startswith("alternat=")
    assert {"httponly", "samesite=lax", "path=/"} <= {part.strip().lower() for part in cookie.split(";")}
    token = cookie.split(";")[0].removeprefix("alternat=")
    assert len(token) >= 40
    assert token not in reply.text
    assert token not in reply.headers["location"]


def test_the_token_itself_is_kept_nowhere(site):
    client = site.signed_in("helen")
    with installation.accounts().reading() as session:
        rows = session.connection().exec_driver_sql("SELECT * FROM sign_in_session").all()
        journal = session.connection().exec_driver_sql("SELECT * FROM journal_entry").all()
    assert client.cookies["alternat"] not in f"{rows} {journal}"


def test_over_an_encrypted_connection_the_cookie_never_leaves_it(site):
    client = site.visitor()
    client.base_url = "https://testserver"
    reply = client.post("/auth/sign-in", data={"name": "helen", "password": PASSWORD})
    assert "secure" in reply.headers["set-cookie"].lower()


def test_an_unknown_name_and_a_wrong_password_look_alike(site):
    replies = [
        site.visitor().post("/auth/sign-in", data={"name": name, "password": "not the one"})
        for name in ("helen", "nobody")
    ]
    one, other = ((r.status_code, r.text, {k: v for k, v in r.headers.items() if k != "date"}) for r in replies)
    assert one == other
    assert one[2]["location"] == "/?sign_in=refused"
    assert "set-cookie" not in one[2]


def test_a_disabled_user_is_refused_like_a_wrong_password(site):
    with installation.accounts().reading() as session:
        user = session.connection().exec_driver_sql("SELECT id FROM app_user WHERE sign_in_name = 'helen'").scalar_one()
    assert user
    disable(site, "helen")
    reply = site.visitor().post("/auth/sign-in", data={"name": "helen", "password": PASSWORD})
    assert reply.headers["location"] == "/?sign_in=refused"


def test_too_many_wrong_passwords_delay_the_next_try_even_the_right_one(site):
    client = site.visitor()
    for _ in range(5):
        assert (
            client.post("/auth/sign-in", data={"name": "helen", "password": "x"}).headers["location"]
            == "/?sign_in=refused"
        )
    reply = client.post("/auth/sign-in", data={"name": "helen", "password": PASSWORD, "lang": "zh"})
    assert reply.headers["location"].startswith("/?sign_in=delayed&seconds=")
    assert reply.headers["location"].endswith("&lang=zh")


def test_signing_out_ends_the_session_everywhere(site):
    client = site.signed_in("helen")
    copied = site.visitor()
    copied.cookies.set("alternat", client.cookies["alternat"])
    assert room(site, copied).status_code == 200
    reply = client.post("/auth/sign-out")
    assert reply.headers["clear-site-data"] == '"storage"'
    assert 'alternat=""' in reply.headers["set-cookie"]
    assert room(site, client).status_code == room(site, copied).status_code == 401


def test_signing_out_of_one_browser_leaves_the_other_signed_in(site):
    here, there = site.signed_in("helen"), site.signed_in("helen")
    here.post("/auth/sign-out")
    assert room(site, there).status_code == 200


def move(column: str, by: timedelta) -> None:
    store = installation.accounts()
    with store.connection() as connection, connection.begin():
        connection.execute(sa.update(SignInSession).values({column: now() - by}))


@pytest.mark.parametrize(
    ("column", "by", "status"),
    [
        ("seen_at", IDLE - timedelta(minutes=1), 200), ("seen_at", IDLE + timedelta(seconds=1), 401),
        ("began_at", ABSOLUTE - timedelta(minutes=1), 200), ("began_at", ABSOLUTE + timedelta(seconds=1), 401),
    ],
)  # fmt: skip
def test_a_sign_in_ends_after_thirty_idle_minutes_and_after_twelve_hours(site, column, by, status):
    client = site.signed_in("helen")
    move(column, by)
    assert room(site, client).status_code == status


def test_working_in_the_room_is_a_sign_of_life(site):
    client = site.signed_in("helen")
    for _ in range(3):
        move("seen_at", IDLE - timedelta(minutes=5))
        assert (
            site.act(client, "accept", clause=site.table.clauses[0].hex, revision=site.table.first[0].hex).status_code
            == 200
        )


def test_asking_for_a_file_is_no_way_past_the_idle_limit(site):
    client = site.signed_in("helen")
    move("seen_at", IDLE + timedelta(minutes=5))
    assert client.get(f"/files/drafts/{site.table.draft.hex}/clean-two-column.docx").status_code == 401


def disable(site, name: str) -> None:
    ada = site.table.desks["ada"]
    with ada.writing(ACCOUNTS) as accounts:
        disable_user(accounts, ada.actor, site.table.desks[name].actor.user_id, disabled=True)


def test_a_disabled_user_is_shut_out_at_the_next_request(site):
    client = site.signed_in("helen")
    assert room(site, client).status_code == 200
    disable(site, "helen")
    assert room(site, client).status_code == 401


@pytest.mark.parametrize("path", ["/auth/sign-in", "/auth/sign-out"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "", "Origin": "https://elsewhere.example"},
    ],
)  # fmt: skip
def test_a_form_of_another_site_signs_nobody_in_or_out(site, path, headers):
    client = site.signed_in("helen")
    reply = client.post(path, data={"name": "helen", "password": PASSWORD}, headers=headers)
    assert (reply.status_code, reply.text) == (403, "")
    assert "set-cookie" not in reply.headers
    assert room(site, client).status_code == 200


def test_signing_in_cannot_be_asked_for_by_a_link(site):
    assert site.visitor().get("/auth/sign-in").status_code == 405
    assert site.visitor().get("/auth/sign-out").status_code == 405


def test_the_cast_of_this_site_is_the_whole_cast(site):
    assert site.table.desks.keys() == CAST.keys()
    assert isinstance(site.table.desks["helen"], Desk)
