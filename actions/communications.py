"""Communications: what was told outside a meeting, by letter, call or post, and by whom to whom."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.meetings import check_party
from actions.positions import check_speaks_for, check_topic
from actions.record_access import access_filed, file_under, joint_of, made_before, only_seen, put, required
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.record import CommunicationKind
from dialogue.roles import Permission
from dialogue.vocabulary import Precision
from models.communications import Communication


@dataclass(frozen=True, slots=True)
class CommunicationLine:
    """Who told what to whom, when and by which channel, with the quote it rests on.

    What each field means stands at `models.communications.Communication`; `by_name` is who recorded it.
    """

    id: UUID
    dialogue_id: UUID | None
    topic_id: UUID | None
    kind: CommunicationKind
    sender: str
    sender_label_en: str
    sender_label_zh: str
    addressee: str
    addressee_label_en: str
    addressee_label_zh: str
    via: str
    what_en: str
    what_zh: str
    sent_on: date | None
    precision: Precision
    as_printed: str
    quote: Quote
    by_name: str
    is_private: bool


_AS_STORED = tuple(field for field in CommunicationLine.__slots__ if field not in {"quote", "is_private"})


def record_communication(
    session: Session,
    actor: Actor,
    *,
    kind: CommunicationKind,
    passage_id: UUID | None,
    sender: str = "",
    sender_label_en: str = "",
    sender_label_zh: str = "",
    addressee: str = "",
    addressee_label_en: str = "",
    addressee_label_zh: str = "",
    via: str = "",
    what_en: str = "",
    what_zh: str = "",
    sent_on: date | None = None,
    precision: Precision = Precision.DAY,
    as_printed: str = "",
    topic_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Communication:
    """Record what was told outside a meeting, resting on a passage. Journal: communication:recorded.

    In the joint record a side records what it told itself, the secretariat what anybody did; a coalition is named by its
    label. Raises FieldMissing (sender, addressee, statement; in the joint store dialogue), CannotSpeakForAnotherParty,
    NotAPartyToThisDialogue, CommentIsNotAPosition, QuoteNotInSource, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, Communication):
        return made
    filed = file_under(session, actor, joint, dialogue_id, None)
    passage = resting_on(session, actor, passage_id, Permission.POSITION_RECORD, joint, "communication", filed)
    required("sender", sender, sender_label_en, sender_label_zh)
    required("addressee", addressee, addressee_label_en, addressee_label_zh)
    required("statement", what_en, what_zh)
    check_speaks_for(session, actor, joint, filed, sender)
    if addressee and filed is not None:
        check_party(joint_of(session, joint), filed, addressee)
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, filed)
    communication = put(
        session,
        Communication(
            dialogue_id=filed, topic_id=topic_id, kind=kind, sender=sender, sender_label_en=sender_label_en.strip(),
            sender_label_zh=sender_label_zh.strip(), addressee=addressee, addressee_label_en=addressee_label_en.strip(),
            addressee_label_zh=addressee_label_zh.strip(), via=via.strip(), what_en=what_en, what_zh=what_zh,
            sent_on=sent_on, precision=precision, as_printed=as_printed.strip(), passage_id=passage.id, side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "communication:recorded", communication, key=key)
    return communication


def list_communications(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    kind: CommunicationKind | None = None,
    party: str | None = None,
    joint: Session | None = None,
) -> list[CommunicationLine]:
    """The communications of this store that this person may know of, the latest first; `party` sent or was sent them."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Communication), Communication.dialogue_id)
    for column, value in ((Communication.dialogue_id, dialogue_id), (Communication.kind, kind)):
        if value is not None:
            query = query.where(column == value)
    return _lines(session, [row for row in session.exec(query) if party in (None, row.sender, row.addressee)], joint)


def read_communication(
    session: Session, actor: Actor, communication_id: UUID | None, joint: Session | None = None
) -> CommunicationLine:
    """One communication with the quote it rests on. Raises NoSuchRow."""
    row = access_filed(session, actor, Communication, communication_id, Permission.DIALOGUE_READ)
    return _lines(session, [row], joint)[0]


def _lines(session: Session, rows: list[Communication], joint: Session | None) -> list[CommunicationLine]:
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    is_private = not session.info["audience_is_joint"]
    return [
        CommunicationLine(
            **{field: getattr(row, field) for field in _AS_STORED}, quote=quotes[row.passage_id], is_private=is_private
        )
        for row in sorted(rows, key=lambda row: (row.sent_on or date.min, row.id), reverse=True)
    ]


__all__ = ["CommunicationLine", "list_communications", "read_communication", "record_communication"]
