"""What is to be done after a meeting, what became of it, and what is due or overdue, by side and by who sees to it."""

from datetime import date, timedelta

import pytest

from actions.agenda import agenda_of
from actions.commitments import FurtherParty, record_commitment, record_fulfilment
from actions.due_lists import DueNoun, by_owner, by_side, due_list
from actions.next_steps import list_next_steps, record_next_step, reopen_next_step, settle_next_step
from dialogue.record import Fulfilled, NextStepKind, NextStepState, Obligation
from dialogue.refusals import (
    CommentIsNotAPosition,
    FieldMissing,
    NextStepMoved,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotPermitted,
)
from dialogue.vocabulary import DueKind, Strength
from tests.actions.closing import broken, running, silences
from tests.actions.drafting import set_table

TODAY = date(2026, 5, 1)
LATE, SOON, FAR = TODAY - timedelta(days=1), TODAY + timedelta(days=10), TODAY + timedelta(days=31)


def step(desk, scene, **changes):
    given = {"action_en": "pass the views on", "party": "us", "meeting_id": scene.meeting, **changes}
    with desk.writing() as session:
        return record_next_step(session, desk.actor, **given).id


def steps(desk, **narrowed):
    with desk.reading() as session:
        return list_next_steps(session, desk.actor, today=TODAY, **narrowed)


def settle(desk, step_id, **given):
    with desk.writing() as session:
        settle_next_step(session, desk.actor, step_id, **{"state": NextStepState.DONE, "settled_on": TODAY, **given})


def due(desk, **given):
    with desk.reading() as session:
        return due_list(session, desk.actor, today=TODAY, **given)


def test_a_relay_has_who_does_it_toward_whom_who_sees_to_it_and_its_day(scene, desks):
    step(
        desks["orla"], scene, kind=NextStepKind.RELAY, label_en="Mr Quill", toward="industry", owner="Robin", due_on=LATE,
        due_words="by the end of April", passage_id=scene.agreed,
    )  # fmt: skip
    (seen,) = steps(desks["wenyan"])
    assert (seen.kind, seen.party, seen.toward, seen.owner) == (NextStepKind.RELAY, "us", "industry", "Robin")
    assert (seen.is_overdue, seen.quote.exact) == (True, "Both sides will meet again in the spring.")
    assert seen.dialogue_id == scene.dialogue


def test_a_step_says_what_is_done_by_whom_and_rests_on_no_comment(scene, desks):
    for changes, refusal in (
        ({"action_en": ""}, FieldMissing), ({"party": ""}, FieldMissing), ({"party": "third"}, NotAPartyToThisDialogue),
        ({"passage_id": scene.comment}, CommentIsNotAPosition),
    ):  # fmt: skip
        with pytest.raises(refusal):
            step(desks["orla"], scene, **changes)
    assert step(desks["orla"], scene, party="", owner="the secretariat")


def test_what_was_done_is_settled_once_with_its_outcome_and_can_be_opened_again(scene, desks):
    orla, made = desks["orla"], step(desks["orla"], scene, due_on=LATE)
    settle(orla, made, outcome="told at the breakfast", key="done")
    settle(orla, made, key="done")
    (seen,) = steps(orla)
    assert (seen.state, seen.settled_on, seen.outcome) == (NextStepState.DONE, TODAY, "told at the breakfast")
    assert not seen.is_overdue
    with pytest.raises(NextStepMoved):
        settle(orla, made, state=NextStepState.DROPPED, outcome="late")
    with orla.writing() as session:
        reopen_next_step(session, orla.actor, made)
    (seen,) = steps(orla)
    assert (seen.state, seen.settled_on, seen.outcome, seen.is_overdue) == (NextStepState.OPEN, None, "", True)
    with pytest.raises(NextStepMoved), orla.writing() as session:
        reopen_next_step(session, orla.actor, made)


def test_what_is_dropped_says_why_and_what_is_done_says_when(scene, desks):
    made = step(desks["orla"], scene)
    with pytest.raises(FieldMissing) as refused:
        settle(desks["orla"], made, state=NextStepState.DROPPED)
    assert refused.value.facts == {"field": "outcome"}
    with pytest.raises(FieldMissing):
        settle(desks["orla"], made, settled_on=None)


def test_open_steps_come_first_the_first_due_first(scene, desks):
    orla = desks["orla"]
    undated, late, done = step(orla, scene), step(orla, scene, due_on=LATE), step(orla, scene, due_on=date(2020, 1, 1))
    settle(orla, done)
    soon = step(orla, scene, due_on=SOON, party="cn")
    assert [s.id for s in steps(orla)] == [late, soon, undated, done]
    assert [s.id for s in steps(orla, party="cn")] == [soon]
    assert [s.id for s in steps(orla, state=NextStepState.DONE)] == [done]
    assert steps(desks["theodora"]) == []


def test_a_side_keeps_steps_of_its_own_that_nobody_else_sees(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        made = record_next_step(
            own, helen.actor, action_en="ask the capital", party="us", meeting_id=scene.meeting, due_on=LATE, joint=joint
        ).id  # fmt: skip
    with helen.reading() as joint, helen.reading_own() as own:
        (mine,) = due_list(own, helen.actor, today=TODAY, joint=joint)
    assert (mine.id, mine.is_private, mine.is_overdue) == (made, True, True)
    assert steps(desks["orla"]) == steps(desks["helen"]) == []
    with pytest.raises(NoSuchRow):
        settle(desks["wenyan"], made)
    with helen.writing_own() as own:
        settle_next_step(own, helen.actor, made, state=NextStepState.DONE, settled_on=TODAY)
    with pytest.raises(NotPermitted):
        step(desks["songbi"], scene)


def test_an_overdue_step_waits_on_its_side_and_a_coming_one_is_told(scene, desks):
    orla = desks["orla"]
    late, soon = step(orla, scene, due_on=LATE), step(orla, scene, due_on=SOON, party="cn")
    settle(orla, step(orla, scene, due_on=LATE))
    waits = {name: [w.what for w in agenda_of(desks[name], TODAY).waiting] for name in ("orla", "helen", "wenyan")}
    assert waits == {"orla": ["step"], "helen": ["step"], "wenyan": []}
    assert [c.step_id for c in agenda_of(desks["wenyan"], TODAY).coming if c.step_id] == [soon]
    assert late not in {c.step_id for c in agenda_of(orla, TODAY).coming}


def promise(desk, scene, **changes):
    given = {
        "passage_id": scene.agreed, "debtor": "cn", "action_en": "answer", "strength": Strength.WILL, "owner": "Robin",
        "due_kind": DueKind.DATE, "due_on": LATE, "dialogue_id": scene.dialogue, **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_commitment(session, desk.actor, **given).id


def test_due_and_overdue_are_told_by_who_sees_to_it_and_by_side(scene, desks):
    orla = desks["orla"]
    late = promise(orla, scene)
    both = promise(orla, scene, due_on=SOON, owner="", further=[FurtherParty(Obligation.DEBTOR, "us")])
    relay = step(orla, scene, due_on=SOON, owner="robin's desk")
    for left_out in (
        {"due_on": FAR}, {"due_kind": DueKind.NONE, "due_on": None}, {"condition_en": "the other side moves"},
    ):  # fmt: skip
        promise(orla, scene, **left_out)
    settled, partly = promise(orla, scene), promise(orla, scene)
    with orla.writing() as session:
        for made, state in ((settled, Fulfilled.FULFILLED), (partly, Fulfilled.PARTLY)):
            record_fulfilment(session, orla.actor, made, passage_id=scene.agreed, state=state, seen_on=TODAY)
    lines = due(desks["helen"])
    assert [(line.id, line.is_overdue) for line in lines] == [
        (late, True), (partly, False), (both, False), (relay, False),
    ]  # fmt: skip
    assert {owner: [line.id for line in of] for owner, of in by_owner(lines).items()} == {
        "Robin": [late, partly], "robin's desk": [relay], "": [both],
    }  # fmt: skip
    assert list(by_owner(lines)) == ["Robin", "robin's desk", ""]
    assert {side: [line.id for line in of] for side, of in by_side(lines).items()} == {
        "cn": [late, partly, both], "us": [both, relay],
    }  # fmt: skip
    assert len(due(desks["orla"], within=timedelta(days=40))) == 5
    assert due(desks["theodora"]) == due(desks["orla"], dialogue_id=scene.other_dialogue) == []


def test_silence_that_runs_is_due_to_the_parties_of_its_draft_until_it_is_broken(stores, desks):
    table = set_table(stores, desks)
    running(table)
    (procedure,) = silences(table)
    day = procedure.deadline.date()

    def told(name, today):
        with desks[name].reading() as session:
            return due_list(session, desks[name].actor, today=today)

    (line,) = told("orla", day - timedelta(days=2))
    assert (line.noun, line.due_on, line.draft_id, line.is_overdue) == (DueNoun.SILENCE, day, table.draft, False)
    assert set(line.sides) == {"us", "cn"}
    assert told("orla", day - timedelta(days=31)) == told("theodora", day) == []
    broken(table, procedure.id)
    assert told("orla", day) == []
