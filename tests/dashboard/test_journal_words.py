"""Every act that a verb journals has its words."""

import ast
from pathlib import Path

from dashboard.journal_words import ACTS

ACTIONS = Path(__file__).resolve().parents[2] / "actions"


def journalled() -> set[str]:
    """The tags that stand in the verbs, as they are written there."""
    return {
        word.value
        for file in ACTIONS.glob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "record"
        for word in ast.walk(call.args[2])
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }


def test_every_act_in_the_verbs_has_words_and_no_words_are_for_no_act() -> None:
    assert journalled() == set(ACTS)
