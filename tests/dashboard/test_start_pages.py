"""Opening a draft on the screen: what it starts from, the sheet of pairs, and where a clause came from."""

import re
from uuid import UUID

import pytest

from actions.drafts import list_drafts, read_draft
from actions.installation import installation
from actions.milestones import list_milestones
from dialogue.vocabulary import ClauseKind
from tests.actions.closing import milestone
from tests.actions.drafting import CLAUSES, set_table
from tests.dashboard.test_record_pages import opened, words_of
from tests.exports.pages import as_docx

EN, ZH = "The two sides shall meet every year.", "双方应当每年举行会晤。"
MORE_EN, MORE_ZH = "They shall publish 12 reports by 2030.", "双方应于2030年前发布12份报告。"
LANGUAGES = ("en", "zh")


@pytest.fixture
def table(house):
    return set_table(installation(), house)


def drafts(table):
    with table.desks["orla"].reading() as joint:
        return list_drafts(joint, table.desks["orla"].actor)


def clauses(table, draft):
    with table.desks["orla"].reading() as joint:
        return read_draft(joint, table.desks["orla"].actor, draft).clauses


def starting(table, start, language="en"):
    """The page with what a draft starts from chosen."""
    app = opened("orla", "drafts", language)
    app.selectbox(key="draft_dialogue").set_value(table.dialogue).run()
    app.radio(key="draft_start").set_value(start).run()
    return app


def submit(app):
    app.button(key="open_draft_submit").click().run()


def titled(app, title="New text"):
    next(field for field in app.text_input if field.key.startswith("draft_title_en")).input(title)


def made(table, before):
    (new,) = [draft for draft in drafts(table) if draft.id not in before]
    return new


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_starts_from_an_outline_and_gets_its_first_version(language, table):
    before = {draft.id for draft in drafts(table)}
    app = starting(table, "outline", language)
    app.selectbox(key="start_outline").set_value("mou").run()
    assert "［甲方］" in words_of(app)
    submit(app)
    draft = made(table, before)
    assert (draft.kind.name, draft.title_en, draft.title_zh) == ("MOU", "Memorandum of Understanding", "谅解备忘录")
    with table.desks["orla"].reading() as joint:
        assert [m.label for m in list_milestones(joint, table.desks["orla"].actor, draft.id)] == ["0.1"]
    told = re.sub("<[^>]+>", "", words_of(opened("helen", "drafts", language)))
    assert ("from the outline “Memorandum of Understanding”" if language == "en" else "来自提纲《谅解备忘录》") in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_starts_from_an_earlier_text_and_its_clauses_say_where_they_come_from(language, table):
    milestone(table)
    before = {draft.id for draft in drafts(table)}
    app = starting(table, "text", language)
    titled(app)
    submit(app)
    draft = made(table, before)
    copied = clauses(table, draft.id)
    assert [s.head.text_en for s in copied] == [clause.text_en for clause in CLAUSES]
    told = words_of(opened("wenyan", "history", language, clause=copied[0].clause.id))
    for sentence in (
        f"as in clause {CLAUSES[0].number} of “Consensus”, version 0.1",
        f"如《共识》0.1 版第 {CLAUSES[0].number} 条",
    ):
        assert sentence in told
    assert ("word for word the same" if language == "en" else "一字未改") in told


def test_only_the_chosen_clauses_of_an_earlier_text_are_copied(table):
    chosen, before = milestone(table), {draft.id for draft in drafts(table)}
    app = starting(table, "text")
    app.checkbox(key=f"start_all_{chosen.hex}").uncheck().run()
    app.multiselect(key=f"start_clauses_{chosen.hex}").set_value([table.clauses[1]]).run()
    submit(app)
    assert [s.head.text_en for s in clauses(table, made(table, before).id)] == [CLAUSES[1].text_en]


def test_without_a_milestone_the_page_says_where_one_is_set(table):
    assert "Set down a milestone of a draft first" in words_of(starting(table, "text"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_cannot_read_the_earlier_text_is_named_and_has_to_be_let_in(language, house):
    table = set_table(installation(), house, parties=("us", "cn"))
    milestone(table)
    wider = set_table(installation(), house, parties=("us", "cn", "third"))
    app = starting(wider, "text", language)
    before = {draft.id for draft in drafts(table)}
    submit(app)
    assert {draft.id for draft in drafts(table)} == before
    refused = re.findall(r'alt-notice-refused"[^>]*><p>(.*?)</p>', words_of(app))
    assert len(refused) == 1
    assert "EarlierText" not in refused[0]
    app.checkbox(key="start_told").check()
    submit(app)
    assert len(drafts(table)) == len(before) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_pairs_of_two_files_are_mended_before_anything_is_stored(language, table):
    before = {draft.id for draft in drafts(table)}
    app = starting(table, "files", language)
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    app.file_uploader(key="start_file_en").set_value([("en.docx", as_docx(["General", EN, MORE_EN]), word)])
    app.file_uploader(key="start_file_zh").set_value([("zh.docx", as_docx(["总则", ZH, MORE_ZH]), word)])
    app.run()
    assert words_of(app).count('data-testid="pair"') == 3
    app.button(key="mend_1").click().run()
    app.button(key="pair_join").click().run()
    assert words_of(app).count('data-testid="pair"') == 2
    app.button(key="pair_part").click().run()
    app.button(key="pair_up_zh").click().run()
    assert {draft.id for draft in drafts(table)} == before
    app.button(key="mend_0").click().run()
    app.button(key="pair_down_zh").click().run()
    kind = next(field for field in app.selectbox if str(field.key).startswith("pair_kind_"))
    kind.set_value(ClauseKind.CHAPEAU).run()
    titled(app)
    submit(app)
    copied = clauses(table, made(table, before).id)
    assert [(s.head.text_en, s.head.text_zh) for s in copied] == [("General", "总则"), (EN, ZH), (MORE_EN, MORE_ZH)]
    assert copied[0].head.kind == ClauseKind.CHAPEAU


def test_a_row_left_out_is_not_in_the_draft_and_what_is_not_on_the_sheet_is_listed(table):
    before = {draft.id for draft in drafts(table)}
    app = starting(table, "file")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    given = as_docx(["Working <b>copy</b>"], [["No.", "English", "中文"], ["1", EN, ZH]])
    app.file_uploader(key="start_file").set_value([("both.docx", given, word)])
    app.run()
    assert "Working &lt;b&gt;copy&lt;/b&gt;" in words_of(app)
    assert "No. English 中文" in words_of(app)
    app.button(key="mend_0").click().run()
    app.button(key="pair_leave").click().run()
    titled(app)
    submit(app)
    assert [(s.head.number, s.head.text_en) for s in clauses(table, made(table, before).id)] == [("1", EN)]


def test_an_empty_draft_needs_a_title_and_nothing_else(table):
    before = {draft.id for draft in drafts(table)}
    app = starting(table, "empty")
    submit(app)
    assert {draft.id for draft in drafts(table)} == before
    titled(app)
    submit(app)
    assert isinstance(made(table, before).id, UUID)


def test_who_may_not_open_drafts_sees_no_form(table):
    for name in ("helen", "wenyan", "robin", "oscar"):
        assert [radio for radio in opened(name, "drafts").radio if radio.key == "draft_start"] == []
