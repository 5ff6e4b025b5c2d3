"""Topics down, parties across, the latest within a window; chains of movement; distances with their gaps."""

import random
from datetime import date

import pytest

from actions.meetings import record_meeting
from actions.position_matrix import list_cell, list_distances, list_movements, read_chains, read_matrix
from actions.positions import list_positions, record_position, record_topic
from actions.sources import mark_passage
from dialogue.positions import Firmness, Movement
from dialogue.refusals import NoSuchRow


def said(desk, scene, **changes):
    given = {
        "passage_id": scene.said_us, "party": "us", "topic_id": scene.topic, "meeting_id": scene.meeting,
        "statement_en": "Publish.", **changes,
    }  # fmt: skip
    with desk.writing() as session:
        return record_position(session, desk.actor, **given).id


@pytest.fixture
def fourth(scene, desks):
    with desks["orla"].writing() as session:
        return record_meeting(session, desks["orla"].actor, scene.dialogue, starts_on=date(2025, 9, 1), number=4).id


def matrix(desk, scene, **narrowed):
    with desk.reading() as session:
        return read_matrix(session, desk.actor, scene.dialogue, **narrowed)


def test_a_cell_holds_the_latest_statement_of_its_window_and_a_gap_is_a_gap(scene, desks, fourth):
    with desks["orla"].writing() as session:
        silent = record_topic(session, desks["orla"].actor, name_en="Pilots", dialogue_id=scene.dialogue).id
    said(desks["orla"], scene, statement_en="Monthly.", stated_on=date(2025, 3, 10), firmness=Firmness.FIRM)
    said(desks["orla"], scene, statement_en="Yearly.", stated_on=date(2025, 9, 1), meeting_id=fourth)
    said(desks["orla"], scene, party="", attribution_en="a guest", topic_id=None)
    seen = matrix(desks["wenyan"], scene)
    assert [name for _, name, _ in seen.topics] == ["Waiting times", "Pilots", ""]
    assert {key: (cell.latest.statement_en, cell.count) for key, cell in seen.cells.items()} == {
        (scene.topic, "us"): ("Yearly.", 2), (None, ""): ("Publish.", 1),
    }  # fmt: skip
    assert (silent, "us") not in seen.cells
    assert seen.meetings == (scene.meeting, fourth)
    first = matrix(desks["wenyan"], scene, meetings=[scene.meeting])
    assert (first.cells[scene.topic, "us"].latest.statement_en, first.meetings) == ("Monthly.", (scene.meeting,))
    assert first.cells[scene.topic, "us"].latest.firmness == Firmness.FIRM


def test_the_quotes_of_a_cell_are_those_of_its_positions(scene, desks, fourth):
    one = said(desks["orla"], scene)
    said(desks["orla"], scene, meeting_id=fourth)
    said(desks["orla"], scene, party="cn", passage_id=scene.said_cn)
    with desks["helen"].reading() as session:
        who = desks["helen"].actor
        cell = list_cell(session, who, scene.dialogue, scene.topic, "us", meetings=[scene.meeting])
        assert list_cell(session, who, scene.dialogue, None, "us") == []
        assert cell == [line for line in list_positions(session, who) if line.id == one]


def test_chains_of_movement_hold_both_quotes_and_are_narrowed_by_how_a_side_moved(scene, desks, fourth):
    first = said(desks["orla"], scene, stated_on=date(2025, 3, 10))
    second = said(
        desks["orla"], scene, meeting_id=fourth, passage_id=scene.agreed, supersedes_id=first, movement=Movement.HARDENED,
        stated_on=date(2025, 9, 1),
    )  # fmt: skip
    said(desks["orla"], scene, party="cn", passage_id=scene.said_cn)
    with desks["wenyan"].reading() as session:
        who = desks["wenyan"].actor
        found = list_movements(session, who, scene.dialogue)
        ((before, after),) = read_chains(session, who, scene.dialogue, found)
        assert [[step.id for step in chain] for chain in found] == [[first, second]]
        assert list_movements(session, who, scene.dialogue, movement=Movement.SOFTENED) == []
        assert list_movements(session, who, scene.dialogue, party="cn") == []
        assert len(list_movements(session, who, scene.dialogue, topic_id=scene.topic, party="us")) == 1
    assert (before.id, after.id, after.movement) == (first, second, Movement.HARDENED)
    assert (before.quote.passage_id, after.quote.passage_id) == (scene.said_us, scene.agreed)


def test_how_far_apart_two_sides_stood_is_told_where_both_spoke_of_a_written_proposition(scene, desks, fourth):
    with desks["orla"].writing() as session:
        topic = record_topic(
            session, desks["orla"].actor, name_en="Fees", proposition_en="Fees should be published.",
            dialogue_id=scene.dialogue,
        ).id  # fmt: skip
    for party, meeting, leaning in (("us", scene.meeting, 2), ("cn", scene.meeting, -1), ("us", fourth, 2)):
        said(desks["orla"], scene, party=party, meeting_id=meeting, leaning=leaning, topic_id=topic)
    said(desks["orla"], scene, leaning=2)  # its topic has no proposition
    with desks["helen"].reading() as session:
        (found,) = list_distances(session, desks["helen"].actor, scene.dialogue, ("us", "cn"))
    assert [step.distance for step in found.convergence.steps] == [3, None]
    assert (found.convergence.coverage.numerator, found.convergence.coverage.denominator) == (1, 2)


def test_what_a_side_notes_stands_in_its_own_matrix_alone(scene, desks):
    helen = desks["helen"]
    with helen.reading() as joint, helen.writing_own() as own:
        passage = mark_passage(own, helen.actor, scene.source, "愿意研究", joint=joint).id
        record_position(
            own, helen.actor, passage_id=passage, party="cn", statement_en="Soft.", topic_id=scene.topic,
            meeting_id=scene.meeting, joint=joint,
        )  # fmt: skip
    assert matrix(helen, scene).cells == {}
    with helen.reading() as joint, helen.reading_own() as own:
        seen = read_matrix(own, helen.actor, scene.dialogue, joint=joint)
    assert [(cell.latest.statement_en, key) for key, cell in seen.cells.items()] == [("Soft.", (scene.topic, "cn"))]
    assert "Waiting times" in [name for _, name, _ in seen.topics]


def test_another_dialogue_has_no_matrix(scene, desks):
    for call in (
        lambda s, a: read_matrix(s, a, scene.dialogue),
        lambda s, a: list_cell(s, a, scene.dialogue, None, "us"),
        lambda s, a: list_movements(s, a, scene.dialogue),
        lambda s, a: read_chains(s, a, scene.dialogue, []),
        lambda s, a: list_distances(s, a, scene.dialogue, ("us", "cn")),
    ):
        with desks["theodora"].reading() as session, pytest.raises(NoSuchRow):
            call(session, desks["theodora"].actor)


@pytest.mark.parametrize("seed", range(6))
def test_each_position_is_counted_in_one_cell_and_its_latest_is_shown(seed, scene, desks, fourth):
    chance = random.Random(seed)
    for _ in range(12):
        said(
            desks["orla"], scene, party=chance.choice(("us", "cn")), meeting_id=chance.choice((scene.meeting, fourth)),
            topic_id=chance.choice((scene.topic, None)), stated_on=date(2025, 3, chance.randint(1, 28)),
        )  # fmt: skip
    window = chance.choice((None, [scene.meeting], [fourth]))
    seen = matrix(desks["helen"], scene, meetings=window)
    with desks["helen"].reading() as session:
        lines = list_positions(session, desks["helen"].actor, dialogue_id=scene.dialogue)
    shown = [line for line in lines if window is None or line.meeting_id in window]
    assert sum(cell.count for cell in seen.cells.values()) == len(shown)
    for (topic, party), cell in seen.cells.items():
        assert cell.latest.id == [p for p in shown if (p.topic_id, p.party) == (topic, party)][-1].id
