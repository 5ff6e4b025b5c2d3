"""The page of figures: each with its numbers, its window and its coverage, a list behind every number, and a way out."""

import re

from actions.desk import Desk
from actions.dialogues import list_dialogues
from dashboard.window_choice import day_of
from tests.dashboard.test_record_pages import opened, words_of

SECTIONS = ("", "positions", "requests", "read_outs", "agenda", "contacts", "coverage")


def richest(desk: Desk, words: str):
    """The sample dialogue whose name holds these words."""
    with desk.reading() as session:
        return next(d.id for d in list_dialogues(session, desk.actor) if words in d.name_en)


def test_every_kind_of_figure_is_told_with_its_window_and_its_coverage(samples: dict[str, Desk]) -> None:
    dialogue = richest(samples["orla"], "Track II")
    app = opened("orla", "analytics", "en", dialogue=dialogue, **{"from": "2019-01-01"}).run()
    told = {}
    for section in SECTIONS:
        app.query_params["of"] = section
        app.run()
        assert not app.exception, section
        told[section] = words_of(app)
        assert "Window: from 1 Jan 2019 on." in told[section], section
        assert "Coverage: " in told[section], section
        assert "mistake of ours" not in told[section], section
    assert "What the window holds" in told[""]
    assert "by US alone" in told["read_outs"] or "Nothing to count" in told["read_outs"]
    assert app.get("download_button")
    number = re.search(r'href="/analytics\?([^"]*behind=(coverage|texts)\.[^"]*)"[^>]*>(\d+)<', words_of(app))
    assert number, "every number leads to its list"
    app.query_params["behind"] = re.search(r"behind=([^&\"]+)", number[1])[1].replace("%7E", "~")
    app.run()
    assert words_of(app).count("alt-row-main") == int(number[3])


def test_one_s_own_notes_are_counted_apart_and_told_as_private_and_an_observer_takes_nothing_out(
    samples: dict[str, Desk],
) -> None:
    dialogue = richest(samples["helen"], "Track II")
    app = opened("helen", "analytics", "zh", dialogue=dialogue, record="own", of="agenda").run()
    assert "仅本方可见" in words_of(app)
    assert "议程与与会名单只载于共同记录" in words_of(app)
    app.query_params["of"] = "positions"
    app.run()
    assert not app.exception
    assert "立场出自何方文本" in words_of(app)
    app = opened(
        "oscar", "analytics", "en", dialogue=dialogue, of="coverage", until="2000-01-01", **{"from": "2001-01-01"}
    ).run()
    assert not app.exception
    assert "ends before it begins" in words_of(app)
    assert not app.get("download_button")
    app = opened("oscar", "dialogue", "en", id=dialogue)
    for page in ("analytics", "in_and_out"):
        assert f"/{page}?dialogue={dialogue.hex}" in words_of(app), page


def test_an_address_that_names_no_day_names_none() -> None:
    assert day_of("2026-02-30") is None
    assert day_of("yesterday") is None
    assert day_of("0001-01-01") is None
    assert str(day_of("2008-07-18")) == "2008-07-18"
