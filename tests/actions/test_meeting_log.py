"""A meeting logged in one go: the list against the register, the notes as source, everything or nothing."""

from datetime import date

import pytest

from actions.commitments import list_commitments
from actions.meeting_log import log_meeting, read_log
from actions.meeting_view import read_meeting
from actions.meetings import next_round
from actions.people import find_people, record_person
from actions.positions import list_positions
from actions.sources import list_sources, read_source
from dialogue.refusals import AlreadySeated, DateNotUnderstood, EndsBeforeStart, FieldMissing, RollCallNotClear
from dialogue.vocabulary import Basis, DueKind, Function, MeetingState, SourceKind, Strength

DAY = date(2026, 4, 14)
ROLL = "US:\nQuill; h\nIngrid Lantern; Quay Institute; Fellow\nthree officers\nChina:\n吕安庆; 团长\n"
NOTES = "Opened at nine.\nus: Waiting times should be published every month.\n中方：愿意研究。\nus+cn! Exchange lists [2026-05-31]\ncn! 将在三个月内答复。\n"


def logged(desk, scene, **given):
    with desk.writing() as session:
        return log_meeting(
            session, desk.actor, scene.dialogue, **{"starts_on": DAY, "roll": ROLL, "notes": NOTES, "notes_title": "Notes", "key": "log", **given}
        )  # fmt: skip


def seats(desk, meeting):
    with desk.reading() as session:
        return {seat.name_en: seat for seat in read_meeting(session, desk.actor, meeting).seats}


def test_the_list_is_read_against_the_register_before_anything_is_written(scene, desks):
    orla = desks["orla"]
    with orla.reading() as session:
        read = read_log(session, orla.actor, scene.dialogue, roll=ROLL, notes=NOTES)
    told = [(line.called.name, line.party, line.is_new, line.by_part) for line in read.lines]
    assert told == [
        ("Quill", "us", False, True), ("Ingrid Lantern", "us", True, True), ("three officers", "us", False, False),
        ("吕安庆", "cn", False, False),
    ]  # fmt: skip
    assert [note.parties for note in read.noted] == [("us",), ("cn",), ("us", "cn"), ("cn",)]
    assert read.lines[0].last.title_en == "Director"


def test_everybody_sits_with_what_was_typed_or_as_the_last_time_to_be_confirmed(scene, desks):
    orla = desks["orla"]
    made = logged(orla, scene)
    assert (made.seats, made.new_people, made.positions, made.commitments) == (4, 1, 2, 3)
    there = seats(orla, made.meeting_id)
    quill, new, lu = there["Marta Quill"], there["Ingrid Lantern"], there["LÜ Anqing"]
    assert (quill.function, quill.title_en, quill.affiliation_confirmed) == (Function.HEAD, "Director", False)
    assert (new.organisation_as_stated, new.title_en, new.affiliation_confirmed) == ("Quay Institute", "Fellow", True)
    assert (lu.party, lu.function, lu.organisation_id, lu.affiliation_confirmed) == (
        "cn",
        Function.HEAD,
        scene.organisation,
        False,
    )
    assert (there["three officers"].head_count, there["three officers"].person_id) == (3, None)


def test_positions_and_commitments_quote_the_notes_letter_for_letter(scene, desks):
    orla = desks["orla"]
    made = logged(orla, scene)
    with orla.reading() as session:
        positions = list_positions(session, orla.actor, meeting_id=made.meeting_id)
        commitments = list_commitments(session, orla.actor, today=DAY, meeting_id=made.meeting_id)
        (source,) = list_sources(session, orla.actor, meeting_id=made.meeting_id)
        text = read_source(session, orla.actor, source.id).text
    assert (source.kind, text) == (SourceKind.NOTE, NOTES)
    assert {(p.party, p.statement_en, p.statement_zh) for p in positions} == {
        ("us", "Waiting times should be published every month.", ""), ("cn", "", "愿意研究。"),
    }  # fmt: skip
    told = {(c.debtor, c.creditor, c.action_en or c.action_zh, c.strength, c.due_kind, c.due_on) for c in commitments}
    assert told == {
        ("us", "cn", "Exchange lists", Strength.AGREED_JOINTLY, DueKind.DATE, date(2026, 5, 31)),
        ("cn", "us", "Exchange lists", Strength.AGREED_JOINTLY, DueKind.DATE, date(2026, 5, 31)),
        ("cn", "", "将在三个月内答复。", Strength.WILL, DueKind.NONE, None),
    }
    assert {c.basis for c in commitments} == {Basis.THIRD_PARTY}
    for line in (*positions, *commitments):
        assert text[line.quote.start : line.quote.end] == line.quote.exact


def test_the_same_command_twice_records_one_meeting(scene, desks):
    orla = desks["orla"]
    first = logged(orla, scene)
    assert logged(orla, scene).meeting_id == first.meeting_id
    assert len(seats(orla, first.meeting_id)) == 4
    with orla.reading() as session:
        assert len(find_people(session, orla.actor, "lantern")) == 1


def test_a_line_that_may_be_two_people_waits_for_somebody_to_say_who(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        other = record_person(session, orla.actor, names=["Marta Quill"], note="of the second port").id
    with pytest.raises(RollCallNotClear) as refused:
        logged(orla, scene, roll="US:\nMarta Quill")
    assert refused.value.facts["names"] == "Marta Quill"
    made = logged(orla, scene, roll="US:\nMarta Quill", chosen={2: other}, notes="")
    assert seats(orla, made.meeting_id)["Marta Quill"].person_id == other
    made = logged(orla, scene, roll="US:\nMarta Quill", chosen={2: None}, notes="", key="third")
    assert made.new_people == 1


@pytest.mark.parametrize(
    ("given", "refusal"),
    [
        ({"roll": "Quill; us\nMarta Quill; us"}, AlreadySeated),
        ({"notes": "us! Answer [2026-02-30]"}, DateNotUnderstood),
        ({"ends_on": date(2026, 4, 1)}, EndsBeforeStart),
        ({"notes_title": ""}, FieldMissing),
    ],
)
def test_where_one_thing_is_refused_nothing_at_all_is_recorded(given, refusal, scene, desks):
    orla = desks["orla"]
    with pytest.raises(refusal):
        logged(orla, scene, **given)
    with orla.reading() as session:
        assert find_people(session, orla.actor, "lantern") == []
        assert list_positions(session, orla.actor) == []
    assert logged(orla, scene).positions == 2, "the key is free again"


def test_a_round_that_was_planned_is_held_and_who_sits_there_already_stays(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        planned = next_round(session, orla.actor, scene.meeting, starts_on=date(2026, 4, 1)).id
    made = logged(orla, scene, meeting_id=planned, roll="Quill; us; Quay Office\nIngrid Lantern; us")
    assert made.meeting_id == planned
    with orla.reading() as session:
        line = read_meeting(session, orla.actor, planned).line
    assert (line.state, line.starts_on) == (MeetingState.HELD, DAY)
    there = seats(orla, planned)
    assert len(there) == 4
    assert (there["Marta Quill"].organisation_as_stated, there["Marta Quill"].affiliation_confirmed) == (
        "Quay Office",
        True,
    )
