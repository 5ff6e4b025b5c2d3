"""Recommendations: what a text advises, to whom, what each side says of it, and who took it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.record_access import access_filed, file_under, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.follow_ups import Uptake
from dialogue.refusals import CannotSpeakForAnotherParty, FieldMissing, NotAPartyToThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import Stance
from models.dialogues import DialogueParty
from models.recommendations import (
    Recommendation,
    RecommendationAccount,
    RecommendationAddressee,
    RecommendationUptake,
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """To whom a recommendation is addressed: a party by its key, or somebody else by how the text calls them."""

    party: str = ""
    label_en: str = ""
    label_zh: str = ""


@dataclass(frozen=True, slots=True)
class RecommendationAccountLine:
    """What one side says of a recommendation."""

    party: str
    stance: Stance
    words: str
    at: datetime
    by_id: UUID | None
    by_name: str


@dataclass(frozen=True, slots=True)
class UptakeLine:
    """What somebody did with a recommendation, as a passage shows it."""

    label_en: str
    label_zh: str
    state: Uptake
    seen_on: date
    note: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class RecommendationLine:
    """A recommendation with its addressees, its accounts in order, and who took it up."""

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    text_en: str
    text_zh: str
    quote: Quote
    addressees: tuple[Addressee, ...]
    accounts: tuple[RecommendationAccountLine, ...]
    uptakes: tuple[UptakeLine, ...]


def record_recommendation(
    session: Session, actor: Actor, *, passage_id: UUID | None, text_en: str = "", text_zh: str = "",
    addressees: Sequence[Addressee] = (), dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    key: str | None = None,
) -> Recommendation:  # fmt: skip
    """Record what a text advises, and to whom. Journal: recommendation:recorded.

    Raises FieldMissing (recommendation), CommentIsNotAPosition, QuoteNotInSource, NotAPartyToThisDialogue, NoSuchRow,
    NotPermitted.
    """
    needs(actor, Permission.COMMITMENT_RECORD)
    if made := made_before(session, key, Recommendation):
        return made
    filed = file_under(session, actor, None, dialogue_id, meeting_id)
    passage = resting_on(session, actor, passage_id, Permission.COMMITMENT_RECORD, None, "recommendation", filed)
    required("recommendation", text_en, text_zh)
    for party in filter(None, (addressee.party for addressee in addressees)):
        if session.get(DialogueParty, (filed, party)) is None:
            raise NotAPartyToThisDialogue(party=party)
    recommendation = put(
        session,
        Recommendation(
            dialogue_id=filed, meeting_id=meeting_id, text_en=text_en, text_zh=text_zh, passage_id=passage.id,
            side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    session.add_all(
        RecommendationAddressee(
            recommendation_id=recommendation.id, place=place, party=given.party, label_en=given.label_en,
            label_zh=given.label_zh,
        )
        for place, given in enumerate(addressees)
    )  # fmt: skip
    record(session, actor, "recommendation:recorded", recommendation, key=key)
    return recommendation


def say_of_recommendation(
    session: Session, actor: Actor, recommendation_id: UUID, *, party: str, stance: Stance, words: str = "",
    key: str | None = None,
) -> RecommendationAccount:  # fmt: skip
    """Keep what a party says of a recommendation's standing, beside what the others say; earlier ones stay.

    A side speaks for itself. Journal: recommendation:account:given. Raises CannotSpeakForAnotherParty,
    NotAPartyToThisDialogue, HiddenCharacters, NoSuchRow, NotPermitted.
    """
    recommendation = access_filed(session, actor, Recommendation, recommendation_id, Permission.ACCOUNT_RECORD)
    if made := made_before(session, key, RecommendationAccount):
        return made
    check_remark(words)
    if actor.party is not None and party != actor.party:
        raise CannotSpeakForAnotherParty(party=party)
    if session.get(DialogueParty, (recommendation.dialogue_id, party)) is None:
        raise NotAPartyToThisDialogue(party=party)
    account = put(
        session,
        RecommendationAccount(
            recommendation_id=recommendation.id, party=party, stance=stance, words=words.strip(), side=actor.side,
            by_id=actor.user_id, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "recommendation:account:given", account, key=key)
    return account


def record_uptake(
    session: Session, actor: Actor, recommendation_id: UUID, *, passage_id: UUID | None, state: Uptake, seen_on: date | None,
    label_en: str = "", label_zh: str = "", note: str = "", key: str | None = None,
) -> RecommendationUptake:  # fmt: skip
    """Keep what a passage shows of somebody's taking a recommendation up, or not. Journal: recommendation:uptake:recorded.

    Raises FieldMissing (agency, date), CommentIsNotAPosition, QuoteNotInSource, NoSuchRow, NotPermitted.
    """
    recommendation = access_filed(session, actor, Recommendation, recommendation_id, Permission.COMMITMENT_RECORD)
    if made := made_before(session, key, RecommendationUptake):
        return made
    required("agency", label_en, label_zh)
    if seen_on is None:
        raise FieldMissing(field="date")
    passage = resting_on(
        session, actor, passage_id, Permission.COMMITMENT_RECORD, None, "uptake", recommendation.dialogue_id
    )
    uptake = put(
        session,
        RecommendationUptake(
            recommendation_id=recommendation.id, label_en=label_en, label_zh=label_zh, state=state, seen_on=seen_on,
            passage_id=passage.id, note=note, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "recommendation:uptake:recorded", uptake, key=key)
    return uptake


def list_recommendations(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, meeting_id: UUID | None = None,
    only: UUID | None = None,
) -> list[RecommendationLine]:  # fmt: skip
    """The recommendations of the joint record that this person may know of, in the order in which they were recorded."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Recommendation), Recommendation.dialogue_id)
    wanted = {
        Recommendation.dialogue_id: dialogue_id, Recommendation.meeting_id: meeting_id, Recommendation.id: only,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    rows = sorted(session.exec(query), key=lambda row: (row.made_at, row.id))
    ids = {row.id for row in rows}
    addressed: dict[UUID, list[Addressee]] = {}
    for to in sorted(_of(session, RecommendationAddressee, ids), key=lambda row: row.place):
        addressed.setdefault(to.recommendation_id, []).append(Addressee(to.party, to.label_en, to.label_zh))
    said: dict[UUID, list[RecommendationAccountLine]] = {}
    for a in sorted(_of(session, RecommendationAccount, ids), key=lambda row: (row.made_at, row.id)):
        line = RecommendationAccountLine(a.party, a.stance, a.words, a.made_at, a.by_id, a.by_name)
        said.setdefault(a.recommendation_id, []).append(line)
    seen = sorted(_of(session, RecommendationUptake, ids), key=lambda row: (row.seen_on, row.id))
    quotes = quotes_of(session, {row.passage_id for row in [*rows, *seen]})
    taken: dict[UUID, list[UptakeLine]] = {}
    for u in seen:
        shown = UptakeLine(u.label_en, u.label_zh, u.state, u.seen_on, u.note, quotes[u.passage_id])
        taken.setdefault(u.recommendation_id, []).append(shown)
    return [
        RecommendationLine(
            row.id, row.dialogue_id, row.meeting_id, row.text_en, row.text_zh, quotes[row.passage_id],
            tuple(addressed.get(row.id, ())), tuple(said.get(row.id, ())), tuple(taken.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip


def _of(session: Session, table, recommendations: set[UUID]):  # type: ignore[no-untyped-def]
    return session.exec(select(table).where(table.recommendation_id.in_(recommendations))).all()


__all__ = [
    "Addressee", "RecommendationAccountLine", "RecommendationLine", "UptakeLine", "list_recommendations",
    "record_recommendation", "record_uptake", "say_of_recommendation",
]  # fmt: skip
