"""The form that records what was told outside a meeting."""

import streamlit as st

from actions.communications import record_communication
from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.positions import list_topics
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.quote_forms import audience_choice, cited, keep_passage, source_choice, stores_for
from dashboard.record_words import side_name
from dashboard.session import guarded, reader
from dialogue.audiences import JOINT
from dialogue.record import CommunicationKind
from dialogue.vocabulary import Precision


def communication_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Who told what to whom, when and by which channel, and where it stands written."""
    words = reader()
    audience = audience_choice(table_of, "communication")
    source, _ = source_choice(table_of, "communication", audience, dialogue.id)
    sides = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    anybody = {**sides, "": words.t("somebody who is no party")}
    is_bound = audience == JOINT and table_of.actor.party
    senders = {key: name for key, name in anybody.items() if not is_bound or key == table_of.actor.party}
    with table_of.reading() as session:
        topics = {
            t.id: words.pick(t.name_en, t.name_zh)
            for t in list_topics(session, table_of.actor, dialogue_id=dialogue.id)
        }
    form = turn("communication")
    with st.form(form):
        a, b, c, d = st.columns(4)
        kind = a.selectbox(
            words.t("By which channel"), list(CommunicationKind), key=f"{form}_kind", format_func=words.t
        )
        sender = b.selectbox(words.t("From"), list(senders), key=f"{form}_sender", format_func=senders.__getitem__)
        to = c.selectbox(
            words.c("communication", "To"), list(anybody), index=min(1, len(anybody) - 1), key=f"{form}_to",
            format_func=anybody.__getitem__,
        )  # fmt: skip
        sent_on = day_field(d, words.t("Sent on"), f"{form}_sent")
        what_en, what_zh = two_texts(words.t("What was told, in a sentence"), f"{form}_what")
        with st.expander(
            words.t("More: a body of a side or somebody who is no party, through whom, the date as printed, the topic")
        ):
            from_en, from_zh = two_texts(
                words.t("From which body of the side, or from whom, where it is no party"), f"{form}_from"
            )
            to_en, to_zh = two_texts(
                words.t("To which body of the side, or to whom, where it is no party"), f"{form}_to_label"
            )
            a, b, c, d = st.columns(4)
            via = a.text_input(words.t("Through whom"), key=f"{form}_via")
            printed = b.text_input(words.t("As the source prints the date"), key=f"{form}_printed")
            precision = c.selectbox(
                words.t("How exactly"), list(Precision), key=f"{form}_precision", format_func=words.t
            )
            topic = d.selectbox(
                words.t("Topic"), [None, *topics], key=f"{form}_topic",
                format_func=lambda key: topics.get(key, words.t("none")),
            )  # fmt: skip
        given = cited(form, source)
        pressed = st.form_submit_button(words.t("Record the communication"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            key = command_key("communication")
            with stores_for(table_of, audience) as (session, joint):
                passage = keep_passage(session, joint, table_of, given, dialogue.id, None, key)
                record_communication(
                    session, table_of.actor, kind=kind or CommunicationKind.LETTER, passage_id=passage,
                    sender=sender or "", sender_label_en=from_en, sender_label_zh=from_zh,
                    addressee=to or "", addressee_label_en=to_en, addressee_label_zh=to_zh,
                    via=via or "", what_en=what_en, what_zh=what_zh, sent_on=sent_on,
                    precision=precision or Precision.DAY, as_printed=printed or "", topic_id=topic,
                    dialogue_id=dialogue.id, joint=joint, key=key,
                )  # fmt: skip
            succeeded("communication", words.t("The communication is recorded."))


__all__ = ["communication_form"]
