"""The figures of a dialogue agree with its lists, and what somebody may not see is counted for nobody."""

from datetime import date

import pytest

from actions.analytics import (
    commitment_figures,
    coverage_figures,
    position_figures,
    read_out_figures,
    request_figures,
)
from actions.analytics_rounds import agenda_figures, contact_figures
from actions.analytics_rows import commitment_rows
from actions.commitments import list_commitments
from actions.contacts import ContactsBy, list_contacts
from actions.desk import Desk
from actions.dialogues import list_dialogues, read_dialogue
from actions.positions import list_positions
from actions.requests import list_requests
from dialogue.figures import Window
from dialogue.refusals import NoSuchRow

TODAY = date(2026, 6, 1)


def dialogues(desk: Desk, session):
    return [read_dialogue(session, desk.actor, d.id) for d in list_dialogues(session, desk.actor)]


def test_the_rows_that_are_counted_say_what_the_lists_say(samples: dict[str, Desk]) -> None:
    orla = samples["orla"]
    seen = 0
    with orla.reading() as joint:
        for dialogue in dialogues(orla, joint):
            lines = list_commitments(joint, orla.actor, today=TODAY, dialogue_id=dialogue.id)
            rows = commitment_rows(joint, dialogue.id, [p.key for p in dialogue.parties], TODAY)
            told = [
                (r.id, r.status, r.standing, r.debtor_keys, [a.party for a in r.accounts], len(r.evidence))
                for r in rows
            ]
            assert told == [
                (one.id, one.status, one.standing, one.debtor_keys, [a.party for a in one.accounts], len(one.evidence))
                for one in lines
            ]
            asked = request_figures(joint, orla.actor, dialogue.id, today=TODAY)
            listed = list_requests(joint, orla.actor, today=TODAY, dialogue_id=dialogue.id)
            assert set(asked.every.figure.counted) == {one.position.id for one in listed if one.is_unanswered}
            assert set(asked.every.figure.among) == {one.position.id for one in listed}
            assert {k: r.age for k, r in asked.rows.items()} == {one.position.id: one.age for one in listed}
            stated = position_figures(joint, orla.actor, dialogue.id)
            assert set(stated.placed.among) == {
                p.id for p in list_positions(joint, orla.actor, dialogue_id=dialogue.id)
            }
            for by in ContactsBy:
                met = contact_figures(joint, orla.actor, dialogue.id, by=by)
                pairs = list_contacts(joint, orla.actor, by=by, dialogue_id=dialogue.id)
                untold = set(met.untold.counted)
                pairs = [(p, [m for m in p.meetings if m.meeting_id not in untold]) for p in pairs]
                assert {(met.name(p.first), met.name(p.second), p.days) for p in met.pairs} == {
                    (p.first, p.second, tuple(m.met_on for m in told)) for p, told in pairs if told
                }
            seen += len(lines) + len(listed) + len(stated.rows)
    assert seen > 20


def test_a_window_parts_the_commitments_and_leaves_the_undated_in_sight(samples: dict[str, Desk]) -> None:
    orla = samples["orla"]
    edge = date(2020, 6, 30)
    with orla.reading() as joint:
        for dialogue in dialogues(orla, joint):
            whole, before, after = (
                commitment_figures(joint, orla.actor, dialogue.id, today=TODAY, window=window)
                for window in (Window(), Window(None, edge), Window(date(2020, 7, 1), None))
            )
            inside = [row.id for part in (before, after) for row in part.parted.inside]
            undated = [row.id for row in before.parted.undated]
            assert sorted(inside + undated) == sorted(whole.placed.counted)
            assert before.parted.undated == after.parted.undated
            assert list(whole.by_side)[: len(dialogue.parties)] == [p.key for p in dialogue.parties]


def test_the_joint_record_and_a_side_s_own_are_never_added_up(samples: dict[str, Desk]) -> None:
    helen = samples["helen"]
    with helen.reading() as joint, helen.reading_own() as own:
        for dialogue in dialogues(helen, joint):
            both = {}
            for name, session, beside in (("joint", joint, None), ("own", own, joint)):
                figures = position_figures(session, helen.actor, dialogue.id, joint=beside)
                both[name] = set(figures.placed.among)
                stored = list_positions(session, helen.actor, dialogue_id=dialogue.id, joint=beside)
                assert both[name] == {p.id for p in stored}
                assert coverage_figures(session, helen.actor, dialogue.id, joint=beside).meetings.keys() <= {
                    m.id for m in dialogue.meetings
                }
                read_out_figures(session, helen.actor, dialogue.id, joint=beside)
                commitment_figures(session, helen.actor, dialogue.id, today=TODAY, joint=beside)
            assert not both["joint"] & both["own"]


@pytest.mark.parametrize("figures", [commitment_figures, request_figures, agenda_figures])
def test_a_dialogue_that_is_not_there_has_no_figures(figures, samples: dict[str, Desk]) -> None:
    orla = samples["orla"]
    with orla.reading() as joint, pytest.raises(NoSuchRow):
        figures(joint, orla.actor, orla.actor.user_id, today=TODAY)
