"""Rolling texts counted: typed brackets, holders, words in brackets, and the numbers of what came in between."""

import re

import pytest

from drafts.brackets import held
from drafts.rolling import Agreed, OpenProposal, rolling
from drafts.rolling_counts import NOBODY, Extent, bracket_count, extent, holders, place_count
from drafts.rolling_numbers import inserted_number, insertion_suffix
from tests.drafts.test_rolling import BACK, SENTENCE, replacing, scene, written

# Square brackets typed in the text


def test_typed_brackets_are_counted_with_whom_their_label_names():
    head = "The Parties [US: shall] [CN: should] meet [every year] in 【澳方：一月】."
    text = rolling(head, (), [], names=BACK)
    assert [bracket.sides for bracket in text.literal] == [("us",), ("cn",), (), ("au",)]
    assert (bracket_count(text), place_count(text)) == (4, 3)
    assert holders(text) == {"us": 1, "cn": 1, NOBODY: 1, "au": 1}
    assert [bracket.text for bracket in text.literal] == ["shall", "should", "every year", "一月"]


def test_a_label_that_names_nobody_belongs_to_the_words():
    (bracket,) = held("[Note: see Annex]", BACK)
    assert (bracket.sides, bracket.text) == ((), "Note: see Annex")
    (bracket,) = held("[US, EU: shall]", BACK)
    assert bracket.sides == ()
    (bracket,) = held("［美方、中方：应当］", BACK)
    assert bracket.sides == ("us", "cn")


def test_typed_brackets_inside_one_another_have_their_depth():
    assert [(b.depth, b.text) for b in held("[a [b] ［c］] [d]")] == [(0, "a [b] ［c］"), (1, "b"), (1, "c"), (0, "d")]


def test_a_typed_bracket_is_never_cut_in_two():
    head = "The Parties shall [meet every year in Geneva and] publish a joint report on methane within thirty days."
    without = head.replace("[", "").replace("]", "")
    text = rolling(head, ("cn",), replacing(without, head=head))
    assert "[CN: [meet every year in Geneva and]] [US: meet every year in Geneva and]" in written(text)
    text = rolling(without, ("cn",), replacing(head, head=without))
    assert "[CN: meet every year in Geneva and] [US: [meet every year in Geneva and]]" in written(text)


def test_a_region_may_stand_inside_a_typed_bracket():
    head = "[US: The Parties shall publish a joint report within thirty days.]"
    text = rolling(head, ("us",), replacing(head.replace("thirty", "sixty"), head=head, sides=("cn",)))
    assert written(text) == "[US: The Parties shall publish a joint report within [US: thirty] [CN: sixty] days.]"
    assert bracket_count(text) == 3


# How much is in brackets


def test_the_words_in_brackets_are_counted_as_shown():
    text = rolling(SENTENCE, ("us",), replacing(SENTENCE.replace("shall", "should not"), sides=("cn",)))
    assert extent(text) == Extent(3, 14, len("shallshouldnot"), len(SENTENCE.replace(" ", "")) + len("shouldnot"))
    assert extent(rolling(SENTENCE, ("us",), [])) == Extent(0, 12, 0, len(SENTENCE.replace(" ", "")))


def test_chinese_characters_are_words_and_typed_brackets_count():
    assert extent(rolling("双方［应当］在2026年会晤。", (), [])) == Extent(2, 9, 2, 13)


def test_a_clause_with_stacked_alternatives_is_bracketed_as_a_whole():
    found = extent(rolling(SENTENCE, (), [OpenProposal("a", "us", "delete", SENTENCE, "")]))
    assert found.words_bracketed == found.words == 12


def test_words_beside_a_stacked_rival_are_in_brackets_and_so_are_those_of_the_rival():
    rival = "Experts of both sides meet once a year in Geneva within thirty days."
    text = rolling(SENTENCE, (), replacing(rival))
    assert extent(text) == Extent(25, 25, *[len((SENTENCE + rival).replace(" ", ""))] * 2)
    assert holders(text) == {NOBODY: 1, "us": 1}


def test_typed_brackets_are_counted_wherever_they_stand_beside_contested_words():
    head = "[One] two three four. Five [six [seven] eight] nine ten, eleven twelve [thirteen]. Fourteen [fifteen]"
    assert extent(rolling(head, (), [])) == Extent(6, 15, 31, 77)
    for word in ("two", "five", "nine", "seven", "fourteen"):
        rival = re.sub(rf"\b{word}\b", "other", head, flags=re.IGNORECASE)
        found = extent(rolling(head, (), replacing(rival, head=head)))
        contested = 2 - (word == "seven")  # which stood in brackets before
        assert (found.words_bracketed, found.words) == (6 + contested, 16)
        assert found.characters == 77 + len("other")
        assert found.characters_bracketed == 31 + len("other") + (len(word) if word != "seven" else 0)


@pytest.mark.parametrize("seed", range(100))
def test_what_is_in_brackets_is_part_of_the_whole(seed):
    text = rolling(*scene(seed))
    found = extent(text)
    shown = [a.text for place in text.contested for a in place.alternatives] + [a.text for a in text.stacked]
    everything = "".join(part.text for part in text.parts if isinstance(part, Agreed)) + "".join(shown)
    assert 0 <= found.words_bracketed <= found.words
    assert found.characters == sum(not (c.isspace() or c in "[]［］【】") for c in everything)
    assert found.characters_bracketed <= found.characters
    assert (found.characters_bracketed == 0) == (
        not "".join(shown).strip(" []［］【】") and not text.literal
    ) or text.stacked


# Numbers


def test_numbers_of_what_came_in_between():
    english = [insertion_suffix(n, "en") for n in range(1, 13)]
    assert english == [
        "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies",
    ]  # fmt: skip
    assert [insertion_suffix(n, "zh") for n in (1, 2, 3, 10, 11, 20, 32)] == [
        "", "之二", "之三", "之十", "之十一", "之二十", "之三十二",
    ]  # fmt: skip
    assert [inserted_number("3.2", n, "en") for n in (1, 2)] == ["3.2", "3.2 bis"]
    assert [inserted_number("第三条", n, "zh") for n in (1, 2)] == ["第三条", "第三条之二"]
    assert inserted_number("第叁条", 12, "zh") == "第叁条之壹拾贰"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_number_in_between_is_another_one(language):
    assert len({insertion_suffix(n, language) for n in range(1, 100)}) == 99
    for n in (0, -1, 100):
        with pytest.raises(ValueError, match="under one number"):
            insertion_suffix(n, language)
