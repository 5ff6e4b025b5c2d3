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


def score(en: str, zh: str) -> float:
    """How sure it is that two paragraphs say the same, in texts of nothing else."""
    return pair([en], [zh])[0].score


@pytest.mark.parametrize(
    ("en", "zh", "other"),
    [
        ("twelve", "十二", "十三"), ("Twelve", "12", "13"), ("1,500", "1500", "1600"), ("1,500", "一千五百", "一千六百"), ("30", "三十", "四十"),
        ("thirty", "30", "40"), ("third", "3", "4"), ("two-thirds", "三", "四"), ("twenty-one", "二十一", "二十二"), ("3.5", "3.5", "4.5"),
        ("March", "3", "4"), ("december", "十二", "十二"), ("December", "12", "11"), ("WTO", "WTO", "WHO"), ("XII", "12", "13"), ("IV", "四", "五"),
    ],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_written(en, zh, other):
    same, another = (
        score(f"They know the list has {en} entries, all told.", f"双方知道名单共有{of}项内容。") for of in (zh, other)
    )
    assert same > another + 2 or (zh == other and same == another)


def test_one_and_two_and_words_that_look_like_numbers_are_no_figures():
    """一 and 两 stand in many words; a name of a month in small letters may be a verb."""
    for en, zh in (("both", "两"), ("a", "一"), ("may", "五"), ("A", "一")):
        text = f"They know {en} list of entries, all told."
        assert score(text, f"双方知道{zh}项名单内容。") <= score(text, "双方知道某项名单内容。")


@pytest.mark.parametrize("label", [("3. ", "三、", "（三）", "四、"), ("(c) ", "（三）", "三、", "（四）")])
def test_the_same_label_says_more_than_the_same_number_and_another_number_speaks_against(label):
    en, same, number, other = label
    text = f"{en}They know the list of entries, all told."
    scores = [score(text, f"{of}双方知道名单的内容。") for of in (same, number, "", other)]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4
    bare = score(text.removeprefix(en), "双方知道名单的内容。")
    assert scores[0] > bare > scores[2] > 0 > scores[3]


def test_a_paragraph_without_a_partner_is_known_by_its_score():
    assert [found.score for found in pair(["They meet."], [])] == [-1.0]
    assert [found.score for found in pair([], ["双方会晤。"])] == [-1.0]


def test_as_many_sentences_say_more_than_fewer_or_more():
    en = "They meet; they report; they leave."
    scores = [score(en, zh) for zh in ("双方会晤；报告；离开。", "双方会晤；报告并离开。", "双方会晤并报告又离开")]
    assert scores[0] > scores[1] > scores[2]


def test_the_length_that_is_usual_in_the_texts_says_most():
    en = "They know the list of entries that both sides agreed upon in the course of a long year of talks."
    scores = [score(en, "名" * length) for length in (60, 40, 22, 12, 5)]
    assert max(scores) == scores[2]
    assert scores[:3] == sorted(scores[:3])
    assert scores[2:] == sorted(scores[2:], reverse=True)


@pytest.mark.parametrize("inner", ["（二）", "(2)", "2.", "二、"])
def test_a_label_inside_a_paragraph_says_that_another_one_was_joined_to_it(inner):
    en = ["(a) They meet in the harbour;", "(b) They report on the tides."]
    joined, plain = (pair(en, [f"（一）双方在港口会晤；{of}双方报告潮汐。"]) for of in (inner, ""))
    assert [(found.en, found.zh) for found in joined] == [((0, 1), (0,))]
    assert joined[0].score > plain[0].score + 1
    zh = ["（一）双方在港口会晤；", "（二）双方报告潮汐。"]
    (found,) = pair(["(a) They meet in the harbour; (b) they report on the tides."], zh)
    assert (found.en, found.zh) == ((0,), (0, 1))


@pytest.mark.parametrize("extra", [0, 25, 60])
@pytest.mark.parametrize("alone", ["en", "zh"])
def test_a_chapter_that_stands_in_one_text_only_moves_no_pair_but_the_one_beside_it(extra, alone):
    """Before the others, so that partners are far from the diagonal."""
    en = [f"Both sides publish {n + 100} reports on the tides in their harbours." for n in range(30)]
    zh = [f"双方发布{n + 100}份关于港口潮汐的报告。" for n in range(30)]
    only = {
        "en": ["Fog lies on the sea and nobody sees the lights."] * extra,
        "zh": ["海上有雾，无人得见灯光。"] * extra,
    }
    found = pair(
        (only["en"] if alone == "en" else []) + en,
        (only["zh"] if alone == "zh" else []) + zh,
    )
    at = {"en": extra if alone == "en" else 0, "zh": extra if alone == "zh" else 0}
    pairs = {(of.en, of.zh) for of in found}
    assert sum(((n + at["en"],), (n + at["zh"],)) in pairs for n in range(30)) >= 29


def test_articles_that_both_texts_have_are_held_together_whatever_stands_in_them():
    en = ["Fog.", "Article 1", "Tides.", "Rain.", "Snow.", "Article 2", "Lights.", "Article 4", "Done."]
    zh = ["雾。", "第一条", "潮汐。", "第三条", "灯。", "第四条", "完。"]
    found = pair(en, zh)
    together = {(i, j) for of in found for i in of.en for j in of.zh}
    assert {(0, 0), (1, 1), (7, 5), (8, 6)} <= together
    assert all((i < 1) == (j < 1) and (i < 7) == (j < 5) for i, j in together)
    para = ["Paragraph 1 of it", "They meet."]
    assert [(of.en, of.zh) for of in pair(para, ["第一款 双方", "双方会晤。"])] == [((0,), (0,)), ((1,), (1,))]
