"""The pages of meetings in depth, of organisations and of who met whom, used by people of every side in either language."""

import re
from datetime import date, time

import pytest

from actions.agenda_chains import list_agenda_chains
from actions.meeting_hosts import list_approval_steps
from actions.meeting_view import read_meeting
from actions.meetings import assert_date, next_round, record_meeting
from actions.organisations import read_organisation
from actions.participations import add_participation
from actions.people import find_people, record_person
from actions.positions import list_positions
from actions.scheduled_events import list_events
from dialogue.audiences import JOINT
from dialogue.record import HostRole, Rank, SamePersonVerdict
from dialogue.vocabulary import MeetingState, Outcome
from tests.actions.test_meeting_depth import act, done, seen
from tests.dashboard.test_record_forms import is_one_sentence, refusals
from tests.dashboard.test_record_pages import opened, sent, unfolded, with_forms, words_of

LANGUAGES = ("en", "zh")


def plain(app) -> str:
    return re.sub(r"<[^>]+>", " ", words_of(app))


@pytest.fixture
def orla(house):
    return house["orla"]


@pytest.mark.parametrize(("name", "language"), [("orla", "zh"), ("helen", "en"), ("wenyan", "zh"), ("oscar", "en")])
def test_every_new_page_opens_with_and_without_a_subject(name, language, house, scene):
    for page in ("agenda", "organisation", "contacts"):
        opened(name, page, language)
    opened(name, "agenda", language, id=scene.dialogue)
    opened(name, "organisation", language, id=scene.organisation)
    assert "400" not in plain(opened(name, "contacts", language, dialogue=scene.dialogue))
    if name == "orla":
        opened(name, "log_meeting", language)
        opened(name, "log_meeting", language, id=scene.dialogue)


def test_hours_host_date_and_count_are_entered_by_their_forms_and_shown_to_every_side(house, scene, orla):
    done(orla, assert_date, scene.meeting, value_text="about the tenth", starts_on=date(2025, 3, 9))
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    form = f"amend_{scene.meeting.hex}_0"
    app.time_input(key=f"{form}_starts_at").set_value(time(9))
    app.time_input(key=f"{form}_ends_at").set_value(time(17, 30))
    app.selectbox(key=f"{form}_zone").set_value("Europe/Amsterdam")
    app.selectbox(key=f"{form}_public").set_value(True)
    sent(app, form)
    app.selectbox(key="meeting_host_0_organisation").set_value(scene.organisation)
    app.selectbox(key="meeting_host_0_role").set_value(HostRole.FUNDER)
    sent(app, "meeting_host_0")
    sent(app, "prefer_date_0")
    app.selectbox(key="state_count_0_side").set_value("us")
    app.number_input(key="state_count_0_stated").set_value(7)
    app.selectbox(key="state_count_0_told_source").set_value(scene.source)
    app.text_input(key="state_count_0_told_quote").input("Both sides will meet again in the spring.")
    sent(app, "state_count_0")
    view = seen(orla, read_meeting, scene.meeting)
    assert (view.line.starts_on, view.line.starts_at, view.list_is_public) == (date(2025, 3, 9), time(9), True)
    assert view.counts[0].quote.exact.startswith("Both sides")
    for name, expected in (
        ("helen", ("09:00–17:30 (Amsterdam time)", "Port Institute", "funder", "about the tenth", "may be told", "a source says 7, the list has 3", "Where it is stated")),
        ("wenyan", ("09:00–17:30（阿姆斯特丹时间）", "港口研究院", "资助方", "可以公开")),
    ):  # fmt: skip
        told = plain(
            opened(name, "dialogue", "zh" if name == "wenyan" else "en", id=scene.dialogue, meeting=scene.meeting)
        )
        assert all(words in told for words in expected), (name, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_meeting_that_ends_before_it_starts_is_refused_and_the_rest_of_the_form_is_kept(language, house, scene):
    app = with_forms("orla", "dialogue", language, id=scene.dialogue, meeting=scene.meeting)
    app.text_input(key="record_meeting_0_title_en").input("Night sitting")
    app.date_input(key="record_meeting_0_starts").set_value(date(2026, 4, 1))
    app.time_input(key="record_meeting_0_starts_at").set_value(time(15))
    app.time_input(key="record_meeting_0_ends_at").set_value(time(9))
    sent(app, "record_meeting_0")
    assert is_one_sentence(refusals(app), language)
    assert "15:00" in refusals(app)[0]
    assert app.text_input(key="record_meeting_0_title_en").value == "Night sitting"


def test_somebody_who_sits_there_already_is_not_seated_twice_and_the_page_says_where(house, scene):
    app = unfolded(opened("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting), f"seats_{scene.meeting.hex}")
    app.selectbox(key="seat_add_0_person").set_value(scene.person)
    app.text_input(key="seat_add_0_title_en").input("Chair of tides")
    sent(app, "seat_add_0")
    assert refusals(app) == [
        "LÜ Anqing sits at this meeting already: China, member. One person has one seat; please correct it."
    ]
    assert app.text_input(key="seat_add_0_title_en").value == "Chair of tides"
    app.selectbox(key="correct_seat").set_value(scene.seat_cn).run()
    form = f"correct_{scene.seat_cn.hex}_0"
    app.selectbox(key=f"{form}_rank").set_value(Rank.WORKING)
    app.text_input(key=f"{form}_printed").input("LV Anqing")
    sent(app, form)
    assert "working level · printed “LV Anqing”" in plain(app)


def test_approval_behind_a_side_stands_in_the_narrow_column(house, scene):
    app = with_forms("orla", "dialogue", id=scene.dialogue)
    sent(app, "approval_0")
    assert is_one_sentence(refusals(app), "en")
    app.selectbox(key="approval_0_side").set_value("cn")
    app.text_input(key="approval_0_label_en").input("the company <first>")
    app.text_input(key="approval_0_label_zh").input("企业")
    sent(app, "approval_0")
    assert [step.label_zh for step in seen(house["wenyan"], list_approval_steps, scene.dialogue)] == ["企业"]
    assert "Approval behind China" in plain(opened("helen", "dialogue", id=scene.dialogue))
    assert "the company &lt;first&gt;" in words_of(opened("helen", "dialogue", id=scene.dialogue))


def test_a_lost_point_is_put_back_by_one_click_and_only_by_who_may(house, scene, orla):
    following = done(orla, next_round, scene.meeting, starts_on=date(2026, 4, 1), agenda=frozenset())
    name = f"take_up_{scene.deferred.hex}_0_submit"
    for reader_ in ("helen", "oscar"):
        app = opened(reader_, "agenda", id=scene.dialogue)
        assert "not on the agenda of Fourth round" in plain(app)
        assert not [button for button in app.button if button.key == name]
    app = opened("orla", "agenda", id=scene.dialogue)
    app.button(key=name).click().run()
    assert not app.exception
    (fees,) = [c for c in seen(orla, list_agenda_chains, scene.dialogue, today=date(2026, 5, 1)) if c.is_open]
    assert (fees.lost_in, fees.last.meeting.id) == (None, following)
    assert "Lost on the way" not in plain(app)


def test_the_outcome_of_a_point_is_kept_with_the_words_that_tell_it(house, scene, orla):
    app = with_forms("orla", "dialogue", id=scene.dialogue, meeting=scene.meeting)
    app.selectbox(key="agenda_close_0_point").set_value(scene.deferred)
    app.selectbox(key="agenda_close_0_outcome").set_value(Outcome.DROPPED)
    app.text_input(key="agenda_close_0_told_quote").input("words without a source")
    sent(app, "agenda_close_0")
    assert is_one_sentence(refusals(app), "en")
    app.selectbox(key="agenda_close_0_told_source").set_value(scene.source)
    app.text_input(key="agenda_close_0_told_quote").input("Both sides will meet again in the spring.")
    sent(app, "agenda_close_0")
    point = next(p for p in seen(orla, read_meeting, scene.meeting).agenda if p.id == scene.deferred)
    assert (point.outcome, point.outcome_told.exact) == (Outcome.DROPPED, "Both sides will meet again in the spring.")


def test_what_is_announced_is_joint_or_ones_own_and_another_side_never_sees_the_own(house, scene):
    app = unfolded(opened("orla", "dialogue", id=scene.dialogue), f"event_{scene.dialogue.hex}")
    app.text_input(key="event_0_title_en").input("Workshop of industry")
    app.date_input(key="event_0_starts").set_value(date(2026, 7, 30))
    sent(app, "event_0")
    sent(unfolded(app, f"event_{scene.dialogue.hex}"), "event_state_0")
    app = unfolded(opened("helen", "dialogue", id=scene.dialogue), f"event_{scene.dialogue.hex}")
    app.text_input(key="event_0_title_en").input("Rehearsal in the capital")
    app.date_input(key="event_0_starts").set_value(date(2026, 7, 29))
    sent(app, "event_0")
    assert len(seen(house["helen"], list_events)) == 1
    for name, own in (("helen", True), ("wenyan", False), ("orla", False)):
        told = plain(opened(name, "dialogue", id=scene.dialogue))
        assert "Workshop of industry" in told
        assert ("Rehearsal" in told) == own
    with house["helen"].reading(JOINT) as joint:
        assert [e.state for e in list_events(joint, house["helen"].actor)] == [MeetingState.PLANNED]


def test_two_entries_are_laid_side_by_side_and_become_one_by_a_persons_word(house, scene, orla):
    twin = done(orla, record_person, names=["LYU Anqing"])
    app = unfolded(opened("orla", "people"), "likely_pairs")
    assert "lü, lyu, lv or lu" in plain(app)
    form = f"pair_{'_'.join(sorted((twin.hex, scene.person.hex)))}_0"
    app.radio(key=f"{form}_kept").set_value(scene.person)
    app.text_input(key=f"{form}_reason").input("the same post")
    app.button(key=f"{form}_same").click().run()
    assert not app.exception
    assert len(seen(orla, find_people, "anqing")) == 1
    told = plain(opened("orla", "people", id=twin))
    assert all(words in told for words in ("LYU Anqing", "the same post", SamePersonVerdict.SAME.value, "Third round"))


def test_an_organisation_is_corrected_and_shown_with_its_lineage_and_who_sat_for_it(house, scene):
    app = unfolded(opened("orla", "organisation", id=scene.organisation), f"organisation_{scene.organisation.hex}")
    form = f"amend_organisation_{scene.organisation.hex}_0"
    app.date_input(key=f"{form}_from").set_value(date(2003, 1, 1))
    sent(app, form)
    app = unfolded(opened("orla", "organisation", id=scene.organisation), f"organisation_{scene.organisation.hex}")
    app.text_input(key="organisation_name_0_text").input("Harbour School")
    app.selectbox(key="organisation_name_0_language").set_value("en")
    app.date_input(key="organisation_name_0_until").set_value(date(2025, 12, 31))
    sent(app, "organisation_name_0")
    assert (
        seen(house["orla"], read_organisation, scene.organisation).name_at("en", date(2025, 3, 10)) == "Harbour School"
    )
    told = plain(opened("wenyan", "organisation", id=scene.organisation))
    assert all(
        words in told for words in ("since 1 Jan 2003", "until 31 Dec 2025", "LÜ Anqing", "then “Harbour School”")
    )


def test_who_met_whom_has_its_list_behind_each_figure(house, scene, orla):
    later = done(orla, record_meeting, scene.dialogue, starts_on=date(2026, 4, 14), title_en="Fourth round")
    people = {line.name_en: line.id for line in seen(orla, find_people)}
    for name, side in (("LÜ Anqing", "cn"), ("Marta Quill", "us")):
        act(orla, add_participation, later, person_id=people[name], party=side, rank=Rank.MINISTER)
    told = plain(opened("helen", "contacts"))
    assert all(
        words in told
        for words in ("2 meetings", "Fourth round", "Third round", "first time since 10 Mar 2025, 400 days")
    )
    assert "minister" in plain(opened("helen", "contacts", by="rank"))
    assert "首次会面" in plain(opened("wenyan", "contacts", "zh", by="rank"))


def test_a_meeting_is_logged_in_one_go_and_nothing_typed_is_lost_on_a_refusal(house, scene, orla):
    app = opened("orla", "log_meeting", id=scene.dialogue)
    app.text_area(key="log_0_roll").input("US:\nQuill; head\nChina:\n吕安庆\nIngrid Lantern; Quay Institute")
    app.text_area(key="log_0_notes").input("us: Waiting times should be published.\ncn! Answer [2026-02-30]")
    app.text_input(key="log_0_first").input("2026-02-30")
    for typed in ("2026-02-30", "2026-02-28"):
        app.text_input(key="log_0_first").input(typed)
        app.button(key="log_0_check").click().run()
        assert is_one_sentence(
            [words.replace("2026-11-22", "").replace("2026-02-30", "") for words in refusals(app)], "en"
        )
        assert app.text_area(key="log_0_roll").value.startswith("US:")
    app.text_area(key="log_0_notes").input("us: Waiting times should be published.\ncn! Answer [2026-03-30]")
    app.button(key="log_0_check").click().run()
    told = plain(app)
    assert all(
        words in told
        for words in (
            "Marta Quill",
            "by part of the name only",
            "new in the register",
            "as the last time, to be confirmed",
            "30 Mar 2026",
        )
    )
    assert seen(orla, list_positions) == []
    app.button(key="log_0_record").click().run()
    assert not app.exception
    assert "3 lines of the list, 1 of them new people; 1 positions, 1 commitments" in plain(app)
    (position,) = seen(orla, list_positions)
    view = seen(orla, read_meeting, position.meeting_id)
    assert (view.line.starts_on, len(view.seats), view.line.number) == (date(2026, 2, 28), 3, 4)
