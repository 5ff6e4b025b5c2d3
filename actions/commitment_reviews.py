"""How a commitment is scored: what counts is written before, each period is scored against it and on evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.commitment_lines import commitment_for, grouped
from actions.journal import record
from actions.record_access import keeping, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.refusals import (
    EndsBeforeStart,
    FieldMissing,
    FinalReviewOverlaps,
    GuidelineWrittenAfterReview,
    NoGuideline,
    NoSuchRow,
    NoSuchScore,
    OutsideOfGuideline,
)
from dialogue.reviews import SCORES, Scale, applicable, applies, final_of, first_score, is_score, within
from dialogue.roles import Permission
from models.commitments import Commitment
from models.queries import rows_among
from models.reviews import Guideline, ImplementationReview


@dataclass(frozen=True, slots=True)
class GuidelineLine:
    """What will count as kept, in part or not at all; the window in which the acts that count have to fall."""

    id: UUID
    scale: Scale
    text_en: str
    text_zh: str
    from_on: date | None
    until_on: date | None
    made_at: datetime
    by_name: str
    side: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """The score of one period against one guideline, with its evidence and who gave it."""

    id: UUID
    guideline_id: UUID
    scale: Scale
    from_on: date
    until_on: date
    score: int
    is_final: bool
    note: str
    made_at: datetime
    by_name: str
    side: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Scoring:
    """The guidelines of a commitment as they were written, and the reviews of its periods, the earliest period first."""

    commitment_id: UUID
    guidelines: tuple[GuidelineLine, ...]
    reviews: tuple[ReviewLine, ...]
    is_private: bool

    def against(self, review: ReviewLine) -> GuidelineLine:
        """The guideline that a review was given against."""
        return next(guideline for guideline in self.guidelines if guideline.id == review.guideline_id)


def write_guideline(
    session: Session, actor: Actor, commitment_id: UUID, *, scale: Scale, text_en: str = "", text_zh: str = "",
    from_on: date | None = None, until_on: date | None = None, joint: Session | None = None, key: str | None = None,
) -> Guideline:  # fmt: skip
    """Write what will count, before anybody scores; a later one replaces it for what is not scored yet.

    Journal: commitment:guideline:written. Raises FieldMissing (guideline), EndsBeforeStart, NoSuchRow, NotPermitted.
    """
    commitment = commitment_for(session, actor, commitment_id, keeping(session), joint)
    if made := made_before(session, key, Guideline):
        return made
    required("guideline", text_en, text_zh)
    if from_on is not None and until_on is not None and until_on < from_on:
        raise EndsBeforeStart(starts_on=from_on, ends_on=until_on)
    guideline = put(
        session,
        Guideline(
            commitment_id=commitment.id, scale=scale, text_en=text_en.strip(), text_zh=text_zh.strip(), from_on=from_on,
            until_on=until_on, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:guideline:written", guideline, key=key)
    return guideline


def record_review(
    session: Session, actor: Actor, commitment_id: UUID, *, scale: Scale, passage_id: UUID | None, from_on: date | None,
    until_on: date | None, score: int | None, is_final: bool = False, guideline_id: UUID | None = None, note: str = "",
    joint: Session | None = None, key: str | None = None,
) -> ImplementationReview:  # fmt: skip
    """Score a period against the guideline that was written before the period was scored at all, on evidence.

    Without `guideline_id` it is the last such one on the scale. Journal: commitment:review:recorded. Raises NoGuideline,
    GuidelineWrittenAfterReview, OutsideOfGuideline, NoSuchScore, FinalReviewOverlaps, EndsBeforeStart, FieldMissing
    (period, score), CommentIsNotAPosition, QuoteNotInSource, NoSuchRow, NotPermitted.
    """
    commitment = commitment_for(session, actor, commitment_id, keeping(session), joint)
    if made := made_before(session, key, ImplementationReview):
        return made
    if from_on is None or until_on is None:
        raise FieldMissing(field="period")
    if until_on < from_on:
        raise EndsBeforeStart(starts_on=from_on, ends_on=until_on)
    guideline = _guideline(session, commitment, scale, from_on, until_on, guideline_id)
    if score is None:
        raise FieldMissing(field="score")
    if not is_score(scale, score):
        raise NoSuchScore(score=score, lowest=SCORES[scale][0], highest=SCORES[scale][-1])
    if is_final and (spoken := final_of(_reviews(session, commitment.id, scale), from_on, until_on)):
        raise FinalReviewOverlaps(from_on=spoken.from_on, until_on=spoken.until_on)
    passage = resting_on(session, actor, passage_id, keeping(session), joint, "review", commitment.dialogue_id)
    review = put(
        session,
        ImplementationReview(
            commitment_id=commitment.id, guideline_id=guideline.id, from_on=from_on, until_on=until_on, score=score,
            is_final=is_final, passage_id=passage.id, note=note.strip(), side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:review:recorded", review, key=key)
    return review


def list_scorings(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, joint: Session | None = None
) -> list[Scoring]:
    """The guidelines and reviews of the commitments of this store that this person may know of; those that have any."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Commitment.id), Commitment.dialogue_id)
    if dialogue_id is not None:
        query = query.where(Commitment.dialogue_id == dialogue_id)
    return _scorings(session, list(session.exec(query)), joint)


def read_scoring(
    session: Session, actor: Actor, commitment_id: UUID, *, joint: Session | None = None
) -> Scoring:  # fmt: skip
    """The guidelines and reviews of one commitment that stand in this store; of a joint one, a side's own. Raises NoSuchRow."""
    commitment = commitment_for(session, actor, commitment_id, Permission.DIALOGUE_READ, joint)
    found = _scorings(session, [commitment.id], joint)
    return found[0] if found else Scoring(commitment.id, (), (), not session.info["audience_is_joint"])


def _scorings(session: Session, ids: Iterable[UUID], joint: Session | None) -> list[Scoring]:
    wanted = list(ids)
    guidelines = sorted(rows_among(session, Guideline, "commitment_id", wanted), key=lambda g: (g.made_at, g.id))
    scale = {guideline.id: guideline.scale for guideline in guidelines}
    reviews = sorted(
        rows_among(session, ImplementationReview, "commitment_id", wanted),
        key=lambda r: (r.from_on, r.until_on, r.made_at, r.id),
    )
    quotes = quotes_of(session, {review.passage_id for review in reviews}, joint)
    written = grouped(
        (g.commitment_id, GuidelineLine(g.id, g.scale, g.text_en, g.text_zh, g.from_on, g.until_on, g.made_at, g.by_name, g.side))
        for g in guidelines
    )  # fmt: skip
    given = grouped(
        (
            r.commitment_id,
            ReviewLine(
                r.id, r.guideline_id, scale[r.guideline_id], r.from_on, r.until_on, r.score, r.is_final, r.note, r.made_at,
                r.by_name, r.side, quotes[r.passage_id],
            ),
        )
        for r in reviews
    )  # fmt: skip
    private = not session.info["audience_is_joint"]
    return [Scoring(key, tuple(lines), tuple(given.get(key, ())), private) for key, lines in written.items()]


def _guideline(
    session: Session, commitment: Commitment, scale: Scale, from_on: date, until_on: date, guideline_id: UUID | None
) -> Guideline:
    """The guideline against which the period is scored; the one that is named, if it may be used."""
    written = [g for g in rows_among(session, Guideline, "commitment_id", [commitment.id]) if g.scale == scale]
    scored = _reviews(session, commitment.id, scale)
    if guideline_id is not None:
        chosen = next((guideline for guideline in written if guideline.id == guideline_id), None)
        if chosen is None:
            raise NoSuchRow(noun="guideline")
    else:
        chosen = applicable(written, scored, from_on, until_on)
    if not written:
        raise NoGuideline(scale=scale)
    if chosen is None or not applies(chosen, scored, from_on, until_on):
        first = first_score(scored, from_on, until_on)
        raise GuidelineWrittenAfterReview(
            from_on=first.from_on if first else from_on, until_on=first.until_on if first else until_on
        )
    if not within(chosen, from_on, until_on):
        raise OutsideOfGuideline(from_on=chosen.from_on, until_on=chosen.until_on)
    return chosen


def _reviews(session: Session, commitment_id: UUID, scale: Scale) -> list[ImplementationReview]:
    """The reviews of a commitment on one scale."""
    on_scale = select(Guideline.id).where(Guideline.commitment_id == commitment_id, Guideline.scale == scale)
    query = select(ImplementationReview).where(
        ImplementationReview.commitment_id == commitment_id,
        ImplementationReview.guideline_id.in_(on_scale),  # type: ignore[attr-defined]
    )
    return list(session.exec(query))
