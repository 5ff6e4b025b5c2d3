"""The record as tables: for each noun its columns and its rows, as they leave in CSV and XLSX and are compared on the way in.

To have another noun leave as a table is one entry of `TABLES`: which columns, and how its lines are listed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from actions.access import needs
from actions.claims import list_claims
from actions.commitments import list_commitments
from actions.communications import list_communications
from actions.desk import Desk
from actions.dialogue_export import file_name, let_leave
from actions.dialogues import DialogueView, MeetingLine, read_dialogue
from actions.handing_out import Held, WordFile, check_ceiling
from actions.measures import list_measures
from actions.meeting_view import list_seats, read_meeting
from actions.next_steps import list_next_steps
from actions.positions import list_positions, list_topics
from actions.private_words import check_private_words
from actions.recommendations import list_recommendations
from actions.sources import Quote
from dialogue.actors import Actor
from dialogue.names import Script, script_of
from dialogue.refusals import NoSuchRow
from dialogue.roles import Permission
from dialogue.vocabulary import AttributionRule, Marking, PositionKind
from exports.table_captions import caption, listed, together
from exports.tables import as_csv, as_xlsx
from models.base import now


class Noun(StrEnum):
    """What there is a table of."""

    PARTICIPANTS = "participants"
    POSITIONS = "positions"
    REQUESTS = "requests"
    COMMITMENTS = "commitments"
    ACCOUNTS = "accounts"
    CLAIMS = "claims"
    RECOMMENDATIONS = "recommendations"
    NEXT_STEPS = "next steps"
    MEASURES = "measures"
    COMMUNICATIONS = "communications"


class Carrier(StrEnum):
    """In what a table leaves."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class Place:
    """Where the rows of a table are read: a dialogue, and its joint record or one's own. `own` is the session on the latter."""

    joint: Session
    actor: Actor
    dialogue_id: UUID
    own: Session | None = None
    today: date | None = None

    @cached_property
    def dialogue(self) -> DialogueView:
        """The dialogue with its parties and meetings. Raises NoSuchRow."""
        return read_dialogue(self.joint, self.actor, self.dialogue_id)

    @property
    def home(self) -> Session:
        """The store whose rows these are."""
        return self.own if self.own is not None else self.joint

    @property
    def beside(self) -> Session | None:
        """The joint store, where the rows are one's own and point into it."""
        return self.joint if self.own is not None else None

    @cached_property
    def meetings(self) -> Mapping[UUID, MeetingLine]:
        """The meetings of the dialogue."""
        return {meeting.id: meeting for meeting in self.dialogue.meetings}

    @cached_property
    def parties(self) -> Mapping[str, str]:
        """How a side stands in a cell, by its key."""
        return {party.key: together(party.short_en, party.short_zh) for party in self.dialogue.parties}

    @cached_property
    def hushed(self) -> frozenset[UUID]:
        """The meetings of which it may not be told who spoke."""
        rules = {key: read_meeting(self.joint, self.actor, key).attribution_rule for key in self.meetings}
        return frozenset(key for key, rule in rules.items() if rule != AttributionRule.ATTRIBUTED)

    def side(self, key: str) -> str:
        """A side as it stands in a cell."""
        return self.parties.get(key, key)

    def meeting(self, key: UUID | None) -> tuple[str, str]:
        """The title and the day of a meeting as they stand in their cells."""
        line = self.meetings.get(key) if key else None
        return (together(line.title_en, line.title_zh), line.starts_on.isoformat()) if line else ("", "")


Cells = dict[str, str]
"""A row, by the keys of its columns."""


def _participants(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    for meeting in place.dialogue.meetings:
        title, day = place.meeting(meeting.id)
        for seat in list_seats(place.joint, place.actor, meeting.id):
            en, zh = seat.name_en, seat.name_zh
            if en == zh:  # one form only: it stands under the language of its script
                en, zh = (en, "") if script_of(en) == Script.LATIN else ("", zh)
            named = "name" if seat.person_id else "unnamed"
            yield {
                "id": seat.id.hex, "meeting": title, "meeting_on": day, "party": place.side(seat.party),
                f"{named}_en": en, f"{named}_zh": zh, "count": str(seat.head_count), "function": listed(seat.function),
                "capacity": listed(seat.capacity), "title_en": seat.title_en, "title_zh": seat.title_zh,
                "organisation": seat.organisation_as_stated or together(seat.organisation_en, seat.organisation_zh),
                "presence": listed(seat.presence),
            }, ()  # fmt: skip


def _positions(place: Place, kind: PositionKind | None = None) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    lines = list_positions(place.home, place.actor, dialogue_id=place.dialogue_id, kind=kind, joint=place.beside)
    for line in lines:
        title, day = place.meeting(line.meeting_id)
        speaker = "" if line.meeting_id in place.hushed else together(line.speaker_en, line.speaker_zh)
        yield {
            "id": line.id.hex, "meeting": title, "meeting_on": day, "party": place.side(line.party), "speaker": speaker,
            "attribution_en": line.attribution_en, "attribution_zh": line.attribution_zh, "on_behalf_of": line.on_behalf_of,
            "chain": line.chain, "topic": together(line.topic_en, line.topic_zh), "kind": listed(line.kind),
            "leaning": "" if line.leaning is None else str(line.leaning), "statement_en": line.statement_en,
            "statement_zh": line.statement_zh, "stated_on": _day(line.stated_on), **_quoted(line.quote),
        }, (line.quote,)  # fmt: skip


def _commitments(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    topics = topic_names(place)
    for line in _commitment_lines(place):
        further = "; ".join(place.side(one.party) or together(one.label_en, one.label_zh) for one in line.further)
        offset = "" if line.due_offset_days is None else str(line.due_offset_days)
        yield {
            **_at_meeting(place, line), **_as_they_are(line, COMMITMENT_TEXTS), "debtor": place.side(line.debtor),
            "topic": topics.get(line.topic_id, "") if line.topic_id else "", "creditor": place.side(line.creditor),
            "further": further, "strength": listed(line.strength), "polarity": listed(line.polarity),
            "due_kind": listed(line.due_kind), "due_from": _day(line.due_from), "due_on": _day(line.due_on),
            "due_offset_days": offset, "basis": listed(line.basis), "standing": listed(line.standing),
            "status": listed(line.status), **_quoted(line.quote),
        }, (line.quote,)  # fmt: skip


def _claims(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    topics = topic_names(place)
    for line in list_claims(place.home, place.actor, dialogue_id=place.dialogue_id, joint=place.beside):
        yield {
            **_at_meeting(place, line), **_as_they_are(line, ("proposition_en", "proposition_zh", "grounds")),
            "topic": topics.get(line.topic_id, "") if line.topic_id else "", "as_of": _day(line.as_of),
            "claimants": "; ".join(map(place.side, line.claimants)), "standing": listed(line.standing), **_quoted(line.quote),
        }, (line.quote,)  # fmt: skip


def _next_steps(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    today = place.today or now().date()
    lines = list_next_steps(
        place.home, place.actor, today=today, dialogue_id=place.dialogue_id, joint=place.beside
    )  # fmt: skip
    for line in lines:
        yield {
            **_at_meeting(place, line), **_as_they_are(line, _STEP_TEXTS), "step_kind": listed(line.kind),
            "party": place.side(line.party), "due_on": _day(line.due_on), "state": listed(line.state),
            "settled_on": _day(line.settled_on), **(_quoted(line.quote) if line.quote else {}),
        }, (line.quote,) if line.quote else ()  # fmt: skip


def _accounts(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    for line in _commitment_lines(place):
        for account in line.accounts:
            yield {
                "id": account.id.hex, "commitment_id": line.id.hex, "action_en": line.action_en, "action_zh": line.action_zh,
                "party": place.side(account.party), "stance": listed(account.stance), "words": account.words,
                "stated_on": _day(account.stated_on), "chain": account.chain, **_quoted(account.quote),
            }, (account.quote,)  # fmt: skip


def _recommendations(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    for line in list_recommendations(place.joint, place.actor, dialogue_id=place.dialogue_id):
        title, day = place.meeting(line.meeting_id)
        whom = "; ".join(place.side(a.party) if a.party else together(a.label_en, a.label_zh) for a in line.addressees)
        yield {
            "id": line.id.hex, "meeting": title, "meeting_on": day, "text_en": line.text_en, "text_zh": line.text_zh,
            "addressees": whom, **_quoted(line.quote),
        }, (line.quote,)  # fmt: skip


def _measures(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    for line in list_measures(place.home, place.actor, dialogue_id=place.dialogue_id, joint=place.beside):
        happened = (
            " · ".join(filter(None, (_day(e.happened_on), listed(e.kind), place.side(e.stated_by))))
            for e in line.events
        )
        yield {
            "id": line.id.hex, "measure_en": line.name_en, "measure_zh": line.name_zh,
            "measure_owner": place.side(line.owner), "measure_note": line.note, "events": "; ".join(happened),
            **_as_they_are(line, ("issuer", "number")),
        }, [event.quote for event in line.events]  # fmt: skip


def _communications(place: Place) -> Iterator[tuple[Cells, Iterable[Quote]]]:
    topics = topic_names(place)
    for line in list_communications(place.home, place.actor, dialogue_id=place.dialogue_id, joint=place.beside):
        yield {
            "id": line.id.hex, "topic": topics.get(line.topic_id, "") if line.topic_id else "", "channel": listed(line.kind),
            "sender": place.side(line.sender), "addressee": place.side(line.addressee), "sent_on": _day(line.sent_on),
            "precision": listed(line.precision), **_as_they_are(line, COMMUNICATION_TEXTS), **_quoted(line.quote),
        }, (line.quote,)  # fmt: skip


def _commitment_lines(place: Place) -> Iterable[Any]:
    today = place.today or now().date()
    return list_commitments(
        place.home, place.actor, today=today, dialogue_id=place.dialogue_id, joint=place.beside
    )  # fmt: skip


def topic_names(place: Place) -> Mapping[UUID, str]:
    """How a topic stands in a cell, by its identifier: those of the dialogue, the general ones, and one's own."""
    homes = dict.fromkeys((place.joint, place.home))
    lines = [line for home in homes for line in list_topics(home, place.actor, dialogue_id=place.dialogue_id)]
    return {line.id: together(line.name_en, line.name_zh) for line in lines}


COMMITMENT_TEXTS: Final = (
    "debtor_label_en", "debtor_label_zh", "creditor_label_en", "creditor_label_zh", "action_en", "action_zh", "quantity",
    "unit_en", "unit_zh", "quantity_period", "condition_en", "condition_zh", "due_event_en", "due_event_zh", "due_words_en",
    "due_words_zh", "owner",
)  # fmt: skip
"""The columns of commitments that hold words as they were given."""
COMMUNICATION_TEXTS: Final = (
    "sender_label_en", "sender_label_zh", "addressee_label_en", "addressee_label_zh", "via", "what_en", "what_zh", "as_printed",
)  # fmt: skip
"""The columns of communications that hold words as they were given."""
_STEP_TEXTS: Final = (
    "label_en", "label_zh", "action_en", "action_zh", "toward", "owner", "due_words", "outcome",
)  # fmt: skip
_QUOTE: Final = ("source", "source_id", "source_reference", "source_on", "quote", "quote_start", "quote_end", "marking")


@dataclass(frozen=True, slots=True)
class TableOf:
    """The table of a noun: the keys of its columns in order, and its rows with what they quote."""

    columns: tuple[str, ...]
    rows: Callable[[Place], Iterator[tuple[Cells, Iterable[Quote]]]]
    is_private_too: bool = False
    """Whether a side has rows of it in its own store."""


TABLES: Final[Mapping[Noun, TableOf]] = {
    Noun.PARTICIPANTS: TableOf(
        ("id", "meeting", "meeting_on", "party", "name_en", "name_zh", "unnamed_en", "unnamed_zh", "count", "function",
         "capacity", "title_en", "title_zh", "organisation", "presence"),
        _participants,
    ),
    Noun.POSITIONS: TableOf(
        ("id", "meeting", "meeting_on", "party", "speaker", "attribution_en", "attribution_zh", "on_behalf_of", "chain",
         "topic", "kind", "leaning", "statement_en", "statement_zh", "stated_on", *_QUOTE),
        _positions, True,
    ),
    Noun.REQUESTS: TableOf(
        ("id", "meeting", "meeting_on", "party", "speaker", "topic", "statement_en", "statement_zh", "stated_on", *_QUOTE),
        lambda place: _positions(place, PositionKind.REQUEST), True,
    ),
    Noun.COMMITMENTS: TableOf(
        ("id", "meeting", "meeting_on", "topic", "debtor", "debtor_label_en", "debtor_label_zh", "creditor",
         "creditor_label_en", "creditor_label_zh", "further", "action_en", "action_zh", "strength", "polarity", "quantity",
         "unit_en", "unit_zh", "quantity_period", "condition_en", "condition_zh", "due_kind", "due_from", "due_on",
         "due_event_en", "due_event_zh", "due_offset_days", "due_words_en", "due_words_zh", "basis", "owner", "standing",
         "status", *_QUOTE),
        _commitments, True,
    ),
    Noun.ACCOUNTS: TableOf(
        ("id", "commitment_id", "action_en", "action_zh", "party", "stance", "words", "stated_on", "chain", *_QUOTE),
        _accounts, True,
    ),
    Noun.CLAIMS: TableOf(
        ("id", "meeting", "meeting_on", "topic", "proposition_en", "proposition_zh", "grounds", "as_of", "claimants", "standing",
         *_QUOTE),
        _claims, True,
    ),
    Noun.NEXT_STEPS: TableOf(
        ("id", "meeting", "meeting_on", "step_kind", "party", "label_en", "label_zh", "action_en", "action_zh", "toward",
         "owner", "due_on", "due_words", "state", "settled_on", "outcome", *_QUOTE),
        _next_steps, True,
    ),
    Noun.MEASURES: TableOf(
        ("id", "measure_en", "measure_zh", "measure_owner", "issuer", "number", "measure_note", "events"), _measures, True,
    ),
    Noun.COMMUNICATIONS: TableOf(
        ("id", "topic", "channel", "sender", "sender_label_en", "sender_label_zh", "addressee", "addressee_label_en",
         "addressee_label_zh", "via", "what_en", "what_zh", "sent_on", "precision", "as_printed", *_QUOTE),
        _communications, True,
    ),
    Noun.RECOMMENDATIONS: TableOf(
        ("id", "meeting", "meeting_on", "text_en", "text_zh", "addressees", *_QUOTE), _recommendations,
    ),
}  # fmt: skip


def export_table(
    desk: Desk, noun: Noun, dialogue_id: UUID, carrier: Carrier = Carrier.CSV, *, ceiling: Marking | None = None,
    of_own: bool = False,
) -> WordFile:  # fmt: skip
    """What a dialogue holds of a noun as a table: of the joint record, or of one's own, which no other side reads.

    Of a meeting whose words are not for attribution no speaker is named. Raises NotPermitted, NoSuchRow, AboveCeiling with
    what is marked above the ceiling, ExportLeaks where a joint table holds words that the own side wrote for itself,
    CellTooLong (XLSX). Journal (own): record:handed_out.
    """
    needs(desk.actor, Permission.DRAFT_EXPORT)
    noun, carrier = Noun(noun), Carrier(carrier)
    table = TABLES[noun]
    if of_own and not table.is_private_too:
        raise NoSuchRow(noun="table")
    if of_own:
        with desk.reading() as joint, desk.reading_own() as own:
            place = Place(joint, desk.actor, dialogue_id, own)
            title, rows = _read(place, table)
    else:
        with desk.reading() as joint:
            title, rows = _read(Place(joint, desk.actor, dialogue_id), table)
    check_ceiling(ceiling, [Held((q.source_title, q.source_title), q.marking) for _, quotes in rows for q in quotes])
    header = [caption(key) for key in table.columns]
    lines = [[cells.get(key, "") for key in table.columns] for cells, _ in rows]
    if not of_own:
        check_private_words(desk, dialogue_id, lines)
    content = as_csv(header, lines) if carrier == Carrier.CSV else as_xlsx(noun.value, header, lines)
    what = f"{noun.value} private" if of_own else noun.value
    name = file_name(title, what, carrier.value, ceiling)
    return let_leave(desk, WordFile(name, content), f"table {noun.value}", "dialogue", dialogue_id)


def table_template(desk: Desk, noun: Noun, carrier: Carrier = Carrier.CSV) -> WordFile:
    """An empty table with the columns that are read on the way in. Raises NotPermitted."""
    from actions.table_rows import READ

    needs(desk.actor, Permission.DIALOGUE_READ)
    header = [caption(key) for key in READ[Noun(noun)]]
    content = as_csv(header, ()) if Carrier(carrier) == Carrier.CSV else as_xlsx(noun.value, header, ())
    return WordFile(f"{noun.value}.{carrier.value}", content)


def _read(place: Place, table: TableOf) -> tuple[str, list[tuple[Cells, Iterable[Quote]]]]:
    dialogue = place.dialogue
    return dialogue.name_en or dialogue.name_zh, list(table.rows(place))


def _quoted(quote: Quote) -> Cells:
    return {
        "source": quote.source_title, "source_id": quote.source_id.hex, "source_reference": quote.source_reference,
        "source_on": _day(quote.source_dated_on), "quote": quote.exact, "quote_start": str(quote.start),
        "quote_end": str(quote.end), "marking": listed(quote.marking),
    }  # fmt: skip


def _at_meeting(place: Place, line: Any) -> Cells:
    title, day = place.meeting(line.meeting_id)
    return {"id": line.id.hex, "meeting": title, "meeting_on": day}


def _as_they_are(line: Any, fields: Iterable[str]) -> Cells:
    return {field: getattr(line, field) for field in fields}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


__all__ = [
    "COMMITMENT_TEXTS",
    "COMMUNICATION_TEXTS",
    "TABLES",
    "Carrier",
    "Cells",
    "Noun",
    "Place",
    "TableOf",
    "export_table",
    "table_template",
    "topic_names",
]
