import random
import re

import pytest

from drafts.paragraphs import align
from tests.drafts.texts import clause, edited


def two_versions(seed: int, paragraphs: int) -> tuple[list[str], list[str], set[tuple[int, int]]]:
    """A list of paragraphs, what became of it, and which paragraph is which."""
    chance = random.Random(seed)
    old = [f"{name(chance)} {clause(seed * 1000 + n)} {name(chance)}" for n in range(paragraphs)]
    new: list[str] = []
    partners = set()
    for at, text in enumerate(old):
        act = chance.random()
        if act < 0.1:
            continue
        if act < 0.2:
            new.append(" ".join(name(chance) for _ in range(30)))
        partners.add((at, len(new)))
        new.append(edited(text, seed + at, edits=2) if act < 0.5 else text)
    return old, new, partners


def name(chance: random.Random) -> str:
    return "".join(chance.choices("bcdfghklmnprst", k=6))


@pytest.mark.parametrize("seed", range(20))
def test_every_paragraph_stands_once_and_in_order(seed):
    old, new, _ = two_versions(seed, 30)
    aligned = align(old, new)
    assert [i for i, _ in aligned if i is not None] == list(range(len(old)))
    assert [j for _, j in aligned if j is not None] == list(range(len(new)))
    assert (None, None) not in aligned


@pytest.mark.parametrize(("seed", "paragraphs"), [(1, 40), (2, 40), (3, 400), (4, 1500)])
def test_changed_paragraphs_find_their_partners(seed, paragraphs):
    old, new, partners = two_versions(seed, paragraphs)
    found = {(i, j) for i, j in align(old, new) if i is not None and j is not None}
    assert len(found & partners) >= 0.97 * len(partners)
    assert len(found - partners) <= 0.02 * len(partners)


@pytest.mark.parametrize("seed", range(5))
def test_the_same_paragraphs_are_partners_one_by_one(seed):
    old, _, _ = two_versions(seed, 20)
    assert align(old, old) == [(n, n) for n in range(20)]


def test_a_reworded_paragraph_is_the_same_paragraph_and_a_new_one_is_new():
    old = ["Article 1", "The Parties shall meet once a year.", "第二条"]
    new = ["Article 1", "A secretariat is set up in Geneva.", "The Parties should meet twice a year.", "第二条"]
    assert align(old, new) == [(0, 0), (None, 1), (1, 2), (2, 3)]


def test_a_replaced_paragraph_is_a_deletion_and_then_an_insertion():
    assert align(["a", "双方会晤", "z"], ["a", "Nothing alike", "z"]) == [(0, 0), (1, None), (None, 1), (2, 2)]


def likeness(one: str, other: str) -> float:
    """Share of words in common, words in order, Han by characters; below a half they are no versions of each other."""
    a, b = (re.findall(r"[A-Za-z0-9]+|[\u4e00-\u9fff]", text) or list(text) for text in (one, other))
    longest = [0] * (len(b) + 1)
    for word in a:
        before = 0
        for at, found in enumerate(b, 1):
            before, longest[at] = longest[at], before + 1 if word == found else max(longest[at], longest[at - 1])
    share = 2 * longest[-1] / (len(a) + len(b)) if a or b else 1.0
    return share if share >= 0.5 else 0.0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_between_equal_paragraphs_the_partners_are_those_that_have_most_in_common(language):
    chance = random.Random(language)
    glue, vocabulary = (
        (" ", ["meet", "report", "fund", "test", "data"]) if language == "en" else ("", list("会报资试数"))
    )
    for _ in range(60):
        lists = [
            [glue.join(chance.choices(vocabulary, k=chance.randrange(1, 7))) + mark for _ in range(chance.randrange(7))]
            for mark in (".", "!")
        ]
        old, new = lists
        best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
        for i in reversed(range(len(old))):
            for j in reversed(range(len(new))):
                share = likeness(old[i], new[j])
                best[i][j] = max(best[i + 1][j], best[i][j + 1], share and share + best[i + 1][j + 1])
        partners = [(i, j) for i, j in align(old, new) if i is not None and j is not None]
        assert all(likeness(old[i], new[j]) for i, j in partners)
        assert sum(likeness(old[i], new[j]) for i, j in partners) == pytest.approx(best[0][0])


def test_paragraphs_of_marks_alone_are_compared_by_their_marks():
    assert align(["* * *", "Fund."], ["* * * *", "Fund!"]) == [(0, 0), (1, 1)]
    assert align(["—"], ["***"]) == [(0, None), (None, 0)]


def test_half_of_the_words_in_common_are_enough_and_fewer_are_not():
    assert align(["a b c d"], ["a b x y"]) == [(0, 0)]
    assert align(["a b c d"], ["a b x y z"]) == [(0, None), (None, 0)]


def test_equal_paragraphs_are_partners_before_those_that_are_only_alike():
    old = ["same", "x y z", "a b c", "same"]
    new = ["same", "a b c", "x y q", "a b d", "same"]
    assert align(old, new) == [(0, 0), (1, None), (2, 1), (None, 2), (None, 3), (3, 4)]


@pytest.mark.parametrize("most", [0, 1, 9, 60])
@pytest.mark.parametrize("seed", range(5))
def test_a_gap_too_long_for_comparing_each_with_each_is_cut_at_words_that_stand_once(seed, most, monkeypatch):
    monkeypatch.setattr("drafts.paragraphs._EXACT_CELLS", most)
    old, new, partners = two_versions(seed, 60)
    kept = [at for at, text in enumerate(old) if text not in new or at % 3]
    renumbered = {at: n for n, at in enumerate(kept)}
    aligned = align([old[at] for at in kept], new)
    assert [i for i, _ in aligned if i is not None] == list(range(len(kept)))
    assert [j for _, j in aligned if j is not None] == list(range(len(new)))
    found = {(i, j) for i, j in aligned if i is not None and j is not None}
    partners = {(renumbered[i], j) for i, j in partners if i in renumbered}
    assert len(found & partners) >= 0.97 * len(partners)
    assert len(found - partners) <= 0.05 * len(partners)


def test_of_two_paragraphs_that_changed_places_the_one_that_shares_most_rare_words_is_kept(monkeypatch):
    monkeypatch.setattr("drafts.paragraphs._EXACT_CELLS", 0)
    one, two, three = "a b c d e f", "p q r s t u", "v w x y z k"
    assert align([f"{one} old", f"{two} old", f"{three} old"], [f"{two} new", f"{three} new", f"{one} new"]) == [
        (0, None), (1, 0), (2, 1), (None, 2),
    ]  # fmt: skip
    # The first half of the old one is in one new paragraph, more than half in another.
    assert align(["a b c d e f g h"], ["a b c d", "d e f g h"]) == [(None, 0), (0, 1)]


def test_where_no_words_stand_once_the_next_alike_among_twelve_is_the_partner(monkeypatch):
    monkeypatch.setattr("drafts.paragraphs._EXACT_CELLS", 0)
    other, again = ["x y z w"], ["a b c e"]
    assert align(["a b c d"] * 3, other * 11 + again * 3) == [
        *((None, n) for n in range(11)),
        (0, 11),
        (1, 12),
        (2, 13),
    ]
    aligned = align(["a b c d"] * 3, other * 12 + again * 3)
    assert all(i is None or j is None for i, j in aligned)
    assert align(["a b c d"] * 2, again * 1 + other * 3 + again * 2)[:1] == [(0, 0)]


def test_empty_lists_align():
    assert align([], []) == []
    assert align(["a"], []) == [(0, None)]
    assert align([], ["a"]) == [(None, 0)]


def test_long_lists_that_share_nothing_or_everything_alike_are_aligned():
    assert all(i is None or j is None for i, j in align(["a b c"] * 300, ["d e f"] * 300))
    alike = align([f"the same words {n % 3}" for n in range(300)], [f"the same words {n % 2}" for n in range(300)])
    assert sum(i is not None and j is not None for i, j in alike) > 200
