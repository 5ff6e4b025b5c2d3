"""Which sentences of another side's account may tell the point that given words tell: offered to a person, never linked."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlmodel import Session, select

from actions.dialogues import parties_of_dialogue
from actions.people import names_of
from actions.record_access import access_filed
from dialogue.actors import Actor
from dialogue.refusals import QuoteNotInSource
from dialogue.roles import Permission
from drafts.counterparts import Term, counterparts
from models.meetings import Meeting
from models.organisations import Organisation
from models.people import Participation
from models.positions import Topic
from models.sources import Source


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a source by its span, and how much speaks for it, without a unit."""

    source_id: UUID
    start: int
    end: int
    exact: str
    score: float


def find_candidates(
    session: Session,
    actor: Actor,
    source_id: UUID,
    start: int,
    end: int,
    other_id: UUID,
    *,
    joint: Session | None = None,
) -> list[Candidate]:
    """At most three sentences of another source that may say what the characters `start` to `end` of a source say.

    Compared are figures, days, names and terms that the record knows in both languages, and words. Raises
    QuoteNotInSource for an empty span or one outside the text, NoSuchRow, NotPermitted.
    """
    source = _source(session, actor, source_id, joint)
    other = _source(session, actor, other_id, joint)
    if not 0 <= start < end <= len(source.text):
        raise QuoteNotInSource(exact="")
    terms = [*_terms(joint or session, source.dialogue_id), *([] if joint is None else _topic_terms(session))]
    found = counterparts(source.text[start:end], source.text, other.text, terms)
    return [
        Candidate(other.id, span.span[0], span.span[1], other.text[slice(*span.span)], span.score) for span in found
    ]


def _source(session: Session, actor: Actor, source_id: UUID, joint: Session | None) -> Source:
    home = session if joint is None or session.get(Source, source_id) is not None else joint
    return access_filed(home, actor, Source, source_id, Permission.DIALOGUE_READ)


def _terms(session: Session, dialogue_id: UUID | None) -> Iterable[Term]:
    """What the record of a dialogue knows in both languages: its parties, topics, places, people and their organisations."""
    if dialogue_id is None:
        return
    for party in parties_of_dialogue(session, dialogue_id):
        yield Term((party.name_en, party.short_en), (party.name_zh, party.short_zh))
    yield from _topic_terms(session, dialogue_id)
    meetings = session.exec(select(Meeting).where(Meeting.dialogue_id == dialogue_id)).all()
    for place in {(m.place_en, m.place_zh) for m in meetings}:
        yield Term((place[0],), (place[1],))
    seats = session.exec(select(Participation).where(Participation.meeting_id.in_({m.id for m in meetings}))).all()  # type: ignore[attr-defined]
    for en, zh in names_of(session, [seat.person_id for seat in seats if seat.person_id]).values():
        yield Term((en, *en.split()), (zh,))
    wanted = {seat.organisation_id for seat in seats if seat.organisation_id}
    for of in session.exec(select(Organisation).where(Organisation.id.in_(wanted))):  # type: ignore[attr-defined]
        yield Term((of.name_en, of.short), (of.name_zh,))


def _topic_terms(session: Session, dialogue_id: UUID | None = None) -> Iterable[Term]:
    for topic in session.exec(select(Topic).where(Topic.dialogue_id == dialogue_id)):
        yield Term((topic.name_en,), (topic.name_zh,))


__all__ = ["Candidate", "find_candidates"]
