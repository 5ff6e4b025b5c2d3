"""Every verb of the record stands behind the door: who may, who may not, and for whom there is nothing there."""

import ast
import inspect
from datetime import date
from types import ModuleType

import pytest

from actions import (
    agenda_chains,
    analytics,
    analytics_rounds,
    calendars,
    claims,
    commitment_lines,
    commitment_lists,
    commitment_reviews,
    commitment_targets,
    commitment_terms,
    commitments,
    contacts,
    dialogues,
    due_lists,
    figure_export,
    intake_decisions,
    meeting_dates,
    meeting_hosts,
    meeting_log,
    meeting_view,
    meetings,
    next_steps,
    organisations,
    participations,
    people,
    position_lists,
    positions,
    recommendation_views,
    recommendations,
    record_tables,
    same_people,
    scheduled_events,
    source_frames,
    source_paragraphs,
    sources,
    transmittals,
)
from dialogue.follow_ups import Uptake
from dialogue.intake_verdicts import IntakeVerdict
from dialogue.record import ConditionState, Fulfilled, NextStepState, SamePersonVerdict
from dialogue.refusals import NoSuchRow, NotPermitted, SourceOfAnotherSide
from dialogue.refusals_of_record import MeasureOfAnotherSide, NotOursToSay
from dialogue.reviews import Scale
from dialogue.vocabulary import DueKind, Outcome, SourceKind, Stance, Strength, Track

MODULES = (
    agenda_chains,
    analytics, analytics_rounds,
    claims, commitment_lines, commitment_lists, commitment_reviews, commitment_targets, commitment_terms, commitments,
    contacts,
    dialogues,
    due_lists,
    intake_decisions,
    meeting_dates, meeting_hosts, meeting_log, meeting_view, meetings,
    next_steps,
    organisations,
    participations, people, same_people,
    position_lists, positions, recommendation_views, recommendations,
    scheduled_events,
    source_frames, source_paragraphs, sources,
    transmittals,
)  # fmt: skip
SECRETARIAT = {"orla", "robin"}
OWN = {"helen", "wenyan"}
READERS = {"orla", "robin", "elliot", "oscar", "laura", "helen", "daniel", "grace", "wenyan", "songbi", "luci"}
WHO = (*sorted(READERS), "theodora", "odile")
DAY = date(2026, 4, 1)
OFFERED = intake_decisions.Offered("p", "position.said", "position", "A", 0, 5)


def us_or_cn(name):
    return "cn" if name in {"wenyan", "songbi", "luci"} else "us"


VERBS = {
    "open_dialogue": ({"orla"}, lambda s, a, x, n: dialogues.open_dialogue(s, a, name_en="N", name_zh="", track=Track.II, parties=["us", "cn"])),
    "amend_dialogue": ({"orla"}, lambda s, a, x, n: dialogues.amend_dialogue(s, a, x.dialogue, note_en="N")),
    "add_co_host": ({"orla"}, lambda s, a, x, n: dialogues.add_co_host(s, a, x.dialogue, x.organisation)),
    "record_party": ({"orla"}, lambda s, a, x, n: dialogues.record_party(s, a, "fr", name_en="France", name_zh="法国")),
    "list_parties": ({"orla"}, lambda s, a, x, n: dialogues.list_parties(s, a)),
    "read_dialogue": (READERS, lambda s, a, x, n: dialogues.read_dialogue(s, a, x.dialogue)),
    "list_dialogues": (READERS | {"theodora", "odile"}, lambda s, a, x, n: dialogues.list_dialogues(s, a)),
    "planned_meetings": (READERS | {"theodora", "odile"}, lambda s, a, x, n: dialogues.planned_meetings(s, a, since=DAY)),
    "record_meeting": (SECRETARIAT, lambda s, a, x, n: meetings.record_meeting(s, a, x.dialogue, starts_on=DAY)),
    "amend_meeting": (SECRETARIAT, lambda s, a, x, n: meetings.amend_meeting(s, a, x.meeting, venue="V")),
    "next_round": (SECRETARIAT, lambda s, a, x, n: meetings.next_round(s, a, x.meeting, starts_on=DAY)),
    "add_agenda_item": (SECRETARIAT, lambda s, a, x, n: meetings.add_agenda_item(s, a, x.meeting, title_en="T")),
    "close_agenda_item": (SECRETARIAT, lambda s, a, x, n: meetings.close_agenda_item(s, a, x.deferred, Outcome.AGREED)),
    "assert_date": (SECRETARIAT, lambda s, a, x, n: meetings.assert_date(s, a, x.meeting, value_text="March")),
    "state_count": (SECRETARIAT, lambda s, a, x, n: meetings.state_count(s, a, x.meeting, party="us", stated=3)),
    "read_meeting": (READERS, lambda s, a, x, n: meeting_view.read_meeting(s, a, x.meeting)),
    "list_seats": (READERS, lambda s, a, x, n: meeting_view.list_seats(s, a, x.meeting)),
    "add_participation": (SECRETARIAT, lambda s, a, x, n: participations.add_participation(s, a, x.meeting, placeholder_en="guest")),
    "confirm_affiliation": (SECRETARIAT, lambda s, a, x, n: participations.confirm_affiliation(s, a, x.seat_cn)),
    "record_person": (SECRETARIAT, lambda s, a, x, n: people.record_person(s, a, names=["A B"])),
    "add_name": (SECRETARIAT, lambda s, a, x, n: people.add_name(s, a, x.person, "Lyu")),
    "record_organisation": (SECRETARIAT, lambda s, a, x, n: people.record_organisation(s, a, name_en="O")),
    "find_people": (READERS | {"theodora", "odile"}, lambda s, a, x, n: people.find_people(s, a)),
    "read_person": (READERS, lambda s, a, x, n: people.read_person(s, a, x.person)),
    "find_organisations": (READERS | {"theodora", "odile"}, lambda s, a, x, n: people.find_organisations(s, a)),
    "people_part": (READERS | {"theodora", "odile"}, lambda s, a, x, n: people.people_part(s, a, limit=2)),
    "people_names": (READERS | {"theodora", "odile"}, lambda s, a, x, n: people.people_names(s, a)),
    "find_sources": (READERS | {"theodora", "odile"}, lambda s, a, x, n: sources.find_sources(s, a, limit=2)),
    "find_positions": (READERS | {"theodora", "odile"}, lambda s, a, x, n: position_lists.find_positions(s, a, position_lists.Asked(), limit=2)),
    "positions_among": (READERS | {"theodora", "odile"}, lambda s, a, x, n: position_lists.positions_among(s, a, [x.dialogue])),
    "meetings_spoken_at": (READERS | {"theodora", "odile"}, lambda s, a, x, n: position_lists.meetings_spoken_at(s, a, x.dialogue)),
    "table_of_positions": (READERS | {"theodora", "odile"}, lambda s, a, x, n: position_lists.table_of_positions(s, a, x.dialogue, until=[], shown=[])),
    "find_commitments": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitment_lists.find_commitments(s, a, commitment_lists.Asked(), today=DAY, limit=2)),
    "open_commitments": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitment_lists.open_commitments(s, a, today=DAY)),
    "dialogues_of_commitments": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitment_lists.dialogues_of_commitments(s, a, commitment_lists.Asked(), today=DAY)),
    "record_source": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: sources.record_source(s, a, kind=SourceKind.NOTE, title="T", text="t", dialogue_id=x.dialogue)),
    "mark_passage": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: sources.mark_passage(s, a, x.source, "waiting times")),
    "record_frame": (SECRETARIAT, lambda s, a, x, n: source_frames.record_frame(s, a, x.source, source_frames.Frame(sender="A"))),
    "decide": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: intake_decisions.decide(s, a, x.source, OFFERED, IntakeVerdict.REJECTED)),
    "decisions_on": (READERS, lambda s, a, x, n: intake_decisions.decisions_on(s, a, x.source)),
    "rates_of_rules": (SECRETARIAT | OWN | {"daniel", "songbi", "theodora", "odile"}, lambda s, a, x, n: intake_decisions.rates_of_rules(s, a)),
    "read_frame": (READERS, lambda s, a, x, n: source_frames.read_frame(s, a, x.source)),
    "record_paragraphs": (SECRETARIAT, lambda s, a, x, n: source_paragraphs.record_paragraphs(s, a, x.source, [])),
    "list_sources": (READERS | {"theodora", "odile"}, lambda s, a, x, n: sources.list_sources(s, a)),
    "read_source": (READERS, lambda s, a, x, n: sources.read_source(s, a, x.source)),
    "read_passage": (READERS, lambda s, a, x, n: sources.read_passage(s, a, x.agreed)),
    "record_topic": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: positions.record_topic(s, a, name_en="T", dialogue_id=x.dialogue)),
    "list_topics": (READERS | {"theodora", "odile"}, lambda s, a, x, n: positions.list_topics(s, a)),
    "record_position": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: positions.record_position(s, a, passage_id=x.agreed, party=us_or_cn(n), statement_en="S", dialogue_id=x.dialogue)),
    "list_positions": (READERS | {"theodora", "odile"}, lambda s, a, x, n: positions.list_positions(s, a)),
    "record_comment": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: positions.record_comment(s, a, author="A", passage_id=x.comment, dialogue_id=x.dialogue)),
    "list_comments": (READERS | {"theodora", "odile"}, lambda s, a, x, n: positions.list_comments(s, a)),
    "record_commitment": (SECRETARIAT, lambda s, a, x, n: commitments.record_commitment(s, a, passage_id=x.agreed, debtor="us", action_en="A", strength=Strength.WILL, dialogue_id=x.dialogue)),
    "list_commitments": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitments.list_commitments(s, a, today=DAY)),
    "list_scorings": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitment_reviews.list_scorings(s, a)),
    "list_targets": (READERS | {"theodora", "odile"}, lambda s, a, x, n: commitment_targets.list_targets(s, a)),
    "due_list": (READERS | {"theodora", "odile"}, lambda s, a, x, n: due_lists.due_list(s, a, today=DAY)),
    "record_next_step": (SECRETARIAT, lambda s, a, x, n: next_steps.record_next_step(s, a, action_en="A", party="us", dialogue_id=x.dialogue)),
    "list_next_steps": (READERS | {"theodora", "odile"}, lambda s, a, x, n: next_steps.list_next_steps(s, a, today=DAY)),
    "record_claim": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: claims.record_claim(s, a, passage_id=x.agreed, proposition_en="A", dialogue_id=x.dialogue)),
    "list_claims": (READERS | {"theodora", "odile"}, lambda s, a, x, n: claims.list_claims(s, a)),
    "record_recommendation": (SECRETARIAT, lambda s, a, x, n: recommendations.record_recommendation(s, a, passage_id=x.agreed, text_en="A", dialogue_id=x.dialogue)),
    "list_recommendation_views": (READERS | {"theodora", "odile"}, lambda s, a, x, n: recommendation_views.list_recommendation_views(s, a)),
    "list_recommendations": (READERS | {"theodora", "odile"}, lambda s, a, x, n: recommendations.list_recommendations(s, a)),
    "list_agenda_chains": (READERS, lambda s, a, x, n: agenda_chains.list_agenda_chains(s, a, x.dialogue, today=DAY)),
    "agenda_figures": (READERS, lambda s, a, x, n: analytics_rounds.agenda_figures(s, a, x.dialogue, today=DAY)),
    "commitment_figures": (READERS, lambda s, a, x, n: analytics.commitment_figures(s, a, x.dialogue, today=DAY)),
    "contact_figures": (READERS, lambda s, a, x, n: analytics_rounds.contact_figures(s, a, x.dialogue)),
    "coverage_figures": (READERS, lambda s, a, x, n: analytics.coverage_figures(s, a, x.dialogue)),
    "position_figures": (READERS, lambda s, a, x, n: analytics.position_figures(s, a, x.dialogue)),
    "read_out_figures": (READERS, lambda s, a, x, n: analytics.read_out_figures(s, a, x.dialogue)),
    "request_figures": (READERS, lambda s, a, x, n: analytics.request_figures(s, a, x.dialogue, today=DAY)),
    "contacts_met": (READERS | {"theodora", "odile"}, lambda s, a, x, n: contacts.contacts_met(s, a)),
    "list_contacts": (READERS | {"theodora", "odile"}, lambda s, a, x, n: contacts.list_contacts(s, a)),
    "name_meeting_host": (SECRETARIAT, lambda s, a, x, n: meeting_hosts.name_meeting_host(s, a, x.meeting, x.organisation)),
    "list_meeting_hosts": (READERS, lambda s, a, x, n: meeting_hosts.list_meeting_hosts(s, a, x.meeting)),
    "add_approval_step": (SECRETARIAT, lambda s, a, x, n: meeting_hosts.add_approval_step(s, a, x.dialogue, party="us", label_en="L")),
    "list_approval_steps": (READERS, lambda s, a, x, n: meeting_hosts.list_approval_steps(s, a, x.dialogue)),
    "read_log": (SECRETARIAT, lambda s, a, x, n: meeting_log.read_log(s, a, x.dialogue, roll="A B")),
    "log_meeting": (SECRETARIAT, lambda s, a, x, n: meeting_log.log_meeting(s, a, x.dialogue, starts_on=DAY, key="log")),
    "read_organisation": (READERS, lambda s, a, x, n: organisations.read_organisation(s, a, x.organisation)),
    "amend_organisation": (SECRETARIAT, lambda s, a, x, n: organisations.amend_organisation(s, a, x.organisation, short="P")),
    "add_organisation_name": (SECRETARIAT, lambda s, a, x, n: organisations.add_organisation_name(s, a, x.organisation, text="T")),
    "amend_participation": (SECRETARIAT, lambda s, a, x, n: participations.amend_participation(s, a, x.seat_cn, title_en="T")),
    "list_likely_pairs": (SECRETARIAT, lambda s, a, x, n: same_people.list_likely_pairs(s, a)),
    "decide_on_pair": (SECRETARIAT, lambda s, a, x, n: same_people.decide_on_pair(s, a, x.person, x.other_person, SamePersonVerdict.DIFFERENT)),
    "list_verdicts": (SECRETARIAT, lambda s, a, x, n: same_people.list_verdicts(s, a, x.person)),
    "record_event": (SECRETARIAT, lambda s, a, x, n: scheduled_events.record_event(s, a, starts_on=DAY, title_en="T", dialogue_id=x.dialogue)),
    "list_events": (READERS | {"theodora", "odile"}, lambda s, a, x, n: scheduled_events.list_events(s, a)),
    "record_transmittal": (SECRETARIAT, lambda s, a, x, n: transmittals.record_transmittal(s, a, sent_on=DAY, meeting_id=x.meeting, agency_en="A")),
    "list_transmittals": (READERS | {"theodora", "odile"}, lambda s, a, x, n: transmittals.list_transmittals(s, a)),
}  # fmt: skip
"""Each verb with those who may, and how it is called."""

WITH_A_ROW = {
    "read_position": (READERS, lambda s, a, x, n: positions.read_position(s, a, x.position)),
    "read_commitment": (READERS, lambda s, a, x, n: commitments.read_commitment(s, a, x.commitment, today=DAY)),
    "list_accounts": (READERS, lambda s, a, x, n: commitments.list_accounts(s, a, x.commitment)),
    "record_condition_finding": (SECRETARIAT, lambda s, a, x, n: commitment_terms.record_condition_finding(s, a, x.conditional, passage_id=x.agreed, state=ConditionState.MET, seen_on=DAY)),
    "work_out_due": (SECRETARIAT, lambda s, a, x, n: commitment_terms.work_out_due(s, a, x.conditional, due_on=DAY)),
    "list_restatements": (READERS, lambda s, a, x, n: commitment_terms.list_restatements(s, a, x.commitment, today=DAY)),
    "list_evidence": (READERS, lambda s, a, x, n: commitment_terms.list_evidence(s, a, x.commitment)),
    "write_guideline": (SECRETARIAT, lambda s, a, x, n: commitment_reviews.write_guideline(s, a, x.commitment, scale=Scale.COMPLIANCE, text_en="A")),
    "record_review": (SECRETARIAT, lambda s, a, x, n: commitment_reviews.record_review(s, a, x.conditional, scale=Scale.COMPLIANCE, passage_id=x.agreed, from_on=DAY, until_on=DAY, score=0)),
    "read_scoring": (READERS, lambda s, a, x, n: commitment_reviews.read_scoring(s, a, x.conditional)),
    "set_target": (SECRETARIAT, lambda s, a, x, n: commitment_targets.set_target(s, a, x.commitment, measured_by="M", amount="1")),
    "record_figure": (SECRETARIAT, lambda s, a, x, n: commitment_targets.record_figure(s, a, x.target, amount="1", as_of=DAY, passage_id=x.agreed)),
    "settle_next_step": (SECRETARIAT, lambda s, a, x, n: next_steps.settle_next_step(s, a, x.step, state=NextStepState.DONE, settled_on=DAY)),
    "reopen_next_step": (SECRETARIAT, lambda s, a, x, n: next_steps.reopen_next_step(s, a, x.settled_step)),
    "read_claim": (READERS, lambda s, a, x, n: claims.read_claim(s, a, x.claim)),
    "list_claim_accounts": (READERS, lambda s, a, x, n: claims.list_claim_accounts(s, a, x.claim)),
    "say_of_claim": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: claims.say_of_claim(s, a, x.claim, passage_id=x.agreed, stance=Stance.DENIED, party=us_or_cn(n))),
    "read_transmittal": (READERS, lambda s, a, x, n: transmittals.read_transmittal(s, a, x.transmittal)),
    "give_account": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: commitments.give_account(s, a, x.commitment, passage_id=x.agreed, stance=Stance.ASSERTED, party=us_or_cn(n))),
    "prefer_date": (SECRETARIAT, lambda s, a, x, n: meeting_dates.prefer_date(s, a, x.dated)),
    "take_up_again": (SECRETARIAT, lambda s, a, x, n: agenda_chains.take_up_again(s, a, x.deferred, x.later_meeting)),
    "amend_approval_step": (SECRETARIAT, lambda s, a, x, n: meeting_hosts.amend_approval_step(s, a, x.approval, note_en="N")),
    "amend_event": (SECRETARIAT, lambda s, a, x, n: scheduled_events.amend_event(s, a, x.event, title_en="N")),
    "read_recommendation": (READERS, lambda s, a, x, n: recommendation_views.read_recommendation(s, a, x.recommendation)),
    "say_of_recommendation": (SECRETARIAT | OWN | {"daniel", "songbi"}, lambda s, a, x, n: recommendations.say_of_recommendation(s, a, x.recommendation, party=us_or_cn(n), stance=Stance.ACKNOWLEDGED)),
    "record_uptake": (SECRETARIAT, lambda s, a, x, n: recommendations.record_uptake(s, a, x.recommendation, passage_id=x.agreed, state=Uptake.TAKEN_UP, seen_on=DAY, label_en="A")),
    "record_fulfilment": (SECRETARIAT, lambda s, a, x, n: commitments.record_fulfilment(s, a, x.commitment, passage_id=x.agreed, state=Fulfilled.FULFILLED, seen_on=DAY)),
}  # fmt: skip
"""The same, for verbs about a position or a commitment."""

ALL = VERBS | WITH_A_ROW
NOTHING_THERE = {"theodora", "odile"}
"""Of other dialogues: what is ours does not exist for them."""


class Rows:
    """The scene with a position and a commitment recorded in it."""

    def __init__(self, scene, desk):
        self.scene = scene
        with desk.writing() as session:
            self.position = positions.record_position(
                session, desk.actor, passage_id=scene.agreed, party="us", statement_en="S", dialogue_id=scene.dialogue
            ).id
            self.commitment = commitments.record_commitment(
                session, desk.actor, passage_id=scene.agreed, debtor="us", action_en="A", strength=Strength.WILL,
                dialogue_id=scene.dialogue,
            ).id  # fmt: skip
            self.conditional = commitments.record_commitment(
                session, desk.actor, passage_id=scene.agreed, debtor="us", action_en="A", strength=Strength.WILL,
                condition_en="C", due_kind=DueKind.EVENT, due_words_en="W", dialogue_id=scene.dialogue,
            ).id  # fmt: skip
            commitment_reviews.write_guideline(
                session, desk.actor, self.conditional, scale=Scale.COMPLIANCE, text_en="G"
            )
            self.target = commitment_targets.set_target(
                session, desk.actor, self.commitment, measured_by="M", amount="2"
            ).id
            self.claim = claims.record_claim(
                session, desk.actor, passage_id=scene.agreed, proposition_en="A", dialogue_id=scene.dialogue
            ).id
            given = {"action_en": "A", "party": "us", "dialogue_id": scene.dialogue}
            self.step = next_steps.record_next_step(session, desk.actor, **given).id
            self.settled_step = next_steps.record_next_step(session, desk.actor, **given).id
            next_steps.settle_next_step(
                session, desk.actor, self.settled_step, state=NextStepState.DONE, settled_on=DAY
            )
            self.recommendation = recommendations.record_recommendation(
                session, desk.actor, passage_id=scene.agreed, text_en="A", dialogue_id=scene.dialogue
            ).id
            self.dated = meetings.assert_date(session, desk.actor, scene.meeting, value_text="April", starts_on=DAY).id
            self.later_meeting = meetings.record_meeting(session, desk.actor, scene.dialogue, starts_on=DAY).id
            self.approval = meeting_hosts.add_approval_step(
                session, desk.actor, scene.dialogue, party="us", label_en="L"
            ).id
            self.event = scheduled_events.record_event(
                session, desk.actor, starts_on=DAY, title_en="T", dialogue_id=scene.dialogue
            ).id
            self.other_person = people.record_person(session, desk.actor, names=["Ines Marlow"]).id
            self.transmittal = transmittals.record_transmittal(
                session, desk.actor, sent_on=DAY, meeting_id=scene.meeting, agency_en="A"
            ).id

    def __getattr__(self, name):
        return getattr(self.scene, name)


class Undone(Exception):
    """Takes an allowed act back, so that the next person finds the scene as it was."""


def outcome(desk, name, call, rows):
    """What becomes of the verb in this person's hands; nothing stays of it."""
    try:
        with desk.writing() as session:
            call(session, desk.actor, rows, name)
            raise Undone
    except Undone:
        return "allowed"
    except (SourceOfAnotherSide, MeasureOfAnotherSide, NotOursToSay):
        return "NotPermitted"
    except (NotPermitted, NoSuchRow) as refused:
        return refused.name


def test_each_verb_is_for_those_whose_act_it_is(scene, desks):
    rows = Rows(scene, desks["orla"])
    for verb, (allowed, call) in ALL.items():
        outcomes = {name: outcome(desks[name], name, call, rows) for name in WHO}
        assert {name for name in WHO if outcomes[name] == "allowed"} == allowed, verb
        for name in READERS - allowed:
            assert outcomes[name] == "NotPermitted", (verb, name)
        for name in NOTHING_THERE - allowed:
            expected = {"NoSuchRow"} if verb.startswith("read_") else {"NoSuchRow", "NotPermitted"}
            assert outcomes[name] in expected, (verb, name)


def test_no_verb_is_for_the_administrator_even_with_a_session_in_hand(scene, desks):
    rows = Rows(scene, desks["orla"])
    for verb, (_, call) in ALL.items():
        with desks["orla"].reading() as session, pytest.raises(NotPermitted):
            call(session, desks["ada"].actor, rows, verb)


def public_verbs(module: ModuleType):
    """Public functions of a module whose first words are a session and an actor."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        first = list(inspect.signature(function).parameters)[:2]
        if function.__module__ == module.__name__ and not name.startswith("_") and first == ["session", "actor"]:
            yield name, function


CHECKED = (
    "parties_at_the_door",
    "_may",
    "claim_for",
    "commitment_for",
    "contacts_met",
    "source_to_describe",
    "under_dialogue",
)
"""Functions that pass the door for several verbs; each is looked at itself."""
HELPS_VERBS = {"check_speaks_for", "check_topic", "check_passage"}
"""Checks that verbs make after the door; they give nothing back."""


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_verb_calls_the_door(module):
    doors = {
        "needs",
        "access_row",
        "access_draft",
        "access_dialogue",
        "access_meeting",
        "access_of_meeting",
        "access_filed",
    }
    passed = set(doors)
    tree = ast.parse(inspect.getsource(module))
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}

    def calls(node):
        return {c.func.id for c in ast.walk(node) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)}

    passed |= {"source_for", "_passage", "read_passage", "resting_on", "list_commitments", "admit", *CHECKED}
    for own in functions.values():
        if own.name in {"source_for", "_passage", *CHECKED}:
            assert calls(own) & (doors | {"source_for"}), own.name
    for name, _ in public_verbs(module):
        assert name in HELPS_VERBS or calls(functions[name]) & passed, name


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_every_public_verb_stands_in_the_matrix(module):
    inner = HELPS_VERBS | {"source_for", "resting_on", *CHECKED}
    assert {name for name, _ in public_verbs(module)} <= set(ALL) | inner


TAKERS = READERS - {"oscar"}
FIGURES = figure_export.FigureTable("moved", ["n"], [["1"]], ())
EXPORTS = {
    "export_table": lambda desk, x: [record_tables.export_table(desk, noun, x.dialogue) for noun in record_tables.Noun],
    "export_figures": lambda desk, x: figure_export.export_figures(desk, x.dialogue, FIGURES),
    "export_calendar": lambda desk, x: [
        calendars.export_calendar(desk, form, x.meeting if form == calendars.CalendarForm.MEETING else x.dialogue)
        for form in calendars.CalendarForm
    ],
}
"""What leaves as a table, as figures and as a calendar: by a desk, since what the own side keeps for itself is looked at."""


def test_tables_figures_and_calendars_leave_for_those_who_take_files_of_the_dialogue(scene, desks):
    for name, export in EXPORTS.items():
        for who in (*WHO, "ada"):
            if who in NOTHING_THERE or who not in TAKERS:
                with pytest.raises((NoSuchRow, NotPermitted)):
                    export(desks[who], scene)
            else:
                assert export(desks[who], scene), (name, who)


@pytest.mark.parametrize("module", [calendars, figure_export, record_tables], ids=lambda module: module.__name__)
def test_what_leaves_passes_the_door_the_ceiling_and_the_search(module):
    tree = ast.parse(inspect.getsource(module))
    of = {f.name: f for f in tree.body if isinstance(f, ast.FunctionDef)}
    called: dict[str, set[str]] = {}

    def reached(name):
        if name not in called:
            called[name] = {name}
            for c in ast.walk(of[name]) if name in of else ():
                if isinstance(c, ast.Call) and isinstance(c.func, ast.Name):
                    called[name] |= reached(c.func.id)
        return called[name]

    exports = [name for name in of if name.startswith("export_")]
    assert exports
    for name in exports:
        assert {"needs", "check_ceiling"} <= reached(name), name
        assert reached(name) & {"check_private_words", "private_words"}, name
        assert name in EXPORTS
