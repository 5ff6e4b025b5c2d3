"""Signing in, signing out, and the first run of an empty installation."""

import secrets

import streamlit as st

from actions.installation import accounts, installation
from actions.samples import load_samples
from actions.users import demo_users, set_up
from dashboard.components.sign_in import sign_in_form
from dashboard.demonstration import demo_password, is_demo
from dashboard.names import party_name
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import table
from dashboard.parts.markup import link, show, tag, text
from dashboard.parts.notice import notice
from dashboard.session import accounts_writing, guarded, href, reader
from dialogue.refusals import FieldMissing
from locales import Reader

_BEGUN = "alt_begun"
"""What the first run made, said at the sign-in of this tab until it is left: a password that is shown once must not go by
itself while it is read."""


def sign_in_page() -> None:
    """Name and password, sent to our own route, which alone can set the cookie."""
    words = reader()
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        page_heading(
            words.t("Alternat"),
            words.t(
                "A shared table for negotiations in two languages: the record, and the words both sides can accept."
            ),
        )
        show(*(notice(sentence) for sentence in st.session_state.get(_BEGUN, ())))
        outcome = st.query_params.get("sign_in", "")
        if outcome == "refused":
            show(notice(words.t("The name or the password is not right."), kind="refused"))
        elif outcome == "delayed":
            seconds = st.query_params.get("seconds", "60")
            show(notice(words.t("Too many wrong passwords; please try again in {seconds} seconds.",
                                seconds=seconds if seconds.isdigit() else "60"), kind="refused"))  # fmt: skip
        labels = {"name": words.t("Sign-in name"), "password": words.t("Password"), "go": words.t("Sign in")}
        sign_in_form(labels, words.language)
        show(tag("p", link(words.t("Check a document without signing in"), href("verify")), cls="alt-quiet"))
        if is_demo():
            _demo_users(words)


def first_run_page() -> None:
    """An empty installation: make the administrator, and offer the sample dialogues."""
    words = reader()
    _, middle, _ = st.columns([1, 2, 1])
    with middle:
        page_heading(
            words.t("Welcome to Alternat"),
            words.t(
                "This installation is empty. Make its administrator first; the administrator then makes the users."
            ),
        )
        with st.form("first_run"):
            name = st.text_input(words.c("person", "Name"), key="first_name", autocomplete="name")
            sign_in_name = st.text_input(words.t("Sign-in name"), key="first_sign_in_name", autocomplete="username")
            password = st.text_input(
                words.t("Password"), type="password", key="first_password", autocomplete="new-password",
                help=words.t("At least ten characters; a sentence in any script is welcome."),
            )  # fmt: skip
            again = st.text_input(
                words.t("Password once more"), type="password", key="first_again", autocomplete="new-password"
            )
            samples = st.checkbox(words.t("Load the sample dialogues with their sample users"), key="first_samples")
            pressed = st.form_submit_button(words.t("Begin"), type="primary")
        if pressed:
            with guarded():
                _begin(name, sign_in_name, password, again, samples=samples)


def _begin(name: str, sign_in_name: str, password: str, again: str, *, samples: bool) -> None:
    words = reader()
    if password != again:
        show(notice(words.t("The two passwords are not the same."), kind="refused"))
        return
    if not name.strip():
        raise FieldMissing(field="person's name")
    with accounts_writing() as session:
        set_up(session, sign_in_name=sign_in_name, name=name, password=password)
    begun: list[str] = []
    if samples:
        with st.spinner(words.t("Loading the sample dialogues …")):
            shared = secrets.token_urlsafe(9)
            load_samples(installation(), password=shared)
        begun.append(
            words.t(
                "The sample users (orla, daniel, wenyan …) share the password {password}; it is shown only now.",
                password=shared,
            )
        )
    st.session_state[_BEGUN] = [*begun, words.t("The administrator has been made. Please sign in.")]
    st.rerun()


def sign_out_form(words: Reader) -> None:
    """The button that ends the sign-in: a form of our own, because only our route can take the cookie back."""
    label = text(words.t("Sign out"))
    st.html(
        '<form method="post" action="/auth/sign-out" class="alt-sign-out">'
        f'<button type="submit" class="alt-link-button" data-testid="sign-out">{label}</button></form>'
    )


def _demo_users(words: Reader) -> None:
    with accounts().reading() as session:
        users = demo_users(session)
    show(notice(words.t("This is a demonstration: the users below are fictional and share the password “{password}”.",
                        password=demo_password())))  # fmt: skip
    show(
        table(
            [words.t("Sign-in name"), words.c("person", "Name"), words.t("Side"), words.t("Role")],
            [
                (user.sign_in_name, words.pick(user.name_en, user.name_zh), party_name(user.party or "secretariat", words),
                 words.t(user.role.value))
                for user in users
            ],
        )
    )  # fmt: skip
