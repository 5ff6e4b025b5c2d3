"""Against which guideline a period may be scored, and how much of a target a figure is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dialogue.reviews import Scale, applicable, applies, final_of, first_score, overlap, within
from dialogue.targets import number_of, percent

moments = st.integers(0, 40).map(lambda hours: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=hours))
days = st.dates(date(2026, 1, 1), date(2026, 2, 28))


@dataclass(frozen=True)
class Guide:
    made_at: datetime
    from_on: date | None = None
    until_on: date | None = None
    scale: Scale = Scale.COMPLIANCE


@dataclass(frozen=True)
class Score:
    made_at: datetime
    from_on: date
    until_on: date
    is_final: bool = False


@st.composite
def scores(draw: st.DrawFn) -> Score:
    first, last = sorted((draw(days), draw(days)))
    return Score(draw(moments), first, last, draw(st.booleans()))


@given(st.lists(st.builds(Guide, moments)), st.lists(scores()), scores())
def test_no_guideline_is_applied_that_came_after_a_score_of_the_period(
    guides: list[Guide], reviews: list[Score], period: Score
) -> None:
    chosen = applicable(guides, reviews, period.from_on, period.until_on)
    first = first_score(reviews, period.from_on, period.until_on)
    fit = [guide for guide in guides if first is None or guide.made_at < first.made_at]
    assert (chosen is None) == (not fit)
    if chosen is not None:
        assert applies(chosen, reviews, period.from_on, period.until_on)
        assert all(guide.made_at <= chosen.made_at for guide in fit)


@given(scores(), scores())
def test_two_periods_overlap_when_they_have_a_day_in_common(one: Score, other: Score) -> None:
    def every_day(period: Score) -> set[date]:
        return {period.from_on + timedelta(n) for n in range((period.until_on - period.from_on).days + 1)}

    in_common = bool(every_day(one) & every_day(other))
    assert overlap(one.from_on, one.until_on, other.from_on, other.until_on) == in_common
    assert (final_of([one], other.from_on, other.until_on) is not None) == (in_common and one.is_final)


@given(scores(), st.none() | days, st.none() | days)
def test_a_window_without_an_end_is_open_there(period: Score, first: date | None, last: date | None) -> None:
    guide = Guide(period.made_at, first, last)
    inside = (first or date.min) <= period.from_on and period.until_on <= (last or date.max)
    assert within(guide, period.from_on, period.until_on) == inside


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.decimals(min_value=1, max_value=10**9, places=2))
def test_a_figure_is_a_share_of_its_own_target_however_it_is_written(figure: Decimal, target: Decimal) -> None:
    share = percent(f"{figure:,}", f" {target} ")
    assert share is not None
    assert abs(share * target / 100 - figure) < Decimal("0.01")
    assert percent(str(figure), "0") is None
    assert number_of(f"{figure:,}") == figure


@given(st.text(max_size=12))
def test_what_is_no_number_is_never_read_as_one(words: str) -> None:
    read = number_of(words)
    if read is not None:
        assert words.strip().replace(",", "").replace(".", "").lstrip("-").isdigit()
        assert percent("1", words) is None or read != 0
