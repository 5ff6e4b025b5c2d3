"""Positions with the passages they rest on, the topics they are about, and comments, which are nobody's position."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.meetings import check_party
from actions.people import names_of
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
from dialogue.positions import AttributionClass, Directness, Firmness, Movement
from dialogue.refusals import CannotSpeakForAnotherParty, FieldMissing, NoSuchRow, NotOfThisDialogue
from dialogue.roles import Permission
from dialogue.vocabulary import PositionKind
from models.measures import Measure
from models.meetings import Meeting
from models.people import Participation
from models.positions import Comment, Position, Topic
from models.sources import Passage


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic, and the written proposition toward which leanings are read."""

    id: UUID
    name_en: str
    name_zh: str
    proposition_en: str
    proposition_zh: str
    broader_id: UUID | None
    dialogue_id: UUID | None
    scope_note: str


@dataclass(frozen=True, slots=True)
class PositionLine:
    """A position with the quote it rests on. `superseded` when a later one of the same side replaced it.

    What each field of a position means stands at `models.positions.Position`; `by_name` is who recorded it.
    """

    id: UUID
    dialogue_id: UUID | None
    meeting_id: UUID | None
    topic_id: UUID | None
    topic_en: str
    topic_zh: str
    party: str
    speaker_en: str
    speaker_zh: str
    attribution_en: str
    attribution_zh: str
    on_behalf_of: str
    chain: str
    kind: PositionKind
    leaning: int | None
    statement_en: str
    statement_zh: str
    stated_on: date | None
    supersedes_id: UUID | None
    superseded: bool
    quote: Quote
    is_private: bool
    firmness: Firmness | None = None
    directness: Directness | None = None
    attribution_class: AttributionClass | None = None
    attribution_carried: bool = False
    author_of_words: str = ""
    verb: str = ""
    addressee: str = ""
    addressee_label_en: str = ""
    addressee_label_zh: str = ""
    asked_for_on: date | None = None
    translated_by: str = ""
    measure_id: UUID | None = None
    movement: Movement | None = None
    responds_to_id: UUID | None = None
    supports_id: UUID | None = None
    by_name: str = ""


_AS_STORED = (
    "firmness", "directness", "attribution_class", "attribution_carried", "author_of_words", "verb", "addressee",
    "addressee_label_en", "addressee_label_zh", "asked_for_on", "translated_by", "measure_id", "movement",
    "responds_to_id", "supports_id", "by_name",
)  # fmt: skip
"""The fields of a line that stand in the row as they are."""


@dataclass(frozen=True, slots=True)
class CommentLine:
    """An author's comment on a passage, and what it is about."""

    id: UUID
    author: str
    text: str
    about_noun: str
    about_id: UUID | None
    quote: Quote


def record_topic(
    session: Session,
    actor: Actor,
    *,
    name_en: str = "",
    name_zh: str = "",
    proposition_en: str = "",
    proposition_zh: str = "",
    scope_note: str = "",
    broader_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Topic:
    """Name a topic. In the joint store a party names it for one of its dialogues; the secretariat also for all.

    Journal: topic:recorded. Raises FieldMissing (name; dialogue), NoSuchRow.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, Topic):
        return made
    required("name", name_en, name_zh)
    if dialogue_id is not None or (actor.party is not None and session.info["audience_is_joint"]):
        dialogue_id = file_under(session, actor, joint, dialogue_id, None)
    if broader_id is not None:
        check_topic(session, actor, broader_id, None, dialogue_id)
    topic = put(
        session,
        Topic(
            name_en=name_en, name_zh=name_zh, proposition_en=proposition_en, proposition_zh=proposition_zh,
            scope_note=scope_note.strip(), broader_id=broader_id, dialogue_id=dialogue_id,
        ),
    )  # fmt: skip
    record(session, actor, "topic:recorded", topic, key=key)
    return topic


def list_topics(session: Session, actor: Actor, *, dialogue_id: UUID | None = None) -> list[TopicLine]:
    """The topics that this person may use: the general ones, and those of the dialogue or of all visible dialogues."""
    needs(actor, Permission.DIALOGUE_READ)
    general = session.exec(select(Topic).where(Topic.dialogue_id.is_(None))).all()  # type: ignore[union-attr]
    filed = select(Topic).where(Topic.dialogue_id.is_not(None))  # type: ignore[union-attr]
    own = session.exec(only_seen(session, actor, filed, Topic.dialogue_id)).all()
    topics = [*general, *(topic for topic in own if dialogue_id in (None, topic.dialogue_id))]
    return [TopicLine(*(getattr(t, f) for f in TopicLine.__slots__)) for t in sorted(topics, key=lambda t: t.id)]


def record_position(
    session: Session,
    actor: Actor,
    *,
    passage_id: UUID | None,
    party: str = "",
    attribution_en: str = "",
    attribution_zh: str = "",
    speaker_participation_id: UUID | None = None,
    on_behalf_of: str = "",
    chain: str = "",
    topic_id: UUID | None = None,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    kind: PositionKind = PositionKind.POSITION,
    leaning: int | None = None,
    statement_en: str = "",
    statement_zh: str = "",
    translated_by: str = "",
    firmness: Firmness | None = None,
    directness: Directness | None = None,
    attribution_class: AttributionClass | None = None,
    attribution_carried: bool = False,
    author_of_words: str = "",
    verb: str = "",
    addressee: str = "",
    addressee_label_en: str = "",
    addressee_label_zh: str = "",
    asked_for_on: date | None = None,
    measure_id: UUID | None = None,
    supersedes_id: UUID | None = None,
    movement: Movement | None = None,
    responds_to_id: UUID | None = None,
    supports_id: UUID | None = None,
    stated_on: date | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Position:
    """Record what a side said, resting on a passage of a stored source.

    In the joint record a party states its own positions, the secretariat those of any; in its own store a side may
    note anybody's. Without a party an attribution, or its class, says who spoke. What it answers, supports or is about
    may stand in the joint store when the position is private; what it replaces stands in its own. A movement is read
    against what is replaced. Journal: position:recorded. Raises FieldMissing, CommentIsNotAPosition, QuoteNotInSource,
    CannotSpeakForAnotherParty, NotAPartyToThisDialogue, NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, Position):
        return made
    dialogue_id = file_under(session, actor, joint, dialogue_id, meeting_id)
    passage = resting_on(session, actor, passage_id, Permission.POSITION_RECORD, joint, "position", dialogue_id)
    required("party", party, attribution_en, attribution_zh, attribution_class or "")
    check_speaks_for(session, actor, joint, dialogue_id, party)
    if addressee and dialogue_id is not None:
        check_party(joint_of(session, joint), dialogue_id, addressee)
    required("statement", statement_en, statement_zh)
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, dialogue_id)
    if speaker_participation_id is not None:
        _check_speaker(session, joint, speaker_participation_id, dialogue_id, party)
    if supersedes_id is not None:
        earlier = access_pointed_to(session, actor, Position, supersedes_id, None, dialogue_id)
        if earlier.party != party:
            raise CannotSpeakForAnotherParty(party=earlier.party)
    elif movement is not None:
        raise FieldMissing(field="earlier")
    for table, pointed_to in ((Position, responds_to_id), (Position, supports_id), (Measure, measure_id)):
        if pointed_to is not None:
            access_pointed_to(session, actor, table, pointed_to, joint, dialogue_id)
    position = put(
        session,
        Position(
            dialogue_id=dialogue_id, meeting_id=meeting_id, topic_id=topic_id, party=party,
            attribution_en=attribution_en, attribution_zh=attribution_zh,
            speaker_participation_id=speaker_participation_id, on_behalf_of=on_behalf_of, chain=chain, kind=kind,
            leaning=leaning, statement_en=statement_en, statement_zh=statement_zh, translated_by=translated_by.strip(),
            firmness=firmness, directness=directness, attribution_class=attribution_class,
            attribution_carried=attribution_carried, author_of_words=author_of_words.strip(), verb=verb.strip(),
            addressee=addressee, addressee_label_en=addressee_label_en.strip(),
            addressee_label_zh=addressee_label_zh.strip(), asked_for_on=asked_for_on, measure_id=measure_id,
            passage_id=passage.id, supersedes_id=supersedes_id, movement=movement, responds_to_id=responds_to_id,
            supports_id=supports_id, stated_on=stated_on, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "position:recorded", position, key=key)
    return position


def list_positions(
    session: Session,
    actor: Actor,
    *,
    dialogue_id: UUID | None = None,
    meeting_id: UUID | None = None,
    topic_id: UUID | None = None,
    party: str | None = None,
    kind: PositionKind | None = None,
    measure_id: UUID | None = None,
    joint: Session | None = None,
) -> list[PositionLine]:
    """The positions of this store that this person may know of, in the order in which they were stated."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Position), Position.dialogue_id)
    wanted = {
        Position.dialogue_id: dialogue_id, Position.meeting_id: meeting_id, Position.topic_id: topic_id,
        Position.party: party, Position.kind: kind, Position.measure_id: measure_id,
    }  # fmt: skip
    for column, value in wanted.items():
        if value is not None:
            query = query.where(column == value)
    return lines_of(session, list(session.exec(query)), joint)


def read_position(
    session: Session, actor: Actor, position_id: UUID | None, joint: Session | None = None
) -> PositionLine:
    """One position with the quote it rests on. Raises NoSuchRow."""
    position = access_filed(session, actor, Position, position_id, Permission.DIALOGUE_READ)
    return lines_of(session, [position], joint)[0]


def record_comment(
    session: Session,
    actor: Actor,
    *,
    author: str,
    passage_id: UUID,
    about_noun: str = "",
    about_id: UUID | None = None,
    text: str = "",
    dialogue_id: UUID | None = None,
    joint: Session | None = None,
    key: str | None = None,
) -> Comment:
    """Keep what the author of a source thinks, apart from what the parties said. Journal: comment:recorded.

    Raises FieldMissing (author), NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.POSITION_RECORD)
    if made := made_before(session, key, Comment):
        return made
    required("author", author)
    quote = read_passage(session, actor, passage_id, joint)
    dialogue_id = file_under(session, actor, joint, dialogue_id, None)
    check_same_dialogue(session, quote.source_dialogue_id, dialogue_id)
    comment = put(
        session,
        Comment(
            author=author, passage_id=passage_id, dialogue_id=dialogue_id, about_noun=about_noun, about_id=about_id,
            text=text, side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "comment:recorded", comment, key=key)
    return comment


def list_comments(
    session: Session, actor: Actor, *, about_id: UUID | None = None, about: Collection[UUID] | None = None,
    source_id: UUID | None = None, joint: Session | None = None,
) -> list[CommentLine]:  # fmt: skip
    """The comments of this store that this person may know of, or those about one or some things, or on words of one source."""
    needs(actor, Permission.DIALOGUE_READ)
    query = only_seen(session, actor, select(Comment), Comment.dialogue_id)
    if about_id is not None or about is not None:
        query = query.where(Comment.about_id.in_({about_id} if about is None else set(about)))  # type: ignore[union-attr]
    if source_id is not None:
        query = query.join(Passage, Passage.id == Comment.passage_id).where(Passage.source_id == source_id)  # type: ignore[arg-type]
    comments = sorted(session.exec(query), key=lambda comment: comment.id)
    quotes = quotes_of(session, {comment.passage_id for comment in comments}, joint)
    return [CommentLine(c.id, c.author, c.text, c.about_noun, c.about_id, quotes[c.passage_id]) for c in comments]


def check_speaks_for(
    session: Session, actor: Actor, joint: Session | None, dialogue_id: UUID | None, party: str
) -> None:
    """In the joint record a side speaks for itself; and whoever is named as a party is one of the dialogue's."""
    if session.info["audience_is_joint"] and actor.party is not None and party != actor.party:
        raise CannotSpeakForAnotherParty(party=party)
    if party and dialogue_id is not None:
        check_party(joint_of(session, joint), dialogue_id, party)


def check_topic(
    session: Session, actor: Actor, topic_id: UUID, joint: Session | None, dialogue_id: UUID | None
) -> None:
    """A topic is a general one, or one of the dialogue in which it is used. Raises NoSuchRow, NotOfThisDialogue."""
    home = session if joint is None or session.get(Topic, topic_id) else joint
    topic = home.get(Topic, topic_id)
    if topic is None or topic.dialogue_id is not None:
        topic = access_filed(home, actor, Topic, topic_id, Permission.DIALOGUE_READ)
        if topic.dialogue_id != dialogue_id:
            raise NotOfThisDialogue(noun="topic")


def _check_speaker(
    session: Session, joint: Session | None, seat_id: UUID, dialogue_id: UUID | None, party: str
) -> None:
    home = joint_of(session, joint)
    seat = home.get(Participation, seat_id)
    if seat is None:
        raise NoSuchRow(noun="participation")
    if home.get_one(Meeting, seat.meeting_id).dialogue_id != dialogue_id:
        raise NotOfThisDialogue(noun="participation")
    if party and seat.party != party:
        raise CannotSpeakForAnotherParty(party=seat.party)


def lines_of(session: Session, positions: list[Position], joint: Session | None) -> list[PositionLine]:
    """These positions with their quotes, in the order in which they were stated. For verbs that passed the door."""
    quotes = quotes_of(session, {position.passage_id for position in positions}, joint)
    own = {position.id for position in positions}
    replaced = set(session.exec(select(Position.supersedes_id).where(Position.supersedes_id.in_(own))))  # type: ignore[union-attr]
    topics: dict[UUID, Topic] = {}
    speakers: dict[UUID, tuple[str, str]] = {}
    for home in filter(None, (joint, session)):
        ids = {position.topic_id for position in positions if position.topic_id}
        topics |= {topic.id: topic for topic in home.exec(select(Topic).where(Topic.id.in_(ids)))}  # type: ignore[attr-defined]
        speakers |= _speakers(home, {p.speaker_participation_id for p in positions if p.speaker_participation_id})
    lines = []
    for p in sorted(positions, key=lambda p: (p.stated_on or date.min, p.id)):
        topic = topics.get(p.topic_id) if p.topic_id else None
        speaker = speakers.get(p.speaker_participation_id, ("", "")) if p.speaker_participation_id else ("", "")
        lines.append(
            PositionLine(
                p.id, p.dialogue_id, p.meeting_id, p.topic_id, topic.name_en if topic else "",
                topic.name_zh if topic else "", p.party, *speaker, p.attribution_en, p.attribution_zh, p.on_behalf_of, p.chain, p.kind,
                p.leaning, p.statement_en, p.statement_zh, p.stated_on, p.supersedes_id, p.id in replaced,
                quotes[p.passage_id], not session.info["audience_is_joint"],
                **{field: getattr(p, field) for field in _AS_STORED},
            )
        )  # fmt: skip
    return lines


def _speakers(session: Session, seats: set[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = session.exec(select(Participation).where(Participation.id.in_(seats))).all()  # type: ignore[attr-defined]
    names = names_of(session, [row.person_id for row in rows if row.person_id])
    unnamed = {row.id: (row.placeholder_en, row.placeholder_zh) for row in rows if not row.person_id}
    return {row.id: names.get(row.person_id, ("", "")) for row in rows if row.person_id} | unnamed
