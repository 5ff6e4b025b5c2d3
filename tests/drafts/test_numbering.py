import random

import pytest

from dialogue.numerals import LEGAL, LEGAL_TRADITIONAL, ORDINARY, in_numerals
from drafts.numbering import label_key, number_of, split_label
from tests.drafts.texts import any_text, clause

SPLIT = (
    ("3.2 Each Party shall", "3.2", " ", "Each Party shall"),
    ("(a) the report", "(a)", " ", "the report"),
    ("Article 5", "Article 5", "", ""),
    ("Article 5: Scope", "Article 5", ": ", "Scope"),
    ("Article XII. Final", "Article XII", ". ", "Final"),
    ("第五条　双方", "第五条", "\u3000", "双方"),
    ("第五条双方", "第五条", "", "双方"),
    ("　　第十二條 雙方", "　　第十二條", " ", "雙方"),
    ("第十九条之二 略", "第十九条之二", " ", "略"),
    ("（一）双方", "（一）", "", "双方"),
    ("一、总则", "一、", "", "总则"),
    ("1. The Parties", "1.", " ", "The Parties"),
    ("iv) publish", "iv)", " ", "publish"),
    ("Part II", "Part II", "", ""),
    ("第叁条　双方", "第叁条", "\u3000", "双方"),
    ("壹、总则", "壹、", "", "总则"),
    ("（贰）双方", "（贰）", "", "双方"),
    ("貳拾參、附則", "貳拾參、", "", "附則"),
)
NOT_LABELS = (
    "2026 was a good year", "I agree", "3.5 million tonnes", "甲、乙双方", "Part of the text", "二〇二六年", "第三国", "第一，双方",
    "一是加强合作", "A treaty", "Articles are", "10.5%", "",
    "陆、海、空三军", "陸、海、空軍", "參、眾兩院", "陆地边界", "伍先生", "拾遗",
)  # fmt: skip
KEYS = (
    ("Article 5", "第五条", ("article", 5)),
    ("Article XII", "第十二條", ("article", 12)),
    ("Article 19 bis", "第十九条之二", ("article 19", 2)),
    ("Chapter 3", "第三章", ("chapter", 3)),
    ("(a)", "（一）", ("letter", 1)),
    ("(iii)", "（三）", ("letter", 3)),
    ("Article 3", "第叁条", ("article", 3)),
    ("Article 19 bis", "第拾玖條之貳", ("article 19", 2)),
    ("2.", "二、", ("number", 2)),
    ("3.2", "3.2", ("3.", 2)),
)
NUMBERS = (
    ("12", 12),
    ("１２", 12),
    ("十二", 12),
    ("一二", 12),
    ("二十", 20),
    ("一百零五", 105),
    ("xii", 12),
    ("IV", 4),
    ("b", 2),
    ("乙", 2),
)


@pytest.mark.parametrize("seed", range(100))
def test_label_separator_and_text_are_the_paragraph(seed):
    for text in (clause(seed), any_text(seed), f"第{seed}条　{clause(seed)}", f"{seed}.{seed} {clause(seed)}"):
        assert "".join(split_label(text)) == text


@pytest.mark.parametrize(("paragraph", "label", "separator", "text"), SPLIT)
def test_a_label_is_split_off(paragraph, label, separator, text):
    assert split_label(paragraph) == (label, separator, text)


@pytest.mark.parametrize("paragraph", NOT_LABELS)
def test_words_are_not_labels(paragraph):
    assert split_label(paragraph) == ("", "", paragraph)


@pytest.mark.parametrize(("english", "chinese", "key"), KEYS)
def test_labels_of_both_languages_have_one_key(english, chinese, key):
    assert label_key(english) == label_key(chinese) == key


@pytest.mark.parametrize(("written", "value"), NUMBERS)
def test_numbers_of_labels_are_read(written, value):
    assert number_of(written) == value


@pytest.mark.parametrize("written", ["", "Vll", "foo", "双"])
def test_what_is_not_a_number_has_no_value(written):
    assert number_of(written) is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("X", 10), ("x", 10), ("i", 1), ("I", 1), ("v", 5), ("V", 5), ("A", 1), ("z", 26), ("l", 12), ("ii", 2),
        ("甲", 1), ("癸", 10), ("十", 10), ("三百二十", 320), ("一千三百零五", 1305), ("二百", 200), ("MCMXCIV", 1994),
        ("1" * 15, int("1" * 15)), ("1" * 16, None), ("", None), ("IIX", 8), ("no", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(written, value):
    assert number_of(written) == value


def test_the_ten_stems_number_from_one_to_ten():
    assert [number_of(stem) for stem in "甲乙丙丁戊己庚辛壬癸"] == list(range(1, 11))


@pytest.mark.parametrize("seed", range(100))
def test_a_label_in_chinese_numerals_is_split_off_and_read_in_either_characters(seed):
    number = random.Random(seed).randint(1, 9999)
    for numerals in (ORDINARY, LEGAL, LEGAL_TRADITIONAL):
        written = in_numerals(number, numerals)
        for label, level in ((f"第{written}条", "article"), (f"（{written}）", "letter"), (f"{written}、", "number")):
            assert split_label(f"{label}双方应当") == (label, "", "双方应当")
            assert label_key(label) == (level, number)
