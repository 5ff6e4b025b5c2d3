"""What the head of a room counts: which clauses are agreed, on whom each waits, and how many brackets they hold.

A text of a thousand clauses is counted anew after each act, for each side; so what was counted of a clause is kept with
the room, and holds for as long as the clause and the proposals on it are the very same ones.
"""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from actions.drafts import StandingClause
from actions.rooms import ProposalSeen, RoomText
from dashboard.room_brackets import Brackets, brackets_of, brackets_of_insertion
from drafts.brackets import PARTNERS, bracket_count
from drafts.consensus import Agreement

_brackets_in = lru_cache(4096)(bracket_count)
"""Of the standing texts, which are joint and looked at by every side."""
_NONE = Brackets({}, 0, {})


@dataclass(frozen=True, slots=True)
class ClauseTally:
    """What one standing clause adds to the head of the room."""

    is_agreed: bool
    waits_on: frozenset[str]
    points: int
    """The brackets in its standing words."""
    brackets: Brackets


@dataclass(frozen=True, slots=True)
class RoomTally:
    """The head of a room in numbers and rows, in nobody's language."""

    clauses: int
    agreed: int
    waiting: dict[str, list[str]]
    """By party, in the order of the text: the rows that wait on it."""
    conforming: list[str]
    points: int
    """Brackets in standing words, and tabled proposals."""
    brackets: list[tuple[UUID, Brackets]]
    """The rows that hold brackets."""


def tally(room: RoomText) -> RoomTally:
    """Count what stands in a room, as this side sees it. A clause that was struck counts for nothing."""
    kept = room.counted.get(None)
    if kept is not None and kept[0] is room:
        return kept[1]  # type: ignore[no-any-return]
    of = [(s, _clause_tally(room, s)) for s in room.text.clauses if not s.head.struck]
    insertions = room.proposals.get(None, [])
    waiting = {
        party: [
            *(s.clause.id.hex for s, counted in of if party in counted.waits_on),
            *(seen.proposal.id.hex for seen in insertions if unanswered_by(seen, party)),
        ]
        for party in room.text.parties
    }
    tabled = sum(not seen.is_private for on in room.proposals.values() for seen in on)
    brackets = [(s.clause.id, counted.brackets) for s, counted in of if counted.brackets.count]
    brackets += [(seen.proposal.id, brackets_of_insertion(room, seen)) for seen in insertions]
    found = RoomTally(
        len(of), sum(counted.is_agreed for _, counted in of), waiting,
        [s.clause.id.hex for s, _ in of if not s.is_conformed],
        sum(counted.points for _, counted in of) + tabled, brackets,
    )  # fmt: skip
    room.counted[None] = (room, found)
    return found


def brackets_in(room: RoomText, standing: StandingClause) -> Brackets:
    """The rolling text of a clause, as it was worked out when the head of the room was counted."""
    return _NONE if standing.head.struck else _clause_tally(room, standing).brackets


def unanswered_by(seen: ProposalSeen, party: str) -> bool:
    """Whether a party still owes another side's tabled proposal an answer."""
    is_anothers = not seen.is_private and seen.proposal.side != party
    return is_anothers and all(answer.side != party for answer in seen.answers)


def has_brackets(text: str) -> bool:
    """Whether a text holds a pair of square brackets, in the signs of either language."""
    return _may_open(text) and _brackets_in(text) > 0


def _clause_tally(room: RoomText, standing: StandingClause) -> ClauseTally:
    seen = room.proposals.get(standing.clause.id)
    kept = room.counted.get(standing.clause.id)
    if kept is not None and kept[0] is standing and kept[1] is seen and kept[2] == room.text.parties:
        return kept[3]  # type: ignore[no-any-return]
    counted = _counted(room, standing, seen or [])
    room.counted[standing.clause.id] = (standing, seen, room.text.parties, counted)
    return counted


def _counted(room: RoomText, standing: StandingClause, seen: list[ProposalSeen]) -> ClauseTally:
    head, tabled = standing.head, [p for p in seen if not p.is_private]
    may_hold = bool(seen) or _may_open(head.text_en) or _may_open(head.text_zh)
    return ClauseTally(
        standing.agreement in (Agreement.AGREED, Agreement.AD_REFERENDUM),
        frozenset(party for party in room.text.parties if _waits_on(standing, tabled, party)),
        _brackets_in(head.text_en) if may_hold else 0,
        brackets_of(room, standing) if may_hold else _NONE,
    )


def _waits_on(standing: StandingClause, tabled: list[ProposalSeen], party: str) -> bool:
    """A clause waits on a party that has not answered another side's tabled proposal, or does not hold the text.

    Who has a proposal of its own on the table has done its part: the others are to answer.
    """
    if any(unanswered_by(seen, party) for seen in tabled):
        return True
    return not tabled and party not in standing.keys


def _may_open(text: str) -> bool:
    return any(mark in text for mark in PARTNERS)


__all__ = ["ClauseTally", "RoomTally", "brackets_in", "has_brackets", "tally", "unanswered_by"]
