"""Marked words are found again where they stand, and never elsewhere."""

import random

import pytest

from drafts.spans import span_now, surroundings

TEXTS = (
    "Both sides shall meet once a year in one of the two capitals, and shall report to each other.",
    "双方应每年在一方首都会晤一次，并应在三十日内相互通报情况。",
)


def marked(text, words):
    start = text.index(words)
    return start, start + len(words)


def test_words_that_were_not_touched_are_found_where_they_stand_now():
    old, new = TEXTS[0], "In principle, both sides shall meet once a year in one of the two capitals."
    start, end = span_now(old, marked(old, "once a year"), new)
    assert new[start:end] == "once a year"


def test_words_that_were_changed_are_not_found():
    assert span_now(TEXTS[0], marked(TEXTS[0], "once a year"), TEXTS[0].replace("once", "twice")) is None


def test_the_same_words_elsewhere_are_not_taken_for_the_marked_ones():
    old = TEXTS[0]
    new = old.replace("sides shall meet", "sides will meet")
    assert new.count("shall") == 1
    assert span_now(old, marked(old, "shall"), new) is None


def test_words_put_in_directly_before_or_after_do_not_touch_the_marked_ones():
    old = "They meet yearly."
    for new in ("They freely meet yearly.", "They meet again yearly."):
        start, end = span_now(old, marked(old, "meet"), new)
        assert new[start:end] == "meet"


def test_words_put_in_where_no_space_stands_between_do_not_touch_the_marked_ones():
    old = "双方会晤。"
    for new in ("双方会晤一次。", "双方尽快会晤。", "双方尽快会晤一次。"):
        start, end = span_now(old, marked(old, "会晤"), new)
        assert new[start:end] == "会晤"


def test_words_in_a_sentence_that_was_moved_are_found_between_the_same_words():
    sentence = "Costs lie where they fall, whatever their kind and whatever the place of a meeting. "
    old = sentence + "Nothing else is agreed between the two sides of this dialogue at this time."
    new = old.removeprefix(sentence) + " " + sentence
    start, end = span_now(old, marked(old, "whatever their kind"), new)
    assert new[start:end] == "whatever their kind"


def test_what_stands_around_the_words_is_kept_with_them():
    before, after = surroundings(TEXTS[0], marked(TEXTS[0], "once"))
    assert f"{before}once{after}" in TEXTS[0]
    assert surroundings("a", (0, 1)) == ("", "")


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_is_letter_for_letter_what_was_marked(seed):
    chance = random.Random(seed)
    old = chance.choice(TEXTS)
    at = sorted(chance.sample(range(len(old) + 1), 4))
    new = old[: at[0]] + chance.choice(["", "新", "new "]) + old[at[1] : at[2]] + old[at[3] :] + old[at[0] : at[1]]
    for _ in range(20):
        start, end = sorted(chance.sample(range(len(old) + 1), 2))
        found = span_now(old, (start, end), new)
        if found is not None:
            assert new[found[0] : found[1]] == old[start:end]
        assert span_now(old, (start, end), old) == (start, end)


def test_as_much_as_is_kept_stands_directly_before_and_after():
    text = "".join(chr(0x4E00 + n) for n in range(100))
    assert surroundings(text, (50, 52)) == (text[18:50], text[52:84])
    assert surroundings(text, (1, 99)) == (text[:1], text[99:])


MOVED = "Costs lie where they fall, whatever their kind and whatever the place of a meeting. "
STAYED = "Nothing else is agreed between the two sides of this dialogue at this time."


@pytest.mark.parametrize("words", ["whatever their kind", "Costs", "meeting"])
def test_words_of_a_moved_sentence_are_found_where_it_stands_now(words):
    """With what stands around them unchanged: at the beginning of the text, in its middle, at its end."""
    old, new = f"{STAYED} {STAYED} {MOVED}", f"{MOVED}{STAYED} {STAYED} "
    span = marked(old, words)
    before, after = surroundings(old, span)
    found = span_now(old, span, new)
    assert found == (marked(new, words) if new.count(before + words + after) == 1 else None)


def test_words_that_stand_twice_between_the_same_words_are_not_found():
    long = f"{STAYED} The two sides keep to what they have agreed before. Each of them may ask for a meeting. "
    sentence = "It is understood that costs lie where they fall, whatever their kind may be in the end. "
    for times, found in ((1, True), (2, False)):
        new = sentence * times + long
        assert (span_now(long + sentence, marked(long + sentence, "where they fall"), new) is not None) is found


def test_the_whole_text_is_not_found_inside_another():
    """Nothing stood around it, so nothing says that these are the same words."""
    assert span_now("shall", (0, 5), "They may, or they shall, or they must not.") in {None, (18, 23)}
    assert span_now("甲", (0, 1), "乙乙乙") is None


def test_a_place_without_words_is_not_looked_for_elsewhere():
    old = f"{MOVED}{STAYED}"
    new = f"{STAYED}{MOVED}".replace("whatever their kind", "of every kind")
    at = old.index("their kind")
    found = span_now(old, (at, at), new)
    assert found is None or found[0] == found[1]


BEFORE = f"{STAYED} The two sides keep to what they have agreed before. Each of them may ask for a meeting. "
BORNE = (
    "It is understood that costs lie where they fall, whatever their kind may be, and nobody else bears any of them. "
)


@pytest.mark.parametrize("words", ["where they fall, whatever", "costs lie"])
def test_words_are_found_in_the_sentence_that_went_to_the_beginning(words):
    old, new = BEFORE + BORNE, BORNE + BEFORE
    assert span_now(old, marked(old, words), new) in {None, marked(new, words)}
    assert span_now(old, marked(old, "where they fall, whatever"), new) == marked(new, "where they fall, whatever")


def test_the_first_words_of_a_text_are_found_where_they_went():
    old, new = BORNE + BEFORE, BEFORE + BORNE
    assert span_now(old, marked(old, "It is"), new) == marked(new, "It is")


def test_a_place_between_words_that_went_elsewhere_is_nowhere():
    assert span_now(BORNE + BEFORE, (40, 40), BEFORE + BORNE) is None
