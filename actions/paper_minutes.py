"""Minutes of a meeting: attributed, or without a word on who spoke and for whom.

Without attribution nothing is printed that says it: no speaker, no side, no source, no venue; and the finished file is searched
for the names of everybody who sat there and of where they are from, because the words themselves may tell.
"""

from collections.abc import Iterable, Sequence
from typing import Final
from uuid import UUID

from sqlmodel import select

from actions.commitments import CommitmentLine, list_commitments
from actions.handing_out import Held
from actions.meeting_view import MeetingView, Seat, read_meeting
from actions.next_steps import list_next_steps
from actions.paper_commitments import commitment_held, due_words, sides, what_words
from actions.paper_implementation import next_steps, next_steps_held
from actions.paper_meeting import (
    announced,
    announced_at,
    dates_of,
    hosts_of,
    hours_of,
    list_told,
    meeting_held,
    track_of,
)
from actions.paper_participants import Names, meeting_label, meeting_named, name_of, names_by_person
from actions.paper_parts import (
    Composed,
    Making,
    filled,
    full_name,
    held_as,
    joined,
    meeting_days,
    meeting_title,
    ordered,
    said,
    side,
    source_name,
    source_words,
)
from actions.positions import PositionLine, list_positions
from dialogue.names import NameForm, Script, shown_name
from dialogue.parties import ALSO_CALLED
from dialogue.record import Obligation
from dialogue.refusals import MayNotBeAttributed
from dialogue.vocabulary import AttributionRule, Function, Outcome, PositionKind
from exports.word import captions_meetings as more
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.captions_commitments import STATUSES
from exports.word.captions_dates import clock, days
from exports.word.paper import Block, Entry, Grid, Heading, Look, Prose, Row
from exports.word.unattributed import Known, LeftKind
from models.organisations import Organisation, OrganisationName
from models.people import Participation

LEFT_OPEN: Final = frozenset({Outcome.OPEN, Outcome.DEFERRED, Outcome.NOT_REACHED})
"""Points that go to the next round."""


def minutes(making: Making, meeting_id: UUID, *, attributed: bool) -> Composed:
    """The minutes of a meeting with its sittings. Raises NoSuchRow, and MayNotBeAttributed where its rule forbids it."""
    meeting = read_meeting(making.joint, making.actor, meeting_id)
    if attributed and meeting.attribution_rule != AttributionRule.ATTRIBUTED:
        raise MayNotBeAttributed(rule=meeting.attribution_rule)
    sittings = tuple(read_meeting(making.joint, making.actor, line.id) for line in meeting.sittings)
    if attributed and (strict := [s for s in sittings if s.attribution_rule != AttributionRule.ATTRIBUTED]):
        raise MayNotBeAttributed(rule=strict[0].attribution_rule)
    names = names_by_person(making, meeting)
    here = [meeting.line.id, *(sitting.line.id for sitting in sittings)]
    positions = [p for at in here for p in list_positions(making.joint, making.actor, meeting_id=at)]
    commitments = [
        c
        for at in here
        for c in list_commitments(making.joint, making.actor, today=making.made_at.date(), meeting_id=at)
    ]
    # Who does what afterwards tells who was for it: a next step is in the minutes that name the speakers only.
    steps = [
        step
        for at in here if attributed
        for step in list_next_steps(making.joint, making.actor, today=making.made_at.date(), meeting_id=at)
    ]  # fmt: skip
    events = announced_at(making, here)
    told = _Minutes(making, meeting, sittings, names, attributed)
    blocks = (
        *told.particulars(), *told.agenda(), *told.said(positions), *told.undertaken(commitments),
        *next_steps(steps, told.parties, making.asked), *announced(events, making, meeting, attributed=attributed),
        *told.next_round(),
    )  # fmt: skip
    held = (
        *(one for p in positions for one in _position_held(p, meeting)),
        *(one for c in commitments for one in commitment_held(c, meeting.parties, accounts=False)),
        *next_steps_held(steps),
    )
    held = (*held, *(one for at in (meeting, *sittings) for one in meeting_held(at, events if at is meeting else ())))
    label, named = meeting_label(meeting), meeting_named(meeting)
    if attributed:
        return Composed(label, blocks, named, "meeting", meeting.line.id, held=held)
    return Composed(
        label, blocks, named, "meeting", meeting.line.id, held=held,
        hushed=tuple(_hushed(making, meeting, sittings, names, positions)), sides=tuple(_sides(meeting)),
    )  # fmt: skip


class _Minutes:
    """The parts of the minutes of one meeting."""

    def __init__(
        self, making: Making, meeting: MeetingView, sittings: Sequence[MeetingView], names: Names, attributed: bool
    ) -> None:
        self.making, self.meeting, self.sittings = making, meeting, sittings
        self.names, self.attributed = names, attributed
        self.parties = ordered(meeting.parties, making.asked)

    def particulars(self) -> Iterable[Block]:
        """Which meeting it was: when, where, by whose clocks, under which rule, who was there."""
        line = self.meeting.line
        dialogue = filled(self.meeting.dialogue_name_en, self.meeting.dialogue_name_zh)
        told: list[tuple[Pair, Sequence[Pair]]] = [
            (words.DIALOGUE, [dialogue]),
            (words.MEETING, [meeting_title(line)]),
            (words.DATE, [meeting_days(line)]),
            (words.PLACE, [self._place()]),
            (words.CLOCKS, hours_of(self.meeting) or self._clocks()),
            *self._named_after(),
            (words.MODE, [words.MODES[line.mode]]),
            (words.RULE, [words.RULES[self.meeting.attribution_rule]]),
            (words.PRESENT, list(self._present())),
        ]
        for caption, lines in told:
            if given := tuple(Entry(pair) for pair in lines if any(pair)):
                yield Prose(given, caption)

    def _named_after(self) -> list[tuple[Pair, Sequence[Pair]]]:
        """What would tell who was behind the meeting, or whence it is known: only where statements may be attributed."""
        if not self.attributed:
            return []
        return [
            (more.DATES_GIVEN, dates_of(self.meeting)), (more.HOSTED_BY, hosts_of(self.meeting)),
            (more.TRACK, [track_of(self.meeting)]), (more.LIST, [list_told(self.meeting)]),
        ]  # fmt: skip

    def _place(self) -> Pair:
        line = self.meeting.line
        place, venue = filled(line.place_en, line.place_zh), self.meeting.venue
        return joined(place, (venue, venue)) if self.attributed else place

    def _clocks(self) -> list[Pair]:
        """The clocks of the place, and those of the capitals where they are others."""
        zones = [self.meeting.time_zone, *(party.zone for party in self.parties)]
        return [joined(*(clock(zone, self.meeting.line.starts_on) for zone in dict.fromkeys(filter(None, zones))))]

    def _present(self) -> Iterable[Pair]:
        if not self.meeting.seats:
            return
        if not self.attributed:
            yield words.people(sum(seat.head_count for seat in self.meeting.seats))
            return
        for party in self.parties:
            seats = self.meeting.seats_of(party.key)
            heads = [name_of(seat, self.names) for seat in seats if seat.function == Function.HEAD]
            led = ", ".join(en for en, _ in heads), "、".join(zh for _, zh in heads)
            en, zh = words.led_by(sum(seat.head_count for seat in seats), led)
            name = full_name(party)
            yield f"{name[0]}: {en}", f"{name[1]}：{zh}"

    def agenda(self) -> Iterable[Block]:
        """Each point with what became of it, and since when it has been carried."""
        yield Heading(words.AGENDA)
        lines: list[Row] = []
        for meeting in (self.meeting, *self.sittings):
            if meeting is not self.meeting and meeting.agenda:
                lines.append(Row((said(joined(meeting_title(meeting.line), meeting_days(meeting.line))),), True))
            for at, point in enumerate(meeting.agenda, 1):
                since = words.carried_since(point.carried, days(point.first_on)) if point.carried else ("", "")
                title = filled(point.title_en, point.title_zh)
                became = said(words.OUTCOMES[point.outcome])
                if self.attributed and point.outcome_told is not None:
                    became = (*became, *said(source_words(point.outcome_told, self.making.asked), Look.QUIET))
                lines.append(Row((said((str(at), str(at))), (*said(title), *said(since, Look.QUIET)), became)))
        if lines:
            yield Grid((words.NUMBER, words.POINT, words.OUTCOME), (3, 27, 10), tuple(lines))
        else:
            yield Prose((Entry(words.NO_AGENDA, Look.QUIET),))

    def said(self, positions: Sequence[PositionLine]) -> Iterable[Block]:
        """What was said, topic by topic, in the order in which it was stated."""
        yield Heading(words.SAID if self.attributed else words.SAID_UNATTRIBUTED)
        if not positions:
            yield Prose((Entry(words.NOTHING_SAID, Look.QUIET),))
        topics = {p.topic_id: (p.topic_en, p.topic_zh) for p in positions}
        for topic in sorted(topics, key=lambda topic: topic is None):
            yield Heading(filled(*topics[topic]) if topic else words.NO_TOPIC, level=2)
            here = [p for p in positions if p.topic_id == topic]
            if self.attributed:
                yield Grid((words.WHO, words.STATEMENT), (4, 12), tuple(self._statement(p) for p in here))
            else:
                yield Prose(tuple(Entry(_unattributed(p)) for p in here))

    def _statement(self, p: PositionLine) -> Row:
        who = side(self.parties, p.party, (p.attribution_en, p.attribution_zh))
        beside = [words.KINDS[p.kind] if p.kind != PositionKind.POSITION else ("", "")]
        beside += [words.on_behalf(p.on_behalf_of)] if p.on_behalf_of else []
        speaker = said((p.speaker_en or p.speaker_zh, p.speaker_zh or p.speaker_en))
        return Row(
            (
                (*said(who, Look.FIRM), *speaker, *said(joined(*beside), Look.QUIET)),
                (
                    *said((p.statement_en, p.statement_zh)),
                    *said(source_words(p.quote, self.making.asked, p.chain), Look.QUIET),
                ),
            )
        )

    def undertaken(self, commitments: Sequence[CommitmentLine]) -> Iterable[Block]:
        """Who undertook what, and by when; attributed also where each side stands on it."""
        yield Heading(words.UNDERTAKEN)
        if not commitments:
            yield Prose((Entry(words.NOTHING_UNDERTAKEN, Look.QUIET),))
            return
        captions = (words.WHO_UNDERTAKES, words.WHAT, words.BY_WHEN)
        shares = (3, 9, 4)
        if self.attributed:
            captions, shares = (*captions, words.STANDS), (3, 8, 3, 3)  # type: ignore[assignment]
        yield Grid(captions, shares, tuple(self._commitment(line) for line in commitments))

    def _commitment(self, line: CommitmentLine) -> Row:
        cells = [
            said(sides(line, Obligation.DEBTOR, self.parties)),
            what_words(line, self.parties),
            (*said(due_words(line)),),
        ]
        return Row(
            (*cells, (*said(words.STANDINGS[line.standing]), *said(STATUSES[line.status], Look.QUIET)))
            if self.attributed
            else tuple(cells)
        )

    def next_round(self) -> Iterable[Block]:
        """When the sides meet again, and what goes there."""
        yield Heading(words.NEXT_ROUND)
        following = self.meeting.followed_by
        lines = [Entry(words.NOT_FIXED, Look.QUIET)]
        if following is not None:
            line = read_meeting(self.making.joint, self.making.actor, following).line
            place = filled(line.place_en, line.place_zh)
            lines = [Entry(joined(meeting_title(line), meeting_days(line), place))]
        yield Prose(tuple(lines))
        left = [p for meeting in (self.meeting, *self.sittings) for p in meeting.agenda if p.outcome in LEFT_OPEN]
        if left:
            yield Prose(tuple(Entry(filled(p.title_en, p.title_zh)) for p in left), words.CARRIED)


def _unattributed(p: PositionLine) -> Pair:
    """What was said, as nobody's: begun in the way of its kind, so that no subject is named."""
    (en, zh), (said_en, said_zh) = words.UNATTRIBUTED[p.kind], (p.statement_en, p.statement_zh)
    return (f"{en}{said_en}" if said_en else "", f"{zh}{said_zh}" if said_zh else "")


def _position_held(p: PositionLine, meeting: MeetingView) -> Iterable[Held]:
    who = side(meeting.parties, p.party, (p.attribution_en, p.attribution_zh))
    yield from held_as(joined(who, filled(p.topic_en, p.topic_zh), source_name(p.quote)), p.quote)


def _sides(meeting: MeetingView) -> Iterable[str]:
    """What the sides of a meeting are called in either language."""
    for party in meeting.parties:
        yield from (party.name_en, party.short_en, party.name_zh, party.short_zh)
        for called in ALSO_CALLED.get(party.key, ()):
            yield from called


def _hushed(
    making: Making, meeting: MeetingView, sittings: Sequence[MeetingView], names: Names,
    positions: Sequence[PositionLine],
) -> Iterable[Known]:  # fmt: skip
    """The names of all who sat there, in every form that is known, and of the organisations they came from."""
    seats = [seat for one in (meeting, *sittings) for seat in one.seats]
    if meeting.line.part_of_id is not None:
        seats += read_meeting(making.joint, making.actor, meeting.line.part_of_id).seats
    titles: dict[UUID, list[str]] = {seat.person_id: [] for seat in seats if seat.person_id}
    for seat in seats:
        if seat.person_id:
            titles[seat.person_id] += [seat.title_en, seat.title_zh]
    spoke = {name for p in positions for name in (p.speaker_en, p.speaker_zh) if name}
    for person, forms in names.items():
        if person in titles or spoke & {shown_name(forms, "en"), shown_name(forms, "zh")}:
            yield from _forms(forms, tuple(dict.fromkeys(filter(None, titles.get(person, ())))))
    called = {name.casefold() for name in _sides(meeting)}
    for name in _employers(making, seats):
        if name.casefold() not in called:
            yield Known(name, LeftKind.ORGANISATION)


def _forms(forms: Iterable[NameForm], titles: tuple[str, ...]) -> Iterable[Known]:
    """Each form as it was given, and the family and the given name in both orders."""
    for form in forms:
        latin, both = form.script == Script.LATIN, (form.given, form.family)
        orders = [" ".join(both), " ".join(reversed(both))] if latin else [form.family + form.given]
        for text in dict.fromkeys((form.text, *(orders if all(both) else ()))):
            yield Known(text, family=form.family or _family(form.text, latin), titles=titles)


def _family(text: str, latin: bool) -> str:
    """The family name of a form of which no parts were recorded: what is in capitals, or the last word; the first character."""
    parts = text.split()
    if not latin or len(parts) < 2:
        return text[:1] if not latin else ""
    return next((part for part in parts if len(part) > 1 and part.isupper()), parts[-1])


def _employers(making: Making, seats: Sequence[Seat]) -> Iterable[str]:
    """Every name of the organisations of these people: as stated then, as registered, and as they are also called."""
    rows = making.joint.exec(
        select(Participation).where(Participation.id.in_([seat.id for seat in seats]))  # type: ignore[attr-defined]
    ).all()
    ids = {row.organisation_id for row in rows if row.organisation_id}
    for stated in filter(None, (row.organisation_as_stated for row in rows)):
        yield stated
        for part in stated.replace("，", ",").split(",")[
            -1:
        ]:  # the organisation stands last in “Deputy Director, Agency”
            yield part.strip()
    for row in making.joint.exec(select(Organisation).where(Organisation.id.in_(ids))):  # type: ignore[attr-defined]
        yield from filter(None, (row.name_en, row.name_zh, row.short))
    also = select(OrganisationName).where(OrganisationName.organisation_id.in_(ids))  # type: ignore[attr-defined]
    yield from (name.text for name in making.joint.exec(also))


__all__ = ["minutes"]
