"""Organisations with their lineage and the names they went by."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import OrganisationKind
from models.base import Identified, choice


class Organisation(Identified, table=True):
    """A government, an agency, a company, a coalition, an arrangement. `successor_id` continues what it was.

    `from_on` and `until_on` bound the time in which it existed, as far as that is known.
    """

    name_en: str = ""
    name_zh: str = ""
    short: str = ""
    kind: OrganisationKind = choice(OrganisationKind, default=OrganisationKind.OTHER)
    parent_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    successor_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    country: str = ""
    from_on: date | None = None
    until_on: date | None = None


class OrganisationName(Identified, table=True):
    """Another name of an organisation, and from when until when it was in use."""

    __tablename__ = "organisation_name"

    organisation_id: UUID = Field(foreign_key="organisation.id", index=True)
    text: str
    language: str = ""
    used_from: date | None = None
    used_until: date | None = None
