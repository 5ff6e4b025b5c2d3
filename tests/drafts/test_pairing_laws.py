"""What speaks for two paragraphs being partners, and how many are found when both texts lost some and joined others."""

import random

import pytest

from drafts.pairing import pair

SAID = (
    ("The two sides shall publish {n} reports before the end of {year}.", "双方应在{year}年底前发布{n}份报告。"),
    ("Each Party names {n} experts within thirty days.", "各方在三十日内指定{n}名专家。"),
    ("Emissions of methane fall by {n}% in comparison with {year}.", "甲烷排放量与{year}年相比减少{n}%。"),
    ("Costs lie where they are incurred.", "费用由发生方自行承担。"),
    ("The laboratories of both sides exchange data; neither charges a fee.", "双方实验室交换数据；任何一方均不收费。"),
    ("Annex {n} is an integral part of this statement.", "附件{n}是本声明不可分割的一部分。"),
    ("Nothing in this text affects rights under the WTO.", "本文本的任何内容均不影响在WTO项下的权利。"),
    ("They meet once a year, in Beijing or in Washington.", "双方每年在北京或者华盛顿会晤一次。"),
    ("A working group reviews the implementation every {n} months.", "工作组每{n}个月审议一次执行情况。"),
    ("The competent authorities inform each other without delay of every incident.", "主管部门应当毫不迟延地相互通报每一起事件。"),
)  # fmt: skip


def two_texts(seed: int, labelled: bool) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """An English and a Chinese text of the same paragraphs, some lost, some joined to the one before; and the partners."""
    chance = random.Random(f"{seed} texts")
    en: list[str] = []
    zh: list[str] = []
    partners = set()
    for n in range(1, 25):
        facts = {"n": chance.randrange(3, 90), "year": chance.randrange(2020, 2040)}
        english, chinese = (words.format(**facts) for words in chance.choice(SAID))
        if labelled and n % 4 == 1:
            en.append(f"Article {n // 4 + 1}")
            zh.append(f"第{'一二三四五六'[n // 4]}条")
            partners.add((len(en) - 1, len(zh) - 1))
        elif labelled:
            english, chinese = f"{n % 4 - 1}. {english}", f"{'一二三'[n % 4 - 2]}、{chinese}"
        lost = chance.random()
        for text, words, is_lost in ((en, english, lost < 0.05), (zh, chinese, lost > 0.95)):
            if is_lost:
                continue
            if text and chance.random() < 0.1 and not text[-1].startswith(("Article", "第")):
                text[-1] = f"{text[-1]} {words}" if text is en else text[-1] + words
            else:
                text.append(words)
        if 0.05 <= lost <= 0.95:
            partners.add((len(en) - 1, len(zh) - 1))
    return en, zh, partners


@pytest.mark.parametrize(("labelled", "least"), [(False, 0.93), (True, 0.975)])
def test_most_partners_are_found_though_paragraphs_are_lost_and_joined(labelled, least):
    right = wrong = missed = 0
    for seed in range(30):
        en, zh, partners = two_texts(seed, labelled)
        found = {(i, j) for pairing in pair(en, zh) for i in pairing.en for j in pairing.zh}
        right, wrong, missed = (
            right + len(found & partners),
            wrong + len(found - partners),
            missed + len(partners - found),
        )
    assert 2 * right / (2 * right + wrong + missed) >= least
