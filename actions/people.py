"""People and organisations: the register that the record points to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlmodel import Session, select

from actions.access import access_row, needs
from actions.dialogues import OrganisationLine
from actions.journal import record
from actions.paging import Part
from actions.record_access import made_before, put, required, seen_dialogues, seen_organisations
from dialogue.actors import Actor
from dialogue.meeting_times import check_times
from dialogue.names import NameForm, script_of, search_key, shown_name, written
from dialogue.record import OrganisationKind, Rank
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import Function
from models.meetings import Meeting
from models.organisations import Organisation, OrganisationName
from models.people import Participation, Person, PersonName
from models.queries import rows_among


@dataclass(frozen=True, slots=True)
class SatAt:
    """One meeting at which a person sat, with what was stated of the person then."""

    meeting_id: UUID
    dialogue_id: UUID
    meeting_title_en: str
    meeting_title_zh: str
    held_on: date
    party: str
    function: Function
    title_en: str
    title_zh: str
    organisation_en: str
    organisation_zh: str
    affiliation_confirmed: bool
    rank: Rank | None
    name_as_printed: str


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person by the name to show in each language, every form of the name, and the meetings, the latest first."""

    id: UUID
    name_en: str
    name_zh: str
    note: str
    names: tuple[NameForm, ...]
    sat: tuple[SatAt, ...]


def record_person(
    session: Session, actor: Actor, *, names: Sequence[NameForm | str], note: str = "", key: str | None = None
) -> Person:
    """Enter a person with one form of the name or more; a plain string is a form as given. Journal: person:recorded.

    Nothing is merged by likeness: two people may share a name, and `note` tells them apart. Raises FieldMissing (person's
    name).
    """
    needs(actor, Permission.MEETING_RECORD)
    if made := made_before(session, key, Person):
        return made
    forms = [_form(name) for name in names]
    required("person's name", *(form.text for form in forms))
    person = put(session, Person(note=note))
    for form in forms:
        put(session, _name_row(person.id, form))
    record(session, actor, "person:recorded", person, key=key)
    return person


def add_name(
    session: Session, actor: Actor, person_id: UUID, name: NameForm | str, *, key: str | None = None
) -> PersonName:
    """Add a form of a person's name: a spelling, the name in the other script, a misprint. Journal: person:name:added."""
    person = access_row(session, actor, Person, person_id, Permission.MEETING_RECORD)
    if made := made_before(session, key, PersonName):
        return made
    form = _form(name)
    required("person's name", form.text)
    row = put(session, _name_row(person.id, form))
    record(session, actor, "person:name:added", row, key=key)
    return row


def find_people(
    session: Session, actor: Actor, query: str = "", *, dialogue_id: UUID | None = None
) -> list[PersonLine]:
    """People one of whose names holds the query, whatever its case, accents, spaces and hyphens; all without a query.

    A party finds those who sat at meetings of its own dialogues; the secretariat finds everybody.
    """
    needs(actor, Permission.DIALOGUE_READ)
    return list(people_part(session, actor, query, dialogue_id=dialogue_id).lines)


def people_part(
    session: Session, actor: Actor, query: str = "", *, dialogue_id: UUID | None = None, limit: int | None = None
) -> Part[PersonLine]:
    """The first of those whom `find_people` finds, in the order of their names; where they sat is read of these alone."""
    needs(actor, Permission.DIALOGUE_READ)
    forms = _forms(session, actor, dialogue_id, search_key(query))
    hits = sorted(forms.items(), key=lambda hit: search_key(shown_name(hit[1], "en")))
    part = dict(hits[:limit])
    people = {person.id: person for person in rows_among(session, Person, "id", part)}
    sat = _sat(session, actor, part)
    return Part(tuple(_line(people[person], of, sat.get(person, [])) for person, of in part.items()), len(hits))


def people_names(session: Session, actor: Actor) -> dict[UUID, tuple[str, str]]:
    """The name to show of everybody whom this person may know of, in English and in Chinese, in the order of the names."""
    needs(actor, Permission.DIALOGUE_READ)
    shown = {
        person: (shown_name(of, "en"), shown_name(of, "zh"))
        for person, of in _forms(session, actor, None, search_key("")).items()
    }
    return dict(sorted(shown.items(), key=lambda hit: search_key(hit[1][0])))


def _forms(session: Session, actor: Actor, dialogue_id: UUID | None, wanted: str) -> dict[UUID, list[PersonName]]:
    """The forms of the names of those who are seen, one of whose names holds what is wanted."""
    query = select(PersonName).where(PersonName.person_id.in_(_seen(session, actor, dialogue_id)))  # type: ignore[attr-defined]
    if wanted:
        hits = select(PersonName.person_id).where(PersonName.found.contains(wanted, autoescape=True))  # type: ignore[attr-defined]
        query = query.where(PersonName.person_id.in_(hits))  # type: ignore[attr-defined]
    forms: dict[UUID, list[PersonName]] = {}
    for name in session.exec(query.order_by(PersonName.id)):  # type: ignore[arg-type]
        forms.setdefault(name.person_id, []).append(name)
    return forms


def read_person(session: Session, actor: Actor, person_id: UUID | None) -> PersonLine:
    """A person with every form of the name and the meetings this reader may know of. Raises NoSuchRow.

    An entry that became one with another leads to the one that was kept, so that old links hold.
    """
    needs(actor, Permission.DIALOGUE_READ)
    row = session.get(Person, person_id) if person_id else None
    kept = kept_person(session, row).id if row is not None else None
    seen = select(Person).where(Person.id == kept, Person.id.in_(_seen(session, actor)))  # type: ignore[attr-defined]
    person = session.exec(seen).first() if kept else None
    if person is None:
        raise NoSuchRow(noun="person")
    names = session.exec(select(PersonName).where(PersonName.person_id == person.id)).all()
    return _line(person, sorted(names, key=lambda name: name.id), _sat(session, actor, [person.id]).get(person.id, []))


def record_organisation(
    session: Session,
    actor: Actor,
    *,
    name_en: str = "",
    name_zh: str = "",
    short: str = "",
    kind: OrganisationKind = OrganisationKind.OTHER,
    parent_id: UUID | None = None,
    successor_id: UUID | None = None,
    country: str = "",
    from_on: date | None = None,
    until_on: date | None = None,
    other_names: Iterable[str | OrganisationName] = (),
    key: str | None = None,
) -> Organisation:
    """Enter an organisation, with its parent, its successor and the other names it goes or went by.

    Journal: organisation:recorded. Raises FieldMissing (name), EndsBeforeStart, NoSuchRow.
    """
    needs(actor, Permission.MEETING_RECORD)
    if made := made_before(session, key, Organisation):
        return made
    required("name", name_en, name_zh)
    check_times(from_on, until_on, None, None)
    for other_id in filter(None, (parent_id, successor_id)):
        access_row(session, actor, Organisation, other_id, Permission.MEETING_RECORD)
    row = put(
        session,
        Organisation(
            name_en=name_en, name_zh=name_zh, short=short, kind=kind, parent_id=parent_id, successor_id=successor_id,
            country=country, from_on=from_on, until_on=until_on,
        ),
    )  # fmt: skip
    for name in other_names:
        given = (
            {"text": name} if isinstance(name, str) else name.model_dump(exclude={"id", "made_at", "organisation_id"})
        )
        put(session, OrganisationName(organisation_id=row.id, **given))
    record(session, actor, "organisation:recorded", row, key=key)
    return row


def find_organisations(session: Session, actor: Actor, query: str = "") -> list[OrganisationLine]:
    """Organisations one of whose names holds the query. A party finds those that appear in its own dialogues."""
    needs(actor, Permission.DIALOGUE_READ)
    wanted = search_key(query)
    aliases: dict[UUID, str] = {}
    for alias in session.exec(select(OrganisationName)):
        aliases[alias.organisation_id] = aliases.get(alias.organisation_id, "") + " " + search_key(alias.text)
    seen = seen_organisations(session, actor)
    lines = [
        OrganisationLine(row.id, row.name_en, row.name_zh, row.short)
        for row in session.exec(select(Organisation))
        if (seen is None or row.id in seen)
        and any(
            wanted in part
            for part in (*map(search_key, (row.name_en, row.name_zh, row.short)), aliases.get(row.id, ""))
        )
    ]
    return sorted(lines, key=lambda line: search_key(line.name_en or line.name_zh))


def names_of(session: Session, person_ids: Iterable[UUID]) -> dict[UUID, tuple[str, str]]:
    """The name to show of each person, in English and in Chinese. For verbs that passed the door."""
    forms: dict[UUID, list[PersonName]] = {}
    query = select(PersonName).where(PersonName.person_id.in_(set(person_ids)))  # type: ignore[attr-defined]
    for name in sorted(session.exec(query), key=lambda name: name.id):
        forms.setdefault(name.person_id, []).append(name)
    return {person: (shown_name(of, "en"), shown_name(of, "zh")) for person, of in forms.items()}


def kept_person(session: Session, person: Person) -> Person:
    """The entry that is kept of a person: itself, or the one that it became one with. For verbs that passed the door."""
    while person.merged_into_id is not None:
        person = session.get_one(Person, person.merged_into_id)
    return person


def _form(name: NameForm | str) -> NameForm:
    if isinstance(name, str):
        return NameForm(name, script=script_of(name))
    return replace(name, text=written(name))


def _name_row(person_id: UUID, form: NameForm) -> PersonName:
    orders = (form.text, form.family + form.given, form.given + form.family)
    return PersonName(
        person_id=person_id, text=form.text, family=form.family, given=form.given, order=form.order, script=form.script,
        kind=form.kind, found=" ".join(dict.fromkeys(search_key(name) for name in orders if name)),
    )  # fmt: skip


def _seen(session: Session, actor: Actor, dialogue_id: UUID | None = None) -> Any:
    """A query for the people whom this person may know of, without entries that became one with another."""
    query = select(Person.id).where(Person.merged_into_id.is_(None))  # type: ignore[union-attr]
    if actor.party is None and dialogue_id is None:
        return query
    dialogues = seen_dialogues(session, actor)
    sat = (
        select(Participation.person_id)
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Meeting.dialogue_id.in_(dialogues & {dialogue_id} if dialogue_id else dialogues))  # type: ignore[attr-defined]
    )
    return query.where(Person.id.in_(sat))  # type: ignore[attr-defined]


def _sat(session: Session, actor: Actor, people: Iterable[UUID]) -> dict[UUID, list[SatAt]]:
    query = (
        select(Participation, Meeting)
        .join(Meeting, Meeting.id == Participation.meeting_id)  # type: ignore[arg-type]
        .where(Participation.person_id.in_(set(people)))  # type: ignore[union-attr]
        .where(Meeting.dialogue_id.in_(seen_dialogues(session, actor)))  # type: ignore[attr-defined]
    )
    found = session.exec(query).all()
    ids = {seat.organisation_id for seat, _ in found if seat.organisation_id}
    organisations = {o.id: o for o in session.exec(select(Organisation).where(Organisation.id.in_(ids)))}  # type: ignore[attr-defined]
    sat: dict[UUID, list[SatAt]] = {}
    for seat, meeting in sorted(found, key=lambda pair: pair[1].starts_on, reverse=True):
        named = organisations.get(seat.organisation_id) if seat.organisation_id else None
        sat.setdefault(seat.person_id, []).append(  # type: ignore[arg-type]
            SatAt(
                meeting.id, meeting.dialogue_id, meeting.title_en, meeting.title_zh, meeting.starts_on, seat.party,
                seat.function, seat.title_en, seat.title_zh,
                seat.organisation_as_stated or (named.name_en if named else ""),
                (named.name_zh if named else "") or seat.organisation_as_stated, seat.affiliation_confirmed, seat.rank,
                seat.name_as_printed,
            )
        )  # fmt: skip
    return sat


def _line(person: Person, names: Sequence[PersonName], sat: Sequence[SatAt]) -> PersonLine:
    forms = tuple(NameForm(n.text, n.family, n.given, n.order, n.script, n.kind) for n in names)
    return PersonLine(person.id, shown_name(forms, "en"), shown_name(forms, "zh"), person.note, forms, tuple(sat))
