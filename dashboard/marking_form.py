"""How a draft is to be handled, for whoever opens drafts: no copy of it leaves under a lower marking."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.draft_marking import mark_draft
from dashboard.form_state import command_key, succeeded, turn
from dashboard.session import guarded, reader
from dialogue.roles import Permission
from dialogue.vocabulary import Marking


def marking_form(table_of: Desk, draft_id: UUID, marking: Marking | None) -> None:
    """Mark a draft, or take its marking off; nothing for anybody else."""
    if not table_of.actor.may(Permission.DRAFT_OPEN):
        return
    words, form = reader(), turn("marking")
    markings: list[Marking | None] = [None, *Marking]
    shown = words.t(marking) if marking else words.t("none")
    with st.popover(words.t("Marking of the draft: {marking}", marking=shown)), st.form(form, border=False):
        chosen = st.radio(
            words.t("How the draft is to be handled"), markings, index=markings.index(marking), key=f"{form}_chosen",
            format_func=lambda one: words.t(one) if one else words.t("none"),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Mark the draft so"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                mark_draft(session, table_of.actor, draft_id, chosen, key=command_key("marking"))
            succeeded("marking", words.t("The draft is marked anew."))
