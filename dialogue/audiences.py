"""Audiences: who a store is for. One store per audience, and no store holds anything of another audience."""

from typing import Final

JOINT: Final = "joint"
"""What all sides see."""
SECRETARIAT: Final = "secretariat"
"""What only those who serve the dialogue see."""
ACCOUNTS: Final = "accounts"
"""Credentials and sign-in sessions; no content."""

_PARTY_PREFIX: Final = "party_"


def party_audience(party: str) -> str:
    """The audience of one party's private store, `party_us` for the party `us`."""
    return _PARTY_PREFIX + party


def side_audience(side: str) -> str:
    """The private audience of a side: its own store for a party, the secretariat's for the secretariat."""
    return SECRETARIAT if side == SECRETARIAT else party_audience(side)


def party_of(audience: str) -> str | None:
    """The party whose private store this is, or None for a store that belongs to no single party."""
    return audience.removeprefix(_PARTY_PREFIX) if audience.startswith(_PARTY_PREFIX) else None
