"""A place can always be found between two others, and no clause has to move for it."""

import random
from bisect import insort
from itertools import pairwise
from math import log

import pytest

from drafts.places import PlaceNotUnderstood, PlacesOutOfOrder, first_places, place_between

MANY = 10_000


def inserted(where, start=("i0",), many=MANY):
    """Places after many insertions; `where` says, for the places so far, before which ordinal each goes."""
    places = list(start)
    for n in range(many):
        at = where(places, n)
        before, after = (places[at - 1] if at else None), (places[at] if at < len(places) else None)
        place = place_between(before, after)
        assert before is None or before < place
        assert after is None or place < after
        places.insert(at, place)
    return places


def test_ten_thousand_insertions_anywhere_stay_in_order_and_short():
    chance = random.Random(1)
    places = inserted(lambda sofar, n: chance.randrange(len(sofar) + 1))
    assert places == sorted(set(places))
    assert max(map(len, places)) < 12 * log(MANY)


@pytest.mark.parametrize(
    "where",
    [lambda sofar, n: 0, lambda sofar, n: len(sofar), lambda sofar, n: 1, lambda sofar, n: len(sofar) - 1],
    ids=["front", "end", "after the first", "before the last"],
)
def test_ten_thousand_insertions_at_one_spot_take_a_handful_of_characters(where):
    places = inserted(where, ("i0", "i1"))
    assert places == sorted(set(places))
    assert max(map(len, places)) <= 8


def test_insertions_that_close_in_from_both_sides_are_never_exhausted():
    places = inserted(lambda sofar, n: len(sofar) // 2, ("i0", "i1"), 400)
    assert places == sorted(set(places))


def test_the_places_of_a_new_text_stand_in_order_and_leave_room():
    places = first_places(5_000)
    assert list(places) == sorted(set(places))
    for before, after in [(None, places[0]), *pairwise(places), (places[-1], None)]:
        assert (before or "") < place_between(before, after) < (after or "~")


@pytest.mark.parametrize("seed", range(20))
def test_places_between_any_two_that_were_ever_made(seed):
    chance = random.Random(seed)
    places = ["i0", "i1"]
    for _ in range(300):
        low, high = sorted(chance.sample(range(len(places)), 2))
        place = place_between(places[low], places[high])
        assert places[low] < place < places[high]
        if place not in places:
            insort(places, place)


def test_there_is_a_place_beside_the_least_and_the_greatest_number():
    least, greatest = "0" * 18 + "1", "z" * 19
    for before, after in [(None, least), (None, place_between(None, least)), (greatest, None), (greatest + "i0", None)]:
        place = place_between(before, after)
        assert (before or "") < place < (after or "~")


def test_places_use_only_what_every_collation_sorts_alike():
    chance = random.Random(2)
    written = "".join(inserted(lambda sofar, n: chance.randrange(len(sofar) + 1), many=500))
    assert set(written) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("place", ["", "I0", "i", "j0", "i0h", "é0", "i0 ", "0" + "0" * 18])
def test_a_string_that_is_no_place_is_not_understood(place):
    with pytest.raises(PlaceNotUnderstood):
        place_between(place, None)


@pytest.mark.parametrize(("before", "after"), [("i1", "i0"), ("i0", "i0"), ("i0i0", "i0")])
def test_there_is_nothing_between_places_out_of_order(before, after):
    with pytest.raises(PlacesOutOfOrder):
        place_between(before, after)
