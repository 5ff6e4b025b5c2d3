"""What each hostile Word file meets, and what that costs: the refusal, seconds on the clock, and the child's peak memory.

Each file is read as the server reads one, in a child process with limits; that child's start is in the time. The reading
is asked for by a small fresh process, because a child counts the memory of whoever started it. One second and 300 MB are
the aims; a case beyond them is marked.

    python benchmarks/word_hostile.py [WORDS OF A CASE …]
"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = 1.0
MEGABYTES = 300


def one(path: str) -> None:
    """Read one file in a child and say how it ended, in how long, at what peak."""
    from exports.word.isolation import isolated
    from exports.word.reader import paragraphs
    from exports.word.refusals import ImportRefused

    content = Path(path).read_bytes()
    started = time.perf_counter()
    try:
        isolated(paragraphs, content)
        end = "read"
    except ImportRefused as refused:
        reason = refused.facts.get("reason") or refused.facts.get("limit", "")
        end = f"{refused.name}: {reason}"
    took = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{took:5.2f} s {peak:5.0f} MB {'!' if took > SECONDS or peak > MEGABYTES else ' '} {end}")


def main(wanted: list[str]) -> None:
    from tests.exports.hostile import HOSTILE
    from tests.exports.packages import p, word

    cases = {"an honest file, for comparison": lambda: word(p("x"))} | {case: made[0] for case, made in HOSTILE.items()}
    for case, make in cases.items():
        if wanted and not any(words in case for words in wanted):
            continue
        with tempfile.NamedTemporaryFile(suffix=".docx") as file:
            file.write(make())
            file.flush()
            said = subprocess.run(
                [sys.executable, __file__, "--one", file.name], capture_output=True, text=True, check=True
            )
            print(f"{case:55} {file.tell() // 1024:6} KB {said.stdout.rstrip()}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(sys.argv[2])
    else:
        main(sys.argv[1:])
