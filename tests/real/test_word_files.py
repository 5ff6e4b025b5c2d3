"""The Word layer on real files beside the project: nothing crashes, nothing is lost, both views are right."""

import csv
import re
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exports.word.compare import redline_files
from exports.word.reader import read
from exports.word.refusals import ImportRefused
from exports.word.returned import place, read_returned

REAL = Path(__file__).resolve().parents[3] / "shared" / "real" / "docx"
FILES = sorted(path for path in REAL.glob("*/*.docx")) if REAL.is_dir() else []
TRIPLES = sorted(REAL.glob("rp-triples/*-Accepted.docx")) if REAL.is_dir() else []
PANDOC = sorted(REAL.glob("pandoc/*.docx")) if REAL.is_dir() else []
PAIRS = (
    list(csv.DictReader((REAL / "wc-pairs" / "pairs.tsv").open(encoding="utf-8"), delimiter="\t"))
    if REAL.is_dir()
    else []
)

pytestmark = [pytest.mark.real, pytest.mark.skipif(not REAL.is_dir(), reason="no ../shared/real beside the project")]
NAMES = {"ids": lambda path: path.stem if isinstance(path, Path) else None}


@pytest.mark.parametrize("path", FILES, **NAMES)
def test_every_file_is_read_with_nothing_unaccounted_or_refused_by_name(path: Path) -> None:
    try:
        found = read(path.read_bytes())
    except ImportRefused:
        assert path.parent.name == "word-refuses"
        return
    assert found.changes.unaccounted == ()
    assert place(read_returned(path.read_bytes()), []).changed is not None


@pytest.mark.parametrize("view", ["accepted", "rejected"])
@pytest.mark.parametrize("path", TRIPLES, **NAMES)
def test_accepting_and_rejecting_give_the_files_beside_it(path: Path, view: str) -> None:
    tracked = path.with_name(path.name.replace("-Accepted", ""))
    settled = path.with_name(path.name.replace("-Accepted", f"-{view.title()}"))
    assert read(tracked.read_bytes()).paragraphs(view) == read(settled.read_bytes()).paragraphs("accepted")


@pytest.mark.office
@pytest.mark.parametrize("path", PANDOC, **NAMES)
def test_pandoc_finds_the_same_letters(path: Path) -> None:
    for view, mode in (("accepted", "accept"), ("rejected", "reject")):
        asked = ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={mode}", str(path)]
        theirs = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        text = read(path.read_bytes())
        ours = "".join(text.paragraphs(view))
        ours += "".join(line for kind, _, lines in text.others(view) if "note" in kind for line in lines)
        letters = [sorted(re.findall(r"[^\W\d_]", words)) for words in (ours, theirs)]
        assert letters[0] == letters[1]


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: row["after"])
def test_a_comparison_gives_before_and_after(row: dict[str, str]) -> None:
    base, target = ((REAL / "wc-pairs" / row[key]).read_bytes() for key in ("before", "after"))
    made = read(redline_files(base, target, row["before"], row["after"], "X", datetime(2026, 11, 22, tzinfo=UTC)))
    assert made.paragraphs("rejected") == read(base).paragraphs("accepted")
    assert made.paragraphs("accepted") == read(target).paragraphs("accepted")
    assert made.changes.unaccounted == ()
