"""Where a commitment stands on a day: the closed list of statuses, and what each one needs."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.commitments import SETTLED, WITH_A_DAY, Status, counting, status
from dialogue.record import ConditionState, Fulfilled
from dialogue.vocabulary import DueKind

TODAY = date(2026, 3, 1)
DAY = timedelta(days=1)

days = st.none() | st.dates(TODAY - timedelta(days=400), TODAY + timedelta(days=400))
evidence = st.none() | st.sampled_from(Fulfilled)
findings = st.none() | st.sampled_from(ConditionState)


def on(due_on: date | None, kind: DueKind = DueKind.DATE, shown: Fulfilled | None = None) -> Status:
    return status(kind, due_on, shown, None, is_conditional=False, today=TODAY)


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (TODAY - DAY, Status.OVERDUE),
        (TODAY, Status.DUE_SOON),
        (TODAY + 30 * DAY, Status.DUE_SOON),
        (TODAY + 31 * DAY, Status.NOT_DUE),
        (None, Status.UNDATED),
    ],
)
def test_the_calendar_alone_tells_whether_it_is_due(due_on: date | None, expected: Status) -> None:
    assert on(due_on) == expected


@pytest.mark.parametrize("kind", [DueKind.NONE, DueKind.CONTINUING])
def test_what_has_no_last_day_is_never_overdue(kind: DueKind) -> None:
    assert on(TODAY - 100 * DAY, kind) == Status.UNDATED


@given(kind=st.sampled_from(DueKind), due_on=days, shown=evidence, condition=findings, conditional=st.booleans())
def test_the_laws_of_a_status(
    kind: DueKind, due_on: date | None, shown: Fulfilled | None, condition: ConditionState | None, conditional: bool
) -> None:
    stands = status(kind, due_on, shown, condition, is_conditional=conditional, today=TODAY)
    if shown in SETTLED:
        assert stands == SETTLED[shown]
    if stands == Status.OVERDUE:
        assert shown is None
        assert kind in WITH_A_DAY
        assert due_on is not None
        assert due_on < TODAY
        assert not conditional or condition == ConditionState.MET
    if stands in (Status.FULFILLED, Status.NOT_FULFILLED, Status.PARTLY, Status.SUPERSEDED):
        assert shown is not None
    if not conditional:
        assert stands == status(kind, due_on, shown, None, is_conditional=False, today=TODAY)


def test_a_condition_that_failed_for_good_lets_it_lapse_and_an_open_one_lets_it_wait() -> None:
    def standing(finding: ConditionState | None) -> Status:
        return status(DueKind.DATE, TODAY - DAY, None, finding, is_conditional=True, today=TODAY)

    assert standing(None) == Status.CONDITION_OPEN
    assert standing(ConditionState.NOT_MET) == Status.CONDITION_OPEN
    assert standing(ConditionState.MET) == Status.OVERDUE
    assert standing(ConditionState.FAILED) == Status.LAPSED


@dataclass(frozen=True)
class Shown:
    state: Fulfilled
    seen_on: date


@given(
    kind=st.sampled_from(DueKind),
    first=days,
    given_evidence=st.lists(st.builds(Shown, st.sampled_from(Fulfilled), st.dates(date(2025, 1, 1), date(2027, 1, 1)))),
)
def test_evidence_of_an_earlier_term_counts_only_where_it_ends_what_recurs(
    kind: DueKind, first: date | None, given_evidence: list[Shown]
) -> None:
    counted = counting(given_evidence, kind, first)
    assert [shown for shown in given_evidence if shown in counted] == counted
    for shown in given_evidence:
        earlier = kind == DueKind.RECURRING and first is not None and shown.seen_on < first
        ends = shown.state in (Fulfilled.LAPSED, Fulfilled.SUPERSEDED)
        assert (shown in counted) == (not earlier or ends)
