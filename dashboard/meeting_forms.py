"""The forms of a meeting: recording one, correcting it, its dates, numbers and hosts. For whoever may record meetings."""

from collections.abc import Mapping
from datetime import time
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.meeting_dates import prefer_date
from actions.meeting_hosts import name_meeting_host
from actions.meeting_view import MeetingView
from actions.meetings import amend_meeting, assert_date, record_meeting, state_count
from dashboard.day_field import day_field
from dashboard.dialogue_form import TRACKS, organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.meeting_words import ROLES
from dashboard.passage_box import keep_told, passage_box
from dashboard.record_words import meeting_name, side_name, when
from dashboard.session import guarded, reader
from dashboard.zone_form import zone_box
from dialogue.record import HostRole
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import AttributionRule, MeetingMode, MeetingState, Precision
from locales import N_

DAY = "YYYY-MM-DD"
PUBLIC = {
    None: N_("not said"),
    True: N_("may be told"),
    False: N_("may not be told"),
}
"""Whether it may be told who sat there."""


def meeting_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Record a round, or a sitting that is part of one: short, and what is rarer folded away."""
    words, form = reader(), turn("record_meeting")
    rounds = {m.id: meeting_name(words, m) for m in reversed(dialogue.meetings) if m.part_of_id is None}
    with st.form(form):
        title_en, title_zh = two_texts(words.c("meeting", "Title"), f"{form}_title")
        a, b, c, d = st.columns(4)
        starts_on = day_field(a, words.t("First day"), f"{form}_starts")
        ends_on = day_field(b, words.t("Last day"), f"{form}_ends")
        precision = c.selectbox(
            words.t("Date known to the"), list(Precision), key=f"{form}_precision", format_func=words.t
        )
        number = d.number_input(words.t("Number of the round"), min_value=0, value=0, key=f"{form}_number")
        place_en, place_zh = two_texts(words.t("Place"), f"{form}_place")
        left, right = st.columns(2)
        venue = left.text_input(words.t("Venue"), key=f"{form}_venue")
        with right:
            zone = zone_box(
                words.t("Time zone of the place"), f"{form}_zone", (party.zone for party in dialogue.parties)
            )
        b, c, d = st.columns([3, 3, 5])
        mode = b.selectbox(words.t("How they met"), list(MeetingMode), key=f"{form}_mode", format_func=words.t)
        state = c.selectbox(words.t("Standing"), list(MeetingState), index=1, key=f"{form}_state", format_func=words.t)
        part_of = d.selectbox(
            words.t("Part of"), [None, *rounds], key=f"{form}_part_of",
            format_func=lambda key: rounds.get(key, words.t("nothing: a round of its own")),
        )  # fmt: skip
        with st.expander(words.t("Hours, and rules of its own")):
            rarer = _rarer(
                form,
                {"starts_at": None, "ends_at": None, "track": None, "attribution_rule": None, "list_is_public": None},
            )
        pressed = st.form_submit_button(words.t("Record the meeting"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if starts_on is None:
                raise FieldMissing(field="starts_on")
            with table_of.writing() as session:
                made = record_meeting(
                    session, table_of.actor, dialogue.id, starts_on=starts_on, ends_on=ends_on, precision=precision,
                    number=int(number) or None, title_en=title_en, title_zh=title_zh, place_en=place_en,
                    place_zh=place_zh, venue=venue or "", time_zone=zone, mode=mode, state=state, part_of_id=part_of,
                    key=command_key("record_meeting"), **rarer,
                ).id  # fmt: skip
            succeeded(
                "record_meeting", words.t("The meeting is recorded."), "dialogue",
                {"id": dialogue.id.hex, "meeting": made.hex},
            )  # fmt: skip


def _rarer(form: str, now: Mapping[str, Any]) -> dict[str, Any]:
    """Hours by the clock of the place, and what holds for this meeting and not for the series."""
    words = reader()
    a, b = st.columns(2)
    starts_at: time | None = a.time_input(words.t("Begins at"), now["starts_at"], key=f"{form}_starts_at", step=900)
    ends_at: time | None = b.time_input(words.t("Ends at"), now["ends_at"], key=f"{form}_ends_at", step=900)
    as_series = words.t("as in the series")
    a, b, c = st.columns(3)
    tracks, rules, said = [None, *TRACKS], [None, *AttributionRule], list(PUBLIC)
    track = a.selectbox(
        words.t("Track"), tracks, index=tracks.index(now["track"]), key=f"{form}_track",
        format_func=lambda track: words.t(TRACKS[track]) if track else as_series,
    )  # fmt: skip
    rule = b.selectbox(
        words.t("What may be repeated"), rules, index=rules.index(now["attribution_rule"]), key=f"{form}_rule",
        format_func=lambda rule: words.t(rule) if rule else as_series,
    )  # fmt: skip
    public = c.selectbox(
        words.t("Who sat there"), said, index=said.index(now["list_is_public"]), key=f"{form}_public",
        format_func=lambda key: words.t(PUBLIC[key]),
    )  # fmt: skip
    return {
        "starts_at": starts_at,
        "ends_at": ends_at,
        "track": track,
        "attribution_rule": rule,
        "list_is_public": public,
    }


def particulars_form(table_of: Desk, meeting: MeetingView) -> None:
    """Correct the meeting, keep another date that a source gives, and how many a source says were there."""
    words, line = reader(), meeting.line
    form = turn(f"amend_{line.id.hex}")
    with st.form(form):
        title_en, title_zh = two_texts(words.c("meeting", "Title"), f"{form}_title", en=line.title_en, zh=line.title_zh)
        place_en, place_zh = two_texts(words.t("Place"), f"{form}_place", en=line.place_en, zh=line.place_zh)
        a, b, c, d = st.columns(4)
        starts_on = day_field(a, words.t("First day"), f"{form}_starts", line.starts_on)
        ends_on = day_field(b, words.t("Last day"), f"{form}_ends", line.ends_on)
        precisions, states, modes = list(Precision), list(MeetingState), list(MeetingMode)
        precision = c.selectbox(
            words.t("Date known to the"), precisions, index=precisions.index(line.precision), key=f"{form}_precision",
            format_func=words.t,
        )  # fmt: skip
        state = d.selectbox(
            words.t("Standing"), states, index=states.index(line.state), key=f"{form}_state", format_func=words.t
        )
        left, right = st.columns(2)
        venue = left.text_input(words.t("Venue"), meeting.venue, key=f"{form}_venue")
        mode = right.selectbox(
            words.t("How they met"), modes, index=modes.index(line.mode), key=f"{form}_mode", format_func=words.t
        )
        zone = zone_box(
            words.t("Time zone of the place"),
            f"{form}_zone",
            (party.zone for party in meeting.parties),
            meeting.time_zone,
        )
        with st.expander(words.t("Hours, and rules of its own")):
            now = {
                "starts_at": line.starts_at, "ends_at": line.ends_at, "track": line.track,
                "attribution_rule": meeting.own_rule, "list_is_public": meeting.list_is_public,
            }  # fmt: skip
            rarer = _rarer(form, now)
        if st.form_submit_button(words.t("Correct the meeting"), key=f"{form}_submit"):
            with guarded():
                if starts_on is None:
                    raise FieldMissing(field="starts_on")
                changes: dict[str, object] = {
                    "title_en": title_en, "title_zh": title_zh, "place_en": place_en, "place_zh": place_zh,
                    "starts_on": starts_on, "ends_on": ends_on, "precision": precision, "state": state, "time_zone": zone,
                    "venue": venue or "", "mode": mode, **rarer,
                }  # fmt: skip
                with table_of.writing() as session:
                    amend_meeting(session, table_of.actor, line.id, key=command_key(f"amend_{line.id.hex}"), **changes)
                succeeded(f"amend_{line.id.hex}", words.t("The meeting is corrected."))
    _host_form(table_of, meeting)
    _prefer_form(table_of, meeting)
    left, right = st.columns(2)
    with left:
        _date_form(table_of, meeting)
    with right:
        _count_form(table_of, meeting)


def _host_form(table_of: Desk, meeting: MeetingView) -> None:
    """Name who hosted this meeting, organised it too, or paid for it."""
    words, form = reader(), turn("meeting_host")
    bodies = organisation_names(table_of)
    if not bodies:
        return
    with st.form(form):
        left, right = st.columns(2)
        body = left.selectbox(
            words.t("Organisation"), [None, *bodies], key=f"{form}_organisation",
            format_func=lambda key: bodies.get(key, words.t("choose from the register")),
        )  # fmt: skip
        role = right.selectbox(
            words.t("What it did for the meeting"), list(HostRole), key=f"{form}_role",
            format_func=lambda role: words.t(ROLES[role]),
        )  # fmt: skip
        if st.form_submit_button(words.t("Name as host of this meeting"), key=f"{form}_submit"):
            with guarded():
                if body is None:
                    raise FieldMissing(field="organisation")
                with table_of.writing() as session:
                    name_meeting_host(
                        session, table_of.actor, meeting.line.id, body, role, key=command_key("meeting_host")
                    )
                succeeded("meeting_host", words.t("The organisation is named at this meeting."))


def _prefer_form(table_of: Desk, meeting: MeetingView) -> None:
    """Choose which of the dates that sources give is gone by; the choice may be changed."""
    words, form = reader(), turn("prefer_date")
    others = {
        date.id: words.t(
            "{text} ({note})",
            text=date.value_text,
            note=date.source_note or when(words, date.starts_on, date.ends_on, date.precision),
        )
        for date in meeting.dates
        if not date.preferred and date.starts_on is not None
    }
    if not others:
        return
    with st.form(form):
        chosen: UUID = st.selectbox(
            words.t("Go by another of the dates given"),
            list(others),
            key=f"{form}_date",
            format_func=others.__getitem__,
        )
        if st.form_submit_button(words.t("Go by this date"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    prefer_date(session, table_of.actor, chosen, key=command_key("prefer_date"))
                succeeded("prefer_date", words.t("The meeting goes by this date now; the others stay beside it."))


def _date_form(table_of: Desk, meeting: MeetingView) -> None:
    words, form = reader(), turn("assert_date")
    with st.form(form):
        value = st.text_input(words.t("The date as a source gives it"), key=f"{form}_value")
        a, b = st.columns(2)
        starts_on = day_field(a, words.t("First day"), f"{form}_starts")
        ends_on = day_field(b, words.t("Last day"), f"{form}_ends")
        precision = a.selectbox(
            words.t("Date known to the"), list(Precision), key=f"{form}_precision", format_func=words.t
        )
        source = b.text_input(words.t("Which source"), key=f"{form}_source")
        told = passage_box(table_of, form, meeting.line.dialogue_id, meeting.line.id)
        preferred = st.checkbox(words.t("This is the date we go by"), key=f"{form}_preferred")
        if st.form_submit_button(words.t("Keep this date too"), key=f"{form}_submit"):
            with guarded():
                key = command_key("assert_date")
                with table_of.writing() as session:
                    assert_date(
                        session, table_of.actor, meeting.line.id, value_text=value or "", starts_on=starts_on,
                        ends_on=ends_on, precision=precision, source_note=source or "", preferred=preferred,
                        passage_id=keep_told(session, table_of, told, key), key=key,
                    )  # fmt: skip
                succeeded("assert_date", words.t("The date is kept beside the others."))


def _count_form(table_of: Desk, meeting: MeetingView) -> None:
    words, form = reader(), turn("state_count")
    sides = {party.key: side_name(words, party.key, meeting.parties) for party in meeting.parties}
    with st.form(form):
        side = st.selectbox(words.t("Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__)
        stated = st.number_input(words.t("How many a source says were there"), min_value=0, key=f"{form}_stated")
        told = passage_box(table_of, form, meeting.line.dialogue_id, meeting.line.id)
        if st.form_submit_button(words.t("Keep the number"), key=f"{form}_submit"):
            with guarded():
                key = command_key("state_count")
                with table_of.writing() as session:
                    state_count(
                        session, table_of.actor, meeting.line.id, party=side, stated=int(stated),
                        passage_id=keep_told(session, table_of, told, key), key=key,
                    )  # fmt: skip
                succeeded("state_count", words.t("The number is kept beside the list."))
