"""The life of a proposal: its states, who may move it, and where to."""

from enum import StrEnum
from typing import Final, Protocol


class ProposalState(StrEnum):
    """Where a proposal stands. Private ones are in their side's own store; all others are tabled and frozen."""

    PRIVATE = "private"
    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    TABLED = "tabled"
    DISCARDED = "discarded"


class ProposalKind(StrEnum):
    """What a proposal would do to the text: to the words of a clause, or to how it stands among the others."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    MOVE = "move"
    SPLIT = "split"
    MERGE = "merge"
    RESTYLE = "restyle"


class Answer(StrEnum):
    """What a side says of another side's proposal before, or instead of, accepting it."""

    ACCEPT = "accept"
    REJECT = "reject"
    COUNTER = "counter"
    NEEDS_CAPITAL = "needs capital"


MOVES: Final[dict[ProposalState, frozenset[ProposalState]]] = {
    ProposalState.PRIVATE: frozenset({ProposalState.TABLED, ProposalState.DISCARDED}),
    ProposalState.OPEN: frozenset(
        {ProposalState.ACCEPTED, ProposalState.REJECTED, ProposalState.WITHDRAWN, ProposalState.SUPERSEDED}
    ),
}
"""The state diagram. A private row ends as tabled (its joint copy goes on as open) or discarded."""


class ProposalLike(Protocol):
    """What these rules need to know of a proposal."""

    @property
    def side(self) -> str: ...
    @property
    def state(self) -> ProposalState: ...


def may_move(proposal: ProposalLike, to: ProposalState) -> bool:
    """Whether the state diagram leads from where the proposal stands to `to`."""
    return to in MOVES.get(proposal.state, frozenset())


def may_edit(proposal: ProposalLike, side: str) -> bool:
    """Only the side that wrote it may change a proposal, and only while it is private: what is tabled is frozen."""
    return proposal.side == side and proposal.state == ProposalState.PRIVATE


def may_table(proposal: ProposalLike, side: str) -> bool:
    """Only the side that wrote it may table a private proposal."""
    return proposal.side == side and may_move(proposal, ProposalState.TABLED)


def may_withdraw(proposal: ProposalLike, side: str) -> bool:
    """Only the side that proposed may withdraw, and only while the proposal is open."""
    return proposal.side == side and may_move(proposal, ProposalState.WITHDRAWN)


def may_accept(proposal: ProposalLike, side: str) -> bool:
    """Any side but the one that proposed may accept an open proposal."""
    return proposal.side != side and may_move(proposal, ProposalState.ACCEPTED)
