"""The line of a point through the agendas: its age, what skipped it, where it was lost."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dialogue.agenda_chains import chains
from dialogue.rounds import is_carried
from dialogue.vocabulary import MeetingState, Outcome

TODAY = date(2026, 6, 1)


@dataclass(frozen=True)
class Round:
    id: UUID
    starts_on: date
    state: MeetingState = MeetingState.HELD
    part_of_id: UUID | None = None
    follows_id: UUID | None = None


@dataclass(frozen=True)
class Stood:
    id: UUID
    meeting_id: UUID
    outcome: Outcome = Outcome.OPEN
    carried_from_id: UUID | None = None


def key(number: int) -> UUID:
    return UUID(int=number)


ROUNDS = [Round(key(n), date(2025, n, 1)) for n in (1, 2, 3)]


def test_a_point_carried_twice_is_one_chain_of_three_with_its_age():
    points = [
        Stood(key(11), key(1), Outcome.DEFERRED), Stood(key(12), key(2), Outcome.NOT_REACHED, key(11)),
        Stood(key(13), key(3), Outcome.AGREED, key(12)),
    ]  # fmt: skip
    (chain,) = chains(points, ROUNDS, TODAY)
    assert chain.points == (key(11), key(12), key(13))
    assert (chain.rounds, chain.days, chain.is_open, chain.lost_in) == (2, 59, False, None)


def test_a_point_left_open_grows_older_every_day_and_is_lost_where_the_next_agenda_has_it_not():
    (chain,) = chains([Stood(key(11), key(1), Outcome.DEFERRED)], ROUNDS, TODAY)
    assert (chain.rounds, chain.days) == (2, (TODAY - date(2025, 1, 1)).days)
    assert chain.lost_in == key(2)


def test_a_point_taken_up_two_rounds_later_was_skipped_but_is_not_lost():
    points = [Stood(key(11), key(1), Outcome.DEFERRED), Stood(key(13), key(3), Outcome.OPEN, key(11))]
    (chain,) = chains(points, ROUNDS, TODAY)
    assert (chain.skipped, chain.lost_in) == ((key(2),), None)


def test_a_cancelled_round_neither_counts_nor_loses_a_point():
    rounds = [ROUNDS[0], Round(key(2), date(2025, 2, 1), MeetingState.CANCELLED)]
    (chain,) = chains([Stood(key(11), key(1), Outcome.DEFERRED)], rounds, TODAY)
    assert (chain.rounds, chain.lost_in) == (0, None)


def test_a_point_on_the_agenda_of_a_sitting_stands_in_the_round_of_the_sitting():
    rounds = [*ROUNDS[:2], Round(key(22), date(2025, 2, 2), part_of_id=key(2))]
    points = [Stood(key(11), key(1), Outcome.DEFERRED), Stood(key(12), key(22), Outcome.OPEN, key(11))]
    (chain,) = chains(points, rounds, TODAY)
    assert (chain.rounds, chain.lost_in) == (1, None)


def test_the_round_that_says_it_follows_comes_before_the_next_in_time():
    rounds = [ROUNDS[0], ROUNDS[1], Round(key(3), date(2025, 3, 1), follows_id=key(1))]
    points = [Stood(key(11), key(1), Outcome.DEFERRED), Stood(key(12), key(3), Outcome.OPEN, key(11))]
    assert chains(points, rounds, TODAY)[0].lost_in is None


def test_points_that_name_each_other_end_nowhere_and_hang_nothing_up():
    points = [Stood(key(11), key(1), carried_from_id=key(12)), Stood(key(12), key(2), carried_from_id=key(11))]
    assert chains(points, ROUNDS, TODAY) == []


@st.composite
def dialogues(draw):
    count = draw(st.integers(1, 6))
    rounds = [Round(key(n + 1), date(2024, 1, 1) + timedelta(days=30 * n)) for n in range(count)]
    points = []
    for number in range(draw(st.integers(0, 8))):
        place = draw(st.integers(0, count - 1))
        earlier = [p for p in points if p.meeting_id.int <= place and is_carried(p.outcome)]
        origin = draw(st.sampled_from([None, *earlier]))
        points.append(Stood(key(100 + number), key(place + 1), draw(st.sampled_from(Outcome)), origin and origin.id))
    return rounds, points


@given(dialogues())
def test_every_point_stands_in_a_chain_and_only_open_chains_are_lost(given_):
    rounds, points = given_
    found = chains(points, rounds, TODAY)
    assert {point for chain in found for point in chain.points} == {point.id for point in points}
    carried = {point.carried_from_id for point in points}
    assert sorted(chain.points[-1] for chain in found) == sorted(p.id for p in points if p.id not in carried)
    for chain in found:
        days = [next(r.starts_on for r in rounds if r.id == m) for m in chain.meetings]
        assert days == sorted(days)
        assert chain.rounds >= len(set(chain.meetings)) - 1
        assert chain.days >= 0
        assert chain.lost_in is None or chain.is_open
        assert not set(chain.skipped) & set(chain.meetings)
