"""How long a redline of two Word files takes, and how many characters it marks, beside two yardsticks in the same run.

Yardsticks: python-docx loading and saving both files (what any program that touches them must spend), and LibreOffice's own
comparison with its process already running (left out when it is not installed). Medians of RUNS; quote the ratios.

    python benchmarks/word_redline.py [PAGES …]        default 10 100 400
"""

import io
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import docx

from exports.word.compare import redline_files
from exports.word.reader import read
from tests.exports.office import Office, is_installed
from tests.exports.pages import as_docx, edited, pages

RUNS = 3
AT = datetime(2026, 11, 22, tzinfo=UTC)


def median_seconds(act: Callable[[], object], runs: int = RUNS) -> float:
    """The median time of an act on the clock."""
    times = []
    for _ in range(runs):
        started = time.perf_counter()
        act()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def loaded_and_saved(*files: bytes) -> None:
    for content in files:
        docx.Document(io.BytesIO(content)).save(io.BytesIO())


def marked(content: bytes) -> int:
    """Characters inside insertions and deletions."""
    return sum(
        len(change.text) for change in read(content).changes.revisions if change.kind in ("insertion", "deletion")
    )


def main(sizes: list[int]) -> None:
    office = Office() if is_installed() else None
    print("text         ours s  load+save s  office s  ours/load+save  office/ours  marked ours  marked office  right")
    for language in ("en", "zh"):
        for size in sizes:
            chance = random.Random(size)
            old = pages(chance, language, size)
            new = edited(chance, language, old)
            base, target = as_docx(old), as_docx(new)
            made = redline_files(base, target, "a.docx", "b.docx", "Benchmark", AT)
            reading = read(made)
            right = (reading.paragraphs("rejected"), reading.paragraphs("accepted")) == (old, new)
            ours = median_seconds(lambda b=base, t=target: redline_files(b, t, "a.docx", "b.docx", "Benchmark", AT))
            floor = median_seconds(lambda b=base, t=target: loaded_and_saved(b, t))
            theirs, theirs_marked = float("nan"), 0
            if office is not None:
                theirs = median_seconds(lambda b=base, t=target: office.compare(b, t), 1)
                theirs_marked = marked(office.compare(base, target)) if size <= 100 else 0
            print(
                f"{language}-{size:<8} {ours:8.2f} {floor:12.2f} {theirs:9.2f} {ours / floor:15.1f} {theirs / ours:12.1f} "
                f"{marked(made):12} {theirs_marked or '-':>14}  {'yes' if right else 'NO'}"
            )
    if office is not None:
        office.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 400])
