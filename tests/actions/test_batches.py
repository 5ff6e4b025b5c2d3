"""Batches and counter-proposals: what is tabled together, and what answers what."""

import pytest

from actions import batches
from actions.batches import open_batch, own_batches, put_in_batch, table_batch, tabled_batches
from actions.proposals import Wording, answers_to, own_proposals, propose_counter
from actions.tabling import repair_tabling, table_proposal
from actions.verification import verify
from dialogue.refusals import (
    BatchEmpty,
    CannotMoveProposal,
    FieldMissing,
    NoSuchRow,
    NothingChanged,
    ReopeningNeedsReason,
)
from drafts.proposals import Answer, ProposalKind, ProposalState
from models.proposals import Proposal
from tests.actions.drafting import CLAUSES, set_table

EN, ZH = "Both sides should meet once a year in one of the two capitals.", "双方宜每年在一方首都会晤一次。"


@pytest.fixture
def table(stores, desks):
    """A draft of two parties with three clauses."""
    return set_table(stores, desks)


@pytest.fixture
def batch(table):
    """A private batch of us with proposals on two clauses."""
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own:
        made = open_batch(
            joint, own, desk.actor, table.draft, title_en="On the meetings", title_zh="", note="All or none."
        )
    for clause in (0, 1):
        written = table.write("daniel", f"Clause {clause}.", f"第{clause}条。", clause)
        with desk.writing_own() as own:
            put_in_batch(own, desk.actor, written.id, made.id)
    return made


def test_a_batch_is_tabled_as_a_whole_under_its_title_and_note(table, batch, stores):
    assert table.tabled("wenyan") == []
    table_batch(table.desks["daniel"], batch.id)
    wenyan = table.desks["wenyan"]
    with wenyan.reading() as joint:
        (seen,) = tabled_batches(joint, wenyan.actor, table.draft)
    assert (seen.title_en, seen.note, seen.side) == ("On the meetings", "All or none.", "us")
    assert [(p.text_en, p.batch_id) for p in table.tabled("wenyan")] == [("Clause 0.", seen.id), ("Clause 1.", seen.id)]
    daniel = table.desks["daniel"]
    with daniel.reading_own() as own:
        assert own_batches(own, daniel.actor, table.draft) == []
        assert own_proposals(own, daniel.actor, table.draft) == []
    assert verify(stores) == []


def test_of_a_batch_that_is_refused_nothing_is_tabled(table, batch):
    table.accept("helen", 1), table.accept("wenyan", 1)
    daniel = table.desks["daniel"]
    with daniel.writing_own() as own:
        own.get_one(type(batch), batch.id).note = ""
        batches.record(own, daniel.actor, "draft:batch:opened", batch)
    with pytest.raises(ReopeningNeedsReason):
        table_batch(daniel, batch.id)
    assert table.tabled("wenyan") == []
    table_batch(daniel, batch.id, reason="New figures.")
    assert len(table.tabled("wenyan")) == 2


def test_a_batch_is_nobody_elses_before_it_is_tabled(table, batch):
    for name in ("wenyan", "orla"):
        desk = table.desks[name]
        with pytest.raises(NoSuchRow):
            table_batch(desk, batch.id)
        with desk.reading() as joint:
            assert tabled_batches(joint, desk.actor, table.draft) == []


def test_an_empty_batch_and_one_without_a_title_are_refused(table):
    desk = table.desks["daniel"]
    with desk.reading() as joint, desk.writing_own() as own, pytest.raises(FieldMissing):
        open_batch(joint, own, desk.actor, table.draft, title_en=" ", title_zh="")
    with desk.reading() as joint, desk.writing_own() as own:
        empty = open_batch(joint, own, desk.actor, table.draft, title_en="", title_zh="关于会晤")
    with pytest.raises(BatchEmpty):
        table_batch(desk, empty.id)


def test_a_batch_whose_tabling_was_interrupted_is_finished_at_the_next_start(table, batch, stores, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr(batches, "mark_tabled", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            table_batch(table.desks["daniel"], batch.id)
    assert len(table.tabled("wenyan")) == 2
    assert repair_tabling(stores) == 3
    daniel = table.desks["daniel"]
    with daniel.reading_own() as own:
        assert own_batches(own, daniel.actor, table.draft) == []
    assert table_batch(daniel, batch.id).title_en == "On the meetings"
    assert len(table.tabled("wenyan")) == 2


def test_a_proposal_leaves_its_batch_and_one_that_is_tabled_does_not(table, batch):
    daniel = table.desks["daniel"]
    with daniel.reading_own() as own:
        first, second = own_proposals(own, daniel.actor, table.draft)
    with daniel.writing_own() as own:
        put_in_batch(own, daniel.actor, first.id, None)
    table_batch(daniel, batch.id)
    assert [p.text_en for p in table.tabled("wenyan")] == [second.text_en]
    with daniel.writing_own() as own, pytest.raises(CannotMoveProposal):
        put_in_batch(own, daniel.actor, second.id, None)


# -- counter-proposals -----------------------------------------------------------------------------------------------


def counter(table, by, proposal, en, zh, key=None):
    desk = table.desks[by]
    with desk.reading() as joint, desk.writing_own() as own:
        return propose_counter(joint, own, desk.actor, proposal.id, Wording(en, zh, "Better so."), key=key)


def state(table, proposal) -> ProposalState:
    with table.desks["orla"].reading() as joint:
        return joint.get_one(Proposal, proposal.id).state


def test_a_counter_proposal_answers_when_it_is_tabled_and_not_before(table):
    theirs = table.table("songbi", EN, ZH)
    ours = counter(table, "daniel", theirs, EN.replace("should", "will"), ZH.replace("宜", "将"))
    with table.desks["wenyan"].reading() as joint:
        assert answers_to(joint, [theirs.id]) == {}
    table_proposal(table.desks["daniel"], ours.id)
    with table.desks["wenyan"].reading() as joint:
        (answer,) = answers_to(joint, [theirs.id])[theirs.id]
    assert (answer.side, answer.answer, answer.comment) == ("us", Answer.COUNTER, "Better so.")
    assert state(table, theirs) == ProposalState.OPEN


def test_once_a_counter_proposal_is_accepted_what_it_answered_is_off_the_table(table):
    theirs = table.table("songbi", EN, ZH)
    ours = table_proposal(table.desks["daniel"], counter(table, "daniel", theirs, EN + " Always.", ZH + "一贯。").id)
    made = table.accept_proposal("wenyan", ours)
    assert made.text_en == EN + " Always."
    assert state(table, theirs) == ProposalState.SUPERSEDED


def test_the_next_version_of_ones_own_proposal_takes_its_place(table):
    first = table.table("daniel", EN, ZH)
    again = counter(table, "daniel", first, EN + " Always.", ZH + "一贯。")
    assert state(table, first) == ProposalState.OPEN
    second = table_proposal(table.desks["daniel"], again.id)
    assert state(table, first) == ProposalState.SUPERSEDED
    assert [p.id for p in table.tabled()] == [second.id]


def test_an_insertion_is_countered_by_an_insertion_at_the_same_place(table):
    theirs = table_proposal(table.desks["songbi"], table.write_insertion("songbi", "New.", "新。", table.clauses[0]).id)
    ours = counter(table, "daniel", theirs, "Newer.", "更新。")
    assert (ours.kind, ours.after_clause_id, ours.number) == (ProposalKind.INSERT, table.clauses[0], theirs.number)


def test_a_deletion_is_countered_by_words(table):
    theirs = table_proposal(table.desks["songbi"], table.write_deletion("songbi").id)
    ours = counter(table, "daniel", theirs, EN, ZH)
    assert (ours.kind, ours.base_id, ours.counters_id) == (ProposalKind.REPLACE, table.first[0], theirs.id)


def test_the_same_words_are_no_counter_proposal_and_a_closed_one_cannot_be_countered(table):
    theirs = table.table("songbi", EN, ZH)
    with pytest.raises(NothingChanged):
        counter(table, "daniel", theirs, EN, ZH)
    table.accept_proposal("helen", theirs)
    with pytest.raises(CannotMoveProposal):
        counter(table, "daniel", theirs, EN + " Always.", ZH)


def test_a_private_counter_proposal_is_seen_by_its_own_side_only(table):
    theirs = table.table("songbi", EN, ZH)
    counter(table, "daniel", theirs, CLAUSES[0].text_en + " Always.", ZH, key="once")
    counter(table, "daniel", theirs, CLAUSES[0].text_en + " Always.", ZH, key="once")
    with table.desks["helen"].reading_own() as own:
        assert len(own_proposals(own, table.desks["helen"].actor, table.draft)) == 1
    assert [p.id for p in table.tabled("wenyan")] == [theirs.id]
