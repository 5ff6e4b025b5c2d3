"""The forms of who sat at a meeting: seating somebody, confirming what was copied, correcting a seat. For who records meetings."""

import streamlit as st

from actions.desk import Desk
from actions.meeting_view import MeetingView
from actions.participations import add_participation, amend_participation, confirm_affiliation
from actions.people import people_names
from dashboard.dialogue_form import organisation_names
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.passage_box import keep_told, passage_box
from dashboard.record_words import full_side_name
from dashboard.session import guarded, reader
from dashboard.visit import here
from dialogue.record import Rank
from dialogue.vocabulary import Capacity, Function, Presence


def people_forms(table_of: Desk, meeting: MeetingView) -> None:
    """Seat somebody; confirm an affiliation that was copied from the round before."""
    words = reader()
    with table_of.reading() as session:
        people = {key: words.pick(*name) for key, name in people_names(session, table_of.actor).items()}
    bodies = organisation_names(table_of)
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
        left, right = st.columns(2)
        organisation = left.text_input(words.t("Organisation as stated then"), key=f"{form}_organisation")
        body = right.selectbox(
            words.t("The organisation in the register"), [None, *bodies], key=f"{form}_body",
            format_func=lambda key: bodies.get(key, words.t("choose from the register")),
        )  # fmt: skip
        with st.expander(words.t("Level, spelling and source")):
            a, b, c = st.columns(3)
            rank = a.selectbox(
                words.t("Level"), [None, *Rank], key=f"{form}_rank",
                format_func=lambda rank: words.t(rank) if rank else words.t("not stated"),
            )  # fmt: skip
            presence = b.selectbox(
                words.t("How we know of it"), list(Presence), key=f"{form}_presence", format_func=words.t
            )
            printed = c.text_input(words.t("Name as the source prints it"), key=f"{form}_printed")
            told = passage_box(table_of, form, meeting.line.dialogue_id, meeting.line.id)
        if st.form_submit_button(words.t("Seat at the table"), key=f"{form}_submit"):
            with guarded():
                key = command_key("seat_add")
                with table_of.writing() as session:
                    add_participation(
                        session, table_of.actor, meeting.line.id, party=side, person_id=person,
                        placeholder_en="" if person else unnamed_en, placeholder_zh="" if person else unnamed_zh,
                        head_count=1 if person else int(count), function=function, capacity=capacity, title_en=title_en,
                        title_zh=title_zh, organisation_as_stated=organisation or "", organisation_id=body, rank=rank,
                        presence=presence, name_as_printed=printed or "", passage_id=keep_told(session, table_of, told, key),
                        key=key,
                    )  # fmt: skip
                succeeded("seat_add", words.t("The list of participants has one line more."))
    waiting = {seat.id: seat for seat in meeting.seats if not seat.affiliation_confirmed}
    if waiting:
        _confirm_form(table_of, waiting)
    if meeting.seats:
        _correct_form(table_of, meeting, sides)


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


def _correct_form(table_of: Desk, meeting: MeetingView, sides: dict[str, str]) -> None:
    """Correct how somebody sat: side, function, capacity, level, presence, spelling."""
    words = reader()
    seats = {seat.id: seat for seat in meeting.seats}
    chosen = st.selectbox(
        words.t("Seat to correct"), [None, *seats], key=here("correct_seat"),
        format_func=lambda key: words.pick(seats[key].name_en, seats[key].name_zh) if key else words.t("none"),
    )  # fmt: skip
    if chosen is None:
        return
    seat, name = seats[chosen], f"correct_{chosen.hex}"
    form = turn(name)
    with st.form(form):
        a, b, c = st.columns(3)
        side = a.selectbox(
            words.t("Side"),
            list(sides),
            index=list(sides).index(seat.party),
            key=f"{form}_side",
            format_func=sides.__getitem__,
        )
        function = b.selectbox(
            words.t("Function"), list(Function), index=list(Function).index(seat.function), key=f"{form}_function",
            format_func=words.t,
        )  # fmt: skip
        capacity = c.selectbox(
            words.t("Capacity"), list(Capacity), index=list(Capacity).index(seat.capacity), key=f"{form}_capacity",
            format_func=words.t,
        )  # fmt: skip
        a, b, c = st.columns(3)
        ranks = [None, *Rank]
        rank = a.selectbox(
            words.t("Level"), ranks, index=ranks.index(seat.rank), key=f"{form}_rank",
            format_func=lambda rank: words.t(rank) if rank else words.t("not stated"),
        )  # fmt: skip
        presence = b.selectbox(
            words.t("How we know of it"), list(Presence), index=list(Presence).index(seat.presence), key=f"{form}_presence",
            format_func=words.t,
        )  # fmt: skip
        printed = c.text_input(words.t("Name as the source prints it"), seat.name_as_printed, key=f"{form}_printed")
        if st.form_submit_button(words.t("Correct the seat"), key=f"{form}_submit"):
            with guarded():
                with table_of.writing() as session:
                    amend_participation(
                        session, table_of.actor, chosen, party=side, function=function, capacity=capacity, rank=rank,
                        presence=presence, name_as_printed=printed or "", key=command_key(name),
                    )  # fmt: skip
                succeeded(name, words.t("The seat is corrected."))
