"""Whether a document says, letter for letter, what a text says; and if not, exactly where it does not.

The document is its paragraphs as they are printed; the text is the lines that it would be printed as.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafts.paragraphs import align


class Part(StrEnum):
    """What a printed line is: the words of the text, or something that stands around them."""

    TITLE = "title"
    LABEL = "label"
    NUMBER = "number"
    WORDS = "words"
    NOTE = "note"


AROUND = frozenset({Part.LABEL})
"""What may differ in a document that says the same: under which version and caption it was handed out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed: of which clause (its number), in which language ('' for none)."""

    text: str
    part: Part
    number: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line that is not the same: what the text has and what the document has, one of which may be nothing.

    What only the document has stands under the number of the clause before it.
    """

    part: Part
    number: str
    language: str
    expected: str
    found: str


def differences(expected: Sequence[Line], found: Sequence[str]) -> list[Difference]:
    """Every line in which a document differs from a text, in reading order; none when it is the same, letter for letter.

    Empty lines do not count; nothing else is forgiven.
    """
    lines = [line for line in expected if line.text]
    printed = [text for text in found if text]
    if [line.text for line in lines] == printed:
        return []
    made: list[Difference] = []
    before = Line("", Part.WORDS)
    missing: deque[int] = deque()  # of the differences made, lines that are gone and have nothing in their place yet
    for at, came in align([line.text for line in lines], printed):
        line = lines[at] if at is not None else None
        text = printed[came] if came is not None else ""
        before = line or before
        if line is not None and came is None:
            missing.append(len(made))
        elif line is not None:
            missing.clear()
        if line is None and missing:  # quite other words in the place of a line
            instead = missing.popleft()
            made[instead] = replace(made[instead], found=text)
        elif line is None:
            made.append(Difference(Part.WORDS, before.number, "", "", text))
        elif line.text != text:
            made.append(Difference(line.part, line.number, line.language, line.text, text))
    return made


STRETCH = 5
"""How many characters in a row a text and a document have to have in common to count as alike there."""


def stretches(lines: Iterable[str]) -> frozenset[str]:
    """Every stretch of characters that a document has."""
    return frozenset(line[at : at + STRETCH] for line in lines for at in range(max(1, len(line) - STRETCH + 1)))


def covered(text: str, found: frozenset[str]) -> int:
    """About how many characters of a text stand in a document, by every second of its stretches."""
    length, step = len(text), 2
    places = range(0, max(1, length - STRETCH + 1), step)
    return round(length * sum(text[at : at + STRETCH] in found for at in places) / len(places)) if text else 0


__all__ = ["AROUND", "Difference", "Line", "Part", "covered", "differences", "stretches"]
