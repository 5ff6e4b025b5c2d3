"""Measures: the rules and acts that are talked about, what happened to each, and who states it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.meetings import check_party
from actions.record_access import (
    access_filed,
    access_pointed_to,
    file_under,
    joint_of,
    made_before,
    only_seen,
    put,
    required,
)
from actions.sources import Quote, check_same_dialogue, quotes_of, read_passage, resting_on
from dialogue.actors import Actor
from dialogue.measures import differing, in_time
from dialogue.record import MeasureEventKind
from dialogue.refusals import CannotSpeakForAnotherParty, CommentIsNotAPosition, FieldMissing, PartOfItself
from dialogue.roles import Permission
from dialogue.vocabulary import PassageRole, Precision
from models.dialogues import DialogueParty
from models.measures import Measure, MeasureEvent


@dataclass(frozen=True, slots=True)
class MeasureEventLine:
    """What happened to a measure, or was said to, and by whose statement: the key of a party, or how they are called."""

    id: UUID
    measure_id: UUID
    kind: MeasureEventKind
    happened_on: date | None
    precision: Precision
    as_printed: str
    what_en: str
    what_zh: str
    other_id: UUID | None
    other_en: str
    other_zh: str
    stated_by: str
    quote: Quote
    by_name: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with what happened to it, in the order of time; `noted` is what only the own side keeps of it.

    `owner` is the key of the party whose measure it is, empty where it is no party's; `issuer` and `number` as printed.
    """

    id: UUID
    dialogue_id: UUID | None
    name_en: str
    name_zh: str
    owner: str
    issuer: str
    number: str
    note: str
    events: tuple[MeasureEventLine, ...]
    noted: tuple[MeasureEventLine, ...]
    is_private: bool

    def differing(self) -> dict[MeasureEventKind, tuple[MeasureEventLine, ...]]:
        """What its sources date differently, by kind."""
        return differing(self.events)

    @property
    def issued(self) -> MeasureEventLine | None:
        """When it was issued, as the first that tells it has it."""
        return next((event for event in self.events if event.kind == MeasureEventKind.ISSUED), None)

    @property
    def latest(self) -> MeasureEventLine | None:
        """What was last known to happen to it."""
        return self.events[-1] if self.events else None


def record_measure(
    session: Session,
    actor: Actor,
    *,
    name_en: str = "",
    name_zh: str = "",
    owner: str = "",
    issuer: str = "",
    number: str = "",
    note: str = "",
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Measure:
    """Name a rule or an act that is talked about. Journal: measure:recorded.

    Raises FieldMissing (name; in the joint store dialogue), NotAPartyToThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, Measure):
        return made
    filed = file_under(session, actor, joint, dialogue_id, None)
    required("name", name_en, name_zh)
    if owner and filed is not None:
        check_party(joint_of(session, joint), filed, owner)
    measure = put(
        session,
        Measure(
            dialogue_id=filed, name_en=name_en.strip(), name_zh=name_zh.strip(), owner=owner, issuer=issuer.strip(),
            number=number.strip(), note=note.strip(), side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "measure:recorded", measure, key=key)
    return measure


def record_measure_event(
    session: Session,
    actor: Actor,
    measure_id: UUID,
    *,
    kind: MeasureEventKind,
    passage_id: UUID | None,
    stated_by: str,
    happened_on: date | None = None,
    precision: Precision = Precision.DAY,
    as_printed: str = "",
    what_en: str = "",
    what_zh: str = "",
    other_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> MeasureEvent:
    """Keep what a passage says happened to a measure, and who states it, beside what others say; nothing is overwritten.

    What the author of a source only comments is stated by that author and by no party. In the joint record a side states
    for itself; in its own store it may note anything, also of a measure of the joint record. Journal:
    measure:event:recorded. Raises FieldMissing (stated_by; measure where this is to be a part of another), PartOfItself,
    CannotSpeakForAnotherParty, CommentIsNotAPosition, QuoteNotInSource, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    home = session if joint is None or session.get(Measure, measure_id) is not None else joint
    measure = access_filed(home, actor, Measure, measure_id, Permission.POSITION_RECORD)
    if made := made_before(session, key, MeasureEvent):
        return made
    required("stated_by", stated_by)
    if session.info["audience_is_joint"] and actor.party is not None and stated_by != actor.party:
        raise CannotSpeakForAnotherParty(party=stated_by)
    if kind == MeasureEventKind.PART_OF and other_id is None:
        raise FieldMissing(field="measure")
    if other_id is not None:
        if other_id == measure.id:
            raise PartOfItself()
        access_pointed_to(session, actor, Measure, other_id, joint, measure.dialogue_id)
    event = put(
        session,
        MeasureEvent(
            measure_id=measure.id, kind=kind, happened_on=happened_on, precision=precision, as_printed=as_printed.strip(),
            what_en=what_en.strip(), what_zh=what_zh.strip(), other_id=other_id, stated_by=stated_by.strip(),
            passage_id=_stated_in(session, actor, passage_id, joint, measure.dialogue_id, stated_by), side=actor.side,
            by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "measure:event:recorded", event, key=key)
    return event


def list_measures(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    owner: str | None = None,
    words: str = "",
    only: UUID | None = None,
    joint: Session | None = None,
    own: Session | None = None,
) -> list[MeasureLine]:
    """The measures of this store that this person may know of, the earliest issued first, those without a day last.

    `words` are looked for in names, issuer and number. `own` is the store of the own side, from which what it alone keeps
    of them is read beside the joint events.
    """
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Measure), Measure.dialogue_id)
    for column, value in ((Measure.dialogue_id, dialogue_id), (Measure.owner, owner), (Measure.id, only)):
        if value is not None:
            query = query.where(column == value)
    wanted = words.casefold().strip()
    rows = [
        row
        for row in session.exec(query)
        if wanted in f"{row.name_en} {row.name_zh} {row.issuer} {row.number} {row.note}".casefold()
    ]
    ids = {row.id for row in rows}
    events, noted = _events(session, ids, joint), _events(own, ids, session) if own is not None else {}
    lines = [
        MeasureLine(
            row.id, row.dialogue_id, row.name_en, row.name_zh, row.owner, row.issuer, row.number, row.note,
            tuple(in_time(events.get(row.id, ()))), tuple(in_time(noted.get(row.id, ()))),
            not session.info["audience_is_joint"],
        )
        for row in rows
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (_first_day(line), line.id))


def read_measure(
    session: Session,
    actor: Actor,
    measure_id: UUID | None,
    joint: Session | None = None,
    own: Session | None = None,
) -> MeasureLine:
    """One measure with what happened to it. Raises NoSuchRow."""
    row = access_filed(session, actor, Measure, measure_id, Permission.DIALOGUE_READ)
    return list_measures(session, actor, only=row.id, joint=joint, own=own)[0]


def _first_day(line: MeasureLine) -> date:
    issued = line.issued
    first = issued.happened_on if issued else next((e.happened_on for e in line.events if e.happened_on), None)
    return first or date.max


def _stated_in(
    session: Session, actor: Actor, passage_id: UUID | None, joint: Session | None, dialogue_id: UUID | None, stated_by: str
) -> UUID:  # fmt: skip
    quote = read_passage(session, actor, passage_id, joint)
    if quote.role != PassageRole.COMMENT:
        return resting_on(session, actor, passage_id, Permission.POSITION_RECORD, joint, "measure", dialogue_id).id
    check_same_dialogue(session, quote.source_dialogue_id, dialogue_id)
    if dialogue_id is not None and _is_party(joint_of(session, joint), dialogue_id, stated_by):
        raise CommentIsNotAPosition(noun="measure")
    return quote.passage_id


def _is_party(session: Session, dialogue_id: UUID, name: str) -> bool:
    return session.get(DialogueParty, (dialogue_id, name)) is not None


def _events(session: Session, measures: set[UUID], joint: Session | None) -> dict[UUID, list[MeasureEventLine]]:
    rows = session.exec(select(MeasureEvent).where(MeasureEvent.measure_id.in_(measures))).all()  # type: ignore[attr-defined]
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    others: dict[UUID, Measure] = {}
    for home in filter(None, (joint, session)):
        wanted = {row.other_id for row in rows if row.other_id}
        others |= {m.id: m for m in home.exec(select(Measure).where(Measure.id.in_(wanted)))}  # type: ignore[attr-defined]
    found: dict[UUID, list[MeasureEventLine]] = {}
    for row in sorted(rows, key=lambda row: (row.made_at, row.id)):
        other = others.get(row.other_id) if row.other_id else None
        line = MeasureEventLine(
            row.id, row.measure_id, row.kind, row.happened_on, row.precision, row.as_printed, row.what_en, row.what_zh,
            row.other_id, other.name_en if other else "", other.name_zh if other else "", row.stated_by,
            quotes[row.passage_id], row.by_name, not session.info["audience_is_joint"],
        )  # fmt: skip
        found.setdefault(row.measure_id, []).append(line)
    return found


__all__ = ["MeasureEventLine", "MeasureLine", "list_measures", "read_measure", "record_measure", "record_measure_event"]
