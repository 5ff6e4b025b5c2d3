"""What keeps a text from being changed: a silence procedure that runs on it, and its adoption.

Every verb that would change the text asks here first. Silence whose deadline has passed is settled on the way, so that
what follows from it is the same whether it was noticed at the deadline or hours later.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, col, exists, select
from sqlmodel.sql.expression import SelectOfScalar

from actions.access import parties_of
from actions.journal import record
from actions.transaction import transaction
from dialogue.audiences import JOINT
from dialogue.refusals import DraftAdopted, SilenceRunning
from dialogue.silence import Break, Silence, SilenceStanding, standing
from drafts.adoption import adopted_milestone as adopted_by_all
from drafts.consensus import Level, turned_keys
from models.adoptions import Adoption
from models.base import now as present
from models.drafts import Acceptance, Clause, Revision
from models.milestones import MilestoneClause
from models.queries import rows_among
from models.silences import SilenceBreak, SilenceCancellation, SilenceLapse, SilenceProcedure
from models.stores import Stores

SILENCE = "silence"
"""The reason that stands with a key that silence has turned."""


def check_may_change(session: Session, draft_id: UUID, now: datetime | None = None) -> None:
    """Refuse to change the words of a draft while silence runs on it or once it is adopted.

    Silence that has lapsed is settled first. Raises SilenceRunning, DraftAdopted.
    """
    procedures = _procedures(session, draft_id)
    _check_not_adopted(session, draft_id, procedures, now)
    running = _running(session, procedures, now)
    if running is not None:
        raise SilenceRunning(deadline=running.deadline)


def check_not_adopted(session: Session, draft_id: UUID, now: datetime | None = None) -> None:
    """Refuse what would change an adopted text, or the keys on it; settle silence that has lapsed. Raises DraftAdopted."""
    _check_not_adopted(session, draft_id, _procedures(session, draft_id), now)


def _check_not_adopted(
    session: Session, draft_id: UUID, procedures: list[SilenceProcedure], now: datetime | None
) -> None:
    _settle(session, procedures, now)
    if adopted_milestone(session, draft_id) is not None:
        raise DraftAdopted()


def adopted_milestone(session: Session, draft_id: UUID) -> UUID | None:
    """The milestone that every party has adopted; None while there is none."""
    adoptions = [*rows_among(session, Adoption, "draft_id", [draft_id])]
    return adopted_by_all(adoptions, parties_of(session, draft_id)) if adoptions else None


def running_silence(session: Session, draft_id: UUID, now: datetime | None = None) -> SilenceProcedure | None:
    """The silence procedure that runs on a draft."""
    return _running(session, _procedures(session, draft_id), now)


def _procedures(session: Session, draft_id: UUID) -> list[SilenceProcedure]:
    """Every silence procedure on a draft; most drafts never saw one."""
    return [*rows_among(session, SilenceProcedure, "draft_id", [draft_id])]


def _running(session: Session, procedures: list[SilenceProcedure], now: datetime | None) -> SilenceProcedure | None:
    moment = now or present()
    for procedure in procedures:
        if procedure.deadline > moment and standing(silence_of(session, procedure), moment) == SilenceStanding.RUNNING:
            return procedure
    return None


def silence_of(session: Session, procedure: SilenceProcedure) -> Silence:
    """A silence procedure with what has come in since, as its rule wants it."""
    breaks = session.exec(select(SilenceBreak).where(SilenceBreak.silence_id == procedure.id)).all()
    cancelled = session.exec(select(SilenceCancellation).where(SilenceCancellation.silence_id == procedure.id)).first()
    return Silence(
        procedure.opened_at, procedure.deadline, parties_of(session, procedure.draft_id),
        [Break(b.party, b.at, b.reason) for b in breaks], cancelled.at if cancelled else None,
    )  # fmt: skip


def settle_draft(session: Session, draft_id: UUID, now: datetime | None = None) -> int:
    """Turn the keys of what has lapsed into acceptance on a draft, as of the deadline, once. Returns how many lapsed."""
    return _settle(session, _procedures(session, draft_id), now)


def _settle(session: Session, procedures: list[SilenceProcedure], now: datetime | None) -> int:
    moment = now or present()
    ended = [p for p in procedures if p.deadline <= moment and not _is_settled(session, p)]
    lapsed = list(_lapsed(session, moment, ended))
    for procedure in lapsed:
        _turn_keys(session, procedure)
    return len(lapsed)


def settle_silences(stores: Stores, now: datetime | None = None) -> int:
    """The upkeep of an installation: settle every silence whose deadline passed while nobody was looking."""
    joint = stores.for_upkeep().get(JOINT)
    if joint is None:
        return 0
    with joint.reading() as session:
        moment = now or present()
        ended = session.exec(_unsettled().where(SilenceProcedure.deadline <= moment)).all()
        drafts = {procedure.draft_id for procedure in _lapsed(session, moment, ended)}
    settled = 0
    for draft_id in sorted(drafts):
        with transaction(joint) as session:
            settled += settle_draft(session, draft_id, now)
    return settled


def next_deadline(stores: Stores, now: datetime | None = None) -> datetime | None:
    """The earliest deadline of the silence that runs, or that has lapsed and is not settled; None where there is none."""
    joint = stores.for_upkeep().get(JOINT)
    if joint is None:
        return None
    moment = now or present()
    with joint.reading() as session:
        waiting = [
            procedure.deadline
            for procedure in session.exec(_unsettled())
            if standing(silence_of(session, procedure), moment) in (SilenceStanding.RUNNING, SilenceStanding.LAPSED)
        ]
    return min(waiting, default=None)


def _unsettled() -> SelectOfScalar[SilenceProcedure]:
    """The procedures that were neither settled nor cancelled."""
    query = select(SilenceProcedure)
    for ended in (SilenceLapse, SilenceCancellation):
        query = query.where(~exists().where(col(ended.silence_id) == SilenceProcedure.id))
    return query


def _lapsed(session: Session, moment: datetime, ended: Iterable[SilenceProcedure]) -> Iterable[SilenceProcedure]:
    """Of procedures that are over and not settled those that have lapsed into acceptance, the earliest deadline first."""
    for procedure in sorted(ended, key=lambda row: row.deadline):
        if standing(silence_of(session, procedure), moment) == SilenceStanding.LAPSED:
            yield procedure


def _is_settled(session: Session, procedure: SilenceProcedure) -> bool:
    return bool([*rows_among(session, SilenceLapse, "silence_id", [procedure.id])])


def _turn_keys(session: Session, procedure: SilenceProcedure) -> None:
    """Every party's key on every revision that was under silence and still stands, dated so that the deadline is kept."""
    parties = parties_of(session, procedure.draft_id)
    query = (
        select(Revision)
        .join(MilestoneClause, MilestoneClause.revision_id == Revision.id)  # type: ignore[arg-type]
        .join(Clause, Clause.head_id == Revision.id)  # type: ignore[arg-type]
        .where(MilestoneClause.milestone_id == procedure.milestone_id)
        .order_by(MilestoneClause.ordinal)  # type: ignore[arg-type]
    )
    turned = 0
    for revision in session.exec(query).all():
        given = session.exec(
            select(Acceptance).where(Acceptance.revision_id == revision.id).order_by(Acceptance.ordinal)  # type: ignore[arg-type]
        ).all()
        held, last = turned_keys(revision, parties, given), len(given)
        for party in parties:
            key = held.get(party)
            if key is not None and key.level == Level.CONFIRMED and key.condition_id is None:
                continue
            last += 1
            session.add(
                Acceptance(
                    made_at=procedure.deadline, clause_id=revision.clause_id, revision_id=revision.id, ordinal=last,
                    party=party, level=Level.CONFIRMED, reason=SILENCE,
                )
            )  # fmt: skip
            turned += 1
    lapse = SilenceLapse(silence_id=procedure.id, draft_id=procedure.draft_id, at=procedure.deadline)
    session.add(lapse)
    record(session, None, "draft:silence:lapsed", lapse, key=f"silence:{procedure.id}:lapsed", keys=turned)


__all__ = [
    "SILENCE", "adopted_milestone", "check_may_change", "check_not_adopted", "next_deadline", "running_silence",
    "settle_draft", "settle_silences", "silence_of",
]  # fmt: skip
