"""Is an accepted word ever lost, or a conflict ever settled behind everybody's back?

Two to four editors propose on the head that each of them saw last; their proposals are accepted in any order through the
three-way merge, and where it finds conflicts somebody decides. Every word that an editor puts in is one of a kind and
remembers in whose stead it came, so what a text must hold is known without comparing texts.
Usage: interleavings.py [INTERLEAVINGS]
"""

import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, fields
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from drafts.merge import Merge, merge
from tests.drafts.texts import CHINESE, ENGLISH

PORTION = 500
"""Interleavings that a worker does in one go."""

SENTENCES = [(" ", sentence) for sentence in ENGLISH] + [("", sentence) for sentence in CHINESE]

Version = list[str]
"""A text as words: English ones, or single Chinese characters."""


@dataclass
class Counts:
    """What came of interleavings."""

    interleavings: int = 0
    proposals: int = 0
    accepted: int = 0
    """Proposals that are in the text, merged clean or after somebody's decision."""
    behind: int = 0
    """Proposals that were brought to a head that was not their base any more."""
    conflicting: int = 0
    """Proposals that met conflicts."""
    conflicts: int = 0
    rivals: int = 0
    """Proposals with words for what the head has other words for, or none: each of them must meet a conflict."""
    words: int = 0
    """Words looked for after acceptances."""
    lost: int = 0
    """Words that should stand in the text and do not."""
    risen: int = 0
    """Words that should not stand in the text, or not that often, and do."""
    hidden: int = 0
    """Rivals that a merge did not call a conflict, and new words that a conflict does not show."""

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(Counts)))


class Clause:
    """A clause under negotiation, in one language."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.between, sentence = chance.choice(SENTENCES)
        self.instead_of: dict[str, Version] = {}
        """Every word that was put in, and the words that it came for."""
        self.head = self.words(sentence)

    def words(self, text: str) -> Version:
        """A text as words."""
        return text.split() if self.between else list(text)

    def text(self, version: Version) -> str:
        """Words as a text."""
        return self.between.join(version)

    def edited(self, seen: Version) -> Version:
        """One to three edits: words put in, exchanged, taken out."""
        version = seen[:]
        for _ in range(self.chance.randint(1, 3)):
            act, at, span = self.chance.random(), self.chance.randrange(len(version) + 1), self.chance.randint(1, 3)
            if act < 0.4:
                version[at:at] = [self.new([]) for _ in range(self.chance.randint(1, 2))]
            elif act < 0.7:
                version[at : at + span] = [self.new(version[at : at + span])]
            else:
                del version[at : at + span]
        return version

    def new(self, instead_of: Version) -> str:
        """A word that stands nowhere else."""
        n = len(self.instead_of)
        word = f"Q{n}z" if self.between else chr(0x3400 + n)
        self.instead_of[word] = instead_of
        return word

    def put_in(self, version: Version) -> set[str]:
        """The words of a version that some editor put in."""
        return {word for word in version if word in self.instead_of}


def interleaving(seed: int) -> Counts:
    """One clause, two to four editors, one or two proposals each, tabled and accepted in any order."""
    chance = random.Random(seed)
    clause = Clause(chance)
    seen = [clause.head] * chance.randint(2, 4)
    to_table = [editor for editor in range(len(seen)) for _ in range(chance.choice((1, 1, 2)))]
    chance.shuffle(to_table)
    waiting: list[tuple[Version, Version]] = []
    counts = Counts(interleavings=1, proposals=len(to_table))
    while to_table or waiting:
        if to_table and (not waiting or chance.random() < 0.6):
            editor = to_table.pop()
            if chance.random() < 0.5:
                seen[editor] = clause.head
            waiting.append((seen[editor], clause.edited(seen[editor])))
        else:
            counts += accept(clause, *waiting.pop(chance.randrange(len(waiting))))
    return counts


def accept(clause: Clause, base: Version, version: Version) -> Counts:
    """Bring a proposal into the head. Conflicts are decided for one side or for both, or the proposal is withdrawn."""
    head = clause.head
    found = merge(clause.text(base), clause.text(head), clause.text(version))
    counts = Counts(behind=int(base != head), conflicting=int(not found.is_clean), conflicts=len(found.conflicts))
    counts.rivals = int(are_rivals(clause, base, head, version))
    refused: set[str] = set()
    if found.text is not None:
        text = found.text
        counts.hidden = counts.rivals
    else:
        counts.hidden = len(not_shown(clause, found, base, head, version))
        if clause.chance.random() < 0.25:
            return counts
        text, refused = decided(clause, found, base)
    clause.head = clause.words(text)
    counts.accepted = 1
    due = must_stand(clause, base, head, version) - refused
    standing = Counter(clause.head)
    if not found.is_clean:  # what becomes of older words in a conflict is for the person who decides
        due -= clause.put_in(base)
    for word in due | refused:
        counts.words += 1
        counts.lost += word in due and not standing[word]
        counts.risen += max(0, standing[word] - (word in due))
    if found.is_clean:
        for word, (least, most) in bounds(base, head, version).items():
            if word not in due:
                counts.words += most
                counts.lost += max(0, least - standing[word])
                counts.risen += max(0, standing[word] - most)
    return counts


def must_stand(clause: Clause, base: Version, head: Version, version: Version) -> set[str]:
    """The words put in by anybody that neither side took out."""
    in_base, in_head, in_version = map(clause.put_in, (base, head, version))
    return (in_head - (in_base - in_version)) | (in_version - in_base)


def bounds(base: Version, head: Version, version: Version) -> dict[str, tuple[int, int]]:
    """How often each word may stand in a clean merge: changed by what both did, and what both did may be the same edit."""
    in_base, in_head, in_version = map(Counter, (base, head, version))
    found = {}
    for word in in_base | in_head | in_version:
        a, b = in_head[word] - in_base[word], in_version[word] - in_base[word]
        one, both = (max(a, b, key=abs), a + b) if a * b > 0 else (a + b, a + b)
        found[word] = (in_base[word] + min(one, both), in_base[word] + max(one, both))
    return found


def are_rivals(clause: Clause, base: Version, head: Version, version: Version) -> bool:
    """Whether both sides took the same words out, and one of them has a word in their stead that the other has not.

    Only where all of those words stood once in the base, so that there is no doubt about which ones went.
    """
    gone = {word for word, n in Counter(base).items() if n == 1} - {*head} - {*version}
    new = (clause.put_in(head) | clause.put_in(version)) - {*base}
    return any(gone.issuperset(clause.instead_of[word]) for word in new if clause.instead_of[word])


def not_shown(clause: Clause, found: Merge, base: Version, head: Version, version: Version) -> set[str]:
    """New words of either side that a merge with conflicts shows neither outside of a conflict nor in one."""
    shown: set[str] = set()
    for part in found.parts:
        shown.update(*map(clause.words, (part,) if isinstance(part, str) else (part.ours, part.theirs)))
    return (clause.put_in(head) | clause.put_in(version)) - {*base} - shown


def decided(clause: Clause, found: Merge, base: Version) -> tuple[str, set[str]]:
    """The text when a person takes the head's words, the proposal's, or these and the new ones of the other side too.

    With it the new words that were refused.
    """
    heads, both = clause.chance.random() < 0.5, clause.chance.random() < 0.3
    written = {word for part in found.parts if isinstance(part, str) for word in clause.put_in(clause.words(part))}
    wordings: list[str] = []
    refused: set[str] = set()
    for conflict in found.conflicts:
        taken, other = map(
            clause.words, (conflict.ours, conflict.theirs) if heads else (conflict.theirs, conflict.ours)
        )
        spared = [word for word in other if word in clause.instead_of and word not in base and word not in taken]
        if both:
            taken += spared
        else:
            refused.update(spared)
        taken = [word for word in taken if word not in written]  # nobody writes a word that stands elsewhere already
        written |= clause.put_in(taken)
        wordings.append(clause.between.join(("", *taken, "")))
    return found.settled(wordings), refused


def portion(seeds: range) -> Counts:
    """Some interleavings, one after the other."""
    return sum(map(interleaving, seeds), Counts())


def main(interleavings: int) -> int:
    """Two processes, a line of progress, and the counts; 1 when a law does not hold."""
    portions = [range(at, min(at + PORTION, interleavings)) for at in range(0, interleavings, PORTION)]
    total, started = Counts(), time.perf_counter()
    with Pool(2) as pool:
        for counts in pool.imap_unordered(portion, portions):
            total += counts
            print(f"\r{total.interleavings:7} of {interleavings}", end="", file=sys.stderr, flush=True)
    print(f"\r{time.perf_counter() - started:.0f} seconds in two processes", file=sys.stderr)
    for field in fields(Counts):
        print(f"{field.name:14} {getattr(total, field.name):9}")
    return int(bool(total.lost or total.risen or total.hidden))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))
