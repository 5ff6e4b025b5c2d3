"""The verbs of positions in depth stand behind the door: who may, who may not, and for whom there is nothing there."""

from datetime import date

import pytest

from actions import (
    codings,
    communications,
    measure_versions,
    measures,
    mergers,
    position_matrix,
    read_out_candidates,
    read_out_figures,
    read_outs,
    requests,
    same_people,
    source_frames,
    source_voices,
)
from actions.people import record_person
from actions.positions import record_position
from dialogue.positions import Answer
from dialogue.record import CommunicationKind, MeasureEventKind, SamePersonVerdict
from dialogue.refusals import NotPermitted
from dialogue.vocabulary import PositionKind, Stance
from tests.actions import test_record_door as door

MODULES = (
    codings, communications, measure_versions, measures, mergers, position_matrix, read_out_candidates, read_out_figures,
    read_outs, requests, source_voices,
)  # fmt: skip
DAY = date(2026, 4, 1)
SECRETARIAT, READERS = door.SECRETARIAT, door.READERS
STATING = SECRETARIAT | door.OWN | {"daniel", "songbi"}
EVERYBODY = READERS | {"theodora", "odile"}
side_of = door.us_or_cn


VERBS = {
    "answer_request": (STATING, lambda s, a, x, n: requests.answer_request(s, a, x.request[side_of(n)], answer=Answer.NO_RESPONSE, seen_on=DAY)),
    "list_requests": (EVERYBODY, lambda s, a, x, n: requests.list_requests(s, a, today=DAY)),
    "read_request": (READERS, lambda s, a, x, n: requests.read_request(s, a, x.request["us"], today=DAY)),
    "code_position": (STATING, lambda s, a, x, n: codings.code_position(s, a, x.position[side_of(n)], leaning=1)),
    "list_codings": (EVERYBODY, lambda s, a, x, n: codings.list_codings(s, a)),
    "coder_agreement": (EVERYBODY, lambda s, a, x, n: codings.coder_agreement(s, a)),
    "record_measure": (STATING, lambda s, a, x, n: measures.record_measure(s, a, name_en="M", dialogue_id=x.dialogue)),
    "amend_measure": ({"orla", "robin"}, lambda s, a, x, n: measure_versions.amend_measure(s, a, x.measure, name_en="M2", name_zh="")),
    "list_measure_versions": (READERS, lambda s, a, x, n: measure_versions.list_measure_versions(s, a, x.measure)),
    "name_measures": (EVERYBODY, lambda s, a, x, n: measure_versions.name_measures(s, a, [x.measure])),
    "record_measure_event": (STATING, lambda s, a, x, n: measures.record_measure_event(s, a, x.measure, kind=MeasureEventKind.ISSUED, passage_id=x.agreed, stated_by=side_of(n))),
    "list_measures": (EVERYBODY, lambda s, a, x, n: measures.list_measures(s, a)),
    "read_measure": (READERS, lambda s, a, x, n: measures.read_measure(s, a, x.measure)),
    "undo_merger": (SECRETARIAT, lambda s, a, x, n: mergers.undo_merger(s, a, x.merger)),
    "speak_to_account": (SECRETARIAT | {"wenyan", "songbi"}, lambda s, a, x, n: source_voices.speak_to_account(s, a, x.source, is_ours=True)),
    "read_voice": (READERS, lambda s, a, x, n: source_voices.read_voice(s, a, x.source)),
    "record_communication": (STATING, lambda s, a, x, n: communications.record_communication(s, a, kind=CommunicationKind.NOTE, passage_id=x.agreed, sender=side_of(n), addressee_label_en="A", what_en="W", dialogue_id=x.dialogue)),
    "list_communications": (EVERYBODY, lambda s, a, x, n: communications.list_communications(s, a)),
    "read_communication": (READERS, lambda s, a, x, n: communications.read_communication(s, a, x.communication)),
    "record_point": (SECRETARIAT, lambda s, a, x, n: read_outs.record_point(s, a, x.meeting, title_en="P")),
    "amend_point": (SECRETARIAT, lambda s, a, x, n: read_outs.amend_point(s, a, x.point, title_en="P", title_zh="")),
    "record_mention": (STATING, lambda s, a, x, n: read_outs.record_mention(s, a, x.point, party=side_of(n), stance=Stance.ASSERTED, passage_id=x.agreed)),
    "read_accounts": (READERS, lambda s, a, x, n: read_outs.read_accounts(s, a, x.meeting)),
    "list_points": (EVERYBODY, lambda s, a, x, n: read_outs.list_points(s, a)),
    "count_accounts": (READERS, lambda s, a, x, n: read_out_figures.count_accounts(s, a, x.meeting)),
    "read_matrix": (READERS, lambda s, a, x, n: position_matrix.read_matrix(s, a, x.dialogue)),
    "list_cell": (READERS, lambda s, a, x, n: position_matrix.list_cell(s, a, x.dialogue, x.topic, "us")),
    "list_movements": (READERS, lambda s, a, x, n: position_matrix.list_movements(s, a, x.dialogue)),
    "read_chains": (READERS, lambda s, a, x, n: position_matrix.read_chains(s, a, x.dialogue, [])),
    "list_distances": (READERS, lambda s, a, x, n: position_matrix.list_distances(s, a, x.dialogue, ("us", "cn"))),
    "find_candidates": (READERS, lambda s, a, x, n: read_out_candidates.find_candidates(s, a, x.source, 0, 6, x.source)),
}  # fmt: skip
"""Each verb with those who may, and how it is called."""


class Rows:
    """The scene with one of everything recorded in it, for each side where that matters."""

    def __init__(self, scene, desk):
        self.scene = scene
        with desk.writing() as session:
            a = desk.actor
            stated = {"passage_id": scene.agreed, "statement_en": "S", "dialogue_id": scene.dialogue}
            self.request = {
                side: record_position(session, a, party="us", addressee=side, kind=PositionKind.REQUEST, **stated).id
                for side in ("us", "cn")
            }
            self.position = {
                side: record_position(session, a, party=side, topic_id=scene.topic, **stated).id
                for side in ("us", "cn")
            }
            self.measure = measures.record_measure(session, a, name_en="M", dialogue_id=scene.dialogue).id
            self.communication = communications.record_communication(
                session, a, kind=CommunicationKind.NOTE, passage_id=scene.agreed, sender="us", addressee="cn", what_en="W",
                dialogue_id=scene.dialogue,
            ).id  # fmt: skip
            source_frames.record_frame(session, a, scene.source, source_frames.Frame(speaks_for="cn"))
            one, two = (record_person(session, a, names=[name]).id for name in ("Ada Vale", "Ina Marsh"))
            same = SamePersonVerdict.SAME
            verdict = same_people.decide_on_pair(session, a, one, two, same).id
            self.merger = mergers.standing_mergers(session)[verdict]
            self.point = read_outs.record_point(session, a, scene.meeting, title_en="P").id

    def __getattr__(self, name):
        return getattr(self.scene, name)


def test_each_verb_is_for_those_whose_act_it_is(scene, desks):
    rows = Rows(scene, desks["orla"])
    for verb, (allowed, call) in VERBS.items():
        outcomes = {name: door.outcome(desks[name], name, call, rows) for name in door.WHO}
        assert {name for name in door.WHO if outcomes[name] == "allowed"} == allowed, verb
        for name in READERS - allowed:
            assert outcomes[name] == "NotPermitted", (verb, name)
        for name in door.NOTHING_THERE - allowed:
            expected = {"NoSuchRow"} if verb.startswith("read_") else {"NoSuchRow", "NotPermitted"}
            assert outcomes[name] in expected, (verb, name)


def test_no_verb_is_for_the_administrator_even_with_a_session_in_hand(scene, desks):
    rows = Rows(scene, desks["orla"])
    for verb, (_, call) in VERBS.items():
        with desks["orla"].reading() as session, pytest.raises(NotPermitted):
            call(session, desks["ada"].actor, rows, verb)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_verb_stands_in_the_matrix(module):
    assert {name for name, _ in door.public_verbs(module)} <= VERBS.keys()


def test_no_verb_stands_in_the_matrix_that_is_not_there():
    assert VERBS.keys() <= {name for module in MODULES for name, _ in door.public_verbs(module)}
