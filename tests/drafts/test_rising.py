"""The longest part that kept its order."""

import random
from itertools import combinations, pairwise

from drafts.rising import longest_rising


def test_no_longer_part_rises():
    chance = random.Random(1)
    for _ in range(200):
        values = [chance.randrange(9) for _ in range(chance.randrange(8))]
        found = longest_rising(values)
        assert found == sorted(set(found))
        assert all(values[a] < values[b] for a, b in pairwise(found))
        rising = [
            n
            for n in range(len(values) + 1)
            if any(all(a < b for a, b in pairwise(part)) for part in combinations(values, n))
        ]
        assert len(found) == max(rising)


def test_nothing_rises_in_nothing():
    assert longest_rising([]) == []
