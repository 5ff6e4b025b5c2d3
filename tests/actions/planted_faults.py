"""Faults that are planted into the rules, one at a time, to see whether the machine of random acts finds them.

Each is a function that patches the product in one place, the way a slip in that place would change it.
"""

from dataclasses import replace

from sqlmodel import select

from actions import (
    acceptances,
    adoptions,
    batches,
    keys,
    milestones,
    past_texts,
    proposals,
    rebasing,
    rooms,
    standstill,
    statements,
    tabling,
)  # fmt: skip
from actions.proposals import own_proposals
from actions.rebasing import MergedWording
from dialogue.refusals import NothingToConform
from drafts import consensus
from drafts.consensus import Agreement, Level
from drafts.merge import Merge
from drafts.places import place_between
from drafts.proposals import ProposalKind
from models.drafts import Clause, Revision
from models.milestones import MilestoneClause
from tests.actions.clause_machine import ClauseMachine
from tests.cast import CAST

# -- the words of a clause, and its keys


def agreement_ignores_a_party(patched) -> None:
    real = consensus.agreement
    patched.setattr("actions.drafts.agreement", lambda r, parties, *rest: real(r, parties[:-1], *rest))


def agreement_ignores_conformity(patched) -> None:
    patched.setattr(
        "actions.drafts.agreement",
        lambda revision, parties, given, _words, stands: _agreed(revision, parties, given, stands),
    )


def _agreed(revision, parties, acceptances, standing=()):
    held = consensus.keys(revision, parties, acceptances, standing)
    if len(held) < len(parties):
        return Agreement.ONE if held else Agreement.OPEN
    return Agreement.AD_REFERENDUM if Level.AD_REFERENDUM in held.values() else Agreement.AGREED


def tabling_keeps_the_own_key(patched) -> None:
    patched.setattr(tabling, "_take_back_own_key", lambda *_: False)


def merging_takes_theirs_only(patched) -> None:
    patched.setattr(rebasing, "merge", lambda _base, _ours, theirs: Merge(theirs, ()))


def a_stale_proposal_overwrites(patched) -> None:
    patched.setattr(acceptances, "merged", lambda _ground, p: MergedWording(p.text_en, p.text_zh))


def private_proposals_leak(patched) -> None:
    real = rooms.tabled_proposals

    def leaking(session, actor, draft_id):
        with ClauseMachine.latest.for_upkeep()["party_us"].reading() as own:
            return [*real(session, actor, draft_id), *own_proposals(own, CAST["helen"], draft_id)]

    patched.setattr(rooms, "tabled_proposals", leaking)


def private_words_are_copied(patched) -> None:
    real = proposals.added

    def copying(own, actor, proposal, key):
        added = real(own, actor, proposal, key)
        if actor.party == "cn":
            with ClauseMachine.latest.for_upkeep()["joint"].writing() as joint:
                fields = proposal.model_dump(exclude={"id", "tabling_key", "state"})
                joint.add(type(proposal)(**fields, state="withdrawn"))
        return added

    patched.setattr(proposals, "added", copying)


def the_head_moves_without_looking(patched) -> None:
    real = acceptances._succeed

    def onto_the_base(session, head, *rest):
        return real(session, session.get(Revision, rest[0].base_id) or head, *rest)

    patched.setattr(acceptances, "_succeed", onto_the_base)
    patched.setattr("actions.acceptances.RevisionSuperseded", NothingToConform)


def the_head_stays_where_it_was(patched) -> None:
    real = acceptances._succeed

    def forgetting(session, head, *rest):
        made = real(session, head, *rest)
        session.get_one(Clause, head.clause_id).head_id = head.id
        return made

    patched.setattr(acceptances, "_succeed", forgetting)


def a_side_confirms_its_own_change(patched) -> None:
    patched.setattr(keys, "may_conform", lambda *_: True)
    patched.setattr(consensus, "may_conform", lambda *_: True)


def a_conformed_change_is_forgotten(patched) -> None:
    patched.setattr(
        acceptances, "_lagging", lambda _s, head, changed, p: consensus.lagging_after(head, changed, p.side)
    )


def keys_move_on_to_the_next_revision(patched) -> None:
    real = acceptances._succeed

    def carrying(session, head, *rest):
        made = real(session, head, *rest)
        for given in keys.given_keys(session, head.id):
            keys.turn_key(session, made, given.party, Level(given.level), given.by_id, given.by_name)
        return made

    patched.setattr(acceptances, "_succeed", carrying)


def one_rejection_closes_for_all(patched) -> None:
    patched.setattr(proposals, "parties_of", lambda *_: ("us", "cn"))


def a_key_without_its_condition_met_counts(patched) -> None:
    patched.setattr(consensus, "is_met", lambda *_: True)


def the_same_request_turns_a_key_twice(patched) -> None:
    patched.setattr(keys, "done_before", lambda *_: None)


def capital_confirms_and_nothing_is_confirmed(patched) -> None:
    real = keys.turn_key

    def kept(session, revision, party, level, *rest, **more):
        held = consensus.turned_keys(revision, (party,), keys.given_keys(session, revision.id)).get(party)
        same = held is not None and held.level == Level.AD_REFERENDUM and level == Level.CONFIRMED
        return real(session, revision, party, Level.AD_REFERENDUM if same else level, *rest, **more)

    patched.setattr(keys, "turn_key", kept)


def a_reopening_leaves_no_trace(patched) -> None:
    patched.setattr(tabling, "_reopen", lambda *_: False)


# -- how clauses stand among each other


def a_split_drops_the_second_half(patched) -> None:
    real = acceptances._split_off

    def dropping(session, proposal, first, wording):
        return real(session, proposal, first, MergedWording(wording.en, wording.zh, (), "Left.", wording.second_zh))

    patched.setattr(acceptances, "_split_off", dropping)


def the_second_half_is_held_by_nobody(patched) -> None:
    real = acceptances.turn_key

    def forgetting(session, revision, *rest, **more):
        return None if revision.from_clause_id and revision.ordinal == 1 else real(session, revision, *rest, **more)

    patched.setattr(acceptances, "turn_key", forgetting)


def what_was_taken_in_still_stands(patched) -> None:
    real = acceptances._succeed

    def sparing(session, head, proposal, following, *rest):
        return head if following.into_clause_id else real(session, head, proposal, following, *rest)

    patched.setattr(acceptances, "_succeed", sparing)


def a_merger_forgets_what_waits_in_the_other_clause(patched) -> None:
    patched.setattr(acceptances, "_unseen_lagging", lambda *_: ("", ""))


def a_moved_clause_comes_first(patched) -> None:
    real = acceptances._place_after

    def first(session, proposal, moving):
        heads = acceptances._heads(session, proposal.draft_id)
        is_move = proposal.kind == ProposalKind.MOVE
        return place_between(None, heads[0].place) if is_move else real(session, proposal, moving)

    patched.setattr(acceptances, "_place_after", first)


def a_new_clause_comes_last(patched) -> None:
    real = acceptances._place_after

    def last(session, proposal, moving):
        heads = acceptances._heads(session, proposal.draft_id)
        is_new = proposal.kind == ProposalKind.INSERT
        return place_between(heads[-1].place, None) if is_new else real(session, proposal, moving)

    patched.setattr(acceptances, "_place_after", last)


def two_clauses_stand_at_one_place(patched) -> None:
    patched.setattr(
        acceptances, "_place_after", lambda session, p, _moving: acceptances._heads(session, p.draft_id)[0].place
    )


def two_moves_of_a_clause_both_happen(patched) -> None:
    real = acceptances._check_ground

    def unmindful(ground, proposal, seen):
        if proposal.kind not in (ProposalKind.MOVE, ProposalKind.RESTYLE):
            real(ground, proposal, seen)

    patched.setattr(acceptances, "_check_ground", unmindful)


def two_new_clauses_bear_one_number(patched) -> None:
    patched.setattr(acceptances, "_free_number", lambda number, _heads: number)


# -- what is tabled


def of_a_batch_the_last_stays_behind(patched) -> None:
    real = batches._of_batch
    patched.setattr(batches, "_of_batch", lambda own, batch: real(own, batch)[:-1] or real(own, batch))


def a_counter_proposal_is_no_answer(patched) -> None:
    patched.setattr(tabling, "_answer_what_it_counters", lambda *_: None)


def what_was_countered_stays_on_the_table(patched) -> None:
    patched.setattr(acceptances, "_supersede_countered", lambda *_: None)


# -- silence, statements, milestones, the past, adoption


def silence_binds_one_party_less(patched) -> None:
    real = standstill.parties_of
    patched.setattr(standstill, "parties_of", lambda *given: real(*given)[:-1])


def broken_silence_lapses_all_the_same(patched) -> None:
    real = standstill.silence_of
    patched.setattr(standstill, "silence_of", lambda *given: replace(real(*given), breaks=[]))


def the_text_moves_under_silence(patched) -> None:
    patched.setattr(standstill, "running_silence", lambda *_: None)


def the_adopted_text_moves(patched) -> None:
    patched.setattr(standstill, "adopted_milestone", lambda *_: None)


def a_text_with_open_proposals_is_adopted(patched) -> None:
    patched.setattr(adoptions, "_check_ready", lambda *_: None)


def adopted_by_one_is_adopted(patched) -> None:
    patched.setattr(standstill, "adopted_by_all", lambda adoptions, _parties: adoptions[0].milestone_id)


def a_text_that_was_left_is_adopted(patched) -> None:
    patched.setattr(adoptions, "check_standing", lambda *_: None)


def a_milestone_follows_the_text(patched) -> None:
    real = milestones.read_milestone

    def following(session, actor, milestone_id):
        read = real(session, actor, milestone_id)
        kept = session.exec(select(MilestoneClause.clause_id).where(MilestoneClause.milestone_id == milestone_id))
        heads = {c: session.get_one(Revision, session.get_one(Clause, c).head_id) for c in kept}
        clauses = tuple(
            milestones.Stood(milestones.as_standing(heads[stood.clause.clause_id]), stood.stood, stood.is_conformed)
            for stood in read.clauses
        )
        return milestones.MilestoneText(read.milestone, clauses, read.is_intact)

    patched.setattr(milestones, "read_milestone", following)


def the_past_is_told_with_the_keys_of_today(patched) -> None:
    real = past_texts._past
    patched.setattr(past_texts, "_past", lambda session, draft, _seq: real(session, draft, 1 << 40))


def a_statement_goes_with_the_words_it_stood_beside(patched) -> None:
    real = statements.list_statements

    def losing(*given, **more):
        return [line for line in real(*given, **more) if line.is_on_standing_words]

    patched.setattr(statements, "list_statements", losing)


FAULTS = (
    agreement_ignores_a_party, agreement_ignores_conformity, tabling_keeps_the_own_key, merging_takes_theirs_only,
    a_stale_proposal_overwrites, private_proposals_leak, private_words_are_copied, the_head_moves_without_looking,
    the_head_stays_where_it_was, a_side_confirms_its_own_change, a_conformed_change_is_forgotten,
    keys_move_on_to_the_next_revision, one_rejection_closes_for_all, a_key_without_its_condition_met_counts,
    the_same_request_turns_a_key_twice, capital_confirms_and_nothing_is_confirmed, a_reopening_leaves_no_trace,
    a_split_drops_the_second_half, the_second_half_is_held_by_nobody, what_was_taken_in_still_stands,
    a_merger_forgets_what_waits_in_the_other_clause, a_moved_clause_comes_first, a_new_clause_comes_last,
    two_clauses_stand_at_one_place, two_moves_of_a_clause_both_happen, two_new_clauses_bear_one_number,
    of_a_batch_the_last_stays_behind, a_counter_proposal_is_no_answer, what_was_countered_stays_on_the_table,
    silence_binds_one_party_less, broken_silence_lapses_all_the_same, the_text_moves_under_silence,
    the_adopted_text_moves, a_text_with_open_proposals_is_adopted, adopted_by_one_is_adopted,
    a_text_that_was_left_is_adopted, a_milestone_follows_the_text, the_past_is_told_with_the_keys_of_today,
    a_statement_goes_with_the_words_it_stood_beside,
)  # fmt: skip
