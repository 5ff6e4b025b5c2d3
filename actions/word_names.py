"""How people are named in Word files: each side says whether its own stand there by name or only as their side.

The choice stands in the joint store, because everybody's exports honour it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import done_before, record
from dialogue.actors import Actor
from dialogue.audiences import SECRETARIAT
from dialogue.parties import KNOWN_PARTIES
from dialogue.refusals import NoSuchRow, NotAPartyToThisDraft
from dialogue.roles import Permission
from models.parties import Party

SIDE_NAMES: Final = {party.key: party.short_en for party in KNOWN_PARTIES} | {SECRETARIAT: "Secretariat"}
"""How the author of a tracked change is named: the side, and after a dash the person."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How the hands of one file are named. `alone` are the sides whose people are not; `persons`: whether anybody is."""

    alone: frozenset[str] = frozenset()
    persons: bool = True

    def author(self, side: str, person: str) -> str:
        """The author of a change or remark: “US – Daniel Quill”, or “US”."""
        shown = SIDE_NAMES.get(side, side.upper())
        return f"{shown} – {person}" if person and self.persons and side not in self.alone else shown


def naming(joint: Session, *, persons: bool = True) -> Naming:
    """How the hands of a file that is made now are named; `persons` is what whoever exports it wants of all sides."""
    chosen = joint.exec(select(Party.key).where(Party.names_people == False))  # noqa: E712
    return Naming(frozenset(chosen), persons)


def naming_found(hands: Iterable[tuple[str, str]], authors: Iterable[str]) -> Naming:
    """How a file that came back names the hands (side, person) of what left in it, by the authors that stand in it.

    A side has its people unnamed when its bare name is there and none of its people is.
    """
    there, named, sides = set(authors), Naming(), set[str]()
    by_name = set[str]()
    for side, person in hands:
        sides.add(side)
        if person and named.author(side, person) in there:
            by_name.add(side)
    return Naming(frozenset(side for side in sides - by_name if named.author(side, "") in there))


def name_people(joint: Session, actor: Actor, names_people: bool, *, key: str | None = None) -> Party:
    """Say for one's own side whether its people stand in Word files by name.

    Raises NotPermitted to all but the head of a delegation, NotAPartyToThisDraft, NoSuchRow.
    """
    needs(actor, Permission.DELEGATION_NAME)
    if actor.party is None:
        raise NotAPartyToThisDraft()
    party = joint.get(Party, actor.party)
    if party is None:
        raise NoSuchRow(noun="party")
    if not done_before(joint, key) and party.names_people != names_people:
        party.names_people = names_people
        record(joint, actor, "party:naming:chosen", None, key=key, party=party.key, names_people=names_people)
    return party


def names_its_people(joint: Session, actor: Actor) -> bool:
    """Whether the own side's people stand in Word files by name; true for who is of no party."""
    needs(actor, Permission.DRAFT_READ)
    party = joint.get(Party, actor.party) if actor.party else None
    return party is None or party.names_people


__all__ = ["SIDE_NAMES", "Naming", "name_people", "names_its_people", "naming", "naming_found"]
