"""Meetings in depth: times, hosts, dates, approval at home, chains of the agenda, scheduled events."""

from datetime import date, time

import pytest

from actions.agenda_chains import list_agenda_chains, take_up_again
from actions.meeting_dates import prefer_date
from actions.meeting_hosts import (
    add_approval_step,
    amend_approval_step,
    list_approval_steps,
    list_meeting_hosts,
    name_meeting_host,
)
from actions.meeting_view import read_meeting
from actions.meetings import (
    add_agenda_item,
    amend_meeting,
    assert_date,
    close_agenda_item,
    next_round,
    record_meeting,
)
from actions.organisations import add_organisation_name
from actions.people import record_organisation
from actions.scheduled_events import amend_event, list_events, record_event
from actions.silences import give_zone
from dialogue.audiences import SECRETARIAT
from dialogue.record import HostRole
from dialogue.refusals import (
    AlreadyOnTheAgenda,
    EndsBeforeItStarts,
    EndsBeforeStart,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
    NotPermitted,
)
from dialogue.vocabulary import MeetingState, Outcome, Precision, Track

DAY = date(2026, 4, 14)


def act(desk, verb, *given, **facts):
    with desk.writing() as session:
        return verb(session, desk.actor, *given, **facts)


def done(desk, verb, *given, **facts):
    with desk.writing() as session:
        return verb(session, desk.actor, *given, **facts).id


def seen(desk, verb, *given, **facts):
    with desk.reading() as session:
        return verb(session, desk.actor, *given, **facts)


@pytest.fixture
def orla(desks):
    return desks["orla"]


def test_the_times_of_a_meeting_are_read_by_the_clock_of_the_place_and_of_each_capital(scene, orla):
    for party, zone in (("us", "America/New_York"), ("cn", "Asia/Shanghai")):
        act(orla, give_zone, party, zone)
    made = done(
        orla, record_meeting, scene.dialogue, starts_on=DAY, starts_at=time(9), ends_at=time(17, 30), time_zone="Asia/Shanghai",
        track=Track.II, list_is_public=True,
    )  # fmt: skip
    view = seen(orla, read_meeting, made)
    assert [(c.zone, c.starts.strftime("%d %H:%M"), c.ends.strftime("%H:%M")) for c in view.clocks] == [
        ("Asia/Shanghai", "14 09:00", "17:30"), ("America/New_York", "13 21:00", "05:30"),
    ]  # fmt: skip
    assert (view.line.track, view.list_is_public) == (Track.II, True)


def test_a_meeting_that_ends_before_it_starts_is_refused_also_when_it_is_amended(scene, orla):
    with pytest.raises(EndsBeforeItStarts):
        act(orla, record_meeting, scene.dialogue, starts_on=DAY, starts_at=time(15), ends_at=time(9))
    made = done(
        orla,
        record_meeting,
        scene.dialogue,
        starts_on=DAY,
        ends_on=date(2026, 4, 15),
        starts_at=time(15),
        ends_at=time(9),
    )
    with pytest.raises(EndsBeforeItStarts):
        act(orla, amend_meeting, made, ends_on=None)
    with pytest.raises(EndsBeforeStart):
        act(orla, amend_meeting, made, ends_on=date(2026, 4, 1))


def test_another_of_the_asserted_dates_may_be_preferred_later_and_there_is_one_at_most(scene, orla):
    first = done(
        orla,
        assert_date,
        scene.meeting,
        value_text="10–12 March",
        starts_on=date(2025, 3, 10),
        ends_on=date(2025, 3, 12),
        preferred=True,
    )
    second = done(
        orla, assert_date, scene.meeting, value_text="March", starts_on=date(2025, 3, 1), precision=Precision.MONTH
    )
    vague = done(orla, assert_date, scene.meeting, value_text="early spring")
    done(orla, prefer_date, second)
    view = seen(orla, read_meeting, scene.meeting)
    assert (view.line.starts_on, view.line.ends_on, view.line.precision) == (date(2025, 3, 1), None, Precision.MONTH)
    assert [(d.id, d.preferred) for d in view.dates] == [(second, True), (first, False), (vague, False)]
    with pytest.raises(FieldMissing):
        act(orla, prefer_date, vague)
    with pytest.raises(NoSuchRow):
        act(orla, prefer_date, scene.meeting)


def test_hosts_of_a_meeting_stand_by_the_name_they_had_on_its_day(scene, orla):
    funder = done(orla, record_organisation, name_en="Ferry Fund", name_zh="轮渡基金")
    done(orla, add_organisation_name, funder, text="Ferry Board", language="en", used_until=date(2025, 12, 31))
    act(orla, name_meeting_host, scene.meeting, scene.organisation)
    act(orla, name_meeting_host, scene.meeting, funder, HostRole.CO_HOST)
    act(orla, name_meeting_host, scene.meeting, funder, HostRole.FUNDER)
    act(orla, name_meeting_host, scene.meeting, funder, HostRole.FUNDER)
    hosts = seen(orla, list_meeting_hosts, scene.meeting)
    assert [(h.name_en, h.name_zh, h.role) for h in hosts] == [
        ("Port Institute", "港口研究院", HostRole.HOST), ("Ferry Board", "轮渡基金", HostRole.FUNDER),
    ]  # fmt: skip


def test_the_steps_of_approval_behind_a_side_stand_in_their_order(scene, orla):
    company = done(orla, add_approval_step, scene.dialogue, party="cn", label_en="the company", label_zh="企业")
    licence = done(
        orla,
        add_approval_step,
        scene.dialogue,
        party="cn",
        organisation_id=scene.organisation,
        note_en="within 45 days",
        passage_id=scene.agreed,
    )
    done(orla, add_approval_step, scene.dialogue, party="us", label_en="the agency")
    done(orla, amend_approval_step, company, note_en="applies")
    lines = [line for line in seen(orla, list_approval_steps, scene.dialogue) if line.party == "cn"]
    assert [(line.id, line.label_zh, line.note_en) for line in lines] == [
        (company, "企业", "applies"), (licence, "港口研究院", "within 45 days"),
    ]  # fmt: skip
    assert lines[1].quote.exact == "Both sides will meet again in the spring."
    with pytest.raises(NotAPartyToThisDialogue):
        act(orla, add_approval_step, scene.dialogue, party="third", label_en="x")
    with pytest.raises(FieldMissing):
        act(orla, add_approval_step, scene.dialogue, party="cn")
    with pytest.raises(NotOfThisDialogue):
        act(orla, add_approval_step, scene.dialogue, party="cn", label_en="x", passage_id=scene.other_passage)


def test_a_point_tells_where_it_comes_from_its_topic_and_where_its_outcome_is_told(scene, orla):
    point = done(orla, add_agenda_item, scene.meeting, title_en="Tides", topic_id=scene.topic, passage_id=scene.said_us)
    act(orla, close_agenda_item, point, Outcome.DROPPED, passage_id=scene.agreed)
    line = next(p for p in seen(orla, read_meeting, scene.meeting).agenda if p.id == point)
    assert (line.topic_zh, line.outcome) == ("等待时间", Outcome.DROPPED)
    assert line.origin.exact.startswith("both ports")
    assert line.outcome_told.exact.startswith("Both sides")
    with pytest.raises(NotOfThisDialogue):
        act(orla, close_agenda_item, point, Outcome.AGREED, passage_id=scene.other_passage)


def test_a_point_lost_from_the_next_agenda_is_put_there_by_one_act(scene, orla):
    following = done(orla, next_round, scene.meeting, starts_on=DAY, agenda=frozenset())
    (fees,) = [c for c in seen(orla, list_agenda_chains, scene.dialogue, today=date(2026, 5, 1)) if c.is_open]
    assert (fees.last.title_en, fees.lost_in.id, fees.rounds, fees.days) == ("Fees", following, 1, 417)
    made = done(orla, take_up_again, scene.deferred, following, key="again")
    assert done(orla, take_up_again, scene.deferred, following, key="again") == made
    with pytest.raises(AlreadyOnTheAgenda):
        act(orla, take_up_again, scene.deferred, following)
    (fees,) = [c for c in seen(orla, list_agenda_chains, scene.dialogue, today=date(2026, 5, 1)) if c.is_open]
    assert ([s.meeting.id for s in fees.steps], fees.lost_in) == ([scene.meeting, following], None)
    with pytest.raises(NotOfThisDialogue):
        act(orla, take_up_again, scene.deferred, scene.other_meeting)


def test_an_event_is_announced_amended_and_seen_by_the_parties_of_its_dialogue(scene, orla, desks):
    made = done(
        orla, record_event, starts_on=date(2026, 7, 30), title_en="Workshop", title_zh="研讨会", as_printed="30 July", party="cn",
        meeting_id=scene.meeting, passage_id=scene.agreed, key="once",
    )  # fmt: skip
    done(orla, amend_event, made, state=MeetingState.CANCELLED, ends_on=date(2026, 7, 31))
    for name, count in (("helen", 1), ("wenyan", 1), ("theodora", 0)):
        assert len(seen(desks[name], list_events)) == count
    (line,) = seen(desks["helen"], list_events, dialogue_id=scene.dialogue)
    assert (line.state, line.dialogue_id, line.is_private) == (MeetingState.CANCELLED, scene.dialogue, False)
    assert line.quote.exact == "Both sides will meet again in the spring."
    for wrong, refusal in (
        ({"starts_on": None}, FieldMissing), ({"title_en": ""}, FieldMissing), ({"ends_on": date(2026, 1, 1)}, EndsBeforeStart),
        ({"party": "third"}, NotAPartyToThisDialogue), ({"dialogue_id": scene.other_dialogue, "meeting_id": scene.meeting}, NotOfThisDialogue),
        ({"meeting_id": None}, FieldMissing),
    ):  # fmt: skip
        with pytest.raises(refusal):
            act(orla, record_event, **{"starts_on": DAY, "title_en": "T", "meeting_id": scene.meeting, **wrong})


def test_each_side_notes_events_of_its_own_which_nobody_else_sees(scene, orla, desks):
    for name in ("helen", "wenyan", "orla"):
        desk = desks[name]
        with desk.reading() as joint, desk.writing_own() as own:
            record_event(own, desk.actor, starts_on=DAY, title_en=f"of {name}", meeting_id=scene.meeting, joint=joint)
    for name in ("helen", "wenyan", "orla"):
        desk = desks[name]
        with desk.reading() as joint, desk.reading_own() as own:
            assert [e.title_en for e in list_events(own, desk.actor, joint=joint)] == [f"of {name}"]
            assert list_events(joint, desk.actor) == []
    assert desks["orla"].actor.own_audience == SECRETARIAT
    with pytest.raises(NotPermitted):
        act(desks["helen"], record_event, starts_on=DAY, title_en="T", dialogue_id=scene.dialogue)
