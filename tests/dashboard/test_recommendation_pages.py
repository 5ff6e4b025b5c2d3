"""The page of recommendations: listed in both languages as worded, narrowed, spoken of by each side for itself, taken up."""

import pytest
from streamlit.testing.v1 import AppTest

from actions.drafts import open_draft, read_draft
from actions.follow_ups_recognise import recognise_follow_up
from actions.installation import installation
from actions.recommendation_views import list_recommendation_views
from dialogue.follow_ups import Recognition, Uptake
from dialogue.vocabulary import DraftKind, Stance
from tests.actions.closing import adopted_by_all
from tests.actions.drafting import ClauseWording, Table, set_table
from tests.actions.following import CLAUSES, advised, done, meeting_of
from tests.dashboard.test_record_pages import opened, sent, words_of

SAID = (CLAUSES[2].text_en, CLAUSES[2].text_zh)


@pytest.fixture
def table(house) -> Table:
    """An adopted text of two sides that recommends something, in an installation where the cast is signed in."""
    made = set_table(installation(), house, clauses=CLAUSES)
    adopted_by_all(made)
    return made


def views(table: Table, **more):
    with table.desks["orla"].reading() as joint:
        return list_recommendation_views(joint, table.desks["orla"].actor, **more)


def page(name: str, language: str = "en", **more: object) -> AppTest:
    return opened(name, "recommendations", language, **more)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_listed_in_both_languages_as_worded_with_its_clause_and_each_side(language, table):
    advised(table)
    for name in ("orla", "helen", "luci", "oscar"):
        shown = words_of(page(name, language))
        assert shown.count('data-testid="recommendation"') == 1
        assert all(text in shown for text in SAID)
        assert f"/room?id={table.draft.hex}&amp;clause={table.clauses[2].hex}" in shown
        assert ("US · not heard yet" if language == "en" else "美方 · 尚未表态") in shown
        assert ("Nobody has said yet what became of it." if language == "en" else "采纳情况尚无消息。") in shown


def test_before_there_is_any_the_page_says_where_they_come_from(table):
    assert "confirmed from an adopted text" in words_of(page("orla"))
    shown = words_of(page("helen"))
    assert "No recommendation has been recorded yet." in shown
    assert "recorded below" not in shown


def test_the_list_is_narrowed_in_the_address_and_back(table):
    follow_up = advised(table)
    done(table, recognise_follow_up, follow_up, by="helen")
    found = {"to": "cn", "stands": "pending", "uptake": "unknown", "dialogue": table.dialogue}
    for name, value in found.items():
        assert SAID[0] in words_of(page("wenyan", **{name: value}))
    for name, value in {"to": "others", "stands": "contested", "uptake": Uptake.TAKEN_UP.value}.items():
        shown = words_of(page("wenyan", **{name: value}))
        assert "No recommendation answers to this choice." in shown
        assert SAID[0] not in shown
    assert SAID[0] in words_of(page("wenyan", stands="ours"))
    assert SAID[0] not in words_of(page("helen", stands="ours"))


def test_a_head_speaks_for_its_side_on_the_page_of_one_and_chose_its_word(table):
    advised(table)
    (view,) = views(table)
    app = page("wenyan", "zh", id=view.line.id)
    sent(app, "recognise_0")
    assert "alt-notice-refused" in words_of(app)
    app.selectbox(key="recognise_0_stance").set_value(Stance.REWORDED)
    app.text_area(key="recognise_0_words").input("仅限<外港>。")
    sent(app, "recognise_0")
    (view,) = views(table)
    assert view.recognition == {"us": Recognition.PENDING, "cn": Recognition.CONTESTED}
    shown = words_of(page("helen", id=view.line.id))
    assert "China · says otherwise" in shown
    assert "仅限&lt;外港&gt;。" in shown
    assert "a side says otherwise" in shown


def test_nobody_speaks_for_another_side_here(table):
    advised(table)
    (view,) = views(table)
    for name in ("daniel", "luci", "orla", "robin", "oscar"):
        assert not [button for button in page(name, id=view.line.id).button if "recognise" in str(button.key)]


def test_who_took_it_up_is_kept_with_what_shows_it(table):
    advised(table)
    (view,) = views(table)
    app = page("orla", id=view.line.id)
    app.text_input(key="uptake_0_label_en").input("Harbour Office")
    app.selectbox(key="uptake_0_state").set_value(Uptake.TAKEN_UP)
    app.text_input(key="uptake_0_source_title").input("Gazette")
    app.text_area(key="uptake_0_source_text").input("Dues are published from today.")
    app.text_area(key="uptake_0_quote").input("Dues are published")
    sent(app, "uptake_0")
    shown = words_of(page("wenyan", "zh", id=view.line.id))
    assert "Harbour Office · 已采纳" in shown
    assert "Dues are published" in shown
    assert views(table, uptake=Uptake.TAKEN_UP)


def test_one_from_another_source_is_recorded_and_each_side_speaks_of_it(table):
    app = page("orla", record="1")
    app.text_area(key="recommendation_0_text_en").input("Ask the <pilots>")
    app.multiselect(key="recommendation_0_to").set_value(["us"])
    app.text_input(key="recommendation_0_label_en").input("Pilots of Lund")
    app.text_input(key="recommendation_0_source_title").input("Report")
    app.text_area(key="recommendation_0_source_text").input("It is wise to ask the pilots.")
    app.text_area(key="recommendation_0_quote").input("ask the pilots")
    sent(app, "recommendation_0")
    (view,) = views(table)
    assert [(a.party, a.label_en) for a in view.line.addressees] == [("us", ""), ("", "Pilots of Lund")]
    assert "Ask the &lt;pilots&gt;" in words_of(page("helen"))
    app = page("helen", id=view.line.id)
    app.selectbox(key="own_word_0_stance").set_value(Stance.DENIED)
    sent(app, "own_word_0")
    assert "alt-notice-refused" in words_of(app)
    app.selectbox(key="own_word_0_stance").set_value(Stance.ACKNOWLEDGED)
    sent(app, "own_word_0")
    (view,) = views(table)
    assert view.recognition["us"] == Recognition.RECOGNISED


def test_the_first_page_leads_to_what_waits_and_other_pages_to_the_recommendation(table):
    follow_up = advised(table)
    (view,) = views(table)
    there = f"/recommendations?id={view.line.id.hex}"
    for name, language in (("helen", "en"), ("wenyan", "zh")):
        shown = words_of(opened(name, "home", language))
        assert ("1 recommendation to speak of" if language == "en" else "1项建议待本方表态") in shown
        assert f"/recommendations?dialogue={table.dialogue.hex}&amp;stands=ours" in shown
        done(table, recognise_follow_up, follow_up, by=name)
    shown = words_of(opened("orla", "home"))
    assert "1 recommendation that nobody knows to have been taken up" in shown
    assert "stands=recognised&amp;uptake=unknown" in shown
    assert there in words_of(opened("orla", "adoption", id=table.draft))


def test_the_meeting_shows_what_its_text_recommends(house):
    table = set_table(installation(), house, clauses=CLAUSES)
    meeting = meeting_of(table)
    orla = table.desks["orla"]
    clause = [ClauseWording("1", *SAID, CLAUSES[2].kind)]
    with orla.writing() as joint:
        draft = open_draft(
            joint, orla.actor, dialogue_id=table.dialogue, meeting_id=meeting, kind=DraftKind.CONSENSUS, title_en="T",
            title_zh="", parties=["us", "cn"], clauses=clause,
        ).id  # fmt: skip
    with orla.reading() as joint:
        (standing,) = read_draft(joint, orla.actor, draft).clauses
    made = Table(table.desks, draft, table.dialogue, (standing.clause.id,), ("us", "cn"), (standing.head.id,))
    adopted_by_all(made)
    advised(Table(table.desks, draft, table.dialogue, (standing.clause.id,) * 3, ("us", "cn")))
    assert "Publish dues" in words_of(opened("oscar", "dialogue", id=table.dialogue, meeting=meeting))
