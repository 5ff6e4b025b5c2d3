"""The forms of what is announced: a new event, in the joint record or in one's own; and what became of one."""

from collections.abc import Sequence

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.scheduled_events import EventLine, amend_event, record_event
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.passage_box import Told, keep_told, passage_box
from dashboard.quote_forms import stores_for
from dashboard.record_words import meeting_name, side_name
from dashboard.session import guarded, reader
from dashboard.visit import here
from dialogue.audiences import JOINT
from dialogue.refusals import FieldMissing
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingState, Precision


def event_forms(table_of: Desk, dialogue: DialogueView, known: Sequence[EventLine]) -> None:
    """A new event, and under it what became of those announced before."""
    _new_form(table_of, dialogue)
    may_joint = table_of.actor.may(Permission.MEETING_RECORD)
    changeable = [event for event in known if event.is_private or may_joint]
    if changeable:
        _state_form(table_of, changeable)


def _audience(table_of: Desk, form: str) -> str:
    """In which record: those who record meetings choose, everybody else notes for the own side."""
    words, own = reader(), table_of.actor.own_audience
    if not table_of.actor.may(Permission.MEETING_RECORD):
        return own
    names = {
        JOINT: words.t("the joint record, which all sides see"),
        own: words.t("our own notes, which only our side sees"),
    }
    return st.radio(
        words.t("Keep in"), list(names), key=here(f"{form}_audience"), format_func=names.__getitem__, horizontal=True
    )


def _new_form(table_of: Desk, dialogue: DialogueView) -> None:
    words, form = reader(), turn("event")
    audience = _audience(table_of, "event")
    sides = {p.key: side_name(words, p.key, dialogue.parties) for p in dialogue.parties}
    if audience == JOINT and table_of.actor.party:
        sides = {key: name for key, name in sides.items() if key == table_of.actor.party}
    meetings = {meeting.id: meeting_name(words, meeting) for meeting in reversed(dialogue.meetings)}
    with st.form(form):
        title_en, title_zh = two_texts(words.t("What is announced"), f"{form}_title")
        a, b, c = st.columns(3)
        starts_on = day_field(a, words.t("First day"), f"{form}_starts")
        ends_on = day_field(b, words.t("Last day"), f"{form}_ends")
        precision = c.selectbox(
            words.t("Date known to the"), list(Precision), key=f"{form}_precision", format_func=words.t
        )
        with st.expander(words.t("Who, where, and how it was announced")):
            a, b, c = st.columns(3)
            side = a.selectbox(
                words.t("Held by"), ["", *sides], key=f"{form}_side",
                format_func=lambda key: sides.get(key, words.t("somebody else, or nobody")),
            )  # fmt: skip
            meeting = b.selectbox(
                words.t("Announced at"), [None, *meetings], key=f"{form}_meeting",
                format_func=lambda key: meetings.get(key, words.t("outside a meeting")),
            )  # fmt: skip
            printed = c.text_input(words.t("The date as a source gives it"), key=f"{form}_printed")
            organiser_en, organiser_zh = two_texts(words.t("Who holds it, where it is no party"), f"{form}_organiser")
            place_en, place_zh = two_texts(words.t("Place"), f"{form}_place")
            told = passage_box(table_of, form, dialogue.id) if audience == JOINT else Told(None, "")
        if st.form_submit_button(words.t("Record what is announced"), key=f"{form}_submit"):
            with guarded():
                if starts_on is None:
                    raise FieldMissing(field="starts_on")
                key = command_key("event")
                with stores_for(table_of, audience) as (session, joint):
                    record_event(
                        session, table_of.actor, starts_on=starts_on, ends_on=ends_on, precision=precision,
                        as_printed=printed or "", title_en=title_en, title_zh=title_zh, place_en=place_en, place_zh=place_zh,
                        party=side, organiser_en=organiser_en, organiser_zh=organiser_zh, dialogue_id=dialogue.id,
                        meeting_id=meeting, passage_id=keep_told(session, table_of, told, key), joint=joint, key=key,
                    )  # fmt: skip
                succeeded("event", words.t("It stands among what is announced."))


def _state_form(table_of: Desk, events: Sequence[EventLine]) -> None:
    words, form = reader(), turn("event_state")
    names = {
        event.id: f"{words.pick(event.title_en, event.title_zh)} · {words.short_date(event.starts_on)}"
        for event in events
    }
    of = {event.id: event for event in events}
    with st.form(form):
        left, right = st.columns([3, 2])
        chosen = left.selectbox(words.t("Announced"), list(names), key=f"{form}_event", format_func=names.__getitem__)
        state = right.selectbox(
            words.t("What became of it"), list(MeetingState), key=f"{form}_state", format_func=words.t
        )
        if st.form_submit_button(words.t("Keep what became of it"), key=f"{form}_submit"):
            with guarded():
                audience = table_of.actor.own_audience if of[chosen].is_private else JOINT
                with table_of.writing(audience) as session:
                    amend_event(session, table_of.actor, chosen, state=state, key=command_key("event_state"))
                succeeded("event_state", words.t("What became of it is kept."))


__all__ = ["event_forms"]
