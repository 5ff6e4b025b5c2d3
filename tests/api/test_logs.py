"""What an error says stays out of the log: it may be the other side's words."""

import logging
import tomllib
from pathlib import Path

import pytest

from dashboard.api import server

PROJECT = Path(__file__).resolve().parents[2]


def test_the_log_names_the_kind_and_the_place_of_an_error_and_nothing_it_says(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(server, "apologise", lambda: said.append("sorry"))
    with pytest.raises(ValueError, match="red line") as failed:
        raise ValueError("the red line of one side")
    with caplog.at_level(logging.ERROR):
        assert server.tell_nothing(failed.value)
    assert "ValueError" in caplog.text
    assert "red line" not in caplog.text
    assert said == ["sorry"]


def test_streamlit_prints_no_tracebacks_of_its_own() -> None:
    settings = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["logger"]["enableRich"] is False
