"""Recommendations as they are read: from which words they came, where each side stands, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.follow_ups import RecommendedIn, origins_of_recommendations
from actions.recommendations import RecommendationLine, UptakeLine, list_recommendations
from actions.record_access import access_filed
from dialogue.actors import Actor
from dialogue.follow_ups import Recognition, Uptake, overall, recognition
from dialogue.roles import Permission
from models.dialogues import DialogueParty
from models.recommendations import Recommendation

OTHERS: Final = "others"
"""Asked for as an addressee: somebody who is no party."""


@dataclass(frozen=True, slots=True)
class RecommendationView:
    """A recommendation with the words it came from, if this person may read them, and where each side stands.

    Those who stand somewhere are the parties of the text that it came from; of one from another source, of the dialogue.
    """

    line: RecommendationLine
    source: RecommendedIn | None
    recognition: dict[str, Recognition]

    @property
    def stands(self) -> Recognition:
        """Where all sides stand together."""
        return overall(self.recognition)

    @property
    def uptakes(self) -> tuple[UptakeLine, ...]:
        """What is known last of each who did something with it."""
        return tuple({(line.label_en, line.label_zh): line for line in self.line.uptakes}.values())

    def waits_on(self, party: str | None) -> bool:
        """Whether this side has not spoken of it yet."""
        return party is not None and self.recognition.get(party) == Recognition.PENDING

    def is_addressed_to(self, whom: str) -> bool:
        """Whether it is addressed to a party, or to somebody who is none."""
        return any(to.party == whom if whom != OTHERS else not to.party for to in self.line.addressees)


def list_recommendation_views(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    addressee: str | None = None, stands: Recognition | None = None, waits_on: str | None = None,
    uptake: Uptake | None = None, unheard_of: bool | None = None,
) -> list[RecommendationView]:  # fmt: skip
    """The recommendations that this person may know of, the latest first, narrowed to what is asked for.

    `unheard_of` asks for those of which nobody knows what became of them. Raises NotPermitted.
    """
    needs(actor, Permission.DIALOGUE_READ)
    views = _views(session, actor, list_recommendations(session, actor, dialogue_id=dialogue_id, meeting_id=meeting_id))
    return [
        view
        for view in reversed(views)
        if (addressee is None or view.is_addressed_to(addressee))
        and (stands is None or view.stands == stands)
        and (waits_on is None or view.waits_on(waits_on))
        and (uptake is None or any(line.state == uptake for line in view.uptakes))
        and (unheard_of is None or unheard_of == (not view.uptakes))
    ]


def read_recommendation(session: Session, actor: Actor, recommendation_id: UUID | None) -> RecommendationView:
    """One recommendation. Raises NoSuchRow, NotPermitted."""
    row = access_filed(session, actor, Recommendation, recommendation_id, Permission.DIALOGUE_READ)
    return _views(session, actor, list_recommendations(session, actor, only=row.id))[0]


def _views(session: Session, actor: Actor, lines: list[RecommendationLine]) -> list[RecommendationView]:
    sources = origins_of_recommendations(session, actor, [line.id for line in lines])
    seats = _seats(session, {line.dialogue_id for line in lines})
    views = []
    for line in lines:
        source = sources.get(line.id)
        parties = source.parties if source else seats.get(line.dialogue_id, ())
        views.append(RecommendationView(line, source, recognition(line.accounts, parties)))
    return views


def _seats(session: Session, dialogues: Iterable[UUID | None]) -> dict[UUID | None, tuple[str, ...]]:
    found: dict[UUID | None, tuple[str, ...]] = {}
    for row in session.exec(select(DialogueParty).where(DialogueParty.dialogue_id.in_(set(dialogues) - {None}))):  # type: ignore[attr-defined]
        found[row.dialogue_id] = (*found.get(row.dialogue_id, ()), row.party)
    return found


__all__ = ["OTHERS", "RecommendationView", "list_recommendation_views", "read_recommendation"]
