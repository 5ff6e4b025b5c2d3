"""The Word layer on real files beside the project: nothing crashes, nothing is lost, both views are right."""

import csv
import io
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from dashboard.stray_words import FORM, STRAYS, kind_name
from exports.word.compare import redline_files
from exports.word.reader import read
from exports.word.refusals import ImportRefused
from exports.word.returned import place, read_returned
from exports.word.stories import Block, Piece, Table
from locales import Reader

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


REFUSED = {"typescript_redline.docx": "WordFileDamaged"}
"""The files that are refused, each by name; everything else is read."""
WORD, MATH = "wordprocessingml", "/math"
NO_REVISIONS = ("comment", "permStart", "docPartPr")


def elements(root: etree._Element) -> Iterator[tuple[str, str, etree._Element]]:
    """Every element by namespace and name, of two branches that say the same only the first, without readings over ruby."""
    for element in root:
        if not isinstance(element.tag, str):
            continue
        name = etree.QName(element)
        if name.localname == "rt":
            continue
        if name.localname == "AlternateContent":
            spoken = [branch for branch in element if "".join(branch.itertext()).strip()] or list(element)
            said = {"".join(t.text or "" for t in branch.iter("{*}t", "{*}delText")) for branch in spoken}
            for branch in spoken[: 1 if len(said) == 1 else None]:
                yield from elements(branch)
            continue
        yield name.namespace or "", name.localname, element
        yield from elements(element)


def counted(content: bytes) -> tuple[Counter[str], int]:
    """The letters of all text elements of a file and the number of its revision elements, straight from the markup."""
    letters: Counter[str] = Counter()
    revisions = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            if not name.endswith(".xml"):
                continue
            for space, local, element in elements(etree.fromstring(package.read(name))):
                if local in ("t", "delText") and (WORD in space or space.endswith(MATH)):
                    letters.update(element.text or "")
                signed = any(etree.QName(key).localname == "author" for key in element.attrib)
                if (WORD in space or space.endswith("2010/wordml")) and local not in NO_REVISIONS:
                    revisions += signed or local == "tblGridChange"
    return letters, revisions


def read_letters(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            yield from (x for row in block.rows for cell in row.cells for x in read_letters(cell.blocks))
            continue
        yield from (x for piece in block.pieces if isinstance(piece, Piece) for x in piece.text)
        yield from (x for _, inner in block.boxes for x in read_letters(inner))


@pytest.mark.parametrize("path", [path for path in FILES if path.name not in REFUSED], **NAMES)
def test_every_letter_and_every_revision_in_the_markup_is_read_and_told(path: Path) -> None:
    content = path.read_bytes()
    letters, revisions = counted(content)
    found = read(content)
    missing = letters - Counter(x for story in found.stories for x in read_letters(story.blocks))
    assert not missing, "letters that stand in the file and are in no story"
    assert revisions == len(found.changes.revisions)
    placed = place(read_returned(content), [])
    told = {(change.author, change.date) for clause in placed.changed for change in clause.changes}
    told |= {(stray.author, stray.date) for stray in (*placed.unplaced, *placed.formatting)}
    assert {(revision.author, revision.date) for revision in found.changes.revisions} <= told


def test_nothing_is_refused_but_what_is_known_to_be_broken() -> None:
    refused = {}
    for path in FILES:
        try:
            read(path.read_bytes())
        except ImportRefused as refusal:
            refused[path.name] = refusal.name
    assert refused == REFUSED


def test_every_kind_of_revision_in_them_has_a_name_for_the_reader() -> None:
    kinds = set()
    for path in FILES:
        if path.name not in REFUSED:
            kinds.update(read(path.read_bytes()).changes.counts)
    assert len(kinds) >= 24
    assert kinds <= STRAYS | FORM.keys()
    for kind in kinds:
        assert kind_name(kind, Reader("zh")) not in (kind, "")


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
