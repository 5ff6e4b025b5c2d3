"""How something was said, to what it answers, how a side moved, and how a second coder reads it."""

from datetime import date

import pytest
import sqlalchemy.exc

from actions.codings import code_position, coder_agreement, list_codings
from actions.positions import list_positions, list_topics, read_position, record_position, record_topic
from actions.sources import mark_passage
from dialogue.positions import AttributionClass, Directness, Firmness, Movement
from dialogue.refusals import CannotSpeakForAnotherParty, FieldMissing, NoSuchRow, NotOfThisDialogue
from dialogue.vocabulary import PositionKind
from models.positions import PositionCoding


def said(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "topic_id": scene.topic, "meeting_id": scene.meeting,
        "statement_en": "Publish waiting times monthly.", **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


def line(desk, position):
    with desk.reading() as session:
        return read_position(session, desk.actor, position)


HOW = {
    "firmness": Firmness.FIRM, "directness": Directness.INDIRECT, "attribution_carried": True, "verb": "insisted",
    "author_of_words": "the Ministry", "on_behalf_of": "the terminal operators", "chain": "a coalition\na newspaper",
    "kind": PositionKind.WARNING, "leaning": -1, "translated_by": "the secretariat", "addressee": "cn",
    "asked_for_on": date(2025, 9, 1), "stated_on": date(2025, 3, 11),
}  # fmt: skip


def test_how_it_was_said_is_kept_and_shown_as_it_was_given(scene, desks):
    seen = line(desks["wenyan"], said(desks["orla"], scene, **HOW))
    assert {name: getattr(seen, name) for name in HOW} == HOW
    assert seen.by_name == desks["orla"].actor.name


@pytest.mark.parametrize("kind", PositionKind)
def test_every_kind_of_statement_can_be_recorded(kind, scene, desks):
    assert line(desks["helen"], said(desks["orla"], scene, kind=kind)).kind == kind


def test_nobody_is_made_up_where_only_a_class_of_speakers_is_known(scene, desks):
    seen = line(desks["helen"], said(desks["orla"], scene, party="", attribution_class=AttributionClass.PRIVATE))
    assert (seen.party, seen.speaker_en, seen.attribution_class) == ("", "", AttributionClass.PRIVATE)
    with pytest.raises(FieldMissing):
        said(desks["orla"], scene, party="")


def test_a_movement_is_read_against_what_it_replaces(scene, desks):
    first = said(desks["orla"], scene)
    later = said(desks["orla"], scene, supersedes_id=first, movement=Movement.SOFTENED)
    assert (line(desks["helen"], later).movement, line(desks["helen"], first).superseded) == (Movement.SOFTENED, True)
    with pytest.raises(FieldMissing):
        said(desks["orla"], scene, movement=Movement.HARDENED)


def test_a_position_answers_and_supports_what_stands_in_the_same_record(scene, desks):
    ours = said(desks["orla"], scene)
    theirs = said(desks["wenyan"], scene, party="cn", passage_id=scene.said_cn, responds_to_id=ours, supports_id=ours)
    seen = line(desks["helen"], theirs)
    assert (seen.responds_to_id, seen.supports_id) == (ours, ours)


def test_a_private_position_points_into_the_joint_record_and_never_the_other_way(scene, desks):
    joint_one, helen = said(desks["orla"], scene), desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "waiting times every month", joint=joint).id
        note = record_position(
            own, helen.actor, passage_id=passage, party="cn", statement_en="They will not.", topic_id=scene.topic,
            meeting_id=scene.meeting, responds_to_id=joint_one, supports_id=joint_one, joint=joint,
        ).id  # fmt: skip
        again = record_position(
            own, helen.actor, passage_id=passage, party="cn", statement_en="They might.", meeting_id=scene.meeting,
            supersedes_id=note, responds_to_id=note, movement=Movement.SOFTENED, joint=joint,
        ).id  # fmt: skip
    with helen.reading() as joint, helen.reading_own() as own:
        seen = {p.id: p for p in list_positions(own, helen.actor, joint=joint)}
    assert (seen[note].responds_to_id, seen[again].responds_to_id) == (joint_one, note)
    for field in ("responds_to_id", "supports_id", "supersedes_id"):
        with pytest.raises(NoSuchRow):
            said(desks["helen"], scene, **{field: note})
    # What is replaced stands in the same store: a private note replaces no joint position.
    with pytest.raises(NoSuchRow), helen.reading() as joint, helen.writing_own() as own:
        record_position(
            own, helen.actor, passage_id=passage, party="us", statement_en="No.", meeting_id=scene.meeting,
            supersedes_id=joint_one, joint=joint,
        )  # fmt: skip


def test_nothing_points_into_another_dialogue(scene, desks):
    elsewhere = said(
        desks["orla"], scene, party="cn", passage_id=scene.other_passage, topic_id=None, meeting_id=scene.other_meeting
    )
    for field in ("responds_to_id", "supports_id", "supersedes_id"):
        with pytest.raises(NotOfThisDialogue):
            said(desks["orla"], scene, party="cn", **{field: elsewhere})
    with pytest.raises(NoSuchRow):  # hidden and absent look alike
        said(desks["helen"], scene, responds_to_id=elsewhere)


def test_a_topic_keeps_its_proposition_and_what_it_covers(scene, desks):
    with desks["orla"].writing() as session:
        made = record_topic(
            session, desks["orla"].actor, name_en="Fees", proposition_en="Fees should be published.",
            scope_note=" berths and cranes, no pilots ", broader_id=scene.topic, dialogue_id=scene.dialogue,
        ).id  # fmt: skip
    with desks["wenyan"].reading() as session:
        seen = {t.id: t for t in list_topics(session, desks["wenyan"].actor)}[made]
    assert (seen.broader_id, seen.scope_note, seen.proposition_en) == (
        scene.topic, "berths and cranes, no pilots", "Fees should be published.",
    )  # fmt: skip


def coded(desk, position, leaning, **changes):
    with desk.writing() as session:
        return code_position(session, desk.actor, position, leaning=leaning, **changes).id


def test_two_coders_who_read_alone_make_an_agreement(scene, desks):
    first = [said(desks["orla"], scene, leaning=leaning) for leaning in (2, 1, -1, -2)]
    for position, leaning in zip(first, (2, 1, -1, 0), strict=True):
        coded(desks["robin"], position, leaning)
    with desks["helen"].reading() as session:
        (found,) = coder_agreement(session, desks["helen"].actor, topic_id=scene.topic)
    assert (found.first, found.second) == (desks["orla"].actor.name, desks["robin"].actor.name)
    assert (found.over, found.alike, found.differing) == (tuple(first), tuple(first[:3]), (first[3],))
    # Three of four alike; chance: only 2, 1 and -1 are given by both, once each, 3/16 of the pairs.
    assert found.kappa == pytest.approx((3 / 4 - 3 / 16) / (1 - 3 / 16))


def test_who_could_still_read_alone_is_not_shown_what_others_read(scene, desks):
    position = said(desks["orla"], scene, leaning=None)
    coded(desks["robin"], position, 1)

    def seen(name):
        with desks[name].reading() as session:
            return [(c.coder, c.is_own) for c in list_codings(session, desks[name].actor, dialogue_id=scene.dialogue)]

    robin = desks["robin"].actor.name
    assert seen("robin") == [(robin, True)]
    assert seen("helen") == []
    assert seen("oscar") == [(robin, False)]  # who may not code spoils nothing
    coded(desks["helen"], position, -1)
    assert seen("helen") == [(robin, False), (desks["helen"].actor.name, True)]


def test_a_reading_is_of_the_five_and_of_a_position_with_a_topic(scene, desks):
    position = said(desks["orla"], scene)
    for leaning in (None, 3):
        with pytest.raises(FieldMissing):
            coded(desks["robin"], position, leaning)
    with pytest.raises(FieldMissing):
        coded(desks["robin"], said(desks["orla"], scene, topic_id=None), 1)
    with pytest.raises(CannotSpeakForAnotherParty):
        coded(desks["wenyan"], position, 1)


def test_a_reading_is_never_changed_and_a_second_click_makes_no_second(scene, desks):
    position = said(desks["orla"], scene)
    given = coded(desks["robin"], position, 1, key="k")
    assert coded(desks["robin"], position, 1, key="k") == given
    with pytest.raises(sqlalchemy.exc.DatabaseError), desks["orla"].writing() as session:
        session.get(PositionCoding, given).leaning = 2
