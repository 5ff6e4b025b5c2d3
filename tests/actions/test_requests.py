"""What a side asked, how it was answered, and how old silence is."""

from datetime import date

import pytest
import sqlalchemy.exc

from actions.meetings import record_meeting
from actions.positions import record_position
from actions.requests import answer_request, list_requests, read_request
from actions.sources import mark_passage
from dialogue.positions import Answer
from dialogue.refusals import (
    AnsweredBeforeAsked,
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotARequest,
    NotOfThisDialogue,
)
from dialogue.vocabulary import MeetingState, PositionKind
from models.positions import RequestAnswer

TODAY = date(2026, 3, 10)


def asked(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "addressee": "cn", "kind": PositionKind.REQUEST,
        "statement_en": "Publish waiting times.", "meeting_id": scene.meeting, "asked_for_on": date(2025, 6, 1), **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


def answered(desk, request, answer=Answer.PARTLY, **facts):
    facts = {"seen_on": date(2025, 4, 1), **facts}
    with desk.writing() as session:
        return answer_request(session, desk.actor, request, answer=answer, **facts).id


def listed(desk, **narrowed):
    with desk.reading() as session:
        return list_requests(session, desk.actor, today=TODAY, **narrowed)


def test_a_request_waits_and_grows_older_in_days_and_in_rounds(scene, desks):
    asked(desks["orla"], scene)
    with desks["orla"].writing() as session:
        who = desks["orla"].actor
        record_meeting(session, who, scene.dialogue, starts_on=date(2025, 9, 1), number=4)
        record_meeting(session, who, scene.dialogue, starts_on=date(2025, 9, 2), part_of_id=scene.meeting)
        record_meeting(session, who, scene.dialogue, starts_on=date(2025, 12, 1), state=MeetingState.CANCELLED)
        record_meeting(session, who, scene.dialogue, starts_on=date(2026, 5, 1), state=MeetingState.PLANNED)
    (line,) = listed(desks["wenyan"], dialogue_id=scene.dialogue)
    assert (line.answer, line.is_unanswered, line.asked_on) == (None, True, date(2025, 3, 10))
    assert (line.age.days, line.age.meetings) == (365, 1)
    assert (line.position.addressee, line.position.asked_for_on) == ("cn", date(2025, 6, 1))


def test_the_oldest_unanswered_stands_first_and_the_answered_ones_after_them(scene, desks):
    late = asked(desks["orla"], scene, stated_on=date(2025, 3, 12))
    undated = asked(desks["orla"], scene, meeting_id=None, dialogue_id=scene.dialogue)
    early = asked(desks["orla"], scene, stated_on=date(2024, 1, 1))
    done = asked(desks["orla"], scene, stated_on=date(2023, 1, 1))
    answered(desks["orla"], done, passage_id=scene.said_cn)
    answered(desks["orla"], early, Answer.NO_RESPONSE, inferred=True)
    assert [line.position.id for line in listed(desks["helen"])] == [early, late, undated, done]
    assert [line.position.id for line in listed(desks["helen"], unanswered=False)] == [done]
    assert [line.position.id for line in listed(desks["helen"], answer=Answer.NO_RESPONSE)] == [early]
    assert listed(desks["helen"], addressee="us") == []
    assert listed(desks["helen"], party="cn") == []


def test_silence_is_an_entry_of_its_own_and_the_latest_answer_counts(scene, desks):
    request = asked(desks["orla"], scene)
    answered(
        desks["orla"], request, Answer.REFUSED, seen_on=date(2025, 8, 1), passage_id=scene.said_cn, note=" in writing "
    )
    answered(desks["orla"], request, Answer.NO_RESPONSE, seen_on=date(2025, 5, 1), inferred=True)
    with desks["wenyan"].reading() as session:
        line = read_request(session, desks["wenyan"].actor, request, today=TODAY)
    assert [(a.answer, a.inferred, a.note) for a in line.answers] == [
        (Answer.NO_RESPONSE, True, ""),
        (Answer.REFUSED, False, "in writing"),
    ]
    assert (line.answer, line.answers[1].quote.passage_id) == (Answer.REFUSED, scene.said_cn)


def test_an_answer_may_rest_on_what_the_other_side_said(scene, desks):
    request = asked(desks["orla"], scene)
    with desks["wenyan"].writing() as session:
        reply = record_position(
            session, desks["wenyan"].actor, passage_id=scene.said_cn, party="cn", statement_zh="愿意研究。",
            meeting_id=scene.meeting, responds_to_id=request,
        ).id  # fmt: skip
    answered(desks["wenyan"], request, answering_position_id=reply)
    (line,) = listed(desks["helen"])
    assert (line.answers[0].answering_position_id, line.answers[0].quote) == (reply, None)


def test_in_the_joint_record_only_who_was_asked_answers(scene, desks):
    request = asked(desks["orla"], scene)
    with pytest.raises(CannotSpeakForAnotherParty):
        answered(desks["helen"], request, Answer.NO_RESPONSE)
    assert answered(desks["wenyan"], request, passage_id=scene.said_cn)


def test_a_side_notes_for_itself_what_became_of_a_joint_request(scene, desks):
    request, helen = asked(desks["orla"], scene), desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        answer_request(own, helen.actor, request, answer=Answer.NO_RESPONSE, inferred=True, seen_on=TODAY, joint=joint)
    with helen.reading() as joint, helen.reading_own() as own:
        (line,) = list_requests(joint, helen.actor, today=TODAY, own=own)
    assert (line.answers, [a.answer for a in line.noted], line.noted[0].is_private) == ((), [Answer.NO_RESPONSE], True)
    for name in ("wenyan", "orla"):
        with desks[name].reading() as joint, desks[name].reading_own() as own:
            (line,) = list_requests(joint, desks[name].actor, today=TODAY, own=own)
        assert line.noted == ()


def test_a_private_request_is_answered_in_the_same_store(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "both ports publish", joint=joint).id
        request = record_position(
            own, helen.actor, passage_id=passage, party="us", addressee="cn", kind=PositionKind.REQUEST,
            statement_en="Ask again.", dialogue_id=scene.dialogue, joint=joint,
        ).id  # fmt: skip
        answer_request(
            own, helen.actor, request, answer=Answer.DEFERRED, passage_id=passage, seen_on=TODAY, joint=joint
        )
    with helen.reading() as joint, helen.reading_own() as own:
        (line,) = list_requests(own, helen.actor, today=TODAY, joint=joint)
    assert (line.answer, line.position.is_private, line.answers[0].is_private) == (Answer.DEFERRED, True, True)
    with pytest.raises(NoSuchRow), desks["orla"].reading() as joint:
        read_request(joint, desks["orla"].actor, request, today=TODAY)


def test_what_cannot_be_an_answer_is_refused(scene, desks):
    request = asked(desks["orla"], scene, stated_on=date(2025, 3, 10))
    stated = asked(desks["orla"], scene, kind=PositionKind.POSITION)
    for refused, facts in (
        (FieldMissing, {}),
        (FieldMissing, {"answer": Answer.NO_RESPONSE, "seen_on": None}),
        (AnsweredBeforeAsked, {"seen_on": date(2025, 3, 9), "passage_id": scene.said_cn}),
        (CommentIsNotAPosition, {"passage_id": scene.comment}),
        (NotOfThisDialogue, {"passage_id": scene.other_passage}),
        (NoSuchRow, {"answering_position_id": scene.source}),
    ):
        with pytest.raises(refused):
            answered(desks["orla"], request, **facts)
    with pytest.raises(NotARequest):
        answered(desks["orla"], stated, passage_id=scene.said_cn)
    with pytest.raises(NotAPartyToThisDialogue):
        asked(desks["orla"], scene, addressee="third")


def test_the_same_command_answers_once(scene, desks):
    request = asked(desks["orla"], scene)
    assert answered(desks["orla"], request, Answer.NO_RESPONSE, key="k") == answered(
        desks["orla"], request, Answer.NO_RESPONSE, key="k"
    )
    assert len(listed(desks["orla"])[0].answers) == 1


def test_an_answer_is_never_changed(scene, desks):
    given = answered(desks["orla"], asked(desks["orla"], scene), Answer.NO_RESPONSE)
    with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
        session.get(RequestAnswer, given).answer = Answer.GRANTED


def test_for_those_of_other_dialogues_there_is_no_request(scene, desks):
    request = asked(desks["orla"], scene)
    assert listed(desks["theodora"]) == []
    with pytest.raises(NoSuchRow):
        answered(desks["theodora"], request, Answer.NO_RESPONSE)
