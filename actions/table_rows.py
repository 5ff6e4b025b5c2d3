"""What the cells of a row mean: the sides, meetings, topics, sources and people that they name, and words of closed lists.

Either language is understood, both as they leave together, and identifiers. A cell that is not understood is refused by its
column; nothing is guessed and nothing is merged by likeness.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlmodel import Session

from actions.commitments import record_commitment
from actions.communications import record_communication
from actions.journal import done_before
from actions.measures import record_measure
from actions.meeting_view import list_seats
from actions.participations import add_participation
from actions.people import find_organisations, find_people, record_person
from actions.positions import record_position
from actions.record_tables import COMMITMENT_TEXTS, COMMUNICATION_TEXTS, Cells, Noun, Place, topic_names
from actions.sources import list_sources, mark_passage, read_source
from dialogue.intake_refusals import CellNotUnderstood, MoreThanOne, NotOnRecord
from dialogue.names import search_key
from dialogue.record import CommunicationKind, Polarity
from dialogue.refusals import DateNotUnderstood, FieldMissing, Refusal
from dialogue.vocabulary import Basis, Capacity, DueKind, Function, PositionKind, Precision, Presence, Strength
from exports.table_captions import LISTED, listed, together
from exports.tables import folded
from intake.anchors import CONTEXT

E = TypeVar("E", bound=StrEnum)

_SOURCE: Final = ("source", "source_id", "quote", "quote_start")
READ: Final[Mapping[Noun, tuple[str, ...]]] = {
    Noun.PARTICIPANTS: (
        "party", "name_en", "name_zh", "unnamed_en", "unnamed_zh", "count", "function", "capacity", "title_en", "title_zh",
        "organisation", "presence",
    ),
    Noun.POSITIONS: (
        "meeting", "meeting_on", "party", "speaker", "attribution_en", "attribution_zh", "on_behalf_of", "chain", "topic", "kind", "leaning",
        "statement_en", "statement_zh", "stated_on", *_SOURCE,
    ),
    Noun.COMMITMENTS: (
        "meeting", "meeting_on", "topic", "debtor", "debtor_label_en", "debtor_label_zh", "creditor", "creditor_label_en",
        "creditor_label_zh", "action_en", "action_zh", "strength", "polarity", "quantity", "unit_en", "unit_zh",
        "quantity_period", "condition_en", "condition_zh", "due_kind", "due_from", "due_on", "due_event_en", "due_event_zh",
        "due_offset_days", "due_words_en", "due_words_zh", "basis", "owner", *_SOURCE,
    ),
    Noun.MEASURES: ("measure_en", "measure_zh", "measure_owner", "issuer", "number", "measure_note"),
    Noun.COMMUNICATIONS: (
        "topic", "channel", "sender", "sender_label_en", "sender_label_zh", "addressee", "addressee_label_en",
        "addressee_label_zh", "via", "what_en", "what_zh", "sent_on", "precision", "as_printed", *_SOURCE,
    ),
}  # fmt: skip
"""The columns that are read on the way in, by noun; others are passed over."""

_DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")


class AtColumn(Exception):
    """A refusal, and the column whose cell brought it about."""

    def __init__(self, column: str, refusal: Refusal) -> None:
        super().__init__(column)
        self.column, self.refusal = column, refusal


@dataclass
class Names:
    """What can be named in the cells of a table, found once for all its rows."""

    place: Place
    meeting_id: UUID | None = None
    """The meeting of rows that name none."""
    found: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    entered: dict[str, UUID] = field(default_factory=dict)
    """The people whom the row at hand has entered into the register."""

    def settled(self) -> None:
        """The row at hand stands: whom it entered can be named by the rows after it."""
        for form, person in self.entered.items():
            self.found["person"].setdefault(form, []).append(person)
        self.entered.clear()

    def one(self, column: str, cell: str, kind: str) -> Any:
        """What a cell names; None where it is empty. Raises AtColumn (NotOnRecord, MoreThanOne)."""
        if not cell.strip():
            return None
        if kind not in self.found:
            index: dict[str, list[Any]] = {}
            for name, value in _INDEXES[kind](self):
                if name and value not in index.setdefault(folded(name), []):
                    index[folded(name)].append(value)
            self.found[kind] = index
        named = self.found[kind].get(folded(cell), [])
        if len(named) != 1:
            raise AtColumn(column, (MoreThanOne if named else NotOnRecord)(given=cell))
        return named[0]


def _parties(names: Names) -> Iterable[tuple[str, Any]]:
    for p in names.place.dialogue.parties:
        for name in (p.key, p.name_en, p.name_zh, p.short_en, p.short_zh, together(p.short_en, p.short_zh), together(p.name_en, p.name_zh)):  # fmt: skip
            yield name, p.key


def _meetings(names: Names) -> Iterable[tuple[str, Any]]:
    for m in names.place.dialogue.meetings:
        title = together(m.title_en, m.title_zh)
        for name in (m.id.hex, m.title_en, m.title_zh, title, m.starts_on.isoformat(), f"{title} {m.starts_on}"):
            yield name, m.id


def _topics(names: Names) -> Iterable[tuple[str, Any]]:
    for key, name in topic_names(names.place).items():
        yield from ((form, key) for form in (key.hex, name, *name.split(" / ")))


def _sources(names: Names) -> Iterable[tuple[str, Any]]:
    for home in dict.fromkeys((names.place.joint, names.place.home)):
        for s in list_sources(home, names.place.actor, dialogue_id=names.place.dialogue_id):
            yield from ((name, s.id) for name in (s.id.hex, s.title, s.reference))


def _people(names: Names) -> Iterable[tuple[str, Any]]:
    for person in find_people(names.place.joint, names.place.actor):
        yield person.id.hex, person.id
        for form in person.names:
            yield search_key(form.text), person.id


def _organisations(names: Names) -> Iterable[tuple[str, Any]]:
    for o in find_organisations(names.place.joint, names.place.actor):
        yield from ((name, o.id) for name in (o.id.hex, o.name_en, o.name_zh, o.short, together(o.name_en, o.name_zh)))


_INDEXES: Final[Mapping[str, Callable[[Names], Iterable[tuple[str, Any]]]]] = {
    "party": _parties, "meeting": _meetings, "topic": _topics, "source": _sources, "person": _people,
    "organisation": _organisations,
}  # fmt: skip


def record_row(session: Session, names: Names, noun: Noun, cells: Cells, key: str) -> bool:
    """Record what a row says, through the same verbs as by hand; False where this very row was recorded before.

    Raises AtColumn for a cell that is not understood, and the refusals of the verbs.
    """
    if done_before(session, key):
        return False
    if noun == Noun.PARTICIPANTS:
        _seat(session, names, cells, key)
        return True
    if noun == Noun.MEASURES:
        record_measure(
            session, names.place.actor, name_en=cells.get("measure_en", "").strip(),
            name_zh=cells.get("measure_zh", "").strip(), note=cells.get("measure_note", "").strip(),
            owner=names.one("measure_owner", cells.get("measure_owner", ""), "party") or "",
            dialogue_id=names.place.dialogue_id, joint=names.place.beside, key=key, **_texts(cells, "issuer", "number"),
        )  # fmt: skip
        return True
    if not cells.get("quote", "").strip():
        raise AtColumn("quote", FieldMissing(field="quote"))
    given, verb = _given(names, noun, cells)
    passage = _passage(session, names, cells)
    verb(
        session, names.place.actor, passage_id=passage, dialogue_id=names.place.dialogue_id, joint=names.place.beside,
        key=key, **given,
    )  # fmt: skip
    return True


def _given(names: Names, noun: Noun, cells: Cells) -> tuple[dict[str, Any], Callable[..., Any]]:
    topic = names.one("topic", cells.get("topic", ""), "topic")
    if noun == Noun.COMMUNICATIONS:
        kind = word(CommunicationKind, "channel", cells, None)
        if kind is None:
            raise AtColumn("channel", FieldMissing(field="kind"))
        sides = {column: names.one(column, cells.get(column, ""), "party") or "" for column in ("sender", "addressee")}
        when = {"sent_on": _day("sent_on", cells), "precision": word(Precision, "precision", cells, Precision.DAY)}
        told = _texts(cells, *COMMUNICATION_TEXTS)
        return {"kind": kind, "topic_id": topic, **sides, **when, **told}, record_communication
    meeting = meeting_of(names, cells)
    given: dict[str, Any] = {"meeting_id": meeting, "topic_id": topic}
    if noun == Noun.POSITIONS:
        given |= {
            "party": names.one("party", cells.get("party", ""), "party") or "",
            "kind": word(PositionKind, "kind", cells, PositionKind.POSITION), "leaning": _number("leaning", cells, -2, 2),
            "stated_on": _day("stated_on", cells), "speaker_participation_id": _speaker(names, meeting, cells),
            **_texts(cells, "attribution_en", "attribution_zh", "on_behalf_of", "chain", "statement_en", "statement_zh"),
        }  # fmt: skip
        return given, record_position
    for side in ("debtor", "creditor"):
        given[side] = names.one(side, cells.get(side, ""), "party") or ""
    due, strength = _day("due_on", cells), word(Strength, "strength", cells, None)
    if strength is None:
        raise AtColumn("strength", FieldMissing(field="strength"))
    given |= {
        "strength": strength, "polarity": word(Polarity, "polarity", cells, Polarity.DO),
        "due_kind": word(DueKind, "due_kind", cells, DueKind.DATE if due else DueKind.NONE), "due_on": due,
        "basis": word(Basis, "basis", cells, Basis.JOINT_TEXT),
        "due_from": _day("due_from", cells), "due_offset_days": _number("due_offset_days", cells, -100_000, 100_000),
        **_texts(cells, *COMMITMENT_TEXTS),
    }  # fmt: skip
    return given, record_commitment


def _seat(session: Session, names: Names, cells: Cells, key: str) -> None:
    if names.meeting_id is None:
        raise AtColumn("meeting", FieldMissing(field="meeting"))
    person = _person(session, names, cells, key)
    stated = cells.get("organisation", "").strip()
    try:
        organisation = names.one("organisation", stated, "organisation")
    except AtColumn:  # as stated then: it need not be on the register
        organisation = None
    add_participation(
        session, names.place.actor, names.meeting_id, person_id=person,
        party=names.one("party", cells.get("party", ""), "party") or "",
        placeholder_en=cells.get("unnamed_en", "").strip() if person is None else "",
        placeholder_zh=cells.get("unnamed_zh", "").strip() if person is None else "",
        head_count=_number("count", cells, 1, 10_000) or 1, function=word(Function, "function", cells, Function.MEMBER),
        capacity=word(Capacity, "capacity", cells, Capacity.UNKNOWN), organisation_id=organisation,
        organisation_as_stated="" if organisation else stated, presence=word(Presence, "presence", cells, Presence.LISTED),
        key=key, **_texts(cells, "title_en", "title_zh"),
    )  # fmt: skip


def _person(session: Session, names: Names, cells: Cells, key: str) -> UUID | None:
    """The person of exactly this name on the register, or a new one; None where nobody is named."""
    forms = [text for name in ("name_en", "name_zh") if (text := cells.get(name, "").strip())]
    if not forms:
        return None
    column = "name_en" if cells.get("name_en", "").strip() else "name_zh"
    found = set()
    for form in forms:
        try:
            found.add(names.one(column, search_key(form), "person"))
        except AtColumn as wrong:
            if isinstance(wrong.refusal, MoreThanOne):
                raise AtColumn(wrong.column, MoreThanOne(given=form)) from wrong
    if len(found) > 1:
        raise AtColumn(column, MoreThanOne(given=" / ".join(forms)))
    if found:
        return found.pop()  # type: ignore[no-any-return]
    person = record_person(session, names.place.actor, names=forms, key=f"{key}:person")
    names.entered |= {folded(search_key(form)): person.id for form in forms}
    return person.id


def _speaker(names: Names, meeting: UUID | None, cells: Cells) -> UUID | None:
    given = cells.get("speaker", "").strip()
    if not given:
        return None
    seats = list_seats(names.place.joint, names.place.actor, meeting) if meeting else ()
    wanted = folded(given)
    sat = [
        seat.id for seat in seats
        if wanted in {folded(name) for name in (seat.name_en, seat.name_zh, together(seat.name_en, seat.name_zh))}
    ]  # fmt: skip
    if len(sat) != 1:
        raise AtColumn("speaker", (MoreThanOne if sat else NotOnRecord)(given=given))
    return sat[0]


def meeting_of(names: Names, cells: Cells) -> UUID | None:
    """The meeting that a row names, by its title, its day, or both. Raises AtColumn."""
    said = [cell for column in ("meeting", "meeting_on") if (cell := cells.get(column, "").strip())]
    found = names.one("meeting", " ".join(said), "meeting") if said else None
    return found or names.meeting_id  # type: ignore[no-any-return]


def source_of(names: Names, cells: Cells) -> UUID | None:
    """The source that a row names, by its identifier, its title or its reference. Raises AtColumn."""
    column = "source_id" if cells.get("source_id", "").strip() else "source"
    return names.one(column, cells.get(column, ""), "source")  # type: ignore[no-any-return]


def person_of(names: Names, cells: Cells) -> Any:
    """Whom a row names: the person of the register, or the name where it is on none."""
    for column in ("name_en", "name_zh"):
        if given := cells.get(column, "").strip():
            try:
                return names.one(column, search_key(given), "person")
            except AtColumn:
                return search_key(given)
    return ""


def _passage(session: Session, names: Names, cells: Cells) -> UUID:
    source_id = source_of(names, cells)
    if source_id is None:
        raise AtColumn("source", FieldMissing(field="source"))
    quote, start = cells["quote"], _number("quote_start", cells, 0, None)
    around = ("", "")
    if start is not None:
        text = _text_of(names, source_id)
        if text[start : start + len(quote)] == quote:
            around = text[max(0, start - CONTEXT) : start], text[start + len(quote) :][:CONTEXT]
    try:
        passage = mark_passage(
            session, names.place.actor, source_id, quote, prefix=around[0], suffix=around[1], joint=names.place.beside
        )
    except Refusal as refusal:
        raise AtColumn("quote", refusal) from refusal
    return passage.id


def _text_of(names: Names, source_id: UUID) -> str:
    kept = names.found.setdefault("texts", {})
    if source_id.hex not in kept:
        own = {s.id for s in list_sources(names.place.home, names.place.actor, dialogue_id=names.place.dialogue_id)}
        home = names.place.home if source_id in own else names.place.joint
        kept[source_id.hex] = [read_source(home, names.place.actor, source_id).text]
    return str(kept[source_id.hex][0])


def word(kind: type[E], column: str, cells: Cells, otherwise: E | None) -> E | None:
    """The word of a closed list that a cell holds; `otherwise` for an empty one. Raises AtColumn (CellNotUnderstood)."""
    given = cells.get(column, "")
    if not given.strip():
        return otherwise
    known = {
        folded(form): one for one in kind for form in (one.value, LISTED[kind].get(one.value, ""), listed(one)) if form
    }
    if folded(given) not in known:
        raise AtColumn(column, CellNotUnderstood(given=given, allowed="; ".join(listed(one) for one in kind)))
    return known[folded(given)]


def _day(column: str, cells: Cells) -> date | None:
    given = cells.get(column, "").strip()
    if not given:
        return None
    found = _DAY.fullmatch(given)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise AtColumn(column, DateNotUnderstood(given=given))


def _number(column: str, cells: Cells, least: int, most: int | None) -> int | None:
    given = cells.get(column, "").strip()
    if not given:
        return None
    number = int(given) if re.fullmatch(r"[+-]?\d{1,9}", given) else None
    if number is None or number < least or (most is not None and number > most):
        bounds = f"{least} – {most}" if most is not None else f"≥ {least}"
        raise AtColumn(column, CellNotUnderstood(given=given, allowed=bounds))
    return number


def _texts(cells: Cells, *columns: str) -> dict[str, str]:
    return {column: cells[column].strip() for column in columns if cells.get(column, "").strip()}


def sameness(names: Names, noun: Noun, cells: Cells) -> tuple[Any, ...]:
    """What makes two rows the same: what they name and say, however it is written."""
    told: list[Any] = [person_of(names, cells)] if noun == Noun.PARTICIPANTS else []
    for column in READ[noun]:
        if column in ("name_en", "name_zh", "meeting_on", "source_id", "quote_start"):
            continue
        told.append(_meaning(names, column, cells))
    return tuple(told)


_LISTS: Final[Mapping[str, tuple[type[StrEnum], StrEnum | None]]] = {
    "function": (Function, Function.MEMBER), "capacity": (Capacity, Capacity.UNKNOWN), "presence": (Presence, Presence.LISTED),
    "kind": (PositionKind, PositionKind.POSITION), "strength": (Strength, None), "polarity": (Polarity, Polarity.DO),
    "basis": (Basis, Basis.JOINT_TEXT), "channel": (CommunicationKind, None), "precision": (Precision, Precision.DAY),
}  # fmt: skip
_NAMED: Final = {
    "party": "party", "debtor": "party", "creditor": "party", "topic": "topic", "organisation": "organisation",
    "measure_owner": "party", "sender": "party", "addressee": "party",
}  # fmt: skip


def _meaning(names: Names, column: str, cells: Cells) -> Any:
    cell = cells.get(column, "").strip()
    try:
        if column == "meeting":
            return meeting_of(names, cells)
        if column == "source":
            return source_of(names, cells)
        if column in _NAMED:
            return names.one(column, cell, _NAMED[column]) or ""
        if column in _LISTS:
            return word(_LISTS[column][0], column, cells, _LISTS[column][1])
        if column == "due_kind":
            return word(DueKind, column, cells, DueKind.DATE if cells.get("due_on", "").strip() else DueKind.NONE)
        if column in ("due_on", "due_from", "stated_on", "sent_on"):
            return _day(column, cells)
        if column in ("count", "leaning", "due_offset_days"):
            return _number(column, cells, -100_000, None) if cell else 1 if column == "count" else None
    except AtColumn:
        pass
    return folded(cell) if column in ("quote", "speaker", *_NAMED, *_LISTS, "meeting", "source") else cell


__all__ = ["READ", "AtColumn", "Names", "meeting_of", "person_of", "record_row", "sameness", "source_of", "word"]
