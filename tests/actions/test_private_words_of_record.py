"""The second lock on papers of the record: what all sides of a dialogue read is no secret of one of them, and nothing else passes."""

from dataclasses import replace

import pytest

from actions import paper_exports
from actions.meetings import add_agenda_item
from actions.paper_exports import RecordForm, export_paper, paper_made
from actions.positions import record_comment, record_position
from actions.private_words import private_words
from actions.sources import mark_passage
from dialogue.refusals import ExportLeaks
from exports.word.paper import Entry, Prose
from tests.actions.drafting import CLAUSES, set_table
from tests.actions.papers import Record, set_record

OURS = "graphite inspectors would be acceptable to us"
SEEN = "the ports will publish nothing before the summer"


@pytest.fixture
def record(desks, scene) -> Record:
    return set_record(desks, scene)


def keep(desk, scene, words: str) -> None:
    """A position that a side notes for itself."""
    with desk.reading() as joint, desk.writing_own() as own:
        passage = mark_passage(own, desk.actor, scene.source, "publish their waiting times", joint=joint)
        record_position(
            own,
            desk.actor,
            passage_id=passage.id,
            party="us",
            meeting_id=scene.meeting,
            statement_en=words,
            joint=joint,
        )


def say(desk, scene, words: str) -> None:
    """A position before all sides of the dialogue."""
    with desk.writing() as joint:
        record_position(
            joint, desk.actor, passage_id=scene.said_us, party="us", meeting_id=scene.meeting, statement_en=words
        )


def looked_for(desks, record, by="helen", **given) -> frozenset[str]:
    return private_words(desks[by], dialogue_id=record.scene.dialogue, **given)


def test_words_of_a_joint_comment_or_quote_are_no_secret(desks, record):
    helen, scene = desks["helen"], record.scene
    with desks["orla"].writing() as joint:
        record_comment(
            joint,
            desks["orla"].actor,
            dialogue_id=scene.dialogue,
            passage_id=scene.comment,
            author="A",
            text=f"It seems {SEEN} of 2027.",
        )
    keep(helen, scene, f"{SEEN}. Both sides will meet again in the spring. {OURS}.")
    assert looked_for(desks, record) == {OURS}


def test_an_honest_paper_is_not_kept_back_by_a_private_note_that_repeats_what_it_says(desks, record):
    helen, orla, scene = desks["helen"], desks["orla"], record.scene
    point = "Publication of waiting times of both ports in winter"
    keep(helen, scene, point)
    assert looked_for(desks, record) == {point}
    with orla.writing() as joint:
        add_agenda_item(joint, orla.actor, scene.meeting, title_en=point)
    assert looked_for(desks, record) == frozenset()
    assert paper_made(helen, RecordForm.MINUTES, scene.meeting).content


def test_words_of_the_text_are_no_secret_in_a_paper_of_the_draft_and_are_one_elsewhere(stores, desks, record):
    table = set_table(stores, desks)
    helen, words = desks["helen"], CLAUSES[0].text_en.removesuffix(".")
    keep(helen, record.scene, f"{words}. {OURS}.")
    assert looked_for(desks, record) == {words, OURS}
    assert private_words(helen, table.draft, table.dialogue) == {OURS}
    assert export_paper(helen, RecordForm.TEXT_HISTORY, table.draft).content


def test_what_only_another_dialogue_reads_is_still_a_secret_here(desks, record):
    wenyan, orla, scene = desks["wenyan"], desks["orla"], record.scene
    with orla.writing() as joint:
        record_position(
            joint,
            orla.actor,
            passage_id=scene.other_passage,
            party="cn",
            meeting_id=scene.other_meeting,
            statement_en=OURS,
        )
    keep(wenyan, scene, OURS)
    assert looked_for(desks, record, "wenyan") == {OURS}
    assert private_words(wenyan, dialogue_id=scene.other_dialogue) == frozenset()


def test_words_that_only_the_ends_of_two_joint_texts_make_up_are_still_a_secret(desks, record):
    say(desks["orla"], record.scene, "We heard that graphite inspectors")
    say(desks["orla"], record.scene, "would be acceptable to us, they said")
    keep(desks["helen"], record.scene, OURS)
    assert looked_for(desks, record) == {OURS}


@pytest.mark.parametrize("form", [RecordForm.MINUTES, RecordForm.POSITIONS, RecordForm.COMMITMENTS])
def test_a_careless_paper_that_would_carry_a_private_word_does_not_leave(form, desks, record, monkeypatch):
    scene, real = record.scene, paper_exports.write_paper
    keep(desks["helen"], scene, f"{SEEN}. {OURS}.")

    def careless(paper):
        return real(replace(paper, blocks=(*paper.blocks, Prose((Entry((f"Also, {OURS}", "")),)))))

    monkeypatch.setattr(paper_exports, "write_paper", careless)
    of = scene.meeting if form == RecordForm.MINUTES else scene.dialogue
    with pytest.raises(ExportLeaks):
        paper_made(desks["helen"], form, of)
