"""The clocks of the capitals: in which time zone each party's capital lies, for deadlines. For the organiser."""

from zoneinfo import available_timezones

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.silences import give_zone
from dashboard.form_state import command_key, succeeded, turn
from dashboard.parts.lists import definition
from dashboard.parts.markup import show
from dashboard.record_words import full_side_name
from dashboard.session import guarded, reader
from dialogue.refusals import FieldMissing


def zone_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Say in which time zone a party's capital lies; what was said before stands above the form."""
    words = reader()
    parties = {party.key: party for party in dialogue.parties}
    known = [(full_side_name(words, party), party.zone or words.t("not known yet")) for party in parties.values()]
    show(definition(known))
    form = turn("zone")
    with st.form(form):
        left, right = st.columns(2)
        chosen = left.selectbox(
            words.t("Capital of"), list(parties), key=f"{form}_party",
            format_func=lambda key: full_side_name(words, parties[key]),
        )  # fmt: skip
        zone = right.selectbox(
            words.t("Time zone of the capital"), sorted(available_timezones()), index=None, key=f"{form}_zone",
            placeholder=words.t("for example {zone}", zone="Asia/Shanghai"),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Keep the time zone"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if not chosen or not zone:
                raise FieldMissing(field="time zone")
            with table_of.writing() as session:
                give_zone(session, table_of.actor, chosen, zone, key=command_key("zone"))
            succeeded("zone", words.t("The time zone is kept; deadlines are shown on the clocks of this capital too."))
