"""Square brackets: words that are not agreed yet, as data instead of punctuation.

English [ ], Chinese ［ ］ and 【 】. A bracket may stand inside another. A mark without its partner is text, and
`unbalanced` says where it is; so `render(parse(text)) == text` for every text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

PARTNERS = {"[": "]", "［": "］", "【": "】"}
_OPENINGS = {closing: opening for opening, closing in PARTNERS.items()}


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
