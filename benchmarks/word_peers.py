"""Our redline of two Word files beside the tools that others use, each as a process of its own, on the same files.

Measured are the seconds from start to end, the largest memory, the characters marked for each character that was truly edited
(1.00 marks nothing but the edits), and whether accepting everything gives the later text and rejecting everything the earlier
one, by our reader and by pandoc. Peers that are not there are left out: python-redlines 2.0.0 (docxodus and
Open-Xml-PowerTools) and docx-trackdiff 1.0.0 are looked for in the Python named by PEERS, LibreOffice on this machine.

    PEERS=/path/to/python python benchmarks/word_peers.py [PAGES …]        default 10 100 400
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from exports.word.reader import read
from tests.exports.office import Office, is_installed
from tests.exports.pages import CHINESE, ENGLISH, as_docx, pages, paragraph

HERE = Path(__file__).resolve().parents[1]
_REDLINES = (
    "import sys; from python_redlines.engines import {0} as Engine; b, t, o = sys.argv[1:]; "
    "open(o, 'wb').write(Engine().run_redline('Benchmark', open(b, 'rb').read(), open(t, 'rb').read())[0])"
)
PEERS = {
    "docxodus": ["-c", _REDLINES.format("DocxodusEngine")],
    "powertools": ["-c", _REDLINES.format("XmlPowerToolsEngine")],
}


def edited(chance: random.Random, language: str, old: list[str]) -> tuple[list[str], int]:
    """The later text, and how many characters were truly taken out or put in. Words, paragraphs, splits, joins, moves."""
    new: list[str] = []
    moved: list[str] = []
    truth = 0
    left = iter(old)
    for text in left:
        roll = chance.random()
        if roll < 0.70:
            new.append(text)
        elif roll < 0.90:
            text, changed = _other_words(chance, language, text)
            truth += changed
            new.append(text)
        elif roll < 0.93:
            truth += len(text)
        elif roll < 0.96:
            added = paragraph(chance, language)
            truth += len(added)
            new += [text, added]
        elif roll < 0.98 and len(text) > 80:
            cut = text.find(" ", 40) + 1 if language == "en" else 40
            new += [text[:cut], text[cut:]] if cut else [text]
        elif roll < 0.99:
            new.append(text + next(left, ""))
        else:
            moved.append(text)
            truth += 2 * len(text)
    for text in moved:
        new.insert(chance.randint(0, len(new)), text)
    return new, truth


def _other_words(chance: random.Random, language: str, text: str) -> tuple[str, int]:
    truth = 0
    for _ in range(chance.randint(1, 3)):
        choices = chance.choice(ENGLISH if language == "en" else CHINESE).split("|")
        before, after = chance.sample(choices, 2)
        if before in text:
            text = text.replace(before, after, 1)
            truth += len(before) + len(after)
    return text, truth


def measured(command: list[str]) -> tuple[float, float]:
    """Seconds and megabytes of a process and what it starts. Raises RuntimeError when it fails."""
    started = time.perf_counter()
    child = subprocess.Popen(command, cwd=HERE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise RuntimeError(f"ended with {status}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def plain(path: Path, view: str) -> str:
    """What pandoc reads, without white space: it parts joined paragraphs by a space of its own."""
    said = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "plain", "--wrap=none", f"--track-changes={view}", str(path)],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return "".join(said.split())


def judged(made: Path, base: Path, target: Path) -> str:
    """By our reader and by pandoc: yes, or which view is wrong."""
    ours = read(made.read_bytes())
    wrong = []
    for view, held, option in (("accepted", target, "accept"), ("rejected", base, "reject")):
        if [x for x in ours.paragraphs(view) if x] != [x for x in read(held.read_bytes()).paragraphs() if x]:
            wrong.append(f"{view} (our reader)")
        if plain(made, option) != plain(held, "accept"):
            wrong.append(f"{view} (pandoc)")
    return "yes" if not wrong else ", ".join(wrong)


def marked(made: Path) -> int:
    """Characters in insertions, deletions and moves."""
    kinds = ("insertion", "deletion", "move from", "move to", "moved from", "moved to")
    return sum(len(change.text) for change in read(made.read_bytes()).changes.revisions if change.kind in kinds)


def main(sizes: list[int]) -> None:
    peers = os.environ.get("PEERS", "")
    office = Office() if is_installed() else None
    print(f"{'text':9}{'tool':12}{'s':>7}{'MB':>7}{'marked/true':>13}  right")
    with tempfile.TemporaryDirectory() as folder:
        for language in ("en", "zh"):
            for size in sizes:
                chance = random.Random(size)
                old = pages(chance, language, size)
                new, truth = edited(chance, language, old)
                base, target, made = (Path(folder, name) for name in ("base.docx", "target.docx", "made.docx"))
                base.write_bytes(as_docx(old))
                target.write_bytes(as_docx(new))
                files = [str(base), str(target)]
                commands = {
                    "ours": [sys.executable, "alternat.py", "redline", *files, "-o", str(made), "--author", "B"]
                }
                if peers:
                    commands |= {name: [peers, *how, *files, str(made)] for name, how in PEERS.items()}
                    commands["trackdiff"] = [str(Path(peers).with_name("docx-trackdiff")), *files, str(made)]
                for name, command in commands.items():
                    made.unlink(missing_ok=True)
                    try:
                        seconds, megabytes = measured(command)
                        told = (
                            f"{seconds:7.2f}{megabytes:7.0f}{marked(made) / truth:13.2f}  {judged(made, base, target)}"
                        )
                    except (RuntimeError, OSError) as error:
                        told = f"did not run: {error}"
                    print(f"{language}-{size:<6}{name:12}{told}", flush=True)
                if office is not None:
                    started = time.perf_counter()
                    made.write_bytes(office.compare(base.read_bytes(), target.read_bytes()))
                    seconds = time.perf_counter() - started
                    told = f"{seconds:7.2f}{'':7}{marked(made) / truth:13.2f}  {judged(made, base, target)}"
                    print(f"{language}-{size:<6}{'office':12}{told}", flush=True)
    if office is not None:
        office.close()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10, 100, 400])
