"""A quote stands where its anchor says, letter for letter."""

import random
from dataclasses import replace

import pytest

from dialogue.refusals import QuoteNotInSource
from intake.anchors import anchor, at, verify

WORDS = [
    "both",
    "sides",
    "agreed",
    "to",
    "meet",
    "again",
    "双方",
    "商定",
    "明年",
    "再次会晤",
    "。",
    "，",
    "[US: shall]",
]
SPACES = [" ", "  ", "\n", "\r\n  ", "\u3000", "\t"]


def source(seed):
    rng = random.Random(seed)
    parts = []
    for _ in range(rng.randint(20, 80)):
        parts += [rng.choice(WORDS), rng.choice(SPACES)]
    return "".join(parts), rng


@pytest.mark.parametrize("seed", range(40))
def test_a_span_is_found_again_by_its_words_and_surroundings(seed):
    text, rng = source(seed)
    start = rng.randrange(len(text) - 10)
    wanted = at(text, start, start + rng.randint(3, 10))
    if wanted.exact.strip() != wanted.exact:
        wanted = at(text, text.index("both") if "both" in text else 0, len(text.rstrip()))
    found = anchor(text, wanted.exact, wanted.prefix, wanted.suffix)
    assert verify(text, found)
    assert found.exact == wanted.exact


@pytest.mark.parametrize("seed", range(40))
def test_a_quote_that_was_wrapped_otherwise_is_found_with_its_exact_offsets(seed):
    text, rng = source(seed)
    start = rng.randrange(len(text) // 2)
    exact = text[start : start + 60].strip()
    found = anchor(text, " ".join(exact.split()))
    assert verify(text, found)
    assert text[found.start : found.end] == found.exact
    assert "".join(found.exact.split()) == "".join(exact.split())


def test_a_line_break_inside_a_chinese_sentence_is_nothing():
    text = "会后，双方商\n定明年 再次会晤。"
    assert anchor(text, "双方商定明年再次会晤").exact == "双方商\n定明年 再次会晤"


def test_words_that_are_apart_are_not_found_as_one():
    with pytest.raises(QuoteNotInSource):
        anchor("They will meet to gether.", "together")


@pytest.mark.parametrize("exact", ["", "  \n", "not there", "双方不同意"])
def test_what_does_not_stand_in_the_source_is_refused(exact):
    with pytest.raises(QuoteNotInSource) as refused:
        anchor("Both sides agreed. 双方商定。", exact)
    assert refused.value.facts == {"exact": exact}


def test_the_surroundings_tell_two_equal_quotes_apart():
    text = "The first side will report. The second side will report."
    assert anchor(text, "will report").start == 15
    assert anchor(text, "will report", prefix="The second side ").start == text.rindex("will")
    assert anchor(text, "side", suffix=" will report. The").start == text.index("side")


@pytest.mark.parametrize(
    "spoiled",
    [{"start": 3}, {"end": 9}, {"exact": "agree"}, {"prefix": "No "}, {"suffix": "?"}, {"start": -1}, {"end": 900}],
)
def test_an_anchor_that_was_tampered_with_does_not_hold(spoiled):
    text = "Both sides agreed to meet again."
    good = anchor(text, "sides agreed")
    assert verify(text, good)
    assert not verify(text, replace(good, **spoiled))


def test_an_anchor_does_not_hold_in_another_text():
    assert not verify("Both sides disagreed.", anchor("Both sides agreed.", "sides agreed"))
