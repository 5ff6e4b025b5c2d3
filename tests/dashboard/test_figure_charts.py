"""The charts of figures follow the grammar of Vega-Lite, and say in words what they show."""

from datetime import date

import altair as alt

from dashboard.parts.figure_charts import bars_chart, distance_chart, pairs_chart


def test_every_chart_follows_the_grammar_and_bears_its_words() -> None:
    rows = [
        (name, side, n, f"{n} of 9") for n, name in enumerate(("● a", "○ b")) for side in ("美方", "中方", "others")
    ]
    steps = [(date(2020, 1, 1), "Round 1", 2), (date(2021, 1, 1), "Round 2", None), (date(2022, 1, 1), "Round 3", 0)]
    pairs = [('A"x', "B", 3, "A – B: 3"), ("A", "C", 1, "A – C: 1")]
    charts = [
        bars_chart(rows, ["● a", "○ b"], ["美方", "中方", "others"], "Class", "Side", "How many", "in words"),
        bars_chart([("a", "", 0, "0 of 9")], ["a"], [""], "Class", "Side", "How many", "in words"),
        distance_chart(steps, ["same", "1", "2", "3", "far\"'"], "Meeting", "Distance", "gap", "in words"),
        pairs_chart(pairs, "US", "China", "Meetings", "in words"),
    ]
    for chart in charts:
        alt.LayerChart.from_dict(chart)  # raises for what the grammar does not know
        assert chart["description"] == "in words"
    for chart in charts[:2]:
        assert not [layer for layer in chart["layer"] if "data" in layer], "every layer draws the rows and nothing else"
        assert "datasets" not in chart
    marks = [layer["mark"] for layer in charts[2]["layer"]]
    assert [mark["type"] for mark in marks] == ["line", "point", "point"]
    assert marks[1]["shape"] != marks[2]["shape"], "a gap has a shape of its own"
