"""What a reader gets in each language: dates, numbers, plural forms, and the one of two texts."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest

from locales import LANGUAGE_NAMES, LANGUAGES, Reader

ENGLISH, CHINESE = Reader("en"), Reader("zh")


def test_a_date_is_written_as_each_language_writes_it() -> None:
    day = date(2026, 11, 22)
    assert (ENGLISH.date(day), CHINESE.date(day)) == ("22 November 2026", "2026年11月22日")
    assert (ENGLISH.short_date(day), CHINESE.short_date(day)) == ("22 Nov 2026", "2026年11月22日")


def test_a_day_below_ten_has_no_leading_zero() -> None:
    day = date(2027, 3, 5)
    assert (ENGLISH.date(day), CHINESE.date(day)) == ("5 March 2027", "2027年3月5日")


def test_every_day_can_be_read_back_from_both_languages() -> None:
    rng = random.Random(20261122)
    for _ in range(200):
        day = date(1972, 2, 27) + timedelta(days=rng.randrange(40_000))
        assert datetime.strptime(ENGLISH.date(day), "%d %B %Y").date() == day  # noqa: DTZ007
        assert datetime.strptime(CHINESE.date(day), "%Y年%m月%d日").date() == day  # noqa: DTZ007


def test_a_moment_is_told_in_the_readers_time_zone() -> None:
    moment = datetime(2026, 11, 22, 18, 30, tzinfo=UTC)
    assert ENGLISH.moment(moment) == "22 Nov 2026, 18:30"
    assert Reader("zh", "Asia/Shanghai").moment(moment) == "2026年11月23日 02:30"
    assert Reader("en", "America/New_York").moment(moment) == "22 Nov 2026, 13:30"
    assert Reader("en", "Asia/Shanghai").clock(moment) == Reader("zh", "Asia/Shanghai").clock(moment) == "02:30"


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=LANGUAGES)
def test_numbers_are_grouped_in_threes(words: Reader) -> None:
    assert [words.number(n) for n in (0, 999, 1000, 1234567)] == ["0", "999", "1,000", "1,234,567"]
    assert words.percent(0.12) == "12%"


@pytest.mark.parametrize(
    ("number", "english", "chinese"),
    [
        (0, "0 clauses to accept", "0 条待接受"),
        (1, "1 clause to accept", "1 条待接受"),
        (2, "2 clauses to accept", "2 条待接受"),
        (21, "21 clauses to accept", "21 条待接受"),
        (1234, "1,234 clauses to accept", "1,234 条待接受"),
    ],
)
def test_english_has_two_plural_forms_and_chinese_one(number: int, english: str, chinese: str) -> None:
    one, many = "{n} clause to accept", "{n} clauses to accept"
    assert ENGLISH.n(one, many, number) == english
    assert CHINESE.n(one, many, number) == chinese


def test_a_counted_sentence_takes_other_facts_too() -> None:
    pattern = "waits on {party}: {n}"
    assert ENGLISH.n(pattern, pattern, 3, party="US") == "waits on US: 3"
    assert CHINESE.n(pattern, pattern, 3, party="中方") == "待中方处理：3"


def test_facts_are_filled_in_as_they_are_even_when_they_look_like_places() -> None:
    rng = random.Random(7)
    for _ in range(100):
        name = "".join(rng.choices("aé美方{}%<&\\“0", k=rng.randrange(1, 12)))
        assert ENGLISH.t("{name} can sign in now.", name=name) == f"{name} can sign in now."
        assert CHINESE.t("{name} can sign in now.", name=name) == f"{name} 现可登录。"


def test_a_sentence_without_facts_keeps_its_places_for_the_browser_to_fill() -> None:
    assert CHINESE.t("{number} changed: {who}") == "{number} 有变动：{who}"


def test_a_sentence_the_catalogue_does_not_know_stays_english() -> None:
    assert CHINESE.t("No such sentence {n}.", n=1) == "No such sentence 1."


def test_a_word_in_two_senses_is_said_in_the_sense_that_is_meant() -> None:
    assert [CHINESE.c(sense, "Name") for sense in ("person", "dialogue")] == ["姓名", "名称"]
    assert [CHINESE.c(sense, "comment") for sense in ("Word file", "no such sense")] == ["批注", "comment"]
    assert (CHINESE.t("comment"), ENGLISH.c("person", "Name")) == ("评注", "Name")


def test_sentences_follow_each_other_as_each_language_sets_them() -> None:
    assert ENGLISH.together("No such thing.", "", "Open one.") == "No such thing. Open one."
    assert CHINESE.together("尚无。", "", "请设立。") == "尚无。请设立。"
    assert ENGLISH.together("", "Open one.") == CHINESE.together("Open one.", "") == "Open one."


def test_of_two_texts_the_readers_own_comes_first_and_the_other_where_it_is_missing() -> None:
    assert (ENGLISH.pick("trade", "贸易"), CHINESE.pick("trade", "贸易")) == ("trade", "贸易")
    assert (ENGLISH.pick("", "贸易"), CHINESE.pick("trade", "")) == ("贸易", "trade")


def test_an_unknown_language_is_read_as_english() -> None:
    assert Reader("fr").language == "en"
    assert Reader("fr").t("Positions") == "Positions"


def test_each_language_is_named_in_itself() -> None:
    assert set(LANGUAGE_NAMES) == set(LANGUAGES)
    assert LANGUAGE_NAMES == {"en": "English", "zh": "中文"}


def test_readers_of_both_languages_do_not_change_each_other() -> None:
    rng = random.Random(11)
    for language in rng.choices(LANGUAGES, k=50):
        assert Reader(language).t("Positions") == {"en": "Positions", "zh": "立场"}[language]
