"""Transmittals: the register of what was handed over to whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_draft, access_row, needs
from actions.journal import record
from actions.record_access import access_filed, access_meeting, made_before, only_seen, put, required
from dialogue.actors import Actor
from dialogue.record import Channel
from dialogue.refusals import FieldMissing, NotOfThisDialogue
from dialogue.roles import Permission
from models.organisations import Organisation
from models.transmittals import Transmittal


@dataclass(frozen=True, slots=True)
class TransmittalLine:
    """One handing over, as one line of the register."""

    id: UUID
    dialogue_id: UUID
    draft_id: UUID | None
    meeting_id: UUID | None
    agency_en: str
    agency_zh: str
    organisation_id: UUID | None
    sent_on: date
    channel: Channel
    version: str
    receipt: str
    by_name: str
    side: str


def record_transmittal(
    session: Session,
    actor: Actor,
    *,
    sent_on: date,
    draft_id: UUID | None = None,
    meeting_id: UUID | None = None,
    agency_en: str = "",
    agency_zh: str = "",
    organisation_id: UUID | None = None,
    channel: Channel = Channel.OTHER,
    version: str = "",
    receipt: str = "",
    key: str | None = None,
) -> Transmittal:
    """Enter that a draft, or the papers of a meeting, went to an agency. Journal: transmittal:recorded.

    The agency may be described instead of named. Raises FieldMissing (subject; agency), NoSuchRow, NotOfThisDialogue.
    """
    needs(actor, Permission.MEETING_RECORD)
    if made := made_before(session, key, Transmittal):
        return made
    subjects = set()
    if draft_id is not None:
        subjects.add(access_draft(session, actor, draft_id, Permission.DRAFT_READ).dialogue_id)
    if meeting_id is not None:
        subjects.add(access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD).dialogue_id)
    if not subjects:
        raise FieldMissing(field="subject")
    if len(subjects) > 1:
        raise NotOfThisDialogue(noun="meeting")
    if organisation_id is not None:
        organisation = access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
        agency_en, agency_zh = agency_en or organisation.name_en, agency_zh or organisation.name_zh
    required("agency", agency_en, agency_zh)
    transmittal = put(
        session,
        Transmittal(
            dialogue_id=subjects.pop(), draft_id=draft_id, meeting_id=meeting_id, agency_en=agency_en,
            agency_zh=agency_zh, organisation_id=organisation_id, sent_on=sent_on, channel=channel, version=version,
            receipt=receipt, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "transmittal:recorded", transmittal, key=key)
    return transmittal


def list_transmittals(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    draft_id: UUID | None = None,
) -> list[TransmittalLine]:
    """The register as far as this person may know of it, the latest first."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Transmittal), Transmittal.dialogue_id)
    wanted = {
        Transmittal.dialogue_id: dialogue_id,
        Transmittal.meeting_id: meeting_id,
        Transmittal.draft_id: draft_id,
    }
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    rows = sorted(session.exec(query), key=lambda row: (row.sent_on, row.id), reverse=True)
    return [TransmittalLine(*(getattr(row, field) for field in TransmittalLine.__slots__)) for row in rows]


def read_transmittal(session: Session, actor: Actor, transmittal_id: UUID | None) -> TransmittalLine:
    """One line of the register. Raises NoSuchRow."""
    row = access_filed(session, actor, Transmittal, transmittal_id, Permission.DIALOGUE_READ)
    return TransmittalLine(*(getattr(row, field) for field in TransmittalLine.__slots__))
