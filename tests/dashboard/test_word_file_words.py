"""What was found in a Word file is said in one sentence, in both languages."""

import pytest

from dashboard.refusal_words import WORDS, in_words
from dashboard.word_file_words import FOUND
from exports.word import refusals
from exports.word.refusals import StationeryUnusable, WordFileDamaged, WordFileUnsafe
from locales import LANGUAGES, Reader
from tests.exports.hostile import HOSTILE
from tests.exports.letterheads import UNUSABLE


def test_every_danger_has_its_sentence_and_every_sentence_its_danger() -> None:
    assert set(FOUND["WordFileUnsafe"]) == {reason for _, kind, reason in HOSTILE.values() if kind is WordFileUnsafe}


def test_every_sentence_of_a_finding_belongs_to_a_hostile_file() -> None:
    met = {(kind.__name__, reason) for _, kind, reason in HOSTILE.values()}
    met |= {(StationeryUnusable.__name__, reason) for reason in UNUSABLE}
    assert {(name, reason) for name, found in FOUND.items() for reason in found} <= met


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_finding_is_said_in_one_sentence_of_its_own(language: str) -> None:
    words = Reader(language)
    said = [in_words(getattr(refusals, n)(reason=r, part="x"), words) for n, found in FOUND.items() for r in found]
    assert len(set(said)) == len(said)
    assert not set(said) & {words.t(sentence) for sentence in WORDS.values()}
    assert all(one.count("。" if language == "zh" else ". ") == (language == "zh") for one in said)


def test_a_finding_without_a_sentence_is_said_in_the_words_of_its_refusal() -> None:
    assert in_words(WordFileDamaged(reason="unknown packing"), Reader("en")) == WORDS["WordFileDamaged"]
