"""The form of a step of approval behind a side: which body, in which order, and where it is told."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.meeting_hosts import add_approval_step
from dashboard.dialogue_form import organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.passage_box import keep_told, passage_box
from dashboard.record_words import full_side_name
from dashboard.session import guarded, reader


def approval_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Add the next step through which a side obtains approval at home."""
    words, form = reader(), turn("approval")
    sides = {party.key: full_side_name(words, party) for party in dialogue.parties}
    bodies = organisation_names(table_of)
    with st.form(form):
        left, right = st.columns(2)
        side = left.selectbox(
            words.t("Approval behind"), list(sides), key=f"{form}_side", format_func=sides.__getitem__
        )
        body = right.selectbox(
            words.t("The organisation in the register"), [None, *bodies], key=f"{form}_body",
            format_func=lambda key: bodies.get(key, words.t("choose from the register")),
        )  # fmt: skip
        label_en, label_zh = two_texts(words.t("Who approves, where it is not in the register"), f"{form}_label")
        note_en, note_zh = two_texts(words.t("What is known of the step"), f"{form}_note")
        told = passage_box(table_of, form, dialogue.id)
        if st.form_submit_button(words.t("Add the step"), key=f"{form}_submit"):
            with guarded():
                key = command_key("approval")
                with table_of.writing() as session:
                    add_approval_step(
                        session, table_of.actor, dialogue.id, party=side, organisation_id=body, label_en=label_en,
                        label_zh=label_zh, note_en=note_en, note_zh=note_zh,
                        passage_id=keep_told(session, table_of, told, key), key=key,
                    )  # fmt: skip
                succeeded("approval", words.t("The step stands after those named before."))
