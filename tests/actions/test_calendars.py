"""The calendar of a meeting and of a dialogue: stable, in step with the record, and of the joint record alone."""

from datetime import UTC, date, datetime, time

import pytest
from icalendar import Calendar
from sqlmodel import select

from actions.calendars import CalendarForm, calendar_made, export_calendar
from actions.commitments import record_commitment
from actions.dialogues import amend_dialogue
from actions.meeting_dates import prefer_date
from actions.meetings import amend_meeting, assert_date, record_meeting
from actions.scheduled_events import record_event
from dialogue.refusals import AboveCeiling, ExportLeaks, NoSuchRow, NotPermitted
from dialogue.vocabulary import DueKind, Marking, MeetingState, Strength
from models.exchange import WordExport
from tests.actions.test_meeting_depth import act, done


@pytest.fixture
def orla(desks):
    return desks["orla"]


def events(desk, form, subject):
    content = calendar_made(desk, form, subject).content
    return {str(event["UID"]).partition("@")[0]: event for event in Calendar.from_ical(content).walk("VEVENT")}


def test_a_dialogue_gives_its_meetings_and_events_and_where_wanted_what_falls_due(scene, orla):
    sitting = done(
        orla, record_meeting, scene.dialogue, starts_on=date(2025, 3, 11), starts_at=time(9), ends_at=time(11), part_of_id=scene.meeting,
        time_zone="Europe/Amsterdam", venue="Quay 3",
    )  # fmt: skip
    event = done(
        orla, record_event, starts_on=date(2025, 7, 30), title_en="Workshop", meeting_id=scene.meeting, party="cn"
    )
    commitment = done(
        orla, record_commitment, passage_id=scene.agreed, debtor="us", action_en="Publish the lists", strength=Strength.WILL,
        due_kind=DueKind.DATE, due_on=date(2025, 9, 1), dialogue_id=scene.dialogue,
    )  # fmt: skip
    shown = events(orla, CalendarForm.DIALOGUE, scene.dialogue)
    assert shown.keys() == {str(scene.meeting), str(sitting), str(event)}
    assert shown[str(sitting)]["DTSTART"].dt.astimezone(UTC) == datetime(2025, 3, 11, 8, tzinfo=UTC)
    assert shown[str(sitting)]["LOCATION"] == "Quay 3"
    assert "China" in shown[str(event)]["DESCRIPTION"]
    due = events(orla, CalendarForm.DIALOGUE_DUE, scene.dialogue)[str(commitment)]
    assert (due["DTSTART"].dt, due["TRANSP"]) == (date(2025, 9, 1), "TRANSPARENT")
    assert due["SUMMARY"].startswith("Due: US – Publish the lists")
    assert events(orla, CalendarForm.MEETING, scene.meeting).keys() == shown.keys()


def test_every_change_of_a_meeting_raises_its_sequence_and_keeps_its_identifier(scene, orla):
    def now():
        return events(orla, CalendarForm.MEETING, scene.meeting)[str(scene.meeting)]

    first = now()
    act(orla, amend_meeting, scene.meeting, venue="Quay 4")
    second = now()
    asserted = done(orla, assert_date, scene.meeting, value_text="12 March", starts_on=date(2025, 3, 12))
    act(orla, prefer_date, asserted)
    third = now()
    act(orla, amend_meeting, scene.meeting, state=MeetingState.CANCELLED)
    fourth = now()
    sequences = [event["SEQUENCE"] for event in (first, second, third, fourth)]
    assert sequences == sorted(set(sequences))
    assert (third["DTSTART"].dt, fourth["STATUS"]) == (date(2025, 3, 12), "CANCELLED")


def test_a_calendar_is_for_who_may_take_files_of_its_dialogue_and_leaves_a_line_with_the_own_side(scene, desks):
    for name, refusal in (("theodora", NoSuchRow), ("odile", NoSuchRow), ("oscar", NotPermitted)):
        with pytest.raises((refusal, NotPermitted)):
            calendar_made(desks[name], CalendarForm.DIALOGUE, scene.dialogue)
    made = export_calendar(desks["helen"], CalendarForm.DIALOGUE, scene.dialogue)
    assert made.name.endswith(".ics")
    with desks["helen"].reading_own() as own:
        (line,) = own.exec(select(WordExport)).all()
    assert (line.form, line.about_id, line.printed_id) == (CalendarForm.DIALOGUE, scene.dialogue, None)


def test_what_a_side_noted_for_itself_is_in_no_calendar_of_anybody(scene, desks, orla):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        record_event(
            own,
            helen.actor,
            starts_on=date(2025, 5, 5),
            title_en="Secret rehearsal in the capital",
            meeting_id=scene.meeting,
            joint=joint,
        )
    for name in ("orla", "helen", "wenyan"):
        assert b"rehearsal" not in calendar_made(desks[name], CalendarForm.DIALOGUE_DUE, scene.dialogue).content
    act(orla, amend_dialogue, scene.dialogue, name_en="Secret rehearsal in the capital")
    with pytest.raises(ExportLeaks):
        calendar_made(helen, CalendarForm.DIALOGUE, scene.dialogue)
    assert calendar_made(desks["wenyan"], CalendarForm.DIALOGUE, scene.dialogue).content


def test_a_calendar_of_what_is_marked_above_its_ceiling_does_not_leave(scene, desks, orla):
    helen = desks["helen"]
    assert export_calendar(helen, CalendarForm.DIALOGUE_DUE, scene.dialogue, ceiling=Marking.PUBLIC)
    undertaken = {
        "debtor": "us",
        "action_en": "Publish the times",
        "strength": Strength.WILL,
        "dialogue_id": scene.dialogue,
    }
    done(
        orla, record_commitment, passage_id=scene.agreed, due_kind=DueKind.DATE, due_on=date(2025, 9, 1), **undertaken
    )  # fmt: skip
    made = export_calendar(helen, CalendarForm.DIALOGUE_DUE, scene.dialogue, ceiling=Marking.INTERNAL)
    assert "internal" in made.name
    with pytest.raises(AboveCeiling):
        export_calendar(helen, CalendarForm.DIALOGUE_DUE, scene.dialogue, ceiling=Marking.PUBLIC)
    assert export_calendar(helen, CalendarForm.DIALOGUE, scene.dialogue, ceiling=Marking.PUBLIC)
    done(
        orla,
        record_event,
        starts_on=date(2025, 5, 5),
        title_en="Fair",
        passage_id=scene.said_us,
        meeting_id=scene.meeting,
    )
    for form, subject in ((CalendarForm.DIALOGUE, scene.dialogue), (CalendarForm.MEETING, scene.meeting)):
        with pytest.raises(AboveCeiling):
            export_calendar(helen, form, subject, ceiling=Marking.PUBLIC)
