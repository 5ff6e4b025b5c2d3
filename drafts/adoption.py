"""Adoption: what still stands between a text and its adoption, and when it is adopted."""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from drafts.brackets import bracket_count
from drafts.consensus import Agreement


class Obstacle(StrEnum):
    """What a clause still lacks before the text can be adopted."""

    BRACKETS = "square brackets are left"
    NOT_CONFORMED = "the languages are not conformed"
    AD_REFERENDUM = "acceptance is ad referendum"
    NOT_AGREED = "not agreed"


class AdoptionLike(Protocol):
    """A party's adoption of one milestone."""

    @property
    def party(self) -> str: ...
    @property
    def milestone_id(self) -> UUID: ...


def obstacles(en: str, zh: str, stands: Agreement, *, is_conformed: bool) -> tuple[Obstacle, ...]:
    """What a clause still lacks; nothing when it may be adopted. Agreement with brackets left does not make it clean."""
    found = []
    if bracket_count(en) or bracket_count(zh):
        found.append(Obstacle.BRACKETS)
    if not is_conformed:
        found.append(Obstacle.NOT_CONFORMED)
    if stands == Agreement.AD_REFERENDUM:
        found.append(Obstacle.AD_REFERENDUM)
    elif stands != Agreement.AGREED:
        found.append(Obstacle.NOT_AGREED)
    return tuple(found)


def adopted_milestone(adoptions: Iterable[AdoptionLike], parties: Collection[str]) -> UUID | None:
    """The milestone that every party has adopted; None while there is none."""
    who: dict[UUID, set[str]] = {}
    for adoption in adoptions:
        who.setdefault(adoption.milestone_id, set()).add(adoption.party)
    return next((milestone for milestone, adopted_by in who.items() if parties and adopted_by >= set(parties)), None)
