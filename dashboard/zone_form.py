"""Time zones to choose: those of the capitals, on which deadlines run (for the organiser), and that of a place of meeting."""

from collections.abc import Iterable

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
from locales.zones import zone_label, zone_name, zones_to_choose


def zone_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Say in which time zone a party's capital lies; what was said before stands above the form."""
    words = reader()
    parties = {party.key: party for party in dialogue.parties}
    known = [
        (full_side_name(words, party), zone_label(words, party.zone) if party.zone else words.t("not known yet"))
        for party in parties.values()
    ]
    show(definition(known))
    form = turn("zone")
    with st.form(form):
        left, right = st.columns(2)
        chosen = left.selectbox(
            words.t("Capital of"), list(parties), key=f"{form}_party",
            format_func=lambda key: full_side_name(words, parties[key]),
        )  # fmt: skip
        with right:
            zone = zone_box(
                words.t("Time zone of the capital"), f"{form}_zone", (party.zone for party in parties.values())
            )
        pressed = st.form_submit_button(words.t("Keep the time zone"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if not chosen or not zone:
                raise FieldMissing(field="time zone")
            with table_of.writing() as session:
                give_zone(session, table_of.actor, chosen, zone, key=command_key("zone"))
            succeeded("zone", words.t("The time zone is kept; deadlines are shown on the clocks of this capital too."))


def zone_box(label: str, key: str, capitals: Iterable[str], chosen: str = "") -> str:
    """A box with every time zone by its name in the reader's language, those of the parties' capitals first; "" for none."""
    words = reader()
    zones = zones_to_choose([chosen, *capitals])
    return (
        st.selectbox(
            label, zones, index=zones.index(chosen) if chosen else None, key=key,
            format_func=lambda zone: zone_label(words, zone),
            placeholder=words.t("for example {zone}", zone=zone_name(words, "Asia/Shanghai")),
        )
        or ""
    )  # fmt: skip
