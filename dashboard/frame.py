"""The frame of every page: who is signed in, which language, which pages."""

from typing import Final

import streamlit as st

from actions.installation import accounts
from actions.users import has_users
from dashboard.names import party_name, person_name
from dashboard.navigation import at_the_door, entry_at, menu, places
from dashboard.parts.markup import show, tag
from dashboard.parts.notice import notice, said
from dashboard.refusal_words import in_words
from dashboard.session import desk, reader, switch_language
from dashboard.sign_in import first_run_page, sign_in_page, sign_out_form
from dashboard.theme import FAVICON, apply
from dashboard.visit import arrive, begin_for
from dialogue.actors import Actor
from dialogue.refusals import NotSignedIn, Refusal
from locales import LANGUAGE_NAMES, LANGUAGES

NAME: Final = "Alternat"


def main() -> None:
    """Draw one run of one session."""
    st.set_page_config(page_title=NAME, page_icon=FAVICON, layout="wide")
    try:
        with accounts().reading() as session:
            is_set_up = has_users(session)
        actor = desk(is_sign_of_life=True).actor if is_set_up else None
    except NotSignedIn:
        actor = None
    except Refusal as refusal:
        _dress("")
        show(notice(in_words(refusal, reader()), kind="refused"))
        return
    if begin_for(actor.user_id if actor else None):
        _dress("", reload=True)
        return
    if actor is None:
        _dress("")
        with st.sidebar:
            _language_choice()
        st.navigation(at_the_door(sign_in_page if is_set_up else first_run_page), position="hidden").run()
        return
    # A folded menu would hide its last pages behind words that are not ours, and not in the reader's language.
    words = reader()
    chosen = st.navigation(menu(actor, words), expanded=True)
    entry = entry_at(chosen.url_path, actor)
    _dress(arrive(chosen.url_path, entry.about if entry else ()))
    if entry is not None:  # what a page is about may be private, and a browser keeps the titles of where it was
        st.set_page_config(page_title=f"{words.t(entry.title)} · {NAME}")
    with st.sidebar:
        _signed_in_as(actor)
        _language_choice()
        sign_out_form(words)
    said()
    try:
        chosen.run()
    except Refusal as refusal:  # a page that asks before it may: one sentence instead of an error
        show(notice(in_words(refusal, words), kind="refused"))


def _dress(place: str, *, reload: bool = False) -> None:
    """The look of the page, and what the browser does for it."""
    words = reader()
    limit = words.t("up to {size} MB a file", size=words.number(st.get_option("server.maxUploadSize")))
    said_by_streamlit = {"upload": words.t("Choose a file"), "upload-limit": limit}
    apply(words.language, said_by_streamlit, places(), place, reload=reload)


def _language_choice() -> None:
    """English | 中文, at any moment; the choice is remembered for the user."""
    st.segmented_control(
        reader().t("Language"),
        LANGUAGES,
        format_func=LANGUAGE_NAMES.__getitem__,
        default=reader().language,
        key="language_choice",
        on_change=_language_chosen,
        label_visibility="collapsed",
    )


def _language_chosen() -> None:
    if chosen := st.session_state.get("language_choice"):
        switch_language(chosen)


def _signed_in_as(actor: Actor) -> None:
    words = reader()
    side = party_name(actor.side, words) if actor.party else words.t("Secretariat")
    show(
        tag(
            "p",
            tag("strong", person_name(actor.user_id, actor.name, words)),
            tag("br"),
            f"{side} · {words.t(actor.role.value)}",
            cls="alt-signed-in",
        )
    )
