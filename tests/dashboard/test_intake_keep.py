"""What the rules propose of a source becomes rows of the record, each with its words, through the same verbs as by hand."""

from collections import Counter
from datetime import date

import pytest
from sqlmodel import select

from actions.claims import list_claims, record_claim
from actions.commitments import list_commitments
from actions.communications import list_communications
from actions.meeting_view import list_seats
from actions.next_steps import list_next_steps
from actions.positions import list_positions
from actions.scheduled_events import list_events
from actions.sources import record_source
from dashboard.intake_exchanges import KeptAs
from dashboard.intake_keep import keep
from dashboard.intake_suggested import ONLY_JOINT, SUGGESTED, offered
from dialogue.audiences import JOINT, party_audience
from dialogue.record import NextStepKind, Obligation
from dialogue.refusals import CommentIsNotAPosition, FieldMissing, NotOfThisDialogue
from dialogue.vocabulary import DueKind, PassageRole, SourceKind, Stance
from intake.kinds import DocumentKind
from intake.proposals import (
    ClaimProposal,
    CommitmentProposal,
    NextStepProposal,
    ParticipantProposal,
    RequestProposal,
    TransmissionProposal,
)
from models.sources import Passage, Source
from tests.intake.confirming import confirm_all, read_again, suggested

TODAY = date(2031, 1, 1)
TEXT = """MEMORANDUM OF CONVERSATION

SUBJECT: Ports and pilots
DATE: March 10, 2031
PLACE: Rotterdam

PARTICIPANTS
United States
Marta Quill, Director
Two note-takers
China
Lü Anqing, Fellow

1. Director Quill said that the United States could not accept any fee on pilots.
2. Mr. Lü asked the United States to publish its waiting times.
3. The United States will purchase 25 million metric tons of maize per year by March 2032 if China lowers its duties.
4. The two sides agreed to establish a hotline within 60 days of the signing of the agreement.
5. Director Quill handed over a letter from the United States to China.
6. The United States said that the next round of talks will be held in Rotterdam on 4 May 2031.

COMMENT: It seems that China will never lower its duties, and that the United States will not ask again.
"""
NEWS = """March 12, 2031 (Port Press) -- Talks on ports ended in Rotterdam on Tuesday.

China denied that it had raised its duties, the Wall Street Journal reported. The United States said on Wednesday that fees had doubled.
"""


@pytest.fixture
def told(scene, house):
    """The fictional memorandum as a source of the scene's dialogue, under no meeting."""
    return _recorded(house["orla"], scene.dialogue)


def _recorded(desk, dialogue_id, audience=JOINT, text=TEXT):
    with desk.reading() as joint, desk.writing(audience) as session:
        return record_source(
            session, desk.actor, kind=SourceKind.MINUTES, title="Pilots", text=text, dialogue_id=dialogue_id,
            joint=None if audience == JOINT else joint,
        ).id  # fmt: skip


def first(reading, of_type, words):
    return next(one for one in reading.all() if isinstance(one, of_type) and words in one.anchor.exact)


def test_everything_that_is_proposed_can_be_confirmed_and_nothing_is_offered_twice(told, scene, house):
    orla = house["orla"]
    done = confirm_all(orla, told)
    assert not [one for one in done if one.refused], [(one.noun, one.refused, one.proposal.quote) for one in done]
    made = Counter(one.noun for one in done)
    assert (made["meeting"], made["participation"]) == (1, 3)
    assert {"communication", "scheduled_event", "position", "commitment", "comment"} <= set(made), made
    assert offered(read_again(orla, told), folded=True) == []
    with orla.reading() as session:
        source = session.get(Source, told)
        for passage in session.exec(select(Passage).where(Passage.source_id == told)):
            assert source.text[passage.start : passage.end] == passage.exact
        for line in list_positions(session, orla.actor, dialogue_id=scene.dialogue):
            assert line.quote.role != PassageRole.COMMENT


def test_a_claim_is_kept_with_the_account_of_who_denies_it_and_through_whom_it_came(scene, house):
    orla = house["orla"]
    source = read_again(orla, _recorded(orla, scene.dialogue, text=NEWS), kind=DocumentKind.NEWS)
    proposal = first(source.reading, ClaimProposal, "denied")
    facts = suggested(orla, source, proposal, None)
    keep(orla, source, proposal, facts, audience=JOINT, meeting_id=None, is_edited=False, command="c")
    with orla.reading() as session:
        (line,) = list_claims(session, orla.actor)
    (account,) = line.accounts
    assert (account.party, account.stance, account.chain) == ("cn", Stance.DENIED, "the Wall Street Journal")
    assert line.quote.exact in NEWS


def test_a_joint_undertaking_has_both_sides_as_debtors_and_its_term_in_days_from_the_event(told, house):
    orla = house["orla"]
    source = read_again(orla, told)
    for number, words in enumerate(("hotline", "maize")):
        proposal = first(source.reading, CommitmentProposal, words)
        facts = suggested(orla, source, proposal, None)
        keep(orla, source, proposal, facts, audience=JOINT, meeting_id=None, is_edited=False, command=f"c{number}")
    with orla.reading() as session:
        lines = {line.quantity: line for line in list_commitments(session, orla.actor, today=TODAY)}
    joint, bought = lines[""], lines["25 million"]
    assert (joint.debtor, [(o.obligation, o.party) for o in joint.further]) == ("us", [(Obligation.DEBTOR, "cn")])
    assert (joint.due_kind, joint.due_offset_days, joint.due_event_en) == (
        DueKind.EVENT, 60, "the signing of the agreement"
    )  # fmt: skip
    assert (bought.debtor, bought.unit_en, bought.quantity_period) == ("us", "metric tons", "per year")
    assert (bought.due_kind, bought.due_on) == (DueKind.DATE, date(2032, 3, 31))
    assert bought.condition_en.startswith("if China lowers")


def test_a_request_is_kept_with_whom_it_asks(told, house):
    orla = house["orla"]
    source = read_again(orla, told)
    proposal = first(source.reading, RequestProposal, "publish")
    facts = suggested(orla, source, proposal, None)
    keep(orla, source, proposal, facts, audience=JOINT, meeting_id=None, is_edited=False, command="c")
    with orla.reading() as session:
        (line,) = list_positions(session, orla.actor)
    assert (line.party, line.addressee, line.verb) == ("cn", "us", "asked")


def test_a_participant_is_seated_with_the_name_as_printed_and_the_words_that_say_so(told, scene, house):
    orla = house["orla"]
    source = read_again(orla, told)
    proposal = first(source.reading, ParticipantProposal, "Quill")
    facts = suggested(orla, source, proposal, scene.other_meeting)
    assert facts["person"] != "new"  # the register knows her
    facts["side"] = ""
    _, made = keep(
        orla, source, proposal, facts | {"person": "new"}, audience=JOINT, meeting_id=scene.meeting, is_edited=True,
        command="c",
    )  # fmt: skip
    with orla.reading() as session:
        (seat,) = [seat for seat in list_seats(session, orla.actor, scene.meeting) if seat.id == made]
        assert seat.name_as_printed == "Marta Quill"
        assert session.get(Passage, seat.passage_id).exact == proposal.anchor.exact


def test_what_is_to_come_is_an_event_with_its_date_or_a_step_that_somebody_takes(told, house):
    orla = house["orla"]
    source = read_again(orla, told)
    proposal = first(source.reading, NextStepProposal, "next round")
    facts = suggested(orla, source, proposal, None)
    keep(orla, source, proposal, facts, audience=JOINT, meeting_id=None, is_edited=False, command="c")
    handed = first(source.reading, TransmissionProposal, "letter")
    as_step = suggested(orla, source, handed, None) | {"kept_as": KeptAs.STEP}
    keep(orla, source, handed, as_step, audience=JOINT, meeting_id=None, is_edited=True, command="d")
    with orla.reading() as session:
        (event,) = list_events(session, orla.actor)
        (step,) = list_next_steps(session, orla.actor, today=TODAY)
    assert (event.starts_on, event.party) == (date(2031, 5, 4), "us")
    assert (step.kind, step.party, step.quote.exact) == (NextStepKind.RELAY, "us", handed.anchor.exact)


def test_words_of_the_comment_are_refused_to_a_side_whatever_a_person_presses(told, house):
    orla = house["orla"]
    source = read_again(orla, told)
    (comment,) = source.reading.comments
    assert not [one for one in source.reading.all() if one is not comment and _overlap(one, comment)]
    confirm_all(orla, told)
    with orla.writing() as session:
        of_comment = select(Passage).where(Passage.role == PassageRole.COMMENT, Passage.source_id == told)
        passage = session.exec(of_comment).one().id
        with pytest.raises(CommentIsNotAPosition):
            record_claim(session, orla.actor, passage_id=passage, proposition_en="P", dialogue_id=source.dialogue.id)


def _overlap(one, other):
    return one.anchor.start < other.anchor.end and other.anchor.start < one.anchor.end


def test_a_side_keeps_what_is_proposed_for_itself_and_the_other_side_learns_nothing(told, scene, house):
    helen, wenyan = house["helen"], house["wenyan"]
    done = confirm_all(helen, told, party_audience("us"))
    assert not [one for one in done if one.refused], [(one.noun, one.refused, one.proposal.quote) for one in done]
    assert {one.noun for one in done} >= {"communication", "scheduled_event", "position", "commitment"}
    assert not {SUGGESTED[type(one.proposal)][0] for one in done} & ONLY_JOINT
    with helen.reading_own() as own, helen.reading() as joint:
        told_own = list_communications(own, helen.actor, joint=joint)
        assert len(told_own) == sum(one.noun == "communication" for one in done)
        assert list_communications(joint, helen.actor) == [] == list_commitments(joint, helen.actor, today=TODAY)
    assert read_again(wenyan, told, party_audience("cn")).decisions == {}
    assert read_again(house["orla"], told).decisions == {}


def test_a_source_under_no_dialogue_is_read_under_the_one_that_a_person_names_and_it_is_remembered(scene, house):
    helen, own_audience = house["helen"], party_audience("us")
    loose = _recorded(helen, None, own_audience)
    with pytest.raises(FieldMissing) as refused:
        read_again(helen, loose, own_audience)
    assert refused.value.facts["field"] == "dialogue"
    assert confirm_all(helen, loose, own_audience, dialogue_id=scene.dialogue)
    again = read_again(helen, loose, own_audience)
    assert again.dialogue.id == scene.dialogue
    assert offered(again, folded=True, is_private=True) == []
    with helen.reading() as joint, helen.reading_own() as own:
        told_own = list_communications(own, helen.actor, joint=joint)
        assert {line.dialogue_id for line in told_own} == {scene.dialogue}


def test_a_source_of_one_dialogue_is_not_read_under_another(told, scene, house):
    with pytest.raises(NotOfThisDialogue):
        read_again(house["orla"], told, dialogue_id=scene.other_dialogue)
