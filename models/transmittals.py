"""Transmittals: a text handed over to somebody outside the room."""

from datetime import date
from uuid import UUID

from sqlmodel import Field

from dialogue.record import Channel
from models.base import Identified, choice


class Transmittal(Identified, table=True):
    """To which agency a text went, when, how, in which version, and what was received in return.

    The agency may be unnamed ("an agency of the government"); then no organisation stands here.
    """

    dialogue_id: UUID = Field(foreign_key="dialogue.id", index=True)
    draft_id: UUID | None = Field(default=None, foreign_key="draft.id", index=True)
    meeting_id: UUID | None = Field(default=None, foreign_key="meeting.id", index=True)
    agency_en: str = ""
    agency_zh: str = ""
    organisation_id: UUID | None = Field(default=None, foreign_key="organisation.id")
    sent_on: date
    channel: Channel = choice(Channel, default=Channel.OTHER)
    version: str = ""
    receipt: str = ""
    side: str = ""
    by_name: str = ""
