"""What a reader is shown: marked characters, changes, and edges that fall inside a word, beside three peers.

The same edits are shown by our redline, by difflib and rapidfuzz on characters, and by diff-match-patch on characters with
its semantic clean-up. The edits are made by rule (modals, numbers, dates, nouns, whole sentences); with a folder of
tab-separated clause pairs (columns id, kind, en, zh) articles that vary between sister texts are shown as well.
Usage: redline_text.py [FOLDER]
"""

import difflib
import random
import re
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import rjieba
from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from drafts.redline import redline

ENGLISH = [
    "Each side shall submit a written report within thirty (30) days and may ask the other side for further facts.",
    "The two sides agreed to resume talks on fisheries before 1 March 2027, and to hold at least four rounds a year.",
    "Neither side may transfer data gathered under this arrangement to a third party without prior consent.",
    "A joint laboratory will measure emissions of methane, nitrous oxide and soot, and publish its results every quarter.",
]
CHINESE = [
    "双方应当在三十日内提交书面报告，并可以请对方补充有关情况。",
    "双方同意在2027年3月1日之前恢复渔业会谈，每年至少举行四轮磋商。",
    "未经事先同意，任何一方不得将根据本安排收集的数据转让给第三方。",
    "联合实验室将测量甲烷、氧化亚氮和黑碳的排放，并且每个季度公布结果。",
    "中方认识到，有关安排不具有法律约束力，美方对此予以承认。",
]
EXCHANGES = {
    "shall": "should", "may": "must", "thirty": "sixty", "30": "60", "agreed": "decided", "1 March 2027": "15 April 2028",
    "four": "three", "Neither side": "No Party", "prior consent": "consent", "talks": "consultations", "will": "shall",
    "measure": "monitor", "results": "findings", "every quarter": "twice a year", "a third party": "third parties",
    "应当": "应", "可以": "须", "三十日": "六十日", "同意": "决定", "3月1日": "4月15日", "四轮": "三轮", "不得": "不应",
    "任何一方": "各方", "认识到": "承认", "约束力": "拘束力", "将": "应", "测量": "监测", "结果": "成果", "事先": "事先书面",
    "会谈": "磋商", "每个季度": "每半年", "收集的": "取得的", "提交": "交存", "有关": "相关", "第三方": "第三国",
}  # fmt: skip
SHARED_ENOUGH, TOO_MUCH_ALIKE = 0.72, 0.97

Spans = list[tuple[str, str]]
"""Kind (kept, deleted, inserted) and text."""


def ours(old: str, new: str) -> Spans:
    """The product's redline."""
    return [(piece.kind, piece.text) for piece in redline(old, new)]


def by_difflib(old: str, new: str) -> Spans:
    """The standard library, on characters."""
    steps = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return [*_spans(old, new, ((tag, a, b, c, d) for tag, a, b, c, d in steps))]


def by_rapidfuzz(old: str, new: str) -> Spans:
    """rapidfuzz, on characters."""
    steps = ((s.tag, s.src_start, s.src_end, s.dest_start, s.dest_end) for s in Indel.opcodes(old, new))
    return [*_spans(old, new, steps)]


def by_diff_match_patch(old: str, new: str) -> Spans:
    """diff-match-patch on characters, then its clean-up for people."""
    engine = diff_match_patch()
    found = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(found)
    return [({-1: "deleted", 0: "kept", 1: "inserted"}[kind], text) for kind, text in found]


ENGINES: dict[str, Callable[[str, str], Spans]] = {
    "ours": ours,
    "difflib": by_difflib,
    "rapidfuzz": by_rapidfuzz,
    "dmp + clean-up": by_diff_match_patch,
}


def _spans(old: str, new: str, steps: Iterator[tuple[str, int, int, int, int]]) -> Iterator[tuple[str, str]]:
    for tag, a, b, c, d in steps:
        if tag == "equal":
            yield "kept", old[a:b]
        else:
            yield from (span for span in (("deleted", old[a:b]), ("inserted", new[c:d])) if span[1])


def made(sentences: list[str], pairs: int) -> list[tuple[str, str]]:
    """Edited clauses of one to three sentences: one to three words exchanged, now and then a sentence put in or out."""
    chance = random.Random(5)
    found = []
    while len(found) < pairs:
        between = " " if sentences is ENGLISH else ""
        old = between.join(chance.sample(sentences, chance.randint(1, 3)))
        new = old
        fitting = [word for word in EXCHANGES if word in old and (not word.isascii() or re.search(rf"\b{word}\b", old))]
        for word in chance.sample(fitting, min(len(fitting), chance.randint(1, 3))):
            new = new.replace(word, EXCHANGES[word], 1)
        if chance.random() < 0.2:
            new = new + between + chance.choice(sentences)
        if new != old:
            found.append((old, new))
    return found


def sister_articles(folder: Path, column: int) -> list[tuple[str, str]]:
    """Clauses of different texts that say nearly the same."""
    clauses = []
    for file in sorted(folder.rglob("*.tsv")):
        rows = [line.split("\t") for line in file.read_text("utf-8").splitlines()[1:]]
        clauses += [(file.stem, row[column]) for row in rows if len(row) == 4 and 30 < len(row[column]) < 600]
    return [
        (old, new)
        for at, (one_text, old) in enumerate(clauses)
        for other_text, new in clauses[at + 1 :]
        if one_text != other_text
        and (shared := Indel.normalized_similarity(old, new, score_cutoff=SHARED_ENOUGH)) >= SHARED_ENOUGH
        and shared < TOO_MUCH_ALIKE
    ]


def word_borders(text: str) -> set[int]:
    """Where words begin and end: Latin words and digits by letters, Han by the dictionary."""
    borders, at = {0}, 0
    for run in re.findall("[\u4e00-\u9fff]+|[^\\W\u4e00-\u9fff]+|[^\\w]", text):
        for word in rjieba.cut(run, False) if "\u4e00" <= run[0] <= "\u9fff" else [run]:
            at += len(word)
            borders.add(at)
    return borders


def measure(engine: Callable[[str, str], Spans], pairs: list[tuple[str, str]]) -> tuple[float, float, float, float]:
    """Changes and marked characters a pair, share of edges inside a word, milliseconds a pair."""
    changes = marked = edges = inside = 0
    taken = 0.0
    for old, new in pairs:
        started = time.perf_counter()
        spans = engine(old, new)
        taken += time.perf_counter() - started
        borders = {"deleted": word_borders(old), "inserted": word_borders(new)}
        at = {"deleted": 0, "inserted": 0}
        before = "kept"
        for kind, text in spans:
            if kind == "kept":
                at = {side: offset + len(text) for side, offset in at.items()}
            else:
                changes += before == "kept"
                marked += len(text)
                edges += 2
                inside += (at[kind] not in borders[kind]) + (at[kind] + len(text) not in borders[kind])
                at[kind] += len(text)
            before = kind
    return changes / len(pairs), marked / len(pairs), inside / max(1, edges), 1000 * taken / len(pairs)


def main(folder: Path | None) -> None:
    """One line a set of edits and engine."""
    redline("双方", "美方")
    sets = {"English, made": made(ENGLISH, 300), "Chinese, made": made(CHINESE, 300)}
    if folder is not None:
        sets |= {"English, sisters": sister_articles(folder, 2), "Chinese, sisters": sister_articles(folder, 3)}
    print(f"{'edits':17} {'pairs':>5} {'engine':15} {'changes':>8} {'marked':>7} {'edges in a word':>16} {'ms':>6}")
    for name, pairs in sets.items():
        for engine_name, engine in ENGINES.items():
            changes, marked, inside, taken = measure(engine, pairs)
            print(f"{name:17} {len(pairs):5} {engine_name:15} {changes:8.2f} {marked:7.1f} {inside:16.1%} {taken:6.2f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
