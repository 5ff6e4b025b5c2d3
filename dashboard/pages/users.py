"""Users: who can sign in, in which role, for which side. The administrator's page; it shows no content."""

from datetime import UTC, datetime

import streamlit as st

from actions.reminders import failed_mails
from actions.users import create_user, disable_user, list_users
from dashboard.names import party_name
from dashboard.parts.headings import page_heading, section
from dashboard.parts.lists import table
from dashboard.parts.markup import show
from dashboard.parts.notice import notice, say
from dashboard.session import accounts_writing, desk, guarded, reader
from dialogue.audiences import ACCOUNTS, SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from dialogue.roles import OF_A_PARTY, OF_THE_SECRETARIAT, Role
from locales import Reader


def page() -> None:
    """The list, a form for a new user, and shutting somebody out."""
    words, table_of = reader(), desk()
    page_heading(words.t("Users"), words.t("Who can sign in, in which role, for which side."))
    with table_of.reading(ACCOUNTS) as session:
        users = list_users(session, table_of.actor)
    show(
        table(
            [words.t("Sign-in name"), words.c("person", "Name"), words.t("Side"), words.t("Role"), words.t("Standing")],
            [
                (
                    user.sign_in_name, words.pick(user.name_en, user.name_zh), party_name(user.party or SECRETARIAT, words),
                    words.t(user.role), words.t("shut out") if user.is_disabled else words.c("user", "active"),
                )
                for user in users
            ],
        )
    )  # fmt: skip
    _unreached(words)
    left, right = st.columns(2)
    with left:
        section(words.t("New user"))
        _new_user()
    with right:
        section(words.t("Shut out, or let in again"))
        others = {user.id: user for user in users if user.id != table_of.actor.user_id}
        if not others:
            return
        with st.form("shut_out"):
            chosen = st.selectbox(
                words.t("User"), list(others), key="shut_out_user", format_func=lambda key: others[key].sign_in_name
            )
            if st.form_submit_button(words.t("Change")):
                with guarded():
                    user = others[chosen]
                    with accounts_writing() as session:
                        disable_user(session, table_of.actor, chosen, disabled=not user.is_disabled)
                    say(words.t("{name} is shut out.", name=user.sign_in_name) if not user.is_disabled
                        else words.t("{name} can sign in again.", name=user.sign_in_name))  # fmt: skip
                    st.rerun()


def _unreached(words: Reader) -> None:
    """Whom the mail of this week did not reach, because the server did not take it."""
    with desk().reading(ACCOUNTS) as session:
        names = failed_mails(session, desk().actor, datetime.now(UTC))
    if names:
        told = words.t(
            "The mail server did not take the mail of this week to: {names}.", names=words.t("; ").join(names)
        )
        show(notice(told, kind="refused"))


def _new_user() -> None:
    words, table_of = reader(), desk()
    sides = [SECRETARIAT, *(party.key for party in KNOWN_PARTIES)]
    side = st.selectbox(words.t("Side"), sides, key="user_side", format_func=lambda key: party_name(key, words))
    roles = [role for role in Role if role in (OF_THE_SECRETARIAT if side == SECRETARIAT else OF_A_PARTY)]
    roles += [Role.ADMINISTRATOR] if side == SECRETARIAT else []
    with st.form("new_user"):
        role = st.selectbox(words.t("Role"), roles, key="user_role", format_func=words.t)
        sign_in_name = st.text_input(words.t("Sign-in name"), key="user_sign_in_name")
        name_en = st.text_input(words.t("Name in English"), key="user_name_en")
        name_zh = st.text_input(words.t("Name in Chinese"), key="user_name_zh")
        password = st.text_input(
            words.t("First password"), type="password", key="user_password", autocomplete="new-password",
            help=words.t("At least ten characters; a sentence in any script is welcome."),
        )  # fmt: skip
        if st.form_submit_button(words.t("Make the user"), type="primary"):
            with guarded():
                with accounts_writing() as session:
                    create_user(
                        session, table_of.actor, sign_in_name=sign_in_name, name_en=name_en, name_zh=name_zh, role=role,
                        party=None if side == SECRETARIAT else side, password=password,
                    )  # fmt: skip
                say(words.t("{name} can sign in now.", name=sign_in_name))
                st.rerun()


page()
