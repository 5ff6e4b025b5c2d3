"""The table of commitments and the minutes, with what became of the promises, and nothing that a side keeps for itself."""

from datetime import date

import pytest

from actions.claims import record_claim, say_of_claim
from actions.commitment_reviews import record_review, write_guideline
from actions.commitment_targets import record_figure, set_target
from actions.commitment_terms import record_condition_finding
from actions.commitments import FurtherParty, record_commitment
from actions.next_steps import record_next_step
from actions.paper_exports import PaperAsked, RecordForm, paper_made
from actions.private_words import private_words
from actions.sources import mark_passage
from dialogue.record import ConditionState, NextStepKind, Obligation
from dialogue.refusals import AboveCeiling
from dialogue.reviews import Scale
from dialogue.vocabulary import DueKind, Marking, Stance, Strength
from tests.actions.papers import Record, printed, set_record

YEAR = {"from_on": date(2025, 1, 1), "until_on": date(2025, 12, 31)}
EN, ZH = PaperAsked(("en",)), PaperAsked(("zh",))


@pytest.fixture
def record(desks, scene) -> Record:
    return set_record(desks, scene)


@pytest.fixture
def told(desks, record) -> Record:
    """Everything that can become of a promise, once."""
    orla, scene, promise = desks["orla"], record.scene, record.promise
    with orla.writing() as joint:
        who, rests = orla.actor, {"passage_id": scene.agreed}
        record_commitment(
            joint, who, **rests, debtor="cn", action_en="publish together", action_zh="共同公布", strength=Strength.SHALL,
            further=[FurtherParty(Obligation.DEBTOR, "us")], quantity="12", unit_en="reports", unit_zh="份报告",
            quantity_period="a year", due_kind=DueKind.EVENT, due_event_en="the summit", due_event_zh="峰会",
            due_offset_days=-7, dialogue_id=scene.dialogue, restates_id=promise, owner="port desk",
        )  # fmt: skip
        record_condition_finding(joint, who, promise, **rests, state=ConditionState.MET, seen_on=date(2026, 2, 1))
        write_guideline(joint, who, promise, scale=Scale.COMPLIANCE, text_en="an answer in writing", text_zh="书面答复")
        record_review(joint, who, promise, **rests, scale=Scale.COMPLIANCE, score=-1, is_final=True, **YEAR)
        for by, amount, shown in (("import figures", "200", "90"), ("export figures", "160", "100")):
            target = set_target(joint, who, promise, measured_by=by, amount=amount, unit="t", **YEAR).id
            record_figure(joint, who, target, **rests, amount=shown, as_of=date(2025, 12, 31))
        claim = record_claim(
            joint, who, **rests, proposition_en="the fees fell", proposition_zh="费用已降", dialogue_id=scene.dialogue
        ).id
        say_of_claim(joint, who, claim, **rests, stance=Stance.ASSERTED, party="us")
        record_next_step(
            joint, who, **rests, action_en="tell the port", action_zh="告知港方", kind=NextStepKind.RELAY, party="us",
            owner="Robin", meeting_id=scene.meeting, due_on=date(2025, 5, 1),
        )  # fmt: skip
    return record


def test_the_table_tells_what_became_of_each_promise_in_both_languages(desks, told):
    lines = printed(desks["elliot"], RecordForm.COMMITMENTS, told.scene.dialogue, EN)
    for words in (
        "China, US", "12 reports (a year)", "after an event · 7 days before: the summit", "says no. 1 again",
        "seen to by port desk", "Condition met, 1 February 2026", "Targets and official figures", "import figures", "45.0% · as of 31 December 2025",
        "62.5% · as of 31 December 2025", "an answer in writing", "−1, not kept", "final", "the fees fell", "No source given.",
        "US: asserts it", "tell the port", "to relay", "overdue", "Overdue; nothing has been shown yet",
    ):  # fmt: skip
        assert words in lines, words
    turned = printed(desks["wenyan"], RecordForm.COMMITMENTS, told.scene.dialogue, ZH)
    for words in (
        "中方、美方", "12 份报告（a year）", "待特定事件 · 峰会前 7 天", "重申第 1 项", "经办：port desk", "条件已成就，2026年2月1日",
        "书面答复", "−1，未履行", "费用已降", "未说明来源。", "告知港方", "转达",
    ):  # fmt: skip
        assert words in turned, words


def test_a_table_without_them_has_no_empty_headings(desks, record):
    lines = printed(desks["wenyan"], RecordForm.COMMITMENTS, record.scene.dialogue, EN)
    assert not {"Targets and official figures", "Reviews of implementation", "Claims", "Next steps"} & set(lines)


def test_next_steps_stand_in_the_minutes_that_name_the_speakers_only(desks, told):
    attributed = printed(desks["elliot"], RecordForm.MINUTES, told.scene.meeting, EN)
    assert {"Next steps", "tell the port", "seen to by Robin"} <= set(attributed)
    hushed = printed(desks["elliot"], RecordForm.MINUTES_UNATTRIBUTED, told.scene.meeting, EN)
    assert not {"Next steps", "tell the port", "seen to by Robin"} & set(hushed)


@pytest.mark.parametrize("carries", ["figure", "review", "claim", "next step", "finding"])
def test_whatever_a_promise_rests_on_above_the_ceiling_keeps_the_table_back(desks, told, carries):
    orla, scene = desks["orla"], told.scene
    with orla.writing() as joint:
        who = orla.actor
        secret = mark_passage(joint, who, scene.source, "both ports publish", marking=Marking.CONFIDENTIAL).id
        if carries == "figure":
            target = set_target(joint, who, told.promise, measured_by="M", amount="1").id
            record_figure(joint, who, target, amount="1", as_of=date(2026, 1, 1), passage_id=secret)
        elif carries == "review":
            record_review(
                joint, who, told.promise, scale=Scale.COMPLIANCE, score=0, passage_id=secret, from_on=date(2024, 1, 1),
                until_on=date(2024, 2, 1),
            )  # fmt: skip
        elif carries == "claim":
            record_claim(joint, who, passage_id=secret, proposition_en="P", dialogue_id=scene.dialogue)
        elif carries == "next step":
            record_next_step(joint, who, passage_id=secret, action_en="A", party="us", dialogue_id=scene.dialogue)
        else:
            record_condition_finding(
                joint, who, told.promise, passage_id=secret, state=ConditionState.NOT_MET, seen_on=date(2026, 1, 1)
            )
    with pytest.raises(AboveCeiling):
        paper_made(desks["helen"], RecordForm.COMMITMENTS, scene.dialogue, PaperAsked(ceiling=Marking.SENSITIVE))


def test_words_that_a_side_keeps_for_itself_about_a_promise_are_looked_for_in_every_file(desks, told):
    helen, scene = desks["helen"], told.scene
    ours = "graphite inspectors would count as kept for us"
    with helen.reading() as joint, helen.writing_own() as own:
        write_guideline(own, helen.actor, told.promise, scale=Scale.COMPLIANCE, text_en=ours, joint=joint)
        record_next_step(
            own, helen.actor, action_en="telephone the capital at night", party="us", meeting_id=scene.meeting, joint=joint
        )  # fmt: skip
    looked_for = private_words(helen, dialogue_id=scene.dialogue)
    assert {ours, "telephone the capital at night"} <= looked_for
    for form, subject in ((RecordForm.COMMITMENTS, scene.dialogue), (RecordForm.MINUTES, scene.meeting)):
        assert not [line for line in printed(helen, form, subject, EN) if "graphite" in line or "telephone" in line]
    with desks["orla"].writing() as joint:  # what all sides read of a promise is no secret of one of them
        write_guideline(joint, desks["orla"].actor, told.promise, scale=Scale.COMPLIANCE, text_en=ours)
    assert ours not in private_words(helen, dialogue_id=scene.dialogue)
    assert any(ours in line for line in printed(helen, RecordForm.COMMITMENTS, scene.dialogue, EN))
