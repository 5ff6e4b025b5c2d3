"""Who sat where at a meeting, in what function and capacity, with which title and organisation as stated then."""

from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_row
from actions.journal import record
from actions.meetings import check_party, check_passage
from actions.people import kept_person, names_of
from actions.record_access import access_meeting, access_of_meeting, made_before, put, required
from dialogue.actors import Actor
from dialogue.record import Rank
from dialogue.refusals import AlreadySeated
from dialogue.roles import Permission
from dialogue.vocabulary import Capacity, Function, Presence
from models.meetings import Meeting
from models.organisations import Organisation
from models.people import Participation, Person


def add_participation(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    party: str = "",
    person_id: UUID | None = None,
    placeholder_en: str = "",
    placeholder_zh: str = "",
    head_count: int = 1,
    place: int | None = None,
    function: Function = Function.MEMBER,
    capacity: Capacity = Capacity.UNKNOWN,
    title_en: str = "",
    title_zh: str = "",
    organisation_id: UUID | None = None,
    organisation_as_stated: str = "",
    name_as_printed: str = "",
    rank: Rank | None = None,
    passage_id: UUID | None = None,
    presence: Presence = Presence.LISTED,
    affiliation_confirmed: bool = True,
    key: str | None = None,
) -> Participation:
    """Seat a person, or some unnamed people ("two note-takers"), at a meeting. Journal: meeting:participation:added.

    `party` is empty for somebody who sat on no side. Raises FieldMissing (person), AlreadySeated when the person sits at this
    meeting already, NotAPartyToThisDialogue, NotOfThisDialogue, NoSuchRow.
    """
    meeting = access_meeting(session, actor, meeting_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, Participation):
        return made
    if person_id is None:
        required("person", placeholder_en, placeholder_zh)
    else:
        person_id = kept_person(session, access_row(session, actor, Person, person_id, Permission.MEETING_RECORD)).id
        _check_free(session, meeting, person_id)
    if organisation_id is not None:
        access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
    if party:
        check_party(session, meeting.dialogue_id, party)
    check_passage(session, actor, passage_id, meeting.dialogue_id)
    if place is None:
        place = len(session.exec(select(Participation.id).where(Participation.meeting_id == meeting.id)).all())
    seat = put(
        session,
        Participation(
            meeting_id=meeting.id, person_id=person_id, placeholder_en=placeholder_en, placeholder_zh=placeholder_zh,
            head_count=max(1, head_count), party=party, place=place, function=function, capacity=capacity,
            title_en=title_en, title_zh=title_zh, organisation_id=organisation_id,
            organisation_as_stated=organisation_as_stated, name_as_printed=name_as_printed, rank=rank,
            passage_id=passage_id, presence=presence, affiliation_confirmed=affiliation_confirmed,
        ),
    )  # fmt: skip
    record(session, actor, "meeting:participation:added", seat, key=key)
    return seat


def confirm_affiliation(
    session: Session,
    actor: Actor,
    participation_id: UUID,
    *,
    title_en: str | None = None,
    title_zh: str | None = None,
    organisation_id: UUID | None = None,
    organisation_as_stated: str | None = None,
    key: str | None = None,
) -> Participation:
    """Say that title and organisation hold at this meeting, corrected where they changed since the round before.

    Journal: meeting:participation:confirmed.
    """
    seat, _ = access_of_meeting(session, actor, Participation, participation_id, Permission.MEETING_RECORD)
    if made_before(session, key, Participation):
        return seat
    if organisation_id is not None:
        access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
        seat.organisation_id = organisation_id
    for field, value in (
        ("title_en", title_en),
        ("title_zh", title_zh),
        ("organisation_as_stated", organisation_as_stated),
    ):
        if value is not None:
            setattr(seat, field, value)
            if field == "organisation_as_stated" and organisation_id is None:
                seat.organisation_id = None  # what is stated now is no longer the organisation of before
    seat.affiliation_confirmed = True
    record(session, actor, "meeting:participation:confirmed", seat, key=key)
    return seat


_AMENDABLE = frozenset(
    {"party", "function", "capacity", "rank", "title_en", "title_zh", "organisation_id", "organisation_as_stated",
     "name_as_printed", "presence", "passage_id", "place", "head_count"}
)  # fmt: skip


def amend_participation(
    session: Session, actor: Actor, participation_id: UUID, *, key: str | None = None, **changes: object
) -> Participation:
    """Correct how somebody sat at a meeting: side, function, capacity, rank, title, organisation, presence, passage.

    Journal: meeting:participation:amended. Raises NotAPartyToThisDialogue, NotOfThisDialogue, NoSuchRow.
    """
    seat, meeting = access_of_meeting(session, actor, Participation, participation_id, Permission.MEETING_RECORD)
    if made_before(session, key, Participation):
        return seat
    if unknown := set(changes) - _AMENDABLE:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    if party := changes.get("party"):
        check_party(session, meeting.dialogue_id, str(party))
    if (organisation_id := changes.get("organisation_id")) is not None:
        access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)  # type: ignore[arg-type]
    check_passage(session, actor, changes.get("passage_id"), meeting.dialogue_id)  # type: ignore[arg-type]
    for field, value in changes.items():
        setattr(seat, field, value)
    record(session, actor, "meeting:participation:amended", seat, key=key, fields=sorted(changes))
    return seat


def _check_free(session: Session, meeting: Meeting, person_id: UUID) -> None:
    """Refuse a second seat of one person at one meeting, and say where the first is."""
    sits = select(Participation).where(Participation.meeting_id == meeting.id, Participation.person_id == person_id)
    if (seat := session.exec(sits).first()) is not None:
        name = names_of(session, [person_id]).get(person_id, ("", ""))
        raise AlreadySeated(name=name, side=seat.party, function=seat.function)
