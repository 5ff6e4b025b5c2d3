"""From one round to the next."""

import pytest

from dialogue.rounds import advanced, is_carried, next_number
from dialogue.vocabulary import Outcome


@pytest.mark.parametrize("outcome", [Outcome.OPEN, Outcome.DEFERRED, Outcome.NOT_REACHED])
def test_what_was_left_open_is_carried_forward(outcome):
    assert is_carried(outcome)


@pytest.mark.parametrize("outcome", [Outcome.AGREED, Outcome.DROPPED])
def test_what_was_settled_is_not_carried_forward(outcome):
    assert not is_carried(outcome)


@pytest.mark.parametrize(
    ("title", "last", "following"),
    [
        ("Third round", 3, "Fourth round"),
        ("THIRD ROUND", 3, "FOURTH ROUND"),
        ("第三轮", 3, "第四轮"),
        ("第十九轮", 19, "第二十轮"),
        ("第9轮", 9, "第10轮"),
        ("第叁轮", 3, "第肆轮"),
        ("第拾贰轮", 12, "第壹拾叁轮"),
        ("第一百零九轮", 109, "第一百一十轮"),
        ("第壹拾貳輪", 12, "第壹拾參輪"),
        ("3rd Dialogue on Ports", 3, "4th Dialogue on Ports"),
        ("Round 2", 2, "Round 3"),
        ("二月会晤 (Round 12)", 12, "二月会晤 (Round 13)"),
    ],
)
def test_a_title_that_names_its_number_counts_on(title, last, following):
    assert advanced(title, last, last + 1) == following


@pytest.mark.parametrize("title", ["Spring session", "第十二轮", "Round 21", "12 March meeting", "第10轮"])
def test_a_title_that_does_not_name_the_number_stays(title):
    assert advanced(title, 1, 2) == title
    assert advanced(title, None, None) == title


def test_numbers_count_on_from_the_highest():
    assert next_number([1, None, 3]) == 4
    assert next_number([None]) is None
