"""House templates on the screen: made of a draft or an outline, mended, offered where a draft is opened, and retired."""

import pytest

from actions.drafts import list_drafts, read_draft
from actions.house_templates import list_templates, read_template, save_template, template_from_draft
from actions.installation import installation
from dialogue.vocabulary import ClauseKind, DraftKind
from tests.actions.drafting import CLAUSES, ClauseWording, set_table
from tests.dashboard.test_record_pages import opened, words_of

LANGUAGES = ("en", "zh")
HEADED = (ClauseWording("I", "General <b>", "总则", ClauseKind.HEADING), *CLAUSES)


@pytest.fixture
def table(house):
    return set_table(installation(), house, clauses=HEADED)


def templates(table, **more):
    orla = table.desks["orla"]
    with orla.reading() as joint, orla.reading_own() as own:
        lines = list_templates(joint, own, orla.actor, **more)
        return [read_template(joint, own, orla.actor, line.id) for line in lines]


def kept(table, name="House text", name_zh="本处文本"):
    orla = table.desks["orla"]
    with orla.reading() as joint, orla.writing_own() as own:
        base = template_from_draft(joint, orla.actor, table.draft)
        return save_template(
            joint, own, orla.actor, base, base.sheet, name_en=name, name_zh=name_zh, kind=DraftKind.MOU
        ).id


def named(app, en="House text", zh="本处文本"):
    for field in app.text_input:
        if field.key.endswith("_name_en"):
            field.input(en)
        elif field.key.endswith("_name_zh"):
            field.input(zh)
    return app


def save(app):
    app.button(key="template_save").click().run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_saved_as_a_house_template_from_its_own_link(language, table):
    assert f"/templates?draft={table.draft.hex}" in words_of(opened("orla", "drafts", language))
    app = opened("orla", "templates", language, draft=table.draft)
    shown = words_of(app)
    assert "General &lt;b&gt;" in shown
    assert shown.count('data-testid="template-clause"') == 4
    assert ("Only US, China and the secretariat read" if language == "en" else "仅美方、中方和秘书处可阅") in shown
    shown = words_of(save(named(app)))
    assert ("kept in the store of the secretariat" if language == "en" else "已存入秘书处自有存储库") in shown
    (view,) = templates(table)
    assert (view.line.name_en, view.line.name_zh, view.line.draft_id) == ("House text", "本处文本", table.draft)
    assert [c.en for c in view.clauses] == [c.text_en for c in HEADED]


def test_without_a_name_in_both_languages_nothing_is_kept_and_nothing_typed_is_lost(table):
    app = save(named(opened("orla", "templates", draft=table.draft), zh=""))
    assert "alt-notice-refused" in words_of(app)
    assert any(field.value == "House text" for field in app.text_input)
    assert templates(table) == []


def test_only_the_headings_are_kept_where_that_is_said(table):
    app = opened("orla", "templates", "zh", draft=table.draft)
    app.radio(key="template_words").set_value(False).run()
    assert "［段落］" in words_of(app)
    save(named(app))
    (view,) = templates(table)
    assert [c.en for c in view.clauses] == ["General <b>", "[paragraph]", "[paragraph]", "[paragraph]"]


def test_clauses_are_changed_moved_left_out_and_added_before_anything_is_kept(table):
    app = opened("orla", "templates")
    app.radio(key="template_base").set_value("outline").run()
    app.selectbox(key="template_of_outline").set_value("consensus").run()
    app.button(key="template_change_0").click().run()
    app.text_area(key="template_form_0_0_text_en").input("Port consensus of [year")
    app.selectbox(key="template_form_0_0_kind").set_value(ClauseKind.CHAPEAU)
    app.button(key="template_form_0_0_submit").click().run()
    assert "a square bracket is not closed" in words_of(app)
    assert "alt-notice-refused" in words_of(save(named(app)))
    app.button(key="template_change_0").click().run()
    app.text_area(key="template_form_0_0_text_en").input("Port consensus of [year]")
    app.button(key="template_form_0_0_submit").click().run()
    app.button(key="template_change_1").click().run()
    app.button(key="template_up").click().run()
    app.button(key="template_leave").click().run()
    app.button(key="template_add").click().run()
    assert templates(table) == []
    assert "1 clause stays out." in words_of(app)
    save(named(app))
    (view,) = templates(table)
    assert [(c.kind, c.en) for c in view.clauses[:2]] == [
        (ClauseKind.PARAGRAPH, "[paragraph]"), (ClauseKind.CHAPEAU, "Port consensus of [year]"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_is_opened_from_a_house_template_beside_the_built_in_outlines(language, table):
    template = kept(table)
    before = {draft.id for draft in drafts(table)}
    assert f"/drafts?template={template.hex}" in words_of(opened("orla", "templates", language, id=template))
    app = opened("orla", "drafts", language, template=template)
    shown = words_of(app)
    assert "General &lt;b&gt;" in shown
    assert ("not from which" if language == "en" else "不获知系何范本") in shown
    offered = app.selectbox(key="start_outline").options
    assert len(offered) == 6
    assert ("House text · house template" if language == "en" else "本处文本 · 秘书处范本") in offered
    app.button(key="open_draft_submit").click().run()
    assert not app.exception
    (made,) = [draft for draft in drafts(table) if draft.id not in before]
    with table.desks["orla"].reading() as joint:
        clauses = read_draft(joint, table.desks["orla"].actor, made.id).clauses
    assert [s.head.text_en for s in clauses] == [c.text_en for c in HEADED]
    assert ("House text" if language == "en" else "本处文本") in words_of(opened("robin", "drafts", language))
    theirs = words_of(opened("helen", "drafts", language))
    assert ("from a house template" if language == "en" else "秘书处范本") in theirs
    assert template.hex not in theirs
    told = words_of(opened("wenyan", "history", language, clause=clauses[0].clause.id))
    assert "as in clause I of “Consensus”" in told
    assert "见《共识》第 I 条" in told


def drafts(table):
    with table.desks["orla"].reading() as joint:
        return list_drafts(joint, table.desks["orla"].actor)


def test_a_party_that_may_not_read_the_words_has_to_be_let_in(table, house):
    wider = set_table(installation(), house, parties=("us", "cn", "third"))
    before = len(drafts(table))
    app = opened("orla", "drafts", template=kept(table))
    app.selectbox(key="draft_dialogue").set_value(wider.dialogue).run()
    assert "may not read the draft that this template was made from" in words_of(app)
    app.button(key="open_draft_submit").click().run()
    assert "alt-notice-refused" in words_of(app)
    assert len(drafts(table)) == before
    app.checkbox(key="start_told").check()
    app.button(key="open_draft_submit").click().run()
    assert len(drafts(table)) == before + 1


def test_a_retired_template_is_listed_apart_and_offered_no_longer(table):
    template = kept(table)
    app = opened("orla", "templates", id=template)
    next(field for field in app.text_input if field.key.endswith("_reason")).input("Outdated.")
    app.button(key="template_retire").click().run()
    assert "Outdated." in words_of(app)
    assert "Retired" in words_of(opened("robin", "templates"))
    app = opened("orla", "drafts")
    app.radio(key="draft_start").set_value("outline").run()
    assert len(app.selectbox(key="start_outline").options) == 5


def test_who_may_not_make_templates_sees_no_form_and_the_parties_no_page(table):
    kept(table)
    app = opened("robin", "templates")
    assert "House text" in words_of(app)
    assert not [button for button in app.button if button.key == "template_save"]
    for name in ("helen", "daniel", "oscar", "elliot"):
        with pytest.raises(ValueError, match="templates"):
            opened(name, "templates")
        assert "/templates" not in words_of(opened(name, "drafts"))
