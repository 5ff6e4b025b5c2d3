"""The page of tables and whole dialogues: who sees which half, a table looked at and taken, what was stopped, a copy taken in."""

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from actions import table_import
from actions.dialogue_export import export_dialogue
from actions.dialogues import list_dialogues
from actions.positions import list_positions
from dashboard import table_in
from tests.actions.test_record_tables import US, csv_of
from tests.dashboard.test_record_pages import opened, words_of


def page(who, scene, language="en"):
    return opened(who, "in_and_out", language, dialogue=scene.dialogue).run()


def ran(app):
    app.run()
    assert not app.exception, app.exception
    return app


def handed_in(app, *rows, noun="positions"):
    app.selectbox(key="table_noun").set_value(noun)
    ran(app)
    app.file_uploader(key="table_file").set_value([("t.csv", csv_of(*rows), "text/csv")])
    return ran(app)


def statements(house, scene):
    with house["orla"].reading() as session:
        return sorted(p.statement_en for p in list_positions(session, house["orla"].actor, dialogue_id=scene.dialogue))


def several(number):
    return [(*US[:3], f"Statement {n}.", *US[4:]) for n in range(number)]


WRONG = ("France", *US[1:])


def test_rows_are_looked_at_and_the_good_ones_recorded_when_it_is_asked_for(house, scene):
    app = handed_in(page("orla", scene), *several(2), WRONG)
    told = words_of(app)
    assert "Nothing on record here is called “France”" in told
    assert told.count("would be recorded") >= 2
    assert statements(house, scene) == []
    app.button(key="table_take").click()
    ran(app)
    assert statements(house, scene) == ["Statement 0.", "Statement 1."]
    assert "2 rows were recorded." in words_of(app)
    assert not [button for button in app.button if button.key == "table_take"], "there is nothing more to record"
    ran(app)
    assert len(statements(house, scene)) == 2


def test_what_was_recorded_before_it_was_stopped_stands_and_the_rest_is_recorded_when_it_is_asked_for(
    house, scene, monkeypatch
):
    monkeypatch.setattr(table_import, "TOGETHER", 1)
    real, after = table_in.take_rows, [2]

    def take(desk, came, numbers):
        for done, row in enumerate(real(desk, came, numbers)):
            if done in after:
                raise StopException  # as the runtime ends a run when somebody presses a button or has left
            yield row

    monkeypatch.setattr(table_in, "take_rows", take)
    app = handed_in(page("orla", scene), *several(4))
    app.button(key="table_take").click()
    ran(app)
    assert app.button(key="table_stop").label == "Stop"
    app.button(key="table_stop").click()
    after.clear()
    ran(app)
    assert len(statements(house, scene)) in (2, 3)
    app.button(key="table_take").click()
    ran(app)
    assert statements(house, scene) == [f"Statement {n}." for n in range(4)]


def test_what_a_side_takes_in_for_itself_stands_behind_the_lock(house, scene):
    app = page("helen", scene, "zh")
    app.checkbox(key="table_own_positions").check()
    app = handed_in(app, US)
    assert "仅本方可见" in words_of(app)
    app.button(key="table_take").click()
    ran(app)
    assert statements(house, scene) == []
    with house["helen"].reading() as joint, house["helen"].reading_own() as own:
        assert len(list_positions(own, house["helen"].actor, dialogue_id=scene.dialogue, joint=joint)) == 1


def test_a_file_that_is_no_table_is_refused_in_one_sentence(house, scene):
    app = page("orla", scene)
    app.file_uploader(key="table_file").set_value([("t.csv", b"Colour,Size\r\nred,1\r\n", "text/csv")])
    assert "The first row names none of the columns" in words_of(ran(app))


@pytest.mark.parametrize(("who", "takes", "brings", "imports"), [
    ("orla", True, True, True), ("helen", True, True, False), ("elliot", True, False, False), ("oscar", False, False, False),
])  # fmt: skip
def test_each_role_sees_the_half_that_is_theirs(who, takes, brings, imports, house, scene):
    app = page(who, scene)
    told = words_of(app)
    assert ("files/dialogues/" in told) == takes
    assert ("files/templates/" in told) == brings
    assert ([one.key for one in app.file_uploader].count("dialogue_file") == 1) == imports


def test_the_document_of_a_dialogue_is_taken_in_as_a_copy(house, scene):
    content = export_dialogue(house["orla"], scene.dialogue).content
    app = page("orla", scene)
    app.file_uploader(key="dialogue_file").set_value([("d.json", content, "application/json")])
    told = words_of(ran(app))
    assert "This dialogue is here already" in told
    assert "Dialogue on Ports" in told
    assert not [button for button in app.button if button.key == "dialogue_take"]
    app.button(key="dialogue_copy").click()
    assert "The dialogue was taken in." in words_of(ran(app))
    with house["orla"].reading() as session:
        names = [line.name_en for line in list_dialogues(session, house["orla"].actor)]
    assert names.count("Dialogue on Ports") == 2


def test_a_document_that_was_changed_is_refused_in_one_sentence(house, scene):
    content = export_dialogue(house["orla"], scene.dialogue).content.replace(b"Rotterdam", b"Amsterdam")
    app = page("orla", scene)
    app.file_uploader(key="dialogue_file").set_value([("d.json", content, "application/json")])
    assert "was changed since it left" in words_of(ran(app))
