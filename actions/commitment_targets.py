"""Amounts that a commitment promises, each by one official set of data, with what that set showed. Never merged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from sqlmodel import Session, select

from actions.access import admit, needs
from actions.commitment_lines import commitment_for, grouped
from actions.journal import record
from actions.record_access import keeping, made_before, only_seen, put, required, sees_filed
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.refusals import EndsBeforeStart, FieldMissing, NotANumber
from dialogue.roles import Permission
from dialogue.targets import number_of, percent
from models.commitments import Commitment
from models.queries import rows_among
from models.reviews import Target, TargetFigure


@dataclass(frozen=True, slots=True)
class FigureLine:
    """What the set of data of a target showed as of a day; `percent` of the target, None where the target is no number."""

    amount: str
    as_of: date
    percent: Decimal | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class TargetLine:
    """An amount that a commitment promises by one set of data, with its figures, the earliest first."""

    id: UUID
    commitment_id: UUID
    measured_by: str
    amount: str
    unit: str
    from_on: date | None
    until_on: date | None
    quote: Quote | None
    figures: tuple[FigureLine, ...]
    is_private: bool

    @property
    def latest(self) -> FigureLine | None:
        """The figure that counts."""
        return self.figures[-1] if self.figures else None


def set_target(
    session: Session, actor: Actor, commitment_id: UUID, *, measured_by: str, amount: str, unit: str = "",
    from_on: date | None = None, until_on: date | None = None, passage_id: UUID | None = None,
    joint: Session | None = None, key: str | None = None,
) -> Target:  # fmt: skip
    """Keep an amount that a commitment promises, and by which set of data. Journal: commitment:target:set.

    Raises FieldMissing (measured_by, amount), NotANumber, EndsBeforeStart, CommentIsNotAPosition, QuoteNotInSource,
    NoSuchRow, NotPermitted.
    """
    commitment = commitment_for(session, actor, commitment_id, keeping(session), joint)
    if made := made_before(session, key, Target):
        return made
    required("measured_by", measured_by)
    _check_amount(amount)
    if from_on is not None and until_on is not None and until_on < from_on:
        raise EndsBeforeStart(starts_on=from_on, ends_on=until_on)
    if passage_id is not None:
        passage_id = resting_on(
            session, actor, passage_id, keeping(session), joint, "target", commitment.dialogue_id
        ).id  # fmt: skip
    target = put(
        session,
        Target(
            commitment_id=commitment.id, measured_by=measured_by.strip(), amount=amount.strip(), unit=unit.strip(),
            from_on=from_on, until_on=until_on, passage_id=passage_id, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:target:set", target, key=key)
    return target


def record_figure(
    session: Session, actor: Actor, target_id: UUID, *, amount: str, as_of: date | None, passage_id: UUID | None,
    joint: Session | None = None, key: str | None = None,
) -> TargetFigure:  # fmt: skip
    """Keep what the set of data of a target showed as of a day; the latest day counts. Journal: commitment:figure:recorded.

    Raises FieldMissing (amount, date), NotANumber, CommentIsNotAPosition, QuoteNotInSource, NoSuchRow, NotPermitted.
    """

    def home(row: Target) -> Session:
        """The store of the commitment: a side may set targets of its own for one of the joint record."""
        return session if joint is None or session.get(Commitment, row.commitment_id) else joint

    target = admit(
        session, actor, Target, target_id, keeping(session),
        lambda row: sees_filed(home(row), actor, home(row).get_one(Commitment, row.commitment_id)),
    )  # fmt: skip
    commitment = home(target).get_one(Commitment, target.commitment_id)
    if made := made_before(session, key, TargetFigure):
        return made
    _check_amount(amount)
    if as_of is None:
        raise FieldMissing(field="date")
    passage = resting_on(session, actor, passage_id, keeping(session), joint, "figure", commitment.dialogue_id)
    figure = put(
        session,
        TargetFigure(
            target_id=target.id, amount=amount.strip(), as_of=as_of, passage_id=passage.id, side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:figure:recorded", figure, key=key, commitment_id=commitment.id)
    return figure


def list_targets(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, commitment_id: UUID | None = None,
    joint: Session | None = None,
) -> list[TargetLine]:  # fmt: skip
    """The targets of this store that this person may know of, those of one commitment in the order in which they were set.

    In a side's own store `commitment_id` may name a commitment of the joint record. Raises NoSuchRow.
    """
    needs(actor, Permission.DIALOGUE_READ)
    if commitment_id is not None:
        return _lines(
            session, [commitment_for(session, actor, commitment_id, Permission.DIALOGUE_READ, joint).id], joint
        )
    query = only_seen(session, actor, select(Commitment.id), Commitment.dialogue_id)
    if dialogue_id is not None:
        query = query.where(Commitment.dialogue_id == dialogue_id)
    return _lines(session, list(session.exec(query)), joint)


def _lines(session: Session, ids: Iterable[UUID], joint: Session | None) -> list[TargetLine]:
    targets = sorted(rows_among(session, Target, "commitment_id", ids), key=lambda t: (t.made_at, t.id))
    figures = sorted(
        rows_among(session, TargetFigure, "target_id", [t.id for t in targets]),
        key=lambda f: (f.as_of, f.made_at, f.id),
    )
    passages = {row.passage_id for row in [*targets, *figures] if row.passage_id}
    quotes = quotes_of(session, passages, joint)
    wanted = {target.id: target.amount for target in targets}
    shown = grouped(
        (f.target_id, FigureLine(f.amount, f.as_of, percent(f.amount, wanted[f.target_id]), quotes[f.passage_id]))
        for f in figures
    )
    private = not session.info["audience_is_joint"]
    return [
        TargetLine(
            t.id, t.commitment_id, t.measured_by, t.amount, t.unit, t.from_on, t.until_on,
            quotes[t.passage_id] if t.passage_id else None, tuple(shown.get(t.id, ())), private,
        )
        for t in targets
    ]  # fmt: skip


def _check_amount(amount: str) -> None:
    required("amount", amount)
    if number_of(amount) is None:
        raise NotANumber(given=amount.strip())
