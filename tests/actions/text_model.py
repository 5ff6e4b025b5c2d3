"""What the machine of random acts knows of a text, in plain Python: its clauses, its proposals, and the words marked in them."""

import re
from dataclasses import dataclass, field
from uuid import UUID

from drafts.consensus import Agreement, Level
from drafts.proposals import Answer, ProposalKind

PARTIES = ("us", "cn", "third")


@dataclass
class Said:
    """A proposal as the model knows it."""

    side: str
    clause: UUID | None
    base: UUID | None
    kind: ProposalKind
    en: str
    zh: str
    marks: frozenset[str]
    answers: dict[str, Answer] = field(default_factory=dict)
    second: tuple[str, str] = ("", "")
    other: UUID | None = None
    other_base: UUID | None = None
    after: UUID | None = None
    counters: UUID | None = None
    style: tuple[str, str, int] = ("", "", 0)
    """Number, kind and level, of a change of these."""


@dataclass
class Stands:
    """A clause as the model knows it: its revisions, who holds the standing one, and which language waits."""

    revisions: list[UUID]
    en: str
    zh: str
    lagging: str = ""
    lagging_side: str = ""
    is_conformed: bool = True
    struck: bool = False
    held: dict[str, Level] = field(default_factory=dict)
    conditions: dict[str, UUID] = field(default_factory=dict)
    """The revision that has to stand for a party's key to count."""
    style: tuple[str, str, int] = ("", "paragraph", 1)
    moves: int = 0
    reopened: list[str] = field(default_factory=list)
    into: UUID | None = None

    def counted(self, heads: set[UUID]) -> dict[str, Level]:
        """The keys that count while these revisions stand."""
        return {p: level for p, level in self.held.items() if self.conditions.get(p) in {None, *heads}}

    def agreement(self, heads: set[UUID]) -> Agreement:
        """Where the clause stands between the parties."""
        held = self.counted(heads)
        if not held:
            return Agreement.OPEN
        if len(held) < len(PARTIES) or not self.is_conformed:
            return Agreement.ONE
        return Agreement.AD_REFERENDUM if Level.AD_REFERENDUM in held.values() else Agreement.AGREED


def marks_in(text: str) -> list[str]:
    """The marked words of a text: w12x, and rare characters that stand for a Chinese word."""
    return re.findall(r"w\d+x|[\u9e01-\u9fff]", text)
