"""Dates read from the words of an undertaking, however a drafter writes them."""

import calendar
import random
from datetime import date, timedelta

import pytest

from dialogue.vocabulary import DueKind
from drafts.due_words import Due, due_in_chinese, due_in_english

DAYS = [date(2024, 1, 1) + timedelta(days=97 * n + n % 7) for n in range(60)]
"""Days in every month, the first and the last among them."""


def written_in_english(day: date, chance: random.Random) -> str:
    month = calendar.month_name[day.month]
    ordinal = "" if 10 < day.day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    number = f"{day.day}{chance.choice(('', ordinal))}"
    form = chance.choice(("{m} {d}, {y}", "{m} {d} {y}", "{d} {m} {y}", "{d} {m}, {y}"))
    words = form.format(m=chance.choice((month, month.upper())), d=number, y=day.year)
    return chance.choice(("by", "before", "until", "no later than", "On or before", "at the latest by")) + " " + words


def test_the_same_day_is_read_in_every_form_and_language():
    chance = random.Random(1)
    assert {day.month for day in DAYS} == set(range(1, 13))
    for day in DAYS:
        words = written_in_english(day, chance)
        assert due_in_english(f"It is done {words} in Geneva.") == Due(DueKind.DATE, day, words)
        written = f"{day.year}年{day.month}月{day.day}日"
        for words in (f"不迟于{written}", f"于{written}前", f"{written}之前"):
            assert due_in_chinese(f"双方应{words}完成。") == Due(DueKind.DATE, day, words)


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("year", [2027, 2028])
def test_the_end_of_a_month_is_its_last_day(year, month):
    last = date(year, month, calendar.monthrange(year, month)[1])
    assert due_in_english(f"by the end of {calendar.month_name[month]} {year}").on == last
    assert due_in_chinese(f"在{year}年{month}月底前").on == last


def test_the_end_of_a_year_is_its_last_day():
    assert due_in_english("by the end of 2029").on == due_in_chinese("在2029年底前").on == date(2029, 12, 31)
    assert due_in_chinese("不迟于2029年末").on == date(2029, 12, 31)


@pytest.mark.parametrize(
    "words",
    ["by March 2027", "by 2027", "before the 31 February 2027", "by February 30, 2027", "in the second half of 2027"],
)
def test_a_time_that_is_no_whole_date_is_a_date_without_a_day_in_english(words):
    assert due_in_english(f"It is done {words}.") == Due(DueKind.DATE, None, words)


@pytest.mark.parametrize(
    "words",
    ["于2027年3月前", "在2027年内", "不迟于2027年2月30日", "2027年上半年", "在2027年13月底前", "在2027年0月底前"],
)
def test_a_time_that_is_no_whole_date_is_a_date_without_a_day_in_chinese(words):
    found = due_in_chinese(f"双方应{words}完成。")
    assert (found.kind, found.on) == (DueKind.DATE, None)


def test_the_words_are_those_of_the_text_also_in_traditional_characters():
    found = due_in_chinese("雙方應於2027年5月14日之前繼續會談。")
    assert found == Due(DueKind.DATE, date(2027, 5, 14), "於2027年5月14日之前")
    assert due_in_chinese("雙方將繼續會談。") == Due(DueKind.CONTINUING, None, "繼續")


def test_a_day_goes_before_what_returns_and_what_lasts():
    assert due_in_english("Both continue to report annually, and first by 3 March 2027.").on == date(2027, 3, 3)
    assert due_in_chinese("双方继续每年报告，首次于2027年3月3日前报告。").on == date(2027, 3, 3)
    assert due_in_english("Both continue to report annually.").kind == DueKind.RECURRING
    assert due_in_chinese("双方继续每年报告。").kind == DueKind.RECURRING


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("下一輪會談之前", "下一轮会谈之前"), ("下屆會議上", "下届会议上"), ("兩週之內", "两周之内"), ("協議生效之後", "协议生效之后"),
        ("每隔兩個月", "每隔两个月"), ("繼續", "继续"), ("持續", "持续"), ("2027年第一季度", "2027年第一季度"),
    ],
)  # fmt: skip
def test_a_traditional_text_falls_due_when_the_simplified_one_does(traditional, simplified):
    found, same = due_in_chinese(f"雙方將在{traditional}磋商。"), due_in_chinese(f"双方将在{simplified}磋商。")
    assert (found.kind, found.on, len(found.words)) == (same.kind, same.on, len(same.words))
    assert found.words in f"在{traditional}"
