"""Every table of the stores. Importing this module makes `SQLModel.metadata` complete."""

from sqlmodel import SQLModel

from models import (
    commitments,
    dialogues,
    drafts,
    exchange,
    journal,
    meetings,
    organisations,
    parties,
    people,
    positions,
    proposals,
    sources,
    transmittals,
    users,
)

METADATA = SQLModel.metadata
"""All tables; each store carries all of them."""

__all__ = [
    "METADATA",
    "commitments",
    "dialogues",
    "drafts",
    "exchange",
    "journal",
    "meetings",
    "organisations",
    "parties",
    "people",
    "positions",
    "proposals",
    "sources",
    "transmittals",
    "users",
]
