"""Opening dialogues and reading them."""

import pytest

from actions.dialogues import (
    add_co_host,
    amend_dialogue,
    list_dialogues,
    list_parties,
    open_dialogue,
    read_dialogue,
    record_party,
)
from actions.people import record_organisation
from dialogue.record import DialogueStatus
from dialogue.refusals import FieldMissing, NameTaken, NoSuchRow
from dialogue.vocabulary import Track


def opened(desk, **changes):
    given = {"name_en": "On Fish", "name_zh": "渔业", "track": Track.II, "parties": ["us", "cn"], **changes}
    with desk.writing() as session:
        return open_dialogue(session, desk.actor, **given).id


def test_a_dialogue_keeps_its_parties_in_the_order_given(desks):
    made = opened(desks["orla"], parties=["cn", "us"])
    with desks["helen"].reading() as session:
        view = read_dialogue(session, desks["helen"].actor, made)
    assert [party.key for party in view.parties] == ["cn", "us"]
    assert [party.short_zh for party in view.parties] == ["中方", "美方"]


def test_an_open_counterpart_is_named_by_its_label_and_counts_its_members(scene, desks):
    with desks["theodora"].reading() as session:
        view = read_dialogue(session, desks["theodora"].actor, scene.other_dialogue)
    assert [(p.name_en, p.name_zh, p.member_count) for p in view.parties] == [
        ("China", "中国", None),
        ("Pilots' Arrangement", "引航员安排", 41),
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_en": " ", "name_zh": ""}, "name"),
        ({"parties": ["us"]}, "parties"),
        ({"parties": ["us", "us"]}, "parties"),
    ],
)
def test_a_dialogue_needs_a_name_and_two_parties(desks, changes, field):
    with pytest.raises(FieldMissing) as refused:
        opened(desks["orla"], **changes)
    assert refused.value.facts == {"field": field}


def test_an_unknown_party_without_a_label_is_refused(desks):
    with pytest.raises(NoSuchRow):
        opened(desks["orla"], parties=["us", "nobody"])


def test_the_same_command_twice_opens_one_dialogue(desks):
    first = opened(desks["orla"], key="one")
    assert opened(desks["orla"], key="one") == first
    with desks["orla"].reading() as session:
        assert len(list_dialogues(session, desks["orla"].actor)) == 1


def test_each_side_lists_its_own_dialogues_and_the_secretariat_all(scene, desks):
    seen = {}
    for name in ("orla", "helen", "wenyan", "theodora", "odile", "oscar"):
        with desks[name].reading() as session:
            seen[name] = {line.name_en for line in list_dialogues(session, desks[name].actor)}
    both = {"Dialogue on Ports", "Arrangement on Pilots"}
    assert seen == {
        "orla": both, "helen": {"Dialogue on Ports"}, "wenyan": both, "theodora": {"Arrangement on Pilots"},
        "odile": set(), "oscar": both,
    }  # fmt: skip


def test_a_list_is_narrowed_by_track_and_status(scene, desks):
    with desks["orla"].writing() as session:
        amend_dialogue(session, desks["orla"].actor, scene.other_dialogue, status=DialogueStatus.DORMANT)
    with desks["orla"].reading() as session:
        assert [d.id for d in list_dialogues(session, desks["orla"].actor, track=Track.I_5)] == [scene.dialogue]
        dormant = list_dialogues(session, desks["orla"].actor, status=DialogueStatus.DORMANT)
    assert [d.id for d in dormant] == [scene.other_dialogue]


def test_an_amended_dialogue_keeps_a_name(scene, desks):
    with desks["orla"].writing() as session, pytest.raises(FieldMissing):
        amend_dialogue(session, desks["orla"].actor, scene.dialogue, name_en="", name_zh="")


def hosts(desk, dialogue_id):
    with desk.reading() as session:
        return [host.name_en for host in read_dialogue(session, desk.actor, dialogue_id).co_hosts]


def test_a_co_host_stands_after_those_named_before_and_stands_there_once(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        forum = record_organisation(session, orla.actor, name_en="Quay Forum").id
    for organisation in (scene.organisation, forum, scene.organisation):
        with orla.writing() as session:
            add_co_host(session, orla.actor, scene.dialogue, organisation)
    assert hosts(desks["helen"], scene.dialogue) == ["Port Institute", "Quay Forum"]
    assert hosts(desks["orla"], scene.other_dialogue) == []


def test_an_organisation_that_is_not_there_is_no_co_host(scene, desks):
    with desks["orla"].writing() as session, pytest.raises(NoSuchRow) as refused:
        add_co_host(session, desks["orla"].actor, scene.dialogue, scene.person)
    assert refused.value.facts == {"noun": "organisation"}
    assert hosts(desks["orla"], scene.dialogue) == []


def test_a_party_is_recorded_once_under_its_key(desks):
    orla = desks["orla"]
    with orla.writing() as session:
        record_party(session, orla.actor, "fr", name_en="France", name_zh="法国")
    with pytest.raises(NameTaken), orla.writing() as session:
        record_party(session, orla.actor, "fr", name_en="France", name_zh="法国")
    with orla.reading() as session:
        assert {"us", "cn", "fr"} <= {party.key for party in list_parties(session, orla.actor)}
