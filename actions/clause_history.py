"""The negotiating history of a clause: who proposed, answered, accepted, took back or reopened what, when and where.

Told from the journal, line by line, so its order is the order of the acts and no clock's. The joint history is the same
for everybody who may read the draft; what one's own side wrote in private is told from its own store and kept apart.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from sqlmodel import Session, select

from actions.access import access_clause
from dialogue.actors import Actor
from dialogue.roles import Permission
from dialogue.vocabulary import Precision
from drafts.consensus import Level
from drafts.proposals import ProposalState
from models.drafts import Clause, Draft, Revision
from models.journal import JournalEntry
from models.meetings import Meeting
from models.proposals import Proposal, Response

_OF_OURSELVES = ("proposed", "proposal tabled")
"""Reasons that the program itself gives to a turn of a key; no words of a person."""


class Event(StrEnum):
    """What happened to a clause."""

    OPENED = "was put into the draft"
    WRITTEN = "wrote a private proposal"
    EDITED = "changed the private proposal"
    DISCARDED = "put the private proposal aside"
    TABLED = "tabled a proposal"
    REOPENED = "reopened the clause"
    ANSWERED = "answered the proposal"
    WITHDRAWN = "withdrew the proposal"
    REJECTED = "closed the proposal as rejected"
    SUPERSEDED = "closed the proposal as superseded"
    STANDS = "accepted the proposal, which became the standing text"
    STRUCK = "accepted the proposal, which took the clause out of the text"
    ACCEPTED = "accepted the text"
    CONFIRMED = "confirmed from capital"
    RELEASED = "took the acceptance back"
    CONFORMED = "confirmed that both languages say the same"
    CITED = "cited a position behind the clause"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MeetingThen:
    """The meeting at which something happened: of the draft's dialogue, and on one of its days."""

    id: UUID
    dialogue_id: UUID
    title_en: str
    title_zh: str
    number: int | None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One thing that happened to a clause.

    `side` did it, `by_id` and `by_name` for it. `en` and `zh` are the words it was about, as they were then, and `was_en`
    and `was_zh` the words they were to replace. `of_side` is whose proposal it was about. `remark` is a covering note, a
    comment or a reason. `act` says in the journal's terms what an `OTHER` is.
    """

    seq: int
    at: datetime
    event: Event
    side: str
    by_id: UUID | None
    by_name: str
    meeting: MeetingThen | None
    act: str
    number: str = ""
    ordinal: int | None = None
    kind: str = ""
    of_side: str = ""
    level: str = ""
    answer: str = ""
    remark: str = ""
    en: str = ""
    zh: str = ""
    was_en: str = ""
    was_zh: str = ""
    subject_id: UUID | None = None


def clause_draft(session: Session, actor: Actor, clause_id: UUID) -> UUID:
    """The draft that a clause belongs to. Raises NoSuchRow, NotPermitted."""
    return access_clause(session, actor, clause_id, Permission.DRAFT_READ).draft_id


def clause_history(session: Session, actor: Actor, clause_id: UUID) -> tuple[HistoryLine, ...]:
    """What happened to a clause at the table, the first first. Raises NoSuchRow, NotPermitted."""
    clause = access_clause(session, actor, clause_id, Permission.DRAFT_READ)
    past = _Past(session, clause, session)
    responses = session.exec(select(Response.id).where(Response.proposal_id.in_(list(past.proposals))))  # type: ignore[attr-defined]
    made = {p.made_revision_id for p in past.proposals.values() if p.made_revision_id}
    subjects = [*past.proposals, *responses, *made]
    about = [JournalEntry.clause_id == clause.id, JournalEntry.subject_id.in_(subjects)]  # type: ignore[union-attr]
    about.append(JournalEntry.act.startswith("draft:silence"))
    first = next(iter(past.revisions.values()))
    if first.proposal_id is None:
        about.append(JournalEntry.act == "draft:opened")
    return tuple(line for entry in _lines(session, clause.draft_id, about) for line in past.joint(entry))


def own_clause_history(own: Session, joint: Session, actor: Actor, clause_id: UUID) -> tuple[HistoryLine, ...]:
    """What this actor's side did about a clause in private, the first first: for its own eyes. Raises NoSuchRow."""
    clause = access_clause(joint, actor, clause_id, Permission.DRAFT_READ)
    past = _Past(joint, clause, own)
    query = select(Proposal.id).where(Proposal.tabled_as.in_(list(past.proposals)))  # type: ignore[union-attr]
    about = [JournalEntry.clause_id == clause.id, JournalEntry.subject_id.in_(list(own.exec(query)))]  # type: ignore[union-attr]
    return tuple(line for entry in _lines(own, clause.draft_id, about) for line in past.private(entry))


class _Past:
    """The rows a history speaks of. `told_from` is the store whose journal is read."""

    def __init__(self, joint: Session, clause: Clause, told_from: Session) -> None:
        self.joint_session, self.clause = joint, clause
        query = select(Revision).where(Revision.clause_id == clause.id).order_by(Revision.ordinal)  # type: ignore[arg-type]
        self.revisions = {row.id: row for row in joint.exec(query)}
        made_by = [row.proposal_id for row in self.revisions.values() if row.proposal_id]
        about = select(Proposal).where(
            sa.or_(Proposal.clause_id == clause.id, Proposal.other_id == clause.id, Proposal.id.in_(made_by))  # type: ignore[arg-type,attr-defined]
        )
        self.proposals = {row.id: row for row in joint.exec(about)}
        self.meetings = _Meetings(joint, clause.draft_id)

    def joint(self, entry: JournalEntry) -> Iterator[HistoryLine]:
        """What one line of the joint journal says of the clause."""
        told = False
        rows = json.loads(entry.payload)["rows"]
        level = next((r["row"]["level"] for r in rows if self._is_key_of(r, entry.side)), "")
        makes_text = any(self._is_ours(r, "revision") for r in rows)
        for wrote in rows:
            row = wrote["row"]
            line = None
            match wrote["table"]:
                case "proposal" if UUID(row["id"]) in self.proposals:
                    line = self._proposal(entry, row)
                case "response" if UUID(row["proposal_id"]) in self.proposals:
                    line = self._response(entry, row)
                case "revision" if self._is_ours(wrote, "revision"):
                    line = self._revision(entry, row, level)
                case "acceptance" if self._is_ours(wrote, "acceptance") and not makes_text:
                    line = self._key(entry, row)
                case "conformity" if self._is_ours(wrote, "conformity"):
                    line = self._on_text(entry, row, Event.CONFORMED, row["side"])
                case "reopening" if self._is_ours(wrote, "reopening"):
                    line = self._on_text(entry, row, Event.REOPENED, row["side"], remark=row["reason"])
                case "clause_position" if self._is_ours(wrote, "clause_position"):
                    line = self._line(entry, Event.CITED, subject_id=UUID(row["position_id"]))
            if line is not None:
                told = True
                yield line
        if not told and entry.clause_id == self.clause.id:
            yield self._line(entry, Event.OTHER, subject_id=entry.subject_id)

    def private(self, entry: JournalEntry) -> Iterator[HistoryLine]:
        """What one line of the own side's journal says of the clause. That it was tabled stands in the joint one."""
        events = {"written": Event.WRITTEN, "edited": Event.EDITED, "discarded": Event.DISCARDED}
        event = events.get(entry.act.removeprefix("clause:proposal:"))
        if event is None:
            if entry.noun != "proposal":
                yield self._line(entry, Event.OTHER, subject_id=entry.subject_id)
            return
        for wrote in json.loads(entry.payload)["rows"]:
            if wrote["table"] == "proposal":
                yield self._worded(entry, event, wrote["row"])

    def _is_ours(self, wrote: dict[str, Any], table: str) -> bool:
        return wrote["table"] == table and UUID(wrote["row"]["clause_id"]) == self.clause.id

    def _is_key_of(self, wrote: dict[str, Any], side: str) -> bool:
        return self._is_ours(wrote, "acceptance") and wrote["row"]["party"] == side

    def _proposal(self, entry: JournalEntry, row: dict[str, Any]) -> HistoryLine | None:
        match row["state"]:
            case ProposalState.OPEN:
                return self._worded(entry, Event.TABLED, row)
            case ProposalState.WITHDRAWN:
                return self._worded(entry, Event.WITHDRAWN, row)
            case ProposalState.REJECTED:
                return self._worded(entry, Event.REJECTED, row)
            case ProposalState.SUPERSEDED:
                return self._worded(entry, Event.SUPERSEDED, row)
        return None

    def _worded(self, entry: JournalEntry, event: Event, row: dict[str, Any]) -> HistoryLine:
        base = self.joint_session.get(Revision, UUID(row["base_id"])) if row["base_id"] else None
        return self._line(
            entry, event, number=row["number"] or (base.number if base else ""), kind=row["kind"], of_side=row["side"],
            remark=row["note"] if event in (Event.TABLED, Event.WRITTEN, Event.EDITED) else "",
            en=_with_second(row["text_en"], row["second_en"]), zh=_with_second(row["text_zh"], row["second_zh"]),
            was_en=base.text_en if base else "", was_zh=base.text_zh if base else "", subject_id=UUID(row["id"]),
        )  # fmt: skip

    def _response(self, entry: JournalEntry, row: dict[str, Any]) -> HistoryLine:
        about = self.proposals[UUID(row["proposal_id"])]
        return self._line(
            entry, Event.ANSWERED, side=row["side"], of_side=about.side, answer=row["answer"], remark=row["comment"],
            en=about.text_en, zh=about.text_zh, kind=about.kind, number=about.number, subject_id=about.id,
        )  # fmt: skip

    def _revision(self, entry: JournalEntry, row: dict[str, Any], level: str) -> HistoryLine:
        base = self.revisions.get(UUID(row["base_id"])) if row["base_id"] else None
        event = Event.STRUCK if row["struck"] else Event.STANDS if row["proposal_id"] else Event.OPENED
        return self._line(
            entry, event, number=row["number"], ordinal=row["ordinal"], of_side=row["side"], level=level,
            en=row["text_en"], zh=row["text_zh"], was_en=base.text_en if base else "",
            was_zh=base.text_zh if base else "", subject_id=UUID(row["id"]),
        )  # fmt: skip

    def _key(self, entry: JournalEntry, row: dict[str, Any]) -> HistoryLine:
        remark = "" if row["reason"] in _OF_OURSELVES else row["reason"]
        event = Event.CONFIRMED if entry.act == "clause:confirmed" else Event.ACCEPTED
        if row["level"] == Level.TAKEN_BACK:
            event = Event.RELEASED
        return self._on_text(entry, row, event, row["party"], remark=remark, level=row["level"])

    def _on_text(
        self, entry: JournalEntry, row: dict[str, Any], event: Event, side: str, *, remark: str = "", level: str = ""
    ) -> HistoryLine:
        on = self.revisions[UUID(row["revision_id"])]
        return self._line(
            entry, event, side=side, number=on.number, ordinal=on.ordinal, level=level, remark=remark, en=on.text_en,
            zh=on.text_zh, subject_id=on.id,
        )  # fmt: skip

    def _line(self, entry: JournalEntry, event: Event, *, side: str = "", **told: Any) -> HistoryLine:
        return HistoryLine(
            entry.seq, entry.at, event, side or entry.side, entry.actor_id, entry.actor_name,
            self.meetings.at(entry.at), entry.act, **told,
        )  # fmt: skip


class _Meetings:
    """The meetings of a draft's dialogue whose days are known, the draft's own first."""

    def __init__(self, joint: Session, draft_id: UUID) -> None:
        draft = joint.get_one(Draft, draft_id)
        found = joint.exec(select(Meeting).where(Meeting.dialogue_id == draft.dialogue_id))
        dated = [meeting for meeting in found if meeting.precision == Precision.DAY]
        self._dated = sorted(dated, key=lambda m: (m.id != draft.meeting_id, m.part_of_id is not None, m.starts_on))

    def at(self, moment: datetime) -> MeetingThen | None:
        """The meeting on whose days, as its own place counts them, a moment falls."""
        for meeting in self._dated:
            if meeting.starts_on <= _day(moment, meeting.time_zone) <= (meeting.ends_on or meeting.starts_on):
                return MeetingThen(meeting.id, meeting.dialogue_id, meeting.title_en, meeting.title_zh, meeting.number)
        return None


def _day(moment: datetime, zone: str) -> date:
    return (moment.astimezone(ZoneInfo(zone)) if zone else moment).date()


def _with_second(first: str, second: str) -> str:
    """The words of a proposal; of a split the words of both clauses, one under the other."""
    return f"{first}\n{second}" if second else first


def _lines(session: Session, draft_id: UUID, about: Iterable[Any]) -> Iterable[JournalEntry]:
    query = select(JournalEntry).where(JournalEntry.draft_id == draft_id, sa.or_(*about))
    return session.exec(query.order_by(JournalEntry.seq))  # type: ignore[arg-type]


__all__ = ["Event", "HistoryLine", "MeetingThen", "clause_draft", "clause_history", "own_clause_history"]
