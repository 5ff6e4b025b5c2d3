"""The page of agreed language."""

import pytest

from actions.drafts import read_draft
from actions.keys import accept_clause
from tests.actions.drafting import set_table
from tests.dashboard.test_record_pages import opened, words_of


@pytest.fixture
def table(house):
    table = set_table(next(iter(house.values()))._stores, house)
    for by in ("helen", "wenyan"):
        desk = table.desks[by]
        with desk.reading() as joint:
            standing = read_draft(joint, desk.actor, table.draft).clauses[0]
        with desk.writing() as joint:
            accept_clause(joint, desk.actor, standing.clause.id, standing.head.id)
    return table


@pytest.mark.parametrize("by", ["daniel", "wenyan", "orla", "oscar"])
def test_a_phrase_is_found_with_both_languages_and_marked(by, table):
    page = words_of(opened(by, "library", q="Two Capitals"))
    assert "<mark>two capitals</mark>" in page
    assert "双方应每年在一方首都会晤一次。" in page
    assert "Consensus" in page
    assert "Clause 1" in page


def test_a_chinese_phrase_is_found_on_the_chinese_page(table):
    page = words_of(opened("daniel", "library", "zh", q="首都会晤"))
    assert "<mark>首都会晤</mark>" in page
    assert "共识" in page


def test_without_a_phrase_the_page_says_how_much_there_is(table):
    assert "1 agreed clause can be searched." in words_of(opened("daniel", "library"))


def test_what_is_not_agreed_is_not_found_and_the_words_asked_for_are_escaped(table):
    assert "have not been agreed before" in words_of(opened("daniel", "library", q="report"))
    assert "<script>" not in words_of(opened("daniel", "library", q="<script>alert(1)</script>"))


def test_the_phrase_stands_in_the_address(table):
    app = opened("daniel", "library")
    app.text_input(key="filter_q").set_value("capitals").run()
    assert app.query_params["q"] in ("capitals", ["capitals"])
    assert "<mark>capitals</mark>" in words_of(app)
