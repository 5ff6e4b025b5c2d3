"""A measure is described anew and nothing is lost: every earlier description stays, with why and by whom."""

import pytest
import sqlalchemy.exc
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from actions.journal import read_journal
from actions.measure_versions import amend_measure, list_measure_versions, name_measures
from actions.measures import read_measure, record_measure
from dialogue.refusals import FieldMissing, NoSuchRow, NotAPartyToThisDialogue, NotPermitted
from dialogue.refusals_of_record import MeasureOfAnotherSide
from models.measures import MeasureVersion

FIELDS = ("name_en", "name_zh", "owner", "issuer", "number", "note")
WORDS = st.sampled_from(["Rules", "规则", "A; b", "No. 7"])
DESCRIBED = st.tuples(WORDS, st.sampled_from(["", "规则"]), st.sampled_from(["", "us", "cn"]), WORDS, WORDS, WORDS)


def named(desk, scene, **facts):
    with desk.writing() as session:
        return record_measure(session, desk.actor, name_en="Rules", dialogue_id=scene.dialogue, **facts).id


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(DESCRIBED, min_size=1, max_size=4))
def test_whatever_is_corrected_every_description_is_still_there_in_order(scene, desks, given_):
    orla, measure = desks["orla"], named(desks["orla"], scene)
    told = [("Rules", "", "", "", "", "")]
    for described in given_:
        with orla.writing() as session:
            amend_measure(session, orla.actor, measure, **dict(zip(FIELDS, described, strict=True)), reason="why")
        if described != told[-1]:
            told.append(described)
    with desks["wenyan"].reading() as session:
        versions = list_measure_versions(session, desks["wenyan"].actor, measure)
        now = read_measure(session, desks["wenyan"].actor, measure)
    lines = [*versions, now]
    assert [tuple(getattr(line, field) for field in FIELDS) for line in lines] == told
    assert [version.place for version in versions] == list(range(1, len(told)))
    assert {version.reason for version in versions} <= {"why"}


def test_a_side_corrects_what_it_named_and_nobody_else_does(scene, desks):
    helen, measure = desks["helen"], named(desks["helen"], scene)
    given = {"name_en": "Rules on berths", "name_zh": "", "owner": "cn"}
    for name, refused in (("wenyan", MeasureOfAnotherSide), ("theodora", NoSuchRow), ("oscar", NotPermitted)):
        with desks[name].writing() as session, pytest.raises(refused):
            amend_measure(session, desks[name].actor, measure, **given)
    with helen.writing() as session, pytest.raises(FieldMissing):
        amend_measure(session, helen.actor, measure, name_en=" ", name_zh="")
    with helen.writing() as session, pytest.raises(NotAPartyToThisDialogue):
        amend_measure(session, helen.actor, measure, name_en="R", name_zh="", owner="third")
    for _ in range(2):
        with helen.writing() as session:
            amend_measure(session, helen.actor, measure, **given, key="once")
    with desks["orla"].writing() as session:
        amend_measure(session, desks["orla"].actor, measure, name_en="Rules", name_zh="规则")
    with helen.reading() as session:
        assert [v.by_name for v in list_measure_versions(session, helen.actor, measure)] == [
            helen.actor.name, desks["orla"].actor.name,
        ]  # fmt: skip
        assert read_journal(session, helen.actor)[0].act == "measure:amended"
        assert name_measures(session, helen.actor, [measure, None]) == {measure: ("Rules", "规则")}
    with desks["theodora"].reading() as session:
        assert name_measures(session, desks["theodora"].actor, [measure]) == {}


def test_a_version_is_never_changed_and_a_private_measure_is_corrected_in_its_own_store(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        mine = record_measure(own, helen.actor, name_en="Ours", dialogue_id=scene.dialogue, joint=joint).id
    shared = named(helen, scene)
    with helen.reading() as joint, helen.writing_own() as own:
        amend_measure(own, helen.actor, mine, name_en="Ours alone", name_zh="", owner="us", joint=joint)
        assert set(name_measures(own, helen.actor, [mine, shared], joint=joint)) == {mine, shared}
        assert [v.name_en for v in list_measure_versions(own, helen.actor, mine)] == ["Ours"]
    for name in ("helen", "wenyan"):
        with desks[name].reading() as joint, pytest.raises(NoSuchRow):
            list_measure_versions(joint, desks[name].actor, mine)
    with pytest.raises(sqlalchemy.exc.DatabaseError, match="append-only"), helen.writing_own() as own:
        own.exec(select(MeasureVersion)).one().reason = "another"
