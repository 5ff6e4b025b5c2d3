"""The annex of participants: who sat where at one meeting, with title, organisation and capacity as they were stated then."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from actions.handing_out import Held
from actions.meeting_view import Count, MeetingView, Seat, read_meeting
from actions.paper_meeting import list_told
from actions.paper_parts import Composed, Making, filled, full_name, joined, meeting_days, meeting_title, ordered, said
from actions.people import find_people
from actions.sources import read_passage
from dialogue.names import NameForm, printed_name
from dialogue.vocabulary import Function, Presence
from exports.word import captions_meetings as more
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Heading, Look, Prose, Row

FIRST = (Function.HEAD, Function.CHAIR, Function.MEMBER)
"""Who is listed first on a side, in this order; the others follow under a line of their own."""
_CAPTIONS = (words.NUMBER, words.NAME, words.TITLE, words.FUNCTION)
_SHARES = (3, 10, 17, 10)

Names = dict[UUID, tuple[NameForm, ...]]


def participants_annex(making: Making, meeting_id: UUID) -> Composed:
    """The annex as of a meeting. Raises NoSuchRow."""
    meeting = read_meeting(making.joint, making.actor, meeting_id)
    names = names_by_person(making, meeting)
    parties = ordered(meeting.parties, making.asked)
    blocks: list[Block] = []
    for party in parties:
        count = next((count for count in meeting.counts if count.party == party.key), None)
        blocks += _side(full_name(party), meeting.seats_of(party.key), names, count, making)
    if neutral := meeting.seats_of(""):
        blocks += _side(words.ON_NO_SIDE, neutral, names, None, making)
    if any(told := list_told(meeting)):
        blocks.append(Prose((Entry(told, Look.QUIET),), more.LIST))
    return Composed(
        meeting_label(meeting), tuple(blocks), meeting_named(meeting), "meeting", meeting.line.id,
        held=tuple(_held(making, meeting)),
    )  # fmt: skip


def meeting_label(meeting: MeetingView) -> Pair:
    """Which meeting a paper is of: dialogue, title, days and place."""
    line = meeting.line
    return joined(
        filled(meeting.dialogue_name_en, meeting.dialogue_name_zh), meeting_title(line), meeting_days(line),
        filled(line.place_en, line.place_zh),
    )  # fmt: skip


def meeting_named(meeting: MeetingView) -> Pair:
    """The same for the name of a file: the dialogue and the title."""
    dialogue, title = filled(meeting.dialogue_name_en, meeting.dialogue_name_zh), meeting_title(meeting.line)
    return f"{dialogue[0]} {title[0]}", f"{dialogue[1]} {title[1]}"


def names_by_person(making: Making, meeting: MeetingView) -> Names:
    """Every form of the name of everybody who sat at the meetings of this dialogue."""
    found = find_people(making.joint, making.actor, dialogue_id=meeting.line.dialogue_id)
    return {person.id: person.names for person in found}


def name_of(seat: Seat, names: Names) -> Pair:
    """The name as each script has it, the family name in capitals where it is known; of the unnamed how they are called."""
    forms = names.get(seat.person_id, ()) if seat.person_id else ()
    if not forms:
        return filled(seat.name_en, seat.name_zh)
    return printed_name(forms, "en"), printed_name(forms, "zh")


def _side(
    heading: Pair, seats: Sequence[Seat], names: Names, count: Count | None, making: Making
) -> Iterable[Block]:  # fmt: skip
    yield Heading(words.side_and_count(heading, sum(seat.head_count for seat in seats)))
    delegates = sorted((s for s in seats if s.function in FIRST), key=lambda seat: FIRST.index(seat.function))
    others = [seat for seat in seats if seat.function not in FIRST]
    lines = [_row(at, seat, names) for at, seat in enumerate(delegates, 1)]
    if others:
        lines.append(Row(((Entry(words.OTHERS_PRESENT, Look.FIRM),),), is_group=True))
        lines += [_row(at, seat, names) for at, seat in enumerate(others, len(delegates) + 1)]
    if lines:
        yield Grid(_CAPTIONS, _SHARES, tuple(lines))
    else:
        yield Prose((Entry(words.NOBODY, Look.QUIET),))
    if back := sum(seat.came_back for seat in seats):
        yield Prose((Entry(words.came_back(back), Look.QUIET),))
    if count is not None and count.differs:
        stated = words.stated_otherwise(count.stated, count.listed)
        yield Prose((Entry(stated, Look.QUIET),))


def _row(number: int, seat: Seat, names: Names) -> Row:
    title = filled(seat.title_en, seat.title_zh)
    stated = words.title_at(title, (seat.organisation_en, seat.organisation_zh))
    notes = [words.FUNCTIONS[seat.function]] if seat.function != Function.MEMBER else []
    notes += [words.CAPACITIES[seat.capacity]]
    notes += [more.RANKS[seat.rank]] if seat.rank else []
    notes += [words.several(seat.head_count)] if seat.head_count > 1 else []
    notes += [words.INFERRED] if seat.presence == Presence.INFERRED else []
    notes += [more.NAMED] if seat.presence == Presence.NAMED else []
    notes += [more.printed_as(seat.name_as_printed)] if seat.name_as_printed else []
    notes += [] if seat.affiliation_confirmed else [words.TO_BE_CONFIRMED]
    return Row(
        (
            said((str(number), str(number))),
            said(name_of(seat, names), Look.FIRM if seat.function == Function.HEAD else Look.TEXT),
            said(stated),
            said(joined(*notes)),
        )
    )


def _held(making: Making, meeting: MeetingView) -> Iterable[Held]:
    """The numbers that a source states are words of that source, and are marked as it is."""
    for count in meeting.counts:
        if count.differs and count.passage_id is not None:
            quote = read_passage(making.joint, making.actor, count.passage_id)
            en, zh = words.stated_otherwise(count.stated, count.listed)
            yield Held((f"{quote.source_title}: {en}", f"{quote.source_title}：{zh}"), quote.marking)


__all__ = ["FIRST", "Names", "meeting_label", "meeting_named", "name_of", "names_by_person", "participants_annex"]
