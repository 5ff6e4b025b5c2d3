"""Who met whom, as the lists of the meetings tell: people, organisations of two sides, or ranks of two sides."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import needs
from actions.people import names_of
from actions.record_access import access_dialogue, seen_dialogues
from dialogue.actors import Actor
from dialogue.contacts import Contact, Key, contacts
from dialogue.record import Rank
from dialogue.roles import Permission
from dialogue.vocabulary import MeetingMode, MeetingState, Presence
from models.meetings import Meeting
from models.organisations import Organisation
from models.people import Participation


class ContactsBy(StrEnum):
    """What the pairs are made of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    RANK = "rank"


@dataclass(frozen=True, slots=True)
class Contacted:
    """One of two that met: a person, or what a side sat with: an organisation or a rank."""

    name_en: str
    name_zh: str
    party: str = ""
    person_id: UUID | None = None
    organisation_id: UUID | None = None
    rank: Rank | None = None


@dataclass(frozen=True, slots=True)
class MetAt:
    """A round at which two met."""

    meeting_id: UUID
    dialogue_id: UUID
    title_en: str
    title_zh: str
    met_on: date


@dataclass(frozen=True, slots=True)
class ContactLine:
    """Two that met, with every round at which they did, the earliest first."""

    first: Contacted
    second: Contacted
    meetings: tuple[MetAt, ...]
    last: date
    before_last: date | None
    gap_days: int | None


@dataclass(frozen=True, slots=True)
class _Seat:
    round_id: UUID
    meeting_id: UUID
    met_on: date
    party: str
    presence: Presence
    person_id: UUID | None
    organisation: UUID | str | None
    rank: Rank | None


def list_contacts(
    session: Session,
    actor: Actor,
    *,
    by: ContactsBy = ContactsBy.PERSON,
    dialogue_id: UUID | None = None,
    person_id: UUID | None = None,
    inferred: bool = False,
    across: bool = True,
) -> list[ContactLine]:
    """Who met whom at the meetings that were held and that this person may know of, those met latest first.

    Only from lists and from being named as present; who was inferred to be there counts where `inferred`. Meetings in writing
    bring nobody together. Raises NoSuchRow for a dialogue that this person may not know of.
    """
    met = contacts_met(session, actor, by=by, dialogue_id=dialogue_id, inferred=inferred, across=across)
    return [met.line(pair) for pair in met.pairs if person_id is None or person_id in (pair.first, pair.second)]


@dataclass(frozen=True, slots=True)
class ContactsMet:
    """The pairs that met, those met latest first, by their keys; what each key is called, and the meetings of the pairs."""

    pairs: list[Contact]
    name: Callable[[Key], Contacted]
    meetings: dict[UUID, Meeting]

    def line(self, pair: Contact) -> ContactLine:
        """One of the pairs as it is shown."""
        known = self.meetings
        return ContactLine(
            self.name(pair.first), self.name(pair.second),
            tuple(
                MetAt(key, known[key].dialogue_id, known[key].title_en, known[key].title_zh, day)
                for key, day in zip(pair.meetings, pair.days, strict=True)
            ),
            pair.last, pair.before_last, pair.gap_days,
        )  # fmt: skip


def contacts_met(
    session: Session,
    actor: Actor,
    *,
    by: ContactsBy = ContactsBy.PERSON,
    dialogue_id: UUID | None = None,
    inferred: bool = False,
    across: bool = True,
    among: Collection[UUID] | None = None,
) -> ContactsMet:
    """The same pairs without a line made of each: there may be tens of thousands. Raises NoSuchRow, NotPermitted.

    With `among` only at those meetings.
    """
    needs(actor, Permission.DIALOGUE_READ)
    wanted = seen_dialogues(session, actor)
    if dialogue_id is not None:
        wanted = frozenset({access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_READ).id})
    wanted_meetings = session.exec(
        select(Meeting)
        .where(Meeting.dialogue_id.in_(wanted))  # type: ignore[attr-defined]
        .where(Meeting.state == MeetingState.HELD)
        .where(Meeting.mode != MeetingMode.WRITTEN)
    ).all()
    meetings = {meeting.id: meeting for meeting in wanted_meetings}
    # Columns and not rows: thousands of seats are read for one page.
    rows = session.execute(
        sa.select(*(getattr(Participation, field) for field in _READ))
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id.in_(wanted))  # type: ignore[attr-defined]
        .where(Meeting.state == MeetingState.HELD)
        .where(Meeting.mode != MeetingMode.WRITTEN)
    ).all()
    above = {m.part_of_id for m in meetings.values() if m.part_of_id} - meetings.keys()
    meetings |= {m.id: m for m in session.exec(select(Meeting).where(Meeting.id.in_(above)))}  # type: ignore[attr-defined]
    seats = [
        _Seat(
            meetings[meeting].part_of_id or meeting, meeting, meetings[meeting].starts_on, party, presence, person,
            organisation or stated or None, rank,
        )
        for meeting, party, presence, person, organisation, stated, rank in rows
        if among is None or meeting in among
    ]  # fmt: skip
    found = contacts(seats, _KEYS[by], inferred=inferred, across=across)
    return ContactsMet(found, cache(_named(session, by, found)), meetings)


_READ = ("meeting_id", "party", "presence", "person_id", "organisation_id", "organisation_as_stated", "rank")
_KEYS: dict[ContactsBy, Callable[[_Seat], Key | None]] = {
    ContactsBy.PERSON: lambda seat: seat.person_id,
    ContactsBy.ORGANISATION: lambda seat: seat.organisation and (seat.party, seat.organisation),
    ContactsBy.RANK: lambda seat: seat.rank and (seat.party, seat.rank),
}


def _named(session: Session, by: ContactsBy, found: list[Contact]) -> Callable[[Key], Contacted]:
    keys = {key for contact in found for key in (contact.first, contact.second)}
    if by == ContactsBy.PERSON:
        names = names_of(session, keys)  # type: ignore[arg-type]
        return lambda key: Contacted(*names.get(key, ("", "")), person_id=key)  # type: ignore[call-overload, arg-type]
    if by == ContactsBy.RANK:
        return lambda key: Contacted(key[1].value, key[1].value, key[0], rank=key[1])  # type: ignore[index]
    ids = {key[1] for key in keys if isinstance(key[1], UUID)}  # type: ignore[index]
    named = {o.id: o for o in session.exec(select(Organisation).where(Organisation.id.in_(ids)))}  # type: ignore[attr-defined]

    def organisation(key: Key) -> Contacted:
        party, which = key  # type: ignore[misc]
        body = named.get(which)
        if body is None:
            return Contacted(str(which), str(which), party)
        return Contacted(body.name_en or body.name_zh, body.name_zh or body.name_en, party, organisation_id=body.id)

    return organisation


__all__ = ["ContactLine", "Contacted", "ContactsBy", "ContactsMet", "MetAt", "contacts_met", "list_contacts"]
