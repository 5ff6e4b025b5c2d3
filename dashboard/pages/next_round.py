"""The next round from the last: its people with a box for each affiliation, and what was left open, with its origin."""

import streamlit as st

from actions.desk import Desk
from actions.dialogues import read_dialogue
from actions.meeting_view import AgendaLine, MeetingView, Seat, read_meeting
from actions.meetings import next_round
from dashboard.day_field import day_field
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty
from dashboard.parts.markup import show, tag
from dashboard.record_words import meeting_title, side_name, when
from dashboard.session import desk, given_id, guarded, href, reader
from dashboard.zone_form import zone_box
from dialogue.refusals import FieldMissing, NotPermitted
from dialogue.roles import Permission
from dialogue.rounds import advanced, is_carried
from dialogue.vocabulary import Function, MeetingMode, Precision
from locales import Reader


def page() -> None:
    """One form; nothing that the last round holds is typed again."""
    words, table_of = reader(), desk()
    if not table_of.actor.may(Permission.MEETING_RECORD):
        raise NotPermitted(needs=Permission.MEETING_RECORD, role=table_of.actor.role)
    asked = given_id("meeting")
    if asked is None:
        page_heading(words.t("Next round"))
        show(
            empty(
                words.t("Choose the round that it follows, in its dialogue."), words.t("Dialogues"), href("dialogues")
            )
        )
        return
    with table_of.reading() as session:
        last = read_meeting(session, table_of.actor, asked)
        dialogue = read_dialogue(session, table_of.actor, last.line.dialogue_id)
    back_link(meeting_title(words, last.line), href("dialogue", id=dialogue.id, meeting=asked))
    page_heading(
        words.t("Next round"),
        words.t(
            "After {title}, {date}. People and open points are taken over; confirm what still holds.",
            title=meeting_title(words, last.line), date=when(words, last.line.starts_on, last.line.ends_on, last.line.precision),
        ),
        words.pick(dialogue.name_en, dialogue.name_zh),
    )  # fmt: skip
    if last.followed_by is not None:
        there = href("dialogue", id=dialogue.id, meeting=last.followed_by)
        show(empty(words.t("The round after this one is open already."), words.t("Go to it"), there))
        return
    _form(table_of, last, words)


def _form(table_of: Desk, last: MeetingView, words: Reader) -> None:
    form = turn(f"next_{last.line.id.hex}")
    number = last.line.number + 1 if last.line.number is not None else None
    with st.form(form):
        title_en, title_zh = two_texts(
            words.c("meeting", "Title"), f"{form}_title", en=advanced(last.line.title_en, last.line.number, number),
            zh=advanced(last.line.title_zh, last.line.number, number),
        )  # fmt: skip
        a, b, c, d = st.columns(4)
        starts_on = day_field(a, words.t("First day"), f"{form}_starts")
        ends_on = day_field(b, words.t("Last day"), f"{form}_ends")
        precision = c.selectbox(
            words.t("Date known to the"), list(Precision), key=f"{form}_precision", format_func=words.t
        )
        modes = list(MeetingMode)
        mode = d.selectbox(
            words.t("How they meet"), modes, index=modes.index(last.line.mode), key=f"{form}_mode", format_func=words.t
        )
        place_en, place_zh = two_texts(words.t("Place"), f"{form}_place")
        zone = zone_box(
            words.t("Time zone of the place"), f"{form}_zone", (party.zone for party in last.parties), last.time_zone
        )
        section(words.t("Participants"), len(last.seats))
        if not last.seats:
            show(empty(words.t("The last round lists nobody; seat people when the round is open.")))
        comes, confirmed = set(), set()
        for side in [*(party.key for party in last.parties), ""]:
            seats = [seat for seat in last.seats if seat.party == side]
            if seats:
                name = side_name(words, side, last.parties) if side else words.t("On no side")
                show(tag("h3", name, tag("span", str(len(seats)), cls="alt-count"), cls="alt-side-title"))
            for seat in seats:
                who, holds = st.columns([3, 2])
                if who.checkbox(_who(seat, words), value=True, key=f"{form}_comes_{seat.id.hex}"):
                    comes.add(seat.id)
                if holds.checkbox(words.t("affiliation confirmed"), key=f"{form}_holds_{seat.id.hex}"):
                    confirmed.add(seat.id)
        carried = [point for point in last.agenda if is_carried(point.outcome)]
        section(words.t("Agenda carried forward"), len(carried))
        if not carried:
            show(empty(words.t("The last round left nothing open.")))
        points = {
            point.id
            for point in carried
            if st.checkbox(_point(point, words), value=True, key=f"{form}_point_{point.id.hex}")
        }
        pressed = st.form_submit_button(words.t("Open the round"), type="primary", key=f"{form}_submit")
    if pressed:
        with guarded():
            if starts_on is None:
                raise FieldMissing(field="starts_on")
            with table_of.writing() as session:
                made = next_round(
                    session, table_of.actor, last.line.id, starts_on=starts_on, ends_on=ends_on, precision=precision,
                    title_en=title_en, title_zh=title_zh, place_en=place_en, place_zh=place_zh, time_zone=zone,
                    mode=mode,
                    participations=frozenset(comes), confirmed=frozenset(confirmed), agenda=frozenset(points),
                    key=command_key(f"next_{last.line.id.hex}"),
                ).id  # fmt: skip
            succeeded(
                f"next_{last.line.id.hex}", words.t("The round is open."), "dialogue",
                {"id": last.line.dialogue_id.hex, "meeting": made.hex},
            )  # fmt: skip


def _plain(text: str) -> str:
    """The text with nothing that a label would take for markup."""
    return "".join(f"\\{letter}" if letter in r"\`*_{}[]()#+-.!|<>~$:" else letter for letter in text)


def _who(seat: Seat, words: Reader) -> str:
    parts = [
        words.pick(seat.name_en, seat.name_zh),
        words.pick(seat.title_en, seat.title_zh),
        words.pick(seat.organisation_en, seat.organisation_zh),
        words.t(seat.function) if seat.function != Function.MEMBER else "",
    ]
    return _plain(" · ".join(part for part in parts if part))


def _point(point: AgendaLine, words: Reader) -> str:
    told = f"{words.pick(point.title_en, point.title_zh)} · {words.t(point.outcome)}"
    since = words.t("first raised {date}", date=words.short_date(point.first_on))
    return _plain(f"{told} · {since}")


page()
