"""Files by the command line: every form that the pages hand out, and clear words for what is none."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import alternat
from actions.installation import installation
from exports.word.reader import read
from tests.actions.copies import rewritten
from tests.actions.drafting import CLAUSES, Table, set_table


@pytest.fixture
def table(house, monkeypatch) -> Table:
    monkeypatch.setattr("actions.installation.shut", lambda: None)
    return set_table(installation(), house)


def export(table: Table, tmp_path: Path, *options: str, subject: str = "", end: str = "docx"):
    """Run the verb; gives how it ended, what it said, and the file."""
    to = tmp_path / f"out.{end}"
    given = ["export", subject or table.draft.hex, "--as", "helen", "-o", str(to), *options]
    done = CliRunner().invoke(alternat.verbs, given)
    return done.exit_code, done.output, to.read_bytes() if to.exists() else b""


@pytest.mark.parametrize(
    "options",
    [
        ["--form", "clean-zh", "--paper", "letter"],
        ["--form", "redline", "--marking", "internal"],
        ["--form", "comparative", "--languages", "zh,en"],
        ["--form", "original", "--keeper", "cn"],
        ["--form", "original"],
        ["--form", "text-history"],
    ],
    ids=" ".join,
)
def test_a_form_is_written_and_holds_the_text(options, table, tmp_path) -> None:
    code, said, content = export(table, tmp_path, *options)
    assert code == 0, said
    assert CLAUSES[1].text_zh in "\n".join(read(content).paragraphs())


def test_a_paper_of_the_record_is_named_by_the_row_it_is_of(table, tmp_path) -> None:
    code, said, content = export(table, tmp_path, "--form", "commitments-table", subject=table.dialogue.hex)
    assert code == 0, said
    assert read(content)


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--form", "loud"], "comparative"),
        (["--marking", "loud"], "confidential"),
        (["--paper", "a9"], "letter"),
        (["--languages", "fr"], "zh,en"),
        (["--milestone", "9.9"], "9.9"),
        (["--form", "original", "--keeper", "nobody"], "party"),
    ],
)
def test_what_is_none_is_answered_in_one_line(options, told: str, table, tmp_path) -> None:
    code, said, content = export(table, tmp_path, *options)
    assert code == 2
    assert told in said
    assert "Traceback" not in said
    assert content == b""


@pytest.mark.parametrize("form", ["rolling", "comparative", "clean"])
def test_what_was_exported_is_verified_as_the_same_and_a_changed_word_is_told(form, table, tmp_path) -> None:
    table.table("wenyan", CLAUSES[0].text_en.replace("once", "twice"), CLAUSES[0].text_zh)
    _, _, content = export(table, tmp_path, "--form", form)
    file = tmp_path / "came.docx"
    changed = rewritten(content, lambda _, x: x.replace("thirty", "sixty"))
    for given, outcome, places in ((content, "same", 0), (changed, "different", 1)):
        file.write_bytes(given)
        done = CliRunner().invoke(alternat.verbs, ["verify-document", str(file), "--json"])
        told = json.loads(done.output)
        assert (done.exit_code, told["outcome"], told["text"]["form"]) == (int(outcome != "same"), outcome, form)
        assert len(told["differences"]) == places
        assert bool(told["text"]["code"]) is (form != "clean")
        said = CliRunner().invoke(alternat.verbs, ["verify-document", str(file)]).output
        assert said.startswith(outcome)
        assert "Consensus" in said
        assert told["text"]["code"] in said


def ran(*given: str):
    done = CliRunner().invoke(alternat.verbs, given)
    return done.exit_code, done.output.strip()


def test_a_dialogue_is_written_to_a_file_and_taken_in_as_a_copy(table, tmp_path) -> None:
    to = tmp_path / "dialogue.json"
    assert ran("export-dialogue", table.dialogue.hex, "--as", "helen", "-o", str(to)) == (0, "")
    code, said = ran("import-dialogue", str(to), "--as", "orla")
    assert (code, "taken in as a copy" in said) == (2, True)
    code, copy = ran("import-dialogue", str(to), "--as", "orla", "--copy")
    assert code == 0
    assert ran("export-dialogue", copy, "--as", "orla", "-o", str(to)) == (0, "")
    assert json.loads(to.read_bytes())["dialogue"] == copy != table.dialogue.hex
    assert ran("import-dialogue", str(to), "--as", "helen", "--copy")[0] == 2
    assert ran("export-dialogue", "x", "--as", "helen", "-o", str(to))[0] == 2
