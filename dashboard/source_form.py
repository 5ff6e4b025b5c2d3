"""The form that keeps a source: pasted, or as a file of any usual kind, exactly as it came."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import read_dialogue
from actions.sources import list_sources, record_source
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn
from dashboard.quote_forms import audience_choice, reading_both, stores_for
from dashboard.record_words import meeting_name
from dashboard.session import given_id, guarded
from dialogue.audiences import JOINT
from dialogue.vocabulary import Marking, SourceKind
from intake.apart import read_apart
from intake.source_texts import ENDINGS
from locales import Reader


def source_form(table_of: Desk, dialogues: dict[str, str], words: Reader) -> None:
    """The document first, then what is known of it; what its own words tell need not be said."""
    audience = audience_choice(table_of, "source")
    asked = given_id("dialogue")
    keys = list(dialogues)
    chosen = st.selectbox(
        words.t("Belongs to the dialogue"), keys, key="source_dialogue", format_func=dialogues.__getitem__,
        index=keys.index(asked.hex) if asked and asked.hex in keys else 0,
    )  # fmt: skip
    with table_of.reading() as session:
        view = read_dialogue(session, table_of.actor, UUID(chosen))
    with reading_both(table_of) as (joint, own):
        home = joint if audience == JOINT or own is None else own
        others = {line.id: line.title for line in list_sources(home, table_of.actor, dialogue_id=UUID(chosen))}
    meetings = {m.id: meeting_name(words, m) for m in reversed(view.meetings)}
    here = given_id("meeting")
    form = turn("source")
    with st.form(form):
        text = st.text_area(words.t("Text, exactly as it stands"), key=f"{form}_text", height=180)
        file = st.file_uploader(
            words.t("or a file: {endings}", endings=", ".join(ENDINGS)), [ending[1:] for ending in ENDINGS],
            key=f"{form}_file",
        )  # fmt: skip
        a, b = st.columns([3, 2])
        title = a.text_input(words.t("Title"), key=f"{form}_title")
        kinds: list[SourceKind | None] = [None, *SourceKind]
        kind = b.selectbox(
            words.t("Kind"), kinds, key=f"{form}_kind",
            format_func=lambda given: words.t(given) if given else words.t("as its signs say"),
        )  # fmt: skip
        a, b, c, d = st.columns(4)
        dated_on = day_field(a, words.t("Date of the document"), f"{form}_date")
        reference = b.text_input(words.t("Reference"), key=f"{form}_reference")
        publisher = c.text_input(words.t("From"), key=f"{form}_publisher")
        marking = d.selectbox(words.t("Marking"), list(Marking), index=1, key=f"{form}_marking", format_func=words.t)
        a, b, c = st.columns(3)
        options = [None, *meetings]
        meeting = a.selectbox(
            words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
            format_func=lambda key: meetings.get(key, words.t("none")),
        )  # fmt: skip
        corrects = b.selectbox(
            words.t("Corrects"), [None, *others], key=f"{form}_corrects",
            format_func=lambda key: others.get(key, words.t("none")),
        )  # fmt: skip
        translated = c.selectbox(
            words.t("Translation of"), [None, *others], key=f"{form}_translates",
            format_func=lambda key: others.get(key, words.t("none")),
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Keep the source"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            # read before a store is opened for writing: a long file must not keep the others waiting
            document = read_apart(file.name, file.getvalue()) if file else None
            with stores_for(table_of, audience) as (session, joint):
                made = record_source(
                    session, table_of.actor, kind=kind, title=title or (file.name if file else ""), text=text or "",
                    content=file.getvalue() if file else None, file_name=file.name if file else "", document=document,
                    reference=reference or "", publisher=publisher or "", dated_on=dated_on, marking=marking,
                    dialogue_id=UUID(chosen), meeting_id=meeting, corrects_id=corrects, translation_of_id=translated,
                    joint=joint, key=command_key("source"),
                ).id  # fmt: skip
            succeeded("source", words.t("The source is kept, letter for letter."), "sources", {"id": made.hex})
