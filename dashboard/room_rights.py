"""What a role may do in the room. A row says what its reader's side can do with it now; the role decides who of the side may.

So rows are the same for everybody of one side, and are made once for all of them; which of the acts a person is offered is
told with the first paint and does not change while the room is open. The actions themselves ask again, whatever is offered.
"""

from collections.abc import Mapping
from typing import Final

from dialogue.actors import Actor
from dialogue.roles import Permission

_PROPOSE, _TABLE = Permission.CLAUSE_PROPOSE, Permission.CLAUSE_TABLE
ON_A_CLAUSE: Final[Mapping[str, Permission]] = {
    **dict.fromkeys(("propose", "insert_after", "delete", "move", "split", "merge", "restyle"), _PROPOSE),
    **dict.fromkeys(("accept", "release", "confirm"), Permission.CLAUSE_ACCEPT),
    "conform": Permission.CLAUSE_CONFORM,
}
ON_A_PRIVATE_PROPOSAL: Final[Mapping[str, Permission]] = {
    **dict.fromkeys(("edit", "withdraw", "batch"), _PROPOSE),
    "table": _TABLE,
}
ON_A_TABLED_PROPOSAL: Final[Mapping[str, Permission]] = {
    "counter": _PROPOSE,
    "withdraw": _TABLE,
    "answer": Permission.CLAUSE_ANSWER,
    "accept": Permission.CLAUSE_ACCEPT,
}
ON_A_BATCH: Final[Mapping[str, Permission]] = {"table": _TABLE}


def rights(actor: Actor) -> dict[str, list[str]]:
    """By what it is done to: the acts of the room that this person's role may do."""
    on = {
        "clause": ON_A_CLAUSE, "private": ON_A_PRIVATE_PROPOSAL, "tabled": ON_A_TABLED_PROPOSAL, "batch": ON_A_BATCH,
    }  # fmt: skip
    return {of: [act for act, needed in acts.items() if actor.may(needed)] for of, acts in on.items()}


__all__ = ["ON_A_BATCH", "ON_A_CLAUSE", "ON_A_PRIVATE_PROPOSAL", "ON_A_TABLED_PROPOSAL", "rights"]
