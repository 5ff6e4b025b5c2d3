"""Candidates over real read-outs: does the sentence that a reader found stand among the three that are offered?

The gold was read by one person who also wrote the table of subjects, after reading these texts: the share here is an upper
bound. (The worked example of tests/actions/two_accounts.py is worded freely and says more of words never seen.)
"""

from pathlib import Path

import pytest

from drafts.counterparts import Term, counterparts
from drafts.sentences import sentences

READ_OUTS = Path(__file__).resolve().parents[3] / "shared" / "real" / "records" / "readouts"
pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not READ_OUTS.is_dir(), reason="no ../shared/real beside the project"),
]

TERMS = [
    Term((en,), (zh,))
    for en, zh in (
        ("Xi", "习近平"), ("Trump", "特朗普"), ("He Lifeng", "何立峰"), ("Bessent", "贝森特"), ("Greer", "格里尔"),
        ("Geneva", "日内瓦"), ("Taiwan", "台湾"), ("China", "中方"),
    )
]  # fmt: skip
"""Names such as a register holds."""

GOLD = {
    ("en/en-cn-20250605-call", "zh/zh-cn-20250606"): (
        (0, 2), (1, 2), (2, 3), (3, 3), (4, 3), (5, 4), (6, 5), (7, 6), (8, 6), (9, 7), (10, 8), (11, 9), (12, 10),
        (13, 11), (14, 12), (15, 13), (16, 14), (17, 15), (18, 16), (19, 17), (20, 18), (21, 19),
    ),
    ("en/en-cn-20250611-london", "zh/zh-cn-20250611"): (
        (0, 3), (1, 4), (2, 5), (3, 6), (4, 7), (5, 7), (6, 8), (7, 9), (8, 9),
    ),
    ("en/en-joint-20250512-geneva", "zh/zh-cn-20250512"): ((1, 7), (3, 7), (4, 7), (6, 4), (7, 5), (8, 7), (9, 1)),
    ("en/en-cn-20251124-call", "zh/zh-cn-20251125"): (
        (0, 1), (1, 2), (2, 2), (3, 3), (4, 3), (5, 4), (6, 5), (7, 5), (8, 6), (9, 6), (10, 7), (11, 8), (12, 9),
        (13, 10), (14, 10), (15, 11), (16, 12),
    ),
    ("en/en-us-20250605-call", "zh/zh-cn-20250606"): ((0, 15), (3, 19), (5, 18)),
    ("en/en-us-20250605-call", "en/en-cn-20250605-call"): ((0, 17), (3, 21), (5, 20)),
}  # fmt: skip
"""For two texts of one meeting the sentences, by number, of which the first says (a part of) what the second says."""


def offered(texts, gold):
    """For each sentence with a partner, in either direction: its partners, and the sentences offered for it."""
    spans = [sentences(text) for text in texts]
    for mine, other in ((0, 1), (1, 0)):
        partners = {}
        for pair in gold:
            partners.setdefault(pair[mine], set()).add(pair[other])
        for place, right in partners.items():
            wanted = texts[mine][slice(*spans[mine][place])]
            found = counterparts(wanted, texts[mine], texts[other], TERMS)
            yield right, [spans[other].index(one.span) for one in found]


def measured(names):
    """How many of how many sentences have a partner among the three offered."""
    texts = [(READ_OUTS / f"{name}.txt").read_text("utf-8") for name in names]
    cases = list(offered(texts, GOLD[names]))
    assert all(len(found) <= 3 for _, found in cases)
    return sum(bool(right & set(found)) for right, found in cases), len(cases)


def test_the_sentence_that_a_reader_found_is_nearly_always_among_the_three_offered():
    found = {names: measured(names) for names in GOLD}
    assert all(among / of >= 0.8 for among, of in found.values()), found
    assert sum(among for among, _ in found.values()) / sum(of for _, of in found.values()) >= 0.95
