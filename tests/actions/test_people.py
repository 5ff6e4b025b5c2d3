"""The register of people and organisations."""

import pytest

from actions.people import add_name, find_organisations, find_people, read_person, record_organisation, record_person
from dialogue.names import NameForm, NameKind
from dialogue.refusals import FieldMissing, NoSuchRow


def found(desk, query="", **narrowed):
    with desk.reading() as session:
        return find_people(session, desk.actor, query, **narrowed)


@pytest.mark.parametrize("query", ["Lu Anqing", "lü", "anqing lü", "吕安庆", "安庆", "ANQING"])
def test_a_person_is_found_by_any_form_of_the_name(scene, desks, query):
    assert [line.id for line in found(desks["orla"], query)] == [scene.person]


def test_a_misspelling_leads_to_the_person_and_is_not_shown_as_the_name(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        add_name(session, orla.actor, scene.person, NameForm("Lyu Anching", kind=NameKind.MISSPELLING))
    (line,) = found(orla, "anching")
    assert (line.name_en, line.name_zh) == ("LÜ Anqing", "吕安庆")


def test_two_people_of_one_name_stay_two(desks):
    orla = desks["orla"]
    with orla.writing() as session:
        record_person(session, orla.actor, names=["Ann Ferry"], note="of the first port")
        record_person(session, orla.actor, names=["Ann Ferry"], note="of the second port")
    assert {line.note for line in found(orla, "ann ferry")} == {"of the first port", "of the second port"}


def test_a_person_needs_a_name(desks):
    with pytest.raises(FieldMissing), desks["orla"].writing() as session:
        record_person(session, desks["orla"].actor, names=[NameForm(" ")])


def test_a_name_given_in_parts_is_put_together(desks):
    orla = desks["orla"]
    with orla.writing() as session:
        record_person(session, orla.actor, names=[NameForm("", "Ferry", "Ann")])
    assert found(orla, "ferry")[0].name_en == "Ann Ferry"


def test_a_person_is_read_with_the_meetings_and_what_was_stated_then(scene, desks):
    with desks["wenyan"].reading() as session:
        line = read_person(session, desks["wenyan"].actor, scene.person)
    (sat,) = line.sat
    assert (sat.meeting_id, sat.party, sat.title_en, sat.organisation_zh) == (
        scene.meeting,
        "cn",
        "Fellow",
        "港口研究院",
    )


def test_a_party_finds_only_people_of_its_own_dialogues(scene, desks):
    assert {line.name_en for line in found(desks["helen"])} == {"LÜ Anqing", "Marta Quill"}
    assert found(desks["theodora"]) == []
    with pytest.raises(NoSuchRow), desks["theodora"].reading() as session:
        read_person(session, desks["theodora"].actor, scene.person)


def test_people_are_narrowed_to_a_dialogue(scene, desks):
    assert len(found(desks["orla"], dialogue_id=scene.dialogue)) == 2
    assert found(desks["orla"], dialogue_id=scene.other_dialogue) == []


def test_an_organisation_is_found_by_its_former_name_and_short_form(desks):
    orla = desks["orla"]
    with orla.writing() as session:
        old = record_organisation(session, orla.actor, name_en="Pilot Board")
        made = record_organisation(
            session, orla.actor, name_en="Pilot Agency", name_zh="引航局", short="PA", other_names=["Board of Pilots"],
            parent_id=old.id,
        )  # fmt: skip
    with orla.reading() as session:
        for query in ("board of pilots", "引航", "pa"):
            assert made.id in {line.id for line in find_organisations(session, orla.actor, query)}


def test_a_party_finds_only_organisations_of_its_own_dialogues(scene, desks):
    for name, names in (("helen", ["Port Institute"]), ("theodora", [])):
        with desks[name].reading() as session:
            assert [line.name_en for line in find_organisations(session, desks[name].actor)] == names
