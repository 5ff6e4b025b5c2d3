"""Users: making them, signing in and out, and who acts behind a sign-in token."""

import hashlib
import math
import secrets
from datetime import datetime, timedelta
from threading import Semaphore
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlmodel import Session, select

from actions.access import needs
from actions.journal import done_before, record
from dialogue.actors import Actor
from dialogue.refusals import (
    AlreadySetUp,
    CannotSignIn,
    FieldMissing,
    NameTaken,
    NoSuchRow,
    NotPermitted,
    PasswordTooWeak,
    RoleNotOfThisSide,
    SignInDelayed,
)
from dialogue.roles import OF_A_PARTY, OF_THE_SECRETARIAT, Permission, Role
from models.base import now
from models.users import SignInFailure, SignInSession, User

IDLE: Final = timedelta(minutes=30)
ABSOLUTE: Final = timedelta(hours=12)
MINIMUM_PASSWORD: Final = 10
"""Characters. Length is what counts; pass phrases in any script are welcome."""
FREE_TRIES: Final = 5
"""Wrong passwords for one name or address within `WINDOW` before the next try has to wait."""
WINDOW: Final = timedelta(minutes=15)
SEEN_EVERY: Final = timedelta(seconds=60)
"""The last sign of life is written at most this often, so that reading does not mean writing."""

_HASHER: Final = PasswordHasher()
_AT_ONCE: Final = Semaphore(2)  # each hash takes 64 MiB
_NOBODY: Final = _HASHER.hash(secrets.token_hex(16))
_COMMON: Final = frozenset({"password12", "1234567890", "qwertyuiop", "passwordpassword", "0123456789", "1111111111"})


def has_users(session: Session) -> bool:
    """Whether the installation has been set up. Needs nobody to be signed in and tells nothing else."""
    return session.exec(select(User.id).limit(1)).first() is not None


def set_up(session: Session, *, sign_in_name: str, name: str, password: str, is_demo: bool = False) -> User:
    """Make the administrator of an empty installation. Raises AlreadySetUp when there is any user."""
    if has_users(session):
        raise AlreadySetUp()
    return _create(session, None, sign_in_name, name, "", Role.ADMINISTRATOR, None, password, is_demo=is_demo, key=None)


def create_user(
    session: Session,
    actor: Actor,
    *,
    sign_in_name: str,
    name_en: str,
    name_zh: str = "",
    role: Role,
    party: str | None,
    password: str,
    is_demo: bool = False,
    key: str | None = None,
) -> User:
    """Make a user. Raises NameTaken, PasswordTooWeak, RoleNotOfThisSide, FieldMissing, NotPermitted."""
    needs(actor, Permission.USER_ADMINISTER)
    return _create(session, actor, sign_in_name, name_en, name_zh, role, party, password, is_demo=is_demo, key=key)


def _create(
    session: Session, actor: Actor | None, sign_in_name: str, name_en: str, name_zh: str, role: Role,
    party: str | None, password: str, *, is_demo: bool, key: str | None,
) -> User:  # fmt: skip
    if made := done_before(session, key):
        return session.get_one(User, made)
    sign_in_name = sign_in_name.strip().casefold()
    for field, given in (("sign-in name", sign_in_name), ("person's name", name_en.strip())):
        if not given:
            raise FieldMissing(field=field)
    allowed = OF_A_PARTY if party else OF_THE_SECRETARIAT | {Role.ADMINISTRATOR}
    if role not in allowed:
        raise RoleNotOfThisSide(role=role)
    if not is_demo and (len(password) < MINIMUM_PASSWORD or password.casefold() in _COMMON):
        raise PasswordTooWeak(minimum=MINIMUM_PASSWORD)
    if session.exec(select(User.id).where(User.sign_in_name == sign_in_name)).first():
        raise NameTaken(name=sign_in_name)
    user = User(
        sign_in_name=sign_in_name, name_en=name_en.strip(), name_zh=name_zh.strip(), role=role, party=party,
        password_hash=_hash(password), is_demo=is_demo,
    )  # fmt: skip
    session.add(user)
    record(session, actor, "user:created", user, key=key)
    return user


def list_users(session: Session, actor: Actor) -> list[User]:
    """Every user, by name."""
    needs(actor, Permission.USER_ADMINISTER)
    return list(session.exec(select(User).order_by(User.sign_in_name)))


def demo_users(session: Session) -> list[User]:
    """The fictional users of a demonstration, for its sign-in page. An installation in earnest has none."""
    return list(session.exec(select(User).where(User.is_demo, User.is_disabled == False).order_by(User.sign_in_name)))  # noqa: E712


def names_of_users(session: Session) -> dict[UUID, tuple[str, str]]:
    """Every user's name in English and in Chinese, to show who acted. No role, no party, no sign-in name."""
    return {user_id: (en, zh) for user_id, en, zh in session.exec(select(User.id, User.name_en, User.name_zh))}


def disable_user(session: Session, actor: Actor, user_id: UUID, *, disabled: bool) -> User:
    """Shut a user out at once, or let the user in again. The sign-ins under way end."""
    needs(actor, Permission.USER_ADMINISTER)
    user = session.get(User, user_id)
    if user is None:
        raise NoSuchRow(noun="app_user")
    if user.id == actor.user_id:
        raise NotPermitted(needs=Permission.USER_ADMINISTER, role=actor.role)
    user.is_disabled = disabled
    if disabled:
        _end(session, SignInSession.user_id == user.id)
    record(session, actor, "user:disabled" if disabled else "user:enabled", user)
    return user


def sign_in(
    session: Session, *, name: str, password: str, address: str, in_demo: bool = False
) -> tuple[str, User] | None:
    """A fresh token for the right name and password; None for wrong ones (the failure is remembered, so it commits).

    Users of a demonstration can sign in only `in_demo`: their password is known to everybody.

    Raises SignInDelayed while too many wrong passwords were tried under this name or from this address.
    """
    name = name.strip().casefold()
    _delay(session, name, address)
    user = session.exec(select(User).where(User.sign_in_name == name)).first()
    # A hash is checked for an unknown name too, so that the time taken does not tell which names exist.
    matches = _matches(user.password_hash if user else _NOBODY, password)
    if not matches or user is None or user.is_disabled or (user.is_demo and not in_demo):
        session.add(SignInFailure(name=name[:200], address=address, at=now()))
        return None
    if _HASHER.check_needs_rehash(user.password_hash):
        user.password_hash = _hash(password)
    token = secrets.token_urlsafe(32)
    session.add(SignInSession(token_sha256=_digest(token), user_id=user.id, began_at=now(), seen_at=now()))
    record(session, actor_of(user), "user:signed_in", user)
    return token, user


def signed_in(session: Session, token: str | None, at: datetime | None = None) -> User | None:
    """The user behind a token whose sign-in is neither ended, idle for 30 minutes, nor 12 hours old."""
    if not token:
        return None
    sitting = session.get(SignInSession, _digest(token))
    moment = at or now()
    if sitting is None or sitting.ended_at or moment - sitting.seen_at > IDLE or moment - sitting.began_at > ABSOLUTE:
        return None
    user = session.get(User, sitting.user_id)
    return user if user and not user.is_disabled else None


def seen(session: Session, token: str) -> None:
    """Note a sign of life of a sign-in, so that it does not go idle."""
    sitting = session.get(SignInSession, _digest(token))
    if sitting and not sitting.ended_at:
        sitting.seen_at = now()


def is_due(session: Session, token: str) -> bool:
    """Whether the last sign of life is old enough to be written again."""
    sitting = session.get(SignInSession, _digest(token))
    return sitting is not None and now() - sitting.seen_at > SEEN_EVERY


def sign_out(session: Session, token: str) -> None:
    """End a sign-in. Its token is worth nothing from now on."""
    sitting = session.get(SignInSession, _digest(token))
    if sitting and not sitting.ended_at:
        sitting.ended_at = now()
        user = session.get_one(User, sitting.user_id)
        record(session, actor_of(user), "user:signed_out", user)


def choose_language(session: Session, user_id: UUID, language: str) -> None:
    """Remember in which language a user wants to read the screens."""
    user = session.get_one(User, user_id)
    if user.language != language:
        user.language = language
        record(session, actor_of(user), "user:language_chosen", user)


def actor_of(user: User) -> Actor:
    """The actor a user is when signed in."""
    return Actor(user_id=user.id, name=user.name_en, role=Role(user.role), party=user.party)


def actor_named(session: Session, name: str) -> Actor:
    """The actor behind a sign-in name, for the command line, whose user owns the files anyway. Raises NoSuchRow."""
    user = session.exec(select(User).where(User.sign_in_name == name.strip().casefold())).first()
    if user is None or user.is_disabled:
        raise NoSuchRow(noun="app_user")
    return actor_of(user)


def _delay(session: Session, name: str, address: str) -> None:
    for column, value in ((SignInFailure.name, name), (SignInFailure.address, address)):
        tries = list(
            session.exec(
                select(SignInFailure.at)
                .where(column == value, SignInFailure.at > now() - WINDOW)
                .order_by(sa.desc("at"))
            )
        )
        if len(tries) >= FREE_TRIES:
            # Doubling from two seconds, at most five minutes: it slows guessing and locks nobody out for good.
            wait = timedelta(seconds=min(2 ** (len(tries) - FREE_TRIES + 1), 300)) - (now() - tries[0])
            if wait > timedelta(0):
                raise SignInDelayed(seconds=math.ceil(wait.total_seconds()))


def _end(session: Session, condition: object) -> None:
    for sitting in session.exec(select(SignInSession).where(condition, SignInSession.ended_at == None)):  # type: ignore[call-overload]  # noqa: E711
        sitting.ended_at = now()


def _hash(password: str) -> str:
    with _AT_ONCE:
        return _HASHER.hash(password)


def _matches(password_hash: str, password: str) -> bool:
    with _AT_ONCE:
        try:
            return _HASHER.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


__all__ = [
    "ABSOLUTE", "IDLE", "MINIMUM_PASSWORD", "CannotSignIn", "actor_named", "actor_of", "choose_language", "create_user",
    "demo_users", "disable_user", "has_users", "is_due", "list_users", "names_of_users", "seen", "set_up", "sign_in", "sign_out", "signed_in",
]  # fmt: skip
