import random

import pytest

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
