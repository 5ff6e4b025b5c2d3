"""The language and variant of every paragraph of the real documents."""

import json
from pathlib import Path

import pytest

from drafts.brackets import parse, render, unbalanced
from drafts.characters import hidden_characters
from drafts.language import language_of
from drafts.tokens import tokens

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]


def pairs() -> list[tuple[str, str, str]]:
    """English, Chinese and the script of the Chinese."""
    about = json.loads((REAL / "bilingual" / "index.json").read_text("utf-8"))
    found = []
    for name, document in about.items():
        lines = (REAL / "bilingual" / f"{name}.tsv").read_text("utf-8").splitlines()[1:]
        found += [(*line.split("\t")[2:4], document["script"]) for line in lines]
    return found


def test_every_english_paragraph_is_english():
    assert [en for en, _, _ in pairs() if language_of(en).language != "en"] == []


def test_every_chinese_paragraph_is_chinese():
    assert [zh for _, zh, _ in pairs() if language_of(zh).language != "zh"] == []


def test_the_variant_is_right_in_99_of_100_paragraphs():
    answers = [language_of(zh).script == script for _, zh, script in pairs()]
    assert sum(answers) >= 0.99 * len(answers)


def test_nothing_is_hidden_and_no_bracket_is_open():
    for text in (text for en, zh, _ in pairs() for text in (en, zh)):
        assert hidden_characters(text) == ()
        assert unbalanced(text) == ()


def test_real_texts_are_kept_letter_for_letter():
    for text in (text for en, zh, _ in pairs() for text in (en, zh)):
        assert "".join(tokens(text)) == text
        assert render(parse(text)) == text
