"""What was typed right before the caret, and which agreed words are offered for it."""

import random

import pytest

from drafts.phrases import FAR_ENOUGH, MOST_HAN, agreed_words, counterpart, typed_phrases
from drafts.sentences import sentences

ENGLISH = ("with", "full", "respect", "for", "the", "laws", "of", "each", "side", "shall", "encourage", "research")
CHINESE = "双方充分尊重各自法律并鼓励联合研究知识产权保护"


def written(rng: random.Random) -> str:
    """A few sentences in either language, broken off somewhere."""
    parts = []
    for _ in range(rng.randint(1, 4)):
        if rng.random() < 0.5:
            parts.append(" ".join(rng.choices(ENGLISH, k=rng.randint(1, 9))) + rng.choice([". ", ", ", " ", "; "]))
        else:
            parts.append("".join(rng.choices(CHINESE, k=rng.randint(1, 16))) + rng.choice(["。", "，", "", "；"]))
    text = "".join(parts)
    return text[: rng.randint(0, len(text))]


@pytest.mark.parametrize("seed", range(400))
def test_phrases_stand_right_before_the_caret_and_get_shorter(seed):
    text = written(random.Random(seed))
    phrases = typed_phrases(text)
    left = text.rstrip(" \t.,;:!?。，；：！？、")
    assert all(left.endswith(phrase) for phrase in phrases)
    assert [len(phrase) for phrase in phrases] == sorted({len(phrase) for phrase in phrases}, reverse=True)
    assert all(not set("。；;") & set(phrase) and ". " not in phrase for phrase in phrases)


@pytest.mark.parametrize(
    ("before", "phrases"),
    [
        ("They met. With full respect", ("With full respect", "full respect")),
        ("双方认识到风险", ("双方认识到风险", "方认识到风险", "认识到风险", "识到风险", "到风险")),
        ("in full respect, ", ("in full respect", "full respect")),
        ("The end.", ()),
        ("They act with full respect.", ()),
        ("They act with full respect. ", ()),
        ("双方充分尊重。 ", ()),
        ("to the laws", ()),
        ("laws of the", ()),
        ("结束。", ()),
        ("of the", ()),
        ("respect", ()),
        ("尊重", ()),
        ("", ()),
    ],
)
def test_a_phrase_has_two_telling_words_or_three_characters_and_no_end_of_a_sentence(before, phrases):
    assert typed_phrases(before) == phrases


def test_however_much_stands_before_the_caret_only_its_end_is_looked_at():
    assert typed_phrases("甲" * 10**6) == typed_phrases("甲" * MOST_HAN)
    assert typed_phrases("full respect " * 10**5) == typed_phrases("full respect " * (FAR_ENOUGH // 13))


def test_agreed_words_go_on_to_the_end_of_the_sentence():
    text = "Both sides met. They act with full respect for 3.2, and at once. So it stands."
    at = text.index("with full respect")
    assert agreed_words(text, (at, at + 17)) == "with full respect for 3.2, and at once"
    assert agreed_words("双方尊重法律。会晤继续。", (2, 4)) == "尊重法律"
    assert agreed_words("双方尊重法律。会晤继续。", (7, 9)) == "会晤继续"
    assert agreed_words("Both met. They act.", (0, 4)) == "Both met"


def test_the_counterpart_is_the_same_sentence_or_everything_where_sentences_do_not_pair():
    en, zh = "Both met. They act.", "双方会晤。双方行动。"
    assert counterpart(en, (10, 14), zh) == "双方行动。"
    assert counterpart(en, (0, 4), zh) == "双方会晤。"
    assert counterpart(en, (0, 9), zh) == "双方会晤。"
    assert counterpart(zh, (5, 7), en) == "They act."
    assert counterpart(en, (0, 4), " 双方会晤并行动。") == "双方会晤并行动。"
    assert counterpart("", (0, 0), "") == ""


@pytest.mark.parametrize("seed", range(100))
def test_agreed_words_stand_in_the_text_and_end_no_later_than_their_sentence(seed):
    rng = random.Random(seed)
    text = written(rng) + "End of it."
    start = rng.randrange(len(text))
    words = agreed_words(text, (start, start + 1))
    assert text.startswith(words, start)
    assert any(first <= start and start + len(words) <= last for first, last in sentences(text)) or not words.strip()
