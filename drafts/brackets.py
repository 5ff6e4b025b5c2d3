"""Square brackets: words that are not agreed yet, as data instead of punctuation.

English [ ], Chinese ［ ］ and 【 】. A bracket may stand inside another. A mark without its partner is text, and
`unbalanced` says where it is; so `render(parse(text)) == text` for every text.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

PARTNERS = {"[": "]", "［": "］", "【": "】"}
_OPENINGS = {closing: opening for opening, closing in PARTNERS.items()}
_LABEL = re.compile(r"\s*([^:：\[\]［］【】]{1,80})[:：]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,，、/／]\s*")
NO_NAMES: Mapping[str, str] = MappingProxyType({})
"""No label names a side."""


@dataclass(frozen=True, slots=True)
class Text:
    """Words outside of brackets, or between them."""

    text: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """A pair of square brackets and what stands in it."""

    opening: str
    nodes: tuple["Node", ...]

    @property
    def closing(self) -> str:
        """The mark that closes this bracket."""
        return PARTNERS[self.opening]


Node = Text | Bracket


def parse(text: str) -> tuple[Node, ...]:
    """The text as words and brackets, in order."""
    partner = _partners(text)
    open_levels: list[tuple[str, list[Node]]] = [("", [])]
    start = 0
    for at, character in enumerate(text):
        if at not in partner:
            continue
        if start < at:
            open_levels[-1][1].append(Text(text[start:at]))
        start = at + 1
        if partner[at] > at:
            open_levels.append((character, []))
        else:
            opening, nodes = open_levels.pop()
            open_levels[-1][1].append(Bracket(opening, tuple(nodes)))
    if start < len(text):
        open_levels[-1][1].append(Text(text[start:]))
    return tuple(open_levels[0][1])


def render(nodes: Sequence[Node]) -> str:
    """The text of the nodes, brackets included."""
    return "".join(_marks(nodes))


def unbalanced(text: str) -> tuple[int, ...]:
    """Offsets of square brackets that have no partner."""
    partner = _partners(text)
    return tuple(at for at, c in enumerate(text) if (c in PARTNERS or c in _OPENINGS) and at not in partner)


def bracket_count(text: str) -> int:
    """How many pairs of square brackets stand in the text, at any depth."""
    return len(_partners(text)) // 2


@dataclass(frozen=True, slots=True)
class Held:
    """A pair of square brackets that stands in a text, and the sides that its label names: [US: shall], ［中方：宜］."""

    start: int
    """Offset of the opening mark."""
    end: int
    """Offset after the closing mark."""
    depth: int
    """In how many other brackets it stands."""
    sides: tuple[str, ...]
    """Who holds the words; empty when the label names nobody."""
    text: str
    """What stands in the brackets, without the label that names the sides."""


def pairs(text: str) -> tuple[tuple[int, int], ...]:
    """Offsets of the opening and the closing mark of every pair of square brackets, in order of the opening marks."""
    return tuple(sorted((at, closing) for at, closing in _partners(text).items() if at < closing))


def held(text: str, names: Mapping[str, str] = NO_NAMES) -> tuple[Held, ...]:
    """Every pair of square brackets in the text with who holds it, in order of the opening marks.

    `names` says which side a label means ({"US": "us", "美方": "us"}); a label that names anybody else names nobody, and
    belongs to the words.
    """
    found: list[Held] = []
    open_until: list[int] = []
    for start, closing in pairs(text):
        while open_until and open_until[-1] < start:
            open_until.pop()
        sides, inside = _label(text[start + 1 : closing], names)
        found.append(Held(start, closing + 1, len(open_until), sides, inside))
        open_until.append(closing)
    return tuple(found)


def _label(inside: str, names: Mapping[str, str]) -> tuple[tuple[str, ...], str]:
    """The sides that the label names, and the words after it."""
    label = _LABEL.match(inside) if names else None
    if label is None:
        return (), inside
    named = [names.get(name) for name in _BETWEEN_NAMES.split(label[1].strip())]
    sides = [side for side in named if side is not None]
    if len(sides) != len(named):
        return (), inside
    return tuple(dict.fromkeys(sides)), inside[label.end() :]


def _partners(text: str) -> dict[int, int]:
    """Offset of every matched mark to the offset of its partner."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for at, character in enumerate(text):
        if character in PARTNERS:
            waiting.append(at)
        elif (opening := _OPENINGS.get(character)) and any(text[w] == opening for w in waiting):
            while text[waiting[-1]] != opening:  # what was opened inside and never closed has no partner
                waiting.pop()
            partner[at] = waiting.pop()
            partner[partner[at]] = at
    return partner


def _marks(nodes: Sequence[Node]) -> Iterator[str]:
    """Without recursion: a text of ten thousand opening brackets is still a text."""
    waiting: list[Node | str] = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif isinstance(node, Text):
            yield node.text
        else:
            yield node.opening
            waiting += (node.closing, *reversed(node.nodes))
