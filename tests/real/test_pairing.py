"""Pairing over the real documents: one side loses and joins paragraphs, and the pairs have to be found again."""

import random
from pathlib import Path

import pytest

from drafts.pairing import pair

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]

LOST, JOINED = 0.05, 0.12
"""Share of paragraphs that a side loses, and that it joins to the next."""

GOOD_ENOUGH = 0.95

Side = list[tuple[str, set[int]]]
"""Paragraphs, and which pairs of the document each holds."""


def perturbed(paragraphs: list[str], chance: random.Random, between: str) -> Side:
    side: Side = []
    at = 0
    while at < len(paragraphs):
        act = chance.random()
        if act < LOST:
            at += 1
        elif act < LOST + JOINED and at + 1 < len(paragraphs):
            side.append((paragraphs[at] + between + paragraphs[at + 1], {at, at + 1}))
            at += 2
        else:
            side.append((paragraphs[at], {at}))
            at += 1
    return side


def links(en: Side, zh: Side) -> tuple[int, int, int]:
    """Right links found, links found and links there are; a link joins the two languages of one pair."""
    there = {pair for _, of in en for pair in of} & {pair for _, of in zh for pair in of}
    right = found = 0
    for pairing in pair([text for text, _ in en], [text for text, _ in zh]):
        english = {pair for at in pairing.en for pair in en[at][1]}
        chinese = {pair for at in pairing.zh for pair in zh[at][1]}
        if english and chinese:
            right += len(english & chinese)
            found += len(english & chinese) + len([p for p in english - chinese if p in there])
    return right, found, len(there)


def documents() -> dict[str, list[list[str]]]:
    texts = {}
    for file in sorted((REAL / "bilingual").glob("*.tsv")):
        rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()[1:]]
        texts[file.stem] = [row for row in rows if len(row) == 4]
    return {name: rows for name, rows in texts.items() if len(rows) >= 40}


def f1(perturb_english: bool, perturb_chinese: bool) -> float:
    right = found = there = 0
    for name, rows in documents().items():
        chance = random.Random(f"{name} pairing")
        en: Side = [(row[2], {at}) for at, row in enumerate(rows)]
        zh: Side = [(row[3], {at}) for at, row in enumerate(rows)]
        if perturb_english:
            en = perturbed([row[2] for row in rows], chance, " ")
        if perturb_chinese:
            zh = perturbed([row[3] for row in rows], chance, "")
        sums = links(en, zh)
        right, found, there = right + sums[0], found + sums[1], there + sums[2]
    return 2 * right / (found + there)


def test_untouched_documents_are_paired_back():
    assert f1(False, False) > 0.97


def test_paragraphs_lost_and_joined_on_one_side_are_found_out():
    assert f1(False, True) > GOOD_ENOUGH
    assert f1(True, False) > GOOD_ENOUGH


def test_paragraphs_lost_and_joined_on_both_sides_are_found_out():
    assert f1(True, True) > GOOD_ENOUGH


def test_labels_make_it_nearly_certain():
    right = found = there = 0
    for name, rows in documents().items():
        chance = random.Random(name)
        en = perturbed([f"{at}. {row[2]}" for at, row in enumerate(rows, 1)], chance, " ")
        zh = perturbed([f"{at}、{row[3]}" for at, row in enumerate(rows, 1)], chance, "")
        sums = links(en, zh)
        right, found, there = right + sums[0], found + sums[1], there + sums[2]
    assert 2 * right / (found + there) > 0.97
