"""Dialogues: opening a series, and reading its rounds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_row, needs
from actions.journal import record
from actions.record_access import access_dialogue, made_before, put, required, seen_dialogues
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
    lines = []
    for dialogue in session.exec(query).all():
        rounds = [m for m in _meetings(session, dialogue.id) if m.part_of_id is None]
        held = [meeting_line(m) for m in rounds if m.state == MeetingState.HELD]
        planned = [meeting_line(m) for m in rounds if m.state == MeetingState.PLANNED]
        lines.append(
            DialogueLine(
                dialogue.id, dialogue.name_en, dialogue.name_zh, dialogue.track, dialogue.status,
                parties_of_dialogue(session, dialogue.id), len(held), held[-1] if held else None,
                planned[0] if planned else None,
            )
        )  # fmt: skip
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
        tuple(meeting_line(meeting) for meeting in _meetings(session, dialogue.id)),
    )  # fmt: skip


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
    query = (
        select(DialogueParty, Party)
        .join(Party, Party.key == DialogueParty.party)  # type: ignore[arg-type]
        .where(DialogueParty.dialogue_id == dialogue_id)
        .order_by(sa.asc(DialogueParty.place))  # type: ignore[arg-type]
    )
    return tuple(
        PartyLine(
            party.key, own.label_en or party.name_en, own.label_zh or party.name_zh, party.short_en or party.name_en,
            party.short_zh or party.name_zh, own.member_count, party.zone,
        )
        for own, party in session.exec(query)
    )  # fmt: skip


def meeting_line(meeting: Meeting) -> MeetingLine:
    """A meeting as one line."""
    return MeetingLine(*(getattr(meeting, field) for field in MeetingLine.__slots__))


def _meetings(session: Session, dialogue_id: UUID) -> list[Meeting]:
    found = session.exec(select(Meeting).where(Meeting.dialogue_id == dialogue_id))
    return sorted(found, key=lambda meeting: (meeting.starts_on, meeting.number or 0, meeting.id))


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
    "read_dialogue",
    "record_party",
]
