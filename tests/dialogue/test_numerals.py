"""Laws of Chinese numerals: what is written is read again, in ordinary and in legal characters."""

import random

import pytest

from dialogue.numerals import (
    LEGAL,
    LEGAL_TRADITIONAL,
    ORDINARY,
    ROUND_NOUGHT,
    digit_by_digit,
    in_numerals,
    is_legal,
    numerals_of,
    value_of,
)

ALL = (ORDINARY, ROUND_NOUGHT, LEGAL, LEGAL_TRADITIONAL)


@pytest.mark.parametrize("seed", range(100))
def test_a_number_is_read_as_it_was_written(seed):
    number = random.Random(seed).randint(1, 9999)
    for numerals in ALL:
        assert value_of(in_numerals(number, numerals)) == number
        assert value_of(digit_by_digit(number, numerals)) == number


@pytest.mark.parametrize("seed", range(100))
def test_ordinary_and_legal_characters_say_the_same_sign_for_sign(seed):
    number = random.Random(seed).randint(1, 9999)
    ordinary, legal = in_numerals(number, ORDINARY), in_numerals(number, LEGAL)
    turned = str.maketrans(LEGAL.digits + LEGAL.units, ORDINARY.digits + ORDINARY.units)
    assert legal.translate(turned).removeprefix("一" if 10 <= number < 20 else "") == ordinary
    assert is_legal(legal)
    assert not is_legal(ordinary)


@pytest.mark.parametrize("seed", range(50))
def test_what_follows_a_number_is_written_as_it_was(seed):
    number = random.Random(seed).randint(2, 9998)
    for numerals in (ORDINARY, LEGAL):
        following = in_numerals(number + 1, numerals_of(in_numerals(number, numerals)))
        assert value_of(following) == number + 1
        assert is_legal(following) == (numerals is LEGAL)


@pytest.mark.parametrize(
    ("number", "ordinary", "legal", "traditional"),
    [
        (1, "一", "壹", "壹"), (10, "十", "壹拾", "壹拾"), (12, "十二", "壹拾贰", "壹拾貳"), (20, "二十", "贰拾", "貳拾"),
        (105, "一百零五", "壹佰零伍", "壹佰零伍"), (110, "一百一十", "壹佰壹拾", "壹佰壹拾"),
        (3004, "三千零四", "叁仟零肆", "參仟零肆"), (6060, "六千零六十", "陆仟零陆拾", "陸仟零陸拾"), (0, "", "", ""), (10_000, "", "", ""),
    ],
)  # fmt: skip
def test_numbers_are_written_as_chinese_writes_them(number, ordinary, legal, traditional):
    assert [in_numerals(number, of) for of in (ORDINARY, LEGAL, LEGAL_TRADITIONAL)] == [ordinary, legal, traditional]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("拾", 10),
        ("拾贰", 12),
        ("二〇二六", 2026),
        ("贰零贰陆", 2026),
        ("两百", 200),
        ("壹百二拾", 120),
        ("", None),
        ("五个", None),
    ],
)
def test_numerals_are_read_as_people_write_them(written, value):
    assert value_of(written) == value
