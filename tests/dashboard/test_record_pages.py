"""The pages of the record, opened and used by people of every side."""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

import pytest
from streamlit.testing.v1 import AppTest

from actions.commitments import list_commitments
from actions.dialogues import list_dialogues
from actions.meeting_view import read_meeting
from actions.people import find_people
from actions.positions import list_positions
from actions.sources import list_sources
from dialogue.vocabulary import Outcome, Stance
from tests.actions.scene import TEXT
from tests.dashboard.conftest import NAMES

PAGES = (
    "dialogues",
    "dialogue",
    "next_round",
    "people",
    "sources",
    "positions",
    "commitments",
    "claims",
    "next_steps",
    "recommendations",
)
TODAY = datetime.now(UTC).date()


def opened(who, page, language="en", /, **parameters) -> AppTest:
    """The page as this person sees it. Raises ValueError when it is none of theirs: the first page is shown instead."""
    app = AppTest.from_file("../../streamlit_app.py", default_timeout=30)
    app.session_state["token"] = who
    app.session_state["language"] = language
    for key, value in parameters.items():
        app.query_params[key] = value.hex if hasattr(value, "hex") else value
    app.switch_page(f"dashboard/pages/{page}.py").run()
    assert not app.exception, app.exception
    return app.switch_page(f"dashboard/pages/{page}.py")  # now the pages of this person are known


def all_unfolded(app: AppTest) -> AppTest:
    """The page after every drawer of it was opened."""
    for drawer in app.expander:
        if drawer.key:
            app.session_state[drawer.key] = True
    app.run()
    assert not app.exception, app.exception
    return app


def with_forms(who, page, language="en", /, **parameters) -> AppTest:
    """The page as this person sees it once every drawer was opened."""
    return all_unfolded(opened(who, page, language, **parameters).run())


def words_of(app: AppTest) -> str:
    """Everything that is written on the page."""
    bodies = (str(block.proto.body) for block in app.get("html"))
    return " ".join(body for body in bodies if not body.lstrip().startswith("<style"))


def unfolded(app: AppTest, drawer: str, is_open: bool = True) -> AppTest:
    """The page after a drawer was opened, or folded."""
    app.session_state[drawer] = is_open
    app.run()
    assert not app.exception, app.exception
    return app


def read_text(app: AppTest) -> tuple[str, dict[str, str]]:
    """The text that the reader of sources is given, and the words of each span in it by how it is shown."""
    (drawn,) = (
        block.proto for block in app.get("bidi_component") if block.proto.component_name == "alternat_source_reader"
    )
    given = json.loads(drawn.json)
    return given["text"], {given["text"][start:end]: look for _, start, end, look, _ in given["spans"]}


def sent(app: AppTest, form: str) -> AppTest:
    """Press the button of a form in its first turn."""
    app.button(key=f"{form}_submit").click().run()
    assert not app.exception, app.exception
    return app


@pytest.mark.parametrize(("name", "language"), [*zip(NAMES, cycle(("en", "zh")), strict=False), ("orla", "zh")])
def test_every_page_opens_for_everybody_in_either_language(name, language, house, scene):
    for page in PAGES:
        if page == "next_round" and name not in ("orla", "robin"):
            continue
        opened(name, page, language)
    with_forms(name, "dialogue", language, id=scene.dialogue, meeting=scene.meeting)
    opened(name, "people", language, id=scene.person)
    opened(name, "sources", language, id=scene.source, passage=scene.agreed)


def test_the_pages_say_what_to_do_when_nothing_is_there_yet(house):
    assert "Open the first one below" in words_of(opened("orla", "dialogues"))
    assert "the organiser opens them" in words_of(opened("helen", "dialogues"))
    for page in ("positions", "commitments"):
        assert "there is none yet" in words_of(opened("orla", page))


def test_a_dialogue_is_opened_by_its_form(house):
    app = opened("orla", "dialogues")
    app.text_input(key="open_dialogue_0_name_en").input("Dialogue on Tides")
    sent(app, "open_dialogue_0")
    with house["helen"].reading() as session:
        (line,) = list_dialogues(session, house["helen"].actor)
    assert (line.name_en, [party.key for party in line.parties]) == ("Dialogue on Tides", ["us", "cn"])
    assert "Dialogue on Tides" in words_of(app)


def test_a_refused_form_keeps_what_was_typed_and_says_why_in_the_readers_language(house):
    app = opened("orla", "dialogues", "zh")
    app.text_input(key="open_dialogue_0_note_en").input("kept")
    sent(app, "open_dialogue_0")
    assert app.text_input(key="open_dialogue_0_note_en").value == "kept"
    assert "alt-notice-refused" in words_of(app)
    with house["orla"].reading() as session:
        assert list_dialogues(session, house["orla"].actor) == []


def test_nobody_without_the_permission_sees_a_form(house, scene):
    for page, parameters in (
        ("dialogues", {}), ("dialogue", {"id": scene.dialogue}), ("people", {}), ("sources", {"id": scene.source}),
        ("positions", {}), ("commitments", {}),
    ):  # fmt: skip
        assert not [
            button
            for button in opened("oscar", page, **parameters).button
            if button.key and button.key.endswith("_submit")
        ]


def test_a_dialogue_shows_its_round_with_agenda_and_both_delegations(house, scene):
    told = words_of(with_forms("wenyan", "dialogue", "zh", id=scene.dialogue))
    for expected in ("第三轮", "鹿特丹", "费用", "等待时间", "吕安庆", "港口研究院", "两名记录员"):
        assert expected in told
    assert "alt-timeline" in told
    assert "alt-facing" in told


def test_the_way_to_the_next_round_is_shown_to_those_who_may_open_it(house, scene):
    assert f"/next_round?meeting={scene.meeting.hex}" in words_of(with_forms("orla", "dialogue", id=scene.dialogue))
    assert "/next_round" not in words_of(with_forms("helen", "dialogue", id=scene.dialogue))


def test_a_round_that_was_followed_is_not_followed_again(house, scene):
    app = opened("orla", "next_round", meeting=scene.meeting)
    app.date_input(key=f"next_{scene.meeting.hex}_0_starts").set_value(date(2026, 4, 14))
    sent(app, f"next_{scene.meeting.hex}_0")
    assert "/next_round" not in words_of(with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting))
    assert "is open already" in words_of(opened("orla", "next_round", meeting=scene.meeting))


def test_the_dialogue_of_others_looks_as_if_it_were_not(house, scene):
    app = with_forms("helen", "dialogue", id=scene.other_dialogue)
    assert "alt-notice-refused" in words_of(app)
    assert "Pilots" not in words_of(app)


def test_the_next_round_is_opened_from_the_last_by_one_form(house, scene):
    app = opened("orla", "next_round", meeting=scene.meeting)
    form = f"next_{scene.meeting.hex}_0"
    assert app.text_input(key=f"{form}_title_en").value == "Fourth round"
    assert app.text_input(key=f"{form}_title_zh").value == "第四轮"
    app.date_input(key=f"{form}_starts").set_value(date(2026, 4, 14))
    app.text_input(key=f"{form}_place_zh").input("青岛")
    app.checkbox(key=f"{form}_comes_{scene.notes.hex}").uncheck()
    app.checkbox(key=f"{form}_holds_{scene.seat_cn.hex}").check()
    sent(app, form)
    with house["orla"].reading() as session:
        last = read_meeting(session, house["orla"].actor, scene.meeting)
        view = read_meeting(session, house["orla"].actor, last.followed_by)
    assert (view.line.title_en, view.line.number, view.line.place_zh) == ("Fourth round", 4, "青岛")
    assert [(seat.party, seat.affiliation_confirmed) for seat in view.seats] == [("us", False), ("cn", True)]
    assert [(point.title_en, point.carried_from_id) for point in view.agenda] == [("Fees", scene.deferred)]
    told = words_of(app)
    assert "through 1 round, since 10 Mar 2025" in told
    assert "affiliation to be confirmed" in told


def test_a_round_without_a_first_day_is_not_opened(house, scene):
    app = sent(opened("orla", "next_round", meeting=scene.meeting), f"next_{scene.meeting.hex}_0")
    assert "alt-notice-refused" in words_of(app)


def test_a_copied_affiliation_is_confirmed_with_what_changed(house, scene):
    app = opened("orla", "next_round", meeting=scene.meeting)
    app.date_input(key=f"next_{scene.meeting.hex}_0_starts").set_value(date(2026, 4, 14))
    sent(app, f"next_{scene.meeting.hex}_0")
    with house["orla"].reading() as session:
        following = read_meeting(session, house["orla"].actor, scene.meeting).followed_by
        seats = read_meeting(session, house["orla"].actor, following).seats
    seat = next(seat for seat in seats if seat.party == "cn")
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=following)
    unfolded(app, f"seats_{following.hex}")
    app.selectbox(key="confirm_seat").set_value(seat.id).run()
    app.text_input(key=f"confirm_{seat.id.hex}_0_organisation").input("Harbour Office")
    sent(app, f"confirm_{seat.id.hex}_0")
    with house["orla"].reading() as session:
        now_seats = read_meeting(session, house["orla"].actor, following).seats
    confirmed = next(s for s in now_seats if s.id == seat.id)
    assert (confirmed.organisation_en, confirmed.affiliation_confirmed) == ("Harbour Office", True)


def test_a_meeting_its_agenda_and_its_people_are_recorded_by_forms(house, scene):
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="agenda_add_0_title_zh").input("其他事项")
    sent(app, "agenda_add_0")
    app.selectbox(key="agenda_close_0_point").set_value(scene.deferred)
    app.selectbox(key="agenda_close_0_outcome").set_value(Outcome.DROPPED)
    sent(app, "agenda_close_0")
    unfolded(app, f"seats_{scene.meeting.hex}")
    app.text_input(key="seat_add_0_unnamed_en").input("a guest")
    sent(app, "seat_add_0")
    app.number_input(key="state_count_0_stated").set_value(10)
    sent(app, "state_count_0")
    app.text_input(key="assert_date_0_value").input("11-12 March")
    sent(app, "assert_date_0")
    with house["orla"].reading() as session:
        view = read_meeting(session, house["orla"].actor, scene.meeting)
    assert [point.title_zh for point in view.agenda] == ["等待时间", "费用", "其他事项"]
    assert view.agenda[1].outcome == Outcome.DROPPED
    assert "a guest" in {seat.name_en for seat in view.seats}
    told = words_of(app)
    assert "a source says 10, the list has 4" in told
    assert "11-12 March" in told


def test_a_person_is_entered_and_found_in_either_script(house, scene):
    app = opened("orla", "people")
    app.text_input(key="person_0_en_text").input("ZHAO Mingyue")
    app.text_input(key="person_0_zh_text").input("赵明月")
    sent(app, "person_0")
    with house["orla"].reading() as session:
        (line,) = find_people(session, house["orla"].actor, "明月")
    assert (line.name_en, line.name_zh) == ("ZHAO Mingyue", "赵明月")
    assert "赵明月" in words_of(opened("orla", "people", "zh", name="zhao"))
    assert "吕安庆" not in words_of(opened("orla", "people", "zh", name="zhao"))


def test_a_source_is_pasted_and_shown_letter_for_letter(house, scene):
    app = opened("daniel", "sources", dialogue=scene.dialogue)
    app.text_input(key="source_0_title").input("Cable")
    app.text_area(key="source_0_text").input("<b>Both</b> & none\n双方")
    sent(app, "source_0")
    with house["wenyan"].reading() as session:
        assert "Cable" in {line.title for line in list_sources(session, house["wenyan"].actor)}
    assert read_text(app)[0] == "<b>Both</b> & none\n双方"


def test_a_passage_is_marked_where_it_stands(house, scene):
    app = unfolded(opened("helen", "sources", id=scene.source), f"mark_{scene.source.hex}")
    app.text_area(key="passage_0_None_exact").input("The American side proposed")
    sent(app, "passage_0")
    assert read_text(app)[1]["The American side proposed"] == "kept"
    app.text_area(key="passage_1_None_exact").input("words that are not there")
    sent(app, "passage_1")
    assert "alt-notice-refused" in words_of(app)


def test_each_sides_position_is_recorded_with_its_quote_and_shown_in_its_cell(house, scene):
    app = opened("helen", "positions", record="1", meeting=scene.meeting)
    app.selectbox(key="position_source").set_value(scene.source.hex).run()
    app.selectbox(key="position_0_topic").set_value(scene.topic)
    app.selectbox(key="position_0_leaning").set_value(2)
    app.text_input(key="position_0_statement_en").input("Publish every month.")
    app.text_area(key="position_0_quote").input("both ports publish their waiting times")
    sent(app, "position_0")
    app = opened("wenyan", "positions", "zh", record="1", dialogue=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="position_0_source_title").input("发言")
    app.text_area(key="position_0_source_text").input("中方愿意研究这一建议。")
    app.selectbox(key="position_0_topic").set_value(scene.topic)
    app.text_input(key="position_0_statement_zh").input("愿意研究")
    app.text_area(key="position_0_quote").input("愿意研究这一建议")
    sent(app, "position_0")
    with house["orla"].reading() as session:
        us, cn = list_positions(session, house["orla"].actor, dialogue_id=scene.dialogue)
    assert (us.party, us.leaning, us.quote.exact) == ("us", 2, "both ports publish their waiting times")
    assert (cn.party, cn.statement_zh, cn.quote.source_title) == ("cn", "愿意研究", "发言")
    table = words_of(opened("orla", "positions", dialogue=scene.dialogue))
    assert ">✓</a>" in table
    assert ">•</a>" in table
    told = words_of(opened("orla", "positions", dialogue=scene.dialogue, topic=scene.topic, party="cn"))
    assert "愿意研究这一建议" in told
    assert "both ports publish" not in told.split("alt-section")[-1]


def test_a_quote_that_is_not_in_the_source_records_nothing(house, scene):
    app = opened("helen", "positions")
    app.text_input(key="position_0_source_title").input("Speech")
    app.text_area(key="position_0_source_text").input("We will think about it.")
    app.text_input(key="position_0_statement_en").input("Agreed.")
    app.text_area(key="position_0_quote").input("We agree.")
    app.selectbox(key="position_0_meeting").set_value(scene.meeting)
    sent(app, "position_0")
    assert "alt-notice-refused" in words_of(app)
    assert app.text_area(key="position_0_source_text").value == "We will think about it."
    with house["helen"].reading() as session:
        assert list_positions(session, house["helen"].actor) == []
        assert "Speech" not in {line.title for line in list_sources(session, house["helen"].actor)}


def test_a_private_position_is_on_its_own_sides_page_only_and_under_the_lock(house, scene):
    app = opened("helen", "positions", meeting=scene.meeting)
    app.radio(key="position_audience").set_value("party_us").run()
    app.selectbox(key="position_0_side").set_value("cn")
    app.text_input(key="position_0_source_title").input("Corridor")
    app.text_area(key="position_0_source_text").input("They can live with June.")
    app.text_input(key="position_0_statement_en").input("June would do.")
    app.text_area(key="position_0_quote").input("live with June")
    sent(app, "position_0")
    assert "June would do." in words_of(opened("daniel", "positions"))
    assert "alt-private-mark" in words_of(opened("daniel", "positions"))
    for name in ("wenyan", "orla", "oscar"):
        for page, parameters in (("positions", {}), ("sources", {}), ("dialogue", {"id": scene.dialogue})):
            told = words_of(opened(name, page, **parameters))
            assert "June" not in told
            assert "Corridor" not in told
            assert "alt-private-mark" not in told


def test_a_commitment_is_recorded_and_each_side_says_what_it_thinks_of_it(house, scene):
    app = opened("orla", "commitments", record="1", dialogue=scene.dialogue, meeting=scene.meeting)
    app.selectbox(key="commitment_source").set_value(scene.source.hex).run()
    form = "commitment_0"
    app.selectbox(key=f"{form}_debtor").set_value("cn")
    app.text_input(key=f"{form}_action_en").input("answer the proposal")
    app.selectbox(key=f"{form}_due_kind").set_value("date")
    app.date_input(key=f"{form}_due_on").set_value(TODAY - timedelta(days=30))
    app.text_area(key=f"{form}_quote").input("并商定明年三月前答复")
    sent(app, form)
    with house["orla"].reading() as session:
        (line,) = list_commitments(session, house["orla"].actor, today=TODAY)
    assert line.is_overdue
    for name, stance in (("helen", Stance.ASSERTED), ("wenyan", Stance.NOT_CONFIRMED)):
        app = with_forms(name, "commitments", id=line.id)
        app.selectbox(key="account_source").set_value(scene.source.hex).run()
        app.selectbox(key="account_0_stance").set_value(stance)
        app.text_area(key="account_0_quote").input("Both sides will meet again in the spring.")
        sent(app, "account_0")
    told = words_of(opened("oscar", "commitments"))
    for expected in ("answer the proposal", "US: asserted", "China: asked and not confirmed", "disputed", "overdue"):
        assert expected in told
    assert "answer the proposal" in words_of(
        opened("oscar", "commitments", party="cn", standing="disputed", due="overdue")
    )
    assert "answer the proposal" not in words_of(opened("oscar", "commitments", party="us"))
    told = words_of(with_forms("luci", "commitments", "zh", id=line.id))
    assert "并商定明年三月前\n答复" in told


def test_what_people_wrote_is_never_taken_for_markup(house, scene):
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="agenda_add_0_title_en").input("<img src=x onerror=alert(1)>")
    sent(app, "agenda_add_0")
    assert "<img" not in words_of(app)
    assert "&lt;img" in words_of(app)


def test_the_source_of_the_scene_is_shown_whole(house, scene):
    text, spans = read_text(opened("oscar", "sources", id=scene.source))
    assert text == TEXT
    assert "comment" in spans.values()
