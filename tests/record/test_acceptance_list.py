"""The list of what the record has to hold names tests that exist, row by row."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
LIST = (PROJECT / "docs" / "acceptance.md").read_text(encoding="utf-8")
ROWS = 55 + 13
"""What was found in documents of the kinds that come in, and what did not fit into the first model of them."""


def test_every_row_is_there_once():
    assert [int(number) for number in re.findall(r"^\| (\d+) \|", LIST, re.MULTILINE)] == list(range(1, ROWS + 1))


def test_every_test_that_is_named_exists_where_it_is_said_to_be():
    lines = [line for line in LIST.splitlines() if line.startswith("| ") and "Test |" not in line]
    for line in lines:
        (name, file) = re.search(r"`(test_\w+)` in \[[^\]]+\]\(\.\./([^)]+)\) \|$", line).groups()
        assert f"def {name}(" in (PROJECT / file).read_text(encoding="utf-8"), line


def test_every_verb_that_is_named_exists():
    verbs = set(re.findall(r"`([a-z]+_[a-z_]+)`", LIST)) - set(re.findall(r"`(test_\w+)`", LIST))
    code = "\n".join(file.read_text(encoding="utf-8") for file in (PROJECT / "actions").glob("*.py"))
    assert not {verb for verb in verbs if f"def {verb}(" not in code}
