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


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        (None, None, "i0"), ("i0", None, "i1"), ("iz", None, "j00"), ("jzz", None, "k000"), (None, "i0", "hz"), (None, "h0", "gzz"),
        ("i0", "i2", "i1"), ("i0", "i9", "i1"), ("i0", "i1", "i0i0"), ("i0i5", "i1", "i0i6"), ("hz", "i0", "hzi0"),
        ("i0", "i0i0", "i0hz"), ("i0i0", "i0i2", "i0i1"), (None, "i3i3", "i2"), ("i3i3", None, "i4"),
        (None, "0" * 18 + "2", "0" * 18 + "1"), (None, "0" * 18 + "1", "0" * 19 + "i0"), ("z" * 19, None, "z" * 19 + "i0"),
    ],
)  # fmt: skip
def test_a_place_takes_the_next_number_and_goes_deeper_only_where_there_is_none(before, after, place):
    assert place_between(before, after) == place


def test_the_first_places_count_from_nought():
    assert first_places(3) == ("i0", "i1", "i2")


def test_places_use_only_what_every_collation_sorts_alike():
    chance = random.Random(2)
    written = "".join(inserted(lambda sofar, n: chance.randrange(len(sofar) + 1), many=500))
    assert set(written) <= set("0123456789abcdefghijklmnopqrstuvwxyz")


@pytest.mark.parametrize("place", ["", "I0", "i", "j0", "i0h", "é0", "i0 ", "0" + "0" * 18])
def test_a_string_that_is_no_place_is_not_understood(place):
    with pytest.raises(PlaceNotUnderstood, match="not a place") as refused:
        place_between(place, None)
    assert refused.value.place == place


@pytest.mark.parametrize(("before", "after"), [("i1", "i0"), ("i0", "i0"), ("i0i0", "i0")])
def test_there_is_nothing_between_places_out_of_order(before, after):
    with pytest.raises(PlacesOutOfOrder, match=f"'{before}' does not stand before '{after}'") as refused:
        place_between(before, after)
    assert (refused.value.before, refused.value.after) == (before, after)
