"""A position rests on a passage; a side speaks for itself; a comment is nobody's position."""

from datetime import date

import pytest

from actions.positions import (
    list_comments,
    list_positions,
    list_topics,
    read_position,
    record_comment,
    record_position,
    record_topic,
)
from actions.sources import mark_passage, record_source
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
    PassageNotOfThisStore,
)
from dialogue.vocabulary import PositionKind, SourceKind


def said(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "topic_id": scene.topic, "meeting_id": scene.meeting,
        "statement_en": "Publish waiting times monthly.", **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


def listed(desk, **narrowed):
    with desk.reading() as session:
        return list_positions(session, desk.actor, **narrowed)


def test_each_sides_position_is_shown_with_its_quote_and_topic(scene, desks):
    said(desks["orla"], scene, speaker_participation_id=scene.seat_us, leaning=2, stated_on=date(2025, 3, 10))
    said(
        desks["orla"], scene, party="cn", passage_id=scene.said_cn, statement_en="", statement_zh="愿意研究。", leaning=0,
        stated_on=date(2025, 3, 11),
    )  # fmt: skip
    us, cn = listed(desks["wenyan"], dialogue_id=scene.dialogue)
    assert (us.party, us.speaker_en, us.leaning, us.quote.exact) == (
        "us", "Marta Quill", 2, "both ports publish their waiting times every month",
    )  # fmt: skip
    assert (cn.party, cn.topic_zh, cn.statement_zh, cn.quote.source_title) == (
        "cn",
        "等待时间",
        "愿意研究。",
        "Minutes",
    )


def test_a_comment_of_the_author_is_never_a_position(scene, desks):
    with pytest.raises(CommentIsNotAPosition):
        said(desks["orla"], scene, passage_id=scene.comment)


def test_a_position_without_a_passage_is_refused(scene, desks):
    with pytest.raises(NoSuchRow):
        said(desks["orla"], scene, passage_id=None)


def test_in_the_joint_record_a_side_speaks_for_itself_only(scene, desks):
    assert said(desks["helen"], scene)
    for party in ("cn", ""):
        with pytest.raises(CannotSpeakForAnotherParty):
            said(desks["helen"], scene, party=party, attribution_en="a guest")


def test_a_side_cannot_replace_the_others_position(scene, desks):
    theirs = said(desks["wenyan"], scene, party="cn", passage_id=scene.said_cn)
    with pytest.raises(CannotSpeakForAnotherParty):
        said(desks["helen"], scene, supersedes_id=theirs)


def test_a_later_position_replaces_the_earlier_of_the_same_side(scene, desks):
    first = said(desks["helen"], scene, stated_on=date(2025, 3, 10))
    second = said(desks["helen"], scene, supersedes_id=first, stated_on=date(2025, 3, 11))
    assert [(p.id, p.superseded) for p in listed(desks["helen"])] == [(first, True), (second, False)]


def test_words_are_not_put_into_the_mouth_of_somebody_of_another_side(scene, desks):
    with pytest.raises(CannotSpeakForAnotherParty):
        said(desks["orla"], scene, speaker_participation_id=scene.seat_cn)


def test_a_party_outside_the_dialogue_has_no_position_in_it(scene, desks):
    with pytest.raises(NotAPartyToThisDialogue):
        said(desks["orla"], scene, party="third")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"party": "", "attribution_en": ""}, "party"),
        ({"statement_en": " "}, "statement"),
        ({"meeting_id": None}, "dialogue"),
    ],
)
def test_a_position_says_who_and_what_and_where(scene, desks, changes, field):
    with pytest.raises(FieldMissing) as refused:
        said(desks["orla"], scene, **changes)
    assert refused.value.facts == {"field": field}


def test_somebody_who_is_neither_side_is_named_by_an_attribution(scene, desks):
    said(desks["orla"], scene, party="", attribution_en="policy circles, in private", kind=PositionKind.CONCERN)
    (line,) = listed(desks["helen"], kind=PositionKind.CONCERN)
    assert (line.party, line.attribution_en) == ("", "policy circles, in private")


def test_a_quote_of_another_dialogue_does_not_wander_into_this_one(scene, desks):
    with pytest.raises(NotOfThisDialogue):
        said(desks["orla"], scene, passage_id=scene.other_passage)


def test_a_topic_of_another_dialogue_is_not_used_here(scene, desks):
    with desks["orla"].writing() as session:
        actor = desks["orla"].actor
        topic = record_topic(session, actor, name_en="Licences", dialogue_id=scene.other_dialogue)
        general = record_topic(session, actor, name_en="Safety", name_zh="安全")
    with pytest.raises(NotOfThisDialogue):
        said(desks["orla"], scene, topic_id=topic.id)
    assert said(desks["orla"], scene, topic_id=general.id)
    with desks["helen"].reading() as session:
        names = [line.name_en for line in list_topics(session, desks["helen"].actor)]
    assert names == ["Waiting times", "Safety"]


def test_a_party_names_a_topic_for_its_dialogue_and_not_for_all(scene, desks):
    helen = desks["helen"]
    with helen.writing() as session:
        assert record_topic(session, helen.actor, name_en="Tugs", dialogue_id=scene.dialogue)
    with pytest.raises(FieldMissing), helen.writing() as session:
        record_topic(session, helen.actor, name_en="Tugs")


def test_positions_are_seen_by_the_parties_of_their_dialogue_only(scene, desks):
    made = said(desks["orla"], scene)
    assert listed(desks["theodora"]) == listed(desks["odile"]) == []
    assert [line.id for line in listed(desks["oscar"])] == [made]
    with pytest.raises(NoSuchRow), desks["theodora"].reading() as session:
        read_position(session, desks["theodora"].actor, made)


def test_positions_are_narrowed_by_party_topic_and_meeting(scene, desks):
    ours = said(desks["orla"], scene)
    theirs = said(desks["orla"], scene, party="cn", passage_id=scene.said_cn, topic_id=None)
    assert [p.id for p in listed(desks["orla"], party="cn")] == [theirs]
    assert [p.id for p in listed(desks["orla"], topic_id=scene.topic)] == [ours]
    assert len(listed(desks["orla"], meeting_id=scene.meeting)) == 2
    assert listed(desks["orla"], meeting_id=scene.other_meeting) == []


def test_the_same_command_twice_records_one_position(scene, desks):
    assert said(desks["helen"], scene, key="k") == said(desks["helen"], scene, key="k")
    assert len(listed(desks["helen"])) == 1


def test_in_its_own_store_a_side_notes_what_the_other_said_and_nobody_else_sees_it(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as session:
        note = record_source(
            session, helen.actor, kind=SourceKind.NOTE, title="Corridor", text="They can live with June."
        )
        passage = mark_passage(session, helen.actor, note.id, "They can live with June")
        record_position(
            session, helen.actor, passage_id=passage.id, party="cn", meeting_id=scene.meeting, topic_id=scene.topic,
            statement_en="June would do.", joint=joint,
        )  # fmt: skip
    with helen.reading() as joint, helen.reading_own() as session:
        (line,) = list_positions(session, helen.actor, meeting_id=scene.meeting, joint=joint)
    assert (line.is_private, line.topic_en, line.quote.source_title) == (True, "Waiting times", "Corridor")
    assert [listed(desks[name]) for name in ("helen", "wenyan", "orla")] == [[], [], []]
    with desks["wenyan"].reading_own() as session:
        assert list_positions(session, desks["wenyan"].actor) == []


def test_a_private_position_points_only_to_what_its_side_may_know(scene, desks):
    helen = desks["helen"]
    with helen.writing_own() as session:
        note = record_source(session, helen.actor, kind=SourceKind.NOTE, title="N", text="They agree.")
        passage = mark_passage(session, helen.actor, note.id, "They agree")
    with pytest.raises(NoSuchRow), helen.reading() as joint, helen.writing_own() as session:
        record_position(
            session, helen.actor, passage_id=passage.id, party="cn", meeting_id=scene.other_meeting, statement_en="x",
            joint=joint,
        )  # fmt: skip


def test_a_private_position_rests_on_a_passage_of_its_own_store(scene, desks):
    helen = desks["helen"]
    facts = {"party": "cn", "meeting_id": scene.meeting, "statement_en": "x"}
    for passage, refusal in ((scene.said_cn, PassageNotOfThisStore), (scene.other_passage, NoSuchRow)):
        with pytest.raises(refusal), helen.reading() as joint, helen.writing_own() as session:
            record_position(session, helen.actor, passage_id=passage, joint=joint, **facts)


def test_a_comment_is_kept_beside_what_it_is_about(scene, desks):
    position = said(desks["orla"], scene)
    with desks["orla"].writing() as session:
        record_comment(
            session, desks["orla"].actor, author="The note-taker", passage_id=scene.comment, about_noun="position",
            about_id=position, text="goes beyond what was said", dialogue_id=scene.dialogue,
        )  # fmt: skip
    with desks["wenyan"].reading() as session:
        (comment,) = list_comments(session, desks["wenyan"].actor, about_id=position)
    assert (comment.author, comment.quote.exact) == ("The note-taker", "it seems that the ports will publish nothing")
    with desks["theodora"].reading() as session:
        assert list_comments(session, desks["theodora"].actor) == []
    assert len(listed(desks["orla"])) == 1
