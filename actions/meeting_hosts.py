"""Who hosted a meeting, organised it too, or paid for it; and through which bodies a side obtains approval at home."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_row, admit
from actions.journal import record
from actions.meetings import check_party, check_passage
from actions.record_access import access_dialogue, access_meeting, made_before, put, required, sees_dialogue
from actions.sources import Quote, quotes_of
from dialogue.actors import Actor
from dialogue.lineage import name_at
from dialogue.record import HostRole
from dialogue.roles import Permission
from models.dialogues import ApprovalStep
from models.meetings import MeetingHost
from models.organisations import Organisation, OrganisationName


@dataclass(frozen=True, slots=True)
class HostLine:
    """An organisation that hosted a meeting, by the name that it had then."""

    organisation_id: UUID
    name_en: str
    name_zh: str
    role: HostRole


@dataclass(frozen=True, slots=True)
class ApprovalLine:
    """A step of approval behind one side; `quote` is where it is told, if that is known."""

    id: UUID
    party: str
    place: int
    organisation_id: UUID | None
    label_en: str
    label_zh: str
    note_en: str
    note_zh: str
    quote: Quote | None


def name_meeting_host(
    session: Session, actor: Actor, meeting_id: UUID, organisation_id: UUID | None, role: HostRole = HostRole.HOST, *,
    key: str | None = None,
) -> MeetingHost:  # fmt: skip
    """Name an organisation that hosted, co-organised or paid for a meeting; of one named before, say what it did.

    Journal: meeting:host:named. Raises NoSuchRow (meeting, organisation), NotPermitted.
    """
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    organisation = access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
    host = session.get(MeetingHost, (meeting.id, organisation.id))
    if host is None:
        places = session.exec(select(MeetingHost.place).where(MeetingHost.meeting_id == meeting.id)).all()
        host = put(
            session,
            MeetingHost(
                meeting_id=meeting.id, organisation_id=organisation.id, role=role, place=max(places, default=-1) + 1
            ),
        )
    elif host.role == role:
        return host
    else:
        host.role = role
    record(session, actor, "meeting:host:named", meeting, key=key, organisation_id=organisation.id, role=role)
    return host


def list_meeting_hosts(session: Session, actor: Actor, meeting_id: UUID) -> tuple[HostLine, ...]:
    """Who hosted a meeting, in the order in which they were named, by the names that they had on its day."""
    meeting = access_meeting(session, actor, meeting_id, Permission.DIALOGUE_READ)
    found = session.exec(
        select(MeetingHost, Organisation)
        .join(Organisation, Organisation.id == MeetingHost.organisation_id)  # type: ignore[arg-type]
        .where(MeetingHost.meeting_id == meeting.id)
        .order_by(sa.asc(MeetingHost.place))  # type: ignore[arg-type]
    ).all()
    names = names_of_organisations(session, {organisation.id for _, organisation in found})
    return tuple(
        HostLine(
            organisation.id, name_at(names.get(organisation.id, ()), organisation.name_en, "en", meeting.starts_on),
            name_at(names.get(organisation.id, ()), organisation.name_zh, "zh", meeting.starts_on), host.role,
        )
        for host, organisation in found
    )  # fmt: skip


def names_of_organisations(session: Session, ids: set[UUID]) -> dict[UUID, list[OrganisationName]]:
    """The other names of organisations, by their identifiers. For verbs that passed the door."""
    found: dict[UUID, list[OrganisationName]] = {}
    for name in session.exec(select(OrganisationName).where(OrganisationName.organisation_id.in_(ids))):  # type: ignore[attr-defined]
        found.setdefault(name.organisation_id, []).append(name)
    return {key: sorted(names, key=lambda name: name.id) for key, names in found.items()}


def add_approval_step(
    session: Session,
    actor: Actor,
    dialogue_id: UUID,
    *,
    party: str,
    organisation_id: UUID | None = None,
    label_en: str = "",
    label_zh: str = "",
    note_en: str = "",
    note_zh: str = "",
    place: int | None = None,
    passage_id: UUID | None = None,
    key: str | None = None,
) -> ApprovalStep:
    """Say through which body a side obtains approval at home, after the steps that were named before. Journal: dialogue:approval_step:added.

    Raises FieldMissing (label, where no organisation is named), NotAPartyToThisDialogue, NoSuchRow, NotOfThisDialogue.
    """
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, ApprovalStep):
        return made
    check_party(session, dialogue.id, party)
    if organisation_id is not None:
        access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
    else:
        required("approval step", label_en, label_zh)
    check_passage(session, actor, passage_id, dialogue.id)
    if place is None:
        query = select(ApprovalStep.place).where(ApprovalStep.dialogue_id == dialogue.id, ApprovalStep.party == party)
        place = max(session.exec(query).all(), default=-1) + 1
    step = put(
        session,
        ApprovalStep(
            dialogue_id=dialogue.id, party=party, place=place, organisation_id=organisation_id, label_en=label_en,
            label_zh=label_zh, note_en=note_en, note_zh=note_zh, passage_id=passage_id,
        ),
    )  # fmt: skip
    record(session, actor, "dialogue:approval_step:added", step, key=key)
    return step


_AMENDABLE = frozenset({"organisation_id", "label_en", "label_zh", "note_en", "note_zh", "place", "passage_id"})


def amend_approval_step(
    session: Session, actor: Actor, step_id: UUID, *, key: str | None = None, **changes: object
) -> ApprovalStep:
    """Correct a step of approval, or put it at another place. Journal: dialogue:approval_step:amended."""
    step = admit(
        session, actor, ApprovalStep, step_id, Permission.MEETING_RECORD,
        lambda row: sees_dialogue(session, actor, row.dialogue_id),
    )  # fmt: skip
    if made_before(session, key, ApprovalStep):
        return step
    if unknown := set(changes) - _AMENDABLE:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    if (organisation_id := changes.get("organisation_id")) is not None:
        access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)  # type: ignore[arg-type]
    check_passage(session, actor, changes.get("passage_id"), step.dialogue_id)  # type: ignore[arg-type]
    for field, value in changes.items():
        setattr(step, field, value)
    if step.organisation_id is None:
        required("approval step", step.label_en, step.label_zh)
    record(session, actor, "dialogue:approval_step:amended", step, key=key, fields=sorted(changes))
    return step


def list_approval_steps(session: Session, actor: Actor, dialogue_id: UUID) -> list[ApprovalLine]:
    """The steps of approval behind each side of a dialogue, each side's in their order."""
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_READ)
    steps = session.exec(select(ApprovalStep).where(ApprovalStep.dialogue_id == dialogue.id)).all()
    ids = {step.organisation_id for step in steps if step.organisation_id}
    named = {o.id: o for o in session.exec(select(Organisation).where(Organisation.id.in_(ids)))}  # type: ignore[attr-defined]
    quotes = quotes_of(session, {step.passage_id for step in steps if step.passage_id})
    lines = []
    for step in sorted(steps, key=lambda step: (step.party, step.place, step.id)):
        body = named.get(step.organisation_id) if step.organisation_id else None
        lines.append(
            ApprovalLine(
                step.id, step.party, step.place, step.organisation_id, step.label_en or (body.name_en if body else ""),
                step.label_zh or (body.name_zh if body else ""), step.note_en, step.note_zh,
                quotes.get(step.passage_id) if step.passage_id else None,
            )
        )  # fmt: skip
    return lines


__all__ = [
    "ApprovalLine", "HostLine", "add_approval_step", "amend_approval_step", "list_approval_steps",
    "list_meeting_hosts", "name_meeting_host", "names_of_organisations",
]  # fmt: skip
