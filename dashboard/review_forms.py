"""The forms of scoring: what will count, the score of a period, a target of an official set of data, and its figures."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from actions.commitment_reviews import record_review, write_guideline
from actions.commitment_targets import TargetLine, record_figure, set_target
from actions.commitments import CommitmentLine
from actions.desk import Desk
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.keeping import keeping_audience
from dashboard.quote_forms import cited, keep_passage, source_choice, stores_for
from dashboard.review_words import score_words
from dashboard.session import guarded, reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.reviews import SCORES, Scale


def guideline_form(table_of: Desk, line: CommitmentLine) -> None:
    """What will count, written before anybody scores."""
    words = reader()
    audience = keeping_audience(table_of, "guideline", is_private=line.is_private)
    form = turn("guideline")
    with st.form(form):
        a, b, c = st.columns(3)
        scale = a.selectbox(words.t("Scale"), list(Scale), key=f"{form}_scale", format_func=words.t)
        from_on = day_field(b, words.t("Acts count from"), f"{form}_from")
        until_on = day_field(c, words.t("until"), f"{form}_until")
        text_en, text_zh = two_texts(words.t("What counts as kept, in part, or not"), f"{form}_text", long=True)
        pressed = st.form_submit_button(words.t("Write the guideline"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with stores_for(table_of, audience) as (session, joint):
                write_guideline(
                    session, table_of.actor, line.id, scale=scale, text_en=text_en, text_zh=text_zh, from_on=from_on,
                    until_on=until_on, joint=joint, key=command_key("guideline"),
                )  # fmt: skip
            succeeded("guideline", words.t("The guideline stands; it holds for what has not been scored yet."))


def review_form(table_of: Desk, line: CommitmentLine) -> None:
    """The score of one period, against the guideline that was written before, on evidence."""
    words = reader()
    audience = keeping_audience(table_of, "review", is_private=line.is_private)
    scale = st.radio(words.t("Scale"), list(Scale), key=here("review_scale"), format_func=words.t, horizontal=True)
    chosen, _ = source_choice(table_of, "review", audience, line.dialogue_id)
    form = turn("review")
    with st.form(form):
        a, b, c, d = st.columns([2, 2, 4, 2])
        from_on = day_field(a, words.t("First day"), f"{form}_from")
        until_on = day_field(b, words.t("Last day"), f"{form}_until")
        score = c.selectbox(
            words.t("Score"), list(SCORES[scale]), key=f"{form}_score_{scale.name.lower()}", index=None,
            placeholder=words.t("choose a score"), format_func=lambda given: score_words(words, scale, given),
        )  # fmt: skip
        is_final = d.checkbox(words.t("Final"), key=f"{form}_final", help=words.t("The last word on this period."))
        note = st.text_input(words.t("Note"), key=f"{form}_note")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep the review"), key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("review")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                record_review(
                    session, table_of.actor, line.id, scale=scale, passage_id=passage, from_on=from_on, until_on=until_on,
                    score=score, is_final=is_final, note=note or "", joint=joint, key=key,
                )  # fmt: skip
            succeeded("review", words.t("The review stands under its guideline."))


def target_form(table_of: Desk, line: CommitmentLine) -> None:
    """An amount that is promised, and by which official set of data; a second set is a second target."""
    words = reader()
    audience = keeping_audience(table_of, "target", is_private=line.is_private)
    chosen, _ = source_choice(table_of, "target", audience, line.dialogue_id)
    form = turn("target")
    with st.form(form):
        a, b, c = st.columns([4, 2, 2])
        by = a.text_input(words.t("Measured by (whose figures, which series)"), key=f"{form}_by")
        amount = b.text_input(words.t("Amount"), key=f"{form}_amount")
        unit = c.text_input(words.t("Unit"), key=f"{form}_unit")
        a, b = st.columns(2)
        from_on = day_field(a, words.t("First day"), f"{form}_from")
        until_on = day_field(b, words.t("Last day"), f"{form}_until")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Set the target"), key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("target")
            with stores_for(table_of, audience) as (session, joint):
                passage = (
                    keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                    if given.exact.strip()
                    else None
                )
                set_target(
                    session, table_of.actor, line.id, measured_by=by or "", amount=amount or "", unit=unit or "",
                    from_on=from_on, until_on=until_on, passage_id=passage, joint=joint, key=key,
                )  # fmt: skip
            succeeded("target", words.t("The target is set; each set of data is compared with its own."))


def figure_form(table_of: Desk, line: CommitmentLine, targets: Sequence[TargetLine], today: date) -> None:
    """What the set of data of a target showed as of a day. It is kept where the target is."""
    words = reader()
    of = {target.id: target for target in targets}
    target_id = st.selectbox(
        words.t("Set of data"), list(of), key=here("figure_target"), format_func=lambda key: of[key].measured_by
    )
    if target_id is None:
        return
    audience = table_of.actor.own_audience if of[target_id].is_private else JOINT
    chosen, _ = source_choice(table_of, "figure", audience, line.dialogue_id)
    form = turn("figure")
    with st.form(form):
        a, b = st.columns(2)
        amount = a.text_input(words.t("Amount"), key=f"{form}_amount")
        as_of = day_field(b, words.t("As of"), f"{form}_as_of", today)
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep the figure"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if as_of is None:
                raise FieldMissing(field="date")
            key = command_key("figure")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                record_figure(
                    session, table_of.actor, target_id, amount=amount or "", as_of=as_of, passage_id=passage, joint=joint,
                    key=key,
                )  # fmt: skip
            succeeded("figure", words.t("The figure is kept."))


__all__ = ["figure_form", "guideline_form", "review_form", "target_form"]
