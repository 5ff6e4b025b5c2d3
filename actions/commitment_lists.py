"""Commitments of many years: a part of those that are asked for, how long the open ones have been due, and what waits.

What is counted and narrowed is counted and narrowed by the store; only what is shown is read with its quotes and accounts.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import needs
from actions.commitment_lines import (
    CommitmentLine,
    FurtherParty,
    further_of,
    keys_of,
    lines_of,
    named_in,
    parties_of,
)
from actions.commitment_status import status_on
from actions.paging import Part, counted, holding
from actions.record_access import only_seen
from dialogue.actors import Actor
from dialogue.commitments import COMING, Standing, Status, standing
from dialogue.record import Obligation
from dialogue.roles import Permission
from dialogue.vocabulary import DueKind, Stance
from models.commitments import Account, Commitment, CommitmentParty
from models.sources import Passage


@dataclass(frozen=True, slots=True)
class Asked:
    """Which commitments are asked for; what is empty narrows nothing. `words` stand in the undertaking or in the quote.

    A `debtor` is anybody who undertook them, also beside others.
    """

    dialogue_id: UUID | None = None
    meeting_id: UUID | None = None
    debtor: str = ""
    standing: Standing | None = None
    status: Status | None = None
    due_kind: DueKind | None = None
    overdue: bool = False
    words: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether anything is asked for in particular."""
        return self != Asked()


@dataclass(frozen=True, slots=True)
class Open:
    """A commitment that has a day and waits for it or is overdue, as far as a count or a list of them goes."""

    id: UUID
    dialogue_id: UUID | None
    action_en: str
    action_zh: str
    due_on: date
    status: Status
    owner: str
    debtors: tuple[FurtherParty, ...]

    @property
    def debtor_keys(self) -> frozenset[str]:
        """The parties that undertook it, by their keys."""
        return keys_of(self.debtors)


@dataclass(frozen=True, slots=True)
class _Given:
    party: str
    stance: Stance


def find_commitments(
    session: Session, actor: Actor, asked: Asked, *, today: date, limit: int, joint: Session | None = None
) -> Part[CommitmentLine]:
    """The commitments of this store that are asked for and that this person may know of, the first due first, undated ones
    last."""
    needs(actor, Permission.DIALOGUE_READ)
    query = _narrowed(session, actor, asked, today, joint)
    ordered = query.order_by(sa.asc(Commitment.due_on).nulls_last(), sa.asc(Commitment.id))  # type: ignore[arg-type]
    found = list(session.exec(ordered.limit(limit)))
    total = len(found) if len(found) < limit else counted(session, query)
    return Part(tuple(lines_of(session, found, today, joint)), total)


def open_commitments(
    session: Session, actor: Actor, asked: Asked = Asked(), *, today: date, due_by: date | None = None,
    stands_as: Collection[Status] = COMING | {Status.OVERDUE}, joint: Session | None = None,
) -> list[Open]:  # fmt: skip
    """Those of the commitments that are asked for that have a day and wait for it or are overdue, the first due first.

    What is settled, kept in part, or waits for its condition is none of them, unless `stands_as` names it; with `due_by`
    neither is what has a later day.
    """
    needs(actor, Permission.DIALOGUE_READ)
    c, stands = Commitment, status_on(today)
    query = _narrowed(session, actor, asked, today, joint)
    query = query.where(c.due_on.is_not(None), stands.in_({*stands_as}))  # type: ignore[union-attr]
    if due_by is not None:
        query = query.where(c.due_on <= due_by)
    columns = (
        c.id, c.dialogue_id, c.debtor, c.debtor_label_en, c.debtor_label_zh, c.action_en, c.action_zh, c.due_on, c.owner,
        stands.label("stands"),
    )  # fmt: skip
    rows = session.execute(query.with_only_columns(*columns).order_by(c.due_on, c.id)).all()
    further = further_of(session, [row.id for row in rows])
    return [
        Open(
            row.id, row.dialogue_id, row.action_en, row.action_zh, row.due_on, Status(row.stands), row.owner,
            _debtors(row, further.get(row.id, [])),
        )
        for row in rows
    ]  # fmt: skip


def _debtors(row: Any, further: Iterable[FurtherParty]) -> tuple[FurtherParty, ...]:
    first = FurtherParty(Obligation.DEBTOR, row.debtor, row.debtor_label_en, row.debtor_label_zh)
    return (first, *(other for other in further if other.obligation == Obligation.DEBTOR))


def dialogues_of_commitments(
    session: Session, actor: Actor, asked: Asked, *, today: date, joint: Session | None = None
) -> set[UUID]:
    """The dialogues in which the commitments that are asked for were made."""
    needs(actor, Permission.DIALOGUE_READ)
    query = _narrowed(session, actor, asked, today, joint).with_only_columns(Commitment.dialogue_id).distinct()
    return {found for (found,) in session.execute(query) if found}


def _narrowed(session: Session, actor: Actor, asked: Asked, today: date, joint: Session | None) -> Any:
    query: Any = only_seen(session, actor, select(Commitment), Commitment.dialogue_id)
    wanted = {
        Commitment.dialogue_id: asked.dialogue_id, Commitment.meeting_id: asked.meeting_id,
        Commitment.due_kind: asked.due_kind,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    if asked.debtor:
        beside = select(CommitmentParty.commitment_id).where(
            CommitmentParty.obligation == Obligation.DEBTOR, CommitmentParty.party == asked.debtor
        )
        query = query.where(sa.or_(Commitment.debtor == asked.debtor, Commitment.id.in_(beside)))  # type: ignore[attr-defined]
    for status in filter(None, {asked.status, Status.OVERDUE if asked.overdue else None}):
        query = query.where(status_on(today) == status.value)
    if asked.words.strip():
        query = query.join(Passage, Passage.id == Commitment.passage_id)
        query = query.where(*holding(asked.words, Commitment.action_en, Commitment.action_zh, Passage.exact))
    if asked.standing is not None:
        found = session.info.setdefault("standing so", {})  # one session asks the same of one state of the store
        if asked not in found:
            found[asked] = _standing_so(session, query, asked.standing, joint)
        query = query.where(Commitment.id.in_(found[asked]))  # type: ignore[attr-defined]
    return query


def _standing_so(session: Session, query: Any, wanted: Standing, joint: Session | None) -> Iterable[UUID]:
    """Those of the commitments that a query finds whose accounts relate as asked: derived, like everywhere, never stored."""
    rows = session.execute(
        query.with_only_columns(Commitment.id, Commitment.dialogue_id, Commitment.debtor, Commitment.creditor)
    ).all()
    a = Account
    accounts = session.execute(
        sa.select(a.commitment_id, a.party, a.label_en, a.label_zh, a.stance, a.stated_on, a.made_at, a.id).where(
            a.commitment_id.in_(query.with_only_columns(Commitment.id))  # type: ignore[attr-defined]
        )
    ).all()
    given: dict[UUID, list[_Given]] = {}
    for row in sorted(accounts, key=lambda row: (row.stated_on or row.made_at.date(), row.id)):
        given.setdefault(row.commitment_id, []).append(_Given(row.party or row.label_en or row.label_zh, row.stance))
    parties = parties_of(session, joint, {row.dialogue_id for row in rows})
    further = further_of(session, [row.id for row in rows if not parties.get(row.dialogue_id)])
    return [
        row.id
        for row in rows
        if standing(
            given.get(row.id, []),
            parties.get(row.dialogue_id) or named_in(row.debtor, row.creditor, further.get(row.id, ())),
        )
        == wanted
    ]


__all__ = ["Asked", "Open", "dialogues_of_commitments", "find_commitments", "open_commitments"]
