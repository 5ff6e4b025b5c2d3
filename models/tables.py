"""Every table of the stores. Importing this module makes `SQLModel.metadata` complete."""

from sqlmodel import SQLModel

from models import (
    adoptions,
    commitments,
    dialogues,
    drafts,
    exchange,
    follow_ups,
    house_templates,
    journal,
    mandates,
    meetings,
    milestones,
    organisations,
    parties,
    people,
    positions,
    proposals,
    recommendations,
    silences,
    sources,
    starts,
    statements,
    threads,
    transmittals,
    users,
)

METADATA = SQLModel.metadata
"""All tables; each store carries all of them."""

__all__ = [
    "METADATA",
    "adoptions",
    "commitments",
    "dialogues",
    "drafts",
    "exchange",
    "follow_ups",
    "house_templates",
    "journal",
    "mandates",
    "meetings",
    "milestones",
    "organisations",
    "parties",
    "people",
    "positions",
    "proposals",
    "recommendations",
    "silences",
    "sources",
    "starts",
    "statements",
    "threads",
    "transmittals",
    "users",
]
