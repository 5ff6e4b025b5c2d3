"""The status of a commitment on a day as the store derives it, to narrow and count many; the rule is `dialogue.commitments`.

A test holds the two to each other over random commitments.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa

from dialogue.commitments import OF_ONE_TERM, SETTLED, SOON, WITH_A_DAY, Status
from dialogue.record import ConditionState, Fulfilled
from dialogue.vocabulary import DueKind
from models.commitments import Commitment, ConditionFinding, Fulfilment


def status_on(today: date) -> sa.ColumnElement[str]:
    """The value of the `Status` of each commitment of a query on a day."""
    c = Commitment.__table__.c  # type: ignore[attr-defined]
    shown, found = _shown(c), _found(c)
    is_conditional = sa.or_(c.condition_en != "", c.condition_zh != "")
    rules: list[tuple[Any, Status]] = [
        *((shown == state, status) for state, status in SETTLED.items()),
        (sa.and_(is_conditional, found == ConditionState.FAILED), Status.LAPSED),
        (sa.and_(is_conditional, sa.or_(found.is_(None), found != ConditionState.MET)), Status.CONDITION_OPEN),
        (shown == Fulfilled.PARTLY, Status.PARTLY),
        (sa.or_(c.due_kind.not_in(WITH_A_DAY), c.due_on.is_(None)), Status.UNDATED),
        (c.due_on < today, Status.OVERDUE),
        (c.due_on <= today + SOON, Status.DUE_SOON),
    ]
    return sa.case(
        *((holds, sa.literal(status.value)) for holds, status in rules), else_=sa.literal(Status.NOT_DUE.value)
    )


def _shown(c: Any) -> Any:
    """The latest evidence that counts for the present term of a commitment."""
    f = Fulfilment.__table__.c  # type: ignore[attr-defined]
    of_an_earlier_term = sa.and_(
        c.due_kind == DueKind.RECURRING, c.due_from.is_not(None), f.seen_on < c.due_from, f.state.in_(OF_ONE_TERM)
    )
    query = sa.select(f.state).where(f.commitment_id == c.id, sa.not_(of_an_earlier_term))
    return query.order_by(f.seen_on.desc(), f.id.desc()).limit(1).correlate(Commitment).scalar_subquery()


def _found(c: Any) -> Any:
    """The latest finding on the condition of a commitment."""
    f = ConditionFinding.__table__.c  # type: ignore[attr-defined]
    query = sa.select(f.state).where(f.commitment_id == c.id).order_by(f.seen_on.desc(), f.id.desc())
    return query.limit(1).correlate(Commitment).scalar_subquery()


__all__ = ["status_on"]
