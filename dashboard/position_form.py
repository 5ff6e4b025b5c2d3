"""The form that records what a side said, with the quote it rests on."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.positions import PositionLine, list_topics, record_position, record_topic
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.meeting_forms import DAY
from dashboard.quote_forms import audience_choice, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import given_id, guarded, reader
from dialogue.audiences import JOINT
from dialogue.vocabulary import PositionKind
from locales import N_

LEANINGS = {
    None: N_("not placed"),
    -2: N_("✕ rejects"),
    -1: N_("– leans against"),
    0: N_("· in between"),
    1: N_("+ leans toward"),
    2: N_("✓ supports"),
}
"""How a person reads the words toward the topic's proposition."""


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
    earlier = {
        line.id: words.t(
            "{side}: {says}", side=side_name(words, line.party, dialogue.parties),
            says=words.pick(line.statement_en, line.statement_zh),
        )
        for line in known
        if line.party in sides and line.party and line.is_private == (audience != JOINT)
    }  # fmt: skip
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
        a, b, c = st.columns(3)
        topic = a.selectbox(
            words.t("Topic"), [None, *topics], key=f"{form}_topic",
            format_func=lambda key: topics.get(key, words.t("none, or a new one below")),
        )  # fmt: skip
        options = [None, *meetings]
        meeting = b.selectbox(
            words.t("Meeting"), options, key=f"{form}_meeting", index=options.index(here) if here in meetings else 0,
            format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
        )  # fmt: skip
        stated_on = c.date_input(words.t("Said on"), value=None, key=f"{form}_stated", format=DAY)
        topic_en, topic_zh = two_texts(words.t("New topic"), f"{form}_new_topic")
        statement_en, statement_zh = two_texts(words.t("The position in a sentence"), f"{form}_statement")
        given = cited(form, chosen)
        supersedes = None
        if earlier:
            supersedes = st.selectbox(
                words.t("Replaces an earlier position"), [None, *earlier], key=f"{form}_supersedes",
                format_func=lambda key: earlier.get(key, words.t("none")),
            )  # fmt: skip
        pressed = st.form_submit_button(words.t("Record the position"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("position")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, meeting, key)
                if topic_en.strip() or topic_zh.strip():
                    topic = record_topic(
                        session, table_of.actor, name_en=topic_en, name_zh=topic_zh, dialogue_id=dialogue.id, joint=joint,
                        key=f"{key}:topic",
                    ).id  # fmt: skip
                record_position(
                    session, table_of.actor, passage_id=passage, party=side, attribution_en=attribution_en, attribution_zh=attribution_zh, topic_id=topic,
                    dialogue_id=dialogue.id, meeting_id=meeting, kind=kind, leaning=leaning, statement_en=statement_en,
                    statement_zh=statement_zh, supersedes_id=supersedes, stated_on=stated_on, joint=joint, key=key,
                )  # fmt: skip
            succeeded("position", words.t("The position is recorded; its quote stands in the source."))
