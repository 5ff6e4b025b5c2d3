"""The forms of a meeting: recording one, its agenda, its people, its dates and numbers. For whoever may record meetings."""

from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView
from actions.meeting_view import MeetingView
from actions.meetings import (
    add_agenda_item,
    amend_meeting,
    assert_date,
    close_agenda_item,
    record_meeting,
    state_count,
)
from actions.participations import add_participation, confirm_affiliation
from actions.people import find_people
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.record_words import full_side_name, meeting_name, side_name
from dashboard.session import guarded, reader
from dashboard.visit import here
from dashboard.zone_form import zone_box
from dialogue.refusals import FieldMissing
from dialogue.vocabulary import (
    AttributionRule,
    Capacity,
    Function,
    MeetingMode,
    MeetingState,
    Outcome,
    Precision,
)

DAY = "YYYY-MM-DD"


def meeting_form(table_of: Desk, dialogue: DialogueView) -> None:
    """Record a round, or a sitting that is part of one."""
    words, form = reader(), turn("record_meeting")
    rounds = {m.id: meeting_name(words, m) for m in reversed(dialogue.meetings) if m.part_of_id is None}
    with st.form(form):
        title_en, title_zh = two_texts(words.c("meeting", "Title"), f"{form}_title")
        a, b, c, d = st.columns(4)
        starts_on = a.date_input(words.t("First day"), value=None, key=f"{form}_starts", format=DAY)
        ends_on = b.date_input(words.t("Last day"), value=None, key=f"{form}_ends", format=DAY)
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
                    key=command_key("record_meeting"),
                ).id  # fmt: skip
            succeeded(
                "record_meeting", words.t("The meeting is recorded."), "dialogue",
                {"id": dialogue.id.hex, "meeting": made.hex},
            )  # fmt: skip


def agenda_forms(table_of: Desk, meeting: MeetingView) -> None:
    """Put a point on the agenda; say what became of one."""
    words = reader()
    form = turn("agenda_add")
    with st.form(form):
        title_en, title_zh = two_texts(words.t("Point"), f"{form}_title")
        if st.form_submit_button(words.t("Put on the agenda"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    add_agenda_item(
                        session, table_of.actor, meeting.line.id, title_en=title_en, title_zh=title_zh,
                        key=command_key("agenda_add"),
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
        if st.form_submit_button(words.t("Keep the outcome"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    close_agenda_item(session, table_of.actor, chosen, outcome, key=command_key("agenda_close"))
                succeeded("agenda_close", words.t("The outcome is kept."))


def people_forms(table_of: Desk, meeting: MeetingView) -> None:
    """Seat somebody; confirm an affiliation that was copied from the round before."""
    words = reader()
    with table_of.reading() as session:
        people = {p.id: words.pick(p.name_en, p.name_zh) for p in find_people(session, table_of.actor)}
    sides = {party.key: full_side_name(words, party) for party in meeting.parties} | {"": words.t("no side")}
    form = turn("seat_add")
    with st.form(form):
        left, right = st.columns(2)
        person = left.selectbox(
            words.t("Person"), [None, *people], key=f"{form}_person",
            format_func=lambda key: people.get(key, words.t("somebody who is not named")),
        )  # fmt: skip
        side = right.selectbox(words.t("Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__)
        unnamed_en, unnamed_zh = two_texts(
            words.t("Who it was, where not named (“two note-takers”)"), f"{form}_unnamed"
        )
        a, b, c = st.columns(3)
        count = a.number_input(words.t("How many"), min_value=1, value=1, key=f"{form}_count")
        function = b.selectbox(
            words.t("Function"), list(Function), index=1, key=f"{form}_function", format_func=words.t
        )
        capacity = c.selectbox(
            words.t("Capacity"), list(Capacity), index=2, key=f"{form}_capacity", format_func=words.t
        )
        title_en, title_zh = two_texts(words.t("Title as stated then"), f"{form}_title")
        organisation = st.text_input(words.t("Organisation as stated then"), key=f"{form}_organisation")
        if st.form_submit_button(words.t("Seat at the table"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    add_participation(
                        session, table_of.actor, meeting.line.id, party=side, person_id=person,
                        placeholder_en="" if person else unnamed_en, placeholder_zh="" if person else unnamed_zh,
                        head_count=1 if person else int(count), function=function, capacity=capacity, title_en=title_en,
                        title_zh=title_zh, organisation_as_stated=organisation or "", key=command_key("seat_add"),
                    )  # fmt: skip
                succeeded("seat_add", words.t("The list of participants has one line more."))
    waiting = {seat.id: seat for seat in meeting.seats if not seat.affiliation_confirmed}
    if waiting:
        _confirm_form(table_of, waiting)


def _confirm_form(table_of: Desk, waiting: dict) -> None:  # type: ignore[type-arg]
    words = reader()
    names = {key: words.pick(seat.name_en, seat.name_zh) for key, seat in waiting.items()}
    chosen = st.selectbox(
        words.t("Affiliation still to be confirmed"),
        list(names),
        key=here("confirm_seat"),
        format_func=names.__getitem__,
    )
    seat, form = waiting[chosen], turn(f"confirm_{chosen.hex}")
    with st.form(form):
        title_en, title_zh = two_texts(
            words.t("Title at this meeting"), f"{form}_title", en=seat.title_en, zh=seat.title_zh
        )
        organisation = st.text_input(
            words.t("Organisation at this meeting"), value=words.pick(seat.organisation_en, seat.organisation_zh),
            key=f"{form}_organisation",
        )  # fmt: skip
        if st.form_submit_button(words.t("Confirm"), key=f"{form}_submit"):
            with guarded():
                stated = organisation or ""
                unchanged = stated in (seat.organisation_en, seat.organisation_zh)
                with table_of.writing() as session:
                    confirm_affiliation(
                        session, table_of.actor, chosen, title_en=title_en, title_zh=title_zh,
                        organisation_as_stated=None if unchanged else stated, key=command_key(f"confirm_{chosen.hex}"),
                    )  # fmt: skip
                succeeded(f"confirm_{chosen.hex}", words.t("The affiliation is confirmed."))


def particulars_form(table_of: Desk, meeting: MeetingView) -> None:
    """Correct the meeting, keep another date that a source gives, and how many a source says were there."""
    words, line = reader(), meeting.line
    form = turn(f"amend_{line.id.hex}")
    with st.form(form):
        title_en, title_zh = two_texts(words.c("meeting", "Title"), f"{form}_title", en=line.title_en, zh=line.title_zh)
        place_en, place_zh = two_texts(words.t("Place"), f"{form}_place", en=line.place_en, zh=line.place_zh)
        a, b, c, d = st.columns(4)
        starts_on = a.date_input(words.t("First day"), value=line.starts_on, key=f"{form}_starts", format=DAY)
        ends_on = b.date_input(words.t("Last day"), value=line.ends_on, key=f"{form}_ends", format=DAY)
        states, rules = list(MeetingState), list(AttributionRule)
        state = c.selectbox(
            words.t("Standing"), states, index=states.index(line.state), key=f"{form}_state", format_func=words.t
        )
        rule = d.selectbox(
            words.t("What may be repeated"), rules, index=rules.index(meeting.attribution_rule), key=f"{form}_rule",
            format_func=words.t,
        )  # fmt: skip
        zone = zone_box(
            words.t("Time zone of the place"),
            f"{form}_zone",
            (party.zone for party in meeting.parties),
            meeting.time_zone,
        )
        if st.form_submit_button(words.t("Correct the meeting"), key=f"{form}_submit"):
            with guarded():
                if starts_on is None:
                    raise FieldMissing(field="starts_on")
                changes: dict[str, object] = {
                    "title_en": title_en, "title_zh": title_zh, "place_en": place_en, "place_zh": place_zh,
                    "starts_on": starts_on, "ends_on": ends_on, "state": state, "time_zone": zone,
                }  # fmt: skip
                if rule != meeting.attribution_rule:
                    changes["attribution_rule"] = rule
                with table_of.writing() as session:
                    amend_meeting(session, table_of.actor, line.id, key=command_key(f"amend_{line.id.hex}"), **changes)
                succeeded(f"amend_{line.id.hex}", words.t("The meeting is corrected."))
    left, right = st.columns(2)
    with left:
        _date_form(table_of, line.id)
    with right:
        _count_form(table_of, meeting)


def _date_form(table_of: Desk, meeting_id: UUID) -> None:
    words, form = reader(), turn("assert_date")
    with st.form(form):
        value = st.text_input(words.t("The date as a source gives it"), key=f"{form}_value")
        a, b = st.columns(2)
        starts_on = a.date_input(words.t("First day"), value=None, key=f"{form}_starts", format=DAY)
        ends_on = b.date_input(words.t("Last day"), value=None, key=f"{form}_ends", format=DAY)
        source = st.text_input(words.t("Which source"), key=f"{form}_source")
        preferred = st.checkbox(words.t("This is the date we go by"), key=f"{form}_preferred")
        if st.form_submit_button(words.t("Keep this date too"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    assert_date(
                        session, table_of.actor, meeting_id, value_text=value or "", starts_on=starts_on, ends_on=ends_on,
                        source_note=source or "", preferred=preferred, key=command_key("assert_date"),
                    )  # fmt: skip
                succeeded("assert_date", words.t("The date is kept beside the others."))


def _count_form(table_of: Desk, meeting: MeetingView) -> None:
    words, form = reader(), turn("state_count")
    sides = {party.key: side_name(words, party.key, meeting.parties) for party in meeting.parties}
    with st.form(form):
        side = st.selectbox(words.t("Side"), list(sides), key=f"{form}_side", format_func=sides.__getitem__)
        stated = st.number_input(words.t("How many a source says were there"), min_value=0, key=f"{form}_stated")
        if st.form_submit_button(words.t("Keep the number"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    state_count(
                        session, table_of.actor, meeting.line.id, party=side, stated=int(stated),
                        key=command_key("state_count"),
                    )  # fmt: skip
                succeeded("state_count", words.t("The number is kept beside the list."))
