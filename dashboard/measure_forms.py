"""The forms of measures: naming one, and keeping what happened to it."""

from collections.abc import Mapping
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.measures import MeasureLine, record_measure, record_measure_event
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.measure_words import measure_name
from dashboard.quote_forms import audience_choice, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import side_name
from dashboard.session import guarded, reader
from dialogue.audiences import JOINT
from dialogue.record import MeasureEventKind
from dialogue.vocabulary import PassageRole, Precision

OTHER = "other"


def measure_form(table_of: Desk, dialogue: DialogueView) -> None:
    """A rule or an act that is talked about: its names, whose it is, who issued it under which number, and in which year."""
    words = reader()
    audience = audience_choice(table_of, "measure")
    source, _ = source_choice(table_of, "measure", audience, dialogue.id)
    sides = {"": words.t("no party’s")} | {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    form = turn("measure")
    with st.form(form):
        name_en, name_zh = two_texts(words.t("Name of the measure"), f"{form}_name")
        a, b, c = st.columns(3)
        owner = a.selectbox(words.t("Whose it is"), list(sides), key=f"{form}_owner", format_func=sides.__getitem__)
        issuer = b.text_input(words.t("Issued by, as printed"), key=f"{form}_issuer")
        number = c.text_input(words.t("Number, as printed"), key=f"{form}_number")
        a, b = st.columns([1, 2])
        issued = day_field(a, words.t("Issued on, where the source says so"), f"{form}_issued")
        precision = b.selectbox(words.t("How exactly"), list(Precision), key=f"{form}_precision", format_func=words.t)
        note = st.text_input(words.t("Note"), key=f"{form}_note")
        with st.expander(words.t("The source that says when it was issued")):
            stater = st.text_input(words.t("Stated by"), key=f"{form}_stated")
            given = cited(form, source)
        pressed = st.form_submit_button(words.t("Record the measure"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("measure")
            with stores_for(table_of, audience) as (session, joint):
                made = record_measure(
                    session, table_of.actor, name_en=name_en, name_zh=name_zh, owner=owner or "", issuer=issuer or "",
                    number=number or "", note=note or "", dialogue_id=dialogue.id, joint=joint, key=key,
                )  # fmt: skip
                if issued is not None:
                    passage = keep_passage(session, joint, table_of, given, dialogue.id, None, key)
                    record_measure_event(
                        session, table_of.actor, made.id, kind=MeasureEventKind.ISSUED, passage_id=passage,
                        stated_by=stater or table_of.actor.party or issuer or "", happened_on=issued,
                        precision=precision or Precision.DAY, joint=joint, key=f"{key}:issued",
                    )  # fmt: skip
            succeeded("measure", words.t("The measure is recorded."))


def event_form(
    table_of: Desk, dialogue: DialogueView, choices: Mapping[UUID, MeasureLine], chosen: UUID | None = None
) -> None:
    """What a source says happened to a measure, when, and who states it."""
    words = reader()
    audience = audience_choice(table_of, "measure_event")
    source, _ = source_choice(table_of, "measure_event", audience, dialogue.id)
    named = {k: measure_name(words, m) for k, m in choices.items() if audience != JOINT or not m.is_private}
    speakers = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    if audience == JOINT and table_of.actor.party:
        speakers = {key: name for key, name in speakers.items() if key == table_of.actor.party}
    else:
        speakers[OTHER] = words.t("somebody else, named beside")
    form = turn("measure_event")
    options = [key for key in named if chosen in (None, key)]
    if not options:
        return
    with st.form(form):
        a, b, c = st.columns(3)
        which = a.selectbox(words.t("Measure"), options, key=f"{form}_which", format_func=named.__getitem__)
        kind = b.selectbox(
            words.t("What happened to it"), list(MeasureEventKind), key=f"{form}_kind", format_func=words.t
        )
        other = c.selectbox(
            words.t("Part of the measure"), [None, *(key for key in named if key != chosen)], key=f"{form}_other",
            format_func=lambda key: named.get(key, words.t("none")),
        )  # fmt: skip
        a, b, c = st.columns(3)
        on = day_field(a, words.t("on"), f"{form}_on")
        precision = b.selectbox(words.t("How exactly"), list(Precision), key=f"{form}_precision", format_func=words.t)
        printed = c.text_input(words.t("As the source prints the date"), key=f"{form}_printed")
        what_en, what_zh = two_texts(words.t("In a sentence"), f"{form}_what")
        a, b, c = st.columns(3)
        by = a.selectbox(words.t("Stated by"), list(speakers), key=f"{form}_by", format_func=speakers.__getitem__)
        label = b.text_input(words.t("By whom, where it is no party"), key=f"{form}_label")
        comment = c.checkbox(words.t("It stands in the author’s comment"), key=f"{form}_comment")
        given = cited(form, source, role=PassageRole.COMMENT if comment else PassageRole.RECORD)
        pressed = st.form_submit_button(words.t("Keep what happened"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("measure_event")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, None, key)
                record_measure_event(
                    session, table_of.actor, which, kind=kind or MeasureEventKind.ISSUED, passage_id=passage,
                    stated_by=(label or "") if by == OTHER else by or "", happened_on=on,
                    precision=precision or Precision.DAY, as_printed=printed or "", what_en=what_en, what_zh=what_zh,
                    other_id=other, joint=joint, key=key,
                )  # fmt: skip
            succeeded("measure_event", words.t("It stands beside what others state of the measure."))


__all__ = ["event_form", "measure_form"]
