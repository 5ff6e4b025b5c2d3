"""The order of the parties' names in an original: what changes places, what stays, and what a person is asked to look at."""

import re
from collections import Counter
from itertools import permutations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dialogue.party_forms import KNOWN_FORMS, PartyForms
from drafts.alternat import in_order

FORMS = KNOWN_FORMS
THIRD = {**FORMS} | {"fr": PartyForms(("France",), ("French",), ("法国",), "法")}
US, CN = ("us", "cn"), ("cn", "us")


@pytest.mark.parametrize(
    ("language", "us_first", "cn_first"),
    [
        ("en", "The United States and China will meet.", "China and the United States will meet."),
        (
            "en",
            "the Government of the United States of America and the Government of the People’s Republic of China",
            "the Government of the People’s Republic of China and the Government of the United States of America",
        ),
        ("en", "between the United States and China", "between China and the United States"),
        ("en", "the U.S. and Chinese sides", "the Chinese and U.S. sides"),
        ("en", "The American side and the Chinese side agree.", "The Chinese side and the American side agree."),
        ("en", "the U.S.-China dialogue", "the China-U.S. dialogue"),
        ("en", "THE UNITED STATES AND CHINA", "CHINA AND THE UNITED STATES"),
        ("en", "American and Chinese experts", "Chinese and American experts"),
        ("zh", "美利坚合众国政府和中华人民共和国政府", "中华人民共和国政府和美利坚合众国政府"),
        (
            "en",
            "the United States of America (“the United States”) and the People’s Republic of China (hereinafter “China”)",
            "the People’s Republic of China (hereinafter “China”) and the United States of America (“the United States”)",
        ),
        (
            "zh",
            "美利坚合众国政府（以下简称“美方”）和中华人民共和国政府（以下简称“中方”）",
            "中华人民共和国政府（以下简称“中方”）和美利坚合众国政府（以下简称“美方”）",
        ),
        ("zh", "美国与中国将会晤。", "中国与美国将会晤。"),
        ("zh", "美方、中方均同意", "中方、美方均同意"),
        ("zh", "发展美中关系", "发展中美关系"),
        ("zh", "美中双方", "中美双方"),
    ],
)
def test_joined_names_change_places_and_back(language, us_first: str, cn_first: str) -> None:
    assert in_order(us_first, language, FORMS, CN).text == cn_first
    assert in_order(cn_first, language, FORMS, US).text == us_first
    assert in_order(us_first, language, FORMS, US).text == us_first


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The United States will report. China will report."),
        ("en", "US exports of pork, and Chinatown and the US Open"),
        ("en", "The United States and China's proposal"),
        ("en", "Indochina and the USB standard"),
        ("zh", "在中美洲的合作"),
        ("zh", "其中美方提出"),
        ("zh", "集中美国的专家"),
        ("zh", "会谈中美方各专家"),
        ("zh", "美国将报告。中国将报告。"),
        ("zh", "发展中国家和美国"),
    ],
)
def test_what_is_no_list_of_the_parties_stays(language, text: str) -> None:
    found = in_order(text, language, FORMS, CN)
    assert (found.text, found.changes) == (text, ())
    assert in_order(text, language, FORMS, US).text == text


def test_names_that_stand_close_together_and_are_not_plainly_joined_are_told() -> None:
    told = in_order("The United States, together with experts and China, agrees.", "en", FORMS, CN)
    assert told.left == ("The United States, together with experts and China",)
    assert in_order("The United States and China's proposal", "en", FORMS, CN).left == ("The United States and China",)
    assert in_order("美国专家小组同中国会晤", "zh", FORMS, CN).left == ("美国专家小组同中国",)


def test_a_list_with_somebody_who_is_no_party_of_the_text_stays() -> None:
    assert in_order("France, the United States and China", "en", THIRD, US).changes == ()
    found = in_order("France, the United States and China", "en", THIRD, ("cn", "fr", "us"))
    assert found.text == "China, France and the United States"


def test_every_change_is_told_as_it_was_and_as_it_is() -> None:
    found = in_order("China and the United States; 中国和美国", "en", FORMS, US)
    assert found.changes == (("China and the United States", "The United States and China"),)


PIECES = st.sampled_from(
    ["the United States", "The United States", "China", " and ", ", ", "-", "U.S.", "Chinese", "American", " side", " sides",
     "the ", "The ", ". ", "the People’s Republic of China", "the Government of ", "experts ", " with ", "’s ", "France"]
)  # fmt: skip
PIECES_ZH = st.sampled_from(
    [*list("中美法国方和与及、，。洲其各"), "美利坚合众国", "中华人民共和国", "政府", "双方", "关系", "发展"]
)


@example("中中美政府", "zh")
@given(
    st.one_of(st.lists(PIECES, max_size=12), st.lists(PIECES_ZH, max_size=12)).map("".join),
    st.sampled_from(["en", "zh"]),
)
def test_ordering_twice_is_ordering_once_and_no_letter_is_lost(text: str, language) -> None:
    for order in permutations(THIRD):
        once = in_order(text, language, THIRD, order).text
        assert in_order(once, language, THIRD, order).text == once
        assert Counter(once.casefold()) == Counter(text.casefold())


NO_TEXT = re.compile(r"\w(?=the )|the the | side side|(American|Chinese|U\.S\.)( and |, |-)the ", re.IGNORECASE)
"""What only a heap of pieces has: an article at the end of another word, a side of a side, what is American
beside a name that is joined to it with an article of its own."""


@example("the United States-the People’s Republic of China")
@given(st.lists(PIECES, max_size=12).map("".join).filter(lambda text: not NO_TEXT.search(text)))
def test_ordering_there_and_back_gives_an_ordered_text_again(text: str) -> None:
    ordered = in_order(text, "en", FORMS, US).text
    there = in_order(ordered, "en", FORMS, CN).text
    assert in_order(there, "en", FORMS, US).text.casefold() == ordered.casefold()
