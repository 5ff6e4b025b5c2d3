"""What all sides of a dialogue read in its joint record: words that stand there are nobody's secret in a paper of it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session

from models.claims import Claim, ClaimAccount
from models.commitments import Account, Commitment, ConditionFinding, Fulfilment
from models.communications import Communication
from models.measures import Measure, MeasureEvent
from models.meetings import AgendaItem, Meeting, ScheduledEvent
from models.next_steps import NextStep
from models.positions import Comment, Position, RequestAnswer, Topic
from models.read_outs import ReadOutPoint
from models.recommendations import Recommendation, RecommendationAccount
from models.reviews import Guideline, ImplementationReview
from models.sources import Passage, Source


def joint_words_of_record(joint: Session, dialogue_id: UUID) -> Iterator[str]:
    """What was said, undertaken, advised, noted and quoted in a dialogue, what it was about, and how its meetings are called.

    Of a source only what was quoted: its other words are in no paper.
    """
    for query in _queries(dialogue_id):
        yield from words_in(joint, query)


def words_in(session: Session, query: sa.Select[Any]) -> Iterator[str]:
    """Every text that a query gives, and nothing for an empty one."""
    for row in session.execute(query):
        yield from (words for words in row if words)


def _queries(dialogue_id: UUID) -> Iterator[sa.Select[Any]]:
    here: Any
    for table, texts in (
        (Position, (Position.statement_en, Position.statement_zh, Position.attribution_en, Position.attribution_zh)),
        (Comment, (Comment.text,)),
        (
            Commitment,
            (
                Commitment.action_en, Commitment.action_zh, Commitment.condition_en, Commitment.condition_zh,
                Commitment.due_words_en, Commitment.due_words_zh, Commitment.due_event_en, Commitment.due_event_zh,
            ),
        ),
        (Recommendation, (Recommendation.text_en, Recommendation.text_zh)),
        (Claim, (Claim.proposition_en, Claim.proposition_zh, Claim.grounds)),
        (NextStep, (NextStep.action_en, NextStep.action_zh, NextStep.outcome)),
        (Measure, (Measure.name_en, Measure.name_zh, Measure.issuer, Measure.note)),
        (Communication, (Communication.what_en, Communication.what_zh)),
        (ReadOutPoint, (ReadOutPoint.title_en, ReadOutPoint.title_zh, ReadOutPoint.note)),
        (Meeting, (Meeting.title_en, Meeting.title_zh, Meeting.place_en, Meeting.place_zh, Meeting.venue)),
        (
            ScheduledEvent,
            (
                ScheduledEvent.title_en, ScheduledEvent.title_zh, ScheduledEvent.organiser_en, ScheduledEvent.organiser_zh,
                ScheduledEvent.as_printed,
            ),
        ),
        (Source, (Source.title, Source.reference)),
    ):  # fmt: skip
        here = table
        yield sa.select(*texts).where(here.dialogue_id == dialogue_id)  # type: ignore[call-overload]
    general = Topic.dialogue_id == None  # noqa: E711
    about = sa.select(Topic.name_en, Topic.name_zh, Topic.proposition_en, Topic.proposition_zh)
    yield about.where(sa.or_(general, Topic.dialogue_id == dialogue_id))  # type: ignore[arg-type]
    quoted = sa.select(Passage.exact).join(Source, Source.id == Passage.source_id)  # type: ignore[arg-type, call-overload]
    yield quoted.where(Source.dialogue_id == dialogue_id)
    points = sa.select(AgendaItem.title_en, AgendaItem.title_zh).join(Meeting, Meeting.id == AgendaItem.meeting_id)  # type: ignore[arg-type, call-overload]
    yield points.where(Meeting.dialogue_id == dialogue_id)
    for table, texts in (
        (Account, (Account.words,)),
        (Fulfilment, (Fulfilment.note,)),
        (ConditionFinding, (ConditionFinding.note,)),
        (Guideline, (Guideline.text_en, Guideline.text_zh)),
        (ImplementationReview, (ImplementationReview.note,)),
    ):
        here = table
        of_it = sa.select(*texts).join(Commitment, Commitment.id == here.commitment_id)  # type: ignore[call-overload]
        yield of_it.where(Commitment.dialogue_id == dialogue_id)
    claimed = sa.select(ClaimAccount.words).join(Claim, Claim.id == ClaimAccount.claim_id)  # type: ignore[arg-type, call-overload]
    yield claimed.where(Claim.dialogue_id == dialogue_id)
    happened = sa.select(MeasureEvent.what_en, MeasureEvent.what_zh).join(
        Measure, Measure.id == MeasureEvent.measure_id
    )  # type: ignore[arg-type, call-overload]
    yield happened.where(Measure.dialogue_id == dialogue_id)
    answered = sa.select(RequestAnswer.note).join(Position, Position.id == RequestAnswer.position_id)  # type: ignore[arg-type, call-overload]
    yield answered.where(Position.dialogue_id == dialogue_id)
    told = sa.select(RecommendationAccount.words).join(  # type: ignore[call-overload]
        Recommendation, Recommendation.id == RecommendationAccount.recommendation_id
    )
    yield told.where(Recommendation.dialogue_id == dialogue_id)


__all__ = ["joint_words_of_record", "words_in"]
