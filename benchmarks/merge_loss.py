"""How often does a merge report success and yet lose a word?

Two sides edit one sentence; the words that they put in are one of a kind, so each can be looked for in the result. Our
merge stands beside diff-match-patch's `patch_apply`, on the same 2,000 random pairs a line. Usage: merge_loss.py [PAIRS]
"""

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from diff_match_patch import diff_match_patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from drafts.merge import merge

ENGLISH = ["Each", "side", "will", "name", "one", "laboratory", "that", "exchanges", "measurements", "of", "methane", "with", "its", "counterpart", "every", "quarter", "and", "reports", "to", "the", "two", "ministries", "before", "the", "end", "of", "the", "year", "on", "results", "that", "both", "of", "them", "may", "then", "publish"]  # fmt: skip
CHINESE = list(
    "两国主管部门每个季度通过指定的实验室交换甲烷监测数据并在年底之前向各自政府报告双方可以公布的结果同时探讨扩大合作的办法"
)
SIDES = {"English": (ENGLISH, " ", "Qa", "Zb"), "Chinese": (CHINESE, "", "甴", "曱")}

Merger = Callable[[str, str, str], str | None]


def ours(base: str, one: str, other: str) -> str | None:
    """The product's merge; None when it hands a conflict to a person."""
    return merge(base, one, other).text


def patch_apply(base: str, one: str, other: str) -> str | None:
    """One side's edits as a fuzzy patch on the other side's text; None when a patch was refused."""
    engine = diff_match_patch()
    text, applied = engine.patch_apply(engine.patch_make(base, other), one)
    return text if all(applied) else None


def edited(words: list[str], tag: str, edits: int, chance: random.Random) -> tuple[list[str], list[str]]:
    """The words after a few edits, and the tagged ones among them that were put in."""
    changed = words[:]
    for n in range(edits):
        at, act = chance.randrange(len(changed)), chance.random()
        word = f"{tag}{n}{tag}"
        if act < 0.5:
            changed.insert(at, word)
        elif act < 0.75:
            changed[at] = word
        else:
            del changed[at : at + chance.randrange(1, 4)]
    return changed, [word for word in changed if word.startswith(tag)]


def trial(merger: Merger, language: str, edits: int, pairs: int) -> tuple[int, int, float]:
    """How many merges were reported clean, how many of those lack a word of a side, and the seconds taken."""
    words, between, one_tag, other_tag = SIDES[language]
    chance = random.Random(f"{language} {edits}")
    clean = lost = 0
    taken = 0.0
    for _ in range(pairs):
        one, one_words = edited(words, one_tag, edits, chance)
        other, other_words = edited(words, other_tag, edits, chance)
        started = time.perf_counter()
        text = merger(between.join(words), between.join(one), between.join(other))
        taken += time.perf_counter() - started
        if text is not None:
            clean += 1
            lost += any(word not in text for word in one_words + other_words)
    return clean, lost, taken


def main(pairs: int) -> None:
    """One line a setting: language, edits a side, merger."""
    merge("warm", "warmer", "warm")
    print(
        f"{pairs} pairs a line\n{'language':9} {'edits':>5} {'merge':12} {'clean':>6} {'lost':>5} {'of clean':>9} {'ms':>6}"
    )
    for language in SIDES:
        for edits in (1, 3, 6):
            for name, merger in (("ours", ours), ("patch_apply", patch_apply)):
                clean, lost, taken = trial(merger, language, edits, pairs)
                share = f"{lost / max(1, clean):.1%}"
                print(f"{language:9} {edits:5} {name:12} {clean:6} {lost:5} {share:>9} {1000 * taken / pairs:6.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
