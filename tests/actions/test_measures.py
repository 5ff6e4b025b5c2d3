"""The rules that are talked about, what happened to them by whose statement, and letters, which are no meetings."""

from datetime import date

import pytest
import sqlalchemy.exc

from actions.communications import list_communications, read_communication, record_communication
from actions.measures import list_measures, read_measure, record_measure, record_measure_event
from actions.positions import list_positions, record_position
from actions.sources import mark_passage
from dialogue.record import CommunicationKind
from dialogue.record import MeasureEventKind as Kind
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
    PartOfItself,
)
from dialogue.vocabulary import Precision
from models.measures import MeasureEvent


def measure(desk, scene, **changes):
    given = {"name_en": "Rules on berths", "owner": "cn", "dialogue_id": scene.dialogue, **changes}
    with desk.writing() as session:
        return record_measure(session, desk.actor, **given).id


def happened(desk, scene, measure_id, kind, day=None, stated_by="cn", **changes):
    given = {"passage_id": scene.said_cn, "happened_on": day, **changes}
    with desk.writing() as session:
        return record_measure_event(session, desk.actor, measure_id, kind=kind, stated_by=stated_by, **given).id


def seen(desk, measure_id):
    with desk.reading() as session:
        return read_measure(session, desk.actor, measure_id)


def test_what_two_sources_date_differently_stands_side_by_side_with_who_states_it(scene, desks):
    rules = measure(desks["orla"], scene)
    happened(desks["orla"], scene, rules, Kind.POSTPONED, date(2008, 4, 20), what_en="implementing rules")
    happened(desks["orla"], scene, rules, Kind.DUE_TO_TAKE_EFFECT, date(2008, 5, 1), as_printed="May 1, 2008")
    happened(
        desks["orla"], scene, rules, Kind.DUE_TO_TAKE_EFFECT, date(2009, 5, 1), "the embassy", passage_id=scene.comment
    )
    line = seen(desks["helen"], rules)
    assert [(e.kind, e.happened_on.year) for e in line.events] == [
        (Kind.POSTPONED, 2008), (Kind.DUE_TO_TAKE_EFFECT, 2008), (Kind.DUE_TO_TAKE_EFFECT, 2009),
    ]  # fmt: skip
    assert {kind: [e.stated_by for e in of] for kind, of in line.differing().items()} == {
        Kind.DUE_TO_TAKE_EFFECT: ["cn", "the embassy"]
    }
    assert (line.latest.happened_on, line.events[1].as_printed) == (date(2009, 5, 1), "May 1, 2008")


def test_what_an_author_comments_is_no_statement_of_a_party(scene, desks):
    rules = measure(desks["orla"], scene)
    with pytest.raises(CommentIsNotAPosition):
        happened(desks["orla"], scene, rules, Kind.SUSPENDED, stated_by="cn", passage_id=scene.comment)


def test_that_one_is_part_of_another_is_kept_as_somebody_claims_it(scene, desks):
    law, rules = measure(desks["orla"], scene, name_en="Law on ports"), measure(desks["orla"], scene)
    happened(desks["orla"], scene, rules, Kind.PART_OF, other_id=law, stated_by="a newspaper")
    (event,) = seen(desks["wenyan"], rules).events
    assert (event.other_id, event.other_en, event.stated_by) == (law, "Law on ports", "a newspaper")
    with pytest.raises(PartOfItself):
        happened(desks["orla"], scene, rules, Kind.PART_OF, other_id=rules)
    with pytest.raises(FieldMissing):
        happened(desks["orla"], scene, rules, Kind.PART_OF)


def test_a_library_of_instruments_is_listed_by_year_and_found_by_its_words(scene, desks):
    for year in (2006, 1994, 2002):
        made = measure(
            desks["orla"], scene, name_en=f"Regulation of {year}", issuer="State Council", number=f"No. {year - 1900}"
        )
        happened(desks["orla"], scene, made, Kind.ISSUED, date(year, 1, 1), "a report", precision=Precision.YEAR)
    measure(desks["orla"], scene, name_en="Undated notice")
    with desks["helen"].reading() as session:
        lines = list_measures(session, desks["helen"].actor, dialogue_id=scene.dialogue, owner="cn")
        found = list_measures(session, desks["helen"].actor, words="no. 102")
    assert [(m.name_en, m.issued and m.issued.happened_on.year) for m in lines] == [
        ("Regulation of 1994", 1994), ("Regulation of 2002", 2002), ("Regulation of 2006", 2006), ("Undated notice", None),
    ]  # fmt: skip
    assert [m.number for m in found] == ["No. 102"]


def test_in_the_joint_record_a_side_states_for_itself_and_notes_the_rest_in_its_own(scene, desks):
    rules, helen = measure(desks["wenyan"], scene), desks["helen"]
    with pytest.raises(CannotSpeakForAnotherParty):
        happened(helen, scene, rules, Kind.TOOK_EFFECT)
    assert happened(helen, scene, rules, Kind.TOOK_EFFECT, stated_by="us")
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "愿意研究", joint=joint).id
        record_measure_event(
            own, helen.actor, rules, kind=Kind.WITHDRAWN, stated_by="cn", passage_id=passage, joint=joint
        )
        record_measure(own, helen.actor, name_en="Our guess", joint=joint)
    with helen.reading() as joint, helen.reading_own() as own:
        (line,) = list_measures(joint, helen.actor, own=own)
        (guess,) = list_measures(own, helen.actor, joint=joint)
    assert ([e.kind for e in line.events], [e.kind for e in line.noted]) == ([Kind.TOOK_EFFECT], [Kind.WITHDRAWN])
    assert (guess.name_en, guess.is_private, guess.dialogue_id) == ("Our guess", True, None)
    for name in ("wenyan", "orla"):
        with desks[name].reading() as joint, desks[name].reading_own() as own:
            (line,) = list_measures(joint, desks[name].actor, own=own)
            assert (line.noted, list_measures(own, desks[name].actor, joint=joint)) == ((), [])
    with pytest.raises(NoSuchRow):
        seen(desks["orla"], guess.id)


def test_positions_are_about_a_measure(scene, desks):
    rules = measure(desks["orla"], scene)
    with desks["orla"].writing() as session:
        record_position(
            session, desks["orla"].actor, passage_id=scene.said_us, party="us", statement_en="Too early.",
            meeting_id=scene.meeting, measure_id=rules,
        )  # fmt: skip
    with desks["wenyan"].reading() as session:
        (line,) = list_positions(session, desks["wenyan"].actor, measure_id=rules)
    assert line.measure_id == rules


def test_nothing_of_a_measure_leaves_its_dialogue(scene, desks):
    rules = measure(desks["orla"], scene)
    other = measure(desks["orla"], scene, dialogue_id=scene.other_dialogue)
    with pytest.raises(NotOfThisDialogue):
        happened(desks["orla"], scene, rules, Kind.PART_OF, other_id=other)
    with pytest.raises(NotOfThisDialogue):
        happened(desks["orla"], scene, rules, Kind.ISSUED, passage_id=scene.other_passage)
    with pytest.raises(NotAPartyToThisDialogue):
        measure(desks["orla"], scene, owner="third")
    for who in ("helen", "theodora"):
        wrong = other if who == "helen" else rules
        with pytest.raises(NoSuchRow):
            seen(desks[who], wrong)
        with pytest.raises(NoSuchRow):
            happened(desks[who], scene, wrong, Kind.ISSUED)


def test_a_measure_without_a_name_and_an_event_that_nobody_states_are_refused(scene, desks):
    with pytest.raises(FieldMissing):
        measure(desks["orla"], scene, name_en=" ")
    rules = measure(desks["orla"], scene)
    with pytest.raises(FieldMissing):
        happened(desks["orla"], scene, rules, Kind.ISSUED, stated_by=" ")


def test_an_event_is_never_changed_and_is_kept_once(scene, desks):
    rules = measure(desks["orla"], scene, key="m")
    assert measure(desks["orla"], scene, key="m") == rules
    made = happened(desks["orla"], scene, rules, Kind.ISSUED, key="e")
    assert happened(desks["orla"], scene, rules, Kind.ISSUED, key="e") == made
    with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
        session.get(MeasureEvent, made).as_printed = "changed"


def told(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "kind": CommunicationKind.LETTER, "sender_label_en": "A coalition of port users",
        "addressee": "cn", "via": "a newspaper", "what_en": "Wait.", "sent_on": date(2025, 4, 13),
        "as_printed": "on Monday", "dialogue_id": scene.dialogue, "topic_id": scene.topic, **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_communication(session, desk.actor, **given).id


def test_a_letter_of_a_coalition_is_no_meeting_and_the_coalition_no_side(scene, desks):
    letter = told(desks["orla"], scene)
    post = told(
        desks["helen"], scene, kind=CommunicationKind.POST, sender="us", sender_label_en="", sent_on=date(2025, 5, 1)
    )
    with desks["wenyan"].reading() as session:
        who = desks["wenyan"].actor
        line = read_communication(session, who, letter)
        listed = [c.id for c in list_communications(session, who, dialogue_id=scene.dialogue)]
        sent = [c.id for c in list_communications(session, who, party="us")]
        letters = [c.id for c in list_communications(session, who, kind=CommunicationKind.LETTER)]
    assert (line.sender, line.sender_label_en, line.addressee, line.as_printed) == (
        "", "A coalition of port users", "cn", "on Monday",
    )  # fmt: skip
    assert (line.via, line.quote.passage_id, line.topic_id) == ("a newspaper", scene.said_us, scene.topic)
    assert (listed, sent, letters) == ([post, letter], [post], [letter])


def test_what_was_told_is_of_its_dialogue_and_by_its_sender(scene, desks):
    for refused, changes in (
        (FieldMissing, {"sender_label_en": ""}),
        (FieldMissing, {"addressee": ""}),
        (FieldMissing, {"what_en": ""}),
        (CommentIsNotAPosition, {"passage_id": scene.comment}),
        (NotOfThisDialogue, {"passage_id": scene.other_passage}),
        (NotAPartyToThisDialogue, {"addressee": "third"}),
    ):
        with pytest.raises(refused):
            told(desks["orla"], scene, **changes)
    with pytest.raises(CannotSpeakForAnotherParty):
        told(desks["helen"], scene, sender="cn")
    letter = told(desks["orla"], scene)
    with desks["theodora"].reading() as session:
        assert list_communications(session, desks["theodora"].actor) == []
        with pytest.raises(NoSuchRow):
            read_communication(session, desks["theodora"].actor, letter)


def test_a_side_keeps_a_message_to_itself(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "愿意研究", joint=joint).id
        made = record_communication(
            own, helen.actor, kind=CommunicationKind.ORAL, passage_id=passage, sender="cn", addressee="us",
            what_en="In confidence.", dialogue_id=scene.dialogue, joint=joint,
        ).id  # fmt: skip
    with helen.reading() as joint, helen.reading_own() as own:
        (line,) = list_communications(own, helen.actor, joint=joint)
    assert (line.id, line.is_private) == (made, True)
    for name in ("orla", "wenyan"):
        with desks[name].reading() as joint, desks[name].reading_own() as own:
            assert list_communications(joint, desks[name].actor) == []
            assert list_communications(own, desks[name].actor, joint=joint) == []
