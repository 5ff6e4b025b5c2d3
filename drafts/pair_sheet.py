"""A sheet of pairs: what two texts of a new draft say beside each other, as a person mends it before anything is stored.

The paragraphs of a language never change their order and none is ever lost: what mends a pairing moves the borders between
the rows. The label that opens both texts of a row becomes its number when the row becomes a clause.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from dialogue.vocabulary import ClauseKind
from drafts.characters import hidden_characters
from drafts.language import language_of
from drafts.numbering import label_key, split_label
from drafts.pairing import pair

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """The English and the Chinese paragraphs of one clause to be.

    `number` is the printed one where the file has it apart. `score` says how sure the pairing is, None where a person or
    the file itself put the two together. `is_heading` is what the file says, `kind` and `level` what a person says; where
    nobody does, the words decide. `is_left_out`: a person does not want it in the draft.
    """

    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    number: str = ""
    score: float | None = None
    is_heading: bool = False
    kind: ClauseKind | None = None
    level: int | None = None
    is_left_out: bool = False


Sheet = tuple[SheetRow, ...]


class Doubt(StrEnum):
    """Why a person should look at a row."""

    NO_ENGLISH = "the English is missing"
    NO_CHINESE = "the Chinese is missing"
    UNLIKELY = "these may not belong together"
    NOT_ENGLISH = "the English column does not read as English"
    NOT_CHINESE = "the Chinese column does not read as Chinese"
    HIDDEN = "there are characters that nobody can see"


@dataclass(frozen=True, slots=True)
class RowWording:
    """A row as a clause: number, kind, depth, and both texts."""

    number: str
    kind: ClauseKind
    level: int
    en: str
    zh: str


def paired_sheet(en: Sequence[str], zh: Sequence[str], headings: Iterable[str] = ()) -> Sheet:
    """The rows that pairing finds; `headings` are the paragraphs that their file marks as headings."""
    marked = frozenset(headings)
    rows = []
    for found in pair(en, zh):
        english, chinese = tuple(en[at] for at in found.en), tuple(zh[at] for at in found.zh)
        rows.append(SheetRow(english, chinese, score=found.score, is_heading=bool(marked & {*english, *chinese})))
    return tuple(rows)


def wording(row: SheetRow) -> RowWording:
    """What a row becomes. A label that says the same in both languages leaves both texts and becomes the number.

    One that is a word (Article 5, 第五条) stays, since a number is printed beside both languages and could be but one of them.
    """
    en, zh = "\n".join(row.en), "\n".join(row.zh)
    number = row.number.strip()
    (label, _, rest_en), (label_zh, _, rest_zh) = split_label(en), split_label(zh)
    says, says_zh = label_key(label), label_key(label_zh)
    same = says is not None and says == says_zh and says[0].partition(" ")[0] not in _IN_WORDS
    if not number and same and rest_en.strip() and rest_zh.strip():
        number, en, zh = label.strip(), rest_en, rest_zh
    kind = row.kind or _kind(row, number, en, zh)
    level = row.level or (2 if kind == ClauseKind.SUBPARAGRAPH else 1)
    return RowWording(number, kind, level, en, zh)


def doubts(row: SheetRow) -> tuple[Doubt, ...]:
    """What is doubtful about a row; nothing where a person need not look."""
    found = []
    en, zh = "\n".join(row.en), "\n".join(row.zh)
    if not en.strip():
        found.append(Doubt.NO_ENGLISH)
    elif language_of(en).language in ("zh", "other"):
        found.append(Doubt.NOT_ENGLISH)
    if not zh.strip():
        found.append(Doubt.NO_CHINESE)
    elif language_of(zh).language in ("en", "other"):
        found.append(Doubt.NOT_CHINESE)
    if row.en and row.zh and row.score is not None and row.score < 0:
        found.append(Doubt.UNLIKELY)
    if any(hidden_characters(text) for text in (en, zh)) or hidden_characters(row.number, allowed=""):
        found.append(Doubt.HIDDEN)
    return tuple(found)


def up(sheet: Sheet, at: int, language: Language) -> Sheet:
    """The first paragraph of a language goes to the row above. There is nothing above the first row."""
    row = sheet[at]
    here = _of(row, language)
    if at == 0 or not here:
        return sheet
    above = _with(sheet[at - 1], language, (*_of(sheet[at - 1], language), here[0]))
    return _put(sheet, at - 1, at + 1, above, _with(row, language, here[1:]))


def down(sheet: Sheet, at: int, language: Language) -> Sheet:
    """The last paragraph of a language goes to the row below, or to a new one at the end."""
    row = sheet[at]
    here = _of(row, language)
    if not here:
        return sheet
    below = sheet[at + 1] if at + 1 < len(sheet) else SheetRow()
    moved = _with(below, language, (here[-1], *_of(below, language)))
    return _put(sheet, at, at + 2, _with(row, language, here[:-1]), moved)


def join_rows(sheet: Sheet, at: int) -> Sheet:
    """A row and the one below become one, paragraph under paragraph. The number and the kind are those of the first."""
    if at + 1 >= len(sheet):
        return sheet
    one, two = sheet[at], sheet[at + 1]
    number = one.number or two.number
    return _put(sheet, at, at + 2, replace(one, en=one.en + two.en, zh=one.zh + two.zh, number=number, score=None))


def part(sheet: Sheet, at: int) -> Sheet:
    """A row becomes two: its first paragraphs and the others, or, where each language has one, the two languages."""
    row = sheet[at]
    if len(row.en) > 1 or len(row.zh) > 1:
        first = replace(row, en=row.en[:1], zh=row.zh[:1], score=None)
        second = SheetRow(row.en[1:], row.zh[1:], kind=row.kind, level=row.level)
    elif row.en and row.zh:
        first = replace(row, zh=(), score=None)
        second = SheetRow((), row.zh, is_heading=row.is_heading, kind=row.kind, level=row.level)
    else:
        return sheet
    return _put(sheet, at, at + 1, first, second)


def split(sheet: Sheet, at: int, language: Language, offset: int) -> Sheet:
    """The words of a language after `offset` go to a row of their own below; white space at the cut is left out."""
    row = sheet[at]
    kept: list[str] = []
    cut: list[str] = []
    start = 0
    for text in _of(row, language):
        here = offset - start
        kept.append(text[: max(0, here)].rstrip())
        cut.append(text[max(0, here) :].lstrip() if here > 0 else text)
        start += len(text) + 1
    kept, cut = [text for text in kept if text], [text for text in cut if text]
    if not kept or not cut:
        return sheet
    return _put(
        sheet,
        at,
        at + 1,
        _with(row, language, tuple(kept)),
        _with(SheetRow(kind=row.kind, level=row.level), language, tuple(cut)),
    )


def cuts(row: SheetRow, language: Language) -> tuple[int, ...]:
    """Where the words of a language may be cut: after each of its sentences but the last."""
    text = "\n".join(_of(row, language))
    found = [0]
    for match in _SENTENCE[language].finditer(text):
        if text[found[-1] : match.end()].strip() and text[match.end() :].strip():
            found.append(match.end())
    return tuple(found[1:])


def given(sheet: Sheet, at: int, *, kind: ClauseKind | None, level: int | None, number: str) -> Sheet:
    """A person says what a row is."""
    return _put(sheet, at, at + 1, replace(sheet[at], kind=kind, level=level, number=number))


def left_out(sheet: Sheet, at: int, is_left_out: bool = True) -> Sheet:
    """A row does not go into the draft, or does after all. It stays on the sheet."""
    return _put(sheet, at, at + 1, replace(sheet[at], is_left_out=is_left_out))


def cleaned(sheet: Sheet, at: int) -> Sheet:
    """The characters that nobody can see, and that no clause may hold, are taken out of a row."""
    row = sheet[at]
    en, zh = (tuple(map(_visible, texts)) for texts in (row.en, row.zh))
    return _put(sheet, at, at + 1, replace(row, en=en, zh=zh, number=_visible(row.number)))


_SENTENCE: Final = {"en": re.compile(r"[.;:?!]['”’)\]]*(?=\s)|\n"), "zh": re.compile(r"[。；：？！][”’」』）］]*|\n")}
_LONGEST_HEADING: Final = {"en": 80, "zh": 40}
_NO_HEADING: Final = frozenset(".;:。；：，,")
_IN_WORDS: Final = frozenset(("article", "chapter", "section", "part", "annex", "title", "paragraph"))


def _kind(row: SheetRow, number: str, en: str, zh: str) -> ClauseKind:
    ends = {en.rstrip()[-1:], zh.rstrip()[-1:]}
    level = label_key(number)
    is_short = len(en) <= _LONGEST_HEADING["en"] and len(zh) <= _LONGEST_HEADING["zh"]
    if row.is_heading:
        return ClauseKind.HEADING
    if is_short and not number and not ends & _NO_HEADING:
        return ClauseKind.HEADING
    if level is not None and level[0] == "letter":
        return ClauseKind.SUBPARAGRAPH
    return ClauseKind.CHAPEAU if ends & {":", "："} else ClauseKind.PARAGRAPH


def _of(row: SheetRow, language: Language) -> tuple[str, ...]:
    return row.en if language == "en" else row.zh


def _with(row: SheetRow, language: Language, texts: tuple[str, ...]) -> SheetRow:
    return replace(row, en=texts, score=None) if language == "en" else replace(row, zh=texts, score=None)


def _put(sheet: Sheet, start: int, end: int, *rows: SheetRow) -> Sheet:
    """The sheet with other rows in a place; a row that has lost all its words is no row any more."""
    return (*sheet[:start], *(row for row in rows if row.en or row.zh), *sheet[end:])


def _visible(text: str) -> str:
    hidden = {found.offset for found in hidden_characters(text)}
    return "".join(letter for at, letter in enumerate(text) if at not in hidden)
