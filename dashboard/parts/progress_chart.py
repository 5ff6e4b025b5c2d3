"""How far a text has come over its milestones: two charts. Lines are told apart by shape and word, not by colour."""

from collections.abc import Iterable, Sequence

import altair as alt
import pandas as pd

INK = ("#4A6A95", "#A3AEBB")
"""Two inks, both seen on paper and on the dark page: one for lines, whose shapes tell them apart, the other beside it."""
SHAPES = ("circle", "square", "triangle-up")
DASHES = ((1, 0), (6, 3), (2, 2))
LEAST_BRACKETS = 5
"""How many brackets the axis counts at least: one alone is not to fill the page."""


def agreed_chart(
    rows: Iterable[tuple[str, str, float, str]],
    milestones: Sequence[str],
    series: Sequence[str],
    milestone_title: str = "",
    series_title: str = "",
    share_title: str = "",
    figure_title: str = "",
) -> alt.LayerChart:
    """Lines of what is agreed: `rows` are (milestone, series, share from 0 to 1, the figure in words)."""
    frame = pd.DataFrame(list(rows), columns=["milestone", "series", "share", "figure"])
    base = alt.Chart(frame).encode(
        x=_milestones(milestones, milestone_title),
        y=alt.Y(
            "share:Q", title=share_title or None, scale=alt.Scale(domain=[0, 1]),
            axis=alt.Axis(format="%", tickCount=5, domain=False, ticks=False),
        ),
        tooltip=[
            alt.Tooltip("milestone:N", title=milestone_title),
            alt.Tooltip("series:N", title=series_title),
            alt.Tooltip("share:Q", title=share_title, format=".0%"),
            alt.Tooltip("figure:N", title=figure_title),
        ],
    )  # fmt: skip
    legend = alt.Legend(title=None, orient="top", symbolFillColor=INK[0], symbolStrokeColor=INK[0], symbolSize=80)
    dashes = alt.StrokeDash("series:N", scale=alt.Scale(domain=list(series), range=list(DASHES)), legend=legend)
    shapes = alt.Shape("series:N", scale=alt.Scale(domain=list(series), range=list(SHAPES)), legend=legend)
    drawn: alt.LayerChart = alt.layer(
        base.mark_line(strokeWidth=1.5, color=INK[0]).encode(strokeDash=dashes),
        base.mark_point(size=80, filled=True, opacity=1, color=INK[0]).encode(shape=shapes),
    ).properties(height=300).configure_view(stroke=None)  # fmt: skip
    return drawn


def brackets_chart(
    rows: Iterable[tuple[str, str, int]],
    milestones: Sequence[str],
    languages: Sequence[str],
    milestone_title: str = "",
    language_title: str = "",
    count_title: str = "",
) -> alt.LayerChart:
    """Brackets that are left, beside each other by language, each bar under its number: `rows` are (milestone, language, n)."""
    frame = pd.DataFrame(list(rows), columns=["milestone", "language", "count"])
    most = max([LEAST_BRACKETS, *frame["count"]])
    base = alt.Chart(frame).encode(
        x=_milestones(milestones, milestone_title),
        xOffset=alt.XOffset("language:N", sort=list(languages)),
        y=alt.Y(
            "count:Q", title=count_title or None, scale=alt.Scale(domain=[0, most]),
            axis=alt.Axis(format="d", tickMinStep=1, grid=False, domain=False, ticks=False),
        ),
        tooltip=[
            alt.Tooltip("milestone:N", title=milestone_title),
            alt.Tooltip("language:N", title=language_title),
            alt.Tooltip("count:Q", title=count_title),
        ],
    )  # fmt: skip
    colours = alt.Color(
        "language:N", scale=alt.Scale(domain=list(languages), range=list(INK)),
        legend=alt.Legend(title=language_title or None, orient="top", symbolType="square"),
    )  # fmt: skip
    drawn: alt.LayerChart = alt.layer(
        base.mark_bar(size=16).encode(color=colours),
        base.mark_text(dy=-7, color="#7A828E").encode(text="count:Q"),
    ).properties(height=260).configure_view(stroke=None)  # fmt: skip
    return drawn


def _milestones(milestones: Sequence[str], title: str) -> alt.X:
    return alt.X(
        "milestone:N", sort=list(milestones), title=title or None,
        axis=alt.Axis(labelAngle=0, domain=True, ticks=False, labelPadding=8),
    )  # fmt: skip
