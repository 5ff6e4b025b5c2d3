"""Two accounts of one meeting: item by item, linked by a person, counted with the list behind each figure."""

from datetime import UTC, date, datetime

import pytest
import sqlalchemy.exc

from actions.read_out_candidates import find_candidates
from actions.read_outs import amend_point, list_points, read_accounts, record_mention, record_point
from actions.source_frames import Frame, record_frame
from actions.sources import mark_passage, record_source
from dialogue.read_outs import Terms, Told
from dialogue.refusals import (
    CannotSpeakForAnotherParty,
    CommentIsNotAPosition,
    FieldMissing,
    NoSuchRow,
    NotAPartyToThisDialogue,
    NothingToCompare,
    NotOfThisDialogue,
    NotPermitted,
    QuoteNotInSource,
)
from dialogue.vocabulary import SourceKind, Stance
from models.read_outs import ReadOutMention
from tests.actions.two_accounts import SAID, SPOKESMAN, TEXT_CN, TEXT_US, UNDERTAKINGS

PUBLISHED = {"us": datetime(2025, 11, 1, 21, 0, tzinfo=UTC), "cn": datetime(2025, 10, 30, 8, 30, tzinfo=UTC)}


def text_of(desk, scene, party, text, **facts):
    with desk.writing() as session:
        source = record_source(
            session, desk.actor, kind=SourceKind.READ_OUT, title=f"Text of {party}", text=text, meeting_id=scene.meeting, **facts
        ).id  # fmt: skip
        record_frame(session, desk.actor, source, Frame(speaks_for=party, published_at=PUBLISHED.get(party)))
    return source


def point(desk, scene, title="A point", **facts):
    with desk.writing() as session:
        return record_point(session, desk.actor, scene.meeting, title_en=title, **facts).id


def tells(desk, point_id, party, source, words, stance=Stance.ASSERTED, **facts):
    with desk.writing() as session:
        passage = mark_passage(session, desk.actor, source, words).id
        return record_mention(session, desk.actor, point_id, party=party, stance=stance, passage_id=passage, **facts).id


def accounts(desk, scene):
    with desk.reading() as session:
        return read_accounts(session, desk.actor, scene.meeting)


@pytest.fixture
def told_twice(scene, desks):
    """The worked example: both texts, seventeen points, the words of each linked, the terms compared."""
    orla = desks["orla"]
    sources = {"us": text_of(orla, scene, "us", TEXT_US), "cn": text_of(orla, scene, "cn", TEXT_CN)}
    with orla.writing() as session:
        briefing = record_source(
            session, orla.actor, kind=SourceKind.NEWS, title="Briefing", text=SPOKESMAN, meeting_id=scene.meeting
        ).id
    for one in UNDERTAKINGS:
        made = point(orla, scene, one.title)
        for party in ("us", "cn"):
            if words := getattr(one, party):
                tells(orla, made, party, sources[party], words)
        if one.told == Told.NOT_CONFIRMED:
            tells(orla, made, "cn", briefing, SAID, Stance.NOT_CONFIRMED)
        if one.terms is not None:
            with orla.writing() as session:
                amend_point(session, orla.actor, made, title_en=one.title, title_zh="", terms=one.terms)
    return sources


def test_each_point_is_told_as_a_careful_reader_found(scene, desks, told_twice):
    seen = accounts(desks["wenyan"], scene)
    assert {p.title_en: p.told for p in seen.points} == {one.title: one.told for one in UNDERTAKINGS}
    assert [p.title_en for p in seen.points] == [one.title for one in UNDERTAKINGS]
    licences = next(p for p in seen.points if p.title_en == "general licences")
    assert licences.telling == ("us",)
    assert (licences.latest()["cn"].quote.exact, licences.latest()["cn"].quote.source_title) == (SAID, "Briefing")


def test_the_lengths_and_the_times_of_both_texts_are_told(scene, desks, told_twice):
    seen = accounts(desks["helen"], scene)
    assert [(t.party, t.length, t.published_at, t.language) for t in seen.texts] == [
        ("us", len(TEXT_US), PUBLISHED["us"], "en"),
        ("cn", len(TEXT_CN), PUBLISHED["cn"], "zh"),
    ]
    assert seen.parties == ("us", "cn")


def test_three_sentences_of_the_other_text_are_offered_and_the_right_one_is_mostly_among_them(scene, desks, told_twice):
    both, among = [one for one in UNDERTAKINGS if one.us and one.cn], 0
    with desks["orla"].reading() as session:
        for one in both:
            for party, other in (("us", "cn"), ("cn", "us")):
                text = {"us": TEXT_US, "cn": TEXT_CN}[party]
                start = text.index(getattr(one, party))
                found = find_candidates(
                    session, desks["orla"].actor, told_twice[party], start, start + len(getattr(one, party)),
                    told_twice[other],
                )  # fmt: skip
                exact = [candidate.exact for candidate in found]
                assert len(exact) <= 3
                among += getattr(one, other) in exact
    assert among >= 20  # of 24; rules that only count shared words found 7 of 9


def test_a_candidate_is_offered_and_nothing_is_linked(scene, desks, told_twice):
    before = accounts(desks["orla"], scene)
    with desks["orla"].reading() as session:
        assert find_candidates(session, desks["orla"].actor, told_twice["us"], 12, 60, told_twice["cn"])
    assert accounts(desks["orla"], scene) == before


def test_candidates_come_from_texts_that_this_person_may_read(scene, desks, told_twice):
    with desks["theodora"].reading() as session, pytest.raises(NoSuchRow):
        find_candidates(session, desks["theodora"].actor, told_twice["us"], 0, 9, told_twice["cn"])
    with desks["orla"].reading() as session:
        for start, end in ((5, 5), (-1, 4), (0, 10**6)):
            with pytest.raises(QuoteNotInSource):
                find_candidates(session, desks["orla"].actor, told_twice["us"], start, end, told_twice["cn"])


def test_how_terms_compare_is_said_only_where_two_sides_tell_the_point(scene, desks):
    orla = desks["orla"]
    made = point(orla, scene)
    source = text_of(orla, scene, "us", TEXT_US)
    tells(orla, made, "us", source, "Fact sheet")
    with pytest.raises(NothingToCompare), orla.writing() as session:
        amend_point(session, orla.actor, made, title_en="A point", title_zh="", terms=Terms.SAME)
    with pytest.raises(FieldMissing), orla.writing() as session:
        amend_point(session, orla.actor, made, title_en=" ", title_zh="")


def test_a_side_denies_what_the_other_tells_in_its_own_words_and_in_no_others(scene, desks):
    orla, source = desks["orla"], text_of(desks["orla"], scene, "us", TEXT_US)
    made = point(orla, scene)
    tells(orla, made, "us", source, "Fact sheet")
    with pytest.raises(CannotSpeakForAnotherParty):
        tells(desks["helen"], made, "cn", source, "Fact sheet", Stance.SILENT)
    with pytest.raises(NotAPartyToThisDialogue):
        tells(orla, made, "third", source, "Fact sheet")
    tells(desks["wenyan"], made, "cn", scene.source, "中方表示愿意研究", Stance.DENIED)
    (seen,) = accounts(desks["helen"], scene).points
    assert (seen.told, seen.telling) == (Told.DENIED, ("us",))
    tells(desks["wenyan"], made, "cn", scene.source, "中方表示愿意研究", Stance.ACKNOWLEDGED)
    (seen,) = accounts(desks["helen"], scene).points
    assert (seen.told, [m.stance for m in seen.mentions]) == (
        Told.NOT_COMPARED, [Stance.ASSERTED, Stance.DENIED, Stance.ACKNOWLEDGED],
    )  # fmt: skip


def test_the_sides_do_not_compare_in_the_joint_record_and_do_so_in_their_own(scene, desks):
    helen, source = desks["helen"], text_of(desks["orla"], scene, "us", TEXT_US)
    with pytest.raises(NotPermitted):
        point(helen, scene)
    shared = point(desks["orla"], scene)
    with helen.reading() as joint, helen.writing_own() as own:
        made = record_point(own, helen.actor, scene.meeting, title_en="Ours", topic_id=scene.topic, joint=joint).id
        passage = mark_passage(own, helen.actor, source, "Fact sheet", joint=joint).id
        for one in (made, shared):
            record_mention(
                own, helen.actor, one, party="cn", stance=Stance.DENIED, passage_id=passage, joint=joint, key=str(one)
            )
    with helen.reading() as joint, helen.reading_own() as own:
        seen = read_accounts(joint, helen.actor, scene.meeting, own=own)
        private = read_accounts(own, helen.actor, scene.meeting, joint=joint)
    assert [(p.mentions, len(p.noted), p.told) for p in seen.points] == [((), 1, Told.UNTOLD)]
    assert [(p.title_en, p.is_private, p.mentions[0].is_private) for p in private.points] == [("Ours", True, True)]
    for name in ("wenyan", "orla"):
        with desks[name].reading() as joint, desks[name].reading_own() as own:
            other = read_accounts(joint, desks[name].actor, scene.meeting, own=own)
            assert [len(p.noted) for p in other.points] == [0]
            assert list_points(own, desks[name].actor, joint=joint) == []
    with pytest.raises(NoSuchRow):
        tells(desks["orla"], made, "us", source, "Fact sheet")


def test_neither_point_nor_mention_leaves_its_dialogue(scene, desks):
    orla = desks["orla"]
    with pytest.raises(NoSuchRow):
        point(orla, scene, commitment_id=scene.source)
    made = point(orla, scene)
    for refused, passage in ((NotOfThisDialogue, scene.other_passage), (CommentIsNotAPosition, scene.comment)):
        with pytest.raises(refused), orla.writing() as session:
            record_mention(session, orla.actor, made, party="us", stance=Stance.ASSERTED, passage_id=passage)
    with pytest.raises(NoSuchRow):
        accounts(desks["theodora"], scene)
    with desks["theodora"].reading() as session:
        assert list_points(session, desks["theodora"].actor) == []
    with desks["helen"].reading() as session:
        assert [p.id for p in list_points(session, desks["helen"].actor, dialogue_id=scene.dialogue)] == [made]


def test_the_texts_of_a_meeting_stand_in_the_order_of_the_parties_a_joint_one_last(scene, desks):
    text_of(desks["orla"], scene, "joint", "A joint statement.")
    text_of(desks["orla"], scene, "cn", "Their text.")
    first = text_of(desks["helen"], scene, "us", "Our text.", dated_on=date(2025, 3, 12))
    with desks["orla"].writing() as session:
        translated = record_source(
            session, desks["orla"].actor, kind=SourceKind.READ_OUT, title="In Chinese", text="译文。",
            meeting_id=scene.meeting, translation_of_id=first,
        ).id  # fmt: skip
        record_frame(session, desks["orla"].actor, translated, Frame(speaks_for="us"))
    seen = accounts(desks["wenyan"], scene)
    assert [t.party for t in seen.texts] == ["us", "us", "cn", "joint"]
    assert [t.source_id for t in seen.texts_of("us")] == [first, translated]
    with pytest.raises(NotAPartyToThisDialogue):
        text_of(desks["orla"], scene, "third", "A text.")


def test_what_a_side_said_of_a_point_is_never_changed_and_is_kept_once(scene, desks):
    orla = desks["orla"]
    source = text_of(orla, scene, "us", TEXT_US)
    made = point(orla, scene, key="p")
    assert point(orla, scene, key="p") == made
    given = tells(orla, made, "us", source, "Fact sheet", key="m")
    assert tells(orla, made, "us", source, "Fact sheet", key="m") == given
    with pytest.raises(sqlalchemy.exc.DatabaseError), orla.writing() as session:
        session.get(ReadOutMention, given).stance = Stance.DENIED
