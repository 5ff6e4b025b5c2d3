"""Reads a Word file only to say what it says: its lines in both views, its notes, and the codes that it carries."""

import re
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from exports.word.list_numbers import ListNumbers
from exports.word.opening import open_package
from exports.word.package import Package
from exports.word.printed import frame_of, notes_of, read_as_printed, seen_lines
from exports.word.reader import View, WordText
from exports.word.refusals import WordFileTooLarge
from exports.word.unseen import Look, shown_otherwise

CHARACTERS: Final = 1_500_000
"""How long a text may be that is checked: some thousand pages, for whoever checks need not be known to us."""
CODES: Final = 32
"""How many codes of a file are looked up, those of its heads and feet first: no file of ours has more than two."""
_CODE: Final = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{4}(?: [0-9a-f]{4}){3}|[0-9a-f]{16}|[0-9a-f]{64})(?![0-9a-f])")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file says: with every tracked change accepted, and with every one rejected, numbers that Word makes included.
    `frame`: the lines of its heads and feet, without the numbers of pages; `looks`: what is not seen as it reads (`unseen`)."""

    accepted: tuple[str, ...]
    rejected: tuple[str, ...]
    notes: tuple[str, ...]
    frame: tuple[str, ...]
    codes: frozenset[str]
    looks: tuple[Look, ...]
    changes: int
    comments: int


def read_checked(content: bytes) -> CheckedFile:
    """Read a file for a check. Raises a subclass of ImportRefused."""
    package = open_package(content)
    text = read_as_printed(package)
    accepted, rejected = (_lines(text, view, package) for view in ("accepted", "rejected"))
    frame = frame_of(text)
    said = chain(frame, *(lines for _, _, lines in text.others()), accepted)
    codes = dict.fromkeys(code for line in said for code in sorted(codes_in(line)))
    return CheckedFile(
        accepted, rejected, notes_of(text, package), frame, frozenset(islice(codes, CODES)), shown_otherwise(package, text),
        len(text.changes.revisions), sum(story.kind == "comment" for story in text.stories),
    )  # fmt: skip


def codes_in(line: str) -> set[str]:
    """The codes that a line carries: sixteen digits, or the first sixteen of a whole fingerprint, as printed in a footer."""
    return {found.group().replace(" ", "")[:16] for found in _CODE.finditer(line.lower())}


def _lines(text: WordText, view: View, package: Package) -> tuple[str, ...]:
    """The lines of the body. Counted as they come: a list can make a number of any length for each of them."""
    made, found = [], 0
    blocks = [block for story in text.stories if story.kind == "body" for block in story.blocks]
    for line, _ in seen_lines(blocks, view, ListNumbers(package)):
        found += len(line)
        if found > CHARACTERS:
            raise WordFileTooLarge(limit="characters", allowed=CHARACTERS, found=found)
        made.append(line)
    return tuple(made)
