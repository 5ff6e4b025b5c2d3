"""The register in depth: organisations over time, seats as stated, entries that become one, who met whom."""

from datetime import date

import pytest

from actions.contacts import ContactsBy, list_contacts
from actions.meeting_view import read_meeting
from actions.meetings import record_meeting
from actions.organisations import add_organisation_name, amend_organisation, read_organisation
from actions.participations import add_participation, amend_participation
from actions.people import find_people, read_person, record_organisation, record_person
from actions.same_people import decide_on_pair, list_likely_pairs, list_verdicts
from dialogue.record import Rank, SamePersonVerdict
from dialogue.refusals import (
    AlreadySeated,
    BothSatThere,
    CannotStandAboveItself,
    EndsBeforeStart,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    SamePersonTwice,
)
from dialogue.same_person import Likeness
from dialogue.vocabulary import Function, MeetingMode, MeetingState, Presence
from tests.actions.test_meeting_depth import act, done, seen

LATER = date(2026, 4, 14)


@pytest.fixture
def orla(desks):
    return desks["orla"]


@pytest.fixture
def later(scene, orla):
    return done(orla, record_meeting, scene.dialogue, starts_on=LATER, title_en="Fourth round", title_zh="第四轮")


def test_one_person_cannot_sit_twice_at_a_meeting_and_the_refusal_says_where_the_seat_is(scene, orla, later):
    with pytest.raises(AlreadySeated) as refused:
        act(orla, add_participation, scene.meeting, person_id=scene.person, party="us", function=Function.HEAD)
    assert refused.value.facts == {"name": ("LÜ Anqing", "吕安庆"), "side": "cn", "function": Function.MEMBER}
    act(orla, add_participation, later, person_id=scene.person, party="us")
    act(orla, add_participation, scene.meeting, placeholder_en="two officers", head_count=2)


def test_a_seat_keeps_rank_spelling_and_passage_and_may_be_corrected(scene, orla, later):
    seat = done(
        orla, add_participation, later, person_id=scene.person, party="cn", rank=Rank.VICE_MINISTER, name_as_printed="LV Anqing",
        passage_id=scene.agreed, presence=Presence.NAMED,
    )  # fmt: skip
    (line,) = seen(orla, read_meeting, later).seats
    assert (line.rank, line.name_as_printed, line.passage_id, line.presence) == (
        Rank.VICE_MINISTER, "LV Anqing", scene.agreed, Presence.NAMED,
    )  # fmt: skip
    done(orla, amend_participation, seat, party="us", rank=None, organisation_id=scene.organisation)
    (line,) = seen(orla, read_meeting, later).seats
    assert (line.party, line.rank, line.organisation_zh) == ("us", None, "港口研究院")
    with pytest.raises(NotAPartyToThisDialogue):
        act(orla, amend_participation, seat, party="third")


def test_an_organisation_is_called_at_a_meeting_as_it_was_then(scene, orla, later):
    done(
        orla,
        add_organisation_name,
        scene.organisation,
        text="Harbour School",
        language="en",
        used_until=date(2025, 12, 31),
    )
    done(orla, add_participation, later, person_id=scene.person, party="cn", organisation_id=scene.organisation)
    assert {s.organisation_en for s in seen(orla, read_meeting, scene.meeting).seats if s.party == "cn"} == {
        "Harbour School"
    }
    assert {s.organisation_en for s in seen(orla, read_meeting, later).seats} == {"Port Institute"}
    view = seen(orla, read_organisation, scene.organisation)
    assert (view.name_at("en", date(2025, 3, 10)), view.name_at("en", LATER)) == ("Harbour School", "Port Institute")
    assert [(s.held_on, s.name_zh) for s in view.sat] == [(LATER, "吕安庆"), (date(2025, 3, 10), "吕安庆")]


def test_the_lineage_of_an_organisation_is_read_both_ways_and_never_in_a_circle(scene, orla, desks):
    ministry = done(orla, record_organisation, name_en="Ministry of Tides", from_on=date(2003, 1, 1))
    old = done(
        orla, record_organisation, name_en="Old Institute", until_on=date(2010, 1, 1), successor_id=scene.organisation
    )
    act(orla, amend_organisation, scene.organisation, parent_id=ministry, from_on=date(2010, 1, 2))
    for who in ("orla", "wenyan"):
        view = seen(desks[who], read_organisation, scene.organisation)
        assert ([r.id for r in view.above], [r.id for r in view.came_from]) == ([ministry], [old])
    assert [part.id for part in seen(orla, read_organisation, ministry).parts] == [scene.organisation]
    assert [r.id for r in seen(orla, read_organisation, old).became] == [scene.organisation]
    for field, value in (("successor_id", old), ("parent_id", scene.organisation)):
        with pytest.raises(CannotStandAboveItself):
            act(orla, amend_organisation, scene.organisation, **{field: value})
    with pytest.raises(EndsBeforeStart):
        act(orla, amend_organisation, scene.organisation, until_on=date(2000, 1, 1))
    with pytest.raises(FieldMissing):
        act(orla, amend_organisation, scene.organisation, name_en="", name_zh=" ")
    with pytest.raises(NoSuchRow):
        seen(desks["theodora"], read_organisation, scene.organisation)


def test_two_entries_become_one_only_by_somebodys_word_and_old_links_lead_to_who_is_kept(scene, orla, later, desks):
    twin = done(orla, record_person, names=["LYU Anqing"], note="as the page prints it")
    done(orla, add_participation, later, person_id=twin, party="cn", title_en="Adviser")
    (pair,) = seen(orla, list_likely_pairs)
    assert {pair.first.id, pair.second.id} == {scene.person, twin}
    assert [r.likeness for r in pair.reasons] == [Likeness.UMLAUT]
    given = {"reason": "same post, same face", "key": "one"}
    verdict = done(orla, decide_on_pair, scene.person, twin, SamePersonVerdict.SAME, **given)
    assert done(orla, decide_on_pair, scene.person, twin, SamePersonVerdict.SAME, **given) == verdict
    for who in ("orla", "wenyan"):
        kept = seen(desks[who], read_person, twin)
        assert (kept.id, len(kept.sat)) == (scene.person, 2)
        assert {name.text for name in kept.names} >= {"吕安庆", "LYU Anqing"}
    assert twin not in {line.id for line in seen(orla, find_people)}
    assert seen(orla, list_likely_pairs) == []
    (told,) = seen(orla, list_verdicts, twin)
    assert (told.verdict, told.reason, told.by_name) == (SamePersonVerdict.SAME, given["reason"], orla.actor.name)
    done(
        orla, add_participation, done(orla, record_meeting, scene.dialogue, starts_on=date(2027, 1, 1)), person_id=twin
    )
    assert len(seen(orla, read_person, scene.person).sat) == 3
    with pytest.raises(SamePersonTwice):
        act(orla, decide_on_pair, twin, scene.person, SamePersonVerdict.SAME)


def test_what_somebody_found_to_be_two_people_stays_two_and_is_not_offered_again(scene, orla):
    twin = done(orla, record_person, names=["Lyu Anqing"])
    done(orla, decide_on_pair, scene.person, twin, SamePersonVerdict.DIFFERENT)
    assert seen(orla, list_likely_pairs) == []
    assert len(seen(orla, find_people, "anqing")) == 2


def test_two_who_sat_at_one_table_are_not_made_one(scene, orla):
    twin = done(orla, record_person, names=["Lyu Anqing"])
    done(orla, add_participation, scene.meeting, person_id=twin, party="cn")
    assert seen(orla, list_likely_pairs)[0].sat_together
    with pytest.raises(BothSatThere) as refused:
        act(orla, decide_on_pair, scene.person, twin, SamePersonVerdict.SAME)
    assert refused.value.facts["meeting"] == ("Third round", "第三轮")
    assert len(seen(orla, find_people, "anqing")) == 2


def test_who_met_whom_by_person_organisation_and_rank(scene, orla, later):
    marta = next(line.id for line in seen(orla, find_people, "quill"))
    done(
        orla,
        add_participation,
        later,
        person_id=scene.person,
        party="cn",
        rank=Rank.MINISTER,
        organisation_as_stated="Quay Office",
    )
    done(
        orla,
        add_participation,
        later,
        person_id=marta,
        party="us",
        rank=Rank.VICE_MINISTER,
        organisation_id=scene.organisation,
    )
    (line,) = seen(orla, list_contacts)
    assert {line.first.person_id, line.second.person_id} == {marta, scene.person}
    assert (line.last, line.before_last, line.gap_days) == (LATER, date(2025, 3, 10), 400)
    assert [m.meeting_id for m in line.meetings] == [scene.meeting, later]
    (ranks,) = seen(orla, list_contacts, by=ContactsBy.RANK)
    assert {(c.party, c.rank) for c in (ranks.first, ranks.second)} == {
        ("cn", Rank.MINISTER),
        ("us", Rank.VICE_MINISTER),
    }
    (bodies,) = seen(orla, list_contacts, by=ContactsBy.ORGANISATION)
    assert {(c.party, c.name_en) for c in (bodies.first, bodies.second)} == {
        ("cn", "Quay Office"),
        ("us", "Port Institute"),
    }


@pytest.mark.parametrize(
    ("meeting", "seat", "count"),
    [
        ({}, {}, 1), ({"state": MeetingState.PLANNED}, {}, 0), ({"state": MeetingState.CANCELLED}, {}, 0),
        ({"mode": MeetingMode.WRITTEN}, {}, 0), ({}, {"presence": Presence.INFERRED}, 0), ({}, {"party": "us"}, 0),
    ],
)  # fmt: skip
def test_only_who_was_there_met(meeting, seat, count, scene, orla):
    made = done(orla, record_meeting, scene.dialogue, starts_on=LATER, **meeting)
    here = [done(orla, record_person, names=[name]) for name in ("Ines Marlow", "Otto Weir")]
    done(orla, add_participation, made, person_id=here[0], party="us")
    done(orla, add_participation, made, person_id=here[1], **{"party": "cn", **seat})
    assert len(seen(orla, list_contacts, person_id=here[0])) == count


def test_a_party_learns_of_contacts_at_its_own_dialogues_only(scene, orla, desks):
    assert len(seen(desks["helen"], list_contacts)) == 1
    assert seen(desks["theodora"], list_contacts) == []
    with pytest.raises(NoSuchRow):
        seen(desks["theodora"], list_contacts, dialogue_id=scene.dialogue)
