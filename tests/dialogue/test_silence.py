import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from dialogue.silence import (
    Break,
    DeadlineNotAfterOpening,
    NobodyToObject,
    Silence,
    SilenceStanding,
    TimeWithoutZone,
    UnknownZone,
    WallTimeHasZone,
    WallTimeOutOfCalendar,
    WallTimeSkipped,
    WallTimeTwice,
    counted_breaks,
    deadline_in,
    ended_at,
    lapsed_at,
    late_breaks,
    shown_in,
    standing,
)

OPENED = datetime(2026, 5, 4, 9, tzinfo=UTC)
DEADLINE = datetime(2026, 5, 11, 9, tzinfo=UTC)
INSTANT = timedelta(microseconds=1)
QUIET = Silence(OPENED, DEADLINE, ("us", "cn"))


def wall(written):
    """A time on a clock, without a zone."""
    return datetime.fromisoformat(written)


def broken(at, party="cn"):
    return replace(QUIET, breaks=(Break(party, at, "to be discussed in capital"),))


def test_it_runs_until_the_deadline_and_then_lapses_into_acceptance():
    assert standing(QUIET, OPENED) == SilenceStanding.RUNNING
    assert standing(QUIET, DEADLINE - INSTANT) == SilenceStanding.RUNNING
    assert standing(QUIET, DEADLINE) == SilenceStanding.LAPSED


def test_it_lapses_at_the_deadline_however_late_that_is_noticed():
    for later in (INSTANT, timedelta(days=3), timedelta(days=4000)):
        assert lapsed_at(QUIET, DEADLINE + later) == DEADLINE
    assert lapsed_at(QUIET, DEADLINE - INSTANT) is None


def test_an_objection_in_the_last_instant_counts():
    silence = broken(DEADLINE - INSTANT)
    assert standing(silence, DEADLINE) == SilenceStanding.BROKEN
    assert lapsed_at(silence, DEADLINE) is None


@pytest.mark.parametrize("late", [timedelta(0), INSTANT, timedelta(days=1)])
def test_an_objection_at_the_deadline_or_later_is_too_late_and_is_shown_as_such(late):
    silence = broken(DEADLINE + late)
    assert standing(silence, DEADLINE + late + INSTANT) == SilenceStanding.LAPSED
    assert late_breaks(silence) == tuple(silence.breaks)
    assert not counted_breaks(silence)


def test_only_late_objections_of_the_parties_are_late():
    breaks = (Break("us", DEADLINE - INSTANT), Break("observer", DEADLINE), Break("cn", DEADLINE + INSTANT))
    silence = replace(QUIET, breaks=breaks)
    assert late_breaks(silence) == (breaks[2],)
    assert counted_breaks(silence) == (breaks[0],)


def test_an_objection_of_who_is_no_party_does_not_count():
    silence = broken(OPENED + INSTANT, party="observer")
    assert standing(silence, DEADLINE) == SilenceStanding.LAPSED


def test_an_objection_before_the_opening_does_not_count():
    assert standing(broken(OPENED - INSTANT), DEADLINE) == SilenceStanding.LAPSED
    assert standing(broken(OPENED), OPENED) == SilenceStanding.BROKEN


def test_each_of_three_parties_can_break_it_alone():
    for party in ("us", "cn", "eu"):
        silence = replace(broken(OPENED + INSTANT, party), parties=("us", "cn", "eu"))
        assert standing(silence, DEADLINE) == SilenceStanding.BROKEN


def test_a_cancelled_procedure_accepts_nothing():
    silence = replace(QUIET, cancelled_at=DEADLINE - INSTANT)
    assert standing(silence, DEADLINE) == SilenceStanding.CANCELLED
    assert lapsed_at(silence, DEADLINE) is None
    assert ended_at(silence, DEADLINE) == DEADLINE - INSTANT


def test_a_cancellation_at_the_deadline_is_too_late():
    assert standing(replace(QUIET, cancelled_at=DEADLINE), DEADLINE) == SilenceStanding.LAPSED


def test_what_came_first_decides_between_an_objection_and_a_cancellation():
    at = OPENED + timedelta(days=1)
    broken_first = replace(broken(at), cancelled_at=at + INSTANT)
    cancelled_first = replace(broken(at), cancelled_at=at - INSTANT)
    together = replace(broken(at), cancelled_at=at)
    assert standing(broken_first, DEADLINE) == SilenceStanding.BROKEN
    assert standing(cancelled_first, DEADLINE) == SilenceStanding.CANCELLED
    assert standing(together, DEADLINE) == SilenceStanding.BROKEN


def test_as_of_a_moment_before_an_objection_it_was_running():
    at = OPENED + timedelta(days=1)
    assert standing(broken(at), at - INSTANT) == SilenceStanding.RUNNING
    assert ended_at(broken(at), at - INSTANT) is None
    assert ended_at(broken(at), at) == at


def any_silence(chance):
    def moment():
        return OPENED + timedelta(hours=chance.randrange(-30, 230))

    breaks = tuple(Break(chance.choice(("us", "cn", "observer")), moment()) for _ in range(chance.randrange(4)))
    return replace(QUIET, breaks=breaks, cancelled_at=chance.choice((None, moment())))


@pytest.mark.parametrize("seed", range(200))
def test_what_has_ended_never_changes_again(seed):
    chance = random.Random(seed)
    silence = any_silence(chance)
    seen = [standing(silence, OPENED + timedelta(hours=hour)) for hour in range(0, 300, 5)]
    ended = [how for how in seen if how != SilenceStanding.RUNNING]
    assert len(set(ended)) == 1
    assert seen == [SilenceStanding.RUNNING] * (len(seen) - len(ended)) + ended


@pytest.mark.parametrize("seed", range(200))
def test_nothing_that_comes_in_after_the_end_changes_how_it_ended(seed):
    chance = random.Random(seed)
    silence = any_silence(chance)
    now = DEADLINE + timedelta(days=1)
    end = ended_at(silence, now)
    late = Break("us", end + INSTANT)
    assert standing(replace(silence, breaks=(*silence.breaks, late)), now) == standing(silence, now)
    assert ended_at(replace(silence, breaks=(late, *silence.breaks)), now) == end


@pytest.mark.parametrize("seed", range(200))
def test_exactly_a_partys_timely_objection_breaks_it(seed):
    silence = any_silence(random.Random(seed))
    cancelled = silence.cancelled_at if silence.cancelled_at and silence.cancelled_at < DEADLINE else DEADLINE
    timely = [b for b in silence.breaks if b.party != "observer" and OPENED <= b.at < DEADLINE and b.at <= cancelled]
    assert (standing(silence, DEADLINE) == SilenceStanding.BROKEN) == bool(timely)


def test_times_without_a_zone_are_refused():
    naive = OPENED.replace(tzinfo=None)
    for make in (
        lambda: Silence(naive, DEADLINE, ("us",)),
        lambda: Silence(OPENED, naive, ("us",)),
        lambda: Silence(OPENED, DEADLINE, ("us",), cancelled_at=naive),
        lambda: Break("us", naive),
        lambda: standing(QUIET, naive),
        lambda: shown_in(naive, ["UTC"]),
    ):
        with pytest.raises(TimeWithoutZone):
            make()


def test_a_deadline_that_leaves_no_time_is_refused():
    with pytest.raises(DeadlineNotAfterOpening) as refused:
        Silence(OPENED, OPENED, ("us",))
    assert refused.value.deadline == OPENED


def test_a_procedure_without_parties_is_refused():
    with pytest.raises(NobodyToObject):
        Silence(OPENED, DEADLINE, ())


@pytest.mark.parametrize(
    ("zone", "local", "universal"),
    [
        ("Asia/Shanghai", wall("2026-07-01 18:00"), wall("2026-07-01 10:00")),
        ("Asia/Shanghai", wall("2026-01-01 00:00"), wall("2025-12-31 16:00")),
        ("America/New_York", wall("2026-07-01 18:00"), wall("2026-07-01 22:00")),
        ("America/New_York", wall("2026-01-15 18:00"), wall("2026-01-15 23:00")),
        ("Europe/Brussels", wall("2026-07-01 18:00"), wall("2026-07-01 16:00")),
        ("Europe/Brussels", wall("2026-01-15 18:00"), wall("2026-01-15 17:00")),
        ("Asia/Kolkata", wall("2026-01-15 18:00"), wall("2026-01-15 12:30")),
    ],
)
def test_a_wall_time_in_a_capital_is_one_moment(zone, local, universal):
    assert deadline_in(zone, local) == universal.replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "local"),
    [
        ("America/New_York", wall("2026-03-08 02:30")),
        ("Europe/Brussels", wall("2026-03-29 02:00")),
        ("Australia/Lord_Howe", wall("2026-10-04 02:15")),
    ],
)
@pytest.mark.parametrize("fold", [None, 0, 1])
def test_a_wall_time_that_never_comes_is_refused_with_its_neighbours(zone, local, fold):
    with pytest.raises(WallTimeSkipped) as refused:
        deadline_in(zone, local, fold)
    before, after = (shown.at.replace(tzinfo=None) for shown in neighbours(refused.value))
    assert before < local < after


def neighbours(refused):
    return [*shown_in(refused.before, [refused.zone]), *shown_in(refused.after, [refused.zone])]


def test_a_wall_time_that_comes_twice_has_to_be_chosen():
    local = wall("2026-11-01 01:30")
    with pytest.raises(WallTimeTwice) as refused:
        deadline_in("America/New_York", local)
    first, second = (deadline_in("America/New_York", local, fold) for fold in (0, 1))
    assert (refused.value.first, refused.value.second) == (first, second)
    assert first == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert second - first == timedelta(hours=1)


def test_a_choice_is_not_looked_at_where_the_wall_time_comes_once():
    noon = wall("2026-11-02 12:00")
    assert deadline_in("America/New_York", noon, 1) == deadline_in("America/New_York", noon)


@pytest.mark.parametrize("zone", ["Atlantis/Capital", "", "Asia", "../shadow", "a\0b", "x" * 4000])
def test_a_name_that_is_no_zone_is_refused(zone):
    with pytest.raises(UnknownZone):
        deadline_in(zone, wall("2026-01-01 00:00"))


def test_a_time_with_a_zone_is_no_wall_time():
    with pytest.raises(WallTimeHasZone):
        deadline_in("Asia/Shanghai", DEADLINE)


@pytest.mark.parametrize(
    ("zone", "written"), [("America/New_York", "9999-12-31 23:00"), ("Asia/Shanghai", "0001-01-01 00:00")]
)
def test_the_ends_of_the_calendar_are_refused_and_do_not_fail(zone, written):
    with pytest.raises(WallTimeOutOfCalendar):
        deadline_in(zone, wall(written))


ZONES = ("Asia/Shanghai", "America/New_York", "Europe/Brussels", "Australia/Lord_Howe", "Asia/Kolkata", "UTC")


@pytest.mark.parametrize("seed", range(300))
def test_what_is_shown_in_a_capital_leads_back_to_the_same_moment(seed):
    chance = random.Random(seed)
    moment = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=chance.randrange(4 * 365 * 24 * 60))
    if seed % 3 == 0:  # near the changes of the clocks in America and in Europe
        near = chance.choice((wall("2026-11-01 06:00"), wall("2026-03-08 07:00"), wall("2026-10-25 01:00")))
        moment = near.replace(tzinfo=UTC) + timedelta(minutes=chance.randrange(-90, 90))
    for shown in shown_in(moment, ZONES):
        clock = shown.at.replace(tzinfo=None, fold=0)
        assert deadline_in(shown.zone, clock, shown.at.fold) == moment
        assert clock - shown.offset == moment.replace(tzinfo=None)
        if not shown.is_twice:
            assert deadline_in(shown.zone, clock) == moment


def test_a_deadline_is_shown_in_the_order_of_the_capitals_and_says_where_it_comes_twice():
    shown = shown_in(datetime(2026, 11, 1, 6, 30, tzinfo=UTC), ["Asia/Shanghai", "America/New_York"])
    assert [(s.zone, s.at.strftime("%d %H:%M"), s.is_twice) for s in shown] == [
        ("Asia/Shanghai", "01 14:30", False),
        ("America/New_York", "01 01:30", True),
    ]
