"""Taking in on the page: how far it is, the button that stops it, and what is there after it was stopped."""

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from actions import word_returns
from actions.installation import installation
from actions.proposals import own_proposals
from actions.word_exports import Form, export_draft
from dashboard import word_taking
from tests.actions.drafting import Table, set_table
from tests.actions.test_word_taking import CLAUSES
from tests.dashboard.test_record_pages import opened, words_of
from tests.exports.editing import Editor

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def table(house) -> Table:
    return set_table(installation(), house, clauses=CLAUSES)


@pytest.fixture
def app(table):
    """The page of Word files with a file of five changes and a comment on it."""
    editor = Editor(export_draft(table.desks["helen"], table.draft, Form.REDLINE_TWO_COLUMN).content)
    for m in range(1, 6):
        editor.replace(f"Measure {m} is due", f"Measure {m} is done")
    editor.comment("第七项措施", "为何？")
    app = opened("daniel", "word", "en", draft=table.draft)
    app.file_uploader(key="returned_0").set_value([("back.docx", editor.save(), WORD)])
    return ran(app)


@pytest.fixture
def ends(monkeypatch) -> list[int]:
    """After how many proposals a run is ended, as the runtime ends it when somebody presses a button or has left."""
    real, after = word_taking.take_return, [2]

    def take(desk, content, preview, chosen, left_out, told):
        def told_and_ended(done, of, made):
            told(done, of, made)
            if done in after:
                raise StopException

        return real(desk, content, preview, chosen, left_out, told_and_ended)

    monkeypatch.setattr(word_returns, "AT_ONCE", 1)
    monkeypatch.setattr(word_taking, "take_return", take)
    return after


def ran(app):
    app.run()
    assert not app.exception, app.exception
    return app


def mine(table: Table) -> list[str]:
    desk = table.desks["daniel"]
    with desk.reading_own() as own:
        return sorted(proposal.number for proposal in own_proposals(own, desk.actor, table.draft))


def test_what_is_chosen_is_taken_in_and_the_room_is_opened(app, table):
    app.checkbox(key=next(box.key for box in app.checkbox)).uncheck()
    ran(app)
    assert app.button(key="take_return").label == "Make 4 private proposals, 1 private thread"
    app.button(key="take_return").click()
    ran(app)
    assert "4 private proposals were made. 1 thread was taken in." in words_of(app)
    assert mine(table) == ["2", "3", "4", "5"]
    assert "returned_work" not in app.session_state


def test_when_it_is_stopped_what_was_made_is_marked_and_the_rest_is_made_when_it_is_asked_for(app, table, ends):
    app.checkbox(key=[box.key for box in app.checkbox][4]).uncheck()
    app.button(key="take_return").click()
    ran(app)
    assert app.button(key="stop_return").label == "Stop"
    assert not [button for button in app.button if button.key == "take_return"]
    ends.clear()
    app.button(key="stop_return").click()
    ran(app)
    assert mine(table) == ["1", "2"]
    assert "2 private proposals were made. It was stopped" in words_of(app)
    boxes = list(app.checkbox)
    assert [box.label for box in boxes].count("already taken in") == 2
    assert [box.value for box in boxes if not box.disabled] == [True, True, False, True], "what was unticked stays so"
    app.button(key="take_return").click()
    ran(app)
    assert "2 private proposals were made. 1 thread was taken in." in words_of(app)
    assert mine(table) == ["1", "2", "3", "4"]


def test_another_run_goes_on_where_the_last_one_was_ended_and_counts_all_of_it(app, table, ends):
    app.button(key="take_return").click()
    ran(app)
    ends.clear()
    ran(app)
    assert mine(table) == ["1", "2", "3", "4", "5"]
    assert "5 private proposals were made. 1 thread was taken in." in words_of(app)


def test_a_file_that_is_put_away_is_not_taken_in_when_it_comes_again(app, table, ends):
    app.button(key="take_return").click()
    ran(app)
    ends.clear()
    given = app.file_uploader(key="returned_0").value.getvalue()
    app.file_uploader(key="returned_0").set_value([])
    ran(app)
    app.file_uploader(key="returned_0").set_value([("back.docx", given, WORD)])
    ran(app)
    assert mine(table) == ["1", "2"]
    assert [box.label for box in app.checkbox].count("already taken in") == 2
