"""Every day of the record can be given in a form, however long ago, and stays when the form is shown again."""

import ast
from datetime import date
from pathlib import Path

from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).parents[2] / "dashboard"


def test_no_form_asks_for_a_day_but_by_the_field_that_knows_every_year():
    asking = {
        path.name
        for path in DASHBOARD.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "date_input"
    }
    assert asking == {"day_field.py"}


def test_old_days_and_days_beyond_the_ends_are_kept():
    def page():
        from datetime import date

        import streamlit as st

        from dashboard.day_field import day_field

        for at, day in enumerate((None, date(1972, 2, 28), date(2008, 7, 18), date(1271, 1, 18), date(2300, 1, 1))):
            day_field(st.container(), "Day", f"day_{at}", day)

    app = AppTest.from_function(page, default_timeout=60).run()
    assert not app.exception, app.exception
    assert [field.value for field in app.date_input] == [
        None, date(1972, 2, 28), date(2008, 7, 18), date(1271, 1, 18), date(2300, 1, 1),
    ]  # fmt: skip
    app.date_input[0].set_value(date(1644, 4, 25)).run()
    assert app.date_input[0].value == date(1644, 4, 25)


def test_a_day_that_cannot_be_meant_is_one_sentence_and_the_rest_of_the_form_stays():
    def page():
        import streamlit as st

        from dashboard.day_field import day_field
        from dashboard.form_state import command_key
        from dashboard.session import guarded

        st.session_state.language = "zh"
        with st.form("f"):
            st.text_input("Words", key="words")
            day = day_field(st.container(), "日期", "day")
            pressed = st.form_submit_button("Keep", key="f_submit")
        if pressed:
            with guarded():
                command_key("f")
                st.session_state.kept = day

    app = AppTest.from_function(page, default_timeout=60).run()
    app.text_input[0].set_value("half typed")
    app.date_input[0].set_value(date(208, 7, 18))
    app.button[0].click().run()
    assert not app.exception, app.exception
    (refused,) = [html.proto.body for html in app.get("html") if "alt-notice-refused" in html.proto.body]
    assert all(word in refused for word in ("日期", "208", "1500", "2199", "介于"))
    assert (app.text_input[0].value, app.date_input[0].value) == ("half typed", date(208, 7, 18))
    assert "kept" not in app.session_state
    app.date_input[0].set_value(date(2008, 7, 18))
    app.button[0].click().run()
    assert app.session_state["kept"] == date(2008, 7, 18)
    assert not app.get("html")


def test_a_window_stands_in_the_address_and_a_day_that_cannot_be_meant_is_one_sentence():
    def page():
        import streamlit as st

        from dashboard.window_choice import window_choice
        from locales import Reader

        st.session_state.language = "en"
        st.session_state.window = window_choice(Reader("en"))

    app = AppTest.from_function(page, default_timeout=60)
    app.query_params["from"] = "2008-07-18"
    app.query_params["until"] = "2026-02-30"
    first, last = app.run().date_input
    assert not app.exception, app.exception
    assert (first.value, last.value, "".join(app.query_params["until"])) == (date(2008, 7, 18), None, "2026-02-30")
    last.set_value(date(208, 8, 1)).run()
    (refused,) = [html.proto.body for html in app.get("html") if "alt-notice-refused" in html.proto.body]
    assert all(word in refused for word in ("Up to and with", "208", "1500", "2199"))
    assert app.session_state["window"].last is None
    app.date_input[1].set_value(date(2008, 8, 1)).run()
    app.date_input[0].set_value(None).run()
    assert not app.get("html")
    assert (app.session_state["window"].first, app.session_state["window"].last) == (None, date(2008, 8, 1))
    assert ("from" in app.query_params, "".join(app.query_params["until"])) == (False, "2008-08-01")
