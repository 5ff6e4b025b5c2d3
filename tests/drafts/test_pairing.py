import random

import pytest

from drafts.pair_words import PairWords
from drafts.pairing import Pairing, pair
from tests.drafts.texts import CHINESE, ENGLISH

EN = [
    "Article 1", "1. The Parties shall meet once a year.", "2. They shall publish 12 reports.",
    "Article 2", "(a) Emissions of methane fall by 30% by 2030;", "(b) The laboratories exchange data.",
]  # fmt: skip
ZH = [
    "第一条",
    "一、双方应每年会晤一次。",
    "二、双方应发布十二份报告。",
    "第二条",
    "（一）到2030年甲烷排放减少30%；",
    "（二）实验室交换数据。",
]


def indexes(pairings: list[Pairing]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(pairing.en, pairing.zh) for pairing in pairings]


@pytest.mark.parametrize("seed", range(30))
def test_every_paragraph_stands_in_one_pairing_and_in_order(seed):
    chance = random.Random(seed)
    en = chance.choices([*EN, *ENGLISH, ""], k=chance.randrange(40))
    zh = chance.choices([*ZH, *CHINESE, ""], k=chance.randrange(40))
    pairings = pair(en, zh)
    assert [at for pairing in pairings for at in pairing.en] == list(range(len(en)))
    assert [at for pairing in pairings for at in pairing.zh] == list(range(len(zh)))
    assert all(pairing.en or pairing.zh for pairing in pairings)


def test_texts_paragraph_by_paragraph_are_paired_one_by_one():
    assert indexes(pair(EN, ZH)) == [((at,), (at,)) for at in range(6)]


@pytest.mark.parametrize("lost", range(6))
def test_a_lost_paragraph_has_no_partner_and_moves_no_other(lost):
    zh = ZH[:lost] + ZH[lost + 1 :]
    expected = [((at,), () if at == lost else (at - (at > lost),)) for at in range(6)]
    assert indexes(pair(EN, zh)) == expected


def test_two_paragraphs_joined_in_one_language_are_paired_with_both():
    zh = [*ZH[:4], ZH[4] + ZH[5]]
    assert indexes(pair(EN, zh))[-1] == ((4, 5), (4,))


def test_labels_outweigh_the_order_of_the_list():
    assert ((3,), (0,)) in indexes(pair(EN, ZH[3:]))


def test_a_likely_pairing_has_a_higher_score_than_an_unlikely_one():
    good, bad = pair([EN[4]], [ZH[4]]), pair([EN[4]], [ZH[3] * 20])
    assert good[0].score > 0 > bad[0].score


def test_empty_texts_pair():
    assert pair([], []) == []
    assert indexes(pair(["a"], [])) == [((0,), ())]
    assert indexes(pair([], ["一"])) == [((), (0,))]


def test_paragraphs_divided_at_another_place_in_each_language_are_paired_two_with_two():
    meet, report, costs = (
        ("The two sides shall meet every year.", "双方应每年会晤一次。"),
        ("They shall publish 12 reports by 2030.", "双方应于2030年前发布12份报告。"),
        ("Costs lie where they are incurred, and Annex 7 applies.", "费用由发生方承担，并适用附件7。"),
    )
    en = ["General", f"{meet[0]} {report[0]}", costs[0], "Done in 2026."]
    zh = ["总则", meet[1], report[1] + costs[1], "2026年订立。"]
    assert indexes(pair(en, zh)) == [((0,), (0,)), ((1, 2), (1, 2)), ((3,), (3,))]


SAME_LENGTH = {
    "Both sides reaffirmed the principles of sovereignty and territorial integrity.": "双方重申主权和领土完整的各项原则。",
    "Both sides exchanged views on market access and the level playing field here.": "双方就市场准入和公平竞争环境交换意见。",
    "Both sides opposed every kind of coercion and of unilateral sanction measures.": "双方反对一切形式的胁迫和单边制裁措施。",
}


@pytest.mark.parametrize("kept", range(3))
def test_renderings_say_which_paragraph_is_meant_where_length_and_figures_say_nothing(kept):
    words = PairWords(list(SAME_LENGTH), list(SAME_LENGTH.values()))
    assert max(range(3), key=lambda at: words.alike(at, 1, kept, 1)) == kept


def test_words_are_known_again_in_their_inflections():
    forms = ("numbat", "numbats", "numbating", "numbated", "numbates", "Numbats")
    pairs = [(f"A {form}.", "袋食蚁兽。") for form in forms]
    others = [
        (f"It rains in {place}.", f"{zh}雨下得大。")
        for place, zh in zip("ABCDEFGHIJKL", "子丑寅卯辰巳午未申酉戌亥", strict=True)
    ]
    for at in range(len(forms)):
        words = PairWords(*zip(*pairs, *others, strict=True))
        words.learn([(n, n) for n in range(len(forms)) if n != at])
        assert words.expects(at, 1)
        assert words.alike(at, 1, at, 1) == pytest.approx(1)


def test_short_words_keep_their_endings():
    """A word of three letters is not another one with an ending: gas and gases are, bed and bing are not."""
    pairs = [("bed a", "床铺甲"), ("bed b", "床铺乙"), ("bing c", "烧饼丙"), ("bing d", "烧饼丁")]
    others = [(f"It rains {n}", f"{zh}雨下") for n, zh in enumerate("子丑寅卯辰巳午未")]
    words = PairWords(*zip(*pairs, *others, strict=True))
    words.learn([(0, 0), (1, 1)])
    assert words.expects(0, 1)
    assert not words.expects(2, 1)


def test_whether_anything_is_known_of_two_paragraphs_is_whether_it_is_of_either():
    words = PairWords(["They reaffirm it.", "It rains.", "It rains."], ["双方重申此事。", "下雨。", "天晴。"])
    assert [words.expects(at, 1) for at in range(3)] == [True, False, False]
    assert [words.expects(at, 2) for at in range(2)] == [True, False]
    words = PairWords(["It rains.", "They reaffirm it."], ["下雨。", "双方重申此事。"])
    assert not words.expects(0, 1)
    assert words.expects(0, 2)


def test_the_likeness_of_all_words_together_is_one_and_of_none_is_nought():
    """Each pair of words holds nothing but one rendering of one expression; so does each of two paragraphs together."""
    words = PairWords(["They reaffirm.", "Sovereignty."], ["重申。", "主权。"])
    assert words.alike(0, 1, 0, 1) == pytest.approx(1)
    assert words.alike(1, 1, 1, 1) == pytest.approx(1)
    assert words.alike(0, 1, 1, 1) == 0
    assert words.alike(0, 2, 0, 2) == pytest.approx(1, abs=0.01)
    assert 0 < words.alike(0, 1, 0, 2) < 1
    assert 0 < words.alike(0, 2, 0, 1) < 1


def test_what_stands_in_many_paragraphs_says_nothing_and_what_is_rarer_says_more():
    """Two words learned as often, one of which stands in more paragraphs: the rarer one weighs more."""
    texts = ["主权甲", "主权乙", "重申丁", "天晴", "下雨", "刮风", "打雷", "下雪"]
    english = ["Sovereignty."] * 2 + ["Reaffirmed."] + ["It rains."] * 5
    words = PairWords([*english, "Sovereignty reaffirmed."], [*texts, "主权", "重申"])
    assert words.alike(8, 1, 9, 1) > words.alike(8, 1, 8, 1) > 0
    many = PairWords(["Sovereignty."] * 4, ["主权。"] * 4)
    assert not many.expects(0, 1)


def test_the_more_paragraphs_a_rendering_stands_in_the_less_it_says():
    said = []
    for times in range(3):
        zh = ["主权", *["主权甲"] * times, *["天晴"] * (10 - times), "重申"]
        words = PairWords(["Sovereignty reaffirmed.", *["It rains."] * 11], zh)
        said.append(words.alike(0, 1, 0, 1))
    assert said == sorted(said, reverse=True)
    assert said[0] > said[1] > said[2] > 0


@pytest.mark.parametrize(("paragraphs", "most"), [(4, 2), (8, 2), (20, 7)])
def test_what_stands_in_more_than_a_third_of_the_paragraphs_is_neither_expected_nor_learned(paragraphs, most):
    """Of eight at least: in a short text everything stands in a third of the paragraphs."""
    for times in (most, most + 1):
        rains = (["It rains."] * (paragraphs - times), ["天晴"] * (paragraphs - times))
        table = PairWords(["Sovereignty.", *["It rains."] * (paragraphs - 1)], [*["主权"] * times, *rains[1]])
        assert table.expects(0, 1) is (times == most)
        learned = PairWords(["Numbat."] * times + rains[0], [*["食蚁"] * 2, *["天晴"] * (paragraphs - 2)])
        learned.learn([(0, 0), (1, 1)])
        assert learned.expects(0, 1) is (times == most)


def test_words_of_four_letters_are_known_again_with_an_ending():
    others = (["It rains."] * 6, ["天晴"] * 6)
    words = PairWords(["Talk a.", "Talks b.", *others[0]], ["会谈甲", "会谈乙", *others[1]])
    words.learn([(0, 0), (1, 1)])
    assert words.expects(0, 1)
    assert words.alike(0, 1, 1, 1) > 0.5


def test_what_the_pairs_teach_finds_a_term_that_no_table_holds():
    others = [(f"The numbat runs to {place}.", f"袋食蚁兽跑到{place}处。") for place in "ABCDEFGH"]
    pairs = [
        ("The quokka sleeps.", "短尾矮袋鼠睡觉。"),
        ("A quokka eats.", "短尾矮袋鼠进食。"),
        *others,
        ("Quokka again.", "又是短尾矮袋鼠。"),
    ]
    words = PairWords(*zip(*pairs, strict=True))
    last = len(pairs) - 1
    assert not words.expects(last, 1)
    words.learn([(at, at) for at in range(last)])
    assert words.alike(last, 1, last, 1) > 0.5
    assert words.alike(last, 1, 2, 1) == 0


def test_traditional_characters_are_read_as_simplified_ones():
    words = PairWords(["They reaffirmed territorial integrity.", "Done."], ["雙方重申領土完整。", "完。"])
    assert words.alike(0, 1, 0, 1) > 0
