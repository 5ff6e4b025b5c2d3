"""The pages of milestones and of the negotiating history, as people of every side see them."""

import re
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from actions.installation import installation
from actions.milestones import list_milestones, set_milestone
from actions.positions import record_position
from actions.sources import mark_passage, record_source
from dialogue.vocabulary import SourceKind
from models.base import now
from tests.actions.drafting import CLAUSES, SECRET, set_table
from tests.dashboard.test_record_pages import opened, sent, words_of

LANGUAGES = ("en", "zh")
EN, ZH = "Both sides shall meet twice a year in one of the two capitals.", "双方应每年在一方首都会晤两次。"


@pytest.fixture
def table(house):
    return set_table(installation(), house)


def put(table, **given):
    with table.desks["orla"].writing() as joint:
        return set_milestone(joint, table.desks["orla"].actor, table.draft, **given).id


def listed(table):
    with table.desks["orla"].reading() as joint:
        return list_milestones(joint, table.desks["orla"].actor, table.draft)


def plain(app):
    return re.sub(r"<[^>]+>", "", words_of(app))


@pytest.mark.parametrize(
    ("who", "language"),
    [*zip(["orla", "robin", "helen", "wenyan", "luci", "oscar", "elliot"], cycle(LANGUAGES)), ("helen", "zh")],
)
def test_everybody_who_reads_the_draft_opens_both_pages(who, language, table):
    put(table, title_en="Chair's text", title_zh="主席案文")
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    put(table)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%MZ")
    for page, about in (
        ("milestones", {"id": table.draft}),
        ("milestones", {"id": table.draft, "at": at}),
        ("history", {"clause": table.clauses[0]}),
    ):
        assert "mistake of ours" not in words_of(opened(who, page, language, **about))


def test_without_a_draft_or_a_clause_the_pages_say_where_to_find_one(house):
    assert "Choose a draft first." in words_of(opened("helen", "milestones"))
    assert "Choose a clause" in words_of(opened("helen", "history"))


def test_where_no_milestone_is_set_the_page_says_who_sets_one(table):
    assert "set the first one below" in words_of(opened("orla", "milestones", id=table.draft))
    assert "the secretariat sets them" in words_of(opened("helen", "milestones", id=table.draft))


def test_a_milestone_is_set_by_its_form(table):
    app = opened("orla", "milestones", id=table.draft)
    app.text_input(key="milestone_0_title_en").set_value("Chair's text Rev.2")
    app.text_input(key="milestone_0_title_zh").set_value("主席案文第二稿")
    app = sent(app, "milestone_0")
    (made,) = listed(table)
    assert (made.label, made.title_en, made.title_zh) == ("0.1", "Chair's text Rev.2", "主席案文第二稿")
    assert "Milestone 0.1 is set." in words_of(app)
    app.radio(key="milestone_1_major").set_value(True)
    sent(app, "milestone_1")
    assert [m.label for m in listed(table)] == ["0.1", "1.0"]


def test_no_side_is_offered_the_form(table):
    app = opened("helen", "milestones", id=table.draft)
    assert not [button for button in app.button if "milestone" in (button.key or "")]


def test_since_the_latest_milestone_only_what_changed_is_shown(table):
    put(table)
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    app = opened("helen", "milestones", id=table.draft)
    shown = words_of(app)
    assert 'class="alt-inserted">twice' in shown
    assert 'class="alt-deleted">once' in shown
    assert "1 clause changed" in plain(app)
    assert CLAUSES[2].text_en not in plain(app)
    app.checkbox(key="only_changed").uncheck().run()
    assert CLAUSES[2].text_en in plain(app)


def test_two_milestones_are_compared_by_the_address(table):
    first = put(table)
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    second = put(table)
    table.accept_proposal("wenyan", table.table("daniel", "Nothing else.", "没有其他。", 1))
    app = opened("wenyan", "milestones", id=table.draft, since=first, until=second)
    assert "From 0.1 to 0.2, 1 clause changed." in plain(app)
    assert "Nothing else." not in plain(app)
    backwards = opened("wenyan", "milestones", id=table.draft, since=second, until=first)
    assert "From 0.1 to 0.2, 1 clause changed." in plain(backwards)


def test_the_text_as_at_a_moment_is_the_text_then(table):
    put(table)
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    now_words = opened("helen", "milestones", id=table.draft, at=now().strftime("%Y-%m-%dT%H:%MZ"))
    assert EN in plain(now_words)
    long_ago = (now() - timedelta(days=30)).strftime("%Y-%m-%dT%H:%MZ")
    assert "there is no text of it before that" in plain(opened("helen", "milestones", id=table.draft, at=long_ago))
    assert "Choose a day and a time" in plain(opened("helen", "milestones", id=table.draft, at="yesterday"))


def test_the_moment_is_chosen_in_the_form(table):
    app = opened("helen", "milestones", id=table.draft)
    tomorrow = now() + timedelta(days=1)
    app.date_input(key="as_at_day").set_value(tomorrow.date())
    app.button(key="as_at_submit").click().run()
    assert not app.exception
    assert CLAUSES[2].text_en in plain(app)
    assert str(app.query_params["at"]).strip("['").startswith(tomorrow.strftime("%Y-%m-%d"))


def test_a_title_is_shown_as_it_was_typed_and_never_as_markup(table):
    put(table, title_en="<b>Chair</b>", title_zh="<i>主席</i>")
    assert "<b>Chair" not in words_of(opened("helen", "milestones", id=table.draft))
    assert "&lt;b&gt;Chair" in words_of(opened("helen", "milestones", id=table.draft))


def test_the_history_tells_the_acts_and_keeps_the_private_ones_behind_the_rule(table):
    table.write("daniel", f"{SECRET} words.", "私下。")
    table.accept_proposal("wenyan", table.table("daniel", EN, ZH))
    own = plain(opened("helen", "history", clause=table.clauses[0]))
    for sentence in ("was put into the draft", "tabled a proposal", "which became the standing text", SECRET):
        assert sentence in own
    assert "only your side sees this" in own
    for who in ("wenyan", "orla", "oscar"):
        theirs = plain(opened(who, "history", clause=table.clauses[0]))
        assert SECRET not in theirs
        assert "only your side sees this" not in theirs


def test_a_position_is_cited_by_its_form_and_read_by_both_sides(table):
    orla = table.desks["orla"]
    with orla.writing() as joint:
        source = record_source(
            joint,
            orla.actor,
            kind=SourceKind.NOTE,
            title="Note",
            text="Once is too little.",
            dialogue_id=table.dialogue,
        )
        passage = mark_passage(joint, orla.actor, source.id, "Once is too little.")
        position = record_position(
            joint, orla.actor, passage_id=passage.id, party="us", statement_en="Twice.", dialogue_id=table.dialogue
        ).id
    app = opened("orla", "history", clause=table.clauses[0])
    app.selectbox(key="cite_position_0_position").set_value(position)
    sent(app, "cite_position_0")
    assert "Once is too little." in plain(opened("wenyan", "history", clause=table.clauses[0]))
    assert not [button for button in opened("oscar", "history", clause=table.clauses[0]).button if "cite" in button.key]


def test_a_draft_and_a_clause_of_others_are_answered_like_none(table):
    from models.base import new_id

    for page, name in (("milestones", "id"), ("history", "clause")):
        assert "There is nothing here, or it is not for you to see." in plain(opened("helen", page, **{name: new_id()}))
