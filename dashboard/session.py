"""The signed-in person of this run: desk, language, links. Asked again on every run; nothing is remembered between runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfoNotFoundError

import streamlit as st

from actions.desk import Desk
from actions.installation import accounts, desk_for
from actions.users import choose_language
from dashboard.parts.markup import show
from dashboard.parts.notice import notice
from dashboard.refusal_words import in_words
from dialogue.refusals import Refusal
from locales import LANGUAGES, Reader

COOKIE: Final = "alternat"
"""Name of the sign-in cookie: opaque, HttpOnly, set by our own route only."""


def token() -> str | None:
    """The sign-in token of this browser: from its cookie. (Page tests, which have no browser, put it in the state.)"""
    return st.session_state.get("token") or st.context.cookies.get(COOKIE)


def desk(*, is_sign_of_life: bool = False) -> Desk:
    """The desk of whoever is signed in, checked against the stored sign-in each time. Raises NotSignedIn.

    With a sign of life the sign-in is kept from going idle.
    """
    found, _ = desk_for(token(), is_sign_of_life=is_sign_of_life)
    return found


def reader() -> Reader:
    """Words, dates and numbers in the language this person reads: chosen now, remembered, or the browser's."""
    language = st.session_state.get("language") or st.query_params.get("lang") or _remembered() or _of_the_browser()
    try:
        return Reader(language, st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return Reader(language)


def t(message: str, **facts: object) -> str:
    """The sentence in the reader's language."""
    return reader().t(message, **facts)


def n(one: str, many: str, number: int, **facts: object) -> str:
    """The sentence in the plural form of the reader's language."""
    return reader().n(one, many, number, **facts)


def switch_language(language: str) -> None:
    """Read everything in this language from now on; remembered for the user."""
    st.session_state["language"] = language
    try:
        person, remembered = desk_for(token())
    except Refusal:
        return
    if remembered != language:
        with accounts_writing() as session:
            choose_language(session, person.actor.user_id, language)


@contextmanager
def accounts_writing() -> Iterator:  # type: ignore[type-arg]
    """A transaction on the accounts store."""
    from actions.transaction import transaction

    with transaction(accounts()) as session:
        yield session


def href(page: str, **parameters: object) -> str:
    """The address of a page by its file name, with its parameters: `/dialogue?id=…`."""
    given = {key: _plain(value) for key, value in parameters.items() if value not in (None, "")}
    return f"/{page}" + (f"?{urlencode(given)}" if given else "")


@contextmanager
def guarded() -> Iterator[None]:
    """Show a refusal as one sentence in the reader's language. Widgets keep what was typed."""
    try:
        yield
    except Refusal as refusal:
        show(notice(in_words(refusal, reader()), kind="refused"))


def apologise() -> None:
    """What stands where a page failed by a mistake of ours: nothing of what it was about."""
    sentence = t(
        "This page failed by a mistake of ours; nothing was changed. Please open it again, or tell your administrator."
    )
    show(notice(sentence, kind="refused"))


def given_id(name: str = "id") -> UUID | None:
    """An identifier from the address of the page; None when it is missing or is not one."""
    try:
        return UUID(st.query_params.get(name, ""))
    except ValueError:
        return None


def _plain(value: object) -> str:
    return value.hex if isinstance(value, UUID) else str(value)


def _remembered() -> str:
    try:
        return desk_for(token())[1]
    except Refusal:
        return ""


def _of_the_browser() -> str:
    locale = st.context.locale or ""
    return next((language for language in LANGUAGES if locale.lower().startswith(language)), "en")
