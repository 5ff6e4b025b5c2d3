"""The figures on commitments: every one can be counted again from its list, and none says more than it knows."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.commitment_counts import (
    COUNTED,
    age_of,
    ageing,
    by_debtor,
    by_standing,
    contested,
    due_within,
    single_account,
    tally,
    without_evidence,
)
from dialogue.commitments import Standing, Status
from dialogue.figures import FEWEST, Figure, Span, Window
from dialogue.vocabulary import Stance

TODAY = date(2026, 5, 1)
OPEN = Window()


@dataclass(frozen=True)
class Said:
    party: str
    stance: Stance


@dataclass(frozen=True)
class Line:
    id: UUID
    status: Status
    due_on: date | None = None
    debtor_keys: frozenset[str] = frozenset({"cn"})
    accounts: Sequence[Said] = ()
    evidence: Sequence[str] = ()
    standing: Standing = Standing.UNHEARD


def line(n: int, stands: Status, **given_: object) -> Line:
    return replace(Line(UUID(int=n), stands), **given_)  # type: ignore[arg-type]


accounts = st.lists(st.builds(Said, st.sampled_from(["us", "cn", "unions"]), st.sampled_from(Stance)), max_size=4)
lines = st.lists(
    st.builds(
        Line, st.integers(0, 10**6).map(lambda n: UUID(int=n)), st.sampled_from(Status),
        st.none() | st.dates(TODAY - timedelta(800), TODAY + timedelta(800)),
        st.frozensets(st.sampled_from(["us", "cn", "third"]), max_size=3), accounts, st.lists(st.just("shown"), max_size=2), st.sampled_from(Standing),
    ),
    max_size=25, unique_by=lambda one: one.id,
)  # fmt: skip


def numbers(ids: Sequence[UUID]) -> list[int]:
    return [key.int for key in ids]


def counts_itself(figure: Figure) -> None:
    assert figure.numerator == len(figure.counted)
    assert figure.denominator == len(figure.among)
    assert set(figure.counted) <= set(figure.among)
    if figure.share is not None:
        assert 0 <= figure.share <= 1
        assert figure.share == Fraction(figure.numerator, figure.denominator)


@given(lines)
def test_every_figure_can_be_counted_again_from_its_list(given_lines: list[Line]) -> None:
    told = tally(given_lines, OPEN)
    figures = [
        *told.by_status.values(), told.fulfilment, told.without_evidence, contested(given_lines, OPEN),
        single_account(given_lines, OPEN), *ageing(given_lines, TODAY, OPEN).values(),
    ]  # fmt: skip
    for figure in figures:
        counts_itself(figure)
    assert sum(figure.numerator for figure in told.by_status.values()) == len(given_lines)
    heard = by_standing(given_lines, OPEN)
    assert sorted(key for figure in heard.values() for key in figure.counted) == sorted(one.id for one in given_lines)
    stands = Counter(one.status for one in given_lines)
    assert told.fulfilment.denominator == sum(stands[at] for at in COUNTED)
    assert told.fulfilment.numerator == stands[Status.FULFILLED]
    assert (told.fulfilment.share is None) == (told.fulfilment.denominator < FEWEST)


@given(lines)
def test_the_order_of_the_commitments_changes_no_figure(given_lines: list[Line]) -> None:
    turned = list(reversed(given_lines))
    for figure in (contested, single_account, without_evidence):
        one, other = figure(given_lines, OPEN), figure(turned, OPEN)
        assert (one.numerator, one.denominator, set(one.counted)) == (
            other.numerator,
            other.denominator,
            set(other.counted),
        )


@given(lines)
def test_a_joint_undertaking_counts_for_each_side_that_undertook_it(given_lines: list[Line]) -> None:
    of = by_debtor(given_lines, OPEN)
    for side, told in of.items():
        owed = {one.id for one in given_lines if side in one.debtor_keys or (not side and not one.debtor_keys)}
        assert set(told.without_evidence.among) == owed
        assert owed
    assert {key for one in given_lines for key in one.debtor_keys or {""}} == set(of)


@given(lines)
def test_every_overdue_one_with_a_day_that_has_passed_has_one_age(given_lines: list[Line]) -> None:
    late = [one for one in given_lines if one.status == Status.OVERDUE and one.due_on and one.due_on < TODAY]
    found = ageing(given_lines, TODAY, OPEN)
    assert sorted(key for figure in found.values() for key in figure.counted) == sorted(one.id for one in late)


@given(lines, st.dates(TODAY - timedelta(900), TODAY), st.integers(0, 900))
def test_a_window_holds_what_is_due_in_it_and_an_open_one_holds_all(
    given_lines: list[Line], first: date, length: int
) -> None:
    window = Window(first, first + timedelta(length))
    inside = due_within(given_lines, window)
    assert all(one.due_on and first <= one.due_on <= window.last for one in inside)  # type: ignore[operator]
    assert due_within(given_lines, OPEN) == given_lines
    for half in (Window(first), Window(None, window.last)):
        assert set(map(id, inside)) <= set(map(id, due_within(given_lines, half)))


def test_what_waits_for_its_condition_or_has_no_day_is_in_no_denominator() -> None:
    waiting = [line(n, stands) for n, stands in enumerate(set(Status) - set(COUNTED))]
    told = tally(waiting, OPEN)
    assert (told.fulfilment.denominator, told.fulfilment.share) == (0, None)


@pytest.mark.parametrize(("kept", "late", "expected"), [(3, 1, None), (4, 1, Fraction(4, 5)), (0, 5, Fraction(0))])
def test_a_rate_is_told_from_five_on_and_nought_is_a_rate(kept: int, late: int, expected: Fraction | None) -> None:
    given_lines = [line(n, Status.FULFILLED) for n in range(kept)] + [line(9 + n, Status.OVERDUE) for n in range(late)]
    assert tally(given_lines, OPEN).fulfilment.share == expected


def test_a_share_of_nothing_is_not_nought() -> None:
    assert contested([], OPEN).share is None
    assert single_account([line(1, Status.UNDATED)], OPEN).share is None
    assert without_evidence([line(1, Status.UNDATED)], OPEN).share == 1


def test_contested_are_of_those_heard_twice_and_single_of_those_heard_at_all() -> None:
    us, cn = Said("us", Stance.ASSERTED), Said("cn", Stance.NOT_CONFIRMED)
    given_lines = [
        line(1, Status.UNDATED, accounts=[us]), line(2, Status.UNDATED, accounts=[us, us]),
        line(3, Status.UNDATED, accounts=[us, cn]), line(4, Status.UNDATED),
        line(5, Status.UNDATED, accounts=[us, Said("cn", Stance.SILENT)]),
    ]  # fmt: skip
    told, alone = contested(given_lines, OPEN), single_account(given_lines, OPEN)
    assert (numbers(told.counted), numbers(told.among)) == ([3], [2, 3, 5])
    assert (numbers(alone.counted), numbers(alone.among)) == ([1, 2], [1, 2, 3, 5])


@pytest.mark.parametrize(
    ("days", "bucket"), [(0, None), (1, 0), (30, 0), (31, 1), (90, 1), (91, 2), (365, 2), (366, 3), (9999, 3)]
)
def test_the_last_day_of_a_bucket_belongs_to_it(days: int, bucket: int | None) -> None:
    expected = None if bucket is None else list(Span)[bucket]
    assert age_of(TODAY - timedelta(days), TODAY) == expected
    assert age_of(None, TODAY) is None
