"""How the people of one's own side stand in Word files: chosen by the head of its delegation, honoured by everybody's exports."""

import streamlit as st

from actions.desk import Desk
from actions.word_names import name_people, names_its_people
from dashboard.form_state import command_key, succeeded, turn
from dashboard.session import guarded, reader
from dialogue.roles import Permission


def naming_form(table_of: Desk) -> None:
    """A choice between the side alone and side and person; nothing for who does not choose it."""
    actor, words = table_of.actor, reader()
    if actor.party is None or not actor.may(Permission.DELEGATION_NAME):
        return
    with table_of.reading() as session:
        named = names_its_people(session, actor)
    choices = {True: words.t("side and person"), False: words.t("side only")}
    form = turn("naming")
    with (
        st.popover(words.t("Your people in Word files: {how}", how=choices[named])),
        st.form(form, border=False),
    ):
        chosen = st.radio(
            words.t("Authors of your changes and comments are named by"), list(choices),
            index=list(choices).index(named), key=f"{form}_named", format_func=choices.__getitem__,
            help=words.t("It holds for the files that every side hands out."),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Name them so"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                name_people(session, actor, bool(chosen), key=command_key("naming"))
            named_now = words.t("In Word files your people now stand by name, after their side.")
            alone_now = words.t("In Word files your people now stand as their side alone.")
            succeeded("naming", named_now if chosen else alone_now)
