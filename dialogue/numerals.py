"""Chinese numerals: how a number is written with them and what they say, in the ordinary and in the legal characters.

The legal characters (壹, 贰, 叁), made so that nobody can add a stroke, number the parts of contracts and of older texts.
A number that was printed with them is continued with them.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Numerals:
    """One set of characters: the digits from nought to nine, and what stands for ten, a hundred and a thousand."""

    digits: str
    units: str
    names_one_ten: bool
    """Whether ten is 一十 with its digit even where nothing stands before it; ordinary numerals write 十."""


ORDINARY: Final = Numerals("零一二三四五六七八九", "十百千", False)
ROUND_NOUGHT: Final = Numerals("〇一二三四五六七八九", "十百千", False)
LEGAL: Final = Numerals("零壹贰叁肆伍陆柒捌玖", "拾佰仟", True)
LEGAL_TRADITIONAL: Final = Numerals("零壹貳參肆伍陸柒捌玖", "拾佰仟", True)

_SETS: Final = (ORDINARY, ROUND_NOUGHT, LEGAL, LEGAL_TRADITIONAL)
_VALUES: Final = {sign: value for of in _SETS for value, sign in enumerate(of.digits)} | {"○": 0, "两": 2, "兩": 2}
_WORTH: Final = {sign: 10**power for of in _SETS for power, sign in enumerate(of.units, 1)}
_LEGAL_ONLY: Final = frozenset("".join(of.digits[1:] + of.units for of in (LEGAL, LEGAL_TRADITIONAL)))

SIGNS: Final = "".join(dict.fromkeys([*_VALUES, *_WORTH]))
"""Every character that may stand in such a number, as the inside of a regular expression class."""


def in_numerals(number: int, numerals: Numerals) -> str:
    """A number from 1 to 9,999 with its units: 十二, 一百零五, 壹佰零伍; empty beyond."""
    if not 0 < number < 10_000:
        return ""
    made, skipped = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            skipped = bool(made)
            continue
        made += numerals.digits[0] if skipped else ""
        is_bare_ten = power == 1 and digit == 1 and not made and not numerals.names_one_ten
        made += ("" if is_bare_ten else numerals.digits[digit]) + (numerals.units[power - 1] if power else "")
        skipped = False
    return made


def digit_by_digit(number: int, numerals: Numerals) -> str:
    """A number as its digits alone: 二〇二六."""
    return "".join(numerals.digits[int(digit)] for digit in str(number))


def value_of(written: str) -> int | None:
    """What is written in Chinese numerals, with units or digit by digit; None where it is not a number."""
    if not written or not all(sign in _VALUES or sign in _WORTH for sign in written):
        return None
    if not any(sign in _WORTH for sign in written):
        return int("".join(str(_VALUES[sign]) for sign in written))
    total, digit = 0, 0
    for sign in written:
        if sign in _WORTH:
            total += (digit or 1) * _WORTH[sign]
            digit = 0
        else:
            digit = _VALUES[sign]
    return total + digit


def numerals_of(written: str) -> Numerals:
    """With which characters a number is written, so that what follows it is written alike."""
    if not is_legal(written):
        return ROUND_NOUGHT if "〇" in written else ORDINARY
    return LEGAL_TRADITIONAL if any(sign in "貳參陸" for sign in written) else LEGAL


def is_legal(written: str) -> bool:
    """Whether legal characters stand in it."""
    return any(sign in _LEGAL_ONLY for sign in written)
