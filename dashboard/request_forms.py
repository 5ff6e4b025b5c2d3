"""The form that keeps how a request was answered, or that nobody answered it."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

import streamlit as st

from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.positions import list_positions
from actions.requests import RequestLine, answer_request
from dashboard.commitment_words import sentence
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn
from dashboard.position_words import speaker_of
from dashboard.quote_forms import audience_choice, cited, keep_passage, reading_both, source_choice, stores_for
from dashboard.request_words import ANSWERS
from dashboard.session import given_id, guarded, reader
from dialogue.audiences import JOINT
from dialogue.positions import Answer
from dialogue.refusals import FieldMissing

AT_ONCE = 60
"""How many of the latest positions and commitments are offered as answers."""


def answer_form(table_of: Desk, dialogue: DialogueView, requests: Sequence[RequestLine], today: date) -> None:
    """Which request, what the answer was, and on what that rests: a quote, a position or a commitment; silence on nothing."""
    words = reader()
    audience = audience_choice(table_of, "answer")
    # A private request is answered where it stands, a joint one in either record.
    choices = {
        line.position.id: words.t(
            "{who}: {what}", who=speaker_of(words, line.position, dialogue.parties),
            what=words.pick(line.position.statement_en, line.position.statement_zh),
        )
        for line in requests
        if audience != JOINT or not line.position.is_private
    }  # fmt: skip
    if not choices:
        return
    source, _ = source_choice(table_of, "answer", audience, dialogue.id)
    positions, commitments = _answering(table_of, audience, dialogue, today)
    asked, form = given_id(), turn("answer")
    with st.form(form):
        options = list(choices)
        chosen = st.selectbox(
            words.t("Request"), options, key=f"{form}_which", format_func=choices.__getitem__,
            index=options.index(asked) if asked in choices else 0,
        )  # fmt: skip
        a, b, c = st.columns(3)
        answer = a.selectbox(
            words.t("Answer"), list(Answer), key=f"{form}_answer", format_func=lambda value: words.t(ANSWERS[value]),
            index=None, placeholder=words.t("choose how it was answered"),
        )  # fmt: skip
        seen_on = day_field(b, words.t("As of"), f"{form}_seen", today)
        inferred = c.checkbox(words.t("Inferred: nobody said so"), key=f"{form}_inferred")
        with st.expander(words.t("The answer is a position or a commitment on record, or needs a note")):
            by_position = st.selectbox(
                words.t("By the position"), [None, *positions], key=f"{form}_position",
                format_func=lambda key: positions.get(key, words.t("none")),
            )  # fmt: skip
            by_commitment = st.selectbox(
                words.t("By the commitment"), [None, *commitments], key=f"{form}_commitment",
                format_func=lambda key: commitments.get(key, words.t("none")),
            )  # fmt: skip
            note = st.text_input(words.t("Note"), key=f"{form}_note")
        given = cited(form, source)
        pressed = st.form_submit_button(words.t("Keep the answer"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if answer is None:
                raise FieldMissing(field="answer")
            key = command_key("answer")
            meeting = next((r.position.meeting_id for r in requests if r.position.id == chosen), None)
            with stores_for(table_of, audience) as (session, joint):
                passage = (
                    keep_passage(session, joint, table_of, given, dialogue.id, meeting, key)
                    if given.exact.strip()
                    else None
                )
                answer_request(
                    session, table_of.actor, chosen, answer=answer, seen_on=seen_on, inferred=bool(inferred),
                    answering_position_id=by_position, commitment_id=by_commitment, passage_id=passage, note=note or "",
                    joint=joint, key=key,
                )  # fmt: skip
            succeeded("answer", words.t("The answer is kept beside the request."))


def _answering(
    table_of: Desk, audience: str, dialogue: DialogueView, today: date
) -> tuple[Mapping[UUID, str], Mapping[UUID, str]]:
    """The latest positions and commitments that may be the answer, by what they say."""
    words = reader()
    with reading_both(table_of) as (joint, own):
        positions = list_positions(joint, table_of.actor, dialogue_id=dialogue.id)
        commitments = list_commitments(joint, table_of.actor, today=today, dialogue_id=dialogue.id)
        if audience != JOINT and own is not None:
            positions += list_positions(own, table_of.actor, dialogue_id=dialogue.id, joint=joint)
    said = {
        p.id: words.t(
            "{who}: {what}", who=speaker_of(words, p, dialogue.parties), what=words.pick(p.statement_en, p.statement_zh)
        )
        for p in positions[-AT_ONCE:]
    }
    return said, {c.id: sentence(words, c, dialogue.parties) for c in commitments[-AT_ONCE:]}


__all__ = ["answer_form"]
