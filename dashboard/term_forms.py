"""The forms of a commitment's condition and term: what a source shows of the one, and the day that was worked out for the other."""

from datetime import date

import streamlit as st

from actions.commitment_terms import record_condition_finding, work_out_due
from actions.commitments import CommitmentLine
from actions.desk import Desk
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn
from dashboard.keeping import keeping_audience
from dashboard.quote_forms import cited, keep_passage, source_choice, stores_for
from dashboard.session import guarded, reader
from dialogue.audiences import JOINT
from dialogue.record import ConditionState
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import DueKind


def condition_form(table_of: Desk, line: CommitmentLine, today: date) -> None:
    """What a source shows of the condition: met, not met yet, or failed for good."""
    words = reader()
    audience = keeping_audience(table_of, "condition", is_private=line.is_private)
    chosen, _ = source_choice(table_of, "condition", audience, line.dialogue_id)
    form = turn("condition")
    with st.form(form):
        left, right = st.columns(2)
        state = left.selectbox(
            words.t("The source shows"), list(ConditionState), key=f"{form}_state", format_func=words.t
        )
        seen_on = day_field(right, words.t("As of"), f"{form}_seen", today)
        note = st.text_input(words.t("Note"), key=f"{form}_note")
        given = cited(form, chosen)
        pressed = st.form_submit_button(words.t("Keep the finding"), key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("condition")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, line.dialogue_id, line.meeting_id, key)
                record_condition_finding(
                    session, table_of.actor, line.id, passage_id=passage, state=state, seen_on=seen_on, note=note or "",
                    joint=joint, key=key,
                )  # fmt: skip
            succeeded("condition", words.t("The finding is kept."))


def due_form(table_of: Desk, line: CommitmentLine) -> None:
    """The day on which a term ends that no document gives: the day itself, or that of the event it is counted from."""
    words, form = reader(), turn("due")
    audience = table_of.actor.own_audience if line.is_private else JOINT
    with st.form(form):
        left, right = st.columns(2)
        label = words.t("The next day") if line.due_kind == DueKind.RECURRING else words.t("The last day")
        due_on = day_field(left, label, f"{form}_on")
        event_on = day_field(right, words.t("Or the day of the event"), f"{form}_event")
        pressed = st.form_submit_button(words.t("Keep the day"), key=f"{form}_submit")
    if pressed:
        with guarded():
            if due_on is None and event_on is None:
                raise FieldMissing(field="due")
            with table_of.writing(audience) as session:
                work_out_due(session, table_of.actor, line.id, due_on=due_on, event_on=event_on, key=command_key("due"))
            succeeded("due", words.t("The day is kept."))


__all__ = ["condition_form", "due_form"]
