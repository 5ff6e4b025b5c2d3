"""One organisation: its names with the time in which each was in use, what it came from and became, and who sat for it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_row, needs
from actions.dialogues import OrganisationLine
from actions.journal import record
from actions.people import names_of
from actions.record_access import made_before, put, required, seen_dialogues, seen_organisations
from dialogue.actors import Actor
from dialogue.lineage import above, name_at, predecessors, successors
from dialogue.meeting_times import check_times
from dialogue.record import HostRole, OrganisationKind, Rank
from dialogue.refusals import CannotStandAboveItself, NoSuchRow
from dialogue.roles import Permission
from models.meetings import Meeting, MeetingHost
from models.organisations import Organisation, OrganisationName
from models.people import Participation


@dataclass(frozen=True, slots=True)
class NameOverTime:
    """Another name, and from when until when it was in use, as far as that is known."""

    text: str
    language: str
    used_from: date | None
    used_until: date | None


@dataclass(frozen=True, slots=True)
class Related:
    """Another organisation of its lineage, with the dates of its own existence."""

    id: UUID
    name_en: str
    name_zh: str
    from_on: date | None
    until_on: date | None


@dataclass(frozen=True, slots=True)
class SatFor:
    """Somebody who sat at a meeting and was stated to be of this organisation then."""

    meeting_id: UUID
    dialogue_id: UUID
    meeting_title_en: str
    meeting_title_zh: str
    held_on: date
    person_id: UUID | None
    name_en: str
    name_zh: str
    party: str
    title_en: str
    title_zh: str
    rank: Rank | None


@dataclass(frozen=True, slots=True)
class HostedMeeting:
    """A meeting that the organisation hosted, organised too, or paid for."""

    meeting_id: UUID
    dialogue_id: UUID
    title_en: str
    title_zh: str
    held_on: date
    role: HostRole


@dataclass(frozen=True, slots=True)
class OrganisationView:
    """An organisation with its lineage and everything of it that this reader may know."""

    line: OrganisationLine
    kind: OrganisationKind
    country: str
    from_on: date | None
    until_on: date | None
    parent_id: UUID | None
    successor_id: UUID | None
    names: tuple[NameOverTime, ...]
    above: tuple[Related, ...]
    parts: tuple[Related, ...]
    came_from: tuple[Related, ...]
    became: tuple[Related, ...]
    sat: tuple[SatFor, ...]
    hosted: tuple[HostedMeeting, ...]

    def name_at(self, language: str, day: date | None) -> str:
        """How it was called on a day, in a language."""
        return name_at(self.names, self.line.name_zh if language == "zh" else self.line.name_en, language, day)


def read_organisation(session: Session, actor: Actor, organisation_id: UUID | None) -> OrganisationView:
    """An organisation that this person may know of; a party those that appear in its own dialogues. Raises NoSuchRow."""
    needs(actor, Permission.DIALOGUE_READ)
    seen = seen_organisations(session, actor)
    row = session.get(Organisation, organisation_id) if organisation_id else None
    if row is None or (seen is not None and row.id not in _with_lineage(session, seen)):
        raise NoSuchRow(noun="organisation")
    every = {o.id: o for o in session.exec(select(Organisation))}
    known = every if seen is None else {key: every[key] for key in _with_lineage(session, seen)}
    names = session.exec(select(OrganisationName).where(OrganisationName.organisation_id == row.id)).all()
    parts = sorted(
        (o for o in known.values() if o.parent_id == row.id), key=lambda o: (o.from_on or date.min, o.name_en)
    )
    return OrganisationView(
        OrganisationLine(row.id, row.name_en, row.name_zh, row.short), row.kind, row.country, row.from_on, row.until_on,
        row.parent_id if row.parent_id in known else None, row.successor_id if row.successor_id in known else None,
        tuple(
            NameOverTime(n.text, n.language, n.used_from, n.used_until)
            for n in sorted(names, key=lambda n: (n.used_from or n.used_until or date.max, n.id))
        ),
        _related(above(known, row.id)), _related(parts), _related(predecessors(known.values(), row.id)),
        _related(successors(known, row.id)), _sat_for(session, actor, row.id), _hosted(session, actor, row.id),
    )  # fmt: skip


def amend_organisation(
    session: Session, actor: Actor, organisation_id: UUID | None, *, key: str | None = None, **changes: object
) -> Organisation:
    """Correct an organisation: its names, kind, country, dates, parent and successor. Journal: organisation:amended.

    Raises FieldMissing (name), EndsBeforeStart, CannotStandAboveItself, NoSuchRow.
    """
    row = access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
    if made_before(session, key, Organisation):
        return row
    if unknown := set(changes) - _AMENDABLE:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    required("name", *(str(changes.get(field, getattr(row, field))) for field in ("name_en", "name_zh")))
    check_times(changes.get("from_on", row.from_on), changes.get("until_on", row.until_on), None, None)  # type: ignore[arg-type]
    for field in ("parent_id", "successor_id"):
        if (other_id := changes.get(field)) is not None:
            other = access_row(session, actor, Organisation, other_id, Permission.MEETING_RECORD)  # type: ignore[arg-type]
            _check_not_above_itself(session, row, other, field)
    for field, value in changes.items():
        setattr(row, field, value)
    record(session, actor, "organisation:amended", row, key=key, fields=sorted(changes))
    return row


_AMENDABLE = frozenset(
    {"name_en", "name_zh", "short", "kind", "country", "from_on", "until_on", "parent_id", "successor_id"}
)


def add_organisation_name(
    session: Session,
    actor: Actor,
    organisation_id: UUID | None,
    *,
    text: str,
    language: str = "",
    used_from: date | None = None,
    used_until: date | None = None,
    key: str | None = None,
) -> OrganisationName:
    """Add another name of an organisation, and from when until when it was in use. Journal: organisation:name:added.

    Raises FieldMissing (name), EndsBeforeStart, NoSuchRow.
    """
    row = access_row(session, actor, Organisation, organisation_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, OrganisationName):
        return made
    required("name", text)
    check_times(used_from, used_until, None, None)
    name = put(
        session,
        OrganisationName(
            organisation_id=row.id, text=text, language=language, used_from=used_from, used_until=used_until
        ),
    )
    record(session, actor, "organisation:name:added", name, key=key)
    return name


def _check_not_above_itself(session: Session, row: Organisation, other: Organisation, field: str) -> None:
    seen = {row.id}
    at: Organisation | None = other
    while at is not None:
        if at.id in seen:
            raise CannotStandAboveItself(name=(row.name_en, row.name_zh))
        seen.add(at.id)
        at = session.get(Organisation, above_id) if (above_id := getattr(at, field)) else None


def _with_lineage(session: Session, seen: set[UUID]) -> set[UUID]:
    """What a party sees, and what those organisations are part of, became and came from: their own history."""
    every = {o.id: o for o in session.exec(select(Organisation))}
    found = set(seen) & set(every)
    for key in tuple(found):
        found |= {o.id for o in (*above(every, key), *successors(every, key), *predecessors(every.values(), key))}
    return found


def _related(rows: list[Organisation]) -> tuple[Related, ...]:
    return tuple(Related(o.id, o.name_en, o.name_zh, o.from_on, o.until_on) for o in rows)


def _sat_for(session: Session, actor: Actor, organisation_id: UUID) -> tuple[SatFor, ...]:
    found = session.exec(
        select(Participation, Meeting)
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Participation.organisation_id == organisation_id)
        .where(Meeting.dialogue_id.in_(seen_dialogues(session, actor)))  # type: ignore[attr-defined]
    ).all()
    names = names_of(session, {seat.person_id for seat, _ in found if seat.person_id})
    told = []
    for seat, meeting in sorted(found, key=lambda pair: (pair[1].starts_on, pair[0].place), reverse=True):
        unnamed = (seat.placeholder_en, seat.placeholder_zh)
        en, zh = names.get(seat.person_id, unnamed) if seat.person_id else unnamed
        told.append(
            SatFor(
                meeting.id, meeting.dialogue_id, meeting.title_en, meeting.title_zh, meeting.starts_on, seat.person_id, en, zh,
                seat.party, seat.title_en, seat.title_zh, seat.rank,
            )
        )  # fmt: skip
    return tuple(told)


def _hosted(session: Session, actor: Actor, organisation_id: UUID) -> tuple[HostedMeeting, ...]:
    found = session.exec(
        select(MeetingHost, Meeting)
        .join(Meeting, Meeting.id == MeetingHost.meeting_id)  # type: ignore[arg-type]
        .where(MeetingHost.organisation_id == organisation_id)
        .where(Meeting.dialogue_id.in_(seen_dialogues(session, actor)))  # type: ignore[attr-defined]
    ).all()
    return tuple(
        HostedMeeting(m.id, m.dialogue_id, m.title_en, m.title_zh, m.starts_on, host.role)
        for host, m in sorted(found, key=lambda pair: pair[1].starts_on, reverse=True)
    )


__all__ = [
    "HostedMeeting", "NameOverTime", "OrganisationView", "Related", "SatFor", "add_organisation_name", "amend_organisation",
    "read_organisation",
]  # fmt: skip
