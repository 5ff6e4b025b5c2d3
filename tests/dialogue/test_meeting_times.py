"""The times of a meeting on every clock, and the names of an organisation on a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.lineage import above, existed_on, name_at, predecessors, successors
from dialogue.meeting_times import by_clocks, check_times, length, moments
from dialogue.refusals import DeadlineNeverComes, EndsBeforeItStarts, EndsBeforeStart, UnknownTimeZone

DAY = date(2019, 12, 9)


def test_morning_in_sanya_is_the_evening_before_in_washington():
    sanya, washington = by_clocks(
        DAY, None, time(9), time(17, 30), "Asia/Shanghai", ("America/New_York", "Asia/Shanghai")
    )
    assert (sanya.zone, washington.zone) == ("Asia/Shanghai", "America/New_York")
    assert (washington.starts.date(), washington.starts.time()) == (date(2019, 12, 8), time(20))
    assert (washington.ends.date(), washington.ends.time()) == (DAY, time(4, 30))


def test_without_a_time_or_a_zone_nothing_is_told():
    assert by_clocks(DAY, None, None, None, "Asia/Shanghai", ("UTC",)) == []
    assert by_clocks(DAY, None, time(9), None, "", ("UTC",)) == []
    assert moments(DAY, None, time(9), None, "Nowhere/Atall") == (None, None)


@pytest.mark.parametrize(
    ("given_", "refusal"),
    [
        ((DAY, date(2019, 12, 8), None, None, ""), EndsBeforeStart),
        ((DAY, None, time(15), time(9), ""), EndsBeforeItStarts),
        ((DAY, DAY, time(15), time(9), ""), EndsBeforeItStarts),
        ((date(2027, 3, 14), None, time(2, 30), None, "America/New_York"), DeadlineNeverComes),
        ((DAY, None, time(9), None, "Nowhere/Atall"), UnknownTimeZone),
    ],
)
def test_what_cannot_be_is_refused(given_, refusal):
    with pytest.raises(refusal):
        check_times(*given_)


def test_a_meeting_over_midnight_of_two_days_may_end_at_an_earlier_hour():
    check_times(DAY, date(2019, 12, 10), time(15), time(9), "Asia/Shanghai")


@given(
    st.dates(date(1980, 1, 1), date(2040, 1, 1)), st.times(), st.times(), st.integers(1, 5),
    st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/London", "Asia/Kolkata", "Australia/Lord_Howe"]),
    st.sampled_from(["America/Sao_Paulo", "Pacific/Apia", "UTC"]),
)  # fmt: skip
def test_every_clock_shows_the_same_moment(day, starts_at, ends_at, lasting, zone, other):
    last = day + timedelta(days=lasting)
    place, there = by_clocks(day, last, starts_at, ends_at, zone, (other,))
    assert place.starts == there.starts
    assert place.ends == there.ends
    assert length(place.starts, place.ends) == length(there.starts.astimezone(UTC), there.ends.astimezone(UTC))


def test_a_night_in_which_clocks_are_put_back_is_an_hour_longer():
    zone = "America/New_York"
    starts, ends = moments(date(2026, 10, 31), date(2026, 11, 1), time(20), time(8), zone)
    assert length(starts, ends) == timedelta(hours=13)
    assert isinstance(starts, datetime)


@dataclass(frozen=True)
class Name:
    text: str
    language: str = "en"
    used_from: date | None = None
    used_until: date | None = None


@dataclass(frozen=True)
class Body:
    id: UUID
    successor_id: UUID | None = None
    parent_id: UUID | None = None


NAMES = [
    Name("Export Control Division", "en", None, date(2003, 12, 31)), Name("Division II", "en", date(2003, 1, 1), date(2014, 4, 30)),
    Name("出口管制二处", "zh", date(2003, 1, 1), date(2014, 4, 30)), Name("another name"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "day", "name"),
    [
        ("en", date(1999, 1, 1), "Export Control Division"), ("en", date(2010, 1, 1), "Division II"),
        ("en", date(2015, 1, 1), "Bureau"), ("zh", date(2010, 1, 1), "出口管制二处"), ("zh", date(1999, 1, 1), "Bureau"),
        ("en", None, "Bureau"), ("en", date(2003, 6, 1), "Division II"),
    ],
)  # fmt: skip
def test_an_organisation_is_called_as_it_was_on_the_day(language, day, name):
    assert name_at(NAMES, "Bureau", language, day) == name


def test_lineage_goes_both_ways_and_a_circle_ends():
    a, b, c = (UUID(int=n) for n in (1, 2, 3))
    rows = {a: Body(a, b, c), b: Body(b, c), c: Body(c, None, a)}
    assert [row.id for row in successors(rows, a)] == [b, c]
    assert [row.id for row in predecessors(rows.values(), c)] == [b, a]
    assert [row.id for row in above(rows, a)] == [c]


def test_an_organisation_exists_between_its_dates_as_far_as_they_are_known():
    assert existed_on(None, None, DAY)
    assert not existed_on(date(2020, 1, 1), None, DAY)
    assert not existed_on(None, date(2019, 1, 1), DAY)
