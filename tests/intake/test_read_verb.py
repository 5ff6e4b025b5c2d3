"""The verb `read`: the promised keys, quotes by offsets, and one clear line for what is refused."""

import json

import pytest
from typer.testing import CliRunner

import alternat
from tests.intake import papers

PROMISED = {
    "participants": {"name", "side", "title", "organisation", "quote"},
    "positions": {"speaker", "party", "tier", "quote"},
    "commitments": {"debtor", "due", "conditional", "quote"},
    "requests": {"by", "to", "quote"},
}


def ask(tmp_path, text: str, *options: str, name: str = "source.txt"):
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return CliRunner().invoke(alternat.verbs, ["read", str(path), *options])


@pytest.mark.parametrize(
    "text", [papers.CABLE, papers.CHINESE_READ_OUT, papers.FACT_SHEET, papers.NEWS, papers.LETTER, "Nothing."]
)
def test_the_json_has_every_promised_key_and_its_quotes_stand_where_they_say(text, tmp_path):
    done = ask(tmp_path, text, "--json")
    assert done.exit_code == 0, done.output
    said = json.loads(done.output)
    assert list(said)[:8] == [
        "kind",
        "meeting",
        "participants",
        "positions",
        "commitments",
        "requests",
        "comment",
        "markings",
    ]
    assert {"date", "place"} <= set(said["meeting"])
    assert isinstance(said["topics"], list)
    quotes = list(said["comment"])
    for noun, keys in PROMISED.items():
        assert all(keys <= set(row) for row in said[noun])
        quotes += [row["quote"] for row in said[noun]]
    assert all(text[quote["start"] : quote["end"]] == quote["exact"] for quote in quotes)


def test_sides_and_dates_are_given_as_scripts_expect_them(tmp_path):
    said = json.loads(ask(tmp_path, papers.CHINESE_OUTCOMES, "--json").output)
    assert [row["debtor"] for row in said["commitments"]] == ["US", "CN", "US", "CN", "US", "CN", "both"]
    assert (said["kind"], said["meeting"]["date"]) == ("outcome-list", "2031-10-25")


def test_the_kind_and_the_day_of_publication_can_be_given(tmp_path):
    said = json.loads(
        ask(tmp_path, papers.READ_OUT, "--json", "--kind", "read-out", "--published", "2031-04-09").output
    )
    assert (said["kind"], said["meeting"]["date"]) == ("readout", "2031-04-09")


def test_a_terminal_gets_a_line_for_each_proposal(tmp_path):
    lines = ask(tmp_path, papers.READ_OUT).output.splitlines()
    assert lines[0].startswith("kind\treadout")
    assert any(line.startswith("commitment\tboth\t") for line in lines)


@pytest.mark.parametrize(
    ("name", "options", "told"),
    [("missing.txt", [], "missing.txt"), ("source.txt", ["--kind", "poem"], "outcome-list"), ("source.txt", ["--published", "May"], "2026-11-22"),
     ("picture.png", [], ".docx")],
)  # fmt: skip
def test_what_is_refused_is_told_in_one_line_with_exit_two(name, options, told, tmp_path):
    (tmp_path / "source.txt").write_text("words", "utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = CliRunner().invoke(alternat.verbs, ["read", str(tmp_path / name), *options])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert told in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
