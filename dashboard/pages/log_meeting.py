"""Logging a meeting in one go, by keyboard: a date, a list of names, the notes; shown as read, and recorded as one act."""

from datetime import date
from typing import Any
from uuid import UUID

import streamlit as st

from actions.desk import Desk
from actions.dialogues import DialogueView, list_dialogues, read_dialogue
from actions.meeting_log import LogLine, LogRead, log_meeting, read_log
from dashboard.form_state import command_key, succeeded, turn, two_texts
from dashboard.parts.headings import back_link, page_heading, section
from dashboard.parts.lists import empty, rows, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.record_words import meeting_name, side_name
from dashboard.session import desk, given_id, guarded, href, reader
from dialogue.names import Script, script_of
from dialogue.refusals import FieldMissing, NotPermitted
from dialogue.roles import Permission
from dialogue.rounds import next_number
from dialogue.sitting_notes import NotedKind, day_of
from dialogue.vocabulary import Capacity, Function, MeetingState
from locales import Reader

FORM = "log"


def page() -> None:
    """One form; its first press shows how it was read, its second records it."""
    words, table_of = reader(), desk()
    if not table_of.actor.may(Permission.MEETING_RECORD):
        raise NotPermitted(needs=Permission.MEETING_RECORD, role=table_of.actor.role)
    asked = given_id()
    if asked is None:
        _choose(table_of, words)
        return
    with table_of.reading() as session:
        dialogue = read_dialogue(session, table_of.actor, asked)
    name = words.pick(dialogue.name_en, dialogue.name_zh)
    back_link(name, href("dialogue", id=dialogue.id))
    page_heading(
        words.t("Log a meeting"),
        words.t("Type who was there and what was said; see how it is read; record it all at once."),
        name,
    )
    _form(table_of, dialogue, words)


def _choose(table_of: Desk, words: Reader) -> None:
    page_heading(words.t("Log a meeting"))
    with table_of.reading() as session:
        dialogues = list_dialogues(session, table_of.actor)
    if not dialogues:
        show(empty(words.t("There is no dialogue yet."), words.t("Dialogues"), href("dialogues")))
        return
    show(rows(("", words.pick(d.name_en, d.name_zh), "", href("log_meeting", id=d.id)) for d in dialogues))


def _form(table_of: Desk, dialogue: DialogueView, words: Reader) -> None:
    form = turn(FORM)
    planned = {
        m.id: meeting_name(words, m)
        for m in dialogue.meetings
        if m.state == MeetingState.PLANNED and m.part_of_id is None
    }
    sides = words.t(", ").join(
        f"{side_name(words, party.key, dialogue.parties)} = {party.key}" for party in dialogue.parties
    )
    with st.form(form):
        a, b, c = st.columns(3)
        first = a.text_input(words.t("First day"), key=f"{form}_first", placeholder="2027-03-12")
        last = b.text_input(words.t("Last day, where it is another"), key=f"{form}_last", placeholder="2027-03-13")
        place = c.text_input(words.t("Place"), key=f"{form}_place") or ""
        meeting = None
        if planned:
            meeting = st.selectbox(
                words.t("Which meeting"), [None, *planned], key=f"{form}_meeting",
                format_func=lambda key: planned.get(key, words.t("a new one")),
            )  # fmt: skip
        roll = st.text_area(
            words.t("Who was there, one a line"), key=f"{form}_roll", height=220,
            placeholder=words.t("A name; head; its side; the organisation; the title"),
            help=words.t("Name; then function, side, organisation and title, parted by semicolons. {sides}", sides=sides),
        )  # fmt: skip
        notes = st.text_area(
            words.t("Notes: “side: what it said”, “side! what it undertook [by when]”"), key=f"{form}_notes", height=220,
            placeholder=words.t("side: what it said"),
            help=words.t("The notes are kept as a source. A line without a side is a note and nothing else."),
        )  # fmt: skip
        with st.expander(words.t("Title of the meeting")):
            title_en, title_zh = two_texts(words.c("meeting", "Title"), f"{form}_title")
        checked = st.form_submit_button(words.t("Show how it is read"), key=f"{form}_check", shortcut="Ctrl+Enter")
    if checked:
        st.session_state[f"{form}_checked"] = True
    if not st.session_state.get(f"{form}_checked"):
        return
    with guarded():
        with table_of.reading() as session:
            read = read_log(session, table_of.actor, dialogue.id, roll=roll or "", notes=notes or "")
        if not (first or "").strip():
            raise FieldMissing(field="starts_on")
        starts_on = day_of(first or "")
        ends_on = day_of(last) if (last or "").strip() else None
        _read(read, dialogue, words)
        chosen = {line.called.line: _who(line, form, words) for line in read.unclear}
        given = {
            "starts_on": starts_on, "ends_on": ends_on, "title_en": title_en, "title_zh": title_zh,
            "place_zh" if script_of(place) != Script.LATIN else "place_en": place, "meeting_id": meeting, "roll": roll or "", "notes": notes or "", "chosen": chosen,
        }  # fmt: skip
        if st.button(words.t("Record it all"), type="primary", key=f"{form}_record", shortcut="Ctrl+Shift+Enter"):
            _record(table_of, dialogue, given, words)


def _record(table_of: Desk, dialogue: DialogueView, given: dict[str, Any], words: Reader) -> None:
    day: date = given["starts_on"]
    number = None if given["meeting_id"] else next_number(m.number for m in dialogue.meetings)
    with table_of.writing() as session:
        made = log_meeting(
            session, table_of.actor, dialogue.id, number=number, key=command_key(FORM),
            notes_title=words.t("Notes of the meeting of {date}", date=words.date(day)), **given,
        )  # fmt: skip
    told = words.t(
        "Recorded: {seats} lines of the list, {new} of them new people; {positions} positions, {commitments} commitments.",
        seats=made.seats, new=made.new_people, positions=made.positions, commitments=made.commitments,
    )  # fmt: skip
    succeeded(FORM, told, "dialogue", {"id": dialogue.id.hex, "meeting": made.meeting_id.hex})


def _who(line: LogLine, form: str, words: Reader) -> UUID | None:
    """Who is meant by a line that may be more than one person; nobody is chosen for the reader."""
    people = {
        person.id: " · ".join(filter(None, (words.pick(person.name_en, person.name_zh), person.note)))
        for person in line.people
    }
    chosen: UUID | None = st.selectbox(
        words.t("Who is “{name}”?", name=line.called.name), [*people, None], key=f"{form}_who_{line.called.line}",
        format_func=lambda key: people.get(key, words.t("somebody new")),
    )  # fmt: skip
    return chosen


def _read(read: LogRead, dialogue: DialogueView, words: Reader) -> None:
    section(words.t("People"), len(read.lines))
    if read.lines:
        headers = [
            words.t("Typed"),
            words.t("Is"),
            words.t("Side"),
            words.t("Function"),
            words.t("Organisation and title"),
        ]
        show(table(headers, [_line(line, dialogue, words) for line in read.lines]))
    section(words.t("Said and undertaken"), len(read.noted))
    names = {NotedKind.POSITION: words.t("position"), NotedKind.COMMITMENT: words.t("commitment")}
    show(
        rows(
            (
                words.t(", ").join(side_name(words, party, dialogue.parties) for party in told.parties), told.words,
                " · ".join(filter(None, (names[told.kind], words.short_date(told.due_on) if told.due_on else ""))), None,
            )
            for told in read.noted
        )
    )  # fmt: skip


def _line(line: LogLine, dialogue: DialogueView, words: Reader) -> tuple[Words, ...]:
    called = line.called
    side = side_name(words, line.party, dialogue.parties) if line.party else words.t("no side")
    stated = " · ".join(filter(None, (called.title, called.organisation)))
    quiet: Markup | None = None
    if not stated and line.last is not None:
        last = line.last
        stated = " · ".join(
            filter(
                None, (words.pick(last.title_en, last.title_zh), words.pick(last.organisation_en, last.organisation_zh))
            )
        )
        quiet = tag("small", words.t("as the last time, to be confirmed"), cls="alt-under") if stated else None
    capacity = words.t(called.capacity) if called.capacity != Capacity.UNKNOWN else ""
    function = " · ".join(
        filter(None, (words.t(called.function) if called.function != Function.MEMBER else "", capacity))
    )
    return called.name, _is(line, words), side, function, join([stated, quiet])


def _is(line: LogLine, words: Reader) -> Words:
    """Who of the register it is, or that it is somebody new, unnamed, or not clear."""
    if line.called.is_unnamed:
        return words.t("{n} people", n=line.called.count)
    if not line.people:
        return words.t("new in the register")
    if len(line.people) > 1:
        return words.t("may be {n} people; say who below", n=len(line.people))
    person = line.people[0]
    name = link(words.pick(person.name_en, person.name_zh), href("people", id=person.id))
    return join([name, tag("small", words.t("by part of the name only"), cls="alt-under")]) if line.by_part else name


page()
