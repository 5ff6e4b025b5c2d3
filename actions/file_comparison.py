"""Two files that the platform never saw, made into one Word file with native tracked changes. Nothing of them is stored.

Both are read in the isolated child process, twice: once to write the comparison, and once to look at what was written.
"""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from actions.access import needs
from actions.word_names import SIDE_NAMES
from dialogue.actors import Actor
from dialogue.roles import Permission
from exports.word.compare import redline_files
from exports.word.isolation import isolated
from exports.word.two_files import Shown, ShownParagraph, shown
from models.base import now

NamedFile = tuple[str, bytes]
"""A file as it was brought: its name and its content."""

_LONGEST_NAME: Final = 60
LONGEST_AUTHOR: Final = 80


@dataclass(frozen=True, slots=True)
class FileComparison:
    """The finished Word file, and what is shown of it."""

    name: str
    content: bytes
    shown: Shown

    @property
    def changed(self) -> int:
        """How many paragraphs are not the same in both files."""
        return sum(not paragraph.is_same for paragraph in self.shown.paragraphs)

    @property
    def changes(self) -> int:
        """How many changes a person sees in them."""
        return sum(paragraph.changes for paragraph in self.shown.paragraphs)


def compare_files(actor: Actor, base: NamedFile, target: NamedFile, author: str = "") -> FileComparison:
    """The later file as tracked changes to the earlier one; without an author they stand under the side of who asks.

    Raises NotPermitted, and the refusals of reading a Word file, whose fact `file` says which of the two. Writes nothing.
    """
    needs(actor, Permission.DRAFT_READ)
    hand = _plain(author)[:LONGEST_AUTHOR].strip() or SIDE_NAMES.get(actor.side, actor.side.upper())
    at = now().replace(microsecond=0)
    content = isolated(redline_files, base[1], target[1], base[0], target[0], hand, at)
    seen = isolated(shown, content, base[1], target[1], base[0], target[0], hand)
    return FileComparison(_file_name(base[0], target[0]), content, seen)


def _plain(words: str) -> str:
    """The words on one line, without characters that a Word file cannot hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def _file_name(base: str, target: str) -> str:
    """“Draft of March - Draft of May - redline.docx”: letters, numbers and what harms no disk, of both names."""
    return " - ".join((*(_stem(name) or "file" for name in (base, target)), "redline")) + ".docx"


def _stem(name: str) -> str:
    stem = PurePosixPath(name.replace("\\", "/")).stem
    kept = "".join(character if character.isalnum() or character in " -_." else " " for character in stem)
    return " ".join(kept.split())[:_LONGEST_NAME].strip(" .-")


__all__ = ["LONGEST_AUTHOR", "FileComparison", "NamedFile", "Shown", "ShownParagraph", "compare_files"]
