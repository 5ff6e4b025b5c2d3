"""Cohen's kappa: against its definition on random readings, and where it says nothing."""

from collections import Counter
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.coding import LEANINGS, agreements, kappa, latest

LEANING = st.sampled_from(LEANINGS)
PAIRS = st.lists(st.tuples(LEANING, LEANING), min_size=1, max_size=40)


def by_definition(pairs):
    """(observed - expected) / (1 - expected), each computed as a share."""
    n = len(pairs)
    observed = sum(a == b for a, b in pairs) / n
    one, other = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    expected = sum(one[value] / n * other[value] / n for value in LEANINGS)
    return None if expected == pytest.approx(1) else (observed - expected) / (1 - expected)


@given(PAIRS)
def test_kappa_is_what_its_definition_says(pairs):
    assert kappa(pairs) == pytest.approx(by_definition(pairs))


@given(PAIRS)
def test_who_of_two_coders_is_named_first_changes_nothing(pairs):
    assert kappa(pairs) == pytest.approx(kappa([(b, a) for a, b in pairs]))


@given(st.lists(LEANING, min_size=1, max_size=20))
def test_two_who_agree_always_have_a_kappa_of_one_unless_they_gave_a_single_value(given_values):
    expected = None if len(set(given_values)) == 1 else 1
    assert kappa([(value, value) for value in given_values]) == expected


def test_a_known_table_gives_its_known_kappa():
    # 50 things, 20 and 15 read alike; the marginals 25/25 and 30/20 make chance agree in half of the cases.
    pairs = [(1, 1)] * 20 + [(1, -1)] * 5 + [(-1, 1)] * 10 + [(-1, -1)] * 15
    assert kappa(pairs) == pytest.approx(0.4)


def test_nothing_read_by_both_has_no_kappa():
    assert kappa([]) is None


def test_only_what_both_read_is_counted_and_the_latest_reading_of_each_counts():
    a, b, c = (UUID(int=n) for n in (1, 2, 3))
    read = latest([("Ana", a, 2), ("Ben", a, -2), ("Ana", b, 1), ("Ben", b, 1), ("Ben", c, 0), ("Ben", a, 2)])
    (found,) = agreements(read)
    assert (found.first, found.second, found.over, found.alike, found.differing) == ("Ana", "Ben", (a, b), (a, b), ())
    assert found.kappa == 1
