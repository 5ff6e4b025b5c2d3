"""What is printed at the end of an original for signature: where and when it was done, and who signs for whom."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from exports.word.captions import Pair
from exports.word.values import Language

_BLANK: Final = "________"
_COUNTS: Final = {
    1: ("one", "一"),
    2: ("two", "两"),
    3: ("three", "三"),
    4: ("four", "四"),
    5: ("five", "五"),
    6: ("six", "六"),
}
_DIGITS: Final = "〇一二三四五六七八九"
_LANGUAGES: Final[dict[Language, Pair]] = {"en": ("English", "英文"), "zh": ("Chinese", "中文")}


def done_at(place: str, on: date | None, originals: int, languages: Sequence[Language], language: Language) -> str:
    """The testimonium in one language: place, date, how many originals, and that both texts are equally authentic.

    What is not known yet is a blank to be filled in by hand. `languages` are named in the order of the original.
    """
    number_en, number_zh = _COUNTS.get(originals, (str(originals), str(originals)))
    names = [_LANGUAGES[one][0 if language == "en" else 1] for one in languages]
    if language == "en":
        noun = "original" if originals == 1 else "originals"
        day = f"{on.day} {on:%B %Y}" if on else _BLANK
        return (
            f"Done at {place or _BLANK} on {day}, in {number_en} {noun}, each in the {' and '.join(names)} languages, "
            "both texts being equally authentic."
        )
    day = _in_characters(on) if on else f"{_BLANK}年____月____日"
    return (
        f"本文件于{day}在{place or _BLANK}签署，一式{number_zh}份，每份均用{'和'.join(names)}写成，两种文本同等作准。"
    )


_DONE: Final = re.compile(r"Done at .{1,200} texts being equally authentic\.|本文件于.{1,200}两种文本同等作准。")


def is_done_at(line: str) -> bool:
    """Whether a line is a testimonium as we print it, whatever place and date it names."""
    return _DONE.fullmatch(line) is not None


def _in_characters(on: date) -> str:
    """A date as treaties write it: 二〇二六年三月三十日."""
    year = "".join(_DIGITS[int(digit)] for digit in f"{on.year:04d}")
    return f"{year}年{_below_hundred(on.month)}月{_below_hundred(on.day)}日"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    made = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return made + (_DIGITS[ones] if ones else "")


def signs_for(formal: Pair, *, is_government: bool) -> Pair:
    """For whom somebody signs: a government on the official track, otherwise a side."""
    if is_government:
        return f"For the Government of the {formal[0]}", f"{formal[1]}政府代表"
    return f"For the {formal[0]}", f"{formal[1]}代表"


def kept_by(party: Pair) -> Pair:
    """Whose original this is: it stands beside the page number."""
    return f"Original of the {party[0]}", f"{party[1]}存本"


def is_kept_by(line: str) -> bool:
    """Whether a line says whose original it is."""
    return line in ALIKE or re.fullmatch(r"Original of the .{1,80}|.{1,40}存本", line) is not None


ALIKE: Final = ("All originals are alike", "各份正本文字相同")
PROOF: Final = ("Proof: this text is not adopted", "清样：案文尚未通过")
