"""The numbers that Word makes by itself: what stands before a paragraph of a numbered list, as its reader sees it.

They are in no text of the file. A level of a list says how its numbers look ("%1.%2", Chinese numerals) and when they begin
again (ECMA-376 part 1, 17.9); the paragraphs say which list they belong to, directly or by their style.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

from dialogue.numerals import LEGAL, LEGAL_TRADITIONAL, ROUND_NOUGHT, Numerals, digit_by_digit, in_numerals
from exports.word.names import w
from exports.word.package import Element, Package
from exports.word.stories import Paragraph

_LONGEST_CHAIN: Final = 20
"""Styles that rest on one another; a file may rest them in a ring."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: where it starts, how its numbers are written, and after which level it begins again."""

    start: int = 1
    written: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    """Counted from one; None: after every higher level; 0: never."""
    is_legal: bool = False
    """Whether the numbers of higher levels are written in figures, whatever those levels say."""
    style: str = ""


@dataclass(slots=True)
class _List:
    """A numbered list: its levels, and those that this use of it lets begin elsewhere."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)
    begun: set[int] = field(default_factory=set)


class ListNumbers:
    """The numbers of a file, made paragraph by paragraph in reading order."""

    def __init__(self, package: Package) -> None:
        numbering, styles = (_part(package, kind) for kind in ("numbering", "styles"))
        self._styles = _styles(styles)
        self._lists = _lists(numbering, self._styles)
        self._counts: dict[str, dict[int, int]] = {}

    def next(self, paragraph: Paragraph) -> str:
        """What stands before this paragraph; "" where it is in no list, or in one of bullets. Counts on."""
        number, depth = self._place(paragraph)
        of = self._lists.get(number)
        if of is None or depth not in of.levels:
            return ""
        counts = self._counts.setdefault(of.shared, {})
        if depth in of.starts and depth not in of.begun:
            counts[depth] = of.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else of.levels[depth].start
        of.begun.add(depth)
        for deeper in [at for at in counts if at > depth]:
            after = of.levels[deeper].restarts_after if deeper in of.levels else None
            if after is None or (after > 0 and depth < after):
                del counts[deeper]
                of.begun |= {deeper}
        for higher in range(depth):
            counts.setdefault(higher, of.levels[higher].start if higher in of.levels else 1)
        return _label(of.levels, depth, counts)

    def _place(self, paragraph: Paragraph) -> tuple[str, int]:
        """The list of a paragraph and its level in it; what it says itself goes before what its style says."""
        number, depth = paragraph.numbering
        by_style, depth_by_style = _by_style(self._styles, paragraph.style)
        number = number or by_style
        if not depth:
            levels = self._lists[number].levels if number in self._lists else {}
            linked = [at for at, level in levels.items() if level.style and level.style == paragraph.style]
            depth = str(linked[0]) if linked else depth_by_style
        return number, int(depth) if depth.isdecimal() else 0


def _label(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    of = levels[depth]
    if of.written in ("bullet", "none") and "%" not in of.pattern:
        return ""
    label = of.pattern
    for at in range(min(depth, 8), -1, -1):
        written = levels[at].written if at in levels else "decimal"
        value = str(counts[at]) if of.is_legal and at != depth else in_form(counts[at], written)
        label = label.replace(f"%{at + 1}", value)
    return label.strip()


def in_form(value: int, form: str) -> str:
    """A number as a form of numbering writes it: figures, letters, Roman or Chinese numerals, ordinary or legal; "" for none."""
    return _FORMS.get(form, str)(value)


def _letters(value: int) -> str:
    times, at = divmod(value - 1, 26)
    return chr(ord("a") + at) * (times + 1) if value > 0 else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 4000:
        return str(value)
    made = ""
    for worth, sign in _ROMAN:
        made += sign * (value // worth)
        value %= worth
    return made


_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
    (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _chinese(numerals: Numerals) -> Callable[[int], str]:
    """Chinese numerals with their units, as far as there are any."""
    return lambda value: in_numerals(value, numerals) or str(value)


def _row(signs: str, last: int) -> Callable[[int], str]:
    """Signs that follow one another in Unicode, or stand in a string, as far as there are any."""
    return lambda value: chr(ord(signs) + value - 1) if 0 < value <= last else str(value)


def _stems(value: int) -> str:
    return "甲乙丙丁戊己庚辛壬癸"[value - 1] if 0 < value <= 10 else str(value)


_FORMS: Final[dict[str, Callable[[int], str]]] = {
    "decimalZero": lambda value: f"{value:02}", "lowerLetter": _letters, "lowerRoman": _roman,
    "upperLetter": lambda value: _letters(value).upper(), "upperRoman": lambda value: _roman(value).upper(),
    "decimalFullWidth": lambda value: str(value).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}),
    "decimalEnclosedCircle": _row("①", 20), "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20), "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographTraditional": _stems, "bullet": lambda _: "", "none": lambda _: "",
    "ideographDigital": lambda value: digit_by_digit(value, ROUND_NOUGHT),
    "chineseLegalSimplified": _chinese(LEGAL), "ideographLegalTraditional": _chinese(LEGAL_TRADITIONAL),
} | dict.fromkeys(("chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting"), _chinese(ROUND_NOUGHT))  # fmt: skip


# What the parts say ---------------------------------------------------------------------------------------------------


def _part(package: Package, kind: str) -> Element | None:
    for relationship in package.relationships(package.main):
        if relationship.kind == kind and not relationship.external:
            name = package.find(relationship.target)
            return package.tree(name) if name is not None else None
    return None


def _value(parent: Element | None, name: str) -> str:
    child = parent.find(w(name)) if parent is not None else None
    return "" if child is None else child.get(w("val"), "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise


def _styles(styles: Element | None) -> dict[str, tuple[str, str, str]]:
    """Of each style: on which it rests, and the list and level it gives its paragraphs."""
    found = {}
    for style in styles.iter(w("style")) if styles is not None else ():
        properties = style.find(w("pPr"))
        numbered = properties.find(w("numPr")) if properties is not None else None
        found[style.get(w("styleId"), "")] = (
            _value(style, "basedOn"), _value(numbered, "numId"), _value(numbered, "ilvl"),
        )  # fmt: skip
    return found


def _by_style(styles: dict[str, tuple[str, str, str]], name: str) -> tuple[str, str]:
    depth = ""
    for _ in range(_LONGEST_CHAIN):
        based_on, number, at = styles.get(name, ("", "", ""))
        depth = depth or at
        if number:
            return number, depth
        name = based_on
    return "", depth


def _lists(numbering: Element | None, styles: dict[str, tuple[str, str, str]]) -> dict[str, _List]:
    if numbering is None:
        return {}
    shared = {of.get(w("abstractNumId"), ""): of for of in numbering.findall(w("abstractNum"))}
    by_number = {of.get(w("numId"), ""): _value(of, "abstractNumId") for of in numbering.findall(w("num"))}
    found = {}
    for of in numbering.findall(w("num")):
        at = _value(of, "abstractNumId")
        link = _value(shared.get(at), "numStyleLink")
        if link:  # the levels stand with the list that the style names
            at = by_number.get(_by_style(styles, link)[0], at)
        if at not in shared:
            continue
        made = _List(at, _levels(shared[at].findall(w("lvl"))))
        for override in of.findall(w("lvlOverride")):
            depth = _whole(override.get(w("ilvl"), ""), 0)
            made.levels |= _levels(override.findall(w("lvl")))
            if start := _value(override, "startOverride"):
                made.starts[depth] = _whole(start, 1)
        found[of.get(w("numId"), "")] = made
    return found


def _levels(elements: Iterable[Element]) -> dict[int, Level]:
    found = {}
    for of in elements:
        after, legal = _value(of, "lvlRestart"), of.find(w("isLgl"))
        found[_whole(of.get(w("ilvl"), ""), 0)] = Level(
            _whole(_value(of, "start"), 1), _value(of, "numFmt") or "decimal", _value(of, "lvlText"),
            _whole(after, 0) if after else None, legal is not None and legal.get(w("val"), "1") not in ("0", "false"),
            _value(of, "pStyle"),
        )  # fmt: skip
    return found
