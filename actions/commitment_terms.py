"""What becomes of the term and the condition of a commitment: the day that was worked out, and whether the condition is met."""

from datetime import date, timedelta
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.commitment_lines import (
    CommitmentLine,
    ConditionLine,
    FulfilmentLine,
    commitment_for,
    evidence_of,
    findings_of,
    lines_of,
)
from actions.journal import done_before, record
from actions.record_access import access_filed, keeping, made_before, only_seen, put
from actions.sources import resting_on
from dialogue.actors import Actor
from dialogue.record import ConditionState
from dialogue.refusals import FieldMissing, NoConditionSet, TermHasNoDay
from dialogue.roles import Permission
from dialogue.vocabulary import DueKind
from models.commitments import Commitment, ConditionFinding

REACHED_BY_WORK = frozenset({DueKind.RELATIVE, DueKind.EVENT, DueKind.RECURRING})
"""The kinds of term whose day somebody has to work out: it stands in no document."""


def record_condition_finding(
    session: Session, actor: Actor, commitment_id: UUID, *, passage_id: UUID | None, state: ConditionState,
    seen_on: date | None, note: str = "", joint: Session | None = None, key: str | None = None,
) -> ConditionFinding:  # fmt: skip
    """Keep what a passage shows of the condition of a commitment; the latest counts. Journal: commitment:condition:found.

    In its own store a side may note what it finds of a commitment of the joint record. Raises NoConditionSet, FieldMissing
    (date), CommentIsNotAPosition, QuoteNotInSource, NoSuchRow, NotPermitted.
    """
    commitment = commitment_for(session, actor, commitment_id, keeping(session), joint)
    if made := made_before(session, key, ConditionFinding):
        return made
    if not (commitment.condition_en or commitment.condition_zh):
        raise NoConditionSet()
    if seen_on is None:
        raise FieldMissing(field="date")
    passage = resting_on(session, actor, passage_id, keeping(session), joint, "finding", commitment.dialogue_id)
    finding = put(
        session,
        ConditionFinding(
            commitment_id=commitment.id, state=state, seen_on=seen_on, passage_id=passage.id, note=note.strip(),
            side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "commitment:condition:found", finding, key=key)
    return finding


def work_out_due(
    session: Session, actor: Actor, commitment_id: UUID, *, due_on: date | None = None, event_on: date | None = None,
    key: str | None = None,
) -> Commitment:  # fmt: skip
    """Say on which day a term ends that is reckoned from an event or recurs. Journal: commitment:due:worked_out.

    Either the day itself, or the day of the event, to which the offset of the term is added. Of what recurs this is the
    next day; evidence up to the former one is then of an earlier term. Raises TermHasNoDay, FieldMissing (due), NoSuchRow,
    NotPermitted.
    """
    commitment = access_filed(session, actor, Commitment, commitment_id, keeping(session))
    if done_before(session, key):
        return commitment
    if commitment.due_kind not in REACHED_BY_WORK:
        raise TermHasNoDay(kind=commitment.due_kind)
    day = due_on if due_on is not None else last_day(event_on, commitment.due_offset_days)
    if day is None:
        raise FieldMissing(field="due")
    if commitment.due_kind == DueKind.RECURRING and commitment.due_on is not None and day > commitment.due_on:
        commitment.due_from = commitment.due_on + timedelta(days=1)
    before, commitment.due_on = commitment.due_on, day
    session.add(commitment)
    record(
        session, actor, "commitment:due:worked_out", commitment, key=key, due=day.isoformat(),
        before=before.isoformat() if before else "",
    )  # fmt: skip
    return commitment


def last_day(event_on: date | None, offset_days: int | None) -> date | None:
    """The day of a term so many days after, or, below nought, before an event; None where there was none yet."""
    return event_on + timedelta(days=offset_days or 0) if event_on is not None else None


def list_restatements(
    session: Session, actor: Actor, commitment_id: UUID, *, today: date, joint: Session | None = None
) -> list[CommitmentLine]:
    """The chain of commitments in which one says another again, from the first on, this one among them; of this store.

    Only this one where it restates none and none restates it. Raises NoSuchRow.
    """
    needs(actor, Permission.DIALOGUE_READ)
    here = access_filed(session, actor, Commitment, commitment_id, Permission.DIALOGUE_READ)
    linked = only_seen(
        session,
        actor,
        select(Commitment).where(Commitment.dialogue_id == here.dialogue_id, Commitment.restates_id.is_not(None)),  # type: ignore[union-attr]
        Commitment.dialogue_id,
    )
    saying_again: dict[UUID, list[Commitment]] = {}
    for row in session.exec(linked):
        if row.restates_id is not None:
            saying_again.setdefault(row.restates_id, []).append(row)
    first = here
    while first.restates_id and (earlier := session.get(Commitment, first.restates_id)):
        first = earlier
    chain = [first]
    for row in chain:  # grows while it is walked: each one's restatements come after it
        chain += sorted(saying_again.get(row.id, ()), key=lambda later: (later.made_at, later.id))
    at = {row.id: place for place, row in enumerate(chain)}
    return sorted(lines_of(session, chain, today, joint), key=lambda line: at[line.id])


def list_evidence(
    session: Session, actor: Actor, commitment_id: UUID, *, joint: Session | None = None
) -> tuple[list[FulfilmentLine], list[ConditionLine]]:
    """What this store shows of one commitment's being kept and of its condition, each in the order of the days.

    In a side's own store these are its private findings on a commitment of the joint record. Raises NoSuchRow.
    """
    commitment = commitment_for(session, actor, commitment_id, Permission.DIALOGUE_READ, joint)
    return (
        evidence_of(session, [commitment.id], joint).get(commitment.id, []),
        findings_of(session, [commitment.id], joint).get(commitment.id, []),
    )
