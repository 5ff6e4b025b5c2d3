"""Decisions on proposals: nothing is offered twice, and each rule's share of right ones can be told."""

import pytest

from actions.intake_decisions import Offered, decide, decisions_on, rates_of_rules
from dialogue.audiences import party_audience
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.refusals import DecidedAlready

SAID = Offered("position:1", "position.stated", "position", "A", 10, 20)
MET = Offered("participant:1", "participant.list", "participant", "A", 0, 5)


def put_down(desk, scene, offered, verdict, **facts):
    with desk.writing() as session:
        return decide(session, desk.actor, scene.source, offered, verdict, **facts).id


def test_a_decision_is_remembered_with_its_reason(scene, desks):
    put_down(desks["orla"], scene, SAID, IntakeVerdict.REJECTED, reason="a question, not a position")
    with desks["robin"].reading() as session:
        lines = decisions_on(session, desks["robin"].actor, scene.source)
    assert [(line.verdict, line.reason) for line in lines.values()] == [
        (IntakeVerdict.REJECTED, "a question, not a position")
    ]
    assert lines["position:1"].offered == SAID


def test_two_people_do_not_decide_on_one_proposal(scene, desks):
    put_down(desks["orla"], scene, SAID, IntakeVerdict.ACCEPTED, made_noun="position")
    with pytest.raises(DecidedAlready) as refused:
        put_down(desks["robin"], scene, SAID, IntakeVerdict.REJECTED)
    assert refused.value.facts["verdict"] == IntakeVerdict.ACCEPTED


def test_the_same_command_twice_is_one_decision(scene, desks):
    first = put_down(desks["orla"], scene, SAID, IntakeVerdict.REJECTED, key="once")
    assert put_down(desks["orla"], scene, SAID, IntakeVerdict.REJECTED, key="once") == first


def test_what_was_put_aside_can_be_looked_at_again(scene, desks):
    orla = desks["orla"]
    put_down(orla, scene, SAID, IntakeVerdict.REJECTED)
    put_down(orla, scene, SAID, IntakeVerdict.REOPENED)
    with orla.reading() as session:
        assert decisions_on(session, orla.actor, scene.source) == {}
    put_down(orla, scene, SAID, IntakeVerdict.ACCEPTED)
    with orla.reading() as session:
        (rate,) = rates_of_rules(session, orla.actor)
        assert (rate.accepted, rate.rejected, rate.right) == (1, 0, 1.0)


def test_the_rule_that_is_most_often_wrong_stands_first(scene, desks):
    orla = desks["orla"]
    put_down(orla, scene, SAID, IntakeVerdict.EDITED)
    put_down(orla, scene, MET, IntakeVerdict.MENTIONED)
    with orla.reading() as session:
        rates = rates_of_rules(session, orla.actor)
    assert [(rate.rule, rate.decided, rate.right) for rate in rates] == [
        ("participant.list", 1, 0.0), ("position.stated", 1, 1.0)
    ]  # fmt: skip


def test_what_a_side_decides_in_its_own_store_is_not_seen_by_others(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing(party_audience("us")) as own:
        decide(own, helen.actor, scene.source, SAID, IntakeVerdict.REJECTED, joint=joint)
    with helen.reading() as joint, helen.reading_own() as own:
        assert decisions_on(joint, helen.actor, scene.source) == {}
        assert set(decisions_on(own, helen.actor, scene.source, joint=joint)) == {SAID.proposal}
