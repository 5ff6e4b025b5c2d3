"""Feeds broken Word files to everything that reads one, and stops at the first end that is not a typed refusal.

With atheris (coverage guided; in a virtual environment of its own: `pip install atheris`, with the packages of
requirements.txt) when it is installed, otherwise by seeded mutations. Both change the markup of small packages and the
bytes of the package itself, and give each file to the reader, to the reader of returned files, to the one of starts, and to
the comparison. Prints how many files were read in how many minutes.

    python benchmarks/word_fuzz.py [MINUTES [SEED]]        default 5 minutes, seed 1
"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

FOUND = Path("word-fuzz-found.docx")


def tried(content: bytes) -> None:
    """Feed one file; what ends otherwise than read or refused is kept beside the caller."""
    from tests.exports.mutations import feed  # not before atheris has set its watch

    try:
        feed(content)
    except BaseException:
        FOUND.write_bytes(content)
        raise


def seeded(minutes: float, seed: int) -> None:
    """Mutations by chance until the time is over."""
    from tests.exports.mutations import Mutations

    mutations, started, runs = Mutations(seed), time.monotonic(), 0
    while time.monotonic() - started < minutes * 60:
        tried(mutations.next())
        runs += 1
    print(f"{runs} files in {minutes} minutes, seed {seed}: nothing but refusals")


def guided(minutes: float, seed: int) -> None:
    """Mutations of whatever reached new code, which atheris watches."""
    import atheris

    with atheris.instrument_imports(include=["exports"]):
        import exports.word.compare
        import exports.word.returned
        import exports.word.tables  # noqa: F401 - the readers under watch

    from tests.exports.mutations import Mutations

    mutations = Mutations(seed)
    options = [f"-max_total_time={int(minutes * 60)}", f"-seed={seed}", "-max_len=40000", "-len_control=0"]
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1"],
        tried,
        custom_mutator=lambda data, room, chance: mutations.further(data, chance)[:room],
    )
    atheris.Fuzz()


if __name__ == "__main__":
    length = float(sys.argv[1]) if len(sys.argv) > 1 else 5.0
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    try:
        import atheris  # noqa: F401 - asked for only whether it is there
    except ImportError:
        seeded(length, number)
    else:
        guided(length, number)
