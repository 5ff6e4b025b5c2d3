"""The page of mandates: for the own side only, in both languages."""

import pytest

from actions.drafts import read_draft
from actions.mandates import read_mandates, set_mandate
from drafts.mandate import LanguageMandate, Mandate
from tests.actions.drafting import SECRET, set_table
from tests.dashboard.test_record_pages import opened, words_of

RULES = Mandate(
    LanguageMandate(authorised="We shall.", required=("embargo",), red_line=("shall",)), LanguageMandate(),
    red_line=f"<b>{SECRET}</b>",
)  # fmt: skip


@pytest.fixture
def table(house):
    return set_table(next(iter(house.values()))._stores, house)


def lay(table, rules=RULES, clause=0, topic=""):
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own:
        return set_mandate(
            joint, own, desk.actor, table.draft, None if topic else table.clauses[clause], rules, topic=topic
        )


def laid(table, by="daniel", **given):
    with table.desks[by].reading_own() as own:
        return read_mandates(own, table.desks[by].actor, table.draft, **given)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", ("only your side sees this", "Red line crossed (English): shall", "stands against itself", "Clause 1")),
        ("zh", ("仅本方可见", "触及红线（English）：shall", "自相矛盾", "第1条")),
    ],
)
def test_the_page_shows_what_is_authorised_and_what_departs(language, told, table):
    lay(table)
    page = words_of(opened("helen", "mandates", language, id=table.draft))
    for words in told:
        assert words in page, words
    assert f"&lt;b&gt;{SECRET}" in page
    assert f"<b>{SECRET}" not in page


def test_a_topic_is_shown_with_the_clauses_it_is_found_in(table):
    lay(table, Mandate(LanguageMandate(forbidden=("report",))), topic="Reporting")
    page = words_of(opened("daniel", "mandates", id=table.draft))
    assert "Reporting" in page
    assert "<mark>report</mark>" in page


SEEN_BY = {
    "wenyan": ("mandates", "drafts", "journal", "home"), "orla": ("drafts", "journal", "home"), "oscar": ("drafts", "home"),
    "elliot": ("drafts", "journal", "word"),
}  # fmt: skip


@pytest.mark.parametrize("by", SEEN_BY)
def test_nobody_else_sees_a_word_or_a_number_of_it(by, table):
    before = {page: words_of(opened(by, page, id=table.draft)) for page in SEEN_BY[by]}
    lay(table)
    for page, told in before.items():
        again = words_of(opened(by, page, id=table.draft))
        assert again == told, page
        assert SECRET not in again
        assert "/mandates" not in again or by == "wenyan"


@pytest.mark.parametrize("by", ["orla", "oscar", "elliot"])
def test_for_who_has_no_mandates_there_is_no_such_page(by, table):
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        opened(by, "mandates", id=table.draft)


def test_a_new_topic_begins_with_empty_fields_beside_an_old_one(table):
    lay(table, Mandate(LanguageMandate(forbidden=("report",))), topic="Reporting")
    app = opened("daniel", "mandates", id=table.draft)
    app.selectbox(key="mandate_subject").set_value("topic").run()
    assert app.text_area(key="mandate_0_topic_0_forbidden_en").value == ""
    app.text_input(key="mandate_0_topic_0_topic").set_value("Costs")
    app.text_area(key="mandate_0_topic_0_red_line_en").set_value("shared")
    app.button(key="mandate_0_topic_0_submit").click().run()
    assert [seen.mandate.topic for seen in laid(table)] == ["Reporting", "Costs"]


def test_without_a_draft_the_page_offers_the_drafts(table):
    assert "Consensus" in words_of(opened("daniel", "mandates"))


def test_a_mandate_is_laid_down_changed_and_retired_by_the_form(table):
    app = opened("daniel", "mandates", id=table.draft)
    form = f"mandate_0_{table.clauses[0].hex}_0"
    app.text_area(key=f"{form}_authorised_en").set_value("Both sides should meet.")
    app.text_area(key=f"{form}_required_zh").set_value("宜\n可")
    app.button(key=f"{form}_submit").click().run()
    assert not app.exception
    (mandate,) = laid(table)
    assert (mandate.rules.en.authorised, mandate.rules.zh.required) == ("Both sides should meet.", ("宜", "可"))
    form = f"mandate_1_{table.clauses[0].hex}_1"
    assert app.text_area(key=f"{form}_authorised_en").value == "Both sides should meet."
    app.text_area(key=f"{form}_authorised_en").set_value("Both sides may meet.")
    app.button(key=f"{form}_submit").click().run()
    assert len(laid(table)[0].versions) == 2
    app.button(key=f"mandate_2_{table.clauses[0].hex}_2_retire").click().run()
    assert laid(table) == []
    assert "Retired" in words_of(app)


def test_an_empty_form_is_refused_in_words_and_keeps_nothing(table):
    app = opened("daniel", "mandates", id=table.draft)
    app.button(key=f"mandate_0_{table.clauses[0].hex}_0_submit").click().run()
    assert "Please fill in" in words_of(app)
    assert laid(table, even_retired=True) == []


def test_the_standing_text_is_not_touched_by_a_mandate(table):
    desk = table.desks["daniel"]

    def heads():
        with desk.reading() as joint:
            return [s.head.id for s in read_draft(joint, desk.actor, table.draft).clauses]

    before = heads()
    lay(table)
    opened("daniel", "mandates", id=table.draft)
    assert heads() == before
