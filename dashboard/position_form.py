"""The form that records what a side said, with the quote it rests on."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.positions import PositionLine, list_topics, record_position, record_topic
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.position_more import asked_of, more_of_topic, said_by, said_how, tied_to
from dashboard.position_words import LEANINGS, speaker_of
from dashboard.quote_forms import audience_choice, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, reader
from dialogue.audiences import JOINT
from dialogue.vocabulary import PositionKind


def position_form(table_of: Desk, dialogue: DialogueView, known: list[PositionLine]) -> None:
    """A position of one side: who, on what, in which words, from which source."""
    words = reader()
    audience = audience_choice(table_of, "position")
    chosen, _ = source_choice(table_of, "position", audience, dialogue.id)
    with table_of.reading() as session:
        topics = {
            t.id: words.pick(t.name_en, t.name_zh)
            for t in list_topics(session, table_of.actor, dialogue_id=dialogue.id)
        }
    sides = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
    if audience == JOINT and table_of.actor.party:
        sides = {key: name for key, name in sides.items() if key == table_of.actor.party}
    else:
        sides[""] = words.t("somebody who is no party")
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    here, form = given_id("meeting"), turn("position")
    options = [None, *meetings]
    # Chosen before the form, as it says who can have spoken.
    meeting = st.selectbox(
        words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
        format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
    )  # fmt: skip
    told = {
        line.id: words.t(
            "{side}: {says}", side=speaker_of(words, line, dialogue.parties),
            says=words.pick(line.statement_en, line.statement_zh),
        )
        for line in known
        if not line.is_private or audience != JOINT
    }  # fmt: skip
    replaceable = {
        line.id for line in known if line.party in sides and line.party and line.is_private == (audience != JOINT)
    }
    with st.form(form):
        a, b, c = st.columns(3)
        side = a.selectbox(words.c("statement", "Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__)
        kind = b.selectbox(words.t("What it is"), list(PositionKind), key=f"{form}_kind", format_func=words.t)
        leaning = c.selectbox(
            words.t("Toward the topic’s proposition"), list(LEANINGS), key=f"{form}_leaning",
            format_func=lambda value: words.t(LEANINGS[value]),
        )  # fmt: skip
        attribution_en = attribution_zh = ""
        if "" in sides:
            attribution_en, attribution_zh = two_texts(
                words.t("Who said it, where it was no party (“officials, in private”)"), f"{form}_attribution"
            )
        a, b = st.columns([2, 1])
        topic = a.selectbox(
            words.t("Topic"), [None, *topics], key=f"{form}_topic",
            format_func=lambda key: topics.get(key, words.t("none, or a new one below")),
        )  # fmt: skip
        stated_on = day_field(b, words.t("Said on"), f"{form}_stated")
        topic_en, topic_zh = two_texts(words.t("New topic"), f"{form}_new_topic")
        statement_en, statement_zh = two_texts(words.t("The position in a sentence"), f"{form}_statement")
        given = cited(form, chosen)
        with st.expander(words.t("More: who spoke and how, a request, what it answers, a new topic")):
            every_side = {party.key: side_name(words, party.key, dialogue.parties) for party in dialogue.parties}
            more = said_by(table_of, form, meeting, {**sides, "": words.t("on no side")})
            more |= said_how(form) | asked_of(form, every_side)
            earlier = {key: says for key, says in told.items() if key in replaceable}
            more |= tied_to(table_of, form, audience, dialogue.id, earlier, list(told.items()))
            of_topic = more_of_topic(form, topics)
        pressed = st.form_submit_button(words.t("Record the position"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("position")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, meeting, key)
                if topic_en.strip() or topic_zh.strip():
                    topic = record_topic(
                        session, table_of.actor, name_en=topic_en, name_zh=topic_zh, dialogue_id=dialogue.id, joint=joint,
                        key=f"{key}:topic", **of_topic,
                    ).id  # fmt: skip
                record_position(
                    session, table_of.actor, passage_id=passage, party=side, attribution_en=attribution_en, attribution_zh=attribution_zh, topic_id=topic,
                    dialogue_id=dialogue.id, meeting_id=meeting, kind=kind, leaning=leaning, statement_en=statement_en,
                    statement_zh=statement_zh, stated_on=stated_on, joint=joint, key=key, **more,
                )  # fmt: skip
            succeeded("position", words.t("The position is recorded; its quote stands in the source."))
