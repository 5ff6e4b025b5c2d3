"""Which square brackets the Chinese text of a draft stands in: chosen when it is opened, or changed in the room."""

from typing import Final
from uuid import UUID

import streamlit as st

from actions.bracket_styles import choose_brackets
from actions.desk import Desk
from dashboard.form_state import command_key, succeeded, turn
from dashboard.session import guarded, reader
from dialogue.roles import Permission
from drafts.rolling_render import BracketStyle

SHOWN: Final = {BracketStyle.SQUARE: "［ ］", BracketStyle.LENTICULAR: "【 】"}
"""Each pair of brackets as a reader sees it."""


def bracket_choice(key: str, chosen: BracketStyle = BracketStyle.SQUARE) -> BracketStyle:
    """A choice between the two pairs."""
    styles = list(SHOWN)
    return st.radio(
        reader().t("Square brackets in the Chinese text"), styles, index=styles.index(chosen), key=key, horizontal=True,
        format_func=SHOWN.__getitem__,
    )  # fmt: skip


def bracket_form(table_of: Desk, draft_id: UUID, style: BracketStyle) -> None:
    """Change the brackets of a draft, for whoever may open drafts; nothing for anybody else."""
    if not table_of.actor.may(Permission.DRAFT_OPEN):
        return
    words, form = reader(), turn("brackets")
    label = words.t("Square brackets in the Chinese text: {marks}", marks=SHOWN[style])
    with st.popover(label), st.form(form, border=False):
        chosen = bracket_choice(f"{form}_style", style)
        pressed = st.form_submit_button(words.t("Use these brackets"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                choose_brackets(session, table_of.actor, draft_id, chosen, key=command_key("brackets"))
            succeeded("brackets", words.t("The Chinese text now stands in {marks}.", marks=SHOWN[chosen]))
