"""The page of the last steps: what stands in the way, silence on both clocks, statements, adoption, errata."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from streamlit.testing.v1 import AppTest

from actions.adoptions import read_adoption
from actions.errata import list_errata
from actions.installation import installation
from actions.silences import give_zone, list_silences
from actions.statements import list_statements
from dialogue.silence import SilenceStanding
from tests.actions.closing import (
    NEW_YORK,
    SHANGHAI,
    adopted_by_all,
    agreed,
    milestone,
    running,
    silence,
    stated,
)
from tests.actions.drafting import CLAUSES, Table, set_table
from tests.dashboard.test_record_pages import opened, sent, words_of

EN, ZH = CLAUSES[0].text_en, CLAUSES[0].text_zh


@pytest.fixture
def table(house) -> Table:
    """A draft of two parties with their capitals' zones, in an installation where the cast is signed in."""
    made = set_table(installation(), house)
    with house["orla"].writing() as joint:
        for party, zone in (("us", NEW_YORK), ("cn", SHANGHAI)):
            give_zone(joint, house["orla"].actor, party, zone)
    return made


def page(name: str, table: Table, language: str = "en") -> AppTest:
    """The page of the draft, as somebody reads it."""
    return opened(name, "adoption", language, id=table.draft)


def told(name: str, table: Table, language: str = "en") -> str:
    """All words of the page."""
    return words_of(page(name, table, language))


def test_what_stands_in_the_way_is_named_with_a_link_to_each_clause(table):
    table.accept_proposal("wenyan", table.table("daniel", f"[{EN}]", ZH))
    shown = told("helen", table)
    assert "clauses with square brackets" in shown
    assert f"/room?id={table.draft.hex}&amp;clause={table.clauses[0].hex}" in shown
    assert "no milestone has been set" in shown
    assert "含方括号的条款" in told("wenyan", table, "zh")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("US (Washington, Eastern Time)", "China (Beijing time)", "running")),
        ("zh", ("美方（华盛顿时间）", "中方（北京时间）", "进行中")),
    ],
)
def test_the_deadline_stands_on_both_clocks(language, words, table):
    procedure = running(table)
    shown = told("robin", table, language)
    assert all(word in shown for word in words)
    for zone in (NEW_YORK, SHANGHAI):
        assert zone not in shown
        assert f"{procedure.deadline.astimezone(ZoneInfo(zone)):%H:%M}" in shown


def test_the_secretariat_sets_a_milestone_and_opens_silence_on_it(table):
    app = page("orla", table)
    app.button(key="adoption_milestone").click().run()
    app.date_input(key="silence_0_day").set_value((datetime.now(UTC) + timedelta(days=4)).date())
    sent(app, "silence_0")
    with table.desks["orla"].reading() as joint:
        (line,) = list_silences(joint, table.desks["orla"].actor, table.draft)
    assert line.standing == SilenceStanding.RUNNING
    assert "The silence procedure is open" in words_of(app)


def test_a_head_breaks_silence_and_must_say_why(table):
    running(table)
    app = page("wenyan", table, "zh")
    sent(app, "break_0")
    assert "alt-notice-refused" in words_of(app)
    app.text_area(key="break_0_reason").input("尚需请示。")
    sent(app, "break_0")
    with table.desks["orla"].reading() as joint:
        (line,) = list_silences(joint, table.desks["orla"].actor, table.draft)
    assert [b.reason for b in line.breaks] == ["尚需请示。"]


def test_who_opens_the_page_after_the_deadline_finds_the_text_agreed(table):
    silence(table)
    shown = told("daniel", table)
    assert "lapsed into acceptance" in shown
    assert "Nothing: the text can be adopted." in shown


def test_a_head_makes_a_statement_in_one_language_and_takes_it_back(table):
    app = page("helen", table)
    app.text_area(key="statement_0_text_en").input("Not <b>a precedent</b>.")
    sent(app, "statement_0")
    shown = told("wenyan", table, "zh")
    assert "Not &lt;b&gt;a precedent&lt;/b&gt;." in shown
    assert "尚无中文文本" in shown
    app = page("helen", table)
    sent(app, "withdrawal_0")
    with table.desks["orla"].reading() as joint:
        (line,) = list_statements(joint, table.desks["orla"].actor, table.draft)
    assert line.withdrawn_at is not None
    assert "Withdrawn on" in told("daniel", table)


def test_both_heads_adopt_on_the_page(table):
    agreed(table)
    stated(table)
    milestone(table)
    for name in ("helen", "wenyan"):
        app = page(name, table)
        sent(app, "adopt_0")
        assert "alt-notice-refused" in words_of(app)
        app.checkbox(key="adopt_0_sure").check()
        sent(app, "adopt_0")
    with table.desks["orla"].reading() as joint:
        assert read_adoption(joint, table.desks["orla"].actor, table.draft).is_adopted
    assert "本案文已通过，不再改动。" in told("orla", table, "zh")


def test_an_erratum_is_declared_and_recognised_on_the_page(table):
    adopted_by_all(table)
    app = page("orla", table)
    app.text_input(key="erratum_0_wrong").input("two capitals")
    app.text_input(key="erratum_0_right").input("capitals")
    app.text_input(key="erratum_0_reason").input("A slip of the pen.")
    sent(app, "erratum_0")
    for name in ("helen", "wenyan"):
        sent(page(name, table), "recognition_0")
    with table.desks["orla"].reading() as joint:
        (line,) = list_errata(joint, table.desks["orla"].actor, table.draft)
    assert line.is_recognised
    assert "all parties" in told("daniel", table)


def test_without_a_draft_the_page_leads_to_the_drafts(house):
    assert "/drafts" in words_of(opened("helen", "adoption"))


def test_who_may_not_act_sees_no_form(table):
    running(table)
    stated(table)
    app = page("luci", table)
    assert not app.button
    assert "Not as a precedent." in words_of(app)
