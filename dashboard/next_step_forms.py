"""The forms of next steps: a new one, what became of one, and opening one again."""

from datetime import date

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.next_steps import NextStepLine, record_next_step, reopen_next_step, settle_next_step
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.keeping import keeping_audience
from dashboard.quote_forms import NEW, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.record import NextStepKind, NextStepState
from locales import N_

KINDS = {
    NextStepKind.TASK: N_("a task"),
    NextStepKind.RELAY: N_("relay to somebody"),
    NextStepKind.REPORT_BACK: N_("report back"),
}
"""What each kind is called where one is chosen."""


def next_step_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Who is to do what by when; a quote only where there is one."""
    words = reader()
    audience = keeping_audience(table_of, "next_step")
    sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
    sides[""] = words.t("somebody who is no party")
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    asked, form = given_id("meeting"), turn("next_step")
    options = [None, *meetings]
    rests = st.checkbox(words.t("It rests on a source"), key=here("next_step_rests"))
    chosen = source_choice(table_of, "next_step", audience, dialogue.id)[0] if rests else NEW
    with st.form(form):
        action_en, action_zh = two_texts(words.t("What is to be done"), f"{form}_action")
        a, b, c, d = st.columns(4)
        party = a.selectbox(words.t("By whom"), list(sides), key=f"{form}_party", format_func=sides.__getitem__)
        kind = b.selectbox(
            words.t("Kind"), list(NextStepKind), key=f"{form}_kind", format_func=lambda given: words.t(KINDS[given])
        )
        due_on = day_field(c, words.t("By when"), f"{form}_due")
        owner = d.text_input(words.t("Who sees to it"), key=f"{form}_owner")
        with st.expander(words.t("Toward whom, in which words, at which meeting")):
            label_en, label_zh = two_texts(words.t("Who, by name or as they are called"), f"{form}_label")
            a, b = st.columns(2)
            toward = a.text_input(words.t("Toward whom"), key=f"{form}_toward")
            due_words = b.text_input(words.t("By when, in its own words"), key=f"{form}_due_words")
            meeting = st.selectbox(
                words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(asked) if asked in meetings else 0,
                format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
            )  # fmt: skip
        given = cited(form, chosen) if rests else None
        pressed = st.form_submit_button(words.t("Keep the next step"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("next_step")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, meeting, key) if given else None
                record_next_step(
                    session, table_of.actor, action_en=action_en, action_zh=action_zh, kind=kind or NextStepKind.TASK,
                    party=party or "", label_en=label_en, label_zh=label_zh, toward=toward or "", owner=owner or "",
                    due_on=due_on, due_words=due_words or "", passage_id=passage, dialogue_id=dialogue.id,
                    meeting_id=meeting, joint=joint, key=key,
                )  # fmt: skip
            succeeded("next_step", words.t("The next step is kept."))


def settle_form(table_of: Desk, step: NextStepLine, today: date) -> None:
    """That it was done, or dropped, and with what outcome."""
    words, form = reader(), turn("settle")
    settled = [NextStepState.DONE, NextStepState.DROPPED]
    with st.form(form):
        a, b = st.columns(2)
        state = a.selectbox(words.t("What became of it"), settled, key=f"{form}_state", format_func=words.t)
        settled_on = day_field(b, words.t("On"), f"{form}_on", today)
        outcome = st.text_input(words.t("With what outcome, or why it was dropped"), key=f"{form}_outcome")
        pressed = st.form_submit_button(words.t("Settle it"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing(_home(table_of, step)) as session:
                settle_next_step(
                    session, table_of.actor, step.id, state=state, settled_on=settled_on, outcome=outcome or "",
                    key=command_key("settle"),
                )  # fmt: skip
            succeeded("settle", words.t("The next step is settled."))


def reopen_button(table_of: Desk, step: NextStepLine) -> None:
    """Open again what was settled."""
    words = reader()
    if st.button(words.t("Open it again"), key=here("reopen_submit")):
        with guarded():
            with table_of.writing(_home(table_of, step)) as session:
                reopen_next_step(session, table_of.actor, step.id, key=command_key("reopen"))
            succeeded("reopen", words.t("The next step is open again."))


def _home(table_of: Desk, step: NextStepLine) -> str:
    return table_of.actor.own_audience if step.is_private else JOINT


__all__ = ["KINDS", "next_step_form", "reopen_button", "settle_form"]
