"""Whose account a source is, on its page and beside the read-outs; a measure corrected; two entries taken apart: used by a person."""

from actions.measure_versions import list_measure_versions
from actions.measures import record_measure
from actions.people import read_person, record_person
from actions.same_people import decide_on_pair
from actions.source_frames import Frame, record_frame
from actions.sources import record_source
from dialogue.record import SamePersonVerdict
from dialogue.vocabulary import SourceKind
from tests.dashboard.test_record_pages import opened, words_of


def pressed(app, label):
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception, app.exception
    return app


def test_a_text_of_which_another_side_alone_says_whose_it_is_says_so_until_the_side_answers(house, scene):
    helen = house["helen"]
    with helen.writing() as session:
        source = record_source(
            session,
            helen.actor,
            kind=SourceKind.READ_OUT,
            title="Their text",
            text="They agreed.",
            meeting_id=scene.meeting,
        ).id
        record_frame(session, helen.actor, source, Frame(speaks_for="cn"))
    beside = words_of(opened("elliot", "read_outs", meeting=scene.meeting))
    assert "That this is the read-out of China, US alone says." in beside
    assert "Texts that do not count as a side’s own" in beside
    app = opened("wenyan", "sources", "zh", id=source)
    assert "仅美方称这是中方的通稿。" in words_of(app)
    pressed(app, "这不是中方的通稿")
    assert "中方表示这不是其通稿。" in words_of(app)
    pressed(app, "这是中方的通稿")
    assert "仅美方称" not in words_of(app)
    assert "Texts that do not count" not in words_of(opened("elliot", "read_outs", meeting=scene.meeting))


def test_a_measure_is_corrected_on_its_page_and_what_it_said_before_stays_there(house, scene):
    orla = house["orla"]
    with orla.writing() as session:
        measure = record_measure(session, orla.actor, name_en="Rules on bertsh", dialogue_id=scene.dialogue).id
    app = opened("orla", "measures", id=measure)
    app.session_state[f"measure_amend_{measure.hex}"] = True
    app.run()
    field = next(one for one in app.text_input if one.value == "Rules on bertsh")
    field.set_value("Rules on berths")
    pressed(app, "Keep the correction")
    with orla.reading() as session:
        assert [version.name_en for version in list_measure_versions(session, orla.actor, measure)] == [
            "Rules on bertsh"
        ]
    shown = words_of(app)
    assert "As it was described before" in shown
    assert "Rules on bertsh" in shown


def test_two_entries_are_taken_apart_again_from_the_page_of_the_person(house):
    orla = house["orla"]
    with orla.writing() as session:
        kept, other = (record_person(session, orla.actor, names=[name]).id for name in ("Ada Vale", "Ina Marsh"))
        decide_on_pair(session, orla.actor, kept, other, SamePersonVerdict.SAME)
    app = pressed(opened("orla", "people", id=kept), "Take the two entries apart again")
    with orla.reading() as session:
        assert [name.text for name in read_person(session, orla.actor, other).names] == ["Ina Marsh"]
    assert "Take the two entries apart again" not in [button.label for button in app.button]
