"""A topic, chosen for what is recorded and named where it is shown."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.positions import list_topics
from dashboard.quote_forms import reading_both
from dashboard.session import reader


def topics_of(table_of: Desk, dialogue_id: UUID | None) -> dict[UUID, str]:
    """The topics that this person may use in a dialogue, by their names: the joint record's, and the own side's."""
    words = reader()
    with reading_both(table_of) as (joint, own):
        found = list_topics(joint, table_of.actor, dialogue_id=dialogue_id)
        found += list_topics(own, table_of.actor, dialogue_id=dialogue_id) if own else []
    return {topic.id: words.pick(topic.name_en, topic.name_zh) for topic in found}


def topic_choice(form: str, topics: dict[UUID, str]) -> UUID | None:
    """The field of a form in which a topic is chosen, or none."""
    words = reader()
    return st.selectbox(
        words.t("Topic"), [None, *topics], key=f"{form}_topic", format_func=lambda key: topics.get(key, words.t("none")),
    )  # fmt: skip


__all__ = ["topic_choice", "topics_of"]
