"""The door to the rows of the record: dialogues and meetings, and what is filed under them.

In the joint store a row is seen by the secretariat and by the parties of its dialogue. A private store is opened for its
own side only (`actions.desk`), so there every row may be read by whoever holds the session; what such a row points to in
the joint store passes the door of the joint store.
"""

from typing import TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel, select

from actions.access import admit, sits_at
from actions.journal import done_before
from dialogue.actors import Actor
from dialogue.refusals import FieldMissing, NotOfThisDialogue
from dialogue.roles import Permission
from models.dialogues import ApprovalStep, CoHost, Dialogue, DialogueParty
from models.meetings import Meeting, MeetingHost
from models.people import Participation

R = TypeVar("R", bound=SQLModel)


def sees_dialogue(session: Session, actor: Actor, dialogue_id: UUID) -> bool:
    """Whether this person may know of a dialogue of the joint store."""
    return sits_at(session, actor, DialogueParty, dialogue_id)


def seen_dialogues(session: Session, actor: Actor) -> frozenset[UUID]:
    """The dialogues of the joint store that this person may know of."""
    if actor.party is None:
        return frozenset(session.exec(select(Dialogue.id)))
    return frozenset(session.exec(select(DialogueParty.dialogue_id).where(DialogueParty.party == actor.party)))


def seen_organisations(session: Session, actor: Actor) -> set[UUID] | None:
    """The organisations this person may know of; None for all of them. For verbs that passed the door."""
    if actor.party is None:
        return None
    dialogues = seen_dialogues(session, actor)
    sat = session.exec(
        select(Participation.organisation_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id.in_(dialogues))  # type: ignore[attr-defined]
    )
    hosts = session.exec(select(CoHost.organisation_id).where(CoHost.dialogue_id.in_(dialogues)))  # type: ignore[attr-defined]
    of_meetings = session.exec(
        select(MeetingHost.organisation_id)
        .join(Meeting, Meeting.id == MeetingHost.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id.in_(dialogues))  # type: ignore[attr-defined]
    )
    steps = session.exec(select(ApprovalStep.organisation_id).where(ApprovalStep.dialogue_id.in_(dialogues)))  # type: ignore[attr-defined]
    return {organisation for organisation in (*sat, *hosts, *of_meetings, *steps) if organisation}


def access_dialogue(session: Session, actor: Actor, dialogue_id: UUID | None, permission: Permission) -> Dialogue:
    """A dialogue that this person may know of. Raises NoSuchRow, NotPermitted."""
    return admit(session, actor, Dialogue, dialogue_id, permission, lambda row: sees_dialogue(session, actor, row.id))


def access_meeting(session: Session, actor: Actor, meeting_id: UUID | None, permission: Permission) -> Meeting:
    """A meeting of a dialogue that this person may know of. Raises NoSuchRow, NotPermitted."""
    return admit(
        session, actor, Meeting, meeting_id, permission, lambda row: sees_dialogue(session, actor, row.dialogue_id)
    )


def access_of_meeting(
    session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission
) -> tuple[R, Meeting]:
    """A row that belongs to a meeting (a participation, an agenda item), with the meeting."""

    def meeting_of(row: R) -> Meeting:
        return session.get_one(Meeting, row.meeting_id)  # type: ignore[attr-defined]

    row = admit(
        session, actor, table, row_id, permission,
        lambda row: sees_dialogue(session, actor, meeting_of(row).dialogue_id),
    )  # fmt: skip
    return row, meeting_of(row)


def access_filed(session: Session, actor: Actor, table: type[R], row_id: UUID | None, permission: Permission) -> R:
    """A row that is filed under a dialogue (a source, a position, a commitment), in the joint store or in one's own."""
    return admit(session, actor, table, row_id, permission, lambda row: sees_filed(session, actor, row))


def access_pointed_to(
    session: Session, actor: Actor, table: type[R], row_id: UUID, joint: Session | None, dialogue_id: UUID | None
) -> R:
    """A row to which one filed under `dialogue_id` is to point: of this store, or, from a side's own, of the joint one.

    Raises NoSuchRow, and NotOfThisDialogue for one that is filed under another dialogue.
    """
    home = session if joint is None or session.get(table, row_id) is not None else joint
    row = access_filed(home, actor, table, row_id, Permission.DIALOGUE_READ)
    filed = row.dialogue_id  # type: ignore[attr-defined]
    may_be_loose = not session.info["audience_is_joint"] and None in (filed, dialogue_id)
    if filed != dialogue_id and not may_be_loose:
        raise NotOfThisDialogue(noun=str(table.__tablename__))
    return row


def sees_filed(session: Session, actor: Actor, row: SQLModel) -> bool:
    """Whether this person may know of a filed row. What is under no dialogue is the secretariat's in the joint store."""
    if not session.info["audience_is_joint"] or actor.party is None:
        return True
    dialogue_id = row.dialogue_id  # type: ignore[attr-defined]
    return dialogue_id is not None and sees_dialogue(session, actor, dialogue_id)


def only_seen(session: Session, actor: Actor, query, column):  # type: ignore[no-untyped-def]
    """The query narrowed to rows whose dialogue, in `column`, this person may know of."""
    if not session.info["audience_is_joint"] or actor.party is None:
        return query
    own = select(DialogueParty.dialogue_id).where(DialogueParty.party == actor.party)
    return query.where(column.in_(own))


def keeping(session: Session) -> Permission:
    """What somebody needs to keep what was undertaken, claimed and done.

    In the joint record it is the secretariat's task; in a store of one's own whoever may note what was said may note this.
    """
    return Permission.COMMITMENT_RECORD if session.info["audience_is_joint"] else Permission.ACCOUNT_RECORD


def joint_of(session: Session, joint: Session | None) -> Session:
    """The session on the joint store: this one, or the one that was handed along. A private row must name neither."""
    if session.info["audience_is_joint"]:
        return session
    if joint is None:
        raise ValueError("a private row that points into the joint record needs a session on the joint store")
    return joint


def file_under(
    session: Session, actor: Actor, joint: Session | None, dialogue_id: UUID | None, meeting_id: UUID | None
) -> UUID | None:
    """Under which dialogue a new row is filed: its meeting's, or the one that is named.

    In the joint store it must be under one; in a side's own it may be under none. Raises NoSuchRow, FieldMissing,
    NotOfThisDialogue.
    """
    if meeting_id is not None:
        meeting = access_meeting(joint_of(session, joint), actor, meeting_id, Permission.DIALOGUE_READ)
        if dialogue_id is not None and meeting.dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun="meeting")
        return meeting.dialogue_id
    if dialogue_id is not None:
        return access_dialogue(joint_of(session, joint), actor, dialogue_id, Permission.DIALOGUE_READ).id
    if session.info["audience_is_joint"]:
        raise FieldMissing(field="dialogue")
    return None


def made_before(session: Session, key: str | None, table: type[R]) -> R | None:
    """The row that the command with this key made when it was first carried out."""
    made = done_before(session, key)
    return session.get(table, made) if made else None


def put(session: Session, row: R) -> R:
    """Write a row now, so that what points to it can follow."""
    session.add(row)
    session.flush()
    return row


def required(field: str, *given: str) -> None:
    """Refuse when a field that must be filled in, in one language at least, is empty."""
    if not any(text.strip() for text in given):
        raise FieldMissing(field=field)
