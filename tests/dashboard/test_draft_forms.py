"""The form for the brackets of a draft in its room, and the one for the time zones of the capitals."""

import pytest

from actions.dialogues import read_dialogue
from actions.drafts import read_draft
from actions.installation import installation
from actions.journal import read_journal
from drafts.rolling_render import BracketStyle
from tests.actions.drafting import Table, set_table
from tests.dashboard.test_record_forms import is_one_sentence, refusals
from tests.dashboard.test_record_pages import opened, sent, with_forms, words_of


@pytest.fixture
def table(house) -> Table:
    """A draft of two parties, in an installation where the cast is signed in."""
    return set_table(installation(), house)


def latest_act(table):
    with table.desks["orla"].reading() as session:
        return read_journal(session, table.desks["orla"].actor)[0].act


@pytest.mark.parametrize(("language", "words"), [("en", "now stands in 【 】"), ("zh", "现使用【 】")])
def test_the_organiser_chooses_the_brackets_of_a_draft_in_its_room(table, language, words):
    app = opened("orla", "room", language, id=table.draft)
    app.radio(key="brackets_0_style").set_value(BracketStyle.LENTICULAR)
    sent(app, "brackets_0")
    with table.desks["helen"].reading() as session:
        draft = read_draft(session, table.desks["helen"].actor, table.draft).draft
    assert draft.bracket_style == BracketStyle.LENTICULAR
    assert latest_act(table) == "draft:brackets:chosen"
    assert words in words_of(app)


@pytest.mark.parametrize("name", ["helen", "wenyan", "robin", "oscar"])
def test_nobody_else_is_offered_brackets(table, name):
    assert not [radio for radio in opened(name, "room", id=table.draft).radio if "brackets" in radio.key]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_organiser_says_in_which_zone_a_capital_lies(table, language):
    app = with_forms("orla", "dialogue", language, id=table.dialogue)
    sent(app, "zone_0")
    assert is_one_sentence(refusals(app), language)
    assert (
        "北京时间（Asia/Shanghai，UTC+8）" if language == "zh" else "Beijing time (Asia/Shanghai, UTC+8)"
    ) in app.selectbox(key="zone_0_zone").options
    app.selectbox(key="zone_0_party").set_value("cn")
    app.selectbox(key="zone_0_zone").set_value("Asia/Urumqi")
    sent(app, "zone_0")
    with table.desks["wenyan"].reading() as session:
        dialogue = read_dialogue(session, table.desks["wenyan"].actor, table.dialogue)
    assert {party.key: party.zone for party in dialogue.parties}["cn"] == "Asia/Urumqi"
    assert latest_act(table) == "party:zone:given"
    assert ("乌鲁木齐时间" if language == "zh" else "Urumqi time") in words_of(
        with_forms("orla", "dialogue", language, id=table.dialogue)
    )


@pytest.mark.parametrize("name", ["helen", "robin", "oscar"])
def test_nobody_else_is_offered_the_zones(table, name):
    assert not [box for box in with_forms(name, "dialogue", id=table.dialogue).selectbox if box.key == "zone_0_zone"]
