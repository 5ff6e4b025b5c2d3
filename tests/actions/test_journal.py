"""Who may read which line of the journal: a party learns nothing of dialogues and drafts that are not its own."""

import pytest

from actions.commitments import give_account, record_commitment
from actions.journal import read_journal
from dialogue.vocabulary import Stance, Strength

REGISTER = {"person:recorded", "organisation:recorded", "person:name:added"}
OF_NO_DIALOGUE = REGISTER | {"party:introduced", "party:recorded"}


def lines_of(desk):
    with desk.reading() as session:
        return read_journal(session, desk.actor, limit=1000)


def test_every_act_of_the_record_is_filed_under_its_dialogue(desks, scene):
    lines = lines_of(desks["orla"])
    assert {line.act for line in lines if line.dialogue_id is None} <= OF_NO_DIALOGUE
    filed = {line.act: line.dialogue_id for line in reversed(lines) if line.dialogue_id}
    assert {"dialogue:opened", "meeting:recorded", "source:passage:marked", "meeting:participation:added"} <= set(filed)
    assert set(filed.values()) <= {scene.dialogue, scene.other_dialogue}


@pytest.mark.parametrize(
    ("name", "sees"), [("helen", {"dialogue"}), ("wenyan", {"dialogue", "other_dialogue"}), ("odile", set())]
)
def test_a_party_reads_what_was_done_under_its_own_dialogues_only(desks, scene, name, sees):
    told = {line.dialogue_id for line in lines_of(desks[name])}
    assert told == {getattr(scene, which) for which in sees}


def test_the_secretariat_reads_all_of_it(desks, scene):
    assert {scene.dialogue, scene.other_dialogue} <= {line.dialogue_id for line in lines_of(desks["robin"])}


def test_what_is_said_of_a_commitment_is_filed_with_the_commitment(desks, scene):
    orla = desks["orla"]
    with orla.writing() as session:
        promised = record_commitment(
            session, orla.actor, debtor="cn", action_en="publish", strength=Strength.WILL, passage_id=scene.other_passage,
            dialogue_id=scene.other_dialogue,
        )  # fmt: skip
        give_account(
            session, orla.actor, promised.id, party="cn", stance=Stance.ACKNOWLEDGED, passage_id=scene.other_passage
        )
    newest = lines_of(orla)[0]
    assert (newest.act, newest.dialogue_id) == ("commitment:account:given", scene.other_dialogue)
    assert "commitment" not in {line.noun for line in lines_of(desks["helen"])}
