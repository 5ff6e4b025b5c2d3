"""No order of acts breaks a promise; and the machine of random acts finds every fault that is planted."""

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import (
    run_state_machine_as_test,
)
from sqlalchemy.exc import IntegrityError

from actions import acceptances, keys, proposals, rebasing, rooms, tabling
from actions.desk import Desk
from actions.proposals import own_proposals
from actions.rebasing import MergedWording
from dialogue.refusals import NothingToConform, Refusal
from drafts import consensus
from drafts.consensus import Agreement, Level
from drafts.merge import Merge
from models.drafts import Clause, Revision
from models.stores import Stores
from tests.actions.clause_machine import PARTIES, PROFILE, ClauseMachine
from tests.actions.drafting import LaidTable, set_table
from tests.beds import KeptFolder
from tests.cast import CAST


@pytest.fixture(scope="module")
def laid(sqlite_bed, tmp_path_factory) -> LaidTable:
    """A draft of three clauses between three parties."""
    folder = tmp_path_factory.mktemp("laid")
    stores = Stores(sqlite_bed.copy(folder))
    table = set_table(stores, {name: Desk(stores, actor) for name, actor in CAST.items()}, PARTIES)
    stores.close()
    return LaidTable(folder, table)


@pytest.fixture(scope="module")
def kept(tmp_path_factory) -> KeptFolder:
    """Where every example begins anew."""
    return KeptFolder(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def machine(laid, kept, monkeypatch) -> type[ClauseMachine]:
    """The machine, with a laid table to begin from. What the tables look like is not its subject, and slow to ask."""
    monkeypatch.setattr("actions.verification.check", lambda _store: [])
    ClauseMachine.laid, ClauseMachine.kept = laid, kept
    return ClauseMachine


def test_no_order_of_acts_breaks_a_promise(machine):
    run_state_machine_as_test(machine, settings=PROFILE)


# -- the machine has teeth -------------------------------------------------------------------------------------------


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

    def onto_the_base(session, head, proposal, following):
        return real(session, session.get(Revision, proposal.base_id) or head, proposal, following)

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


FAULTS = (
    agreement_ignores_a_party, agreement_ignores_conformity, tabling_keeps_the_own_key, merging_takes_theirs_only,
    a_stale_proposal_overwrites, private_proposals_leak, private_words_are_copied, the_head_moves_without_looking,
    the_head_stays_where_it_was, a_side_confirms_its_own_change, a_conformed_change_is_forgotten,
    keys_move_on_to_the_next_revision, one_rejection_closes_for_all,
)  # fmt: skip
HUNT = settings(PROFILE, max_examples=60, stateful_step_count=20, phases=(Phase.generate,), report_multiple_bugs=False)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_the_machine_finds(machine, fault, monkeypatch):
    with monkeypatch.context() as patched:
        fault(patched)
        with pytest.raises((AssertionError, Refusal, IntegrityError)):
            run_state_machine_as_test(machine, settings=HUNT)
