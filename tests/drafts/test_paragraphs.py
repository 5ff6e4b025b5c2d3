import random

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


def test_empty_lists_align():
    assert align([], []) == []
    assert align(["a"], []) == [(0, None)]
    assert align([], ["a"]) == [(None, 0)]


def test_long_lists_that_share_nothing_or_everything_alike_are_aligned():
    assert all(i is None or j is None for i, j in align(["a b c"] * 300, ["d e f"] * 300))
    alike = align([f"the same words {n % 3}" for n in range(300)], [f"the same words {n % 2}" for n in range(300)])
    assert sum(i is not None and j is not None for i, j in alike) > 200
