"""The search for names in real records: what was said by somebody whose name stands in the words is found, what names nobody stays."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.word.paper import Entry, Paper, Prose
from exports.word.paper_writer import write_paper
from exports.word.unattributed import Known, LeftKind, left_in

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]

SIDES = ("United States", "US", "U.S.", "American", "美方", "美国", "China", "Chinese", "PRC", "中国", "中方")


def annotated() -> Iterator[tuple[dict, list[Known]]]:
    """Each document that a reader annotated, with the names of its participants in every form given there."""
    for path in sorted([*(REAL / "records/gold").glob("*.json"), *(REAL / "records/seeds-gold").glob("*.json")]):
        gold = json.loads(path.read_text("utf-8"))
        known = []
        for person in gold["participants"]:
            for name in (person["name"], *person.get("aliases", [])):
                name = name.removesuffix(" (sic)")
                known.append(Known(name, family=name[:1] if gold["lang"] == "zh" else name.split()[-1]))
            if person.get("org"):
                known.append(Known(person["org"], LeftKind.ORGANISATION))
        yield gold, known


def words_left(quote: str, known: list[Known]) -> set[str]:
    prose = Prose((Entry((quote, quote)),))
    paper = Paper(("", ""), ("", ""), ("en", "zh"), datetime(2026, 1, 1, tzinfo=UTC), (prose,))
    return {left.word for left in left_in(write_paper(paper), known, SIDES)}


def stands_in(quote: str, name: Known) -> bool:
    """Whether a person is named there, as a plain search sees it: by the whole name, or in English by the family name."""
    return name.text in quote or bool(name.family.isascii() and re.search(rf"\b{re.escape(name.family)}\b", quote))


def test_a_real_statement_that_names_its_speaker_is_found_and_one_that_names_nobody_stays():
    named = quiet = 0
    for gold, known in annotated():
        for position in gold["positions"]:
            quote = " ".join(position["quote"].split())
            people = [name for name in known if name.kind == LeftKind.PERSON]
            if any(stands_in(quote, name) for name in people):
                named += 1
                assert words_left(quote, known), quote
            elif not any(word in quote for word in (*SIDES, *(x.text for x in known))):
                quiet += 1
                assert not words_left(quote, known), quote
    assert named >= 5
    assert quiet >= 15
