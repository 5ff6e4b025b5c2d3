"""What is due and what is overdue, by side and by who sees to it: commitments, next steps, and silence that runs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs, sits_at
from actions.commitment_lists import Asked, open_commitments
from actions.next_steps import list_next_steps
from actions.standstill import silence_of
from dialogue.actors import Actor
from dialogue.commitments import Status
from dialogue.record import NextStepState
from dialogue.roles import Permission
from dialogue.silence import SilenceStanding, standing
from models.base import now as present
from models.drafts import Draft, DraftParty
from models.silences import SilenceProcedure

SOON = timedelta(days=30)
"""How far ahead a due list looks where nobody says otherwise."""
_DUE = frozenset({Status.OVERDUE, Status.DUE_SOON, Status.NOT_DUE, Status.PARTLY})


class DueNoun(StrEnum):
    """What is due."""

    COMMITMENT = "commitment"
    NEXT_STEP = "next step"
    SILENCE = "silence procedure"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing with its last day. `sides` are the parties that owe it, by their keys; `owner` is who sees to it, if named.

    `who_en` and `who_zh` call somebody who is no party. `is_overdue` says that the day has passed and nobody has shown
    anything; what was partly kept is not overdue.
    """

    noun: DueNoun
    id: UUID
    sides: tuple[str, ...]
    who_en: str
    who_zh: str
    owner: str
    title_en: str
    title_zh: str
    due_on: date
    is_overdue: bool
    dialogue_id: UUID | None
    draft_id: UUID | None
    is_private: bool


def due_list(
    session: Session, actor: Actor, *, today: date, within: timedelta = SOON, dialogue_id: UUID | None = None,
    clock: tzinfo | None = None, joint: Session | None = None,
) -> list[DueLine]:  # fmt: skip
    """What is due in this store within so many days of `today`, and what is overdue: the longest overdue first.

    Only what this person may know of. Commitments whose condition is open, that are undated or settled are left out, and so
    is what a day that lies before cannot make overdue. Deadlines of silence stand in the joint store; `clock` is the time
    zone in which their day is told, UTC without one. Raises NotPermitted.
    """
    needs(actor, Permission.DIALOGUE_READ)
    last = today + within
    found = [
        *_commitments(session, actor, today, last, dialogue_id, joint),
        *_next_steps(session, actor, today, last, dialogue_id, joint),
    ]
    if session.info["audience_is_joint"] and actor.may(Permission.DRAFT_READ):
        found += _silences(session, actor, last, dialogue_id, clock)
    return sorted(found, key=lambda line: (line.due_on, line.noun.value, line.id))


def by_owner(lines: Iterable[DueLine]) -> dict[str, list[DueLine]]:
    """The same by who sees to it, in alphabetical order; under "" what nobody sees to, last."""
    found: dict[str, list[DueLine]] = {}
    for line in lines:
        found.setdefault(line.owner, []).append(line)
    return {owner: found[owner] for owner in sorted(found, key=lambda owner: (not owner, owner.casefold()))}


def by_side(lines: Iterable[DueLine]) -> dict[str, list[DueLine]]:
    """The same by the side that owes it, what two sides owe under both; under "" what no side owes, last."""
    found: dict[str, list[DueLine]] = {}
    for line in lines:
        for side in line.sides or ("",):
            found.setdefault(side, []).append(line)
    return {side: found[side] for side in sorted(found, key=lambda side: (not side, side))}


def _commitments(
    session: Session, actor: Actor, today: date, last: date, dialogue_id: UUID | None, joint: Session | None
) -> Iterable[DueLine]:
    asked = Asked(dialogue_id=dialogue_id)
    private = not session.info["audience_is_joint"]
    for line in open_commitments(session, actor, asked, today=today, due_by=last, stands_as=_DUE, joint=joint):
        outside = [one for one in line.debtors if not one.party and (one.label_en or one.label_zh)]
        yield DueLine(
            DueNoun.COMMITMENT, line.id, tuple(dict.fromkeys(one.party for one in line.debtors if one.party)),
            ", ".join(one.label_en or one.label_zh for one in outside),
            "、".join(one.label_zh or one.label_en for one in outside), line.owner, line.action_en, line.action_zh,
            line.due_on, line.status == Status.OVERDUE, line.dialogue_id, None, private,
        )  # fmt: skip


def _next_steps(
    session: Session, actor: Actor, today: date, last: date, dialogue_id: UUID | None, joint: Session | None
) -> Iterable[DueLine]:
    open_ones = list_next_steps(
        session, actor, today=today, dialogue_id=dialogue_id, state=NextStepState.OPEN, joint=joint
    )
    for step in open_ones:
        if step.due_on is not None and step.due_on <= last:
            yield DueLine(
                DueNoun.NEXT_STEP, step.id, (step.party,) if step.party else (), step.label_en, step.label_zh, step.owner,
                step.action_en, step.action_zh, step.due_on, step.is_overdue, step.dialogue_id, None, step.is_private,
            )  # fmt: skip


def _silences(
    session: Session, actor: Actor, last: date, dialogue_id: UUID | None, clock: tzinfo | None
) -> Iterable[DueLine]:
    """Silence that runs: each party that has not objected yet has until the deadline to do so."""
    moment = present()
    for procedure in session.exec(select(SilenceProcedure).where(SilenceProcedure.deadline > moment)):
        draft = session.get_one(Draft, procedure.draft_id)
        day = procedure.deadline.astimezone(clock).date() if clock else procedure.deadline.date()
        if (
            dialogue_id not in (None, draft.dialogue_id)
            or day > last
            or not sits_at(session, actor, DraftParty, draft.id)
        ):
            continue
        if standing(silence_of(session, procedure), moment) == SilenceStanding.RUNNING:
            seats = session.exec(select(DraftParty).where(DraftParty.draft_id == draft.id))
            yield DueLine(
                DueNoun.SILENCE, procedure.id, tuple(seat.party for seat in sorted(seats, key=lambda s: s.place)), "", "",
                "", draft.title_en, draft.title_zh, day, False, draft.dialogue_id, draft.id, False,
            )  # fmt: skip


__all__ = ["SOON", "DueLine", "DueNoun", "by_owner", "by_side", "due_list"]
