"""Writing a rolling text out with its square brackets: [US: shall] [CN: should], ［美方：应当］［中方：宜］."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafts.rolling import Agreed, Alternative, Contested, Rolling
from drafts.rolling_numbers import TextLanguage, inserted_number

NameOfSide = Callable[[str], str]
"""How a side is called in the language of the text."""


class BracketStyle(StrEnum):
    """Which marks a draft uses in Chinese; in English they are always [ ]."""

    SQUARE = "［］"
    LENTICULAR = "【】"


@dataclass(frozen=True, slots=True)
class Manner:
    """What is written between the words of the sides. It belongs to the language of the text, not to the reader's."""

    colon: str
    between_names: str
    between_brackets: str
    no_text: str
    present_text: str
    space: str


MANNERS: dict[TextLanguage, Manner] = {
    "en": Manner(": ", ", ", " ", "no text", "present text", "space"),
    "zh": Manner("：", "、", "", "无案文", "现行案文", "空格"),
}


def render(
    rolling: Rolling, language: TextLanguage, style: BracketStyle, name_of_side: NameOfSide, number: str = ""
) -> str:
    """The bracketed text. Stacked alternatives follow on lines of their own, numbered bis, ter; no text has no number.

    Present words that nobody holds are labelled as the present text.
    """
    marks = "[]" if language == "en" else style.value
    page = _Page(MANNERS[language], marks, name_of_side)
    inside = page.running(rolling)
    if not rolling.stacked:
        return f"{number} {inside}" if number else inside
    standing = Alternative(inside, rolling.standing_sides)
    lines = [f"{number} {page.bracket(standing)}" if number else page.bracket(standing)]
    paragraphs = 1
    for rival in rolling.stacked:
        if not rival.text:
            lines[-1] += page.manner.between_brackets + page.bracket(rival)
            continue
        paragraphs += 1
        lines.append(f"{inserted_number(number, paragraphs, language)} {page.bracket(rival)}")
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Page:
    manner: Manner
    marks: str
    name_of_side: NameOfSide

    def running(self, rolling: Rolling) -> str:
        """The clause with its contested regions in brackets. White space at their edges moves out of the brackets."""
        written, owed = "", ""
        for part in rolling.parts:
            if isinstance(part, Agreed):
                written += part.text if part.text[0].isspace() else owed + part.text
                owed = ""
            else:
                before, owed = _spaces(part)
                written += before if written and not written[-1].isspace() else ""
                written += self.brackets(part.shown)
        return written

    def brackets(self, alternatives: Sequence[Alternative]) -> str:
        return self.manner.between_brackets.join(map(self.bracket, alternatives))

    def bracket(self, alternative: Alternative) -> str:
        names = self.manner.between_names.join(map(self.name_of_side, alternative.sides)) or self.manner.present_text
        return f"{self.marks[0]}{names}{self.manner.colon}{self.words(alternative.text)}{self.marks[1]}"

    def words(self, text: str) -> str:
        return (text.strip() or self.manner.space) if text else self.manner.no_text


def _spaces(place: Contested) -> tuple[str, str]:
    """The white space with which the words of a place begin, and that with which they end."""
    wordings = [alternative.text for alternative in place.alternatives]
    wordings = [text for text in wordings if text.strip()] or wordings
    before = max((text[: len(text) - len(text.lstrip())] for text in wordings), key=len)
    after = max((text[len(text.rstrip()) :] for text in wordings), key=len)
    return before, after
