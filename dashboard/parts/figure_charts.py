"""Charts of figures. Sides are told apart by place, by name and by how a bar is filled; classes by sign and word; no colour
says anything alone, and none belongs to a country."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

import altair as alt
import pandas as pd
import streamlit as st
from altair.utils.schemapi import debug_mode

INK, PALE, QUIET = "#4A6A95", "#A3AEBB", "#7A828E"
"""Inks that are seen on paper and on the dark page: a full bar, a pale one, and words."""
FILLS = (INK, "transparent", PALE)
"""How the bars of the first, the second and the third series are filled: full, hollow, pale. Each has an outline in ink."""
SHORTEST_AXIS = 5
"""How many an axis counts at least: one alone is not to fill the page."""
LABEL = 170
"""The widest a label may be, in pixels: a narrow page still holds the bars beside it."""
BAND, BAR = 26, 14
"""How high the band of a class is for one bar, and for each further one, in pixels."""
MOST_LABELS = 8
"""Of each side so many names stand in the chart of pairs."""


def bars_chart(
    rows: Iterable[tuple[str, str, int, str]],
    names: Sequence[str],
    series: Sequence[str],
    name_title: str,
    series_title: str,
    count_title: str,
    description: str,
) -> dict[str, Any]:
    """Bars by class, each with its number: `rows` are (class, series, count, the figure in words)."""
    drawn = [dict(zip(("name", "series", "count", "told"), row, strict=True)) for row in rows]
    most = max([SHORTEST_AXIS, *(row["count"] for row in drawn)])
    made = _bars(tuple(names), tuple(series), most, name_title, series_title, count_title)
    return {**made, "data": {"values": drawn}, "description": description}


@lru_cache(maxsize=256)
def _bars(
    names: tuple[str, ...], series: tuple[str, ...], most: int, name_title: str, series_title: str, count_title: str
) -> dict[str, Any]:
    """The drawing without what is drawn: it is the same each time, and to write it takes longer than all else of a sheet."""
    many = len(series) > 1
    base = alt.Chart().encode(
        y=alt.Y(
            "name:N", sort=list(names), title=None,
            axis=alt.Axis(domain=False, ticks=False, labelPadding=8, labelLimit=LABEL),
            scale=alt.Scale(paddingInner=0.25),
        ),
        x=alt.X(
            "count:Q", title=count_title, scale=alt.Scale(domain=[0, most * 1.08]),
            axis=alt.Axis(grid=False, tickMinStep=1, tickCount=5, format="d", domain=False),
        ),
        tooltip=[
            alt.Tooltip("name:N", title=name_title),
            *([alt.Tooltip("series:N", title=series_title)] if many else []),
            alt.Tooltip("told:N", title=count_title),
        ],
    )  # fmt: skip
    if many:
        base = base.encode(yOffset=alt.YOffset("series:N", sort=list(series), scale=alt.Scale(domain=list(series))))
    fills = [FILLS[at % len(FILLS)] for at in range(len(series))]
    legend = (
        alt.Legend(title=None, orient="top", symbolType="square", symbolStrokeColor=INK, symbolSize=140, columns=3)
        if many
        else None
    )
    bars = (
        base.transform_filter("datum.count > 0")
        .mark_bar(stroke=INK, strokeWidth=1.2)
        .encode(
            fill=alt.Fill(
                "series:N", sort=list(series), scale=alt.Scale(domain=list(series), range=fills), legend=legend
            )
        )
    )
    numbers = base.mark_text(align="left", dx=5, color=QUIET).encode(text=alt.Text("count:Q", format=",d"))
    drawn: alt.LayerChart = (
        alt.layer(bars, numbers)
        .properties(height=alt.Step(BAND + BAR * (len(series) - 1), **{"for": "position"}))
        .configure_view(stroke=None)
    )
    made = _written(drawn)
    made.pop("datasets", None)
    for layer in made["layer"]:  # a layer that names no data takes those of the whole
        layer.pop("data", None)
    return made


def distance_chart(
    steps: Iterable[tuple[date, str, int | None]],
    far: Sequence[str],
    meeting_title: str,
    distance_title: str,
    gap: str,
    description: str,
) -> dict[str, Any]:
    """How far apart two stood, meeting by meeting: `steps` are (day, meeting, distance), `far` the words from 0 to 4.

    A line joins only meetings between which nothing is missing; a gap has a hollow mark below the scale and no value.
    """
    rows, stretch = [], 0
    for day, meeting, distance in steps:
        stretch += distance is None
        told = gap if distance is None else far[distance]
        rows.append(
            (pd.Timestamp(day), meeting, -0.6 if distance is None else distance, told, stretch, distance is None)
        )
    frame = pd.DataFrame(rows, columns=["day", "meeting", "distance", "told", "stretch", "gap"])
    frame["day"] = pd.to_datetime(frame["day"])
    base = alt.Chart(frame).encode(
        x=alt.X(
            "day:T", title=None,
            axis=alt.Axis(format="%Y-%m", grid=False, tickCount=6, labelOverlap=True, labelFlush=True, domainColor=PALE),
            scale=alt.Scale(type="utc", padding=14),
        ),
        y=alt.Y(
            "distance:Q", title=None, scale=alt.Scale(domain=[-0.9, 4.2], nice=False),
            axis=alt.Axis(
                values=[-0.6, 0, 1, 2, 3, 4], domain=False, ticks=False, gridColor=PALE, gridOpacity=0.4, labelLimit=LABEL,
                labelExpr=_labels([gap, *far]),
            ),
        ),
        tooltip=[alt.Tooltip("meeting:N", title=meeting_title), alt.Tooltip("told:N", title=distance_title)],
    )  # fmt: skip
    spoken = base.transform_filter("!datum.gap")
    drawn: alt.LayerChart = (
        alt.layer(
            spoken.mark_line(strokeWidth=1.5, color=INK).encode(detail="stretch:N"),
            spoken.mark_point(size=70, filled=True, opacity=1, color=INK, shape="circle"),
            base.transform_filter("datum.gap").mark_point(size=45, filled=False, opacity=1, color=QUIET, shape="cross"),
        )
        .properties(height=240, description=description)
        .configure_view(stroke=None)
    )
    return _written(drawn)


def pairs_chart(
    rows: Iterable[tuple[str, str, int, str]], first_title: str, second_title: str, count_title: str, description: str
) -> dict[str, Any]:
    """Who met whom: circles by how often, with the number beside; `rows` are (first, second, count, the pair in words).

    Of each side the eight that met oftenest, so that every name can be read; the table has all.
    """
    frame = pd.DataFrame(list(rows), columns=["first", "second", "count", "told"])
    downs = frame.groupby("first")["count"].sum().nlargest(MOST_LABELS).index
    across = frame.groupby("second")["count"].sum().nlargest(MOST_LABELS).index
    frame = frame[frame["first"].isin(downs) & frame["second"].isin(across)]
    axis = {"domain": False, "ticks": False, "grid": True, "gridOpacity": 0.3, "gridColor": PALE}
    base = alt.Chart(frame).encode(
        y=alt.Y("first:N", sort=sorted(downs), title=first_title, axis=alt.Axis(labelLimit=LABEL, titlePadding=4, **axis)),  # type: ignore[arg-type]
        x=alt.X(
            "second:N", sort=sorted(across), title=second_title,
            axis=alt.Axis(labelAngle=-50, labelLimit=130, labelOverlap=False, orient="bottom", **axis),  # type: ignore[arg-type]
        ),
        tooltip=[alt.Tooltip("told:N", title=count_title)],
    )  # fmt: skip
    size = alt.Size("count:Q", scale=alt.Scale(range=[30, 320]), legend=None)
    drawn: alt.LayerChart = (
        alt.layer(
            base.mark_point(filled=False, opacity=1, stroke=INK, strokeWidth=1.5).encode(size=size),
            base.mark_text(dx=14, color=QUIET, align="left").encode(text=alt.Text("count:Q", format=",d")),
        )
        .properties(height=alt.Step(30), description=description)
        .configure_view(stroke=None)
    )
    return _written(drawn)


def draw(made: dict[str, Any], key: str) -> None:
    """Put a chart on the page."""
    st.vega_lite_chart(spec=made, key=key)


def _written(chart: alt.LayerChart) -> dict[str, Any]:
    """The chart as it is sent. It was held against the grammar by a test, and is not again each time: that takes longer than
    everything else of the page."""
    with debug_mode(False):
        written: dict[str, Any] = chart.to_dict(validate=False)
    return written


def _labels(words: Sequence[str]) -> str:
    """The expression by which the axis names the gap and each step; the words are escaped as JSON."""
    return f"{json.dumps(list(words), ensure_ascii=True)}[datum.value < 0 ? 0 : datum.value + 1]"


__all__ = ["bars_chart", "distance_chart", "draw", "pairs_chart"]
