"""A source that is filed under no dialogue: under which one it is read, before anything is proposed of it."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import list_dialogues
from actions.sources import read_source
from dashboard.parts.headings import back_link, page_heading
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.quote_forms import reading_both
from dashboard.session import href
from dashboard.visit import here
from dialogue.refusals import NoSuchRow
from locales import Reader


def dialogue_to_read_under(table_of: Desk, source_id: UUID, words: Reader) -> None:
    """The dialogues to choose from; where there is none, what to do first. Raises NoSuchRow."""
    with reading_both(table_of) as (joint, own):
        if own is None:
            raise NoSuchRow(noun="source")
        title = read_source(own, table_of.actor, source_id).line.title
        known = {d.id: words.pick(d.name_en, d.name_zh) for d in list_dialogues(joint, table_of.actor)}
    back_link(words.t("The source"), href("sources", id=source_id))
    page_heading(title, words.t("Nothing counts before a person has confirmed it."))
    if not known:
        show(empty(words.t("This source is filed under no dialogue, and there is none yet: begin one first."), words.t("Dialogues"), href("dialogues")))  # fmt: skip
        return
    show(
        tag(
            "p",
            words.t(
                "This source is filed under no dialogue. Choose the one whose parties, people and topics it is read with; "
                "what is confirmed is filed there."
            ),
        )
    )
    chosen = st.selectbox(words.t("Dialogue"), list(known), key=here("intake_under"), format_func=known.__getitem__)
    if st.button(words.t("Read it under this dialogue"), key=here("intake_under_go"), type="primary") and chosen:
        st.query_params["dialogue"] = chosen.hex
        st.rerun()
