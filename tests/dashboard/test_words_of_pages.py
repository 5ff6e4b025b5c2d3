"""What a page puts together from several words is put together as the reader's language does it."""

import pytest

from actions.meetings import assert_date
from actions.people import record_person
from dashboard.record_words import TRACKS, track_name
from dialogue.names import NameForm
from dialogue.vocabulary import Track
from locales import LANGUAGES, Reader
from tests.dashboard.test_record_pages import opened, words_of

SHAPES = {"en": "{} ({})", "zh": "{}（{}）"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_brackets_stands_in_those_of_the_language(language, house, scene):
    with house["orla"].writing() as session:
        names = [NameForm("Noor Vale", "Vale", "Noor")]
        person = record_person(session, house["orla"].actor, names=names).id
        assert_date(session, house["orla"].actor, scene.meeting, value_text="mid-March", source_note="a letter")
    bracketed = SHAPES[language].format
    assert bracketed("Noor Vale", "Noor VALE") in words_of(opened("orla", "people", language, id=person))
    told = words_of(opened("orla", "dialogue", language, id=scene.dialogue, meeting=scene.meeting))
    assert bracketed("mid-March", "a letter") in told


@pytest.mark.parametrize(("language", "expected"), [("en", "Track 1.5"), ("zh", "一轨半")])
def test_a_track_is_named_and_not_numbered(language, expected, house, scene):
    assert expected in words_of(opened("orla", "dialogues", language))
    assert expected in words_of(opened("orla", "dialogue", language, id=scene.dialogue))


def test_every_track_has_a_name_of_its_own():
    for language in LANGUAGES:
        assert len({track_name(Reader(language), track) for track in Track}) == len(Track) == len(TRACKS)


def test_two_sentences_follow_each_other_as_the_language_sets_them(house):
    assert "尚未登记人员。请在下方登记第一位人员。" in words_of(opened("orla", "people", "zh"))
    assert "the register yet. Enter the first person below." in words_of(opened("orla", "people", "en"))


def test_a_person_and_an_organisation_are_not_named_by_one_word(house, scene):
    told = words_of(opened("orla", "people", "zh"))
    assert ">姓名<" in told
    assert ">名称<" in told


def test_a_dialogue_goes_on_and_a_user_may_sign_in(house, scene):
    assert "进行中" in words_of(opened("orla", "dialogue", "zh", id=scene.dialogue))
