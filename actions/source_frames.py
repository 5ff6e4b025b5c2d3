"""What stands around the text of a source: who drafted, signed and received it, and whose account it is."""

from dataclasses import dataclass, fields
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.journal import record
from actions.meetings import check_party
from actions.record_access import access_filed, joint_of, made_before, put
from actions.source_paragraphs import source_to_describe
from dialogue.actors import Actor
from dialogue.roles import Permission
from models.sources import Source, SourceFrame

JOINT_ACCOUNT = "joint"
"""Whose account a text of all sides is."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a source; lists have one entry a line. Empty where the document does not say."""

    speaks_for: str = ""
    published_at: datetime | None = None
    sender: str = ""
    addressees: str = ""
    copied_to: str = ""
    attention: str = ""
    precedence: str = ""
    subject: str = ""
    tags: str = ""
    captions: str = ""
    classification_note: str = ""
    drafter: str = ""
    signed_by: str = ""
    editors: str = ""
    translators: str = ""
    rights: str = ""
    disclaimer: str = ""
    is_excerpt: bool = False
    note: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, field.name) for field in fields(self))


def record_frame(
    session: Session,
    actor: Actor,
    source_id: UUID,
    frame: Frame,
    *,
    joint: Session | None = None,
    key: str | None = None,
) -> SourceFrame:
    """Say what stands around the text of a source; what was said before is replaced. Journal: source:frame:recorded.

    Who says for whom it speaks is kept with it: of another side it is that person's word alone (`dialogue.voices`).
    Raises NotAPartyToThisDialogue for an account of a side that is none of the dialogue's, SourceOfAnotherSide, NoSuchRow,
    NotPermitted.
    """
    source = source_to_describe(session, actor, source_id)
    if made := made_before(session, key, SourceFrame):
        return made
    if frame.speaks_for not in ("", JOINT_ACCOUNT) and source.dialogue_id is not None:
        check_party(joint_of(session, joint), source.dialogue_id, frame.speaks_for)
    row = session.exec(select(SourceFrame).where(SourceFrame.source_id == source.id)).first()
    if row is None:
        row = put(session, SourceFrame(source_id=source.id))
    if frame.speaks_for != row.speaks_for:
        row.said_by, row.denied_by = actor.side if frame.speaks_for else "", ""
    for field in fields(frame):
        setattr(row, field.name, getattr(frame, field.name))
    record(session, actor, "source:frame:recorded", row, key=key)
    return row


def read_frame(session: Session, actor: Actor, source_id: UUID | None) -> Frame:
    """The frame of a source; an empty one where nobody has said anything. Raises NoSuchRow."""
    source = access_filed(session, actor, Source, source_id, Permission.DIALOGUE_READ)
    row = session.exec(select(SourceFrame).where(SourceFrame.source_id == source.id)).first()
    return Frame(*(getattr(row, field.name) for field in fields(Frame))) if row else Frame()
