"""What a commitment says in full: who else stands in it, its condition, its term, and what it says again."""

from datetime import date

import pytest

from actions.commitment_terms import (
    list_evidence,
    list_restatements,
    record_condition_finding,
    work_out_due,
)
from actions.commitments import (
    FurtherParty,
    give_account,
    list_commitments,
    read_commitment,
    record_commitment,
    record_fulfilment,
)
from actions.positions import record_position
from actions.sources import mark_passage, record_source
from dialogue.commitments import Standing, Status
from dialogue.record import ConditionState, Fulfilled, Obligation
from dialogue.refusals import (
    EndsBeforeStart,
    FieldMissing,
    NoConditionSet,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotARequest,
    NotPermitted,
    TermHasNoDay,
)
from dialogue.vocabulary import DueKind, PositionKind, SourceKind, Stance, Strength

TODAY = date(2026, 5, 1)


def undertaken(desk, scene, **changes):
    given = {
        "passage_id": scene.agreed, "debtor": "cn", "action_en": "answer", "strength": Strength.WILL,
        "dialogue_id": scene.dialogue, **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_commitment(session, desk.actor, **given).id


def line(desk, commitment, today=TODAY):
    with desk.reading() as session:
        return read_commitment(session, desk.actor, commitment, today=today)


def found(desk, scene, commitment, state, seen_on=TODAY):
    with desk.writing() as session:
        record_condition_finding(session, desk.actor, commitment, passage_id=scene.agreed, state=state, seen_on=seen_on)


def test_what_both_sides_undertake_together_has_both_as_debtors_and_is_found_under_each(scene, desks):
    orla = desks["orla"]
    joint = undertaken(
        orla, scene,
        further=[
            FurtherParty(Obligation.DEBTOR, "us"),
            FurtherParty(Obligation.CREDITOR, label_en="port users", label_zh="港口用户"),
        ],
    )  # fmt: skip
    seen = line(desks["helen"], joint)
    assert seen.debtor_keys == {"us", "cn"}
    assert [one.party for one in seen.on_side(Obligation.DEBTOR)] == ["cn", "us"]
    assert [one.label_zh for one in seen.on_side(Obligation.CREDITOR)] == ["港口用户"]
    alone = undertaken(orla, scene)
    with orla.reading() as session:
        of = {
            party: {c.id for c in list_commitments(session, orla.actor, today=TODAY, debtor=party)}
            for party in ("us", "cn")
        }
    assert of == {"us": {joint}, "cn": {joint, alone}}


def test_who_else_undertook_it_is_a_party_of_the_dialogue_or_has_a_name(scene, desks):
    with pytest.raises(NotAPartyToThisDialogue):
        undertaken(desks["orla"], scene, further=[FurtherParty(Obligation.DEBTOR, "third")])
    with pytest.raises(FieldMissing) as refused:
        undertaken(desks["orla"], scene, further=[FurtherParty(Obligation.CREDITOR)])
    assert refused.value.facts == {"field": "creditor"}


def test_a_quantity_stands_as_worded_with_its_unit_and_period(scene, desks):
    seen = line(
        desks["helen"],
        undertaken(
            desks["orla"], scene, quantity="25", unit_en="million tonnes", unit_zh="百万吨",
            quantity_period="each calendar year, 2026 to 2028", owner="trade desk",
        ),
    )  # fmt: skip
    assert (seen.quantity, seen.unit_en, seen.unit_zh) == ("25", "million tonnes", "百万吨")
    assert (seen.quantity_period, seen.owner) == ("each calendar year, 2026 to 2028", "trade desk")


def test_a_conditional_one_is_never_overdue_until_its_condition_is_shown_to_be_met(scene, desks):
    orla = desks["orla"]
    late = undertaken(
        orla, scene, due_kind=DueKind.DATE, due_on=date(2026, 3, 1), condition_en="the other side suspends its fees"
    )
    assert line(orla, late).status == Status.CONDITION_OPEN
    found(orla, scene, late, ConditionState.NOT_MET, date(2026, 3, 2))
    assert not line(orla, late).is_overdue
    found(orla, scene, late, ConditionState.MET, date(2026, 4, 1))
    assert line(orla, late).is_overdue
    found(orla, scene, late, ConditionState.FAILED, date(2026, 4, 2))
    seen = line(desks["helen"], late)
    assert (seen.status, seen.condition.seen_on, len(seen.findings)) == (Status.LAPSED, date(2026, 4, 2), 3)


def test_there_is_nothing_to_find_where_no_condition_was_set(scene, desks):
    with pytest.raises(NoConditionSet):
        found(desks["orla"], scene, undertaken(desks["orla"], scene), ConditionState.MET)


def test_a_condition_is_found_met_on_a_day(scene, desks):
    conditional = undertaken(desks["orla"], scene, condition_zh="对方暂停")
    with pytest.raises(FieldMissing) as refused:
        found(desks["orla"], scene, conditional, ConditionState.MET, seen_on=None)
    assert refused.value.facts == {"field": "date"}


@pytest.mark.parametrize(
    ("kind", "starts", "ends", "kept"),
    [
        (DueKind.DATE, date(2026, 1, 1), date(2026, 2, 1), (None, date(2026, 2, 1))),
        (DueKind.PERIOD, date(2026, 1, 1), date(2026, 2, 1), (date(2026, 1, 1), date(2026, 2, 1))),
        (DueKind.RELATIVE, None, date(2026, 2, 1), (None, date(2026, 2, 1))),
        (DueKind.RECURRING, date(2026, 1, 1), date(2026, 2, 1), (date(2026, 1, 1), date(2026, 2, 1))),
        (DueKind.CONTINUING, date(2026, 1, 1), date(2026, 2, 1), (None, None)),
        (DueKind.NONE, date(2026, 1, 1), date(2026, 2, 1), (None, None)),
    ],
)
def test_each_kind_of_term_keeps_the_days_it_can_have(scene, desks, kind, starts, ends, kept):
    seen = line(desks["orla"], undertaken(desks["orla"], scene, due_kind=kind, due_from=starts, due_on=ends))
    assert (seen.due_from, seen.due_on) == kept


def test_a_period_has_its_last_day_and_does_not_end_before_it_begins(scene, desks):
    with pytest.raises(FieldMissing):
        undertaken(desks["orla"], scene, due_kind=DueKind.PERIOD, due_from=date(2026, 1, 1))
    with pytest.raises(EndsBeforeStart):
        undertaken(desks["orla"], scene, due_kind=DueKind.PERIOD, due_from=date(2026, 1, 2), due_on=date(2026, 1, 1))


def test_a_term_reckoned_from_an_event_has_its_day_when_the_event_has_come(scene, desks):
    orla = desks["orla"]
    warned = undertaken(
        orla, scene, due_kind=DueKind.EVENT, due_event_en="the announcement", due_event_zh="发布公告", due_offset_days=-7,
        due_words_en="a week's warning before the announcement",
    )  # fmt: skip
    assert line(orla, warned, date(2099, 1, 1)).status == Status.UNDATED
    with orla.writing() as session:
        work_out_due(session, orla.actor, warned, event_on=date(2026, 4, 20), key="event")
    with orla.writing() as session:  # a second click does nothing new
        work_out_due(session, orla.actor, warned, event_on=date(2027, 4, 20), key="event")
    seen = line(desks["wenyan"], warned)
    assert (seen.due_on, seen.due_offset_days, seen.is_overdue) == (date(2026, 4, 13), -7, True)


def test_only_a_term_without_a_day_of_its_own_is_worked_out(scene, desks):
    orla = desks["orla"]
    dated = undertaken(orla, scene, due_kind=DueKind.DATE, due_on=TODAY)
    relative = undertaken(orla, scene, due_kind=DueKind.RELATIVE, due_words_en="within 90 days")
    with pytest.raises(TermHasNoDay), orla.writing() as session:
        work_out_due(session, orla.actor, dated, due_on=date(2027, 1, 1))
    with pytest.raises(FieldMissing), orla.writing() as session:
        work_out_due(session, orla.actor, relative)


def test_what_recurs_is_kept_once_a_term_and_waits_for_the_next(scene, desks):
    orla = desks["orla"]
    again = undertaken(orla, scene, due_kind=DueKind.RECURRING, due_on=date(2026, 2, 1), due_words_en="each spring")
    with orla.writing() as session:
        record_fulfilment(
            session, orla.actor, again, passage_id=scene.agreed, state=Fulfilled.FULFILLED, seen_on=date(2026, 1, 20)
        )
    assert line(orla, again).status == Status.FULFILLED
    with orla.writing() as session:
        work_out_due(session, orla.actor, again, due_on=date(2026, 5, 20))
    seen = line(orla, again)
    assert (seen.status, seen.due_from, seen.fulfilment) == (Status.DUE_SOON, date(2026, 2, 2), None)
    assert [shown.state for shown in seen.evidence] == [Fulfilled.FULFILLED]


def test_a_commitment_that_says_another_again_stands_in_its_chain(scene, desks):
    orla = desks["orla"]
    first = undertaken(orla, scene, action_en="first")
    second = undertaken(orla, scene, action_en="second", restates_id=first)
    other = undertaken(orla, scene, action_en="other", restates_id=first)
    third = undertaken(orla, scene, action_en="third", restates_id=second)
    undertaken(orla, scene, action_en="apart")
    with desks["helen"].reading() as session:
        chains = {
            key: [c.id for c in list_restatements(session, desks["helen"].actor, key, today=TODAY)]
            for key in (first, second, third, other)
        }
    assert set(map(tuple, chains.values())) == {(first, second, other, third)}
    with pytest.raises(NoSuchRow):
        undertaken(orla, scene, restates_id=scene.agreed)


def test_a_commitment_answers_a_request_and_nothing_else(scene, desks):
    orla = desks["orla"]

    def said(kind):
        with orla.writing() as session:
            return record_position(
                session, orla.actor, passage_id=scene.agreed, party="us", statement_en="S", dialogue_id=scene.dialogue,
                kind=kind,
            ).id  # fmt: skip

    request = said(PositionKind.REQUEST)
    assert line(orla, undertaken(orla, scene, request_id=request)).request_id == request
    with pytest.raises(NotARequest):
        undertaken(orla, scene, request_id=said(PositionKind.CONCERN))


def test_a_side_keeps_commitments_and_findings_for_itself_and_nobody_else_sees_them(scene, desks):
    helen, orla = desks["helen"], desks["orla"]
    joint_one = undertaken(orla, scene, condition_en="the ports agree")
    with helen.reading() as joint, helen.writing_own() as own:
        note = record_source(own, helen.actor, kind=SourceKind.NOTE, title="Call", text="They will answer in May.")
        passage = mark_passage(own, helen.actor, note.id, "answer in May").id
        private = record_commitment(
            own, helen.actor, passage_id=passage, debtor="cn", action_en="answer in May", strength=Strength.WOULD,
            dialogue_id=scene.dialogue, restates_id=joint_one, joint=joint,
        ).id  # fmt: skip
        record_condition_finding(
            own, helen.actor, joint_one, passage_id=passage, state=ConditionState.MET, seen_on=TODAY, joint=joint
        )
        record_fulfilment(
            own, helen.actor, joint_one, passage_id=passage, state=Fulfilled.PARTLY, seen_on=TODAY, joint=joint
        )
        give_account(own, helen.actor, private, passage_id=passage, stance=Stance.ASSERTED, party="cn", joint=joint)
    with helen.reading() as joint, helen.reading_own() as own:
        seen = read_commitment(own, helen.actor, private, today=TODAY, joint=joint)
        evidence, findings = list_evidence(own, helen.actor, joint_one, joint=joint)
    assert (seen.is_private, seen.restates_id, seen.standing) == (True, joint_one, Standing.CLAIMED)
    assert [e.state for e in evidence] == [Fulfilled.PARTLY]
    assert [f.state for f in findings] == [ConditionState.MET]
    assert line(orla, joint_one).status == Status.CONDITION_OPEN
    for name in ("orla", "wenyan"):
        with pytest.raises(NoSuchRow):
            line(desks[name], private)
    with pytest.raises(NotPermitted), helen.writing() as session:
        record_commitment(
            session, helen.actor, passage_id=scene.agreed, debtor="us", action_en="A", strength=Strength.WILL,
            dialogue_id=scene.dialogue,
        )  # fmt: skip
