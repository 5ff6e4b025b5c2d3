"""The week of one person: of their side and nobody else's, with what is overdue first."""

from datetime import date, timedelta

import pytest

from actions.commitments import record_commitment
from actions.digest import digest
from actions.journal import record
from actions.meetings import add_agenda_item, record_meeting
from actions.next_steps import record_next_step
from actions.positions import record_position
from actions.sources import mark_passage
from dialogue.refusals import NotPermitted
from dialogue.reminders import DigestKind, begins_at, week_of
from dialogue.vocabulary import DueKind, Marking, PositionKind, Strength
from models.base import now
from models.positions import Position, RequestAnswer

TODAY = date(2026, 3, 2)
MONDAY = "2026-03-02"


def promised(desk, scene, debtor, due, words="publish", marking=None):
    with desk.writing() as session:
        passage = mark_passage(
            session, desk.actor, scene.source, "both ports publish their waiting times", marking=marking
        )
        return record_commitment(
            session, desk.actor, passage_id=passage.id, debtor=debtor, action_en=words, strength=Strength.WILL,
            due_kind=DueKind.DATE, due_on=due, meeting_id=scene.meeting,
        ).id  # fmt: skip


def asked(desk, scene, party, words):
    with desk.writing() as session:
        return record_position(
            session, desk.actor, passage_id=scene.said_us, party=party, statement_en=words, kind=PositionKind.REQUEST,
            meeting_id=scene.meeting,
        ).id  # fmt: skip


def week(desk, today=TODAY):
    return [(line.kind, line.title_en) for line in digest(desk, today)]


def test_each_side_reads_what_is_due_of_it_and_the_secretariat_all(scene, desks):
    orla = desks["orla"]
    promised(orla, scene, "us", TODAY - timedelta(days=3), "late")
    promised(orla, scene, "us", TODAY + timedelta(days=10), "soon")
    promised(orla, scene, "us", TODAY + timedelta(days=40), "far")
    promised(orla, scene, "cn", TODAY + timedelta(days=1), "theirs")
    assert week(desks["helen"]) == [(DigestKind.OVERDUE, "late"), (DigestKind.DUE, "soon")]
    assert week(desks["wenyan"]) == [(DigestKind.DUE, "theirs")]
    assert week(orla) == [(DigestKind.OVERDUE, "late"), (DigestKind.DUE, "theirs"), (DigestKind.DUE, "soon")]
    assert week(desks["theodora"]) == []


def test_whoever_sees_to_it_reads_a_step_of_another_side_too(scene, desks):
    with desks["orla"].writing() as session:
        record_next_step(
            session, desks["orla"].actor, meeting_id=scene.meeting, party="cn", action_en="send the list",
            owner=desks["helen"].actor.name, due_on=TODAY,
        )  # fmt: skip
    assert week(desks["helen"]) == week(desks["wenyan"]) == [(DigestKind.DUE, "send the list")]
    assert week(desks["daniel"]) == []


def test_a_request_waits_until_it_is_answered(scene, desks):
    orla = desks["orla"]
    request = asked(orla, scene, "us", "publish them")
    with orla.writing() as session:
        session.get(Position, request).addressee = "cn"
        record(session, orla.actor, "position:recorded", None)
    assert week(desks["wenyan"]) == [(DigestKind.TO_ANSWER, "publish them")]
    assert week(desks["helen"]) == [(DigestKind.UNANSWERED, "publish them")]
    with orla.writing() as session:
        session.add(RequestAnswer(position_id=request, answer="refused", seen_on=TODAY))
        record(session, orla.actor, "position:recorded", None)
    assert week(desks["wenyan"]) == week(desks["helen"]) == []


def test_a_point_that_is_carried_on_and_on_is_told(scene, desks):
    orla, point = desks["orla"], scene.deferred
    with orla.writing() as session:
        for month in (5, 7):
            meeting = record_meeting(session, orla.actor, scene.dialogue, starts_on=date(2025, month, 1))
            point = add_agenda_item(session, orla.actor, meeting.id, title_en="Fees", carried_from_id=point).id
    (line,) = digest(desks["helen"], TODAY)
    assert (line.kind, line.title_en, line.rounds, line.on) == (DigestKind.CARRIED, "Fees", 2, date(2025, 3, 10))


def test_what_is_private_is_told_to_its_own_side_and_never_travels(scene, desks):
    helen = desks["helen"]
    with helen.writing_own() as own, helen.reading() as joint:
        passage = mark_passage(own, helen.actor, scene.source, "publish their waiting times", joint=joint)
        record_position(
            own, helen.actor, passage_id=passage.id, party="us", statement_en="ask again", kind=PositionKind.REQUEST,
            dialogue_id=scene.dialogue, joint=joint,
        )  # fmt: skip
    (line,) = digest(helen, TODAY)
    assert (line.is_private, line.may_travel) == (True, False)
    assert week(desks["wenyan"]) == week(desks["orla"]) == []


@pytest.mark.parametrize(("marking", "travels"), [(Marking.INTERNAL, True), (Marking.SENSITIVE, False)])
def test_words_marked_above_internal_do_not_travel(marking, travels, scene, desks):
    promised(desks["orla"], scene, "us", TODAY, marking=marking)
    assert [line.may_travel for line in digest(desks["helen"], TODAY)] == [travels]


def test_the_administrator_has_no_week(desks):
    with pytest.raises(NotPermitted):
        digest(desks["ada"], TODAY)


def test_the_week_of_a_day_is_its_iso_week_and_begins_on_monday_morning():
    assert week_of(date(2027, 1, 1)) == "2026-W53"
    moment = now()
    assert begins_at(moment).weekday() == 0
    assert begins_at(begins_at(moment)) == begins_at(moment)
