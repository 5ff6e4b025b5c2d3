"""Rounds, sittings, agendas, and the next round from the last."""

from datetime import date

import pytest

from actions.meeting_view import read_meeting
from actions.meetings import (
    add_agenda_item,
    amend_meeting,
    assert_date,
    close_agenda_item,
    next_round,
    record_meeting,
    state_count,
)
from actions.participations import add_participation, confirm_affiliation
from actions.people import record_person
from dialogue.refusals import (
    AlreadyCarriedForward,
    EndsBeforeStart,
    FieldMissing,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
)
from dialogue.vocabulary import AttributionRule, MeetingState, Outcome, Precision

APRIL = date(2026, 4, 14)


def act(desk, verb, *given, **facts):
    with desk.writing() as session:
        return verb(session, desk.actor, *given, **facts).id


def view(desk, meeting):
    with desk.reading() as session:
        return read_meeting(session, desk.actor, meeting)


@pytest.fixture
def orla(desks):
    return desks["orla"]


@pytest.fixture
def following(scene, orla):
    return act(orla, next_round, scene.meeting, starts_on=APRIL, place_en="Qingdao", place_zh="青岛")


def test_the_next_round_counts_on_in_number_and_title(orla, following):
    line = view(orla, following).line
    assert (line.number, line.title_en, line.title_zh) == (4, "Fourth round", "第四轮")
    assert (line.state, line.starts_on, line.place_zh) == (MeetingState.PLANNED, APRIL, "青岛")


def test_the_next_round_follows_the_last(scene, orla, following):
    assert view(orla, following).line.follows_id == scene.meeting
    assert view(orla, scene.meeting).followed_by == following


def test_people_are_copied_with_their_affiliation_still_to_be_confirmed(scene, orla, following):
    seats = view(orla, following).seats
    before = view(orla, scene.meeting).seats
    assert [(s.name_en, s.party, s.function, s.title_en, s.head_count) for s in seats] == [
        (s.name_en, s.party, s.function, s.title_en, s.head_count) for s in before
    ]
    assert all(seat.is_copied and not seat.affiliation_confirmed for seat in seats)
    assert all(seat.affiliation_confirmed and not seat.is_copied for seat in before)


def test_only_what_was_left_open_is_on_the_next_agenda_with_its_origin(scene, orla, following):
    agenda = view(orla, following).agenda
    assert [(point.title_en, point.outcome, point.carried_from_id) for point in agenda] == [
        ("Fees", Outcome.OPEN, scene.deferred)
    ]


def test_a_carried_point_tells_its_age_in_meetings_and_since_when(scene, orla, following):
    fifth = act(orla, next_round, following, starts_on=date(2027, 4, 1))
    (point,) = view(orla, fifth).agenda
    assert (point.carried, point.first_on, point.first_meeting_id) == (2, date(2025, 3, 10), scene.meeting)


def test_the_organiser_chooses_who_comes_again_and_what_is_carried(scene, orla):
    made = act(
        orla, next_round, scene.meeting, starts_on=APRIL, participations=frozenset({scene.seat_us, scene.seat_cn}),
        confirmed=frozenset({scene.seat_us}), agenda=frozenset(), title_en="A quiet talk",
    )  # fmt: skip
    seen = view(orla, made)
    assert [(seat.party, seat.affiliation_confirmed) for seat in seen.seats] == [("us", True), ("cn", False)]
    assert (seen.agenda, seen.line.title_en) == ((), "A quiet talk")


def test_the_same_command_twice_opens_one_round(scene, orla):
    first = act(orla, next_round, scene.meeting, starts_on=APRIL, key="again")
    assert act(orla, next_round, scene.meeting, starts_on=APRIL, key="again") == first
    assert len(view(orla, first).seats) == 3


def test_a_second_round_after_the_same_meeting_is_refused(scene, orla, following):
    with pytest.raises(AlreadyCarriedForward):
        act(orla, next_round, scene.meeting, starts_on=APRIL)


def test_after_a_cancelled_round_another_may_be_opened(scene, orla, following):
    act(orla, amend_meeting, following, state=MeetingState.CANCELLED)
    assert act(orla, next_round, scene.meeting, starts_on=APRIL) != following


def test_a_confirmed_affiliation_may_have_changed_since_the_round_before(scene, orla, following):
    copied = next(seat for seat in view(orla, following).seats if seat.party == "cn")
    act(orla, confirm_affiliation, copied.id, organisation_as_stated="Harbour Office", title_en="Adviser")
    now = next(seat for seat in view(orla, following).seats if seat.party == "cn")
    assert (now.organisation_en, now.title_en, now.affiliation_confirmed) == ("Harbour Office", "Adviser", True)
    then = next(seat for seat in view(orla, scene.meeting).seats if seat.party == "cn")
    assert (then.organisation_en, then.organisation_zh, then.title_en) == ("Port Institute", "港口研究院", "Fellow")


def test_a_confirmed_affiliation_that_did_not_change_stays(orla, following):
    copied = next(seat for seat in view(orla, following).seats if seat.party == "cn")
    act(orla, confirm_affiliation, copied.id)
    now = next(seat for seat in view(orla, following).seats if seat.party == "cn")
    assert (now.organisation_en, now.title_en, now.affiliation_confirmed) == ("Port Institute", "Fellow", True)


@pytest.mark.parametrize("verb", ["record", "amend", "next", "assert"])
def test_nothing_ends_before_it_starts(scene, orla, verb):
    dates = {"starts_on": APRIL, "ends_on": date(2026, 4, 13)}
    refused_act = {
        "record": lambda: act(orla, record_meeting, scene.dialogue, **dates),
        "amend": lambda: act(orla, amend_meeting, scene.meeting, ends_on=date(2025, 3, 9)),
        "next": lambda: act(orla, next_round, scene.meeting, **dates),
        "assert": lambda: act(orla, assert_date, scene.meeting, value_text="April", **dates),
    }[verb]
    with pytest.raises(EndsBeforeStart) as refused:
        refused_act()
    assert set(refused.value.facts) == {"starts_on", "ends_on"}


def test_a_sitting_is_part_of_a_round_of_the_same_dialogue(scene, orla):
    sitting = act(orla, record_meeting, scene.dialogue, starts_on=date(2025, 3, 11), part_of_id=scene.meeting)
    assert [line.id for line in view(orla, scene.meeting).sittings] == [sitting]
    with pytest.raises(NotOfThisDialogue):
        act(orla, record_meeting, scene.dialogue, starts_on=APRIL, part_of_id=scene.other_meeting)


def test_a_point_is_carried_within_its_dialogue_only(scene, orla):
    with pytest.raises(NotOfThisDialogue):
        act(orla, add_agenda_item, scene.other_meeting, title_en="Fees", carried_from_id=scene.deferred)


def test_points_stand_in_the_order_in_which_they_were_added(scene, orla):
    act(orla, add_agenda_item, scene.meeting, title_zh="其他事项")
    assert [point.title_zh for point in view(orla, scene.meeting).agenda] == ["等待时间", "费用", "其他事项"]


def test_closing_a_point_says_what_became_of_it(scene, orla):
    act(orla, close_agenda_item, scene.deferred, Outcome.DROPPED)
    assert view(orla, scene.meeting).agenda[1].outcome == Outcome.DROPPED


def test_ten_stated_and_three_listed_is_a_warning(scene, orla):
    act(orla, state_count, scene.meeting, party="us", stated=10, passage_id=scene.agreed)
    act(orla, state_count, scene.meeting, party="cn", stated=1)
    assert [(c.party, c.stated, c.listed, c.differs) for c in view(orla, scene.meeting).counts] == [
        ("us", 10, 3, True),
        ("cn", 1, 1, False),
    ]


def test_a_number_is_stated_of_a_party_of_the_dialogue(scene, orla):
    with pytest.raises(NotAPartyToThisDialogue):
        act(orla, state_count, scene.meeting, party="third", stated=1)


def test_dates_that_disagree_stand_side_by_side_and_the_preferred_is_the_meetings(scene, orla):
    act(
        orla,
        assert_date,
        scene.meeting,
        value_text="10-12 March",
        starts_on=date(2025, 3, 10),
        ends_on=date(2025, 3, 12),
    )
    act(
        orla, assert_date, scene.meeting, value_text="March 11-12", starts_on=date(2025, 3, 11), ends_on=date(2025, 3, 12),
        passage_id=scene.agreed, preferred=True,
    )  # fmt: skip
    seen = view(orla, scene.meeting)
    assert [(d.value_text, d.preferred) for d in seen.dates] == [("March 11-12", True), ("10-12 March", False)]
    assert seen.line.starts_on == date(2025, 3, 11)
    act(
        orla, assert_date, scene.meeting, value_text="March", starts_on=date(2025, 3, 1), precision=Precision.MONTH,
        preferred=True,
    )  # fmt: skip
    assert [d.preferred for d in view(orla, scene.meeting).dates] == [True, False, False]


def test_a_date_is_not_proved_by_a_quote_of_another_dialogue(scene, orla):
    with pytest.raises(NotOfThisDialogue):
        act(orla, assert_date, scene.meeting, value_text="March", passage_id=scene.other_passage)


def test_unnamed_people_are_seated_by_what_they_are_called_and_how_many(scene, orla):
    seat = view(orla, scene.meeting).seats[-1]
    assert (seat.name_en, seat.name_zh, seat.head_count, seat.person_id) == ("two note-takers", "两名记录员", 2, None)


def test_a_seat_needs_somebody(scene, orla):
    with pytest.raises(FieldMissing):
        act(orla, add_participation, scene.meeting, party="us")


def test_a_person_may_sit_on_no_side_but_not_on_a_side_that_is_not_there(scene, orla):
    guest = act(orla, record_person, names=["Ines Marlow"])
    with pytest.raises(NotAPartyToThisDialogue):
        act(orla, add_participation, scene.meeting, person_id=guest, party="outside")
    act(orla, add_participation, scene.meeting, person_id=guest, party="")


def test_a_meeting_has_the_rule_of_its_dialogue_unless_it_has_its_own(scene, orla):
    assert view(orla, scene.meeting).attribution_rule == AttributionRule.ATTRIBUTED
    act(orla, amend_meeting, scene.meeting, attribution_rule=AttributionRule.CHATHAM_HOUSE)
    assert view(orla, scene.meeting).attribution_rule == AttributionRule.CHATHAM_HOUSE
