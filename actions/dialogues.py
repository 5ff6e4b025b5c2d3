"""Dialogues: opening a series, and reading its rounds."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Final
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_row, needs
from actions.journal import record
from actions.record_access import access_dialogue, made_before, only_seen, put, required, seen_dialogues
from dialogue.actors import Actor
from dialogue.parties import KNOWN_PARTIES
from dialogue.record import Counterpart, DialogueStatus
from dialogue.refusals import FieldMissing, NameTaken, NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import AttributionRule, MeetingMode, MeetingState, Precision, Track
from models.dialogues import CoHost, Dialogue, DialogueParty
from models.meetings import Meeting
from models.organisations import Organisation
from models.parties import Party


@dataclass(frozen=True, slots=True)
class PartyLine:
    """A party as it is named in a dialogue; `member_count` where it is an arrangement of several states."""

    key: str
    name_en: str
    name_zh: str
    short_en: str
    short_zh: str
    member_count: int | None = None
    zone: str = ""
    """The time zone of its capital, where it is known."""


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """A meeting as one line of its dialogue. `track` is empty where it is the dialogue's."""

    id: UUID
    dialogue_id: UUID
    part_of_id: UUID | None
    follows_id: UUID | None
    number: int | None
    title_en: str
    title_zh: str
    place_en: str
    place_zh: str
    mode: MeetingMode
    state: MeetingState
    starts_on: date
    ends_on: date | None
    precision: Precision
    starts_at: time | None
    ends_at: time | None
    track: Track | None


@dataclass(frozen=True, slots=True)
class DialogueLine:
    """A dialogue as one line of a list: its parties, how many rounds were held, and the last and the next of them."""

    id: UUID
    name_en: str
    name_zh: str
    track: Track
    status: DialogueStatus
    parties: tuple[PartyLine, ...]
    rounds: int
    last: MeetingLine | None
    next: MeetingLine | None

    @property
    def last_on(self) -> date | None:
        """When the last round was held."""
        return self.last.starts_on if self.last else None

    @property
    def next_on(self) -> date | None:
        """For when the next round is planned."""
        return self.next.starts_on if self.next else None


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation by its names."""

    id: UUID
    name_en: str
    name_zh: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class DialogueView:
    """A dialogue with its rules, its parties, its hosts, and its meetings in the order of time."""

    id: UUID
    name_en: str
    name_zh: str
    track: Track
    status: DialogueStatus
    attribution_rule: AttributionRule
    consensus_rule_en: str
    consensus_rule_zh: str
    languages: tuple[str, ...]
    note_en: str
    note_zh: str
    parties: tuple[PartyLine, ...]
    co_hosts: tuple[OrganisationLine, ...]
    meetings: tuple[MeetingLine, ...]


def record_party(
    session: Session,
    actor: Actor,
    party: str,
    *,
    name_en: str,
    name_zh: str,
    short_en: str = "",
    short_zh: str = "",
    key: str | None = None,
) -> Party:
    """Enter a party that dialogues and drafts may have. Raises NameTaken where its key is in use."""
    needs(actor, Permission.DIALOGUE_OPEN)
    required("party", party)
    required("name", name_en, name_zh)
    if session.get(Party, party):
        raise NameTaken(name=party)
    row = put(session, Party(key=party, name_en=name_en, name_zh=name_zh, short_en=short_en, short_zh=short_zh))
    record(session, actor, "party:recorded", row, key=key)
    return row


def open_dialogue(
    session: Session,
    actor: Actor,
    *,
    name_en: str,
    name_zh: str,
    track: Track,
    parties: Sequence[str | Counterpart],
    co_hosts: Sequence[UUID] = (),
    attribution_rule: AttributionRule = AttributionRule.ATTRIBUTED,
    consensus_rule_en: str = "",
    consensus_rule_zh: str = "",
    languages: Sequence[str] = ("en", "zh"),
    note_en: str = "",
    note_zh: str = "",
    status: DialogueStatus = DialogueStatus.ACTIVE,
    key: str | None = None,
) -> Dialogue:
    """Open a standing series between two parties or more.

    A party that is not recorded yet must be a known one, or an open counterpart with a label. Journal: dialogue:opened.
    Raises FieldMissing (name, parties), NoSuchRow (party, organisation).
    """
    needs(actor, Permission.DIALOGUE_OPEN)
    if made := made_before(session, key, Dialogue):
        return made
    required("name", name_en, name_zh)
    counterparts = [Counterpart(party) if isinstance(party, str) else party for party in parties]
    if len({counterpart.key for counterpart in counterparts}) < 2:
        raise FieldMissing(field="parties")
    dialogue = put(
        session,
        Dialogue(
            name_en=name_en, name_zh=name_zh, track=track, attribution_rule=attribution_rule, status=status,
            consensus_rule_en=consensus_rule_en, consensus_rule_zh=consensus_rule_zh, languages=",".join(languages),
            note_en=note_en, note_zh=note_zh,
        ),
    )  # fmt: skip
    for place, counterpart in enumerate(dict.fromkeys(counterparts)):
        _party_for(session, counterpart)
        put(
            session,
            DialogueParty(
                dialogue_id=dialogue.id, party=counterpart.key, place=place, label_en=counterpart.label_en,
                label_zh=counterpart.label_zh, member_count=counterpart.member_count,
            ),
        )  # fmt: skip
    for place, organisation_id in enumerate(dict.fromkeys(co_hosts)):
        access_row(session, actor, Organisation, organisation_id, Permission.DIALOGUE_OPEN)
        put(session, CoHost(dialogue_id=dialogue.id, organisation_id=organisation_id, place=place))
    record(session, actor, "dialogue:opened", dialogue, key=key)
    return dialogue


def amend_dialogue(
    session: Session, actor: Actor, dialogue_id: UUID, *, key: str | None = None, **changes: object
) -> Dialogue:
    """Correct how a dialogue is described: its names, track, rules, notes, status. Journal: dialogue:amended."""
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_OPEN)
    if made_before(session, key, Dialogue):
        return dialogue
    unknown = set(changes) - _AMENDABLE
    if unknown:
        raise TypeError(f"not to be amended: {sorted(unknown)}")
    required("name", *(str(changes.get(field, getattr(dialogue, field))) for field in ("name_en", "name_zh")))
    for field, value in changes.items():
        setattr(dialogue, field, value)
    record(session, actor, "dialogue:amended", dialogue, key=key, fields=sorted(changes))
    return dialogue


_AMENDABLE = frozenset(
    {"name_en", "name_zh", "track", "attribution_rule", "consensus_rule_en", "consensus_rule_zh", "languages", "note_en", "note_zh", "status"}
)  # fmt: skip


def add_co_host(
    session: Session, actor: Actor, dialogue_id: UUID, organisation_id: UUID | None, *, key: str | None = None
) -> CoHost:
    """Name an organisation that convenes a dialogue, after those named before; one that is named already stays in place.

    Journal: dialogue:co_host:added. Raises NoSuchRow (dialogue, organisation), NotPermitted.
    """
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_OPEN)
    organisation = access_row(session, actor, Organisation, organisation_id, Permission.DIALOGUE_OPEN)
    hosts = session.exec(select(CoHost).where(CoHost.dialogue_id == dialogue.id)).all()
    for host in hosts:
        if host.organisation_id == organisation.id:
            return host
    host = put(session, CoHost(dialogue_id=dialogue.id, organisation_id=organisation.id, place=len(hosts)))
    record(session, actor, "dialogue:co_host:added", dialogue, key=key, organisation_id=organisation.id)
    return host


def list_dialogues(
    session: Session, actor: Actor, *, track: Track | None = None, status: DialogueStatus | None = None
) -> list[DialogueLine]:
    """The dialogues this person may know of, those with the latest meetings first."""
    needs(actor, Permission.DIALOGUE_READ)
    seen = seen_dialogues(session, actor)
    query = select(Dialogue).where(Dialogue.id.in_(seen))  # type: ignore[attr-defined]
    if track:
        query = query.where(Dialogue.track == track)
    if status:
        query = query.where(Dialogue.status == status)
    found = list(session.exec(query))
    ids = {dialogue.id for dialogue in found}
    held, last, coming = _rounds_held(session, ids), _ends(session, ids, latest=True), _ends(session, ids, latest=False)
    parties = _parties_of(session, ids)
    lines = [
        DialogueLine(
            d.id, d.name_en, d.name_zh, d.track, d.status, parties.get(d.id, ()), held.get(d.id, 0), last.get(d.id),
            coming.get(d.id),
        )
        for d in found
    ]  # fmt: skip
    return sorted(lines, key=lambda line: line.next_on or line.last_on or date.min, reverse=True)


def read_dialogue(session: Session, actor: Actor, dialogue_id: UUID | None) -> DialogueView:
    """A dialogue with its parties, hosts and meetings. Raises NoSuchRow."""
    dialogue = access_dialogue(session, actor, dialogue_id, Permission.DIALOGUE_READ)
    hosts = session.exec(
        select(Organisation)
        .join(CoHost, CoHost.organisation_id == Organisation.id)  # type: ignore[arg-type]
        .where(CoHost.dialogue_id == dialogue.id)
        .order_by(sa.asc(CoHost.place))  # type: ignore[arg-type]
    )
    return DialogueView(
        dialogue.id, dialogue.name_en, dialogue.name_zh, dialogue.track, dialogue.status, dialogue.attribution_rule,
        dialogue.consensus_rule_en, dialogue.consensus_rule_zh, tuple(filter(None, dialogue.languages.split(","))),
        dialogue.note_en, dialogue.note_zh, parties_of_dialogue(session, dialogue.id),
        tuple(OrganisationLine(host.id, host.name_en, host.name_zh, host.short) for host in hosts),
        _meetings(session, dialogue.id),
    )  # fmt: skip


def planned_meetings(session: Session, actor: Actor, *, since: date) -> list[MeetingLine]:
    """The meetings still to be held, from a day on, in the dialogues that this person may know of, the first one first."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, sa.select(*_LINE), Meeting.dialogue_id)
    query = query.where(Meeting.state == MeetingState.PLANNED, Meeting.starts_on >= since).order_by(*_IN_TIME)
    return [MeetingLine(*row) for row in session.execute(query)]


def list_parties(session: Session, actor: Actor) -> list[PartyLine]:
    """The parties a new dialogue may have: those recorded, and those every installation knows."""
    needs(actor, Permission.DIALOGUE_OPEN)
    known = {p.key: PartyLine(p.key, p.name_en, p.name_zh, p.short_en, p.short_zh) for p in KNOWN_PARTIES}
    recorded = {
        p.key: PartyLine(p.key, p.name_en, p.name_zh, p.short_en, p.short_zh) for p in session.exec(select(Party))
    }
    return list((known | recorded).values())


def parties_of_dialogue(session: Session, dialogue_id: UUID) -> tuple[PartyLine, ...]:
    """The parties of a dialogue in their stored order, as they are named in it. For verbs that passed the door."""
    return _parties_of(session, {dialogue_id}).get(dialogue_id, ())


def meeting_line(meeting: Meeting) -> MeetingLine:
    """A meeting as one line."""
    return MeetingLine(*(getattr(meeting, field) for field in MeetingLine.__slots__))


def _parties_of(session: Session, dialogues: Collection[UUID]) -> dict[UUID, tuple[PartyLine, ...]]:
    query = (
        select(DialogueParty, Party)
        .join(Party, Party.key == DialogueParty.party)  # type: ignore[arg-type]
        .where(DialogueParty.dialogue_id.in_(dialogues))  # type: ignore[attr-defined]
        .order_by(sa.asc(DialogueParty.place))  # type: ignore[arg-type]
    )
    found: dict[UUID, tuple[PartyLine, ...]] = {}
    for own, party in session.exec(query):
        line = PartyLine(
            party.key, own.label_en or party.name_en, own.label_zh or party.name_zh, party.short_en or party.name_en,
            party.short_zh or party.name_zh, own.member_count, party.zone,
        )  # fmt: skip
        found[own.dialogue_id] = (*found.get(own.dialogue_id, ()), line)
    return found


_LINE: Final = tuple(getattr(Meeting, field) for field in MeetingLine.__slots__)
_IN_TIME: Final = (Meeting.starts_on, sa.func.coalesce(Meeting.number, 0), Meeting.id)


def _meetings(session: Session, dialogue_id: UUID) -> tuple[MeetingLine, ...]:
    """Every meeting of a dialogue in the order of time."""
    rows = session.execute(sa.select(*_LINE).where(Meeting.dialogue_id == dialogue_id).order_by(*_IN_TIME))  # type: ignore[arg-type]
    return tuple(MeetingLine(*row) for row in rows)


def _rounds_held(session: Session, dialogues: Collection[UUID]) -> dict[UUID, int]:
    query = (
        sa.select(Meeting.dialogue_id, sa.func.count())
        .where(Meeting.dialogue_id.in_(dialogues), Meeting.part_of_id.is_(None), Meeting.state == MeetingState.HELD)  # type: ignore[attr-defined, union-attr]
        .group_by(Meeting.dialogue_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def _ends(session: Session, dialogues: Collection[UUID], *, latest: bool) -> dict[UUID, MeetingLine]:
    """Of each dialogue the latest round that was held, or the first that is planned."""
    order = [sa.desc(column) for column in _IN_TIME] if latest else list(_IN_TIME)
    state = MeetingState.HELD if latest else MeetingState.PLANNED
    place = sa.func.row_number().over(partition_by=Meeting.dialogue_id, order_by=order).label("round_place")
    ranked = (
        sa.select(*_LINE, place)
        .where(Meeting.dialogue_id.in_(dialogues), Meeting.part_of_id.is_(None), Meeting.state == state)  # type: ignore[attr-defined, union-attr]
        .subquery()
    )
    rows = session.execute(sa.select(ranked).where(ranked.c.round_place == 1))
    return {row.dialogue_id: MeetingLine(*row[:-1]) for row in rows}


def _party_for(session: Session, counterpart: Counterpart) -> Party:
    """The party of this key: recorded, known to every installation, or an open counterpart that has a label."""
    if recorded := session.get(Party, counterpart.key):
        return recorded
    for names in KNOWN_PARTIES:
        if names.key == counterpart.key:
            return put(session, Party(**{field: getattr(names, field) for field in names.__slots__}))
    if not counterpart.label_en and not counterpart.label_zh:
        raise NoSuchRow(noun="party")
    label_en, label_zh = counterpart.label_en or counterpart.label_zh, counterpart.label_zh or counterpart.label_en
    return put(
        session,
        Party(key=counterpart.key, name_en=label_en, name_zh=label_zh, short_en=label_en, short_zh=label_zh),
    )


__all__ = [
    "DialogueLine",
    "DialogueView",
    "MeetingLine",
    "OrganisationLine",
    "PartyLine",
    "add_co_host",
    "amend_dialogue",
    "list_dialogues",
    "list_parties",
    "meeting_line",
    "open_dialogue",
    "parties_of_dialogue",
    "planned_meetings",
    "read_dialogue",
    "record_party",
]
