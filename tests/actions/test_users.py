"""Users: making them, signing in, and how long a sign-in lasts."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache

import pytest
import sqlalchemy as sa

from actions import users as verbs
from actions.desk import Desk
from actions.users import (
    ABSOLUTE,
    IDLE,
    actor_named,
    choose_language,
    create_user,
    demo_users,
    disable_user,
    has_users,
    is_due,
    list_users,
    seen,
    set_up,
    sign_in,
    sign_out,
    signed_in,
)
from actions.verification import verify
from dialogue.audiences import ACCOUNTS
from dialogue.refusals import (
    AlreadySetUp,
    FieldMissing,
    NameTaken,
    NoSuchRow,
    NotPermitted,
    PasswordTooWeak,
    RoleNotOfThisSide,
    SignInDelayed,
    StoreClosed,
)
from dialogue.roles import OF_A_PARTY, OF_THE_SECRETARIAT, Role
from models.base import new_id, now
from models.users import SignInFailure, User
from tests.cast import CAST

PASSWORD = "水到渠成 water finds its way"


@pytest.fixture(scope="module")
def hashed() -> Callable[[str], str]:
    """Hash a password once: hashing is slow on purpose."""
    return cache(verbs._HASHER.hash)


@pytest.fixture
def ada(desks, monkeypatch, hashed) -> Desk:
    """The desk of the administrator."""
    monkeypatch.setattr(verbs, "_hash", hashed)
    return desks["ada"]


def made(ada: Desk, name: str = "helen", **given) -> User:
    given = {"name_en": name.title(), "role": Role.HEAD, "party": "us", "password": PASSWORD, **given}
    with ada.writing(ACCOUNTS) as accounts:
        return create_user(accounts, ada.actor, sign_in_name=name, **given)


def enter(ada: Desk, name: str = "helen", password: str = PASSWORD, address: str = "192.0.2.1"):
    with ada.writing(ACCOUNTS) as accounts:
        return sign_in(accounts, name=name, password=password, address=address)


def test_a_user_is_made_by_the_administrator(ada, stores):
    user = made(ada, " Helen ", key="k")
    assert made(ada, " Helen ", key="k").id == user.id
    assert (user.sign_in_name, user.role, user.party) == ("helen", Role.HEAD, "us")
    assert PASSWORD not in user.password_hash
    with ada.reading(ACCOUNTS) as accounts:
        assert [u.sign_in_name for u in list_users(accounts, ada.actor)] == ["helen"]
        assert demo_users(accounts) == []
        assert actor_named(accounts, "HELEN ").user_id == user.id
    assert verify(stores) == []


@pytest.mark.parametrize("by", ["helen", "orla", "oscar"])
def test_nobody_else_makes_lists_or_disables_users(ada, by):
    user = made(ada)
    other = CAST[by]
    with ada.writing(ACCOUNTS) as accounts:
        for act in (
            lambda: create_user(
                accounts, other, sign_in_name="x", name_en="X", role=Role.HEAD, party="us", password=PASSWORD
            ),
            lambda: list_users(accounts, other),
            lambda: disable_user(accounts, other, user.id, disabled=True),
        ):
            with pytest.raises(NotPermitted):
                act()


def test_the_accounts_are_opened_by_nobody_else(desks):
    for name, desk in desks.items():
        if name != "ada":
            with pytest.raises(StoreClosed):
                desk.store(ACCOUNTS)


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"password": "short"}, PasswordTooWeak), ({"password": "PasswordPassword"}, PasswordTooWeak),
        ({"name_en": " "}, FieldMissing), ({"name": " "}, FieldMissing), ({"name": "GRACE"}, NameTaken),
    ],
)  # fmt: skip
def test_a_user_who_could_not_be_told_apart_or_guarded_is_refused(ada, given, refusal):
    made(ada, "grace")
    with pytest.raises(refusal):
        made(ada, **given)


@pytest.mark.parametrize("role", Role)
def test_each_role_belongs_to_a_party_or_to_the_secretariat(ada, role):
    for party, roles in (("us", OF_A_PARTY), (None, OF_THE_SECRETARIAT | {Role.ADMINISTRATOR})):
        if role in roles:
            assert made(ada, f"{party}{role.name}", role=role, party=party).role == role
        else:
            with pytest.raises(RoleNotOfThisSide):
                made(ada, f"{party}{role.name}", role=role, party=party)


def test_an_empty_installation_is_set_up_once(ada):
    with ada.writing(ACCOUNTS) as accounts:
        assert not has_users(accounts)
        assert set_up(accounts, sign_in_name="ada", name="Ada", password=PASSWORD).role == Role.ADMINISTRATOR
        assert has_users(accounts)
        with pytest.raises(AlreadySetUp):
            set_up(accounts, sign_in_name="eve", name="Eve", password=PASSWORD)


def test_the_right_password_gives_a_token_and_every_other_nothing(ada):
    user = made(ada)
    for name, password in (("helen", "not the one"), ("nobody", PASSWORD), ("", "")):
        assert enter(ada, name, password, "192.0.2.9") is None
    token, entered = enter(ada, " HELEN ")
    assert entered.id == user.id
    with ada.reading(ACCOUNTS) as accounts:
        assert signed_in(accounts, token).id == user.id
        assert signed_in(accounts, token + "x") is None
        assert signed_in(accounts, None) is None


@pytest.mark.parametrize(
    ("idle", "whole", "lasts"),
    [
        (timedelta(0), timedelta(0), True), (IDLE, IDLE, True), (IDLE + timedelta(seconds=1), IDLE, False),
        (timedelta(0), ABSOLUTE, True), (timedelta(0), ABSOLUTE + timedelta(seconds=1), False),
    ],
)  # fmt: skip
def test_how_long_a_sign_in_lasts(ada, idle, whole, lasts):
    made(ada)
    token, _ = enter(ada)
    at = now() + timedelta(days=1)
    with ada.store(ACCOUNTS).connection() as connection, connection.begin():
        connection.execute(sa.update(verbs.SignInSession).values(seen_at=at - idle, began_at=at - whole))
    with ada.reading(ACCOUNTS) as accounts:
        assert (signed_in(accounts, token, at) is not None) is lasts


def test_a_sign_of_life_is_due_after_a_minute_and_keeps_the_sign_in(ada):
    made(ada)
    token, _ = enter(ada)
    with ada.reading(ACCOUNTS) as accounts:
        assert not is_due(accounts, token)
        assert not is_due(accounts, "unknown")
    with ada.store(ACCOUNTS).connection() as connection, connection.begin():
        connection.execute(sa.update(verbs.SignInSession).values(seen_at=now() - timedelta(minutes=2)))
    with ada.writing(ACCOUNTS) as accounts:
        assert is_due(accounts, token)
        seen(accounts, token)
        assert not is_due(accounts, token)


def test_signing_out_ends_the_sign_in_for_good(ada):
    made(ada)
    (token, _), (other, _) = enter(ada), enter(ada)
    with ada.writing(ACCOUNTS) as accounts:
        sign_out(accounts, token)
        sign_out(accounts, "unknown")
        seen(accounts, token)
        assert signed_in(accounts, token) is None
        assert signed_in(accounts, other) is not None


def test_a_disabled_user_is_out_at_once_and_can_be_let_in_again(ada):
    user = made(ada)
    token, _ = enter(ada)
    with ada.writing(ACCOUNTS) as accounts:
        disable_user(accounts, ada.actor, user.id, disabled=True)
        assert signed_in(accounts, token) is None
        with pytest.raises(NoSuchRow):
            actor_named(accounts, "helen")
    assert enter(ada) is None
    with ada.writing(ACCOUNTS) as accounts:
        disable_user(accounts, ada.actor, user.id, disabled=False)
        assert signed_in(accounts, token) is None, "the sign-ins that were under way have ended"
    assert enter(ada) is not None


def test_the_administrator_does_not_shut_out_herself_or_somebody_who_is_not_there(ada):
    with ada.writing(ACCOUNTS) as accounts, pytest.raises(NoSuchRow):
        disable_user(accounts, ada.actor, new_id(), disabled=True)
    me = made(ada, "ada", role=Role.ADMINISTRATOR, party=None)
    actor = verbs.actor_of(me)
    with ada.writing(ACCOUNTS) as accounts, pytest.raises(NotPermitted):
        disable_user(accounts, actor, me.id, disabled=True)


@pytest.mark.parametrize("spread", ["name", "address"])
def test_wrong_passwords_for_one_name_or_from_one_address_slow_the_next_try_down(ada, spread):
    made(ada)
    for number in range(5):
        name, address = ("helen", f"192.0.2.{number}") if spread == "name" else (f"name{number}", "192.0.2.1")
        assert enter(ada, name, "wrong", address) is None
    with pytest.raises(SignInDelayed) as refused:
        enter(ada)
    assert 1 <= refused.value.facts["seconds"] <= 2
    with ada.store(ACCOUNTS).connection() as connection, connection.begin():
        connection.execute(sa.update(SignInFailure).values(at=now() - timedelta(seconds=3)))
    assert enter(ada) is not None


def test_the_delay_grows_to_five_minutes_and_no_further(ada):
    made(ada)
    with ada.writing(ACCOUNTS) as accounts:
        accounts.add_all(SignInFailure(name="helen", address="192.0.2.7", at=now()) for _ in range(40))
    with pytest.raises(SignInDelayed) as refused:
        enter(ada)
    assert 290 <= refused.value.facts["seconds"] <= 300


def test_the_language_of_the_screens_is_remembered(ada):
    user = made(ada)
    for _ in range(2):
        with ada.writing(ACCOUNTS) as accounts:
            choose_language(accounts, user.id, "zh")
    with ada.reading(ACCOUNTS) as accounts:
        assert accounts.get(User, user.id).language == "zh"


def test_no_journal_holds_a_password(ada, stores):
    made(ada)
    enter(ada, password="not the one at all")
    with ada.reading(ACCOUNTS) as accounts:
        everything = str(accounts.connection().exec_driver_sql("SELECT * FROM journal_entry").all())
    assert PASSWORD not in everything
    assert "not the one at all" not in everything


def test_demo_users_are_those_of_a_demonstration(ada):
    made(ada, "helen")
    demo = made(ada, "grace", password="", is_demo=True, role=Role.LANGUAGE_OFFICER)
    with ada.reading(ACCOUNTS) as accounts:
        assert [user.id for user in demo_users(accounts)] == [demo.id]
