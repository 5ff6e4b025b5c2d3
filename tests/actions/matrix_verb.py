"""What a row of the access matrix is: a verb, what it needs, and which doors stand before it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dialogue.roles import Permission
from models.stores import Stores
from tests.actions.drafting import Table


@dataclass
class Bed:
    """What the verbs act on: a draft of us and cn, with a tabled proposal of cn, and one of us, of each kind of door."""

    stores: Stores
    table: Table
    theirs: UUID
    lagging: UUID
    user: UUID
    private: dict[str, UUID]
    accounts: Any = None
    mandate: UUID | None = None
    thread: UUID | None = None


@dataclass(frozen=True)
class Verb:
    """A verb, what it needs, and which doors stand before it."""

    needs: Permission
    call: Callable[..., Any]
    hides: bool = True
    """Refuses an outsider as if there were nothing."""
    needs_first: bool = False
    """Asks for the permission before it looks for the row."""
    parties_only: bool = False
    """What only a party of the draft can do, and nobody for the secretariat."""
    by_desk: str = ""
    """Opens stores itself: the joint one, or the own one."""


def verb_on_joint(needs: Permission, call: Callable[..., Any], **more: Any) -> Verb:
    return Verb(needs, lambda bed, actor, joint, own: call(bed, actor, joint), **more)
