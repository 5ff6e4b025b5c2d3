"""docs/concepts.md and the code use the same words."""

import importlib
import re
from pathlib import Path

import pytest
from sqlmodel import SQLModel

import models.tables  # noqa: F401 - makes the list of tables complete

CONCEPTS = (Path(__file__).parents[1] / "docs" / "concepts.md").read_text("utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in CONCEPTS.splitlines()
    if line.startswith("| ") and not line.startswith("| English")
]
TABLES = dict(sorted((mapper.class_.__name__, mapper.class_) for mapper in SQLModel._sa_registry.mappers))
WHERE = ("dialogue.vocabulary", "dialogue.roles", "drafts.consensus", "drafts.proposals")
"""Modules whose closed lists are named without their module."""


def named(name: str) -> object:
    """What a name of the last column stands for: a table, a closed list or one of its values, or a dotted path."""
    first, _, rest = name.partition(".")
    if first in TABLES:
        return TABLES[first]
    for module in map(importlib.import_module, WHERE):
        if hasattr(module, first):
            found = getattr(module, first)
            return getattr(found, rest) if rest else found
    module_name, _, attribute = name.rpartition(".")
    return getattr(importlib.import_module(module_name), attribute)


def test_the_glossary_is_read() -> None:
    assert len(ROWS) > 50


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_word_has_both_languages_one_sentence_and_a_place_in_the_code(row: list[str]) -> None:
    english, chinese, meaning, place = row
    assert english
    assert re.search("[\u4e00-\u9fff]", chinese)
    assert meaning.endswith((".", ")"))
    assert named(place.strip("`")) is not None


@pytest.mark.parametrize("table", [name for name, table in TABLES.items() if getattr(table, "__journalled__", True)])
def test_every_table_of_content_stands_in_the_glossary(table: str) -> None:
    assert f"`{table}`" in CONCEPTS


def test_no_word_is_explained_twice() -> None:
    words = [row[0] for row in ROWS]
    assert len(words) == len(set(words))


def test_the_rule_of_agreement_stands_in_one_place() -> None:
    place = "drafts/consensus.py"
    assert f"`{place}`" in CONCEPTS
    project = Path(__file__).parents[1]
    deciding = [
        path.relative_to(project).as_posix()
        for folder in ("drafts", "models", "actions", "exports", "dashboard")
        for path in (project / folder).rglob("*.py")
        if re.search(
            r"^\s*def agreement\(|return Agreement\.(AGREED|AD_REFERENDUM)", path.read_text("utf-8"), re.MULTILINE
        )
    ]
    assert deciding == [place]
