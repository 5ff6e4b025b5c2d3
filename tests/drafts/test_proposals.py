"""The state diagram of a proposal, and who may move it."""

from typing import NamedTuple

import pytest

from drafts.proposals import (
    MOVES,
    ProposalState,
    may_accept,
    may_edit,
    may_move,
    may_table,
    may_withdraw,
)

S = ProposalState


class Proposal(NamedTuple):
    """A proposal as these rules see it."""

    side: str
    state: ProposalState


DIAGRAM = {
    S.PRIVATE: {S.TABLED, S.DISCARDED},
    S.OPEN: {S.ACCEPTED, S.REJECTED, S.WITHDRAWN, S.SUPERSEDED},
}
ACTS = [
    # the act     its guard    by the own side  in which state
    ("edit", may_edit, True, S.PRIVATE),
    ("table", may_table, True, S.PRIVATE),
    ("withdraw", may_withdraw, True, S.OPEN),
    ("accept", may_accept, False, S.OPEN),
]


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("to", S)
def test_the_diagram_leads_only_where_it_is_drawn(state, to):
    assert may_move(Proposal("us", state), to) is (to in DIAGRAM.get(state, set()))


def test_the_diagram_is_drawn_once():
    assert {state: set(to) for state, to in MOVES.items()} == DIAGRAM


@pytest.mark.parametrize("state", [state for state in S if state not in DIAGRAM])
def test_what_is_closed_stays_closed(state):
    assert not any(may_move(Proposal("us", state), to) for to in S)


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("side", ["us", "cn", "third", "secretariat"])
@pytest.mark.parametrize(("may", "own", "when"), [act[1:] for act in ACTS], ids=[act[0] for act in ACTS])
def test_who_may_do_it_and_when(may, own, when, side, state):
    assert may(Proposal("us", state), side) is ((side == "us") is own and state == when)


@pytest.mark.parametrize("state", S)
def test_no_side_is_both_proposer_and_judge(state):
    for side in ("us", "cn"):
        proposal = Proposal("us", state)
        assert not (may_accept(proposal, side) and (may_withdraw(proposal, side) or may_edit(proposal, side)))
