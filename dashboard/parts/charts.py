"""The one chart: how old the open commitments are, by party. Told apart by place and label, not by colour alone."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

INK_STEPS = ("#CFC9BC", "#A3AEBB", "#768CAA", "#4A6A95")
"""From pale to ink, each visible on paper and on the dark page."""
SHORTEST_AXIS = 8
"""How many commitments the axis counts at least: one alone is not to fill the page."""


def ageing_chart(
    rows: Iterable[tuple[str, str, int]],
    ages: Sequence[str],
    party_title: str = "",
    age_title: str = "",
    count_title: str = "",
) -> alt.Chart:
    """Bars of open commitments: `rows` are (party, age, count), `ages` the spans of age from youngest to oldest."""
    frame = pd.DataFrame(list(rows), columns=["party", "age", "count"])
    frame["place"] = frame["age"].map({age: i for i, age in enumerate(ages)})
    shown = frame[frame["count"] > 0]
    longest = max(shown.groupby("party")["count"].sum(), default=0)
    base = alt.Chart(shown).encode(
        y=alt.Y("party:N", title=party_title or None, axis=alt.Axis(domain=False, ticks=False, labelPadding=8)),
        x=alt.X(
            "count:Q",
            stack="zero",
            title=count_title or None,
            axis=alt.Axis(grid=False, tickMinStep=1, format="d"),
            scale=alt.Scale(domainMax=max(longest, SHORTEST_AXIS)),
        ),
        order=alt.Order("place:Q"),
        tooltip=[
            alt.Tooltip("party:N", title=party_title),
            alt.Tooltip("age:N", title=age_title),
            alt.Tooltip("count:Q", title=count_title),
        ],
    )
    bars: alt.Chart = base.mark_bar(size=22).encode(
        color=alt.Color(
            "age:N",
            sort=list(ages),
            scale=alt.Scale(domain=list(ages), range=_steps(len(ages))),
            legend=alt.Legend(title=age_title or None, orient="top", symbolType="square"),
        )
    )
    drawn: alt.Chart = bars.properties(height=alt.Step(40)).configure_view(stroke=None)
    return drawn


def _steps(count: int) -> list[str]:
    """As many steps from pale to ink as there are spans, always ending in the fullest."""
    last = len(INK_STEPS) - 1
    return [INK_STEPS[last if count == 1 else round(i * last / (count - 1))] for i in range(count)]
