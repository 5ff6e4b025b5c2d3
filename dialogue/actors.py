"""Actors: a signed-in person in a role, for one party or for the secretariat."""

from dataclasses import dataclass
from uuid import UUID

from dialogue.audiences import ACCOUNTS, JOINT, SECRETARIAT, party_audience
from dialogue.roles import PERMISSIONS, Permission, Role


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. `party` is None for the secretariat and for the administrator."""

    user_id: UUID
    name: str
    role: Role
    party: str | None = None

    @property
    def side(self) -> str:
        """The key under which this person's acts stand: the party, or the secretariat."""
        return self.party or SECRETARIAT

    @property
    def own_audience(self) -> str:
        """The private store of this person's side."""
        return party_audience(self.party) if self.party else SECRETARIAT

    @property
    def audiences(self) -> frozenset[str]:
        """The stores this person may open. The other side's is never among them; an observer sees what is joint."""
        if self.role == Role.ADMINISTRATOR:
            return frozenset({ACCOUNTS})
        if self.role == Role.OBSERVER:
            return frozenset({JOINT})
        return frozenset({JOINT, self.own_audience})

    def may(self, permission: Permission) -> bool:
        """Whether this person's role carries the permission."""
        return permission in PERMISSIONS[self.role]
