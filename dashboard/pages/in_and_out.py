"""In and out: tables of a dialogue that leave and come in, and its whole record as one document."""

import streamlit as st

from actions.dialogues import list_dialogues, read_dialogue
from dashboard.dialogue_file import dialogue_in
from dashboard.parts.headings import page_heading
from dashboard.parts.lists import empty
from dashboard.parts.markup import show
from dashboard.session import desk, given_id, href, reader
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
    with table_of.reading() as session:
        lines = {line.id: words.pick(line.name_en, line.name_zh) for line in list_dialogues(session, table_of.actor)}
    if not lines:
        show(empty(words.t("There is no dialogue yet."), words.t("Dialogues"), href("dialogues")))
        dialogue_in(table_of)
        return
    asked, order = given_id("dialogue"), list(lines)
    chosen = st.selectbox(
        words.t("Dialogue"), order, index=order.index(asked) if asked in lines else 0, key="in_and_out_dialogue",
        format_func=lines.__getitem__,
    )  # fmt: skip
    with table_of.reading() as session:
        view = read_dialogue(session, table_of.actor, chosen)
    left, right = st.columns(2, gap="large")
    with right:
        table_in(table_of, view, words)
        dialogue_in(table_of)
    with left:
        tables_out(table_of, view, words)


page()
