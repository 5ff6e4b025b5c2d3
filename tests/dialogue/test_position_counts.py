"""What is counted of positions, requests and read-outs: laws on random records, and what the words promise."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.figures import Figure, Window
from dialogue.position_counts import chains, convergence, movements, read_out_gap, unanswered
from dialogue.positions import Answer, Movement
from dialogue.read_outs import Told, told
from dialogue.requests import Age, age, is_unanswered
from dialogue.vocabulary import Stance
from tests.actions.two_accounts import UNDERTAKINGS

PARTIES = ("us", "cn")


@dataclass(frozen=True)
class Meeting:
    id: UUID
    starts_on: date


@dataclass(frozen=True)
class Position:
    id: UUID
    party: str
    meeting_id: UUID | None
    stated_on: date | None
    leaning: int | None
    supersedes_id: UUID | None = None
    movement: Movement | None = None


@dataclass(frozen=True)
class Request:
    id: UUID
    asked_on: date | None
    is_unanswered: bool
    age: Age


@dataclass(frozen=True)
class Point:
    id: UUID
    told: Told
    telling: tuple[str, ...]
    topic_id: UUID | None = None


MEETINGS = [Meeting(UUID(int=n), date(2020 + n, 3, 1)) for n in range(1, 6)]
DAYS = st.dates(date(2021, 1, 1), date(2025, 12, 31))
WINDOWS = st.builds(Window, st.none() | DAYS, st.none() | DAYS)


@st.composite
def positions(draw):
    made = []
    for n in range(draw(st.integers(0, 8))):
        replaces = draw(st.none() | st.integers(0, n - 1)) if n else None
        made.append(
            Position(
                UUID(int=100 + n), draw(st.sampled_from(("us", "cn", "other"))),
                draw(st.none() | st.sampled_from([m.id for m in MEETINGS])), draw(st.none() | DAYS),
                draw(st.none() | st.integers(-2, 2)), None if replaces is None else UUID(int=100 + replaces),
                None if replaces is None else draw(st.none() | st.sampled_from(Movement)),
            )
        )  # fmt: skip
    return made


@given(positions(), WINDOWS)
def test_a_distance_stands_only_where_both_parties_were_placed_and_is_that_of_their_latest(stated, window):
    found = convergence(stated, MEETINGS, PARTIES, window)
    by_id = {p.id: p for p in stated}
    assert [s.meeting_id for s in found.steps] == [m.id for m in MEETINGS if window.holds(m.starts_on)]
    for step in found.steps:
        latest = []
        for party, counted in zip(PARTIES, (step.first, step.second), strict=True):
            here = [p for p in stated if p.meeting_id == step.meeting_id and p.party == party and p.leaning is not None]
            assert (counted is None) == (not here)
            if counted is not None:
                assert all((p.stated_on or date.min) <= (by_id[counted].stated_on or date.min) for p in here)
                latest.append(by_id[counted].leaning)
        assert step.distance == (abs(latest[0] - latest[1]) if len(latest) == 2 else None)
    assert found.coverage.counted == tuple(step.meeting_id for step in found.plotted)


@given(positions(), WINDOWS)
def test_which_party_is_named_first_changes_no_distance(stated, window):
    one, other = (convergence(stated, MEETINGS, p, window) for p in (PARTIES, PARTIES[::-1]))
    assert [s.distance for s in one.steps] == [s.distance for s in other.steps]


def test_what_nobody_placed_is_a_gap_and_never_the_middle():
    said = [
        Position(UUID(int=1), "us", MEETINGS[0].id, None, 2),
        Position(UUID(int=2), "cn", MEETINGS[0].id, None, None),
        Position(UUID(int=3), "cn", MEETINGS[1].id, None, -2),
        Position(UUID(int=4), "us", MEETINGS[1].id, None, 0),
    ]
    assert [step.distance for step in convergence(said, MEETINGS[:2], PARTIES).steps] == [None, 2]


@given(positions(), WINDOWS)
def test_every_replacement_is_counted_under_one_movement(stated, window):
    found = movements(stated, window)
    replacing = [p.id for p in stated if p.supersedes_id and window.holds(p.stated_on)]
    assert sorted(one for figure in found.values() for one in figure.counted) == sorted(replacing)
    assert all(set(figure.among) == set(replacing) for figure in found.values())


@given(positions())
def test_a_chain_goes_from_what_was_said_first_to_what_nobody_replaced(stated):
    found = chains(stated)
    replaced = {p.supersedes_id for p in stated}
    for chain in found:
        assert len(chain) > 1
        assert chain[0].supersedes_id is None
        assert chain[-1].id not in replaced
        assert [p.supersedes_id for p in chain[1:]] == [p.id for p in chain[:-1]]
    assert {chain[-1].id for chain in found} == {p.id for p in stated if p.supersedes_id and p.id not in replaced}


def test_what_is_out_of_sight_begins_a_chain_that_is_in_sight():
    later = [Position(UUID(int=n), "us", None, None, None, UUID(int=n - 1)) for n in (2, 3)]
    assert chains(later) == [tuple(later)]
    assert chains(later[:1]) == []


REQUESTS = st.lists(
    st.builds(Request, st.uuids(), st.none() | DAYS, st.booleans(), st.just(Age(None, None))), max_size=12
)


@given(REQUESTS, WINDOWS)
def test_unanswered_requests_stand_oldest_first_among_all_of_the_window(requests, window):
    found = unanswered(requests, window)
    days = {r.id: r.asked_on for r in requests}
    order = [days[one] or date.max for one in found.figure.counted]
    assert order == sorted(order)
    assert set(found.figure.counted) == {r.id for r in requests if r.is_unanswered and window.holds(r.asked_on)}
    assert found.figure.denominator == sum(window.holds(r.asked_on) for r in requests)
    assert [one for one, _ in found.ages] == list(found.figure.counted)


@given(st.none() | DAYS, DAYS)
def test_a_request_grows_older_by_days_and_by_the_rounds_held_after_it(asked_on, today):
    found = age(asked_on, [meeting.starts_on for meeting in MEETINGS], today)
    if asked_on is None:
        assert found == Age(None, None)
    else:
        assert found.days == (today - asked_on).days
        assert found.meetings == len([m for m in MEETINGS if asked_on < m.starts_on <= today])


def test_silence_that_was_noted_is_no_answer():
    assert [answer for answer in (None, *Answer) if is_unanswered(answer)] == [None, Answer.NO_RESPONSE]


@st.composite
def points(draw):
    made = []
    for n in range(draw(st.integers(0, 12))):
        stances = {p: draw(st.none() | st.sampled_from(Stance)) for p in PARTIES}
        mentions = [Mention(party, stance) for party, stance in stances.items() if stance]
        telling = tuple(
            m.party for m in mentions if m.stance in {Stance.ASSERTED, Stance.ACKNOWLEDGED, Stance.REWORDED}
        )
        topic = draw(st.none() | st.sampled_from((UUID(int=1), UUID(int=2))))
        made.append(Point(UUID(int=50 + n), told(mentions, None), telling, topic))
    return made


@dataclass(frozen=True)
class Mention:
    party: str
    stance: Stance


@given(points())
def test_every_point_that_is_told_is_told_by_both_or_by_one_alone(made):
    gap = read_out_gap(made, PARTIES)
    tellers = sorted([*gap.both.counted, *(one for figure in gap.only.values() for one in figure.counted)])
    assert tellers == sorted(gap.both.among)
    parts = (gap.same, gap.different, gap.vaguer, gap.not_compared)
    assert sum(part.numerator for part in parts) == gap.both.numerator
    alone = {one for figure in gap.only.values() for one in figure.counted}
    assert {*gap.not_confirmed.counted, *gap.denied.counted} <= alone


def test_the_worked_example_has_the_figures_that_were_counted_by_hand():
    made = [
        Point(UUID(int=n), one.told, tuple(p for p in PARTIES if getattr(one, p)))
        for n, one in enumerate(UNDERTAKINGS, 1)
    ]
    gap = read_out_gap(made, PARTIES)
    assert (gap.both.numerator, gap.both.denominator, round(float(gap.both.share), 2)) == (12, 17, 0.71)
    assert (gap.same.numerator, round(float(gap.same.share), 2)) == (4, 0.24)
    assert (gap.different.numerator, gap.vaguer.numerator, gap.not_confirmed.numerator) == (2, 6, 1)
    assert {party: figure.numerator for party, figure in gap.only.items()} == {"us": 3, "cn": 2}


def test_characters_of_a_topic_are_counted_once_where_two_points_share_them():
    topic, source = UUID(int=9), UUID(int=8)
    made = [Point(UUID(int=n), Told.ONE_ONLY, ("us",), topic) for n in (1, 2)]
    spans = {(UUID(int=1), "us"): [(source, 0, 10)], (UUID(int=2), "us"): [(source, 5, 12), (source, 20, 21)]}
    assert read_out_gap(made, PARTIES, spans).characters == {topic: {"us": 13, "cn": 0}}


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=8))
def test_characters_are_the_places_that_at_least_one_stretch_covers(stretches):
    point, source = Point(UUID(int=1), Told.ONE_ONLY, ("us",)), UUID(int=8)
    given_spans = {(point.id, "us"): [(source, start, start + length) for start, length in stretches]}
    places = {place for start, length in stretches for place in range(start, start + length)}
    assert read_out_gap([point], PARTIES, given_spans).characters[None]["us"] == len(places)


@given(WINDOWS, DAYS)
def test_a_wider_window_holds_what_a_narrower_one_holds(window, day):
    if window.holds(day):
        assert replace(window, first=None).holds(day)
        assert replace(window, last=None).holds(day)
    assert window.holds(None) == (window == Window())


@pytest.mark.parametrize(("counted", "among", "share"), [((), (), None), ((), (1,), 0), ((1,), (1, 2), 0.5)])
def test_a_share_of_nothing_is_no_figure(counted, among, share):
    assert Figure(tuple(UUID(int=n) for n in counted), tuple(UUID(int=n) for n in among)).share == share
