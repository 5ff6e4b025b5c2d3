"""What the check of a document finds, whatever the document was held against."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from uuid import UUID

from drafts.letters import Difference, Line, Part
from exports.word import captions
from exports.word.unseen import Look

NO_LONGER_STRUCK: Final = "no longer struck"
"""Words that left struck through and are plain now."""


class Outcome(StrEnum):
    """What a check found."""

    SAME = "same"
    SHOWN = "same letters, shown otherwise"
    BENEATH = "same beneath its changes"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text of this installation: of which draft (None for a paper of the record), how it is called, and in which form the
    file has it. What is more than a text alone has the `code` of the copy and the moment; the fingerprint is then that of the
    text under its changes, if any."""

    draft_id: UUID | None
    title_en: str
    title_zh: str
    label_en: str
    label_zh: str
    fingerprint: str
    is_adopted: bool
    form: str
    kept_by: str = ""
    """The party that keeps the original, where the file is one of those that are not all alike."""
    code: str = ""
    handed_out_at: datetime | None = None

    @property
    def code_in_fours(self) -> str:
        """The code as it stands in the footer."""
        return captions.in_fours(self.code)


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """What a check found. `around` are the lines that only say under which version the file was handed out, and differ.

    Shown otherwise: the letters are the same, and some are hidden, struck through or white, or a picture stands among them.
    Beneath its changes: the same when every tracked change is rejected; the differences are then what the changes make.
    """

    outcome: Outcome
    text: KnownText | None = None
    differences: tuple[Difference, ...] = ()
    around: tuple[Difference, ...] = ()
    is_rejected: bool = False
    """Whether the file was held against the text with its tracked changes rejected, not accepted."""
    shows_ours: bool = False
    """Whether the differences tell our words too."""
    changes: int = 0
    comments: int = 0
    looks: tuple[tuple[str, str], ...] = ()
    """What the pages do not show as it reads: the kind, and the words."""
    is_both: bool = False
    """Whether it was held against a copy that left with tracked changes, in both readings."""


def distance(check: DocumentCheck) -> tuple[int, int, int, int, int]:
    """How far a file is from what it was held against: the least counts."""
    outcome = [*Outcome].index(check.outcome)
    return outcome, len(check.differences), len(check.around), len(check.looks), int(check.is_rejected)


def looks_left(
    found: Sequence[Look], known: Sequence[Look] = (), lines: Iterable[str] = (), ours: Iterable[str] = ()
) -> tuple[tuple[str, str], ...]:
    """What is not seen as it reads, kind and words, without what left so; and what left so and is not seen so any more.

    In a table of ours the words that a proposal replaces are struck through: plain, they would read as part of it. A line
    that has other words than it had is told by these; what was and is struck in it is not told once more. Of what was lost
    only words are told that the file has. `lines` are those of the file, `ours` those that left.
    """
    there, left = ({*map(_close, those)} for those in (lines, ours))
    before, after = ({(look.kind, look.line) for look in looks} for looks in (known, found))
    new = [look for look in found if (look.kind, look.line) not in before]
    gone = [look for look in known if (look.kind, look.line) not in after]
    in_new_words = Counter((look.kind, look.words) for look in new if _close(look.plain) not in left)
    in_lost_words = Counter((look.kind, look.words) for look in gone if _close(look.plain) not in there)
    both = in_new_words & in_lost_words
    told = [(x.kind, x.words) for x in new if _close(x.plain) in left or (x.kind, x.words) not in both]
    text = "".join(there)
    told += [
        (NO_LONGER_STRUCK, x.words)
        for x in gone
        if (_close(x.plain) in there or (x.kind, x.words) not in both) and _close(x.words) in text
    ]
    return tuple(dict.fromkeys(told))


def _close(words: str) -> str:
    """Words without spaces, tabs and breaks, of which a run of text says less than a line."""
    return "".join(words.split())


def other_notes(expected: Sequence[Line], found: Sequence[str]) -> list[Difference]:
    """Notes at the foot of pages that are missing or are not ours. They are numbered by their place, which may differ."""
    left = [*found]
    missing = []
    for note in expected:
        if note.text in left:
            left.remove(note.text)
        else:
            missing.append(Difference(Part.NOTE, note.number, "", note.text, ""))
    return missing + [Difference(Part.NOTE, "", "", "", text) for text in left]


__all__ = ["DocumentCheck", "KnownText", "Outcome", "distance", "looks_left", "other_notes"]
