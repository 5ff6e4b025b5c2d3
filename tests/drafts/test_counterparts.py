"""Candidates of a sentence in another text, and figures by value."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.numerals import ORDINARY, in_numerals
from drafts.counterparts import Term, counterparts
from drafts.figures import figures
from drafts.sentences import sentences

EN = (
    "The sides will meet in Vienna on 12 March 2026.",
    "Tariffs of 24% stay suspended for 90 days.",
    "China will buy 12 million tons of soybeans.",
    "Both sides welcomed students.",
    "A working group reports every year.",
    "Nothing was said of fisheries.",
)
ZH = (
    "双方将于2026年3月12日在维也纳会晤。",
    "24%的关税继续暂停90天。",
    "中方将采购1200万吨大豆。",
    "双方欢迎留学生。",
    "工作组每年提交报告。",
    "双方就海洋问题交换意见。",
)


@pytest.mark.parametrize("seed", range(20))
def test_a_sentence_finds_its_partner_wherever_it_stands(seed):
    chance = random.Random(seed)
    order = list(range(len(ZH)))
    chance.shuffle(order)
    other = "".join(ZH[at] for at in order)
    beside = " ".join(EN)
    for place, sentence in enumerate(EN[:5]):
        found = [other[slice(*one.span)] for one in counterparts(sentence, beside, other)]
        assert found[0] == ZH[place]
        back = [beside[slice(*one.span)] for one in counterparts(ZH[place], other, beside)]
        assert back[0] == sentence


WORDS = st.text(alphabet="abc 12.。，中美方将a年月日\n", max_size=80)


@given(WORDS, WORDS, WORDS, st.integers(1, 5))
def test_what_is_offered_are_sentences_of_the_other_text_the_likeliest_first(wanted, beside, other, most):
    found = counterparts(wanted, beside, other, most=most)
    spans = sentences(other)
    assert len(found) <= most
    assert {one.span for one in found} <= set(spans)
    assert len({one.span for one in found}) == len(found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_nothing_is_offered_where_nothing_speaks_for_it():
    assert counterparts("Fisheries were raised.", "Fisheries were raised.", "天气很好。") == []
    assert counterparts(" ", "a", "b.") == []
    assert counterparts("a", "a", "") == []


def test_a_name_that_both_languages_know_leads_to_its_sentence():
    other = "甲访问了海边。乙留在家里。丙也在那里。"
    found = counterparts("Mr Nemo spoke.", "Mr Nemo spoke.", other, [Term(("Nemo",), ("乙",))])
    assert other[slice(*found[0].span)] == "乙留在家里。"


@given(st.integers(2, 9999))
def test_a_number_has_one_value_in_both_scripts(number):
    written = figures(f"共{in_numerals(number, ORDINARY)}个项目")
    assert written == figures(f"a list of {number} projects and no more") == {f"n:{number}"} or 1900 <= number <= 2100


@given(st.dates())
def test_a_day_has_one_value_in_every_way_of_writing(day):
    expected = {f"d:{day.month}-{day.day}", f"y:{day.year}"}
    assert figures(f"on {day:%B} {day.day}, {day.year:04d} there") == expected
    assert figures(f"on {day.day} {day:%B} {day.year:04d} there") == expected
    assert figures(f"于{day.year:04d}年{day.month}月{day.day}日举行") == expected
    assert figures(day.isoformat()) == expected


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("12 million tons", "1200万吨"), ("24 percent", "24%"), ("10 percentage points", "10个百分点"), ("24%", "百分之二十四"),
        ("$1.5 billion", "15亿美元"), ("in 2026", "2026年"), ("90-day period", "90天"), ("three rounds", "三轮"),
    ],
)  # fmt: skip
def test_what_both_languages_count_is_the_same(english, chinese):
    assert figures(english) == figures(chinese) != frozenset()


@pytest.mark.parametrize("text", ["双方一致认为", "one of them said so", "COVID-19x", "万一有变", "第十四条"])
def test_what_only_looks_like_a_figure_is_none(text):
    assert not {figure for figure in figures(text) if figure not in {"n:19"}}
