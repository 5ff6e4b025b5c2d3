"""Where the sentences of a clause begin and end, in either language."""

import random

import pytest

from drafts.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Both sides met.| They reported!| Was it enough?| It was",
        "双方会晤。|双方报告！|是否足够？|足够",
        "They said “it is enough.”| Both sides left.",
        "双方称“已经足够。”|双方离开。",
        "They met (in Geneva.)| They left.",
        "双方会晤（日内瓦。）|双方离开。",
        "First line|\nSecond line|\n\n Third line",
        "Mr. Smith and Dr. Li met Gen. Wu. |No. 5 of Art. 3 applies.",
        "The U.S. side met J. B. Smith in St. Gallen. |They left.",
        "It takes effect at 5 p.m. on 3 Oct. 2027. |It ends e.g. in May.",
        "1. Both sides meet. |They report.",
        "Costs:|\n2. Each side bears its own. |\n(a) It pays.",
        "\niv. Both sides meet.",
        "They agreed on 3. |Both left at 4.5 and 6.They stayed. |It ended.",
        "It rose by 3.5 million. |Then it fell.",
        "It was agreed. and then it was not. |They left.",
        "  Both sides met.  |  They left.  ",
        "The so-called “U.S.” Treaty (see Art.) Stands. |It ends.",
        "双方会晤。|e-mail 也可以。",
        "Was it so? |and how!",
        "They met. |2a applies.",
        "The text is in Annex A.",
        "He met Smith Co.",
    ],
)  # fmt: skip
def test_a_text_is_cut_into(text):
    assert cut(text.replace("|", "")) == [part.strip() for part in text.split("|")]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_white_space_holds_no_sentence(text):
    assert sentences(text) == ()


@pytest.mark.parametrize("seed", range(40))
def test_whole_sentences_set_side_by_side_are_found_again(seed):
    chance = random.Random(seed)
    english = ("Both sides met.", "They asked: was it enough?", "It fell by 3.5% in the U.S. market!", "It ended")
    chinese = ("双方会晤。", "“是否足够？”", "下降3.5%！", "It rose.")
    parts = [*chance.choices(english[:3], k=chance.randrange(1, 6)), chance.choice(english)]
    assert cut(chance.choice((" ", "  ", "\n")).join(parts)) == parts
    parts = [*chance.choices(chinese[:3], k=chance.randrange(1, 6)), chance.choice(chinese)]
    assert cut("".join(parts)) == parts
