"""Which square brackets the Chinese text of a draft stands in: said by whoever may open drafts, journalled, seen by all."""

import pytest

from actions.bracket_styles import choose_brackets
from actions.drafts import open_draft, read_draft
from actions.journal import read_journal
from actions.verification import verify
from dialogue.refusals import DraftAdopted, NotPermitted
from dialogue.vocabulary import DraftKind
from drafts.rolling_render import BracketStyle
from tests.actions import closing
from tests.actions.drafting import set_table


@pytest.fixture
def table(stores, desks):
    """A draft of two parties."""
    return set_table(stores, desks)


def choose(table, style, by="orla", draft=None, **given):
    with table.desks[by].writing() as joint:
        return choose_brackets(joint, table.desks[by].actor, draft or table.draft, style, **given)


def style(table, draft=None, by="wenyan"):
    with table.desks[by].reading() as joint:
        return read_draft(joint, table.desks[by].actor, draft or table.draft).draft.bracket_style


def acts(table):
    with table.desks["orla"].reading() as joint:
        return [line.act for line in read_journal(joint, table.desks["orla"].actor)]


def test_a_draft_begins_with_full_width_brackets_and_changes_when_the_secretariat_says_so(table, stores):
    assert style(table) == BracketStyle.SQUARE
    choose(table, BracketStyle.LENTICULAR)
    assert (style(table), style(table, by="helen")) == (BracketStyle.LENTICULAR, BracketStyle.LENTICULAR)
    assert acts(table)[0] == "draft:brackets:chosen"
    assert verify(stores) == []


def test_what_stands_already_and_the_same_command_twice_write_nothing(table):
    choose(table, BracketStyle.SQUARE)
    assert "draft:brackets:chosen" not in acts(table)
    for _ in range(2):
        choose(table, BracketStyle.LENTICULAR, key="once")
    assert acts(table).count("draft:brackets:chosen") == 1
    choose(table, BracketStyle.SQUARE)
    choose(table, BracketStyle.LENTICULAR, key="once")
    assert style(table) == BracketStyle.SQUARE


@pytest.mark.parametrize("by", ["helen", "daniel", "robin", "oscar"])
def test_nobody_else_chooses(table, by):
    with pytest.raises(NotPermitted):
        choose(table, BracketStyle.LENTICULAR, by)
    assert style(table) == BracketStyle.SQUARE


def test_a_draft_is_opened_with_the_brackets_it_shall_have(table):
    orla = table.desks["orla"]
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=None, kind=DraftKind.CONSENSUS, title_en="Another",
            title_zh="", parties=["us", "cn"], bracket_style=BracketStyle.LENTICULAR,
        ).id  # fmt: skip
    assert style(table, draft) == BracketStyle.LENTICULAR


def test_an_adopted_text_keeps_its_brackets(table, stores, desks):
    adopted = closing.drafts_to_close(stores, desks, table)["adopted draft"]
    with pytest.raises(DraftAdopted):
        choose(table, BracketStyle.LENTICULAR, draft=adopted)
