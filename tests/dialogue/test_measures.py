"""Days that sources give for what happens once: which of them cannot all be right."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dialogue.measures import differing, in_time
from dialogue.record import MeasureEventKind as Kind
from dialogue.vocabulary import Precision


@dataclass(frozen=True)
class Event:
    kind: Kind
    happened_on: date | None
    precision: Precision = Precision.DAY


DAYS = st.dates(date(2007, 1, 1), date(2009, 12, 31))
EVENTS = st.lists(st.builds(Event, st.sampled_from(Kind), st.none() | DAYS, st.sampled_from(Precision)), max_size=8)


@given(EVENTS)
def test_the_events_stand_in_time_and_none_is_lost(events):
    ordered = in_time(events)
    assert sorted(map(repr, ordered)) == sorted(map(repr, events))
    days = [event.happened_on or date.max for event in ordered]
    assert days == sorted(days)


@given(EVENTS)
def test_one_day_alone_contradicts_nothing_and_who_agrees_is_never_shown_as_differing(events):
    for kind, given_days in differing(events).items():
        exact = {event.happened_on for event in given_days}
        assert len(exact) > 1
        assert all(event.kind == kind and event.happened_on is not None for event in given_days)


@given(DAYS)
def test_a_month_or_a_year_is_no_other_day_than_one_within_it(day):
    coarse = [
        Event(Kind.ISSUED, day.replace(day=1), Precision.MONTH),
        Event(Kind.ISSUED, date(day.year, 1, 1), Precision.YEAR),
    ]
    assert differing([Event(Kind.ISSUED, day), *coarse]) == {}


def test_two_days_for_what_happens_once_are_shown_side_by_side():
    first, second = Event(Kind.DUE_TO_TAKE_EFFECT, date(2008, 5, 1)), Event(Kind.DUE_TO_TAKE_EFFECT, date(2009, 5, 1))
    assert differing([second, first]) == {Kind.DUE_TO_TAKE_EFFECT: (first, second)}


def test_what_may_happen_several_times_contradicts_nothing():
    assert differing([Event(Kind.POSTPONED, date(2008, 5, 1)), Event(Kind.POSTPONED, date(2009, 5, 1))]) == {}
