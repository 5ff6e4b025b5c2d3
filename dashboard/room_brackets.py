"""The rolling text of each clause in square brackets, how many there are and who holds them; what collides with what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from actions.drafts import StandingClause
from actions.rooms import ProposalSeen, RoomText
from dashboard.names import party_name
from dialogue.parties import KNOWN_PARTIES
from drafts.brackets import PARTNERS
from drafts.collisions import Tabled, collisions
from drafts.proposals import ProposalKind
from drafts.rolling import OpenProposal, Rolling, rolling
from drafts.rolling_counts import NOBODY, bracket_count, holders
from drafts.rolling_numbers import TextLanguage
from drafts.rolling_render import BracketStyle, render
from locales import Reader

LANGUAGES: tuple[TextLanguage, ...] = ("en", "zh")
_WORDED = (ProposalKind.REPLACE, ProposalKind.INSERT, ProposalKind.DELETE)
"""Kinds that want other words; the others say how a clause should stand, and that is a sentence and not a bracket."""
_NAMES = {name: party.key for party in KNOWN_PARTIES for name in (party.short_en, party.short_zh) if name}


@dataclass(frozen=True, slots=True)
class Brackets:
    """The rolling text of one clause in both languages, with what a reader counts in it."""

    text: dict[str, str]
    """By language; empty where it is the standing text itself."""
    count: int
    """Of the language in which there are more."""
    held: dict[str, int]
    """At how many places each side holds words; `NOBODY` where nobody is named."""


def brackets_of(room: RoomText, standing: StandingClause) -> Brackets:
    """The rolling text of a clause: its standing words, who holds them, and the open tabled proposals.

    What a side has only written in private is no part of it, not even for that side.
    """
    head = standing.head
    if head.struck:
        return Brackets({}, 0, {})
    tabled = [p for p in room.proposals.get(standing.clause.id, []) if not p.is_private and p.proposal.kind in _WORDED]
    held = tuple(party for party in room.text.parties if party in standing.keys)
    words = (head.text_en, head.text_zh)
    return _brackets(words, held, _opened(tabled, words), head.number, room.text.draft.bracket_style)


def brackets_of_insertion(room: RoomText, seen: ProposalSeen) -> Brackets:
    """The same for a new clause that is proposed: nothing stands there yet."""
    if seen.is_private:
        return Brackets({}, 0, {})
    return _brackets(("", ""), (), _opened([seen], ("", "")), "", room.text.draft.bracket_style)


def bracket_words(brackets: Brackets, reader: Reader) -> str:
    """How many brackets and who holds them: “3 brackets · US 2 · CN 1”; nothing where there are none."""
    if not brackets.count:
        return ""
    return " · ".join([reader.n("{n} bracket", "{n} brackets", brackets.count), *_holders(brackets.held, reader)])


def bracket_header(of: Sequence[tuple[UUID, Brackets]], reader: Reader) -> dict[str, Any]:
    """The brackets of the whole draft, who holds them, and in which clauses they are."""
    held: dict[str, int] = {}
    for _, brackets in of:
        for side, places in brackets.held.items():
            held[side] = held.get(side, 0) + places
    total = Brackets({}, sum(brackets.count for _, brackets in of), held)
    return {
        "n": total.count,
        "sentence": bracket_words(total, reader) or reader.t("no brackets"),
        "clauses": [row.hex for row, brackets in of if brackets.count],
    }


def _holders(held: dict[str, int], reader: Reader) -> list[str]:
    named = [
        reader.t("{party} {n}", party=party_name(side, reader), n=reader.number(places))
        for side, places in held.items()
        if side != NOBODY
    ]
    if held.get(NOBODY):
        named.append(reader.t("held by nobody: {n}", n=reader.number(held[NOBODY])))
    return named


_Opened = tuple[str, str, str, tuple[str, str], tuple[str, str]]
"""An open proposal, hashable: identifier, side, kind, base and words in both languages."""


def _opened(seen: Sequence[ProposalSeen], head: tuple[str, str]) -> tuple[_Opened, ...]:
    return tuple(
        (
            p.proposal.id.hex, p.proposal.side, p.proposal.kind.value,
            (p.base.text_en, p.base.text_zh) if p.base else head, (p.proposal.text_en, p.proposal.text_zh),
        )
        for p in seen
    )  # fmt: skip


@lru_cache(256)
def _brackets(
    head: tuple[str, str], held: tuple[str, ...], opened: tuple[_Opened, ...], number: str, style: BracketStyle
) -> Brackets:  # kept by the words themselves, like redlines: nobody finds words here that they did not have
    if not opened and not any(mark in words for words in head for mark in PARTNERS):
        return Brackets({}, 0, {})
    text: dict[str, str] = {}
    counts: list[int] = []
    places: dict[str, int] = {}
    for at, language in enumerate(LANGUAGES):
        found = rolling(head[at], held, [_open_proposal(p, at) for p in opened], names=_NAMES)
        counts.append(bracket_count(found))
        for side, many in holders(found).items():
            places[side] = max(places.get(side, 0), many)
        if found.contested or found.stacked:
            text[language] = _rendered(found, language, number, style)
    return Brackets(text, max(counts), places)


def _open_proposal(opened: _Opened, at: int) -> OpenProposal:
    row, side, kind, base, text = opened
    return OpenProposal(row, side, kind, base[at], text[at])


def _rendered(found: Rolling, language: TextLanguage, number: str, style: BracketStyle) -> str:
    """The names of the sides are written in the language of the text, whoever reads it."""
    words = Reader(language)
    return render(found, language, style, lambda side: party_name(side, words), number if found.stacked else "")


def touching(room: RoomText, standing: StandingClause) -> dict[str, list[str]]:
    """For each proposal on a clause that this reader sees, the open tabled ones that touch the same words."""
    seen = room.proposals.get(standing.clause.id, [])
    if len(seen) < 2:
        return {}
    head = (standing.head.text_en, standing.head.text_zh)
    tabled = {p.proposal.id.hex for p in seen if not p.is_private}
    pairs = _colliding(head, _opened(seen, head))
    found: dict[str, list[str]] = {}
    for one, other in pairs:
        for proposal, against in ((one, other), (other, one)):
            if against in tabled:
                found.setdefault(proposal, []).append(against)
    return found


@lru_cache(256)
def _colliding(head: tuple[str, str], opened: tuple[_Opened, ...]) -> tuple[tuple[str, str], ...]:
    proposals = [
        Tabled(
            row, side, kind, dict(zip(LANGUAGES, base, strict=True)),
            dict(zip(LANGUAGES, text, strict=True)) if kind == ProposalKind.REPLACE else {},
        )
        for row, side, kind, base, text in opened
    ]  # fmt: skip
    found = collisions(dict(zip(LANGUAGES, head, strict=True)), proposals)
    return tuple(dict.fromkeys((pair.one, pair.other) for pair in found.pairs))
