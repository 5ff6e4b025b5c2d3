"""How long taking a long redline back takes, and how much memory: read and laid on its clauses, in a fresh process each time.

The file is written by our own writer: 400 pages in two columns with some 5,000 changes of two sides, and then edited by a
third hand as an editor would mark it. Yardstick in the same run: python-docx loading and saving the same file, which is what any
program that touches it must spend. Medians of RUNS; quote the ratio.

    python benchmarks/word_import.py [PAGES]        default 400
"""

import io
import pickle
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

RUNS = 3
CHANGES = 5_000
ON_A_PAGE = 1_550  # Latin characters of the left column of one page; the Chinese ones stand beside them
THEIRS = 'w:author="Tomas Ribbon" w:date="2026-03-01T09:00:00Z"'
BAR_SECONDS, BAR_MEGABYTES = 4.0, 250


def written(size: int) -> tuple[bytes, bytes]:
    """The returned file, and its document as a pickle: what the import is given."""
    from exports.word.values import Form
    from exports.word.writer import write
    from tests.exports.documents import CN, US, clause, draft
    from tests.exports.pages import edited, paragraph

    chance = random.Random(size)
    clauses, letters = [], 0
    while letters < size * ON_A_PAGE:
        texts = {x: paragraph(chance, x) for x in ("en", "zh")}
        letters += len(texts["en"])
        proposals = {
            f"{language}_proposals": [("".join(edited(chance, language, [text], 1.0)), chance.choice((US, CN)))]
            for language, text in texts.items()
            if chance.random() < 0.4
        }
        clauses.append(clause(f"{len(clauses) + 1}", texts["en"], texts["zh"], **proposals))
    document = draft(*clauses)
    return _edited(write(document, Form.REDLINE_TWO_COLUMN), chance), pickle.dumps(document)


def _edited(content: bytes, chance: random.Random) -> bytes:
    """The file after another hand put words in until it holds CHANGES changes."""
    source = zipfile.ZipFile(io.BytesIO(content))
    body = source.read("word/document.xml").decode()
    ends = [found.start() for found in re.finditer(r"(?<=</w:r>)<w:bookmarkEnd", body)]
    missing = CHANGES - len(re.findall(r"<w:(?:ins|del) ", body))
    parts, last = [], 0
    for number, at in enumerate(sorted(chance.sample(ends, min(max(missing, 0), len(ends))))):
        parts += [
            body[last:at],
            f'<w:ins w:id="{900_000 + number}" {THEIRS}><w:r><w:t xml:space="preserve"> and again</w:t></w:r></w:ins>',
        ]
        last = at
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            text = source.read(name)
            archive.writestr(name, "".join([*parts, body[last:]]) if name == "word/document.xml" else text)
    return made.getvalue()


def take_back(folder: Path) -> None:
    """In a fresh process: read the file and lay it on its clauses; print seconds, megabytes and what was found."""
    from exports.word.returned import BaseClause, place, read_returned

    content, document = (folder / "file.docx").read_bytes(), pickle.loads((folder / "document").read_bytes())
    base = [BaseClause(c.clause_id, c.number, c.base_en, c.base_zh) for c in document.clauses]
    started = time.perf_counter()
    returned = read_returned(content)
    placed = place(returned, base, document)
    took = time.perf_counter() - started
    theirs = sum(not change.ours for found in placed.changed for change in found.changes)
    print(took, _peak(), theirs, len(placed.unplaced), sep="\t")


def load_and_save(folder: Path) -> None:
    """The yardstick, in a fresh process as well."""
    import docx

    content = (folder / "file.docx").read_bytes()
    started = time.perf_counter()
    docx.Document(io.BytesIO(content)).save(io.BytesIO())
    print(time.perf_counter() - started, _peak(), 0, 0, sep="\t")


def _peak() -> float:
    """The most memory that this process ever held, in megabytes. (`ru_maxrss` would count the parent's before the start.)"""
    said = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s*(\d+)", said).group(1)) / 1024


def measured(verb: str, folder: Path) -> tuple[float, float, int, int]:
    asked = [sys.executable, __file__, verb, str(folder)]
    runs = [subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split() for _ in range(RUNS)]
    seconds, megabytes = (statistics.median(float(run[n]) for run in runs) for n in (0, 1))
    return seconds, megabytes, int(runs[0][2]), int(runs[0][3])


def main(size: int) -> None:
    from exports.word.reader import read

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content, document = written(size)
        (folder / "file.docx").write_bytes(content)
        (folder / "document").write_bytes(document)
        found = read(content)
        clauses = len(pickle.loads(document).clauses)
        print(f"{size} pages, {clauses} clauses, {len(content) / 1e6:.1f} MB, {len(found.changes.revisions)} changes")
        seconds, megabytes, theirs, unplaced = measured("take-back", folder)
        floor, floor_megabytes, *_ = measured("load-and-save", folder)
        print(f"taken back   {seconds:6.2f} s {megabytes:6.0f} MB   changes of others {theirs}, unplaced {unplaced}")
        print(f"load + save  {floor:6.2f} s {floor_megabytes:6.0f} MB   ratio {seconds / floor:.1f}")
        print(f"bar          {BAR_SECONDS:6.2f} s {BAR_MEGABYTES:6.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["take-back"]:
        take_back(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["load-and-save"]:
        load_and_save(Path(sys.argv[2]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 400)
