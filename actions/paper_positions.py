"""The matrix of positions: topic by topic and meeting by meeting, what each party said, beside what the others said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from actions.dialogues import DialogueView, MeetingLine, PartyLine, read_dialogue
from actions.handing_out import Held
from actions.meeting_view import read_meeting
from actions.paper_parts import (
    Composed,
    Making,
    PaperAsked,
    filled,
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
from actions.positions import PositionLine, TopicLine, list_positions, list_topics
from actions.requests import RequestLine, list_requests
from dialogue.refusals import NoSuchRow
from dialogue.vocabulary import AttributionRule, PositionKind
from exports.word import captions
from exports.word import captions_positions as how
from exports.word import captions_record as words
from exports.word.captions import Pair
from exports.word.paper import Block, Entry, Grid, Look, Prose, Row


def positions_matrix(making: Making, dialogue_id: UUID) -> Composed:
    """The positions of a dialogue, or those on one topic. Raises NoSuchRow, also for a topic of another dialogue."""
    dialogue = read_dialogue(making.joint, making.actor, dialogue_id)
    parties = ordered(dialogue.parties, making.asked)
    positions = list_positions(making.joint, making.actor, dialogue_id=dialogue.id)
    topics = {t.id: t for t in list_topics(making.joint, making.actor, dialogue_id=dialogue.id)}
    if (asked := making.asked.topic) is not None:
        if asked not in topics:
            raise NoSuchRow(noun="topic")
        positions = [p for p in positions if p.topic_id == asked]
    rules = _rules(making, positions)
    beside = _Beside({p.id: p for p in positions}, _requests(making, dialogue.id), parties, making.asked, rules)
    columns = [party.key for party in parties]
    captions_of = (words.MEETING, *(side(parties, key) for key in columns))
    room = (22, *([78 // len(columns)] * len(columns)))
    rows: list[Row] = []
    for topic in _topics(topics, positions, asked, dialogue.id):
        rows.append(Row((_topic(topics.get(topic) if topic else None),), is_group=True))
        here = [p for p in positions if p.topic_id == topic]
        rows += _steps(here, dialogue, columns, beside)
    blocks: list[Block] = list(_rule(dialogue, rules))
    if rows:
        blocks.append(Grid(captions_of, room, tuple(rows)))
    else:
        blocks.append(Prose((Entry(words.NOTHING_SAID, Look.QUIET),)))
    name = filled(dialogue.name_en, dialogue.name_zh)
    return Composed(
        joined(name, captions.as_at(making.made_at)), tuple(blocks), name, "dialogue", dialogue.id,
        held=tuple(one for p in positions for one in _held(p, parties)), is_wide=True,
    )  # fmt: skip


def _topics(
    topics: dict[UUID, TopicLine], positions: Sequence[PositionLine], asked: UUID | None, dialogue_id: UUID
) -> list[UUID | None]:
    """The topics of the dialogue and those spoken of in it, those without one last."""
    if asked is not None:
        return [asked]
    spoken = dict.fromkeys(p.topic_id for p in positions)
    own = [topic.id for topic in topics.values() if topic.dialogue_id == dialogue_id]
    return sorted(dict.fromkeys([*own, *spoken]), key=lambda topic: (topic is None, topic not in spoken))


def _topic(topic: TopicLine | None) -> tuple[Entry, ...]:
    if topic is None:
        return said(words.NO_TOPIC, Look.FIRM)
    proposition = (topic.proposition_en, topic.proposition_zh)
    scope = (topic.scope_note, topic.scope_note)
    return (
        *said(filled(topic.name_en, topic.name_zh), Look.FIRM), *said(proposition, Look.QUIET), *said(scope, Look.QUIET)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands elsewhere of a position: what it replaced, how it was answered, how the sides are called."""

    positions: Mapping[UUID, PositionLine]
    requests: Mapping[UUID, RequestLine]
    parties: Sequence[PartyLine]
    asked: PaperAsked
    rules: Mapping[UUID, AttributionRule]


def _requests(making: Making, dialogue_id: UUID) -> dict[UUID, RequestLine]:
    found = list_requests(making.joint, making.actor, today=making.made_at.date(), dialogue_id=dialogue_id)
    return {line.position.id: line for line in found}


def _steps(
    positions: Sequence[PositionLine], dialogue: DialogueView, columns: Sequence[str], beside: _Beside
) -> Iterable[Row]:
    """A row a meeting at which anybody spoke of the topic; one that says so where nobody ever did."""
    silent = said(words.NO_POSITION, Look.QUIET)
    if not positions:
        yield Row(((), *([silent] * len(columns))))
        return
    meetings: list[MeetingLine | None] = [m for m in dialogue.meetings if any(p.meeting_id == m.id for p in positions)]
    meetings += [None] if any(p.meeting_id is None for p in positions) else []
    for meeting in meetings:
        here = [p for p in positions if p.meeting_id == (meeting.id if meeting else None)]
        cells = []
        for key in columns:
            stated = [entry for p in here if p.party == key for entry in _stated(p, meeting, beside)]
            cells.append(tuple(stated) or silent)
        if any(p.party in columns for p in here):
            yield Row((_meeting(meeting), *cells))
        others: dict[Pair, list[Entry]] = {}
        for p in here:
            if p.party not in columns:  # of no party, so in no party's column
                who = _called(p)
                others.setdefault(who, []).extend(_stated(p, meeting, beside))
        for who, told in others.items():
            yield Row(((*_meeting(meeting), *said(who)), tuple(told)), is_across=True)


def _meeting(meeting: MeetingLine | None) -> tuple[Entry, ...]:
    if meeting is None:
        return said(words.OUTSIDE)
    return (*said(meeting_title(meeting)), *said(meeting_days(meeting), Look.QUIET))


def _called(p: PositionLine) -> Pair:
    """How somebody who is no party of the table is called: by their label, by what kind of speaker they are, or as others."""
    if p.attribution_en or p.attribution_zh:
        return filled(p.attribution_en, p.attribution_zh)
    return how.CLASSES[p.attribution_class] if p.attribution_class else words.OTHERS


def _stated(p: PositionLine, meeting: MeetingLine | None, beside: _Beside) -> Iterable[Entry]:
    """What was said; beneath it when, of what kind, how it leans, how it was said, and where it is written."""
    yield from said((p.statement_en, p.statement_zh))
    on = captions.on_day(p.stated_on) if p.stated_on and _tells_more(p, meeting) else ("", "")
    kind = words.KINDS[p.kind] if p.kind != PositionKind.POSITION else ("", "")
    told = [on, kind, words.LEANINGS[p.leaning], how.FIRMNESS[p.firmness] if p.firmness else ("", "")]
    told += [words.REPLACED] if p.superseded else []
    yield from said(joined(*told), Look.QUIET)
    is_free = meeting is None or beside.rules[meeting.id] == AttributionRule.ATTRIBUTED
    yield from said(_how(p, is_free=is_free), Look.QUIET)
    if p.kind == PositionKind.REQUEST:
        yield from _request(p, beside)
    if p.supersedes_id is not None:
        earlier = beside.positions.get(p.supersedes_id)
        before = (earlier.statement_en, earlier.statement_zh) if earlier else ("", "")
        yield from said(how.replacing(p.movement, before), Look.QUIET)
    via = ", ".join(filter(None, (step.strip() for step in p.chain.splitlines())))
    yield from said(source_words(p.quote, beside.asked, via), Look.QUIET)


def _how(p: PositionLine, *, is_free: bool) -> Pair:
    """How close the source comes to the words and who translated them; where it may be told also for whom they were said."""
    behalf = words.on_behalf(p.on_behalf_of) if p.on_behalf_of and is_free else ("", "")
    author = how.words_of(p.author_of_words) if is_free else ("", "")
    directness = how.DIRECTNESS[p.directness] if p.directness else ("", "")
    return joined(behalf, author, directness, how.worded(p.verb), how.translated(p.translated_by))


def _request(p: PositionLine, beside: _Beside) -> Iterable[Entry]:
    """Of whom it was asked and for when, and the latest answer or that there is none."""
    to = side(beside.parties, p.addressee, (p.addressee_label_en, p.addressee_label_zh))
    by = captions.on_day(p.asked_for_on) if p.asked_for_on else ("", "")
    yield from said(how.addressed(to, by), Look.QUIET)
    line = beside.requests.get(p.id)
    if line is None or not line.answers:
        yield from said(how.UNANSWERED, Look.QUIET)
        return
    last = line.answers[-1]
    yield from said(how.answered(how.ANSWERS[last.answer], captions.on_day(last.seen_on), last.inferred), Look.QUIET)


def _tells_more(p: PositionLine, meeting: MeetingLine | None) -> bool:
    """Whether the day of a statement says more than that of its meeting."""
    return meeting is None or p.stated_on != meeting.starts_on or meeting.ends_on not in (None, meeting.starts_on)


def _rules(making: Making, positions: Sequence[PositionLine]) -> dict[UUID, AttributionRule]:
    """What may be repeated of each meeting at which a position was stated."""
    meetings = dict.fromkeys(p.meeting_id for p in positions if p.meeting_id)
    return {key: read_meeting(making.joint, making.actor, key).attribution_rule for key in meetings}


def _rule(dialogue: DialogueView, rules: Mapping[UUID, AttributionRule]) -> Iterable[Block]:
    """What stands over the table where one of its meetings was not for attribution."""
    held = {dialogue.attribution_rule, *rules.values()}
    for rule in AttributionRule:
        if rule in held and rule != AttributionRule.ATTRIBUTED:
            yield Prose((Entry(words.not_for_attribution(rule), Look.FIRM),))


def _held(p: PositionLine, parties: Sequence[PartyLine]) -> Iterable[Held]:
    who = side(parties, p.party, (p.attribution_en, p.attribution_zh))
    name: Pair = joined(who, filled(p.topic_en, p.topic_zh), source_name(p.quote))
    yield from held_as(name, p.quote)


__all__ = ["positions_matrix"]
