"""What the papers print of a meeting itself: its hours on every clock, its hosts, its dates as sources give them, what it announced."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from actions.handing_out import Held
from actions.meeting_view import MeetingView
from actions.paper_parts import Making, filled, held_as, joined, side, source_name, source_words
from actions.scheduled_events import EventLine, list_events
from exports.word import captions_meetings as words
from exports.word.captions import Pair
from exports.word.captions_dates import days
from exports.word.paper import Block, Entry, Heading, Look, Prose


def hours_of(meeting: MeetingView) -> list[Pair]:
    """The hours by the clock of the place and of each capital; none where they are not known."""
    return [words.hours(told.zone, told.starts, told.ends) for told in meeting.clocks]


def hosts_of(meeting: MeetingView) -> list[Pair]:
    """Who hosted, organised too and paid, by the names that they had then."""
    return [words.called(filled(host.name_en, host.name_zh), host.role) for host in meeting.hosts]


def dates_of(meeting: MeetingView) -> list[Pair]:
    """Every date that a source gives, where there is more than the one that is gone by."""
    if len(meeting.dates) < 2:
        return []
    told = []
    for date in meeting.dates:
        read = days(date.starts_on, date.ends_on, date.precision) if date.starts_on else ("", "")
        told.append(
            joined(
                words.read_as(date.value_text, read, date.source_note), words.GONE_BY if date.preferred else ("", "")
            )
        )
    return told


def track_of(meeting: MeetingView) -> Pair:
    """The track of the meeting, where it is another one than that of the series."""
    return words.TRACKS[meeting.line.track] if meeting.line.track is not None else ("", "")


def list_told(meeting: MeetingView) -> Pair:
    """Whether it may be told who sat there, where that was said."""
    if meeting.list_is_public is None:
        return "", ""
    return words.MAY_BE_TOLD if meeting.list_is_public else words.MAY_NOT_BE_TOLD


def announced_at(making: Making, meetings: Iterable[UUID]) -> list[EventLine]:
    """What was announced at the meeting and its sittings, as the joint record holds it."""
    return [event for at in meetings for event in list_events(making.joint, making.actor, meeting_id=at)]


def announced(
    events: Sequence[EventLine], making: Making, meeting: MeetingView, *, attributed: bool
) -> Iterable[Block]:
    """A line for each thing announced; by whom and whence it is known only where that may be told."""
    if not events:
        return
    yield Heading(words.ANNOUNCED)
    for event in events:
        when = days(event.starts_on, event.ends_on, event.precision)
        entries = [Entry(joined(when, filled(event.title_en, event.title_zh), filled(event.place_en, event.place_zh)))]
        if attributed:
            who = side(meeting.parties, event.party, filled(event.organiser_en, event.organiser_zh))
            entries += [Entry(joined(who, words.STATES[event.state]), Look.QUIET)]
            entries += [Entry(source_words(event.quote, making.asked), Look.QUIET)] if event.quote else []
        yield Prose(tuple(entry for entry in entries if any(entry.words)))


def meeting_held(meeting: MeetingView, events: Sequence[EventLine]) -> Iterable[Held]:
    """What minutes carry of the words of sources about the meeting itself, and how each is marked."""
    for point in meeting.agenda:
        if point.outcome_told is not None:
            yield from held_as(
                joined(filled(point.title_en, point.title_zh), source_name(point.outcome_told)), point.outcome_told
            )
    for date in meeting.dates:
        if date.quote is not None and len(meeting.dates) > 1:
            yield from held_as(joined((date.value_text, date.value_text), source_name(date.quote)), date.quote)
    for event in events:
        if event.quote is not None:
            yield from held_as(joined(filled(event.title_en, event.title_zh), source_name(event.quote)), event.quote)


__all__ = ["announced", "announced_at", "dates_of", "hosts_of", "hours_of", "list_told", "meeting_held", "track_of"]
