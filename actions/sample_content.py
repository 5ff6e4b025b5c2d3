"""What the sample files say, read as it stands: the cast, the register, and one folder a dialogue."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from dialogue.actors import Actor
from dialogue.names import NameKind, NameOrder
from dialogue.positions import Answer, AttributionClass, Directness, Firmness, Movement
from dialogue.read_outs import Terms
from dialogue.record import (
    Channel,
    CommunicationKind,
    DialogueStatus,
    Fulfilled,
    MeasureEventKind,
    NextStepKind,
    OrganisationKind,
    Polarity,
    Rank,
)
from dialogue.reviews import Scale
from dialogue.roles import Role
from dialogue.vocabulary import (
    AttributionRule,
    Basis,
    Capacity,
    DueKind,
    Function,
    Marking,
    MeetingState,
    Outcome,
    PassageRole,
    PositionKind,
    Precision,
    Presence,
    Stance,
    Strength,
    Track,
)

FOLDER: Final = Path(__file__).resolve().parent.parent / "samples"
"""Where the sample files are."""

DIALOGUES: Final = ("certification", "bank_rules", "wassenaar", "purchases", "digital_economy")
"""The folders of the sample dialogues, in the order in which they are loaded; the one with a text comes last."""

_CLOSED_LISTS: Final[dict[str, type[StrEnum]]] = {
    "track": Track, "attribution_rule": AttributionRule, "status": DialogueStatus, "precision": Precision,
    "outcome": Outcome, "function": Function, "capacity": Capacity, "presence": Presence, "strength": Strength,
    "basis": Basis, "due_kind": DueKind, "stance": Stance, "polarity": Polarity, "marking": Marking, "order": NameOrder,
    "channel": Channel, "scale": Scale, "answer": Answer, "attribution_class": AttributionClass, "directness": Directness,
    "firmness": Firmness, "movement": Movement, "rank": Rank, "terms": Terms,
}  # fmt: skip
_CLOSED_LISTS_OF: Final[dict[str, dict[str, type[StrEnum]]]] = {
    "organisation": {"kind": OrganisationKind},
    "person": {"kind": NameKind},
    "meeting": {"state": MeetingState},
    "position": {"kind": PositionKind},
    "passage": {"role": PassageRole},
    "fulfilment": {"state": Fulfilled},
    "next_step": {"kind": NextStepKind},
    "event": {"state": MeetingState, "kind": MeasureEventKind},
    "communication": {"kind": CommunicationKind},
}


@dataclass(frozen=True, slots=True)
class CastMember:
    """Somebody of the fictional cast, as the file of the cast has them."""

    sign_in_name: str
    name_en: str
    name_zh: str
    role: Role
    party: str | None

    @property
    def actor(self) -> Actor:
        """This person as somebody who acts, before any user of this name was made."""
        return Actor(uuid5(NAMESPACE_URL, f"alternat:sample:{self.sign_in_name}"), self.name_en, self.role, self.party)


@cache
def cast() -> dict[str, CastMember]:
    """The cast by sign-in name."""
    users = _read(FOLDER / "cast.toml")["user"]
    return {
        user["sign_in_name"]: CastMember(
            user["sign_in_name"], user["name_en"], user["name_zh"], Role(user["role"]), user.get("party")
        )
        for user in users
    }


@cache
def register() -> dict[str, Any]:
    """The organisations and people that the documents behind the samples name."""
    return _read(FOLDER / "register.toml")


@cache
def sample(folder: str) -> dict[str, Any]:
    """Everything that the files of one dialogue say, by noun."""
    content: dict[str, Any] = {}
    for path in sorted((FOLDER / folder).glob("*.toml")):
        for noun, rows in _read(path).items():
            content[noun] = content.get(noun, []) + rows if isinstance(rows, list) else rows
    return content


def fields(noun: str, row: dict[str, Any], *names: str) -> dict[str, Any]:
    """The named fields that a row of a file has, with values of closed lists as their members."""
    lists = _CLOSED_LISTS | _CLOSED_LISTS_OF.get(noun, {})
    return {name: lists[name](row[name]) if name in lists else row[name] for name in names if name in row}


def key_of(*parts: str) -> str:
    """The idempotency key of one act of loading."""
    return ":".join(("sample", *parts))


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
