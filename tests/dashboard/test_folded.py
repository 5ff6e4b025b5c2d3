"""Long stretches without a change are folded, and nothing is lost by it."""

import random

from dashboard.parts.folded import folded


def test_a_change_keeps_its_neighbours_and_the_rest_is_folded():
    assert folded([True] * 4 + [False] + [True] * 5) == [range(3), 3, 4, 5, range(6, 10)]


def test_a_single_line_is_not_folded():
    assert folded([False, True, True, True, False]) == [0, 1, 2, 3, 4]


def test_where_every_line_is_the_same_there_is_one_stretch():
    assert folded([True] * 3) == [range(3)]
    assert folded([]) == []


def test_every_line_stands_in_it_once_and_in_order_and_no_change_is_folded():
    for seed in range(200):
        chance = random.Random(seed)
        same = [chance.random() < 0.8 for _ in range(chance.randint(0, 40))]
        shown = folded(same)
        assert [line for part in shown for line in (part if isinstance(part, range) else [part])] == [*range(len(same))]
        assert all(same[line] for part in shown if isinstance(part, range) for line in part)
