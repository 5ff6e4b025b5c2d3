"""Laws of the figures on random records: a numerator lies in its denominator, classes add up, windows lose nothing."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dialogue.agenda_chains import chains
from dialogue.agenda_counts import ages, carried_forward, waited
from dialogue.audiences import JOINT
from dialogue.contact_counts import by_acquaintance, by_often, met_within
from dialogue.coverage import Covered, WhoseWords, coverage, in_whose_words
from dialogue.figures import FEWEST, Figure, Span, Window, classes, digest_of, parted, span_of
from dialogue.position_counts import AskedSince, unanswered, waiting_times
from dialogue.requests import Age
from dialogue.rounds import is_carried
from dialogue.vocabulary import MeetingState, Outcome

TODAY = date(2026, 5, 1)
DAYS = st.dates(date(2020, 1, 1), date(2027, 12, 31))
WINDOWS = st.builds(Window, st.none() | DAYS, st.none() | DAYS)
PARTIES = ("us", "cn")


@dataclass(frozen=True)
class Meeting:
    id: UUID
    starts_on: date
    state: MeetingState = MeetingState.HELD
    part_of_id: UUID | None = None
    follows_id: UUID | None = None


@dataclass(frozen=True)
class Point:
    id: UUID
    meeting_id: UUID
    outcome: Outcome
    carried_from_id: UUID | None = None


@dataclass(frozen=True)
class Position:
    id: UUID
    party: str
    speaks_for: str


@dataclass(frozen=True)
class Request:
    id: UUID
    asked_on: date | None
    is_unanswered: bool
    age: Age


@dataclass(frozen=True)
class Pair:
    days: tuple[date, ...]


@st.composite
def agendas(draw):
    meetings: list[Meeting] = []
    for n in range(draw(st.integers(1, 5))):
        part_of = draw(st.none() | st.sampled_from([m.id for m in meetings if m.part_of_id is None])) if n else None
        meetings.append(Meeting(UUID(int=n + 1), draw(DAYS), draw(st.sampled_from(MeetingState)), part_of))
    points: list[Point] = []
    for n in range(draw(st.integers(0, 8))):
        before = draw(st.none() | st.sampled_from([p.id for p in points])) if points else None
        meeting = draw(st.sampled_from([m.id for m in meetings]))
        points.append(Point(UUID(int=100 + n), meeting, draw(st.sampled_from(Outcome)), before))
    return meetings, points


def holds_its_list(figure: Figure) -> None:
    assert set(figure.counted) <= set(figure.among)
    assert len(set(figure.counted)) == figure.numerator
    assert len(set(figure.among)) == figure.denominator
    assert (figure.told is None) == (figure.denominator < FEWEST)
    assert figure.told is None or 0 <= figure.told <= 1


def parts_its_whole(figures: dict) -> None:
    whole = {figure.among for figure in figures.values()}
    assert len(whole) == 1
    assert sorted(key for figure in figures.values() for key in figure.counted) == sorted(whole.pop())
    for figure in figures.values():
        holds_its_list(figure)


@given(st.lists(st.none() | DAYS, max_size=12), WINDOWS)
def test_every_row_is_in_a_window_outside_it_or_without_a_day(days, window):
    rows = list(enumerate(days))
    apart = parted(rows, lambda row: row[1], window)
    assert sorted((*apart.inside, *apart.outside, *apart.undated), key=str) == sorted(rows, key=str)
    assert all(window.holds(day) for _, day in apart.inside)
    assert all(day is None for _, day in apart.undated)
    assert not (window.is_open and (apart.outside or apart.undated))


@given(st.lists(DAYS, max_size=12), DAYS)
def test_what_lies_up_to_a_day_and_what_lies_after_it_are_everything(days, edge):
    up_to, after = Window(None, edge), Window(edge + timedelta(1), None)
    assert all(up_to.holds(day) != after.holds(day) for day in days)


@given(st.lists(st.sampled_from(Span), max_size=15))
def test_classes_are_counted_once_each_and_the_empty_ones_too(spans):
    found = classes(list(enumerate(spans)), lambda row: row[1], lambda row: UUID(int=row[0]), Span)
    assert list(found) == list(Span)
    parts_its_whole(found)


@given(st.integers(0, 4000), st.integers(0, 4000))
def test_what_lasted_longer_is_in_no_shorter_bucket(one, other):
    order = list(Span)
    assert (one <= other) <= (order.index(span_of(one)) <= order.index(span_of(other)))


@given(agendas(), WINDOWS)
def test_what_was_left_open_came_up_in_the_next_round_waits_for_one_or_is_counted_as_missing(agenda, window):
    meetings, points = agenda
    found = carried_forward(points, meetings, window)
    holds_its_list(found.figure)
    left = {p.id for p in points if is_carried(p.outcome)}
    assert set(found.figure.among) | set(found.waiting) <= left
    assert not set(found.figure.among) & set(found.waiting)
    assert sum(figure.denominator for _, figure in found.by_round) == found.figure.denominator
    assert sum(figure.numerator for _, figure in found.by_round) == found.figure.numerator
    taken_up = {p.carried_from_id for p in points}
    assert set(found.figure.counted) <= taken_up
    if window.is_open:
        state = {m.id: next(a for a in meetings if a.id == (m.part_of_id or m.id)).state for m in meetings}
        held = {p.id for p in points if p.id in left and state[p.meeting_id] == MeetingState.HELD}
        assert set(found.figure.among) | set(found.waiting) == held


@given(agendas(), WINDOWS)
def test_open_points_are_parted_by_their_age_in_rounds(agenda, window):
    meetings, points = agenda
    lines = chains(points, meetings, TODAY)
    found = ages(lines, window)
    parts_its_whole(found)
    waiting = [line for line in lines if line.is_open and window.holds(line.first_on)]
    for line in waiting:
        assert line.points[-1] in found[waited(line.rounds)].counted
    assert sum(figure.numerator for figure in found.values()) == len(waiting)


@given(st.dictionaries(st.integers(1, 9), st.sets(st.sampled_from(["us", "cn", "joint", ""]), min_size=1)))
def test_rounds_are_parted_by_whose_texts_are_in_and_silence_is_no_text(texts):
    meetings = [UUID(int=n) for n in range(1, 10)]
    found = coverage(meetings, {UUID(int=n): sides for n, sides in texts.items()}, PARTIES)
    parts_its_whole(found.by_class)
    assert found.by_class[Covered.NOTHING].numerator == len(meetings) - found.sourced.numerator
    for side, figure in found.by_side.items():
        holds_its_list(figure)
        assert set(figure.counted) == {UUID(int=n) for n, sides in texts.items() if sides & {side, JOINT}}
    every = set(found.by_class[Covered.EVERY_SIDE].counted)
    assert every == set(found.by_side["us"].counted) & set(found.by_side["cn"].counted)


@given(st.lists(st.tuples(st.sampled_from(["us", "cn", ""]), st.sampled_from(["us", "cn", "joint", ""])), max_size=12))
def test_each_position_of_a_party_is_known_from_one_kind_of_text(said):
    rows = [Position(UUID(int=n), party, text) for n, (party, text) in enumerate(said)]
    found = in_whose_words(rows, PARTIES)
    for side in PARTIES:
        parts_its_whole(found[side])
        assert found[side][WhoseWords.OWN].among == tuple(row.id for row in rows if row.party == side)
        own = found[side][WhoseWords.OWN].counted
        assert all(row.speaks_for == side for row in rows if row.id in own)


@given(st.lists(st.tuples(st.none() | DAYS, st.booleans()), max_size=12), WINDOWS)
def test_unanswered_requests_are_parted_by_how_long_they_wait_and_undated_ones_stay_apart(asked, window):
    rows = [
        Request(UUID(int=n), day, waits, Age((TODAY - day).days if day else None, None))
        for n, (day, waits) in enumerate(asked)
    ]
    told = unanswered(rows, window)
    holds_its_list(told.figure)
    found = waiting_times(told)
    parts_its_whole(found)
    assert found[AskedSince.UNDATED].among == told.figure.counted
    undated = {row.id for row in rows if row.asked_on is None and row.is_unanswered and window.is_open}
    assert set(found[AskedSince.UNDATED].counted) == undated


@given(st.lists(st.lists(DAYS, min_size=1, max_size=5, unique=True), max_size=8), WINDOWS)
def test_pairs_of_a_window_had_met_before_it_or_for_the_first_time(days, window):
    pairs = [Pair(tuple(sorted(met))) for met in days]
    met = met_within(pairs, window)
    assert [one.place for one in met] == [n for n, p in enumerate(pairs) if any(map(window.holds, p.days))]
    for one in met:
        assert one.days == tuple(day for day in pairs[one.place].days if window.holds(day))
        earlier = [day for day in pairs[one.place].days if day < one.days[0]]
        assert one.before == max(earlier, default=None)
    parts_its_whole(by_acquaintance(met, window))
    parts_its_whole(by_often(met, window))


@given(
    st.lists(st.text(max_size=4), max_size=6),
    st.lists(st.text(max_size=4), max_size=6),
    st.randoms(),
    st.text(max_size=4),
)
def test_a_digest_stands_for_its_rows_in_any_order_and_for_no_others(counted, among, chance, one):
    told = digest_of(counted, among)
    turned = [*counted]
    chance.shuffle(turned)
    assert digest_of(turned, among[::-1]) == told
    assert (digest_of([*counted, one], among) == told) == (one in counted)
    assert (digest_of(counted, [*among, one]) == told) == (one in among)
    assert (digest_of(among, counted) == told) == (set(among) == set(counted))
