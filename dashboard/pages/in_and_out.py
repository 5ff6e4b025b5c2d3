"""In and out: tables of a dialogue that leave and come in, and its whole record as one document."""

import streamlit as st

from dashboard.dialogue_choice import chosen_dialogue
from dashboard.dialogue_file import dialogue_in
from dashboard.parts.headings import page_heading
from dashboard.session import desk, reader
from dashboard.table_in import table_in
from dashboard.table_out import tables_out


def page() -> None:
    """Choose a dialogue; on the left its record goes out, on the right tables come in."""
    words, table_of = reader(), desk()
    page_heading(
        words.t("In and out"),
        words.t(
            "The record of a dialogue as tables and as one document, out and in. Nothing is written before it was looked at."
        ),
    )
    view = chosen_dialogue(table_of, words, words.t("There is no dialogue yet."))
    if view is None:
        dialogue_in(table_of)
        return
    left, right = st.columns(2, gap="large")
    with right:
        table_in(table_of, view, words)
        dialogue_in(table_of)
    with left:
        tables_out(table_of, view, words)


page()
