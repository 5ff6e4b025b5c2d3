"""The parts of a chosen round: its agenda with what became of each point, and the delegations as they sat."""

from collections.abc import Mapping
from uuid import UUID

from actions.follow_ups import Origin
from actions.meeting_view import AgendaLine, MeetingView, Seat
from dashboard.adoption_follow_words import origin_note
from dashboard.parts.delegations import facing
from dashboard.parts.headings import section
from dashboard.parts.lists import empty, table
from dashboard.parts.markup import Markup, Words, join, link, show, tag
from dashboard.record_words import both_languages, full_side_name, quoted
from dashboard.session import href
from dialogue.vocabulary import Capacity, Function, Presence
from locales import Reader


def agenda_part(meeting: MeetingView, origins: Mapping[UUID, Origin], words: Reader) -> None:
    """The points of the agenda in their order; where each comes from and where its outcome is told, one click deep."""
    section(words.t("Agenda"), len(meeting.agenda))
    if not meeting.agenda:
        show(empty(words.t("No point has been put on the agenda.")))
        return
    headers = [words.t("No."), words.t("Point"), words.t("Outcome")]
    any_carried = any(point.carried for point in meeting.agenda)
    headers += [words.t("Carried")] if any_carried else []
    cells = []
    for place, point in enumerate(meeting.agenda, 1):
        cell: list[Words] = [str(place), _point(point, meeting, origins, words), _outcome(point, words)]
        cells.append([*cell, _age(point, meeting, words)] if any_carried else cell)
    show(table(headers, cells, numeric={0}, whole={2}))
    show(tag("p", link(words.t("Every point through the agendas"), href("agenda", id=meeting.line.dialogue_id))))


def _point(point: AgendaLine, meeting: MeetingView, origins: Mapping[UUID, Origin], words: Reader) -> Markup:
    told = [both_languages(words, point.title_en, point.title_zh)]
    if topic := words.pick(point.topic_en, point.topic_zh):
        where = href("positions", dialogue=meeting.line.dialogue_id, topic=point.topic_id)
        told.append(tag("small", link(words.t("Topic: {topic}", topic=topic), where), cls="alt-under"))
    if point.id in origins:
        told.append(origin_note(origins[point.id], words))
    if point.origin is not None:
        told.append(tag("details", tag("summary", words.t("Where it comes from")), quoted(words, point.origin)))
    return join(told)


def _outcome(point: AgendaLine, words: Reader) -> Words:
    if point.outcome_told is None:
        return words.t(point.outcome)
    return tag("details", tag("summary", words.t(point.outcome)), quoted(words, point.outcome_told))


def _age(point: AgendaLine, meeting: MeetingView, words: Reader) -> Words:
    if not point.carried:
        return ""
    told = words.n(
        "through {n} round, since {date}", "through {n} rounds, since {date}", point.carried, date=words.short_date(point.first_on)
    )  # fmt: skip
    return link(told, href("dialogue", id=meeting.line.dialogue_id, meeting=point.first_meeting_id))


def delegations_part(meeting: MeetingView, words: Reader) -> None:
    """Each side as it sat, two facing each other; those on no side last."""
    section(words.t("Delegations"), sum(seat.head_count for seat in meeting.seats))
    if not meeting.seats:
        show(empty(words.t("Nobody has been seated yet.")))
        return
    sides = [
        (full_side_name(words, party), [_seat(seat, words) for seat in meeting.seats_of(party.key)])
        for party in meeting.parties
    ]
    neutral = [_seat(seat, words) for seat in meeting.seats_of("")]
    if neutral or len(sides) % 2:
        sides.append((words.t("On no side"), neutral))
    for left, right in zip(sides[::2], sides[1::2], strict=True):
        show(facing(*left, *right))


def _seat(seat: Seat, words: Reader) -> tuple[Words, Words, Words]:
    name = words.pick(seat.name_en, seat.name_zh)
    shown: Words = link(name, href("people", id=seat.person_id)) if seat.person_id else name
    body: Words = words.pick(seat.organisation_en, seat.organisation_zh)
    if body and seat.organisation_id:
        body = link(body, href("organisation", id=seat.organisation_id))
    title = words.pick(seat.title_en, seat.title_zh)
    stated = join([part for part in (title, body) if part], " · ")
    notes = [words.t(seat.function)] if seat.function != Function.MEMBER else []
    notes += [words.t("{n} people", n=seat.head_count)] if seat.head_count > 1 else []
    notes += [words.t(seat.rank)] if seat.rank else []
    notes += [words.t("in a personal capacity")] if seat.capacity == Capacity.PERSONAL else []
    notes += [words.t("in an official capacity")] if seat.capacity == Capacity.OFFICIAL else []
    notes += [words.t(seat.presence)] if seat.presence != Presence.LISTED else []
    notes += [words.t("printed “{name}”", name=seat.name_as_printed)] if seat.name_as_printed else []
    notes += [words.t("sat at an earlier meeting")] if seat.came_back else []
    notes += [] if seat.affiliation_confirmed else [words.t("affiliation to be confirmed")]
    return shown, stated, " · ".join(notes)


__all__ = ["agenda_part", "delegations_part"]
