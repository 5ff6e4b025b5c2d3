"""The register of what was handed over."""

from datetime import date

import pytest

from actions.transmittals import list_transmittals, record_transmittal
from dialogue.record import Channel
from dialogue.refusals import FieldMissing, NoSuchRow


def sent(desk, **facts):
    with desk.writing() as session:
        return record_transmittal(session, desk.actor, sent_on=date(2025, 4, 1), **facts).id


def test_an_unnamed_agency_may_have_received_the_papers(scene, desks):
    sent(desks["orla"], meeting_id=scene.meeting, agency_en="an agency of each government", channel=Channel.BY_HAND)
    with desks["helen"].reading() as session:
        (line,) = list_transmittals(session, desks["helen"].actor, meeting_id=scene.meeting)
    assert (line.agency_en, line.channel, line.by_name) == (
        "an agency of each government",
        Channel.BY_HAND,
        desks["orla"].actor.name,
    )


def test_a_named_agency_lends_its_names(scene, desks):
    sent(desks["orla"], meeting_id=scene.meeting, organisation_id=scene.organisation, version="1.2")
    with desks["helen"].reading() as session:
        (line,) = list_transmittals(session, desks["helen"].actor)
    assert (line.agency_en, line.agency_zh, line.version) == ("Port Institute", "港口研究院", "1.2")


def test_a_transmittal_says_what_went_to_whom(scene, desks):
    for facts, field in (({"agency_en": "A"}, "subject"), ({"meeting_id": scene.meeting}, "agency")):
        with pytest.raises(FieldMissing) as refused:
            sent(desks["orla"], **facts)
        assert refused.value.facts == {"field": field}


def test_a_draft_that_is_not_there_went_nowhere(scene, desks):
    with pytest.raises(NoSuchRow):
        sent(desks["orla"], draft_id=scene.meeting, agency_en="A")


def test_the_register_is_shown_to_the_parties_of_the_dialogue(scene, desks):
    sent(desks["orla"], meeting_id=scene.meeting, agency_en="A")
    with desks["theodora"].reading() as session:
        assert list_transmittals(session, desks["theodora"].actor) == []
