"""Paragraphs of a source, their markings, and versions of a source that was corrected."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.source_frames import Frame, read_frame, record_frame
from actions.source_paragraphs import ParagraphOf, banner, marking_of_span, record_paragraphs, role_of_span, touched
from actions.sources import mark_passage, read_source, record_source
from dialogue.markings import exceeds
from dialogue.refusals import (
    CommentIsNotAPosition,
    NotAPartyToThisDialogue,
    NotOfThisDialogue,
    ParagraphOutsideSource,
    ParagraphsOverlap,
    SourceCorrected,
    SourceOfAnotherSide,
)
from dialogue.vocabulary import Marking, PassageRole, SourceKind
from tests.actions.scene import TEXT

FIRST = TEXT.index("1. The American")
SECOND = TEXT.index("2. 中方")
THIRD = TEXT.index("3. Both")
COMMENT = TEXT.index("Comment:")
PARAGRAPHS = (
    ParagraphOf(FIRST, SECOND, "1", PassageRole.RECORD, Marking.SENSITIVE, "(SBU)"),
    ParagraphOf(SECOND, THIRD, "2", PassageRole.RECORD),
    ParagraphOf(COMMENT, len(TEXT), "", PassageRole.COMMENT, Marking.CONFIDENTIAL),
)


def tell(desk, source, paragraphs=PARAGRAPHS):
    with desk.writing() as session:
        record_paragraphs(session, desk.actor, source, paragraphs)


def mark(desk, source, exact, **facts):
    with desk.writing() as session:
        passage = mark_passage(session, desk.actor, source, exact, **facts)
        return passage.role, passage.marking


def test_a_quote_takes_the_marking_and_the_role_of_its_paragraph(scene, desks):
    orla = desks["orla"]
    tell(orla, scene.source)
    assert mark(orla, scene.source, "publish their waiting times") == (PassageRole.RECORD, Marking.SENSITIVE)
    assert mark(orla, scene.source, "中方表示愿意研究") == (PassageRole.RECORD, Marking.INTERNAL)
    assert (
        mark(orla, scene.source, "publish their waiting times every month", marking=Marking.PUBLIC)[1] == Marking.PUBLIC
    )


def test_words_of_a_comment_stay_a_comment_whatever_is_said_of_them(scene, desks):
    from actions.positions import record_position

    orla = desks["orla"]
    tell(orla, scene.source)
    with orla.writing() as session:
        passage = mark_passage(
            session, orla.actor, scene.source, "the ports will publish nothing", role=PassageRole.RECORD
        )
        assert passage.role == PassageRole.COMMENT
        with pytest.raises(CommentIsNotAPosition):
            record_position(
                session, orla.actor, passage_id=passage.id, party="us", statement_en="S", dialogue_id=scene.dialogue
            )


def test_the_banner_is_the_most_restricted_of_its_paragraphs(scene, desks):
    orla = desks["orla"]
    tell(orla, scene.source)
    with orla.reading() as session:
        seen = read_source(session, orla.actor, scene.source)
        assert (seen.line.marking, seen.banner) == (Marking.INTERNAL, Marking.CONFIDENTIAL)
        assert seen.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("paragraphs", "refused"),
    [
        ([ParagraphOf(0, len(TEXT) + 1, "9")], ParagraphOutsideSource),
        ([ParagraphOf(5, 5, "1")], ParagraphOutsideSource),
        ([ParagraphOf(0, 10, "1"), ParagraphOf(9, 20, "2")], ParagraphsOverlap),
    ],
)
def test_paragraphs_that_cannot_be_are_refused_and_the_old_ones_stay(scene, desks, paragraphs, refused):
    orla = desks["orla"]
    tell(orla, scene.source)
    with pytest.raises(refused):
        tell(orla, scene.source, paragraphs)
    with orla.reading() as session:
        assert read_source(session, orla.actor, scene.source).paragraphs == PARAGRAPHS


def test_a_side_cannot_take_the_marking_off_a_source_of_the_secretariat(scene, desks):
    with pytest.raises(SourceOfAnotherSide):
        tell(desks["helen"], scene.source, [])


spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@st.composite
def told(draw):
    edges = sorted(draw(st.sets(st.integers(0, 80), min_size=2, max_size=9)))
    markings, roles = st.none() | st.sampled_from(Marking), st.sampled_from(PassageRole)
    return [ParagraphOf(start, end, "", draw(roles), draw(markings)) for start, end in pairwise(edges)]


@given(told(), spans, st.sampled_from(Marking))
def test_no_quote_is_marked_lower_than_a_paragraph_it_is_taken_from(paragraphs, span, own):
    marking = marking_of_span(own, paragraphs, *span)
    assert not any(exceeds(paragraph.marking, marking) for paragraph in touched(paragraphs, *span))
    assert not any(exceeds(paragraph.marking, banner(own, paragraphs)) for paragraph in paragraphs)
    if any(paragraph.role == PassageRole.COMMENT for paragraph in touched(paragraphs, *span)):
        assert role_of_span(paragraphs, *span) == PassageRole.COMMENT


def kept(desk, scene, **facts):
    with desk.writing() as session:
        given = {
            "kind": SourceKind.NEWS,
            "title": "Later",
            "text": "suspending",
            "dialogue_id": scene.dialogue,
            **facts,
        }
        return record_source(session, desk.actor, **given).id


def test_a_corrected_source_is_quoted_only_when_that_is_meant(scene, desks):
    orla = desks["orla"]
    later = kept(orla, scene, corrects_id=scene.source)
    latest = kept(orla, scene, title="Latest", corrects_id=later)
    with orla.reading() as session:
        assert read_source(session, orla.actor, scene.source).line.corrected_by_id == latest
        assert read_source(session, orla.actor, later).corrects_id == scene.source
    with pytest.raises(SourceCorrected) as refused:
        mark(orla, scene.source, "waiting times")
    assert refused.value.facts == {"title": "Latest"}
    assert mark(orla, scene.source, "waiting times", as_then=True)[0] == PassageRole.RECORD


def test_a_correction_stays_in_the_dialogue_of_what_it_corrects(scene, desks):
    with pytest.raises(NotOfThisDialogue):
        kept(desks["orla"], scene, corrects_id=scene.source, dialogue_id=scene.other_dialogue)


def test_a_frame_says_who_wrote_to_whom_and_for_whom_the_source_speaks(scene, desks):
    orla = desks["orla"]
    with orla.writing() as session:
        record_frame(session, orla.actor, scene.source, Frame(speaks_for="us", addressees="First\nSecond"))
        record_frame(session, orla.actor, scene.source, Frame(speaks_for="joint", signed_by="A signer"))
    with desks["wenyan"].reading() as session:
        seen = read_frame(session, desks["wenyan"].actor, scene.source)
        assert (seen.speaks_for, seen.addressees, seen.signed_by) == ("joint", "", "A signer")
    with orla.writing() as session, pytest.raises(NotAPartyToThisDialogue):
        record_frame(session, orla.actor, scene.source, Frame(speaks_for="fr"))
