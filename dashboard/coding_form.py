"""The second reading: one position after another, read toward the proposition of its topic without what others read."""

import streamlit as st

from actions.codings import code_position, list_codings
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.positions import list_positions, list_topics
from dashboard.form_state import command_key, succeeded, turn
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.parts.quote import bilingual
from dashboard.position_words import LEANINGS, speaker_of
from dashboard.record_words import quoted
from dashboard.session import guarded, reader
from dialogue.audiences import JOINT


def coding_form(table_of: Desk, dialogue: DialogueView) -> None:
    """The next position of the joint record that this person has not read yet, its topic's proposition, and five leanings."""
    words, actor = reader(), table_of.actor
    with table_of.reading(JOINT) as joint:
        topics = {
            t.id: t for t in list_topics(joint, actor, dialogue_id=dialogue.id) if t.proposition_en or t.proposition_zh
        }
        read = {coding.position_id for coding in list_codings(joint, actor, dialogue_id=dialogue.id) if coding.is_own}
        waiting = [
            line
            for line in list_positions(joint, actor, dialogue_id=dialogue.id, party=actor.party)
            if line.topic_id in topics and line.id not in read and line.by_name != actor.name
        ]
    if not waiting:
        show(empty(words.t("There is no position left that you could read a second time.")))
        return
    line = waiting[0]
    topic = topics[line.topic_id] if line.topic_id else None
    who = speaker_of(words, line, dialogue.parties)
    show(
        tag(
            "p",
            words.n("{n} position waits to be read.", "{n} positions wait to be read.", len(waiting)),
            cls="alt-quiet",
        ),
        bilingual(topic.proposition_en, topic.proposition_zh) if topic else tag("p"),
        tag("p", tag("strong", who), " · ", words.t(line.kind)),
        bilingual(line.statement_en, line.statement_zh),
        quoted(words, line.quote),
    )
    form = turn("coding")
    with st.form(form):
        leaning = st.radio(
            words.t("Toward the topic’s proposition"), [key for key in LEANINGS if key is not None], index=None,
            key=f"{form}_leaning_{line.id.hex}", format_func=lambda value: words.t(LEANINGS[value]), horizontal=True,
        )  # fmt: skip
        pressed = st.form_submit_button(words.t("Keep this reading"), key=f"{form}_submit")
    if pressed:
        with guarded():
            with table_of.writing() as session:
                code_position(session, actor, line.id, leaning=leaning, key=command_key("coding"))
            succeeded("coding", words.t("The reading is kept; here is the next one."))


__all__ = ["coding_form"]
