"""Our redline of two Word files beside the tools that others use, each as a process of its own, on the same files.

Measured are the seconds from start to end, the largest memory, the characters marked for each character that was truly edited
(1.00 marks nothing but the edits), and whether accepting everything gives the later text and rejecting everything the earlier
one, by our reader and by pandoc. Peers that are not there are left out: python-redlines 2.0.0 (docxodus and
Open-Xml-PowerTools) and docx-trackdiff 1.0.0 are looked for in the Python named by PEERS, LibreOffice on this machine.

    PEERS=/path/to/python python benchmarks/word_peers.py [PAGES …]                 default 10 100 400
    PEERS=/path/to/python python benchmarks/word_peers.py EARLIER LATER [EARLIER LATER …]   Word files of one's own
"""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
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


def beside(tools: dict[str, list[str]], office: Office | None, text: str, base: Path, target: Path, truth: int) -> None:
    """Print what each tool makes of a pair: characters marked for one truly edited, or all of them where no truth is known."""
    files, made = [str(base), str(target)], base.with_name("made.docx")
    for name, how in tools.items():
        made.unlink(missing_ok=True)
        try:
            seconds, megabytes = measured(
                [*how, *files, *(["-o", str(made), "--author", "B"] if name == "ours" else [str(made)])]
            )
            told = f"{seconds:7.2f}{megabytes:7.0f}{_share(marked(made), truth):>13}  {judged(made, base, target)}"
        except (RuntimeError, OSError, subprocess.CalledProcessError) as error:
            told = f"did not run: {error}"
        print(f"{text:28}{name:12}{told}", flush=True)
    if office is not None:
        started = time.perf_counter()
        made.write_bytes(office.compare(base.read_bytes(), target.read_bytes()))
        seconds = time.perf_counter() - started
        told = f"{seconds:7.2f}{'':7}{_share(marked(made), truth):>13}  {judged(made, base, target)}"
        print(f"{text:28}{'office':12}{told}", flush=True)


def _share(characters: int, truth: int) -> str:
    return f"{characters / truth:.2f}" if truth else str(characters)


def generated(sizes: list[int], folder: Path) -> Iterator[tuple[str, Path, Path, int]]:
    """Pairs of so many pages in both languages, with the characters that were truly edited."""
    base, target = folder / "base.docx", folder / "target.docx"
    for language in ("en", "zh"):
        for size in sizes:
            chance = random.Random(size)
            old = pages(chance, language, size)
            new, truth = edited(chance, language, old)
            base.write_bytes(as_docx(old))
            target.write_bytes(as_docx(new))
            yield f"{language}-{size}", base, target, truth


def given(names: list[str], folder: Path) -> Iterator[tuple[str, Path, Path, int]]:
    """Pairs of files of somebody's own, an earlier one and a later one after another."""
    for earlier, later in zip(names[::2], names[1::2], strict=True):
        base, target = folder / "base.docx", folder / "target.docx"
        shutil.copyfile(earlier, base)
        shutil.copyfile(later, target)
        yield Path(later).stem[:27], base, target, 0


def main(asked: list[str]) -> None:
    peers = os.environ.get("PEERS", "")
    tools = {"ours": [sys.executable, "alternat.py", "redline"]}
    if peers:
        tools |= {name: [peers, *how] for name, how in PEERS.items()}
        tools["trackdiff"] = [str(Path(peers).with_name("docx-trackdiff"))]
    office = Office() if is_installed() else None
    print(f"{'text':28}{'tool':12}{'s':>7}{'MB':>7}{'marked':>13}  right")
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        are_files = any(name.endswith(".docx") for name in asked)
        pairs = (
            given(asked, folder) if are_files else generated([int(size) for size in asked] or [10, 100, 400], folder)
        )
        for text, base, target, truth in pairs:
            beside(tools, office, text, base, target, truth)
    if office is not None:
        office.close()


if __name__ == "__main__":
    main(sys.argv[1:])
