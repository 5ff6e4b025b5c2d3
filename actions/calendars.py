"""The calendar of a meeting or of a dialogue as a file: from the joint record alone, for whoever may take files of it."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.commitment_lines import CommitmentLine
from actions.commitments import list_commitments
from actions.desk import Desk
from actions.dialogues import DialogueView, MeetingLine, read_dialogue
from actions.handing_out import FileMade, Held, WordFile, check_ceiling, file_name, hand_out
from actions.paper_parts import filled, meeting_title, side
from actions.private_words import private_words
from actions.record_access import access_meeting
from actions.scheduled_events import EventLine, list_events
from dialogue.meeting_times import moments
from dialogue.refusals import ExportLeaks
from dialogue.roles import Permission
from dialogue.vocabulary import Marking, MeetingState, Precision
from exports import captions_calendar as words
from exports.calendar import CalendarEntry, EntryState, Pair, write_calendar
from exports.word.values import Language
from models.base import new_id, now
from models.journal import JournalEntry
from models.meetings import DateAssertion, Meeting


class CalendarForm(StrEnum):
    """Of what a calendar is: one meeting; the meetings and events of a dialogue; those with the days commitments fall due."""

    MEETING = "meeting-calendar"
    DIALOGUE = "dialogue-calendar"
    DIALOGUE_DUE = "dialogue-calendar-due"


_STATES = {
    MeetingState.PLANNED: EntryState.TENTATIVE,
    MeetingState.HELD: EntryState.CONFIRMED,
    MeetingState.CANCELLED: EntryState.CANCELLED,
}


def export_calendar(
    desk: Desk, form: CalendarForm, subject: UUID, languages: tuple[Language, ...] = ("en", "zh"), *,
    ceiling: Marking | None = None,
) -> WordFile:  # fmt: skip
    """A calendar as a file that leaves. Journal (own): record:exported.

    Raises NotPermitted, NoSuchRow, ExportLeaks, AboveCeiling with what is marked above the ceiling.
    """
    return hand_out(desk, calendar_made(desk, form, subject, languages, ceiling=ceiling))


def calendar_made(
    desk: Desk, form: CalendarForm, subject: UUID, languages: tuple[Language, ...] = ("en", "zh"), *,
    ceiling: Marking | None = None,
) -> FileMade:  # fmt: skip
    """A calendar, ready to leave and not handed out. Nothing of any side's own store is in it."""
    needs(desk.actor, Permission.DRAFT_EXPORT)
    made_at = now()
    with desk.reading() as joint:
        if form == CalendarForm.MEETING:
            meeting = access_meeting(joint, desk.actor, subject, Permission.DIALOGUE_READ)
            dialogue = read_dialogue(joint, desk.actor, meeting.dialogue_id)
            lines = [line for line in dialogue.meetings if meeting.id in (line.id, line.part_of_id)]
            events = list_events(joint, desk.actor, meeting_id=meeting.id)
            label, noun = meeting_title(next(line for line in lines if line.id == meeting.id)), "meeting"
        else:
            dialogue = read_dialogue(joint, desk.actor, subject)
            lines, events = list(dialogue.meetings), list_events(joint, desk.actor, dialogue_id=dialogue.id)
            label = words.WITH_DUE if form == CalendarForm.DIALOGUE_DUE else words.OF_MEETINGS
            noun = "dialogue"
        named = filled(dialogue.name_en, dialogue.name_zh)
        entries = [*_meetings(joint, dialogue, lines), *_events(joint, dialogue, events)]
        quotes = [event.quote for event in events if event.quote]
        if form == CalendarForm.DIALOGUE_DUE:
            promised = list_commitments(joint, desk.actor, today=made_at.date(), dialogue_id=dialogue.id)
            entries += _due(joint, dialogue, promised)
            quotes += [line.quote for line in promised if line.due_on]
    check_ceiling(ceiling, [Held((quote.source_title, quote.source_title), quote.marking) for quote in quotes])
    title: Pair = (f"{named[0]}: {label[0]}", f"{named[1]}：{label[1]}")
    content = write_calendar(title, entries, made_at, languages)
    _search(content, private_words(desk, None, dialogue.id))
    name = file_name(title[languages[0] == "zh"], form.value, "", languages, made_at, ceiling)
    return FileMade(
        name.removesuffix(".docx") + ".ics", content, form.value, words.CALENDAR, title, noun, subject, made_at, new_id(),
        bears_code=False,
    )  # fmt: skip


def _meetings(joint: Session, dialogue: DialogueView, lines: Iterable[MeetingLine]) -> Iterable[CalendarEntry]:
    named = filled(dialogue.name_en, dialogue.name_zh)
    for line in lines:
        row = joint.get_one(Meeting, line.id)
        starts, ends = moments(row.starts_on, row.ends_on, row.starts_at, row.ends_at, row.time_zone)
        title = meeting_title(line)
        place = filled(line.place_en, line.place_zh)
        if row.venue:
            place = (", ".join(filter(None, (row.venue, place[0]))), "，".join(filter(None, (place[1], row.venue))))
        dates = joint.exec(select(DateAssertion.id).where(DateAssertion.meeting_id == line.id)).all()
        sequence, changed = _changes(joint, [line.id, *dates])
        yield CalendarEntry(
            _uid(line.id), (f"{named[0]}: {title[0]}", f"{named[1]}：{title[1]}"), line.starts_on, line.ends_on,
            line.precision, starts, ends, place, _exactness(line.precision), _STATES[line.state], sequence, changed,
        )  # fmt: skip


def _events(joint: Session, dialogue: DialogueView, events: Iterable[EventLine]) -> Iterable[CalendarEntry]:
    for event in events:
        who = side(dialogue.parties, event.party) if event.party else (event.organiser_en, event.organiser_zh)
        sequence, changed = _changes(joint, [event.id])
        told = (words.organised_by(who), words.as_printed(event.as_printed), *_exactness(event.precision))
        yield CalendarEntry(
            _uid(event.id), filled(event.title_en, event.title_zh), event.starts_on, event.ends_on, event.precision,
            place=filled(event.place_en, event.place_zh), told=told, state=_STATES[event.state], sequence=sequence,
            changed_at=changed,
        )  # fmt: skip


def _due(joint: Session, dialogue: DialogueView, lines: Iterable[CommitmentLine]) -> Iterable[CalendarEntry]:
    """The days on which commitments fall due; what was withdrawn by all or is undated stands in no calendar."""
    for line in lines:
        if line.due_on is None:
            continue
        who = side(dialogue.parties, line.debtor, (line.debtor_label_en, line.debtor_label_zh))
        sequence, changed = _changes(joint, [line.id])
        yield CalendarEntry(
            _uid(line.id), words.due_title(who, (line.action_en, line.action_zh)), line.due_on,
            told=((line.due_words_en, line.due_words_zh),), sequence=sequence, changed_at=changed, blocks=False,
        )  # fmt: skip


def _exactness(precision: Precision) -> tuple[Pair, ...]:
    return () if precision == Precision.DAY else (words.NOT_EXACT,)


def _uid(row_id: UUID) -> str:
    """The identifier of an entry in every calendar, for ever."""
    return f"{row_id}@alternat.invalid"


def _changes(joint: Session, ids: list[UUID]) -> tuple[int, datetime | None]:
    """How often a row was changed since it was made, as its journal tells, and when last."""
    entries = joint.exec(select(JournalEntry.at).where(JournalEntry.subject_id.in_(ids))).all()  # type: ignore[union-attr]
    return max(0, len(entries) - 1), max(entries, default=None)


def _search(content: bytes, forbidden: Iterable[str]) -> None:
    """Refuse a file in which private words stand, whatever lines they were folded into. Raises ExportLeaks."""
    said = content.decode().replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").casefold()
    found = [word for word in forbidden if " ".join(word.casefold().split()) in " ".join(said.split())]
    if found:
        raise ExportLeaks(findings=len(found), first="private words")


__all__ = ["CalendarForm", "calendar_made", "export_calendar"]
