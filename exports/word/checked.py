"""Reads a Word file only to say what it says: its lines in both views, its notes, and the codes that it carries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exports.word.opening import open_package
from exports.word.reader import WordText, read_package
from exports.word.refusals import WordFileTooLarge
from exports.word.unseen import shown_otherwise

CHARACTERS: Final = 1_500_000
"""How long a text may be that is checked: some thousand pages, for whoever checks need not be known to us."""
_CODE: Final = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{4}(?: [0-9a-f]{4}){3}|[0-9a-f]{16}|[0-9a-f]{64})(?![0-9a-f])")

_PAGES: Final = re.compile(r"(?:Page \d+ of \d+|第\s*\d+\s*页\s*共\s*\d+\s*页|[\s·])+")


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file says: with every tracked change accepted, and with every one rejected. `frame`: the lines of its heads and
    feet, without the numbers of pages; `looks`: what is not seen as it reads (`unseen`)."""

    accepted: tuple[str, ...]
    rejected: tuple[str, ...]
    notes: tuple[str, ...]
    frame: tuple[str, ...]
    codes: frozenset[str]
    looks: tuple[tuple[str, str], ...]
    changes: int
    comments: int


def read_checked(content: bytes) -> CheckedFile:
    """Read a file for a check. Raises a subclass of ImportRefused."""
    package = open_package(content)
    text = read_package(package)
    others = text.others()
    notes = [(kind, "\n".join(lines).strip()) for kind, _, lines in others]
    said = [line for _, _, lines in others for line in lines]
    accepted = tuple(text.paragraphs())
    if (found := sum(map(len, accepted))) > CHARACTERS:
        raise WordFileTooLarge(limit="characters", allowed=CHARACTERS, found=found)
    return CheckedFile(
        accepted, tuple(text.paragraphs("rejected")),
        tuple(words for kind, words in notes if kind in ("footnote", "endnote") and words),
        tuple(dict.fromkeys(_framing(others))),
        frozenset(code for line in (*said, *accepted) for code in codes_in(line)), shown_otherwise(package, text),
        len(text.changes.revisions), _comments(text),
    )  # fmt: skip


def codes_in(line: str) -> set[str]:
    """The codes that a line carries: the first sixteen digits of fingerprints, as they are printed in a footer."""
    return {found.group().replace(" ", "")[:16] for found in _CODE.finditer(line.lower())}


def _framing(stories: list[tuple[str, str, list[str]]]) -> Iterator[str]:
    for kind, _, lines in stories:
        if kind in ("header", "footer"):
            yield from (line for line in lines if line.strip() and not _PAGES.fullmatch(line))


def _comments(text: WordText) -> int:
    return sum(story.kind == "comment" for story in text.stories)
