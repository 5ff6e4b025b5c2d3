"""The silence procedure: opened by the secretariat, broken by a party's head, cancelled, or lapsed into acceptance.

The moment of an act is a parameter, so that a deadline can be tried without waiting for it.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_of_draft, needs, parties_of
from actions.drafts import DraftText, read_draft
from actions.journal import done_before, record
from actions.keys import own_party
from actions.standing_text import check_standing, standing_clauses
from actions.standstill import check_may_change, settle_draft, silence_of
from actions.wording import check_remark
from dialogue.actors import Actor
from dialogue.refusals import (
    DeadlineComesTwice,
    DeadlineNeverComes,
    DeadlineNotAhead,
    FieldMissing,
    NoClauses,
    NoSuchRow,
    SilenceNeedsCleanText,
    SilenceNotRunning,
    UnknownTimeZone,
)
from dialogue.roles import Permission
from dialogue.silence import (
    SilenceStanding,
    UnknownZone,
    WallTime,
    WallTimeOutOfCalendar,
    WallTimeSkipped,
    WallTimeTwice,
    deadline_in,
    shown_in,
    standing,
)
from drafts.brackets import bracket_count
from models.base import now as present
from models.milestones import Milestone
from models.parties import Party
from models.silences import SilenceBreak, SilenceCancellation, SilenceLapse, SilenceProcedure

FIRST = 5
"""How many clauses a refusal names."""


@dataclass(frozen=True, slots=True)
class BreakLine:
    """A party's objection."""

    party: str
    at: datetime
    reason: str
    by_id: UUID | None
    by_name: str


@dataclass(frozen=True, slots=True)
class CapitalClock:
    """A deadline as the clocks of a party's capital show it."""

    party: str
    wall: WallTime


@dataclass(frozen=True, slots=True)
class SilenceLine:
    """A silence procedure, where it stands now, and its deadline on the clocks of each capital."""

    id: UUID
    milestone_id: UUID
    label: str
    opened_at: datetime
    deadline: datetime
    zone: str
    by_id: UUID | None
    by_name: str
    standing: SilenceStanding
    clocks: tuple[CapitalClock, ...]
    breaks: tuple[BreakLine, ...]
    cancelled_reason: str
    is_settled: bool
    """Whether the keys of a procedure that lapsed into acceptance are turned."""


def open_silence(
    session: Session, actor: Actor, milestone_id: UUID, *, zone: str, wall_time: datetime, fold: int | None = None,
    now: datetime | None = None, key: str | None = None,
) -> SilenceProcedure:  # fmt: skip
    """Put a milestone, which must be the standing text, under silence until a wall time in the zone of one capital.

    `fold` says which is meant of a time that comes twice when the clocks are put back. Raises SilenceRunning,
    DraftAdopted, TextMovedOn, NoClauses, SilenceNeedsCleanText, UnknownTimeZone, DeadlineNotAhead, DeadlineNeverComes, DeadlineComesTwice.
    """
    milestone = access_of_draft(session, actor, Milestone, milestone_id, Permission.DRAFT_SILENCE)
    if made := done_before(session, key):
        return session.get_one(SilenceProcedure, made)
    moment = now or present()
    check_may_change(session, milestone.draft_id, moment)
    text = read_draft(session, actor, milestone.draft_id)
    check_standing(session, milestone, text)
    _check_clean(text)
    deadline = _deadline(zone, wall_time, fold)
    if deadline <= moment:
        raise DeadlineNotAhead()
    procedure = SilenceProcedure(
        draft_id=milestone.draft_id, milestone_id=milestone.id, opened_at=moment, deadline=deadline, zone=zone,
        wall_time=wall_time.isoformat(sep=" ", timespec="minutes"), by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(procedure)
    record(session, actor, "draft:silence:opened", procedure, key=key, deadline=deadline.isoformat())
    return procedure


def break_silence(
    session: Session,
    actor: Actor,
    silence_id: UUID,
    reason: str,
    *,
    now: datetime | None = None,
    key: str | None = None,
) -> SilenceBreak:
    """Object for one's own party, with a reason, before the deadline. Raises SilenceNotRunning, FieldMissing."""
    procedure = access_of_draft(session, actor, SilenceProcedure, silence_id, Permission.CLAUSE_ACCEPT)
    party = own_party(session, actor, procedure.draft_id)
    if made := done_before(session, key):
        return session.get_one(SilenceBreak, made)
    _check_reason(reason)
    moment = now or present()
    _check_running(session, procedure, moment)
    objection = SilenceBreak(
        silence_id=procedure.id, draft_id=procedure.draft_id, party=party, at=moment, reason=reason.strip(),
        by_id=actor.user_id, by_name=actor.name,
    )  # fmt: skip
    session.add(objection)
    record(session, actor, "draft:silence:broken", objection, key=key)
    return objection


def cancel_silence(
    session: Session,
    actor: Actor,
    silence_id: UUID,
    reason: str,
    *,
    now: datetime | None = None,
    key: str | None = None,
) -> SilenceCancellation:
    """Call a running procedure off, with a reason. Raises SilenceNotRunning, FieldMissing."""
    procedure = access_of_draft(session, actor, SilenceProcedure, silence_id, Permission.DRAFT_SILENCE)
    if made := done_before(session, key):
        return session.get_one(SilenceCancellation, made)
    _check_reason(reason)
    moment = now or present()
    _check_running(session, procedure, moment)
    cancellation = SilenceCancellation(
        silence_id=procedure.id, draft_id=procedure.draft_id, at=moment, reason=reason.strip(), by_id=actor.user_id,
        by_name=actor.name,
    )  # fmt: skip
    session.add(cancellation)
    record(session, actor, "draft:silence:cancelled", cancellation, key=key)
    return cancellation


def settle_silence(session: Session, actor: Actor, draft_id: UUID, *, now: datetime | None = None) -> int:
    """Settle what has lapsed on a draft because somebody looks at it. Returns how many procedures were settled."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    return settle_draft(session, draft.id, now)


def list_silences(session: Session, actor: Actor, draft_id: UUID, *, now: datetime | None = None) -> list[SilenceLine]:
    """The silence procedures of a draft, the latest first, each as it stands now."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    moment = now or present()
    query = select(SilenceProcedure).where(SilenceProcedure.draft_id == draft.id)
    found = sorted(session.exec(query), key=lambda row: (row.opened_at, row.id), reverse=True)
    return [_line(session, procedure, moment) for procedure in found]


def capitals(session: Session, actor: Actor, draft_id: UUID) -> dict[str, str]:
    """The time zone of each party's capital, for the parties of a draft that have one."""
    draft = access_draft(session, actor, draft_id, Permission.DRAFT_READ)
    return _zones(session, draft.id)


def give_zone(session: Session, actor: Actor, party: str, zone: str, *, key: str | None = None) -> Party:
    """Say in which time zone the capital of a party lies. Raises NoSuchRow, UnknownTimeZone."""
    needs(actor, Permission.DRAFT_SILENCE)
    row = session.get(Party, party)
    if row is None:
        raise NoSuchRow(noun="party")
    if done_before(session, key):
        return row
    _clocks(present(), {party: zone})
    row.zone = zone
    record(session, actor, "party:zone:given", None, key=key, party=party, zone=zone)
    return row


def _line(session: Session, procedure: SilenceProcedure, moment: datetime) -> SilenceLine:
    def of(table: type) -> list:  # type: ignore[type-arg]
        return list(session.exec(select(table).where(table.silence_id == procedure.id)))  # type: ignore[attr-defined]

    breaks = sorted(of(SilenceBreak), key=lambda row: row.at)
    return SilenceLine(
        procedure.id, procedure.milestone_id, session.get_one(Milestone, procedure.milestone_id).label,
        procedure.opened_at, procedure.deadline, procedure.zone, procedure.by_id, procedure.by_name,
        standing(silence_of(session, procedure), moment), _clocks(procedure.deadline, _zones(session, procedure.draft_id)),
        tuple(BreakLine(b.party, b.at, b.reason, b.by_id, b.by_name) for b in breaks),
        next((c.reason for c in of(SilenceCancellation)), ""), bool(of(SilenceLapse)),
    )  # fmt: skip


def _zones(session: Session, draft_id: UUID) -> dict[str, str]:
    rows = [session.get_one(Party, party) for party in parties_of(session, draft_id)]
    return {row.key: row.zone for row in rows if row.zone}


def _clocks(moment: datetime, zones: dict[str, str]) -> tuple[CapitalClock, ...]:
    try:
        shown = shown_in(moment, zones.values())
    except UnknownZone as unknown:
        raise UnknownTimeZone(zone=unknown.zone) from None
    return tuple(CapitalClock(party, wall) for party, wall in zip(zones, shown, strict=True))


def _deadline(zone: str, wall_time: datetime, fold: int | None) -> datetime:
    """The deadline as a moment; a wall time that never comes, or comes twice, is refused with what would be possible."""
    try:
        return deadline_in(zone, wall_time, fold)
    except UnknownZone:
        raise UnknownTimeZone(zone=zone) from None
    except WallTimeSkipped as skipped:
        (before,), (after,) = (shown_in(moment, [zone]) for moment in (skipped.before, skipped.after))
        raise DeadlineNeverComes(zone=zone, before=f"{before.at:%H:%M}", after=f"{after.at:%H:%M}") from None
    except WallTimeTwice:
        raise DeadlineComesTwice(zone=zone, given=f"{wall_time:%H:%M}") from None
    except WallTimeOutOfCalendar:
        raise DeadlineNotAhead() from None


def _check_clean(text: DraftText) -> None:
    clauses = standing_clauses(text)
    if not clauses:
        raise NoClauses()
    bracketed = [s.head.number for s in clauses if bracket_count(s.head.text_en) or bracket_count(s.head.text_zh)]
    if bracketed:
        raise SilenceNeedsCleanText(count=len(bracketed), clauses=", ".join(bracketed[:FIRST]))


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise FieldMissing(field="reason")
    check_remark(reason)


def _check_running(session: Session, procedure: SilenceProcedure, moment: datetime) -> None:
    stands = standing(silence_of(session, procedure), moment)
    if stands != SilenceStanding.RUNNING:
        raise SilenceNotRunning(standing=stands)


__all__ = [
    "BreakLine", "CapitalClock", "SilenceLine", "break_silence", "cancel_silence", "capitals", "give_zone",
    "list_silences", "open_silence", "settle_silence",
]  # fmt: skip
