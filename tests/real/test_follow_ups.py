"""What the rules find in real adopted texts, against what a reader found: a joint statement, consensus papers, treaties.

The answers are places (offsets, article numbers) and no words. One reader made them in one sitting; n is small. The
consensus paper, the joint statement and the first treaty were read while the rules were written, the second was not.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5

import pytest

from dialogue.follow_ups import FollowUpKind
from dialogue.vocabulary import ClauseKind
from drafts.follow_ups import candidates
from drafts.undertakings import Found, SideWords, found_in_chinese, found_in_english

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]

SIDES = (
    SideWords("us", ("United States", "United States of America", "U.S.", "US", "American"), ("美国", "美方")),
    SideWords("cn", ("China", "Chinese"), ("中国", "中方")),
)
UNDERTAKINGS = {
    "cedaw": {"3", "5", "6", "7", "8", "9.1", "9.2", "10", "11.1", "11.2", "11.3", "12.1", "12.2", "13", "14.1", "14.2",
              "15.1", "15.2", "15.3", "15.4", "16.1", "16.2", "17.7", "18.1", "24"},
    "outer-space": {"3", "6", "8", "9", "11", "12", "14.5"},
    "iccpr": {"1.3", "3", "4.3", "18.4", "23.4"},
}  # fmt: skip
"""Articles in which the parties undertake something."""


@dataclass(frozen=True)
class Clause:
    """One pair of texts, as a clause."""

    id: UUID
    text_en: str
    text_zh: str
    kind: ClauseKind = ClauseKind.PARAGRAPH
    level: int = 1


def measured(found: set[str], there: set[str]) -> tuple[float, float]:
    """Precision and recall."""
    right = len(found & there)
    return right / max(1, len(found)), right / max(1, len(there))


def articles(name: str, language: str = "") -> set[str]:
    """In which articles of a treaty an undertaking is found, in both languages together or in one of them alone."""
    found = set()
    for line in (REAL / "bilingual" / f"{name}.tsv").read_text("utf-8").splitlines()[1:]:
        number, _, en, zh = line.split("\t")
        clause = Clause(uuid5(UUID(int=0), number), en if language != "zh" else "", zh if language != "en" else "")
        kinds = {candidate.kind for candidate in candidates([clause], SIDES)}
        if FollowUpKind.COMMITMENT in kinds:
            found.add(number.partition(":")[2])
    return found


@pytest.mark.parametrize(
    ("name", "precision", "recall"), [("cedaw", 0.92, 0.95), ("outer-space", 0.99, 0.85), ("iccpr", 0.70, 0.99)]
)
def test_undertakings_of_treaties_are_found(name, precision, recall):
    p, r = measured(articles(name), UNDERTAKINGS[name])
    assert p >= precision, f"precision {p:.2f}"
    assert r >= recall, f"recall {r:.2f}"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_language_alone_finds_most_of_them(language):
    p, r = measured(articles("cedaw", language), UNDERTAKINGS["cedaw"])
    assert p >= 0.9, f"precision {p:.2f}"
    assert r >= 0.85, f"recall {r:.2f}"


def spans_of(text: str, quotes: list[str]) -> list[tuple[int, int]]:
    return [(text.index(quote), text.index(quote) + len(quote)) for quote in quotes]


def overlaps(found: list[Found], there: list[tuple[int, int]]) -> tuple[float, float]:
    """Precision and recall by overlap."""
    right = [one for one in found if any(a < one.span[1] and b > one.span[0] for a, b in there)]
    hit = [span for span in there if any(span[0] < one.span[1] and span[1] > one.span[0] for one in found)]
    return len(right) / max(1, len(found)), len(hit) / max(1, len(there))


def test_the_undertakings_of_a_joint_statement_are_found_with_their_debtor():
    gold = json.loads((REAL / "records" / "gold" / "en-joint-20250512-geneva.json").read_text("utf-8"))
    text = (REAL / "records" / gold["file"]).read_text("utf-8")
    found = [one for one in found_in_english(text, SIDES) if one.kind == FollowUpKind.COMMITMENT]
    p, r = overlaps(found, spans_of(text, [c["quote"] for c in gold["commitments"]]))
    assert (p, r) == (1, 1)
    who = {"US": "us", "CN": "cn", "both": "*"}
    for one in found:
        (actor,) = {c["actor"] for c in gold["commitments"] if c["quote"] in text[slice(*one.span)]}
        assert one.debtor == who[actor]


def test_the_undertakings_in_the_chinese_account_of_it_are_found():
    text = (REAL / "records" / "readouts" / "zh" / "zh-cn-20250512.txt").read_text("utf-8")
    found = [one for one in found_in_chinese(text, SIDES) if one.kind == FollowUpKind.COMMITMENT]
    there = [(193, 321), (322, 393), (394, 419), (420, 500)]
    p, r = overlaps(found, there)
    assert p == 1
    assert r >= 0.5, "the two others are performatives: they say what is done, without a word of undertaking"


def test_the_recommendations_of_two_consensus_papers_are_found():
    encoded = json.loads((REAL / "records" / "encoded" / "seed-004.json").read_text("utf-8"))
    text = next((REAL / "seeds").glob("004_*.txt")).read_text("utf-8")
    at = {p["id"]: (p["selector"]["start"], p["selector"]["end"]) for p in encoded["passage"]}
    recommended = [at[row["passage"]] for row in encoded["recommendation"]]
    carried = [at[row["passage"]] for row in encoded["carried_item"]]
    found = [one for one in found_in_english(text, SIDES) if one.kind == FollowUpKind.RECOMMENDATION]
    p, r = overlaps(found, recommended + carried)
    assert p >= 0.93, f"precision {p:.2f}"
    assert r >= 0.97, f"recall {r:.2f}"


def test_the_points_for_the_next_session_are_found():
    encoded = json.loads((REAL / "records" / "encoded" / "seed-004.json").read_text("utf-8"))
    text = next((REAL / "seeds").glob("004_*.txt")).read_text("utf-8")
    at = {p["id"]: p["selector"]["exact"] for p in encoded["passage"]}
    carried = [at[row["passage"]] for row in encoded["carried_item"]]
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    clauses = [
        Clause(
            uuid5(UUID(int=0), f"{n}"), line, "", ClauseKind.HEADING if line.isupper() else ClauseKind.PARAGRAPH,
            2 if line.startswith(("(1)", "(2)", "(3)", "•")) else 1,
        )
        for n, line in enumerate(lines)
    ]  # fmt: skip
    words = {clause.id: clause.text_en for clause in clauses}
    points = [words[c.clause_id] for c in candidates(clauses, SIDES) if c.kind == FollowUpKind.NEXT_SESSION]
    assert len(points) == len(carried) == 3
    assert all(any(quote in point for point in points) for quote in carried)
