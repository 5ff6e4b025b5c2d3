"""What stands around the text of a source: for whom it speaks, and when it was published."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.meetings import check_party
from actions.record_access import access_filed, joint_of, made_before, put
from dialogue.actors import Actor
from dialogue.audiences import JOINT
from dialogue.refusals import CannotSpeakForAnotherParty
from dialogue.roles import Permission
from models.sources import Source, SourceFrame


@dataclass(frozen=True, slots=True)
class FrameLine:
    """The side whose account a source is ("joint" for a text of all sides, empty where nobody has said), and since when
    it is public (a moment in UTC)."""

    source_id: UUID
    speaks_for: str = ""
    published_at: datetime | None = None


def record_frame(
    session: Session,
    actor: Actor,
    source_id: UUID,
    *,
    speaks_for: str = "",
    published_at: datetime | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> SourceFrame:
    """Say for whom a source of this store speaks and when it was published. Journal: source:frame:recorded.

    In the joint record a side says so of its own texts, the secretariat of any. Raises CannotSpeakForAnotherParty,
    NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    source = access_filed(session, actor, Source, source_id, Permission.SOURCE_RECORD)
    if made := made_before(session, key, SourceFrame):
        return made
    if session.info["audience_is_joint"] and actor.party is not None and speaks_for != actor.party:
        raise CannotSpeakForAnotherParty(party=speaks_for)
    if speaks_for not in ("", JOINT) and source.dialogue_id is not None:
        check_party(joint_of(session, joint), source.dialogue_id, speaks_for)
    frame = session.exec(select(SourceFrame).where(SourceFrame.source_id == source.id)).first()
    if frame is None:
        frame = put(session, SourceFrame(source_id=source.id))
    frame.speaks_for, frame.published_at = speaks_for, published_at
    record(session, actor, "source:frame:recorded", frame, key=key)
    return frame


def read_frame(session: Session, actor: Actor, source_id: UUID) -> FrameLine:
    """What stands around the text of a source. Raises NoSuchRow."""
    source = access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ)
    return frames_of(session, {source.id}).get(source.id, FrameLine(source.id))


def frames_of(session: Session, source_ids: set[UUID]) -> dict[UUID, FrameLine]:
    """The frames of sources by their identifiers. For verbs that passed the door with the sources."""
    rows = session.exec(select(SourceFrame).where(SourceFrame.source_id.in_(source_ids)))  # type: ignore[attr-defined]
    return {row.source_id: FrameLine(row.source_id, row.speaks_for, row.published_at) for row in rows}


__all__ = ["FrameLine", "frames_of", "read_frame", "record_frame"]
