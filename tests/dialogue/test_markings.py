"""Markings from the least to the most restricted, and ceilings."""

from itertools import product

from dialogue.markings import exceeds, highest
from dialogue.vocabulary import Marking


def test_what_is_marked_above_the_ceiling_exceeds_it_and_nothing_else_does() -> None:
    ordered = list(Marking)
    for marking, ceiling in product(ordered, ordered):
        assert exceeds(marking, ceiling) == (ordered.index(marking) > ordered.index(ceiling))


def test_without_a_marking_or_a_ceiling_nothing_exceeds() -> None:
    assert not any(exceeds(None, ceiling) or exceeds(ceiling, None) for ceiling in Marking)


def test_the_most_restricted_of_some_markings_is_the_highest() -> None:
    assert highest([Marking.PUBLIC, None, Marking.SENSITIVE, Marking.INTERNAL]) == Marking.SENSITIVE
    assert highest([None, None]) is None
