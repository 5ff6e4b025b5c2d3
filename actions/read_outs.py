"""Two accounts of one meeting: the sides' texts, the points that they tell, and what each of them says of each point."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlmodel import Session, select

from actions.access import needs
from actions.journal import record
from actions.positions import check_speaks_for, check_topic
from actions.record_access import (
    access_filed,
    access_meeting,
    access_pointed_to,
    joint_of,
    made_before,
    put,
    required,
)
from actions.source_voices import voice_in
from actions.sources import Quote, quotes_of, resting_on
from dialogue.actors import Actor
from dialogue.read_outs import TELLS, Terms, Told, told
from dialogue.refusals import NothingToCompare
from dialogue.roles import Permission
from dialogue.vocabulary import SourceKind, Stance
from dialogue.voices import Voice
from models.commitments import Commitment
from models.dialogues import DialogueParty
from models.read_outs import ReadOutMention, ReadOutPoint
from models.sources import Source, SourceFrame


@dataclass(frozen=True, slots=True)
class AccountText:
    """A text in which a side tells of a meeting. `length` in characters; `published_at` a moment in UTC, where it is known.

    `party` is "joint" for a text of all sides.
    """

    source_id: UUID
    party: str
    title: str
    kind: SourceKind
    language: str
    length: int
    published_at: datetime | None
    dated_on: date | None
    translation_of_id: UUID | None
    is_private: bool
    voice: Voice
    said_by: tuple[str, ...]
    denied_by: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Whether it may be shown as what `party` says; what a side keeps for itself it reads as it likes."""
        return self.is_private or self.voice.counts


@dataclass(frozen=True, slots=True)
class MentionLine:
    """What one side's text says on a point, or what it answered when the point was put to it."""

    id: UUID
    party: str
    stance: Stance
    quote: Quote
    by_name: str
    is_private: bool


@dataclass(frozen=True, slots=True)
class PointLine:
    """A point with its mentions in the order in which they were made, and, derived from them, how the sides told it.

    `noted` are the mentions that only the own side keeps of a point of the joint record.
    """

    id: UUID
    meeting_id: UUID
    topic_id: UUID | None
    title_en: str
    title_zh: str
    terms: Terms | None
    commitment_id: UUID | None
    note: str
    mentions: tuple[MentionLine, ...]
    noted: tuple[MentionLine, ...]
    told: Told
    is_private: bool

    def latest(self) -> dict[str, MentionLine]:
        """The latest mention of each side, which counts."""
        return {mention.party: mention for mention in self.mentions}

    @property
    def telling(self) -> tuple[str, ...]:
        """The sides that tell the point."""
        return tuple(party for party, mention in self.latest().items() if mention.stance in TELLS)


@dataclass(frozen=True, slots=True)
class MeetingAccounts:
    """The accounts of one meeting: the texts, those of `parties` in order, and the points in theirs."""

    meeting_id: UUID
    dialogue_id: UUID
    parties: tuple[str, ...]
    texts: tuple[AccountText, ...]
    points: tuple[PointLine, ...]

    def texts_of(self, party: str) -> tuple[AccountText, ...]:
        """The texts of one side, what it published first before its translations; not what others alone say is its."""
        return tuple(text for text in self.texts if text.party == party and text.counts)

    @property
    def alleged(self) -> tuple[AccountText, ...]:
        """The texts of which another side alone says whose they are, and those that the side itself disowned."""
        return tuple(text for text in self.texts if not text.counts)


def record_point(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    title_en: str = "",
    title_zh: str = "",
    topic_id: UUID | None = None,
    commitment_id: UUID | None = None,
    note: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> ReadOutPoint:
    """Name a point that an account of a meeting tells. In the joint record the secretariat does; a side in its own store.

    Journal: read_out:point:recorded. Raises FieldMissing (point), NotOfThisDialogue, NoSuchRow, NotPermitted.
    """
    _needs_to_compare(session, actor)
    meeting = access_meeting(joint_of(session, joint), actor, meeting_id, Permission.DIALOGUE_READ)
    if made := made_before(session, key, ReadOutPoint):
        return made
    required("point", title_en, title_zh)
    _check_about(session, actor, topic_id, commitment_id, joint, meeting.dialogue_id)
    place = len(session.exec(select(ReadOutPoint.id).where(ReadOutPoint.meeting_id == meeting.id)).all())
    point = put(
        session,
        ReadOutPoint(
            meeting_id=meeting.id, dialogue_id=meeting.dialogue_id, topic_id=topic_id, place=place,
            title_en=title_en.strip(), title_zh=title_zh.strip(), commitment_id=commitment_id, note=note.strip(),
            side=actor.side, by_name=actor.name,
        ),
    )  # fmt: skip
    record(session, actor, "read_out:point:recorded", point, key=key)
    return point


def amend_point(
    session: Session,
    actor: Actor,
    point_id: UUID,
    *,
    title_en: str,
    title_zh: str,
    topic_id: UUID | None = None,
    terms: Terms | None = None,
    commitment_id: UUID | None = None,
    note: str = "",
    joint: Session | None = None,
    key: str | None = None,
) -> ReadOutPoint:
    """Say anew what a point is, and how the terms of the sides' words on it compare; a person who read both says so.

    Journal: read_out:point:amended. Raises FieldMissing (point), NothingToCompare, NotOfThisDialogue, NoSuchRow,
    NotPermitted.
    """
    _needs_to_compare(session, actor)
    point = access_filed(session, actor, ReadOutPoint, point_id, Permission.DIALOGUE_READ)
    if made_before(session, key, ReadOutPoint):
        return point
    required("point", title_en, title_zh)
    _check_about(session, actor, topic_id, commitment_id, joint, point.dialogue_id)
    if terms is not None and len(_point_lines(session, [point], joint, None)[0].telling) < 2:
        raise NothingToCompare()
    point.title_en, point.title_zh, point.note = title_en.strip(), title_zh.strip(), note.strip()
    point.topic_id, point.commitment_id, point.terms = topic_id, commitment_id, terms
    record(session, actor, "read_out:point:amended", point, key=key)
    return point


def record_mention(
    session: Session,
    actor: Actor,
    point_id: UUID,
    *,
    party: str,
    stance: Stance,
    passage_id: UUID | None,
    joint: Session | None = None,
    key: str | None = None,
) -> ReadOutMention:
    """Link a point to the words in which a side tells it, or in which it answered when the point was put to it.

    Earlier mentions stay; the latest of a side counts. In the joint record a side speaks for itself; in its own store it
    may note any, also of a point of the joint record. Journal: read_out:mention:recorded. Raises
    CannotSpeakForAnotherParty, NotAPartyToThisDialogue, CommentIsNotAPosition, QuoteNotInSource, NotOfThisDialogue,
    NoSuchRow, NotPermitted.
    """
    needs(actor, Permission.ACCOUNT_RECORD)
    home = session if joint is None or session.get(ReadOutPoint, point_id) is not None else joint
    point = access_filed(home, actor, ReadOutPoint, point_id, Permission.DIALOGUE_READ)
    if made := made_before(session, key, ReadOutMention):
        return made
    required("party", party)
    check_speaks_for(session, actor, joint, point.dialogue_id, party)
    passage = resting_on(session, actor, passage_id, Permission.ACCOUNT_RECORD, joint, "mention", point.dialogue_id)
    mention = put(
        session,
        ReadOutMention(
            point_id=point.id, party=party, stance=stance, passage_id=passage.id, side=actor.side, by_name=actor.name
        ),
    )
    record(session, actor, "read_out:mention:recorded", mention, key=key)
    return mention


def read_accounts(
    session: Session,
    actor: Actor,
    meeting_id: UUID,
    *,
    joint: Session | None = None,
    own: Session | None = None,
) -> MeetingAccounts:
    """The accounts of a meeting as this store has them. Raises NoSuchRow.

    `own` is the store of the own side, whose texts and mentions are read beside those of the joint record.
    """
    meeting = access_meeting(joint_of(session, joint), actor, meeting_id, Permission.DIALOGUE_READ)
    seats = joint_of(session, joint).exec(select(DialogueParty).where(DialogueParty.dialogue_id == meeting.dialogue_id))
    parties = tuple(seat.party for seat in sorted(seats, key=lambda seat: seat.place))
    texts = [text for home in filter(None, (session, joint, own)) for text in _texts(home, meeting_id, parties)]
    rows = session.exec(select(ReadOutPoint).where(ReadOutPoint.meeting_id == meeting_id)).all()
    points = _point_lines(session, sorted(rows, key=lambda row: (row.place, row.id)), joint, own)
    order = {party: place for place, party in enumerate(parties)}
    texts.sort(
        key=lambda t: (
            order.get(t.party, len(order)),
            t.translation_of_id is not None,
            t.dated_on or date.max,
            t.source_id,
        )
    )
    return MeetingAccounts(meeting_id, meeting.dialogue_id, parties, tuple(texts), tuple(points))


def list_points(
    session: Session, actor: Actor, *, dialogue_id: UUID | None = None, joint: Session | None = None
) -> list[PointLine]:
    """The points of this store, of one dialogue or of all that this person may know of, meeting by meeting."""
    needs(actor, Permission.DIALOGUE_READ)
    home = joint_of(session, joint)
    query = select(ReadOutPoint)
    if dialogue_id is not None:
        query = query.where(ReadOutPoint.dialogue_id == dialogue_id)
    seen = [row for row in session.exec(query) if _sees(home, actor, row)]
    return _point_lines(session, sorted(seen, key=lambda row: (row.meeting_id, row.place, row.id)), joint, None)


def _sees(home: Session, actor: Actor, row: ReadOutPoint) -> bool:
    return actor.party is None or home.get(DialogueParty, (row.dialogue_id, actor.party)) is not None


def _needs_to_compare(session: Session, actor: Actor) -> None:
    """In the joint record the secretariat compares the accounts of the sides; what a side makes of them it keeps to itself."""
    is_joint = session.info["audience_is_joint"]
    needs(actor, Permission.COMMITMENT_RECORD if is_joint else Permission.POSITION_RECORD)


def _check_about(
    session: Session, actor: Actor, topic_id: UUID | None, commitment_id: UUID | None, joint: Session | None,
    dialogue_id: UUID | None,
) -> None:  # fmt: skip
    if topic_id is not None:
        check_topic(session, actor, topic_id, joint, dialogue_id)
    if commitment_id is not None:
        access_pointed_to(session, actor, Commitment, commitment_id, joint, dialogue_id)


def _texts(home: Session, meeting_id: UUID, parties: tuple[str, ...]) -> list[AccountText]:
    """The sources of a meeting of which it is said whose account they are, and on whose word."""
    query = (
        select(Source, SourceFrame)
        .join(SourceFrame, SourceFrame.source_id == Source.id)  # type: ignore[arg-type]
        .where(Source.meeting_id == meeting_id, SourceFrame.speaks_for != "")
    )
    return [
        AccountText(
            s.id, frame.speaks_for, s.title, s.kind, s.language, len(s.text), frame.published_at, s.dated_on,
            s.translation_of_id, not home.info["audience_is_joint"], voice.voice, voice.said_by, voice.denied_by,
        )
        for s, frame in home.exec(query)
        for voice in (voice_in(frame, parties),)
    ]  # fmt: skip


def _point_lines(
    session: Session, rows: Iterable[ReadOutPoint], joint: Session | None, own: Session | None
) -> list[PointLine]:
    points = list(rows)
    ids = {row.id for row in points}
    mentions = _mentions(session, ids, joint)
    noted = _mentions(own, ids, session) if own is not None else {}
    return [
        PointLine(
            row.id, row.meeting_id, row.topic_id, row.title_en, row.title_zh, row.terms, row.commitment_id, row.note,
            tuple(mentions.get(row.id, ())), tuple(noted.get(row.id, ())), told(mentions.get(row.id, ()), row.terms),
            not session.info["audience_is_joint"],
        )
        for row in points
    ]  # fmt: skip


def _mentions(session: Session, points: set[UUID], joint: Session | None) -> dict[UUID, list[MentionLine]]:
    rows = session.exec(select(ReadOutMention).where(ReadOutMention.point_id.in_(points))).all()  # type: ignore[attr-defined]
    quotes = quotes_of(session, {row.passage_id for row in rows}, joint)
    found: dict[UUID, list[MentionLine]] = {}
    for row in sorted(rows, key=lambda row: (row.made_at, row.id)):
        line = MentionLine(
            row.id, row.party, row.stance, quotes[row.passage_id], row.by_name, not session.info["audience_is_joint"]
        )
        found.setdefault(row.point_id, []).append(line)
    return found


__all__ = [
    "AccountText", "MeetingAccounts", "MentionLine", "PointLine", "amend_point", "list_points", "read_accounts", "record_mention",
    "record_point",
]  # fmt: skip
