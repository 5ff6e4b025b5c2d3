"""The forms of recommendations: a new one, what one's own side says of it, and who took it up."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.follow_ups_recognise import STANCES, recognise_follow_up
from actions.recommendations import Addressee, record_recommendation, record_uptake, say_of_recommendation
from dashboard.adoption_follow_words import SAYS, UPTAKES
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.quote_forms import cited, keep_passage, source_choice
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, reader
from dialogue.audiences import JOINT
from dialogue.follow_ups import Uptake
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import Stance


def recognition_form(table_of: Desk, choices: Mapping[UUID, str], today: date) -> None:
    """What a head says for its side of what was confirmed from an adopted text; `choices` name each, the first first."""
    chosen, stance, said, pressed = _stance("recognise", choices)
    if pressed:
        with guarded():
            if stance is None:
                raise FieldMissing(field="stance")
            with table_of.writing() as session:
                recognise_follow_up(
                    session,
                    table_of.actor,
                    chosen,
                    stance=stance,
                    words=said,
                    today=today,
                    key=command_key("recognise"),
                )
            _spoken("recognise")


def own_word_form(table_of: Desk, recommendation_id: UUID) -> None:
    """What one's own side says of a recommendation that came from no adopted text that it is a party of."""
    _, stance, said, pressed = _stance("own_word", {recommendation_id: ""})
    if pressed:
        with guarded():
            if stance is None:
                raise FieldMissing(field="stance")
            if stance != Stance.ACKNOWLEDGED and not said.strip():
                raise FieldMissing(field="words")
            with table_of.writing() as session:
                say_of_recommendation(
                    session, table_of.actor, recommendation_id, party=table_of.actor.side, stance=stance, words=said,
                    key=command_key("own_word"),
                )  # fmt: skip
            _spoken("own_word")


def uptake_form(
    table_of: Desk, choices: Mapping[UUID, str], dialogue_id: UUID | None, meeting_id: UUID | None, today: date
) -> None:
    """What a source shows of somebody's having taken a recommendation up; `choices` name each."""
    words = reader()
    source, _ = source_choice(table_of, "uptake", JOINT, dialogue_id)
    form = turn("uptake")
    with st.form(form):
        options = list(choices)
        chosen = options[0]
        if len(options) > 1:
            a, b, c = st.columns([2, 1, 1])
            chosen = a.selectbox(
                words.c("follow-up", "Recommendation"), options, key=f"{form}_which", format_func=choices.__getitem__
            )
        else:
            b, c = st.columns(2)
        state = b.selectbox(
            words.t("The source shows"), list(Uptake), key=f"{form}_state", format_func=lambda u: words.t(UPTAKES[u])
        )
        seen_on = day_field(c, words.t("As of"), f"{form}_seen", today)
        label_en, label_zh = two_texts(words.c("follow-up", "By whom"), f"{form}_label")
        note = st.text_input(words.t("Note"), key=f"{form}_note")
        given = cited(form, source)
        pressed = st.form_submit_button(words.t("Keep the evidence"), key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("uptake")
            with table_of.writing() as session:
                passage = keep_passage(session, None, table_of, given, dialogue_id, meeting_id, key)
                record_uptake(
                    session, table_of.actor, chosen, passage_id=passage, state=state or Uptake.UNDER_STUDY,
                    seen_on=seen_on, label_en=label_en, label_zh=label_zh, note=note or "", key=key,
                )  # fmt: skip
            succeeded("uptake", words.t("The evidence is kept."))


def recommendation_form(table_of: Desk, dialogue: DialogueView) -> None:
    """What a source advises, in its words, and to whom."""
    words = reader()
    source, _ = source_choice(table_of, "recommendation", JOINT, dialogue.id)
    sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    here, form = given_id("meeting"), turn("recommendation")
    options = [None, *meetings]
    with st.form(form):
        text_en, text_zh = two_texts(words.t("What is recommended"), f"{form}_text", long=True)
        left, right = st.columns(2)
        to = left.multiselect(
            words.t("Addressed to"), list(sides), key=f"{form}_to", format_func=sides.__getitem__, placeholder=""
        )
        meeting = right.selectbox(
            words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
            format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
        )  # fmt: skip
        label_en, label_zh = two_texts(words.t("To whom else, as the text calls them"), f"{form}_label")
        given = cited(form, source)
        pressed = st.form_submit_button(words.t("Record the recommendation"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("recommendation")
            addressees = [Addressee(party) for party in to]
            if label_en.strip() or label_zh.strip():
                addressees.append(Addressee(label_en=label_en.strip(), label_zh=label_zh.strip()))
            with table_of.writing() as session:
                passage = keep_passage(session, None, table_of, given, dialogue.id, meeting, key)
                record_recommendation(
                    session, table_of.actor, passage_id=passage, text_en=text_en, text_zh=text_zh, addressees=addressees,
                    dialogue_id=dialogue.id, meeting_id=meeting, key=key,
                )  # fmt: skip
            succeeded("recommendation", words.t("The recommendation is recorded; each side speaks of it for itself."))


def _stance(name: str, choices: Mapping[UUID, str]) -> tuple[UUID, Stance | None, str, bool]:
    """The fields in which a side speaks, and which of `choices` it speaks of, where there are several."""
    words, form = reader(), turn(name)
    options = list(choices)
    with st.form(form):
        left, right = st.columns([2, 1])
        chosen = options[0]
        if len(options) > 1:
            chosen = left.selectbox(
                words.t("What was confirmed"), options, key=f"{form}_which", format_func=choices.__getitem__
            )
        # Nothing is chosen beforehand: a side is never made to recognise by what it did not touch.
        stance = (right if len(options) > 1 else left).selectbox(
            words.t("Says"), list(STANCES), key=f"{form}_stance", format_func=lambda given: words.t(SAYS[given]),
            index=None, placeholder=words.t("choose what your side says"),
        )  # fmt: skip
        said = st.text_area(
            words.t("In your own words, where your side does not simply recognise it"), key=f"{form}_words", height=80
        )
        pressed = st.form_submit_button(words.t("Keep what our side says"), type="primary", key=f"{form}_submit")
    return chosen, stance, said or "", pressed


def _spoken(form: str) -> None:
    succeeded(form, reader().t("Your side has spoken; what it says stands beside what the others say."))


__all__ = ["own_word_form", "recognition_form", "recommendation_form", "uptake_form"]
