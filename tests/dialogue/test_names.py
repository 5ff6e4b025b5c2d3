"""How a person's name is written and found."""

import random

import pytest

from dialogue.names import (
    NameForm,
    NameKind,
    NameOrder,
    Script,
    compose,
    script_of,
    search_key,
    shown_name,
    with_capitals,
    written,
)

PINYIN = NameForm("LÜ Anqing", "Lü", "Anqing", NameOrder.FAMILY_FIRST, Script.LATIN, NameKind.PINYIN)
HAN = NameForm("吕安庆", "吕", "安庆", NameOrder.FAMILY_FIRST, Script.SIMPLIFIED, NameKind.CANONICAL)
WESTERN = NameForm("Marta Quill", "Quill", "Marta")
MISPRINT = NameForm("Marta Qill", kind=NameKind.MISSPELLING)


def test_a_name_is_written_as_it_was_given():
    assert written(PINYIN) == "LÜ Anqing"


@pytest.mark.parametrize(
    ("family", "given", "order", "script", "together"),
    [
        ("Lü", "Anqing", NameOrder.FAMILY_FIRST, Script.LATIN, "Lü Anqing"),
        ("Quill", "Marta", NameOrder.GIVEN_FIRST, Script.LATIN, "Marta Quill"),
        ("吕", "安庆", NameOrder.FAMILY_FIRST, Script.SIMPLIFIED, "吕安庆"),
        ("Quill", "", NameOrder.GIVEN_FIRST, Script.LATIN, "Quill"),
    ],
)
def test_parts_are_put_together_in_the_order_of_the_name(family, given, order, script, together):
    assert compose(family, given, order, script) == together


def test_capitals_show_the_family_name_in_either_order():
    assert with_capitals(WESTERN) == "Marta QUILL"
    assert with_capitals(PINYIN) == "LÜ Anqing"


def test_capitals_leave_a_chinese_name_alone():
    assert with_capitals(HAN) == "吕安庆"


def test_each_reader_is_shown_the_script_of_the_language():
    assert shown_name([PINYIN, HAN], "zh") == "吕安庆"
    assert shown_name([HAN, PINYIN], "en") == "LÜ Anqing"


def test_the_other_script_stands_in_where_a_name_has_one_form_only():
    assert shown_name([HAN], "en") == "吕安庆"


def test_a_misspelling_is_shown_only_when_nothing_else_is_known():
    assert shown_name([MISPRINT, WESTERN], "en") == "Marta Quill"
    assert shown_name([MISPRINT], "en") == "Marta Qill"


def test_nobody_is_shown_for_no_name():
    assert shown_name([], "en") == ""


@pytest.mark.parametrize(
    ("given", "sought"),
    [("Lü Anqing", "lu anqing"), ("Ch'en-Li", "chenli"), ("吕安庆", "吕 安庆"), ("O’Dell", "odell")],
)
def test_a_name_is_found_whatever_its_marks_and_spaces(given, sought):
    assert search_key(given) == search_key(sought)


@pytest.mark.parametrize("seed", range(20))
def test_the_key_of_a_key_is_the_key(seed):
    rng = random.Random(seed)
    name = "".join(rng.choice("AbÜé ’-张伟Ж.ﬁ") for _ in range(rng.randint(0, 20)))
    assert search_key(search_key(name)) == search_key(name)


def test_the_script_is_that_of_the_first_letter():
    assert script_of("吕安庆") == Script.SIMPLIFIED
    assert script_of("1. Marta") == Script.LATIN
