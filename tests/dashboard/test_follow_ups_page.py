"""The adoption page after adoption: what follows is offered, confirmed, recognised by each side, and transmitted."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from actions.follow_ups import read_follow_ups
from actions.installation import installation
from actions.meeting_view import read_meeting
from actions.transmittals import list_transmittals
from dialogue.follow_ups import FollowUpKind, Recognition
from dialogue.vocabulary import Stance
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import Table, set_table
from tests.actions.following import CLAUSES, LIT_EN, LIT_ZH, TODAY, advised, done, lit, meeting_of
from tests.dashboard.test_record_pages import opened, sent, words_of


@pytest.fixture
def table(house) -> Table:
    """An adopted text of two sides, in an installation where the cast is signed in."""
    made = set_table(installation(), house, clauses=CLAUSES)
    adopted_by_all(made)
    return made


def page(name: str, table: Table, language: str = "en", **more: object) -> AppTest:
    return opened(name, "adoption", language, id=table.draft, **more)


def follow(table: Table):
    with table.desks["orla"].reading() as joint:
        return read_follow_ups(joint, table.desks["orla"].actor, table.draft, today=TODAY)


def the_form(app: AppTest) -> str:
    """The beginning of the keys of the confirm screen."""
    (kind,) = [radio.key for radio in app.radio if radio.key and radio.key.endswith("_kind")]
    return kind.removesuffix("_kind")


def pressed(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def test_the_page_shows_the_text_on_record_and_what_waits_for_a_person(table):
    shown = words_of(page("orla", table))
    assert "SHA-256" in shown
    assert "3 passages may undertake" in shown
    assert f"/adoption?id={table.draft.hex}&amp;confirm=1" in shown
    assert "Nothing has been confirmed yet" in shown
    for name in ("helen", "luci"):
        assert "confirm=1" not in words_of(page(name, table))
    assert "案文的后续事项" in words_of(page("wenyan", table, "zh"))


def test_the_words_are_lit_in_their_place_and_the_fields_are_filled_in(table):
    app = page("orla", table, confirm="1")
    shown = words_of(app)
    assert f"<mark>{LIT_EN}</mark>" in shown
    assert f"<mark>{LIT_ZH}</mark>" in shown
    form = the_form(app)
    assert app.text_area(key=f"{form}_words_en").value == LIT_EN
    assert app.selectbox(key=f"{form}_debtor").value == "cn"
    assert app.text_area(key=f"{form}_action_en").value == "light its harbours by 3 March 2027"
    assert app.date_input(key=f"{form}_due_on").value == date(2027, 3, 3)


def test_one_after_the_other_is_confirmed_edited_or_put_aside(table):
    meeting_of(table)
    app = page("orla", table, confirm="1")
    form = the_form(app)
    app.text_area(key=f"{form}_action_en").input("light its harbours")
    pressed(app, f"{form}_confirm")
    form = the_form(app)
    assert app.radio(key=f"{form}_kind").value == FollowUpKind.RECOMMENDATION
    app.text_input(key=f"{form}_reason").input("Not advice.")
    pressed(app, f"{form}_aside")
    form = the_form(app)
    assert app.radio(key=f"{form}_kind").value == FollowUpKind.NEXT_SESSION
    pressed(app, f"{form}_confirm")
    assert "has been dealt with" in words_of(app)
    found = follow(table)
    assert [line.kind for line in found.confirmed] == [FollowUpKind.COMMITMENT, FollowUpKind.NEXT_SESSION]
    assert found.confirmed[0].commitment.action_en == "light its harbours"
    assert [line.reason for line in found.aside] == ["Not advice."]


def test_what_is_refused_keeps_what_was_typed(table):
    app = page("orla", table, confirm="1")
    form = the_form(app)
    app.text_area(key=f"{form}_words_en").input("China will drain the sea.")
    pressed(app, f"{form}_confirm")
    assert "alt-notice-refused" in words_of(app)
    assert app.text_area(key=f"{form}_words_en").value == "China will drain the sea."
    assert follow(table).confirmed == ()


def test_words_that_no_rule_offers_are_taken_by_their_clause(table):
    app = page("orla", table, confirm="1", clause=table.clauses[1])
    form = the_form(app)
    app.text_area(key=f"{form}_words_en").input("The sides met in spring.")
    app.text_area(key=f"{form}_words_zh").input("双方于春季会晤。")
    app.selectbox(key=f"{form}_debtor").set_value("all")
    app.text_area(key=f"{form}_action_en").input("meet in spring")
    pressed(app, f"{form}_confirm")
    (line,) = follow(table).confirmed
    assert (line.words_en, line.commitment.debtor_label_en, line.commitment.debtor_label_zh) == (
        "The sides met in spring.", "all sides", "各方",
    )  # fmt: skip


def test_a_head_recognises_all_and_the_other_side_is_shown_as_pending(table):
    lit(table)
    advised(table)
    app = page("helen", table)
    sent(app, "recognise_all_0")
    assert "alt-notice-refused" in words_of(app)
    app.checkbox(key="recognise_all_0_sure").check()
    sent(app, "recognise_all_0")
    assert [line.recognition for line in follow(table).confirmed] == [
        {"us": Recognition.RECOGNISED, "cn": Recognition.PENDING}
    ] * 2
    shown = words_of(page("orla", table))
    assert "China · not heard yet" in shown
    assert f"side=cn&amp;stands={Recognition.PENDING.value}" in shown
    assert "中方 · 尚未表态" in words_of(page("wenyan", table, "zh"))


def says(table, stance, words):
    """The head of the Chinese side says this of what was confirmed; what the other side is then shown."""
    app = page("wenyan", table, "zh")
    app.selectbox(key="recognise_0_stance").set_value(stance)
    app.text_area(key="recognise_0_words").input(words)
    sent(app, "recognise_0")
    return words_of(page("helen", table))


def test_what_a_side_says_otherwise_stands_beside_it_in_its_own_words(table):
    lit(table)
    shown = says(table, Stance.DENIED, "仅限<外港>。")
    assert "China · says otherwise" in shown
    assert "仅限&lt;外港&gt;。" in shown
    only = words_of(page("helen", table, side="cn", stands=Recognition.CONTESTED.value))
    assert "1 line of China." in only


def test_a_side_that_chose_nothing_has_recognised_nothing(table):
    lit(table)
    app = page("wenyan", table, "zh")
    app.text_area(key="recognise_0_words").input("仅限外港。")
    sent(app, "recognise_0")
    assert "alt-notice-refused" in words_of(app)
    assert app.text_area(key="recognise_0_words").value == "仅限外港。"
    assert [line.recognition["cn"] for line in follow(table).confirmed] == [Recognition.PENDING]


def test_words_that_a_side_adds_to_its_recognition_stand_beside_it(table):
    lit(table)
    shown = says(table, Stance.ACKNOWLEDGED, "包括外港。")
    assert "China · recognised" in shown
    assert "包括外港。" in shown


def test_who_may_not_speak_for_a_side_sees_no_form(table):
    lit(table)
    for name in ("daniel", "luci", "orla"):
        assert not [button for button in page(name, table).button if "recognise" in str(button.key)]


def test_an_erratum_is_shown_beside_the_words_it_touches_here_and_with_the_commitment(table):
    from actions.errata import declare_erratum

    lit(table)
    done(table, declare_erratum, table.clauses[1], language="en", wrong="harbours", right="ports", reason="A slip.")
    assert "Erratum to these words:" in words_of(page("helen", table))
    (line,) = follow(table).confirmed
    there = words_of(opened("helen", "commitments", id=line.commitment.id))
    assert "Erratum to these words:" in there
    assert "from clause 1 of Consensus" in there


def test_the_point_stands_on_the_agenda_with_the_clause_it_came_from(table):
    held = meeting_of(table)
    app = page("orla", table, confirm="1", at="2")
    pressed(app, f"{the_form(app)}_confirm")
    with table.desks["orla"].reading() as joint:
        (point,) = read_meeting(joint, table.desks["orla"].actor, held).agenda
    assert (point.title_en, point.title_zh) == (CLAUSES[4].text_en, CLAUSES[4].text_zh)
    shown = words_of(opened("wenyan", "dialogue", "zh", id=table.dialogue, meeting=held))
    assert f"/room?id={table.draft.hex}&amp;clause={table.clauses[4].hex}" in shown


def test_the_adopted_version_is_handed_over_with_its_version_filled_in(table):
    app = page("orla", table)
    assert app.text_input(key="handover_0_version").value.startswith("0.1 · ")
    sent(app, "handover_0")
    assert "alt-notice-refused" in words_of(app)
    app.text_input(key="handover_0_agency_en").input("Harbour Office")
    app.date_input(key="handover_0_sent").set_value(date(2027, 1, 5))
    app.text_input(key="handover_0_receipt").input("R-7")
    sent(app, "handover_0")
    with table.desks["orla"].reading() as joint:
        (line,) = list_transmittals(joint, table.desks["orla"].actor, draft_id=table.draft)
    assert (line.agency_en, line.receipt) == ("Harbour Office", "R-7")
    assert line.version.startswith("0.1 · ")
    shown = words_of(page("helen", table))
    assert "Harbour Office" in shown
    assert "receipt: R-7" in shown
