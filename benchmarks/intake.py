"""What the rules of intake find in the annotated real documents: precision and recall with n, and the time it takes.

    python benchmarks/intake.py [--wrong]        needs ../shared/real beside the project

`--wrong` lists what is false (+) and missed (-). Beside the rules stands the plainest peer: every sentence with a word
that may promise is taken for an undertaking.
"""

import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from intake.anchors import at
from intake.reading import read
from intake.sentences import sentences
from tests.real.gold import REAL, Count, gold_files, matched, read_gold, score, spans

PEER = re.compile(r"\b(?:will|shall|would|agree\w*|commit\w*)\b|将|同意|承诺")


class Sentence:
    """A sentence as the peer proposes it."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.anchor = at(text, start, end)


def peer() -> Count:
    """The peer's count for undertakings, over all documents."""
    count = Count()
    for path in gold_files():
        gold, text, _ = read_gold(path)
        wanted = spans(text, gold["commitments"])
        found = [Sentence(text, a, b) for a, b in sentences(text) if PEER.search(text, a, b)]
        _, extra, missed = matched(found, wanted)
        count.add(len(wanted) - len(missed), len(extra), len(missed))
    return count


def line(what: str, of: str, count: Count) -> str:
    n = f"{count.right}, {count.false}, {count.missed}"
    return f"| {what} | {of} | {count.precision:.2f} | {count.recall:.2f} | {n} |"


def main() -> None:
    if not REAL.is_dir():
        sys.exit("no ../shared/real beside the project")
    figures = score(gold_files())
    print("| field | kind | P | R | right, false, missed |\n|---|---|---|---|---|")
    for what, of in sorted(figures, key=lambda one: (one[0].lstrip("- "), one[1] != "all", one[1])):
        count = figures[what, of]
        if count.right + count.false + count.missed:
            print(line(what, of, count))
            if "--wrong" in sys.argv and of == "all":
                print("\n".join(f"    {words}" for words in count.wrong))
    print(line("*peer: any sentence with a promising word*", "all", peer()))
    texts = sorted((path.read_text("utf-8") for path in (REAL / "seeds").glob("0*.txt")), key=len)
    for text in texts:
        read(text)
        begun, busy = time.perf_counter(), time.process_time()
        read(text)
        print(
            f"{len(text):6} characters: {time.perf_counter() - begun:.2f} s, {time.process_time() - busy:.2f} s of processor"
        )


if __name__ == "__main__":
    main()
