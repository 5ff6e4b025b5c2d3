"""The forms of an agenda: a new point, what became of one, and one that was lost put where it belongs."""

from uuid import UUID

import streamlit as st

from actions.agenda_chains import ChainLine, take_up_again
from actions.desk import Desk
from actions.meeting_view import MeetingView
from actions.meetings import add_agenda_item, close_agenda_item
from actions.positions import list_topics
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.passage_box import keep_told, passage_box
from dashboard.record_words import meeting_title
from dashboard.session import guarded, reader
from dialogue.vocabulary import Outcome


def agenda_forms(table_of: Desk, meeting: MeetingView) -> None:
    """Put a point on the agenda; say what became of one."""
    words = reader()
    with table_of.reading() as session:
        found = list_topics(session, table_of.actor, dialogue_id=meeting.line.dialogue_id)
    topics = {topic.id: words.pick(topic.name_en, topic.name_zh) for topic in found}
    form = turn("agenda_add")
    with st.form(form):
        title_en, title_zh = two_texts(words.t("Point"), f"{form}_title")
        with st.expander(words.t("Topic, and where the point comes from")):
            topic = st.selectbox(
                words.t("Topic"), [None, *topics], key=f"{form}_topic",
                format_func=lambda key: topics.get(key, words.t("none")),
            )  # fmt: skip
            told = passage_box(table_of, form, meeting.line.dialogue_id)
        if st.form_submit_button(words.t("Put on the agenda"), key=f"{form}_submit"):
            with guarded():
                key = command_key("agenda_add")
                with table_of.writing() as session:
                    add_agenda_item(
                        session, table_of.actor, meeting.line.id, title_en=title_en, title_zh=title_zh, topic_id=topic,
                        passage_id=keep_told(session, table_of, told, key), key=key,
                    )  # fmt: skip
                succeeded("agenda_add", words.t("The point is on the agenda."))
    if not meeting.agenda:
        return
    points = {point.id: words.pick(point.title_en, point.title_zh) for point in meeting.agenda}
    form = turn("agenda_close")
    with st.form(form):
        left, right = st.columns([3, 2])
        chosen = left.selectbox(words.t("Point"), list(points), key=f"{form}_point", format_func=points.__getitem__)
        outcome = right.selectbox(
            words.t("What became of it"), list(Outcome), key=f"{form}_outcome", format_func=words.t
        )
        told = passage_box(table_of, form, meeting.line.dialogue_id, meeting.line.id)
        if st.form_submit_button(words.t("Keep the outcome"), key=f"{form}_submit"):
            with guarded():
                key = command_key("agenda_close")
                with table_of.writing() as session:
                    close_agenda_item(
                        session,
                        table_of.actor,
                        chosen,
                        outcome,
                        passage_id=keep_told(session, table_of, told, key),
                        key=key,
                    )
                succeeded("agenda_close", words.t("The outcome is kept."))


def take_up_button(table_of: Desk, chain: ChainLine) -> None:
    """One click that puts a lost point on the agenda of the round after the one that left it open."""
    words, lost_in = reader(), chain.lost_in
    if lost_in is None:
        return
    name = f"take_up_{chain.last.point_id.hex}"
    label = words.t("Put it on the agenda of {next}", next=meeting_title(words, lost_in))
    if st.button(label, key=f"{turn(name)}_submit"):
        with guarded():
            _take_up(table_of, chain.last.point_id, lost_in.id, name)


def _take_up(table_of: Desk, point: UUID, meeting: UUID, name: str) -> None:
    with table_of.writing() as session:
        take_up_again(session, table_of.actor, point, meeting, key=command_key(name))
    succeeded(name, reader().t("The point is on the agenda again, tied to where it stood."))
